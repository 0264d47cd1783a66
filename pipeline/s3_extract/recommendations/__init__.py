"""Recommendations: the directive clauses of a report, who speaks them, in which instrument, and who shall act.

``lexicon`` holds the verbs and phrases as data, ``hits`` finds directive predicates in a sentence, ``clauses`` cuts
the sentence into one clause a predicate, ``speakers`` says who recommends, ``addressees`` who shall act, ``lists``
takes lettered items and the numbered lines of periodic reviews apart, and ``finder`` puts them together. Reading of
bodies, meetings and instruments is done before and stays out.
"""

from pipeline.s3_extract.recommendations.finder import find_recommendations

__all__ = ["find_recommendations"]
