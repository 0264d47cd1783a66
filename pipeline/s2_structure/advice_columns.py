"""Tables of recommendations: which column holds what is recommended, which to whom and by when.

In go the rows of a table, out come its cells that hold a recommendation, with those beside them. The heads of the columns tell
(``advice_head`` and the others of ``rules/structure.yaml``). Where the file parts the cells of a row, with a tab between them, all
columns are known; print alone tells the first one, whose lines begin farthest left, and formal recommendations below their number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.model import Advice, Passage
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

Span = tuple[int, int]
#: The places of the lines of a cell in the canonical text; none where the cell is empty.
Cell = tuple[Span, ...]
_TAB = 8
# The head of a table stands in one of its first rows, below its title.
_HEAD_WITHIN = 4
# A head of such a column has one of these.
_SIGNS = ("ecommend", "ECOMMEND", "roposed", "ROPOSED", "uggested", "UGGESTED", "/request", " requests")
# The lines of a column begin so near to each other, those of another so far from them (points).
_SAME, _OTHER = 15.0, 80.0
# Rows of a formal recommendation: a page of print has fewer.
_LONGEST_CELL = 80
# Of a formal recommendation in print no columns are known.
_BOX = "Recommendation "


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns of a table, from 0, whose head is row ``head`` of it; ``heads`` are its cells."""

    head: int
    heads: tuple[Cell, ...]
    said: int
    told: int | None
    due: int | None
    number: int | None
    answered: bool


@dataclass(frozen=True, slots=True)
class AdvisedRow:
    """A recommendation in the rows ``rows`` of a table, and the ``cells`` that are known of it."""

    rows: tuple[int, ...]
    cells: tuple[Cell, ...]
    columns: Columns


def advised_rows(rows: Sequence[Row]) -> list[AdvisedRow]:
    """The recommendations of a table; empty for one without a column of recommendations.

    What follows an empty line or a head of its own is another table. A row of fewer cells is one of a merged cell, or has lost
    cells at its end.
    """
    found: list[AdvisedRow] = []
    columns: Columns | None = None
    begin = 0
    for at, row in enumerate(rows):
        if row.gap:
            columns, begin = None, at
        signed = at - begin < _HEAD_WITHIN or (columns is not None and row.line.x0 is not None)
        if signed and _is_signed(row) and (headed := _columns(row, at)):
            columns = headed
            found += _printed(rows, columns) if row.line.x0 is not None else ()
        elif columns is not None and row.line.x0 is None and row.text != rows[columns.head].text:
            cells = cells_of(row)
            if columns.said < len(cells) <= len(columns.heads) and len(cells) > 1 and cells[columns.said]:
                found.append(AdvisedRow((at,), cells, columns))
    return found or list(_boxed(rows))


def _printed(rows: Sequence[Row], columns: Columns) -> Iterator[AdvisedRow]:
    """The cells of the first column of a table of print, below its head: lines in one print that no line of another column parts, up to
    the end of a sentence."""
    begin = columns.head + 1
    end = next((at for at in range(begin, len(rows)) if _is_signed(rows[at]) and _columns(rows[at], at)), len(rows))
    edges = [row.line.x0 for row in rows[begin:end] if row.line.x0 is not None]
    left = min(edges, default=0.0)
    if columns.said or max(edges, default=0.0) < left + _OTHER:
        return
    for lines in _in_column(rows, range(begin, end), left):
        if rows[lines[-1]].ends_sentence:
            yield _with_number(rows, lines, columns)


def _boxed(rows: Sequence[Row]) -> Iterator[AdvisedRow]:
    """The formal recommendations of a table of print: the sentence in the lines below "Recommendation 4", in the column of these words."""
    for at, row in enumerate(rows):
        if row.line.x0 is None or not rule("box_number").match(row.text):
            continue
        below = range(at + 1, min(at + 1 + _LONGEST_CELL, len(rows)))
        lines = next(_in_column(rows, below, row.line.x0), None)
        if lines is not None and lines[0] == at + 1 and rows[lines[-1]].ends_sentence:
            yield _with_number(rows, lines, Columns(at, ((),), 0, None, None, None, answered=False))


