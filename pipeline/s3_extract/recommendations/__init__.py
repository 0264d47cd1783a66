"""Recommendations: a row for each directive clause, with who speaks it, in which instrument, and who shall act.

``finder`` goes through the paragraphs of a report, ``text_rows`` through the sentences of one, ``sentence_rows`` makes the
rows of a sentence. ``addressees`` says who shall act; ``lists`` and ``items`` read lettered points, ``review_lines`` the
numbered lines of periodic reviews, ``formal`` boxes, ``heads``, ``carried`` and ``measures`` what stands below words that
lead in. Where a sentence directs is told in ``directives``, who speaks in ``attribution``; reading of bodies, meetings and
instruments is done before and stays out.
"""
