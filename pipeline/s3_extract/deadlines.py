"""Deadlines: by when and how often what a recommendation asks for is due, and whether that is a report to somebody.

In go the words of a recommendation and the meetings named where it stands; out comes a ``Due``. What is no limit in words
(a date at which something happened, the term of a mandate) stays out. Nothing is guessed: a span of months has no date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pipeline.model import Due, Mention, Passage, Recommendation
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.dates import DateSpan, find_dates

# A year alone; behind the words of a limit it is one.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![-–/.]\d)")
# The words of a limit stand in so many characters before its date.
_BEFORE = 40
# How far before it stands what says that something was then.
_PAST = 140


def with_deadlines(
    recommendations: Mapping[str, tuple[Recommendation, ...]],
    passages: Sequence[Passage],
    mentions: Mapping[str, tuple[Mention, ...]],
) -> dict[str, tuple[Recommendation, ...]]:
    """The recommendations with what is due; ``mentions`` are keyed by passage key."""
    texts = {passage.key: passage.text for passage in passages}
    return {
        key: tuple(_with_due(row, find_due(row.text, texts[key], mentions.get(key, ()))) for row in rows)
        for key, rows in recommendations.items()
    }


def _with_due(row: Recommendation, due: Due) -> Recommendation:
    """The recommendation with what is due, of which most say nothing."""
    return row if due == row.due else replace(row, due=due)


def find_due(words: str, passage: str = "", mentions: Sequence[Mention] = ()) -> Due:
    """What is due by the words of a recommendation; ``mentions`` of meetings are offsets into ``passage``."""
    recurrence = _first("recurrence", words)
    reports = _first("reports", words) is not None
    dated = _limit(words)
    span = None if dated else _span(words)
    if dated is not None:
        start, date = dated
        due = Due(words[start : date.end], date.last_day, date.precision, None, recurrence or "once", reports)
    elif span is not None:
        meeting = _meeting(span.group(), passage, mentions)
        due = Due(span.group(), None, None, meeting, recurrence or "once", reports)
    else:
        due = Due(recurrence=recurrence, asks_for_report=reports)
    return due


def _span(words: str) -> re.Match[str] | None:
    """The first limit without a date; a session at which something was adopted is none."""
    if not _may_hold("spans", words):
        return None
    for _, pattern in _patterns()["spans"]:
        for found in pattern.finditer(words):
            if _match("past", words[max(0, found.start() - _PAST) : found.start()]) is None:
                return found
    return None


def _limit(words: str) -> tuple[int, DateSpan] | None:
    """Where the first limit with a date begins, and its date; a date without a year is none."""
    if _YEAR.search(words) is None:
        return None
    years = [
        DateSpan(year.start(), year.end(), f"{year.group()}-01-01", f"{year.group()}-12-31", "year")
        for year in _YEAR.finditer(words)
    ]
    for date in sorted((*find_dates(words), *years), key=lambda each: (each.start, -each.end)):
        before = _match("limits", words[max(0, date.start - _BEFORE) : date.start])
        if before is not None:
            return date.start - len(before.group()), date
    return None


def _meeting(words: str, passage: str, mentions: Sequence[Mention]) -> str | None:
    """The meeting named by the words of a limit, where just one is."""
    named = {m.entity_id for m in mentions if m.entity_type == "meeting" and passage[m.start : m.end] in words}
    at = passage.find(words)
    if at >= 0 and not named:
        named = {
            m.entity_id for m in mentions if m.entity_type == "meeting" and m.start < at + len(words) and m.end > at
        }
    return named.pop() if len(named) == 1 else None


def _first(name: str, words: str) -> str | None:
    if not _may_hold(name, words):
        return None
    return next((rule for rule, pattern in _patterns()[name] if pattern.search(words)), None)


def _match(name: str, words: str) -> re.Match[str] | None:
    if not _may_hold(name, words):
        return None
    return next((match for _, pattern in _patterns()[name] if (match := pattern.search(words))), None)


def _may_hold(name: str, words: str) -> bool:
    signs = _signs().get(name)
    return signs is None or any(sign in words for sign in signs)


@cache
def _signs() -> dict[str, list[str]]:
    signs: dict[str, list[str]] = read_rules("deadlines.yaml")["words"]
    return signs


@cache
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    data: dict[str, Any] = read_rules("deadlines.yaml")
    return {
        name: tuple((rule["id"], re.compile(rule["pattern"])) for rule in rules)
        for name, rules in data.items()
        if name != "words"
    }
