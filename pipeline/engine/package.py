"""The second half of a build: from the parts of the shards to the checked and published package.

In: the parts that ``build.work_shards`` noted. Out: merged tables in the cache, the outcome of the checks beside them,
and the package. A package is published only from tables of which every check is there and passed, whoever asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.engine.build import Build, kept_inventory, plan_build, prune, read_parts
from pipeline.engine.checks import Kept, check_expectations, check_tables, failures_of
from pipeline.engine.executors import open_executor, run_jobs
from pipeline.engine.files import FileState, state_of
from pipeline.engine.portions import (
    MergedFile,
    PortionJob,
    compose,
    plan_portions,
    prune_portions,
    read_index,
    work_portion,
)
from pipeline.engine.results import TEXTS
from pipeline.engine.state import Summary, forget, package_key, record
from pipeline.engine.whole import doubles_said, note_maker, other_errors, package_failures, set_aside_by_file
from pipeline.paths import EXPECTATIONS
from pipeline.s5_check.corrections import overruled_corrections
from pipeline.s5_check.result import ROWS_SHOWN, CheckSummary, Failure, summary
from pipeline.s6_publish import Writing, publish, send_package
from pipeline.schema import load_schema, parquet_rows
from pipeline.sealed import read_sealed, write_sealed
from pipeline.storage import parquet_file

CheckKind = Literal["schema", "evidence", "corrections", "expectations", "package"]
EVIDENCE_KINDS: Final = ("wrong_offsets", "uncovered_text")
ERRORS_SHOWN: Final = 20
# A correction or an annotation that is not used; the package is published all the same, and the build says so.
UNUSED_KINDS: Final = ("correction_invalid", "correction_unfit", "annotation_invalid")
SEVERITIES: Final = ("error", "warning", "info")


class ChecksFailedError(Exception):
    """The tables may not be published: checks failed, or were not run on these tables."""


def merged_tables(build: Build) -> dict[str, Path]:
    """The merged Parquet file of every table, or the folder of its parts, by name."""
    return {table.name: build.layout.tables / f"{table.name}.parquet" for table in load_schema()}


@dataclass(frozen=True, slots=True)
class Merged:
    """What the merged tables are made of: the files of every table, and the portions."""

    files: Mapping[str, tuple[MergedFile, ...]]
    portions: tuple[PortionJob, ...]


def _keep_merged(build: Build, files: Mapping[str, Sequence[MergedFile]], portions: Sequence[PortionJob]) -> None:
    made = {
        "files": {table: [_noted(build, each) for each in placed] for table, placed in files.items()},
        "portions": [[job.name, job.folder.name] for job in portions],
    }
    write_sealed(build.layout.merged, made)


def _noted(build: Build, file: MergedFile) -> list[Any]:
    path = file.path.relative_to(build.layout.cache).as_posix()
    return [path, file.rows, file.sha256, file.portion, [_noted(build, each) for each in file.portions]]


def _read_noted(build: Build, noted: Sequence[Any]) -> MergedFile:
    path, rows, sha256, portion, portions = noted
    made_of = tuple(_read_noted(build, each) for each in portions)
    return MergedFile(build.layout.cache / path, rows, sha256, portion, made_of)


def kept_merged(build: Build) -> Merged:
    """What ``merge_tables`` noted.

    Raises:
        FileNotFoundError: nothing was merged yet.
    """
    made = read_sealed(build.layout.merged)
    if made is None:
        raise FileNotFoundError(f"nothing is merged in {build.layout.cache}: merge the parts first")
    files = {table: tuple(_read_noted(build, each) for each in placed) for table, placed in made["files"].items()}
    jobs = (PortionJob(name, build.layout.portions / folder, (), None, ()) for name, folder in made["portions"])
    return Merged(files, tuple(jobs))


def _check_schema(build: Build) -> CheckSummary:
    kept = Kept(build.layout.cache / "checked-schema.json")
    found = check_tables(merged_tables(build), kept_merged(build).portions, kept, build.workers)
    kept.save()
    return found


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
    kept = Kept(build.layout.cache / "checked-expectations.json")
    files = kept_merged(build).files
    found = check_expectations(files, merged_tables(build), EXPECTATIONS, kept, build.workers)
    kept.save()
    return found


def _check_package(build: Build) -> CheckSummary:
    """How much is set aside, and what is gone since the last package."""
    tables, accepted = merged_tables(build), build.accepted_losses
    failures = package_failures(tables, build.layout, strict=build.strict, accepted=accepted)
    return summary({"set_aside": 1, "reports": 1}, {}, failures)


CHECKS: Mapping[CheckKind, Callable[[Build], CheckSummary]] = {
    "schema": _check_schema,
    "evidence": _check_evidence,
    "corrections": _check_corrections,
    "expectations": _check_expectations,
    "package": _check_package,
}


def run_check(build: Build, kind: CheckKind) -> CheckSummary:
    """Run one kind of checks on the merged tables and note what it says beside them."""
    number = list(CHECKS).index(kind)
    build.progress("checks", number, len(CHECKS))
    found = CHECKS[kind](build)
    write_sealed(_outcome_file(build, kind), found.to_dict())
    build.progress("checks", number + 1, len(CHECKS))
    return found


def merge_tables(build: Build) -> dict[str, int]:
    """Merge the parts into tables in the cache; rows by table, in the order of the schema.

    A table of many rows becomes a folder of parts; see ``portions.compose``.
    """
    for kind in CHECKS:
        _outcome_file(build, kind).unlink(missing_ok=True)
    jobs, doubles = plan_portions(read_parts(build), build.layout.portions)
    todo = [job for job in jobs if read_index(job.folder) is None]
    steps = len(todo) + len(load_schema().tables)
    build.progress("tables", 0, steps)
    workers = max(1, min(build.workers, len(todo)))
    for done, _ in enumerate(run_jobs(work_portion, todo, lambda: open_executor(workers)), 1):
        build.progress("tables", done, steps)

    def tell(made: int) -> None:
        build.progress("tables", len(todo) + made, steps)

    files = compose(jobs, doubles, build.layout.tables, workers=build.workers, tell=tell)
    _keep_merged(build, files, jobs)
    return {table: sum(each.rows for each in placed) for table, placed in files.items()}


def canonical_texts(build: Build, wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The canonical texts of reports: ``(report_id, text)``, of every file of the report, a few in memory at a time."""
    for part in read_parts(build):
        if wanted.isdisjoint(entry.report_id for entry in part.entries):
            continue
        with parquet_file(part.file(TEXTS)) as file:
            for batch in file.iter_batches(batch_size=16, columns=["report_id", "text"]):
                for row in batch.to_pylist():
                    if row["report_id"] in wanted:
                        yield row["report_id"], row["text"]


