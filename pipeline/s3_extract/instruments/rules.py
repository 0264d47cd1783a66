"""The authority list and the naming patterns of instruments, read once and compiled.

In goes ``rules/instruments.yaml``; out come records for ``names`` and ``reference`` to match
with. No text is read here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.model import Body, BodyName, Instrument
from pipeline.rules.loader import read_rules
from pipeline.rules.registry import slugify

_FOLD: Final = (("’", "'"), ("‘", "'"), ("‑", "-"), ("‐", "-"), ("–", "-"), ("\u00a0", " "))


# Two conferences of one place may call what they adopt alike.
_CALLED_AFTER: Final = re.compile(r"(?:[A-Z][\w’'-]*\s){1,3}(?:Declaration|Agreement|Consensus|Commitment|Pledge)")


@dataclass(frozen=True, slots=True)
class Head:
    """A head word of names and how they go on from it; the fields are those of ``heads`` in the rules.

    ``after_place``: it makes a name only behind a place ("Bern Data Compact").
    """

    rule_id: str
    instrument_type: str
    left: bool
    right: re.Pattern[str]
    not_left: frozenset[str]
    alone: frozenset[str]
    after_place: bool = False

    @property
    def ends_before(self) -> tuple[str, ...]:
        """The words of ``not_left`` as they end the text before the head."""
        return tuple(f"{word} " for word in self.not_left)


@dataclass(frozen=True, slots=True)
class SmallName:
    """A pattern of names in small letters; ``title`` where they are all names of one instrument, ``of_report`` where they are
    said of many, and which one it is, only the report tells."""

    rule_id: str
    instrument_type: str
    status: str
    pattern: re.Pattern[str]
    title: str | None
    of_report: bool


@dataclass(frozen=True, slots=True)
class NumberedAct:
    """A pattern of acts whose number says who adopted them; ``symbol`` and ``title`` are made of its groups."""

    rule_id: str
    instrument_type: str
    body: str
    pattern: re.Pattern[str]
    symbol: str
    title: str


@dataclass(frozen=True, slots=True)
class NameRules:
    """``instruments.yaml``, ready for matching.

    ``optional_protocols`` are those of conventions that have no more than one, by the convention's id.
    ``short_titles`` are the names of one place and one word, that others may bear, too; ``of_any_house`` are names, folded,
    of what every fund and programme has of its own ("Financial Regulations and Rules").
    ``known[i]`` is the instrument of name ``i`` of ``automaton``, titled as the name is, and the rule that finds it.
    In every match of a small name stands one of its gates; ``gated[i]`` is the place in ``small_names`` of gate ``i``.
    ``small_gate`` tells whether there is any gate: an automaton of leftmost matches is twice as fast as one of all.
    """

    authority: tuple[Instrument, ...]
    conferences: Mapping[str, Body]
    known: tuple[tuple[Instrument, str], ...]
    bare: Collection[str]
    short_titles: Collection[str]
    of_any_house: Collection[str]
    automaton: AhoCorasick
    acronyms: Mapping[str, Instrument]
    acronym_gate: AhoCorasick
    shorts: Mapping[str, Instrument]
    ilo: Mapping[int, Instrument]
    heads: Mapping[str, tuple[Head, ...]]
    head_words: tuple[str, ...]
    head_automaton: AhoCorasick
    next_name: re.Pattern[str]
    small_names: tuple[SmallName, ...]
    small_rules: frozenset[str]
    optional_protocols: Mapping[str, Instrument]
    small_gate: AhoCorasick
    small_gates: AhoCorasick
    gated: tuple[int, ...]
    numbered: tuple[NumberedAct, ...]
    numbered_gate: AhoCorasick
    not_in_name: frozenset[str]
    generic: frozenset[str]
    openings: frozenset[str]
    inside_title: frozenset[str]


@cache
def load_rules() -> NameRules:
    """The rules, read and compiled once a process."""
    data: dict[str, Any] = read_rules("instruments.yaml")
    listed, heads = _listed(data), _heads(data["heads"])
    gates = [(gate, at) for at, row in enumerate(data["small_names"]) for gate in row["gates"]]
    gates_of_numbered = dict.fromkeys(gate for row in data["numbered"] for gate in row["gates"])
    return NameRules(
        authority=tuple(listed.instruments),
        conferences=_conferences(data["authority"]),
        known=tuple(_named(name, listed.instruments[at]) for name, at in listed.names),
        bare=frozenset(fold(word) for word in heads),
        short_titles=listed.short_titles(),
        of_any_house=listed.of_any_house(),
        automaton=listed.automaton(),
        acronyms=listed.acronyms,
        acronym_gate=AhoCorasick(list(listed.acronyms), matchkind=MatchKind.LeftmostFirst),
        shorts=listed.shorts,
        ilo=listed.ilo,
        optional_protocols=_optional_protocols(listed.instruments),
        heads=heads,
        head_words=tuple(heads),
        head_automaton=AhoCorasick(list(heads), matchkind=MatchKind.LeftmostLongest),
        next_name=_next_name(heads),
        small_gate=AhoCorasick([gate for gate, _ in gates], matchkind=MatchKind.LeftmostFirst),
        small_gates=AhoCorasick([gate for gate, _ in gates]),
        gated=tuple(at for _, at in gates),
        small_names=tuple(_small(row) for row in data["small_names"]),
        numbered=tuple(_numbered(row) for row in data["numbered"]),
        numbered_gate=AhoCorasick(list(gates_of_numbered), matchkind=MatchKind.LeftmostFirst),
        small_rules=frozenset(_rule_id(row) for row in data["small_names"]),
        not_in_name=frozenset(data["not_in_name"]),
        generic=frozenset(data["generic_left"]),
        openings=frozenset(data["small_title_openings"]),
        inside_title=frozenset(data["inside_title"]),
    )


@dataclass(slots=True)
class _Listed:
    """The instruments that are listed, and how they are called; ``names`` are (name, place in ``instruments``)."""

    ilo: dict[int, Instrument]
    instruments: list[Instrument] = field(default_factory=list)
    names: list[tuple[str, int]] = field(default_factory=list)
    acronyms: dict[str, Instrument] = field(default_factory=dict)
    shorts: dict[str, Instrument] = field(default_factory=dict)

    def add(self, row: Mapping[str, Any], instrument: Instrument) -> None:
        """List an instrument with the names of its row."""
        self.names += [(name, len(self.instruments)) for name in (row["title"], *row.get("names", ()))]
        self.acronyms |= dict.fromkeys(row.get("acronyms", ()), instrument)
        self.shorts |= {row["short"]: instrument} if "short" in row else {}
        self.instruments.append(instrument)

    def short_titles(self) -> frozenset[str]:
        """The names that others may bear, too: of one place and one word."""
        titles = [(name, self.instruments[at].title) for name, at in self.names]
        return frozenset(name for name, title in titles if _CALLED_AFTER.fullmatch(name) and name != title)

    def of_any_house(self) -> frozenset[str]:
        """The names, folded, of what is the Organization's by its whole title alone."""
        titles = [(name, self.instruments[at].title) for name, at in self.names]
        return frozenset(fold(name) for name, title in titles if title == f"{name} of the United Nations")

    def automaton(self) -> AhoCorasick:
        """What finds the names, folded, in their order."""
        return AhoCorasick(
            # In running text twice as fast as the smaller automaton that the library would choose.
            [fold(name) for name, _ in self.names],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA,
        )


