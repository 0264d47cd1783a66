"""Who recommends: the subject of a directive verb, pronouns and short forms resolved, and who holds the floor.

A report mostly retells. The speaker of "the Commission urged" stands beside the verb; that of "Governments were
encouraged" is whoever was speaking last in the section, and that of "Member States should" is the report's author.
In go a scene, a clause and the floor; out come the recommending bodies, the instrument and the chain of reasons.
Who is addressed is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.model import Mention
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.directives.inside import is_under_resolution
from pipeline.s3_extract.recommendations.before import before
from pipeline.s3_extract.recommendations.clauses import NO_SUBJECT, Clause
from pipeline.s3_extract.recommendations.context import Earlier, Entities, Floor, Scene
from pipeline.s3_extract.recommendations.lexicon import actors
from pipeline.s3_extract.recommendations.meeting_speaker import (
    BY_ITS_MEETING,
    MEETING_OF,
    PAPER_OF,
    PART_OF,
    is_meeting_of_floor,
)
from pipeline.s3_extract.recommendations.persons import PERSON, Persons, is_post

_PREPOSITION = before(
    r"\b(?:of|by|to|with|from|in|on|for|at|under|within|into|through|before|between|among|per|than|as|including|via|concerning|regarding|following|against|about|and|or)\s+(?:the\s+|its\s+|their\s+|my\s+)?$",
    "of by to with from in on for at under within into through before between among per than as including via concerning "
    "regarding following against about and or the its their my",
    reach=20,
    flags=re.IGNORECASE,
)
_PRONOUN = before(
    r"\b(?P<word>[Ii]t|[Ss]he|[Hh]e|[Tt]hey|I|[Ww]e)(?:, inter alia,)?\s+(?:(?:has|have|had|would|also|further|therefore|again|must|am|wish(?:es)?|should|like|can|only|obliged|once|strongly|urgently|in|turn|particularly|earnestly|once again|, in [\w /.]+?,)\s+|to\s+|\w+ly\s+)*$",
    "it he they i we has have had would also further therefore again must am wish wishes should like can only obliged once in "
    "turn to ly ,",
)
# "It welcomed the report; encouraged ...; called upon ...": the pronoun is the subject of every verb of the sentence.
_OPENING_PRONOUN = re.compile(r"(?P<word>It|She|He|I|We|They) ")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:view|opinion) of|[Aa]s (?:recommended|requested|stressed|noted) by)\s+(?:the\s+)?"
)
_GROUP = re.compile(
    r"\b[Tt]he (?:team|mission|group|appeal|report|study|evaluation|experts?|[Ii]nspectors?|auditors?|board|panel)\s+"
    r"(?:(?:also|further|therefore|then|again|\w+ly)\s+)?$"
)
# A name in capitals that is no body of the report: "The Board recommends" is not said by whoever spoke before.
_OTHER_NAME = re.compile(
    r"(?:^|[.;,]\s+)[Tt]he (?:[A-Z][\w’'-]+\s+){1,4}(?:(?:also|further|therefore|then|again|\w+ly)\s+)?$"
)
_ADOPTS = re.compile(
    r"\b(?:adopted|adopts|in its|In its|in the|In the|in|of its|outlined in|contained in|the Commission's|by its|By its|its)\b"
)
_BY = re.compile(r"\s+by\s+(?:the\s+|its\s+)?")
# An operative paragraph of a resolution begins with its verb; the organ's name stands above all of them.
_OPERATIVE = re.compile(r"^(?:\d+\.\s+)?(?:(?:Also|Further|Strongly|Again|Once again|Urgently)\s+)?$")
_COORDINATED = before(
    r"\b(?:and|but)\s+(?:(?:also|further|again|once again|then|in that regard|\w+ly)\s+)*$",
    "and but also further again then regard ly",
)
# "the statement made by the President of the Security Council, in which he ...": who made it speaks in it.
_SAID_BY = re.compile(
    r"\b(?:statement|letter|report|message|note|address|speech)s? (?:\([^)]*\) )?(?:made |issued |delivered |addressed |submitted )?(?:by|of|from) "
    r"(?:the )?(?:President of the )?(?P<who>[A-Z])[^.;]*\bin which $"
)
_STATE_PLACE = re.compile(
    r"(?:^|[;:,]\s+|\b(?:and|while|but)\s+)(?:[Tt]he )?"
    r"(?:(?:delegations?|representatives?|observers?|Governments?|Permanent Representative) of (?:the )?)?$"
)
_ARTICLE_LENGTH = len("the United ")
_STATE_FIRST = re.compile(r"(?:The (?:delegation|representative|Government) of (?:the )?|The )?")
_POSSESSIVE = before(r"\b(?:its|their|his|her)\s+$", "its their his her", reach=16)
_BRACKETS = re.compile(r"\([^)]*\)")
_PARTED = re.compile(r"[;:]|\b(?:which|that|who)\b\s+(?!also)")
_IN_WHICH = before(r"\b(?:in|on|to|for|by|under) which (?:the )?$", "which the", reach=24)
_AND_THE = before(r"\band (?:the )?$", "and the", reach=16, flags=re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:of|by|to|with|from)\b[^,;]*$")
# Instruments whose short form ("the resolution") belongs to the body on the floor where the text names no other.
_OF_THE_FLOOR = frozenset(
    {"resolution", "draft_resolution", "decision", "agreed_conclusions", "communication", "other"}
)
_TREATY_TYPES = frozenset({"convention", "protocol", "statute", "law"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The recommending bodies (ids, the first is the one in the table), the instrument, and how they are known."""

    bodies: tuple[str, ...]
    instrument_id: str | None
    own: bool
    chain: tuple[str, ...]
    individual: bool = False


