"""The day of a document: that of its issue, else the one its cover, its title or its meeting gives it.

How a day is written in each language is known to ``front_words``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Fact
from pipeline.numbers import iso_day
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.front_words import find_day
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# A supplement prints its day in brackets on the page of the contents, within so many rows.
_BEHIND_COVER = 160
_BRACKETS = re.compile(r"(?:contents\s+)?\[[^\[\]]{8,40}\]$", re.IGNORECASE)
# A day in figures that can be no month first; a place in capitals before the day of issue, as UNESCO prints it.
_FIGURES = re.compile(r"(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])/(\d{4})")
_PLACE = re.compile(r"[A-ZÉ]{4,20}(?: [A-Z]{3,20})?, (?:le )?(?=\d)")
_LABEL = re.compile(r"Date\s?:\s*", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:held\b.{0,80}?\bon )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)


def find_date(
    cells: Sequence[Cell], distribution: Fact | None, rows: Sequence[Row], statements: Sequence[Fact | None]
) -> Fact | None:
    """The day as an ISO 8601 date: alone in its cell or behind the distribution; in brackets behind a cover; in the
    ``statements`` of kind and title ("Letter dated ...", "adopted ... on ..."); that of the meeting recorded."""
    return (
        _of_issue(cells, distribution)
        or _in_brackets(rows)
        or _in_statements(statements)
        or _of_meeting(cells)
        or _behind_place(cells)
    )


def _of_issue(cells: Sequence[Cell], distribution: Fact | None) -> Fact | None:
    for cell in cells:
        figures = _FIGURES.fullmatch(cell.text.strip())
        value = iso_day(f"{figures[3]}-{figures[2]:0>2}-{figures[1]:0>2}") if figures else None
        if value is not None:
            return Fact(value.isoformat(), cell.start, cell.end)
        day = find_day(cell.text)
        if day is None:
            continue
        label = _LABEL.match(cell.text)
        if label and day.end - day.start >= len(cell.text.strip()) - label.end() - 1:
            return Fact(day.value, cell.start + day.start, cell.start + day.end)
        alone = day.end - day.start >= len(cell.text.strip()) - 1
        behind = distribution and distribution.start and cell.start <= distribution.start < cell.end
        if alone or behind:
            return Fact(day.value, cell.start + day.start, cell.start + day.end)
    return None


def _in_brackets(rows: Sequence[Row]) -> Fact | None:
    for row in rows[:_BEHIND_COVER]:
        if _BRACKETS.match(row.text) and (day := find_day(row.text)) is not None:
            return Fact(day.value, row.start + day.start, row.start + day.end)
    return None


def _in_statements(statements: Sequence[Fact | None]) -> Fact | None:
    for fact in statements:
        if fact is not None and (day := find_day(fact.value)) is not None:
            return Fact(day.value, fact.start, fact.end)
    return None


def _of_meeting(cells: Sequence[Cell]) -> Fact | None:
    for cell in cells:
        text = cell.text.strip()
        if (_WEEKDAY.match(text) or rule("record_title").match(text)) and (day := find_day(cell.text)) is not None:
            return Fact(day.value, cell.start + day.start, cell.start + day.end)
    return None


def _behind_place(cells: Sequence[Cell]) -> Fact | None:
    for cell in cells:
        found = _PLACE.match(cell.text)
        day = find_day(cell.text[found.end() :]) if found else None
        if found and day and day.end == len(cell.text.rstrip()) - found.end():
            return Fact(day.value, cell.start + found.end() + day.start, cell.start + found.end() + day.end)
    return None
