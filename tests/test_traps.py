"""The regression file of traps: short reports, read as a file is read, and what must be found in them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model import Extraction, Sidecar, Source, Structure
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract

TRAPS = yaml.safe_load((Path(__file__).parent / "cases" / "traps.yaml").read_text("utf-8"))


def read(text: str) -> tuple[Structure, Extraction]:
    content = text.encode()
    source = Source("trap.txt", hashlib.sha256(content).hexdigest(), len(content), Sidecar(symbols=("A/99/1",)))
    taken_apart = structure(read_document(content, source), source)
    return taken_apart, extract(taken_apart)


@pytest.mark.parametrize("trap", TRAPS, ids=[trap["id"] for trap in TRAPS])
def test_a_trap_is_seen(trap: dict[str, Any]) -> None:
    report, found = read(trap["text"])
    seen: dict[str, Any] = {
        "countries": [m.entity_id for k in found.mentions for m in found.mentions[k] if m.entity_type == "country"],
        "citations": [c.symbol for k in found.citations for c in found.citations[k]],
        "recommendations": [
            {"by": r.recommenders[0] if r.recommenders else None, "verb": r.verb, "to": [a.name for a in r.addressees]}
            for k in found.recommendations
            for r in found.recommendations[k]
        ],
        # A note of a paragraph without a number has none.
        "notes": {
            int(n.marker): int(last) if (last := (n.paragraph_id or "").rpartition("p")[2]).isdigit() else 0
            for n in report.notes
        },
    }
    expected = {key: value for key, value in trap.items() if key not in {"id", "text"}}
    assert {key: seen[key] for key in expected} == expected
