"""The actors of a noun phrase: "Governments, in particular those in the region, and regional organizations".

In go a scene and a span of it, out come ``Addressee`` records in the order of the text. A noun phrase is an actor when
its head is (``rules/actors.yaml``), when it names a body, or when it is a State; victims, measures and efforts are not.
Lists are taken apart, and a shared head is given to each ("intergovernmental and non-governmental organizations"). The words
that stand between and before them are those of ``rules/clauses.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.model import Addressee, Mention
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.usages import every, first, stands
from pipeline.s3_extract.scene import Entities, Scene

_ACTING = frozenset({"body", "country"})
_STATES = frozenset({"state", "state_group"})
_EMPTY = " ,.)("
_QUOTING = "“‘[ "
_ANOTHER = " The "
_GOVERNMENTS = "Governments of "
# The actor types of bodies outside the United Nations system whose kind tells it.
_ACTOR_TYPES = {
    "state": "state",
    "national_body": "state",
    "non_governmental": "non_governmental",
    "research_institute": "civil_society",
    "regional_organization": "intergovernmental",
    "specialized_agency": "intergovernmental",
    "treaty_body": "intergovernmental",
}
# Characters from the beginning of a part of a list in which its body begins.
_NEAR = 25
# More words before a head are no part of its name.
_LONGEST = 8


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
    for at, stop in _chunks(scene, start, end):
        named = [m for m in mentions if m.start < stop and m.end > at] if mentions else mentions
        if found and stands("partners", scene.text, at, stop):
            break
        if found and stands("as_what", scene.text, at, stop):
            continue
        actor, complete = _actor_of(scene, at, stop, named, entities, bool(found), told)
        if actor:
            found += _distribute(pending, actor[0])
            pending = []
            found += actor
            if leading and not complete:
                break
        elif (adjective := _adjective(scene, at, stop)) is not None:
            # "enterprises, both transnational and others": the adjective belongs to what stands before.
            if not (found and stands("apposition", scene.text, at, stop)):
                pending.append(adjective)
        elif not found or (leading and not stands("some_of_them", scene.text, at, stop)):
            break
    return _each_government(found)


def _each_government(found: list[Addressee]) -> list[Addressee]:
    """ "The Governments of Iraq and Kuwait": the Government of each."""
    if not found or not found[0].name.startswith(_GOVERNMENTS) or found[0].country_code is None:
        return found
    names = [found[0].name.removeprefix(_GOVERNMENTS), *(actor.name for actor in found[1:])]
    return [
        replace(actor, name=f"Government of {name}") if actor.country_code and not actor.body_id else actor
        for actor, name in zip(found, names, strict=True)
    ]


def _adjective(scene: Scene, at: int, stop: int) -> str | None:
    """The adjective of a chunk that is nothing else."""
    start = _behind_lead(scene, at, stop)
    return scene.text[start:stop].strip() if stands("adjective", scene.text, start, stop) else None


def _behind_lead(scene: Scene, at: int, stop: int) -> int:
    """Where the words before an actor ("all relevant") are over."""
    lead = stands("leading", scene.text, at, stop)
    begin = min(lead.behind, stop) if lead else stop - len(scene.text[at:stop].lstrip())
    # "that the “[United Nations] search": what the signs stand before was put there by whoever quotes.
    return stop - len(scene.text[begin:stop].lstrip(_QUOTING))


def _distribute(adjectives: list[str], head: Addressee) -> list[Addressee]:
    """ "regional and" before "international organizations" is "regional organizations"."""
    noun = head.name.partition(" of ")[0].split()[-1]
    return [Addressee(f"{adjective} {noun}", head.actor_type) for adjective in adjectives if head.body_id is None]


def _chunks(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a coordinated noun phrase, cut as they are asked for; names of bodies are not cut."""
    names = [
        (m.start, m.end)
        for m in scene.mentions
        if m.start >= start - 4 and m.end <= end and m.entity_type in _ACTING and not _plural_head(scene, m)
    ]
    text, at, seen = scene.text, start, start
    lower = text[start:end].lower()
    if " and " in lower and len(lower) == end - start:
        # "its funds and programmes": one name, not two.
        names += [(start + a, start + b) for _, a, b in actors().joined.find_matches_as_indexes(lower)]
    for separator in every("separator", text, start, end):
        left, right = seen + len(text[seen : separator.start].rstrip()), min(separator.behind, end)
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
    scene: Scene, at: int, stop: int, named: list[Mention], entities: Entities, listed: bool, told: bool
) -> tuple[list[Addressee], bool]:
    """The actors of the chunk ``scene.text[at:stop]``, and whether it is nothing but them."""
    text = scene.text
    begin, noun = stop - len(text[at:stop].lstrip()), _behind_lead(scene, at, stop)
    head = _first_head(scene, noun, stop, told)
    if head is None and noun > begin and not named:
        # "those concerned", "all sides": the words before are part of the actor.
        head = _first_head(scene, begin, stop, told)
    if head is None and not named:
        return [], False
    bodies = [m for m in named if m.entity_type == "body" and m.start <= noun + 1]
    if not bodies and listed:
        bodies = [
            m
            for m in named
            if m.entity_type == "body"
            and m.start - at < _NEAR
            and not stands("deed_to", text, noun, m.start)
            and not stands("noun_behind", text, m.end, stop)
        ]
    countries = [m for m in named if m.entity_type == "country"]
    if bodies and (longer := _name_goes_on(text, bodies[0], stop)) is not None:
        return [Addressee(longer, "unspecified")], True
    if bodies and not (head and (head.start < bodies[0].start or _is_modifier(scene, bodies[0], head))):
        out = [_body_addressee(m, scene, entities) for m in bodies if not _is_inside(m, bodies)]
        return out, not text[max(m.end for m in bodies) : stop].strip(_EMPTY)
    if head is not None:
        return [_actor(scene, head, stop, countries)], _is_complete(scene, head, stop)
    if countries and countries[0].start <= noun + 1:
        first_named = countries[0]
        actor = Addressee(text[first_named.start : first_named.end], "state", None, first_named.entity_id)
        return [actor], first_named.end >= at + len(text[at:stop].rstrip())
    return [], False


