"""Who shall act: the actors in the object, subject or agent of a directive clause.

In go a scene and a clause, out come ``Addressee`` records in the order of the text. A noun phrase is an actor when its
head is (``rules/actors.yaml``), when it names a body, or when it is a State; victims, measures and efforts are not.
Lists are taken apart, and a shared head is given to each ("intergovernmental and non-governmental organizations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Addressee, Mention
from pipeline.s3_extract.recommendations.before import ends_in_that
from pipeline.s3_extract.recommendations.clauses import Clause
from pipeline.s3_extract.recommendations.context import Earlier, Entities, Scene
from pipeline.s3_extract.recommendations.lexicon import actors, directives
from pipeline.s3_extract.recommendations.verbs import find_infinitive, find_organ

# Without the white space before it, at every stretch of which ``re`` would begin anew.
_SEPARATOR = re.compile(
    r"(?:[,;]\s*(?:and|or|as well as|especially|including|in particular|particularly|notably|such as)?|\b(?:and|or|as well as|especially|including|in particular|together with|along with)\b)\s+|,\s*"
)
_LEADING = re.compile(
    r"(?:(?:the|a|an|all|other|those|these|its|their|his|her|our|my|relevant|concerned|interested|existing|both|any|each|every|such|various|certain|some|remaining|also|most|that|on|upon|to|for|of|by|as|both|appropriate|respective|States Members)\s+)+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:of|among|between|by|for|in|with|to|on|from|at|against|under|within|concerning|regarding|that|which|who|where|whose|when|during)\b"
)
_ADJECTIVE = re.compile(
    r"^[A-Za-z-]+(?:al|ive|ic|ary|ant|ent|ned|ed|ing|tary|oral|nal|atic|ral|ng|able|an|or|public|private|relevant)$"
)
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
_OF = re.compile(r"\s+of\b")
_QUALIFIED = re.compile(r"\s+(?:of|to|in|concerned|from)\b")
_NON_GOVERNMENTAL = re.compile(r"\b([Nn])on ?governmental\b")
# "State institutions", "Government officials": a noun right behind makes the actor a modifier.
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:and|or|of|in|to|for|at|on|with|by|from|concerned|should|must|further|also|be|not|that|which|who|as|is|are|were|was|shall|to)\b)[a-z]+s?\b"
)
# "UNEP, in cooperation with WHO, prepare": who is to be worked with is not who shall act.
_PARTNERS = re.compile(
    r"\s*(?:in|through) (?:\w+ )?(?:cooperation|co-operation|collaboration|consultation|coordination|partnership|conjunction) with\b"
)
_COLON = re.compile(r"\s*:")
_ACTING = frozenset({"body", "country"})
_OPERATIVE = re.compile(r"(?:Also |Further )?[A-Z][a-z]+s (?:the )?(?:work of the |efforts of the )?")
_DIRECTING = frozenset({"urge", "request", "demand", "invite", "encourage", "call_upon", "appeal"})
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
        return listed or _part_of(scene, hit.complement, clause.end, entities)
    noun_phrase = text[hit.complement : infinitive].strip()
    if noun_phrase in _OWN_OBJECT and author and author in entities.bodies:
        return [Addressee(entities.bodies[author].name, _body_type(entities, author), author)]
    if noun_phrase in {"him", "her"}:
        return _last_post(earlier, scene, hit.start, entities)
    if noun_phrase == "it":
        return _object_of_clause(scene, clause, entities) or _last_state(scene, clause) or list(last[-1:])
    if noun_phrase == "them":
        return list(last) or _last_actors(scene, hit.start)
    found = actors_in(scene, hit.complement, infinitive, entities)
    if not found and hit.verb_class in _DIRECTING:
        found = actors_in(scene, hit.complement, infinitive, entities, told=True)
    return found


def _object_of_clause(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "Commends the Council for its debate and requests it to": the body an operative paragraph of a resolution opens on."""
    opener = _OPERATIVE.match(scene.text)
    if opener is None:
        return []
    named = [m.entity_id for m in scene.of("body", 0, clause.hit.start) if m.start == opener.end()]
    bodies = [entities.bodies[key] for key in named[:1] if key in entities.bodies]
    return [Addressee(body.name, _body_type(entities, body.body_id), body.body_id) for body in bodies]


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
            return [Addressee(body.name, _body_type(entities, body.body_id), body.body_id)]
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
    infinitive = find_infinitive(text, at - 1, end)
    if infinitive is None or infinitive - at >= 260:
        return None
    return at, infinitive


