"""Finding the countries a report names, and those its bodies and authorities are of.

In: a text or a structure. Out: places with the ISO 3166-1 alpha-3 code. A country that is but a word of a known
body's name ("Economic Commission for Africa") or of a longer phrase ("Indian Ocean") is no mention. A country's
adjective counts only before what acts for the State ("the Italian Government", "Pakistani authorities").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from pipeline.model import Body, Mention, Structure
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.name_index import Hit, NameIndex

_ACTS_FOR_STATE = re.compile(
    r"[ -](?:(?:transitional|interim|federal|central|national|border|military|immigration|judicial|local) ){0,2}"
    r"(?:[Gg]overnments?|[Aa]uthorit(?:y|ies)|[Pp]arliament|[Mm]inist(?:er|ry|ries|ers)|[Pp]resident|[Pp]rime [Mm]inister"
    r"|[Ff]oreign [Mm]inist(?:er|ry)|[Dd]elegation|[Rr]epresentatives?|[Aa]rmy|[Aa]rmed [Ff]orces|[Aa]ir [Ff]orce"
    r"|[Pp]olice|[Ee]mbassy|[Cc]onstitution|[Cc]oast [Gg]uard|[Cc]onsulate|officials?|side|troops|forces)\b"
)
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Sir|Prof|Judge|General|Colonel|Ambassador)\b\.? ?(?:[A-Z](?:[\w-]*|\.) )*)$"
)
_start = attrgetter("start")
# No name of a body is longer, so one that begins farther before a country does not hold it.
_LONGEST = 1000
# Names of countries that people bear; a capital word beside one of them makes it a person's name.
_BORNE_BY_PEOPLE = frozenset(
    {"Chad", "Jordan", "Israel", "Georgia", "Cuba", "Kenya", "India", "China", "Cyprus", "Ireland"}
)
_NAME_AFTER = re.compile(r" (?:[A-Z]\. )?[A-Z][a-z]+(?=[ ,.;’')]|$)")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|of|to|from|for|and|with|by|the|between|on|within|at|against|as)|[,;(:]) ?$", re.IGNORECASE
)
# What is in no country though it bears its name.
_NOT_HERE = re.compile(
    r"(?:\b(?:Lake|Gulf of|Sea of|Northern|New|Papua New|Equatorial|Little|West|West Bank of the)) $"
)


@cache
def _index() -> NameIndex:
    registry = load_registry()
    names = [(surface, code, "name") for surface, code, _ in registry.names_of_countries()]
    names += [(phrase, "", "trap") for phrase in registry.traps]
    names += [(adjective, code, "adjective") for adjective, code in registry.adjectives_of_countries()]
    names += [(adjective, adjective, "shared") for adjective in registry.shared_adjectives()]
    return NameIndex(names)


@cache
def adjectives() -> Mapping[str, str]:
    """Adjective of a country -> its code."""
    return dict(load_registry().adjectives_of_countries())


def adjective_at_begin(name: str) -> tuple[str, str] | None:
    """The adjective of one or two words that a name opens with, and the country's code: "South Sudanese", SSD."""
    first, *rest = name.split(" ", 2)
    for words in (f"{first} {rest[0]}" if rest else "", first):
        if code := adjectives().get(words):
            return words, code
    return None


# Asked for each passage when bodies are looked for and again for the countries themselves: a report's passages fit in.
@lru_cache(maxsize=2048)
def _hits(text: str) -> tuple[Hit, ...]:
    return tuple(hit for hit in _index().find(text) if hit.kind != "trap" and _is_country(text, hit))


def country_hits(text: str) -> tuple[Hit, ...]:
    """The countries named in a text, in order; ``entity_id`` is the code, ``kind`` is ``name`` or ``adjective``."""
    return tuple([hit for hit in _hits(text) if hit.kind != "shared"])


def _is_country(text: str, hit: Hit) -> bool:
    if hit.kind in ("adjective", "shared"):
        return _ACTS_FOR_STATE.match(text, hit.end) is not None
    before = text[max(0, hit.start - 40) : hit.start]
    if _TITLE_BEFORE.search(before) or _NOT_HERE.search(before):
        return False
    if text[hit.start : hit.end] in _BORNE_BY_PEOPLE:
        return not (_NAME_AFTER.match(text, hit.end) and not _PLACE_BEFORE.search(before))
    return True


def find_countries(
    structure: Structure, bodies: Mapping[str, Body], named: Mapping[str, tuple[Mention, ...]]
) -> Mapping[str, tuple[Mention, ...]]:
    """Mentions of countries by ``Passage.key``, in order, not overlapping; ``entity_id`` is the alpha-3 code.

    ``bodies`` are those of the report by id, ``named`` their mentions by ``Passage.key``.

    Rule ids: ``country.name``, ``country.adjective``. A name inside a body's mention counts where the body is a State's
    ("Ministry of Health of Peru"), else not. An adjective that several countries share is that of the one of them that the
    title names, or the only one that the report does.
    """
    found: dict[str, tuple[Mention, ...]] = {}
    hits = [_hits(passage.text) for passage in structure.passages]
    meant = _shared(structure, hits)
    for passage, here in zip(structure.passages, hits, strict=True):
        covered = named.get(passage.key, ())
        mentions = []
        for hit in here:
            code = meant.get(hit.entity_id) if hit.kind == "shared" else hit.entity_id
            if code is None:
                continue
            near = covered[
                bisect_left(covered, hit.start - _LONGEST, key=_start) : bisect_right(covered, hit.start, key=_start)
            ]
            around = next((m for m in near if hit.end <= m.end), None)
            if around and bodies[around.entity_id].classification != "national_body":
                continue
            kind = "adjective" if hit.kind == "shared" else hit.kind
            mentions.append(Mention("country", code, hit.start, hit.end, f"country.{kind}"))
        if mentions:
            found[passage.key] = tuple(mentions)
    return found


def _shared(structure: Structure, hits: Sequence[Sequence[Hit]]) -> dict[str, str]:
    """Adjective that several countries share -> the code of the one that is meant in a report, where it tells; ``hits`` are those of
    each passage."""
    if not any(hit.kind == "shared" for here in hits for hit in here):
        return {}
    titles = {h.entity_id for p in structure.passages if p.kind == "title" for h in country_hits(p.text)}
    named = {hit.entity_id for here in hits for hit in here if hit.kind != "shared"}
    meant: dict[str, str] = {}
    for adjective, codes in load_registry().shared_adjectives().items():
        of_title, of_report = codes & titles, codes & named
        one = of_title if len(of_title) == 1 else of_report
        if len(one) == 1:
            meant[adjective] = next(iter(one))
    return meant
