"""The source report of the project, and what a structure says of its headings."""

from __future__ import annotations

from pipeline.model import Structure
from pipeline.paths import PROJECT

A_53_409 = PROJECT / "sources" / "a-53-409.txt"


def labels(found: Structure) -> list[tuple[str, str]]:
    return [(s.label, s.title) for s in found.sections]
