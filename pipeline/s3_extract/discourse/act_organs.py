"""In whose name an act speaks: the organ that its first line names.

In go the paragraph that opens the act and the bodies that the report names; out comes one of them, or a body of the words
printed where no name of the report is that of such an organ ("The Regional Committee,").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise, takewhile

from pipeline.model import Body, Mention, Paragraph, Passage, Structure
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.bodies.authors import made_body
from pipeline.s3_extract.bodies.owners import organization_of
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.bodies.short_forms import short_names
from pipeline.s3_extract.instruments.finder import InstrumentFindings
from pipeline.s3_extract.name_index import squeeze
from pipeline.s3_extract.scene import title_of
from pipeline.s3_extract.voices import voice

# The first word of an opening is an article; quotation marks may stand before it.
_OPENS = len("“The ")
_AROUND = '“"” :'
# The roles of the paragraphs of an act.
_OF_ACTS = frozenset({"preambular", "operative"})
_WE = ("We, ", "WE, ")
# What may stand before the article of an organ that draws a conclusion (S/RES/4(1946)).
_THEREFORE = "Therefore"
_GENERAL_ASSEMBLY = "general-assembly"
# What stands before the series of a convention in symbols of its first years.
_UNEP = "UNEP/"
# Small words inside a name.
_INSIDE = frozenset({"of", "on", "the", "for", "to", "in", "and", "as", "serving"})


class Organs:
    """Tells in whose name each act of one report speaks. ``cited`` are the instruments that the report names: one in what stands
    above an opening may be the act itself."""

    def __init__(
        self,
        structure: Structure,
        bodies: Mapping[str, Body],
        mentions: Mapping[str, tuple[Mention, ...]],
        cited: InstrumentFindings,
    ) -> None:
        self._structure, self._bodies, self._mentions, self._cited = structure, bodies, mentions, cited
        self._title = title_of(structure, mentions)
        # Short form -> what it told: the bodies it may mean, with the places where they are named, in order.
        self._meant: dict[str, tuple[frozenset[str], list[tuple[int, str]]]] = {}

    def find(self, opening: Paragraph, hosts: Sequence[str], above: Passage | None) -> tuple[Body | None, str]:
        """The organ of the act that ``opening`` opens below what stands ``above`` it, None where several may be meant, and its name
        as printed."""
        text, bodies = opening.passage.text, self._bodies
        mentions = self._mentions.get(opening.passage.key, ())
        if text.startswith(_WE):
            return _declaring(text, bodies, mentions, hosts), text.split(",")[1].strip()
        named_here = [m for m in mentions if m.entity_type == "body"]
        if (told := voice("told_act").match(text)) is not None:
            # "At its 13th meeting, on 5 April 2019, the Council decided"
            met = next((m for m in named_here if m.start == told.end()), None)
            return (bodies.get(met.entity_id), text[met.start : met.end]) if met else (None, "")
        # "The Seventy-sixth World Health Assembly,"
        before = len(_THEREFORE) if text.startswith(_THEREFORE) else 0
        named = next(
            (m for m in named_here if m.start <= _OPENS + before or voice("ordinal_opens").match(text[: m.start])), None
        )
        words = text[named.start : named.end] if named else _printed(text)
        # What is printed in capitals in "THE COUNCIL," is called so in small letters.
        short = words.title().replace(" Of ", " of ").replace(" The ", " the ") if words.isupper() else words
        for host in (*_presented(above, self._mentions, self._cited), *hosts):
            known = bodies.get(host) or load_registry().bodies.get(host)
            if known is not None and stands_for(known.name, short):
                return known, words
        if named is not None and named.entity_id not in _never_called(short):
            return bodies.get(named.entity_id), words
        if (known := self._of_title(short)) is not None:
            return known, words
        fitting, last = self._bearing(short, opening)
        if fitting:
            return bodies.get(last or (next(iter(fitting)) if len(fitting) == 1 else "")), words
        if (known := self._of_series(short)) is not None:
            return known, words
        organization = organization_of(bodies[m.entity_id] for m in self._title.mentions if m.entity_id in bodies)
        made = made_body(short, self._structure.report_id, organization)
        # Many conventions have a "Conference of the Parties": what no name tells apart is one of this report alone.
        own = f"{slugify(short)}.{self._structure.report_id}"
        return made if made.parent_body_id else replace(made, body_id=own), words

    @cached_property
    def _in_title(self) -> list[tuple[str, str]]:
        """The short names in the title with their bodies, in capitals too: "COMMUNIQUÉ OF THE 7TH MEETING OF THE PEACE AND SECURITY
        COUNCIL"."""
        told = self._title.text.lower()
        return [(name, key) for name, key in short_names().items() if name.lower() in told]

    def _of_title(self, short: str) -> Body | None:
        """The body that ``short`` stands for and whose short name is in the title."""
        found = {key for name, key in self._in_title if stands_for(name, short)}
        return load_registry().bodies.get(next(iter(found))) if len(found) == 1 else None

    def _of_series(self, short: str) -> Body | None:
        """The body that ``short`` stands for and in whose series the report is: "Conference of the Parties" in UNEP/CBD/COP/DEC/V/20."""
        symbols = self._structure.masthead.symbols
        symbol = symbols[0].value.removeprefix(_UNEP) if symbols else ""
        owners = (
            b for b in load_registry().bodies.values() if b.symbol_series and symbol.startswith(f"{b.symbol_series}/")
        )
        return max(
            (b for b in owners if stands_for(b.name, short)), key=lambda b: len(b.symbol_series or ""), default=None
        )

    def _bearing(self, short: str, opening: Paragraph) -> tuple[frozenset[str], str | None]:
        """The bodies of the report that ``short`` may mean, and which of them it names last before an act opens."""
        places, before = self._named
        if short not in self._meant:
            others, words = _never_called(short), [squeeze(word) for word in short.split()]
            # Whoever bears it has all its words in his name: few have the rarest of them.
            near = min((self._by_word.get(word, []) for word in words), key=len, default=list(self._bodies))
            fitting = frozenset(key for key in near if key not in others and stands_for(self._bodies[key].name, short))
            self._meant[short] = fitting, sorted((at, key) for key in fitting for at in places.get(key, ()))
        fitting, named = self._meant[short]
        last = bisect_left(named, (before[opening.passage.key], "")) - 1
        return fitting, named[last][1] if last >= 0 else None

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The bodies of the report by each word of their names."""
        found: dict[str, list[str]] = {}
        for key, body in self._bodies.items():
            for word in set(map(squeeze, body.name.split())):
                found.setdefault(word, []).append(key)
        return found

    @cached_property
    def _named(self) -> tuple[dict[str, list[int]], dict[str, int]]:
        """Which of all mentions of bodies, in the order of reading, are those of each body, and how many stand before each
        passage."""
        places: dict[str, list[int]] = {}
        before: dict[str, int] = {}
        count = 0
        for passage in self._structure.passages:
            before.setdefault(passage.key, count)
            for mention in self._mentions.get(passage.key, ()):
                if mention.entity_type == "body":
                    places.setdefault(mention.entity_id, []).append(count)
                    count += 1
        return places, before


def _presented(
    above: Passage | None, mentions: Mapping[str, tuple[Mention, ...]], cited: InstrumentFindings
) -> Iterator[str]:
    """The bodies that what stands right above an act gives it to: the sentence that presents it ("The Peace and Security Council
    adopted the following decision:"), or its own symbol ("Assembly/AU/Dec.296(XV)")."""
    if above is None:
        return
    if above.text.endswith(":"):
        yield from (m.entity_id for m in mentions.get(above.key, ()) if m.entity_type == "body")
    for mention in cited.mentions.get(above.key, ()):
        adopter = cited.instruments[mention.entity_id].adopting_body_id
        if adopter is not None:
            yield adopter


def passages_above(structure: Structure) -> dict[str, Passage]:
    """What stands right above each passage of a report, by the key of the passage; nothing where that is of an act."""
    of_acts = {p.passage.key for p in structure.paragraphs if p.role in _OF_ACTS}
    return {below.key: above for above, below in pairwise(structure.passages) if above.key not in of_acts}


def _declaring(text: str, bodies: Mapping[str, Body], mentions: Sequence[Mention], hosts: Sequence[str]) -> Body | None:
    """The body whose members declare something together, as they call themselves, else the organ of the front page."""
    for mention in mentions:
        if mention.entity_type == "body" and voice("we_of").search(text[: mention.start]):
            return bodies.get(mention.entity_id)
    return bodies.get(hosts[-1]) if hosts else None


def _never_called(short: str) -> frozenset[str]:
    """Whom an act does not open with by a short name: those of the General Assembly open with its whole name, "The Assembly," is that of
    an organization (resolutions of IMO and ICAO, decisions of the African Union)."""
    return frozenset({_GENERAL_ASSEMBLY}) if short == "Assembly" else frozenset()


def _printed(text: str) -> str:
    """The words with which an act opens, without the article and what stands behind the name: "Meeting of States Parties" of
    "The Meeting of States Parties decides"."""
    words = text.split(",")[0].removeprefix("The ").removeprefix("THE ").strip(_AROUND).split()
    inside = [
        *takewhile(
            lambda word: word[:1].isupper() or word[:1].isdigit() or word in _INSIDE,
            (word.strip(_AROUND) for word in words),
        )
    ]
    while inside and inside[-1] in _INSIDE:
        inside.pop()
    # "The Thirty-Seventh Meeting of the Parties,"
    return " ".join(inside[1:] if inside and voice("ordinal_opens").match(f"The {inside[0]} ") else inside)
