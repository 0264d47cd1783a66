"""The tables as frozen records, loaded from the YAML files beside this module.

``fields.yaml`` describes every column once, ``tables/<table>.yaml`` says which columns a table has and how it hangs
together with others, ``package.yaml`` lists the tables and describes the package. Everything else that knows of
columns (Arrow schemas, the data package, the checks, the data dictionary) is generated from ``load_schema()``.
No data and no checking of data here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from pipeline.rules.addressee_classes import CLASSES_PATH, load_addressee_classes
from pipeline.rules.kinds import RULES_PATH, load_kinds

FieldType = Literal["string", "integer", "number", "boolean", "date"]
TableKind = Literal["report", "entity", "derived"]

FOLDER = Path(__file__).resolve().parent
_FIELD_KEYS = {"type", "description", "enum", "enum_of", "pattern", "minimum", "maximum", "examples", "weak"}
# Libyaml where the wheel has it: ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TABLE_KEYS = {
    "title", "grain", "description", "kind", "fields", "primary_key", "foreign_keys", "typed_references", "together",
    "sort",
}  # fmt: skip


class SchemaError(ValueError):
    """A schema file says something that cannot be; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a closed list and its definition."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Field:
    """A column. ``weak`` are values that give way to others when reports disagree (``other``, ``unknown``)."""

    name: str
    type: FieldType
    description: str
    required: bool = False
    enum: tuple[Value, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    examples: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``field`` holds a ``reference`` value of ``table``, or nothing."""

    field: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class TypedReference:
    """``field`` holds an id of the table that the value of ``type_field`` stands for."""

    field: str
    type_field: str
    targets: tuple[tuple[str, ForeignKey], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``kind``: ``report`` rows come from one report each, ``entity`` rows are merged over the reports,
    ``derived`` rows are made from other tables. ``together`` are columns whose values must come from one report.
    ``sort`` ends with the primary key, so the order of the rows is total."""

    name: str
    title: str
    grain: str
    description: str
    kind: TableKind
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    typed_references: tuple[TypedReference, ...]
    together: tuple[tuple[str, ...], ...]
    sort: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name; ``SchemaError`` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise SchemaError(f"table {self.name} has no column {name}; it has {', '.join(self.columns)}")


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables by name, in the order in which they are published, and what ``package.yaml`` says of the whole."""

    tables: Mapping[str, Table]
    package: Mapping[str, Any]

    def __getitem__(self, name: str) -> Table:
        """The table of that name; ``SchemaError`` where there is none."""
        if name not in self.tables:
            raise SchemaError(f"no table {name}; the tables are {', '.join(self.tables)}")
        return self.tables[name]

    def __iter__(self) -> Iterator[Table]:
        """The tables in order."""
        return iter(self.tables.values())

    def of_kind(self, kind: TableKind) -> tuple[Table, ...]:
        """The tables of one kind, in order."""
        return tuple(table for table in self if table.kind == kind)


@cache
def load_schema() -> Schema:
    """The schema of this version of the project; ``SchemaError`` where its files contradict themselves."""
    package = dict(_read(FOLDER / "package.yaml"))
    names = package.pop("tables")
    files = {path.stem for path in (FOLDER / "tables").glob("*.yaml")}
    if files != set(names):
        raise SchemaError(f"package.yaml and tables/ differ in {', '.join(sorted(files ^ set(names)))}")
    dictionary = _read(FOLDER / "fields.yaml")
    raw = {name: _read(FOLDER / "tables" / f"{name}.yaml") for name in names}
    schema = Schema({name: _table(name, raw[name], dictionary) for name in names}, package)
    _check_references(schema)
    unused = set(dictionary) - {_entry(entry)[1] for name in names for entry in raw[name]["fields"]}
    if unused:
        raise SchemaError(f"fields.yaml describes {', '.join(sorted(unused))}, which no table uses")
    return schema


def _read(path: Path) -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    return data


def _entry(raw: Any) -> tuple[str, str, Mapping[str, Any]]:
    """``(column, dictionary entry, overrides)`` of one item of a table's ``fields``."""
    if isinstance(raw, str):
        return raw, raw, {}
    overrides = {key: value for key, value in raw.items() if key not in ("name", "use")}
    return raw["name"], raw.get("use", raw["name"]), overrides


def _table(name: str, raw: Mapping[str, Any], dictionary: Mapping[str, Any]) -> Table:
    if set(raw) - _TABLE_KEYS:
        raise SchemaError(f"tables/{name}.yaml: unknown keys {sorted(set(raw) - _TABLE_KEYS)}")
    primary_key = tuple(raw["primary_key"])
    foreign_keys = tuple(_foreign_key(field, target) for field, target in raw.get("foreign_keys", {}).items())
    typed = tuple(
        TypedReference(
            item["field"],
            item["type_field"],
            tuple((value, _foreign_key(item["field"], target)) for value, target in item["targets"].items()),
        )
        for item in raw.get("typed_references", ())
    )
    sort = tuple(raw["sort"])
    return Table(
        name=name,
        title=raw["title"],
        grain=raw["grain"],
        description=raw["description"].strip(),
        kind=raw["kind"],
        fields=tuple(_field(name, entry, dictionary) for entry in raw["fields"]),
        primary_key=primary_key,
        foreign_keys=foreign_keys,
        typed_references=typed,
        together=tuple(tuple(group) for group in raw.get("together", ())),
        sort=sort + tuple(key for key in primary_key if key not in sort),
    )


def _field(table: str, raw: Any, dictionary: Mapping[str, Any]) -> Field:
    name, entry, overrides = _entry(raw)
    if entry not in dictionary:
        raise SchemaError(f"tables/{table}.yaml: {name} is not described in fields.yaml (entry {entry})")
    found = dictionary[entry]
    if set(found) - _FIELD_KEYS or set(overrides) - {"required", "description"}:
        raise SchemaError(f"tables/{table}.yaml, {name}: unknown keys {sorted(set(found) - _FIELD_KEYS) or overrides}")
    if odd := [example for example in found.get("examples", ()) if not isinstance(example, str)]:
        # The profile of data packages has them as text, whatever the type of the column.
        raise SchemaError(f"fields.yaml, {entry}: the example {odd[0]} is no text; write it in quotation marks")
    return Field(
        name=name,
        type=found["type"],
        description=overrides.get("description", found["description"]),
        required=overrides.get("required", False),
        enum=_values(table, name, found),
        pattern=found.get("pattern"),
        minimum=found.get("minimum"),
        maximum=found.get("maximum"),
        examples=tuple(found.get("examples", ())),
        weak=tuple(found.get("weak", ())),
    )


def _values(table: str, name: str, found: Mapping[str, Any]) -> tuple[Value, ...]:
    """The closed list of a column: written beside it, or the entries of a file of rules (``enum_of``)."""
    if "enum_of" not in found:
        return tuple(Value(value, text) for value, text in found.get("enum", {}).items())
    if found["enum_of"] == RULES_PATH.name:
        return tuple(Value(kind.id, kind.description) for kind in load_kinds())
    if found["enum_of"] == CLASSES_PATH.name:
        return tuple(Value(each.id, each.description) for each in load_addressee_classes())
    raise SchemaError(f"tables/{table}.yaml, {name}: no list of values is made of {found['enum_of']}")


def _foreign_key(field: str, target: str) -> ForeignKey:
    table, _, reference = target.partition(".")
    return ForeignKey(field, table, reference)


def _check_references(schema: Schema) -> None:
    """Every column named in a key, order, group or reference is there, and references point at primary keys."""
    for table in schema:
        groups = [table.primary_key, table.sort, *table.together]
        for name in (name for group in groups for name in group):
            table.field(name)
        typed = [key for reference in table.typed_references for _, key in reference.targets]
        for key in (*table.foreign_keys, *typed):
            table.field(key.field)
            if schema[key.table].primary_key != (key.reference,):
                raise SchemaError(f"tables/{table.name}.yaml: {key.field} must refer to the key of {key.table}")
        for reference in table.typed_references:
            values = {value.name for value in table.field(reference.type_field).enum}
            if values != {value for value, _ in reference.targets}:
                raise SchemaError(
                    f"tables/{table.name}.yaml: targets of {reference.field} are not the values of its type"
                )
