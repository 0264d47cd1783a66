"""A shape as a pattern over letters: the fast way, held by a property test against one that follows it token by token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import NamedTuple, TypeAlias, TypeVar

from pipeline.s3_extract.language.shapes import (
    Ahead,
    Behind,
    Choice,
    End,
    Mark,
    Node,
    OneOf,
    Repeat,
    Row,
    ShapeError,
    backwards,
    width,
)
from pipeline.s3_extract.language.tokens import Classes, Tokens

Thing = TypeVar("Thing")
Letters: TypeAlias = frozenset[str] | None


class Found(NamedTuple):
    """A shape found at tokens ``[start, end)``; ``marks`` are places between tokens."""

    start: int
    end: int
    marks: dict[str, int]


@dataclass(frozen=True)
class Matcher:
    """Finds one shape in the letters of tokens, ahead of a place or before it.

    ``pattern`` is for the one, ``mirrored`` for the other (None for a shape that cannot be asked before a place); many are
    never asked for, so each is compiled when it is.
    ``opens`` and ``closes`` are the letters of the tokens it can begin and end with; None where it may hold no token, or
    any.
    """

    pattern: str
    mirrored: str | None
    opens: frozenset[str] | None
    closes: frozenset[str] | None

    @cached_property
    def forward(self) -> re.Pattern[str]:
        """The shape as it is read."""
        return re.compile(self.pattern)

    @cached_property
    def backward(self) -> re.Pattern[str]:
        """The shape read backwards. Raises ``ShapeError`` for one that cannot be asked before a place."""
        if self.mirrored is None:
            raise ShapeError(
                "what it looks for ahead takes no fixed number of tokens, so it cannot be asked before a place"
            )
        return re.compile(self.mirrored)

    def ahead(self, tokens: Tokens, at: int, stop: int | None = None) -> Found | None:
        """The shape that begins at token ``at``."""
        letters = tokens.letters
        if self.opens is not None and letters[at : at + 1] not in self.opens:
            return None
        match = self.forward.match(letters, at) if stop is None else self.forward.match(letters, at, stop)
        return None if match is None else Found(at, match.end(), _marks(match))

    def before(self, tokens: Tokens, at: int) -> Found | None:
        """The shape that ends before token ``at``."""
        letters = tokens.letters
        if self.closes is not None and (letters[at - 1] if at else "") not in self.closes:
            return None
        total = len(letters)
        match = self.backward.match(tokens.backwards, total - at)
        if match is None:
            return None
        return Found(total - match.end(), at, {name: total - place for name, place in _marks(match).items()})

    def first(self, tokens: Tokens, at: int, stop: int | None = None) -> Found | None:
        """The first place at or behind token ``at`` where the shape begins."""
        letters = tokens.letters
        match = self.forward.search(letters, at) if stop is None else self.forward.search(letters, at, stop)
        return None if match is None else Found(match.start(), match.end(), _marks(match))


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


class ByLetter(dict[tuple[str, str], tuple[Thing, ...]]):
    """Those of some ``things`` that can stand between two letters, in their order; no letter is an end of the sentence.

    ``beside`` gives the letters a thing takes before and behind it, None for any. Each pair of letters is asked about once.
    """

    def __init__(self, things: Sequence[Thing], beside: Callable[[Thing], tuple[Letters, Letters]]) -> None:
        super().__init__()
        self._things = [(thing, *beside(thing)) for thing in things]

    def __missing__(self, pair: tuple[str, str]) -> tuple[Thing, ...]:
        before, behind = pair
        self[pair] = made = tuple(
            thing
            for thing, closes, opens in self._things
            if (closes is None or before in closes) and (opens is None or behind in opens)
        )
        return made


def _marks(match: re.Match[str]) -> dict[str, int]:
    """The places of the marks that were passed; a mark may stand in several branches."""
    if not match.re.groups:
        return {}
    return {name.partition("_")[0]: match.start(name) for name, seen in match.groupdict().items() if seen is not None}


def compile_shape(node: Node, classes: Classes) -> Matcher:
    """The patterns of a shape in both directions. Raises ``ShapeError`` where it names what no word is."""
    turned = backwards(node)
    return Matcher(
        _pattern(node, classes, count()),
        _pattern(turned, classes, count()) if _is_fixed(turned) else None,
        first_letters(node, classes),
        first_letters(turned, classes),
    )


def _is_fixed(node: Node) -> bool:
    """Whether all that a shape looks for behind a place takes a fixed number of tokens, as patterns need it."""
    match node:
        case Behind(part):
            return all(width(option) is not None for option in _options(part))
        case Row(parts) | Choice(parts):
            return all(map(_is_fixed, parts))
        case Repeat(part) | Ahead(part):
            return _is_fixed(part)
        case _:
            return True


def _options(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Choice) else (node,)


def first_letters(node: Node, classes: Classes) -> Letters:
    """The letters a shape can begin with; None where it may hold no token, or begin with any."""
    letters, passed = _first(node, classes)
    return None if passed else letters


def _first(node: Node, classes: Classes) -> tuple[Letters, bool]:
    """The letters a part can begin with, and whether what stands behind it may be the first."""
    match node:
        case OneOf(name, other):
            return (None if other or name == "ANY" else frozenset(classes.letters_of(name))), False
        case Row(parts):
            begins: Letters = frozenset()
            for part in parts:
                letters, passed = _first(part, classes)
                begins = None if begins is None or letters is None else begins | letters
                if not passed:
                    return begins, False
            return begins, True
        case Choice(parts):
            found = [_first(part, classes) for part in parts]
            sets = [letters for letters, _ in found if letters is not None]
            every = frozenset[str]().union(*sets) if len(sets) == len(found) else None
            return every, any(passed for _, passed in found)
        case Repeat(part, least):
            letters, passed = _first(part, classes)
            return letters, passed or least == 0
        case _:
            return frozenset(), True


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
        case Behind(part, refused):
            return _behind(part, refused, classes, number)
        case Mark(name):
            return f"(?P<{name}_{next(number)}>)"
        case End():
            return r"\Z"


def _behind(part: Node, refused: bool, classes: Classes, number: Iterator[int]) -> str:
    """What looks behind: one look for the options of each width, for a pattern takes no others."""
    by_width: dict[int | None, list[str]] = {}
    for option in _options(part):
        by_width.setdefault(width(option), []).append(_pattern(option, classes, number))
    looks = [f"(?<{'!' if refused else '='}{'|'.join(options)})" for options in by_width.values()]
    return "".join(looks) if refused else f"(?:{'|'.join(looks)})"


def _letters(name: str, other: bool, classes: Classes) -> str:
    if name == "ANY":
        return "."
    letters = classes.letters_of(name)
    if not letters:
        raise ShapeError(f"{name!r} is neither a class nor a word that can be told apart")
    return f"[{'^' if other else ''}{re.escape(letters)}]"
