"""The rows of formal recommendations: each with its number, and those of the answers to it as what they are.

A part that has a directive predicate ("The Board should ...") is read like any text; one that is an imperative ("Extend
the tenure of ...") is a row a sentence. Who recommends is whoever speaks in the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from pipeline.model import AttributionHow, Mention, Recommendation
from pipeline.s3_extract.discourse.boxes import Box
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.lists import find_items
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.recommendations.sentence_rows import Known
from pipeline.s3_extract.recommendations.text_rows import read_text
from pipeline.s3_extract.scene import Scene, cut_scene
from pipeline.s3_extract.sentences import split_sentences

Rows: TypeAlias = list[Recommendation]
_RULE = "box.imperative"


def formal_recommendations(
    text: str, mentions: tuple[Mention, ...], boxes: list[Box], frame: Frame, known: Known
) -> Rows:
    """The rows of a passage with formal recommendations, in order, what stands before the first among them."""
    rows, _ = read_text(*cut_scene(text, 0, boxes[0].start, mentions), frame, known)
    if frame.quotes:
        # Whose management answers has not recommended it.
        held = None if frame.body_id in (frame.author, frame.house) else frame.body_id
        frame = frame._replace(role="quoted", author=None, body_id=frame.answered or held)
    for box in boxes:
        for number, start, end in box.parts:
            found = advised(cut_scene(text, start, end, mentions), frame, known)
            rows += [replace(moved(row, start), number=number) for row in found]
        answer = cut_scene(text, box.answer_start, box.answer_end, mentions)
        if answer.text:
            found, _ = read_text(*answer, _answering(box, frame, mentions), known)
            rows += [moved(row, box.answer_start) for row in found]
    return [replace(row, position=position) for position, row in enumerate(rows, 1)]


def advised(part: Scene, frame: Frame, known: Known) -> Rows:
    """The rows of a part that is a recommendation: of its directive predicates and of what it says in the imperative."""
    found, _ = read_text(*part, frame, known)
    plain = [r for r in _imperatives(part.text, frame) if not any(meet(r, other) for other in found)]
    return sorted([*found, *plain], key=lambda row: row.start)


def _answering(box: Box, frame: Frame, mentions: tuple[Mention, ...]) -> Frame:
    """The frame of an answer: of the body named before it, else of nobody."""
    start, end = box.who
    named = [m for m in mentions if m.entity_type == "body" and start <= m.start and m.end <= end]
    body_id = named[0].entity_id if named else None
    return frame._replace(role="replies", author=None, body_id=body_id, instrument_id=None, chain=("answers",))


def meet(row: Recommendation, other: Recommendation) -> bool:
    """Whether the places of two rows overlap."""
    return row.start < other.end and other.start < row.end


def moved(row: Recommendation, by: int) -> Recommendation:
    """The row of a part as one of the passage in which the part begins at ``by``."""
    lead = (row.lead[0] + by, row.lead[1] + by) if row.lead else None
    return replace(row, start=row.start + by, end=row.end + by, lead=lead)


def _imperatives(text: str, frame: Frame) -> Rows:
    """A row for each sentence or item that opens with the imperative of a verb."""
    items = find_items(text)
    spans = [(item.start, item.end) for item in items.items] if items is not None else split_sentences(text)
    lead = text[: items.lead_end].strip() if items is not None else ""
    at = text.find(lead)
    if not lead:
        return imperative_rows(text, spans, frame, _RULE)
    if not opens_with_verb(lead, 0):
        return []
    return [
        replace(row, text=f"{lead} {row.text}", verb=lead.split()[0], lead=(at, at + len(lead)))
        for row in spoken(text, spans, frame, _RULE)
    ]


def imperative_rows(text: str, spans: Sequence[tuple[int, int]], frame: Frame, rule_id: str) -> Rows:
    """A row for each of the ``spans`` of ``text`` that opens with the imperative of a verb, by whoever's words they are."""
    return spoken(
        text, [(start, end) for start, end in spans if opens_with_verb(text[start:end].lstrip(), 0)], frame, rule_id
    )


def spoken(text: str, spans: Sequence[tuple[int, int]], frame: Frame, rule_id: str) -> Rows:
    """A row for each of the ``spans`` of ``text``, whatever it opens with, by whoever's words they are."""
    speaker = frame.body_id if frame.role == "quoted" else frame.author
    known: AttributionHow = "none" if speaker is None else "frame"
    rows: Rows = []
    for start, end in spans:
        words = text[start:end].strip()
        if not words:
            continue
        rows.append(
            Recommendation(
                position=len(rows) + 1,
                number=None,
                text=words,
                start=start,
                end=start + len(words),
                voice="own" if frame.role == "own" else "reported",
                recommenders=(speaker,) if speaker else (),
                verb=words.split()[0],
                verb_class="recommend",
                rule_id=rule_id,
                confidence=confidence_of(rule_id, frame.role, known, False),
                via=("the report's own voice",),
                frame=frame.role,
                attribution=known,
            )
        )
    return rows