def _in_column(rows: Sequence[Row], places: range, left: float) -> Iterator[list[int]]:
    """Those of the rows at ``places`` that begin at ``left``, those together that stand one below the other in the same print."""

    def place(at: int) -> tuple[bool, bool | None]:
        row = rows[at]
        near = row.line.x0 is not None and abs(row.line.x0 - left) < _SAME and "\t" not in row.text
        return near and not rule("box_number").match(row.text), row.line.bold

    for (near, _), lines in groupby(places, key=place):
        if near:
            yield list(lines)


def _with_number(rows: Sequence[Row], lines: Sequence[int], columns: Columns) -> AdvisedRow:
    """The recommendation in ``lines``, with the number of the line above them, if that is "Recommendation 4"."""
    said = tuple((rows[at].start, rows[at].end) for at in lines)
    above = lines[0] - 1
    if above < 0 or not rule("box_number").match(rows[above].text):
        return AdvisedRow(tuple(lines), (said,), replace(columns, said=0, told=None, due=None, number=None))
    number = ((rows[above].start + len(_BOX), rows[above].end),)
    columns = replace(columns, said=1, told=None, due=None, number=0, heads=((), *columns.heads))
    return AdvisedRow((above, *lines), (number, said), columns)


def advice_of(row: AdvisedRow, said: Passage, head: Passage, division_id: str) -> Advice:
    """The recommendation of a row, whose cells are the passage ``said`` and the heads of whose columns the passage ``head``."""
    columns = row.columns

    def cell(at: int | None) -> Span | None:
        return _inside(said, row.cells[at]) if at is not None and at < len(row.cells) else None

    return Advice(
        said.key,
        cell(columns.said) or (0, 0),
        head.key,
        _inside(head, columns.heads[columns.said]) or (0, 0),
        said.section_id,
        division_id,
        cell(columns.told),
        cell(columns.due),
        cell(columns.number),
        columns.answered,
    )


def _inside(passage: Passage, cell: Cell) -> Span | None:
    """A cell of the canonical text as a place in the text of its passage."""
    if not cell:
        return None
    start, end = bisect_left(passage.offsets, cell[0][0]), bisect_left(passage.offsets, cell[-1][1])
    return (start, end) if start < end else None


def cells_of(row: Row) -> tuple[Cell, ...]:
    """The cells of a row of a table, those that are empty before its first words included."""
    cells: list[Cell] = [()] * (row.indent // _TAB)
    at = row.start
    for part in row.text.split("\t"):
        words = part.strip()
        start = at + len(part) - len(part.lstrip())
        cells.append(((start, start + len(words)),) if words else ())
        at += len(part) + 1
    return tuple(cells)


def _is_signed(row: Row) -> bool:
    return any(map(row.text.__contains__, _SIGNS))


def _columns(row: Row, at: int) -> Columns | None:
    """The columns of a table whose heads are the cells of ``row``, if one says that recommendations stand there."""
    cells = cells_of(row)
    if len(cells) < 2:
        return None
    heads = [row.text[cell[0][0] - row.start : cell[0][1] - row.start] if cell else "" for cell in cells]
    said = _first(heads, "advice_head")
    if said is None:
        said = _first(heads, "measure_head")
    if said is None:
        return None
    return Columns(
        at,
        cells,
        said,
        _first(heads, "told_head"),
        _first(heads, "due_head"),
        _first(heads, "count_head"),
        _first(heads, "answer_head") is not None,
    )


def _first(heads: Sequence[str], rule_id: str) -> int | None:
    return next((at for at, head in enumerate(heads) if rule(rule_id).match(head)), None)
