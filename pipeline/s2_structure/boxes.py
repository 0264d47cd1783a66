"""Formal recommendations that a report sets in a box or table with the answers to them: which rows they are.

Inspection and evaluation reports print "Recommendation 3. ..." with "Management response: ..." and a table of actions
below. The rows belong to the paragraph that introduces them; what is answer and what is recommended is not told here.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.s2_structure.headings import Forms
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# Rows from the opening of a formal recommendation to the answer to it.
_ANSWERED_WITHIN = 25


@dataclass(slots=True)
class Boxes:
    """``open`` while the rows of boxes are passing."""

    rows: list[Row]
    run: list[int]
    forms: Forms
    open: bool = False

    def begins(self, at: int, last: int) -> bool:
        """Whether a formal recommendation opens at ``run[at]`` that is answered soon below; ``last`` is the number of
        the paragraph above."""
        if not last or not rule("box_opening").match(self.rows[self.run[at]].bare):
            return False
        below = self.run[at : at + _ANSWERED_WITHIN]
        self.open = any(rule("box_answer").match(self.rows[k].bare) for k in below)
        return self.open

    def holds(self, at: int, last: int) -> bool:
        """Whether ``run[at]`` still belongs to the boxes: they are over at the report's next number or next heading."""
        row = self.rows[self.run[at]]
        found = rule("number").match(row.bare) if row.bare[:1].isdigit() else None
        if (found and int(found[1]) == last + 1) or (self.forms.strong(row) and rule("heading_label").match(row.bare)):
            self.open = False
        return self.open
