"""Who shall act: the actors in the object, subject or agent of a directive clause.

In go a scene and a clause, out come ``Addressee`` records in the order of the text. Where in the clause they stand is
decided here; which of the words there are actors, in ``noun_phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Addressee
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.inside import find_infinitive, find_modal, find_organ
from pipeline.s3_extract.recommendations.before import ends_in_that
from pipeline.s3_extract.recommendations.clauses import Clause
from pipeline.s3_extract.recommendations.context import Earlier, Entities, Scene
from pipeline.s3_extract.recommendations.lexicon import actors
from pipeline.s3_extract.recommendations.noun_phrases import actors_in, body_type

_AGENT = re.compile(
    r"\bby\s+(?P<np>[^.;:]+?)(?=$|[.;:]|,? (?:in accordance|in cooperation|in order|with a view|so as|through|including by|to (?:ensure|promote|support|facilitate|strengthen|provide|address|prevent|enable|help|improve)|who|which|that|while|at the|during|before|until|on the basis|as soon|as a|under|within)\b)"
)
_PART = re.compile(
    r"\b(?:approach|action|efforts?|measures|support|commitment|response|cooperation|engagement|implementation|steps)\s+(?:by|on the part of)\s+"
)
_FUTURE_PASSIVE = re.compile(r"\b(?:will|shall|would) (?:also |further )?be \w+(?:ed|en|ne|wn|ade|ept|uilt|ut) by\b")
# "recommend that the Mission be maintained": what is acted on, with no modal before "be".
_SUBJUNCTIVE_PASSIVE = re.compile(
    r" be (?<!will be )(?<!would be )(?<!to be )(?<!shall be )(?<!may be )(?<!can be )(?<!could be )(?:\w+ly )?"
    r"(?!encouraged\b|urged\b|invited\b|requested\b|called\b|asked\b|required\b|allowed\b|authorized\b|enabled\b|"
    r"instructed\b|given\b|granted\b)\w+(?:ed|en|ne|wn|un|ut|ept|ade|ought|uilt|iven|et)\b"
)
_SOON_BY = re.compile(r"(?: \w+){0,3}? (?=by )")
_PASSIVE_MODAL = re.compile(
    r"\s*(?:not |also |further |therefore |\w+ly )*be (?:\w+ly )?\w+(?:(?:, \w+)* and (?:\w+ly )?\w+)?\b"
)
_TO = re.compile(r"\bto\s+")
_FOR = re.compile(r"\b(?:for|(?:up)?on)\s+")
_THAT = re.compile(r"\bthat\s")
# "recommended to the Council that it adopt": whom it is said to, not who is named in what is said.
_TO_WHOM = re.compile(r"\s+to\s+(?P<np>[^,.;:]{2,70}?)\s*(?:,[^,.;]{2,60},\s*)?that$")
_CALL_THAT = re.compile(r"\s*(?:[^.;]{0,90}?[:,]\s*)?that\b")
_IT_OR_THEY = re.compile(r"\s*(?:it|they)\b")
_BE = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")
# What may stand before a modal that leans on the subject of the directive before it.
_NO_WORDS = re.compile(r"(?:\b(?:in particular|also|further|especially|where appropriate)\b|[ ,])*")
_PRONOUN = re.compile(
    r"(?:(?:rather|instead|therefore|thus|hence|indeed),?\s+)?(?P<word>they|she|he|it)\b", re.IGNORECASE
)
_IS_PASSIVE = re.compile(
    r"\s+(?:not |also |further |therefore |\w+ly )*be\s+(?:\w+ly )?\w+(?:ed|en|ne|wn|un|ut|ept|ade|ought|uilt|iven|et)\b"
)
# "States should be encouraged to": the passive whose subject shall act.
_ADVISES_ACTOR = re.compile(
    r"\s+(?:also |further |therefore |\w+ly )*be (?:\w+ly )?(?:encouraged|urged|invited|requested|called upon|asked|required|prepared|allowed|enabled|involved|engaged|committed|obliged|instructed)\b"
)
_CLAUSE_LEAD = re.compile(r"\s*(?:(?:in|at|as|with|to|since|when|where|given|while|during|for|if)\b[^,]*,\s*)")
_COLON = re.compile(r"\s*:")
_OPERATIVE = re.compile(r"(?:Also |Further )?[A-Z][a-z]+s (?:the )?(?:work of the |efforts of the )?")
_DIRECTING = frozenset({"urge", "request", "demand", "invite", "encourage", "call_upon", "appeal"})
_WANTED = frozenset(
    {
        "stronger",
        "better",
        "greater",
        "more",
        "improved",
        "enhanced",
        "increased",
        "strengthened",
        "effective",
        "robust",
        "additional",
        "new",
    }
)
_BEFORE_NAME = frozenset({"the", "all", "its", "their", "both", "relevant"})
_INSIDE_NAME = frozenset({"of", "for", "on", "and", "the"})
_LONGEST_NAME = 12
_OWN_OBJECT = frozenset({"me", "us", "myself"})


def find_addressees(
    scene: Scene, clause: Clause, entities: Entities, author: str | None, last: Sequence[Addressee], earlier: Earlier
) -> tuple[Addressee, ...]:
    """The addressees of ``clause``; ``last`` are those of the directive before it, for "They should";
    ``earlier`` gives the paragraph up to this sentence."""
    hit = clause.hit
    text = scene.text
    if hit.frame in {"modal", "passive", "passive_np", "to_be"}:
        found = _subject_actors(scene, clause, entities, last, earlier)
        if hit.frame in {"modal", "to_be"} and _is_passive(text, clause):
            agents = _agent_actors(scene, clause, entities)
            found = agents or (found if _ADVISES_ACTOR.match(text, hit.end, clause.end) else [])
        return _distinct(found)
    if hit.frame == "actions":
        return _distinct(actors_in(scene, text.index(" by ", hit.start) + 4, hit.end, entities))
    if hit.rule_id == "noun.following":
        addressed = _TO.search(text, hit.end, clause.end)
        return _distinct(actors_in(scene, addressed.end(), clause.end, entities)) if addressed else ()
    if hit.frame in {"need", "elliptic_need", "impersonal"}:
        span = _for_phrase(text, hit.complement - 4, clause.end)
        if span:
            return _distinct(actors_in(scene, *span, entities))
        if hit.frame == "impersonal" and text.endswith("that", 0, hit.complement):
            return _distinct(_clause_subject(scene, hit.complement, clause.end, entities))
        return _distinct(_part_of(scene, hit.complement, clause.end, entities))
    return _distinct(_object_actors(scene, clause, entities, author, last, earlier))


def _object_actors(
    scene: Scene, clause: Clause, entities: Entities, author: str | None, last: Sequence[Addressee], earlier: Earlier
) -> list[Addressee]:
    text, hit = scene.text, clause.hit
    # The colon of a lead-in stands behind its clause, and makes "to:" an infinitive.
    colon = _COLON.match(text, clause.end)
    end = colon.end() if colon else clause.end
    if (
        ends_in_that(text, hit.complement)
        or hit.frame == "elliptic_that"
        or hit.verb.split()[0] in {"decided", "decides"}
    ):
        told = _TO_WHOM.match(text, hit.end, hit.complement) if hit.frame == "active" else None
        whom = actors_in(scene, told.start("np"), told.end("np"), entities) if told else []
        if whom:
            return whom
        if _IT_OR_THEY.match(text, hit.complement, end):
            return list(last)
        return _clause_subject(scene, hit.complement, clause.end, entities)
    that = _CALL_THAT.match(text, hit.complement, end) if hit.frame == "call" else None
    if that:
        return _clause_subject(scene, that.end(), clause.end, entities)
    organ = find_organ(text, hit.complement) if hit.verb_class == "recommend" else None
    if organ:
        return actors_in(scene, *organ, entities)
    infinitive = find_infinitive(text, hit.complement, end)
    if infinitive is None:
        # "Urges States: (a) To ratify ...": the lead-in of a list ends with them.
        listed = (
            actors_in(scene, hit.complement, clause.end, entities) if colon and hit.verb_class in _DIRECTING else []
        )
        # "tasked the Group with providing leadership".
        tasked = text.find(" with ", hit.complement, end) if hit.verb_class == "demand" else -1
        if not listed and tasked > 0:
            return actors_in(scene, hit.complement, tasked, entities, told=True)
        return listed or _part_of(scene, hit.complement, clause.end, entities)
    noun_phrase = text[hit.complement : infinitive].strip()
    if hit.verb.endswith("for") and noun_phrase.startswith(("a ", "an ")):
        # "a call for a mechanism to support it": what is called for.
        return []
    if noun_phrase in _OWN_OBJECT and author and author in entities.bodies:
        return [Addressee(entities.bodies[author].name, body_type(entities, author), author)]
    if noun_phrase in {"him", "her"}:
        return _last_post(earlier, scene, hit.start, entities)
    if noun_phrase == "it":
        return _object_of_clause(scene, clause, entities) or _last_state(scene, clause) or list(last[-1:])
    if noun_phrase == "them":
        return list(last) or _last_actors(scene, hit.start)
    found = actors_in(scene, hit.complement, infinitive, entities)
    if not found and hit.verb_class in _DIRECTING:
        found = actors_in(scene, hit.complement, infinitive, entities, told=True) or _named_object(noun_phrase, hit)
    return found


def _named_object(noun_phrase: str, hit: Hit) -> list[Addressee]:
    """ "invited the GTOS to report": whom a verb tells to act by a name that is nobody known; as printed.

    What is called *for* is told nothing.
    """
    words = [] if hit.verb.endswith("for") or hit.frame == "gerund" else noun_phrase.split()
    while words and words[0] in _BEFORE_NAME:
        words.pop(0)
    name: list[str] = []
    for word in words:
        if not (word[0].isupper() or (name and word in _INSIDE_NAME)):
            # "the Iraqi and Kuwaiti experts": the noun belongs to the name.
            name += [word.rstrip(",")] if name and name[-1] not in _INSIDE_NAME and word.endswith("s") else []
            break
        name.append(word.rstrip(","))
        if word.endswith(","):
            break
    while name and name[-1] in _INSIDE_NAME:
        name.pop()
    return [Addressee(" ".join(name), "unspecified")] if name and len(name) <= _LONGEST_NAME else []


def _object_of_clause(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "Commends the Council for its debate and requests it to": the body an operative paragraph of a resolution opens on."""
    opener = _OPERATIVE.match(scene.text)
    if opener is None:
        return []
    named = [m.entity_id for m in scene.of("body", 0, clause.hit.start) if m.start == opener.end()]
    bodies = [entities.bodies[key] for key in named[:1] if key in entities.bodies]
    return [Addressee(body.name, body_type(entities, body.body_id), body.body_id) for body in bodies]


