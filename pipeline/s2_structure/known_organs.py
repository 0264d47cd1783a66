"""Whether words are the name of a body of the authority files, or the beginning of one.

The lines of an organ's name stand on a front page one below the other ("Committee on the Peaceful" / "Uses of Outer Space"), and
where print tells nothing of which belong together, what the organ is called does.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from pipeline.rules.registry import load_registry


@cache
def _names() -> list[str]:
    return sorted({surface.casefold() for surface, _, kind in load_registry().names_of_bodies() if kind != "short"})


def begins_known_name(words: str) -> bool:
    """Whether a body's name begins with these whole words."""
    wanted = words.casefold()
    names = _names()
    at = bisect_left(names, wanted)
    found = names[at] if at < len(names) else ""
    return found.startswith(wanted) and not found[len(wanted) : len(wanted) + 1].isalpha()
