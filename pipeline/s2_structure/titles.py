"""The titles of the front page: agenda item and its title, the title of the report, its kind and author.

They stand in this order below the session and are told apart by the agenda words, the words ``Report of`` and
empty lines or, where the file has none, by the style of print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Fact
from pipeline.s2_structure.authorship import Authorship, read_authorship, transmitted_author
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.patterns import rule

# Left edges (points) of one statement differ by less, old scans included.
_SAME_LEFT = 6.0
_STARS = re.compile(r"\s*\*+\s*$")
_IMPRINT_WORDS = re.compile(
    r"(?i)(?:united|nations|united nations|[a-z-]+ year|distr\.?|english|general|AS?|rapporteur\b.*)$"
)
_PLACE_AND_DAYS = re.compile(r"[A-Z][\w .'’-]+, \d{1,2}\s*(?:[-–—]|to\b|\w+ \d{4})")
# "Vienna, 11-20 March 2009", "23 July-10 August 2007": when a session meets.
_DAYS = re.compile(r"\d{1,2}(?: [A-Z][a-z]+)?\s?(?:[-–—]|to|and)\s?\d{1,2} [A-Z][a-z]+ \d{4}\s*$")
# `Agenda items 89 and 12`: several items, of which each has a title.
_SEVERAL = re.compile(r"\d\D*(?:,|\band\b)\D*\d")


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands below the session; None where it is not printed."""

    item: Fact | None = None
    agenda_title: Fact | None = None
    title: Fact | None = None
    kind: Fact | None = None
    author: Fact | None = None


def read_titles(cells: list[Cell], organs: tuple[Fact, ...], session: Cell | None) -> Titles:
    """Read the statements below the session. ``organs`` are those named on the page, the one that meets first."""
    item, item_cell, rest = _agenda_item(cells)
    first = _first_row(cells, item_cell, session)
    stars = {c.row + 1 for c in cells if not c.text.strip("* ")}
    tail = _statements([c for c in cells if c.row >= first and c.row not in stars])
    agenda_cells = [rest] if rest else []
    titled = any(cell.role == "title" for cell in tail)
    while tail and item_cell and not rest and _goes_on(item_cell, agenda_cells, tail[0], titled):
        agenda_cells.append(tail.pop(0))
    at = _kind_place(tail)
    if at is None:
        title = _join(tail)
        kind_cells: list[Cell] = []
    else:
        kind_cells = _run(tail, at)
        above, other = _title_above(tail, at, item, bool(agenda_cells))
        agenda_cells = agenda_cells or other
        title = _join(above) or _join(_next_kind(tail, at) or kind_cells)
    return _Reading(_join(kind_cells), title, tail, organs).titles(item, _join(agenda_cells))


