"""Notes: where they stand, where each begins, and which mark in the text each belongs to.

Footnotes stand at the foot of a page under a rule or with a raised mark before them, endnotes under a heading. Their
markers run on, so the next one is known; that is how a marker glued to a word (``instrument.5``) is told from a number.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Document, Mark
from pipeline.numbers import figure, whole_number
from pipeline.s2_structure.note_marks import BRACKETED_MARK, SLASHED_MARK, STARRED, FoundNote, glued
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row, Style

_START = re.compile(r"(\d{1,3})(?:\s*[./)]?\s+|(?=[A-Z“\"]))(?=\S)|(\d{1,3})$")
# "held from 28 October to / 1 November 2024": a line that opens with a day, on a page with this mark.
_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(calendar.month_name[1:])})(?![\w’'-])")
# The note that opens with stars.
_STARS = re.compile(r"(\*{1,3}|[†‡])\s+(?=[A-Z])")
_SIGNS = "*†‡"
# How the heading of endnotes and the rule above footnotes open.
_HEADS, _RULES = "NnEeFf", "_—‗"
# Older print writes markers with a stroke: "a/ See A/38/5.", "1/ Ibid."
_SLASHED = re.compile(r"(\d{1,3}|[a-z])/\s+(?=\S)")
# Web pages have brackets: "[1] See A/38/5."
_AROUND = (("/", SLASHED_MARK), ("[", BRACKETED_MARK))
_BRACKETED = re.compile(r"\[(\d{1,3})\]\s+(?=\S)")
# A letter opens a note where a mark of that letter stands in the text.
_LETTER = re.compile(r"([a-z])\s+(?=[A-Z“\"])")
# Notes are printed smaller than the text: 8 against 10 points.
_SMALLER = 0.93
_MOST_MISSING = 6
# Lines of a note with stars.
_FEW_LINES = 5
# A line of running text is longer.
_FULL_LINE = 40
# Lines of all notes of a page, from the first marker on a line of its own.
_MOST_NOTES = 20
# Lines of print at the foot of a page that one note and the furniture below it have at most.
_MOST_LINES = 12


def note_rows(
    rows: list[Row], furniture: set[int], document: Document, style: Style, first: int
) -> tuple[list[list[int]], set[int], int]:
    """Where notes stand: ``(groups, frames, endnotes)``.

    Groups of rows that hold notes (one a page, or the endnotes), rows that are their rule or heading, and the row at
    which endnotes begin (``len(rows)`` where there are none). Rows before ``first`` are not looked at.
    """
    groups: list[list[int]] = []
    frames: set[int] = set()
    endnotes = len(rows)
    opening = _Opening(rows, furniture, document, style, first)
    i, behind = 0, len(rows)
    while i < behind:
        row, zone = rows[i], None
        if i in furniture:
            i += 1
            continue
        opens = row.text[0]
        if i > first and opens in _HEADS and rule("notes_heading").match(row.text):
            end = next((k for k in range(i + 1, len(rows)) if rule("annex_heading").match(rows[k].text)), len(rows))
            zone = [k for k in range(i + 1, end) if k not in furniture]
            endnotes = i
            frames.add(i)
        elif i >= first and opens in _RULES and rule("note_rule").match(row.text):
            zone = _zone(rows, furniture, i + 1, style)
            frames.add(i)
        elif opening.at(i):
            signed = row.page is None and (row.text[0] in _SIGNS or _opened(row.text))
            zone = _to_its_stop(rows, i) if signed else _zone(rows, furniture, i, style)
        elif i >= first and not style.wrapped and row.page is None and opening.after_its_mark(i):
            zone = [i]
        if zone:
            groups.append(zone)
        i = (max(i, *zone) if zone else i) + 1
    return groups, frames, endnotes


def _to_its_stop(rows: list[Row], first: int) -> list[int]:
    """The rows of a note that stands in the middle of a text without pages: up to its full stop, a few at most."""
    last = next((i for i in range(first, min(len(rows), first + _FEW_LINES)) if rows[i].ends_sentence), first)
    return list(range(first, last + 1))


class _Opening:
    """Tells where footnotes begin that no rule sets apart."""

    def __init__(self, rows: list[Row], furniture: set[int], document: Document, style: Style, first: int) -> None:
        self._rows, self._furniture, self._style, self._first = rows, furniture, style, first
        self._raised = {mark.start: mark.end for mark in document.marks}
        # Where the first mark of a marker stands on a page: its note is below it.
        self._wanted: dict[tuple[int, str], int] = {}
        self._slashed = {
            (row.page, mark[1])
            for row in rows
            for sign, pattern in _AROUND
            if sign in row.text
            for mark in pattern.finditer(row.text)
        }
        self._starred = {
            (row.page, mark[1])
            for row in rows
            if "*" in row.text[1:] or "†" in row.text or "‡" in row.text
            for mark in STARRED.finditer(row.text)
        }
        opening = (_STARS.match(row.text) for row in rows if row.text[:1] in _SIGNS)
        self._stars = Counter(found[1] for found in opening if found)
        # The file tells the notes of these pages itself.
        self._told = {row.page for row in rows if row.line.role == "note" and row.text[:1].isdigit()}
        self._glued: set[str] = set()
        self._marked = bool(document.marks)
        self._expected = 1
        at = 0
        for mark in document.marks:
            while at < len(rows) and rows[at].end <= mark.start:
                at += 1
            page = rows[at].page if at < len(rows) else None
            if page is not None and mark.start != rows[at].start:
                self._wanted.setdefault((page, mark.marker), mark.start)

    @cached_property
    def _printed(self) -> dict[tuple[int | None, str], int]:
        """Where a marker is glued to a word, page by page, of a text that keeps nothing of the print."""
        printed: dict[tuple[int | None, str], int] = {}
        for row in self._rows if not self._marked else ():
            if row.page is not None and row.line.x0 is None:
                for start, end in glued(row.text):
                    printed.setdefault((row.page, row.text[start:end]), row.start)
        return printed

    def at(self, i: int) -> bool:
        """A row the file calls a note; a small one that opens with a raised mark, or one with a blank behind it where print
        has no sizes; one that opens with the marker of a mark above it on the same page, in print of the same size, or with
        "1/", "a/" or stars where that page has this mark; one above which a sentence breaks off that goes on with the next page."""
        row = self._rows[i]
        if row.text[:1] == "*" and i and self._rows[i - 1].line.role == "table":
            return False  # The star of a table's own note.
        found = _START.match(row.text) if row.text[0].isdigit() else None
        if i < self._first:
            return row.line.role == "note" and found is not None
        if row.line.role == "note":
            return True
        if row.start in self._raised:
            mark_end = self._raised[row.start]
            plain = row.line.size is None and row.line.role is None
            if _small(row, self._style) or (plain and row.text[mark_end - row.start :][:1] == " "):
                return True
        stars = _STARS.match(row.text) if row.text[:1] in _SIGNS else None
        if stars and (row.page, stars[1]) in self._starred and row.line.role is None:
            # Several rows that open with the same stars are a list.
            return self._at_the_foot(i) if row.page is not None else self._stars[stars[1]] == 1
        slashed = _opened(row.text) if self._slashed else None
        if slashed and (row.page, slashed[1]) in self._slashed:
            return True
        if found is None:
            return False
        if row.line.role is not None or row.page is None:
            return False
        if found[1] is None:
            return self._alone_at_the_foot(i, found[2])
        if _DAY.match(row.text) or (row.page in self._told and not _small(row, self._style)):
            return False
        if row.text[len(found[1]) : len(found[1]) + 1] != " ":
            return False
        mark = self._wanted.get((row.page, found[1]))
        return (mark is not None and mark < row.start) or self._breaks_sentence(i, len(found[1]) + 1)

    def _at_the_foot(self, i: int) -> bool:
        """Whether no more than the lines of a note stand from a row to the end of its page."""
        page = self._rows[i].page
        below = [k for k in range(i, min(i + _MOST_LINES, len(self._rows))) if self._rows[k].page == page]
        return sum(k not in self._furniture for k in below) <= _FEW_LINES

    def _alone_at_the_foot(self, i: int, marker: str | None) -> bool:
        """Whether a row that is a marker and nothing more opens the notes of its page, as programs print them that take the text from
        a page without its places: the marker is glued to a word above, and a few lines are left of the page."""
        page = self._rows[i].page
        if (place := self._printed.get((page, marker or ""))) is None or place > self._rows[i].start:
            return False
        below = [k for k in range(i + 1, min(i + _MOST_NOTES, len(self._rows))) if self._rows[k].page == page]
        return 0 < len(below) < _MOST_NOTES - 1 and any(k not in self._furniture for k in below)

    def _breaks_sentence(self, i: int, behind: int) -> bool:
        """Whether the sentence of the row above goes on with the first row of the next page; ``behind`` is the end of the marker."""
        row, above = self._rows[i], self._rows[i - 1]
        if not i or above.page != row.page or above.ends_sentence or above.line.role is not None:
            return False
        if not row.text[behind : behind + 1].isupper() or len(above.text) < _FULL_LINE:
            return False
        for k in range(i + 1, min(i + _MOST_LINES, len(self._rows))):
            below = self._rows[k]
            if below.page != row.page and k not in self._furniture:
                return below.text[:1].islower() and below.line.role is None
        return False

    def after_its_mark(self, i: int) -> bool:
        """In a text whose lines are whole paragraphs: a line that opens with a marker glued to a word above it, or with
        the marker after that of a note already found. A mark that is raised is none of these: its note is raised, too."""
        row = self._rows[i]
        if row.line.role == "table":
            return False
        text = row.text
        found = _START.match(text)
        stars = _STARS.match(text) if text[:1] in _SIGNS else None
        if stars and stars[1] in self._glued:
            return True
        if found and found[1] == str(self._expected) and (found[1] in self._glued or self._expected > 1):
            self._expected += 1
            return True
        self._glued.update(text[start:end] for start, end in glued(text) if row.start + start not in self._raised)
        if text[-1:] in _SIGNS:
            self._glued.add(text[len(text.rstrip(_SIGNS)) :])
        return False


def _opened(text: str) -> re.Match[str] | None:
    """The marker with a stroke or in brackets that opens a row."""
    if text[:1] == "[":
        return _BRACKETED.match(text)
    return _SLASHED.match(text) if "/" in text[1:4] else None


def _small(row: Row, style: Style) -> bool:
    return style.size is not None and row.line.size is not None and row.line.size < _SMALLER * style.size


def _zone(rows: list[Row], furniture: set[int], start: int, style: Style) -> list[int]:
    """The rows of notes from ``start``: to the end of the page or, where pages are not known, to the next empty line.

    Where the first is told from the text by role or size, so must the others be: a second column may follow.
    """
    zone: list[int] = []
    if start >= len(rows):
        return zone
    first = rows[start]
    marked = first.line.role == "note" or _small(first, style)
    for k in range(start, len(rows)):
        row = rows[k]
        if k in furniture:
            continue
        if row.page != first.page or (row.page is None and zone and row.gap > 0):
            break
        if marked and row.line.role != "note" and not _small(row, style):
            break
        zone.append(k)
    return zone


def split_notes(
    rows: list[Row], groups: list[list[int]], document: Document, endnotes: int
) -> tuple[list[FoundNote], list[int]]:
    """The notes of the groups, in order, and rows before the first marker of a group (parts of an earlier note)."""
    marks = {m.start: m for m in document.marks}
    letters = {mark.marker for mark in document.marks if mark.marker.isalpha()}
    drafts: list[_Draft] = []
    orphans: list[int] = []
    expected = 1
    for group in groups:
        for k in group:
            row = rows[k]
            # Markers begin anew on each page in some prints: the first note under a rule may be 1 again.
            found = _marker(row, marks, expected, letters)
            if found is None and k == group[0]:
                found = _marker(row, marks, 1, letters)
            if found is None and (k == group[0] or not drafts):
                found = _later_marker(row, group, rows, expected)
            if found:
                marker, at = found
                number = whole_number(marker)
                expected = expected if number is None else number + 1
                # What stands above the first marker of all is no text either.
                above = [] if drafts else orphans
                spans = [(rows[o].start, rows[o].end) for o in above] + ([(at, row.end)] if at < row.end else [])
                drafts.append(_Draft(marker, spans, [*above, k], row.page, k > endnotes))
                orphans = orphans if drafts[1:] else []
            elif drafts:
                drafts[-1].spans.append((row.start, row.end))
                drafts[-1].rows.append(k)
            else:
                orphans.append(k)
    return [FoundNote(d.marker, tuple(d.spans), tuple(d.rows), d.page, d.endnote) for d in drafts], orphans


@dataclass(slots=True)
class _Draft:
    """A note while its rows are gathered."""

    marker: str
    spans: list[tuple[int, int]]
    rows: list[int]
    page: int | None
    endnote: bool


def _later_marker(row: Row, group: list[int], rows: list[Row], expected: int) -> tuple[str, int] | None:
    """The marker of the first note of a page where those of the pages before were not found: the next one opens the next note,
    or is some above the one expected."""
    found = _START.match(row.bare)
    if not found or row.page is None or _DAY.match(row.bare):
        return None
    printed = found[1] or found[2]
    number = figure(printed)
    followed = any(rows[k].text.startswith(f"{number + 1} ") or rows[k].text == str(number + 1) for k in group)
    if number > expected and (followed or (found[1] and number - expected <= _MOST_MISSING)):
        return printed, row.start + row.lead + found.end()
    return None


def _marker(row: Row, marks: dict[int, Mark], expected: int, letters: set[str]) -> tuple[str, int] | None:
    """The marker that opens a row and the offset of the text after it; ``letters`` are those that are marks in the text."""
    start = row.start + row.lead
    mark = marks.get(start) or marks.get(row.start)
    if mark:
        rest = row.text[mark.end - row.start :]
        return mark.marker, mark.end + len(rest) - len(rest.lstrip(" ./\t"))
    stars = re.match(r"(\*{1,3}|[†‡])\s*", row.text)
    if stars and stars.end() < len(row.text):
        return stars[1], row.start + stars.end()
    opened = _opened(row.bare) or _LETTER.match(row.bare)
    if opened and (opened[0][0] == "[" or opened[1] in letters or (opened[0][1] == "/" and opened[1].isalpha())):
        return opened[1], start + opened.end()
    found = _START.match(row.bare)
    if not found:
        return None
    number = figure(found[1] or found[2])
    # Where the file itself says note, notes may be missing between two; otherwise only the next number is a marker.
    if number == expected or (row.line.role == "note" and 0 < number - expected <= _MOST_MISSING):
        return str(number), start + found.end()
    return None
