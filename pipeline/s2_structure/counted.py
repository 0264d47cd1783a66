"""Paragraphs with a whole number of their own (``12. The Committee``), told from the items of lists and the labels of headings.

A number counts where it goes on with the sequence of its scope: the report, an annex, or a chapter where all of them count
from 1 (reports of the Statistical Commission). The numbers of a list in a paragraph count by themselves.
"""

from __future__ import annotations

import re

from pipeline.numbers import figure
from pipeline.s2_structure.acts import SENTENCE
from pipeline.s2_structure.headings import label_only
from pipeline.s2_structure.indents import is_first_line, same_edge
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row
from pipeline.s2_structure.walk import Walk

_HIGHEST_LABEL = 40
# Points by which the numbers of a list are set in.
_INDENT = 8.0
# Points by which a table that is wider than the text begins left of it.
_OUTSIDE = 30.0
_NO_STOP = re.compile(r"(\d{1,3})\s+(?=[A-Z“\"])")
# Numbers that may be lost where the line above goes on: "Sustainable Development Goal" over "16."
_FEW_LOST = 3
# What a date ends with is no number of an item.
_YEARS = range(1900, 2100)
# A line of running text is longer; labels with their titles have so many lines at most.
_LINE, _LINES_OF_LABEL = 45, 3
# Fewer chapters that count from 1 may open with lists.
_FEWEST_CHAPTERS = 3


