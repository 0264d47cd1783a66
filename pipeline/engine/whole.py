"""The package as a whole: what was set aside of it, and how it compares with the one published before.

In: the merged tables and the folders of a build. Out: failures, and the lines by which the end of a build names what was
set aside, file by file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.engine.state import package_code
from pipeline.paths import Layout
from pipeline.s4_tidy.merge import OTHER_WORDS, READ_TWICE
from pipeline.s5_check.package_rules import comparable_rows, lost_rows, too_many_set_aside
from pipeline.s5_check.remedies import KINDS
from pipeline.s5_check.result import ROWS_SHOWN, Failure
from pipeline.schema import load_schema, parquet_rows
from pipeline.sealed import file_sha256, read_sealed, write_sealed

# A report lost by a mistake of the program counts as set aside; one that cannot be read was refused.
_LOST: Final = "internal_error"
_DONE: Final = {"drop_row": "left out", "empty_cell": "emptied", "set_report_aside": "set aside with the report"}


def package_failures(
    tables: Mapping[str, Path], lies: Layout, *, strict: bool, accepted: Collection[str]
) -> list[Failure]:
    """What is wrong with merged tables as a whole.

    Args:
        tables: the merged Parquet file, or folder of parts, of every table.
        lies: where the package published before lies, and what is known of it.
        strict: let nothing be set aside: each broken rule is a failure.
        accepted: tables that are known to have lost rows.
    """
    kept = _set_aside(tables)
    lost = {row["source_path"] for row in kept if row["remedy"] == "set_report_aside"}
    lost |= {row["message"].partition(": ")[0] for row in _issues(tables, [_LOST])}
    failures = too_many_set_aside(lost, parquet_rows(tables["reports"]))
    failures += _strict_failures(kept) if strict else []
    # What is set aside is not lost: it is named.
    named = Counter(row["table"] for row in kept if row["column"] is None)
    now = {name: parquet_rows(path) + named[name] for name, path in tables.items()}
    same_code = _maker(lies) == package_code()
    return failures + lost_rows(_before(tables, lies), now, accepted, same_code=same_code)


def _before(tables: Mapping[str, Path], lies: Layout) -> dict[str, int]:
    """The rows of the last package to compare with; none where there is no such package or it cannot be read."""
    paths = {table.name: lies.output / "tables" / f"{table.name}.parquet" for table in load_schema()}
    there = {name: path for name, path in paths.items() if path.exists()}
    if "reports" not in there:
        return {}
    try:
        return comparable_rows(there, tables)
    except duckdb.Error:
        return {}


def _strict_failures(kept: list[dict[str, Any]]) -> list[Failure]:
    by_rule: dict[tuple[str, str], list[str]] = {}
    for row in kept:
        by_rule.setdefault((row["rule"], row["table"]), []).append(row["row_id"])
    message = "nothing may be set aside (--strict), but a rule is broken"
    return [
        Failure(table, rule, (), message, len(rows), tuple(rows[:ROWS_SHOWN]))
        for (rule, table), rows in by_rule.items()
    ]


def note_maker(lies: Layout, descriptor: str) -> None:
    """Note by which code the published package was made; ``descriptor`` is the SHA-256 of its descriptor."""
    write_sealed(lies.maker, {"descriptor": descriptor, "code": package_code()})


def _maker(lies: Layout) -> str | None:
    """The code that made the published package; None where that is not known."""
    try:
        made = read_sealed(lies.maker) or {}
        code: str | None = made["code"] if made["descriptor"] == file_sha256(lies.descriptor) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return code


def set_aside_by_file(tables: Mapping[str, Path]) -> list[str]:
    """What was set aside, a line a file: ``a.pdf: bodies.name_length (1 body_names, 1 bodies left out)``."""
    counts: dict[str, dict[str, Counter[str]]] = {}
    for row in _set_aside(tables):
        what = f"{row['table']}.{row['column']}" if row["column"] else row["table"]
        rules = counts.setdefault(row["source_path"], {})
        rules.setdefault(row["rule"], Counter())[f"{what} {_DONE[row['remedy']]}"] += 1
    return [
        f"{path}: " + "; ".join(f"{rule} ({_counted(found)})" for rule, found in sorted(rules.items()))
        for path, rules in sorted(counts.items())
    ]


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in sorted(found.items()))


def other_errors(tables: Mapping[str, Path]) -> list[str]:
    """The errors in ``issues`` that do not speak of something set aside."""
    issues = pq.read_table(tables["issues"], columns=["severity", "kind", "message"])
    said = pc.is_in(issues["kind"], value_set=pa.array(sorted(KINDS.values())))
    wanted = pc.and_(pc.equal(issues["severity"], "error"), pc.invert(said))
    found: list[str] = issues.filter(wanted)["message"].to_pylist()
    return found


def doubles_said(tables: Mapping[str, Path]) -> tuple[int, list[str]]:
    """How many files were left out whose report is read from another file, and what is said of those with other words."""
    found = [row["message"] for row in _issues(tables, [READ_TWICE])]
    return len(found), [message for message in found if OTHER_WORDS in message]


def _set_aside(tables: Mapping[str, Path]) -> list[dict[str, Any]]:
    columns = ["source_path", "table", "row_id", "rule", "remedy", "column"]
    rows: list[dict[str, Any]] = pq.read_table(tables["set_aside"], columns=columns).to_pylist()
    return rows


def _issues(tables: Mapping[str, Path], kinds: Collection[str]) -> list[dict[str, Any]]:
    wanted = pc.field("kind").isin(list(kinds))
    rows: list[dict[str, Any]] = pq.read_table(
        tables["issues"], columns=["kind", "message"], filters=wanted
    ).to_pylist()
    return rows
