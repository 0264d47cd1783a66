"""The keys of all names of a report, found by how they begin or end: which longer names a short one may be part of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile


class Keys:
    """The keys of all names of a report, found by their begin or end."""

    def __init__(self, keys: Iterable[str]):
        self._forth = sorted(set(keys))
        self._back = sorted(key[::-1] for key in self._forth)

    def starting_with(self, begin: str) -> list[str]:
        """The longer keys that begin with ``begin``, in order."""
        return _starting_with(self._forth, begin)

    def ending_with(self, end: str) -> list[str]:
        """The longer keys that end with ``end``."""
        return [key[::-1] for key in _starting_with(self._back, end[::-1])]


def _starting_with(keys: Sequence[str], begin: str) -> list[str]:
    first = bisect_left(keys, begin)
    found = takewhile(lambda key: key.startswith(begin), islice(keys, first, None))
    return [key for key in found if key != begin]
