"""Meetings as speakers: what a session of a body says, the body says. Meetings as entities are found elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Mention
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.context import Earlier, Entities, Scene
from pipeline.s3_extract.voices import voice, voice_before

# How a speaker is known whose meeting spoke.
BY_ITS_MEETING = "by its meeting"
# The words for a meeting stand not far before the body that meets.
_HELD_REACH = 96


def is_meeting_of_holder(left: str, frame: Frame, entities: Entities) -> bool:
    """Whether "the meeting", the last words of ``left``, is that of the holder of the frame.

    It is where the body has been speaking by a meeting, or is a conference itself ("UNCTAD ... the Conference").
    """
    found = voice_before("the_meeting").search(left, len(left))
    if found is None or frame.body_id is None:
        return False
    if frame.meeting_id is not None or BY_ITS_MEETING in frame.chain:
        return True
    body = entities.bodies.get(frame.body_id)
    return body is not None and found["noun"].lower() in body.name.lower().split()


def is_forum(left: str, frame: Frame, entities: Entities) -> bool:
    """Whether "the forum", the last words of ``left``, is the one that the report is on."""
    body = entities.bodies.get(frame.meeting or "")
    found = voice_before("the_meeting").search(left, len(left)) if body is not None else None
    return found is not None and body is not None and found["noun"].lower() in body.name.lower().split()


@dataclass(frozen=True, slots=True)
class Met:
    """A body whose meeting was named, and its name as printed."""

    body_id: str
    name: str


def meeting_that_agreed(scene: Scene, start: int, end: int, earlier: Earlier) -> Met | None:
    """The body at whose meeting something was agreed: "At the 134th meeting of the Subcommittee, it was agreed that", or
    named so in a sentence of the paragraph before ("It was agreed that"); ``scene.text[start:end]`` is the predicate."""
    for mention in scene.of("body", 0, start):
        if voice("at_its_meeting").fullmatch(scene.text, 0, mention.start):
            said = scene.text[mention.end : start].strip(" ,") in ("", "it was", "it had been")
            return _met(scene, mention) if said else None
    if voice("it_was_agreed").fullmatch(scene.text, 0, end) is None:
        return None
    before = earlier()
    for mention in reversed(before.of("body")):
        if voice_before("at_a_meeting").search(before.text, mention.start):
            return _met(before, mention)
    return None


def meeting_named_before(left: str, earlier: Earlier) -> Met | None:
    """The body of which "the summit", the last words of ``left``, is one: the last whose summit the paragraph named."""
    found = voice_before("the_meeting").search(left, len(left))
    if found is None:
        return None
    before = earlier()
    noun = found["noun"].lower()
    for mention in reversed(before.of("body")):
        if before.text[mention.start : mention.end].lower().startswith(f"{noun} "):
            # "the Conference of the Parties to the Convention ... The Conference also"
            return _met(before, mention)
        held = voice("held_by").search(before.text, max(0, mention.start - _HELD_REACH), mention.start)
        if held is not None:
            same = noun in (held["noun"] or held["its"]).lower()
            return _met(before, mention) if same else None
    return None


def _met(scene: Scene, body: Mention) -> Met:
    return Met(body.entity_id, scene.text[body.start : body.end])
