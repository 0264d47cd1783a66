"""The inventory of a sources folder: which report files there are, and what stands beside them.

In: a folder. Out: one ``Source`` a report file, in the order of their paths whatever order the file system gives, and
the issues of the folder. What does not fit is named and passed over; nothing stops the other reports.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from pipeline.limits import REPORT_BYTES, SIDECAR_BYTES
from pipeline.model import Issue, Sidecar, Source
from pipeline.s0_sources.annotations import FOLDER as ANNOTATIONS
from pipeline.s0_sources.annotations import AnnotationFile, list_annotations
from pipeline.s0_sources.corrections import FOLDER as CORRECTIONS
from pipeline.s0_sources.corrections import Correction, read_corrections
from pipeline.s0_sources.folder import Listing, is_said, list_folder
from pipeline.s0_sources.sidecar import read_sidecar
from pipeline.storage import open_file, read_file

FORMATS: Final = (".txt", ".md", ".pdf", ".docx", ".doc", ".html", ".htm")
# Corrections of what the rules read wrongly, and reports annotated by hand to measure them by: no reports.
RESERVED_FOLDERS: Final = (CORRECTIONS, ANNOTATIONS)
# Controls and marks of direction (Cc, Cf): a name with them is not what it looks like.
_UNSEEN: Final = ("Cc", "Cf", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class SourceIssue:
    """Something wrong in the sources folder; ``path`` is the report it concerns, or the file that is no report."""

    path: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class Inventory:
    """The reports of a folder, sorted by path, what is wrong with the folder, sorted likewise, and what people say of
    the rows: corrections in the order of files and entries, and the files of annotations."""

    sources: tuple[Source, ...]
    issues: tuple[SourceIssue, ...]
    corrections: tuple[Correction, ...] = ()
    annotations: tuple[AnnotationFile, ...] = ()

    def issues_of(self) -> dict[str, tuple[Issue, ...]]:
        """The issues by path."""
        found: dict[str, tuple[Issue, ...]] = {}
        for each in self.issues:
            found[each.path] = (*found.get(each.path, ()), each.issue)
        return found


def _listing(folder: Path, left_out: Collection[Path]) -> Listing:
    """The files below ``folder``; hidden ones, read-me's and what people say of rows left out."""

    def is_wanted(inside: str) -> bool:
        return is_said(inside) and inside not in RESERVED_FOLDERS

    return list_folder(folder, is_wanted=is_wanted, left_out=left_out)


