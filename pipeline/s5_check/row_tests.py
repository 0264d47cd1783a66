"""A light interpreter of the rules on single rows: which rows of one report break which rule.

In: the rows of a report by table and a rule of ``rules.rows``. Out: the numbers of the rows that break it. It runs in
the worker, where Great Expectations would cost four seconds a process, and finds what Great Expectations and DuckDB find
on the merged tables; a test holds them against each other. References are looked for among the rows of the report,
which name all that they refer to. What is done with the rows is the matter of ``remedies``.

Nearly always nothing is broken, so whole columns and their distinct values are asked first, and single rows only where
one of them must be wrong.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from typing import Any, Final

from pipeline.rules.rows import ONE_LINE, RowRule, Where, row_rules
from pipeline.s5_check.report_rows import ReportRows

Numbers = Iterable[int]
Finder = Callable[[ReportRows], Numbers]
# Whether all of some values, which are there, keep a rule.
Values = Set[Any]
Test = Callable[[Values], bool]


def broken_rules(table: str, rows: ReportRows) -> Iterator[tuple[RowRule, Numbers]]:
    """The rules that rows of a table break, but for types, each with the numbers of these rows in no order.

    The values must have the types of the schema. The rules on the values of one column are asked together: many columns of
    a report have no value at all.
    """
    of_columns, others = _prepared(table)
    for column, tests in of_columns:
        if distinct := rows.distinct(table, column):
            for rule, keeps in tests:
                if not keeps(distinct):
                    yield rule, finder(rule)(rows)
    for rule, find in others:
        if found := find(rows):
            yield rule, found


@cache
def _prepared(
    table: str,
) -> tuple[list[tuple[str, list[tuple[RowRule, Test]]]], list[tuple[RowRule, Finder]]]:
    of_columns: dict[str, list[tuple[RowRule, Test]]] = {}
    others = []
    for rule in row_rules(table):
        if rule.kind in _OF_VALUES and rule.where is None:
            of_columns.setdefault(rule.columns[0], []).append((rule, _OF_VALUES[rule.kind](rule.kwargs)))
        elif rule.kind != "type":
            others.append((rule, finder(rule)))
    return list(of_columns.items()), others


def finder(rule: RowRule) -> Finder:
    """What finds the rows that break a rule."""
    found = _of_values(rule) if rule.kind in _OF_VALUES else _OF_ROWS[rule.kind](rule)
    return found if rule.where is None else _within(rule.where, rule.table, found)


def _within(where: Where, table: str, found: Finder) -> Finder:
    tests: Mapping[str, Callable[[Any], bool]] = {
        "empty": lambda value: (value is None) == where.value,
        "==": lambda value: bool(value == where.value),
        "!=": lambda value: bool(value != where.value),
        "IN": lambda value: value in where.value,
        "NOT_IN": lambda value: value not in where.value,
    }
    applies = tests[where.operator]

    def find(rows: ReportRows) -> Numbers:
        values = rows.column(table, where.column)
        return [number for number in found(rows) if applies(values[number])]

    return find


def _of_values(rule: RowRule) -> Finder:
    keeps = _OF_VALUES[rule.kind](rule.kwargs)
    table, column = rule.table, rule.columns[0]

    def find(rows: ReportRows) -> Numbers:
        distinct = rows.distinct(table, column)
        if not distinct or keeps(distinct):
            return ()
        bad = {value for value in distinct if not keeps({value})}
        return [number for number, value in enumerate(rows.column(table, column)) if value in bad]

    return find


def _between(low: Any, high: Any) -> Test:
    return lambda values: (low is None or min(values) >= low) and (high is None or max(values) <= high)


def _length(kwargs: Mapping[str, Any]) -> Test:
    between = _between(kwargs.get("min_value"), kwargs.get("max_value"))
    return lambda values: between(set(map(len, values)))


def _matching(kwargs: Mapping[str, Any]) -> Test:
    search = re.compile(kwargs["regex"]).search
    return lambda values: all(map(search, map(str, values)))


def _not_matching(kwargs: Mapping[str, Any]) -> Test:
    if kwargs["regex"] == ONE_LINE:
        return lambda values: all(map(_is_one_line, values))
    search = re.compile(kwargs["regex"]).search
    return lambda values: not any(map(search, map(str, values)))


def _is_one_line(text: str) -> bool:
    """The same as not to match ``ONE_LINE``, in a fifth of the time; most characters of a report pass here."""
    return text.strip() == text and not any(map(text.__contains__, "\r\n\f\u2028"))


def _pattern(kwargs: Mapping[str, Any]) -> Test:
    match = re.compile(kwargs["pattern"]).fullmatch
    return lambda values: all(map(match, values))


def _among(listed: Iterable[Any]) -> Test:
    known = frozenset(listed)
    return lambda values: values <= known


_OF_VALUES: Final[Mapping[str, Callable[[Mapping[str, Any]], Test]]] = {
    "empty": lambda _: lambda values: "" not in values,
    "enum": lambda kwargs: _among(kwargs["values"]),
    "pattern": _pattern,
    "minimum": lambda kwargs: _between(kwargs["bound"], None),
    "maximum": lambda kwargs: _between(None, kwargs["bound"]),
    "expect_column_values_to_be_between": lambda kwargs: _between(kwargs.get("min_value"), kwargs.get("max_value")),
    "expect_column_value_lengths_to_be_between": _length,
    "expect_column_values_to_match_regex": _matching,
    "expect_column_values_to_not_match_regex": _not_matching,
    "expect_column_values_to_be_in_set": lambda kwargs: _among(kwargs["value_set"]),
}


def _missing(rule: RowRule) -> Finder:
    table, column = rule.table, rule.columns[0]

    def find(rows: ReportRows) -> Numbers:
        values = rows.column(table, column)
        return [number for number, value in enumerate(values) if value is None] if None in values else ()

    return find


def _present(rule: RowRule) -> Finder:
    table, column = rule.table, rule.columns[0]

    def find(rows: ReportRows) -> Numbers:
        if not rows.distinct(table, column):
            return ()
        return [number for number, value in enumerate(rows.column(table, column)) if value is not None]

    return find


def _pairs(rule: RowRule, breaks: Callable[[Any, Any], bool]) -> Finder:
    """The rows whose two cells break something, and those with one of them, unless both are needed to judge."""
    table, (first, second) = rule.table, rule.columns
    needs_both = rule.kwargs.get("ignore_row_if") == "either_value_is_missing"

    def find(rows: ReportRows) -> Numbers:
        a, b = rows.column(table, first), rows.column(table, second)
        if None not in a and None not in b and not any(map(breaks, a, b)):
            return ()
        return [
            number
            for number, (one, other) in enumerate(zip(a, b, strict=True))
            if (breaks(one, other) if one is not None and other is not None else not needs_both and one is not other)
        ]

    return find


def _not_greater(rule: RowRule) -> Finder:
    return _pairs(rule, operator.lt if rule.kwargs.get("or_equal") else operator.le)


def _not_equal(rule: RowRule) -> Finder:
    return _pairs(rule, operator.ne)


def _repeated_in_row(rule: RowRule) -> Finder:
    def find(rows: ReportRows) -> Numbers:
        cells = zip(*(rows.column(rule.table, name) for name in rule.columns), strict=True)
        return [n for n, values in enumerate(cells) if len(set(values)) < len(values) and None not in values]

    return find


def _repeated_key(rule: RowRule) -> Finder:
    """All rows of a key but the first."""

    def find(rows: ReportRows) -> Numbers:
        keys = list(zip(*(rows.column(rule.table, name) for name in rule.columns), strict=True))
        if len(set(keys)) == len(keys):
            return ()
        first: dict[tuple[Any, ...], int] = {}
        return [number for number, key in enumerate(keys) if first.setdefault(key, number) != number]

    return find


def _unknown(rule: RowRule) -> Finder:
    table, column, target = rule.table, rule.columns[0], (rule.kwargs["table"], rule.kwargs["reference"])

    def find(rows: ReportRows) -> Numbers:
        known, named = rows.distinct(*target), rows.distinct(table, column)
        if named <= known:
            return ()
        strange = named - known
        return [number for number, value in enumerate(rows.column(table, column)) if value in strange]

    return find


def _unknown_of_type(rule: RowRule) -> Finder:
    def find(rows: ReportRows) -> Numbers:
        columns = rows.column(rule.table, rule.kwargs["type_field"]), rows.column(rule.table, rule.columns[0])
        known = {kind: rows.distinct(*target) for kind, target in rule.kwargs["targets"].items()}
        strange = {pair for pair in set(zip(*columns, strict=True)) if pair[1] not in known.get(pair[0], (pair[1],))}
        return [number for number, pair in enumerate(zip(*columns, strict=True)) if pair in strange] if strange else ()

    return find


def _disordered(rule: RowRule) -> Finder:
    halves = _pairs(rule, lambda _, __: False)
    table, (first, second) = rule.table, rule.columns

    def find(rows: ReportRows) -> Numbers:
        starts, ends = rows.column(table, first), rows.column(table, second)
        if None not in starts and None not in ends and not any(map(operator.ge, starts, ends)):
            return ()
        pairs = enumerate(zip(starts, ends, strict=True))
        wrong = (n for n, (start, end) in pairs if start is not None and end is not None and start >= end)
        return [*wrong, *halves(rows)]

    return find


def _behind_the_end(rule: RowRule) -> Finder:
    table, column = rule.table, rule.columns[1]

    def find(rows: ReportRows) -> Numbers:
        length, ends = rows.text_length, rows.distinct(table, column)
        if length is None or not ends or max(ends) <= length:
            return ()
        values = rows.column(table, column)
        return [number for number, end in enumerate(values) if end is not None and end > length]

    return find


def _uncovered(rule: RowRule) -> Finder:
    """The first block that does not start where the one before it ends, or the last one where the text goes on."""

    def find(rows: ReportRows) -> Numbers:
        starts, ends = (rows.column(rule.table, name) for name in ("char_start", "char_end"))
        if None in starts or None in ends:
            return ()
        at, number = 0, 0
        for start, end, number in sorted(zip(starts, ends, range(len(starts)), strict=True)):
            if start != at:
                return (number,)
            at = end
        return () if rows.text_length in (None, at) else (number,)

    return find


_OF_ROWS: Final[Mapping[str, Callable[[RowRule], Finder]]] = {
    "required": _missing,
    "primary_key": _repeated_key,
    "foreign_key": _unknown,
    "typed_reference": _unknown_of_type,
    "offsets_order": _disordered,
    "offsets_inside": _behind_the_end,
    "cover": _uncovered,
    "expect_column_values_to_not_be_null": _missing,
    "expect_column_values_to_be_null": _present,
    "expect_column_pair_values_a_to_be_greater_than_b": _not_greater,
    "expect_column_pair_values_to_be_equal": _not_equal,
    "expect_select_column_values_to_be_unique_within_record": _repeated_in_row,
}
