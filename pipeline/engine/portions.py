"""Merging in portions: the rows of some hundred reports, merged once and taken over as long as their parts are the same.

In: the finished parts of shards. Out: a folder a portion with its sorted tables and the sums of what it says of
entities, and of all portions the merged tables. Which report belongs to which portion follows from the hash of its path,
whatever the shards are, so the published files do not depend on how the work was divided. One report that is added or
changed costs its portion and the tables of entities, not the merging of all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pipeline.engine.memo import digest, files_digest, library_versions
from pipeline.engine.parts import Parts
from pipeline.engine.plan import plan_shards
from pipeline.engine.results import TEXTS
from pipeline.linking import link
from pipeline.paths import PACKAGE
from pipeline.s4_tidy.merge import (
    WIDE,
    Double,
    compare_words,
    find_doubles,
    merge_entities,
    merge_portion,
    names_digests,
    sort_together,
    widen,
)
from pipeline.schema import WHOLE_ROWS, Table, load_schema
from pipeline.sealed import file_sha256, is_whole, read_sealed, write_sealed
from pipeline.storage import fetch, is_remote

# So many reports of 40 KB are merged in some seconds, and a million reports make some thousand portions.
PORTION_DOCUMENTS: Final = 512
INDEX: Final = "index.json"
# The part of a table with what was found when all reports met.
OVERALL: Final = "overall.parquet"
_ENTITIES: Final = "entities"
# Parts of shards that lie elsewhere, while a portion is made of them.
_FETCHED: Final = "fetched"
_CODE: Final = ("s4_tidy", "schema", "engine/portions.py", "engine/parts.py")
# Files of Parquet name the version of the project.
_LIBRARIES: Final = ("duckdb", "pyarrow", "un-reports")


@dataclass(frozen=True, slots=True)
class PortionJob:
    """What a worker has to know of a portion: ``parts`` are the folders of parts with their tables and the hashes of these, ``only`` the paths
    of its reports where the parts hold others too, ``left_out`` those whose report is taken from another file."""

    name: str
    folder: Path
    parts: tuple[tuple[Path, tuple[tuple[str, str], ...]], ...]
    only: frozenset[str] | None
    left_out: tuple[str, ...]
    memory_limit: str = "500MB"
    threads: int = 1


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A file of a merged table: where it lies, its rows, and the SHA-256 of its bytes.

    ``portion`` is the portion whose rows it holds; ``portions`` are files of portions that together hold its rows, where
    it was put together of several.
    """

    path: Path
    rows: int
    sha256: str
    portion: str | None = None
    portions: tuple[MergedFile, ...] = ()


@cache
def merge_code() -> str:
    """Digest of the code and the libraries that merge parts."""
    return digest(files_digest(PACKAGE, _CODE), library_versions(_LIBRARIES))


def plan_portions(
    parts: Sequence[Parts], portions: Path, *, most: int = PORTION_DOCUMENTS
) -> tuple[list[PortionJob], tuple[Double, ...]]:
    """The portions of all reports of the parts, by name, and the files whose report is read from another file.

    Args:
        parts: all parts of a build.
        portions: the folder in which portions are kept.
        most: the reports of a portion at most. The published files depend on it.
    """
    doubles = _doubles(parts)
    left_out = {each.source for each in doubles}
    # A file of corrections can stand in two parts: what is wrong with the file, and what fits no report.
    owners: dict[str, list[Parts]] = {}
    for part in parts:
        for entry in part.entries:
            owners.setdefault(entry.path, []).append(part)
    jobs = []
    for name, paths in plan_shards(owners, most=most, few=most).items():
        members = {part.folder: part for path in paths for part in owners[path]}
        held = {entry.path for part in members.values() for entry in part.entries}
        only = None if held <= set(paths) else frozenset(paths)
        gone = tuple(path for path in paths if path in left_out)
        made_of = [_identity(members[folder]) for folder in sorted(members)]
        key = digest(made_of, sorted(only) if only is not None else None, gone, merge_code())[:16]
        files = tuple((folder, _tables_of(members[folder])) for folder in sorted(members))
        jobs.append(PortionJob(name, portions / f"{name}-{key}", files, only, gone))
    return jobs, doubles