class Counted:
    """``step`` takes the row that opens a numbered paragraph; ``repeated`` are the rows that open with the number of the
    paragraph they are in, ``chapter`` is the path of the chapter whose numbers count by themselves."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.repeated: list[tuple[int, int]] = []
        self.chapter = ""
        self._edge: float | None = None
        self._one_edge = True
        self._item: float | None = None
        self._in_rows = False
        self._items_in: Piece | None = None
        self._anew: bool | None = None
        # The number of the last paragraph of a report that is read into this one, 0 outside of one.
        self._quoted = 0
        self._headings: bool | None = None

    def step(self, i: int, row: Row) -> int:
        """How many rows from ``i``, which opens with a figure, the opening of a paragraph takes; 0 where it belongs to something
        else."""
        walk = self._walk
        text = row.bare
        sub = rule("sub_number").match(text)
        if sub and figure(sub[1].split(".")[0]) == walk.last and walk.pieces and walk.pieces[-1].kind == "start":
            # "88.1 Ratify ...": a line of paragraph 88, which stays whole; what it recommends is a row elsewhere.
            walk.pieces[-1].rows.append(i)
            return 1
        found = rule("number").match(text) or self._without_stop(i, row)
        if not found:
            return 0
        number = figure(found[1])
        if self._is_quoted(number):
            self._quoted = number
            walk.start(i, row.lead + found.end(), str(number))
            walk.pieces[-1].scope = f"{walk.pieces[-1].scope} {walk.last}".strip()
            walk.inner, walk.fresh_section = 0, False
            return 1
        if self._is_row(row):
            # The words of a row are read together; no paragraph goes on in them.
            walk.start(i, row.lead, None)
            walk.pieces[-1].apart = self._in_rows = True
            return 1
        if self._is_label(i, row, number):
            return 0
        if self._is_item(row, number):
            return self._list_item(i, row, number)
        if number == 1 and walk.tree.scope and walk.numbers.restarts(i, walk.last, walk.fresh_section):
            self._accept(i, row.lead + found.end(), number)
            return 1
        if not self._continues(i, number):
            if number == walk.last and not walk.fresh_section and not walk.open_sentence():
                self.repeated.append((i, number))
            if walk.fresh_section and number in (1, walk.inner + 1):
                walk.inner = number
                return walk.start(i, row.lead, None)
            return self._list_item(i, row, number)
        self._accept(i, row.lead + found.end(), number)
        return 1

    def _is_quoted(self, number: int) -> bool:
        """Whether a number is that of the next paragraph of a report that the paragraph above reads into this one, which numbers
        anew ("The report of Working Group I reads as follows:", its title, "1. At its"); the next number of this one ends it."""
        walk = self._walk
        if self._quoted:
            goes_on = number == self._quoted + 1 and not (walk.fresh_section and number == walk.last + 1)
            self._quoted = 0 if not goes_on and number == walk.last + 1 else self._quoted
            return goes_on
        if number != 1 or not walk.last:
            return False
        above = next((piece for piece in walk.pieces[:-3:-1] if piece.kind != "heading"), None)
        if above is None or walk.rows[above.rows[-1]].text[-1] != ":":
            return False
        sentence = " ".join(walk.rows[k].text for k in above.rows[-SENTENCE:])
        return rule("report_quoted").search(sentence) is not None

    def _list_item(self, i: int, row: Row, number: int) -> int:
        """An item of a numbered list stays with the item before it, where that is in the piece above."""
        walk = self._walk
        if number in _YEARS and walk.open_sentence():
            # "General Assembly resolution 75/240 of 31 December" over "2020. The Group met": the year ends a sentence.
            return 0
        goes_on = number == walk.inner + 1 and number > 1 and bool(walk.pieces) and self._items_in is walk.pieces[-1]
        walk.inner, self._item = number, row.line.x0
        if goes_on:
            walk.pieces[-1].rows.append(i)
            return 1
        self._items_in = walk.pieces[-1] if walk.open_sentence() else None
        return 0

    def beside(self, row: Row, below: Row | None) -> bool:
        """Whether a row without a number is the first line of a paragraph as the numbered one above has them: it is none
        of its parts. In letters the lines that open numbered points are set in like those of all paragraphs."""
        walk = self._walk
        return walk.last > 0 and same_edge(row, self._edge) and is_first_line(row, below, walk.style)

    def _is_row(self, row: Row) -> bool:
        """Whether a number counts a row of the table above, left of the edge at which all numbers of paragraphs stand."""
        above = self._walk.pieces[-1] if self._walk.pieces else None
        if above is None or not (above.kind == "table" or (self._in_rows and above.kind == "start")):
            return False
        return self._one_edge and row.line.x0 is not None and row.line.x0 < (self._edge or 0.0) - _OUTSIDE

    def _is_item(self, row: Row, number: int) -> bool:
        """Whether a number goes on with a list that is set in below the paragraph whose number stands at the edge."""
        if number != self._walk.inner + 1 or number == 1 or self._walk.fresh_section:
            return False
        return same_edge(row, self._item) and self._edge is not None and (row.line.x0 or 0.0) > self._edge + _INDENT

    def _without_stop(self, i: int, row: Row) -> re.Match[str] | None:
        """The number of a paragraph whose stop was forgotten: the only one between those before and after it."""
        walk = self._walk
        found = _NO_STOP.match(row.bare)
        if found is None or figure(found[1]) != walk.last + 1 or walk.last < 2 or walk.open_sentence():
            return None
        after = walk.numbers.after(i, walk.last + 2)
        own = walk.numbers.after(i, walk.last + 1)
        alone = after is not None and (own is None or own > after)
        return found if alone and same_edge(row, self._edge) and not rule("date").match(row.bare) else None

    def enter(self, path: str) -> None:
        """A chapter begins, in which the numbers count anew where they do in all chapters."""
        if self._anew is None:
            self._anew = self._counts_by_chapter()
        if self._anew:
            self.chapter = path
            self._walk.last = self._walk.inner = 0

    def _counts_by_chapter(self) -> bool:
        """Whether the first number below each of the chapters is 1, but for those that have none."""
        walk = self._walk
        label, number = rule("heading_label"), rule("number")
        firsts: list[int] = []
        inside = False
        for i in walk.run:
            text = walk.rows[i].bare
            if (
                text[:1] == "C"
                and (found := label.match(text))
                and found["chapter"]
                and walk.forms.strong(walk.rows[i])
            ):
                inside = True
            elif inside and text[:1].isdigit() and (found := number.match(text)):
                firsts.append(figure(found[1]))
                inside = False
        return len(firsts) >= _FEWEST_CHAPTERS and set(firsts) == {1}

    def _accept(self, i: int, skip: int, number: int) -> None:
        walk = self._walk
        walk.start(i, skip, str(number))
        walk.last, walk.inner, walk.fresh_section = number, 0, False
        self._one_edge = self._one_edge and (self._edge is None or same_edge(walk.rows[i], self._edge))
        self._edge, self._item, self._in_rows = walk.rows[i].line.x0, None, False

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
        if self._count_headings():
            return row.gap > 0
        return number != walk.last + 1 and self._isolated(i)

    def _count_headings(self) -> bool:
        """Whether all numbers that white space sets apart are labels of short lines without a stop, over text that has none
        (communiqués: "2. Future of peacekeeping" over paragraphs without numbers)."""
        if self._headings is None:
            walk = self._walk
            apart = [i for i in walk.numbers.firsts() if walk.rows[i].gap > 0]
            self._headings = len(apart) > 1 and all(map(self._over_plain_text, apart))
        return self._headings

    def _over_plain_text(self, i: int) -> bool:
        walk = self._walk
        lines = [walk.rows[i]]
        for below in walk.rows[i + 1 : i + 1 + _LINES_OF_LABEL]:
            if below.gap > 0:
                text = below
                break
            lines.append(below)
        else:
            return False
        if lines[-1].ends_sentence or not walk.forms.short(lines[0]):
            return False
        return text.starts_capital and not text.bare[0].isdigit() and (text.ends_sentence or len(text.bare) > _LINE)

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

    def _comes_again(self, i: int, number: int) -> bool:
        """Whether a number goes on with a list and not with the paragraphs, whose own number comes below, before the next one:
        the thirteenth item of an agenda in paragraph 12."""
        numbers = self._walk.numbers
        own, after = numbers.after(i, number), numbers.after(i, number + 1)
        return own is not None and after is not None and own < after

    def _continues(self, i: int, number: int) -> bool:
        """Whether a number goes on with the sequence; a jump does if what was jumped over does not come later."""
        walk = self._walk
        expected = walk.last + 1
        if walk.fresh_section and walk.inner and number == walk.inner + 1:
            return False
        if number == expected and walk.inner == walk.last > 1 and self._comes_again(i, number):
            return False
        if number == expected or (walk.last == 0 and not walk.tree.scope and walk.numbers.begins_late(i, number)):
            return True
        if number - expected > _FEW_LOST and walk.open_sentence():
            return False
        return walk.numbers.may_jump(i, expected, number)
