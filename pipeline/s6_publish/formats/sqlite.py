"""The package as one SQLite database: keys, indexes, full-text search and views for people.

Every table is there under its name with the types, keys and closed lists of the schema, and ``data_dictionary`` describes
each column. ``recommendations_fts`` searches the words of recommendations and the names beside them, acronyms among them,
``paragraphs_fts`` the words of paragraphs; both find words by their stems and without regard to accents. The rows of
``recommendations`` and ``recommendations_wide`` have the same ``rowid``, so one index serves both.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from pipeline.s6_publish.formats.queries import load_queries
from pipeline.s6_publish.formats.rows import table_tuples
from pipeline.schema import Field, Schema, Table, load_schema

DATABASE: Final = "un-reports.sqlite"
WIDE: Final = "recommendations_wide"
DICTIONARY: Final = "data_dictionary"
# The full-text index of a table, and its columns.
SEARCHED: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    WIDE: (
        "recommendations_fts",
        ("text", "recommending_bodies", "addressees", "instrument", "instrument_symbol", "meeting", "report_title"),
    ),
    "paragraphs": ("paragraphs_fts", ("text",)),
}
_TYPES: Final = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
# Columns that people filter and sort by, beside keys.
_INDEXED: Final[Mapping[str, tuple[str, ...]]] = {
    "reports": ("symbol", "publication_date", "kind"),
    "bodies": ("acronym",),
    "instruments": ("symbol",),
    "recommendations": ("verb_class", "due_date"),
    "recommendation_addressees": ("addressee_class",),
    "body_names": ("name",),
    WIDE: ("publication_date", "citation"),
}
# "unre", so that `file` and others can tell whose database it is.
_APPLICATION: Final = 0x756E7265


def write_sqlite(files: Mapping[str, Sequence[Path]], path: Path) -> None:
    """Write the database.

    Args:
        files: the Parquet files of every table by name.
        path: where it goes; there must be no file.

    Raises:
        ValueError: rows break a key, a reference or a closed list of the schema.
    """
    schema = load_schema()
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
            f"PRAGMA application_id = {_APPLICATION}; PRAGMA foreign_keys = OFF;"
        )
        try:
            with database:
                for table in schema:
                    database.execute(_create(table))
                    _fill(database, table, files[table.name])
                _describe(database, schema)
        except sqlite3.IntegrityError as error:
            raise ValueError(f"the rows break a rule of the schema: {error}; build the package anew") from error
        with database:
            for statement in _after(schema):
                database.execute(statement)
        if broken := database.execute("PRAGMA foreign_key_check").fetchone():
            raise ValueError(f"a row of {broken[0]} refers to a row of {broken[2]} that is not there")
        database.execute("ANALYZE")
        database.commit()


def _create(table: Table) -> str:
    columns = [_column(table, field) for field in table.fields]
    columns.append(f"PRIMARY KEY ({_listed(table.primary_key)})")
    columns += [
        f"FOREIGN KEY ({_name(key.field)}) REFERENCES {_name(key.table)} ({_name(key.reference)})"
        for key in table.foreign_keys
    ]
    return f"CREATE TABLE {_name(table.name)} (\n  " + ",\n  ".join(columns) + "\n)"


def _column(table: Table, field: Field) -> str:
    words = [_name(field.name), _TYPES[field.type]]
    if field.required or field.name in table.primary_key:
        words.append("NOT NULL")
    if field.enum:
        values = ", ".join(f"'{value.name}'" for value in field.enum)
        words.append(f"CHECK ({_name(field.name)} IN ({values}))")
    return " ".join(words)


def _fill(database: sqlite3.Connection, table: Table, files: Sequence[Path]) -> None:
    places = ", ".join("?" for _ in table.columns)
    rows = table_tuples(files, table.columns)
    if any(field.type == "date" for field in table.fields):
        rows = (tuple(map(_text_of_date, row)) for row in rows)
    database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", rows)


def _text_of_date(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _describe(database: sqlite3.Connection, schema: Schema) -> None:
    """The table that says what every column is."""
    database.execute(
        f'CREATE TABLE {DICTIONARY} ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL,'
        ' description TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
    )
    rows = (
        (table.name, field.name, field.type, " ".join([field.description, *_values(field)]))
        for table in schema
        for field in table.fields
    )
    database.executemany(f"INSERT INTO {DICTIONARY} VALUES (?, ?, ?, ?)", rows)


def _values(field: Field) -> Iterator[str]:
    return (f"{value.name}: {value.definition}" for value in field.enum)


def _after(schema: Schema) -> Iterator[str]:
    """What is made when all rows are there: indexes, full-text search, views."""
    for table in schema:
        referring = [key.field for key in table.foreign_keys] + [each.field for each in table.typed_references]
        for column in dict.fromkeys((*referring, *_INDEXED.get(table.name, ()))):
            if column != table.primary_key[0]:
                yield f'CREATE INDEX "{table.name}.{column}" ON {_name(table.name)} ({_name(column)})'
    for content, (name, columns) in SEARCHED.items():
        options = f"content='{content}', tokenize='porter unicode61 remove_diacritics 2'"
        yield f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, {options})"
        yield f"INSERT INTO {name} ({name}) VALUES ('rebuild')"
    for view in load_queries().views:
        yield f"CREATE VIEW {_name(view.name)} AS {view.sql}"


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(_name(column) for column in columns)


def _name(name: str) -> str:
    return f'"{name}"'
