"""Tables of recommendations: which column holds what is recommended, which to whom and by when.

In go the rows of a table, out come its cells that hold a recommendation, with those beside them. The heads of the columns tell
(``advice_head`` and the others of ``rules/structure.yaml``). Where the file parts the cells of a row, with a tab between them, all
columns are known; print tells the first one, whose lines begin farthest left, formal recommendations below their number, and all
columns below heads that stand in several lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Advice, Passage
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.print_columns import Cell, Span, apart_from_number, beside, cells_at, heads_of
from pipeline.s2_structure.rows import Row

_TAB = 8
# The head of a table stands in one of its first rows, below its title.
_HEAD_WITHIN = 4
# A head of such a column has one of these.
_SIGNS = ("ecommend", "ECOMMEND", "roposed", "ROPOSED", "uggested", "UGGESTED", "/request", " requests")
# The lines of another column than the first begin so far from its lines (points).
_OTHER = 80.0
# Rows of a formal recommendation: a page of print has fewer.
_LONGEST_CELL = 80
# Of a formal recommendation in print no columns are known.
_BOX = "Recommendation "


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns of a table, from 0, whose head is row ``head`` of it; ``heads`` are its cells. ``edges`` are the left
    edges of their lines (points) where these tell them."""

    head: int
    heads: tuple[Cell, ...]
    said: int
    told: int | None
    due: int | None
    number: int | None
    by: int | None
    answered: bool
    edges: tuple[float, ...] = ()


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
        if signed and _is_signed(row) and (headed := _columns(rows, at)):
            columns = headed
            found += _printed(rows, columns) if row.line.x0 is not None else ()
        elif columns is not None and row.line.x0 is None and row.text != rows[columns.head].text:
            cells = cells_of(row)
            if columns.said < len(cells) <= len(columns.heads) and len(cells) > 1 and cells[columns.said]:
                found.append(AdvisedRow((at,), cells, columns))
    return found or list(_boxed(rows))


def _printed(rows: Sequence[Row], columns: Columns) -> Iterator[AdvisedRow]:
    """The recommendations of a table of print, below its head, with their numbers and the cells that say to whom."""
    begin = columns.head + 1
    end = next((at for at in range(begin, len(rows)) if _is_signed(rows[at]) and _columns(rows, at)), len(rows))
    edges = columns.edges or _outer_edges(rows[begin:end])
    if columns.said >= len(edges):
        return
    found = list(cells_at(rows, range(begin, end), edges[columns.said]))
    told = columns.told
    for lines, below in zip(found, [*(after[0] for after in found[1:]), end], strict=True):
        aside = beside(rows, lines, edges[told], below) if told is not None and told < len(edges) else ()
        yield _with_number(rows, lines, columns, aside)


def _outer_edges(rows: Sequence[Row]) -> list[float]:
    """The left edge of the first column, where another stands far to the right of it."""
    edges = [row.line.x0 for row in rows if row.line.x0 is not None]
    return [min(edges)] if edges and max(edges) >= min(edges) + _OTHER else []


def _boxed(rows: Sequence[Row]) -> Iterator[AdvisedRow]:
    """The formal recommendations of a table of print: the sentence in the lines below "Recommendation 4", in the column of these words."""
    for at, row in enumerate(rows):
        if row.line.x0 is None or not rule("box_number").match(row.text):
            continue
        lines = next(cells_at(rows, range(at + 1, min(at + 1 + _LONGEST_CELL, len(rows))), row.line.x0), None)
        if lines is not None and lines[0] == at + 1:
            yield _with_number(rows, lines, Columns(at, ((),), 0, None, None, None, None, answered=False))


def _with_number(rows: Sequence[Row], lines: Sequence[int], columns: Columns, told: Cell = ()) -> AdvisedRow:
    """The recommendation in ``lines``, with the number that opens it or that of the line above them ("Recommendation 4"), and the cell
    that says to whom."""
    taken, heads = tuple(lines), columns.heads[columns.said]
    number, said = apart_from_number(rows, lines)
    above = rows[lines[0] - 1] if lines[0] else None
    box = above.text.split("\t")[0] if above is not None else ""
    if above is not None and not number and rule("box_number").match(box):
        number, taken = ((above.start + len(_BOX), above.start + len(box)),), (lines[0] - 1, *taken)
    cells = [
        (number, ()),
        (said, heads),
        (told, columns.heads[columns.told] if told and columns.told is not None else ()),
    ]
    kept = [(cell, head) for cell, head in cells if cell]
    at = 1 if number else 0
    return AdvisedRow(
        taken,
        tuple(cell for cell, _ in kept),
        replace(
            columns,
            heads=tuple(head for _, head in kept),
            said=at,
            told=at + 1 if told else None,
            due=None,
            number=0 if number else None,
            by=None,
        ),
    )


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
        cell(columns.by),
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


def _columns(rows: Sequence[Row], at: int) -> Columns | None:
    """The columns of a table whose heads are the cells of row ``at``, if one says that recommendations stand there; in print the heads
    may stand in several lines."""
    row = rows[at]
    cells = cells_of(row)
    heads = [row.text[cell[0][0] - row.start : cell[0][1] - row.start] if cell else "" for cell in cells]
    if len(cells) > 1 and (columns := _named(at, cells, heads)):
        return columns
    found = heads_of(rows, at) if row.line.x0 is not None else None
    if found is None:
        return None
    last, of_lines, edges = found
    texts = {(each.start, each.end): each.text for each in rows[max(0, at - _TAB) : last + 1]}
    heads = [" ".join(_words(texts, span) for span in cell) for cell in of_lines]
    columns = _named(last, of_lines, heads)
    return replace(columns, edges=tuple(edges)) if columns else None


def _words(texts: dict[Span, str], span: Span) -> str:
    """The words at a place in one of the lines."""
    start, text = next((start, text) for (start, end), text in texts.items() if start <= span[0] and span[1] <= end)
    return text[span[0] - start : span[1] - start]


def _named(head: int, cells: Sequence[Cell], heads: Sequence[str]) -> Columns | None:
    """The columns with these heads, if one holds recommendations."""
    said = _first(heads, "advice_head")
    if said is None:
        said = _first(heads, "measure_head")
    if said is None:
        return None
    return Columns(
        head,
        tuple(cells),
        said,
        _first(heads, "told_head"),
        _first(heads, "due_head"),
        _first(heads, "count_head"),
        _first(heads, "by_head"),
        _first(heads, "answer_head") is not None,
    )


def _first(heads: Sequence[str], rule_id: str) -> int | None:
    return next((at for at, head in enumerate(heads) if rule(rule_id).match(head)), None)
