"""Checks of the merged tables, portion by portion: what was found in files that are still the same is not looked for again.

In: the merged tables and their portions. Out: one summary for the whole, the same as if all rows had been checked at
once. What looks at rows one by one is counted in each file; keys and references are checked within a portion, because
all rows of a report are in one; and what can only show across portions is checked on the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from pipeline.engine.executors import open_executor, run_jobs
from pipeline.engine.memo import digest, files_digest, library_versions
from pipeline.engine.plan import SHARD
from pipeline.engine.portions import OVERALL, MergedFile, PortionJob, portion_tables
from pipeline.paths import PACKAGE
from pipeline.s5_check.result import ROWS_SHOWN, CheckSummary, Failure, summary
from pipeline.s5_check.structural import check_keys, check_structure, loose_keys
from pipeline.schema import load_schema
from pipeline.sealed import read_sealed, write_sealed

_REFERENCES: Final = ("foreign_key", "typed_reference")
_STRUCTURE_CODE: Final = ("s5_check/structural.py", "s5_check/result.py", "schema", "engine/checks.py")
_SUITES_CODE: Final = (
    "s5_check/suites.py",
    "rules/rows.py",
    "rules/rows.yaml",
    "rules/loader.py",
    "rules/shapes.py",
    "rules/shape_kinds.py",
    "s5_check/result.py",
    "schema",
    "engine/checks.py",
)
# Below this many rows to count, starting processes that import Great Expectations takes longer than counting.
_FEW_ROWS: Final = 400_000
# With fewer portions to check, starting processes takes longer than checking: half a second each.
_MANY_PORTIONS: Final = 8
# Rows that are counted at a time where portions have fewer.
_TOGETHER: Final = 20_000


class Kept:
    """Outcomes by the hash of what they were found in, in a file; those not asked for are dropped when it is saved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._used: dict[str, Any] = {}
        self._known: dict[str, Any] = read_sealed(file) or {}

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
        write_sealed(self._file, self._used)


