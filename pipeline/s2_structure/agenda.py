"""The agenda item of a front page and its title: which cells they are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Fact
from pipeline.numbers import ordinal_to_int
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.statements import GOES_ON, is_imprint

# Left edges (points) of one statement differ by less, old scans included; lines set in by no more than so many of it.
_SAME_LEFT = 6.0
_SET_IN = 4
# The item of a second organ stands within so many rows, its number within so many characters of the line.
_REACH, _OPENS = 5, 16
# So many items can have titles of their own.
_SEVERAL = 2
# A line of letters that are wide and narrow is longer or shorter than its number of characters tells.
_SURELY = 0.9
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
            which = 1 if found[1] else 3
            item = Fact(_number(found[which]), cell.start + found.start(which), cell.start + found.end(which))
            after = cell.text[found.end() :].lstrip(_BEFORE_TITLE).rstrip()
            if not after.strip("() *"):
                return item, cell, None
            at = cell.text.index(after, found.end())
            return item, cell, replace(cell, start=cell.start + at, text=after)
    return None, None, None


def _number(item: str) -> str:
    """An item as it is printed, of an ordinal its figure: ``Seventh item on the agenda`` of the ILO is 7."""
    ordinal = None if item[:1].isdigit() else ordinal_to_int(item)
    return _SPACES.sub(" ", item) if ordinal is None else str(ordinal)


def agenda_cells(below: list[Cell], item: Cell, rest: Cell | None) -> list[Cell]:
    """The cells of the agenda title among those below the item: right under it, at its left edge, in one style."""
    if rest is not None:
        return [rest]
    if item.x0 is None and _runs_into_kind(below, item):
        return _first_above_kind(below, item)
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
    return _first_title(
        taken, whole=all(cell in taken for cell in below if cell.column == item.column and cell.text.strip("* "))
    )


def _first_title(taken: list[Cell], *, whole: bool) -> list[Cell]:
    """The first title of cells that run into the statement of the kind, or that are all (``whole``) there is below the item, as word
    processors print paragraphs of one style: no edge and no print parts what they say, but a title begins where its first word
    had room on the line before."""
    to_kind = bool(taken) and rule("statement_opening").match(taken[-1].text.strip()) is not None
    above = taken[:-1] if to_kind else taken
    if not above or not (to_kind or whole):
        return taken
    widest = max(len(cell.text.strip()) for cell in above)
    pairs = enumerate(pairwise(above), 1)
    starts = (at for at, (before, cell) in pairs if _begins(before, cell, above[0]) and _had_room(before, cell, widest))
    # A lone title is that of the document.
    return taken[: next(starts, len(taken) if to_kind else 0)]


def _first_above_kind(below: list[Cell], item: Cell) -> list[Cell]:
    """The first of the titles that no print and no blank line parts from the statement of the kind: up to the line whose first word
    had room on the line before. None where no line had: they are one title, or cannot be told apart."""
    run = [cell for cell in below if cell.group == item.group and cell.column == item.column and not is_imprint(cell)]
    kind = next(at for at, cell in enumerate(run) if rule("statement_opening").match(cell.text.strip()))
    widest = _SURELY * max(len(cell.text.strip()) for cell in run[: kind + 1])
    for at, (before, cell) in enumerate(pairwise(run[:kind]), 1):
        if any(rule(name).match(cell.text.strip()) for name in _ENDS):
            break
        if _begins(before, cell, run[0]) and _had_room(before, cell, widest):
            return run[:at]
    return []


def behind_second_organ(below: list[Cell], taken: list[Cell]) -> list[Cell]:
    """The cells below the item without the organ, session, item and title of a second organ to which the document goes.

    "A/80/302-E/2025/303": below the item of the Assembly and its title (``taken``) stand those of the Council.
    """
    rows = {cell.row for cell in taken}
    left = [cell for cell in below if cell.row not in rows]
    near = [cell for cell in left if cell.row <= left[0].row + _REACH]
    second, cell, rest = find_item(near)
    if second is None or cell is None or (second.start or 0) - cell.start > _OPENS:
        return below
    above = [each.text.strip() for each in near if each.row < cell.row]
    if not any(
        any(rule(name).search(text) for name in ("session", "place_and_days")) or rule("session_of_year").match(text)
        for text in above
    ):
        return below
    its = agenda_cells([each for each in left if each.row > cell.row], cell, rest)
    last = max(each.row for each in (cell, *its))
    return [*taken, *(each for each in left if each.row > last)]


def titles_apart(taken: list[Cell], items: int) -> list[list[Cell]]:
    """The cells of each title where ``items`` items are named and as many titles stand below each other; else all as one.

    A title begins on a line of its own with a capital, at the left edge, behind no word or mark that awaits another; where that
    gives too many, only where its first word had room on the line before.
    """
    if items < _SEVERAL or len(taken) < items:
        return [taken]
    widest = max(len(cell.text.strip()) for cell in taken)
    starts = [at for at, (before, cell) in enumerate(pairwise(taken), 1) if _begins(before, cell, taken[0])]
    if len(starts) >= items:
        starts = [at for at in starts if _had_room(taken[at - 1], taken[at], widest)]
    if len(starts) != items - 1:
        return [taken]
    return [taken[start:end] for start, end in pairwise([0, *starts, len(taken)])]


def _begins(before: Cell, cell: Cell, first: Cell) -> bool:
    """Whether a line begins a title, by itself and by how the line before it ends."""
    set_in = first.x0 is not None and cell.x0 is not None and cell.x0 - first.x0 > _SAME_LEFT
    awaited = GOES_ON.search(before.text.rstrip()) is not None
    return cell.text.lstrip()[:1].isupper() and not set_in and not awaited


def _had_room(before: Cell, cell: Cell, widest: float) -> bool:
    """Whether the first word of a line would have stood on the line before, in characters."""
    return len(before.text.strip()) + 1 + len(cell.text.split()[0]) <= widest


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
