"""The difference of two packages, row by row by key, in DuckDB: linear in the rows, and bounded in memory.

In: two packages. Out: counts and rows that were added, changed or removed, each changed cell with both values, and why. Keys
and a 64-bit hash of the shared columns of every row are joined; the cells themselves are read of rows that differ only. What does
not fit in memory goes to a temporary folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

import duckdb

from pipeline.s7_release.package import Published, PublishedTable
from pipeline.s7_release.reasons import prepare_reasons, reasons_sql
from pipeline.s7_release.schema_changes import SchemaChange, Step, largest, package_changes, schema_changes

Change = Literal["added", "changed", "removed"]
CHANGES: Final[tuple[Change, ...]] = ("added", "changed", "removed")
_MEMORY: Final = "1GB"
_FETCHED: Final = 2_000
# What is printed is for programs too, and a long query draws its bar there; each cursor is told by itself.
_NO_BAR: Final = "SET enable_progress_bar = false"


@dataclass(frozen=True, slots=True)
class Cell:
    """A changed cell; values as text, None where it is empty."""

    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that differs: its key, the cells that changed, and why, as far as the packages tell (see ``reasons``)."""

    table: str
    key: tuple[str, ...]
    change: Change
    cells: tuple[Cell, ...]
    reasons: tuple[str, ...]

    @property
    def row_id(self) -> str:
        """The key as one text, its parts joined by ``/``, as ``un-reports explain`` takes it."""
        return "/".join(self.key)


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table that differs: rows before and after, and how many were added, changed and removed."""

    table: str
    before: int
    after: int
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two packages and what differs; rows are read when they are asked for."""

    old: Published
    new: Published
    schema: tuple[SchemaChange, ...]
    tables: tuple[TableChange, ...]
    _database: duckdb.DuckDBPyConnection

    @property
    def step(self) -> Step:
        """The least step of the version: rows added or removed are minor, changed values a patch."""
        of_rows: list[Step] = ["minor" if table.added or table.removed else "patch" for table in self.tables]
        return largest([*(change.step for change in self.schema), *of_rows])

    def rows(self, table: str, change: Change, limit: int | None = None) -> Iterator[RowChange]:
        """The rows of one table that changed in one way, by key; the first ``limit`` or all."""
        query = _rows_sql(self.old.tables.get(table), self.new.tables.get(table), table, change)
        with self._database.cursor() as cursor:
            cursor.execute(_NO_BAR)
            cursor.execute(query + (f" LIMIT {limit}" if limit is not None else ""))
            while found := cursor.fetchmany(_FETCHED):
                for key, cells, reasons in found:
                    yield RowChange(table, tuple(key), change, tuple(Cell(**cell) for cell in cells), tuple(reasons))

    def column_counts(self, table: str) -> dict[str, int]:
        """How many cells of each column changed, by column in the order of the table."""
        old, new = self.old.tables[table], self.new.tables[table]
        with self._database.cursor() as cursor:
            cursor.execute(_NO_BAR)
            counts = dict(
                cursor.execute(
                    f"SELECT cell.column, count(*) FROM (SELECT unnest(cells) AS cell FROM ({_changed_sql(old, new)}))"
                    " GROUP BY ALL"
                ).fetchall()
            )
        return {name: counts[name] for name in new.columns if name in counts}

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the tables of both packages, ``old_<table>`` and ``new_<table>``, and ``diff_<table>``."""
        with self._database.cursor() as cursor:
            cursor.execute(_NO_BAR)
            rows: list[tuple[Any, ...]] = cursor.execute(sql).fetchall()
        return rows


@contextmanager
def compare(old: Published, new: Published, memory_limit: str = _MEMORY) -> Iterator[Comparison]:
    """The difference of two packages, while the context lasts; ``memory_limit`` is what DuckDB may hold."""
    with TemporaryDirectory(prefix="un-reports-diff-") as folder:
        config = {"memory_limit": memory_limit, "temp_directory": folder, "preserve_insertion_order": "false"}
        with duckdb.connect(str(Path(folder) / "diff.duckdb"), config=config) as database:
            database.execute(_NO_BAR)
            names = [*new.tables, *(name for name in old.tables if name not in new.tables)]
            for when, package in (("old", old), ("new", new)):
                for name, table in package.tables.items():
                    files = ", ".join(_text(file.path) for file in table.files)
                    database.execute(f'CREATE VIEW "{when}_{name}" AS FROM read_parquet([{files}])')
            differing = [name for name in names if _may_differ(old.tables.get(name), new.tables.get(name))]
            for name in differing:
                database.execute(_differing_sql(old.tables.get(name), new.tables.get(name), name))
            prepare_reasons(database, old, new, differing)
            tables = [_counted(database, name, old, new) for name in differing]
            found = tuple(each for each in tables if each.added or each.changed or each.removed)
            said = package_changes(old.described, new.described) if old.described else ()
            schema = (*said, *schema_changes(old.tables, new.tables))
            yield Comparison(old, new, schema, found, database)


def _may_differ(old: PublishedTable | None, new: PublishedTable | None) -> bool:
    """Whether two tables can differ in a row: files of the same bytes and key cannot."""
    if old is None or new is None or old.key != new.key:
        return True
    return [file.sha256 for file in old.files] != [file.sha256 for file in new.files]


def _differing_sql(old: PublishedTable | None, new: PublishedTable | None, name: str) -> str:
    """``diff_<table>``: the keys of the rows that differ, and how.

    Where the key itself changed, rows cannot be told to be the same: all of the old are gone, all of the new are come.
    """
    key = (new or old or _none()).key
    if old is None or new is None or old.key != new.key:
        parts = []
        if new is not None:
            parts.append(f"SELECT {_key_list(new.key, 'n')} AS key, 'added' AS change FROM \"new_{name}\" AS n")
        if old is not None:
            parts.append(f"SELECT {_key_list(old.key, 'o')} AS key, 'removed' AS change FROM \"old_{name}\" AS o")
        return f'CREATE TABLE "diff_{name}" AS {" UNION ALL ".join(parts)}'
    shared = [column for column in new.columns if column in old.columns]
    hashed = ", ".join(f"{_name(column)}::VARCHAR" for column in shared)
    keys = ", ".join(_name(column) for column in key)
    same = " AND ".join(f"o.{_name(column)} IS NOT DISTINCT FROM n.{_name(column)}" for column in key)
    return f"""CREATE TABLE "diff_{name}" AS
        SELECT CASE WHEN n.hashed IS NULL THEN {_key_list(key, "o")} ELSE {_key_list(key, "n")} END AS key,
            CASE WHEN o.hashed IS NULL THEN 'added' WHEN n.hashed IS NULL THEN 'removed' ELSE 'changed' END AS change
        FROM (SELECT {keys}, hash({hashed}) AS hashed FROM "old_{name}") AS o
        FULL JOIN (SELECT {keys}, hash({hashed}) AS hashed FROM "new_{name}") AS n ON {same}
        WHERE o.hashed IS DISTINCT FROM n.hashed"""


def _none() -> PublishedTable:
    raise ValueError("a table must be in one of the packages")


def _rows_sql(old: PublishedTable | None, new: PublishedTable | None, name: str, change: Change) -> str:
    cells = '[]::STRUCT("column" VARCHAR, before VARCHAR, after VARCHAR)[]'
    rows = f"SELECT key, {cells} AS cells FROM \"diff_{name}\" WHERE change = '{change}'"
    if change == "changed":
        rows = _changed_sql(old or _none(), new or _none())
    return f"SELECT key, cells, reasons FROM ({reasons_sql(name, rows)}) ORDER BY key"


def _changed_sql(old: PublishedTable, new: PublishedTable) -> str:
    shared = [column for column in new.columns if column in old.columns and column not in new.key]
    made = ", ".join(
        f"{{'column': {_text(column)}, 'before': o.{_name(column)}::VARCHAR, 'after': n.{_name(column)}::VARCHAR}}"
        for column in shared
    )
    return f"""SELECT d.key, list_filter([{made}], lambda cell: cell.before IS DISTINCT FROM cell.after) AS cells
        FROM "diff_{new.name}" AS d
        JOIN (SELECT {_key_list(new.key, "r")} AS key, r.* FROM "old_{new.name}" AS r) AS o ON o.key = d.key
        JOIN (SELECT {_key_list(new.key, "r")} AS key, r.* FROM "new_{new.name}" AS r) AS n ON n.key = d.key
        WHERE d.change = 'changed'"""


def _counted(database: duckdb.DuckDBPyConnection, name: str, old: Published, new: Published) -> TableChange:
    counts = dict(database.execute(f'SELECT change, count(*) FROM "diff_{name}" GROUP BY change').fetchall())
    sizes = [
        database.execute(f'SELECT count(*) FROM "{when}_{name}"').fetchone() if name in package.tables else (0,)
        for when, package in (("old", old), ("new", new))
    ]
    before, after = (size[0] if size else 0 for size in sizes)
    return TableChange(name, before, after, *(counts.get(change, 0) for change in CHANGES))


def _key_list(key: Sequence[str], alias: str) -> str:
    """The key as a list of text; an empty part is an empty text, as lists are joined by value."""
    return "[" + ", ".join(f"coalesce({alias}.{_name(column)}::VARCHAR, '')" for column in key) + "]"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _text(value: str | Path) -> str:
    return "'" + str(value).replace("'", "''") + "'"
