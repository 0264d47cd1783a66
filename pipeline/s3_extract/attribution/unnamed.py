"""Who speaks where the subject of a verb names no body: a person, an office, members, a crowd, a paper, a meeting, else nobody.

The finders are tried in their order, the surest first, and the first that knows who speaks decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pipeline.model import FrameRole, Mention
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.authors import (
    bare_author,
    in_small_letters,
    is_the_present,
    reviews,
    says_together,
)
from pipeline.s3_extract.attribution.crowds import all_gathered, somebody_heads, unnamed_head, unnamed_subject
from pipeline.s3_extract.attribution.governments import head_of_state, house_of_officer, state_told
from pipeline.s3_extract.attribution.instruments import opening_instrument
from pipeline.s3_extract.attribution.meetings import (
    conference_that_spoke,
    forum_of,
    is_meeting_of_holder,
    meeting_named_before,
    members_met,
    those_who_met,
)
from pipeline.s3_extract.attribution.officers import officer, one_for, represented, who_was_named, with_others
from pipeline.s3_extract.attribution.persons import (
    BY_ITS_CHAIR,
    chairs,
    find_people,
    preside_together,
    speaks_for,
    takes_over,
)
from pipeline.s3_extract.attribution.pronouns import last_sentence, pronoun_speaker, scene_of
from pipeline.s3_extract.attribution.speaker import (
    Speaker,
    author_speaks,
    frame_speaks,
    holder_speaks,
    meeting_speaks,
    speaker_of,
)
from pipeline.s3_extract.attribution.subjects import is_governed, members, sentence_subject, spoken_for
from pipeline.s3_extract.attribution.things import is_of_another, what_asks
from pipeline.s3_extract.attribution.together import heads_together
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.directives.clauses import Clause, lacks_subject, skip_adverbials
from pipeline.s3_extract.discourse.frame import OF_ANSWERS
from pipeline.s3_extract.places.states import actor_of
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice, voice_before

# A person stands right before the verb, but for adverbs.
_PERSON_REACH, _PERSON_GAP = 80, 30
# So many characters before a verb show whoever could not be resolved.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before the verb of an utterance in its sentence. ``shares``: it is a further verb of the sentence, with the
    first one's subject."""

    utterance: Utterance
    left: str
    shares: bool


_Finder: TypeAlias = Callable[[_Before], Speaker | None]


def unnamed_speaker(utterance: Utterance) -> Speaker:
    """Who speaks where the subject names no body."""
    left = utterance.scene.text[: utterance.clause.hit.start]
    further = voice_before("coordinated").search(left, len(left)) or voice_before("serial").search(left, len(left))
    before = _Before(utterance, left, further is not None)
    for find in _FINDERS:
        said = find(before)
        if said is not None:
            return said
    return _floor(before)


def _person(before: _Before) -> Speaker | None:
    """A person named right before the verb, for the post that he is known to hold."""
    left = before.left
    people = list(find_people(left, max(0, len(left) - _PERSON_REACH)))
    if not people or len(left) - people[-1][1] >= _PERSON_GAP or _is_other(left, people[-1]):
        return None
    if "):" in left[people[-1][1] :]:
        # "Ms. Diaz (Chad): Let me urge": the line of a record is not who stands right before the verb.
        return None
    start, end, name = people[-1]
    post = before.utterance.persons.of(name)
    if post is None and chairs(left, before.utterance.frame, before.utterance.persons):
        return speaker_of(before.utterance.frame.author, "short_form", (BY_ITS_CHAIR, name), role="debate")
    if post is None and start == skip_adverbials(left, 0, len(left)) and represented(before.utterance.scene, len(left)):
        # "Ms. Diaz (World Bank) urged"
        return None
    said = speaker_of(post, "short_form", ("person", left[start:end].strip()))
    return replace(said, individual=post is None)


def _who(before: _Before) -> Speaker | None:
    """The body or State of the person named right before a relative pronoun."""
    scene = before.utterance.scene
    person = who_was_named(scene, before.utterance.clause)
    return speaker_of(actor_of(person), "named", ("for", scene.text[person.start : person.end])) if person else None


