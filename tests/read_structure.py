"""The source report of the project, reports made of a few lines, and what a structure says of its headings."""

from __future__ import annotations

from pipeline.model import Sidecar, Source, Structure
from pipeline.paths import PROJECT
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure

A_53_409 = PROJECT / "sources" / "a-53-409.txt"
HEAD = "A/53/1\n\nDistr.: General\n\nTitle of the report\n\nReport of the Secretary-General\n\n"


def parse(text: str, *symbols: str) -> Structure:
    source = Source("some-report.txt", "0" * 64, len(text), Sidecar(symbols=symbols))
    return structure(read_text(text.encode(), source), source)


def labels(found: Structure) -> list[tuple[str, str]]:
    return [(s.label, s.title) for s in found.sections]
