"""The files of the tables: Parquet as it was merged, and CSV of the same rows.

A table that comes in one file is published as one Parquet file and one CSV file. One that comes in parts is published in
the same Parquet parts; its CSV is one gzip file, a gzip member a part, because what reads gzip reads members as one
text, while programs disagree on whether each of several CSV files has a head.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow.parquet as pq

from pipeline.s6_publish.written import Member, Staging, copy_range
from pipeline.schema import WHOLE_ROWS, Table, load_schema, parquet_files, parquet_rows
from pipeline.sealed import file_sha256

_HEAD: Final = "head"
_MEMBER: Final = "HEADER false, COMPRESSION gzip"


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The published files of a table, by their paths in the output folder, and its rows."""

    csv: str
    parquet: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Writing:
    """How tables are written: ``memory_limit`` is what DuckDB may hold, the CSV of a table of more than ``whole_rows`` is
    compressed, ``workers`` files of CSV are written, or parts compressed, at a time."""

    memory_limit: str = "1GB"
    whole_rows: int = WHOLE_ROWS
    workers: int = 1


def write_tables(
    tables: Mapping[str, Path], staging: Staging, hashes: Mapping[Path, str], how: Writing
) -> dict[str, TableFiles]:
    """CSV (UTF-8, LF, quoted where needed, RFC 4180) and Parquet of every table.

    Args:
        tables: the file of each table of the schema, or the folder of its parts, by name.
        staging: takes the files.
        hashes: SHA-256 of files, where it is known.
        how: limits of memory, rows and workers.
    """
    (staging.folder / "tables").mkdir()
    begun: dict[str, tuple[tuple[str, ...], int, Callable[[], str]]] = {}
    config: dict[str, Any] = {
        "memory_limit": how.memory_limit, "temp_directory": str(staging.folder), "threads": how.workers,
    }  # fmt: skip
    # Threads suffice: DuckDB does the work, and lets others run meanwhile.
    with duckdb.connect(config=config) as database, ThreadPoolExecutor(how.workers) as pool:
        for table in load_schema():
            path = tables[table.name]
            files = [(file, hashes.get(file) or file_sha256(file)) for file in parquet_files(path)]
            rows = parquet_rows(path)
            packed = path.is_dir() or rows > how.whole_rows
            finish = (_begin_packed if packed else _begin_csv)(database, pool, table, files, staging)
            begun[table.name] = _write_parquet(table, path, files, staging), rows, finish
        return {name: TableFiles(finish(), parquet, rows) for name, (parquet, rows, finish) in begun.items()}


def _write_parquet(table: Table, path: Path, files: Sequence[tuple[Path, str]], staging: Staging) -> tuple[str, ...]:
    """The files as they are; a folder of parts stays one."""
    within = f"tables/{table.name}.parquet"
    if path.is_dir():
        (staging.folder / within).mkdir()
    placed = []
    for file, sha256 in files:
        target = f"{within}/{file.name}" if path.is_dir() else within
        if not staging.take_over(target, sha256):
            if tuple(pq.read_schema(file).names) != table.columns:
                raise ValueError(f"{file} has not the columns of {table.name}; merge the parts again")
            shutil.copyfile(file, staging.folder / target)
            staging.note(target, sha256, sha256)
        placed.append(target)
    return tuple(placed)


def _begin_csv(
    database: duckdb.DuckDBPyConnection,
    pool: Executor,
    table: Table,
    files: Sequence[tuple[Path, str]],
    staging: Staging,
) -> Callable[[], str]:
    """Have the CSV of a table written; what is returned waits for it and gives its path."""
    path = f"tables/{table.name}.csv"
    made_of = _csv_of(files[0][1])
    if staging.take_over(path, made_of):
        return lambda: path
    job = pool.submit(_copy, database.cursor(), _rows_of(files[0][0]), staging.folder / path, "HEADER")

    def finish() -> str:
        job.result()
        staging.note(path, made_of)
        return path

    return finish


def _begin_packed(
    database: duckdb.DuckDBPyConnection,
    pool: Executor,
    table: Table,
    files: Sequence[tuple[Path, str]],
    staging: Staging,
) -> Callable[[], str]:
    """One gzip file: a member with the head, and one a Parquet file; members of the published file are taken over.

    Its new members are being made in files of their own; what is returned puts all together and gives the path.
    """
    path = f"tables/{table.name}.csv.gz"
    parts = [(_csv_of(sha256), file) for file, sha256 in files]
    made_of = " ".join((_HEAD, *(name for name, _ in parts)))
    if staging.take_over(path, made_of):
        return lambda: path
    before, target = staging.members(path), staging.folder / path
    drafts = {
        name: pool.submit(_copy, database.cursor(), _rows_of(file), target.with_suffix(f".part-{number}"), _MEMBER)
        for number, (name, file) in enumerate(parts)
        if name not in before
    }

    def finish() -> str:
        _copy(database.cursor(), f"(FROM {_rows_of(files[0][0])} LIMIT 0)", target, "HEADER, COMPRESSION gzip")
        members, at = [Member(_HEAD, 0, target.stat().st_size)], target.stat().st_size
        for name, _ in parts:
            if name in before:
                length = before[name].length
                copy_range(staging.published(path), before[name].start, length, target)
            else:
                draft = drafts[name].result()
                length = draft.stat().st_size
                copy_range(draft, 0, length, target)
            members.append(Member(name, at, length))
            at += length
        for made in drafts.values():
            made.result().unlink()
        staging.note(path, made_of, members=members)
        return path

    return finish


def _csv_of(sha256: str) -> str:
    """The name for CSV that this version of DuckDB makes of a Parquet file."""
    return f"{sha256} duckdb {duckdb.__version__}"


def _rows_of(file: Path) -> str:
    return f"read_parquet({_quoted(file)})"


def _copy(cursor: duckdb.DuckDBPyConnection, rows: str, path: Path, options: str) -> Path:
    with cursor:
        cursor.execute(f"COPY (FROM {rows}) TO {_quoted(path)} (FORMAT csv, DELIMITER ',', {options})")
    return path


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