def _last_state(scene: Scene, clause: Clause) -> list[Addressee]:
    """ "Australia noted Thailand's commitment and encouraged it to": the State named last that does not speak itself."""
    named = scene.of("country", 0, clause.hit.start)
    if len(named) < 2:
        return []
    words = scene.text[named[-1].start : named[-1].end]
    return [Addressee(words, "state", None, named[-1].entity_id)]


def _last_actors(scene: Scene, at: int) -> list[Addressee]:
    """ "I welcome the decision of the parties and urge them to": the actors in the plural named last before ``at``."""
    table, lower = actors(), scene.text[:at].lower()
    if len(lower) != at:
        return []
    named = [
        (start, end)
        for _, start, end in table.finder.find_matches_as_indexes(lower)
        if lower[end - 1] == "s" and not (lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum())
    ]
    return [Addressee(scene.text[a:b], table.types[lower[a:b]]) for a, b in named[-1:]]


def _last_post(earlier: Earlier, scene: Scene, at: int, entities: Entities) -> list[Addressee]:
    for mention in reversed([*earlier().of("body"), *scene.of("body", 0, at)]):
        body = entities.bodies.get(mention.entity_id)
        if body is not None and body.classification == "special_procedure":
            return [Addressee(body.name, body_type(entities, body.body_id), body.body_id)]
    return []


