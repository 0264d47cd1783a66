"""Reports annotated before the rules ever read them: what was found then is found still.

``first_sight/*.yaml`` hold bodies, meetings, instruments and citations only, those of ``annotations`` that are held here
everything; ``docs/readings.md`` has the figures of the first reading, which alone tell how the rules do on a kind of report
nobody has looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.engine.document import work_document
from pipeline.engine.results import TEXTS
from pipeline.model import Source
from pipeline.rules.registry import slugify
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract
from pipeline.s5_check.annotation import read_annotation
from pipeline.s5_check.scoring import measure
from tests.gold import CORPUS

DOCUMENTS = CORPUS / "un-2025"
# Found at first sight: bodies, instruments, citations.
FIRST = {
    "e-ffdf-2025-2": (9, 7, 13),
    "dp-2025-26": (6, 0, 0),
    "s-2025-257": (10, 13, 28),
    "e-ac-51-2025-l-4-add-10": (9, 4, 2),
}
# Right at first sight in documents annotated whole: bodies, meetings, instruments, citations and recommendations. Of
# those without numbered paragraphs neither citations nor recommendations are measured.
WHOLE = {
    "a-79-845": (10, 0, 4, 0, 0),
    "a-79-903": (5, 0, 5, 0, 8),
    "a-80-42": (18, 9, 4, 14, 0),
    "a-conf-230-2025-3": (5, 2, 3, 18, 4),
    "dp-fpa-2025-7": (17, 1, 6, 5, 2),
    "e-c-20-2025-11": (1, 4, 2, 0, 0),
    "s-2025-427": (17, 10, 14, 5, 4),
    "s-2025-461": (5, 0, 6, 0, 0),
    "s-2025-514": (4, 0, 2, 0, 0),
    "s-res-2783-2025": (4, 0, 24, 12, 7),
}
MEASURES = (
    ("bodies", "named"),
    ("meetings", "named"),
    ("instruments", "named"),
    ("citations", "cited"),
    ("recommendations", "clauses"),
)


def document_source(name: str) -> tuple[bytes, Source]:
    """The bytes of a document of the corpus, and where they come from."""
    file = next(file for file in DOCUMENTS.glob("*.pdf") if slugify(file.stem) == name)
    return file.read_bytes(), Source(file.name, "0" * 64, file.stat().st_size)


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus is not at hand")
@pytest.mark.parametrize("name", WHOLE)
def test_what_was_right_in_a_whole_document_is_right(name: str) -> None:
    file = Path(__file__).parent / "annotations" / f"{name}.yaml"
    made = work_document(*document_source(name))
    figures = measure(made.rows, made.rows[TEXTS][0]["text"], read_annotation(file.read_bytes(), file.name))
    right = {(figure.table, figure.measure): figure.right_expected for figure in figures}
    counts = tuple(right.get(each, 0) for each in MEASURES)
    assert all(now >= then for now, then in zip(counts, WHOLE[name], strict=True)), counts


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus is not at hand")
@pytest.mark.parametrize("name", FIRST)
def test_what_was_found_at_first_sight_is_found(name: str) -> None:
    gold: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "first_sight" / f"{name}.yaml").read_text("utf-8"))
    content, source = document_source(name)
    found = extract(structure(read_document(content, source), source))
    bodies = {name.name for body in found.bodies for name in body.names} | {body.name for body in found.bodies}
    symbols = {one.symbol for one in found.instruments} | {one.title for one in found.instruments}
    cited = [one.symbol for cited in found.citations.values() for one in cited]
    counts = (
        sum(not one.get("opt") and bool(bodies & {*one["names"]}) for one in gold["bodies"]),
        sum(not one.get("opt") and bool(symbols & {one.get("symbol"), *one["names"]}) for one in gold["instruments"]),
        sum(one["symbol"] in cited for one in gold["citations"]),
    )
    assert all(now >= then for now, then in zip(counts, FIRST[name], strict=True)), counts
