"""``datapackage.json``, generated from the schema and the files it describes (Data Package v2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import jsonschema

from pipeline.s6_publish.tables import TableFiles
from pipeline.s6_publish.written import Written
from pipeline.schema import Schema, Table, parquet_table_schema, table_schema
from pipeline.schema.model import FOLDER

PROFILE_URL = "https://datapackage.org/profiles/2.0/datapackage.json"


def package_descriptor(
    schema: Schema, tables: Mapping[str, TableFiles], files: Mapping[str, Written], prefix: str
) -> dict[str, Any]:
    """The descriptor of files as they were written; ``prefix`` stands before their paths."""
    resources = []
    for table in schema:
        placed = tables[table.name]
        resources.append(_csv_resource(table, placed.csv, files[placed.csv], prefix))
        parts = [(f"{prefix}{path}", files[path]) for path in placed.parquet]
        resources.append(_parquet_resource(table, parts))
    return {"$schema": PROFILE_URL, **schema.package, "version": version("un-reports"), "resources": resources}


def _csv_resource(table: Table, path: str, file: Written, prefix: str) -> dict[str, Any]:
    """The resource that bears the table's name; foreign keys of all resources point at these."""
    compression = {"compression": "gz"} if path.endswith(".gz") else {}
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": f"{table.grain} {table.description}",
        "path": f"{prefix}{path}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **compression,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": table_schema(table),
    }


def _parquet_resource(table: Table, parts: Sequence[tuple[str, Written]]) -> dict[str, Any]:
    """The same table as Parquet. No ``bytes``: frictionless 5.21 reports a wrong count for every Parquet file.

    Of several files the standard has no hash but one of all bytes in a row, which says nothing to who reads them one
    by one: ``parts`` has the hash of each.
    """
    files: dict[str, Any] = {"path": parts[0][0], "hash": f"sha256:{parts[0][1].sha256}"}
    if len(parts) > 1:
        listed = [{"path": path, "bytes": file.size, "hash": f"sha256:{file.sha256}"} for path, file in parts]
        files = {"path": [path for path, _ in parts], "parts": listed}
    return {
        "name": f"{table.name}-parquet",
        "type": "table",
        "title": f"{table.title} (Parquet)",
        "description": f"The rows of `{table.name}`, typed. {table.grain} {table.description}",
        "path": files.pop("path"),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **files,
        "schema": parquet_table_schema(table),
    }


def descriptor_text(descriptor: dict[str, Any]) -> str:
    """The descriptor as it is written."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def profile_errors(descriptor: dict[str, Any]) -> list[str]:
    """What the official Data Package v2 profile finds wrong, each with its place; empty where it passes."""
    errors: Iterable[jsonschema.ValidationError] = _validator().iter_errors(descriptor)
    return sorted(f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors)


@cache
def _validator() -> jsonschema.Draft7Validator:
    profile = json.loads((FOLDER / "profile" / "data-package-2.0.json").read_text("utf-8"))
    return jsonschema.Draft7Validator(profile)
