"""Which instrument "the Convention", "the resolution" or "its agreed conclusions" means.

In goes a text with the instruments found in it by name or number, and what was named in the passages before; out come
places with the instrument meant. A short form means the last instrument of its kind: in the passage the one the sentence is about ("adopted
resolution 1998/30, which contained elements of resolution 52/98" is about the first), else the last one before.
Short forms in the plural mean several and are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.model import Instrument, Mention
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.instruments.rules import load_rules

# Words before a citation that put it in the background.
_BACKGROUND: Final = re.compile(
    r"(?:contained in|recall\w*|pursuant to|in accordance with|reaffirm\w*|reiterat\w*|under|implementation of|"
    r"set out in|mandated by|established by|found in|annex to|elements of|line with|compliance with|requested in|"
    r"called for in|terms of|see(?: also)?) ?(?:the |its |General Assembly |paragraph \d+ of )*\(?$",
    re.IGNORECASE,
)
_FOREGROUND: Final = re.compile(r"(?:adopt\w+|(?<!\w)its|(?<!\w)[Bb]y|(?<!\w)In) (?:the |its |draft )*$")
# So many names before and behind a place are looked at for one that holds it.
_NEAR: Final = 20
# How far before a citation the words are read that put it into the foreground or the background.
_REACH: Final = 60
# What may not stand before it is told after its first letter, so that the search can skip by first letters.
_DETERMINER: Final = (
    r"(?P<det>[TtIiSs](?<![\w-].)(?:(?<=[Tt])he (?:said |same |above(?:-mentioned)? |aforementioned |new )?"
    r"|(?<=[Tt])h(?:is|at) |(?<=[Ii])ts (?:own )?|(?<=[Ss])ame ))"
)
# One of these stands in every short form. (An automaton of leftmost matches is twice as fast as one of all.)
_GATE: Final = AhoCorasick(
    [
        "esolution",
        "ecision",
        "statement",
        "onvention",
        "Treaty",
        "instrument",
        "Covenant",
        "Protocol",
        "Declaration",
        "of Action",
        "Action Plan",
        "Platform",
        "conclusions",
        "communication",
        "Statute",
        "Pact",
        "Agenda",
        "Framework",
        "Strategy",
        "Plan",
        "Charter",
        "Agreement",
        "Accord",
        "Act",
        "Law",
        "Code",
        "Decree",
        "Guidelines",
        "Principles",
        "Rules",
    ],
    matchkind=MatchKind.LeftmostFirst,
)
# How far a short form with its determiner reaches to either side of a word of the gate in it, in code points, with room
# to spare: "the above-mentioned presidential " before, "statement by the President" after.
_FORM_REACH: Final = 80
# What makes a name of its own of a short form, or a group of several.
_NOT_AFTER: Final = re.compile(
    r"\s(?:No\.\s?)?\d|\s(?:on|against|for|concerning|relating|regarding|between|establishing|to the)\s|\s[A-Z]|\w|-\w|\sof\s(?:the\s)?[A-Z]"
)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A rule of ``short_forms``: the words, and the instruments they can mean."""

    rule_id: str
    types: frozenset[str]
    draft: bool
    word: str | None
    symbol: str | None


@dataclass(slots=True)
class Memory:
    """What a report has named so far: the last instrument of each type and for each short form that asks for a word."""

    last: dict[str, Instrument] = field(default_factory=dict)
    drafts: dict[str, Instrument] = field(default_factory=dict)
    words: dict[str, Instrument] = field(default_factory=dict)

    def note(self, instrument: Instrument) -> None:
        """``instrument`` has just been named."""
        kind = "statement" if (instrument.symbol or "").startswith("S/PRST") else instrument.instrument_type
        self.last[kind] = instrument
        if instrument.status in ("draft", "proposed"):
            self.drafts[kind] = instrument
        title = instrument.title.lower()
        for rule_id, word in _words_of(instrument.instrument_type):
            if word in title:
                self.words[rule_id] = instrument

    def meant(self, form: ShortForm, *, known: bool) -> Instrument | None:
        """The instrument a short form means, None where none of its kind was named; ``known``: one that all know can be."""
        if form.symbol:
            return self.last.get("statement")
        if form.word:
            return self.words.get(form.rule_id) or (load_rules().shorts.get(form.word) if known else None)
        source = self.drafts if form.draft else self.last
        return next((source[kind] for kind in sorted(form.types) if kind in source), None)

    def optional_protocol(self) -> Instrument | None:
        """That of the convention named last, where no protocol was and it has a single one."""
        treaty = self.last.get("convention")
        return load_rules().optional_protocols.get(treaty.instrument_id) if treaty else None