def _subject_of_sentence(before: _Before) -> Speaker | None:
    """The pronoun that opens the sentence, or the holder where a past verb opens it: subjects of all its verbs."""
    utterance = before.utterance
    further = lacks_subject(utterance.scene.text, utterance.clause.start, utterance.clause.hit.start)
    if (before.shares or further) and utterance.frame.body_id and voice("participle_opening").match(before.left):
        return holder_speaks(utterance.frame, "an item of what is said by")
    if not before.shares:
        return None
    at = skip_adverbials(before.left, 0, len(before.left))
    leads_in = voice("doing_leads_in").match(before.left)
    # "Meeting with the stakeholders, he commended the Council and encouraged them".
    at = leads_in.end() if leads_in is not None else at
    opening = voice("subject_pronoun").match(before.left, at)
    return pronoun_speaker(opening["word"].lower(), utterance, at) if opening else None


def _the_two(before: _Before) -> Speaker | None:
    """Two that the sentence before names together: "Chad and Mali signed an accord. Both countries called for trade"."""
    if not voice_before("the_two").search(before.left, len(before.left)):
        return None
    told = before.utterance.earlier()
    two = heads_together(scene_of(last_sentence(told, "both"), told))
    return (
        replace(speaker_of(two[0], "short_form", ("the two of the sentence before",)), bodies=two)
        if len(two) == 2
        else None
    )


def _office(before: _Before) -> Speaker | None:
    """The Government, or the head of the fund that the text is on, by the name of the office alone."""
    utterance = before.utterance
    frame = utterance.frame
    if voice_before("the_government").search(before.left, len(before.left)):
        told = state_told(utterance.scene, utterance.clause.hit.start, utterance.earlier, frame)
        if told is not None:
            return told
    head = head_of_state(utterance.scene, utterance.clause.hit.start, utterance.earlier, frame)
    if head is not None:
        return head
    house = house_of_officer(frame, utterance.entities)
    if (
        house is not None
        and frame.speaker is None
        and voice_before("chief_officer").search(before.left, len(before.left))
    ):
        return speaker_of(house, "short_form", ("its chief officer",), role="debate" if frame.debates else "retold")
    return None


def _all_of_a_body(before: _Before) -> Speaker | None:
    """A body by the last word of its name, by all its members or in small letters, or the parties to a joint statement."""
    utterance = before.utterance
    scene, frame, at = utterance.scene, utterance.frame, utterance.clause.hit.start
    if (own_name := bare_author(scene, utterance.clause, frame, utterance.entities)) is not None:
        return own_name
    if says_together(scene.text, at, frame, shares=before.shares):
        return author_speaks(frame, "short_form", ("the parties to a joint statement",))
    if (everyone := members(scene, at)) is not None:
        return speaker_of(everyone.entity_id, "named", ("the members of", scene.text[everyone.start : everyone.end]))
    return in_small_letters(before.left, utterance.earlier, shares=before.shares)


def _crowd(before: _Before) -> Speaker | None:
    """Whoever has the floor, presides or met, by a word for persons; speakers in a debate who are not named."""
    utterance = before.utterance
    clause, frame = utterance.clause, utterance.frame
    kind = unnamed_subject(utterance.scene, replace(clause, subject_start=0) if before.shares else clause)
    if kind is None and clause.hit.frame == "gerund" and (frame.meeting or frame.speaker):
        kind = unnamed_head(before.left)
    asks = kind == "person" or (kind is None and clause.hit.frame == "gerund")
    presiding = takes_over(before.left, frame, utterance.entities) if asks else None
    if kind is None and presiding is not None:
        # "The President concluded by emphasizing that".
        kind = "person"
    if (other := one_for(utterance.scene, clause.hit.start)) is not None:
        return speaker_of(other.entity_id, "named", ("on behalf of", utterance.scene.text[other.start : other.end]))
    if kind is None:
        return None
    if kind == "person" and presiding is not None:
        return speaker_of(presiding, "short_form", ("who presides over the body that met",), role="debate")
    if kind == "person" and frame.speaker is not None:
        return speaker_of(frame.speaker, "short_form", ("who has the floor",), role="debate")
    if (held := meeting_named_before(before.left, utterance.earlier)) is not None:
        # "held the first session of the Board ... the session underscored"
        return held.says()
    return meeting_speaks(frame, "speakers in the debate", among=before.left)


