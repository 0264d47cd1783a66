"""How a frame passes on from sentence to sentence, and with what frame a section and a paragraph begin.

A directive of a body gives it the frame; so does a sentence without directives whose subject is a body, or that names
an instrument some body adopted ("The Commission adopted resolution 1998/30"): from there on it is retold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import FrameRole, Mention, Section
from pipeline.s3_extract.attribution.crowds import unnamed_in
from pipeline.s3_extract.attribution.dialogue import floor_of_dialogue
from pipeline.s3_extract.attribution.instruments import SPOKEN_TYPES, TREATY_TYPES
from pipeline.s3_extract.attribution.meetings import met_at
from pipeline.s3_extract.attribution.officers import represented
from pipeline.s3_extract.attribution.persons import BY_ITS_CHAIR, speaks_for, takes_over
from pipeline.s3_extract.attribution.speaker import Speaker
from pipeline.s3_extract.attribution.subjects import is_governed, members, sentence_subject
from pipeline.s3_extract.bodies.above import sections_above
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.discourse.annexes import in_heading
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import actor_of, state_of
from pipeline.s3_extract.scene import Entities, Scene
from pipeline.s3_extract.transmitted import goes_on
from pipeline.s3_extract.voices import fund_of, informing, voice, voice_before

# "The " and a quotation mark before a name that opens a heading.
_HEADING_OPENS = 4
# The words that say that an instrument was adopted stand not far before its name.
_ADOPTED_REACH = 40
# A body heads a sentence that begins with it, behind its article.
_HEADS = len("The ")
# How a frame is known that a person holds who speaks for a body.
_PERSONS = (("for",), ("person",), ("she",), ("he",))
# Who can reply.
_WHO = frozenset({"body", "country"})
# A post and what it is for are named within the first words of a paragraph.
_POST_REACH = 160
# What is asked of how a paragraph opens lies in so many characters; a passage can have ten thousand.
OPENING = 400


def frame_of_section(
    start: Frame, section_id: str | None, sections: Mapping[str, Section], mentions: Mapping[str, tuple[Mention, ...]]
) -> Frame:
    """The frame with which a section begins: a heading that names a body gives it the frame ("B. Commission on Human
    Rights"); an own chapter gives it to nobody; what stands below "Replies received from Governments" is theirs whom the
    heading nearest to it names. ``start`` is that of the division."""
    above = list(sections_above(section_id, sections))
    if start.by_states and any(voice("reviewed_heading").match(s.title) for s in above):
        return start._replace(speaker=start.state)
    others = next((s for s in above if voice("others_heading").match(s.title)), None)
    if others is not None:
        return replying(start, _who_replies(others, above, mentions))
    if start.compiled and (submits := _who_submits(above, mentions)) is not None:
        return start._replace(author=submits, house=fund_of(submits))
    if start.author is None and start.role == "own" and not start.readers:
        # "Chapter II. Long-form report of the Board of Auditors", where the front page names no author (A/71/5 (Vol. I)).
        written = next((made for each in above if (made := in_heading(each, mentions))), ())
        start = start._replace(author=next(iter(written), None))
    for section in above:
        if voice("own_chapter").search(section.title):
            return start
        bodies = [m for m in mentions.get(section.section_id, ()) if m.entity_type == "body"]
        if bodies and bodies[0].start <= _HEADING_OPENS and not goes_on(section.title, bodies[0].end):
            named = bodies[0].entity_id
            return start._replace(body_id=named, house=fund_of(named), chain=("heading", section.title))
        spoke = next((m for m in bodies if voice("officer_of_house").fullmatch(section.title, 0, m.start)), None)
        if spoke is not None and start.house is None:
            # "Statement by the UNFPA Executive Director": below it she is meant by her post alone.
            return start._replace(house=fund_of(spoke.entity_id))
    return start


def frame_in_line(begun: Frame, text: str) -> Frame | None:
    """The frame with which a paragraph begins in whose line its heading stands, as in text without layout: that of the
    section (``begun``), or what another than the author says; None where no heading stands there."""
    if not voice("heading_in_line").match(text[:OPENING]):
        return None
    return replying(begun, None) if voice("others_heading").match(text[:OPENING]) else begun


def _who_replies(
    others: Section, above: Sequence[Section], mentions: Mapping[str, tuple[Mention, ...]]
) -> Mention | None:
    """The State or body that a heading below "Replies received" is, or whom these words themselves name behind "from"."""
    told = voice("others_heading").match(others.title)
    for section in above:
        for mention in mentions.get(section.section_id, ()):
            near = mention.start - (told.end() if section is others and told is not None else 0)
            if mention.entity_type in _WHO and 0 <= near <= _HEADING_OPENS + 1:
                return mention
    return None


def _who_submits(above: Sequence[Section], mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The body that is a whole heading, the nearest of ``above``: what stands below it in a compilation it submitted."""
    for section in above:
        for mention in mentions.get(section.section_id, ()):
            whole = mention.start <= _HEADING_OPENS and voice("heading_ends").match(section.title[mention.end :])
            if mention.entity_type == "body" and whole:
                return mention.entity_id
    return None


def replying(frame: Frame, who: Mention | None) -> Frame:
    """The frame of what somebody replies or claims; of nobody nameable where ``who`` is None."""
    body_id = None if who is None else actor_of(who)
    return _emptied(frame)._replace(role="replies", author=None, body_id=body_id, chain=("replies",))


def frame_of_paragraph(frame: Frame, scene: Scene) -> Frame:
    """The frame with which a paragraph begins: who has the floor in it, if it opens with a person who speaks for a body.

    ``scene`` is its first ``OPENING`` characters.
    """
    if frame.record:
        return frame
    if frame.by_states:
        return floor_of_dialogue(frame, scene)
    if frame.role == "debate" and frame.body_id is not None and frame.body_id == frame.speaker:
        # Whoever had the floor goes on in the next sentence, and in the next paragraph as somebody told.
        frame = frame._replace(role="own")
    first = next((m for m in scene.mentions if m.entity_type in _WHO), None)
    if first is not None and first.start == 0 and voice("original_in").match(scene.text[first.end :]):
        return replying(frame, first)
    by_person = frame.body_id if frame.chain[:1] in _PERSONS else None
    if (frame.speaker or by_person) not in (None, frame.spoke):
        frame = frame._replace(spoke=frame.speaker or by_person)
    if frame.chain[:1] == ("for",) and not voice("opening_pronoun").match(scene.text):
        # Whoever spoke for a body in the paragraph before is not "he" in one that opens with another.
        frame = _emptied(frame)
    found = represented(scene, _POST_REACH)
    speaker = speaks_for(scene, found, frame) if found is not None else None
    # A debate goes on from paragraph to paragraph only where the report is of one.
    role: FrameRole = "own" if frame.role == "debate" and not frame.debates else frame.role
    return frame if (frame.speaker, frame.role) == (speaker, role) else frame._replace(speaker=speaker, role=role)


def pass_frame(scene: Scene, frame: Frame, clauses: list[Clause], speakers: list[Speaker], entities: Entities) -> Frame:
    """The frame after this sentence. An item without a subject ("(a) Endorsed the report of the Board") changes none."""
    if frame.role == "replies" or frame.by_states:
        # Whoever is named in an answer does not take it over, or in what a State says of another.
        return frame
    if frame.role == "quoted" and (goes_on_quoting := _of_quotation(scene, frame, speakers)) is not None:
        return goes_on_quoting
    if frame.debates and not frame.record:
        frame = _floor_in_debate(scene, frame, entities)
    if frame.considered is not None:
        speaking = _informing(scene, frame, speakers)
        frame = frame if speaking == frame.speaker else frame._replace(speaker=speaking)
    if frame.body_id is not None and voice("participle_opening").match(scene.text):
        return frame
    for speaker in reversed(speakers):
        if speaker.role == "debate":
            if not frame.debates:
                # The author of a report goes on in his own voice behind what he was told.
                return frame
            floor = frame.author if BY_ITS_CHAIR in speaker.chain else frame.speaker
            return frame._replace(role="debate", body_id=None, instrument_id=None, chain=speaker.chain, speaker=floor)
        if speaker.bodies and not speaker.own:
            body_id = speaker.bodies[0]
            same = body_id == frame.body_id
            # Whoever has the floor in a debate goes on in the next sentence, and not the author.
            on_floor = frame.debates and frame.speaker == body_id
            return frame._replace(
                role="debate" if frame.record or on_floor else "own",
                body_id=body_id,
                instrument_id=speaker.instrument_id or (frame.instrument_id if same else None),
                meeting_id=met_at(scene, body_id, entities, len(scene.text)) or (frame.meeting_id if same else None),
                # What was resolved by the frame says nothing new of how it is known.
                chain=frame.chain if same and speaker.chain[-len(frame.chain) :] == frame.chain else speaker.chain,
            )
    if clauses:
        # Somebody spoke whom no rule knows; "it" in the next sentence is that one, and nobody before.
        named_other = any(
            not s.bodies and c.hit.frame in ("active", "need") for c, s in zip(clauses, speakers, strict=True)
        )
        if not named_other:
            return frame
        # In the report of a meeting what follows is said by that one, not by the organ that met.
        return _emptied(frame)._replace(role="debate", chain=speakers[-1].chain) if frame.debates else _emptied(frame)
    return _of_account(scene, frame, entities)


def _of_quotation(scene: Scene, frame: Frame, speakers: list[Speaker]) -> Frame | None:
    """The frame behind a sentence of what is quoted; None where another body speaks in it. Who is only named does not take
    it over, but a formal recommendation ends where the house that answers it says what it does ("UNDP will consider it")."""
    subject = sentence_subject(scene, len(scene.text)) if frame.author is None else None
    if subject is not None and subject.entity_id == frame.house:
        return _emptied(frame)._replace(role="own", author=frame.house)
    return None if any(s.bodies and s.bodies[0] != frame.body_id for s in speakers) else frame


def _informing(scene: Scene, frame: Frame, speakers: list[Speaker]) -> str | None:
    """Whose words a paragraph of an advisory committee goes on with: of whoever informed it, until it speaks itself."""
    others = [s.bodies[0] for s in speakers if s.bodies and s.bodies[0] != frame.author]
    if voice("was_informed").search(scene.text):
        return others[-1] if others else informing(frame.author)
    subject = sentence_subject(scene, len(scene.text))
    if subject is not None and subject.entity_id == frame.author and voice("opines").match(scene.text, subject.end):
        # "The Advisory Committee reiterates that more efforts are required."
        return frame.author
    return frame.author if any(frame.author in speaker.bodies for speaker in speakers) else frame.speaker


def _floor_in_debate(scene: Scene, frame: Frame, entities: Entities) -> Frame:
    """The frame of a sentence in which the report of a meeting tells what somebody said: his who holds a post of a body, and of
    nobody where it is not known who speaks; "he" goes on."""
    if scene.text.startswith("It ") or voice("opening_pronoun").match(scene.text):
        return frame
    said = voice("says").search(scene.text)
    if said is None:
        return frame
    found = represented(scene, said.start())
    if found is None and (subject := sentence_subject(scene, said.start())) is not None:
        # "The Deputy Secretary-General said that"
        found = subject if voice("officer_gap").fullmatch(scene.text[subject.end : said.start()]) else None
    speaker = speaks_for(scene, found, frame) if found is not None and found.end <= said.start() else None
    unnamed = unnamed_in(scene.text[: said.start()]) if speaker is None else set()
    if "person" in unnamed:
        presiding = takes_over(scene.text, frame, entities)
        return frame if presiding is None else _emptied(frame)._replace(role="debate", speaker=presiding)
    if "crowd" in unnamed and frame.role == "own":
        # "Participants emphasized the value of it. Such efforts should": still theirs, not the author's.
        return _emptied(frame)._replace(role="debate", speaker=None)
    return frame if speaker == frame.speaker else _emptied(frame)._replace(role="debate", speaker=speaker)


def _emptied(frame: Frame) -> Frame:
    return frame._replace(body_id=None, instrument_id=None, meeting_id=None, chain=())


def _of_account(scene: Scene, frame: Frame, entities: Entities) -> Frame:
    body = None
    text = scene.text
    all_members = members(scene, len(text))
    if all_members is not None and all_members.rule_id != "body.short_form":
        chain = ("the members of", text[all_members.start : all_members.end])
        return _emptied(frame)._replace(body_id=all_members.entity_id, chain=chain)
    if frame.chain[:1] == ("the members of",) and text.startswith("They "):
        # "They thanked the Union. They called on all parties": still the members of the Council.
        return frame
    for mention in scene.mentions:
        at = mention.start
        if mention.entity_type == "country" and voice("state_first").match(text[:at]):
            return _emptied(frame)._replace(body_id=state_of(mention), chain=("named last", text[at : mention.end]))
        if voice("of_members").match(text, mention.end):
            continue
        if mention.entity_type == "body" and not is_governed(text, at) and not _is_owned(text, at):
            body = mention
            break
    for mention in scene.of("instrument"):
        instrument = entities.instruments.get(mention.entity_id)
        if instrument is None or instrument.instrument_type in TREATY_TYPES:
            continue
        adopting = instrument.adopting_body_id or (body.entity_id if body else None)
        before = text[max(0, mention.start - _ADOPTED_REACH) : mention.start]
        spoken = instrument.adopting_body_id is not None or instrument.instrument_type in SPOKEN_TYPES
        # "The Commission addressed it, refining the strategies outlined in the Platform": it is the Commission that goes on.
        spoken = spoken and not (body is not None and adopting != body.entity_id and body.start <= _HEADS)
        said = voice("adopted_in" if spoken else "adopts").search(before) and not voice("recalls_it").search(before)
        if adopting and (said or _was_adopted(text, mention)):
            holder = body.entity_id if body is not None and instrument.adopting_body_id is None else adopting
            return frame._replace(
                body_id=holder,
                instrument_id=mention.entity_id,
                meeting_id=met_at(scene, holder, entities, len(text))
                or (frame.meeting_id if holder == frame.body_id else None),
                chain=("adopted", text[mention.start : mention.end]),
            )
    if body is None or body.entity_id not in entities.bodies:
        return frame
    same = body.entity_id == frame.body_id
    return frame._replace(
        body_id=body.entity_id,
        instrument_id=frame.instrument_id if same else None,
        meeting_id=met_at(scene, body.entity_id, entities, len(text)) or (frame.meeting_id if same else None),
        chain=("named last", text[body.start : body.end]),
    )


def _was_adopted(text: str, mention: Mention) -> bool:
    """Whether an instrument heads a sentence that says that it was adopted: in the next one "it" is the instrument."""
    behind = voice("was_adopted").match(text, mention.end)
    return behind is not None and voice_before("clause_head").search(text, mention.start) is not None


def _is_owned(text: str, at: int) -> bool:
    return voice_before("possessive").search(text, at) is not None