def find_speaker(
    scene: Scene,
    clause: Clause,
    floor: Floor,
    previous: Speaker | None,
    entities: Entities,
    persons: Persons,
    earlier: Earlier,
    author: str | None,
) -> Speaker:
    """Who says what ``clause`` says.

    ``previous`` is the speaker of the clause before it in the sentence; ``earlier`` gives the paragraph up to this
    sentence; ``author`` is the report's author.
    """
    hit = clause.hit
    if floor.printed:
        return Speaker((floor.body_id,) if floor.body_id else (), floor.instrument_id, False, floor.chain)
    if hit.frame == "modal" and hit.governed is not None and previous is not None:
        return previous
    if hit.frame in {"elliptic_need", "elliptic_that"}:
        if hit.governed is None and previous is not None:
            return previous
        clause = Clause(hit.at_governor(), 0, clause.end, clause.subject_start, shared=False)
        return _active_speaker(scene, clause, floor, entities, persons, earlier, author)
    if hit.frame in {"modal", "impersonal"}:
        return _own_or_quoted(scene, clause, floor, entities, author)
    if hit.frame in {"passive", "passive_np", "to_be", "actions"}:
        return _passive_speaker(scene, clause, floor, entities, author)
    if clause.shared and previous is not None:
        return previous
    if previous is not None and previous.bodies and not previous.own:
        pronoun = _PRONOUN.search(scene.text, hit.start)
        if pronoun and pronoun.group("word").lower() == "it":
            return replace(previous, chain=("it", *previous.chain))
    return _active_speaker(scene, clause, floor, entities, persons, earlier, author)


def _own_or_quoted(scene: Scene, clause: Clause, floor: Floor, entities: Entities, author: str | None) -> Speaker:
    according = _ACCORDING.search(scene.text, 0, clause.hit.start) if _is_attributed(scene.text) else None
    if according:
        named = [m for m in scene.of("body") if m.start <= according.end() + 2 and m.end > according.end()]
        if named:
            return Speaker(
                (named[0].entity_id,), None, False, ("according to", scene.text[named[0].start : named[0].end])
            )
    ruling = _leading_instrument(scene, clause) if is_under_resolution(scene.text) else None
    source = entities.instruments.get(ruling) if ruling else None
    if source is not None and source.adopting_body_id is not None:
        return Speaker((source.adopting_body_id,), ruling, False, ("instrument", source.title))
    if clause.hit.past and floor.body_id:
        return Speaker((floor.body_id,), floor.instrument_id, False, ("impersonal in a retelling", *floor.chain))
    return Speaker((author,) if author else (), None, True, ("the report's own voice",))


def _is_attributed(text: str) -> bool:
    """Whether ``text`` can match ``_ACCORDING``."""
    return "ccording to" in text or "view of" in text or "opinion of" in text or "ed by" in text


