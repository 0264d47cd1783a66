"""Whose words a clause is that hangs on a verb of saying which is no directive: "The Court has confirmed that States must"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model import FrameRole, Mention
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.crowds import all_gathered, is_crowd, somebody_heads
from pipeline.s3_extract.attribution.governments import house_of_officer, state_told
from pipeline.s3_extract.attribution.meetings import meeting_that_agreed
from pipeline.s3_extract.attribution.officers import one_for, represented
from pipeline.s3_extract.attribution.persons import BY_ITS_CHAIR, chairs, preside_together, presides, speaks_for
from pipeline.s3_extract.attribution.pronouns import pronoun_speaker
from pipeline.s3_extract.attribution.speaker import Speaker, author_speaks, meeting_speaks, speaker_of
from pipeline.s3_extract.attribution.subjects import members, sentence_subject
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import informing, voice, voice_before, words

if TYPE_CHECKING:
    import re

# A that-clause does not run on farther before its modal, in code points.
_REACH = 240
# The pronoun as a subject of whom something is by its possessive.
_PRONOUNS = {"its": "it", "their": "they", "his": "he", "her": "she"}
_POSSESSIVE = ("’", "'")
# So many characters before a verb show whoever could not be resolved.
_SHOWN = 40


def reported_speaker(utterance: Utterance) -> Speaker | None:
    """Who says the that-clause in which the verb of an utterance stands; None where it is the author's or in no such clause."""
    scene, at, frame = utterance.scene, utterance.clause.hit.start, utterance.frame
    text = scene.text
    if voice("said_aside").match(text, 0, at):
        return None
    again = _second_clause(text, at)
    if again is not None and (first := _said_before(text, again, "clause_over")) is not None:
        # "It was stressed that plans provided an opportunity, but that nature should not be a substitute."
        told: re.Match[str] | None = first
    else:
        told = _said_before(text, at, "clause_broken")
    if told is None:
        return _taken_up(utterance) or _whose_view(utterance)
    if told["made"] and (whose := _whose_view(utterance)) is not None:
        # "Its view was that States should wait."
        return whose
    verb = told.start("verb")
    is_passive = told["tells_passive"] is not None
    if frame.considered is not None and (is_passive or (told["tells"] and voice("it_was_said").search(text[:verb]))):
        # "The Advisory Committee was informed that", "It was indicated to the Committee that": by the secretariat.
        return speaker_of(informing(frame.author), "frame", ("what the committee was informed of",))
    if (agent := voice("said_by_agent").match(text, told.end("verb"))) is not None:
        # "It was also noted by one delegation that the secretariat should act."
        return _named_in(utterance, *agent.span("who"))
    if is_passive:
        # "The Inspector was informed that the rules were not clear, and therefore the matter should be clarified" goes on with his own.
        return None if ", and " in text[told.end() : at] else _informant(utterance, told)
    agreed = meeting_that_agreed(scene, verb, told.end("verb"), utterance.earlier)
    if agreed is not None:
        # "At the same session it was decided that the secretariat should": by the body whose session it is.
        return replace(agreed.says(), how="named")
    if frame.role == "own" and not frame.concludes and voice("it_was_said").search(text[:verb]):
        said = meeting_speaks(frame, "impersonal in a retelling")
        return said if frame.debates else replace(said, role="retold")
    if voice("said_of").search(text[:verb]):
        return None
    if (pronoun := _pronoun(text, verb)) is not None:
        return pronoun_speaker(pronoun["word"].lower(), utterance, pronoun.start())
    subject = _beside(scene, verb) or sentence_subject(scene, verb) or represented(scene, verb)
    subject = subject or _by_its_office(scene, verb) or one_for(scene, verb)
    if subject is not None:
        return _of(subject, scene, frame)
    held = members(scene, verb)
    if held is not None:
        return _of(held, scene, frame)
    told_by = _ruled(utterance, verb) or _by_his_post(utterance, verb)
    if told_by is not None:
        return told_by
    if is_crowd(text[:verb]) or (frame.gathered is not None and all_gathered(text[:verb]) is not None):
        return meeting_speaks(frame, "speakers in the debate", among=text[:verb])
    if frame.by_states:
        return meeting_speaks(frame, "who has the floor")
    if voice("the_government").search(text[:verb]) and (state := state_told(scene, verb, utterance.earlier, frame)):
        return state
    # Whoever tells it somebody else is not the report: "Villagers told the Panel that it should act".
    named = told["tells"] or any(w[:1].isupper() for w in text[:verb].split()[1:]) or _is_somebody(text[:verb])
    # "The findings indicate that States should" is the report's own conclusion, "Critics say that" is not.
    return _nobody(text, verb) if named or _is_of_persons(text, verb, told.end("verb")) else None


def _pronoun(text: str, verb: int) -> re.Match[str] | None:
    """The pronoun that is the subject of a verb of saying, right before it or at the head of its sentence: "It explained that heads of
    entities should be consulted", "He deplored the executions and reminded the authorities that the moratorium should be respected"."""
    right_before = voice_before("pronoun_subject").search(text, verb)
    if right_before is not None or not voice_before("coordinated").search(text, verb):
        return right_before
    return voice("opening_pronoun").match(text)


