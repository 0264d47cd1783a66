"""Tables of recommendations: which column holds what is recommended, which to whom and by when.

In go the rows of a table, out come those of its rows that hold a recommendation, with the places of their cells. The heads of
the columns tell (``advice_head`` and the others of ``rules/structure.yaml``), so only tables whose file parts the cells of a
row, with a tab between them, are read: print alone does not settle in which column a line stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Advice, Passage
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

Span = tuple[int, int]
_TAB = 8
# The head of a table stands in one of its first rows, below its title.
_HEAD_WITHIN = 4
# A head of such a column has one of these.
_SIGNS = ("ecommend", "ECOMMEND", "roposed", "ROPOSED", "uggested", "UGGESTED")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns of a table, from 0, whose head is row ``head`` of it; ``count`` is how many it has."""

    head: int
    count: int
    said: int
    told: int | None
    due: int | None
    number: int | None
    answered: bool


@dataclass(frozen=True, slots=True)
class AdvisedRow:
    """Row ``row`` of a table, which holds a recommendation: its ``cells`` in the canonical text, an empty one as None."""

    row: int
    cells: tuple[Span | None, ...]
    columns: Columns


def advised_rows(rows: Sequence[Row]) -> list[AdvisedRow]:
    """The rows that hold a recommendation; empty for a table without a column of recommendations.

    What follows an empty line or a head of its own is another table. A row of fewer cells is one of a merged cell, or has lost
    cells at its end.
    """
    found: list[AdvisedRow] = []
    columns: Columns | None = None
    begin = 0
    for at, row in enumerate(rows):
        if row.gap:
            columns, begin = None, at
        if at - begin < _HEAD_WITHIN and any(map(row.text.__contains__, _SIGNS)) and (headed := _columns(row, at)):
            columns = headed
        elif columns is not None and row.text != rows[columns.head].text:
            cells = cells_of(row)
            if columns.said < len(cells) <= columns.count and len(cells) > 1 and cells[columns.said] is not None:
                found.append(AdvisedRow(at, cells, columns))
    return found


def advice_of(row: AdvisedRow, said: Passage, heads: Sequence[Span | None], head: Passage, division_id: str) -> Advice:
    """The recommendation of a row, whose cells are the passage ``said``; ``heads`` are the cells of the passage ``head``."""
    columns = row.columns

    def cell(at: int | None) -> Span | None:
        return _inside(said, row.cells[at]) if at is not None and at < len(row.cells) else None

    return Advice(
        said.key,
        cell(columns.said) or (0, 0),
        head.key,
        _inside(head, heads[columns.said]) or (0, 0),
        said.section_id,
        division_id,
        cell(columns.told),
        cell(columns.due),
        cell(columns.number),
        columns.answered,
    )


def _inside(passage: Passage, cell: Span | None) -> Span | None:
    """A cell of the canonical text as a place in the text of its passage."""
    if cell is None:
        return None
    start, end = (bisect_left(passage.offsets, place) for place in cell)
    return (start, end) if start < end else None


def cells_of(row: Row) -> tuple[Span | None, ...]:
    """The cells of a row of a table, those that are empty before its first words included."""
    cells: list[Span | None] = [None] * (row.indent // _TAB)
    at = row.start
    for part in row.text.split("\t"):
        words = part.strip()
        start = at + len(part) - len(part.lstrip())
        cells.append((start, start + len(words)) if words else None)
        at += len(part) + 1
    return tuple(cells)


def _columns(row: Row, at: int) -> Columns | None:
    """The columns of a table whose heads are the cells of ``row``, if one says that recommendations stand there."""
    cells = cells_of(row)
    if len(cells) < 2:
        return None
    heads = [row.text[cell[0] - row.start : cell[1] - row.start] if cell else "" for cell in cells]
    said = _first(heads, "advice_head")
    if said is None:
        said = _first(heads, "measure_head")
    if said is None:
        return None
    return Columns(
        at,
        len(cells),
        said,
        _first(heads, "told_head"),
        _first(heads, "due_head"),
        _first(heads, "count_head"),
        _first(heads, "answer_head") is not None,
    )


def _first(heads: Sequence[str], rule_id: str) -> int | None:
    return next((at for at, head in enumerate(heads) if rule(rule_id).match(head)), None)