def check_tables(tables: Mapping[str, Path], jobs: Sequence[PortionJob], kept: Kept, workers: int = 1) -> CheckSummary:
    """What the schema says, on the merged tables (``tables``) of some portions (``jobs``).

    ``kept`` is what was found in portions before, ``workers`` are processes that look where there are many others.
    """
    if not any(path.is_dir() for path in tables.values()):
        return check_structure(tables, threads=workers)
    code = digest(files_digest(PACKAGE, _STRUCTURE_CODE), library_versions(("duckdb",)))
    loose: set[str] = set()
    schema = load_schema()
    entities = {table.name for table in schema.of_kind("entity")}
    found = [check_structure(tables, only=entities, threads=workers)]
    # What no report has stands in parts of their own, as what was found only when all reports met.
    overall = {name: path for name in schema.tables if (path := tables[name] / OVERALL).is_file()}
    found += [check_structure({**tables, name: path}, only={name}, threads=workers) for name, path in overall.items()]
    portions = [_PortionCheck.of(job, code) for job in jobs]
    todo = [each for each in portions if kept.get(each.key) is None]
    processes = min(workers, len(todo)) if len(todo) >= _MANY_PORTIONS else 1
    work = partial(_check_portion, threads=workers // processes)
    for key, outcome in run_jobs(work, todo, lambda: open_executor(processes)):
        kept.put(key, outcome)
    for portion in portions:
        own, outcome = portion.tables, kept.get(portion.key)
        loose |= set(outcome["loose"])
        if any(each["check"] in _REFERENCES for each in outcome["failures"]):
            # What a report does not say of an entity another one may say: the merged tables decide, each time.
            merged = {name: tables[name] for name in entities}
            found.append(check_structure({**own, **merged}, only=_of_reports(), threads=workers))
        else:
            found.append(_summary(outcome))
    across = check_keys(tables, {"reports", *loose}, threads=workers)
    return _together(found, across)


def _of_reports() -> set[str]:
    return {table.name for table in load_schema() if table.kind != "entity"}


@dataclass(frozen=True, slots=True)
class _PortionCheck:
    """The tables of a portion that are checked, and the name under which the outcome is kept."""

    tables: dict[str, Path]
    key: str

    @classmethod
    def of(cls, job: PortionJob, code: str) -> _PortionCheck:
        own = dict(portion_tables(job))
        return cls(own, digest("structure", job.folder.name, own["recommendations_wide"].name, code))


def _check_portion(portion: _PortionCheck, threads: int) -> tuple[str, dict[str, Any]]:
    own = portion.tables
    found = check_structure(own, only=_of_reports(), threads=threads)
    return portion.key, {**found.to_dict(), "loose": loose_keys(own, threads=threads)}


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
    """Files of a table in which the expectations on rows are counted, or without files its number of ``rows``, by
    which those on the whole table are."""

    table: str
    paths: tuple[Path, ...]
    rows: int
    suites: Path
    key: str


def _count(job: _CountJob) -> tuple[str, list[dict[str, Any]]]:
    # Great Expectations takes seconds to import.
    from pipeline.s5_check.suites import count_rows, count_table, load_suite

    suite = load_suite(job.suites, job.table)
    found = count_rows(job.table, suite, job.paths) if job.paths else count_table(job.table, suite, job.rows)
    return job.key, [asdict(tally) for tally in found]


def counted_together(files: Iterable[MergedFile], most: int = _TOGETHER) -> list[tuple[MergedFile, ...]]:
    """Files of a table in groups that are counted at a time: of portions whose names begin alike, with ``most`` rows.

    Great Expectations takes a tenth of a second for a table however few its rows are, and as long again for some ten
    thousand rows. As with shards, a portion that changes or is split changes its own group only.
    """
    groups: list[tuple[MergedFile, ...]] = []
    named: dict[str, MergedFile] = {}
    for each in files:
        if each.portion is None:
            groups.append((each,))
        else:
            named[each.portion] = each

    def split(prefix: str, names: list[str]) -> None:
        if len(names) == 1 or sum(named[name].rows for name in names) <= most:
            groups.append(tuple(named[name] for name in names))
            return
        for bit in "01":
            if within := [name for name in names if name.startswith(prefix + bit)]:
                split(prefix + bit, within)

    if named:
        split(SHARD, sorted(named))
    return groups


def check_expectations(
    files: Mapping[str, Sequence[MergedFile]],
    tables: Mapping[str, Path],
    suites: Path,
    kept: Kept,
    workers: int = 1,
) -> CheckSummary:
    """The suites of expectations on the merged tables; rows are counted in the files of portions where there are some.

    Args:
        files: the files of every table, with their hashes.
        tables: the same, as a file or a folder for each table.
        suites: the folder of the suites.
        kept: what was counted before.
        workers: processes that count, where there is much to count.
    """
    from pipeline.s5_check.suites import Tally, run_suites

    code = digest(files_digest(PACKAGE, _SUITES_CODE), library_versions(("great-expectations", "pandas", "pyarrow")))
    keys: dict[str, list[str]] = {}
    jobs: list[_CountJob] = []
    rows = 0
    for name, placed in files.items():
        suite = suites / f"{name}.json"
        said = suite.read_text("utf-8") if suite.exists() else ""
        whole = sum(each.rows for each in placed)
        mine = [_CountJob(name, (), whole, suites, digest("table", name, whole, said, code))]
        for group in counted_together(part for each in placed for part in each.portions or (each,)):
            key = digest("rows", name, [each.sha256 for each in group], said, code)
            paths = tuple(each.path for each in group)
            mine.append(_CountJob(name, paths, sum(each.rows for each in group), suites, key))
        keys[name] = [each.key for each in mine]
        todo = [each for each in mine if kept.get(each.key) is None]
        jobs += todo
        rows += sum(each.rows for each in todo if each.paths)
    for key, tallies in run_jobs(
        _count, jobs, lambda: open_executor(1 if rows < _FEW_ROWS else min(workers, len(jobs)))
    ):
        kept.put(key, tallies)

    def counted(table: str) -> Iterator[list[Tally]]:
        for key in keys[table]:
            yield [Tally(**each) for each in kept.get(key)]

    return run_suites(tables, suites, counted)
