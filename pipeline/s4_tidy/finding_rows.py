"""Rows of what was found in the passages: recommendations and their children, citations, mentions.

Offsets of passages become offsets of the canonical text here, and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

from pipeline.model import Document, Extraction, Passage, Recommendation, Structure, Topical
from pipeline.s4_tidy.addressee_classes import addressee_class
from pipeline.s4_tidy.dates import last_day
from pipeline.s4_tidy.keys import symbol_key
from pipeline.s4_tidy.recommendation_ids import recommendation_ids
from pipeline.s4_tidy.same_as import group_id
from pipeline.s4_tidy.text_status import text_status

Row = dict[str, Any]
_READING_ORDER = attrgetter("start", "end", "entity_type", "entity_id")
Found = TypeVar("Found")


def recommendation_rows(structure: Structure, extraction: Extraction, document: Document) -> dict[str, list[Row]]:
    """Rows of ``recommendations``, ``recommenders``, ``recommender_steps``, ``recommendation_addressees``,
    ``recommendation_topics`` and ``same_as``."""
    rows: dict[str, list[Row]] = {
        "recommendations": [], "recommenders": [], "recommender_steps": [], "recommendation_addressees": [],
        "recommendation_topics": [], "same_as": [],
    }  # fmt: skip
    symbol = structure.masthead.symbols[0].value if structure.masthead.symbols else None
    # Where paragraphs are numbered below their section (2.1), that is the number of what they recommend.
    un_bodies = {body.body_id for body in extraction.bodies if body.is_un_system}
    below = {p.passage.key: p.number for p in structure.paragraphs if p.number and "." in p.number}
    for passage, found in _by_passage(structure, extraction.recommendations):
        for item, recommendation_id in zip(found, recommendation_ids(passage, found), strict=True):
            number = None if item.number else below.get(passage.key)
            numbered = replace(item, number=number) if number else item
            rows["recommendations"].append(_recommendation(structure, passage, numbered, recommendation_id, document))
            group = group_id(item, recommendation_id, symbol)
            rows["same_as"].append({"recommendation_id": recommendation_id, "group_id": group})
            rows["recommenders"] += [
                {"recommendation_id": recommendation_id, "position": i, "body_id": body_id}
                for i, body_id in enumerate(item.recommenders, 1)
            ]
            rows["recommender_steps"] += [
                {"recommendation_id": recommendation_id, "position": i, "step": step}
                for i, step in enumerate(item.via, 1)
            ]
            rows["recommendation_addressees"] += [
                {
                    "recommendation_id": recommendation_id,
                    "position": i,
                    "name": addressee.name,
                    "actor_type": addressee.actor_type,
                    "body_id": addressee.body_id,
                    "country_code": addressee.country_code,
                    "addressee_class": addressee_class(
                        addressee.name,
                        addressee.actor_type,
                        addressee.body_id,
                        addressee.body_id in un_bodies,
                        addressee.country_code,
                    ),
                }
                for i, addressee in enumerate(item.addressees, 1)
            ]
            rows["recommendation_topics"] += [_topic(passage, topic, recommendation_id) for topic in item.topics]
    return rows


def _recommendation(
    structure: Structure, passage: Passage, item: Recommendation, recommendation_id: str, document: Document
) -> Row:
    start, end = passage.span(item.start, item.end)
    lead_start, lead_end = passage.span(*item.lead) if item.lead else (None, None)
    return {
        "recommendation_id": recommendation_id,
        "report_id": structure.report_id,
        "paragraph_id": passage.key if passage.kind == "paragraph" else None,
        "position": item.position,
        "number": item.number,
        "text": item.text,
        "char_start": start,
        "char_end": end,
        "voice": item.voice,
        "recommending_body_id": item.recommenders[0] if item.recommenders else None,
        "instrument_id": item.instrument_id,
        "meeting_id": item.meeting_id,
        "verb": item.verb,
        "verb_class": item.verb_class,
        "confidence": item.confidence,
        "rule_id": item.rule_id,
        "due_text": item.due.text,
        "due_date": last_day(item.due.date),
        "due_precision": item.due.precision,
        "due_meeting_id": item.due.meeting_id,
        "recurrence": item.due.recurrence,
        "asks_for_report": item.due.asks_for_report,
        "frame": item.frame,
        "attribution": item.attribution,
        "text_status": text_status(item.text, document.text[start:end], item.lead is not None),
        "lead_start": lead_start,
        "lead_end": lead_end,
        "page": _page_of(document, start),
    }


def _page_of(document: Document, place: int) -> int | None:
    """The page on which a place of the canonical text is printed."""
    line = bisect_right(document.lines, place, key=attrgetter("start")) - 1
    return document.lines[line].page if line >= 0 else None


def _topic(passage: Passage, topic: Topical, recommendation_id: str) -> Row:
    start, end = passage.span(topic.start, topic.end)
    return {
        "recommendation_id": recommendation_id,
        "topic_id": topic.topic_id,
        "score": topic.score,
        "words": passage.text[topic.start : topic.end].replace("\n", " "),
        "char_start": start,
        "char_end": end,
    }


def citation_rows(structure: Structure, extraction: Extraction) -> dict[str, list[Row]]:
    """Rows of ``citations`` and ``citation_candidates``."""
    citations: list[Row] = []
    candidates: list[Row] = []
    for passage, found in _by_passage(structure, extraction.citations):
        for i, item in enumerate(sorted(found, key=lambda c: (c.start, c.end)), 1):
            citation_id = f"{passage.key}.c{i}"
            citations.append(
                {"citation_id": citation_id}
                | _place(structure, passage, item.start, item.end)
                | {
                    "symbol": item.symbol,
                    "symbol_key": symbol_key(item.symbol) if item.symbol else None,
                    "citation_type": item.citation_type,
                    "instrument_id": item.instrument_id,
                    "status": item.status,
                }
            )
            candidates += [
                {"citation_id": citation_id, "position": n, "symbol": symbol}
                for n, symbol in enumerate(item.candidates, 1)
            ]
    return {"citations": citations, "citation_candidates": candidates}


def mention_rows(structure: Structure, extraction: Extraction, text: str) -> list[Row]:
    """Rows of ``mentions``; those of the front page, whose places are in the canonical ``text``, come first."""
    front: list[Row] = [
        {
            "mention_id": f"{structure.report_id}.front.m{i}",
            "report_id": structure.report_id,
            "paragraph_id": None,
            "note_id": None,
            "text": " ".join(text[item.start : item.end].split()),
            "char_start": item.start,
            "char_end": item.end,
            "entity_type": item.entity_type,
            "entity_id": item.entity_id,
            "rule_id": item.rule_id,
        }
        for i, item in enumerate(sorted(extraction.masthead_mentions, key=_READING_ORDER), 1)
    ]
    rows = front
    for passage, found in _by_passage(structure, extraction.mentions):
        for i, item in enumerate(sorted(found, key=_READING_ORDER) if len(found) > 1 else found, 1):
            rows.append(
                {
                    "mention_id": f"{passage.key}.m{i}",
                    **_place(structure, passage, item.start, item.end),
                    "entity_type": item.entity_type,
                    "entity_id": item.entity_id,
                    "rule_id": item.rule_id,
                }
            )
    return rows


def _by_passage(
    structure: Structure, found: dict[str, tuple[Found, ...]]
) -> Iterator[tuple[Passage, tuple[Found, ...]]]:
    """Passages in reading order with what was found in them; a key that is no passage's is an error of extraction."""
    strange = set(found) - {passage.key for passage in structure.passages}
    if strange:
        raise KeyError(f"{structure.report_id}: extraction speaks of passages that are not there: {sorted(strange)}")
    for passage in structure.passages:
        if passage.key in found:
            yield passage, found[passage.key]


def _place(structure: Structure, passage: Passage, start: int, end: int) -> Row:
    char_start, char_end = passage.span(start, end)
    return {
        "report_id": structure.report_id,
        "paragraph_id": passage.key if passage.kind == "paragraph" else None,
        "note_id": passage.key if passage.kind == "note" else None,
        # A name may go on in the line of a table that was taken for the next cell.
        "text": passage.text[start:end].replace("\n", " "),
        "char_start": char_start,
        "char_end": char_end,
    }
