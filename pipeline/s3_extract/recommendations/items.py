"""The rows of a list: each item with the words that lead it in, and whom it tells.

In go the row of the lead-in with its clause and the items; out comes a row an item. Its addressees are those of the lead-in,
unless the item names its own: by an infinitive with a subject ("the Secretary-General to report"), by a predicate of its own
("States should pay"), or as the subject of the that-clause that the lead-in opens ("recommends that: (a) the Board meet").
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Addressee, Recommendation
from pipeline.s3_extract.directives.clauses import Clause, cut_clauses, skip_adverbials
from pipeline.s3_extract.directives.finding import find_hits
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.inside import find_infinitive
from pipeline.s3_extract.directives.usages import stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.marks import mark_of
from pipeline.s3_extract.recommendations.addressees import find_addressees
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.lists import Item, ItemList
from pipeline.s3_extract.recommendations.noun_phrases import actors_in
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.recommendations.reviews import state_finder
from pipeline.s3_extract.recommendations.sentence_rows import skip_joint
from pipeline.s3_extract.recommendations.that_clauses import subject_of_clause
from pipeline.s3_extract.scene import Entities, Scene, Sentence, cut_scene, sentence_in

# Words between predicate and colon that are kept ("demands that the Government and its armed forces:"); of more only whom the verb
# tells ("Calls upon the United Nations system", of "including its funds, to go on working together, including by:").
_LEAD_IN_REST = 24
# Where the words end that say who is told.
_TOLD_ENDS = (", ", " to ")
# So long are the words that lead in an item at most, in code points: each item says them again. Of longer ones the verb is kept.
_LONGEST_LEAD = 1_000
# So many are told by a lead-in for its items at most, which are more than there are States: each item tells them again.
_MOST_LED = 200
_ITEM_END = " .;,"
# Frames of predicates that say in an item who shall act.
_TELLING = frozenset({"modal", "passive", "impersonal"})
# Verbs whose that-clause says what somebody shall do.
_WISHING = frozenset({"recommend", "suggest", "request", "demand", "urge"})


def opens_list(scene: Scene, clause: Clause) -> bool:
    """Whether the clause runs into the list: nothing but the words of its own predicate stands before the colon."""
    tail = scene.text[clause.hit.end :]
    return tail.rstrip().endswith(":") and "." not in tail and ";" not in tail


def awaits_needs(hit: Hit) -> bool:
    """Whether a verb that stresses has its needs in the points below it: "The Committee stressed:"."""
    return hit.frame == "need" and hit.opens_list and " " not in hit.verb


def led_items(hit: Hit, text: str, items: ItemList) -> tuple[Item, ...]:
    """The items that a predicate leads in: of what is stressed ("The Committee stressed: (a) the need for") the needs alone."""
    if not awaits_needs(hit):
        return items.items
    return tuple(item for item in items.items if stands("names_need", text[item.start : item.end], 0))


def item_rows(
    led: Recommendation, lead_in: Sentence, clause: Clause, items: tuple[Item, ...], whole: Scene, entities: Entities
) -> list[Recommendation]:
    """The rows of ``items`` of the passage that ``whole`` is, numbered from the position of ``led``, the row of their lead-in, of which
    ``clause`` is the last clause."""
    scene, offset, text = lead_in.scene, lead_in.offset, whole.text
    rest = scene.text[clause.hit.end : clause.end].rstrip(" :")
    kept = _kept(rest)
    joined = skip_joint(scene.text, clause.subject_start)
    subject = skip_adverbials(scene.text, joined, clause.hit.start)
    if skip_joint(scene.text, subject) > subject:
        # "in accordance with one resolution, and paragraph 5 of another, I recommend": an adverbial is not cut in two.
        subject = joined
    start, verb_end = offset + subject, offset + clause.hit.end
    if verb_end - start > _LONGEST_LEAD:
        start = offset + clause.hit.start
    told_by_lead = led.addressees if len(led.addressees) <= _MOST_LED else ()
    to_states = bool(told_by_lead) and all(
        told.actor_type == "state" and told.country_code is None for told in told_by_lead
    )
    rows = []
    for position, item in enumerate(items, led.position):
        inside = cut_scene(text, item.start, item.end, whole.mentions)
        own = _own_addressees(inside, clause, entities, led.addressees)
        states = _states_behind(inside, entities) if to_states and not own else ()
        # "calls upon States: (c) the Secretary-General to report": States are not told this.
        lead = (start, verb_end if own and led.addressees else verb_end + kept)
        rule_id, told = f"item.{led.rule_id}", own or states or told_by_lead
        rows.append(
            replace(
                led,
                position=position,
                text=f"{text[slice(*lead)]}: {text[item.start : item.end]}",
                start=item.start,
                end=item.end,
                rule_id=rule_id,
                confidence=confidence_of(rule_id, led.frame, led.attribution, bool(told)),
                lead=lead,
                addressees=told,
            )
        )
    return rows


def _kept(rest: str) -> int:
    """How much of what stands between a predicate and the colon behind it is said again with each item, in code points."""
    if len(rest.split()) > _LEAD_IN_REST:
        rest = rest[: min((rest.find(end) for end in _TOLD_ENDS if end in rest), default=0)]
    return len(rest) if len(rest) <= _LONGEST_LEAD and len(rest.split()) <= _LEAD_IN_REST else 0


def _states_behind(scene: Scene, entities: Entities) -> tuple[Addressee, ...]:
    """The States in the bracket that ends an item of a lead-in to States: "recommended that States Parties: (a) Repeal the law
    (Austria and Ghana)"; nobody where the bracket holds more than States."""
    text = scene.text.rstrip(_ITEM_END)
    bracket = next((found for found in mark_of("bracket").finditer(text) if found.end() == len(text)), None)
    if bracket is None or not state_finder(scene.text, scene.mentions, entities)(*bracket.span("inside")):
        return ()
    named = (m for m in scene.of("country", *bracket.span("inside")) if m.end <= bracket.end("inside"))
    return tuple(Addressee(text[m.start : m.end], "state", None, m.entity_id) for m in named)


def _own_addressees(
    scene: Scene, lead: Clause, entities: Entities, led: tuple[Addressee, ...]
) -> tuple[Addressee, ...]:
    """Whom an item tells by its own words; empty where it leaves that to its lead-in."""
    text = scene.text
    if opens_with_verb(text, 0) or stands("action", text, 0):
        return ()
    that = stands("that", text, 0)
    start = that.behind if that else 0
    hits = [hit for hit in find_hits(text, False) if hit.frame in _TELLING]
    if hits:
        clause = cut_clauses(text, hits[:1])[0]
        return find_addressees(sentence_in(text, 0, len(text), scene.mentions), clause, entities, Frame())
    infinitive = find_infinitive(text, start, len(text))
    found = actors_in(scene, start, infinitive, entities, told=True) if infinitive is not None else []
    if not found and not led and lead.hit.verb_class in _WISHING:
        found = subject_of_clause(scene, start, len(text), entities)
    return tuple(found)
