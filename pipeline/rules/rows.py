"""What a single row must keep to, and the remedy where it does not: ``rows.yaml`` and the schema as records.

In: ``rows.yaml`` and the tables of the schema. Out: the rules of each table, those of the schema first. What holds rows
to them is in ``s5_check``: a light interpreter in the worker, Great Expectations and DuckDB on the merged tables. A key,
table or column that is not known raises ``RowRuleError``: a rule that is never applied must not pass unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, cast, get_args

from pipeline.rules.loader import RULES, RuleError, read_rules
from pipeline.schema import Field, Table, load_schema

PATH: Final = RULES / "rows.yaml"
Remedy = Literal["empty_cell", "drop_row", "set_report_aside"]
REMEDIES: Final[tuple[Remedy, ...]] = get_args(Remedy)
_EXPECT: Final = "expect_"
# What words for reading must not match.
ONE_LINE: Final = r"[\r\n\f\u2028]|^\s|\s$"
# How a condition is written here, and what Great Expectations calls it.
_OPERATORS: Final = {"is": "==", "is_not": "!=", "in": "IN", "not_in": "NOT_IN"}


class RowRuleError(RuleError):
    """``rows.yaml`` says something that cannot be; the message names the place and what is known."""


@dataclass(frozen=True, slots=True)
class Where:
    """The rows a rule is for: ``operator`` is one of Great Expectations (``==``, ``!=``, ``IN``, ``NOT_IN``), or
    ``empty`` with whether the cell is."""

    column: str
    operator: str
    value: Any

    def condition(self) -> dict[str, Any]:
        """The same as ``row_condition``."""
        column = {"name": self.column}
        if self.operator == "empty":
            return {"type": "nullity", "column": column, "is_null": self.value}
        return {"type": "comparison", "column": column, "operator": self.operator, "parameter": self.value}


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule on single rows of a table.

    ``name`` is unique (``bodies.name_length``, ``bodies.name.required``). ``kind`` is the type of an expectation, or the
    name of a check of the schema; ``kwargs`` are its arguments. ``columns`` are those it looks at, and ``cells`` those
    that ``empty_cell`` empties.
    """

    table: str
    name: str
    kind: str
    columns: tuple[str, ...]
    kwargs: Mapping[str, Any]
    where: Where | None
    why: str
    remedy: Remedy
    cells: tuple[str, ...]

    @property
    def is_expectation(self) -> bool:
        """Whether Great Expectations runs it; else the schema says it."""
        return self.kind.startswith(_EXPECT)

    def expectation(self) -> dict[str, Any]:
        """The rule as an item of a suite."""
        condition = {"row_condition": self.where.condition()} if self.where else {}
        return {"type": self.kind, "kwargs": {**self.kwargs, **condition}, "meta": {"notes": self.why}}


@cache
def row_rules(table: str) -> tuple[RowRule, ...]:
    """The rules on rows of a table: those of the schema, then those of ``rows.yaml``.

    Raises:
        RowRuleError: see the module.
    """
    schema = load_schema()
    return (*_schema_rules(schema[table]), *(rule for rule in _written_rules() if rule.table == table))


def proof_rule(table: str, column: str) -> RowRule:
    """The rule that the words of a row stand in the text, which nothing but the text itself can tell."""
    return _of_schema(
        load_schema()[table], "stands", (column,), "the words do not stand in the text where the row says"
    )


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_rules(PATH.name, PATH.parent)
    for key in ("optional", "required"):
        _remedy("schema", data["schema"][key])
    for name, remedy in data["schema"]["tables"].items():
        load_schema()[name]
        _remedy(f"schema.tables.{name}", remedy)
    for name, remedy in data["schema"]["columns"].items():
        _column(name)
        _remedy(f"schema.columns.{name}", remedy)
    return data


@cache
def _written_rules() -> tuple[RowRule, ...]:
    data = _data()
    rules = [_one_line(*_column(name), remedy) for name, remedy in data["one_line"].items()]
    for name, items in data["rules"].items():
        rules += [_rule(load_schema()[name], item) for item in items]
    names = [rule.name for rule in rules]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise RowRuleError(f"rows.yaml: there are two rules {', '.join(twice)}: give one another name")
    return tuple(rules)


def _one_line(table: Table, field: Field, remedy: Any) -> RowRule:
    item = {
        "rule": f"{field.name}_one_line",
        "expect": "column_values_to_not_match_regex",
        "of": {"column": field.name, "regex": ONE_LINE},
        "why": "Line breaks are folded away, and there are no blanks at the ends.",
        "remedy": remedy,
    }
    return _rule(table, item)


