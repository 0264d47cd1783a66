"""The marks of notes cut out of the text: what is left between them of a stretch, and of the rows of a passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from pipeline.model import Mark
from pipeline.s2_structure.rows import Row

Span: TypeAlias = tuple[int, int]


class Cuts:
    """The places of the ``marks`` in a text, all of them offsets in code points."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._places = sorted({(mark.start, mark.end) for mark in marks})
        self._starts = [start for start, _ in self._places]

    def spans(self, first: int, last: int) -> list[Span]:
        """``[first, last)`` without the note marks in it and without white space at the cuts."""
        out: list[Span] = []
        at = first
        for k in range(bisect_left(self._starts, first), len(self._places)):
            start, end = self._places[k]
            if start >= last:
                break
            if end > last or start < at:
                continue
            left = start
            if end >= last or self._text[end].isspace():
                while left > at and self._text[left - 1].isspace():
                    left -= 1
            if left > at:
                out.append((at, left))
            at = end
            while left < start and at < last and self._text[at] == " ":
                # White space on both sides of a mark is one space.
                at += 1
        if at < last:
            out.append((at, last))
        return out

    def of_rows(self, rows: Sequence[Row], skip: int) -> list[Span]:
        """What is left of rows that are one passage, without their bullets and the first ``skip`` characters of the first."""
        spans = [(row.start + row.lead, row.end) for row in rows]
        spans[0] = rows[0].start + skip, rows[0].end
        marked = bisect_left(self._starts, rows[0].start)
        if spans[0][0] < spans[0][1] and (marked == len(self._starts) or self._starts[marked] >= rows[-1].end):
            # No mark stands in most passages.
            return spans
        return [span for first, last in spans for span in self.spans(first, last)]
