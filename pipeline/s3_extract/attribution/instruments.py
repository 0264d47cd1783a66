"""Who speaks through an instrument, and in which instrument a body speaks."""

from __future__ import annotations

from pipeline.model import Mention
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Entities, Scene
from pipeline.s3_extract.voices import voice

# Instruments whose short form ("the resolution") belongs to the holder of the frame where the text names no other.
OF_THE_HOLDER = frozenset(
    {"resolution", "draft_resolution", "decision", "agreed_conclusions", "communication", "other"}
)
_SHORT_FORM = "instrument.short_form"
SPOKEN_TYPES = frozenset(
    {"resolution", "draft_resolution", "decision", "agreed_conclusions", "communication", "declaration"}
)
TREATY_TYPES = frozenset({"convention", "protocol", "statute", "law"})


def instrument_speaker(subject: Mention, name: str, frame: Frame, entities: Entities) -> Speaker:
    """ "The resolution also called on ...": what an instrument says, its adopting body says."""
    instrument = entities.instruments.get(subject.entity_id)
    body = instrument.adopting_body_id if instrument else None
    # "The Doha Agenda highlights": a name of its own is not the holder's.
    named = instrument is not None and instrument.instrument_type == "other" and subject.rule_id != _SHORT_FORM
    if body is None and instrument and instrument.instrument_type in OF_THE_HOLDER and not named:
        body = frame.body_id
    return speaker_of(body, "named", ("instrument", name), instrument_id=subject.entity_id)


def opening_instrument(scene: Scene, clause: Clause, entities: Entities) -> tuple[str, str, str] | None:
    """The adopting body, id and words of the instrument a sentence opens with: "In the Pact, Member States called for"."""
    for mention in scene.of("instrument", 0, clause.hit.start)[:1]:
        instrument = entities.instruments.get(mention.entity_id)
        adopting = instrument.adopting_body_id if instrument is not None else None
        if adopting is not None and voice("in_instrument").match(scene.text[: mention.start]):
            return adopting, mention.entity_id, scene.text[mention.start : mention.end]
    return None


def ruling_instrument(scene: Scene, start: int) -> str | None:
    """The instrument that says what a clause with its verb at ``start`` says: "decision 2010/17, whereby the Office is
    requested"; the last one so named."""
    named = [m for m in scene.of("instrument", 0, start) if voice("whereby").match(scene.text, m.end)]
    return named[-1].entity_id if named else None


def instrument_of(scene: Scene, clause: Clause, body_id: str, frame: Frame, entities: Entities) -> str | None:
    """The instrument in which a named body said it: beside it in the sentence, else the one on the floor."""
    beside: str | None = None
    for mention in scene.of("instrument", 0, clause.hit.start):
        instrument = entities.instruments.get(mention.entity_id)
        if instrument is None or instrument.instrument_type in TREATY_TYPES:
            continue
        if instrument.adopting_body_id is None and not _is_said_in(scene, mention, instrument.instrument_type):
            continue
        if instrument.adopting_body_id in {None, body_id}:
            beside = beside or mention.entity_id
            if voice("whereby").match(scene.text, mention.end):
                # "despite the statement, in disregard of resolution 550 (1984), in which the Council calls for"
                return mention.entity_id
    if beside is not None:
        return beside
    if frame.body_id == body_id:
        return frame.instrument_id
    return frame.paper if frame.author == body_id else None


def _is_said_in(scene: Scene, mention: Mention, kind: str) -> bool:
    """Whether a body can speak in an instrument that nobody is known to have adopted: it is of a kind in which bodies
    speak, or the sentence says so ("In the Strategy, the Council called for"); "supports the Agreement and demands" does not."""
    return kind in SPOKEN_TYPES or voice("in_instrument").match(scene.text[: mention.start]) is not None
