"""Who recommends: the subject of a directive verb, else the holder of its frame, else nobody.

In goes an utterance, a clause with its sentence and its frame; out come the recommending bodies, the instrument and the chain of reasons. The
author speaks where the report itself says "should", in an own frame of his division; a past passive ("Governments were
encouraged") belongs to the holder of a frame that retells. Who is addressed is not decided here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pipeline.model import Mention
from pipeline.s3_extract.attribution.authors import bare_author, in_small_letters, is_inspector, reviews, says_together
from pipeline.s3_extract.attribution.crowds import (
    head_of,
    is_crowd_before,
    somebody_heads,
    unnamed_head,
    unnamed_subject,
)
from pipeline.s3_extract.attribution.governments import state_told
from pipeline.s3_extract.attribution.instruments import (
    OF_THE_HOLDER,
    instrument_of,
    instrument_speaker,
    opening_instrument,
    ruling_instrument,
)
from pipeline.s3_extract.attribution.meetings import (
    BY_ITS_MEETING,
    is_forum,
    is_meeting_of_holder,
    meeting_named_before,
    meeting_that_agreed,
    members_met,
    those_who_met,
)
from pipeline.s3_extract.attribution.officers import officer, represented
from pipeline.s3_extract.attribution.persons import find_people, presides
from pipeline.s3_extract.attribution.pronouns import pronoun_speaker
from pipeline.s3_extract.attribution.quotations import is_quoted, quoted
from pipeline.s3_extract.attribution.records import goes_on, speaks_on_floor
from pipeline.s3_extract.attribution.reported import reported_speaker
from pipeline.s3_extract.attribution.speaker import Speaker, author_speaks, speaker_of
from pipeline.s3_extract.attribution.subjects import (
    is_another,
    is_governed,
    members,
    named_subject,
    named_together,
    subject_of_relative,
)
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.directives.inside import is_under_resolution
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import state_of
from pipeline.s3_extract.recommendations.clauses import Clause, lacks_subject, skip_adverbials
from pipeline.s3_extract.recommendations.context import Earlier, Entities, Scene
from pipeline.s3_extract.recommendations.lexicon import actors
from pipeline.s3_extract.voices import informing, voice, voice_before

# A person stands right before the verb, but for adverbs.
_PERSON_REACH, _PERSON_GAP = 80, 30
# How an author is known where the words name nobody.
_BY_FRAME = frozenset({"frame", "pronoun"})
_PRESENT, _PASSIVE = frozenset({"modal", "impersonal"}), frozenset({"passive", "passive_np", "to_be", "actions"})


def find_speaker(utterance: Utterance) -> Speaker:
    """Who says what a clause says; what stands in quotation marks is not the author's."""
    scene, at, earlier = utterance.scene, utterance.clause.hit.start, utterance.earlier
    said = _speaker(utterance)
    unsaid = said.how in _BY_FRAME and (said.own or utterance.frame.record)
    if unsaid and is_quoted(scene, at, earlier):
        return quoted(scene, at, earlier)
    return said


def _speaker(utterance: Utterance) -> Speaker:
    scene, clause, frame, previous = utterance.scene, utterance.clause, utterance.frame, utterance.previous
    entities, earlier, hit = utterance.entities, utterance.earlier, clause.hit
    if frame.printed:
        return _holder(frame)
    if hit.frame == "modal" and hit.governed is not None and previous is not None:
        return previous
    if hit.frame in {"elliptic_need", "elliptic_that"}:
        if hit.governed is None and previous is not None:
            return previous
        governor = Clause(hit.at_governor(), 0, clause.end, clause.subject_start, shared=False)
        return _active_speaker(replace(utterance, clause=governor))
    if hit.frame in _PRESENT:
        return reported_speaker(scene, hit.start, frame) or _own_or_quoted(scene, clause, frame, entities, earlier)
    if hit.frame in _PASSIVE:
        told = None if hit.past else reported_speaker(scene, hit.start, frame)
        return told or _passive_speaker(scene, clause, frame, entities)
    if clause.shared and previous is not None:
        return previous
    if previous is not None and previous.bodies and not previous.own:
        pronoun = voice_before("pronoun_subject").search(scene.text, hit.start)
        if pronoun and pronoun.group("word").lower() == "it":
            return previous.after("it")
    return _active_speaker(utterance)