def _passive_speaker(scene: Scene, clause: Clause, floor: Floor, entities: Entities, author: str | None) -> Speaker:
    agent = _BY.match(scene.text, clause.hit.end) if clause.hit.frame == "passive" else None
    if agent:
        named = [m for m in scene.of("body") if abs(m.start - agent.end()) <= 4]
        if named:
            return Speaker((named[0].entity_id,), None, False, ("by", scene.text[named[0].start : named[0].end]))
    if not clause.hit.past:
        return Speaker((author,) if author else (), None, True, ("the report's own voice",))
    leading = _leading_instrument(scene, clause)
    source = entities.instruments.get(leading) if leading else None
    if source is not None and source.adopting_body_id is not None and source.adopting_body_id != floor.body_id:
        return Speaker((source.adopting_body_id,), leading, False, ("instrument", source.title))
    if source is not None and source.adopting_body_id is None and source.instrument_type not in _OF_THE_FLOOR:
        return Speaker((), leading, False, ("instrument", source.title))
    if floor.body_id:
        chain = ("passive; the floor is held by", *floor.chain)
        return Speaker((floor.body_id,), leading or floor.instrument_id, False, chain)
    return Speaker((author,) if author else (), leading, False, ("passive; nobody else holds the floor",))


def _leading_instrument(scene: Scene, clause: Clause) -> str | None:
    """The instrument named before the clause's verb ("In resolution 52/98, Governments were urged")."""
    named = scene.of("instrument", 0, clause.subject_start)
    return named[0].entity_id if named else None


def _active_speaker(
    scene: Scene,
    clause: Clause,
    floor: Floor,
    entities: Entities,
    persons: Persons,
    earlier: Earlier,
    author: str | None,
) -> Speaker:
    left = scene.text[: clause.hit.start]
    pronoun = _PRONOUN.search(left, len(left))
    if pronoun:
        return _pronoun_speaker(
            pronoun.group("word").lower(), scene, floor, persons, earlier, author, pronoun.start(), entities
        )
    opening = _OPENING_PRONOUN.match(left)
    if opening and clause.start > 0 and NO_SUBJECT.fullmatch(left, clause.start):
        return _pronoun_speaker(opening["word"].lower(), scene, floor, persons, earlier, author, 0, entities)
    if _OPERATIVE.match(left) and clause.hit.frame != "gerund":
        if floor.body_id is None:
            return Speaker((), None, False, ("unresolved", "operative paragraph"))
        return Speaker((floor.body_id,), floor.instrument_id, False, ("operative paragraph", *floor.chain))
    subject = _named_subject(scene, clause)
    if subject is not None and subject.entity_type == "country":
        return Speaker((_state(subject),), None, False, ("named", scene.text[subject.start : subject.end]))
    if subject is not None and subject.entity_type == "body":
        met = (BY_ITS_MEETING,) if MEETING_OF.search(scene.text, subject.start) else ()
        return Speaker(
            (subject.entity_id,),
            _instrument_of(scene, clause, subject.entity_id, floor, entities),
            subject.entity_id == author,
            ("named", scene.text[subject.start : subject.end], *met),
        )
    if subject is not None:
        return _instrument_speaker(subject, scene, floor, entities)
    person = list(PERSON.finditer(left, max(0, len(left) - 80)))
    if person and len(left) - person[-1].end() < 30:
        post = persons.of(person[-1].group("name").strip())
        return Speaker(
            (post,) if post else (), None, False, ("person", person[-1].group().strip()), individual=post is None
        )
    if floor.body_id and (_GROUP.search(left) or clause.hit.frame == "gerund"):
        return Speaker((floor.body_id,), floor.instrument_id, False, ("a group of the body on the floor", *floor.chain))
    if floor.body_id and is_meeting_of_floor(left, floor, entities):
        return Speaker((floor.body_id,), floor.instrument_id, False, ("the meeting of", *floor.chain))
    if clause.hit.rule_id == "active.call_for" and not clause.hit.past and not actors().speaks.search(left):
        # "The situation calls for restraint": nobody is retold to have said so.
        return Speaker((author,) if author else (), None, True, ("the report's own voice",))
    if clause.hit.past or not floor.body_id or _OTHER_NAME.search(left):
        return Speaker((), None, False, ("unresolved", left[-40:].strip()))
    return Speaker((floor.body_id,), floor.instrument_id, False, ("the floor is held by", *floor.chain))