def _rule(table: Table, item: Mapping[str, Any]) -> RowRule:
    place = f"{table.name}.{item['rule']}"
    given = item["of"]
    columns = tuple(given[key] for key in ("column", "column_A", "column_B") if key in given)
    columns += tuple(given.get("column_list", ()))
    may_be_empty = tuple(name for name in columns if _optional(table, table.field(name)))
    cells = tuple(item.get("cells", may_be_empty))
    remedy = _remedy(place, item["remedy"])
    if remedy == "empty_cell" and (not cells or not all(_optional(table, table.field(name)) for name in cells)):
        raise RowRuleError(f"rows.yaml, {place}: name in `cells` columns that may be empty")
    where = _where(table, item["where"]) if "where" in item else None
    return RowRule(
        table.name, place, _EXPECT + item["expect"], columns, given, where, item["why"], remedy,
        cells if remedy == "empty_cell" else (),
    )  # fmt: skip


def _where(table: Table, raw: Mapping[str, Any]) -> Where:
    [(key, value)] = [(key, value) for key, value in raw.items() if key != "column"]
    return Where(table.field(raw["column"]).name, _OPERATORS.get(key, key), value)


def _schema_rules(table: Table) -> Iterator[RowRule]:
    for field in table.fields:
        yield from _field_rules(table, field)
    yield _of_schema(table, "primary_key", table.primary_key, "the key is there more than once")
    for key in table.foreign_keys:
        words = f"the value is no {key.table}.{key.reference} of this report"
        yield _of_schema(table, "foreign_key", (key.field,), words, {"table": key.table, "reference": key.reference})
    for reference in table.typed_references:
        targets = {value: (key.table, key.reference) for value, key in reference.targets}
        yield _of_schema(
            table, "typed_reference", (reference.field,), "the entity is none of this report",
            {"type_field": reference.type_field, "targets": targets},
        )  # fmt: skip
    if {"report_id", "char_start", "char_end"} <= set(table.columns):
        columns = ("char_start", "char_end")
        yield _of_schema(
            table, "offsets_order", columns, "the evidence ends before it starts, or has only one of the two"
        )
        yield _of_schema(table, "offsets_inside", columns, "the evidence ends behind the end of the text")
    if table.name == "blocks":
        yield _of_schema(table, "cover", ("char_start",), "the blocks do not cover the text once and in order")


def _field_rules(table: Table, field: Field) -> Iterator[RowRule]:
    def rule(kind: str, why: str, **kwargs: Any) -> RowRule:
        return _of_schema(table, kind, (field.name,), why, kwargs)

    yield rule("type", f"the value is no {field.type}", type=field.type)
    if not _optional(table, field):
        yield rule("required", "the value is missing")
    if field.type == "string":
        yield rule("empty", "the text is empty; a missing value is null")
    if field.enum:
        values = tuple(value.name for value in field.enum)
        yield rule("enum", f"the value is none of {', '.join(values)}", values=values)
    if field.pattern:
        yield rule("pattern", f"the value does not match {field.pattern}", pattern=field.pattern)
    if field.minimum is not None:
        yield rule("minimum", f"the value is below {field.minimum}", bound=field.minimum)
    if field.maximum is not None:
        yield rule("maximum", f"the value is above {field.maximum}", bound=field.maximum)


def _of_schema(
    table: Table, kind: str, columns: tuple[str, ...], why: str, kwargs: Mapping[str, Any] | None = None
) -> RowRule:
    data = _data()["schema"]
    fields = [table.field(name) for name in columns]
    may_be_empty = kind not in ("primary_key", "cover") and all(_optional(table, field) for field in fields)
    remedy = data["optional"] if may_be_empty else data["tables"].get(table.name, data["required"])
    for name in columns:
        remedy = data["columns"].get(f"{table.name}.{name}", remedy)
    name = ".".join((table.name, *columns, kind))
    return RowRule(
        table.name, name, kind, columns, kwargs or {}, None, why, remedy, columns if remedy == "empty_cell" else ()
    )


def _optional(table: Table, field: Field) -> bool:
    return not field.required and field.name not in table.primary_key


def _column(name: str) -> tuple[Table, Field]:
    table, _, column = name.partition(".")
    described = load_schema()[table]
    return described, described.field(column)


def _remedy(place: str, raw: Any) -> Remedy:
    if raw not in REMEDIES:
        raise RowRuleError(f"rows.yaml, {place}: {raw} is no remedy; there are {', '.join(REMEDIES)}")
    return cast(Remedy, raw)
