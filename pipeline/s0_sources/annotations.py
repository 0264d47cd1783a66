"""Reports annotated by hand, by which the rows are measured: the YAML files of ``annotations`` in the sources folder.

In: the folder. Out: which files there are and their hashes; what they say is read where rows are measured
(``s5_check.annotation``).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.model import Issue

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
    bad: list[tuple[str, Issue]] = []
    for path in sorted((sources / FOLDER).rglob("*")):
        name = path.relative_to(sources).as_posix()
        if not path.is_file() or path.name.startswith((".", "~$")) or path.stem.lower() == "readme":
            continue
        if path.suffix != ".yaml":
            message = f"{name} is not read: annotations end in .yaml; rename it or move it away"
            bad.append((name, Issue("error", "annotation_invalid", message)))
            continue
        try:
            files.append(AnnotationFile(name, hashlib.sha256(path.read_bytes()).hexdigest()))
        except OSError as error:
            message = f"{name} cannot be opened: {error.strerror}"
            bad.append((name, Issue("error", "annotation_invalid", message)))
    return tuple(files), tuple(bad)
