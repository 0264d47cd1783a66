"""A published package as its descriptor tells of it: of this version of the project or of an older one.

In: a folder or a ``datapackage.json``. Out: its tables, their schemas and their Parquet files. The schema of this version of
the project is not asked: what an older package holds is what its own descriptor says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.paths import DESCRIPTOR_NAME
from pipeline.swap import recover_below

_PARQUET = "-parquet"
# Names go into queries: what is no name of ours is no package of ours.
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class ReleaseError(ValueError):
    """A package cannot be compared or released; the message says what to do."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a package: its path as the descriptor names it, where it lies, and its SHA-256."""

    name: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table of a package: its Parquet files, and its Table Schema with all limits (that of the CSV resource)."""

    name: str
    title: str
    files: tuple[PublishedFile, ...]
    schema: Mapping[str, Any]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(field["name"] for field in self.schema["fields"])

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that make the primary key."""
        return tuple(self.schema["primaryKey"])

    def field(self, name: str) -> Mapping[str, Any]:
        """The descriptor of a column."""
        found: Mapping[str, Any] = next(field for field in self.schema["fields"] if field["name"] == name)
        return found


@dataclass(frozen=True, slots=True)
class Published:
    """A package: the path and content of its descriptor, and its tables by name."""

    descriptor: Path
    described: Mapping[str, Any]
    tables: Mapping[str, PublishedTable]

    @property
    def home(self) -> Path:
        """The folder that holds ``tables`` and ``texts``."""
        first = next(iter(self.tables.values())).files[0].path
        return next(above.parent for above in first.parents if above.name == "tables")

    @property
    def version(self) -> str | None:
        """The version of the release; None for a package that was not released."""
        return self.described["version"] if "created" in self.described else None


def open_package(place: Path) -> Published:
    """The package in a folder, or the one that a ``datapackage.json`` describes.

    Args:
        place: the folder that holds the descriptor, the descriptor itself, or the folder of tables and texts where the
            descriptor lies beside it.

    Raises:
        ReleaseError: there is no package, it lacks a file, or it is none of this project.
    """
    recover_below(place if place.is_dir() else place.parent)
    descriptor = _descriptor_of(place)
    try:
        described = json.loads(descriptor.read_text("utf-8"))
        tables = _tables(descriptor.parent, described["resources"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise ReleaseError(
            f"{descriptor} is no description of a package ({error}): build it anew or download it again"
        ) from error
    if not tables:
        raise ReleaseError(f"{descriptor} names no tables in Parquet: is it a package of this project?")
    for table in tables.values():
        if missing := [file.path for file in table.files if not file.path.is_file()]:
            raise ReleaseError(f"{missing[0]} is missing: build the package anew or download it again")
    return Published(descriptor, described, tables)


def _descriptor_of(place: Path) -> Path:
    if place.is_file():
        return place
    inside, beside = place / DESCRIPTOR_NAME, place.resolve().parent / DESCRIPTOR_NAME
    if inside.is_file():
        return inside
    if beside.is_file() and f'"{place.resolve().name}/tables/' in beside.read_text("utf-8"):
        return beside
    raise ReleaseError(f"there is no package in {place}: name a folder with a datapackage.json, or that file")


def _tables(home: Path, resources: Sequence[Mapping[str, Any]]) -> dict[str, PublishedTable]:
    by_name = {each["name"]: each for each in resources}
    tables = {}
    for name, resource in by_name.items():
        parquet = by_name.get(f"{name}{_PARQUET}")
        if parquet is None:
            continue
        files = [
            PublishedFile(part["path"], home / part["path"], part["hash"].removeprefix("sha256:"))
            for part in parquet.get("parts", [parquet])
        ]
        schema = resource["schema"]
        if isinstance(schema, str):
            schema = json.loads((home / schema).read_text("utf-8"))
        tables[name] = PublishedTable(name, resource["title"], tuple(files), schema)
        if strange := [each for each in (name, *tables[name].columns) if not _NAME.fullmatch(each)]:
            raise ValueError(f"{strange[0]!r:.80} is no name of a table or column")
    return tables