def kept_checks(build: Build) -> dict[str, CheckSummary]:
    """What the checks that were run on the merged tables say."""
    found: dict[str, CheckSummary] = {}
    for kind in CHECKS:
        raw = read_sealed(_outcome_file(build, kind))
        if raw is not None:
            found[kind] = summary(raw["checks"], raw["rows"], failures_of(raw["failures"]))
    return found


def _outcome_file(build: Build, kind: CheckKind) -> Path:
    return build.layout.cache / f"outcome-{kind}.json"


def summarize(build: Build) -> Summary:
    """The figures of the merged tables and of their checks."""
    rows = {name: parquet_rows(path) for name, path in merged_tables(build).items()}
    tables = merged_tables(build)
    severities = Counter(pq.read_table(tables["issues"], columns=["severity"])["severity"].to_pylist())
    set_aside, errors = set_aside_by_file(tables), other_errors(tables)
    doubles, other_texts = doubles_said(tables)
    checks = kept_checks(build).values()
    total = sum(sum(each.checks.values()) for each in checks)
    entries = [entry for part in read_parts(build) for entry in part.entries]
    stock = kept_inventory(build)
    reports = {source.path for source in stock.sources}
    other_kinds = {each.path for each in stock.issues if each.issue.kind == "unknown_format"} - reports
    strays = {each.path for each in stock.issues if each.issue.severity == "error"} - reports
    return Summary(
        rows=rows,
        checks=(total - sum(len(each.failures) for each in checks), total),
        issues={severity: severities[severity] for severity in SEVERITIES},
        errors=tuple(errors[:ERRORS_SHOWN]),
        documents=len(reports),
        failed=sum(entry.report_id is None for entry in entries if entry.path in reports),
        unused=tuple(message for _, _, message in unused_corrections(tables["issues"])),
        other_errors=len(errors),
        refused=len(strays),
        set_aside=tuple(set_aside[:ERRORS_SHOWN]),
        set_aside_files=len(set_aside),
        doubles=doubles,
        other_kinds=len(other_kinds),
        other_texts=tuple(other_texts[:ERRORS_SHOWN]),
        other_texts_all=len(other_texts),
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
    lies, tables, merged = build.layout, merged_tables(build), kept_merged(build)
    hashes = {each.path: each.sha256 for placed in merged.files.values() for each in placed}
    forget(lies)
    build.progress("package", 0, len(tables))
    texts = partial(canonical_texts, build)
    how = Writing(workers=build.workers)
    made = publish(
        tables, texts, lies.output, lies.descriptor, record=lies.published, hashes=hashes, checks=checks, how=how
    )
    note_maker(lies, made.sha256)
    if lies.remote is not None:
        send_package(lies.output, lies.remote, made, lies.sent)
    build.progress("package", len(tables), len(tables))
    prune(build)
    prune_portions(lies.portions, merged.portions)
    # A file that could not be read as it was planned is to be tried again, so nothing may look finished.
    if all(entry.key for part in read_parts(build) for entry in part.entries):
        plan = plan_build(build, kept_inventory(build))
        states = {path: FileState(each.size, each.sha256) for path, each in made.files.items()}
        states[lies.descriptor] = state_of(lies.descriptor)
        record(lies, package_key(plan.key, lies), states, summarize(build))
    return (made.descriptor, *made.files)
