"""Rows of ``quality`` that a report gives by itself: counts that show how complete its rows are.

What needs hand-made annotations to be measured is not here.
"""

from __future__ import annotations

from typing import Any

from pipeline.model import Document, Extraction, Structure
from pipeline.numbers import figure

Row = dict[str, Any]


def quality_rows(document: Document, structure: Structure, extraction: Extraction) -> list[Row]:
    """Rows of ``quality`` of one report; ``recall`` is the share found, where something was expected."""
    numbers = {figure(p.number) for p in structure.paragraphs if p.number and p.number.isdecimal()}
    cited = [citation for found in extraction.citations.values() for citation in found]
    recommended = [item for found in extraction.recommendations.values() for item in found]
    return [
        _row(structure, table, measure, found, expected)
        for table, measure, found, expected in (
            ("blocks", "characters_covered", sum(b.end - b.start for b in structure.blocks), len(document.text)),
            ("paragraphs", "numbers_in_sequence", len(numbers), max(numbers, default=0)),
            ("notes", "marks_found", sum(n.paragraph_id is not None for n in structure.notes), len(structure.notes)),
            ("citations", "resolved", sum(c.status == "resolved" for c in cited), len(cited)),
            (
                "recommendations",
                "with_recommending_body",
                sum(bool(item.recommenders) for item in recommended),
                len(recommended),
            ),
        )
    ]


def _row(structure: Structure, table: str, measure: str, found: int, expected: int) -> Row:
    return {
        "table": table,
        "measure": measure,
        "report_id": structure.report_id,
        "found": found,
        "expected": expected,
        "precision": None,
        "recall": min(1.0, found / expected) if expected else None,
        "f1": None,
    }
