"""How rows hang together: their keys, the rows that are parts of others, and the columns that point at tables.

In: the schema, and rows by table. Out: the same, asked in the ways that corrections and checks ask. No row is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.schema import ForeignKey, Table, load_schema

Row = dict[str, Any]


def row_id(table: Table, row: Mapping[str, Any]) -> str:
    """The primary key of a row as one text, its parts joined by ``/``."""
    return "/".join(str(row[name]) for name in table.primary_key)


def owned_tables(table: Table) -> tuple[tuple[Table, str], ...]:
    """The tables whose rows are parts of a row of ``table``, and the column that says of which."""
    return tuple(
        (child, key.field)
        for child in load_schema()
        for key in child.foreign_keys
        if key.table == table.name and key.field in child.primary_key and child.kind == table.kind
    )


def references() -> Iterable[tuple[str, str, str, str | None]]:
    """Every column that points at a table: (table, column, target, value of the type column or None)."""
    for table in load_schema():
        if table.kind == "derived":
            continue
        for key in table.foreign_keys:
            yield table.name, key.field, key.table, None
        for reference in table.typed_references:
            for value, key in reference.targets:
                yield table.name, key.field, key.table, value


def points(each: Row, other: str, column: str, row: Row, table: Table) -> bool:
    """Whether a row points at ``row``: the same value, and for a typed reference the type that means its table."""
    if each[column] != row[table.primary_key[0]]:
        return False
    typed = [item for item in load_schema()[other].typed_references if item.field == column]
    return all(dict(item.targets)[each[item.type_field]].table == table.name for item in typed)


def targets(table: Table, row: Row) -> Iterable[tuple[str, ForeignKey]]:
    """The columns of a row that point at other tables, and at which."""
    for key in table.foreign_keys:
        yield key.field, key
    for reference in table.typed_references:
        for value, key in reference.targets:
            if row[reference.type_field] == value:
                yield reference.field, key
