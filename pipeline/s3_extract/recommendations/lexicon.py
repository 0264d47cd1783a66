"""Who can act: the actor nouns of ``rules/actors.yaml``, loaded once and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.rules.loader import read_rules


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _automaton(words: list[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


@dataclass(frozen=True, slots=True)
class Actors:
    """The nouns that can act. ``head`` finds one at the end of a noun phrase; ``types`` gives its actor type.

    ``told`` finds these and those who act when they are told to; those ``in_capitals`` act so written. ``speaks`` finds one of those who speak at meetings without being a body (participants, delegations).
    """

    types: dict[str, str]
    head: re.Pattern[str]
    finder: AhoCorasick
    told: AhoCorasick
    in_capitals: frozenset[str]
    speaks: re.Pattern[str]


@cache
def actors() -> Actors:
    """The actor nouns of ``rules/actors.yaml``."""
    data = read_rules("actors.yaml")
    types = {head.lower(): kind for kind, heads in data["heads"].items() for head in heads}
    told = {head.lower(): kind for kind, heads in data["told"].items() for head in heads}
    heads = _alternatives(list(types))
    return Actors(
        types=told | types,
        head=re.compile(rf"(?:^|(?<=[\s(/]))(?:{heads})$", re.IGNORECASE),
        finder=_automaton(sorted(types)),
        told=_automaton(sorted(told | types)),
        in_capitals=frozenset(head.lower() for head in data["in_capitals"]),
        speaks=re.compile(rf"\b(?:{_alternatives(data['speakers'])})\b", re.IGNORECASE),
    )
