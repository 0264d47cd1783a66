"""Citations: document symbols and the numbers of resolutions and decisions.

``finder`` is the whole of it for one report. ``symbols`` is the grammar of document symbols and usable by itself;
``resolutions`` reads numbers without a symbol and tells whose they are.
"""
