"""The second half of a build: from the parts of the shards to the checked and published package.

In: the parts that ``build.work_shards`` noted. Out: merged tables in the cache, the outcome of the checks beside them,
and the package. A package is published only from tables of which every check is there and passed, whoever asks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import pyarrow.parquet as pq

from pipeline.engine.build import Build, kept_inventory, plan_build, prune, read_parts
from pipeline.engine.document import TEXTS
from pipeline.engine.files import write_whole
from pipeline.engine.parts import Parts
from pipeline.engine.state import Summary, forget, package_key, record
from pipeline.s4_tidy.merge import merge_parts
from pipeline.s6_publish import publish
from pipeline.schema import load_schema

CheckKind = Literal["schema", "evidence", "expectations"]
SEVERITIES = ("error", "warning", "info")


class ChecksFailedError(Exception):
    """The tables may not be published: checks failed, or were not run on these tables."""


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What one rule says of one table; ``failures`` name the first rows that break it."""

    table: str
    rule: str
    passed: bool
    failures: tuple[str, ...] = ()


CHECKS: dict[CheckKind, Callable[[Build], Sequence[CheckOutcome]]] = {
    "schema": lambda build: [],
    "evidence": lambda build: [],
    "expectations": lambda build: [],
}


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


def keep_outcomes(build: Build, kind: CheckKind, outcomes: Sequence[CheckOutcome]) -> None:
    """Note what a kind of checks says of the merged tables."""
    write_whole(_outcome_file(build, kind), json.dumps([asdict(each) for each in outcomes], indent=1).encode())


def kept_outcomes(build: Build) -> dict[CheckKind, list[CheckOutcome]]:
    """What the checks that were run on the merged tables say."""
    found: dict[CheckKind, list[CheckOutcome]] = {}
    for kind in CHECKS:
        path = _outcome_file(build, kind)
        if path.exists():
            raw = json.loads(path.read_text("utf-8"))
            found[kind] = [CheckOutcome(**each | {"failures": tuple(each["failures"])}) for each in raw]
    return found


def _outcome_file(build: Build, kind: CheckKind) -> Path:
    return build.layout.tables / f"checks-{kind}.json"


def summarize(build: Build, outcomes: dict[CheckKind, list[CheckOutcome]]) -> Summary:
    """The figures of the merged tables and of their checks."""
    schema = load_schema()
    rows = {table.name: pq.read_metadata(build.layout.tables / f"{table.name}.parquet").num_rows for table in schema}
    issues = pq.read_table(build.layout.tables / "issues.parquet", columns=["severity", "kind"]).to_pylist()
    kinds = Counter((each["severity"], each["kind"]) for each in issues)
    severities = Counter(each["severity"] for each in issues)
    said = [each for group in outcomes.values() for each in group]
    entries = [entry for part in read_parts(build) for entry in part.entries]
    reports = {source.path for source in kept_inventory(build).sources}
    return Summary(
        rows=rows,
        checks=(sum(each.passed for each in said), len(said)),
        issues={severity: severities[severity] for severity in SEVERITIES},
        kinds=tuple((severity, kind, count) for (severity, kind), count in sorted(kinds.items())),
        documents=len(reports),
        failed=sum(entry.report_id is None for entry in entries if entry.path in reports),
    )


def publish_package(build: Build) -> tuple[Path, ...]:
    """Publish the merged tables and return the published files.

    Raises:
        ChecksFailedError: a check of these tables failed or was not run; nothing is touched.
        PublishError: see ``publish``; the old package is as it was.
    """
    outcomes = kept_outcomes(build)
    if missing := [kind for kind in CHECKS if kind not in outcomes]:
        raise ChecksFailedError(f"the checks of {', '.join(missing)} were not run on these tables: run them first")
    if failed := sorted({each.table for group in outcomes.values() for each in group if not each.passed}):
        raise ChecksFailedError(f"checks of {', '.join(failed)} failed: the package stays as it was")
    lies = build.layout
    tables = {table.name: lies.tables / f"{table.name}.parquet" for table in load_schema()}
    forget(lies)
    build.progress("package", 0, len(tables))
    publish(tables, canonical_texts(build), lies.output, lies.descriptor)
    build.progress("package", len(tables), len(tables))
    files = (lies.descriptor, *sorted((lies.output / "tables").iterdir()), *sorted((lies.output / "texts").iterdir()))
    prune(build)
    # A file that could not be read as it was planned is to be tried again, so nothing may look finished.
    if all(entry.key for part in read_parts(build) for entry in part.entries):
        plan = plan_build(build, kept_inventory(build))
        record(lies, package_key(plan.key, lies), files, summarize(build, outcomes))
    return files
