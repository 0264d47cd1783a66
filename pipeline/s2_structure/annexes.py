"""Headings of annexes: ``Annex II`` and the title below it, or the annex to a letter with the lines that say to which."""

from __future__ import annotations

import re

from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Part, Piece
from pipeline.s2_structure.walk import Walk

# Rows of the heading of an annex to a letter, with its title.
_LONGEST_ANNEX_HEADING = 14
# Lines of such a title in a text without print: what is longer is text.
_LINES_OF_TITLE = 3
# A line that says to whom goes on below where it ends so.
_OPEN_ENDS = (" the", " of", " and", ",")


class AnnexWalk:
    """``step`` takes the rows of the heading of an annex and leaves all others to the walk of the report."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    def step(self, at: int) -> int:
        """The heading of an annex: how many rows from ``run[at]`` it takes; 0 where there is none."""
        walk = self.walk
        i = walk.run[at]
        row = walk.rows[i]
        found = rule("annex_heading").match(row.bare) if len(row.text) < 40 else None
        letter = rule("annex_to_letter").match(row.bare) if found is None else None
        # In a text without print a block of lines is set apart by what is empty above it.
        if letter and (walk.forms.strong(row) or (row.line.x0 is None and row.gap)):
            return self._annex_of_letter(at, letter)
        if not found or (
            walk.pieces
            and walk.style.wrapped
            and not row.gap
            and not walk.forms.strong(row)
            and not row.new_page
            and not walk.forms.centred(row)
            and (walk.open_sentence() or not row.starts_capital)
        ):
            return 0
        used = [i]
        title: list[str] = []
        for nxt in walk.run[at + 1 : at + 6]:
            after = walk.rows[nxt]
            placed = after.line.x0 is None or walk.forms.strong(after) or walk.forms.centred(after)
            if (
                not placed
                or not walk.forms.short(after)
                or rule("number").match(after.bare)
                or rule("heading_label").match(after.bare)
            ):
                break
            if title and (after.gap or walk.forms.look(after) != walk.forms.look(walk.rows[used[-1]])):
                break
            used.append(nxt)
            title.append(after.bare)
        words = " ".join(title) or row.bare
        return self._enter(Piece("heading", used, len(row.text) if title else 0, title=words), _label(found))

    def _lines_on_letter(self, at: int) -> tuple[list[int], int]:
        """The rows of such a heading, and how many of them say to which letter the annex is; 0 where that is not told."""
        walk = self.walk
        used = [walk.run[at]]
        look = walk.forms.look(walk.rows[used[0]])
        ended, closed = 0, False
        for nxt in walk.run[at + 1 : at + _LONGEST_ANNEX_HEADING]:
            row = walk.rows[nxt]
            if not walk.forms.strong(row):
                break
            if walk.forms.look(row) != look:
                # A title below the lines on the letter may be in another print; what follows a title is another heading.
                if rule("heading_label").match(row.bare) or (ended and len(used) > ended):
                    break
                look = walk.forms.look(row)
            if len(used) == ended and row.bare[0].islower():
                closed = False
            used.append(nxt)
            if not closed and rule("letter_addressee").search(row.bare):
                ended, closed = len(used), not row.bare.endswith(_OPEN_ENDS)
        return used, ended

    def _plain_block(self, at: int) -> tuple[list[int], int]:
        """The same where a text has no print: the lines up to the next that is empty, and the title below them up to the next, if it is short."""
        walk = self.walk
        blocks: list[list[int]] = [[walk.run[at]]]
        for nxt in walk.run[at + 1 : at + _LONGEST_ANNEX_HEADING]:
            if walk.rows[nxt].gap and len(blocks) == 2:
                break
            if walk.rows[nxt].gap:
                blocks.append([])
            blocks[-1].append(nxt)
        own = blocks[1] if len(blocks) == 2 else []
        named = 0 < len(own) <= _LINES_OF_TITLE and all(walk.forms.short(walk.rows[k]) for k in own)
        if named and rule("number").match(walk.rows[own[0]].bare) is None:
            return [*blocks[0], *own], len(blocks[0])
        return blocks[0], len(blocks[0])

    def _annex_of_letter(self, at: int, found: re.Match[str]) -> int:
        """The heading of an annex to a letter: the lines that say to which letter, and its own title below them."""
        walk = self.walk
        plain = not walk.forms.strong(walk.rows[walk.run[at]])
        used, ended = self._plain_block(at) if plain else self._lines_on_letter(at)
        own = used[ended:] if ended else []
        title = " ".join(walk.rows[k].bare for k in own)
        # The lines on the letter are of the heading; its title is what stands below them.
        heading = Piece("heading", used, title=title or _label(found), skip_rows=len(used) - len(own) if own else 0)
        return self._enter(heading, _label(found))

    def _enter(self, heading: Piece, label: str) -> int:
        """A part of its own begins with the heading, in which numbers count anew; how many rows the heading takes."""
        walk = self.walk
        heading.place = walk.tree.annex(label)
        heading.scope = walk.tree.scope
        walk.parts.append(Part("annex", heading.place.path, 0))
        walk.part = heading.division = len(walk.parts) - 1
        walk.pieces.append(heading)
        walk.last = walk.inner = 0
        walk.fresh_section = True
        return len(heading.rows)


def _label(found: re.Match[str]) -> str:
    """``Annex II`` of a heading in whatever letters: its word and its number."""
    return found[1].capitalize() + (f" {found[2]}" if found[2] else "")
