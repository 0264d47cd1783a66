"""The rules of ``rules/body_patterns.yaml``, compiled: head words of bodies and where a name around them may go.

In: the rules file. Out: ``Rules``, once a process, and ``Named``, what the rules find. Reading a text is the work of
``reach`` and ``patterns``.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.records import dataclass
from pipeline.rules.loader import read_rules


@dataclass(frozen=True, slots=True)
class Head:
    """A rule of `heads`: what a body is called and where its name stands.

    ``has_children``: "the X of <body>" is a body named elsewhere ("the Working Group of the Subcommission").
    """

    rule_id: str
    name: str
    links: frozenset[str]
    clause: bool
    before_only: tuple[str, ...]
    short: bool
    classification: str
    is_un_system: bool
    has_children: bool
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A body named in a text: its words stand at ``[start, end)``; ``parent`` is the known body it is said to be of.

    ``core`` is the name without the words that tell whose it is ("of the Secretary-General"), ``own`` what is left
    behind a known body at its begin ("Evaluation Office" of "UNEP Evaluation Office"). ``country`` is a State's code, "" where it
    is of none that the title or a heading names.
    """

    start: int
    end: int
    name: str
    core: str
    head: str
    rule_id: str
    classification: str
    is_un_system: bool
    parent: str | None = None
    country: str | None = None
    own: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Where the literals of the rules stand in a text, in order.

    ``heads``: (start, end) of the head words, the longest at a place, not overlapping; ``instruments``: of the words
    for conventions and the like; both may be parts of longer words. ``small``: the rules of small letters whose gate
    is open, by their place in ``Rules.small``.
    """

    heads: list[tuple[int, int]]
    instruments: list[tuple[int, int]]
    small: set[int]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, compiled; ``roles[i]`` tells of literal ``i`` of the finder whether it is a head word, whether it is
    a word for an instrument, and the places in ``small`` of the rules whose gate it is."""

    heads: Mapping[str, tuple[Head, ...]]
    gate: re.Pattern[str]
    finder: AhoCorasick
    roles: tuple[tuple[bool, bool, tuple[int, ...]], ...]
    defaults: Mapping[str, str]
    named_first: frozenset[str]
    small: tuple[tuple[str, re.Pattern[str], str, bool, str], ...]
    short: frozenset[str]
    not_before: frozenset[str]
    opens_a_name: tuple[str, ...]
    not_after: frozenset[str]
    officers: frozenset[str]
    in_names: tuple[str, ...]
    generic: frozenset[str]
    named: frozenset[str]
    possessives: frozenset[str]
    instruments: frozenset[str]
    no_bodies: frozenset[str]
    parts: frozenset[str]
    makes_title: frozenset[str]
    ends_a_title: tuple[str, ...]
    ends_no_body: tuple[str, ...]
    opens_a_states: tuple[str, ...]
    behind_an_adjective: frozenset[str]
    offices: frozenset[str]
    of_many: frozenset[str]
    committees: frozenset[str]
    units: frozenset[str]
    of_states: frozenset[str]
    wide: frozenset[str]
    plain: frozenset[str]
    of_service: frozenset[str]
    of_people: frozenset[str]
    lands: Mapping[str, str]
    spellings: Mapping[str, str]
    clause: Mapping[str, frozenset[str]]

    def words_in(self, text: str) -> Words:
        """Find all literals of the rules in one pass."""
        found = Words([], [], set())
        heads: list[tuple[int, int]] = []
        for number, start, end in self.finder.find_matches_as_indexes(text, overlapping=True):
            is_head, is_instrument, opened = self.roles[number]
            if is_head:
                heads.append((start, -end))
            if is_instrument:
                found.instruments.append((start, end))
            if opened:
                found.small.update(opened)
        reach = 0
        for start, negative in sorted(heads):
            if start >= reach:
                reach = -negative
                found.heads.append((start, reach))
        return found


