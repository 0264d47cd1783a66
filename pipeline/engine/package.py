"""The second half of a build: from the parts of the shards to the checked and published package.

In: the parts that ``build.work_shards`` noted. Out: merged tables in the cache, the outcome of the checks beside them,
and the package. A package is published only from tables of which every check is there and passed, whoever asks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.engine.build import Build, kept_inventory, plan_build, prune, read_parts
from pipeline.engine.document import TEXTS
from pipeline.engine.files import write_whole
from pipeline.engine.parts import Parts
from pipeline.engine.state import Summary, forget, package_key, record
from pipeline.paths import EXPECTATIONS
from pipeline.s4_tidy.merge import merge_parts
from pipeline.s5_check.corrections import overruled_corrections
from pipeline.s5_check.result import ROWS_SHOWN, CheckSummary, Failure, summary
from pipeline.s6_publish import publish
from pipeline.schema import load_schema

CheckKind = Literal["schema", "evidence", "corrections", "expectations"]
EVIDENCE_KINDS: Final = ("wrong_offsets", "evidence_mismatch", "uncovered_text", "wrong_repair")
ERRORS_SHOWN: Final = 20
# A correction or an annotation that is not used; the package is published all the same, and the build ends in failure.
UNUSED_KINDS: Final = ("correction_invalid", "correction_unfit", "annotation_invalid")
SEVERITIES: Final = ("error", "warning", "info")


class ChecksFailedError(Exception):
    """The tables may not be published: checks failed, or were not run on these tables."""


def merged_tables(build: Build) -> dict[str, Path]:
    """The merged Parquet file of every table, by name."""
    return {table.name: build.layout.tables / f"{table.name}.parquet" for table in load_schema()}


def _check_schema(build: Build) -> CheckSummary:
    from pipeline.s5_check.structural import check_structure

    return check_structure(merged_tables(build))


def _check_evidence(build: Build) -> CheckSummary:
    """What the workers found when they held each report's rows against its text.

    A warning, not an error: the rows in question are named in ``issues``, and one bad place of one report must not
    keep ten thousand others from being published.
    """
    columns = ["issue_id", "kind", "message"]
    wrong = pc.field("kind").isin(EVIDENCE_KINDS)
    rows = pq.read_table(merged_tables(build)["issues"], columns=columns, filters=wrong).to_pylist()
    failures = [
        Failure("issues", kind, ("kind",), found[0]["message"], len(found), ids, "warning")
        for kind in EVIDENCE_KINDS
        if (found := [row for row in rows if row["kind"] == kind])
        for ids in (tuple(row["issue_id"] for row in found[:ROWS_SHOWN]),)
    ]
    return summary({"issues": len(EVIDENCE_KINDS)}, {"issues": len(rows)}, failures)


def _check_corrections(build: Build) -> CheckSummary:
    """Corrections that were not applied, and those that another report overruled when entities were put together."""
    tables = merged_tables(build)
    failures = [
        Failure("issues", kind, ("kind",), message, 1, (issue_id,), "warning")
        for issue_id, kind, message in unused_corrections(tables["issues"])
    ]
    overruled = overruled_corrections(tables)
    return summary({"issues": len(UNUSED_KINDS), "corrections": 1}, {}, [*failures, *overruled])


def unused_corrections(issues: Path) -> list[tuple[str, str, str]]:
    """The issues of corrections and annotations that are not used: (issue_id, kind, message), in order.

    ``issues`` is the Parquet file of the table, merged or published.
    """
    columns = ["issue_id", "kind", "message"]
    rows = pq.read_table(issues, columns=columns, filters=pc.field("kind").isin(UNUSED_KINDS)).to_pylist()
    return sorted((row["issue_id"], row["kind"], row["message"]) for row in rows)


def _check_expectations(build: Build) -> CheckSummary:
    # Great Expectations takes seconds to import.
    from pipeline.s5_check.suites import run_suites

    return run_suites(merged_tables(build), EXPECTATIONS)


CHECKS: Mapping[CheckKind, Callable[[Build], CheckSummary]] = {
    "schema": _check_schema,
    "evidence": _check_evidence,
    "corrections": _check_corrections,
    "expectations": _check_expectations,
}


def run_check(build: Build, kind: CheckKind) -> CheckSummary:
    """Run one kind of checks on the merged tables and note what it says beside them."""
    number = list(CHECKS).index(kind)
    build.progress("checks", number, len(CHECKS))
    found = CHECKS[kind](build)
    write_whole(_outcome_file(build, kind), json.dumps(found.to_dict(), indent=1).encode())
    build.progress("checks", number + 1, len(CHECKS))
    return found


def merge_tables(build: Build) -> dict[str, int]:
    """Merge the parts into one Parquet file a table in the cache; rows by table, in the order of the schema."""
    for kind in CHECKS:
        _outcome_file(build, kind).unlink(missing_ok=True)
    parts = read_parts(build)
    names = [table.name for table in load_schema() if table.kind != "derived"]
    build.progress("tables", 0, len(load_schema().tables))
    rows = merge_parts({name: _filled(parts, name) for name in names}, build.layout.tables)
    build.progress("tables", len(rows), len(rows))
    return {table.name: rows[table.name] for table in load_schema()}


def _filled(parts: Sequence[Parts], table: str) -> list[Path]:
    return [each.file(table) for each in parts if any(table in entry.rows for entry in each.entries)]


def canonical_texts(build: Build) -> Iterator[tuple[str, str]]:
    """The canonical text of every file that was read: ``(report_id, text)``, a few in memory at a time."""
    for part in read_parts(build):
        with pq.ParquetFile(part.file(TEXTS)) as file:
            for batch in file.iter_batches(batch_size=16, columns=["report_id", "text"]):
                for row in batch.to_pylist():
                    yield row["report_id"], row["text"]


def kept_checks(build: Build) -> dict[CheckKind, CheckSummary]:
    """What the checks that were run on the merged tables say."""
    found: dict[CheckKind, CheckSummary] = {}
    for kind in CHECKS:
        path = _outcome_file(build, kind)
        if path.exists():
            raw = json.loads(path.read_text("utf-8"))
            failures = [
                Failure(**each | {"columns": tuple(each["columns"]), "rows": tuple(each["rows"])})
                for each in raw["failures"]
            ]
            found[kind] = summary(raw["checks"], raw["rows"], failures)
    return found


def _outcome_file(build: Build, kind: CheckKind) -> Path:
    return build.layout.tables / f"checks-{kind}.json"


def summarize(build: Build) -> Summary:
    """The figures of the merged tables and of their checks."""
    rows = {name: pq.read_metadata(path).num_rows for name, path in merged_tables(build).items()}
    issues = pq.read_table(merged_tables(build)["issues"], columns=["severity", "message"])
    severities = Counter(issues["severity"].to_pylist())
    errors = issues.filter(pc.field("severity") == "error")["message"].slice(0, ERRORS_SHOWN).to_pylist()
    checks = kept_checks(build).values()
    total = sum(sum(each.checks.values()) for each in checks)
    entries = [entry for part in read_parts(build) for entry in part.entries]
    reports = {source.path for source in kept_inventory(build).sources}
    return Summary(
        rows=rows,
        checks=(total - sum(len(each.failures) for each in checks), total),
        issues={severity: severities[severity] for severity in SEVERITIES},
        errors=tuple(errors),
        documents=len(reports),
        failed=sum(entry.report_id is None for entry in entries if entry.path in reports),
        unused=tuple(message for _, _, message in unused_corrections(merged_tables(build)["issues"])),
    )


def publish_package(build: Build) -> tuple[Path, ...]:
    """Publish the merged tables and return the published files.

    Raises:
        ChecksFailedError: a check of these tables failed or was not run; nothing is touched.
        PublishError: see ``publish``; the old package is as it was.
    """
    checks = kept_checks(build)
    if missing := [kind for kind in CHECKS if kind not in checks]:
        raise ChecksFailedError(f"the checks of {', '.join(missing)} were not run on these tables: run them first")
    if failed := [kind for kind, found in checks.items() if not found.ok]:
        raise ChecksFailedError(f"the checks of {', '.join(failed)} failed: the package stays as it was")
    lies, tables = build.layout, merged_tables(build)
    forget(lies)
    build.progress("package", 0, len(tables))
    publish(tables, canonical_texts(build), lies.output, lies.descriptor)
    build.progress("package", len(tables), len(tables))
    prune(build)
    files = published_files(build)
    # A file that could not be read as it was planned is to be tried again, so nothing may look finished.
    if all(entry.key for part in read_parts(build) for entry in part.entries):
        plan = plan_build(build, kept_inventory(build))
        record(lies, package_key(plan.key, lies), files, summarize(build))
    return files


def published_files(build: Build) -> tuple[Path, ...]:
    """The files of the published package, the descriptor first."""
    folders = (build.layout.output / "tables", build.layout.output / "texts")
    return (build.layout.descriptor, *(path for folder in folders for path in sorted(folder.iterdir())))
