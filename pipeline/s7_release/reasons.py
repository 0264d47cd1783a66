"""Why rows differ between two packages, as far as the packages themselves tell.

In: the tables of both and the keys of the rows that differ (``compare``). Out: for each of them the reports that were added, changed
(another file or text) or removed and that it comes from, or that name the entity it is about; and the corrections that
were added, changed or taken back. Where there are none, the rules read the same words differently, or, where other
reports changed, the row shows what was merged from those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import duckdb

from pipeline.s4_tidy.references import references
from pipeline.s7_release.package import Published, PublishedTable
from pipeline.schema import Table, load_schema

PROGRAM: Final = "rules or program"
OTHERS: Final = "other reports, rules or program"
_SOURCE: Final = ("source_sha256", "text_sha256")


def prepare_reasons(
    database: duckdb.DuckDBPyConnection, old: Published, new: Published, differing: Sequence[str]
) -> None:
    """Make ``why_<table>`` (key, reasons) for every table that differs, and ``touched`` (report_id, why)."""
    database.execute(f'CREATE TABLE "touched" AS {_touched_sql(old, new, differing)}')
    database.execute(f'CREATE TABLE "corrected" AS {_corrected_sql(new, differing)}')
    database.execute(f'CREATE TABLE "named" AS {_named_sql(old, new)}')
    for name in differing:
        told = [*_of_corrections(name), *_of_reports(name, old, new)]
        database.execute(
            f'CREATE TABLE "why_{name}" AS SELECT key, list(DISTINCT why ORDER BY why) AS reasons'
            f" FROM ({' UNION ALL '.join(told)}) GROUP BY key"
        )


def reasons_sql(name: str, rows: str) -> str:
    """The query ``rows`` (with a column ``key``) of a table, with ``reasons``."""
    unknown = f"CASE WHEN EXISTS (FROM \"touched\") THEN '{OTHERS}' ELSE '{PROGRAM}' END"
    return f"""SELECT rows.*, coalesce(w.reasons, [{unknown}]) AS reasons
        FROM ({rows}) AS rows LEFT JOIN "why_{name}" AS w ON w.key = rows.key"""


def _of_corrections(name: str) -> Iterator[str]:
    """Queries of key and reason for rows of a table that are corrected, or part of a row that is: its recommenders follow
    the recommendation."""
    yield f"""SELECT d.key, c.why FROM "diff_{name}" AS d JOIN "corrected" AS c
        ON c."table" = '{name}' AND c.row_id = array_to_string(d.key, '/')"""
    if name == "corrections":
        yield """SELECT key, 'correction ' || key[1] || ' ' || change AS why FROM "diff_corrections" """
    schema = load_schema()
    part = schema.tables.get(name)
    for whole in schema.tables.values() if part is not None else ():
        if part is not None and whole.name != name and whole.primary_key == part.primary_key[:1]:
            yield f"""SELECT d.key, c.why FROM "diff_{name}" AS d JOIN "corrected" AS c
                ON c."table" = '{whole.name}' AND c.row_id = d.key[1]"""


def _touched_sql(old: Published, new: Published, differing: Sequence[str]) -> str:
    """Reports of which a file came, went or changed."""
    if "reports" not in differing or "reports" not in old.tables or "reports" not in new.tables:
        return "SELECT '' AS report_id, '' AS why LIMIT 0"
    compared = [name for name in _SOURCE if all(name in each.tables["reports"].columns for each in (old, new))]
    other = " OR ".join(f"o.{name} IS DISTINCT FROM n.{name}" for name in compared) or "false"
    return f"""SELECT d.key[1] AS report_id,
            'report ' || d.key[1] || ' ' || d.change AS why
        FROM "diff_reports" AS d
        LEFT JOIN "old_reports" AS o ON o.report_id = d.key[1] LEFT JOIN "new_reports" AS n ON n.report_id = d.key[1]
        WHERE d.change <> 'changed' OR {other}"""


def _corrected_sql(new: Published, differing: Sequence[str]) -> str:
    if "corrections" not in differing or "corrections" not in new.tables:
        return "SELECT '' AS \"table\", '' AS row_id, '' AS why LIMIT 0"
    return """SELECT "table", row_id, 'correction ' || correction_id || ' ' || d.change AS why
        FROM "new_corrections" JOIN "diff_corrections" AS d ON d.key[1] = correction_id"""


def _of_reports(name: str, old: Published, new: Published) -> Iterator[str]:
    """Queries of key and reason for rows of a table that come from reports, or name an entity."""
    table = load_schema().tables.get(name)
    if table is None:
        return
    if table.kind == "entity":
        about = _entity_of(table)
        yield f"""SELECT d.key, t.why FROM "diff_{name}" AS d JOIN "named" AS m
            ON m."table" = '{about}' AND m.id = d.key[1] JOIN "touched" AS t USING (report_id)"""
        return
    for when, package in (("old", old), ("new", new)):
        if name in package.tables and (rows := _with_report(package, when, name)):
            keys = ", ".join(f"coalesce(r.\"{column}\"::VARCHAR, '')" for column in package.tables[name].key)
            yield f"""SELECT d.key, t.why FROM "diff_{name}" AS d
                JOIN (SELECT [{keys}] AS key, report AS report_id FROM ({rows}) AS r) AS r ON r.key = d.key
                JOIN "touched" AS t USING (report_id)"""


def _entity_of(table: Table) -> str:
    """The table of the entities that rows of an entity table are about: names of bodies are about bodies."""
    owners = [key.table for key in table.foreign_keys if key.field == table.primary_key[0]]
    return owners[0] if owners else table.name


def _with_report(package: Published, when: str, name: str) -> str | None:
    """Rows of a table with the column ``report``, their own or that of the row they are part of."""
    table = package.tables[name]
    if "report_id" in table.columns:
        return f'SELECT *, report_id AS report FROM "{when}_{name}"'
    for column, target, reference in _foreign_keys(table):
        if target in package.tables and "report_id" in package.tables[target].columns:
            return f"""SELECT t.*, owner.report_id AS report FROM "{when}_{name}" AS t
                JOIN "{when}_{target}" AS owner ON owner."{reference}" = t."{column}" """
    return None


def _foreign_keys(table: PublishedTable) -> Iterator[tuple[str, str, str]]:
    for key in table.schema.get("foreignKeys", ()):
        if len(key["fields"]) == 1:
            yield key["fields"][0], key["reference"]["resource"] or table.name, key["reference"]["fields"][0]


def _named_sql(old: Published, new: Published) -> str:
    """``named`` (table, id, report_id): the entities that touched reports name, and those that these hang on."""
    direct, onward = [], []
    schema = load_schema()
    for name, column, target, value in references():
        if schema[target].kind != "entity":
            continue
        typed = next((each.type_field for each in schema[name].typed_references if each.field == column), None)
        for when, package in (("old", old), ("new", new)):
            if name not in package.tables or column not in package.tables[name].columns:
                continue
            only = f" AND \"{typed}\" = '{value}'" if typed else ""
            if schema[name].kind == "entity":
                key = schema[name].primary_key[0]
                onward.append(
                    f"""SELECT '{name}' AS "from", "{key}" AS from_id, '{target}' AS "table", "{column}" AS id
                    FROM "{when}_{name}" WHERE "{column}" IS NOT NULL"""
                )
            elif rows := _with_report(package, when, name):
                direct.append(
                    f"""SELECT '{target}' AS "table", "{column}" AS id, report AS report_id FROM ({rows})
                    WHERE "{column}" IS NOT NULL{only} AND report IN (SELECT report_id FROM "touched")"""
                )
    if not direct:
        return "SELECT '' AS \"table\", '' AS id, '' AS report_id LIMIT 0"
    if not onward:
        return f"SELECT DISTINCT * FROM ({' UNION ALL '.join(direct)})"
    return f"""WITH RECURSIVE onward AS MATERIALIZED (SELECT DISTINCT * FROM ({" UNION ALL ".join(onward)})),
        found AS (
            SELECT DISTINCT * FROM ({" UNION ALL ".join(direct)})
            UNION
            SELECT o."table", o.id, f.report_id FROM found AS f JOIN onward AS o ON o."from" = f."table" AND o.from_id = f.id
        ) SELECT * FROM found"""