def _doubles(parts: Sequence[Parts]) -> tuple[Double, ...]:
    with tempfile.TemporaryDirectory() as scratch:

        def near(files: Sequence[Path]) -> list[Path]:
            return [fetch(file, Path(scratch) / f"{number}.parquet") for number, file in enumerate(files)]

        doubles = find_doubles(near(filled(parts, "reports")))
        unsure = {path for each in doubles if each.by_name and not each.differs for path in (each.source, each.kept)}
        held = [part.file(TEXTS) for part in parts if not unsure.isdisjoint(entry.path for entry in part.entries)]
        return compare_words(doubles, near(held)) if unsure else doubles


def _identity(parts: Parts) -> list[str]:
    """What the parts are made of: their folder is named by it, except for documents that are to be tried again."""
    if all(entry.key for entry in parts.entries):
        return [parts.folder.name]
    return [parts.folder.name, file_sha256(parts.file("issues"))]


def _tables_of(parts: Parts) -> tuple[tuple[str, str], ...]:
    known = {table.name for table in load_schema() if table.kind != "derived"}
    return tuple(
        (table, parts.hashes[table])
        for table in parts.tables
        if table in known and any(table in each.rows for each in parts.entries)
    )


def filled(parts: Sequence[Parts], table: str) -> list[Path]:
    """The files of a table, those without rows left out."""
    return [each.file(table) for each in parts if any(entry.rows.get(table) for entry in each.entries)]


