"""What stands where in a text, found without looking at all of it: a passage can name thousands of bodies and dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Final, Protocol, TypeVar


class Placed(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int:
        """The code point at which it begins."""

    @property
    def end(self) -> int:
        """The code point behind it."""


Found = TypeVar("Found", bound=Placed)
_START: Final = attrgetter("start")


def beginning(found: Sequence[Found], low: int, high: int) -> Sequence[Found]:
    """Those of ``found``, which is in order, that begin in ``[low, high)``."""
    return found[bisect_left(found, low, key=_START) : bisect_left(found, high, key=_START)]


class Spans:
    """The places of mentions, which may lie in one another."""

    def __init__(self, found: Iterable[Placed]) -> None:
        spans = sorted((each.start, each.end) for each in found)
        self._starts = [start for start, _ in spans]
        self._furthest = list(accumulate((end for _, end in spans), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has a character in ``[start, end)``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start

    def go_over(self, start: int, end: int) -> bool:
        """Whether one of them begins before ``start`` and ends at ``end`` or behind it."""
        before = bisect_left(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= end