def _is_somebody(words_of: str) -> bool:
    """Whether words tell of somebody who can speak, if no body: "the mission", "the author" of a communication to a treaty body."""
    return actors().speak(words_of) or voice("litigates").search(words_of) is not None


def _named_in(utterance: Utterance, start: int, end: int) -> Speaker | None:
    """Who says what a text tells as said by whom ``scene.text[start:end]`` names: the body or State there, else nobody."""
    scene = utterance.scene
    named = next(
        (m for m in scene.near(start, end) if start <= m.start < end and m.entity_type in ("body", "country")), None
    )
    if named is not None and not is_crowd(scene.text[start : named.start]):
        return _of(named, scene, utterance.frame)
    return meeting_speaks(utterance.frame, "speakers in the debate", among=scene.text[start:end])


def _taken_up(utterance: Utterance) -> Speaker | None:
    """Whose words or view are taken up where a sentence opens so: "In her view, States should", "As the Council has said, States must",
    "There was broad agreement that States should"; None where it opens with none."""
    scene, at = utterance.scene, utterance.clause.hit.start
    his = voice("in_his_view").match(scene.text)
    if his is not None and his.end() <= at:
        # "In her view, States should act."
        return pronoun_speaker(_PRONOUNS[his["whose"].lower()], utterance, 0)
    said = voice("as_said").match(scene.text)
    if said is not None and said.end() <= at and not voice("clause_broken").search(scene.text, said.end(), at):
        return _named_in(utterance, *said.span("who" if said["who"] is not None else "of"))
    tells = utterance.frame.role == "own" and not utterance.frame.concludes
    agreed = voice("all_agreed").match(scene.text) if tells else None
    if agreed is not None and agreed.end() <= at and not voice("clause_broken").search(scene.text, agreed.end(), at):
        # "There was broad agreement that States should act": by those who met.
        return meeting_speaks(utterance.frame, "impersonal in a retelling")
    return None


def _whose_view(utterance: Utterance) -> Speaker | None:
    """Whose recommendation or view is told in a noun, behind which the that-clause stands: "The recommendation of the Board was that States
    should"; nobody where the text names somebody whom the report does not know, None where it is the author's."""
    scene, at = utterance.scene, utterance.clause.hit.start
    told = _view_before(scene.text, at)
    if told is None:
        return _led_in(utterance)
    pronoun, (start, end) = told
    if pronoun is not None:
        # "UNICEF met the Government. Its view was that States should wait."
        return pronoun_speaker(_PRONOUNS[pronoun.lower()], utterance, start)
    his = scene.text[end : end + 1] in _POSSESSIVE
    near = [m for m in scene.near(start, end) if start <= m.start < end and m.entity_type in ("body", "country")]
    # "The Committee notes the Government's view that": whose it is stands last.
    who = next((m for m in near if not his or m.end == end), None)
    if who is not None:
        return _of(who, scene, utterance.frame)
    words_of = scene.text[start:end].split()[-1] if his else scene.text[start:end]
    if is_crowd(words_of):
        return meeting_speaks(utterance.frame, "speakers in the debate", among=words_of)
    if voice("own_argument").search(words_of) and not _is_somebody(scene.text[start:end]):
        return None
    return speaker_of(None, "none", ("whose view", words_of))


def _led_in(utterance: Utterance) -> Speaker | None:
    """Whose views or wishes are led in before a colon: "Women leaders put forward several proposals: the Government should act"; None where
    they are the author's or nobody is told of."""
    scene, frame = utterance.scene, utterance.frame
    colon = scene.text.rfind(": ", 0, utterance.clause.hit.start)
    lead = scene.text[: max(colon, 0)]
    if not voice("views_before_colon").search(lead) or not voice("did_before").search(lead):
        return None
    subject = sentence_subject(scene, colon)
    if subject is not None:
        return _of(subject, scene, frame)
    somebody = somebody_heads(lead) or voice("views_told").search(lead) is not None
    if not somebody or voice("own_argument").search(lead) or words("reviewers") & set(lead.lower().split()):
        return None
    if frame.debates:
        return meeting_speaks(frame, "speakers in the debate", among=lead)
    return speaker_of(None, "none", ("whose view", lead[:_SHOWN]))


def _view_before(text: str, at: int) -> tuple[str | None, tuple[int, int]] | None:
    """Whose view it is in whose that-clause ``text[at]`` stands: a pronoun, or where he is named, behind the noun for it or before
    ("the communities' main demand was that")."""
    for held in reversed(list(voice("held_view").finditer(text, max(0, at - _REACH), at))):
        whose = voice_before("whose_noun").search(text, held.start())
        if whose is not None:
            broken = voice("clause_broken").search(text, held.end(), at)
            return None if broken else (whose["pronoun"], whose.span("who" if whose["who"] else "pronoun"))
    views = list(voice("view_that").finditer(text, max(0, at - _REACH), at))
    if not views or voice("clause_broken").search(text, views[-1].end(), at):
        return None
    return None, views[-1].span("who")


