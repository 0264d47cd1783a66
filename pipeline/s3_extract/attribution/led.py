"""Who does or says what the points of a list say: the subject of the words that lead them in.

"The Commission: (a) Took note of the report; (b) Requested the Secretariat to report", "the Assembly decided: (a) To invite the
Board to meet". In goes the scene of the lead-in, out comes who speaks in each point that has no subject of its own; and who says what
stands below a verb of saying ("The Board noted that: (a) The Fund should train staff").
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.crowds import opens_relative, somebody_heads
from pipeline.s3_extract.attribution.persons import Persons
from pipeline.s3_extract.attribution.reported import reported_speaker
from pipeline.s3_extract.attribution.speaker import Speaker
from pipeline.s3_extract.attribution.speakers import find_speaker
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.directives.clauses import Clause, cut_clauses, lacks_subject
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Earlier, Entities, Scene
from pipeline.s3_extract.voices import voice

_LED = frozenset({"active", "need"})
# What is said below a verb of saying has a subject of its own.
_HEARD = frozenset({"modal", "impersonal", "passive", "passive_np", "to_be"})


def leader_of(
    scene: Scene, point: str, frame: Frame, entities: Entities, persons: Persons, earlier: Earlier
) -> Speaker | None:
    """Who heads the lead-in that ``scene`` is to ``point``; None where it ends on no subject, or on one that cannot speak."""
    place = voice("leads_points").search(scene.text)
    if place is None or (point.startswith("To ") and not place["decided"]):
        # "The tasks of the Group: (a) To recommend areas": what somebody is there for is not what he decided.
        return None
    # The subject alone, with the space before its verb.
    scene = scene._replace(text=f"{scene.text[: place.start()]} ")
    at = len(scene.text)
    hit = Hit("active", "", "suggest", at, at, at, True, "led")
    clause = cut_clauses(scene.text, [hit], [(m.start, m.end) for m in scene.mentions])[0]
    said = find_speaker(Utterance(scene, clause, frame, None, entities, persons, earlier))
    if said.bodies:
        return said
    subject = scene.text[clause.subject_start : at].strip()
    if not actors().speak(subject) or opens_relative(subject):
        return None
    return replace(said, chain=("leads in points", subject))


def teller_of(scene: Scene, frame: Frame, entities: Entities, persons: Persons, earlier: Earlier) -> Speaker | None:
    """Who says what stands below the lead-in that ``scene`` is, where that ends in a verb of saying: "The Board noted that:", "The Union
    made the following proposals:"; None where it is the author or nobody who can speak."""
    place = voice("tells_points").search(scene.text)
    if place is None:
        return None
    if place["that"]:
        scene = scene._replace(text=f"{scene.text[: place.end('that')]} ")
        at = len(scene.text)
        clause = Clause(Hit("modal", "", "should", at, at, at, False, "led"), 0, at, at, shared=False)
        return reported_speaker(Utterance(scene, clause, frame, None, entities, persons, earlier))
    scene = scene._replace(text=scene.text[: place.start("verb")])
    at = len(scene.text)
    hit = Hit("active", "", "suggest", at, at, at, True, "led")
    clause = cut_clauses(scene.text, [hit], [(m.start, m.end) for m in scene.mentions])[0]
    said = find_speaker(Utterance(scene, clause, frame, None, entities, persons, earlier))
    return said if said.bodies or somebody_heads(scene.text) else None


def is_heard(said: Speaker, clause: Clause) -> bool:
    """Whether a clause of a point, of which the author is taken to be the speaker by the frame alone, is what the lead-in tells."""
    return said.own and said.how == "frame" and clause.hit.frame in _HEARD


def is_led(point: str, clause: Clause) -> bool:
    """Whether the verb of ``clause`` is the first of a point, or a further one of a point that opens with a verb."""
    if clause.hit.frame not in _LED:
        return False
    if voice("point_verb").match(point[: clause.hit.start]):
        return True
    opens = voice("point_opens").match(point) is not None
    return opens and lacks_subject(point, clause.start, clause.hit.start)
