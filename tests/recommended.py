"""The recommendations of a few words that are read as the paragraph of a report."""

from __future__ import annotations

from pipeline.model import Recommendation
from pipeline.s3_extract.extract import extract
from tests.reports import report


def rows(*paragraphs: str, heading: str | None = None, title: str = "A report") -> list[Recommendation]:
    found = extract(report(*paragraphs, heading=heading, title=title)).recommendations
    return [row for key in sorted(found) for row in found[key]]


def names(row: Recommendation) -> list[str]:
    return [a.name for a in row.addressees]
