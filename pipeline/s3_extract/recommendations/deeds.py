"""Whose deed is called for: "strengthened efforts by States", "support from the Union", "the full implementation by the parties".

In go a scene and where in it what is called for stands, out come the ``Addressee`` records of those who shall do it.
"""

from __future__ import annotations

from pipeline.model import Addressee
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.directives.usages import every, first, stands
from pipeline.s3_extract.recommendations.noun_phrases import actors_in
from pipeline.s3_extract.scene import Entities, Scene


def part_of(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors of "a coherent approach by United Nations agencies", "action on the part of States"."""
    owned = stands("deed_by_of", scene.text, start, end)
    if owned and (found := actors_in(scene, owned.mark, owned.edge, entities)):
        return found
    for deed in every("joint_deed", scene.text, start, end):
        found = actors_in(scene, deed.behind, end, entities, leading=True)
        if found:
            return found
    return called_on(scene, start, end, entities)


def called_on(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors of "strengthened efforts by States to coordinate", "cooperation between States", "support from the Union"."""
    deed = stands("called_deed", scene.text, start, end)
    return actors_in(scene, deed.mark, deed.edge, entities, leading=True) if deed else []


def who_does(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors of "the importance of the United Nations being ready", "of Member States paying their contributions"."""
    done = stands("who_does", scene.text, start, end)
    return actors_in(scene, done.mark, done.edge, entities) if done else []


def asked_to_decide(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "recommends the following options for the consideration of the Council": who shall decide on them."""
    if clause.hit.verb_class != "recommend":
        return []
    put = first("for_consideration", scene.text, clause.hit.complement)
    return actors_in(scene, put.behind, len(scene.text), entities, leading=True) if put else []


def future_agents(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """ "expects that all efforts will be made by the Mission": the agent of what is expected."""
    passive = first("future_passive", scene.text, start, end)
    agent = first("agent", scene.text, passive.edge, end) if passive else None
    return actors_in(scene, agent.mark, agent.edge, entities) if agent else []


def who_leads(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "Invites contributions, with developed countries taking the lead": who is to be ahead of the others."""
    if scene.text.find(" with ", clause.hit.end, clause.end) < 0:
        return []
    lead = first("takes_lead", scene.text, clause.hit.end, clause.end)
    return actors_in(scene, lead.mark, lead.edge, entities) if lead else []
