"""Extraction: what a report names, cites and recommends, every find with its place in the text.

``extract.extract`` is the whole stage for one report. ``bodies``, ``meetings``, ``instruments``, ``citations``,
``places`` and ``recommendations`` each find one kind of thing and can be called alone; what several of them need lies
beside them: ``name_index`` (known names in a text), ``dates``, ``sentences``, ``table_text``.
"""
