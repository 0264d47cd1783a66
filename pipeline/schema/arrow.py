"""Arrow schemas of the tables, generated from the schema, and the one way Parquet is written.

Published files declare what the schema knows: closed lists are dictionaries, required columns cannot be null, the order
of the rows stands in the file, and the table says what it is. A part (the rows of some reports, made by a worker) has
plain columns, and one more than the published table: ``_source``, the path of the source file, by which rows of a report
that was read twice can be told apart when parts are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema.model import FieldType, Table

SOURCE_COLUMN = "_source"
# Rows of a row group: small enough that paragraphs of a group stay below some tens of megabytes in memory.
ROW_GROUP = 50_000
# A table with more rows is published in parts and its CSV compressed: up to there it opens in any program.
WHOLE_ROWS = 200_000
# Offsets and counts stay far below 2**31: a report of that many characters would have half a million pages.
_TYPES: Mapping[FieldType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


# What Parquet gives back for a column that was written as a dictionary.
_CLOSED_LIST = pa.dictionary(pa.int32(), pa.string())


@cache
def _version() -> str:
    return version("un-reports")


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a published table, with what it is in the metadata: name, title, grain, primary key (columns
    joined by a blank), and the version of the project by whose schema it was made."""
    fields = [
        pa.field(f.name, _CLOSED_LIST if f.enum else _TYPES[f.type], not (f.required or f.name in table.primary_key))
        for f in table.fields
    ]
    said = {"table": table.name, "title": table.title, "grain": table.grain}
    return pa.schema(fields, said | {"primary_key": " ".join(table.primary_key), "schema_version": _version()})


def plain_schema(table: Table) -> pa.Schema:
    """The Arrow schema of rows on their way: text for closed lists, every column nullable, no metadata."""
    return pa.schema([pa.field(f.name, _TYPES[f.type]) for f in table.fields])


def part_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a part of a table: that of rows on their way and ``_source``."""
    return plain_schema(table).append(pa.field(SOURCE_COLUMN, pa.string()))


def parquet_files(path: Path) -> list[Path]:
    """The files of a table: ``path`` itself, or the parts in it, by name, where it is a folder."""
    return sorted(path.glob("*.parquet")) if path.is_dir() else [path]


def parquet_rows(path: Path) -> int:
    """The number of rows of a table, in one file or in parts."""
    return sum(pq.read_metadata(file).num_rows for file in parquet_files(path))


def write_parquet(
    batches: Iterable[pa.RecordBatch], schema: pa.Schema, path: Path, sorted_by: Sequence[str] = ()
) -> int:
    """Write batches as one Parquet file of even row groups and return the number of rows.

    The bytes depend on the rows, the schema and the version of Arrow alone, not on how the rows came in batches: row
    groups are cut anew, and no pandas metadata is embedded. ``sorted_by`` are the columns by which the rows are sorted,
    ascending, missing values last. Raises ``ValueError`` where a row lacks what the schema requires.
    """
    rows = 0
    sorting = [pq.SortingColumn(schema.get_field_index(name)) for name in sorted_by]
    with pq.ParquetWriter(
        path, schema, compression="zstd", compression_level=3, write_page_index=True, sorting_columns=sorting or None
    ) as writer:
        for group in _regroup(batches, schema):
            writer.write_table(group, row_group_size=ROW_GROUP)
            rows += group.num_rows
    return rows


def _regroup(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    held = schema.empty_table()
    for batch in batches:
        if not batch.num_rows:
            continue
        held = pa.concat_tables([held, pa.Table.from_batches([batch]).cast(schema)])
        while held.num_rows >= ROW_GROUP:
            yield held.slice(0, ROW_GROUP)
            held = held.slice(ROW_GROUP)
    if held.num_rows:
        yield held


def write_part(rows: Iterable[Mapping[str, Any]], table: Table, path: Path) -> int:
    """Write rows of one table as a part (see ``part_schema``) and return their number; an empty part is a file too."""
    schema = part_schema(table)
    made = pa.Table.from_pylist(list(rows), schema=schema)
    return write_parquet(made.to_batches(), schema, path)
