"""What the schema says, checked on the merged tables in DuckDB: types, required values, closed lists, patterns,
limits, keys, references, offsets.

Every check is one query made from the schema, which counts the rows that break it and names the first. DuckDB spills
to disk beside the tables where its memory does not suffice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.s5_check.result import ROWS_SHOWN, CheckSummary, Failure, summary
from pipeline.schema import Field, Schema, Table, load_schema, parquet_files, parquet_rows, plain_schema


@dataclass(frozen=True, slots=True)
class Check:
    """A query for the rows of ``table`` that break something: ``bad`` is what stands behind ``FROM``, and the table is
    called ``t`` in it. ``condition`` is true of such a row, where nothing but the row tells."""

    table: Table
    name: str
    columns: tuple[str, ...]
    message: str
    bad: str
    condition: str | None = None


def _of_rows(table: Table, name: str, columns: tuple[str, ...], message: str, condition: str) -> Check:
    return Check(table, name, columns, message, f'"{table.name}" AS t WHERE {condition}', condition)


def check_structure(
    tables: Mapping[str, Path], *, only: Collection[str] | None = None, memory_limit: str = "1GB", threads: int = 2
) -> CheckSummary:
    """Check tables against the schema.

    Args:
        tables: the Parquet file of every table by name, or the folder of its parts.
        only: the tables that are checked, all by default; the others are there to be referred to.
        memory_limit: what DuckDB may hold.
        threads: of DuckDB.
    """
    schema = load_schema()
    checked = [table for table in schema if only is None or table.name in only]
    rows = {table.name: parquet_rows(tables[table.name]) for table in checked}
    failures = [
        failure
        for table in checked
        for path in parquet_files(tables[table.name])
        for failure in _type_failures(table, path)
    ]
    if failures:  # without the right columns the queries would fail in words nobody understands
        return summary({table.name: 1 for table in checked}, rows, dict.fromkeys(failures))
    checks = [check for table in checked for check in table_checks(table, schema)]
    with _views(tables, memory_limit, threads) as database:
        suspects = _suspects(database, checks)
        failures = [failure for check in suspects if (failure := _run(database, check))]
    counted = {table.name: 1 + sum(check.table is table for check in checks) for table in checked}
    return summary(counted, rows, failures)


def loose_keys(tables: Mapping[str, Path], *, threads: int = 2) -> tuple[str, ...]:
    """The tables of reports with a key that does not begin with its report, so that two reports could share it."""
    loose = []
    with _views(tables, threads=threads) as database:
        for table in load_schema().of_kind("report"):
            key = table.primary_key[0]
            if "report_id" not in table.columns or "report_id" in table.primary_key:
                continue
            belongs = f"starts_with(\"{key}\", report_id || '.')"
            odd = f'FROM "{table.name}" WHERE NOT coalesce({belongs}, false) LIMIT 1'
            loose += [table.name] if database.execute(odd).fetchone() else []
    return tuple(loose)


def check_keys(
    tables: Mapping[str, Path], names: Collection[str], *, memory_limit: str = "1GB", threads: int = 2
) -> list[Failure]:
    """The primary keys of some tables that are there more than once."""
    checks = [_unique(load_schema()[name]) for name in sorted(names)]
    with _views(tables, memory_limit, threads) as database:
        return [failure for check in checks if (failure := _run(database, check))]


def _spill(beside: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for a while: where the tables are there is room for as much again; whoever may not write there may look."""
    try:
        return tempfile.TemporaryDirectory(prefix=".spill-", dir=beside)
    except OSError:
        return tempfile.TemporaryDirectory(prefix="un-reports-")


