"""Rules on a package as a whole: how much may be set aside, and how much may be gone since the last one.

In: counts of reports and rows. Out: failures. A row or a report that is wrong harms itself; where many are, reading is
broken, and nothing is published.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final, Literal

import duckdb

from pipeline.s4_tidy.references import owned_tables
from pipeline.s5_check.result import ROWS_SHOWN, Failure
from pipeline.schema import load_schema, parquet_files

# The share of reports that may be set aside, and of rows of a table that may be gone. Reading is rarely so wrong, and a
# mistake in a rule soon is.
SHARE: Final = 0.05
# With so few a share says nothing: one of three reports is a third of them.
FEW: Final = 3
# They list what is wrong, was corrected or measured: fewer rows are no loss.
NOT_LOST: Final = frozenset({"issues", "set_aside", "corrections", "quality"})


def too_many_set_aside(set_aside: Collection[str], published: int) -> list[Failure]:
    """The failure where too many of the reports are set aside; ``set_aside`` are the paths of their files."""
    reports = published + len(set_aside)
    if len(set_aside) <= max(FEW, SHARE * reports):
        return []
    message = (
        f"{len(set_aside)} of {reports} reports are set aside, more than {SHARE:.0%}: this is a mistake of the program "
        "rather than of the files. Look at the rules that are named for them in `issues`"
    )
    rows = tuple(sorted(set_aside)[:ROWS_SHOWN])
    return [Failure("set_aside", "reports_set_aside", ("source_path",), message, len(set_aside), rows)]


def lost_rows(
    before: Mapping[str, int], now: Mapping[str, int], accepted: Collection[str], *, same_code: bool
) -> list[Failure]:
    """The tables that lost rows.

    Args:
        before: rows of the last package by table, without those that were meant to go; tables that are not there are
            not compared.
        now: rows of the new one, those that are set aside among them.
        accepted: tables of which it is known that they lost rows.
        same_code: whether both were made by the same code, rules and libraries. If not, it is a warning: other rules
            find other rows.
    """
    failures = []
    severity: Literal["error", "warning"] = "error" if same_code else "warning"
    for table, count in before.items():
        lost = count - now.get(table, 0)
        if table in NOT_LOST or table in accepted or lost <= SHARE * count:
            continue
        message = (
            f"{lost:,} of {count:,} rows are gone since the last package, though no report of theirs is: see what "
            f"changed in the sources, and say --accept-loss {table} if it was meant"
        )
        failures.append(Failure(table, "rows_lost", (), message, lost, (), severity))
    return failures


def comparable_rows(before: Mapping[str, Path], now: Mapping[str, Path]) -> dict[str, int]:
    """The rows of an older package that a newer one should have too, by table.

    Rows of reports that are gone are left out, and rows that corrections withdraw; what then cannot be told of single
    reports (entities, where a report is gone; parts of rows that were withdrawn) is not compared.

    Args:
        before: the Parquet file, or folder of parts, of every table of the older package.
        now: the same of the newer one.
    """
    schema = load_schema()
    with duckdb.connect() as database:
        for when, tables in (("old", before), ("new", now)):
            for name, path in tables.items():
                files = ", ".join("'" + str(file).replace("'", "''") + "'" for file in parquet_files(path))
                database.execute(f'CREATE TEMP VIEW "{when}_{name}" AS FROM read_parquet([{files}])')
        database.execute(
            "CREATE TEMP TABLE gone AS SELECT report_id FROM old_reports EXCEPT SELECT report_id FROM new_reports"
        )
        (gone,) = database.execute("SELECT count(*) FROM gone").fetchone() or (0,)
        counts = {}
        for table in schema:
            if table.name not in before or table.kind == "derived" or (gone and table.kind == "entity"):
                continue
            query = f'SELECT count(*) FROM "old_{table.name}" AS t'
            if table.kind == "report" and gone:
                query += _of_gone(table.name)
            (counts[table.name],) = database.execute(query).fetchone() or (0,)
        withdrawn = database.execute(
            """SELECT "table", count(*) FROM new_corrections WHERE action = 'withdraw' AND correction_id NOT IN
            (SELECT correction_id FROM old_corrections) GROUP BY "table" """
        ).fetchall()
    for name, count in withdrawn:
        counts[name] = counts.get(name, 0) - count
        for child, _ in owned_tables(schema[name]):
            counts.pop(child.name, None)
    return counts


def _of_gone(name: str) -> str:
    """What leaves out the rows of reports that are gone: by the report they name, or the row they are part of."""
    table = load_schema()[name]
    if "report_id" in table.columns:
        return " WHERE report_id IS NULL OR report_id NOT IN (FROM gone)"
    key = table.foreign_keys[0]
    return (
        f' JOIN "old_{key.table}" AS owner ON owner."{key.reference}" = t."{key.field}"'
        " WHERE owner.report_id NOT IN (FROM gone)"
    )