def _subject_actors(
    scene: Scene, clause: Clause, entities: Entities, last: Sequence[Addressee], earlier: Earlier
) -> list[Addressee]:
    text, start, end = scene.text, clause.subject_start, clause.hit.start
    if clause.hit.frame in {"passive", "passive_np"}:
        be = _BE.search(text, start, end)
        end = be.start() if be else end
    elif clause.hit.frame == "modal":
        that = [m.end() for m in _THAT.finditer(text, start, end)]
        start = that[-1] if that else start
    words = text[start:end].strip()
    if clause.hit.frame == "modal" and _NO_WORDS.fullmatch(words):
        return list(last)
    pronoun = _PRONOUN.match(words)
    if pronoun and len(words.split()) <= 3:
        word = pronoun["word"].lower()
        if word == "they":
            return list(last)
        if word in {"she", "he"}:
            return list(last[:1]) or _last_post(earlier, scene, start, entities)
        return []
    return actors_in(scene, start, end, entities)


def _is_passive(text: str, clause: Clause) -> bool:
    return clause.hit.frame == "to_be" or _IS_PASSIVE.match(text, clause.hit.end, clause.end) is not None


def _agent_actors(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    for match in _AGENT.finditer(scene.text, clause.hit.end, clause.end):
        found = actors_in(scene, match.start("np"), match.end("np"), entities)
        if found:
            return found
    return []


def _part_of(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors of "a coherent approach by United Nations agencies", "action on the part of States"."""
    for match in _PART.finditer(scene.text, start, end):
        found = actors_in(scene, match.end(), end, entities, leading=True)
        if found:
            return found
    return []


def _for_phrase(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase of "the need for NP to VP", "incumbent on NP to VP"."""
    lead = _FOR.search(text, start, start + 12)
    if lead is None:
        return None
    at = lead.end()
    # "the need for stronger mechanisms to enforce it": what is needed, not who is to act.
    if text[at:end].split(" ", 1)[0] in _WANTED:
        return None
    infinitive = find_infinitive(text, at - 1, end)
    if infinitive is None or infinitive - at >= 260:
        return None
    return at, infinitive


def _clause_subject(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors that are the subject of a that-clause ("that Governments, as a matter of priority, review ...")."""
    text = scene.text
    modal = find_modal(text, start, end)
    stop = modal[0] if modal else min(end, start + 300)
    lead = _CLAUSE_LEAD.match(text, start, stop)
    start = lead.end() if lead else start
    passive = _SUBJUNCTIVE_PASSIVE.search(text, start, stop) if modal is None else None
    if passive is not None:
        by = _SOON_BY.match(text, passive.end(), end)
        agents = _AGENT.match(text, by.end(), end) if by else None
        return actors_in(scene, agents.start("np"), agents.end("np"), entities) if agents else []
    found = actors_in(scene, start, stop, entities, leading=modal is None)
    if modal is None:
        return found or _future_agents(scene, start, end, entities)
    if found and (not _IS_PASSIVE.match(text, modal[1], end) or _ADVISES_ACTOR.match(text, modal[1], end)):
        return found
    if _PASSIVE_MODAL.match(text, modal[1], end):
        for match in _AGENT.finditer(text, modal[1], end):
            return actors_in(scene, match.start("np"), match.end("np"), entities)
    return []


def _future_agents(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """ "expects that all efforts will be made by the Mission": the agent of what is expected."""
    passive = _FUTURE_PASSIVE.search(scene.text, start, end)
    if passive is None:
        return []
    agent = _AGENT.search(scene.text, passive.end() - 3, end)
    return actors_in(scene, agent.start("np"), agent.end("np"), entities) if agent else []


def _distinct(found: Sequence[Addressee]) -> tuple[Addressee, ...]:
    if len(found) < 2:
        return tuple(found)
    out: dict[str, Addressee] = {}
    for addressee in found:
        out.setdefault((addressee.body_id or addressee.name).lower(), addressee)
    return tuple(out.values())
