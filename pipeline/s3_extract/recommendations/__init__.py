"""Recommendations: who speaks a directive clause, in which instrument, and who shall act.

``addressees`` says who
shall act, ``lists`` and ``review_lines`` take lettered items and the numbered lines of periodic reviews apart, and
``finder`` puts them together. Finding the predicates is done in ``directives``; reading of bodies, meetings and
instruments is done before and stays out.
"""
