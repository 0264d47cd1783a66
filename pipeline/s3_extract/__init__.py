"""Extraction: what a report names, cites and recommends, every find with its place in the text.

``extract.extract`` is the whole stage for one report. ``places``, ``bodies``, ``meetings``, ``citations`` and ``instruments``
each find one kind of thing and can be called alone. ``discourse`` says whose words a passage is, ``directives`` where a
sentence directs, ``attribution`` who says it, ``recommendations`` makes rows of that; in this order each builds on those
before, never the other way. What several of them need lies beside them: ``scene`` (a sentence with what is named in it),
``name_index`` (known names in a text), ``actors`` (who can act), ``dates``, ``sentences``, ``table_text``.
"""
