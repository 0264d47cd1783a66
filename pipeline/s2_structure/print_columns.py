"""The columns of a table of print, where nothing but the left edges of the lines tells in which column each stands.

A program prints the cells of a row one after the other, each line by line, so the lines of one cell stand together; a cell may go
on at the head of the next page, behind the rest of its row. In go rows of a table, out come the lines of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

Span = tuple[int, int]
#: The places of the lines of a cell in the canonical text; none where the cell is empty.
Cell = tuple[Span, ...]
# The lines of a column begin so near to each other (points).
_SAME = 15.0
# A head of columns has no more lines.
_HEAD_LINES = 4
_NUMBER = re.compile(r"\((\d{1,3})\)\s+(?=\S)")


def cells_at(rows: Sequence[Row], places: range, left: float) -> Iterator[list[int]]:
    """The cells of the column at ``left`` among the rows at ``places``, each as the places of its lines: those in one print that no line
    of another column parts, up to the end of a sentence. One that a page ends in goes on at the head of the next."""
    above: list[int] = []
    for lines in _in_column(rows, places, left):
        whole = [*above, *lines] if above and _goes_on(rows, above[-1], lines[0]) else lines
        if rows[whole[-1]].ends_sentence:
            yield whole
            above = []
        else:
            above = whole


def _in_column(rows: Sequence[Row], places: range, left: float) -> Iterator[list[int]]:
    """Those of the rows at ``places`` that begin at ``left``, those together that stand one below the other in the same print."""

    def place(at: int) -> tuple[bool, bool | None]:
        row = rows[at]
        near = row.line.x0 is not None and abs(row.line.x0 - left) < _SAME and "\t" not in row.text
        return near and not rule("box_number").match(row.text), row.line.bold

    for (near, _), lines in groupby(places, key=place):
        if near:
            yield list(lines)


def _goes_on(rows: Sequence[Row], last: int, first: int) -> bool:
    """Whether the line ``first`` stands at the head of the page below the one that ``last`` is on, in its print."""
    above, below = rows[last], rows[first]
    if above.page is None or below.page != above.page + 1 or above.line.bold != below.line.bold:
        return False
    return rows[first - 1].page == above.page and not _NUMBER.match(below.text)


def _edges_of(rows: Sequence[Row]) -> list[float]:
    """The left edges of the columns, from the left: where more than one line begins."""
    edges: list[list[float]] = []
    for x0 in sorted(row.line.x0 for row in rows if row.line.x0 is not None and "\t" not in row.text):
        if edges and x0 - edges[-1][0] < _SAME:
            edges[-1].append(x0)
        else:
            edges.append([x0])
    return [edge[0] for edge in edges if len(edge) > 1]


def heads_of(rows: Sequence[Row], at: int) -> tuple[int, list[Cell], list[float]] | None:
    """The last row of the head of columns that row ``at`` is a line of, its cells by column, and the left edges of the columns; None
    where they are not settled.

    The lines of a head are printed smaller than the cells, one in the middle of its column, and the last of them may hold the heads
    of all columns to the right of it.
    """
    first, last = at, at
    while first and at - first < _HEAD_LINES and _one_head(rows[first - 1], rows[at]):
        first -= 1
    while last + 1 < len(rows) and last - at < _HEAD_LINES and _one_head(rows[last + 1], rows[at]):
        last += 1
    edges = _edges_of([row for row in rows if not _one_head(row, rows[at], page=False)])
    if len(edges) < 2 or first == last:
        return None
    heads: list[Cell] = [()] * len(edges)
    for row in rows[first : last + 1]:
        column = max((n for n, edge in enumerate(edges) if edge < (row.line.x0 or 0.0) + _SAME), default=0)
        start = row.start
        for part in row.text.split("\t"):
            if column >= len(heads):
                return None
            heads[column] = (*heads[column], (start, start + len(part)))
            start += len(part) + 1
            column += 1
    return (last, heads, edges) if all(heads) else None


def _one_head(row: Row, head: Row, *, page: bool = True) -> bool:
    """Whether a row is printed as a line of a head is."""
    alike = (row.line.role, row.line.size, row.line.bold) == (head.line.role, head.line.size, head.line.bold)
    return alike and row.line.role == "table" and (row.page == head.page or not page)


def apart_from_number(rows: Sequence[Row], lines: Sequence[int]) -> tuple[Cell, Cell]:
    """The number that opens a cell ("(6) Incorporate"), and the rest of it."""
    first = rows[lines[0]]
    found = _NUMBER.match(first.text)
    skip = found.end() if found else 0
    number = ((first.start + found.start(1), first.start + found.end(1)),) if found else ()
    return number, ((first.start + skip, first.end), *((rows[at].start, rows[at].end) for at in lines[1:]))


def beside(rows: Sequence[Row], lines: Sequence[int], left: float, end: int) -> Cell:
    """The cell of the column at ``left`` to the right of the one in ``lines``: its first lines below them, before row ``end``."""
    found = next(_in_column(rows, range(lines[-1] + 1, end), left), [])
    return tuple((rows[at].start, rows[at].end) for at in found)
