"""The agenda item of a front page and its title: which cells they are."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import Fact
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.patterns import rule

# Left edges (points) of one statement differ by less, old scans included; lines set in by no more than so many of it.
_SAME_LEFT = 6.0
_SET_IN = 4
_SPACES = re.compile(r"\s+")
# What stands below the title of an item and is none of it.
_ENDS = ("title_end", "letter_statement", "year_of_organ", "session_report", "agenda_statement")
# What parts an item from its title on one line: "Agenda item 64: Advancement of women", "Item 5. Programme".
_BEFORE_TITLE = " \t\xa0:.–—-"


def find_item(cells: list[Cell]) -> tuple[Fact | None, Cell | None, Cell | None]:
    """The item, the cell it stands in, and what follows it there."""
    for cell in cells:
        found = rule("agenda_item").search(cell.text)
        if found:
            item = Fact(_SPACES.sub(" ", found[1]), cell.start + found.start(1), cell.start + found.end(1))
            after = cell.text[found.end() :].lstrip(_BEFORE_TITLE).rstrip()
            if not after.strip("() *"):
                return item, cell, None
            at = cell.text.index(after, found.end())
            return item, cell, replace(cell, start=cell.start + at, text=after)
    return None, None, None


def agenda_cells(below: list[Cell], item: Cell, rest: Cell | None) -> list[Cell]:
    """The cells of the agenda title among those below the item: right under it, at its left edge, in one style."""
    if rest is not None:
        return [rest]
    if item.x0 is None and _runs_into_kind(below, item):
        return []
    taken: list[Cell] = []
    titled = any(cell.role == "title" for cell in below)
    for cell in below:
        if cell.column != item.column or not cell.text.strip("* "):
            continue
        text = cell.text.strip()
        if any(rule(name).match(text) for name in _ENDS):
            break
        if not _goes_on(item, taken, cell, titled):
            break
        taken.append(cell)
    return taken


def _runs_into_kind(below: list[Cell], item: Cell) -> bool:
    """Whether no blank line and no print parts what stands below the item from the statement of the kind; the title of an
    agenda tells where that of its item ends."""
    run = [cell.text.strip() for cell in below if cell.group == item.group and cell.column == item.column]
    return any(map(rule("statement_opening").match, run)) and not any(map(rule("agenda_statement").match, run))


def _goes_on(item: Cell, taken: list[Cell], cell: Cell, titled: bool) -> bool:
    """Whether a cell is of the agenda title. Where the file itself calls cells title (``titled``), all before them is."""
    if titled:
        return cell.role != "title"
    if item.x0 is not None and cell.x0 is not None:
        if not taken:
            return abs(cell.x0 - item.x0) < _SAME_LEFT
        return -_SAME_LEFT < cell.x0 - item.x0 < _SET_IN * _SAME_LEFT and cell.group == taken[-1].group
    return cell.group == item.group or (not taken and cell.gap == 0 and cell.row == item.row + 1)
