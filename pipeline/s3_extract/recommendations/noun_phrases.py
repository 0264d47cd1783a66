"""The actors of a noun phrase: "Governments, in particular those in the region, and regional organizations".

In go a scene and a span of it, out come ``Addressee`` records in the order of the text. A noun phrase is an actor when
its head is (``rules/actors.yaml``), when it names a body, or when it is a State; victims, measures and efforts are not.
Lists are taken apart, and a shared head is given to each ("intergovernmental and non-governmental organizations"). The words
that stand between and before them are those of ``rules/clauses.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from pipeline.model import Addressee, Mention
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.usages import every, first, stands
from pipeline.s3_extract.recommendations.complements import complement_end
from pipeline.s3_extract.recommendations.coordination import NOBODY, Coordination, Read, behind_lead, spelling
from pipeline.s3_extract.scene import Entities, Scene
from pipeline.s3_extract.voices import voice

_ACTING = frozenset({"body", "country"})
_STATES = frozenset({"state", "state_group"})
_EMPTY = " ,.)("
_INCLUDING = "including "
_MINISTERS = ("Minister", "Ministers")
_ANOTHER = " The "
_LISTING = ";"
_SECRETARIAT = " secretariat"
_OWNING = ("’s ", "'s ")
# Words between a State and a noun that is not its subject.
_BETWEEN = frozenset({"its", "their", "the", "all", "any"})
# Kinds of actors that a body has one of: its chief officer, its board.
_HEADED = frozenset({"individual", "un_body"})
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
_UNIT = "un_body"
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
    told_so_far = Coordination(scene, leading)
    mentions = [m for m in scene.near(start, end) if m.entity_type in _ACTING and m.start < end and m.end > start]
    for at, stop in _chunks(scene, start, end):
        if told_so_far.belongs_inside(at):
            continue
        named = [m for m in mentions if m.start < stop and m.end > at] if mentions else mentions
        listed = bool(told_so_far.found)
        if listed and stands("partners", scene.text, at, stop):
            break
        if listed and stands("as_what", scene.text, at, stop) and not scene.text.endswith(_INCLUDING, 0, at):
            continue
        read = _actor_of(scene, at, stop, named, entities, listed=listed, told=told, leading=leading)
        if not (told_so_far.take(read, at, stop) if read.actors else told_so_far.pass_over(at, stop)):
            break
    return told_so_far.ends()


def actors_listed(scene: Scene, start: int, end: int, kind: str, entities: Entities) -> list[Addressee]:
    """ "African Union; Arab Institute for Statistics; and States": the names in ``scene.text[start:end]``, of the actor type ``kind``
    where they are those of no known body; none where one does not begin with a capital."""
    found: list[Addressee] = []
    at = start
    for part in scene.text[start:end].split(_LISTING):
        name = part.strip().removeprefix("and ").lstrip()
        begin, at = scene.text.index(name, at), at + len(part) + len(_LISTING)
        if not name[:1].isupper():
            return []
        known = [m for m in scene.of("body", begin, begin + len(name)) if m.end - m.start == len(name)]
        found.append(_body_addressee(known[0], scene, entities) if known else Addressee(spelling(name), kind))
    return found


def _chunks(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a coordinated noun phrase, cut as they are asked for; names of bodies are not cut."""
    names = [
        (m.start, m.end)
        for m in scene.near(start, end)
        if m.start >= start - 4 and m.end <= end and m.entity_type in _ACTING and not _plural_head(scene, m)
    ]
    text, at, seen = scene.text, start, start
    opens = text.find(" (", start, end)
    if opens >= 0 and (closes := text.find(")", opens, end)) >= 0:
        # "the Co-Chairs of the summit (Kenya and Zimbabwe)": what stands in brackets is no part of the list.
        names.append((opens, closes))
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
    scene: Scene,
    at: int,
    stop: int,
    named: list[Mention],
    entities: Entities,
    *,
    listed: bool,
    told: bool,
    leading: bool,
) -> Read:
    """The actors of the chunk ``scene.text[at:stop]``."""
    text = scene.text
    begin, noun = stop - len(text[at:stop].lstrip()), behind_lead(scene, at, stop)
    head = _first_head(scene, noun, stop, told, leading=leading)
    if head is None and noun > begin and not named:
        # "those concerned", "all sides": the words before are part of the actor.
        head = _first_head(scene, begin, stop, told, leading=leading)
    if head is None and not named:
        return NOBODY
    # "Chad’s neighbours", "UNICEF’s partners": whose they are shall not act.
    named = [m for m in named if m.start > noun + 1 or not text.startswith(_OWNING, m.end)]
    bodies = [m for m in named if m.entity_type == "body" and m.start <= noun + 1]
    if not bodies and named and _is_number(text[noun : named[0].start]):
        # "the Sixty-fifth World Health Assembly"
        bodies = [m for m in named[:1] if m.entity_type == "body"]
    if bodies and head is None:
        # "United Nations offices"
        head = _first_head(scene, noun, stop, told=True)
        head = head if head and _is_modifier(scene, bodies[0], head) else None
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
    if (
        leading
        and head is not None
        and countries
        and not _BETWEEN.isdisjoint(text[countries[0].end : head.end].split())
    ):
        # "that Israel withdraw its forces": the State, and not what is its.
        head = None
    if bodies and (longer := _name_goes_on(text, bodies[0], stop) or _of_body(scene, bodies[0], stop, entities)):
        return Read([longer], True)
    if bodies and not (head and (head.start < bodies[0].start or _is_modifier(scene, bodies[0], head))):
        out = [_body_addressee(m, scene, entities) for m in bodies if not _is_inside(m, bodies)]
        return Read(out, not text[max(m.end for m in bodies) : stop].strip(_EMPTY))
    if head is not None:
        return _actor(scene, head, stop, countries, leading, head.start > begin)
    if countries and countries[0].start <= noun + 1:
        first_named = countries[0]
        actor = Addressee(text[first_named.start : first_named.end], "state", None, first_named.entity_id)
        return Read([actor], first_named.end >= at + len(text[at:stop].rstrip()))
    return NOBODY