def _holder(frame: Frame, *steps: str, instrument_id: str | None = None) -> Speaker:
    """The holder of the frame, whoever it is."""
    role = "retold" if frame.role == "own" else frame.role
    made = instrument_id or frame.instrument_id
    return speaker_of(frame.body_id, "frame", (*steps, *frame.chain), role=role, instrument_id=made)


def _author(frame: Frame, step: str, instrument_id: str | None = None) -> Speaker:
    """The author where the frame is his own; in a debate and in others' replies he does not speak."""
    if frame.role == "own" and frame.considered is not None and frame.speaker != frame.author:
        # An advisory body that reports on another's report speaks by its name; what else should be done, it was told.
        return speaker_of(frame.speaker, "frame", ("told to an advisory body", step), instrument_id=instrument_id)
    if frame.role == "own" and not (frame.author is None and frame.debates and frame.speaker is not None):
        return author_speaks(frame, "frame", (step,), instrument_id)
    if frame.role == "debate" or frame.role == "own":
        return speaker_of(frame.speaker or frame.meeting, "frame", ("in a debate", step), role="debate")
    return _holder(frame, step, instrument_id=instrument_id)


def _own_or_quoted(scene: Scene, clause: Clause, frame: Frame, entities: Entities, earlier: Earlier) -> Speaker:
    according = voice("according_to").search(scene.text, 0, clause.hit.start) if _is_attributed(scene.text) else None
    if according:
        named = [m for m in scene.of("body") if m.start <= according.end() + 2 and m.end > according.end()]
        if named:
            name = scene.text[named[0].start : named[0].end]
            return speaker_of(named[0].entity_id, "named", ("according to", name))
    ruling = _leading_instrument(scene, clause) if is_under_resolution(scene.text) else None
    source = entities.instruments.get(ruling) if ruling else None
    if source is not None and source.adopting_body_id is not None:
        return speaker_of(source.adopting_body_id, "named", ("instrument", source.title), instrument_id=ruling)
    if frame.considered is not None and voice("was_informed").search(scene.text, 0, clause.hit.start):
        return speaker_of(informing(frame.author), "frame", ("what the committee was informed of",))
    agreed = meeting_that_agreed(scene, clause.hit.start, clause.hit.end, earlier) if clause.hit.past else None
    if agreed is not None:
        return replace(agreed.says(), how="named")
    if clause.hit.past and frame.debates and clause.hit.frame == "impersonal":
        goes = goes_on(clause, frame, scene.text[: clause.hit.start])
        if goes and not frame.record:
            return speaker_of(frame.speaker, "frame", ("in a debate", "who has the floor"), role="debate")
        if not goes:
            # "The view was expressed that": by somebody in the debate, not by the body that met.
            return speaker_of(frame.meeting, "frame", ("impersonal in a debate",), role="debate")
    reported = clause.hit.frame == "impersonal" and clause.hit.verb_class == "recommend"
    if clause.hit.past and (frame.body_id or (reported and frame.role == "own")) and not frame.concludes:
        if frame.told is None:
            return replace(speaker_of(None, "none", ("impersonal in a retelling",)), accounts=True)
        return _holder(frame, "impersonal in a retelling")
    if frame.role == "own" and is_quoted(scene, clause.hit.start, earlier):
        return quoted(scene, clause.hit.start, earlier)
    return _author(frame, "the report's own voice")


@lru_cache(maxsize=8)
def _is_attributed(text: str) -> bool:
    """Whether ``text`` can say according to whom something is."""
    return "ccording to" in text or "view of" in text or "opinion of" in text or "ed by" in text


