"""Who can act: the actor nouns of ``rules/actors.yaml``, loaded once and compiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.rules.loader import read_rules


def _automaton(words: list[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


@dataclass(frozen=True, slots=True)
class Actors:
    """The nouns that can act; ``types`` gives the actor type of each.

    ``finder`` finds them, ``told`` these and those who act when they are told to; those ``in_capitals`` act so written.
    ``speakers`` finds those who speak at meetings without being a body (participants, delegations); ``tell_followers``
    are the ids of bodies whose directives are for their own followers alone.
    """

    types: dict[str, str]
    finder: AhoCorasick
    told: AhoCorasick
    in_capitals: frozenset[str]
    speakers: AhoCorasick
    tell_followers: frozenset[str]

    def speak(self, text: str) -> bool:
        """Whether ``text`` names somebody who speaks at meetings."""
        return any(
            not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
            for _, start, end in self.speakers.find_matches_as_indexes(text.lower())
        )


@cache
def actors() -> Actors:
    """The actor nouns of ``rules/actors.yaml``."""
    data = read_rules("actors.yaml")
    types = {head.lower(): kind for kind, heads in data["heads"].items() for head in heads}
    told = {head.lower(): kind for kind, heads in data["told"].items() for head in heads}
    return Actors(
        types=told | types,
        finder=_automaton(sorted(types)),
        told=_automaton(sorted(told | types)),
        in_capitals=frozenset(head.lower() for head in data["in_capitals"]),
        speakers=_automaton([speaker.lower() for speaker in data["speakers"]]),
        tell_followers=frozenset(data["tell_followers"]),
    )
