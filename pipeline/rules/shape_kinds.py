"""What a shape of a rule file is made of: mappings, lists, types. ``shapes`` says which file has which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping with these keys: all of ``needed``, any of ``known``."""

    needed: Mapping[str, Shape]
    known: Mapping[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """A mapping whose keys are names (of a language, a body, a verb): each value has one shape."""

    each: Shape


@dataclass(frozen=True, slots=True)
class Many:
    """A list; each item has one shape."""

    each: Shape


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one of several shapes, told by its type."""

    shapes: tuple[Shape, ...]


# A type stands for a value of that type; a whole number is a number too.
Shape: TypeAlias = "Keys | Names | Many | Either | type"
