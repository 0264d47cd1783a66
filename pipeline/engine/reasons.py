"""Why a document is worked or taken over, in words.

In: the inventory of a build and what was noted of the one before. Out: for each document what became of it and why. The
decision itself is by keys (``memo``); here is only compared of what the keys are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from pipeline.engine.amend import sort_by_report
from pipeline.engine.memo import DOCUMENT_CODE, DOCUMENT_LIBRARIES, digest, file_hashes, library_versions
from pipeline.engine.parts import Parts
from pipeline.model import Issue, Source
from pipeline.paths import PACKAGE, Layout
from pipeline.s0_sources import Inventory
from pipeline.sealed import read_sealed, write_sealed

Fate = Literal["worked", "taken over", "removed"]
_FILES_NAMED: Final = 8
# How a change of what is noted of a document is said, in the order of the note.
_MADE_OF: Final = ("its bytes changed", "its sidecar changed", "what is wrong with its files changed")


@dataclass(frozen=True, slots=True)
class Reason:
    """What becomes of a document, and why."""

    path: str
    fate: Fate
    why: tuple[str, ...]

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.fate:<10} {self.path}: {'; '.join(self.why)}"


def note_reasons(lies: Layout, stock: Inventory, parts: Iterable[Parts], *, ocr: bool) -> None:
    """Note what the documents of a build were made of."""
    reports = {entry.path: entry.report_id for part in parts for entry in part.entries}
    said, issues = _said(lies, stock, reports.values()), stock.issues_of()
    made = {
        "ocr": ocr,
        "files": file_hashes(PACKAGE, DOCUMENT_CODE),
        "libraries": library_versions(DOCUMENT_LIBRARIES),
        "documents": {
            source.path: [
                *_made_of(source, issues.get(source.path, ())),
                said.get(reports.get(source.path), ""),
                reports.get(source.path),
            ]
            for source in stock.sources
        },
    }
    write_sealed(lies.worked, made)


def explain_documents(
    lies: Layout, stock: Inventory, planned: Mapping[str, str], held: Mapping[str, set[str]], *, ocr: bool
) -> Iterator[Reason]:
    """Say of every document, in the order of their paths, why it will or will not be worked.

    Args:
        lies: where the last build left its note.
        stock: the inventory of this build.
        planned: the key of each document of this build by its path.
        held: the keys of each document in the finished work that is there.
        ocr: the setting of this build.
    """
    before = _read(lies)
    documents: dict[str, list[Any]] = before.get("documents", {})
    said, issues = _said(lies, stock, [each[-1] for each in documents.values()]), stock.issues_of()
    common = _common(before, ocr=ocr) if before else ()
    for source in stock.sources:
        known = documents.get(source.path)
        if planned[source.path] in held.get(source.path, ()):
            fate: Fate = "taken over"
            why: tuple[str, ...] = ("nothing changed of what it is made of",)
        else:
            fate = "worked"
            why = _why(known, _made_of(source, issues.get(source.path, ())), common)
        if known is not None and known[-2] != said.get(known[-1], ""):
            why = (*why, "its corrections or annotations changed, which is applied to its rows without reading it")
        yield Reason(source.path, fate, why)
    for path in sorted(documents.keys() - planned.keys()):
        yield Reason(path, "removed", ("it is no longer among the sources",))


def _why(known: Sequence[Any] | None, now: Sequence[str], common: tuple[str, ...]) -> tuple[str, ...]:
    """Why a document is worked, from what it was made of and is made of."""
    if known is None:
        return ("it is new",)
    own = tuple(words for words, old, new in zip(_MADE_OF, known, now, strict=False) if old != new)
    return own + common or ("its finished work is gone, or was not to last because the file could not be read",)


def _made_of(source: Source, issues: tuple[Issue, ...]) -> list[str]:
    """What a document is made of, beside the code; in the order of ``_MADE_OF``."""
    found = [source.sha256, digest(asdict(source.sidecar)), digest([asdict(each) for each in issues])]
    return [each[:16] for each in found]


def _said(lies: Layout, stock: Inventory, reports: Iterable[str | None]) -> dict[str | None, str]:
    said, _ = sort_by_report(lies.sources, stock, {each for each in reports if each})
    return {report_id: about.key()[:16] for report_id, about in said.items()}


def _common(before: Mapping[str, Any], *, ocr: bool) -> tuple[str, ...]:
    """What changed for all documents."""
    reasons = []
    old, new = before["files"], file_hashes(PACKAGE, DOCUMENT_CODE)
    if files := sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)):
        more = f" and {len(files) - _FILES_NAMED} more" if len(files) > _FILES_NAMED else ""
        named = ", ".join(f"pipeline/{name}" for name in files[:_FILES_NAMED])
        reasons.append(f"code or rules changed: {named}{more}")
    was, now = before["libraries"], library_versions(DOCUMENT_LIBRARIES)
    if libraries := sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name)):
        listed = ", ".join(f"{name} {was.get(name)} -> {now.get(name)}" for name in libraries)
        reasons.append(f"libraries changed: {listed}")
    if before["ocr"] != ocr:
        reasons.append("--ocr is asked for now" if ocr else "--ocr is no longer asked for")
    return tuple(reasons)


def _read(lies: Layout) -> dict[str, Any]:
    made: dict[str, Any] = read_sealed(lies.worked) or {}
    return made if {"documents", "files", "libraries", "ocr"} <= made.keys() else {}
