"""Meetings as speakers: what a session of a body says, the body says. Meetings as entities are found elsewhere."""

from __future__ import annotations

from pipeline.model import Mention
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.context import Entities, Scene
from pipeline.s3_extract.voices import voice, voice_before

# How a speaker is known whose meeting spoke.
BY_ITS_MEETING = "by its meeting"


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


def meeting_that_agreed(scene: Scene, end: int) -> Mention | None:
    """The body at whose meeting something was agreed: "At the 134th meeting of the Subcommittee, it was agreed that"."""
    for mention in scene.of("body", 0, end):
        if voice("at_its_meeting").fullmatch(scene.text, 0, mention.start):
            return mention if scene.text[mention.end : end].strip(" ,") in ("", "it was", "it had been") else None
    return None
