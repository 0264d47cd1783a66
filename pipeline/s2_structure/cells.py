"""The front page as cells: stretches of its rows that wide space sets apart, and which of them are one statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.records import dataclass
from pipeline.s2_structure.patterns import is_symbol, rule
from pipeline.s2_structure.rows import Row

# The distribution stands in a column of its own, though some readers see no more than a blank before it.
_WIDE = re.compile(r"(\t+|\s{3,}|\s(?=Distr\.))")
# What a cover prints in several lines, on one: `General Assembly Official Records Seventieth Session Supplement No. 38`.
_COVER = re.compile(r"(.{5,60}?)(\s)(Official Records)(\s)(.{5,60}? [Ss]ession)(\s)(Supplement No\. .{1,20})")
# The number of a resolution and its title, set apart by wide space.
_ACT = re.compile(r"\s*\d{1,4}/\d{1,4}\.\s{3,}(?=[A-Z])")
# So does the symbol: `REGIONAL COMMITTEE WPR/RC71/9`.
_BEFORE_SYMBOL = re.compile(r"(\s)(?=[A-Z][A-Za-z.]{0,9}(?:\d{2,3})?/\S{0,60}\d)")
# Sizes (points) of one statement differ by less, old scans included.
_SAME_SIZE = 0.6
# Type as large as this (points) is a title's, in which a word may be set lighter.
_DISPLAY = 13.0
# A few characters printed smaller (points) are not to be read: a mark of the layout.
_UNREADABLE, _FEW = 4.0, 10


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a row set apart by wide space: ``GENERAL ASSEMBLY      SECURITY COUNCIL`` is two.

    ``group`` counts the statements of the page as empty lines and changes of style set them apart; ``column`` the
    stretches of a row. ``x0`` is the left edge of the row (points), None but for its first stretch; ``size`` that of its print (points).
    """

    start: int
    text: str
    row: int
    group: int
    gap: int
    x0: float | None = None
    role: str | None = None
    column: int = 0
    size: float | None = None

    @property
    def end(self) -> int:
        """Where the stretch ends in the canonical text."""
        return self.start + len(self.text)


def make_cells(rows: list[Row], wrapped: bool) -> list[Cell]:
    """The cells of the front page; where lines are not ``wrapped``, each is a statement."""
    cells = []
    group = 0
    for index, (before, row) in enumerate(pairwise([None, *rows])):
        assert row is not None
        group += row.gap > 0 or not wrapped or (before is not None and _restyled(before, row))
        at = column = 0
        for part in _stretches(row.text):
            if part.strip() and not _unread(row):
                x0 = row.line.x0 if column == 0 else None
                cells.append(
                    Cell(row.start + at, part, index, group, row.gap, x0, row.line.role, column, row.line.size)
                )
                column += 1
            at += len(part)
    return cells


def _stretches(text: str) -> Iterator[str]:
    """A row cut where wide space or a column of its own begins, what it is cut at included."""
    if cover := _COVER.fullmatch(text):
        yield from cover.groups()
        return
    if _ACT.match(text):
        yield text
        return
    for part in _WIDE.split(text):
        name, *behind = _BEFORE_SYMBOL.split(part, maxsplit=1)
        if behind and is_symbol(behind[1].strip()) and (rule("organ").match(name) or rule("imprint").match(name)):
            yield from (name, *behind)
        else:
            yield part


def _unread(row: Row) -> bool:
    tiny = row.line.size is not None and row.line.size < _UNREADABLE and len(row.text) < _FEW
    return tiny or row.line.role == "note"


def _restyled(before: Row, row: Row) -> bool:
    one, other = before.line, row.line
    if one.role != other.role:
        return True
    if one.size is not None and other.size is not None and abs(one.size - other.size) > _SAME_SIZE:
        return True
    return one.bold != other.bold and (one.size or 0.0) < _DISPLAY
