"""The checks of the tables: blocking asset checks, so that a failed one keeps the package from being made.

What is checked, and how, is in ``s5_check`` and in ``expectations/``; here the outcome is shown. Only severity ERROR
blocks in Dagster: WARN with ``blocking=True`` lets the package through.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import dagster as dg

from pipeline.engine.build import Build
from pipeline.engine.package import CHECKS, CheckKind, CheckOutcome, keep_outcomes
from pipeline.orchestration.assets import markdown, table_key
from pipeline.schema import load_schema

DESCRIPTIONS: dict[CheckKind, str] = {
    "schema": "Types, closed lists, bounds and patterns, primary and foreign keys, as the schema says them.",
    "evidence": "Offsets lie inside the canonical text and point at what the row says; the blocks cover each text.",
    "expectations": "What a schema cannot say: bounds of rows, rules across columns, coverage (Great Expectations).",
}


def _checks_of(kind: CheckKind, run: Callable[[Build], Sequence[CheckOutcome]]) -> dg.AssetChecksDefinition:
    """One step that runs a kind of checks on all tables, with an asset check for each table."""
    names = [table.name for table in load_schema()]

    @dg.multi_asset_check(
        name=f"check_{kind}",
        specs=[
            dg.AssetCheckSpec(kind, asset=table_key(name), description=DESCRIPTIONS[kind], blocking=True)
            for name in names
        ],
    )
    def check(build: dg.ResourceParam[Build]) -> Iterator[dg.AssetCheckResult]:
        outcomes = run(build)
        keep_outcomes(build, kind, outcomes)
        for name in names:
            yield _result(kind, name, [each for each in outcomes if each.table == name])

    return check


def _result(kind: CheckKind, table: str, outcomes: Sequence[CheckOutcome]) -> dg.AssetCheckResult:
    failures = [{"rule": each.rule, "row": row} for each in outcomes for row in each.failures]
    failed = [each.rule for each in outcomes if not each.passed]
    metadata: dict[str, Any] = {"rules": len(outcomes), "failed": len(failed)}
    if failed:
        metadata["rows"] = dg.MetadataValue.md(markdown(failures))
    return dg.AssetCheckResult(
        passed=not failed,
        check_name=kind,
        asset_key=table_key(table),
        severity=dg.AssetCheckSeverity.ERROR,
        description="; ".join(failed) or None,
        metadata=metadata,
    )


table_checks = [_checks_of(kind, run) for kind, run in CHECKS.items()]
