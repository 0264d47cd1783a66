"""What each rule file may hold: its keys and the types of their values, by the name of the file.

A new key is one word here, beside the code that reads it. Shapes say nothing of what values mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias


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

_WORDS: Final = Many(str)
_PAGE_LISTS: Final = (
    "never_shown", "controls", "deleted", "hidden_classes", "frame_elements", "frame_roles", "frame_words",
    "frame_companions",
)  # fmt: skip

SHAPES: Final[Mapping[str, Shape]] = {
    "languages.yaml": Keys(
        {
            "languages": Names(
                Keys(
                    {"name": str, "words": _WORDS, "months": _WORDS, "date": str},
                    {
                        "letters": str,
                        "strange": str,
                        "resolution": str,
                        "decision": str,
                        "and": str,
                        "bodies": Names(str),
                        "distribution": Names(str),
                        "calls": Names(str),
                    },
                )
            )
        }
    ),
    "web_pages.yaml": Keys(dict.fromkeys(_PAGE_LISTS, _WORDS)),
}