def _name_goes_on(text: str, body: Mention, stop: int) -> str | None:
    """The name of which that of a body is only the beginning ("the SADC Organ Troika on Politics"), as far as its words have
    capitals; None where it does not go on."""
    if text[body.end : body.end + 1] != " ":
        return None
    words = list(takewhile(lambda word: word[:1].isupper(), text[body.end + 1 : stop].split()))
    known = actors().types
    if not words or any(" ".join(words[:n]).lower() in known for n in range(1, len(words) + 1)):
        return None
    return _spelling(f"{text[body.start : body.end]} {' '.join(words).strip(_EMPTY)}")


def _is_modifier(scene: Scene, body: Mention, head: _Head) -> bool:
    """Whether a body only tells whose the actors behind it are ("CFS stakeholders", "United Nations development system",
    "United Nations Member States")."""
    noun = scene.text[body.end : head.end]
    if noun[:1] == " " and actors().types.get(noun[1:].lower()) in _STATES:
        return True
    if noun[:1] == " " and scene.text[body.start : head.end].lower() in actors().types:
        return True
    return noun[:1] == " " and noun[1:].isalpha() and noun.islower() and noun.endswith("s")


def _is_inside(mention: Mention, others: list[Mention]) -> bool:
    """Whether a name is a part of another one: the owner in the name of its organ."""
    return any(
        each.start <= mention.start and mention.end <= each.end and each.end - each.start > mention.end - mention.start
        for each in others
    )


def _actor(scene: Scene, head: _Head, stop: int, countries: list[Mention]) -> Addressee:
    """The actor of a head: with the State it is of, or with the name of what a post is a post of."""
    text = scene.text
    # "Not relevant The governing bodies": the cell of a table before it ran into the sentence.
    another = text.rfind(_ANOTHER, head.start, head.end)
    start = another + len(_ANOTHER) if another >= 0 else head.start
    if countries and stands("of", text, head.end, stop):
        return Addressee(_spelling(text[start : countries[0].end]), head.kind, None, countries[0].entity_id)
    more = stands("of_name", text, head.end, stop) if head.kind == "individual" else None
    more = more or stands("of_system", text, head.end, stop)
    return Addressee(_spelling(text[start : more.end if more else head.end]), head.kind)


def _is_complete(scene: Scene, head: _Head, stop: int) -> bool:
    return not scene.text[head.end : stop].strip(_EMPTY) or stands("qualified", scene.text, head.end, stop) is not None


def _spelling(name: str) -> str:
    """A name in one line and one spelling."""
    name = " ".join(name.split())
    for printed, spelt in actors().spellings.items():
        name = name.replace(printed, spelt)
    return name


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a noun phrase with the words before it, ``text[start:end]``, and its actor type."""

    kind: str
    start: int
    end: int


def _first_head(scene: Scene, start: int, stop: int, told: bool) -> _Head | None:
    """The actor that heads ``scene.text[start:stop]``; None where another noun comes first."""
    table = actors()
    text = scene.text[start:stop].rstrip()
    whole = [(a, b) for a, b in table.heads_in(text, told=told) if not _is_compound(text, b)]
    governs = first("governs", scene.text, start, stop) if whole else None
    if governs is not None:
        whole = [span for span in whole if start + span[0] < governs.start]
    if not whole:
        return None
    a, b = whole[-1]
    head = text[a:b]
    if head.lower() in table.in_capitals and head.islower():
        return None
    if stands("noun_behind", scene.text, start + b, stop) and not _looks_like_verb(text[b:]):
        return None
    if stands("deed_to", scene.text, start, start + a) or stands("deed_of", scene.text, start + a, stop):
        return None
    return _Head(table.types[head.lower()], start + a if len(text[:b].split()) > _LONGEST else start, start + b)


def _is_compound(text: str, at: int) -> bool:
    """Whether the word that ends at ``at`` is half of an adjective: "a Member State-led review", "country-owned plans"."""
    return text[at : at + 1] == "-" and text[at + 1 : at + 2].islower()


def _looks_like_verb(rest: str) -> bool:
    """Whether the word after an actor is its verb in the subjunctive ("that Governments review") and no noun."""
    word, known = rest.split()[0], actors()
    return word.endswith(known.verb_endings) or not word.endswith(known.noun_endings)


def _body_addressee(mention: Mention, scene: Scene, entities: Entities) -> Addressee:
    """A body as named; where it is named by a short form, an acronym or half a plural, by its own name."""
    body = entities.bodies.get(mention.entity_id)
    whole = mention.rule_id == "body.registry" or mention.rule_id.startswith("body.pattern")
    name = scene.text[mention.start : mention.end] if whole or body is None else body.name
    return Addressee(
        name, body_type(entities, mention.entity_id), mention.entity_id, body.country_code if body else None
    )


def body_type(entities: Entities, body_id: str) -> str:
    """The actor type of a body: of its own kind, else that of the body it is a part of; a group of which neither tells is
    ``unspecified``, for a committee may be anybody's."""
    seen: set[str] = set()
    body = entities.bodies.get(body_id)
    while body is not None and body.body_id not in seen:
        if body.is_un_system:
            return "un_body"
        if kind := _ACTOR_TYPES.get(body.classification):
            return kind
        seen.add(body.body_id)
        body = entities.bodies.get(body.parent_body_id) if body.parent_body_id else None
    return "unspecified"
