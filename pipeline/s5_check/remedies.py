"""The remedies of broken rules on the rows of one report: what is emptied, what is left out, and what is said of it.

In: the rows of a report as they were made. Out: rows that keep every rule of ``rules.rows``, the rows of ``set_aside``
that hold what was taken away, and an error for each rule that was broken. What refers to a row that is gone goes with it,
by the remedy of its reference; nothing is renumbered. Entities are claims of this report here, judged before they are
put together with those of others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from pipeline.rules.rows import Remedy, RowRule, row_rules
from pipeline.s5_check.report_rows import ReportRows, misfits
from pipeline.s5_check.row_tests import broken_rules
from pipeline.schema import SOURCE_COLUMN, Table, load_schema

Row = dict[str, Any]
TABLE: Final = "set_aside"
# Taking something away can break another rule: so often it is looked again, before the report is given up.
_ROUNDS: Final = 24
# Ids and values of a hostile file can be of any length; a message is a sentence.
_SHOWN: Final = 160
_ADVICE: Final[Mapping[Remedy, str]] = {
    "empty_cell": "the cell is left empty: give the right value by a correction",
    "drop_row": "the row is left out: look at its place in the file, and add the right row by a correction",
    "set_report_aside": "nothing of the report is published: if the file is whole and a report, this is a mistake of the "
    "program, please report it with the file",
}
KINDS: Final[Mapping[Remedy, str]] = {
    "empty_cell": "cell_set_aside",
    "drop_row": "row_set_aside",
    "set_report_aside": "report_set_aside",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a row of its table breaks, and the number of the row."""

    rule: RowRule
    number: int


@dataclass(slots=True)
class Judged:
    """``rows`` keep every rule; they are None where the report is set aside. ``set_aside`` and ``issues`` are rows of
    these tables; an issue of a report that is set aside names no report."""

    rows: dict[str, list[Row]] | None
    set_aside: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)


def breaches(rows: Mapping[str, Sequence[Row]], only: Collection[str] | None = None) -> list[Breach]:
    """What the rows of a report break, table by table in the order of the rules, in all tables or in some.

    Where a value cannot be written at all, that is all that is looked for: the other rules compare values.
    """
    found = ReportRows(rows)
    tables = [table for table in load_schema() if rows.get(table.name) and (only is None or table.name in only)]
    if wrong := [each for table in tables for each in _misfits(table, found)]:
        return wrong
    broken = (each for table in tables for each in broken_rules(table.name, found))
    return [Breach(rule, number) for rule, numbers in broken for number in numbers]


def _misfits(table: Table, rows: ReportRows) -> Iterator[Breach]:
    types = {rule.columns[0]: rule for rule in row_rules(table.name) if rule.kind == "type"}
    for number, columns in misfits(rows, table).items():
        for name in columns:
            yield Breach(types.get(name) or _no_column(next(iter(types.values())), name), number)


def _no_column(rule: RowRule, name: str) -> RowRule:
    return replace(
        rule,
        name=f"{rule.table}.{name}.column",
        columns=(name,),
        why=f"`{rule.table}` has no such column",
        remedy="empty_cell",
        cells=(name,),
    )


def first_breach(rows: Mapping[str, Sequence[Row]]) -> str | None:
    """The first rule that the rows of a report break, in words; None where they keep all."""
    for each in breaches(rows):
        row = rows[each.rule.table][each.number]
        return f"{each.rule.table} {_id(each.rule.table, row)} would break {each.rule.name}: {each.rule.why}"
    return None


def judge(
    report_id: str,
    source_path: str,
    rows: Mapping[str, Sequence[Row]],
    unproven: Callable[[Mapping[str, Sequence[Row]]], Iterable[Breach]] = lambda _: (),
) -> Judged:
    """Apply the remedy of every rule that the rows of a report break, until they break none.

    Args:
        report_id: the report.
        source_path: its file.
        rows: its rows by table, with or without the column of parts that names the file; not changed.
        unproven: asked for what breaks a rule that only the text can tell, once the rows keep all others.
    """
    desk = _Desk(report_id, source_path, {table: list(made) for table, made in rows.items()})
    changed: Collection[str] | None = None
    for number in range(_ROUNDS):
        found = breaches(desk.rows, changed) or list(unproven(desk.rows))
        if not found:
            return Judged(desk.rows, list(desk.set_aside.values()), list(desk.issues.values()))
        lost = [each for each in found if each.rule.remedy == "set_report_aside"]
        if lost or number == _ROUNDS - 1:
            desk.give_up((lost or found)[0])
            break
        changed = desk.mend(found)
        if any(each.rule.kind == "type" for each in found):
            changed = None  # The other rules were not looked at yet.
    return Judged(None, list(desk.set_aside.values()), list(desk.issues.values()))


