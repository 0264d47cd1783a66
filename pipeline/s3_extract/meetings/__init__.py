"""Meetings: the sessions, conferences and seminars a report names, with what it tells of their body, time and place.

``finder`` is the whole of it for one report. ``words`` compiles the vocabulary, ``names``, ``sessions`` and ``topics``
read the names, ``facts`` the time and place beside them.
"""
