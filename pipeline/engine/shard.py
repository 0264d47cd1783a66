"""The work on one shard: a few hundred documents in, one set of Parquet files out, counts back.

``work_shard`` is a plain function of a picklable job, so that it runs in this process, in a pool or on another
machine alike. Documents whose key is found in older parts are copied, the others worked.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from socket import gethostname
from typing import Final

import pyarrow as pa

from pipeline.engine.bounded import LimitError, LimitKind
from pipeline.engine.memo import digest, document_code
from pipeline.engine.parts import Parts, PartWriter, open_parts, pack, to_pieces, unpack
from pipeline.engine.readers import reader_of
from pipeline.engine.results import TEXTS, DocumentResult, failed, internal_error
from pipeline.limits import OCR_SECONDS, REPORT_BYTES, WAITING_SECONDS, processor_seconds
from pipeline.model import Issue, Source
from pipeline.schema import SOURCE_COLUMN, load_schema, part_schema
from pipeline.storage import read_file

# The kinds of issues of documents that met a limit.
LIMIT_KINDS: Final[Mapping[LimitKind, str]] = {
    "time": "took_too_long",
    "memory": "too_much_memory",
    "ended": "worker_lost",
}


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
    ``code`` is ``document_code`` of
    who made the job: a worker on another machine must have the same.
    """

    name: str
    sources: Path
    folder: Path
    documents: tuple[JobDocument, ...]
    older: tuple[Path, ...] = ()
    ocr: bool = False
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


# So many objects a reader makes between two looks of the cyclic collector, some megabytes; Python's own are 700.
_COLLECTED: Final = 50_000
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
        for path, document in remaining.items():
            made = _read(ReadTask(document, job.sources, job.ocr))
            pieces = {table: unpack(piece) for table, piece in made.pieces.items()}
            writer.add_pieces(path, document.key if made.lasting else "", made.report_id, pieces)
    parts = open_parts(job.folder)
    if parts is None:
        raise OSError(f"{job.folder} was written but cannot be read back: is the disk full?")
    return _result(job, parts, worked=len(remaining))


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What a reader has to know of a document."""

    document: JobDocument
    sources: Path
    ocr: bool


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The rows of a document by table, each an Arrow stream; ``lasting``: whether they hold as long as its key does."""

    report_id: str | None
    pieces: dict[str, bytes]
    lasting: bool = True

    @classmethod
    def of(cls, made: DocumentResult, *, lasting: bool = True) -> ReadResult:
        """What travels of the rows of a document; see ``to_pieces`` for the errors."""
        pieces = to_pieces(made.rows, arrow_schemas())
        return cls(made.report_id, {table: pack(piece) for table, piece in pieces.items()}, lasting)


def read_task(task: ReadTask) -> ReadResult:
    """Work one document; rows that do not fit the schema are its issue too. This is what runs in a reader's process."""
    source = task.document.source
    made, lasting = _work(task)
    try:
        return ReadResult.of(made, lasting=lasting)
    except ValueError as error:
        return _issues_alone(task.document, internal_error(source, error), lasting=lasting)


def prepare() -> None:
    """Make ready a process that reads: have every rule compiled, which takes longer than most documents."""
    from pipeline.engine.document import work_document

    content = b"A/1/1\n\n1. The Committee recommends that States should ratify the Convention.\n"
    # With its first rows Arrow reserves a gigabyte of addresses, which is not to count against a document.
    ReadResult.of(work_document(content, Source("prepare.txt", "", len(content))))
    # The records of a document are in no cycles: the collector need not walk them again and again.
    gc.set_threshold(_COLLECTED)


def _issues_alone(document: JobDocument, issue: Issue, *, lasting: bool = True) -> ReadResult:
    return ReadResult.of(failed(document.source, (issue, *document.issues)), lasting=lasting)


def _work(task: ReadTask) -> tuple[DocumentResult, bool]:
    # Only who reads documents loads what reading takes.
    from pipeline.engine.document import work_document

    document, source = task.document, task.document.source
    try:
        content = read_file(task.sources / source.path, REPORT_BYTES)
    except OSError as error:
        issue = Issue("error", "file_unreadable", f"{source.path} cannot be opened: {error.strerror}")
        return failed(source, (issue, *document.issues)), False
    if hashlib.sha256(content).hexdigest() != source.sha256:
        issue = Issue("error", "file_changed", f"{source.path} changed while the build ran: run it again")
        return failed(source, (issue, *document.issues)), False
    return work_document(content, source, known_issues=document.issues, ocr=task.ocr), True


def _read(task: ReadTask) -> ReadResult:
    """The result of one document, whatever it does to its reader."""
    seconds = OCR_SECONDS if task.ocr else processor_seconds(task.document.source.size)
    waiting = OCR_SECONDS if task.ocr else WAITING_SECONDS
    try:
        made: ReadResult = reader_of(read_task, prepare).work(task, seconds, waiting)
    except LimitError as error:
        message = f"{task.document.source.path} is left out: reading it {error}"
        return _issues_alone(task.document, Issue("error", LIMIT_KINDS[error.kind], message))
    return made


def _result(job: ShardJob, parts: Parts, *, worked: int) -> ShardResult:
    lost = sum(entry.report_id is None for entry in parts.entries)
    return ShardResult(job.name, parts.folder, worked, len(parts.entries) - worked, lost)