def _listed(data: Mapping[str, Any]) -> _Listed:
    """The authority list and the conventions of the International Labour Organization."""
    listed = _Listed({number: ilo_convention(number, row) for number, row in data["ilo"].items()})
    for row in data["authority"]:
        listed.add(row, _known(row))
    for number, row in data["ilo"].items():
        listed.add(row, listed.ilo[number])
    return listed


def _optional_protocols(instruments: Iterable[Instrument]) -> dict[str, Instrument]:
    """Convention id -> its optional protocol, where it has a single one."""
    opening = "Optional Protocol to the "
    protocols = [made for made in instruments if made.title.startswith(opening)]
    of_treaty = {
        made.instrument_id: [p for p in protocols if p.title.removeprefix(opening).startswith(made.title)]
        for made in instruments
        if made.instrument_type == "convention"
    }
    return {treaty: found[0] for treaty, found in of_treaty.items() if len(found) == 1}


def _conferences(rows: Iterable[Mapping[str, Any]]) -> dict[str, Body]:
    """The conferences that adopted listed instruments, by id."""
    names = [row["conference"] for row in rows if "conference" in row]
    return {slugify(name): _conference(name) for name in names}


def _heads(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Head, ...]]:
    """The rules by the word that opens a name of an instrument ("Convention", "Declaration")."""
    heads: dict[str, tuple[Head, ...]] = {}
    for row in rows:
        right = "|".join(re.escape(word) for word in sorted(row["right"], key=len, reverse=True))
        head = Head(
            _rule_id(row),
            row["type"],
            row["left"],
            # "ASEAN Convention Against Trafficking": some print the small words of titles with capitals.
            re.compile(rf"\s(?:{right}|{right.title()})(?=\s)"),
            frozenset(row.get("not_left", ())),
            frozenset(row.get("alone", [word for word in row["words"] if row["type"] == "law" and " " in word])),
            bool(row.get("after_place")),
        )
        for word in row["words"]:
            heads[word] = (*heads.get(word, ()), head)
    return heads


