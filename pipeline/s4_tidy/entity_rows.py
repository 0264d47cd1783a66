"""Rows of what a report names: ``bodies``, ``body_names``, ``meetings``, ``instruments``, ``countries``,
``topics``.

One report's view of them; ``merge`` makes one row of the views of all reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.model import Addressee, Body, Extraction
from pipeline.rules.registry import load_registry
from pipeline.rules.topics import load_topics
from pipeline.s4_tidy.dates import first_day, last_day

Row = dict[str, Any]


def body_rows(found: Iterable[Body]) -> dict[str, list[Row]]:
    """Rows of ``bodies`` and ``body_names``; the official name and the acronym are names too."""
    bodies, names = [], []
    for body in found:
        bodies.append(
            {
                "body_id": body.body_id,
                "name": body.name,
                "acronym": body.acronym,
                "classification": body.classification,
                "parent_body_id": body.parent_body_id,
                "is_un_system": body.is_un_system,
                "country_code": body.country_code,
                "symbol_series": body.symbol_series,
                "founding_date": first_day(body.founding_date),
                "dissolution_date": last_day(body.dissolution_date),
                "origin": body.origin,
            }
        )
        called = {("official", body.name)} | {(item.kind, item.name) for item in body.names}
        if body.acronym:
            called.add(("acronym", body.acronym))
        names += [{"body_id": body.body_id, "name": name, "kind": kind} for kind, name in sorted(called)]
    return {"bodies": bodies, "body_names": names}


def meeting_rows(extraction: Extraction) -> list[Row]:
    """Rows of ``meetings``."""
    return [
        {
            "meeting_id": meeting.meeting_id,
            "name": meeting.name,
            "classification": meeting.classification,
            "body_id": meeting.body_id,
            "session_number": meeting.session_number,
            "start_date": first_day(meeting.start_date),
            "end_date": last_day(meeting.end_date),
            "date_precision": meeting.date_precision,
            "place": meeting.place,
            "country_code": meeting.country_code,
        }
        for meeting in extraction.meetings
    ]


def instrument_rows(extraction: Extraction) -> list[Row]:
    """Rows of ``instruments``."""
    return [
        {
            "instrument_id": item.instrument_id,
            "title": item.title,
            "instrument_type": item.instrument_type,
            "symbol": item.symbol,
            "adopting_body_id": item.adopting_body_id,
            "adoption_date": first_day(item.adoption_date),
            "date_precision": item.date_precision,
            "meeting_id": item.meeting_id,
            "status": item.status,
        }
        for item in extraction.instruments
    ]


def country_rows(extraction: Extraction, bodies: Iterable[Body]) -> list[Row]:
    """Rows of ``countries`` for every code the report's other rows refer to; a code nobody knows stays out."""
    codes = {body.country_code for body in bodies}
    codes |= {meeting.country_code for meeting in extraction.meetings}
    codes |= {addressee.country_code for addressee in _addressees(extraction)}
    codes |= {m.entity_id for found in extraction.mentions.values() for m in found if m.entity_type == "country"}
    return known_country_rows(filter(None, codes))


def topic_rows(topic_ids: Iterable[str]) -> list[Row]:
    """Rows of ``topics`` for the ids that other rows refer to."""
    known = load_topics().topics
    topics = (known[topic_id] for topic_id in sorted(set(topic_ids)))
    return [{"topic_id": t.id, "name": t.name, "sdg": t.sdg, "definition": t.definition} for t in topics]


def known_country_rows(codes: Iterable[str]) -> list[Row]:
    """Rows of ``countries`` for codes, in their order; a code nobody knows stays out."""
    known = load_registry().countries
    countries = (known[code] for code in sorted(set(codes)) if code in known)
    return [
        {
            "country_code": country.code,
            "name": country.name,
            "formal_name": country.formal_name,
            "status": country.status,
            "from_year": country.from_year,
            "to_year": country.to_year,
        }
        for country in countries
    ]


def _addressees(extraction: Extraction) -> Iterable[Addressee]:
    return (a for found in extraction.recommendations.values() for item in found for a in item.addressees)
