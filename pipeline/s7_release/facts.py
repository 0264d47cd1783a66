"""The one block of facts of a release, from which all descriptions for catalogues are written.

In: the descriptor of a release and its files. Out: ``Facts``. What is said of the package as a whole stands in
``pipeline/schema/package.yaml``; the rest is measured: the years of the reports, and the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its type is that of Table Schema."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a table in one format; ``size`` in bytes."""

    id: str
    path: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table: its files, the Parquet ones first, and its columns."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What every description of a release says, each in its own words. ``first`` and ``last`` are days of the reports."""

    name: str
    title: str
    description: str
    version: str
    date: str
    keywords: tuple[str, ...]
    license: str
    license_name: str
    creator: str
    source: str
    source_title: str
    reports: int
    first: str | None
    last: str | None
    tables: tuple[TableFacts, ...]

    @property
    def coverage(self) -> str | None:
        """The days from the first report to the last, as ISO 8601 writes spans; None where no report has a date."""
        return f"{self.first}/{self.last}" if self.first and self.last else None

    @property
    def citation(self) -> str:
        """How to cite the release."""
        return f"{self.creator} ({self.date[:4]}). {self.title}, version {self.version}."


def facts_of(folder: Path, described: Mapping[str, Any]) -> Facts:
    """The facts of the release in a folder."""
    license_, source = described["licenses"][0], described["sources"][0]
    reports = folder / next(each["path"] for each in described["resources"] if each["name"] == "reports-parquet")
    dates = pq.read_table(reports, columns=["publication_date"])["publication_date"]
    span = pc.min_max(dates).as_py() if len(dates) else {"min": None, "max": None}
    return Facts(
        name=described["name"],
        title=described["title"],
        description=" ".join(described["description"].split()),
        version=described["version"],
        date=described["created"][:10],
        keywords=tuple(described["keywords"]),
        license=license_["path"],
        license_name=license_["name"],
        creator=described["contributors"][0]["title"],
        source=source["path"],
        source_title=source["title"],
        reports=len(dates),
        first=span["min"].isoformat() if span["min"] else None,
        last=span["max"].isoformat() if span["max"] else None,
        tables=tuple(_tables(folder, described)),
    )


def _tables(folder: Path, described: Mapping[str, Any]) -> list[TableFacts]:
    by_name = {each["name"]: each for each in described["resources"]}
    tables = []
    for name, resource in by_name.items():
        parquet = by_name.get(f"{name}-parquet")
        if parquet is None:
            continue
        columns = [
            Column(each["name"], each["type"], _first(each["description"])) for each in resource["schema"]["fields"]
        ]
        files = []
        for kind in (parquet, resource):
            parts = kind.get("parts", [kind])
            for number, part in enumerate(parts, 1):
                path = folder / part["path"]
                name_of = f"{kind['name']}{f'-{number}' if len(parts) > 1 else ''}"
                sha256 = part["hash"].removeprefix("sha256:")
                files.append(File(name_of, part["path"], kind["mediatype"], path.stat().st_size, sha256))
        key = tuple(resource["schema"]["primaryKey"])
        description = " ".join(resource["description"].split())
        tables.append(TableFacts(name, resource["title"], description, key, tuple(columns), tuple(files)))
    return tables


def _first(description: str) -> str:
    """What a column means, without its list of values."""
    return " ".join(description.partition("\n\n")[0].split())