def _next_name(heads: Collection[str]) -> re.Pattern[str]:
    """What stands behind "and" where the name of another instrument follows."""
    words = "|".join(re.escape(word) for word in sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"(?:\s(?:the|its|their|other))?(?:\s(?:19|20)\d\d)?(?:\s(?:and\s)?[A-Z][\w’'-]*){{0,5}}?\s(?:{words}|Convention|Rules)s?\b"
    )


def _known(row: Mapping[str, Any]) -> Instrument:
    day = str(row["adopted"]) if "adopted" in row else None
    return Instrument(
        slugify(row["title"]),
        row["title"],
        row["type"],
        adopting_body_id=row.get("body") or (slugify(row["conference"]) if "conference" in row else None),
        adoption_date=day,
        date_precision="day" if day else None,
        status="adopted",
    )


def _named(name: str, instrument: Instrument) -> tuple[Instrument, str]:
    """An instrument of the authority list as one of its names calls it; an acronym is no title."""
    if name.upper() == name:
        return instrument, "instrument.acronym"
    return replace(instrument, title=name), "instrument.authority"


def _conference(name: str) -> Body:
    """A conference as the body that adopts and speaks."""
    return Body(slugify(name), name, None, "other", None, True, names=(BodyName(name, "official"),))


def ilo_convention(number: int, row: Mapping[str, Any] | None) -> Instrument:
    """A convention of the International Labour Organization by its number; ``row`` is its entry where it has one."""
    title = f"ILO Convention No. {number}"
    day = str(row["adopted"]) if row else None
    precision = "day" if day else None
    return Instrument(
        f"ilo-convention-{number}", title, "convention", None, "international-labour-organization", day, precision,
        status="adopted",
    )  # fmt: skip


def _small(row: Mapping[str, Any]) -> SmallName:
    of_report = row["type"] == "law" or bool(row.get("of_report"))
    return SmallName(_rule_id(row), row["type"], row["status"], re.compile(row["pattern"]), row.get("title"), of_report)


def _numbered(row: Mapping[str, Any]) -> NumberedAct:
    pattern = re.compile(row["pattern"])
    return NumberedAct(_rule_id(row), row["type"], row["body"], pattern, row["symbol"], row["title"])


def _rule_id(row: Mapping[str, Any]) -> str:
    return f"instrument.{row['id']}"


def fold(text: str) -> str:
    """Small letters and plain quotes and hyphens, each character for one."""
    if text.isascii():
        return text.lower()
    for printed, plain in _FOLD:
        text = text.replace(printed, plain)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