def work_portion(job: PortionJob) -> str:
    """Make a portion, if it is not there, and return its name; the same job gives the same files."""
    if read_index(job.folder) is not None:
        return job.name
    job.folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f"tmp-{job.folder.name}-", dir=job.folder.parent))
    try:
        files: dict[str, list[Path]] = {}
        for folder, tables in job.parts:
            for table, sha256 in tables:
                name = f"{table}.parquet"
                here = fetch(folder / name, work / _FETCHED / folder.name / name)
                if is_remote(folder) and file_sha256(here) != sha256:
                    raise OSError(f"{folder / name} is not what was sent there: remove its folder and build again")
                files.setdefault(here.stem, []).append(here)
        limits: dict[str, Any] = {"memory_limit": job.memory_limit, "threads": job.threads}
        rows = merge_portion(files, work, left_out=job.left_out, only=job.only, **limits)
        shutil.rmtree(work / _FETCHED, ignore_errors=True)
        index = {
            table: [count, (path := work / f"{table}.parquet").stat().st_size, file_sha256(path)]
            for table, count in rows.items()
        }
        write_sealed(work / INDEX, index)
        shutil.rmtree(job.folder, ignore_errors=True)
        work.rename(job.folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return job.name


def read_index(folder: Path) -> dict[str, MergedFile] | None:
    """The files of a portion by table; None where it is not there or not as it was written."""
    try:
        index = read_sealed(folder / INDEX)
        if index is None or not all(
            is_whole(folder / f"{table}.parquet", size, sha) for table, (_, size, sha) in index.items()
        ):
            return None
        files = {table: MergedFile(folder / f"{table}.parquet", rows, sha) for table, (rows, _, sha) in index.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return None
    return files


def compose(
    jobs: Sequence[PortionJob],
    doubles: Sequence[Double],
    into: Path,
    *,
    whole_rows: int = WHOLE_ROWS,
    workers: int = 1,
    tell: Callable[[int], None] = lambda _: None,
) -> dict[str, list[MergedFile]]:
    """Make the merged tables of finished portions.

    Args:
        jobs: the portions, in the order of their names.
        doubles: see ``plan_portions``.
        into: gets ``<table>.parquet`` of every table: a file, or a folder of files where it is published in parts.
        whole_rows: a table of reports with more rows comes in parts. The published files depend on it.
        workers: portions that are widened at a time, and threads of DuckDB for what is made of all of them.
        tell: called with the number of tables that are ready.

    Returns:
        The files of every table, at least one, in the order of the schema.
    """
    shutil.rmtree(into, ignore_errors=True)
    entities = into / _ENTITIES
    portions = [job.folder for job in jobs]
    merge_entities(portions, doubles, entities, threads=workers)
    indexes = [read_index(job.folder) or {} for job in jobs]
    for index, wide in zip(indexes, _widened(jobs, entities, workers), strict=True):
        index[WIDE] = wide
    made = {}
    for number, table in enumerate(load_schema(), 1):
        if table.kind == "entity":
            path = into / f"{table.name}.parquet"
            (entities / path.name).rename(path)
            made[table.name] = [_described(path)]
        else:
            files = [replace(index[table.name], portion=job.name) for job, index in zip(jobs, indexes, strict=True)]
            if (overall := entities / f"{table.name}.parquet").exists():
                files.append(_described(overall))
            target = into / f"{table.name}.parquet"
            made[table.name] = _compose(table, [each for each in files if each.rows], target, whole_rows, workers)
        tell(number)
    shutil.rmtree(entities)
    return made


def _compose(
    table: Table,
    found: Sequence[MergedFile],
    target: Path,
    whole_rows: int,
    threads: int,
) -> list[MergedFile]:
    """The table as one file or as a folder of files; what is found in no portion are rows that no report has."""
    if sum(each.rows for each in found) <= whole_rows:
        if len(found) == 1:
            link(found[0].path, target)
            return [replace(found[0], path=target)]
        sort_together(table, [each.path for each in found], target, threads=threads)
        of_portions = all(each.portion is not None for each in found)
        return [replace(_described(target), portions=tuple(found) if of_portions else ())]
    target.mkdir()
    placed = []
    for each in found:
        path = target / f"{each.portion or Path(OVERALL).stem}.parquet"
        link(each.path, path)
        placed.append(replace(each, path=path))
    return placed


def _widened(jobs: Sequence[PortionJob], entities: Path, workers: int) -> list[MergedFile]:
    """The portions of ``recommendations_wide``; one is made anew where a name it shows is another."""
    digests = names_digests([job.folder for job in jobs], entities)
    # Threads suffice: DuckDB and Arrow do the work, and let others run meanwhile.
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda job, names: _widen(job, names, entities), jobs, digests))


def _widen(job: PortionJob, names: str, entities: Path) -> MergedFile:
    path = job.folder / f"{WIDE}-{digest(names)[:16]}.parquet"
    note = path.with_suffix(".json")
    made = read_sealed(note)
    if made is None or not is_whole(path, *made[1:]):
        for old in job.folder.glob(f"{WIDE}-*"):
            old.unlink()
        draft = path.with_suffix(".tmp")
        rows = widen(job.folder, entities, draft, memory_limit=job.memory_limit, threads=job.threads)
        draft.rename(path)
        made = [rows, path.stat().st_size, file_sha256(path)]
        write_sealed(note, made)
    return MergedFile(path, made[0], made[2])


def _described(path: Path) -> MergedFile:
    return MergedFile(path, pq.read_metadata(path).num_rows, file_sha256(path))


def prune_portions(portions: Path, jobs: Sequence[PortionJob]) -> None:
    """Remove the portions that are not those of ``jobs``, and what killed builds left."""
    keep = {job.folder.name for job in jobs}
    for path in portions.iterdir() if portions.is_dir() else ():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def portion_tables(job: PortionJob) -> Mapping[str, Path]:
    """The tables of one portion by name; those of entities hold what its reports say, one row an id or more."""
    wide = next(iter(job.folder.glob(f"{WIDE}-*.parquet")))
    return {table.name: wide if table.name == WIDE else job.folder / f"{table.name}.parquet" for table in load_schema()}
