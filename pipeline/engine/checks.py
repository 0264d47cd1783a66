"""Checks of the merged tables, portion by portion: what was found in files that are still the same is not looked for again.

In: the merged tables and their portions. Out: one summary for the whole, the same as if all rows had been checked at
once. What looks at rows one by one is counted in each file; keys and references are checked within a portion, because
all rows of a report are in one; and what can only show across portions is checked on the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from pipeline.engine.executors import open_executor, run_jobs
from pipeline.engine.files import write_whole
from pipeline.engine.memo import digest, files_digest, library_versions
from pipeline.engine.portions import OVERALL, MergedFile, PortionJob, portion_tables
from pipeline.paths import PACKAGE
from pipeline.s5_check.result import ROWS_SHOWN, CheckSummary, Failure, summary
from pipeline.s5_check.structural import check_keys, check_structure, loose_keys
from pipeline.schema import load_schema

_REFERENCES: Final = ("foreign_key", "typed_reference")
_STRUCTURE_CODE: Final = ("s5_check/structural.py", "s5_check/result.py", "schema", "engine/checks.py")
_SUITES_CODE: Final = ("s5_check/suites.py", "s5_check/result.py", "schema", "engine/checks.py")
# Below this many rows to count, starting processes that import Great Expectations takes longer than counting.
_FEW_ROWS: Final = 1_000_000


class Kept:
    """Outcomes by the hash of what they were found in, in a file; those not asked for are dropped when it is saved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._used: dict[str, Any] = {}
        try:
            self._known: dict[str, Any] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            self._known = {}

    def get(self, key: str) -> Any:
        """What was found, or None."""
        if key in self._known:
            self._used[key] = self._known[key]
        return self._used.get(key)

    def put(self, key: str, outcome: Any) -> None:
        """Note what was found."""
        self._used[key] = outcome

    def save(self) -> None:
        """Write what was asked for or found since this was opened."""
        write_whole(self._file, json.dumps(self._used, separators=(",", ":")).encode())


def check_tables(tables: Mapping[str, Path], jobs: Sequence[PortionJob], kept: Kept) -> CheckSummary:
    """What the schema says, on the merged tables (``tables``) of some portions (``jobs``)."""
    if not any(path.is_dir() for path in tables.values()):
        return check_structure(tables)
    code = digest(files_digest(PACKAGE, _STRUCTURE_CODE), library_versions(("duckdb",)))
    loose: set[str] = set()
    schema = load_schema()
    entities = {table.name for table in schema.of_kind("entity")}
    found = [check_structure(tables, only=entities)]
    # What no report has stands in parts of their own, as what was found only when all reports met.
    overall = {name: path for name in schema.tables if (path := tables[name] / OVERALL).is_file()}
    found += [check_structure({**tables, name: path}, only={name}) for name, path in overall.items()]
    for job in jobs:
        own = portion_tables(job)
        key = digest("structure", job.folder.name, own["recommendations_wide"].name, code)
        outcome = kept.get(key)
        if outcome is None:
            outcome = _check_portion(own)
            kept.put(key, outcome)
        loose |= set(outcome["loose"])
        if any(each["check"] in _REFERENCES for each in outcome["failures"]):
            # What a report does not say of an entity another one may say: the merged tables decide, each time.
            merged = {name: tables[name] for name in entities}
            found.append(check_structure({**own, **merged}, only=_of_reports()))
        else:
            found.append(_summary(outcome))
    across = check_keys(tables, {"reports", *loose})
    return _together(found, across)


def _of_reports() -> set[str]:
    return {table.name for table in load_schema() if table.kind != "entity"}


def _check_portion(own: Mapping[str, Path]) -> dict[str, Any]:
    return {**check_structure(own, only=_of_reports()).to_dict(), "loose": loose_keys(own)}


def _summary(raw: Mapping[str, Any]) -> CheckSummary:
    return summary(raw["checks"], raw["rows"], failures_of(raw["failures"]))


def failures_of(raw: Iterable[Mapping[str, Any]]) -> list[Failure]:
    """Failures from what ``CheckSummary.to_dict`` makes of them."""
    return [Failure(**{**each, "columns": tuple(each["columns"]), "rows": tuple(each["rows"])}) for each in raw]


def _together(found: Sequence[CheckSummary], across: Sequence[Failure]) -> CheckSummary:
    """One summary of the same checks on several portions: rows and failures added up."""
    rows: dict[str, int] = {}
    checks: dict[str, int] = {}
    failures: dict[tuple[object, ...], Failure] = {}
    for each in found:
        checks |= each.checks
        for table, count in each.rows.items():
            rows[table] = rows.get(table, 0) + count
    for failure in (*(failure for each in found for failure in each.failures), *across):
        key = (failure.table, failure.check, failure.columns, failure.message)
        if (other := failures.get(key)) is None:
            failures[key] = failure
        elif failure not in across:
            shown = tuple(sorted(other.rows + failure.rows)[:ROWS_SHOWN])
            failures[key] = replace(other, count=other.count + failure.count, rows=shown)
    return summary(checks, rows, failures.values())


@dataclass(frozen=True, slots=True)
class _CountJob:
    """A file of a table in which the expectations on rows are counted."""

    table: str
    path: Path
    suites: Path
    key: str


def _count(job: _CountJob) -> tuple[str, list[dict[str, Any]]]:
    # Great Expectations takes seconds to import.
    from pipeline.s5_check.suites import count_rows, load_suites

    return job.key, [asdict(tally) for tally in count_rows(job.table, load_suites(job.suites)[job.table], job.path)]


def check_expectations(
    files: Mapping[str, Sequence[MergedFile]],
    tables: Mapping[str, Path],
    suites: Path,
    kept: Kept,
    workers: int = 1,
) -> CheckSummary:
    """The suites of expectations on the merged tables.

    Args:
        files: the files of every table, with their hashes.
        tables: the same, as a file or a folder for each table.
        suites: the folder of the suites.
        kept: what was counted before.
        workers: processes that count, where there is much to count.
    """
    from pipeline.s5_check.suites import Tally, run_suites

    code = digest(files_digest(PACKAGE, _SUITES_CODE), library_versions(("great-expectations", "pandas", "pyarrow")))
    keys: dict[Path, str] = {}
    jobs, rows = [], 0
    for name, placed in files.items():
        suite = suites / f"{name}.json"
        said = suite.read_text("utf-8") if suite.exists() else ""
        for each in placed:
            keys[each.path] = digest("rows", name, each.sha256, said, code)
            if kept.get(keys[each.path]) is None:
                jobs.append(_CountJob(name, each.path, suites, keys[each.path]))
                rows += each.rows
    for key, tallies in run_jobs(
        _count, jobs, lambda: open_executor(1 if rows < _FEW_ROWS else min(workers, len(jobs)))
    ):
        kept.put(key, tallies)
    return run_suites(tables, suites, lambda _, path: [Tally(**each) for each in kept.get(keys[path])])
