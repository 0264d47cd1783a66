"""The work on one shard: a few hundred documents in, one set of Parquet files out, counts back.

``work_shard`` is a plain function of a picklable job, so that it runs in this process, in a pool or on another
machine alike. Documents whose key is found in older parts are copied, the others worked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from socket import gethostname
from typing import Final

import pyarrow as pa

from pipeline.engine.document import TEXTS, DocumentResult, failed, internal_error, work_document
from pipeline.engine.memo import digest, document_code
from pipeline.engine.parts import Parts, PartWriter, open_parts
from pipeline.model import Issue, Source
from pipeline.schema import SOURCE_COLUMN, load_schema, part_schema


@dataclass(frozen=True, slots=True)
class JobDocument:
    """A document of a job: ``key`` names what its rows depend on, ``issues`` are those of the inventory."""

    source: Source
    key: str
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ShardJob:
    """What a worker has to know of a shard.

    ``folder`` is where its parts go, ``older`` are the folders of parts that may hold some of its documents already.
    ``skipped`` are paths of documents that killed a worker and get an issue instead. ``code`` is ``document_code`` of
    who made the job: a worker on another machine must have the same.
    """

    name: str
    sources: Path
    folder: Path
    documents: tuple[JobDocument, ...]
    older: tuple[Path, ...] = ()
    ocr: bool = False
    skipped: frozenset[str] = frozenset()
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ShardResult:
    """Counts of a finished shard, in documents. ``failed`` counts those of which nothing but issues remains."""

    name: str
    folder: Path
    worked: int
    copied: int
    failed: int


def shard_folder(shards: Path, name: str, documents: tuple[JobDocument, ...]) -> Path:
    """Where the parts of a shard go: its name and what it is made of."""
    return shards / f"{name}-{digest([[each.source.path, each.key] for each in documents])[:16]}"


_TEXTS_SCHEMA: Final = pa.schema([(name, pa.string()) for name in ("report_id", "text", SOURCE_COLUMN)])


@cache
def arrow_schemas() -> Mapping[str, pa.Schema]:
    """The Arrow schema of the parts of every table that workers fill, by name, and of the canonical texts."""
    tables = {table.name: part_schema(table) for table in load_schema() if table.kind != "derived"}
    return tables | {TEXTS: _TEXTS_SCHEMA}


def finished(job: ShardJob) -> ShardResult | None:
    """The result of a shard that was worked before, on the same documents; None where it has to be worked."""
    parts = open_parts(job.folder)
    if parts is None or parts.keys() != {each.source.path: each.key for each in job.documents}:
        return None
    return _result(job, parts, worked=0)


class WorkerError(Exception):
    """This worker must not work the job; the message says what to do."""


def work_shard(job: ShardJob) -> ShardResult:
    """Make the parts of a shard. Run twice it leaves the same files.

    Raises:
        WorkerError: the code, the rules or the libraries of this worker are not those of who made the job.
    """
    if job.code is not None and job.code != document_code():
        message = f"the worker on {gethostname()} has other code, rules or libraries than the build began with: install the same version"
        raise WorkerError(message)
    remaining = {each.source.path: each for each in job.documents}
    with PartWriter(job.folder, arrow_schemas()) as writer:
        for folder in job.older:
            old = open_parts(folder)
            if old is not None:
                same = [path for path, key in old.keys().items() if path in remaining and remaining[path].key == key]
                writer.copy(old, same)
                for path in same:
                    del remaining[path]
        for document in remaining.values():
            _write(writer, document, job)
    parts = open_parts(job.folder)
    if parts is None:
        raise OSError(f"{job.folder} was written but cannot be read back: is the disk full?")
    return _result(job, parts, worked=len(remaining))


def _write(writer: PartWriter, document: JobDocument, job: ShardJob) -> None:
    """Work one document and write its rows; rows that do not fit the schema are the document's issue too."""
    made, lasting = _work(document, job)
    path, key = document.source.path, document.key if lasting else ""
    try:
        writer.add(path, key, made.report_id, made.rows)
    except ValueError as error:
        made = failed(document.source, (internal_error(document.source, error), *document.issues))
        writer.add(path, key, None, made.rows)


def _work(document: JobDocument, job: ShardJob) -> tuple[DocumentResult, bool]:
    """The result of one document, and whether it holds as long as its key does."""
    source = document.source
    if source.path in job.skipped:
        message = f"{source.path} is left out: reading it ends the worker process (damaged file?); save it anew"
        return failed(source, (Issue("error", "worker_lost", message), *document.issues)), True
    try:
        content = (job.sources / source.path).read_bytes()
    except OSError as error:
        issue = Issue("error", "file_unreadable", f"{source.path} cannot be opened: {error.strerror}")
        return failed(source, (issue, *document.issues)), False
    if hashlib.sha256(content).hexdigest() != source.sha256:
        issue = Issue("error", "file_changed", f"{source.path} changed while the build ran: run it again")
        return failed(source, (issue, *document.issues)), False
    return work_document(content, source, known_issues=document.issues, ocr=job.ocr), True


def _result(job: ShardJob, parts: Parts, *, worked: int) -> ShardResult:
    lost = sum(entry.report_id is None for entry in parts.entries)
    return ShardResult(job.name, parts.folder, worked, len(parts.entries) - worked, lost)


def survives(job: ShardJob, path: str) -> bool:
    """Work one document of a job and throw the rows away: what a worker that died is looked into with."""
    document = next(each for each in job.documents if each.source.path == path)
    _work(document, job)
    return True
