"""Formal recommendations that a report sets in a box or table with the answers to them: which rows they are.

Inspection and evaluation reports print "Recommendation 3. ..." with "Management response: ..." and a table of actions
below, or the number alone on its line above a sentence. The rows belong to the paragraph that introduces them; what is answer
and what is recommended is not told here.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.numbers import figure
from pipeline.s2_structure.headings import Forms
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# Rows from the opening of a formal recommendation to the answer to it.
_ANSWERED_WITHIN = 25
# Rows of a formal recommendation that is one sentence below its number.
_LONGEST = 14


@dataclass(slots=True)
class Boxes:
    """``open`` while the rows of boxes are passing; ``until`` is where a box of one sentence ends."""

    rows: list[Row]
    run: list[int]
    forms: Forms
    open: bool = False
    until: int = 0

    def begins(self, at: int, last: int) -> bool:
        """Whether a formal recommendation opens at ``run[at]``: one that is answered soon below, or a number above a
        sentence; ``last`` is the number of the paragraph above."""
        if not last or not rule("box_opening").match(self.rows[self.run[at]].bare):
            return False
        below = self.run[at : at + _ANSWERED_WITHIN]
        self.until = 0
        self.open = any(rule("box_answer").match(self.rows[k].bare) for k in below)
        if not self.open and rule("box_number").match(self.rows[self.run[at]].bare):
            self.until = self._sentence_end(at + 1)
            self.open = self.until > at + 1
        return self.open

    def _sentence_end(self, start: int) -> int:
        """Where the sentence in the rows from ``run[start]`` is over; ``start`` where it is no sentence of a box."""
        for at in range(start, min(start + _LONGEST, len(self.run))):
            text = self.rows[self.run[at]].bare
            if rule("number").match(text) or rule("box_number").match(text):
                break
            if text.endswith("."):
                return at + 1
        return start

    def holds(self, at: int, last: int) -> bool:
        """Whether ``run[at]`` still belongs to the boxes: they are over at the report's next number or a heading."""
        row = self.rows[self.run[at]]
        if self.until:
            # The next box may follow at once.
            self.open = at < self.until or self.begins(at, last)
            return self.open
        found = rule("number").match(row.bare) if row.bare[:1].isdigit() else None
        numbered = found is not None and figure(found[1]) == last + 1
        headed = self.forms.strong(row) and rule("heading_label").match(row.bare) is not None
        if numbered or headed or self.headed(at):
            self.open = False
        return self.open

    def headed(self, at: int) -> bool:
        """Whether ``run[at]`` is a heading over boxes: in strong print in the middle, right above a recommendation."""
        row = self.rows[self.run[at]]
        if at + 1 >= len(self.run) or not (self.forms.strong(row) and self.forms.centred(row) and row.starts_capital):
            return False
        below = self.rows[self.run[at + 1]].bare
        return row.line.role != "table" and rule("box_opening").match(below) is not None