def _is_number(words: str) -> bool:
    """Whether one word stands before a body, the number of its session ("Sixty-fifth ")."""
    return words.count(" ") == 1 and voice("ordinal_opens").match(f"The {words}") is not None


def _name_goes_on(text: str, body: Mention, stop: int) -> Addressee | None:
    """Whom a name tells of which that of a body is only the beginning ("the SADC Organ Troika on Politics", "UNICEF Executive
    Director"), as far as its words have capitals; None where it does not go on, or with a plural."""
    if text[body.end : body.end + 1] != " ":
        return None
    words = list(takewhile(lambda word: word[:1].isupper(), text[body.end + 1 : stop].split()))
    known = actors().types
    behind = " ".join(words).strip(_EMPTY)
    kind = known.get(behind.lower(), "unspecified") if not behind.endswith("s") else "unspecified"
    if not words or (
        kind not in _HEADED and any(" ".join(words[:n]).lower() in known for n in range(1, len(words) + 1))
    ):
        return None
    return Addressee(spelling(f"{text[body.start : body.end]} {behind}"), kind)


def _of_body(scene: Scene, body: Mention, stop: int, entities: Entities) -> Addressee | None:
    """Whoever runs, advises or serves a body, behind its name: "UNEP management" acts for the body, "the UNCTAD secretariat" is a
    body of its own where the report knows it as one."""
    text = scene.text
    if not text[body.end + 1 : body.end + 2].islower():
        return None
    kind = body_type(entities, body.entity_id)
    if run := stands("run_by", text, body.end, stop):
        return Addressee(spelling(text[body.start : run.end]), kind, body.entity_id)
    serves = text.startswith(_SECRETARIAT, body.end)
    found = stands("served_by", text, body.end, stop) if serves else None
    if found is None:
        return None
    name = spelling(text[body.start : found.end])
    owner = entities.bodies.get(body.entity_id)
    names = {name.casefold(), f"secretariat of the {owner.name}".casefold() if owner else ""}
    known = next((each for each in entities.bodies.values() if each.name.casefold() in names), None)
    if known is None:
        return Addressee(name, kind)
    return Addressee(known.name, body_type(entities, known.body_id), known.body_id, known.country_code)


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