def _passive_speaker(scene: Scene, clause: Clause, frame: Frame, entities: Entities) -> Speaker:
    agent = voice("agent").match(scene.text, clause.hit.end) if clause.hit.frame == "passive" else None
    if agent:
        named = [m for m in scene.of("body") if abs(m.start - agent.end()) <= 4]
        if named:
            return speaker_of(named[0].entity_id, "named", ("by", scene.text[named[0].start : named[0].end]))
    ruling = None if clause.hit.past else ruling_instrument(scene, clause.hit.start)
    ruled = entities.instruments.get(ruling) if ruling else None
    if ruled is not None:
        adopting = ruled.adopting_body_id
        return speaker_of(adopting, "named" if adopting else "none", ("instrument", ruled.title), instrument_id=ruling)
    if not clause.hit.past:
        if frame.considered is not None and voice("asks_the_organ").search(scene.text, 0, clause.hit.end):
            return speaker_of(frame.considered, "frame", ("what the report before it asks",))
        return _author(frame, "the report's own voice")
    leading = _leading_instrument(scene, clause)
    source = entities.instruments.get(leading) if leading else None
    if source is not None and source.adopting_body_id is not None and source.adopting_body_id != frame.body_id:
        return speaker_of(source.adopting_body_id, "named", ("instrument", source.title), instrument_id=leading)
    if source is not None and source.adopting_body_id is None and source.instrument_type not in OF_THE_HOLDER:
        return speaker_of(None, "none", ("instrument", source.title), instrument_id=leading)
    if frame.concludes and frame.told is None:
        return _author(frame, "the report's own voice", leading)
    if frame.body_id and frame.told is None and frame.role != "debate":
        if frame.debates:
            return speaker_of(frame.meeting, "frame", ("passive in a debate",), role="debate", instrument_id=leading)
        told = speaker_of(None, "none", ("passive",), instrument_id=leading)
        return replace(told, accounts=leading is None)
    if frame.body_id and frame.role != "debate":
        return _holder(frame, "passive; the floor is held by", instrument_id=leading)
    return _author(frame, "passive; nobody else holds the floor", leading)


def _leading_instrument(scene: Scene, clause: Clause) -> str | None:
    """The instrument named before the clause's verb ("In resolution 52/98, Governments were urged")."""
    named = scene.of("instrument", 0, clause.subject_start)
    return named[0].entity_id if named else None


def _active_speaker(utterance: Utterance) -> Speaker:
    scene, clause, frame, entities = utterance.scene, utterance.clause, utterance.frame, utterance.entities
    left = scene.text[: clause.hit.start]
    pronoun = voice_before("pronoun_subject").search(left, len(left))
    if pronoun:
        word = pronoun.group("word").lower()
        return pronoun_speaker(word, utterance, pronoun.start())
    opening = voice("opening_pronoun").match(left)
    further = lacks_subject(scene.text, clause.start, clause.hit.start)
    if further and _is_plural(clause) and voice("own_sentence").match(left):
        # "In view of this, we protest the infringement by Chad, and call for": no single State calls.
        return pronoun_speaker("we", utterance, 0)
    relative = subject_of_relative(scene, clause) if opening else None
    if relative is not None:
        return _named(relative, scene, clause, frame, entities)
    if opening and clause.start > 0 and further:
        return pronoun_speaker(opening["word"].lower(), utterance, 0)
    if voice("operative_verb").match(left) and clause.hit.frame != "gerund":
        if frame.body_id is None:
            return speaker_of(None, "none", ("unresolved", "operative paragraph"))
        if frame.chain[:1] == ("named last",) and not clause.hit.past and clause.hit.verb[0].islower():
            # "Resolution II, among other things: (1) requests the Registrar to": not whoever the text named before.
            return speaker_of(None, "none", ("operative paragraph of an act that is told",))
        return _holder(frame, "operative paragraph")
    if (floor := speaks_on_floor(scene, clause, frame)) is not None:
        return floor
    # "Recalling the resolution of the Council, participants call upon": whoever is named stands in another phrase.
    crowd = unnamed_subject(scene, clause) == "crowd"
    if not crowd and is_inspector(left, frame, further):
        return speaker_of(frame.author, "short_form", ("the inspector of",), role="own")
    subject = None if crowd else named_subject(scene, clause)
    if subject is not None and lacks_subject(scene.text, clause.start, clause.hit.start):
        # "Several delegations welcomed the engagement of the Fund and encouraged": the Fund is what they speak of.
        subject = None if is_crowd_before(scene, subject) else subject
    if subject is not None and is_another(scene, subject, entities, utterance.earlier):
        return speaker_of(None, "none", ("unresolved", scene.text[subject.start : subject.end]))
    if subject is not None:
        return _named(subject, scene, clause, frame, entities)
    return _unnamed(utterance)


