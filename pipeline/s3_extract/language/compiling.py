"""A shape as a pattern over letters: the fast way, held against ``interpreting`` by a property test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import NamedTuple

from pipeline.s3_extract.language.shapes import (
    Ahead,
    Choice,
    End,
    Mark,
    Node,
    OneOf,
    Repeat,
    Row,
    ShapeError,
    backwards,
)
from pipeline.s3_extract.language.tokens import Classes, Tokens


class Found(NamedTuple):
    """A shape found at tokens ``[start, end)``; ``marks`` are places between tokens."""

    start: int
    end: int
    marks: dict[str, int]


@dataclass(frozen=True)
class Matcher:
    """Finds one shape in the letters of tokens, ahead of a place or before it.

    ``pattern`` is for the one, ``mirrored`` for the other; many are never asked for, so each is compiled when it is.
    """

    pattern: str
    mirrored: str

    @cached_property
    def forward(self) -> re.Pattern[str]:
        """The shape as it is read."""
        return re.compile(self.pattern)

    @cached_property
    def backward(self) -> re.Pattern[str]:
        """The shape read backwards."""
        return re.compile(self.mirrored)

    def ahead(self, tokens: Tokens, at: int, stop: int | None = None) -> Found | None:
        """The shape that begins at token ``at``."""
        letters = tokens.letters
        match = self.forward.match(letters, at, len(letters) if stop is None else stop)
        if match is None:
            return None
        return Found(at, match.end(), _marks(match))

    def before(self, tokens: Tokens, at: int) -> Found | None:
        """The shape that ends before token ``at``."""
        total = len(tokens.letters)
        match = self.backward.match(tokens.backwards, total - at)
        if match is None:
            return None
        return Found(total - match.end(), at, {name: total - place for name, place in _marks(match).items()})

    def first(self, tokens: Tokens, at: int, stop: int | None = None) -> Found | None:
        """The first place at or behind token ``at`` where the shape begins."""
        match = self.forward.search(tokens.letters, at, len(tokens) if stop is None else stop)
        if match is None:
            return None
        return Found(match.start(), match.end(), _marks(match))


@dataclass(frozen=True, slots=True)
class Places:
    """Finds the tokens of some letters."""

    pattern: re.Pattern[str]

    def all(self, tokens: Tokens) -> list[int]:
        """The tokens, in order."""
        return [match.start() for match in self.pattern.finditer(tokens.letters)]


def places_of(letters: str) -> Places:
    """The finder of tokens with one of ``letters``."""
    return Places(re.compile(f"[{re.escape(letters)}]"))


def _marks(match: re.Match[str]) -> dict[str, int]:
    """The places of the marks that were passed; a mark may stand in several branches."""
    if not match.re.groups:
        return {}
    return {name.partition("_")[0]: match.start(name) for name, seen in match.groupdict().items() if seen is not None}


def compile_shape(node: Node, classes: Classes) -> Matcher:
    """The patterns of a shape in both directions."""
    return Matcher(*(_pattern(each, classes, count()) for each in (node, backwards(node))))


def _pattern(node: Node, classes: Classes, number: Iterator[int]) -> str:
    match node:
        case OneOf(name, other):
            return _letters(name, other, classes)
        case Row(parts):
            return "".join(_pattern(part, classes, number) for part in parts)
        case Choice(parts):
            return f"(?:{'|'.join(_pattern(part, classes, number) for part in parts)})"
        case Repeat(part, least, most, few):
            return f"(?:{_pattern(part, classes, number)}){{{least},{most}}}{'?' if few else ''}"
        case Ahead(part, refused):
            return f"(?{'!' if refused else '='}{_pattern(part, classes, number)})"
        case Mark(name):
            return f"(?P<{name}_{next(number)}>)"
        case End():
            return r"\Z"


def _letters(name: str, other: bool, classes: Classes) -> str:
    if name == "ANY":
        return "."
    letters = classes.letters_of(name)
    if not letters:
        raise ShapeError(f"{name!r} is neither a class nor a word that can be told apart")
    return f"[{'^' if other else ''}{re.escape(letters)}]"
