"""Shapes: what words in what order, written down as data, and what they are made of.

A shape is a line of words and classes: ``it BE ADV{0,3} [ NEEDED ] (that | to (?! NOTE))``. Words in small letters stand
for themselves, names in capitals for a class of words, ``<name>`` for a part that has a name; ``( | )``, ``?``, ``*``,
``+`` and ``{m,n}`` are as in patterns, ``{m,n}?`` takes few first, ``!X`` is any other token, ``(?! )`` and ``(?= )`` say what
must not and must stand from this place on (of a shape that is asked before a place, in a fixed number of tokens), ``$`` is an
end of the sentence, ``^`` and ``@`` mark a place. Commas and their like have names: COMMA, SEMI, COLON, STOP, OPEN, CLOSE.

``parse_shape`` makes the tree, which ``compiling`` turns into a pattern over letters; ``interpreting`` follows it token by
token, slowly, and is what the patterns are held against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

# The parts of a shape's line.
_PARTS = re.compile(r"\s*(\(\?!|\(\?=|\{\d+,\d+\}\??|[*+?]\??|[()|!^@$]|<[a-z_]+>|[^\s()|!^@$<>*+?{}]+)")


class ShapeError(ValueError):
    """A shape that cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A token of the class or word ``name``; with ``other``, a token that is not."""

    name: str
    other: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Parts one after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The first of ``parts`` that fits."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """``part``, ``least`` to ``most`` times; ``few``: as few as will do."""

    part: Node
    least: int
    most: int
    few: bool


@dataclass(frozen=True, slots=True)
class Ahead:
    """What must stand ahead or, with ``refused``, must not."""

    part: Node
    refused: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """What must have been passed or, with ``refused``, must not: what looks ahead, as it reads backwards."""

    part: Node
    refused: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that is remembered under ``name``."""

    name: str


@dataclass(frozen=True, slots=True)
class End:
    """The end of the sentence in the direction of reading."""


Node: TypeAlias = OneOf | Row | Choice | Repeat | Ahead | Behind | Mark | End

# More tokens than any sentence has between two words that belong together.
MANY = 80
MARKS = {"^": "complement", "@": "edge"}


def parse_shape(line: str, named: Mapping[str, Node]) -> Node:
    """The tree of a shape; ``named`` gives its ``<parts>``.

    Raises:
        ShapeError: the line cannot be read to its end.
    """
    words = _PARTS.findall(line)
    if "".join(words) != "".join(line.split()):
        raise ShapeError(f"{line!r}: a part cannot be read")
    node, at = _choice(words, 0, named, line)
    if at != len(words):
        raise ShapeError(f"{line!r}: {words[at]!r} closes nothing")
    return node


def _choice(words: list[str], at: int, named: Mapping[str, Node], line: str) -> tuple[Node, int]:
    parts: list[Node] = []
    while True:
        part, at = _sequence(words, at, named, line)
        parts.append(part)
        if at == len(words) or words[at] != "|":
            return (parts[0] if len(parts) == 1 else Choice(tuple(parts))), at
        at += 1


def _sequence(words: list[str], at: int, named: Mapping[str, Node], line: str) -> tuple[Node, int]:
    parts: list[Node] = []
    while at < len(words) and words[at] not in ("|", ")"):
        part, at = _atom(words, at, named, line)
        if at < len(words) and words[at][0] in "*+?{":
            part, at = _repeated(part, words[at]), at + 1
        parts.append(part)
    return Row(tuple(parts)), at


def _atom(words: list[str], at: int, named: Mapping[str, Node], line: str) -> tuple[Node, int]:
    word = words[at]
    if word in ("(", "(?!", "(?="):
        inner, at = _choice(words, at + 1, named, line)
        if at == len(words):
            raise ShapeError(f"{line!r}: a bracket is left open")
        return (inner if word == "(" else Ahead(inner, word == "(?!")), at + 1
    if word == "!":
        inner, at = _atom(words, at + 1, named, line)
        if not isinstance(inner, OneOf):
            raise ShapeError(f"{line!r}: ! stands before one word or class")
        return replace(inner, other=True), at
    if word in MARKS:
        return Mark(MARKS[word]), at + 1
    if word == "$":
        return End(), at + 1
    if word[0] == "<":
        if word[1:-1] not in named:
            raise ShapeError(f"{line!r}: no part is named {word}; known are {', '.join(sorted(named))}")
        return named[word[1:-1]], at + 1
    if word[0] in "*+?{":
        raise ShapeError(f"{line!r}: {word!r} repeats nothing")
    return OneOf(word), at + 1


def _repeated(part: Node, sign: str) -> Repeat:
    few = len(sign) > 1 and sign.endswith("?")
    if sign[0] == "{":
        least, most = sign.strip("{}?").split(",")
        return Repeat(part, int(least), int(most), few)
    return Repeat(part, 1 if sign[0] == "+" else 0, 1 if sign[0] == "?" else MANY, few)


def backwards(node: Node) -> Node:
    """The shape as it reads from its end to its beginning, for what stands before a word: it means the same."""
    match node:
        case Row(parts):
            return Row(tuple(backwards(part) for part in reversed(parts)))
        case Choice(parts):
            return Choice(tuple(backwards(part) for part in parts))
        case Repeat(part, least, most, few):
            return Repeat(backwards(part), least, most, few)
        case Ahead(part, refused):
            return Behind(backwards(part), refused)
        case Behind(part, refused):
            return Ahead(backwards(part), refused)
        case _:
            return node


def names_in(node: Node) -> frozenset[str]:
    """The words and classes a shape names."""
    match node:
        case OneOf(name):
            return frozenset({name})
        case Row(parts) | Choice(parts):
            return frozenset().union(*map(names_in, parts))
        case Repeat(part) | Ahead(part) | Behind(part):
            return names_in(part)
        case _:
            return frozenset()


def width(node: Node) -> int | None:
    """How many tokens a shape takes; None where that is not the same everywhere it stands."""
    match node:
        case OneOf():
            return 1
        case Row(parts):
            widths = [width(part) for part in parts]
            return None if None in widths else sum(each or 0 for each in widths)
        case Choice(parts):
            either = {width(part) for part in parts}
            return either.pop() if len(either) == 1 else None
        case Repeat(part, least, most):
            each = width(part)
            return least * each if least == most and each is not None else None
        case _:
            return 0