def _nobody(text: str, verb: int) -> Speaker:
    return speaker_of(None, "none", ("unresolved", text[max(0, verb - _SHOWN) : verb].strip()))


def _is_of_persons(text: str, verb: int, end: int) -> bool:
    """Whether only persons are the subject of a verb of saying, and not the author or a part of his text: "Residents complained that"."""
    own = voice("own_argument").search(text, max(text.rfind(", ", 0, verb), 0), verb)
    return own is None and voice("only_persons_say").match(text[verb:end]) is not None


def _informant(utterance: Utterance, told: re.Match[str]) -> Speaker | None:
    """Who told it: "The Panel was informed by the Office that flights must stop"; else nobody, and not whoever was told."""
    scene = utterance.scene
    by = scene.text.find(" by ", told.start("tells_passive"), told.end())
    named = next((m for m in scene.of("body", told.start(), told.end()) if m.start > by >= 0), None)
    return _of(named, scene, utterance.frame) if named is not None else _nobody(scene.text, told.start("verb"))


def _said_before(text: str, at: int, end: str) -> re.Match[str] | None:
    """The last verb of saying before ``text[at]`` whose that-clause reaches up to it; ``end`` is the usage that ends one."""
    said = list(voice("reports_that").finditer(text, max(0, at - _REACH), at))
    return said[-1] if said and not voice(end).search(text, said[-1].end(), at) else None


def _second_clause(text: str, at: int) -> int | None:
    """Where a further that-clause begins in which ``text[at]`` stands: "and that", "but that"."""
    further = list(voice("and_that").finditer(text, max(0, at - _REACH), at))
    if not further or voice("clause_broken").search(text, further[-1].end(), at):
        return None
    return further[-1].start()


def _ruled(utterance: Utterance, verb: int) -> Speaker | None:
    """The body that adopted the instrument which heads the clause: "Resolution 60/251, which established the Council, provided
    that"."""
    scene, instruments = utterance.scene, utterance.entities.instruments
    for mention in scene.of("instrument", 0, verb):
        if not voice_before("clause_head").search(scene.text, mention.start) or not _heads(scene.text, mention, verb):
            continue
        body_id = instruments[mention.entity_id].adopting_body_id if mention.entity_id in instruments else None
        name = scene.text[mention.start : mention.end]
        return speaker_of(body_id, "named", ("instrument", name), instrument_id=mention.entity_id)
    return None


def _by_his_post(utterance: Utterance, verb: int) -> Speaker | None:
    """The body for which whoever presides over its meeting, or the head of the house that the text is on, says so by his post alone: "The
    President noted that organizations should", "the Director of Evaluation said that it was important"."""
    text, frame = utterance.scene.text[:verb], utterance.frame
    if chairs(text, frame, utterance.persons):
        return speaker_of(frame.author, "short_form", (BY_ITS_CHAIR,), role="debate")
    if (presiding := presides(text, frame) or preside_together(text, frame)) is not None:
        return speaker_of(presiding, "short_form", ("who presides over the body that met",), role="debate")
    if frame.speaker is not None or not voice_before("chief_officer").search(text, len(text)):
        return None
    house = house_of_officer(frame, utterance.entities)
    role: FrameRole = "debate" if frame.debates else "retold"
    return speaker_of(house, "short_form", ("its chief officer",), role=role) if house is not None else None


def _heads(text: str, mention: Mention, verb: int) -> bool:
    """Whether nothing but a relative clause, brackets or adverbs stands between a subject and its verb."""
    return voice("said_of_instrument").match(text[mention.end : verb]) is not None


def _beside(scene: Scene, verb: int) -> Mention | None:
    """The body right before a verb of saying in a clause of its own: "noted that the Panel had earlier indicated that"."""
    near = scene.of("body", 0, verb)
    if not near or not voice("said_before").match(scene.text[near[-1].end : verb]):
        return None
    return near[-1] if voice_before("that_the").search(scene.text, near[-1].start) else None


def _by_its_office(scene: Scene, verb: int) -> Mention | None:
    """The State whose Government or delegation heads a clause before the verb, or the body of whose acts the clause is:
    "the Government of Chad met and stipulated that", "General Assembly resolutions stressing that"."""
    for mention in reversed([m for m in scene.mentions if m.end <= verb]):
        behind = scene.text[mention.end : verb]
        if mention.entity_type == "body" and behind.strip() and voice("its_decisions").fullmatch(behind):
            return mention
        if mention.entity_type == "country" and voice_before("state_office").search(scene.text, mention.start):
            return mention
    return None


def _of(subject: Mention, scene: Scene, frame: Frame) -> Speaker | None:
    body = speaks_for(scene, subject, frame)
    if body == frame.author:
        # An advisory body speaks by its name alone.
        return None if frame.considered is None else author_speaks(frame, "named", ("named", "in a clause with that"))
    return speaker_of(body, "named", ("named", scene.text[subject.start : subject.end], "in a clause with that"))
