"""Reports annotated by hand, by which the rows are measured: the YAML files of ``annotations`` in the sources folder.

In: the folder. Out: which files there are and their hashes; what they say is read where rows are measured
(``s5_check.annotation``).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline.limits import SAYINGS_BYTES
from pipeline.model import Issue
from pipeline.s0_sources.folder import is_said, list_folder
from pipeline.storage import read_file

FOLDER: Final = "annotations"


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """A file of annotations: its path relative to the sources folder and the SHA-256 of its bytes, in hexadecimal."""

    path: str
    sha256: str


def list_annotations(sources: Path) -> tuple[tuple[AnnotationFile, ...], tuple[tuple[str, Issue], ...]]:
    """The files of ``sources/annotations`` and what is wrong with the folder; both empty without it.

    What is wrong are pairs of the file, relative to ``sources``, and an error ``annotation_invalid``.
    """
    files: list[AnnotationFile] = []
    listing = list_folder(sources, FOLDER, is_said)
    bad = [(path, replace(issue, kind="annotation_invalid")) for path, issue in listing.issues]
    for name in listing.files:
        if not name.endswith(".yaml"):
            message = f"{name} is not read: annotations end in .yaml; rename it or move it away"
            bad.append((name, Issue("error", "annotation_invalid", message)))
            continue
        try:
            content = read_file(sources / name, SAYINGS_BYTES)
        except OSError as error:
            message = f"{name} cannot be opened: {error.strerror}"
            bad.append((name, Issue("error", "annotation_invalid", message)))
            continue
        files.append(AnnotationFile(name, hashlib.sha256(content).hexdigest()))
    return tuple(files), tuple(bad)
