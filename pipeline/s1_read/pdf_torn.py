"""Blanks that PDFium puts into words: where a program set the letters of a word in two pieces, a hair apart.

A file that writes its blanks has them between all words. PDFium adds one wherever a piece of print begins a tenth of an em
or more behind the piece before it; in such a file that is no distance between words, as a blank is a quarter of an em wide
("re sponsibilities", "decision -making", "the Council ’s"). A file that sets each word by its place writes few blanks or none,
and nothing is concluded from its distances.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.s1_read.pdf_probe import Probe

# One blank between two characters of a line.
_BLANK: Final = re.compile(r"(?<=\S) (?=\S)")
# What is further apart, in ems, are two words: of 300 such places in documents of 2025 one in a hundred below it was, all behind an f.
_TORN: Final = 0.15
# So many blanks a page writes for one that is added, at least, where blanks are what parts its words.
_WRITTEN: Final = 3
# Marks that stand at the word before them, and at the one behind.
_CLOSING: Final = frozenset("-–’”.,;:)]!?")
_OPENING: Final = frozenset("-–“([")
# The head of an f leans over the blank behind it: "of the" can be as near as the halves of a word.
_LEANING: Final = "f"
# Dots that lead to the number of a page.
_LEADER: Final = ".."


def torn_blanks(probe: Probe) -> frozenset[int]:
    """The places in ``probe.text`` of blanks that stand inside a word."""
    blanks = [blank.start() for blank in _BLANK.finditer(probe.text)]
    added = probe.added(blanks)
    if len(blanks) < (_WRITTEN + 1) * len(added):
        return frozenset()
    return frozenset(place for place in added if _goes_on(probe.text, place) and _is_torn(probe, place))


def without_blanks(text: str, start: int, end: int, torn: frozenset[int]) -> str:
    """``text[start:end]`` without the blanks at the places ``torn``."""
    places = sorted(place for place in torn if start <= place < end) if torn else ()
    parts = [text[a:b] for a, b in zip((start, *(place + 1 for place in places)), (*places, end), strict=True)]
    return "".join(parts)


def _goes_on(text: str, place: int) -> bool:
    """Whether what stands at both sides of a blank can be one word, or a word and its mark."""
    before, after = text[place - 1], text[place + 1]
    if before == _LEANING or before + after == _LEADER or text.startswith(_LEADER, place + 1):
        return False
    both = (before.isalpha() and after.isalpha()) or (before.isdigit() and after.isdigit())
    return both or after in _CLOSING or before in _OPENING


def _is_torn(probe: Probe, place: int) -> bool:
    (x, y), (next_x, next_y) = probe.place(place - 1), probe.place(place + 1)
    size = max(probe.size(place - 1), probe.size(place + 1))
    return abs(next_y - y) < _TORN * size and next_x - x - probe.advance(place - 1) < _TORN * size
