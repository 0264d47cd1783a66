"""Who is told as the subject of a that-clause: "that Governments, as a matter of priority, review their laws"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Addressee
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.inside import find_modal
from pipeline.s3_extract.directives.usages import first, stands
from pipeline.s3_extract.recommendations.deeds import future_agents
from pipeline.s3_extract.recommendations.noun_phrases import actors_in
from pipeline.s3_extract.scene import Entities, Scene

# Who makes up a body is told by these letters: "members of", "membership".
_MEMBERS = "embers"
# Of those who act when they are told to, the kinds that act as the subject of a modal, too: regulators, providers, schools.
_ACTING_ALONE = frozenset({"state", "private_sector", "media", "non_governmental"})


def subject_of_clause(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors that are the subject of a that-clause ("that Governments, as a matter of priority, review ...")."""
    text = scene.text
    modal = find_modal(text, start, end)
    stop = modal[0] if modal else min(end, start + 300)
    lead = stands("subject_lead", text, start, stop)
    start = lead.behind if lead else start
    inner = first("that_clause", text, start, stop) if modal is None else None
    # "that States ensure that any cases be investigated": what is done in the inner clause is theirs to ensure.
    passive = first("acted_on", text, start, inner.start if inner else stop) if modal is None else None
    if passive is not None:
        by = stands("soon_by", text, passive.end, end)
        agent = stands("agent", text, by.behind, end) if by else None
        return actors_in(scene, agent.mark, agent.edge, entities) if agent else []
    given = stands("receives", text, start, stop) if modal is None else None
    if given is not None:
        giver = first("giver", text, given.mark, end)
        return actors_in(scene, giver.behind, end, entities) if giver else []
    found = actors_in(scene, start, stop, entities, leading=modal is None)
    if not found and modal and stands("acts", text, modal[1], end):
        found = _workers(scene, start, stop, entities, leading=False)
    if modal is None:
        if found:
            return found
        if names_members(text, start, stop):
            found = actors_in(scene, start, stop, entities, leading=True, told=True)
        return (
            found or _workers(scene, start, stop, entities, leading=True) or future_agents(scene, start, end, entities)
        )
    if is_thing_of_body(scene, start, stop, found):
        return []
    if stands("has_due", text, modal[1], end):
        return []
    if whose := stands("be_for", text, modal[1], end):
        return actors_in(scene, whose.mark, whose.edge, entities)
    if found and (not stands("is_passive", text, modal[1], end) or stands("told_to_act", text, modal[1], end)):
        return found
    if stands("passive_modal", text, modal[1], end) and (agent := first("agent", text, modal[1], end)):
        return actors_in(scene, agent.mark, agent.edge, entities)
    return []


def _workers(scene: Scene, start: int, end: int, entities: Entities, *, leading: bool) -> list[Addressee]:
    """ "recommends that programme managers use it": who acts as the subject ``scene.text[start:end]`` because it is his work."""
    if not actors().may_act(scene.text[start:end]):
        return []
    able = actors_in(scene, start, end, entities, leading=leading, told=True)
    return able if all(map(acts_alone, able)) else []


def acts_alone(told: Addressee) -> bool:
    """Whether somebody who acts when he is told to does so as the subject of what should be done: regulators, heads of department."""
    if told.actor_type in _ACTING_ALONE or told.body_id or actors().heads_in(told.name):
        return True
    heads = actors().heads_in(told.name, told=True)
    return bool(heads) and told.name[slice(*heads[0])].lower() in actors().acting


def is_thing_of_body(scene: Scene, start: int, end: int, found: Sequence[Addressee]) -> bool:
    """ "The UNICEF mandate must remain": whether the subject ``scene.text[start:end]`` is a thing that is of the body ``found``."""
    if len(found) != 1 or found[0].body_id is None:
        return False
    bodies = [m for m in scene.of("body", start, end) if m.entity_id == found[0].body_id]
    words = scene.text[bodies[-1].end : end].split() if bodies else []
    if not words or words[-1].lower() in actors().types:
        return False
    return stands("thing_behind", scene.text, bodies[-1].end, end) is not None


def names_members(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` begins with those who make up a body ("members of the Board")."""
    return _MEMBERS in text[start:end] and stands("members_of", text, start, end) is not None
