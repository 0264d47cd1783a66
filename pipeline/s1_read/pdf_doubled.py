"""Lines of a PDF that are printed twice at one place: two layers of recognized text, a page drawn over itself, bold by a second stroke.

In go the lines of a page, out come those that are left, each once. What stands beside or below another line is never one of these.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final, Protocol, TypeVar


class _Line(Protocol):
    text: str
    x0: float
    x1: float
    y: float
    size: float


_L = TypeVar("_L", bound=_Line)
# Two readings of one line stand no further apart, in sizes of their print, and each covers so much of the other.
_APART: Final = 0.35
_COVERED: Final = 0.8
# How alike two recognitions of one line are, letter by letter; shorter ones tell nothing.
_ALIKE: Final = 0.7
_SHORTEST: Final = 4
# Heights are looked up by steps of so many points.
_STEP: Final = 8


def without_doubled(lines: list[_L]) -> list[_L]:
    """The lines without those that stand where an earlier one with the same words stands."""
    places: dict[float, list[_L]] = {}
    kept: list[_L] = []
    for line in lines:
        step = line.y // _STEP
        if any(_is_same(line, other) for near in (step - 1, step, step + 1) for other in places.get(near, ())):
            continue
        places.setdefault(step, []).append(line)
        kept.append(line)
    return kept


def _is_same(line: _Line, other: _Line) -> bool:
    if abs(line.y - other.y) > _APART * min(line.size, other.size):
        return False
    shared = min(line.x1, other.x1) - max(line.x0, other.x0)
    if shared < _COVERED * max(line.x1 - line.x0, other.x1 - other.x0, 1.0):
        return False
    if line.text == other.text:
        return True
    if min(len(line.text), len(other.text)) < _SHORTEST:
        return False
    alike = SequenceMatcher(None, line.text, other.text, autojunk=False)
    return alike.quick_ratio() > _ALIKE and alike.ratio() > _ALIKE
