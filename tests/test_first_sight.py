"""Reports annotated before the rules ever read them: what was found then is found still.

``first_sight/*.yaml`` hold bodies, meetings, instruments and citations only; ``docs/readings.md`` has the figures of the
first reading, which alone tell how the rules do on a kind of report nobody has looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model import Source
from pipeline.rules.registry import slugify
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract
from tests.gold import CORPUS

DOCUMENTS = CORPUS / "un-2025"
# Found at first sight: bodies, instruments, citations.
FIRST = {
    "e-ffdf-2025-2": (9, 7, 13),
    "dp-2025-26": (6, 0, 0),
    "s-2025-257": (10, 13, 28),
    "e-ac-51-2025-l-4-add-10": (9, 4, 2),
}


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus is not at hand")
@pytest.mark.parametrize("name", FIRST)
def test_what_was_found_at_first_sight_is_found(name: str) -> None:
    gold: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "first_sight" / f"{name}.yaml").read_text("utf-8"))
    file = next(file for file in DOCUMENTS.glob("*.pdf") if slugify(file.stem) == name)
    source = Source(file.name, "0" * 64, file.stat().st_size)
    found = extract(structure(read_document(file.read_bytes(), source), source))
    bodies = {name.name for body in found.bodies for name in body.names} | {body.name for body in found.bodies}
    symbols = {one.symbol for one in found.instruments} | {one.title for one in found.instruments}
    cited = [one.symbol for cited in found.citations.values() for one in cited]
    counts = (
        sum(not one.get("opt") and bool(bodies & {*one["names"]}) for one in gold["bodies"]),
        sum(not one.get("opt") and bool(symbols & {one.get("symbol"), *one["names"]}) for one in gold["instruments"]),
        sum(one["symbol"] in cited for one in gold["citations"]),
    )
    assert all(now >= then for now, then in zip(counts, FIRST[name], strict=True)), counts
