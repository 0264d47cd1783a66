"""All formats of one package, written beside their places and put there whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.s6_publish.formats.datasette import METADATA, datasette_metadata
from pipeline.s6_publish.formats.sqlite import DATABASE, write_sqlite
from pipeline.s6_publish.formats.xlsx import WORKBOOK, write_xlsx
from pipeline.schema import Table, load_schema, parquet_files


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the database, its metadata for Datasette, and the workbook."""

    database: Path
    metadata: Path
    workbook: Path


FORMATS: Final = (DATABASE, METADATA, WORKBOOK)
# Where files are until they are whole, with what their writers lay aside; whoever was ended leaves it to the next.
_DRAFTS: Final = ".un-reports-draft"


def export_package(home: Path, into: Path) -> Exported:
    """Write a package as SQLite and as a workbook.

    Args:
        home: the folder of the package that holds ``tables``.
        into: the folder that gets the files; what lies there under their names is replaced when the new ones are whole.

    Raises:
        ValueError: a table is missing, or its rows break a rule that the database keeps.
    """
    files = {table.name: _files(home, table) for table in load_schema()}
    into.mkdir(parents=True, exist_ok=True)
    made: dict[str, Callable[[Path], object]] = {
        DATABASE: lambda path: write_sqlite(files, path),
        METADATA: lambda path: path.write_text(
            json.dumps(datasette_metadata(), ensure_ascii=False, indent=2) + "\n", "utf-8"
        ),
        WORKBOOK: lambda path: write_xlsx(files, path),
    }
    drafts = into / _DRAFTS
    shutil.rmtree(drafts, ignore_errors=True)
    drafts.mkdir()
    try:
        for name, write in made.items():
            write(drafts / name)
        for name in made:
            (drafts / name).replace(into / name)
    finally:
        shutil.rmtree(drafts, ignore_errors=True)
    return Exported(into / DATABASE, into / METADATA, into / WORKBOOK)


def _files(home: Path, table: Table) -> list[Path]:
    path = home / "tables" / f"{table.name}.parquet"
    if not path.exists():
        raise ValueError(f"{path} is missing: the package was built by another version, build it anew")
    return parquet_files(path)