@cache
def load_rules() -> Rules:
    """The compiled rules of ``rules/body_patterns.yaml``; read once a process."""
    data: dict[str, Any] = read_rules("body_patterns.yaml")
    heads = _heads(data["heads"])
    known, generic = data["not_in_names"], data["generic_names"]
    singular = sorted(heads, key=lambda w: (-len(w), w))
    gated: dict[str, list[int]] = {}
    for at, rule in enumerate(data["small"]):
        for gate in rule["gates"]:
            gated.setdefault(gate, []).append(at)
    literals = sorted({*singular, *gated, *known["instruments"]})
    return Rules(
        heads=heads,
        gate=re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, singular))})(?![\w-])"),
        finder=AhoCorasick(literals, implementation=Implementation.DFA),
        roles=tuple((word in heads, word in known["instruments"], tuple(gated.get(word, ()))) for word in literals),
        defaults=data["defaults"],
        named_first=frozenset(data["named_first"]),
        small=tuple(_small(rule) for rule in data["small"]),
        short=frozenset(word for rule in data["heads"] if rule.get("short") for word in rule["words"]),
        not_before=frozenset(known["before"]),
        opens_a_name=tuple(known["opens_a_name"]),
        not_after=frozenset(known["after"]),
        officers=frozenset(known["officers"]),
        in_names=tuple(known["goes_on"]),
        generic=frozenset(known["generic"]),
        named=frozenset(known["named_all_the_same"]),
        possessives=frozenset(known["possessives"]),
        instruments=frozenset(known["instruments"]),
        no_bodies=frozenset(known["no_bodies"]),
        parts=frozenset(known["parts_of_an_owner"]),
        makes_title=frozenset(known["makes_a_title"]),
        ends_a_title=tuple(f" {word}" for word in known["ends_a_title"]),
        ends_no_body=tuple(known["ends_no_body"]),
        opens_a_states=tuple(f"{word} " for word in generic["opens_a_states"]),
        behind_an_adjective=frozenset(generic["behind_an_adjective"]),
        offices=frozenset(generic["offices"]),
        of_many=frozenset(generic["of_many"]),
        committees=frozenset(generic["committees"]),
        units=frozenset(generic["units"]),
        of_states=frozenset(generic["of_states"]),
        wide=frozenset(generic["wide"]),
        plain=frozenset(generic["plain"]),
        of_service=frozenset(generic["of_service"]),
        of_people=frozenset(generic["of_people"]),
        lands=data["lands"],
        spellings=data["spellings"],
        clause={key: frozenset(words) for key, words in data["clause"].items()},
    )


def _heads(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Head, ...]]:
    """The rules by the word that a body is called by, in the singular or the plural."""
    heads: dict[str, list[Head]] = {}
    for rule in rows:
        for plural, words in ((False, rule["words"]), (True, rule.get("plural", []))):
            for word in words:
                heads.setdefault(word, []).append(_head(rule, plural))
    return {word: tuple(rules) for word, rules in heads.items()}


def _small(rule: Mapping[str, Any]) -> tuple[str, re.Pattern[str], str, bool, str]:
    """A rule of names in small letters: its id, its pattern, what it names, whether of the system, and what it needs."""
    pattern = (
        rule["pattern"]
        .replace("{clause}", r"(?P<clause>)(?=[a-z])")
        .replace("{country}", r"[A-Z][\w ()’'-]*?[\w)]")
        .replace("{place}", r"(?P<place>[A-Z][\w’'-]*(?: (?:(?:and|of) )?[A-Z][\w’'-]*){0,4})")
    )
    system = bool(rule.get("is_un_system"))
    return f"body.pattern.{rule['id']}", re.compile(pattern), rule["classification"], system, rule.get("needs", "")


def _head(rule: Mapping[str, Any], plural: bool) -> Head:
    return Head(
        rule_id=f"body.pattern.{rule['id']}",
        name=rule["name"],
        links=frozenset(rule["links"]),
        clause=bool(rule.get("clause")),
        before_only=tuple(rule.get("before_only", ())),
        short=bool(rule.get("short")),
        classification=rule["classification"],
        is_un_system=bool(rule.get("is_un_system")),
        has_children=bool(rule.get("has_children")),
        plural=plural,
    )


class ShortForms:
    """Finds words after "the", "my" and the like (``whose``), with a word before them that tells ("Special"), as ``short``."""

    _WHOSE = (
        *("The", "the", "My", "my", "Your", "your", "His", "his", "Her", "her", "This", "this", "THE"),
        *("The same", "the same"),
    )
    # So many letters tell most words apart from those that are looked for.
    _OPENING = 4
    _TELLING = ("Special", "Joint", "Executive", "General", "Preparatory", "Standing", "Advisory", "Ad Hoc")

    def __init__(self, words: Iterable[str]):
        known = sorted(set(words), key=lambda w: (-len(w), w))
        either, telling = "|".join(map(re.escape, known)), "|".join(self._TELLING)
        self._pattern = re.compile(
            rf"(?P<whose>{'|'.join(self._WHOSE)}) (?P<short>(?:{either})|(?:{telling}) (?:{either}))(?![\w-])"
        )
        # "Council members urged": the only one that stands without an article.
        self._bare = re.compile(r"(?:^|(?<=[.,;] ))(?P<whose>)(?P<short>Council)(?= members [a-z])")
        # Most words after "the" begin like none of them, so that the pattern need not be tried there.
        first = sorted({word[: self._OPENING] for word in (*known, *self._TELLING)})
        self._openings = AhoCorasick(
            [f"{whose} {letters}" for whose in self._WHOSE for letters in first], implementation=Implementation.DFA
        )

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """The places in order, not overlapping. Whether a word begins where ``whose`` does is for the caller to see."""
        if "Council members" in text:
            yield from heapq.merge(self._led(text), self._bare.finditer(text), key=re.Match.start)
        else:
            yield from self._led(text)

    def _led(self, text: str) -> Iterator[re.Match[str]]:
        at = 0
        openings = self._openings.find_matches_as_indexes(text, overlapping=True)
        for start in sorted([start for _, start, _ in openings]):
            match = self._pattern.match(text, start) if start >= at else None
            if match:
                at = match.end()
                yield match
