"""Rows of what the front page says: ``reports`` and ``report_symbols``.

A name of a body becomes an id where the report's bodies or the registry know it; another leaves the cell empty and
gives an issue.
"""

from __future__ import annotations

import hashlib
from typing import Any

from pipeline.model import Document, Extraction, Fact, Issue, Source, Structure
from pipeline.s4_tidy.dates import first_day
from pipeline.s4_tidy.keys import symbol_key
from pipeline.s4_tidy.known_bodies import bodies_by_name
from pipeline.s4_tidy.mandate import find_mandate

Row = dict[str, Any]


def report_row(
    source: Source, document: Document, structure: Structure, extraction: Extraction
) -> tuple[Row, tuple[Issue, ...]]:
    """The row of ``reports`` and the issues of what could not be settled in it."""
    head = structure.masthead
    issues: list[Issue] = []
    body_of_name = bodies_by_name(extraction)

    def body(fact: Fact | None) -> str | None:
        if fact is None:
            return None
        found = body_of_name(fact.value)
        if found is None:
            message = f"no body is known by the name {fact.value!r} on the front page"
            issues.append(Issue("info", "unknown_body", message, fact.start, fact.end))
        return found

    date = first_day(head.publication_date.value) if head.publication_date else None
    if head.publication_date and date is None:
        fact = head.publication_date
        issues.append(Issue("warning", "unreadable_date", f"{fact.value!r} is no date", fact.start, fact.end))
    summary = " ".join(passage.text for passage in structure.passages if passage.kind == "summary")
    row = {
        "report_id": structure.report_id,
        "symbol": head.symbols[0].value if head.symbols else None,
        "symbol_status": head.symbol_status,
        "title": _value(head.title),
        "kind": head.kind,
        "report_type": _value(head.report_type),
        "author_body_id": body(head.author),
        "organ_body_id": next((found for fact in head.organs if (found := body(fact)) is not None), None),
        "session_number": _value(head.session_number),
        "agenda_item": _value(head.agenda_item),
        "agenda_title": _value(head.agenda_title),
        "publication_date": date,
        "distribution": _value(head.distribution),
        "original_language": _value(head.original_language),
        "language": structure.language,
        "mandate_instrument_id": find_mandate(structure, extraction),
        "summary": summary or None,
        "source_path": source.path,
        "source_sha256": source.sha256,
        "source_media_type": document.media_type,
        "source_url": source.sidecar.source_url,
        "text_path": f"texts/{structure.report_id}.txt",
        "text_sha256": hashlib.sha256(document.text.encode("utf-8")).hexdigest(),
        "text_length": len(document.text),
        "page_count": document.pages,
        "reader": document.reader,
    }
    return row, tuple(issues)


def symbol_rows(structure: Structure) -> list[Row]:
    """Rows of ``report_symbols``."""
    return [
        {"report_id": structure.report_id, "position": i, "symbol": fact.value, "symbol_key": symbol_key(fact.value)}
        for i, fact in enumerate(structure.masthead.symbols, 1)
    ]


def _value(fact: Fact | None) -> str | None:
    return (fact.value or None) if fact else None
