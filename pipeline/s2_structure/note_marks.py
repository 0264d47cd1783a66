"""Which mark in the running text each note belongs to.

Marks are raised, glued to a word, or on the line with a stroke behind them ("the Committee. 1/", "the Board a/"). In go
the notes found and the rows of text, out comes the mark of each note.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from pipeline.model import Document, Mark
from pipeline.s2_structure.rows import Row

# A figure glued to a word or to the stop or quotation mark after it, or set off by the space a raised figure leaves; `Corr.1` and `No.5` are no marks.
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ])|(?<=[A-Za-zà-ÿ)\]”’\"'][.,;:?!])|(?<=[A-Za-zà-ÿ][)\]”’\"'])|(?<=[a-z)][.,][”’\"']))"
    r"(?<!Add\.)(?<!Corr\.)(?<!Rev\.)(?<!No\.)(?<!Nos\.)(?<!Vol\.)(?<!para\.)(?<!art\.)(?<!chap\.)"
    # "A/C.4/49/SR.2": a part of a symbol.
    r"(?<!/[A-Z]\.)(?<!/[A-Z]{2}\.)(?<!/[A-Z]{3}\.)(?<!/[A-Z]{4}\.)"
    r"(\d{1,3})(?=[\s,.;:)\]]|$)"
    r"|(?<=[a-z)][.,;:)]\s)(\d{1,3})(?=\s|$)"
    # Older print writes marks on the line, with a stroke: "the report of the Committee. 1/".
    r"|(?<=[\w.,;:)\]”\"]\s)(\d{1,3})(?=/(?:[\s.,;:)\]]|$))"
)
# The same with a letter, in older print: "the Board a/ should".
SLASHED_MARK = re.compile(r"(?<=\S\s)(\d{1,3}|[a-z])/(?=[\s.,;:)\]]|$)")
# As web pages and what is copied from them have it: "the Board[1] should".
BRACKETED_MARK = re.compile(r"(?<=[\w.,;:)”’\"])\[(\d{1,3})\](?=[\s.,;:)]|$)")
# The mark of a note to a title or name.
STARRED = re.compile(r"(?<=[A-Za-z)”’\"'.,;:])(\*{1,3}|[†‡])(?=[\s.,;:)]|$)")
# Where a run of figures may begin: U+0660 is the first figure beyond ASCII's. Half the time of a search for ``\d+``.
_FIGURES = re.compile("[0-9\u0660-\U0010ffff](?:(?<=[0-9])[0-9]+)?")
# What a raised mark and one with a stroke count for, where a figure glued to a word counts for one.
_SURE = 4


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note: its marker, the spans of its text without the marker, its rows, and the rows' page."""

    marker: str
    spans: tuple[tuple[int, int], ...]
    rows: tuple[int, ...]
    page: int | None
    endnote: bool


def tie_marks(notes: list[FoundNote], document: Document, rows: list[Row], running: list[int]) -> dict[int, Mark]:
    """The mark in the running text of each note, by the note's place in the list. ``running`` are the rows of text.

    Marks come in the order of the notes, so of all the places that could be a mark those are taken that make the
    longest such sequence; raised marks count for more than figures glued to a word.
    """
    if not notes:
        return {}
    wanted = _Wanted(notes, rows)
    raised = _raised(document, rows, running)
    candidates = [
        (mark.start, -place, _SURE, mark)
        for mark, page in raised
        for place in wanted.places(mark.marker, mark.start, page)
    ]
    known = {mark.marker for mark, _ in raised}
    letters, signs = (any(map(kind, (note.marker for note in notes))) for kind in (str.isalpha, _is_sign))
    for index in running:
        row = rows[index]
        for first, last in glued(row.text) + _plain(row.text, letters, signs):
            marker = row.text[first:last]
            if marker in known:
                continue
            start = row.start + first
            around = row.text[last : last + 1] in ("/", "]")
            mark = Mark(start - (row.text[last : last + 1] == "]"), row.start + last + around, marker)
            weight = _SURE if around else 1
            candidates += [(start, -place, weight, mark) for place in wanted.places(marker, start, row.page)]
    return _heaviest(candidates, len(notes))


def _is_sign(marker: str) -> bool:
    return marker[0] in "*†‡"


def _plain(text: str, letters: bool, signs: bool) -> list[tuple[int, int]]:
    """The places of figures in brackets that could be marks, and of letters with a stroke, stars and daggers where notes have
    such markers."""
    found = [mark.span(1) for mark in BRACKETED_MARK.finditer(text)] if "[" in text else []
    if signs:
        found += [mark.span(1) for mark in STARRED.finditer(text)]
    if letters and "/" in text:
        found += [mark.span(1) for mark in SLASHED_MARK.finditer(text) if mark[1].isalpha()]
    return found


def glued(text: str) -> list[tuple[int, int]]:
    """The places of figures that could be a mark glued to a word. Looked for at figures only: they are few."""
    found = (_GLUED.match(text, figures.start()) for figures in _FIGURES.finditer(text))
    return [match.span() for match in found if match]


class _Wanted:
    """Which notes a mark could belong to: those of its marker, on its page or at the end; where pages are not known
    and markers begin anew, the first below it."""

    def __init__(self, notes: list[FoundNote], rows: list[Row]) -> None:
        self._all: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        self._starts = [rows[note.rows[0]].start for note in notes]
        for place, note in enumerate(notes):
            self._all[note.marker, None if note.endnote else note.page].append(place)

    def places(self, marker: str, start: int, page: int | None) -> list[int]:
        found = list(self._all.get((marker, page), ())) if page is not None else []
        unpaged = self._all.get((marker, None), [])
        if len(unpaged) <= 1:
            return [*found, *unpaged]
        below = bisect_left(unpaged, start, key=self._starts.__getitem__)
        return [*found, *unpaged[below : below + 1]]


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
