"""Who shall act: the actors in the object, subject or agent of a directive clause.

In go a scene and a clause, out come ``Addressee`` records in the order of the text. Where in the clause they stand is
decided here, by the shapes of ``rules/clauses.yaml``; which of the words there are actors, in ``noun_phrases``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Addressee
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.directives.inside import find_infinitive, find_organ
from pipeline.s3_extract.directives.usages import before, every, first, stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.deeds import (
    asked_to_decide,
    called_on,
    part_of,
    who_leads,
)
from pipeline.s3_extract.recommendations.needed import for_phrase, of_named_need, of_need
from pipeline.s3_extract.recommendations.noun_phrases import actors_in, actors_listed
from pipeline.s3_extract.recommendations.printed_names import named_object
from pipeline.s3_extract.recommendations.pronouns import Told, whom_pronoun
from pipeline.s3_extract.recommendations.referents import (
    last_post,
    last_state,
    object_of_clause,
    subject_before,
    subject_noted,
    those_before,
    writer_or_reader,
)
from pipeline.s3_extract.recommendations.that_clauses import (
    acts_alone,
    is_thing_of_body,
    names_members,
    subject_of_clause,
)
from pipeline.s3_extract.scene import Entities, Scene, Sentence

_DIRECTING = frozenset({"urge", "request", "demand", "invite", "encourage", "call_upon", "appeal"})
# A subject with so few characters has no clause before it.
_SHORT = 25
# What somebody may wish to do is put to him, as what he is told.
_WISH_TO = " wish to"
# The word before an aside of a that-clause, "that".
_THAT = len("that ")
# Behind "considers it necessary", before who is to act.
_FOR = " for "
# Before whom the same verb tells besides.
_AND = ", and "


_NOBODY = Told()


def find_addressees(
    sentence: Sentence, clause: Clause, entities: Entities, frame: Frame, told: Told = _NOBODY
) -> tuple[Addressee, ...]:
    """The addressees of ``clause``; ``frame`` knows who writes and to whom, ``told`` who was told before."""
    scene, hit = sentence.scene, clause.hit
    text = scene.text
    if hit.frame == "passive_np" and (need := stands("names_need", text, hit.start, hit.end)):
        return _distinct(of_named_need(scene, hit, need, entities))
    if hit.frame in {"modal", "passive", "passive_np", "to_be"}:
        return _distinct(_of_subject(sentence, clause, entities, told))
    if hit.frame == "actions":
        return _distinct(actors_in(scene, text.index(" by ", hit.start) + 4, hit.end, entities))
    if hit.addressed == "to":
        put = first("for_consideration", text, hit.end)
        addressed = put or first("to_somebody", text, hit.end, clause.end)
        return _distinct(actors_in(scene, addressed.behind, clause.end, entities)) if addressed else ()
    if hit.frame in {"need", "elliptic_need", "impersonal"}:
        return _distinct(of_need(scene, clause, entities, frame))
    found = _object_actors(sentence, clause, entities, frame, told)
    if not found and text.startswith(" your ", hit.complement):
        # "We would appreciate your personal attention": to whom the letter is written.
        return tuple(writer_or_reader("you", frame, entities))
    return _distinct(found or _said_to(scene, clause, entities) or who_leads(scene, clause, entities))


def _of_subject(sentence: Sentence, clause: Clause, entities: Entities, told: Told) -> list[Addressee]:
    """Who is told as the subject of a modal or a passive, or as the agent of what should be done."""
    scene, hit = sentence.scene, clause.hit
    text = scene.text
    found = _subject_actors(sentence, clause, entities, told)
    if hit.frame in {"modal", "to_be"} and _is_passive(text, clause):
        agents = _agent_actors(scene, clause, entities)
        told_to = stands("told_to_act", text, hit.end, clause.end)
        found = agents or (found if told_to else _whose_deed(scene, clause, entities))
    if hit.frame == "modal" and stands("has_due", text, hit.end, clause.end):
        return []
    if hit.frame == "modal" and (whose := stands("be_for", text, hit.end, clause.end)):
        return actors_in(scene, whose.mark, whose.edge, entities)
    return found


def _said_to(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "In meetings with the authorities, he called for restraint": with whom he met."""
    if clause.hit.frame != "active" or clause.hit.verb_class not in _DIRECTING:
        return []
    met = stands("said_to", scene.text, 0, clause.hit.start)
    return actors_in(scene, met.mark, met.edge, entities, told=True) if met else []


