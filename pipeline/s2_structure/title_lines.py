"""Which lines one heading has: those of its print, and where a title in plain or long print stands over a number."""

from __future__ import annotations

import re

from pipeline.numbers import figure
from pipeline.s2_structure.headings import LONGEST, LONGEST_LINE, label_only
from pipeline.s2_structure.indents import same_edge
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row
from pipeline.s2_structure.walk import Walk

_LINES_OF_TITLE = 8
# Characters of a line times their size (points) that leave room on any line; words that no line of a title ends with.
_ROOM = 400.0
_OPEN_END = re.compile(r"\b(?:of|the|and|for|on|in|to|with|by|from|at|or|a|an)$")
_LABEL = re.compile(r"(?:[A-Za-z][\w-]{1,15} ){0,2}(?:\d[\d/.]{0,8}|[IVXLC]{1,7}|[A-Z])[.:]?$")


class TitleLines:
    """Looks at the rows from a place of the run on; whether they are a heading is decided by the walk."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def over_number(self, at: int, strong: bool) -> list[int]:
        """The lines of a title between the end of a paragraph and the number of the next; else none.

        In plain print there are two, in strong print more than other titles have: they quote what they are on ("Progress
        achieved on benchmark (b): ..."). No sentence ends in them.
        """
        walk = self._walk
        first = walk.rows[walk.run[at]]
        if not (same_edge(first, walk.style.left) and first.bare[0].isupper() and walk.last and walk.pieces):
            return []
        if walk.pieces[-1].kind != "start" or walk.open_sentence():
            return []
        rows: list[int] = []
        for i in walk.run[at : at + _LINES_OF_TITLE + 1]:
            row = walk.rows[i]
            found = rule("number").match(row.bare) if row.bare[0].isdigit() else None
            if found and figure(found[1]) == walk.last + 1:
                length = sum(len(walk.rows[k].bare) + 1 for k in rows)
                return rows if (length > LONGEST if strong else len(rows) == 2) else []
            if not same_edge(row, walk.style.left) or walk.forms.look(row) != walk.forms.look(first) or row.lead:
                break
            if row.line.role is not None or row.ends_sentence or ". " in row.bare:
                break
            rows.append(i)
        return []

    def goes_on_below(self, at: int) -> bool:
        """Whether a labelled heading in strong print breaks its line behind a comma or a colon."""
        walk = self._walk
        row = walk.rows[walk.run[at]]
        if not (row.bare.endswith((",", ":")) and len(row.bare) <= LONGEST_LINE and walk.forms.strong(row)):
            return False
        if not rule("heading_label").match(row.bare):
            return False
        return self._same_print_below(at)

    def _same_print_below(self, at: int) -> bool:
        """Whether the row below a row of the run is printed as it is, on the same page."""
        walk = self._walk
        if at + 1 >= len(walk.run):
            return False
        row, below = walk.rows[walk.run[at]], walk.rows[walk.run[at + 1]]
        return below.gap == 0 and not below.new_page and walk.forms.look(below) == walk.forms.look(row)

    def lines(self, at: int, strong: bool) -> list[int]:
        """The rows of one heading: of the same style, without an empty line between them."""
        walk = self._walk
        first = walk.rows[walk.run[at]]
        rows = [walk.run[at]]
        length = len(first.text)
        slipped = label_only(first.bare)
        labelled = strong and rule("heading_label").match(first.bare) is not None
        # What the file itself calls a heading may be the title of a letter, which names all that its committee is on.
        told = 2 if first.line.role == "heading" else 1
        for place, nxt in enumerate(walk.run[at + 1 : at + 6 * told], at + 1):
            row = walk.rows[nxt]
            length += len(row.text)
            if length > LONGEST * told or row.line.role not in (None, first.line.role) or not (slipped or row.gap == 0):
                break
            if not slipped and (
                walk.forms.strong(row) != strong or walk.forms.look(row)[1:2] != walk.forms.look(first)[1:2]
            ):
                break
            closed = not walk.forms.short(row) and not (
                (row.bare[:1].islower() and len(row.bare) < 120 and (labelled or not row.ends_sentence))
                # "the evaluation of the Economic Commission for Latin America and the Caribbean:" over "subprogramme 3".
                or (strong and row.bare[-1] == ":" and self._same_print_below(place))
            )
            if closed or rule("number").match(row.bare) or (not slipped and rule("heading_label").match(row.bare)):
                break
            if not slipped and (not walk.style.wrapped or rule("annex_heading").match(row.bare)):
                break
            if not slipped and self.ends_early(walk.rows[rows[-1]], row):
                break
            rows.append(nxt)
            slipped = False
        return rows if not label_only(first.bare) or len(rows) > 1 else rows[:1]

    def ends_early(self, above: Row, row: Row) -> bool:
        """Whether a line of a heading at the edge of the text ends though the next word had room on it: another begins."""
        walk = self._walk
        size = row.line.size
        if size is None or not row.starts_capital or walk.forms.centred(row) or above.line.x0 != row.line.x0:
            return False
        if row.bare.isupper() or above.bare[-1] in ":,-–—" or _OPEN_END.search(above.bare) or _LABEL.match(above.bare):
            return False
        return (len(above.bare) + 1 + len(row.bare.split(None, 1)[0])) * size < _ROOM
