"""A published package measured against files of annotations.

In: the folder of a package and annotation files. Out: figures and judged rows by report. How rows are compared is the
matter of ``scoring``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.limits import SAYINGS_BYTES
from pipeline.s5_check.annotation import AnnotationError, read_annotation
from pipeline.s5_check.figures import Figure
from pipeline.s5_check.package_rows import canonical_text, report_rows
from pipeline.s5_check.scoring import Judged, judge, measure
from pipeline.storage import read_file


@dataclass(frozen=True, slots=True)
class Measurement:
    """What an annotation says of a report's rows."""

    figures: tuple[Figure, ...]
    judged: tuple[Judged, ...]


def measure_package(home: Path, annotations: Iterable[Path]) -> dict[str, Measurement]:
    """Measure a package, by report id in the order of the files.

    Args:
        home: the folder that holds ``tables`` and ``texts``.
        annotations: files; a text of the same name and ``.txt`` beside one is what was annotated.

    Raises:
        AnnotationError: a file cannot be used.
        PackageError: the package lacks a report or a table.
    """
    found = {}
    for path in annotations:
        annotation = read_annotation(_content(path), str(path))
        rows = report_rows(home, annotation.report_id)
        beside = path.with_suffix(".txt")
        text = _text(beside) if beside.is_file() else canonical_text(home, rows["reports"][0])
        found[annotation.report_id] = Measurement(
            tuple(measure(rows, text, annotation)), tuple(judge(rows, text, annotation))
        )
    return found


def _content(path: Path) -> bytes:
    try:
        return read_file(path, SAYINGS_BYTES)
    except OSError as error:
        raise AnnotationError(f"{path} cannot be opened: {error.strerror}") from error


def _text(path: Path) -> str:
    try:
        return _content(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
