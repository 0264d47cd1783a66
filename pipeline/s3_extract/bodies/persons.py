"""Whether the words of a list are those of a body's name or name persons."""

from __future__ import annotations

import re
from functools import cache

from pipeline.rules.registry import load_registry

_ITEM = re.compile(r",? and |, ")


@cache
def _topic_words() -> frozenset[str]:
    """The words in which the authority files tell what bodies are about."""
    names = load_registry().names_of_bodies()
    return frozenset(word.strip(",") for surface, _, _ in names for word in surface.split())


def names_persons(items: str) -> bool:
    """Whether all items of a list are of several words, and in one of them no word is of any body's name."""
    parts = [item.split() for item in _ITEM.split(items) if item]
    return all(len(words) > 1 for words in parts) and any(not _topic_words().intersection(words) for words in parts)
