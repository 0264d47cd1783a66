"""Front pages that have no masthead: covers of supplements to the Official Records, and heads of meeting records.

A cover prints the title large, over the organ, ``Official Records`` and ``Supplement No. 19``; it is printed again on the
page behind. Where the organ stands in place of the title, the title is the line below it. What a document of another
layout is called is for ``titles``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Fact
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.statements import make_statements

# A cover has fewer rows.
_COVER = 45
# What is shorter is a mark of the print.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Cover:
    """The title and, where the cover names it in place of the title, the organ whose report it is."""

    title: Fact
    organ: Fact | None = None


def read_cover(cells: list[Cell]) -> Cover | None:
    """The title of a supplement; None where the page is no cover."""
    top = [cell for cell in cells if cell.row < _COVER]
    number = next((c for c in top if rule("supplement").match(c.text.strip())), None)
    records = next((c for c in top if rule("official_records").match(c.text.strip())), None)
    if number is None or records is None:
        return None
    above = [c for c in top if c.row < min(number.row, records.row)]
    below = [c for c in top if c.row > max(number.row, records.row)]
    return _title(above) or _title(below)


def read_record(cells: list[Cell]) -> Cover | None:
    """The title of the record of a meeting: its number; None where none is printed."""
    for statement in make_statements(cells[:_COVER], cells, None, places=True):
        found = rule("record_title").match(statement.text)
        if found:
            return Cover(Fact(found[0].rstrip(" *"), statement.cells[0].start, statement.cells[-1].end))
    return None


def _title(cells: list[Cell]) -> Cover | None:
    """The first statement; where that is an organ, the statement below it."""
    statements = [s for s in make_statements(cells, cells, None, places=True) if len(s.text) > _SHORT]
    if not statements:
        return None
    first, *others = statements
    if not rule("organ").match(first.text):
        return Cover(first.fact)
    return Cover(others[0].fact, first.fact) if others else None