def _actor(scene: Scene, head: _Head, stop: int, countries: list[Mention], leading: bool, determined: bool) -> Read:
    """The actor of a head: with the State it is of, or with the words that tell which is meant."""
    text = scene.text
    # "Not relevant The governing bodies": the cell of a table before it ran into the sentence.
    another = text.rfind(_ANOTHER, head.start, head.end)
    start = another + len(_ANOTHER) if another >= 0 else head.start
    # "South Sudanese authorities of": the State by which they are called is none that they are of.
    called = [m for m in countries if start <= m.start and m.end <= head.end]
    countries = [m for m in countries if m.start >= head.end and "(" not in text[head.end : m.start]]
    if countries and stands("of", text, head.end, stop):
        end = countries[0].end
        name, country = spelling(text[start:end]), countries[0].entity_id
        return Read([Addressee(name, head.kind, None, country)], _is_complete(scene, end, stop), determined)
    post = head.kind == "individual" or text.endswith(_MINISTERS, head.start, head.end)
    end = complement_end(text, head.end, stop, post=post, leading=leading)
    behind = spelling(text[head.end : end])
    code = called[0].entity_id if head.kind == "state" and len(called) == 1 else None
    return Read(
        [Addressee(spelling(text[start:end]), head.kind, None, code)],
        _is_complete(scene, end, stop),
        determined,
        start if end > head.end and not text[end:stop].strip() else None,
        f" {behind}" if behind.startswith("of ") and not determined else "",
    )


def _is_complete(scene: Scene, end: int, stop: int) -> bool:
    return not scene.text[end:stop].strip(_EMPTY) or stands("qualified", scene.text, end, stop) is not None


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a noun phrase with the words before it, ``text[start:end]``, and its actor type."""

    kind: str
    start: int
    end: int


def _first_head(scene: Scene, start: int, stop: int, told: bool, *, leading: bool = False) -> _Head | None:
    """The actor that heads ``scene.text[start:stop]``; None where another noun comes first. ``leading``: its verb may follow."""
    table = actors()
    text = scene.text[start:stop].rstrip()
    if " (" in text and text[-1] == ")":
        # "all stakeholders (Governments and civil society)".
        text = text[: text.index(" (")]
    whole = [(a, b) for a, b in table.heads_in(text, told=told) if not _is_compound(text, b)]
    governs = first("governs", scene.text, start, stop) if whole else None
    if governs is not None:
        whole = [span for span in whole if start + span[0] < governs.start]
    while whole and stands("deed_of", scene.text, start + whole[-1][0], stop):
        whole.pop()
    if not whole:
        return None
    a, b = whole[0] if leading and len(whole) > 1 and _is_verb(scene, start, whole, text) else whole[-1]
    head = text[a:b]
    if head.lower() in table.in_capitals and head.islower() and not _is_called(text[:a]):
        return None
    if head.lower() in table.in_capitals and table.types[head.lower()] == _UNIT and text[b + 1 : b + 2].isupper():
        # "the Conference Services": the name of another goes on.
        return None
    if stands("noun_behind", scene.text, start + b, stop) and not _looks_like_verb(text[b:]):
        return None
    if stands("deed_to", scene.text, start, start + a):
        return None
    return _Head(table.types[head.lower()], start + a if len(text[:b].split()) > _LONGEST else start, start + b)


def _is_verb(scene: Scene, start: int, heads: list[tuple[int, int]], text: str) -> bool:
    """Whether the word between the first two ``heads`` of ``text``, which begins at ``start``, is a verb: "that Governments support
    countries"."""
    between = text[heads[0][1] : heads[1][0]]
    if not between[:1].isspace() or not between[1:2].islower():
        return False
    at = start + heads[0][1]
    return stands("adjective", scene.text, at, at + 1 + len(between.split()[0])) is None


def _is_called(before_it: str) -> bool:
    """Whether the word before a head is a name by which it is called: "the new US administration"."""
    words = before_it.split()[-1:]
    return bool(words) and words[0][0].isupper() and words[0].lower() not in actors().before_name


def _is_compound(text: str, at: int) -> bool:
    """Whether the word that ends at ``at`` is half of an adjective: "a Member State-led review", "country-owned plans"."""
    return text[at : at + 1] == "-" and text[at + 1 : at + 2].islower()


def _looks_like_verb(rest: str) -> bool:
    """Whether the word after an actor is its verb in the subjunctive ("that Governments review") and no noun."""
    (word, *behind), known = rest.split(None, 2)[:2], actors()
    if word.endswith(known.verb_endings) or not word.endswith(known.noun_endings):
        return True
    return not known.behind_verb.isdisjoint(behind)


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
