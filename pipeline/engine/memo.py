"""What a result depends on, as a hash: the names under which finished work is kept and found again.

In: files, records and library versions. Out: hexadecimal SHA-256 digests. Two runs with equal digests give equal
bytes; no clock, no file time and no machine name enters. The habit is that of the ``etl`` of Our World in Data.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from pipeline.model import Issue, Source
from pipeline.paths import PACKAGE

# What lies in the way from the bytes of a report to its rows; checking, publishing and orchestration do not.
DOCUMENT_CODE: Final = (
    "model",
    "file_names.py",
    "language.py",
    "limits.py",
    "numbers.py",
    "engine/document.py",
    "engine/memo.py",
    "engine/parts.py",
    "engine/results.py",
    "records.py",
    "rules",
    "s1_read",
    "s2_structure",
    "s3_extract",
    "s4_tidy",
    "s5_check/evidence.py",
    "s5_check/remedies.py",
    "s5_check/report_rows.py",
    "s5_check/row_tests.py",
    "schema",
    "unseen.py",
)
# What reads, matches or writes on that way; a new version of one of these can give other rows.
DOCUMENT_LIBRARIES: Final = (
    "ahocorasick-rs",
    "lxml",
    "markdown-it-py",
    "pyarrow",
    "pypdfium2",
    "pyyaml",
)


def digest(*values: Any) -> str:
    """SHA-256 of JSON values, keys sorted."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def file_hashes(root: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of files, and of all files in folders, below ``root`` by their paths; compiled Python is left out.

    Raises:
        FileNotFoundError: one of ``names`` does not exist.
    """
    hashes = {}
    for name in sorted(names):
        start = root / name
        if not start.exists():
            raise FileNotFoundError(f"{start} is part of every cache key but does not exist")
        inside = (each for each in start.rglob("*") if each.is_file()) if start.is_dir() else iter((start,))
        for path in sorted(inside):
            if path.suffix != ".pyc":
                hashes[path.relative_to(root).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return hashes


def files_digest(root: Path, names: Iterable[str]) -> str:
    """One SHA-256 of the same files: of their paths and bytes; see ``file_hashes`` for the errors."""
    return digest(file_hashes(root, names))


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def library_versions(libraries: Iterable[str]) -> dict[str, str | None]:
    """Versions by name, None where a library is not installed, and Python's own (its Unicode tables differ)."""
    return {"python": f"{sys.version_info[0]}.{sys.version_info[1]}"} | {each: _version(each) for each in libraries}


@cache
def document_code() -> str:
    """Digest of the code, the rules and the libraries that turn a report into rows."""
    return digest(files_digest(PACKAGE, DOCUMENT_CODE), library_versions(DOCUMENT_LIBRARIES))


def document_key(source: Source, issues: tuple[Issue, ...], *, ocr: bool, code: str) -> str:
    """The key of the work on one document.

    Its bytes, its path (it is published), what its sidecar says, what the inventory found wrong with it, the one
    setting that changes what is read, and ``code`` (see ``document_code``).
    """
    return digest(asdict(source), [asdict(each) for each in issues], ocr, code)
