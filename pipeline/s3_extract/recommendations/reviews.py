"""The recommendations of a periodic review: the State in brackets recommends, the State under review shall act.

In go the numbered lines of a passage; out comes one row a wish with the number of its line, its text without the brackets
and the recommending States in the order printed. States are bodies of classification ``state``.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from pipeline.model import Addressee, Mention, Recommendation, Structure
from pipeline.rules.kinds import kind_of
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.marks import mark_of
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.review_lines import (
    NamesStates,
    Wish,
    cut_wishes,
    find_review_lines,
    imperatives,
    may_list,
)
from pipeline.s3_extract.scene import Entities, Scene, title_of

# Words among which the verb of a wish stands, and the signs beside a word.
_OPENING, _SIGNS = 14, ',;:.“”"()'

_start = attrgetter("start")


def review_recommendations(
    text: str, mentions: tuple[Mention, ...], structure: Structure, entities: Entities, *, apart: bool = False
) -> list[Recommendation]:
    """One row for each wish of the lines of ``text``; empty where it lists none. A line without a bracket has no recommender.

    ``apart``: the text is a cell of a table, in which a line stands apart from those before it.
    """
    reviewing = apart or kind_of(structure.masthead.kind).holders.get("advice") == "states"
    if not may_list(text, reviewing=reviewing):
        return []
    names_states = state_finder(text, mentions, entities)
    lines = find_review_lines(text, names_states, reviewing=reviewing)
    reviewed = _state_under_review(structure, entities) if lines else ()
    rows: list[Recommendation] = []
    for line in lines:
        for wish in cut_wishes(text, line, names_states):
            rows.append(_row(text, wish, line.number, len(rows) + 1, mentions, reviewed))
    return rows


def recommended_beside(
    row: Scene, said: tuple[int, int], by: tuple[int, int], structure: Structure, entities: Entities
) -> list[Recommendation]:
    """The row of a table whose cell ``said`` holds a wish and whose cell ``by`` names the States that have it; empty where it names
    others or nobody."""
    if not state_finder(row.text, row.mentions, entities)(*by):
        return []
    wish = Wish(*said, (said,), (by,))
    return [_row(row.text, wish, "", 1, row.mentions, _state_under_review(structure, entities))]


def _row(
    text: str, wish: Wish, number: str, position: int, mentions: tuple[Mention, ...], reviewed: tuple[Addressee, ...]
) -> Recommendation:
    words = " ".join(text[start:end] for start, end in wish.pieces)
    states = _recommending(wish, mentions)
    return Recommendation(
        position=position,
        number=number,
        text=words,
        start=wish.start,
        end=wish.end,
        voice="reported",
        recommenders=states,
        verb=_verb_of(words),
        verb_class="recommend",
        rule_id="review.line",
        confidence=confidence_of("review.line", "review", "named" if states else "none", bool(reviewed)),
        addressees=reviewed,
        via=("in brackets",),
        frame="review",
        attribution="named" if states else "none",
        lead=wish.shared,
    )


def _verb_of(words: str) -> str:
    """The verb of a wish: the first imperative near its beginning ("As recommended by the Committee, to adopt a law")."""
    verbs, adverbs, _ = imperatives()
    opening = [word.strip(_SIGNS) for word in words.split()[:_OPENING]]
    verb = next((word for word in opening if word.lower() in verbs and word.lower() not in adverbs), None)
    first = mark_of("opening_verb").match(words)
    return verb or (first.group("verb") if first else words.split(" ")[0])


def state_finder(text: str, mentions: tuple[Mention, ...], entities: Entities) -> NamesStates:
    """Whether ``text[start:end]`` names States: what the names known leave is no more than stands between names."""
    places = sorted((m.start, m.end) for m in mentions if m.entity_type == "country" or _is_state(m, entities))

    def names_states(start: int, end: int) -> bool:
        near = places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]
        inside = [(a, b) for a, b in near if b <= end]
        if not inside:
            return False
        left, at = [], start
        for a, b in inside:
            left.append(text[at : max(at, a)])
            at = max(at, b)
        rest = mark_of("beside_states").sub(" ", " ".join((*left, text[at:end]))).strip()
        return not rest or mark_of("unknown_state").fullmatch(rest) is not None

    return names_states


def _is_state(mention: Mention, entities: Entities) -> bool:
    body = entities.bodies.get(mention.entity_id) if mention.entity_type == "body" else None
    return body is not None and body.classification == "state"


def _recommending(wish: Wish, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    registry = load_registry()
    states: dict[str, None] = {}
    for start, end in wish.brackets:
        for mention in mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]:
            if mention.end > end:
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
    title = title_of(structure, entities.mentions)
    for state in title.of("country")[:1]:
        country = load_registry().countries.get(state.entity_id)
        body_id = country.body_id if country is not None else None
        return (Addressee(title.text[state.start : state.end], "state", body_id, state.entity_id),)
    return ()
