"""Who can act: the actor nouns of ``rules/actors.yaml``, loaded once and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.rules.loader import read_rules


def _automaton(words: list[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


@dataclass(frozen=True, slots=True)
class Actors:
    """The nouns that can act; ``types`` gives the actor type of each, in small letters.

    ``finder`` finds them, ``told`` these and those who act when they are told to, both with the names that end in a head and
    are none, ``joined`` those that hold an "and" ("funds and programmes"); those ``in_capitals`` act so written. ``speakers`` finds those who speak at meetings without being a body
    (participants, delegations); ``tell_followers`` are the ids of bodies whose directives are for their own followers alone.
    ``acting`` are those of ``told`` who act as a subject, too, in small letters, and ``workers`` finds them.
    ``bound`` are words for those who are bound to something ("parties to the conflict"),
    ``before_name`` and ``inside_name`` are words beside and in a name of nobody known, ``first_person`` the pronouns of whoever
    writes. A word with one of the ``noun_endings`` and none of the ``verb_endings`` is a noun behind an actor, unless a word
    of ``behind_verb`` follows it. ``spellings`` gives the one spelling of what is printed in several.
    """

    types: Mapping[str, str]
    finder: AhoCorasick
    told: AhoCorasick
    acting: frozenset[str]
    workers: AhoCorasick
    joined: AhoCorasick
    in_capitals: frozenset[str]
    speakers: AhoCorasick
    tell_followers: frozenset[str]
    bound: frozenset[str]
    before_name: frozenset[str]
    inside_name: frozenset[str]
    first_person: frozenset[str]
    noun_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    behind_verb: frozenset[str]
    spellings: Mapping[str, str]

    def heads_in(self, text: str, *, told: bool = False) -> list[tuple[int, int]]:
        """Where actor nouns stand as whole words in ``text``, in order; ``told`` with those who act when they are told to."""
        lower = text.lower()
        if len(lower) != len(text):
            # A letter whose lower case is longer would shift every offset behind it.
            lower = text
        return [
            (start, end)
            for _, start, end in (self.told if told else self.finder).find_matches_as_indexes(lower)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
            if lower[start:end] in self.types
        ]

    def may_act(self, text: str) -> bool:
        """Whether ``text`` holds the letters of somebody who acts as a subject only because it is his work."""
        return bool(self.workers.find_matches_as_indexes(text.lower()))

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
    none = {name.lower() for name in data["not_heads"]}
    return Actors(
        types=told | types,
        finder=_automaton(sorted(types.keys() | none)),
        told=_automaton(sorted(told.keys() | types | none)),
        acting=frozenset(head.lower() for head in data["acting"]),
        workers=_automaton([head.lower() for head in data["acting"]]),
        joined=_automaton([head for head in sorted(types) if " and " in head]),
        in_capitals=frozenset(head.lower() for head in data["in_capitals"]),
        speakers=_automaton([speaker.lower() for speaker in data["speakers"]]),
        tell_followers=frozenset(data["tell_followers"]),
        bound=frozenset(data["bound"]),
        before_name=frozenset(data["before_name"]),
        inside_name=frozenset(data["inside_name"]),
        first_person=frozenset(data["first_person"]),
        noun_endings=tuple(data["noun_endings"]),
        verb_endings=tuple(data["verb_endings"]),
        behind_verb=frozenset(data["behind_verb"]),
        spellings=data["spellings"],
    )
