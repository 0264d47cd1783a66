"""Merging the parts of many reports into whole tables, in DuckDB and out of core.

In: Parquet parts (``schema.write_part``), any number in any order. Out: sorted Parquet files; the same rows give the
same bytes however they were split. It goes in two steps, so that one more report does not cost the merging of all:
``merge_portion`` puts the rows of some hundred reports together and sums up what they say of each entity, and
``merge_entities`` makes one row an id of all sums, each value the best that the reports give (``entity_sql``). A report
read from two files is taken from one of them, and an issue names the other. No row passes through Python.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.s4_tidy.entity_sql import COUNT_COLUMN, conflicts_sql, entity_sql, summary_sql
from pipeline.s4_tidy.wide_sql import NAMES_SQL, NAMING, WIDE_SQL
from pipeline.schema import SOURCE_COLUMN, Table, arrow_schema, load_schema, part_schema, plain_schema, write_parquet

# Rows DuckDB hands over at a time; paragraphs of a batch stay below a few megabytes.
BATCH = 10_000
# Which file of a report is read when there are several: those whose structure the file itself tells come first.
MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/html",
    "application/pdf",
)
WIDE = "recommendations_wide"
#: The kind of issue of a file whose report is read from another file, and what it says where the words are others.
READ_TWICE, OTHER_WORDS = "report_read_twice", "has other words than"
# Words that tell texts apart, and how many of those of two files both have where they are one report: words cut at line ends
# and running heads stand in one of them.
_LONG_WORD, _SAME = r"\p{L}{4,}", 0.7
# What a report of several files is read in, where one of them is.
_READ = "en"


@dataclass(frozen=True, slots=True)
class Double:
    """A file whose report is taken from another file: both by their paths in the sources folder.

    ``differs`` says that it is of the same format and has other words, or has another title where no symbol is known.
    ``by_name``: no symbol says so, but the names of the files, and their texts are not the same.
    """

    report_id: str
    source: str
    kept: str
    differs: bool
    by_name: bool = False


def merge_parts(
    part_files: Mapping[str, Sequence[Path]], into: Path, *, memory_limit: str = "1GB", threads: int = 2
) -> dict[str, int]:
    """Write ``into/<table>.parquet`` for every table of the schema and return the numbers of rows.

    ``part_files`` names the parts of each table that is not derived; a table without parts becomes an empty file.
    ``memory_limit`` bounds DuckDB (``1GB``); what does not fit is spilled beside ``into``. Raises ``ValueError`` for
    parts of a table that the schema does not know.
    """
    into.mkdir(parents=True, exist_ok=True)
    limits = {"memory_limit": memory_limit, "threads": threads}
    doubles = find_doubles(part_files.get("reports", ()))
    with tempfile.TemporaryDirectory(prefix=".merge-", dir=into) as name:
        portion, whole = Path(name) / "portion", Path(name) / "whole"
        merge_portion(part_files, portion, left_out=[each.source for each in doubles], **limits)  # type: ignore[arg-type]
        merge_entities([portion], doubles, whole, **limits)  # type: ignore[arg-type]
        widen(portion, whole, portion / f"{WIDE}.parquet")
        rows = {}
        for table in sorted(load_schema(), key=lambda table: table.kind == "derived"):
            folders = [whole] if table.kind == "entity" else [portion, whole]
            files = [path for folder in folders if (path := folder / f"{table.name}.parquet").exists()]
            rows[table.name] = sort_together(table, files, into / f"{table.name}.parquet", **limits)  # type: ignore[arg-type]
    return rows


def find_doubles(reports: Sequence[Path]) -> tuple[Double, ...]:
    """The files whose report is read from another file as well, by the parts of ``reports``; sorted by path.

    Two files hold one report where their ids agree, as those of one symbol do, or where neither has a symbol and their
    texts are the same. A text in English is kept before others, for it is the one that is read.
    """
    if not reports:
        return ()
    ranks = " ".join(f"WHEN {_quoted(kind)} THEN {rank}" for rank, kind in enumerate(MEDIA_TYPES))
    rank = f"CASE source_media_type {ranks} ELSE {len(MEDIA_TYPES)} END"
    best = f"ORDER BY language IS DISTINCT FROM '{_READ}', {rank}, {SOURCE_COLUMN}"
    with duckdb.connect() as database:
        found = database.execute(
            f"""WITH by_id AS (
                SELECT *, first_value({SOURCE_COLUMN}) OVER (PARTITION BY report_id {best}) AS first
                FROM {_read(reports)}
            ), by_text AS (
                SELECT {SOURCE_COLUMN} AS first, first_value(report_id) OVER same AS report_id,
                    first_value({SOURCE_COLUMN}) OVER same AS kept
                FROM by_id WHERE {SOURCE_COLUMN} = first
                WINDOW same AS (PARTITION BY CASE WHEN symbol IS NULL THEN text_sha256 ELSE report_id END {best})
            )
            SELECT by_text.report_id, by_id.{SOURCE_COLUMN}, by_text.kept,
                by_id.text_sha256 <> best.text_sha256 AND (
                    by_id.source_media_type = best.source_media_type
                    OR coalesce(by_id.symbol, best.symbol) IS NULL AND coalesce(lower(by_id.title) <> lower(best.title), false)
                ),
                coalesce(by_id.symbol, best.symbol) IS NULL AND by_id.text_sha256 <> best.text_sha256
            FROM by_id JOIN by_text USING (first) JOIN by_id AS best ON best.{SOURCE_COLUMN} = by_text.kept
            WHERE by_id.{SOURCE_COLUMN} <> by_text.kept ORDER BY ALL"""
        ).fetchall()
    return tuple(sorted((Double(*row) for row in found), key=lambda double: double.source))


def compare_words(doubles: Sequence[Double], texts: Sequence[Path]) -> tuple[Double, ...]:
    """The doubles with those that only the names of the files make one report held against their words; ``texts`` are parts."""
    asked = {each.source: each.kept for each in doubles if each.by_name and not each.differs}
    pairs = pa.table({"source": list(asked), "kept": list(asked.values())})
    with duckdb.connect() as database:
        database.register("pairs", pairs)
        found = database.execute(
            f"""WITH words AS (
                SELECT {SOURCE_COLUMN} AS path, list_distinct(regexp_extract_all(lower(text), '{_LONG_WORD}')) AS said
                FROM {_read(texts)} WHERE {SOURCE_COLUMN} IN (SELECT source FROM pairs UNION SELECT kept FROM pairs)
            )
            SELECT source FROM pairs JOIN words AS own ON own.path = source JOIN words AS other ON other.path = kept
            WHERE len(list_intersect(own.said, other.said)) < {_SAME} * len(list_distinct(own.said || other.said))"""
        ).fetchall()
    other = {source for (source,) in found}
    return tuple(replace(each, differs=True) if each.source in other else each for each in doubles)


def merge_portion(
    part_files: Mapping[str, Sequence[Path]],
    into: Path,
    *,
    left_out: Collection[str] = (),
    only: Collection[str] | None = None,
    memory_limit: str = "1GB",
    threads: int = 2,
) -> dict[str, int]:
    """Put the rows of some reports together.

    Args:
        part_files: the parts by table; a table without parts becomes an empty file.
        into: gets ``<table>.parquet``, sorted, of every table with rows of reports, and of every table of entities
            what these reports say: distinct rows with the number of reports that say so.
        left_out: paths of sources whose rows are left out.
        only: paths of sources whose rows are wanted, where the parts hold others too.
        memory_limit: what DuckDB may hold.
        threads: of DuckDB.

    Returns:
        The number of rows by table.

    Raises:
        ValueError: there are parts of a table that the schema does not know.
    """
    tables = [table for table in load_schema() if table.kind != "derived"]
    if strange := set(part_files) - {table.name for table in tables}:
        known = ", ".join(load_schema().tables)
        raise ValueError(f"parts of unknown tables: {', '.join(sorted(strange))}; the schema has {known}")
    into.mkdir(parents=True, exist_ok=True)
    rows = {}
    with _database(into, memory_limit, threads) as database:
        wanted = _wanted(database, left_out, only)
        for table in tables:
            files = part_files.get(table.name, ())
            if not files:
                database.register("none", part_schema(table).empty_table())
            found = f"SELECT * FROM {_read(files) if files else 'none'} {wanted}"
            columns = ", ".join(f'"{name}"' for name in table.columns)
            query = summary_sql(table, found) if table.kind == "entity" else f"SELECT {columns} FROM ({found})"
            path = into / f"{table.name}.parquet"
            if table.kind == "entity":
                made = _batches(database, f"{query} ORDER BY ALL")
                rows[table.name] = write_parquet(made, _summary_schema(table), path)
            else:
                rows[table.name] = _write_table(database, query, table, path)
    return rows


def _wanted(database: duckdb.DuckDBPyConnection, left_out: Collection[str], only: Collection[str] | None) -> str:
    """The condition on the rows of parts by the paths of their sources."""
    _register(database, "left_out", left_out)
    wanted = f"WHERE {SOURCE_COLUMN} NOT IN (FROM left_out)" if left_out else "WHERE true"
    if only is not None:
        _register(database, "wanted", only)
        wanted += f" AND {SOURCE_COLUMN} IN (FROM wanted)"
    return wanted


def merge_entities(
    portions: Sequence[Path],
    doubles: Sequence[Double],
    into: Path,
    *,
    memory_limit: str = "1GB",
    threads: int = 2,
) -> None:
    """Make the tables of entities of what all portions say, and the issues that show only when reports meet.

    ``into`` gets ``<table>.parquet`` of every table of entities, and ``issues.parquet`` with what was found here: files
    of one report (``doubles``) and entities on whose dates the reports disagree.
    """
    into.mkdir(parents=True, exist_ok=True)
    entities = load_schema().of_kind("entity")
    with _database(into, memory_limit, threads) as database:
        for table in entities:
            files = [folder / f"{table.name}.parquet" for folder in portions]
            if not files:
                database.register(f"none_{table.name}", _summary_schema(table).empty_table())
            source = _read(files) if files else f'"none_{table.name}"'
            database.execute(f'CREATE TEMP VIEW "all_{table.name}" AS SELECT * FROM {source}')
            columns = ", ".join(f'"{name}"' for name in table.columns)
            query = f"SELECT {columns} FROM ({entity_sql(table)})"
            _write_table(database, query, table, into / f"{table.name}.parquet")
        _write_meetings_of_reports(database, doubles, into / "issues.parquet")


def _write_meetings_of_reports(database: duckdb.DuckDBPyConnection, doubles: Sequence[Double], path: Path) -> None:
    issues = load_schema()["issues"]
    columns = ", ".join(f'"{name}"' for name in issues.columns)
    rows = [
        {"report_id": each.report_id, SOURCE_COLUMN: each.source, "kept": each.kept, "differs": each.differs}
        for each in doubles
    ]
    names = ("report_id", SOURCE_COLUMN, "kept")
    schema = pa.schema([*((name, pa.string()) for name in names), ("differs", pa.bool_())])
    database.register("doubles", pa.Table.from_pylist(rows, schema=schema))
    twice = f"""SELECT
        report_id || '.i-{READ_TWICE}-' || left(sha256({SOURCE_COLUMN}), 12) AS issue_id, report_id,
        'warning' AS severity, '{READ_TWICE}' AS kind,
        CASE WHEN differs THEN {SOURCE_COLUMN} || ': {OTHER_WORDS} ' || kept || ' under the same symbol or name and is left '
            || 'out; remove one of them, or give one a symbol of its own in a sidecar'
        ELSE 'the report is also in ' || {SOURCE_COLUMN} || '; the rows are from ' || kept END AS message,
        NULL::INTEGER AS char_start, NULL::INTEGER AS char_end
        FROM doubles"""
    conflicts = [conflicts_sql(table) for table in load_schema().of_kind("entity") if table.together]
    found = " UNION ALL ".join(f"SELECT {columns} FROM ({query})" for query in (twice, *filter(None, conflicts)))
    _write_table(database, f"FROM ({found})", issues, path)


def names_digests(portions: Sequence[Path], entities: Path) -> list[str]:
    """For each portion, a hash of the names of entities that its rows of ``recommendations_wide`` show.

    Where it is the same, a widened portion is the same too, whatever else changed in the tables of entities.
    """
    digests = []
    with duckdb.connect() as database:
        _entity_views(database, entities)
        for portion in portions:
            for name in NAMING:
                rows = _read([portion / f"{name}.parquet"])
                database.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS FROM {rows}')
            (found,) = database.execute(NAMES_SQL).fetchone() or (None,)
            digests.append(found or "")
    return digests


def widen(portion: Path, entities: Path, into: Path, *, memory_limit: str = "1GB", threads: int = 2) -> int:
    """Write the rows of ``recommendations_wide`` of a portion, with the names of the merged entities."""
    wide = load_schema()[WIDE]
    columns = ", ".join(f'"{name}"' for name in wide.columns)
    with _database(into.parent, memory_limit, threads) as database:
        _entity_views(database, entities)
        for table in load_schema().of_kind("report"):
            path = portion / f"{table.name}.parquet"
            database.execute(f'CREATE TEMP VIEW "{table.name}" AS FROM {_read([path])}')
        return _write_table(database, f"SELECT {columns} FROM ({WIDE_SQL})", wide, into)


def sort_together(
    table: Table, files: Sequence[Path], into: Path, *, memory_limit: str = "1GB", threads: int = 2
) -> int:
    """Write one sorted file of several, or of one, and return the number of its rows."""
    with _database(into.parent, memory_limit, threads) as database:
        if not files:
            database.register("none", plain_schema(table).empty_table())
        return _write_table(database, f"FROM {_read(files) if files else 'none'}", table, into)


def _entity_views(database: duckdb.DuckDBPyConnection, entities: Path) -> None:
    for table in load_schema().of_kind("entity"):
        rows = _read([entities / f"{table.name}.parquet"])
        database.execute(f'CREATE TEMP VIEW "{table.name}" AS FROM {rows}')


def _summary_schema(table: Table) -> pa.Schema:
    return plain_schema(table).append(pa.field(COUNT_COLUMN, pa.int64()))


@contextmanager
def _database(into: Path, memory_limit: str, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    with tempfile.TemporaryDirectory(prefix=".spill-", dir=into) as spill:
        settings: dict[str, Any] = {"memory_limit": memory_limit, "threads": threads, "temp_directory": spill}
        with duckdb.connect(config=settings) as database:
            yield database


def _register(database: duckdb.DuckDBPyConnection, name: str, paths: Collection[str]) -> None:
    database.register(name, pa.table({SOURCE_COLUMN: pa.array(sorted(paths), pa.string())}))


def _batches(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[pa.RecordBatch]:
    batches: Iterator[pa.RecordBatch] = database.sql(query).to_arrow_reader(BATCH)
    return batches


def _write_table(database: duckdb.DuckDBPyConnection, query: str, table: Table, path: Path) -> int:
    """Write the rows of a query as a published table, sorted, and return their number."""
    columns = ", ".join(f'"{name}"' for name in table.sort)
    return write_parquet(_batches(database, f"{query} ORDER BY {columns}"), arrow_schema(table), path, table.sort)


def _read(files: Sequence[Path]) -> str:
    return f"read_parquet([{', '.join(_quoted(str(path)) for path in sorted(files))}])"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
