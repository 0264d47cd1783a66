"""Words at the head of recommendations that say whom all below are addressed to: "To Member States:".

They stand as the heading of a section ("Recommendations to the Secretary-General"), as a line of their own, or in a paragraph
before its points. In go titles and texts, out come the addressees and where in a text such words govern. What names its own
addressees is told by its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from pipeline.model import Addressee, Mention, Recommendation, Section
from pipeline.records import dataclass
from pipeline.s3_extract.bodies.above import sections_above
from pipeline.s3_extract.directives.usages import Place, every, first, stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.formal import imperative_rows, meet, moved
from pipeline.s3_extract.recommendations.lists import find_items
from pipeline.s3_extract.recommendations.noun_phrases import actors_in
from pipeline.s3_extract.scene import Entities, cut_scene
from pipeline.s3_extract.sentences import split_sentences

# How a head begins; without one of them in capitals no text is looked at.
_OPENINGS = ("To ", "For ", "ecommendation")
_start = attrgetter("start")
_RULE = "heading.imperative"


@dataclass(frozen=True, slots=True)
class Part:
    """A part ``text[start:end]`` of a passage, and whom what stands in it is addressed to: None before its first head. It begins
    with the colon of its head."""

    start: int
    end: int
    told: tuple[Addressee, ...] | None


def told_by_heading(
    section_id: str | None, sections: Mapping[str, Section], entities: Entities
) -> tuple[Addressee, ...]:
    """The addressees of a section: those its heading names, else those the heading above it names."""
    for section in sections_above(section_id, sections):
        title, named = section.title, entities.mentions.get(section.section_id, ())
        head = stands("head", title, 0) if any(opening in title for opening in _OPENINGS) else None
        if head is not None and (told := _named(title, head, named, entities)):
            return told
    return ()


def parts_below_heads(text: str, mentions: tuple[Mention, ...], entities: Entities) -> list[Part]:
    """The parts of ``text``: what stands before its first head, and what stands below each. One part where it has no head."""
    heads: list[tuple[int, int, tuple[Addressee, ...]]] = []
    if ":" in text and any(opening in text for opening in _OPENINGS):
        opening = stands("head_opening", text, 0)
        if opening and (told := _named(text, opening, mentions, entities)):
            heads.append((0, opening.edge, told))
        heads += [
            (place.start + 1, place.edge, told)
            for place in every("head_inside", text)
            if (told := _named(text, place, mentions, entities))
        ]
    begins = [begin for begin, _, _ in heads]
    ends = [*begins[1:], len(text)]
    before = [] if begins[:1] == [0] else [Part(0, begins[0] if begins else len(text), None)]
    return before + [Part(start, end, told) for (_, start, told), end in zip(heads, ends, strict=False)]


def is_bare_lead(row: Recommendation, text: str) -> bool:
    """Whether a row is no more than the words that lead in what stands below heads ("The Committee recommends that:")."""
    return text.rstrip().endswith(":") and row.text.endswith((row.verb, f"{row.verb} that"))


def below_head(
    text: str, points: tuple[int, ...], found: list[Recommendation], led: Recommendation | None, frame: Frame
) -> list[Recommendation]:
    """``found`` of what stands below a head, with a row for each point or sentence that opens with an imperative.

    Whoever speaks the lead-in ``led`` speaks them, else the author; where the words are not his they direct nobody.
    """
    if led is None and frame.role != "own":
        return found
    items = find_items(text, points)
    begin = 0 if items is not None else len(text) - len(text.lstrip(": \n"))
    spans = [(item.start, item.end) for item in items.items] if items is not None else split_sentences(text[begin:])
    plain = [moved(row, begin) for row in imperative_rows(text[begin:], spans, frame, _RULE)]
    if led is not None:
        plain = [_said_by(led, row) for row in plain]
    return sorted([*found, *(row for row in plain if not any(meet(row, other) for other in found))], key=_start)


def _said_by(led: Recommendation, point: Recommendation) -> Recommendation:
    """A point with whose words they are, and in which instrument and at which meeting, of its lead-in."""
    return replace(
        point,
        recommenders=led.recommenders,
        voice=led.voice,
        via=led.via,
        frame=led.frame,
        attribution=led.attribution,
        confidence=led.confidence,
        instrument_id=led.instrument_id,
        meeting_id=led.meeting_id,
    )


def addressed(rows: Iterable[Recommendation], told: tuple[Addressee, ...]) -> list[Recommendation]:
    """The rows, each with the addressees of the head above it where it names none."""
    return [row if row.addressees else replace(row, addressees=told) for row in rows]


def _named(text: str, head: Place, mentions: tuple[Mention, ...], entities: Entities) -> tuple[Addressee, ...]:
    """The actors of a head; none where it is the beginning of a sentence ("To the Board that meets:")."""
    if not text[head.start : head.mark].lstrip("; :.")[:1].isupper() or first(
        "finite_verb", text, head.mark, head.edge
    ):
        return ()
    return tuple(actors_in(cut_scene(text, 0, len(text), mentions), head.mark, head.edge, entities, told=True))
