"""From a sentence to its rows: each clause that directs, with who says it and whom it tells.

In go a sentence with its mentions, its directive predicates and the frame it is read in; out come its clauses, their speakers
and a row for each. What only looks like a directive is turned away here, where it is known who speaks.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Addressee, Recommendation
from pipeline.records import dataclass
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.crowds import is_bare_name, is_crowd, opens_relative, somebody_heads
from pipeline.s3_extract.attribution.led import is_heard, is_led
from pipeline.s3_extract.attribution.meetings import met_at
from pipeline.s3_extract.attribution.persons import Persons
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.attribution.speakers import find_speaker
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.directives.clauses import Clause, cut_clauses, lacks_subject, leans
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.usages import before, every, first, stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.marks import mark_of
from pipeline.s3_extract.recommendations.addressees import find_addressees
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.printed_names import head_by_post
from pipeline.s3_extract.recommendations.pronouns import Told
from pipeline.s3_extract.recommendations.referents import government_meant, organization_meant
from pipeline.s3_extract.scene import Entities, Scene, Sentence
from pipeline.s3_extract.voices import voice

# A subject does not stand farther before its verb.
_SUBJECT_REACH = 1000
# What is left of the clause before at the beginning of one.
_LOOSE = " \n,;:"
_INFINITIVE = " to "
# What closes a quotation, by what opens it.
_QUOTES = {"“": "”", '"': '"'}
_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
# Predicates that have their subject before them, so that it is a sentence without the "that" before it.
_WHOLE = frozenset({"modal", "impersonal", "passive_np"})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report while it is read: the entities it names, and the persons who speak for bodies in it."""

    entities: Entities
    persons: Persons


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence read: its clauses, who speaks each, and the rows kept."""

    clauses: list[Clause]
    speakers: list[Speaker]
    rows: list[Recommendation]


class Before(NamedTuple):
    """What was read of a passage before a sentence: the number of its ``rows``, whom the last of them tells, and, where it is a point
    of a list, who heads the words that lead it in (``leader``) or tells in them what it says (``teller``)."""

    rows: int = 0
    told: tuple[Addressee, ...] = ()
    leader: Speaker | None = None
    teller: Speaker | None = None


def read_sentence(
    sentence: Sentence, hits: list[Hit], frame: Frame, known: Known, before: Before | None = None
) -> Read:
    """The clauses, speakers and rows of a sentence whose predicates ``hits`` may direct; ``before`` it nothing by default."""
    scene, offset, earlier = sentence
    rows_before, last, leader, teller = before or Before()
    clauses: list[Clause] = []
    speakers: list[Speaker] = []
    rows: list[Recommendation] = []
    previous: Speaker | None = None
    past = told = False
    here: tuple[Addressee, ...] = ()
    # The last clause that has a verb and a subject of its own, of which those that lean on it take theirs.
    full: Clause | None = None
    for clause in cut_clauses(scene.text, hits, [(mention.start, mention.end) for mention in scene.mentions]):
        leaning = leans(scene.text, clause)
        above = full if leaning else None
        full = full if leaning else clause
        utterance = Utterance(scene, clause, frame, previous, known.entities, known.persons, earlier, told)
        speaker = find_speaker(utterance)
        if leader is not None and not speaker.bodies and is_led(scene.text, clause):
            speaker = leader
        elif teller is not None and is_heard(speaker, clause):
            speaker = teller
        previous = speaker
        past = clause.hit.past
        told = past or clause.hit.frame == "modal"
        if not _is_directive(clause, speaker, scene) or not (speaker.bodies or frame.advises):
            continue
        if frame.compiled and past and frame.author in speaker.bodies:
            # "During the workshop, we encouraged teenagers to register": what an organization reports of its own work.
            continue
        found = find_addressees(sentence, clause, known.entities, frame, Told(last, here, above))
        addressees = tuple(_meant(each, sentence, clause, frame, known, speaker) for each in found)
        if _tells_himself(clause.hit, speaker, addressees, known.entities):
            continue
        speaker = _who_asks(speaker, clause.hit, addressees)
        last, here = addressees or last, addressees or here
        clauses.append(clause)
        speakers.append(speaker)
        position = rows_before + len(rows) + 1
        row = _row(sentence, clause, speaker, addressees, _meeting(scene, clause, speaker, frame, known), position)
        shared = _shared(scene, clause, above)
        rows.append(_led(row, scene, shared, offset) if shared else row)
    return Read(clauses, speakers, _share_infinitives(scene.text, clauses, rows, offset))


def _meant(
    told: Addressee, sentence: Sentence, clause: Clause, frame: Frame, known: Known, speaker: Speaker
) -> Addressee:
    """Whom an addressee means who is told by a word that the text gives its meaning: a head by his post, an organization, a
    Government."""
    scene, _, earlier = sentence
    told = head_by_post(told, known.entities)
    told = organization_meant(told, scene, clause.hit.start, earlier, known.entities)
    return government_meant(told, scene, clause.hit.start, earlier, frame, speaker.bodies)


def _share_infinitives(
    text: str, clauses: list[Clause], rows: list[Recommendation], offset: int
) -> list[Recommendation]:
    """The rows of a sentence; "Requests the Secretary-General, and invites States, to act" asks the same of both, so the first goes
    on to the end of the second."""
    for n, (clause, further) in enumerate(pairwise(clauses)):
        if not (further.hit.frame == "active" and rows[n + 1].addressees) or not _asks_nothing_yet(
            text, clause, rows[n]
        ):
            continue
        # "Calls upon States and invites organizations to act".
        bare = is_told_alone(text, clause, rows[n]) and _INFINITIVE in text[further.hit.end : further.end]
        if bare or first("shared_infinitive", text, further.hit.complement, further.end):
            words = text[rows[n].start - offset : further.end]
            rows[n] = replace(rows[n], text=words, end=offset + further.end)
    return rows


def _asks_nothing_yet(text: str, clause: Clause, row: Recommendation) -> bool:
    """Whether a clause tells somebody, and has no infinitive that says what."""
    told = clause.hit.frame == "active" and bool(row.addressees)
    return told and not (
        _INFINITIVE in text[clause.hit.end : clause.end] or text.endswith("that", 0, clause.hit.complement)
    )


def is_told_alone(text: str, clause: Clause, row: Recommendation) -> bool:
    """Whether a clause holds nothing but whom it tells: what is asked of him stands behind a further verb."""
    if not _asks_nothing_yet(text, clause, row):
        return False
    named = sum(len(each.name.split()) for each in row.addressees)
    return len(text[clause.hit.end : clause.end].split()) <= named + 1


def _is_directive(clause: Clause, speaker: Speaker, scene: Scene) -> bool:
    """Turns away what only looks like a directive: private requests of persons, verbs nobody speaks."""
    hit = clause.hit
    if actors().tell_followers.intersection(speaker.bodies):
        return False
    if speaker.accounts and hit.past:
        # "The secretariat was invited to attend", "It was agreed that they would meet".
        return False
    if _is_vague(scene, clause) and not (
        speaker.bodies and stands("names_wish", scene.text, _important(scene, clause))
    ):
        # "Some delegations stressed the importance of cooperation", "The Board stressed the importance of a world order": the
        # wish of nobody in particular, or for nothing that could be done.
        return False
    if hit.of_things and speaker.role == "organ" and first("that", scene.text, clause.start, hit.start):
        # "Recognizes that the delivery of the Agenda calls for solutions": what a thing asks for, the organ does not.
        return False
    if " that " in hit.verb and first("should_or_may", hit.verb, 0):
        # "Underlined that security is vital, and that it must be ensured": the word for what must be done stands in the second.
        rest, modal = scene.text[hit.complement : clause.end], hit.verb.rpartition(" that ")[2]
        if modal not in rest and not first("should_or_may", scene.text, hit.complement, clause.end):
            return False
    if speaker.individual and hit.verb_class in {"invite", "request", "demand", "suggest"}:
        return False
    asks = hit.frame == "active" and hit.verb_class == "request" and not scene.text.endswith("that", 0, hit.complement)
    # "requested information on the steps taken to end violence" asks for a paper, not for action.
    if asks and stands("asks_for_paper", scene.text, hit.complement):
        return False
    if hit.frame in {"active", "gerund", "need"} and not speaker.bodies and speaker.chain[:1] == ("unresolved",):
        subject = scene.text[clause.subject_start : hit.start].strip()
        if lacks_subject(subject, 0, len(subject)):
            return somebody_heads(_before(scene, clause))
        named = hit.frame in {"active", "need"} and not hit.of_things and is_bare_name(subject)
        paper = first("asking_paper", scene.text, clause.subject_start, hit.start)
        speaks = named or paper is not None or actors().speak(subject) or is_crowd(subject)
        return speaks and not opens_relative(subject)
    return True


def _who_asks(speaker: Speaker, hit: Hit, addressees: tuple[Addressee, ...]) -> Speaker:
    """The speaker, nobody where a passive asks the author himself: "The Secretariat was requested to report", in a report of the
    Secretariat."""
    asked = speaker.own and hit.frame == "passive" and any(told.body_id in speaker.bodies for told in addressees)
    return speaker_of(None, "none", ("passive",)) if asked else speaker


def _tells_himself(hit: Hit, speaker: Speaker, addressees: tuple[Addressee, ...], entities: Entities) -> bool:
    """Whether an author only says what he has to do himself ("the Organisation will need to rely on support"), or the organization he
    is the head of."""
    if not (addressees and speaker.role == "own" and hit.frame == "modal" and hit.verb_class == "must"):
        return False
    own = set(speaker.bodies)
    for body in map(entities.bodies.get, speaker.bodies):
        if body is not None and voice("post_of_head").search(body.name):
            own.add(body.parent_body_id or body.body_id)
    return all(told.body_id in own for told in addressees)


def _is_vague(scene: Scene, clause: Clause) -> bool:
    """Whether it is the importance of something that is stressed, and no deed is named; the points of a list are for themselves."""
    hit = clause.hit
    if hit.opens_list:
        return False
    if hit.frame == "passive_np":
        at = _important(scene, clause)
        return at != hit.complement and stands("names_deed", scene.text, at) is None
    if before("of_importance", scene.text, hit.complement) is None:
        return False
    return stands("names_deed", scene.text, hit.complement) is None


def _important(scene: Scene, clause: Clause) -> int:
    """Where it is named what is important: behind the verb, before one in the passive ("The importance of access was underlined")."""
    hit = clause.hit
    found = first("importance_was", scene.text, clause.start, hit.end) if hit.frame == "passive_np" else None
    return found.behind if found is not None else hit.complement


def _before(scene: Scene, clause: Clause) -> str:
    """What stands before a clause, as far back as a subject can stand."""
    return scene.text[max(0, clause.start - _SUBJECT_REACH) : clause.start]


def _meeting(scene: Scene, clause: Clause, speaker: Speaker, frame: Frame, known: Known) -> str | None:
    """The meeting at which the speaker of a clause said it, by the clause itself, else by the frame that he holds."""
    if not speaker.bodies:
        return None
    told = frame.meeting_id if speaker.bodies[0] == frame.body_id and not speaker.own else None
    return met_at(scene, speaker.bodies[0], known.entities, clause.hit.start) or told


def _row(
    sentence: Sentence,
    clause: Clause,
    speaker: Speaker,
    addressees: tuple[Addressee, ...],
    meeting_id: str | None,
    position: int,
) -> Recommendation:
    scene, offset, hit = sentence.scene, sentence.offset, clause.hit
    # Rows of which fewer are recommendations at all are measured apart.
    rule_id = f"importance.{hit.rule_id.rpartition('.')[2]}" if _is_vague(scene, clause) else hit.rule_id
    start = _beginning(scene, clause)
    end = _ending(scene, start, clause.end)
    return Recommendation(
        position=position,
        number=None,
        text=scene.text[start:end],
        start=offset + start,
        end=offset + end,
        voice="own" if speaker.own else "reported",
        recommenders=speaker.bodies,
        verb=hit.verb,
        verb_class=hit.verb_class,
        rule_id=rule_id,
        confidence=confidence_of(rule_id, speaker.role, speaker.how, bool(addressees)),
        instrument_id=speaker.instrument_id,
        meeting_id=meeting_id,
        addressees=addressees,
        via=speaker.chain,
        frame=speaker.role,
        attribution=speaker.how,
    )


def _shared(scene: Scene, clause: Clause, above: Clause | None) -> tuple[int, int] | None:
    """Where the words stand that a leaning clause shares with the one ``above``: "The Board urged", "All means"; of needs that a
    sentence counts up ("emphasized three issues: the need for") it is the verb that governs them."""
    hit = clause.hit
    if hit.frame == "elliptic_need" and hit.governed and (above is None or above.hit.start != hit.governed[0]):
        start = end = hit.governed[0]
    elif above is not None:
        start = _beginning(scene, above)
        end = above.hit.end if hit.frame == "elliptic_that" else above.hit.start
    else:
        return None
    if hit.frame == "elliptic_need":
        end += len(hit.verb.split()[0])
    words = scene.text[start:end].rstrip()
    # "It is essential that A pay and that B report": the second clause has a conjunction of its own.
    end = start + len(words.removesuffix(" that") if hit.frame == "elliptic_that" else words)
    return (start, end) if start < end else None


def _led(row: Recommendation, scene: Scene, shared: tuple[int, int], offset: int) -> Recommendation:
    """A row with the words that its clause shares with another, before its own."""
    start, end = shared
    return replace(row, text=f"{scene.text[start:end]} {row.text}", lead=(offset + start, offset + end))


def skip_joint(text: str, start: int) -> int:
    """Where words go on that ``text[start:]`` joins to what stands before: "and in this regard invites the Office"."""
    joint = stands("bare_joint", text, start) if text[start : start + 1].islower() else None
    return joint.behind if joint else start


def _beginning(scene: Scene, clause: Clause) -> int:
    """Where the words of a row begin, behind what joins its clause to others: "and in this regard", "and that" of what should be."""
    start = _subject_start(scene, clause)
    mark = mark_of("item").match(scene.text, start, clause.hit.start)
    # "(1) The Mission should": the mark of a point is no part of its words.
    start = mark.end() if mark else start
    words = scene.text[start : clause.end]
    start = skip_joint(scene.text, start + len(words) - len(words.lstrip(_LOOSE)))
    if clause.hit.frame in _WHOLE and scene.text.startswith("that ", start):
        # "It was observed that it was useful and that it should be strengthened".
        return start + len("that ")
    # A quotation mark opens each paragraph of a statement and closes but the last.
    closing = _QUOTES.get(scene.text[start : start + 1])
    return start + 1 if closing is not None and closing not in scene.text[start + 1 : clause.end] else start


def _ending(scene: Scene, start: int, end: int) -> int:
    """Where the words of a row end, before a mark that closes a quotation which opens before them."""
    words = scene.text[start:end]
    closes = words.count(_STRAIGHT) % 2 if words[-1:] == _STRAIGHT else words[-1:] == _CLOSING and _OPENING not in words
    if not closes:
        return end
    return start + len(words[:-1].rstrip(_LOOSE + "."))


def _subject_start(scene: Scene, clause: Clause) -> int:
    """Where the words of a row begin: at the subject for an active verb, at its own participle, else at the clause."""
    hit, text = clause.hit, scene.text
    serial = before("serial_verb", text, hit.start)
    if hit.frame == "gerund" and serial and serial.start > clause.start:
        # "Emphasized the role of youth, advocating for the protection of it": what stands before is somebody's other act.
        return serial.mark
    if hit.frame not in {"active", "need", "call"}:
        # "He agreed with the report and stressed that support was needed": what he did besides is no part of it.
        front = text[clause.start : hit.start]
        said = first("said_besides", text, clause.start, hit.start) if " and " in front and " that " in front else None
        return said.mark if said else clause.start
    noted = serial is not None and hit.past and _is_further(text, clause.subject_start, serial.start)
    if serial and noted:
        # "Noted the progress made, encouraged members to act": what was noted is no part of it.
        return serial.mark
    # "That is why we have called": a capital opens the sentence.
    places = [
        place for place in every("relative", text, clause.subject_start, hit.start) if not text[place.start].isupper()
    ]
    while places and serial and _is_over(text, places[-1].behind, serial.start):
        if hit.past and stands("relative_noun", text, places[-1].start) is None:
            # "Highlighted that the Guidelines remain of use, encouraged their use": two acts of one subject.
            return serial.mark
        places.pop()
    if places:
        return places[-1].behind
    # "At the meeting, held in Abuja, States underscored": the adverbial goes on behind its comma.
    held = stands("held_where", text, clause.subject_start, hit.start) if clause.subject_start > clause.start else None
    return held.behind if held else clause.subject_start


def _is_further(text: str, start: int, comma: int) -> bool:
    """Whether before the ``comma`` in front of a verb stands what its subject did besides."""
    if stands("past_opening", text, start, comma):
        return True
    # "I joined other leaders in mobilizing help, called on the community to act": no other comma stands in it.
    return stands("tail_before", text, start, comma) is not None and first("past_form", text, start, comma) is not None


def _is_over(text: str, start: int, comma: int) -> bool:
    """Whether a clause that begins at ``start`` ends with the ``comma`` before a verb, of which it is no part."""
    return (
        start < comma
        and stands("tail_before", text, start, comma) is not None
        and first("finite_verb", text, start, comma) is not None
    )