def _for_somebody(before: _Before) -> Speaker | None:
    """The body or State for which a person speaks who is named by a post."""
    scene, clause = before.utterance.scene, before.utterance.clause
    if before.left.rstrip().endswith(" which"):
        # "The Minister of Chad wrote to me on the resolution, which requested": what he wrote on does.
        return None
    person = represented(scene, clause.hit.start)
    further = lacks_subject(scene.text, clause.start, clause.hit.start)
    if person is None or (person.start < clause.start and not further):
        person = officer(scene, clause)
    if person is None or (_is_told_on(scene, person, clause) and not further):
        return None
    if person.entity_type == "country" and (other := spoken_for(scene, person, clause.hit.start)) is not None:
        # "Speaking on behalf of the Group of 77, the representative of Chad urged"
        return speaker_of(other, "named", ("for", scene.text[person.start : person.end], "on behalf of"))
    bodies = (speaks_for(scene, person, before.utterance.frame), *with_others(scene, person)[1:])
    said = speaker_of(bodies[0], "named", ("for", scene.text[person.start : person.end]))
    return replace(said, bodies=bodies)


def _first_person(before: _Before) -> Speaker | None:
    """Whoever writes: "I remain concerned and call upon", "My Government urges"."""
    utterance = before.utterance
    scene, clause, frame = utterance.scene, utterance.clause, utterance.frame
    subject = scene.text[clause.subject_start : clause.hit.start].rpartition(", ")[2].rpartition("): ")[2]
    further = before.shares or lacks_subject(scene.text, clause.start, clause.hit.start)
    # "I note that the opposition urges": others than whoever writes.
    own = None if " that " in subject and not further else voice("own_subject").match(subject)
    opens = voice("own_subject").match(scene.text) if further else None
    said = own or opens
    if said is not None and said["state"] and frame.role == "own" and frame.state is not None:
        # "My Government reiterates its request, and urges you to act".
        return speaker_of(frame.state, "short_form", ("the Government of whoever writes",), role="own")
    begins = said is not None or (further and voice("own_sentence").match(scene.text) is not None)
    return pronoun_speaker("i", utterance, clause.subject_start) if begins else None


def _paper_told(before: _Before) -> Speaker | None:
    """Whoever issued the paper that is the subject, in the sentence before: "The African Union issued a communiqué. The communiqué called on
    the parties to talk"."""
    paper = voice_before("paper_told").search(before.left, len(before.left))
    if paper is None:
        return None
    told, noun = before.utterance.earlier(), paper["noun"]
    sentence = scene_of(last_sentence(told, f"the {noun}"), told)
    at = sentence.text.find(noun)
    head = sentence_subject(sentence, at) if at > 0 else None
    if head is None or not voice("issues").fullmatch(sentence.text, head.end, at):
        return None
    name = sentence.text[head.start : head.end]
    return speaker_of(actor_of(head), "short_form", ("issued in the sentence before by", name))


def _paper_or_group(before: _Before) -> Speaker | None:
    """The paper itself, or a group or paper that stands for the body that is retold."""
    utterance = before.utterance
    scene, clause, frame, left = utterance.scene, utterance.clause, utterance.frame, before.left
    paper = None if clause.hit.past else voice_before("own_paper").search(left, len(left))
    is_paper = paper is not None
    is_present = is_paper and voice("present_paper").search(scene.text, 0, clause.hit.end) is not None
    is_present = is_present or (paper is not None and is_the_present(paper["noun"], utterance.earlier))
    if (
        paper is not None
        and frame.answered is not None
        and not is_present
        and voice_before("answered_paper").search(left, len(left))
    ):
        # In a management response "the review suggests" is the team's that made it, in a letter "the report" whose it passes on.
        role: FrameRole = "quoted" if frame.quotes else "retold"
        return speaker_of(frame.answered, "short_form", ("the paper that is answered",), role=role)
    if is_paper and frame.role == "own" and (frame.body_id is None or is_present or reviews(frame)):
        return frame_speaks(frame, "the paper itself")
    is_group = voice_before("group_subject").search(left, len(left)) is not None
    is_open = clause.hit.frame == "gerund" and not _is_headed(clause, left)
    if (frame.told and (is_group or is_open)) or (frame.body_id and is_group and clause.hit.past):
        return holder_speaks(frame, "a group of the body on the floor")
    return None


def _met(before: _Before) -> str:
    """The words before a verb up to the meeting that is its subject, or that of the first verb of the sentence."""
    opens = voice("meeting_opens").match(before.utterance.scene.text) if before.shares else None
    return opens.group() if opens is not None else before.left


