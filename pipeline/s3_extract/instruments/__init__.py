"""Instruments: what bodies adopted, signed, issued or are drafting, as a report names or cites it.

``finder`` is the whole of it for one report. ``rules`` compiles names and patterns, ``names`` finds them,
``reference`` resolves short forms, ``draft_texts`` finds resolutions printed in full. Symbols and numbers are found
by ``citations``.
"""
