"""Bodies: the organizations and offices a report names, by a known name, by one of its own, or by a short form.

``finder`` is the whole of it for one report, ``findings`` what comes out. ``rules`` compiles the patterns of names, ``reach`` tells how far a name
goes, ``patterns`` and ``plurals`` read the names nobody knows, ``identity`` tells which names are one body,
``reference`` and ``short_forms`` what "the Commission" stands for, ``authors`` who wrote the report. Countries are no
bodies here, and who recommends is settled elsewhere.
"""
