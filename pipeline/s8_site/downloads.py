"""The files of the package, as the site offers them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.s8_site.package import Package
from pipeline.sealed import file_sha256

# Beside the tables, in the order in which people want them; those that a package does not have are left out.
_WHOLE: Final = (
    ("un-reports.xlsx", "Excel"),
    ("un-reports.sqlite", "SQLite"),
    ("feed.xml", "Atom"),
    ("feed.json", "JSON Feed"),
)
_FIRST: Final = ("recommendations_wide", "recommendations", "reports")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the package: where it lies from the root of the site, if it lies where a reader of the site finds it."""

    name: str
    format: str
    size: int
    sha256: str
    address: str

    @property
    def wanted_first(self) -> bool:
        """Whether most readers want it."""
        return self.name in _FIRST or self.format not in ("CSV", "Parquet")


def downloads(package: Package, place: Path) -> tuple[Download, ...]:
    """The files of the package, first the ones that people open first; ``place`` is the folder of the site."""
    near = place.resolve().is_relative_to(package.home.resolve())
    back = os.path.relpath(package.home.resolve(), place.resolve())
    found = []
    for name, form in _WHOLE:
        if (file := package.home / name).exists():
            found.append(Download(name, form, file.stat().st_size, file_sha256(file), f"{back}/{name}" if near else ""))
    tables = []
    for each in package.descriptor["resources"]:
        path = each["path"]
        # A large table is a list of parts; whoever wants those reads the descriptor.
        if not isinstance(path, str) or "schema" not in each or "tables/" not in path:
            continue
        inside = path[path.index("tables/") :]
        form = "Parquet" if path.endswith(".parquet") else "CSV"
        digest = str(each.get("hash", "")).removeprefix("sha256:")
        size = (package.home / inside).stat().st_size
        address = f"{back}/{inside}" if near else ""
        tables.append(Download(each["name"].removesuffix("-parquet"), form, size, digest, address))
    order = {name: number for number, name in enumerate(_FIRST)}
    return (*found, *sorted(tables, key=lambda each: order.get(each.name, len(order))))
