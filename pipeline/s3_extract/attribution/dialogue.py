"""Whose words a paragraph is in the report of a periodic review: of the State that opens it, or of the one under review, whose
delegation presents and answers ("Brazil commended the reforms. Its efforts were welcomed. It encouraged")."""

from __future__ import annotations

from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import state_of
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice


def floor_of_dialogue(frame: Frame, scene: Scene) -> Frame:
    """The frame of a paragraph, all of which is said by whoever opens it. One that nobody opens goes on with what the State under
    review said before, else it is nobody's. ``scene`` is how it opens, ``frame`` that of the paragraph before."""
    on = frame.state if frame.speaker == frame.state else None
    speaker = _who_opens(frame, scene) or on
    return frame._replace(role="debate", speaker=speaker, body_id=None, instrument_id=None, meeting_id=None, chain=())


def _who_opens(frame: Frame, scene: Scene) -> str | None:
    text = scene.text
    first = next(iter(scene.of("country")), None)
    if first is not None and voice("opens_dialogue").fullmatch(text, 0, first.start):
        return state_of(first) if voice("speaks_in_dialogue").match(text[first.end :]) else None
    return frame.state if voice("reviewed_opens").match(text) else None
