"""Table Schema descriptors (Data Package v2), generated from the schema.

Source of the format: https://datapackage.org/standard/table-schema/ (Table Schema 2.0).
"""

from __future__ import annotations

from typing import Any

from pipeline.schema.model import Field, Table

MISSING_VALUES = [""]


def table_schema(table: Table) -> dict[str, Any]:
    """The descriptor of a table as CSV: every field, the primary key and the foreign keys.

    A foreign key names the CSV resource of the other table, which has the table's name; an empty resource is the table
    itself.
    """
    schema: dict[str, Any] = {
        "fields": [field_descriptor(field, key=field.name in table.primary_key) for field in table.fields],
        "missingValues": MISSING_VALUES,
        "primaryKey": list(table.primary_key),
    }
    keys = [
        {
            "fields": [key.field],
            "reference": {"resource": "" if key.table == table.name else key.table, "fields": [key.reference]},
        }
        for key in table.foreign_keys
    ]
    return schema | {"foreignKeys": keys} if keys else schema


def field_descriptor(field: Field, *, key: bool = False) -> dict[str, Any]:
    """The descriptor of one column; definitions of a closed list stand in its description, as v2 has no place else."""
    described: dict[str, Any] = {"name": field.name, "type": field.type, "description": _description(field)}
    if field.examples:
        described["example"] = field.examples[0]
    constraints: dict[str, Any] = {}
    if field.required or key:
        constraints["required"] = True
    if field.enum:
        constraints["enum"] = [value.name for value in field.enum]
    if field.pattern:
        constraints["pattern"] = field.pattern
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    if field.maximum is not None:
        constraints["maximum"] = field.maximum
    return described | ({"constraints": constraints} if constraints else {})


def _description(field: Field) -> str:
    if not field.enum:
        return field.description
    values = "\n".join(f"- `{value.name}`: {value.definition}" for value in field.enum)
    return f"{field.description}\n\n{values}"


def parquet_table_schema(table: Table) -> dict[str, Any]:
    """The descriptor of a table as Parquet: as for CSV, but an optional figure is a ``number`` without limits.

    frictionless 5.21 reads Parquet through pandas, where an empty integer is the float ``nan``: it would call it a
    wrong integer below its minimum. The Parquet file holds the true types itself, and the CSV resource the limits.
    """
    schema = table_schema(table)
    for described in schema["fields"]:
        constraints = described.get("constraints", {})
        if described["type"] in ("integer", "number") and not constraints.get("required"):
            described["type"] = "number"
            described.pop("constraints", None)
    return schema