def _object_actors(sentence: Sentence, clause: Clause, entities: Entities, frame: Frame, told: Told) -> list[Addressee]:
    """Who is told as the object of a verb: in its that-clause, before its infinitive, or in what it asks for."""
    scene, hit = sentence.scene, clause.hit
    text = scene.text
    # The colon of a lead-in stands behind its clause, and makes "to:" an infinitive.
    colon = stands("colon", text, clause.end)
    end = colon.end if colon else clause.end
    if _ends_in_that(text, hit.complement) or hit.frame == "elliptic_that":
        return _in_that_clause(scene, clause, end, entities, frame, told)
    organ = find_organ(text, hit.complement) if hit.verb_class == "recommend" else None
    if organ:
        return actors_in(scene, *organ, entities)
    needed = for_phrase(text, hit.complement, end) if text.startswith(_FOR, hit.complement) else None
    if needed:
        return actors_in(scene, *needed, entities)
    infinitive = find_infinitive(text, hit.complement, end)
    if infinitive is not None:
        return _before_infinitive(sentence, clause, infinitive, entities, frame, told)
    listed = _led_object(scene, clause, entities, leads=colon is not None)
    # "tasked the Group with providing leadership".
    tasked = text.find(" with ", hit.complement, end) if hit.verb_class == "demand" else -1
    if not listed and tasked > 0:
        listed = actors_in(scene, hit.complement, tasked, entities, told=True)
    return listed or part_of(scene, hit.complement, clause.end, entities) or asked_to_decide(scene, clause, entities)


def _in_that_clause(
    scene: Scene, clause: Clause, end: int, entities: Entities, frame: Frame, told: Told
) -> list[Addressee]:
    """Who is told in "recommends to States that", "recommends that it", "recommends that States"; the clause with its colon ends at ``end``."""
    text, hit = scene.text, clause.hit
    to = stands("to_whom", text, hit.end, hit.complement) if hit.frame == "active" else None
    whom = actors_in(scene, to.mark, to.edge, entities) if to else []
    if whom:
        return whom
    if stands("it_or_they", text, hit.complement, end):
        return subject_noted(scene, hit, entities) or list(told.last)
    lead = stands("subject_lead", text, hit.complement, end)
    pronoun = stands("i_or_you", text, lead.behind if lead else hit.complement, end)
    if pronoun:
        return writer_or_reader(text[pronoun.mark : pronoun.end], frame, entities)
    return subject_of_clause(scene, hit.complement, clause.end, entities)