class _Desk:
    """The rows of one report while remedies are applied to them."""

    def __init__(self, report_id: str, path: str, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self.set_aside: dict[str, Row] = {}
        self.issues: dict[str, Row] = {}
        self._report_id = report_id
        self._path = path
        # The rule for which a row went, by the table and the key of the row.
        self._gone: dict[tuple[str, Any], RowRule] = {}

    def mend(self, found: Iterable[Breach]) -> set[str]:
        """Apply the remedies of what was found in one round; a row that is left out needs no other remedy.

        Returns:
            The tables in which something can be broken now.
        """
        dropped: dict[tuple[str, int], Breach] = {}
        emptied: dict[tuple[str, int, str], Breach] = {}
        for each in found:
            if each.rule.remedy == "drop_row":
                dropped.setdefault((each.rule.table, each.number), each)
            for name in each.rule.cells:
                emptied.setdefault((each.rule.table, each.number, name), each)
        for (table, number, name), each in emptied.items():
            if (table, number) not in dropped and self.rows[table][number].get(name) is not None:
                self._keep(each, "empty_cell", name)
        for each in dropped.values():
            self._keep(each, "drop_row", None)
        for table, number, name in emptied:
            row = dict(self.rows[table][number])
            row[name] = None
            if name not in load_schema()[table].columns:
                del row[name]
            self.rows[table][number] = row
        for table, number in sorted(dropped, reverse=True):
            del self.rows[table][number]
        left = {table for table, _ in dropped}
        return left | {table for table, _, _ in emptied} | {each for table in left for each in _referring(table)}

    def _keep(self, breach: Breach, remedy: Remedy, column: str | None) -> None:
        """Note a row before it changes; where it only hangs on one that is gone, by the rule that one broke."""
        table = load_schema()[breach.rule.table]
        row = self.rows[table.name][breach.number]
        cause = self._cause(breach.rule, row)
        self._set_aside(cause or breach.rule, table.name, row, remedy, column)
        if remedy == "drop_row" and len(table.primary_key) == 1:
            self._gone[table.name, row.get(table.primary_key[0])] = cause or breach.rule
        if cause is None:
            self._tell(breach.rule, row, remedy)

    def _cause(self, rule: RowRule, row: Row) -> RowRule | None:
        if rule.kind == "foreign_key":
            return self._gone.get((rule.kwargs["table"], row[rule.columns[0]]))
        if rule.kind == "typed_reference":
            target, _ = rule.kwargs["targets"][row[rule.kwargs["type_field"]]]
            return self._gone.get((target, row[rule.columns[0]]))
        return None

    def give_up(self, breach: Breach) -> None:
        """Set the whole report aside, with all its rows."""
        for name, made in self.rows.items():
            for row in made if name != TABLE else ():
                self._set_aside(breach.rule, name, row, "set_report_aside", None)
        self.issues.clear()
        self._tell(breach.rule, self.rows[breach.rule.table][breach.number], "set_report_aside")

    def _set_aside(self, rule: RowRule, table: str, row: Row, remedy: Remedy, column: str | None) -> None:
        about = {
            "source_path": self._path,
            "table": table,
            "row_id": _id(table, row),
            "rule": _written(rule.name),
            "remedy": remedy,
            "column": None if column is None else _written(column),
            "row": _as_json(row),
        }
        made = f"{self._report_id}.z-{_hash(about)}"
        found = {"set_aside_id": made, "report_id": self._report_id, **about}
        self.set_aside[made] = found | {SOURCE_COLUMN: self._path}

    def _tell(self, rule: RowRule, row: Row, remedy: Remedy) -> None:
        name = _id(rule.table, row)
        shown = ", ".join(f"{each} is {_short(repr(row.get(each)))}" for each in rule.columns[:2])
        message = (
            f"{_short(self._path)}: {rule.table} {_short(name)}: {rule.why.rstrip('.')} ({_short(rule.name)}: {shown}); "
            f"{_ADVICE[remedy]}. What was there is kept in set_aside"
        )
        kind = KINDS[remedy]
        made = f"{self._report_id}.i-{kind}-{_hash([self._path, name, rule.name])}"
        self.issues[made] = {
            "issue_id": made,
            "report_id": None if remedy == "set_report_aside" else self._report_id,
            "severity": "error",
            "kind": kind,
            "message": _written(message),
            "char_start": None,
            "char_end": None,
            SOURCE_COLUMN: self._path,
        }


@cache
def _referring(target: str) -> frozenset[str]:
    """The tables that refer to a table."""
    return frozenset(
        table.name
        for table in load_schema()
        if target in (key.table for key in table.foreign_keys)
        or target in (key.table for typed in table.typed_references for _, key in typed.targets)
    )


def _id(table: str, row: Row) -> str:
    return _written("/".join(str(row.get(name)) for name in load_schema()[table].primary_key)) or "?"


def _as_json(row: Row) -> str:
    cells = {name: value for name, value in row.items() if name != SOURCE_COLUMN}
    return _written(json.dumps(cells, ensure_ascii=False, default=str))


def _written(text: str) -> str:
    """The text with half characters written out, which no file can hold."""
    return text.encode("utf-8", "backslashreplace").decode()


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]
