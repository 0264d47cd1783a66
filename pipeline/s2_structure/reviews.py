"""The recommendations of a periodic review: which rows belong to the paragraph that lists them.

Reports of the Working Group on the Universal Periodic Review list what States recommend below a numbered paragraph,
as ``88.1 Ratify ...`` or, in the older style, as ``1. Ratify ...``, often in bold. The figures of the older style count
anew from 1 and may reach the paragraph's own number and beyond it; a bold line is no heading there. The paragraph
holds the list whole; what the lines say is not read here.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.numbers import figure
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row


@dataclass(slots=True)
class Reviews:
    """``reviewing``: the kind of the document gives its recommendations to States. ``open`` while the rows of a list are
    passing; ``line`` is the number of its last line."""

    rows: list[Row]
    run: list[int]
    reviewing: bool
    open: bool = False
    line: int = 0

    def begins(self, at: int, last: int, pieces: list[Piece]) -> bool:
        """Whether ``run[at]`` is the first line of a list below paragraph ``last``, which speaks of recommendations."""
        if not self.reviewing or not pieces or pieces[-1].kind != "start" or pieces[-1].number != str(last):
            return False
        self.line = 0
        if self._line_of(self.rows[self.run[self._below_head(at)]], last) != 1:
            return False
        self.open = any(rule("review_lead").search(self.rows[k].text) for k in pieces[-1].rows)
        return self.open

    def _below_head(self, at: int) -> int:
        """Where the lines of a list stand in a table, the row below its head; else the row itself."""
        below = at + 1 < len(self.run) and self.rows[self.run[at + 1]].line.role == "table"
        head = self.rows[self.run[at]]
        return at + 1 if below and head.line.role == "table" and not head.bare[0].isdigit() else at

    def holds(self, at: int, last: int) -> bool:
        """Whether ``run[at]`` belongs to the open list; the next paragraph of the report ends it."""
        row = self.rows[self.run[at]]
        if rule("review_end").match(row.bare):
            self.open = False
            return False
        line = self._line_of(row, last)
        if line is not None:
            self.line = line
            return True
        found = rule("number").match(row.bare) if row.bare[0].isdigit() else None
        self.open = found is None or figure(found[1]) != last + 1
        return self.open

    def _line_of(self, row: Row, last: int) -> int | None:
        """The number of the line of the list that ``row`` opens; None where it opens none."""
        text = row.bare
        if not text[0].isdigit():
            return None
        found = rule("sub_number").match(text)
        if found:
            paragraph, _, line = found[1].partition(".")
            return figure(line) if figure(paragraph) == last else None
        found = rule("number").match(text)
        if found is None or figure(found[1]) != self.line + 1:
            return None
        resumes = figure(found[1]) == last + 1 and rule("review_lead").search(text) is not None
        return None if resumes else figure(found[1])