def _clause_subject(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """The actors that are the subject of a that-clause ("that Governments, as a matter of priority, review ...")."""
    text = scene.text
    modal = directives().modal_pattern.search(text, start, end)
    stop = modal.start() if modal else min(end, start + 300)
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
    if found and (not _IS_PASSIVE.match(text, modal.end(), end) or _ADVISES_ACTOR.match(text, modal.end(), end)):
        return found
    if _PASSIVE_MODAL.match(text, modal.end(), end):
        for match in _AGENT.finditer(text, modal.end(), end):
            return actors_in(scene, match.start("np"), match.end("np"), entities)
    return []


def _future_agents(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """ "expects that all efforts will be made by the Mission": the agent of what is expected."""
    passive = _FUTURE_PASSIVE.search(scene.text, start, end)
    if passive is None:
        return []
    agent = _AGENT.search(scene.text, passive.end() - 3, end)
    return actors_in(scene, agent.start("np"), agent.end("np"), entities) if agent else []


def actors_in(
    scene: Scene, start: int, end: int, entities: Entities, *, leading: bool = False, told: bool = False
) -> list[Addressee]:
    """The actors of the noun phrase ``scene.text[start:end]``; empty where its head is no actor.

    ``leading``: the noun phrase is followed by its verb, so the list ends at the first chunk with more than an actor.
    ``told``: it is the object of a verb that tells somebody to act, so the people and their like are actors, too.
    """
    found: list[Addressee] = []
    pending: list[str] = []
    mentions = [m for m in scene.mentions if m.entity_type in _ACTING and m.start < end and m.end > start]
    for chunk_start, chunk_end in _chunks(scene, start, end):
        named = [m for m in mentions if m.start < chunk_end and m.end > chunk_start] if mentions else mentions
        chunk = scene.text[chunk_start:chunk_end]
        if found and _PARTNERS.match(chunk):
            break
        actor, complete = _actor_of(chunk, chunk_start, named, scene, entities, bool(found), told)
        if actor:
            found += _distribute(pending, actor[0])
            pending = []
            found += actor
            if leading and not complete:
                break
        elif len(chunk.split()) <= 3 and _ADJECTIVE.match(adjective := _without_lead(chunk.strip())):
            pending.append(adjective)
        elif not found or leading:
            break
    return found


def _without_lead(words: str) -> str:
    lead = _LEADING.match(words)
    return words[lead.end() :] if lead else words


def _distribute(adjectives: list[str], head: Addressee) -> list[Addressee]:
    """ "regional and" before "international organizations" is "regional organizations"."""
    noun = head.name.split()[-1]
    return [Addressee(f"{adjective} {noun}", head.actor_type) for adjective in adjectives if head.body_id is None]


def _chunks(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a coordinated noun phrase, cut as they are asked for; names of bodies are not cut."""
    names = [
        (m.start, m.end)
        for m in scene.mentions
        if m.start >= start - 4 and m.end <= end and m.entity_type in _ACTING and not _plural_head(scene, m)
    ]
    text, at, seen = scene.text, start, start
    for match in _SEPARATOR.finditer(text, start, end):
        left, right = seen + len(text[seen : match.start()].rstrip()), match.end()
        seen = right
        if names and any(a < right and b > left for a, b in names):
            continue
        if left > at:
            yield at, left
        at = right
    if at < end:
        yield at, end


def _plural_head(scene: Scene, mention: Mention) -> bool:
    """Mentions of coordinated plurals share a head; each stands for itself and none may bar a cut between them."""
    return scene.text[mention.start : mention.end].startswith(("and ", "the Committees", "Committees"))


def _actor_of(
    chunk: str, at: int, named: list[Mention], scene: Scene, entities: Entities, listed: bool, told: bool
) -> tuple[list[Addressee], bool]:
    """The actors of one chunk, and whether the chunk is nothing but them."""
    stripped = chunk.lstrip()
    lead = _LEADING.match(stripped)
    lead_length = lead.end() if lead else 0
    head = _first_head(stripped.rstrip()[lead_length:], told)
    if head is None and lead_length and not named:
        # "those concerned", "all sides": the words before are part of the actor.
        head = _first_head(stripped.rstrip(), told)
    if head is None and not named:
        return [], False
    noun_start = at + len(chunk) - len(stripped) + lead_length + 1
    bodies = [m for m in named if m.entity_type == "body" and m.start <= noun_start]
    if not bodies and listed:
        bodies = [m for m in named if m.entity_type == "body" and m.start - at < 25]
    countries = [m for m in named if m.entity_type == "country"]
    if bodies and not (head and head[0] and at + chunk.find(head[1]) < bodies[0].start):
        out = [_body_addressee(m, scene, entities) for m in bodies]
        rest = scene.text[max(m.end for m in bodies) : at + len(chunk)]
        return out, not rest.strip(" ,.)(")
    if head is not None:
        kind, name, rest = head
        code = countries[0].entity_id if countries and _OF.match(rest) else None
        if code:
            name = scene.text[at + chunk.find(name) : countries[0].end]
        complete = not rest.strip(" ,.)(") or _QUALIFIED.match(rest) is not None
        return [Addressee(_spelling(name), kind, None, code)], complete
    if countries and countries[0].start <= noun_start:
        first = countries[0]
        return [Addressee(scene.text[first.start : first.end], "state", None, first.entity_id)], first.end >= at + len(
            chunk.rstrip()
        )
    return [], False


def _spelling(name: str) -> str:
    """One spelling for the compounds that reports of the 1990s print with and without a hyphen."""
    name = " ".join(name.split())
    return _NON_GOVERNMENTAL.sub(r"\1on-governmental", name) if "governmental" in name else name


def _first_head(text: str, told: bool) -> tuple[str, str, str] | None:
    """``(actor type, name, rest)`` of the actor that heads ``text``; None where another noun comes first."""
    table = actors()
    lower = text.lower()
    # A letter whose lower case is longer would shift every offset behind it.
    whole = [
        (start, end)
        for _, start, end in (table.told if told else table.finder).find_matches_as_indexes(
            lower if len(lower) == len(text) else text
        )
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
    ]
    preposition = _PREPOSITION.search(text) if whole else None
    if preposition is not None:
        whole = [span for span in whole if span[0] < preposition.start()]
    if not whole:
        return None
    start, end = whole[-1]
    head = text[start:end]
    name, rest = text[:end], text[end:]
    if head.lower() in table.in_capitals and head.islower():
        return None
    if _NOUN_BEHIND.match(rest) and not _looks_like_verb(rest):
        return None
    if len(name.split()) > 8:
        name = head
    return table.types[head.lower()], name, rest


def _looks_like_verb(rest: str) -> bool:
    """Whether the word after an actor is its verb in the subjunctive ("that Governments review") and no noun."""
    word = rest.split()[0]
    return not word.endswith(("s", "tion", "ment", "ity", "ance", "ence", "ers", "ors"))


def _body_addressee(mention: Mention, scene: Scene, entities: Entities) -> Addressee:
    """A body as named; where it is named by a short form, an acronym or half a plural, by its own name."""
    body = entities.bodies.get(mention.entity_id)
    whole = mention.rule_id == "body.registry" or mention.rule_id.startswith("body.pattern")
    name = scene.text[mention.start : mention.end] if whole or body is None else body.name
    return Addressee(
        name, _body_type(entities, mention.entity_id), mention.entity_id, body.country_code if body else None
    )


def _body_type(entities: Entities, body_id: str) -> str:
    body = entities.bodies.get(body_id)
    if body is None:
        return "unspecified"
    if body.classification == "state" or body.classification == "national_body":
        return "state"
    if body.classification == "non_governmental":
        return "non_governmental"
    return "un_body" if body.is_un_system else "intergovernmental"


def _distinct(found: Sequence[Addressee]) -> tuple[Addressee, ...]:
    if len(found) < 2:
        return tuple(found)
    out: dict[str, Addressee] = {}
    for addressee in found:
        out.setdefault((addressee.body_id or addressee.name).lower(), addressee)
    return tuple(out.values())