def _named_subject(scene: Scene, clause: Clause) -> Mention | None:
    """The body or instrument named as subject.

    It is the last before the verb that no preposition governs; a coordinated verb ("decided ..., and requested") takes
    the first, the subject of the sentence.
    """
    text, end = scene.text, clause.hit.start
    start = 0 if NO_SUBJECT.fullmatch(text, clause.start, end) else clause.start
    candidates = [
        m
        for m in scene.mentions
        if m.end <= end
        and m.start >= start
        and (m.entity_type in {"body", "instrument"} or _state_speaks(scene, m))
        and text[m.start - 1 : m.start] != "("
    ]
    if clause.hit.frame == "gerund":
        return candidates[-1] if candidates else None
    if _COORDINATED.search(text, end):
        return next((m for m in candidates if _is_free(scene, m, clause)), None)
    free = [m for m in candidates if _is_free(scene, m, clause) and not _is_parted(scene, m, clause)]
    if clause.hit.rule_id == "active.call_for":
        # A situation calls for action, too: only a body right at the subject's place speaks.
        free = [m for m in free if m.start - clause.subject_start < _ARTICLE_LENGTH]
    return free[-1] if free else None


def _state_speaks(scene: Scene, mention: Mention) -> bool:
    """Whether a country stands where a speaker stands: at the head of a clause, or as "the delegation of Mexico"."""
    return mention.entity_type == "country" and bool(_STATE_PLACE.search(scene.text[: mention.start]))


def _state(mention: Mention) -> str:
    """The body id of a country that acts."""
    country = load_registry().countries.get(mention.entity_id)
    return country.body_id if country is not None else mention.entity_id.lower()


def _is_free(scene: Scene, mention: Mention, clause: Clause) -> bool:
    """Whether no preposition governs the mention."""
    text, at = scene.text, mention.start
    if mention.entity_type == "country" or not _PREPOSITION.search(text, at) or _IN_WHICH.search(text, at):
        return True
    if mention.entity_type == "body" and (MEETING_OF.search(text, at) or PAPER_OF.search(text, at)):
        return True
    if mention.entity_type == "instrument" and PART_OF.search(text, at):
        return True
    return _AND_THE.search(text, at) is not None and not _GOVERNED.search(text[clause.start : at])


def _is_parted(scene: Scene, mention: Mention, clause: Clause) -> bool:
    """Whether a relative clause stands between a body and the verb ("the Commission, which the Council urged")."""
    return mention.entity_type == "body" and bool(
        _PARTED.search(_BRACKETS.sub("", scene.text[mention.end : clause.hit.start]))
    )


def _pronoun_speaker(
    word: str,
    scene: Scene,
    floor: Floor,
    persons: Persons,
    earlier: Earlier,
    author: str | None,
    at: int,
    entities: Entities,
) -> Speaker:
    if word in {"i", "we"}:
        return Speaker((author,) if author else (), None, True, (word, "the author"))
    if word == "they":
        return Speaker((), None, False, (word, "unresolved"))
    if word in {"she", "he"}:
        here = Scene(scene.text[:at], tuple(scene.of("body", 0, at)))
        said = _SAID_BY.search(here.text) if " in which " in here.text else None
        if said is not None:
            named = [m for m in here.of("body") if m.start == said.start("who")]
            if named:
                return Speaker((named[0].entity_id,), None, False, (word, "whose statement it is"))
        post = _last_post(here, persons, entities) or _last_post(earlier(), persons, entities)
        if post is not None:
            return Speaker((post,), None, False, (word, "the post named last"))
        return Speaker((), None, False, (word, "unresolved"), individual=True)
    if floor.body_id:
        return Speaker((floor.body_id,), floor.instrument_id, False, (word, *floor.chain))
    named = [*earlier().of("body"), *scene.of("body", 0, at)]
    if named:
        return Speaker((named[-1].entity_id,), None, False, (word, "the body named last"))
    return Speaker((), None, False, (word, "unresolved"))


def _last_post(scene: Scene, persons: Persons, entities: Entities) -> str | None:
    """The post named or held by the person named last in ``scene``, objects of prepositions left out."""
    named = [(m.start, m.entity_id) for m in scene.of("body") if is_post(entities, m.entity_id)]
    for person in PERSON.finditer(scene.text):
        post = persons.of(person.group("name").strip())
        if post is not None:
            named.append((person.start(), post))
    subjects = [(at, post) for at, post in named if not _PREPOSITION.search(scene.text, at)]
    return max(subjects, default=(0, None))[1]


