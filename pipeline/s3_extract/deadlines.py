"""Deadlines: by when and how often what a recommendation asks for is due, and whether that is a report to somebody.

In go the words of a recommendation and the meetings named where it stands; out comes a ``Due``. What is no limit in words
(a date at which something happened, the term of a mandate) stays out. Nothing is guessed: a span of months has no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pipeline.model import Due, Mention, Passage, Recommendation
from pipeline.numbers import iso_day
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.dates import DateSpan, Precision, find_dates

# A year alone; behind the words of a limit it is one.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![-–/.]\d)")
# The words of a limit stand in so many characters before its date.
_BEFORE = 100
# Where an organ sits that decides there ("The Council, at its 35th meeting, on 10 July 2024, decides to request"), which is no limit.
_SITS = re.compile(
    r"(?:The|the)\s(?:(?!\s(?:should|must|shall|may|might|will|would|ought|needs?)\b)[^,;]){3,120},\sat\s(?:its|the)\s[^,;]{3,60},\s(?:on\s\d[^,;]{4,24},\s)?"
    r"(?!(?:should|must|shall|may|might|will|would|is|are|was|were|ought|needs?)\b)"
)
# What the middle of a year or month ends with.
_MIDDLES = {"year": "06-30", "month": "15"}
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
    """The recommendation with what is due, of which most say nothing; what a table says beside it holds where its words do not."""
    if row.due.text is not None and due.text is None:
        due = replace(row.due, asks_for_report=due.asks_for_report)
    return row if due == row.due else replace(row, due=due)


def find_due(words: str, passage: str = "", mentions: Sequence[Mention] = ()) -> Due:
    """What is due by the words of a recommendation; ``mentions`` of meetings are offsets into ``passage``."""
    sits = _SITS.match(words)
    words = words[sits.end() :] if sits else words
    recurrence = _first("recurrence", words)
    reports = _first("reports", words) is not None
    dated = _limit(words)
    span = None if dated else _span(words)
    if dated is not None:
        start, end, day, precision = dated
        due = Due(words[start:end], day, precision, None, recurrence or "once", reports)
    elif span is not None:
        meeting = _meeting(span.group(), passage, mentions)
        day, precision = _then(span.group())
        due = Due(span.group(), day, precision, meeting, recurrence or "once", reports)
    else:
        due = Due(recurrence=recurrence, asks_for_report=reports)
    return due


def _span(words: str) -> re.Match[str] | None:
    """The first limit without a date; a session at which something was adopted is none."""
    if not _may_hold("spans", words):
        return None
    for _, pattern in _patterns()["spans"]:
        told = 0
        for found in pattern.finditer(words):
            if _match("past", words[max(told, found.start() - _PAST) : found.start()]) is None:
                return found
            # What says that this was then says nothing of the next.
            told = found.end()
    return None


def _then(span: str) -> tuple[str | None, Precision | None]:
    """The last possible day of a limit without words for a date that names its month or year ("at its sixty-fifth session,
    in 2027"), and how exactly that is known."""
    date = next(iter(_dates(span)), None)
    return (date.last_day, date.precision) if date else (None, None)


def _dates(words: str) -> list[DateSpan]:
    """The dates and years of ``words`` in order, of those that begin together the longest first."""
    years = [
        DateSpan(year.start(), year.end(), f"{year.group()}-01-01", f"{year.group()}-12-31", "year")
        for year in _YEAR.finditer(words)
    ]
    return sorted((*find_dates(words), *years), key=lambda each: (each.start, -each.end)) if years else []


def _limit(words: str) -> tuple[int, int, str | None, Precision | None] | None:
    """The span of the first limit with a date, its last possible day and how exactly that is known; both None where the
    words name no day ("by early 2026"). A date without a year is no limit."""
    if not ("19" in words or "20" in words):
        return None
    for date in _dates(words):
        before = words[max(0, date.start - _BEFORE) : date.start]
        for until, pattern in _limits():
            if said := pattern.search(before):
                day = _last_possible(date, until)
                # "to present in 2026": the limit begins behind what is to be done.
                opening = said.start("limit") if "limit" in pattern.groupindex else said.start()
                return date.start - len(before) + opening, date.end, day, date.precision if day else None
    return None


def _last_possible(date: DateSpan, until: str) -> str | None:
    """The last possible day of a limit, ISO 8601; ``until`` is that of its rule, where it is none of the words a month and
    day of the year (``06-30``)."""
    match until:
        case "last":
            return date.last_day
        case "first":
            return date.first_day
        case "before":
            day = iso_day(date.first_day)
            return (day - dt.timedelta(days=1)).isoformat() if day else None
        case "middle" if date.precision in _MIDDLES:
            return date.first_day[: -len(_MIDDLES[date.precision])] + _MIDDLES[date.precision]
        case "unsaid" | "middle":
            return None
        case _:
            return date.first_day[: -len(until)] + until if date.precision == "year" else None


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
    return signs is None or any(map(words.__contains__, signs))


@cache
def _signs() -> dict[str, list[str]]:
    signs: dict[str, list[str]] = read_rules("deadlines.yaml")["words"]
    return signs


@cache
def _limits() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules: list[dict[str, str]] = read_rules("deadlines.yaml")["limits"]
    return tuple((rule["until"], re.compile(rule["pattern"])) for rule in rules)


@cache
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    data: dict[str, Any] = read_rules("deadlines.yaml")
    return {
        name: tuple((rule["id"], re.compile(rule["pattern"])) for rule in rules)
        for name, rules in data.items()
        if name not in ("words", "limits")
    }
