"""The actors of a noun phrase: "Governments, in particular those in the region, and regional organizations".

In go a scene and a span of it, out come ``Addressee`` records in the order of the text. A noun phrase is an actor when
its head is (``rules/actors.yaml``), when it names a body, or when it is a State; victims, measures and efforts are not.
Lists are taken apart, and a shared head is given to each ("intergovernmental and non-governmental organizations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Addressee, Mention
from pipeline.s3_extract.recommendations.context import Entities, Scene
from pipeline.s3_extract.recommendations.lexicon import actors

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
_OF = re.compile(r"\s+of\b")
_QUALIFIED = re.compile(r"\s+(?:of|to|in|concerned|from)\b")
_NON_GOVERNMENTAL = re.compile(r"\b([Nn])on ?governmental\b")
# "State institutions", "Government officials": a noun right behind makes the actor a modifier.
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:and|or|of|in|to|for|at|on|with|by|from|concerned|should|must|further|also|be|not|that|which|who|as|is|are|were|was|shall|to)\b)[a-z]+s?\b"
)
# "UNEP, in cooperation with WHO, prepare": who is to be worked with is not who shall act.
_PARTNERS = re.compile(
    r"\s*(?:(?:in|through) (?:\w+ )?(?:cooperation|co-operation|collaboration|consultation|coordination|partnership|conjunction|association) with"
    r"|(?:with|under) the (?:\w+ )?(?:support|assistance|help|participation|involvement|leadership|guidance|auspices) of|in support of)\b"
)
_ACTING = frozenset({"body", "country"})


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
        name, body_type(entities, mention.entity_id), mention.entity_id, body.country_code if body else None
    )


def body_type(entities: Entities, body_id: str) -> str:
    """The actor type of a body."""
    body = entities.bodies.get(body_id)
    if body is None:
        return "unspecified"
    if body.classification == "state" or body.classification == "national_body":
        return "state"
    if body.classification == "non_governmental":
        return "non_governmental"
    return "un_body" if body.is_un_system else "intergovernmental"
