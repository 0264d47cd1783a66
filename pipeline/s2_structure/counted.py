"""Paragraphs with a whole number of their own (``12. The Committee``), told from the items of lists and the labels of headings.

A number counts where it goes on with the sequence of its scope. The numbers of a list in a paragraph count by themselves.
"""

from __future__ import annotations

from pipeline.numbers import figure
from pipeline.s2_structure.headings import label_only
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row
from pipeline.s2_structure.walk import Walk

_HIGHEST_LABEL = 40


class Counted:
    """``step`` takes the row that opens a numbered paragraph; ``repeated`` are the rows that open with the number of the
    paragraph they are in."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.repeated: list[tuple[int, int]] = []

    def step(self, i: int, row: Row) -> int:
        """How many rows from ``i`` the opening of a paragraph takes; 0 where the row belongs to something else."""
        walk = self._walk
        text = row.bare
        if not text[0].isdigit():
            return 0
        sub = rule("sub_number").match(text)
        if sub and figure(sub[1].split(".")[0]) == walk.last and walk.pieces and walk.pieces[-1].kind == "start":
            # "88.1 Ratify ...": a line of paragraph 88, which stays whole; what it recommends is a row elsewhere.
            walk.pieces[-1].rows.append(i)
            return 1
        found = rule("number").match(text)
        if not found:
            return 0
        number = figure(found[1])
        if self._is_label(i, row, number):
            return 0
        if number == 1 and walk.tree.scope and walk.numbers.restarts(i, walk.last, walk.fresh_section):
            self._accept(i, row.lead + found.end(), number)
            return 1
        if not self._continues(i, number):
            if number == walk.last and not walk.fresh_section and not walk.open_sentence():
                self.repeated.append((i, number))
            if walk.fresh_section and number in (1, walk.inner + 1):
                walk.inner = number
                return walk.start(i, row.lead, None, fresh=True)
            walk.inner = number
            return 0
        self._accept(i, row.lead + found.end(), number)
        return 1

    def _accept(self, i: int, skip: int, number: int) -> None:
        walk = self._walk
        walk.start(i, skip, str(number))
        walk.last, walk.inner, walk.fresh_section = number, 0, False

    def _is_label(self, i: int, row: Row, number: int) -> bool:
        """Whether the number is the label of a heading (``1. Working Group ...``)."""
        walk = self._walk
        if not walk.forms.short(row) or number > _HIGHEST_LABEL:
            return False
        if label_only(row.bare) and number != walk.last + 1:
            below = walk.below(i)
            return below is not None and walk.forms.short(walk.rows[below]) and walk.number_near(i)
        if walk.forms.strong(row) or walk.forms.listed(row.bare):
            return True
        return number != walk.last + 1 and self._isolated(i)

    def _isolated(self, i: int) -> bool:
        """Whether white space or other headings set a row apart, where the file has white space to show."""
        walk = self._walk
        row = walk.rows[i]
        if not walk.style.wrapped:
            return i + 1 < len(walk.rows)
        before = row.gap > 0 or row.new_page or not walk.pieces or walk.pieces[-1].kind == "heading"
        if i + 1 >= len(walk.rows):
            return False
        after = walk.rows[i + 1]
        return before and (after.gap > 0 or after.new_page or rule("number").match(after.bare) is not None)

    def _continues(self, i: int, number: int) -> bool:
        """Whether a number goes on with the sequence; a jump does if what was jumped over does not come later."""
        walk = self._walk
        expected = walk.last + 1
        if walk.fresh_section and walk.inner and number == walk.inner + 1:
            return False
        if number == expected:
            return True
        return walk.numbers.may_jump(i, expected, number)
