"""Who is to do what is needed, important or wanted: "the need for States to act", "it is essential that they act",
"more action by States is needed".

In go a sentence with the entities named in it and the span that names a need; out come the actors.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Addressee
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.inside import find_infinitive
from pipeline.s3_extract.directives.usages import Place, first, stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.deeds import called_on, part_of, who_does
from pipeline.s3_extract.recommendations.noun_phrases import actors_in
from pipeline.s3_extract.recommendations.referents import writer_or_reader
from pipeline.s3_extract.recommendations.that_clauses import subject_of_clause
from pipeline.s3_extract.scene import Entities, Scene

_TO = len("to ")
_THAT = " that "
_ATTENTION = ("’s attention", "'s attention", "’ attention", "' attention")
# So many characters of actors stand at most between "the need for" and the infinitive.
_LONGEST_LIST = 800


def of_named_need(scene: Scene, hit: Hit, need: Place, entities: Entities) -> list[Addressee]:
    """ "The need for the Secretariat to act was stressed": who is named between "for" and "to", or beside the noun."""
    text = scene.text
    span = for_phrase(text, need.end - len("for"), hit.end) if text.endswith("for", 0, need.end) else None
    if span:
        return actors_in(scene, *span, entities)
    verb = text.rfind(hit.verb, need.end, hit.end)
    return called_on(scene, need.behind, verb, entities) or who_does(scene, need.behind, verb, entities)


def of_need(scene: Scene, clause: Clause, entities: Entities, frame: Frame) -> Sequence[Addressee]:
    """Who is to do what is needed or important: "the need for States to act", "it is essential that they act", "action by States"."""
    text, hit = scene.text, clause.hit
    span = for_phrase(text, hit.complement - 4, clause.end)
    if span and stands("has_due", text, span[1] + _TO, clause.end):
        # "the need for UNICEF to have sufficient resources": who is to have them gives them not.
        return ()
    if span:
        needed = actors_in(scene, *span, entities)
        return needed or called_on(scene, hit.complement, clause.end, entities)
    if "attention" in hit.verb and (drawn := _of_attention(scene, hit, entities)):
        return drawn
    if "up to " in text and (whose := stands("up_to", text, hit.start, clause.end)):
        return actors_in(scene, whose.mark, whose.edge, entities)
    pronoun = stands("i_or_you", text, hit.complement, clause.end)
    if hit.frame == "impersonal" and pronoun:
        return writer_or_reader(text[pronoun.mark : pronoun.end], frame, entities)
    if hit.frame in {"impersonal", "need"} and text.endswith("that", 0, hit.complement):
        return subject_of_clause(scene, hit.complement, clause.end, entities)
    if hit.frame == "impersonal" and text.startswith(_THAT, hit.complement):
        # "It is high time that the Council acted".
        return subject_of_clause(scene, hit.complement + len(_THAT), clause.end, entities)
    if text.endswith("to", 0, hit.complement):
        # "There is a need to understand the efforts by companies": what is to be understood.
        return ()
    # "More action by States is needed" names them before the verb.
    needed = part_of(scene, hit.complement, clause.end, entities) or who_does(
        scene, hit.complement, clause.end, entities
    )
    return needed or called_on(scene, clause.subject_start, hit.start, entities)


def _of_attention(scene: Scene, hit: Hit, entities: Entities) -> list[Addressee]:
    """ "draws the attention of the State party to the need to act", "draws the State party’s attention to it": whose attention it is."""
    if of := stands("attention_of", scene.text, hit.start):
        return actors_in(scene, of.mark, of.edge, entities)
    words = scene.text[hit.start : hit.end]
    whose = max(map(words.find, _ATTENTION))
    return actors_in(scene, hit.start + words.index(" "), hit.start + whose, entities) if whose > 0 else []


def for_phrase(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase of "the need for NP to VP", "incumbent on NP to VP"."""
    lead = first("for_somebody", text, start, start + 12)
    if lead is None:
        return None
    at = lead.behind
    if stands("wanted", text, at, end):
        return None
    infinitive = find_infinitive(text, at - 1, end)
    if infinitive is None or infinitive - at >= _LONGEST_LIST:
        return None
    return at, infinitive
