"""The ids of recommendations: made of where and with which word one directs, never of its place among the others.

``a-53-409.p10.encouraged`` is the directive of paragraph 10 whose verb is the first *encouraged* printed there,
``a-53-409.p10.encouraged-2`` that of the second. Words are counted in the paragraph, whether or not a rule reads a
recommendation in them, so that a rule more or less moves no other id.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
    places = _Places(passage.text)
    return list(numbered(_wanted(passage, item, places) for item in found))


class _Places:
    """Where the words of a text begin, whatever their capitals; a word is looked for when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = text.casefold()
        self._found: dict[str, list[int]] = {}
        if len(self._folded) != len(text):
            # A letter that becomes two has no place in the folded text: all words are looked up one by one.
            for word in _WORD.finditer(text):
                self._found.setdefault(word.group().casefold(), []).append(word.start())

    def of(self, word: str) -> Sequence[int]:
        """The places of a word, in order."""
        wanted = word.casefold()
        if wanted not in self._found:
            whole = len(self._folded) == len(self._text)
            self._found[wanted] = list(self._search(wanted)) if whole and wanted else []
        return self._found[wanted]

    def _search(self, word: str) -> Iterator[int]:
        at = self._folded.find(word)
        while at >= 0:
            found = _WORD.match(self._text, at)
            if found and found.end() == at + len(word) and not (at and _WORD.match(self._text, at - 1, at)):
                yield at
            at = self._folded.find(word, at + 1)


def _wanted(passage: Passage, item: Recommendation, places: _Places) -> str:
    parts = [passage.key]
    if item.number:
        parts.append(slug(item.number))
    # "were encouraged", "emphasized the need for": the longest word is the verb.
    verb = max(_WORD.findall(item.verb), key=len, default="")
    like = places.of(verb)
    at = bisect_left(like, item.start)
    if at < len(like) and like[at] < item.end:
        return ".".join([*parts, _named(verb, at)])
    parts.append(slug(verb)[:_LONGEST] or "said")
    if first := _WORD.search(passage.text, item.start, item.end):
        like = places.of(first.group())
        parts.append(_named(first.group(), bisect_left(like, first.start())))
    return ".".join(parts)


def _named(word: str, before: int) -> str:
    """A word and, where as many of its like stand before it, which it is."""
    name = slug(word)[:_LONGEST] or "word"
    return name if not before else f"{name}-{before + 1}"