def _is_plural(clause: Clause) -> bool:
    """Whether the verb of a clause is in the form of the plural and of the first person ("call", not "calls")."""
    return not clause.hit.past and clause.hit.frame == "active" and not clause.hit.verb.split()[0].endswith("s")


def _named(subject: Mention, scene: Scene, clause: Clause, frame: Frame, entities: Entities) -> Speaker:
    name = scene.text[subject.start : subject.end]
    if subject.entity_type == "country":
        return speaker_of(state_of(subject), "named", ("named", name))
    if subject.entity_type == "instrument":
        return instrument_speaker(subject, name, frame, entities)
    met = (BY_ITS_MEETING,) if voice_before("meeting_of").search(scene.text, subject.start) else ()
    own = subject.entity_id == frame.author
    said = speaker_of(
        subject.entity_id,
        "short_form" if subject.rule_id == "body.short_form" else "named",
        ("named", name, *met),
        role="own" if own else "retold",
        instrument_id=instrument_of(scene, clause, subject.entity_id, frame, entities),
    )
    together = [m.entity_id for m in named_together(scene, subject) if m.entity_type == "body"]
    return said if own else replace(said, bodies=tuple(dict.fromkeys(together)))


def _unnamed(utterance: Utterance) -> Speaker:
    """Who speaks where the subject names no body: a person, a crowd, a group of the holder, else nobody."""
    scene, clause, frame, entities = utterance.scene, utterance.clause, utterance.frame, utterance.entities
    persons, earlier = utterance.persons, utterance.earlier
    left = scene.text[: clause.hit.start]
    person = list(find_people(left, max(0, len(left) - _PERSON_REACH)))
    if person and len(left) - person[-1][1] < _PERSON_GAP and not _is_other(left, person[-1]):
        start, end, name = person[-1]
        post = persons.of(name)
        said = speaker_of(post, "short_form", ("person", left[start:end].strip()))
        return replace(said, individual=post is None)
    shares = voice_before("coordinated").search(left, len(left)) or voice_before("serial").search(left, len(left))
    begins_at = skip_adverbials(left, 0, len(left)) if shares else 0
    if shares and (opening := voice("subject_pronoun").match(left, begins_at)):
        return pronoun_speaker(opening["word"].lower(), utterance, begins_at)
    if shares and frame.body_id and voice("participle_opening").match(left):
        return _holder(frame, "an item of what is said by")
    # A further verb of the sentence has its first subject.
    kind = unnamed_subject(scene, replace(clause, subject_start=0) if shares else clause)
    if kind is None and clause.hit.frame == "gerund" and (frame.meeting or frame.speaker):
        kind = unnamed_head(left)
    if voice("the_government").search(left):
        told = state_told(scene, clause.hit.start, earlier, frame)
        if told is not None:
            return told
    if frame.house is not None and frame.speaker is None and voice("chief_officer").search(left):
        return speaker_of(
            frame.house, "short_form", ("its chief officer",), role="debate" if frame.debates else "retold"
        )
    if (own_name := bare_author(scene, clause, frame, entities)) is not None:
        return own_name
    if says_together(scene.text, clause.hit.start, frame, shares=bool(shares)):
        return author_speaks(frame, "short_form", ("the parties to a joint statement",))
    all_members = members(scene, clause.hit.start)
    if all_members is not None:
        name = scene.text[all_members.start : all_members.end]
        return speaker_of(all_members.entity_id, "named", ("the members of", name))
    if (small := in_small_letters(left, earlier)) is not None:
        return small
    if kind == "person" and frame.speaker is not None:
        return speaker_of(frame.speaker, "short_form", ("who has the floor",), role="debate")
    if kind == "person" and presides(scene.text[: clause.hit.start], frame):
        return speaker_of(frame.author, "short_form", ("who presides over the body that met",), role="debate")
    if kind is not None and (held := meeting_named_before(left, earlier)) is not None:
        # "held the first session of the Board ... the session underscored"
        return held.says()
    if kind is not None:
        return speaker_of(frame.meeting, "frame", ("speakers in the debate",), role="debate")
    stands_for = represented(scene, clause.hit.start)
    further = lacks_subject(scene.text, clause.start, clause.hit.start)
    if stands_for is None or (stands_for.start < clause.start and not further):
        stands_for = officer(scene, clause)
    if stands_for is not None and not (_is_told_on(scene, stands_for, clause) and not further):
        body = state_of(stands_for) if stands_for.entity_type == "country" else stands_for.entity_id
        return speaker_of(body, "named", ("for", scene.text[stands_for.start : stands_for.end]))
    # "I remain concerned and call upon", "My Government urges"
    own = voice("own_subject").match(scene.text[clause.subject_start : clause.hit.start].rpartition(", ")[2])
    begins = (further or shares) and (voice("own_subject").match(scene.text) or voice("own_sentence").match(scene.text))
    if own is not None and own["state"] and frame.role == "own" and frame.state is not None:
        return speaker_of(frame.state, "short_form", ("the Government of whoever writes",), role="own")
    if own is not None or begins:
        return pronoun_speaker("i", utterance, clause.subject_start)
    is_paper = not clause.hit.past and voice("own_paper").search(left) is not None
    is_present = is_paper and voice("present_paper").search(scene.text, 0, clause.hit.end) is not None
    if is_paper and frame.role == "own" and (frame.body_id is None or is_present or reviews(frame)):
        return _author(frame, "the paper itself")
    is_group = voice("group_subject").search(left) is not None
    headed = clause.hit.frame == "gerund" and somebody_heads(left)
    if (frame.told and (is_group or (clause.hit.frame == "gerund" and not headed))) or (
        frame.body_id and is_group and clause.hit.past
    ):
        return _holder(frame, "a group of the body on the floor")
    opens = voice("meeting_opens").match(scene.text) if shares else None
    met = opens.group() if opens is not None else left
    if is_forum(met, frame, entities):
        return speaker_of(frame.meeting, "short_form", ("the meeting that the report is on",), role="debate")
    if frame.body_id and is_meeting_of_holder(met, frame, entities):
        return _holder(frame, "the meeting of")
    held = meeting_named_before(met, earlier) or members_met(scene, clause.hit.start)
    held = held or those_who_met(scene, clause.hit.start, earlier, shares=bool(shares))
    if held is not None:
        return held.says()
    if clause.hit.of_things and not clause.hit.past and not actors().speak(_what_asks(scene, clause)):
        # "The situation calls for restraint": nobody is retold to have said so. "Target 6 of the Framework" is another's.
        if voice("named_thing").search(scene.text[clause.subject_start : clause.hit.start]):
            return speaker_of(None, "none", ("unresolved", left[-40:].strip()))
        return _author(frame, "the report's own voice")
    instrument = opening_instrument(scene, clause, entities)
    if instrument is not None:
        body_id, instrument_id, name = instrument
        return speaker_of(body_id, "named", ("instrument", name), instrument_id=instrument_id)
    # "Congolese authorities reiterated calls": others than who was named last.
    other = voice("other_name").search(left) or actors().speak(scene.text[clause.subject_start : clause.hit.start])
    # In an answer to recommendations "the decision requests" is a third one's.
    if clause.hit.past or not frame.told or other or headed or frame.role == "quoted":
        return speaker_of(None, "none", ("unresolved", left[-40:].strip()))
    return _holder(frame, "the floor is held by")


def _what_asks(scene: Scene, clause: Clause) -> str:
    """The words that say whether it is somebody that asks for something: the head of a subject that opens the sentence ("The
    growing complexity of the needs of countries calls for reforms"), else all words before the verb."""
    left = scene.text[: clause.hit.start]
    opens = clause.subject_start == 0 and left.startswith(("The ", "This "))
    return head_of(left) if opens and not _is_plural(clause) else left


def _is_told_on(scene: Scene, person: Mention, clause: Clause) -> bool:
    """Whether a person named by a post only tells what another did: "The Chair announced that the sponsor had requested"."""
    return " that " in scene.text[person.end : clause.hit.start]


def _is_other(left: str, person: tuple[int, int, str]) -> bool:
    """Whether another than the person named before a verb is its subject: "In a letter to Mr. Diaz, FDLR called"."""
    start, end, _ = person
    return is_governed(left, start) and any(word[:1].isupper() for word in left[end:].split())
