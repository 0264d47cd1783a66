"""Meetings as speakers: what a session of a body says, the body says. Meetings as entities are found elsewhere."""

from __future__ import annotations

from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.context import Entities
from pipeline.s3_extract.voices import voice_before

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
