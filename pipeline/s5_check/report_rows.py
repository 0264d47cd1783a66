"""The rows of one report as columns, and the values among them that cannot be written at all.

In: rows by table, as extraction gave them. Whole columns are asked first, and single values only where one is wrong.
"""

from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Final

from pipeline.schema import SOURCE_COLUMN, Table

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
_TYPES: Final[Mapping[str, frozenset[type]]] = {
    "string": frozenset({str}),
    "integer": frozenset({int}),
    "number": frozenset({float, int}),
    "boolean": frozenset({bool}),
    "date": frozenset({datetime.date}),
}
# Integers are written in 32 bits, see ``schema.arrow``.
_LEAST, _MOST = -(2**31), 2**31 - 1


class ReportRows:
    """The rows of one report, with columns of them that are made when they are first asked for."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._columns: dict[tuple[str, str], list[Any]] = {}
        self._distinct: dict[tuple[str, str], set[Any]] = {}

    def column(self, table: str, name: str) -> list[Any]:
        """The cells of a column in the order of the rows."""
        key = table, name
        if key not in self._columns:
            made = self.rows.get(table, ())
            try:
                self._columns[key] = list(map(operator.itemgetter(name), made))
            except KeyError:
                self._columns[key] = [row.get(name) for row in made]
        return self._columns[key]

    def distinct(self, table: str, name: str) -> set[Any]:
        """The values of a column, without the missing one."""
        key = table, name
        if key not in self._distinct:
            found = set(self.column(table, name))
            found.discard(None)
            self._distinct[key] = found
        return self._distinct[key]

    @cached_property
    def text_length(self) -> int | None:
        """The length of the canonical text, None where there is no row of the report."""
        lengths = self.column("reports", "text_length")
        return lengths[0] if lengths else None


# --- values that cannot be written ------------------------------------------------------------------------------------


def misfits(rows: ReportRows, table: Table) -> dict[int, list[str]]:
    """The columns of each row, by its number, whose value cannot be written: of another type, or of no column of the
    table. It is to be asked first, for the other rules take the types for granted."""
    found: dict[int, list[str]] = {}
    known = {*table.columns, SOURCE_COLUMN}
    made = rows.rows.get(table.name, ())
    if not known.issuperset(chain.from_iterable(made)):
        found = {number: sorted(strange) for number, row in enumerate(made) if (strange := row.keys() - known)}
    for field in table.fields:
        values = rows.column(table.name, field.name)
        if not _all_fit(values, field.type):
            for number, value in enumerate(values):
                if value is not None and not _fits(value, field.type):
                    found.setdefault(number, []).append(field.name)
    return found


def _all_fit(values: Sequence[Any], kind: str) -> bool:
    types = set(map(type, values))
    types.discard(type(None))
    if not types:
        return True
    if not types <= _TYPES[kind]:
        return False
    # What is empty or zero fits always.
    there = filter(None, values)
    if kind == "string":
        return _is_text("".join(there))
    if kind == "integer":
        numbers = set(there)
        return min(numbers, default=0) >= _LEAST and max(numbers, default=0) <= _MOST
    return kind != "number" or all(map(math.isfinite, there))


def _fits(value: Any, kind: str) -> bool:
    return type(value) in _TYPES[kind] and _all_fit((value,), kind)


def _is_text(value: str) -> bool:
    """Whether a text can be written: half a character (a surrogate) cannot."""
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
