"""Packages of hand-made reports as they are published, for tests of what follows publication."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.s6_publish import publish
from pipeline.s7_release.release import release
from tests.package_parts import merged
from tests.sample_report import Sample

FIRST_DAY, SECOND_DAY = date(2044, 6, 1), date(2044, 7, 1)


def published(reports: Sequence[Sample], folder: Path) -> Path:
    """Publish the reports in ``folder/package`` and return that."""
    tables = merged(reports, folder / "merged")
    texts = [(made.structure.report_id, made.document.text) for made in reports]
    publish(tables, lambda _: texts, folder / "package")
    return folder / "package"


def released_twice(one: Path, two: Path, releases: Path) -> Path:
    """Release the package ``one``, then ``two`` as what follows it, in the folder ``releases``, and return that."""
    release(one, releases, FIRST_DAY, "1.0.0")
    release(two, releases, SECOND_DAY)
    return releases


def tiny(folder: Path, name: str, rows: Sequence[Mapping[str, Any]], schema: Mapping[str, Any]) -> Path:
    """Write a package of one table of text, with the Table Schema it is said to have, and return its folder."""
    (folder / "tables").mkdir(parents=True)
    columns = pa.schema([(field["name"], pa.string()) for field in schema["fields"]])
    path = folder / "tables" / f"{name}.parquet"
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], columns), path)
    place = {"path": f"tables/{name}.parquet", "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"}
    resources = [
        {"name": name, "title": name, "path": f"tables/{name}.csv", "schema": schema},
        {"name": f"{name}-parquet", "title": name, **place, "schema": schema},
    ]
    (folder / "datapackage.json").write_text(json.dumps({"name": "tiny", "resources": resources}))
    return folder
