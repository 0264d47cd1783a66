"""The checks of the tables: blocking asset checks, so that a failed one keeps the package from being made.

What is checked, and how, is in ``s5_check`` and in ``expectations/``; here the outcome is shown. Only severity ERROR
blocks in Dagster; WARN with ``blocking=True`` lets the package through, which is what a failure of severity ``warning``
is meant to do.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from pipeline.engine.build import Build
from pipeline.engine.package import CHECKS, CheckKind, run_check
from pipeline.orchestration.assets import markdown, table_key
from pipeline.s5_check.result import Failure
from pipeline.schema import load_schema

DESCRIPTIONS: dict[CheckKind, str] = {
    "schema": "Types, closed lists, bounds and patterns, primary and foreign keys, as the schema says them.",
    "evidence": "Offsets lie inside the canonical text and point at what the row says; the blocks cover each text.",
    "corrections": "Every correction fits its row, and the published value is the corrected one.",
    "package": "Not too much is set aside, and no table lost rows since the last package.",
    "expectations": "What a schema cannot say: bounds of rows, rules across columns, coverage (Great Expectations).",
}
# What is asked of the package and not of each table is told at the table that has what it is about; to Dagster a check of
# a table costs as much as writing ten thousand rows.
_TOLD_AT: dict[CheckKind, str] = {"evidence": "issues", "corrections": "corrections", "package": "set_aside"}


def _checks_of(kind: CheckKind) -> dg.AssetChecksDefinition:
    """One step that runs a kind of checks on all tables, with an asset check for each table, or one for all."""
    names = [_TOLD_AT[kind]] if kind in _TOLD_AT else [table.name for table in load_schema()]

    @dg.multi_asset_check(
        name=f"check_{kind}",
        specs=[
            dg.AssetCheckSpec(kind, asset=table_key(name), description=DESCRIPTIONS[kind], blocking=True)
            for name in names
        ],
    )
    def check(build: dg.ResourceParam[Build]) -> Iterator[dg.AssetCheckResult]:
        found = run_check(build, kind)
        for name in names:
            checks = sum(found.checks.values()) if kind in _TOLD_AT else found.checks.get(name, 0)
            failures = [each for each in found.failures if kind in _TOLD_AT or each.table == name]
            yield _result(kind, name, checks, failures)

    return check


def _result(kind: CheckKind, table: str, checks: int, failures: Sequence[Failure]) -> dg.AssetCheckResult:
    shown = [
        {
            "table": each.table,
            "rule": each.check,
            "columns": ", ".join(each.columns),
            "count": each.count,
            "rows": ", ".join(each.rows),
        }
        for each in failures
    ]
    metadata: dict[str, Any] = {"checks": checks, "failed": len(failures)}
    if failures:
        metadata["which rows"] = dg.MetadataValue.md(markdown(shown))
    is_error = any(each.severity == "error" for each in failures)
    return dg.AssetCheckResult(
        passed=not failures,
        check_name=kind,
        asset_key=table_key(table),
        severity=dg.AssetCheckSeverity.ERROR if is_error or not failures else dg.AssetCheckSeverity.WARN,
        description="; ".join(each.message for each in failures) or None,
        metadata=metadata,
    )


table_checks = [_checks_of(kind) for kind in CHECKS]
