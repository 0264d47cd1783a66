"""Tables and figures: where they begin and end among the rows, with their captions and titles.

A table is known by what the file says of its rows, by its caption (``Table 2``), by small print or columns that the
reader of the file saw, or because it stands left of the edge of the running text. The bold line over it is its
title, and no heading. What its cells say is for ``table_cells``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.numbers import figure
from pipeline.s2_structure.headings import Forms
from pipeline.s2_structure.indents import same_edge
from pipeline.s2_structure.lookahead import Numbers
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row, Style

# Rows of a table that is wider than the text begin this far from the text's edge (points); a title of a table has no
# more rows; print of less than this distance from the paper's edge is the dirt of a scan.
_OUTSIDE, _INSIDE, _PAPER = 30.0, 60.0, 20.0
_LONGEST_TITLE = 6
# Rows of a sentence that is set over a table, and its words: a title that ends in a stop has fewer.
_SENTENCE, _WORDS = 14, 10
# A paragraph below a table has more letters than a note of it.
_FEWEST_LETTERS = 90
# The number that the Cartographic Section prints on each map, by which reports on missions end.
_M, _MAP = "M", re.compile(r"Map No\. ?\d{4}")
# Of the numbers of paragraphs so many stand at the edge of the text where it is printed in one column; the others count rows.
_ONE_COLUMN = 0.6
# The levels of headings that are chapters and their parts in the templates of Word.
_CHAPTERS = (1, 2)


@dataclass(slots=True)
class Tables:
    """Finds tables in ``run`` (indices of ``rows``); places are indices into ``run``."""

    rows: list[Row]
    run: list[int]
    style: Style
    forms: Forms
    numbers: Numbers
    wide: bool = field(init=False)
    maps: frozenset[int] = field(init=False)
    placed: bool = field(init=False)

    def __post_init__(self) -> None:
        """Whether the text has one column, so that what stands left of its edge is no text; which pages are maps; whether a row can
        be of a table or map by its place alone."""
        self.maps = frozenset(
            row.page for row in self.rows if row.page is not None and row.text[:1] == _M and _MAP.match(row.text)
        ) - {self.rows[i].page for i in self.numbers.firsts()}
        left = self.style.left
        edges = [self.rows[i].line for i in self.numbers.firsts()]
        inside = sum(x.x0 is not None and left is not None and abs(x.x0 - left) < _OUTSIDE for x in edges)
        self.wide = left is not None and len(edges) > 2 and inside >= _ONE_COLUMN * len(edges)
        self.placed = self.wide or bool(self.maps)

    def end(self, at: int, last: int, *, inside: bool, open_sentence: bool) -> int:
        """Where the table that begins at ``at`` ends; ``at`` itself where none begins there.

        ``last`` is the number of the paragraph above, ``inside`` whether a table stands right above, ``open_sentence``
        whether the text above goes on.
        """
        row = self.rows[self.run[at]]
        if row.page in self.maps:
            return next((k for k in range(at, len(self.run)) if self.rows[self.run[k]].page != row.page), len(self.run))
        if row.line.role in ("table", "caption") or self._outside(row) or self._unit(at):
            return self._rows_end(at)
        if rule("table_caption").match(row.bare) and len(row.text) < 200:
            if row.gap or row.new_page or self.forms.strong(row) or not open_sentence:
                return self._caption_end(at, last)
        elif inside and rule("table_source").match(row.bare):
            return at + 1
        title = self.title_end(at)
        return self._rows_end(title) if title > at else at

    def holds(self, row: Row) -> bool:
        """Whether a row is of a table or map by its place, whatever it says."""
        return row.page in self.maps or self._outside(row)

    def title_end(self, at: int) -> int:
        """Where the title of a table ends that begins at ``at``; ``at`` itself where there is none.

        It is set strong like a heading, but has no label, is no chapter's, and a table follows at once.
        """
        first = self.rows[self.run[at]]
        if not (self.forms.strong(first) and self.forms.short(first)) or self._is_heading(first):
            return at
        end = at + 1
        look = self.forms.look(first)
        while end < len(self.run) and end - at < _LONGEST_TITLE:
            row = self.rows[self.run[end]]
            if not self.style.wrapped or not self.forms.strong(row) or self.forms.look(row) != look:
                break
            end += 1
        if end >= len(self.run):
            return at
        below = self.rows[self.run[end]]
        follows = below.line.role == "table" or self._unit(end) or (self._outside(below) and not self._outside(first))
        return end if follows else at

    def sentence_end(self, at: int) -> int:
        """Where a sentence ends that begins at ``at`` in bold print, right above a table; ``at`` itself where there is none.

        Reports on what was done about recommendations print each of them over a table with its status (DP/FPA/2025/2):
        it is text, and no title of the table.
        """
        first = self.rows[self.run[at]]
        if not first.line.bold or not first.starts_capital or self._is_heading(first):
            return at
        words = 0
        for end in range(at, min(at + _SENTENCE, len(self.run) - 1)):
            row = self.rows[self.run[end]]
            if not row.line.bold or row.line.role is not None:
                return at
            words += len(row.bare.split())
            if self.rows[self.run[end + 1]].line.role == "table":
                return end + 1 if row.text[-1] == "." and words >= _WORDS else at
        return at

    def after(self, at: int) -> int:
        """The place after the table that begins at ``at`` with a title or a caption of its own; else ``at``."""
        title = self.title_end(at)
        if title > at:
            return self._rows_end(title)
        return self._rows_end(at) if self.rows[self.run[at]].line.role == "caption" else at

    def _is_heading(self, row: Row) -> bool:
        if rule("heading_label").match(row.bare) or self.forms.listed(row.bare):
            return True
        line = row.line
        if line.size is not None:
            return line.role == "heading"
        return line.level in _CHAPTERS

    def _outside(self, row: Row) -> bool:
        """Whether a row stands left of the edge of the text, which is printed in one column."""
        line = row.line
        if not self.wide or line.x0 is None or line.role is not None or self.style.left is None:
            return False
        if not _PAPER < line.x0 < self.style.left - _OUTSIDE:
            return False
        return not (self._is_heading(row) and self.forms.strong(row))

    def _unit(self, at: int) -> bool:
        """Whether a row is the line in parentheses under a table's title: ``(Thousands of United States dollars)``."""
        text = self.rows[self.run[at]].bare
        if not (text[:1] == "(" and text[-1:] == ")") or at + 1 >= len(self.run):
            return False
        return self.rows[self.run[at + 1]].line.role == "table"

    def _rows_end(self, at: int) -> int:
        """The end of rows of a table; bold lines under a caption are its title."""
        end, titled, wide = at, False, False
        while end < len(self.run):
            row = self.rows[self.run[end]]
            if row.line.role == "caption":
                titled = True
            elif row.line.role == "table" or self._unit(end) or (end > at and row.text[:1] == "*"):
                titled = False
            elif self._outside(row):
                wide = True
            elif not (titled and row.line.bold and not rule("number").match(row.bare)) and not (
                wide and self._beside(row)
            ):
                break
            end += 1
        return end

    def _beside(self, row: Row) -> bool:
        """Whether a row stands in a right column of a table that is wider than the text."""
        line = row.line
        return (
            line.role is None
            and line.x0 is not None
            and self.style.left is not None
            and line.x0 > self.style.left + _INSIDE
            and not self.forms.strong(row)
        )

    def _caption_end(self, at: int, last: int) -> int:
        """The end of what stands under a caption where the file says nothing of its rows."""
        end = at + 1
        while end < len(self.run):
            i = self.run[end]
            row = self.rows[i]
            found = rule("number").match(row.bare)
            if found and figure(found[1]) in range(last + 1, last + 3):
                break
            if self._over_next(end, last) or (row.gap and not self.numbers and self._is_prose(end)):
                break
            labelled = rule("heading_label").match(row.bare) is not None
            if labelled and self.forms.short(row) and (self.forms.strong(row) or self.numbers.near(i, last + 1)):
                break
            end += 1
        return end

    def _is_prose(self, at: int) -> bool:
        """Whether a paragraph begins at a place of the run: rows without wide space in them, from an empty line to the next, of
        which the last ends a sentence. In a text without numbers nothing else tells where a table is over."""
        rows: list[Row] = []
        for i in self.run[at:]:
            if rows and self.rows[i].gap:
                break
            rows.append(self.rows[i])
        texts = [row.text for row in rows]
        if any("\t" in text or "  " in text for text in texts) or rule("table_source").match(texts[0]):
            return False
        return sum(map(len, texts)) > _FEWEST_LETTERS and rows[0].starts_capital and rows[-1].ends_sentence

    def _over_next(self, at: int, last: int) -> bool:
        """Whether a row is a heading at the edge of the text, over the number of the next paragraph; the table above it, whose title
        is set in the middle, was drawn and has no words."""
        row = self.rows[self.run[at]]
        if at + 1 >= len(self.run) or not (row.line.bold and same_edge(row, self.style.left) and self.forms.short(row)):
            return False
        found = rule("number").match(self.rows[self.run[at + 1]].bare)
        return found is not None and figure(found[1]) == last + 1
