"""Folding: from pieces of the canonical text to a passage for reading, each character with its offset.

Line breaks become spaces, but none after a hyphen, dash or stroke inside a word, a name or a range; a word cut at a
line end is joined. Bullets, furniture and note marks are simply not among the pieces. Nothing else is changed here.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from functools import cache

from pipeline.language import ENGLISH, language_rules
from pipeline.model import Repair

Span = tuple[int, int]
_TAIL = re.compile(r"([^\W_]{1,40})([-\u2010\u00ad])$")
# `and/` `or`, `2024–` `2028`, `A/80/` `604`: one word or range on two lines.
_OPEN = re.compile(r"[^\W_][/–—]$")
# Longer words are no words: patterns are bounded by it so that any text is read in linear time.
_LONGEST_WORD = 42
# More searches than this take longer than counting, and so many that all of them take time linear in the text.
_MOST_SEARCHES = 40
_HEAD = re.compile(r"[^\W_]+")
# `troop-` `and police-contributing countries`: the hyphen stands for the word that follows later.
_SUSPENDED = re.compile(r"(?:and|or|nor|to)\s")
_OPENERS = "-\u2010\u00ad/–—"
_BROKEN = re.compile(rf"[{_OPENERS}]\n")
# White space other than a single blank.
_SPACES = re.compile(r"[^\S ]\s*|\s{2,}")
# A hyphen at a line end is as a rule the word's own in these reports; it goes only where the text
# knows the word whole and not with a hyphen, or where what follows is the end of a word and no word.
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ]{3,}")
_SECOND_HALF = re.compile(r"-(?:(\s{0,9}\n\s{0,40}[a-zÀ-ÿ]{1,40})|([a-zÀ-ÿ]{4,40}))")
_FIRST_HALF = re.compile(r"(?:^|[^a-zÀ-ÿ])([a-zÀ-ÿ]{1,40})$")


class Vocabulary:
    """How often a document has a word or a compound, in lower case (``vocabulary["secretary-general"]``).

    Most documents are asked for a few words that they do not have, which a search tells sooner than counting all words.
    """

    def __init__(self, text: str):
        self._text = text
        self._searches = 0
        self._lower: str | None = None
        self._words: Counter[str] | None = None

    def __getitem__(self, word: str) -> int:
        if self._words is None:
            if self._lower is None:
                self._lower = self._text.lower()
            self._searches += 1
            if self._searches <= _MOST_SEARCHES and word not in self._lower:
                return 0
            self._words = _count(self._lower)
        return self._words[word]


def _count(text: str) -> Counter[str]:
    """The words of a text in lower case of four letters and more and its compounds (``secretary-general``).

    The halves of a word cut at a line end count for nothing: they may be no words.
    """
    words = Counter(_WORD.findall(text))
    for half in _SECOND_HALF.finditer(text):
        first = _FIRST_HALF.search(text[max(0, half.start() - _LONGEST_WORD) : half.start()])
        if first and half[1]:
            words.subtract((first[1], half[1].lstrip()))
        elif first and len(first[1]) > 1:
            words[f"{first[1]}-{half[2]}"] += 1
    return words


@cache
def _places(bits: int) -> array[int]:
    """The numbers below ``1 << bits``. A slice of them is the places of a span, ten times as fast as counting anew."""
    return array("I", range(1 << bits))


def fold(text: str, spans: list[Span], words: Vocabulary) -> tuple[str, array[int], list[Repair]]:
    """The reading text of spans of ``text`` that are in order: ``(reading, offsets, repairs)``.

    ``offsets[i]`` is the place of ``reading[i]`` in ``text``; a space made of a line break has the place of the first
    character it stands for.
    """
    places = _places(max(16, len(text).bit_length()))
    if spans and (plain := _plain(text, spans)) is not None:
        return plain, places[spans[0][0] : spans[-1][1]], []
    out: list[str] = []
    offsets: array[int] = array("I")
    repairs: list[Repair] = []
    for start, end in spans:
        part = text[start:end]
        if out:
            joint = _joint(out[-1], part, words, text, offsets[-1] + 1, start)
            if joint is None:
                repairs.append(_drop_hyphen(out, offsets, text, start, part))
            elif joint:
                out.append(" ")
                offsets.append(offsets[-1] + 1)
        at = 0
        # All white space but the blank is unprintable: so most parts are known to have none without a search.
        for match in () if part.isprintable() and "  " not in part else _SPACES.finditer(part):
            out.append(part[at : match.start()] + " ")
            offsets += places[start + at : start + match.start() + 1]
            at = match.end()
        if at < len(part):
            out.append(part[at:])
            offsets += places[start + at : end]
    return "".join(out), offsets, repairs


def _plain(text: str, spans: list[Span]) -> str | None:
    """The reading text of whole lines right below each other, as most passages are, none of which ends in what may join two words."""
    first, last, breaks = spans[0][0], spans[-1][1], len(spans) - 1
    if sum([end - start for start, end in spans]) + breaks != last - first:
        return None
    lines = text[first:last]
    if lines.count("\n") != breaks or _BROKEN.search(lines):
        return None
    reading = lines.replace("\n", " ")
    return reading if reading.isprintable() and "  " not in reading else None


def _joint(before: str, after: str, words: Vocabulary, text: str, left: int, right: int) -> bool | None:
    """Whether a space joins two spans; None where a hyphen has to go."""
    between = text[left:right]
    if not between or not (between.isspace() or any(c.isspace() for c in between)):
        # A note mark was cut out: what follows it on the line is joined as it stands.
        return False
    head = _HEAD.match(after) if before[-1] in _OPENERS else None
    if not head:
        return True
    tail = _TAIL.search(before[-_LONGEST_WORD:])
    if not tail:
        return _OPEN.search(before[-2:]) is None
    if tail[2] == "\u00ad":
        return None
    if _SUSPENDED.match(after):
        return True
    cut, rest = tail[1], head.group()
    if not (rest.islower() or (cut.isupper() and rest.isupper())):
        return False
    known = rest.lower() in _endings() or words[(cut + rest).lower()] > 0
    return None if known and words[f"{cut}-{rest}".lower()] <= 0 else False


@cache
def _endings() -> frozenset[str]:
    """Ends of words that are no words, so that no compound has them behind its hyphen."""
    return frozenset(language_rules()[ENGLISH]["endings"])


def _drop_hyphen(out: list[str], offsets: array[int], text: str, right: int, after: str) -> Repair:
    word, head = _TAIL.search(out[-1][-_LONGEST_WORD:]), _HEAD.match(after)
    assert word
    assert head
    start = offsets[-1] + 1 - len(word.group())
    out[-1] = out[-1][:-1]
    offsets.pop()
    end = right + len(head.group())
    return Repair(start, end, text[start:end], word[1] + head.group(), "line_end_hyphen")
