"""The rows of one report out of a published package, as the measures and commands want them.

In: the folder of a package. Out: rows by table, those of entities the report refers to among them, and its canonical
text. Reads the Parquet files and filters them by key, so that a large package is never in memory.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.paths import DESCRIPTOR_NAME, described
from pipeline.schema import Table, load_schema

Row = dict[str, Any]
Rows = dict[str, list[Row]]


class PackageError(ValueError):
    """A folder holds no package, or the package has no such report; the message says what to do."""


def package_home(folder: Path) -> Path:
    """The folder that holds ``tables`` and ``texts``: ``folder`` itself, or the one its ``datapackage.json`` names.

    Raises:
        PackageError: there is no package.
    """
    # A large table is a folder of parts.
    if (folder / "tables" / "reports.parquet").exists():
        return folder
    first = folder / described(folder / DESCRIPTOR_NAME).get("reports-parquet", "")
    homes = [above.parent for above in first.parents if above.name == "tables"]
    if not homes:
        raise PackageError(f"there is no package in {folder}: build one with un-reports build, or name its folder with --package")  # fmt: skip
    return homes[0]


def table_rows(home: Path, table: str, column: str | None = None, values: Iterable[str] = ()) -> list[Row]:
    """Rows of a table in the order of the package, all or those whose ``column`` has one of ``values``.

    Raises:
        PackageError: the package has no such table; it was built by another version.
    """
    path = home / "tables" / f"{table}.parquet"
    if not path.exists():
        raise PackageError(f"{path} is missing: the package was built by another version, build it anew")
    wanted = None if column is None else pc.field(column).isin(pa.array(sorted(set(values)), pa.string()))
    rows: list[Row] = pq.read_table(path, filters=wanted).to_pylist()
    return rows


def report_ids(home: Path) -> list[str]:
    """The reports of a package."""
    ids: list[str] = pq.read_table(home / "tables" / "reports.parquet", columns=["report_id"])["report_id"].to_pylist()
    return ids


def report_rows(home: Path, report_id: str) -> Rows:
    """All rows of a report by table, with the bodies, meetings, instruments and countries they refer to.

    Raises:
        PackageError: the package has no such report; the message names the closest ones.
    """
    rows: Rows = {}
    schema = load_schema()
    if not (found := table_rows(home, "reports", "report_id", [report_id])):
        near = difflib.get_close_matches(report_id, report_ids(home), n=3, cutoff=0.4)
        raise PackageError(f"the package has no report {report_id}" + (f"; closest: {', '.join(near)}" if near else ""))
    rows["reports"] = found
    for table in schema.of_kind("report"):
        if table.name != "reports" and "report_id" in table.columns:
            rows[table.name] = table_rows(home, table.name, "report_id", [report_id])
    for table in schema.of_kind("report"):
        if table.name not in rows:
            key = table.foreign_keys[0]
            owners = [row[key.reference] for row in rows[key.table]]
            rows[table.name] = table_rows(home, table.name, key.field, owners)
    for table in schema.of_kind("entity"):
        rows[table.name] = []
    _fetch_entities(home, rows)
    return rows


def _fetch_entities(home: Path, rows: Rows) -> None:
    """Add the entities that rows refer to, and those that these refer to in turn."""
    schema = load_schema()
    entities = {table.name: table for table in schema.of_kind("entity")}
    known: dict[str, set[str]] = {name: set() for name in entities}
    while missing := {name: ids - known[name] for name, ids in _referred(rows).items() if ids - known[name]}:
        for name, ids in missing.items():
            known[name] |= ids
            rows[name] += table_rows(home, name, entities[name].primary_key[0], ids)
    rows["body_names"] = table_rows(home, "body_names", "body_id", known["bodies"])


def _referred(rows: Mapping[str, list[Row]]) -> dict[str, set[str]]:
    """The ids of entities that rows hold, by table."""
    found: dict[str, set[str]] = {}
    for name, made in rows.items():
        for column, target, kind in references_of(load_schema()[name]):
            if load_schema()[target].kind == "entity":
                ids = {
                    row[column] for row in made if row[column] is not None and (kind is None or row[kind[0]] == kind[1])
                }
                found.setdefault(target, set()).update(ids)
    return found


def references_of(table: Table) -> list[tuple[str, str, tuple[str, str] | None]]:
    """The columns that point at tables: (column, table, None or the type column and the value that means the table)."""
    plain = [(key.field, key.table, None) for key in table.foreign_keys]
    typed = [
        (reference.field, key.table, (reference.type_field, value))
        for reference in table.typed_references
        for value, key in reference.targets
    ]
    return [*plain, *typed]


def canonical_text(home: Path, report: Mapping[str, Any]) -> str:
    """The canonical text of a row of ``reports``."""
    return (home / str(report["text_path"])).read_bytes().decode("utf-8")
