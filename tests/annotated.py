"""The project's own source worked by the pipeline, once a session, for tests that hold it against its annotation."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pipeline.engine.document import work_document
from pipeline.engine.results import TEXTS
from pipeline.paths import PROJECT
from pipeline.s0_sources import inventory
from pipeline.s5_check.annotation import Annotation, read_annotation

SOURCES = PROJECT / "sources"
NAME = "a-53-409"


@cache
def own_annotation() -> Annotation:
    """The annotation of the project's own source."""
    path = SOURCES / "annotations" / f"{NAME}.yaml"
    return read_annotation(path.read_bytes(), path.name)


@cache
def own_rows() -> tuple[dict[str, list[dict[str, Any]]], str]:
    """The rows the pipeline makes of the project's own source, and its canonical text."""
    return source_rows(NAME)


@cache
def source_rows(name: str) -> tuple[dict[str, list[dict[str, Any]]], str]:
    """The rows the pipeline makes of one of the project's sources, and its canonical text."""
    source = next(each for each in inventory(SOURCES).sources if Path(each.path).stem == name)
    made = work_document((SOURCES / source.path).read_bytes(), source)
    assert made.report_id == name
    return made.rows, made.rows[TEXTS][0]["text"]