def _before_infinitive(
    sentence: Sentence, clause: Clause, infinitive: int, entities: Entities, frame: Frame, told: Told
) -> list[Addressee]:
    """Who is told between a verb and the ``infinitive`` that says what to do: "urges the parties to", "asked them to"."""
    scene, hit = sentence.scene, clause.hit
    text = scene.text
    noun_phrase = text[hit.complement : infinitive].strip()
    if hit.verb.endswith("for") and stands("a_wanted", text, hit.complement, infinitive):
        # "a call for a mechanism to support it", "called for improved mechanisms to support it": what is called for.
        return called_on(scene, hit.complement, clause.end, entities)
    if (word := noun_phrase.partition(",")[0]) in actors().first_person or word == "you":
        return writer_or_reader(word, frame, entities)
    if noun_phrase in {"him", "her"}:
        return last_post(sentence.earlier, scene, hit.start, entities, told.here)
    if noun_phrase == "it":
        named = object_of_clause(scene, clause, entities) or last_state(scene, clause)
        named = named or subject_noted(scene, hit, entities)
        return named or subject_before(scene, clause, sentence.earlier, entities) or list(told.last[-1:])
    if noun_phrase == "them":
        return those_before(scene, hit.start, entities, told.here) or list(told.last)
    found = actors_in(scene, hit.complement, infinitive, entities)
    if not found and (hit.verb_class in _DIRECTING or hit.verb_class == "recommend"):
        # "Recommends all Members to convene": resolutions of the first years recommend like that.
        found = actors_in(scene, hit.complement, infinitive, entities, told=True) or named_object(noun_phrase, hit)
    joined = found and text.find(_AND, infinitive, clause.end) >= 0
    besides = first("told_besides", text, infinitive, clause.end) if joined else None
    if besides:
        found += actors_in(scene, besides.mark, besides.edge, entities)
    names = text.find(":", infinitive, clause.end) + 1 if found else 0
    if names and stands("the_following", text, hit.complement):
        # "Invited the following organizations to attend: African Union; Arab Institute for Statistics".
        return actors_listed(scene, names, clause.end, found[0].actor_type, entities) or found
    if found and (" and on " in text or " and upon " in text):
        found = [*found, *_called_on_besides(scene, infinitive, clause.end, entities)]
    return found or called_on(scene, hit.complement, clause.end, entities)