def _forum(before: _Before) -> Speaker | None:
    """The forum or expert meeting that the report is on, by the word for it: "The expert meeting recommended"."""
    utterance = before.utterance
    forum = forum_of(_met(before), utterance.frame, utterance.entities)
    if forum is None:
        return None
    return speaker_of(forum, "short_form", ("the meeting that the report is on",), role="debate")


def _meeting(before: _Before) -> Speaker | None:
    """The body whose meeting, or those who met, is the subject."""
    utterance = before.utterance
    scene, frame, at = utterance.scene, utterance.frame, utterance.clause.hit.start
    met = _met(before)
    those = scene.text[utterance.clause.subject_start : at]
    if frame.gathered is not None and all_gathered(those) is not None:
        # "Experts recommended", in the report on an expert meeting.
        return meeting_speaks(frame, "those who met", among=those)
    if (chairs_together := preside_together(before.left, frame)) is not None:
        return speaker_of(chairs_together, "short_form", ("those who chaired the meeting",), role="debate")
    if frame.body_id and is_meeting_of_holder(met, frame, utterance.entities):
        return holder_speaks(frame, "the meeting of")
    if (conference := conference_that_spoke(scene, utterance.clause, utterance.entities)) is not None:
        return conference
    held = meeting_named_before(met, utterance.earlier) or members_met(scene, at)
    held = held or those_who_met(scene, at, utterance.earlier, shares=before.shares)
    return held.says() if held is not None else None


def _thing(before: _Before) -> Speaker | None:
    """The author, where a thing calls for something and nobody is retold to have said so: "The situation calls for restraint"."""
    utterance = before.utterance
    scene, clause = utterance.scene, utterance.clause
    if not clause.hit.of_things or clause.hit.past or actors().speak(what_asks(scene, clause)):
        return None
    if is_of_another(scene.text[clause.subject_start : clause.hit.start]):
        return _unresolved(before)
    return frame_speaks(utterance.frame, "the report's own voice")


def _instrument(before: _Before) -> Speaker | None:
    """The body that adopted the instrument with which the sentence opens."""
    utterance = before.utterance
    found = opening_instrument(utterance.scene, utterance.clause, utterance.entities)
    if found is None:
        return None
    body_id, instrument_id, name = found
    return speaker_of(body_id, "named", ("instrument", name), instrument_id=instrument_id)


def _floor(before: _Before) -> Speaker:
    """The holder of a frame that is told, where nobody else can be meant; else nobody."""
    utterance = before.utterance
    scene, clause, frame = utterance.scene, utterance.clause, utterance.frame
    # "Congolese authorities reiterated calls": others than who was named last.
    subject = scene.text[clause.subject_start : clause.hit.start]
    named = voice_before("other_name").search(before.left, len(before.left)) or voice_before("letters_subject").search(
        before.left, len(before.left)
    )
    named = named or voice_before("relative").search(before.left, len(before.left))
    other = named or actors().speak(subject) or _is_headed(clause, before.left)
    # In an answer to recommendations "the decision requests" is a third one's.
    if clause.hit.past or not frame.told or other or frame.role in OF_ANSWERS:
        return _unresolved(before)
    return holder_speaks(frame, "the floor is held by")


_FINDERS: Final[tuple[_Finder, ...]] = (
    _person,
    _who,
    _subject_of_sentence,
    _the_two,
    _office,
    _all_of_a_body,
    _forum,
    _crowd,
    _for_somebody,
    _first_person,
    _paper_told,
    _paper_or_group,
    _meeting,
    _thing,
    _instrument,
)


def _unresolved(before: _Before) -> Speaker:
    return speaker_of(None, "none", ("unresolved", before.left[-_SHOWN:].strip()))


def _is_headed(clause: Clause, left: str) -> bool:
    """Whether somebody else heads the part of the sentence that a gerund is in."""
    return clause.hit.frame == "gerund" and somebody_heads(left)


def _is_told_on(scene: Scene, person: Mention, clause: Clause) -> bool:
    """Whether a person named by a post only tells what another did: "The Chair announced that the sponsor had requested"."""
    return " that " in scene.text[person.end : clause.hit.start]


def _is_other(left: str, person: tuple[int, int, str]) -> bool:
    """Whether another than the person named before a verb is its subject: "In a letter to Mr. Diaz, FDLR called"."""
    start, end, _ = person
    return is_governed(left, start) and any(word[:1].isupper() for word in left[end:].split())