def _first_row(cells: list[Cell], item: Cell | None, session: Cell | None) -> int:
    """The row below the agenda item; without one, that below the session and its days."""
    if item is not None or session is None:
        return item.row + 1 if item else 0
    below = next((cell for cell in cells if cell.row == session.row + 1), None)
    return session.row + (2 if below and _DAYS.search(below.text) else 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The statements found, for settling kind and author."""

    kind: Fact | None
    title: Fact | None
    tail: list[Cell]
    organs: tuple[Fact, ...]

    def titles(self, item: Fact | None, agenda_title: Fact | None) -> Titles:
        leading = read_authorship(self.title.value) if self.title else None
        kind = self.kind
        if kind is None and leading and self.title:
            kind = Fact(leading.kind, self.title.start, self.title.end)
        return Titles(item, agenda_title, self.title, kind, self._author(leading))

    def _author(self, leading: Authorship | None) -> Fact | None:
        """The author: of the kind, or of what a note passes on; of a session's report, the organ that met."""
        own = read_authorship(self.kind.value) if self.kind else leading
        where = self.kind or self.title
        if where is None:
            return None
        if own and own.transmits:
            text = " ".join(c.text for c in self.tail)
            passed = transmitted_author(text) or self._other_report()
            if passed is None and self.kind and leading and not leading.transmits:
                passed = leading.author
            return Fact(passed or own.author, where.start, where.end)
        if own:
            return Fact(own.author, where.start, where.end)
        if self.title and self.organs and rule("session_report").match(self.title.value):
            return self.organs[0]
        return None

    def _other_report(self) -> str | None:
        """The author of a report named in a statement of its own."""
        for at, cell in enumerate(self.tail):
            if rule("report_type").match(cell.text.strip()):
                statement = _join(_run(self.tail, at))
                found = read_authorship(statement.value) if statement else None
                if found and not found.transmits:
                    return found.author
        return None


def _agenda_item(cells: list[Cell]) -> tuple[Fact | None, Cell | None, Cell | None]:
    """The item, the cell it stands in, and what follows it there."""
    for cell in cells:
        found = rule("agenda_item").search(cell.text)
        if found:
            item = Fact(re.sub(r"\s+", " ", found[1]), cell.start + found.start(1), cell.start + found.end(1))
            after = cell.text[found.end() :].strip()
            if not after:
                return item, cell, None
            at = cell.text.index(after, found.end())
            return item, cell, Cell(cell.start + at, after, cell.row, cell.group, cell.gap)
    return None, None, None


def _goes_on(item: Cell, taken: list[Cell], cell: Cell, titled: bool) -> bool:
    """Whether a cell is the agenda title: right under the item, at its left edge, in one style.

    Where the file itself calls cells title (``titled``), all before them is.
    """
    if titled:
        return cell.role != "title"
    if item.x0 is not None and cell.x0 is not None:
        return abs(cell.x0 - item.x0) < _SAME_LEFT and (not taken or cell.group == taken[-1].group)
    return cell.group == item.group or (not taken and cell.gap == 0 and cell.row == item.row + 1)


def _kinds(tail: list[Cell]) -> list[int]:
    return [i for i, cell in enumerate(tail) if rule("report_type").match(cell.text.strip())]


def _kind_place(tail: list[Cell]) -> int | None:
    """Where the statement of the kind begins: the first note, else the last report that is set apart from the title
    above it, else the last; None where the page has none below a title."""
    kinds = _kinds(tail)
    for i in kinds:
        found = read_authorship(tail[i].text.strip())
        if found and found.transmits and found.kind[:4].istitle() and _begins(tail, i):
            return i
    apart = [i for i in kinds if i and _begins(tail, i)] or [i for i in kinds if i]
    return apart[-1] if apart else None


def _begins(tail: list[Cell], i: int) -> bool:
    return i == 0 or tail[i].group != tail[i - 1].group


def _title_above(
    tail: list[Cell], at: int, item: Fact | None, agenda: bool
) -> tuple[list[Cell], list[Cell]]:  # fmt: skip
    """The cells of the title, and those of the title of a second agenda item that stands below it.

    A committee that reports on two items prints the titles of both in one style.
    """
    if item and not agenda and _SEVERAL.search(item.value):
        others = [i for i in _kinds(tail[:at]) if i]
        if others:
            return tail[: others[-1]], tail[others[-1] : at]
    return tail[:at], []


def _next_kind(tail: list[Cell], at: int) -> list[Cell]:
    """The first statement of a report below a note that has no title above it."""
    below = next((i for i in _kinds(tail) if i > at), None)
    return _run(tail, below) if below is not None else []


def _statements(cells: list[Cell]) -> list[Cell]:
    """The cells without those of the imprint: symbol, day, organ, session and the like.

    A line of a title can be no more than the name of an organ or a session (``Report of the Committee on its`` /
    ``fifty-second session``).
    """
    kept: list[Cell] = []
    for cell in cells:
        goes_on = bool(kept) and kept[-1].group == cell.group and kept[-1].row == cell.row - 1
        if not _is_imprint(cell) and (goes_on or not _is_place(cell)):
            kept.append(cell)
    return kept


def _is_place(cell: Cell) -> bool:
    text = cell.text.strip()
    return bool(rule("session").match(text) or rule("organ").match(text))


def _is_imprint(cell: Cell) -> bool:
    text = cell.text.strip()
    return bool(
        text.startswith("*")
        or rule("symbol").match(text)
        or rule("distribution").search(text)
        or rule("original_language").search(text)
        or _IMPRINT_WORDS.match(text)
        or ((m := rule("date").search(text)) and m.end() - m.start() >= len(text) - 1)
        or _PLACE_AND_DAYS.match(text)
    )


def _run(cells: list[Cell], at: int) -> list[Cell]:
    """A cell and those that continue it without an empty line, as far as they begin no new statement."""
    out = [cells[at]]
    for cell in cells[at + 1 :]:
        if cell.group != out[-1].group or rule("report_type").match(cell.text.strip()):
            break
        out.append(cell)
    return out


def _join(cells: list[Cell]) -> Fact | None:
    if not cells:
        return None
    value = re.sub(r"\s+", " ", " ".join(_STARS.sub("", c.text) for c in cells)).strip()
    return Fact(value, cells[0].start, cells[-1].end) if value else None
