"""A build as plain functions, in the order in which they are called: inventory, shards, tables, package.

Each takes the ``Build`` (where things lie and how many workers there are) and leaves its outcome on disk, so that the
command line, the orchestrator and a notebook call the same functions, in one process or in several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from pipeline.engine.amend import amend_parts, original_of
from pipeline.engine.executors import open_readers, run_jobs
from pipeline.engine.memo import digest, document_code, document_key
from pipeline.engine.parts import Parts, PartWriter, open_parts
from pipeline.engine.plan import plan_shards, related
from pipeline.engine.reasons import Reason, explain_documents, note_reasons
from pipeline.engine.results import failed
from pipeline.engine.shard import (
    JobDocument,
    ShardJob,
    ShardResult,
    arrow_schemas,
    finished,
    shard_folder,
    work_shard,
)
from pipeline.model import Issue, Sidecar, Source
from pipeline.paths import Layout
from pipeline.s0_sources import Inventory, SourceIssue, inventory
from pipeline.s0_sources.annotations import AnnotationFile
from pipeline.s0_sources.corrections import Correction
from pipeline.s5_check.suites import begin_import
from pipeline.sealed import read_sealed, write_sealed
from pipeline.storage import remove

# The parts of files in the sources folder that are no reports: issues alone.
FOLDER_SHARD: Final = "folder"
# The checks of so many reports are counted in this process, which waits for its readers meanwhile: it imports what counts.
_COUNTED_HERE: Final = 300


def _silent(stage: str, done: int, total: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True)
class Build:
    """One build: its folders, its workers and whom to tell how far it is.

    ``strict`` lets nothing be published of which something is set aside, and ``accepted_losses`` are tables of which it is
    known that they lost rows since the last package; neither changes a row. ``engine`` is the address of a Dask scheduler whose workers read the reports, or None for processes of this machine.
    ``progress`` is called with a stage's name, how much of it is done and how much there is to do (documents, tables).
    """

    layout: Layout
    workers: int = 1
    ocr: bool = False
    engine: str | None = None
    strict: bool = False
    accepted_losses: tuple[str, ...] = ()
    progress: Callable[[str, int, int], None] = _silent


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build is made of. ``jobs`` cover every report once; ``key`` names all that its parts depend on."""

    inventory: Inventory
    jobs: tuple[ShardJob, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Worked:
    """Counts of the documents of a build: made anew, taken over as they were, and left out with an issue."""

    worked: int
    copied: int
    failed: int

    @property
    def total(self) -> int:
        """All documents."""
        return self.worked + self.copied


def plan_build(build: Build, stock: Inventory | None = None) -> Plan:
    """Lay out the work on an inventory, or on the sources folder as it is now; see ``inventory`` for the errors."""
    stock = inventory(build.layout.sources, build.layout.own) if stock is None else stock
    code, issues = document_code(), stock.issues_of()
    documents = {
        source.path: JobDocument(
            source,
            document_key(source, issues.get(source.path, ()), ocr=build.ocr, code=code),
            issues.get(source.path, ()),
        )
        for source in stock.sources
    }
    older = _older(build.layout.shards)
    jobs = []
    for name, paths in plan_shards(documents).items():
        members = tuple(documents[path] for path in paths)
        folder = shard_folder(build.layout.shards, name, members)
        near = tuple(path for other, path in older if related(name, other) and path != folder)
        jobs.append(ShardJob(name, build.layout.sources, folder, members, near, build.ocr, code=code))
    strays = [[each.path, asdict(each.issue)] for each in stock.issues if each.path not in documents]
    said = [[asdict(each) for each in stock.corrections], [asdict(each) for each in stock.annotations]]
    return Plan(stock, tuple(jobs), digest([job.folder.name for job in jobs], strays, said, code))


def explain_cache(build: Build, plan: Plan) -> Iterator[Reason]:
    """Why each document of a plan will be worked or taken over, and which are gone; nothing is worked here."""
    held: dict[str, set[str]] = {}
    for folder in {folder for job in plan.jobs for folder in (job.folder, *job.older)}:
        for path, key in found.keys().items() if (found := open_parts(folder)) else ():
            held.setdefault(path, set()).add(key)
    planned = {each.source.path: each.key for job in plan.jobs for each in job.documents}
    return explain_documents(build.layout, plan.inventory, planned, held, ocr=build.ocr)


def keep_inventory(build: Build, stock: Inventory) -> None:
    """Note an inventory for the stages that follow, which may run in another process."""
    write_sealed(build.layout.inventory, asdict(stock))


def kept_inventory(build: Build) -> Inventory:
    """The inventory that was noted; a file that changed since then is noticed by the worker, which compares hashes.

    Raises:
        FileNotFoundError: there is none; take stock of the sources first.
    """
    data = read_sealed(build.layout.inventory)
    if data is None:
        raise FileNotFoundError(f"there is no inventory in {build.layout.cache}: take stock of the sources first")
    sources = (
        Source(**each | {"sidecar": Sidecar(**each["sidecar"] | {"symbols": tuple(each["sidecar"]["symbols"])})})
        for each in data["sources"]
    )
    issues = (SourceIssue(each["path"], Issue(**each["issue"])) for each in data["issues"])
    corrections = (Correction(**each | {"values": tuple(map(tuple, each["values"]))}) for each in data["corrections"])
    annotations = (AnnotationFile(**each) for each in data["annotations"])
    return Inventory(tuple(sources), tuple(issues), tuple(corrections), tuple(annotations))


def _older(shards: Path) -> list[tuple[str, Path]]:
    """The parts that are there: (name of the shard, folder)."""
    if not shards.is_dir():
        return []
    named = ((path.name.partition("-"), path) for path in shards.iterdir() if path.name.startswith("s"))
    return sorted((name, path) for (name, dash, _), path in named if dash)


def work_shards(build: Build, plan: Plan) -> Worked:
    """Make the parts of every shard that are not there yet, and note in the layout's ``parts`` which they are."""
    total = len(plan.inventory.sources)
    results: list[ShardResult] = []
    todo: list[ShardJob] = []
    for job in plan.jobs:
        done = finished(job)
        if done is None:
            todo.append(job)
        else:
            results.append(done)
    counted = sum(each.copied for each in results)
    build.progress("documents", counted, total)
    workers = max(1, min(build.workers, len(todo)))
    if todo and total <= _COUNTED_HERE:
        begin_import()
    for result in run_jobs(work_shard, todo, lambda: open_readers(workers, build.engine)):
        results.append(result)
        counted += result.worked + result.copied
        build.progress("documents", counted, total)
    made = [each.folder for each in sorted(results, key=lambda each: each.name)]
    folders = [each.name for each in amend_parts(build.layout, made, plan.inventory, arrow_schemas())]
    folders += _write_strays(build, plan)
    write_sealed(build.layout.parts, folders)
    note_reasons(build.layout, plan.inventory, read_parts(build), ocr=build.ocr)
    return Worked(
        sum(each.worked for each in results), sum(each.copied for each in results), sum(each.failed for each in results)
    )


def _write_strays(build: Build, plan: Plan) -> list[str]:
    """The parts of what lies in the sources folder and is no report."""
    reports = {source.path for source in plan.inventory.sources}
    strays = [each for each in plan.inventory.issues if each.path not in reports]
    if not strays:
        return []
    folder = build.layout.shards / f"{FOLDER_SHARD}-{digest([[each.path, asdict(each.issue)] for each in strays])[:16]}"
    with PartWriter(folder, arrow_schemas()) as writer:
        for path in dict.fromkeys(each.path for each in strays):
            made = failed(Source(path, "", 0), tuple(each.issue for each in strays if each.path == path))
            writer.add(path, FOLDER_SHARD, None, made.rows)
    return [folder.name]


def _noted_parts(build: Build) -> list[str]:
    names: list[str] | None = read_sealed(build.layout.parts)
    if names is None:
        raise FileNotFoundError(f"no parts are noted in {build.layout.cache}: work the documents first")
    return names


def read_parts(build: Build) -> tuple[Parts, ...]:
    """The parts ``work_shards`` noted.

    Raises:
        FileNotFoundError: there are none; the documents have to be worked first.
    """
    parts = []
    for name in _noted_parts(build):
        found = open_parts(build.layout.shards / name)
        if found is None:
            raise FileNotFoundError(f"the parts in {build.layout.shards / name} are gone: work the documents again")
        parts.append(found)
    return tuple(parts)


def count_rows(parts: Iterable[Parts]) -> Counter[str]:
    """The rows of parts by table, before anything is merged."""
    counts: Counter[str] = Counter()
    for each in parts:
        for entry in each.entries:
            counts.update(entry.rows)
    return counts


def prune(build: Build) -> None:
    """Remove the parts that the build does not use: older shards and what killed builds left behind."""
    names = _noted_parts(build)
    keep = {*names, *(original_of(name) for name in names)}
    for path in build.layout.shards.iterdir():
        if path.name not in keep:
            remove(path)
