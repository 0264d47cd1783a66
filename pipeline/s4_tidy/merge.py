"""Merging the parts of many reports into whole tables, in DuckDB and out of core.

In: Parquet parts (``schema.write_part``), any number in any order. Out: one sorted Parquet file a table; the same rows
give the same bytes however they were split. Rows of reports are put together; rows of entities become one an id, each
value the best that the reports give (``entity_sql``). A report read from two files is taken from one of them, and an
issue names the other. No row passes through Python.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.s4_tidy.entity_sql import conflicts_sql, entity_sql
from pipeline.s4_tidy.wide_sql import WIDE_SQL
from pipeline.schema import SOURCE_COLUMN, Schema, Table, arrow_schema, load_schema, part_schema, write_parquet

# Rows DuckDB hands over at a time; paragraphs of a batch stay below a few megabytes.
BATCH = 10_000
# Which file of a report is read when there are several: those whose structure the file itself tells come first.
MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/html",
    "application/pdf",
)


def merge_parts(
    part_files: Mapping[str, Sequence[Path]], into: Path, *, memory_limit: str = "1GB", threads: int = 2
) -> dict[str, int]:
    """Write ``into/<table>.parquet`` for every table of the schema and return the numbers of rows.

    ``part_files`` names the parts of each table that is not derived; a table without parts becomes an empty file.
    ``memory_limit`` bounds DuckDB (``1GB``); what does not fit is spilled beside ``into``. Raises ``ValueError`` for
    parts of a table that the schema does not know.
    """
    schema = load_schema()
    strange = set(part_files) - {table.name for table in schema if table.kind != "derived"}
    if strange:
        raise ValueError(
            f"parts of unknown tables: {', '.join(sorted(strange))}; the schema has {', '.join(schema.tables)}"
        )
    into.mkdir(parents=True, exist_ok=True)
    with _database(into, memory_limit, threads) as database:
        for table in schema:
            if table.kind != "derived":
                _part_view(database, table, part_files.get(table.name, ()))
        _drop_doubles(database)
        _merge_issues(database, schema)
        return {table.name: _write(database, table, _query(table), into) for table in _ordered(schema)}


@contextmanager
def _database(into: Path, memory_limit: str, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    with tempfile.TemporaryDirectory(prefix=".spill-", dir=into) as spill:
        settings = {"memory_limit": memory_limit, "threads": threads, "temp_directory": spill}
        with duckdb.connect(config=settings) as database:
            yield database


def _ordered(schema: Schema) -> list[Table]:
    """The tables in the order in which they can be made: derived ones last."""
    return sorted(schema, key=lambda table: table.kind == "derived")


def _part_view(database: duckdb.DuckDBPyConnection, table: Table, files: Sequence[Path]) -> None:
    """The view ``part_<table>``: all rows of the parts."""
    if files:
        paths = ", ".join(_quoted(str(path)) for path in sorted(files))
        rows = f"SELECT * FROM read_parquet([{paths}])"
    else:
        database.register(f"none_{table.name}", part_schema(table).empty_table())
        rows = f'SELECT * FROM "none_{table.name}"'
    database.execute(f'CREATE TEMP VIEW "part_{table.name}" AS {rows}')


def _drop_doubles(database: duckdb.DuckDBPyConnection) -> None:
    """The table ``doubles``: files whose report is taken from another file (``kept``)."""
    ranks = " ".join(f"WHEN {_quoted(kind)} THEN {rank}" for rank, kind in enumerate(MEDIA_TYPES))
    database.execute(
        f"""CREATE TABLE doubles AS
        SELECT * FROM (
            SELECT report_id, {SOURCE_COLUMN}, source_sha256, first_value({SOURCE_COLUMN}) OVER best AS kept
            FROM part_reports
            WINDOW best AS (
                PARTITION BY report_id
                ORDER BY CASE source_media_type {ranks} ELSE {len(MEDIA_TYPES)} END, {SOURCE_COLUMN}
            )
        ) WHERE {SOURCE_COLUMN} <> kept"""
    )
    (count,) = database.execute("SELECT count(*) FROM doubles").fetchone() or (0,)
    for (view,) in database.execute(
        "SELECT view_name FROM duckdb_views() WHERE starts_with(view_name, 'part_')"
    ).fetchall():
        table = view.removeprefix("part_")
        wanted = f"WHERE {SOURCE_COLUMN} NOT IN (SELECT {SOURCE_COLUMN} FROM doubles)" if count else ""
        database.execute(f'CREATE TEMP VIEW "all_{table}" AS SELECT * FROM "part_{table}" {wanted}')


def _merge_issues(database: duckdb.DuckDBPyConnection, schema: Schema) -> None:
    """The view ``merged_issues``: the issues of the reports and those that show only when reports meet."""
    columns = ", ".join(f'"{name}"' for name in schema["issues"].columns)
    doubles = f"""SELECT
        report_id || '.i-report_read_twice-' || left(sha256({SOURCE_COLUMN}), 12) AS issue_id, report_id,
        'warning' AS severity, 'report_read_twice' AS kind,
        'the report is also in ' || {SOURCE_COLUMN} || '; the rows are from ' || kept AS message,
        NULL::INTEGER AS char_start, NULL::INTEGER AS char_end
        FROM doubles"""
    conflicts = [conflicts_sql(table) for table in schema.of_kind("entity") if table.together]
    found = " UNION ALL ".join(f"SELECT {columns} FROM ({query})" for query in (doubles, *filter(None, conflicts)))
    database.execute(f"CREATE TEMP VIEW merged_issues AS SELECT {columns} FROM all_issues UNION ALL {found}")


def _query(table: Table) -> str:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    order = ", ".join(f'"{name}"' for name in table.sort)
    if table.name == "recommendations_wide":
        rows = WIDE_SQL
    elif table.kind == "entity":
        rows = entity_sql(table)
    else:
        rows = f'SELECT * FROM "{"merged_issues" if table.name == "issues" else f"all_{table.name}"}"'
    return f"SELECT {columns} FROM ({rows}) ORDER BY {order}"


def _write(database: duckdb.DuckDBPyConnection, table: Table, query: str, into: Path) -> int:
    """Write the table, and let later queries read it under its name."""
    path = into / f"{table.name}.parquet"
    batches: Iterator[pa.RecordBatch] = database.sql(query).to_arrow_reader(BATCH)
    rows = write_parquet(batches, arrow_schema(table), path)
    database.execute(f'CREATE TEMP VIEW "{table.name}" AS SELECT * FROM read_parquet({_quoted(str(path))})')
    return rows


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
