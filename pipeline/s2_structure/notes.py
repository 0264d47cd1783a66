"""Notes: where they stand, where each begins, and which mark in the text each belongs to.

Footnotes stand at the foot of a page under a rule or with a raised mark before them, endnotes under a heading. Their
markers run on, so the next one is known; that is how a marker glued to a word (``instrument.5``) is told from a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pipeline.model import Document, Mark
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row, Style

_START = re.compile(r"(\d{1,3})(?:\s*[./)]?\s+|(?=[A-Z“\"]))(?=\S)|(\d{1,3})$")
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ])|(?<=[A-Za-zà-ÿ)\]”’\"'][.,;:?!])|(?<=[A-Za-zà-ÿ][)\]”’\"'])|(?<=[a-z)][.,][”’\"']))(\d{1,3})(?=[\s,.;:)\]]|$)"
)
# Notes are printed smaller than the text: 8 against 10 points.
_SMALLER = 0.93


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note: its marker, the spans of its text without the marker, its rows, and the rows' page."""

    marker: str
    spans: tuple[tuple[int, int], ...]
    rows: tuple[int, ...]
    page: int | None
    endnote: bool


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
    marked = {m.start for m in document.marks}
    i = first
    while i < len(rows):
        row = rows[i]
        if i in furniture:
            i += 1
        elif rule("note_rule").match(row.text):
            frames.add(i)
            zone = _zone(rows, furniture, i + 1)
            groups.append(zone)
            i = max([i, *zone]) + 1
        elif len(row.text) < 12 and rule("notes_heading").match(row.text) and i > first:
            end = next((k for k in range(i + 1, len(rows)) if rule("annex_heading").match(rows[k].text)), len(rows))
            endnotes = i
            frames.add(i)
            groups.append([k for k in range(i + 1, end) if k not in furniture])
            i = end
        elif row.line.role == "note" or (row.start in marked and _small(row, style)):
            zone = [i]
            k = i + 1
            while (
                k < len(rows)
                and rows[k].page == row.page
                and (k in furniture or rows[k].line.role == "note" or _small(rows[k], style))
            ):
                if k not in furniture:
                    zone.append(k)
                k += 1
            groups.append(zone)
            i = k
        else:
            i += 1
    return groups, frames, endnotes


def _small(row: Row, style: Style) -> bool:
    return style.size is not None and row.line.size is not None and row.line.size < _SMALLER * style.size


def _zone(rows: list[Row], furniture: set[int], start: int) -> list[int]:
    """The rows under a rule: to the end of the page or, where pages are not known, to the next empty line."""
    zone: list[int] = []
    for k in range(start, len(rows)):
        if rows[k].page is not None:
            if rows[k].page != rows[start].page:
                break
        elif zone and rows[k].gap > 0:
            break
        if k not in furniture:
            zone.append(k)
    return zone


def split_notes(
    rows: list[Row], groups: list[list[int]], document: Document, endnotes: int
) -> tuple[list[FoundNote], list[int]]:
    """The notes of the groups, in order, and rows before the first marker of a group (parts of an earlier note)."""
    marks = {m.start: m for m in document.marks}
    notes: list[FoundNote] = []
    orphans: list[int] = []
    expected = 1
    for group in groups:
        current: list[tuple[int, int]] | None = None
        owned: list[int] = []
        marker = ""
        for k in group:
            row = rows[k]
            found = _marker(row, marks, expected)
            if found:
                if current is not None:
                    notes.append(FoundNote(marker, tuple(current), tuple(owned), row.page, k > endnotes))
                marker, at = found
                expected = int(marker) + 1 if marker.isdigit() else expected
                current, owned = ([(at, row.end)] if at < row.end else []), [k]
            elif current is not None:
                current.append((row.start, row.end))
                owned.append(k)
            elif notes:
                last = notes.pop()
                notes.append(
                    FoundNote(
                        last.marker, (*last.spans, (row.start, row.end)), (*last.rows, k), last.page, last.endnote
                    )
                )
            else:
                orphans.append(k)
        if current is not None:
            notes.append(FoundNote(marker, tuple(current), tuple(owned), rows[group[-1]].page, group[-1] > endnotes))
    return notes, orphans


def _marker(row: Row, marks: dict[int, Mark], expected: int) -> tuple[str, int] | None:
    """The marker that opens a row and the offset of the text after it."""
    start = row.start + row.lead
    mark = marks.get(start) or marks.get(row.start)
    if mark:
        rest = row.text[mark.end - row.start :]
        return mark.marker, mark.end + len(rest) - len(rest.lstrip(" ./\t"))
    stars = re.match(r"(\*{1,3}|[†‡])\s*", row.text)
    if stars and stars.end() < len(row.text):
        return stars[1], row.start + stars.end()
    found = _START.match(row.bare)
    if found and int(found[1] or found[2]) == expected:
        return str(expected), start + found.end()
    return None


def tie_marks(notes: list[FoundNote], document: Document, rows: list[Row], running: list[int]) -> dict[int, Mark]:
    """The mark in the running text of each note, by the note's place in the list. ``running`` are the rows of text.

    Marks come in the order of the notes, so of all the places that could be a mark those are taken that make the
    longest such sequence; raised marks count for more than figures glued to a word.
    """
    if not notes:
        return {}
    wanted: dict[str, list[int]] = defaultdict(list)
    for place, note in enumerate(notes):
        wanted[note.marker].append(place)
    candidates: list[tuple[int, int, int, Mark]] = []
    raised = _raised(document, rows, running)
    for mark, page in raised:
        candidates += [
            (mark.start, -place, 4, mark)
            for place in wanted.get(mark.marker, ())
            if notes[place].endnote or page is None or notes[place].page == page
        ]
    known = {mark.marker for mark, _ in raised}
    for index in running:
        row = rows[index]
        for found in _GLUED.finditer(row.text):
            if found[1] in known:
                continue
            for place in wanted.get(found[1], ()):
                if notes[place].endnote or row.page is None or notes[place].page == row.page:
                    start = row.start + found.start(1)
                    candidates.append((start, -place, 1, Mark(start, start + len(found[1]), found[1])))
    return _heaviest(candidates, len(notes))


def _raised(document: Document, rows: list[Row], running: list[int]) -> list[tuple[Mark, int | None]]:
    out: list[tuple[Mark, int | None]] = []
    marks = iter(document.marks)
    mark = next(marks, None)
    for index in running:
        row = rows[index]
        while mark and mark.start < row.end:
            if mark.start >= row.start:
                out.append((mark, row.page))
            mark = next(marks, None)
    return out


def _heaviest(candidates: list[tuple[int, int, int, Mark]], size: int) -> dict[int, Mark]:
    """The heaviest sequence of candidates rising in both place in the text and place in the list of notes."""
    candidates.sort(key=lambda c: c[:3])
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: list[int] = []
    best = (0, -1)
    for index, (_, negative, weight, _) in enumerate(candidates):
        place = -negative
        top, at = (0, -1), place
        while at > 0:
            top = max(top, tree[at], key=lambda t: t[0])
            at -= at & -at
        before.append(top[1])
        total = (top[0] + weight, index)
        if total[0] > best[0]:
            best = total
        at = place + 1
        while at <= size:
            if total[0] > tree[at][0]:
                tree[at] = total
            at += at & -at
    chosen: dict[int, Mark] = {}
    index = best[1]
    while index >= 0:
        chosen[-candidates[index][1]] = candidates[index][3]
        index = before[index]
    return chosen