@contextmanager
def _views(
    tables: Mapping[str, Path], memory_limit: str = "1GB", threads: int = 2
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with a view of each table; what does not fit into memory is spilled beside the tables."""
    with _spill(tables["reports"].parent) as spill:
        settings: dict[str, Any] = {"memory_limit": memory_limit, "threads": threads, "temp_directory": spill}
        with duckdb.connect(config=settings) as database:
            for name, path in tables.items():
                files = ", ".join("'" + str(file).replace("'", "''") + "'" for file in parquet_files(path))
                database.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM read_parquet([{files}])')
            yield database


def _type_failures(table: Table, path: Path) -> Iterator[Failure]:
    wanted, found = plain_schema(table), pq.read_schema(path)
    if found.names != wanted.names:
        message = f"the columns are {', '.join(found.names)}; they must be {', '.join(wanted.names)}"
        yield Failure(table.name, "columns", (), message, 0)
        return
    for field in wanted:
        kind = found.field(field.name).type
        # A closed list is a dictionary where the file says so.
        if (kind.value_type if pa.types.is_dictionary(kind) else kind) != field.type:
            message = f"the type is {kind}, it must be {field.type}"
            yield Failure(table.name, "type", (field.name,), message, 0)


def _suspects(database: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> list[Check]:
    """The checks without those of single rows that no row breaks: all of a table are looked at in one pass."""
    broken: set[Check] = set()
    for table in dict.fromkeys(check.table for check in checks):
        own = [check for check in checks if check.table is table and check.condition is not None]
        counts = ", ".join(f"count(*) FILTER (WHERE {check.condition})" for check in own)
        found = database.execute(f'SELECT {counts} FROM "{table.name}" AS t').fetchone() if own else None
        broken |= {check for check, count in zip(own, found or (), strict=True) if count}
    return [check for check in checks if check.condition is None or check in broken]


def _run(database: duckdb.DuckDBPyConnection, check: Check) -> Failure | None:
    key = " || '/' || ".join(f"""coalesce(t."{name}"::VARCHAR, '?')""" for name in check.table.primary_key)
    query = f"SELECT id, count(*) OVER () FROM (SELECT {key} AS id FROM {check.bad}) ORDER BY id LIMIT {ROWS_SHOWN}"
    bad = database.execute(query).fetchall()
    if not bad:
        return None
    ids = tuple(dict.fromkeys(row[0] for row in bad))
    return Failure(check.table.name, check.name, check.columns, check.message, bad[0][1], ids)


def table_checks(table: Table, schema: Schema) -> Iterator[Check]:
    """All checks of one table that its part of the schema gives."""
    for field in table.fields:
        yield from _field_checks(table, field)
    yield _unique(table)
    for key in table.foreign_keys:
        target = f'"{key.table}" AS o WHERE o."{key.reference}" = t."{key.field}"'
        yield Check(
            table,
            "foreign_key",
            (key.field,),
            f"the value is no {key.table}.{key.reference}",
            f'"{table.name}" AS t WHERE t."{key.field}" IS NOT NULL AND NOT EXISTS (FROM {target})',
        )
    for reference in table.typed_references:
        for value, key in reference.targets:
            target = f'"{key.table}" AS o WHERE o."{key.reference}" = t."{key.field}"'
            yield Check(
                table,
                "typed_reference",
                (reference.field,),
                f"the {value} is no {key.table}.{key.reference}",
                f'"{table.name}" AS t WHERE t."{reference.type_field}" = \'{value}\' AND NOT EXISTS (FROM {target})',
            )
    if {"report_id", "char_start", "char_end"} <= set(table.columns):
        yield from _offset_checks(table)
    if table.name == "blocks":
        yield from _cover_checks(table, schema["reports"])


def _field_checks(table: Table, field: Field) -> Iterator[Check]:
    def check(name: str, message: str, condition: str) -> Check:
        return _of_rows(table, name, (field.name,), message, condition)

    column = f't."{field.name}"'
    if field.required or field.name in table.primary_key:
        yield check("required", "the value is missing", f"{column} IS NULL")
    if field.type == "string":
        yield check("empty", "the text is empty; a missing value is null", f"{column} = ''")
    if field.enum:
        values = ", ".join(f"'{value.name}'" for value in field.enum)
        yield check("enum", f"the value is none of {values.replace(chr(39), '')}", f"{column} NOT IN ({values})")
    if field.pattern:
        pattern = field.pattern.replace("'", "''")
        yield check(
            "pattern", f"the value does not match {field.pattern}", f"NOT regexp_full_match({column}, '{pattern}')"
        )
    if field.minimum is not None:
        yield check("minimum", f"the value is below {field.minimum}", f"{column} < {field.minimum}")
    if field.maximum is not None:
        yield check("maximum", f"the value is above {field.maximum}", f"{column} > {field.maximum}")


def _unique(table: Table) -> Check:
    keys = ", ".join(f'"{name}"' for name in table.primary_key)
    repeated = f'(SELECT {keys} FROM "{table.name}" GROUP BY {keys} HAVING count(*) > 1) AS t'
    return Check(table, "primary_key", table.primary_key, "the key is there more than once", repeated)


def _offset_checks(table: Table) -> Iterator[Check]:
    columns = ("char_start", "char_end")
    yield _of_rows(
        table,
        "offsets_order",
        columns,
        "the evidence ends before it starts, or has only one of the two",
        "char_start >= char_end OR (char_start IS NULL) <> (char_end IS NULL)",
    )
    yield Check(
        table,
        "offsets_inside",
        columns,
        "the evidence ends behind the end of the text",
        f'"{table.name}" AS t JOIN reports AS r USING (report_id) WHERE t.char_end > r.text_length',
    )


def _cover_checks(table: Table, reports: Table) -> Iterator[Check]:
    """The blocks of a report cover its text once and in order."""
    before = "lag(t.char_end, 1, 0) OVER (PARTITION BY t.report_id ORDER BY t.char_start, t.char_end)"
    yield Check(
        table,
        "cover",
        ("char_start",),
        "the block does not start where the one before it ends",
        f'"{table.name}" AS t QUALIFY t.char_start <> {before}',
    )
    ends = f'SELECT report_id, max(char_end) AS ending FROM "{table.name}" GROUP BY report_id'
    yield Check(
        reports,
        "cover",
        ("text_length",),
        "the blocks end before the text",
        f'"{reports.name}" AS t LEFT JOIN ({ends}) USING (report_id) WHERE coalesce(ending, 0) <> t.text_length',
    )
