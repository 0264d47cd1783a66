"""The recommendations of a periodic review: the State in brackets recommends, the State under review shall act.

In go the numbered lines of a passage; out comes one row a line with its number, its text without the brackets and the
recommending States in the order printed. States are bodies of classification ``state``.
"""

from __future__ import annotations

import re

from pipeline.model import Addressee, Mention, Passage, Recommendation, Structure
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.context import Entities
from pipeline.s3_extract.recommendations.lists import ReviewLine

_VERB = re.compile(r"(?:To\s+|That\s+)?(?P<verb>[A-Z][a-z-]+)")


def review_recommendations(
    passage: Passage, lines: list[ReviewLine], mentions: tuple[Mention, ...], structure: Structure, entities: Entities
) -> list[Recommendation]:
    """One row for each of ``lines``; a line without a bracket has no recommender."""
    reviewed = _state_under_review(structure, entities)
    rows = []
    for position, line in enumerate(lines, 1):
        text = passage.text[line.start : line.end]
        verb = _VERB.match(text)
        states = _recommending(line, mentions)
        rows.append(
            Recommendation(
                position=position,
                number=line.number,
                text=text,
                start=line.start,
                end=max(line.end, line.states_end),
                voice="reported",
                recommenders=states,
                verb=verb.group("verb") if verb else text.split(" ")[0],
                verb_class="recommend",
                rule_id="review.line",
                confidence=confidence_of("review.line", bool(states), bool(reviewed)),
                addressees=reviewed,
                via=("in brackets",),
            )
        )
    return rows


def _recommending(line: ReviewLine, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    registry = load_registry()
    states: dict[str, None] = {}
    for mention in mentions:
        if mention.start < line.states_start or mention.end > line.states_end:
            continue
        if mention.entity_type == "body":
            states[mention.entity_id] = None
        elif mention.entity_type == "country":
            country = registry.countries.get(mention.entity_id)
            if country is not None:
                states[country.body_id] = None
    return tuple(states)


def _state_under_review(structure: Structure, entities: Entities) -> tuple[Addressee, ...]:
    """The State the review is about: the country of the report's title."""
    title = structure.passages[0] if structure.passages else None
    for mention in entities.mentions.get(title.key, ()) if title is not None else ():
        if mention.entity_type == "country" and title is not None:
            country = load_registry().countries.get(mention.entity_id)
            body_id = country.body_id if country is not None else None
            return (Addressee(title.text[mention.start : mention.end], "state", body_id, mention.entity_id),)
    return ()
