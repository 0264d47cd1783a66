"""A comparison as text for people and as JSON Lines for programs.

In: a ``Comparison``. Out: lines, made as they are asked for, so that a difference of millions of rows is never in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from pipeline.s7_release.compare import CHANGES, Cell, Change, Comparison, RowChange
from pipeline.s7_release.package import Published
from pipeline.unseen import shown

# What a cell shows of a value.
_SHOWN: Final = 60
_SIGNS: Final = {"added": "+", "changed": "~", "removed": "-"}


def json_lines(compared: Comparison) -> Iterator[str]:
    """Every change as a line of JSON."""
    return (json.dumps(change, ensure_ascii=False) for change in changes(compared))


def changes(compared: Comparison) -> Iterator[dict[str, object]]:
    """Every change as a value of JSON.

    ``kind`` says of what: ``package`` (once, first: both versions and the least step), ``schema``, ``table`` (counts),
    ``row`` (key, cells with both values, reasons).
    """
    yield {
        "kind": "package",
        "old": _package(compared.old),
        "new": _package(compared.new),
        "least_step": compared.step,
    }
    for change in compared.schema:
        yield {"kind": "schema", **asdict(change)}
    for table in compared.tables:
        yield {"kind": "table", **asdict(table)}
    for table in compared.tables:
        for way in CHANGES:
            for row in compared.rows(table.table, way):
                yield {"kind": "row", **asdict(row)}


def text_lines(compared: Comparison, limit: int | None) -> Iterator[str]:
    """The same for people: of every table the first ``limit`` rows that were added, changed and removed, or all."""
    yield f"old  {_title(compared.old)}"
    yield f"new  {_title(compared.new)}"
    if not compared.schema and not compared.tables:
        yield "The tables and all their rows are the same."
        return
    yield f"least step of the version: {compared.step}"
    if compared.schema:
        yield ""
        yield "schema"
        for change in compared.schema:
            place = change.table if change.column is None else f"{change.table}.{change.column}"
            yield f"  {place}: {change.what} ({change.step})"
    if compared.tables:
        width = max(len(table.table) for table in compared.tables)
        yield ""
        yield f"{'table':<{width}} {'before':>11} {'after':>11} {'added':>9} {'changed':>9} {'removed':>9}"
        for table in compared.tables:
            counts = f"{table.added:>9,} {table.changed:>9,} {table.removed:>9,}"
            yield f"{table.table:<{width}} {table.before:>11,} {table.after:>11,} {counts}"
    for table in compared.tables:
        yield ""
        yield table.table
        if table.changed:
            counted = compared.column_counts(table.table).items()
            yield f"  changed cells: {', '.join(f'{column} {count:,}' for column, count in counted)}"
        for way, count in zip(CHANGES, (table.added, table.changed, table.removed), strict=True):
            yield from _rows(compared, table.table, way, count, limit)


def _rows(compared: Comparison, table: str, way: Change, count: int, limit: int | None) -> Iterator[str]:
    for row in compared.rows(table, way, limit):
        yield f"  {_SIGNS[way]} {shown(row.row_id)}  ({row_reason(row)})"
        for cell in row.cells:
            yield f"      {cell.column}: {cell_words(cell)}"
    if limit is not None and count > limit:
        yield f"    and {count - limit:,} more {way}"


def cell_words(cell: Cell) -> str:
    """Both values, shortened around the place where they begin to differ."""
    before, after = cell.before, cell.after
    if before is None or after is None or max(len(before), len(after)) <= _SHOWN:
        return f"{_value(before)} -> {_value(after)}"
    same = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, same - _SHOWN // 3)
    lead = "..." if start else ""
    return f"{_value(lead + before[start:])} -> {_value(lead + after[start:])}"


def row_reason(row: RowChange, named: int = 3) -> str:
    """Why a row differs, in a few words."""
    more = len(row.reasons) - named
    return ", ".join(row.reasons[:named]) + (f" and {more:,} more" if more > 0 else "")


def _value(value: str | None) -> str:
    if value is None:
        return "(empty)"
    line = shown(" ".join(value.split()))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."


def _title(package: Published) -> str:
    return f"{package.descriptor}, {'version ' + package.version if package.version else 'not released'}"


def _package(package: Published) -> dict[str, str | None]:
    return {
        "name": package.described.get("name"),
        "version": package.version,
        "created": package.described.get("created"),
    }