@cache
def _forms() -> tuple[ShortForm, ...]:
    rows: list[dict[str, Any]] = read_rules("instruments.yaml")["short_forms"]
    return tuple(
        ShortForm(row["id"], frozenset(row["types"]), bool(row.get("draft")), row.get("word"), row.get("symbol"))
        for row in rows
    )


@cache
def _words_of(instrument_type: str) -> tuple[tuple[str, str], ...]:
    """The short forms that ask for a word in the title of such an instrument, and the word in small letters."""
    return tuple((form.rule_id, form.word.lower()) for form in _forms() if form.word and instrument_type in form.types)


@cache
def _pattern() -> re.Pattern[str]:
    rows: list[dict[str, Any]] = read_rules("instruments.yaml")["short_forms"]
    forms = "|".join(f"(?P<f{at}>{row['pattern']})" for at, row in enumerate(rows))
    return re.compile(rf"{_DETERMINER}(?:{forms})")


def _near_words(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern in ``text``, searched about the words of the gate alone: a third of the time."""
    floor = ceiling = 0
    for _, at, _ in _GATE.find_matches_as_indexes(text):
        if at - _FORM_REACH > ceiling:
            yield from _pattern().finditer(text, floor, ceiling)
            floor = at - _FORM_REACH
        ceiling = at + _FORM_REACH
    if ceiling:
        yield from _pattern().finditer(text, floor, ceiling)


def find_short_forms(
    text: str, named: Sequence[tuple[int, int, Instrument]], topics: Sequence[str], memory: Memory
) -> Iterator[tuple[int, int, Instrument]]:
    """The short forms in ``text`` and what they mean; ``memory`` learns what the passage names.

    ``named`` are the full names (start, end, instrument) in order; ``topics`` the bodies of the headings above.
    """
    noted = 0
    weights = _Weights(text, named, topics)
    for match in _near_words(text):
        start, end = match.start() + len(match["det"]), match.end()
        while noted < len(named) and named[noted][0] < start:
            weights.pass_on(noted, memory)
            noted += 1
        # They are in order, so those that can overlap are near.
        near = named[max(0, noted - _NEAR) : noted + _NEAR]
        if any(first < end and start < last for first, last, _ in near) or _NOT_AFTER.match(text, end):
            continue
        form = next(form for at, form in enumerate(_forms()) if match[f"f{at}"])
        # "article 22 of its Charter" is that of whoever is spoken of.
        meant = memory.meant(form, known=not match["det"].lower().startswith("its"))
        if meant is None and text.startswith("Optional Protocol", start):
            meant = memory.optional_protocol()
        if meant is not None:
            yield start, end, meant
    for at in range(noted, len(named)):
        weights.pass_on(at, memory)


class _Weights:
    """How much a passage is about each of its instruments, told from the words before them."""

    def __init__(self, text: str, named: Sequence[tuple[int, int, Instrument]], topics: Sequence[str]) -> None:
        self._text, self._named, self._topics = text, named, topics
        self._rivals = Counter([instrument.instrument_type for _, _, instrument in named]) if named else {}
        self._best: dict[str, int] = {}

    def pass_on(self, at: int, memory: Memory) -> None:
        """Let ``memory`` know of an instrument, unless the passage is about an earlier one of its type."""
        start, _, instrument = self._named[at]
        kind = instrument.instrument_type
        if self._rivals[kind] > 1:
            weight = _weight(self._text, start, instrument, self._topics)
            if weight < self._best.get(kind, weight):
                return
            self._best[kind] = weight
        memory.note(instrument)


def _weight(text: str, start: int, instrument: Instrument, topics: Sequence[str]) -> int:
    """How much a passage is about an instrument named at ``start``."""
    before = text[max(0, start - _REACH) : start]
    weight = 2 if _FOREGROUND.search(before) else 0
    weight -= 2 if _BACKGROUND.search(before) else 0
    return weight + (1 if instrument.adopting_body_id in topics else 0)


def by_id(instruments: Mapping[str, Instrument], mentions: Sequence[Mention]) -> list[tuple[int, int, Instrument]]:
    """Mentions as spans with their instruments, in the order of the text."""
    if not mentions:
        return []
    spans = [(one.start, one.end, instruments[one.entity_id]) for one in mentions]
    return sorted(spans, key=lambda span: (span[0], -span[1]))