def _printable(path: str) -> str:
    """``path`` as it can be written anywhere: what is no character of UTF-8, or cannot be seen, becomes ``\ufffd``."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(letter) in _UNSEEN else letter for letter in text)


def fingerprint(path: Path) -> tuple[str, int]:
    """SHA-256 (hex) and size in bytes of a file, read in pieces; of one that is too large nothing is read."""
    with open_file(path) as stream:
        size = stream.seek(0, os.SEEK_END)
        if size > REPORT_BYTES:
            return "", size
        stream.seek(0)
        return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()


def _stray(path: str, stems: Iterable[str]) -> SourceIssue | None:
    """The issue of a file that is neither a report nor the sidecar of one."""
    if path != _printable(path):
        message = f"{_printable(path)} is not read: its name holds what is not UTF-8 or cannot be seen, rename it"
        return SourceIssue(_printable(path), Issue("error", "file_name", message))
    name = PurePosixPath(path)
    suffix = name.suffix.lower()
    if suffix == ".yaml":
        if str(name.with_suffix("")) in stems:
            return None
        message = f"{path} has no report beside it: name it like the report, with .yaml for its ending"
        return SourceIssue(path, Issue("error", "sidecar_without_report", message))
    if suffix == ".yml":
        message = f"{path} is not read: a sidecar ends in .yaml, rename it to {name.with_suffix('.yaml')}"
        return SourceIssue(path, Issue("error", "sidecar_misnamed", message))
    message = f"{path} is not read: reports end in {', '.join(FORMATS)}; save it as one of these or move it away"
    return SourceIssue(path, Issue("warning", "unknown_format", message))


def _of_sidecar(name: str, sidecar: Sidecar, sha256: str) -> list[Issue]:
    """What a sidecar says of its file: that it is left out, or that it was another one when it was fetched."""
    if sidecar.leave_out is not None:
        return [Issue("info", "left_out", f"{name} is left out: {sidecar.leave_out}")]
    if sidecar.sha256 is not None and sidecar.sha256.lower() != sha256:
        message = f"{name} is not the file that was fetched (sha256 in its sidecar): fetch it again, or remove the line"
        return [Issue("warning", "source_changed", message)]
    return []


def inventory(folder: Path, left_out: Collection[Path] = ()) -> Inventory:
    """Take stock of a sources folder, including its subfolders.

    Args:
        folder: the sources.
        left_out: absolute folders and files that are no sources wherever they lie: what is published from them.

    Raises:
        FileNotFoundError: ``folder`` is not a folder.

    Returns:
        Sources sorted by path. Issues of a sidecar stand under the path of each report it belongs to; those of a file
        that belongs to no report (``sidecar_without_report``, ``sidecar_misnamed``, ``unknown_format``,
        ``file_unreadable``, ``file_name``, ``not_a_file``, ``package_in_sources``, ``too_large``,
        ``correction_invalid``, ``annotation_invalid``) under its own path. A report that its
        sidecar leaves out (``leave_out: reason``) is no source and has an issue ``left_out``.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {folder}")
    listing = _listing(folder, left_out)
    names = listing.files
    reports = [name for name in names if PurePosixPath(name).suffix.lower() in FORMATS and name == _printable(name)]
    stems = {str(PurePosixPath(name).with_suffix("")) for name in reports}
    listed, found = set(names), set(reports)
    issues = _printed(listing.issues)
    issues += [stray for name in names if name not in found and (stray := _stray(name, stems))]
    sources = []
    for name in reports:
        read = _fingerprint(folder, name)
        if isinstance(read, Issue):
            issues.append(SourceIssue(name, read))
            continue
        sha256, size = read
        beside = str(PurePosixPath(name).with_suffix(".yaml"))
        sidecar, said = _beside(folder, beside) if beside in listed else (Sidecar(), ())
        issues += [SourceIssue(name, each) for each in (*said, *_of_sidecar(name, sidecar, sha256))]
        if sidecar.leave_out is None:
            sources.append(Source(name, sha256, size, sidecar))
    corrections, wrong = read_corrections(folder)
    annotations, unread = list_annotations(folder)
    issues += _printed((*wrong, *unread))
    ordered = tuple(sorted(issues, key=lambda each: (each.path, each.issue.message)))
    return Inventory(tuple(sources), ordered, corrections, annotations)


def _fingerprint(folder: Path, name: str) -> tuple[str, int] | Issue:
    """The SHA-256 and the size in bytes of a file; an issue where it cannot be opened or is too large for a report."""
    try:
        sha256, size = fingerprint(folder / name)
    except OSError as error:
        return Issue("error", "file_unreadable", f"{name} cannot be opened: {error.strerror}")
    if size > REPORT_BYTES:
        return Issue(
            "error", "too_large", f"{name} has more than {REPORT_BYTES:,} bytes, the limit for a report; split it"
        )
    return sha256, size


def _printed(issues: Iterable[tuple[str, Issue]]) -> list[SourceIssue]:
    """Issues of paths with what cannot be printed in names written out."""
    return [SourceIssue(_printable(path), replace(issue, message=_printable(issue.message))) for path, issue in issues]


def _beside(folder: Path, name: str) -> tuple[Sidecar, tuple[Issue, ...]]:
    """What a sidecar says; one that cannot be opened costs its report nothing but what it would have said."""
    try:
        content = read_file(folder / name, SIDECAR_BYTES)
    except OSError as error:
        message = f"{name} cannot be opened: {error.strerror}; nothing of it is used"
        return Sidecar(), (Issue("error", "sidecar_invalid", message),)
    return read_sidecar(content, name)