def _instrument_speaker(subject: Mention, scene: Scene, floor: Floor, entities: Entities) -> Speaker:
    """ "The resolution also called on ...": what an instrument says, its adopting body says."""
    instrument = entities.instruments.get(subject.entity_id)
    words = scene.text[subject.start : subject.end]
    adopting = instrument.adopting_body_id if instrument else None
    body = adopting or (floor.body_id if instrument and instrument.instrument_type in _OF_THE_FLOOR else None)
    return Speaker((body,) if body else (), subject.entity_id, False, ("instrument", words))


def _instrument_of(scene: Scene, clause: Clause, body_id: str, floor: Floor, entities: Entities) -> str | None:
    """The instrument in which a named body said it: beside it in the sentence, else the one on the floor."""
    for mention in scene.of("instrument", 0, clause.hit.start):
        instrument = entities.instruments.get(mention.entity_id)
        if instrument is None or instrument.instrument_type in _TREATY_TYPES:
            continue
        if instrument.adopting_body_id in {None, body_id}:
            return mention.entity_id
    return floor.instrument_id if floor.body_id == body_id else None


def pass_floor(scene: Scene, floor: Floor, clauses: list[Clause], speakers: list[Speaker], entities: Entities) -> Floor:
    """Who holds the floor after this sentence.

    A directive of a body gives it the floor; so does a sentence without directives whose subject is a body, or that
    names an instrument some body adopted ("The Commission adopted resolution 1998/30").
    """
    for speaker in reversed(speakers):
        if speaker.bodies and not speaker.own:
            body_id = speaker.bodies[0]
            same = body_id == floor.body_id
            return Floor(
                body_id,
                speaker.instrument_id or (floor.instrument_id if same else None),
                _session(scene, body_id, entities) or (floor.meeting_id if same else None),
                # What was resolved by the floor says nothing new of how the floor is known.
                floor.chain if same and speaker.chain[-len(floor.chain) :] == floor.chain else speaker.chain,
            )
    if clauses:
        # Somebody spoke whom no rule knows; "it" in the next sentence is that one, and nobody before.
        named_other = any(not s.bodies and c.hit.frame == "active" for c, s in zip(clauses, speakers, strict=True))
        return Floor() if named_other else floor
    return _floor_of_account(scene, floor, entities)


def _floor_of_account(scene: Scene, floor: Floor, entities: Entities) -> Floor:
    body = None
    text = scene.text
    for mention in scene.mentions:
        at = mention.start
        if mention.entity_type == "country" and _STATE_FIRST.fullmatch(text, 0, at):
            return Floor(_state(mention), None, None, ("named last", text[at : mention.end]))
        if mention.entity_type == "body" and not _PREPOSITION.search(text, at) and not _POSSESSIVE.search(text, at):
            body = mention
            break
    for mention in scene.of("instrument"):
        instrument = entities.instruments.get(mention.entity_id)
        if instrument is None or instrument.instrument_type in _TREATY_TYPES:
            continue
        adopting = instrument.adopting_body_id or (body.entity_id if body else None)
        if adopting and _ADOPTS.search(text[max(0, mention.start - 40) : mention.start]):
            holder = body.entity_id if body is not None and instrument.adopting_body_id is None else adopting
            return Floor(
                holder,
                mention.entity_id,
                _session(scene, holder, entities) or (floor.meeting_id if holder == floor.body_id else None),
                ("adopted", text[mention.start : mention.end]),
            )
    if body is None or body.entity_id not in entities.bodies:
        return floor
    same = body.entity_id == floor.body_id
    meeting = _session(scene, body.entity_id, entities) or (floor.meeting_id if same else None)
    return Floor(
        body.entity_id,
        floor.instrument_id if same else None,
        meeting,
        ("named last", text[body.start : body.end]),
    )


def _session(scene: Scene, body_id: str, entities: Entities) -> str | None:
    for mention in scene.of("meeting"):
        meeting = entities.meetings.get(mention.entity_id)
        if meeting is not None and meeting.body_id == body_id:
            return mention.entity_id
    return None


def with_instrument(speaker: Speaker, instrument_id: str | None) -> Speaker:
    """The same speaker, in ``instrument_id`` where none was known."""
    return speaker if speaker.instrument_id else replace(speaker, instrument_id=instrument_id)
