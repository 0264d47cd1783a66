"""The files of a shard: one Parquet file a table and an index, written whole or not at all.

In: the rows of documents, one document after the other. Out: a folder ``<shard>-<digest>`` whose ``index.json`` says
which rows of each file belong to which document. By the index, the rows of an unchanged document are copied from an
older folder as Arrow slices, without being made again. A folder appears under its name by one rename after all its
files are closed, and the index holds their sizes and hashes, so that half a folder, or a damaged one, is never taken for a whole one. Where there is no
rename, in an object store, the index is written last and removed first.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.sealed import file_sha256, is_whole, read_sealed, write_sealed
from pipeline.storage import files_below, is_remote, parquet_file, remove, send

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
INDEX: Final = "index.json"
# Rows held in memory before they go to the file; at some 200 bytes a row this bounds a worker to tens of megabytes.
_FLUSH_ROWS: Final = 20_000
_FORMAT: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the parts of a shard.

    ``key`` is what its rows were made of (see ``memo``), empty where they must be made again next time; ``report_id``
    is None where no report came out of it; ``rows`` counts its rows by table.
    """

    path: str
    key: str
    report_id: str | None
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """A finished shard: its folder, its tables and its documents in the order in which their rows stand.

    ``hashes`` are SHA-256 of the files by table.
    """

    folder: Path
    tables: tuple[str, ...]
    entries: tuple[Entry, ...]
    hashes: Mapping[str, str]

    def file(self, table: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / f"{table}.parquet"

    def keys(self) -> dict[str, str]:
        """The key of each document by its path."""
        return {entry.path: entry.key for entry in self.entries}


def open_parts(folder: Path) -> Parts | None:
    """The parts in a folder; None where there are none or where one of its files is not as it was written."""
    try:
        index = read_sealed(folder / INDEX)
        if index is None or index["format"] != _FORMAT:
            return None
        if is_remote(folder):
            # What lies elsewhere is held against its hash when it is fetched.
            sizes = dict(files_below(folder))
            if any(sizes.get(f"{table}.parquet") != size for table, (size, _) in index["tables"].items()):
                return None
        elif not all(is_whole(folder / f"{table}.parquet", *was) for table, was in index["tables"].items()):
            return None
        entries = tuple(
            Entry(each["path"], each["key"], each["report_id"], each["rows"]) for each in index["documents"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Parts(folder, tuple(index["tables"]), entries, {table: sha for table, (_, sha) in index["tables"].items()})


@dataclass
class _Pending:
    """The rows of one table that are not yet in its file."""

    writer: pq.ParquetWriter
    schema: pa.Schema
    pieces: list[pa.Table] = field(default_factory=list)
    count: int = 0

    def add(self, piece: pa.Table) -> None:
        self.pieces.append(piece)
        self.count += piece.num_rows
        if self.count >= _FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        if self.count:
            self.writer.write_table(pa.concat_tables(self.pieces))
        self.pieces, self.count = [], 0


def to_arrow(table: str, rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table of the schema.

    Raises:
        ValueError: a row has a column the schema does not know, or a value of another type.
    """
    known = frozenset(schema.names)
    for row in rows:
        if not row.keys() <= known:
            strange = row.keys() - known
            raise ValueError(f"rows of `{table}` have columns the schema does not know: {', '.join(sorted(strange))}")
    try:
        return pa.Table.from_pylist(list(rows), schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise ValueError(f"rows of `{table}` do not fit its schema: {error}") from error


def to_pieces(rows: Rows, schemas: Mapping[str, pa.Schema]) -> dict[str, pa.Table]:
    """The rows of a document as Arrow tables by name, those without rows left out.

    Raises:
        ValueError: see ``to_arrow``, or there is a table the schema does not know.
    """
    if strange := rows.keys() - schemas.keys():
        raise ValueError(f"there are rows of tables the schema does not know: {', '.join(sorted(strange))}")
    return {table: to_arrow(table, made, schemas[table]) for table, made in rows.items() if made}


def pack(piece: pa.Table) -> bytes:
    """A table as an Arrow stream, which travels between processes at a quarter of the cost of a pickled one."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, piece.schema) as stream:
        stream.write_table(piece)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def unpack(packed: bytes) -> pa.Table:
    """The table that ``pack`` was given."""
    return pa.ipc.open_stream(packed).read_all()


class PartWriter:
    """Writes a shard into a temporary folder beside its place; leaving the block without an error puts it there.

    >>> with PartWriter(Path("shards/s01-abc"), schemas) as writer:  # doctest: +SKIP
    ...     writer.add(path, key, report_id, rows)
    """

    def __init__(self, folder: Path, schemas: Mapping[str, pa.Schema]) -> None:
        self._folder = folder
        self._schemas = schemas
        self._entries: list[Entry] = []

    def __enter__(self) -> Self:
        beside = None if is_remote(self._folder) else self._folder.parent
        if beside is not None:
            beside.mkdir(parents=True, exist_ok=True)
        self._work = Path(tempfile.mkdtemp(prefix=f"tmp-{self._folder.name}-", dir=beside))
        self._pending = {
            table: _Pending(pq.ParquetWriter(self._work / f"{table}.parquet", schema, compression="zstd"), schema)
            for table, schema in self._schemas.items()
        }
        return self

    def add(self, path: str, key: str, report_id: str | None, rows: Rows) -> None:
        """Write the rows of one document; see ``to_pieces`` for the errors. Nothing is written where it raises."""
        self.add_pieces(path, key, report_id, to_pieces(rows, self._schemas))

    def add_pieces(self, path: str, key: str, report_id: str | None, pieces: Mapping[str, pa.Table]) -> None:
        """Write what ``to_pieces`` made of the rows of one document."""
        for table, piece in pieces.items():
            self._pending[table].add(piece)
        self._entries.append(Entry(path, key, report_id, {table: each.num_rows for table, each in pieces.items()}))

    def copy(self, old: Parts, paths: Iterable[str]) -> None:
        """Take the rows of documents over from older parts, in the order of ``old``."""
        wanted = set(paths)
        self._entries += [entry for entry in old.entries if entry.path in wanted]
        for table in old.tables:
            runs = list(_runs(old.entries, table, wanted))
            if runs:
                whole = _read(old.file(table)).select(self._schemas[table].names).cast(self._schemas[table])
                for start, count in runs:
                    self._pending[table].add(whole.slice(start, count))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                for pending in self._pending.values():
                    pending.flush()
            for pending in self._pending.values():
                pending.writer.close()
            if error is None:
                self._write_index()
                remove(self._folder)
                self._put_in_place()
        finally:
            shutil.rmtree(self._work, ignore_errors=True)

    def _put_in_place(self) -> None:
        if not is_remote(self._folder):
            self._work.rename(self._folder)
            return
        names = [f"{table}.parquet" for table in self._pending]
        send({self._work / name: self._folder / name for name in names})
        send({self._work / INDEX: self._folder / INDEX})

    def _write_index(self) -> None:
        files = {table: self._work / f"{table}.parquet" for table in self._pending}
        made = {table: (path.stat().st_size, file_sha256(path)) for table, path in files.items()}
        documents = [
            {"path": each.path, "key": each.key, "report_id": each.report_id, "rows": each.rows}
            for each in self._entries
        ]
        write_sealed(self._work / INDEX, {"format": _FORMAT, "tables": made, "documents": documents})


def document_rows(parts: Parts, path: str) -> dict[str, list[Row]]:
    """The rows of one document by table, as they were handed to ``PartWriter.add``; tables without rows are left out."""
    rows: dict[str, list[Row]] = {}
    for table in parts.tables:
        for start, count in _runs(parts.entries, table, {path}):
            whole = _read(parts.file(table))
            rows.setdefault(table, []).extend(whole.slice(start, count).to_pylist())
    return rows


def _read(path: Path) -> pa.Table:
    with parquet_file(path) as file:
        return file.read(use_threads=False)


def _runs(entries: Sequence[Entry], table: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches of rows of ``table`` that belong to wanted documents: (first row, count), neighbours joined."""
    start = 0
    for is_wanted, group in groupby(entries, key=lambda entry: entry.path in wanted):
        count = sum(entry.rows.get(table, 0) for entry in group)
        if is_wanted and count:
            yield start, count
        start += count