def _called_on_besides(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """ "calls on States to act, and on the secretariat to report": those of the second infinitive."""
    besides = first("also_on", scene.text, start, end)
    return actors_in(scene, besides.mark, besides.edge, entities) if besides else []


def _led_object(scene: Scene, clause: Clause, entities: Entities, *, leads: bool) -> list[Addressee]:
    """ "Urges States: (a) To ratify ...", "requests the Regional Director: (1) to report": with whom the lead-in of a list ends; where
    it ``leads`` in none, "Invites new donors, and encourages others, to act": those of whom a further verb asks the same."""
    hit = clause.hit
    if not leads and (hit.verb_class not in _DIRECTING or hit.verb.endswith("for")):
        return []
    if hit.verb_class not in _DIRECTING and hit.verb_class != "recommend":
        return []
    found = actors_in(scene, hit.complement, clause.end, entities)
    if found or hit.verb_class == "recommend" or not leads:
        return found
    told = actors_in(scene, hit.complement, clause.end, entities, told=True)
    return told or named_object(scene.text[hit.complement : clause.end].strip(), hit)


def _subject_actors(sentence: Sentence, clause: Clause, entities: Entities, told: Told) -> list[Addressee]:
    scene = sentence.scene
    text, start, end = scene.text, clause.subject_start, clause.hit.start
    if clause.hit.frame == "modal" and not told.here and told.above and stands("no_words", text, start, end):
        # "The Government must be held to account, and must allow access": told by the second alone.
        start, end = told.above.subject_start, told.above.hit.start
    if clause.hit.frame in {"passive", "passive_np"}:
        be = before("passive_auxiliary", text, end)
        end = be.start if be and be.start >= start else end
        inner = [
            place.behind for place in (*every("in_which", text, start, end), *every("that_clause", text, start, end))
        ]
        start = max(inner, default=start)
    elif clause.hit.frame == "modal":
        that = [place.behind for place in every("that", text, start, end)]
        start = that[-1] if that else start
    why = stands("this_is_why", text, start, end)
    start = why.behind if why else start
    # "that, within its mandate, the Mechanism should": the subject stands behind the aside.
    aside = [place.behind for place in every("aside", text, max(0, start - _THAT), end)]
    start = max(start, aside[-1]) if aside else start
    if clause.hit.frame == "modal" and stands("no_words", text, start, end):
        return list(told.last)
    pronoun = stands("pronoun", text, start, end)
    if pronoun and len(text[start:end].split()) <= 3:
        word = text[pronoun.mark : pronoun.end].lower()
        return whom_pronoun(word, sentence, clause, start, entities, told)
    found = actors_in(scene, start, end, entities) or _with_relative(scene, clause.subject_start, start, entities)
    if clause.hit.frame == "modal":
        return _subject_of_modal(scene, clause, start, end, entities, found)
    if not found and clause.hit.frame == "passive" and clause.hit.verb_class in _DIRECTING:
        found = actors_in(scene, start, end, entities, told=True)
    return found or _behind_comma(scene, clause, start, end, entities)


def _subject_of_modal(
    scene: Scene, clause: Clause, start: int, end: int, entities: Entities, found: list[Addressee]
) -> list[Addressee]:
    """The actors that are the subject of a modal, where what stands before it is none: behind the comma of what stands before the
    subject, or the conjunction of the clause before it ("since UNICEF, as the agency, must"). ``found`` is its first reading."""
    text = scene.text
    if is_thing_of_body(scene, start, end, found):
        return []
    told = (
        text.endswith(_WISH_TO, 0, clause.hit.end)
        or stands("asked_to_act", text, clause.hit.end, clause.end)
        or names_members(text, start, end)
    )
    if not found and (told or stands("acts", text, clause.hit.end, clause.end)):
        able = actors_in(scene, start, end, entities, told=True)
        found = able if told or all(map(acts_alone, able)) else []
    elif found and actors().may_act(text[start:end]):
        # "The heads of UNDP and UNICEF": not the second alone.
        able = actors_in(scene, start, end, entities, told=True)
        found = able if len(able) > len(found) and all(map(acts_alone, able)) else found
    found = found or _behind_comma(scene, clause, start, end, entities)
    if not found and end - start > _SHORT:
        joints = every("subject_joint", text, start, end)
        return actors_in(scene, joints[-1].behind, end, entities) if joints else []
    return found


def _behind_comma(scene: Scene, clause: Clause, start: int, end: int, entities: Entities) -> list[Addressee]:
    """ "Pursuant to the decision, adopted by the Commission, the Council is requested": behind what stands before it."""
    comma = scene.text.rfind(", ", start, end)
    if comma < 0 or clause.hit.frame == "passive_np" or stands("action", scene.text, comma + 2, end):
        return []
    return actors_in(scene, comma + 2, end, entities)


def _with_relative(scene: Scene, start: int, behind: int, entities: Entities) -> list[Addressee]:
    """ "Countries in the region that maintain ties should": whom a relative clause before ``behind`` belongs to; nobody where
    "that" opens what somebody says."""
    if behind <= start or first("finite_verb", scene.text, start, behind):
        return []
    that = scene.text.rfind("that", start, behind)
    if that < 0 or before("says", scene.text, that) or not stands("relative_verb", scene.text, that):
        return []
    return actors_in(scene, start, that, entities, leading=True)


def _is_passive(text: str, clause: Clause) -> bool:
    return clause.hit.frame == "to_be" or stands("is_passive", text, clause.hit.end, clause.end) is not None


def _agent_actors(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    passive = stands("is_passive", scene.text, clause.hit.end, clause.end)
    main = passive.end if passive else clause.hit.end
    for agent in every("agent", scene.text, clause.hit.end, clause.end):
        other = before("other_agent", scene.text, agent.start)
        if other and other.end > main:
            # "Trade should be eased through instruments, used by States": by whom something else is done.
            continue
        found = actors_in(scene, agent.mark, agent.edge, entities)
        if found:
            return found
    return []


def _whose_deed(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "The implementation of the Agreement by the parties must be accelerated": who does what is to be done with a deed."""
    if stands("be_pursued", scene.text, clause.hit.end, clause.end) is None:
        return []
    return part_of(scene, clause.subject_start, clause.hit.start, entities)


def _distinct(found: Sequence[Addressee]) -> tuple[Addressee, ...]:
    if len(found) < 2:
        return tuple(found)
    out: dict[str, Addressee] = {}
    for addressee in found:
        out.setdefault((addressee.body_id or addressee.name).lower(), addressee)
    return tuple(out.values())


def _ends_in_that(text: str, at: int) -> bool:
    """Whether the word before ``text[at]`` is "that", or "if" ("would appreciate it if")."""
    word = before("that_or_if", text, at)
    return word is not None and word.end == at
