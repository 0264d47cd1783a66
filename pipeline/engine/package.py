"""The second half of a build: from the parts of the shards to the checked and published package.

In: the parts that ``build.work_shards`` noted. Out: merged tables in the cache, the outcome of the checks beside them,
and the package. A package is published only from tables of which every check is there and passed, whoever asks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import pyarrow.parquet as pq

from pipeline.engine.build import Build, kept_inventory, plan_build, read_parts
from pipeline.engine.document import TEXTS
from pipeline.engine.files import write_whole
from pipeline.engine.parts import Parts
from pipeline.engine.state import Summary, forget, package_key, record
from pipeline.s4_tidy import merge_parts
from pipeline.schema import SOURCE_COLUMN, load_schema

CheckKind = Literal["schema", "evidence", "expectations"]
CHECK_KINDS: tuple[CheckKind, ...] = ("schema", "evidence", "expectations")
SEVERITIES = ("error", "warning", "info")


class ChecksFailed(Exception):
    """The tables may not be published: checks failed, or were not run on these tables."""


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What one check says of one table: ``checked`` counts its parts (rules), ``failures`` name rows that broke them."""

    table: str
    passed: bool
    checked: int
    failures: tuple[str, ...] = ()


def merge_tables(build: Build) -> dict[str, int]:
    """Merge the parts into one Parquet file a table in the cache; rows by table, in the order of the schema."""
    for kind in CHECK_KINDS:
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
    """The canonical text of every published report: ``(report_id, text)``, one shard in memory at a time."""
    reports = pq.read_table(build.layout.tables / "reports.parquet", columns=["report_id", "source_path"])
    # A report that was read from two files is published from one of them.
    wanted = dict(zip(reports["source_path"].to_pylist(), reports["report_id"].to_pylist(), strict=True))
    for part in read_parts(build):
        with pq.ParquetFile(part.file(TEXTS)) as file:
            for batch in file.iter_batches(batch_size=16):
                for row in batch.to_pylist():
                    if wanted.get(row[SOURCE_COLUMN]) == row["report_id"]:
                        yield row["report_id"], row["text"]


def keep_outcomes(build: Build, kind: CheckKind, outcomes: Sequence[CheckOutcome]) -> None:
    """Note what a kind of checks says of the merged tables."""
    write_whole(_outcome_file(build, kind), json.dumps([asdict(each) for each in outcomes], indent=1).encode())


def kept_outcomes(build: Build) -> dict[CheckKind, list[CheckOutcome]]:
    """What the checks that were run on the merged tables say."""
    found: dict[CheckKind, list[CheckOutcome]] = {}
    for kind in CHECK_KINDS:
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
        checks=(sum(each.checked for each in said if each.passed), sum(each.checked for each in said)),
        issues={severity: severities[severity] for severity in SEVERITIES},
        kinds=tuple((severity, kind, count) for (severity, kind), count in sorted(kinds.items())),
        documents=len(reports),
        failed=sum(entry.report_id is None for entry in entries if entry.path in reports),
    )
