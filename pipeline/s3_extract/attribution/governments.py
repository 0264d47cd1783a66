"""Whose Government "the Government" is, and whose head "the Director-General", where the text does not say it beside it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Mention
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import state_of
from pipeline.s3_extract.scene import Earlier, Entities, Scene
from pipeline.s3_extract.voices import voice_before, words

# Classes of bodies that have a chair and no chief officer.
_CHAIRED = frozenset(
    {
        "committee",
        "commission",
        "subcommission",
        "mission",
        "working_group",
        "special_procedure",
        "treaty_body",
        "principal_organ",
        "state",
        "national_body",
    }
)


def state_told(scene: Scene, at: int, earlier: Earlier, frame: Frame) -> Speaker | None:
    """Whose Government "the Government" before ``scene.text[at]`` is: that of the State with which the last sentence that
    opens with one opens ("In the Gambia, ..."), of the State that the report is on (the title of a draft names who proposes it), or of
    the only one that the paragraph names before."""
    told = earlier()
    near = [(told.text, m) for m in told.of("country")]
    near += [(scene.text, m) for m in scene.of("country", 0, at)]
    opening = _opening_state(near)
    if opening is not None:
        return opening
    if frame.state is not None and frame.role != "organ":
        return speaker_of(frame.state, "short_form", ("the Government of the State that the report is on",))
    states = {state_of(m) for _, m in near}
    if len(states) == 1:
        return speaker_of(states.pop(), "short_form", ("the Government of the only State named",))
    return None


def head_of_state(scene: Scene, at: int, earlier: Earlier, frame: Frame) -> Speaker | None:
    """Whose head or minister stands before ``scene.text[at]`` without the name of his State: that of the State with which the sentence
    opens ("In Chad, on 4 March, the Prime Minister, Ana Diaz, urged"), or of the State that the report is on, where the paragraph
    names no other before ("the Minister of Information, Ana Diaz, urged", S/2025/211). "The President" without a name may be any body's."""
    head = voice_before("head_without_state").search(scene.text, at)
    if head is None:
        return None
    named = scene.of("country", 0, at)
    opening = _opening_state([(scene.text, m) for m in named])
    if opening is not None:
        return opening
    if frame.state is None or frame.role == "organ" or frame.debates or frame.record or frame.by_states:
        return None
    if head["president"] and not head["name"]:
        return None
    if {state_of(m) for m in (*earlier().of("country"), *named)} - {frame.state}:
        return None
    return speaker_of(frame.state, "short_form", ("the head or minister of the State that the report is on",))


def _opening_state(near: Sequence[tuple[str, Mention]]) -> Speaker | None:
    """The State of the last sentence that opens with one, among those named in the texts beside them."""
    opening = next((m for text, m in reversed(near) if voice_before("opens_in").search(text, m.start)), None)
    if opening is None:
        return None
    return speaker_of(state_of(opening), "short_form", ("the Government of the State that the sentence is on",))


def house_of_officer(frame: Frame, entities: Entities) -> str | None:
    """The organization that the text is on, whose head and deputies are meant by their posts alone; a committee or a mission has
    none ("the High Commissioner" in the report of a visiting mission is another's), a regional commission its Executive Secretary."""
    body = entities.bodies.get(frame.house or "")
    headed = body is None or body.classification not in _CHAIRED or body.body_id in words("headed")
    return frame.house if headed else None
