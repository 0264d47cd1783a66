"""Who speaks through an instrument, and in which instrument a body speaks."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Mention
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Entities, Scene
from pipeline.s3_extract.voices import voice, voice_before

# Instruments whose short form ("the resolution") belongs to the holder of the frame where the text names no other.
OF_THE_HOLDER = frozenset(
    {"resolution", "draft_resolution", "decision", "agreed_conclusions", "communication", "other"}
)
_SHORT_FORM = "instrument.short_form"
# The verb that adopts an instrument stands no farther before its name, in code points.
_ADOPTS_REACH = 80
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
        if instrument.adopting_body_id not in {None, body_id}:
            continue
        if voice("whereby").match(scene.text, mention.end):
            # "despite the statement, in disregard of resolution 550 (1984), in which the Council calls for"
            return mention.entity_id
        known = instrument.adopting_body_id is not None or instrument.instrument_type in SPOKEN_TYPES
        if beside is None and _is_spoken_in(scene.text, mention.start, "said_in" if known else "in_apart"):
            beside = mention.entity_id
    if beside is not None:
        return beside
    paper = frame.paper if frame.author == body_id else None
    if frame.body_id == body_id:
        return None if _at_another_session(scene, clause, body_id, frame, entities) else frame.instrument_id or paper
    return paper


def _is_spoken_in(text: str, at: int, usage: str) -> bool:
    """Whether the words before an instrument at ``text[at]`` say that who speaks does so in it, adopts or sponsors it ("co-sponsored
    the OIC resolution, calling for")."""
    return at == 0 or is_adopted(text, at) or voice_before(usage).search(text, at) is not None


def is_adopted(text: str, at: int) -> bool:
    """Whether a verb of adopting stands right before a name at ``text[at]``: who "endorsed the Framework and requested" requests,
    not the Framework (E/2025/24)."""
    return voice("adopts").search(text[max(0, at - _ADOPTS_REACH) : at]) is not None


def _at_another_session(scene: Scene, clause: Clause, body_id: str, frame: Frame, entities: Entities) -> bool:
    """Whether a sentence opens with another session of the body than the one whose instrument is told: "At its twenty-seventh
    session, the Conference of the Parties encouraged" is not said in the pact of the one before (A/CONF.230/2025/10)."""
    met = [entities.meetings.get(m.entity_id) for m in scene.of("meeting", 0, clause.hit.start)]
    own = [meeting.meeting_id for meeting in met if meeting is not None and meeting.body_id == body_id]
    return bool(own) and frame.meeting_id not in own


def cited_with(said: Speaker, scene: Scene, clause: Clause, entities: Entities) -> Speaker:
    """The speaker with the instrument of his that is cited with what he said: before it, where a pronoun stands for him
    ("resolution 1970 (XVIII), in which it requested"), or in brackets behind it."""
    if not said.bodies or said.role != "retold":
        return said
    cited = [
        m for m in scene.of("instrument", clause.hit.end) if voice_before("cited_behind").search(scene.text, m.start)
    ]
    named = [
        m.entity_id for m in cited[:1] if m.start < clause.end or _next_in_brackets(scene.text, clause.end, m.start)
    ]
    if said.how == "pronoun" and (ruling := ruling_instrument(scene, clause.hit.start)) is not None:
        named.insert(0, ruling)
    for instrument_id in named:
        made = entities.instruments.get(instrument_id)
        if made is not None and made.adopting_body_id == said.bodies[0]:
            return replace(said, instrument_id=instrument_id)
    return said


def _next_in_brackets(text: str, end: int, at: int) -> bool:
    """Whether the brackets before ``text[at]`` are the first behind a clause that ends at ``end``."""
    return text[end:at].lstrip().startswith("(")
