"""The ids of recommendations: made of where and with which word one directs, never of its place among the others.

``a-53-409.p10.encouraged`` is the directive of paragraph 10 whose verb is the first *encouraged* printed there,
``a-53-409.p10.encouraged-2`` that of the second. Words are counted in the paragraph, whether or not a rule reads a
recommendation in them, so that a rule more or less moves no other id.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.model import Passage, Recommendation
from pipeline.s4_tidy.keys import numbered, slug

_WORD: Final = re.compile(r"[^\W\d_]+")
# Of a word that is no verb of the rules' only so much is needed to tell it.
_LONGEST: Final = 24


def recommendation_ids(passage: Passage, found: Sequence[Recommendation]) -> list[str]:
    """The id of each recommendation of a passage, in their order; they differ.

    The printed number comes first where a recommendation has one of its own (``a-hrc-19-8.p88.88-1.ratify``); an item
    that takes its verb from the words above it has the verb and its own first word (``a-53-409.p7.urges.adopt``).
    """
    places: dict[str, list[int]] = {}
    for word in _WORD.finditer(passage.text):
        places.setdefault(word.group().casefold(), []).append(word.start())
    return list(numbered(_wanted(passage, item, places) for item in found))


def _wanted(passage: Passage, item: Recommendation, places: Mapping[str, Sequence[int]]) -> str:
    parts = [passage.key]
    if item.number:
        parts.append(slug(item.number))
    # "were encouraged", "emphasized the need for": the longest word is the verb.
    verb = max(_WORD.findall(item.verb), key=len, default="")
    like = places.get(verb.casefold(), ())
    at = bisect_left(like, item.start)
    if at < len(like) and like[at] < item.end:
        return ".".join([*parts, _named(verb, at)])
    parts.append(slug(verb)[:_LONGEST] or "said")
    if first := _WORD.search(passage.text, item.start, item.end):
        like = places.get(first.group().casefold(), ())
        parts.append(_named(first.group(), bisect_left(like, first.start())))
    return ".".join(parts)


def _named(word: str, before: int) -> str:
    """A word and, where as many of its like stand before it, which it is."""
    name = slug(word)[:_LONGEST] or "word"
    return name if not before else f"{name}-{before + 1}"
