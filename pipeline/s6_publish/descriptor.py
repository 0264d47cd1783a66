"""``datapackage.json``, generated from the schema and the files it describes (Data Package v2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jsonschema

from pipeline.schema import Schema, Table, parquet_table_schema, table_schema
from pipeline.schema.model import FOLDER

PROFILE_URL = "https://datapackage.org/profiles/2.0/datapackage.json"
_CHUNK = 1 << 20


def package_descriptor(schema: Schema, tables: Path, prefix: str) -> dict[str, Any]:
    """The descriptor of the files in the folder ``tables``; ``prefix`` stands before ``tables/`` in their paths."""
    resources = []
    for table in schema:
        resources.append(_csv_resource(table, tables, prefix))
        resources.append(_parquet_resource(table, tables, prefix))
    return {"$schema": PROFILE_URL, **schema.package, "version": version("un-reports"), "resources": resources}


def _csv_resource(table: Table, tables: Path, prefix: str) -> dict[str, Any]:
    """The resource that bears the table's name; foreign keys of all resources point at these."""
    path = tables / f"{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": f"{table.grain} {table.description}",
        "path": f"{prefix}tables/{path.name}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_sha256(path)}",
        "schema": table_schema(table),
    }


def _parquet_resource(table: Table, tables: Path, prefix: str) -> dict[str, Any]:
    """The same table as Parquet. No ``bytes``: frictionless 5.21 reports a wrong count for every Parquet file."""
    path = tables / f"{table.name}.parquet"
    return {
        "name": f"{table.name}-parquet",
        "type": "table",
        "title": f"{table.title} (Parquet)",
        "description": f"The rows of `{table.name}`, typed. {table.grain} {table.description}",
        "path": f"{prefix}tables/{path.name}",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{file_sha256(path)}",
        "schema": parquet_table_schema(table),
    }


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            digest.update(block)
    return digest.hexdigest()


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
