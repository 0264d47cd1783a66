"""Of which State a body is where nothing beside its name tells: the State its sentence begins with, else that of the section, else
that of the title.

In: a ``Structure``, and the names read in its passages. Out: the names with the State.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import Passage, Structure
from pipeline.s3_extract.bodies.rules import Named
from pipeline.s3_extract.places.countries import country_hits

_SENTENCE_ENDS = (". ", "; ", ".\n", ":\n")
# Where a sentence begins is looked for this far back.
_SENTENCE = 4000
# The longest names of States ("the Democratic People's Republic of Korea") are well below.
_LAND = 120
_IN_LAND = re.compile(r"(?:\([a-z]+\) )?In (?:the )?")
_LAND_ENDS = re.compile(r",| (?:in|on|since|during|from) (?=\d|[A-Z][a-z]+ \d)")


def country_of(structure: Structure) -> str | None:
    """The country the title names, where it names one alone; in a letter where its text names no other more often."""
    titles = [passage.text for passage in structure.passages if passage.kind == "title"]
    codes = {hit.entity_id for title in titles for hit in country_hits(title)}
    if len(codes) != 1:
        return None
    country = codes.pop()
    if structure.masthead.kind == "letter":
        # It names who sends it, who may write on others: on the agencies of another State, or for an organization.
        named = Counter(hit.entity_id for passage in structure.passages for hit in country_hits(passage.text))
        return country if named[country] == max(named.values()) else None
    return country


def lands_of(structure: Structure) -> dict[str, str]:
    """Section id -> the country its heading or one above it names, where it names one alone."""
    named = {
        passage.key: {hit.entity_id for hit in country_hits(passage.text)}
        for passage in structure.passages
        if passage.kind == "heading"
    }
    lands: dict[str, str] = {}
    for section in structure.sections:
        codes = named.get(section.section_id, set())
        above = lands.get(section.parent_section_id or "")
        if land := (next(iter(codes)) if len(codes) == 1 else None if codes else above):
            lands[section.section_id] = land
    return lands


def with_land(passage: Passage, named: Named, lands: Mapping[str, str]) -> Named:
    """A State's body with the State its sentence begins with ("In Chile, the Supreme Court"), else that of its section."""
    if named.classification != "national_body" or named.country is not None:
        return named
    text = passage.text
    first = max(0, named.start - _SENTENCE)
    ends = [text.rfind(end, first, named.start) for end in _SENTENCE_ENDS]
    opening = _IN_LAND.match(text, max(ends) + 2 if max(ends) >= 0 else first)
    if opening:
        base = opening.start()
        hits = country_hits(text[base : opening.end() + _LAND])
        land = next((hit for hit in hits if base + hit.start == opening.end()), None)
        if land and _LAND_ENDS.match(text, base + land.end):
            return replace(named, country=land.entity_id)
    return replace(named, country=lands.get(passage.section_id or ""))
