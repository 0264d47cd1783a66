"""Lists of recommendations: lettered items under a lead-in.

``find_items`` takes "African Governments should: (a) ...; (b) ..." apart, and "We urge States to: Ratify ...; Report ..."; whether the lead-in is a directive is for
the caller to say. The numbered lines of periodic reviews are read in ``review_lines``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.numbers import figure
from pipeline.s3_extract.directives.usages import stands
from pipeline.s3_extract.marks import mark_of
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.sentences import split_sentences

if TYPE_CHECKING:
    import re

_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
)
# Of an item, to see what it opens with; more white space stands before no mark.
_OPENING, _NEAR = 80, 40
# What is left at the end of an item ("; and") is shorter.
_LONGEST_TAIL = 40
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: ``text[start:end]`` without its marker and the punctuation behind it."""

    marker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of a list; its lead-in ``text[:lead_end]`` reaches up to the colon, ``end`` is where other text follows."""

    lead_end: int
    items: tuple[Item, ...]
    end: int


# A text is asked for its list when it is read, for the points that its head leads in, and for what it leads in below.
@lru_cache(maxsize=8)
def find_items(text: str, points: tuple[int, ...] = ()) -> ItemList | None:
    """The first list of ``text`` that follows a colon; None where there is none with two items or more, or a bullet.

    Items with marks in brackets are looked for first, then those marked ``a.`` or ``a)``, then those numbered ``2.1``, then those
    that begin at ``points``, the places of bullets in print.
    """
    if ":" not in text:
        return None
    marked = _marked_items(text, mark_of("item")) or _marked_items(text, mark_of("open_item"))
    if marked is None and mark_of("decimal_item").search(text):
        marked = _marked_items(text, mark_of("decimal_item"))
    return marked or _bulleted_items(text, points) or _unmarked_items(text)


def _bulleted_items(text: str, points: Sequence[int]) -> ItemList | None:
    """Items behind a colon whose bullets are no part of the text; one alone where further ones are paragraphs of their own."""
    first = next(
        (n for n, at in enumerate(points) if mark_of("colon_before").search(text[max(0, at - _NEAR) : at])), None
    )
    if first is None:
        return None
    bounds = [*pairwise(points[first:])]
    one_sentence = all(len(split_sentences(text[a:b])) == 1 for a, b in bounds)
    last = points[-1]
    end = last + split_sentences(text[last:])[0][1] if one_sentence and text[last:].strip() else len(text)
    items = tuple(Item("", a, _strip_end(text, a, b)) for a, b in [*bounds, (last, end)])
    return ItemList(points[first], items, end)


def _unmarked_items(text: str) -> ItemList | None:
    """Items without marks behind a colon: each begins with a capital and a verb and all but the last end in a semicolon."""
    last = text.rfind(";")
    for colon in mark_of("list_colon").finditer(text):
        if colon.end() > last:
            break
        starts = [colon.end(), *(m.end() for m in mark_of("list_semicolon").finditer(text, colon.end()))]
        stop = mark_of("list_stop").search(text, starts[-1])
        end = stop.start() if stop else len(text)
        if len(starts) > 1 and all(_is_action(text, start) for start in starts):
            bounds = zip(starts, [*(start for start in starts[1:]), end], strict=True)
            items = tuple(Item("", a, _strip_end(text, a, b)) for a, b in bounds)
            return ItemList(colon.end(), items, end)
    return None


def _is_action(text: str, start: int) -> bool:
    """Whether an item without a mark begins at ``start``: an infinitive, a gerund, or an imperative."""
    return opens_with_verb(text, start) or stands("action", text[start : start + _OPENING], 0) is not None


def _first_mark(text: str, item: re.Pattern[str]) -> re.Match[str] | None:
    """The mark of the first item of a list. It stands behind a colon, and colons are few: at other places none is looked for."""
    colon = text.find(":")
    while colon >= 0:
        behind = text[colon + 1 : colon + _NEAR]
        for at in range(colon + 1, colon + 2 + len(behind) - len(behind.lstrip())):
            match = item.match(text, at)
            if match is not None and _style(match.group("letter"))[0]:
                return match
        colon = text.find(":", colon + 1)
    return None


def _marked_items(text: str, item: re.Pattern[str]) -> ItemList | None:
    first = _first_mark(text, item)
    if first is None:
        return None
    style, begins = _style(first.group("letter"))
    marks = [first]
    for match in item.finditer(text, first.end()):
        if len(marks) > 1 and style != "bullet" and match.group("letter") == first.group("letter"):
            # Another list begins.
            break
        same = (
            match.group("bullet") == first.group("bullet")
            if style == "bullet"
            else match.group("letter") == _marker(style, begins + len(marks))
        )
        if same:
            marks.append(match)
    if len(marks) < 2:
        return None
    items = []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else _last_end(text, marks)
        items.append(Item(mark.group("letter") or "", mark.end(), _strip_end(text, mark.end(), end)))
    return ItemList(first.start(), tuple(items), end)


def _style(marker: str | None) -> tuple[str, int]:
    """In which style a list counts whose first item has the ``marker``, and from which index; an empty style for none.

    Letters and figures may go on from a list before ("To the Secretary-General: (c) ..."); a Roman figure is i.
    """
    if marker is None:
        return "bullet", 0
    if marker == _ROMAN[0]:
        return "roman", 0
    if marker.isdecimal():
        return "figure", figure(marker) - 1
    return ("letter", _ALPHABET.index(marker)) if len(marker) == 1 else ("", 0)


def _last_end(text: str, marks: list[re.Match[str]]) -> int:
    """Where the last item ends: where those before it are parts of one sentence, so is it, and text follows the list."""
    before = [text[a.end() : b.start()] for a, b in pairwise(marks)]
    one_sentence = all(mark_of("part_end").search(part) and len(split_sentences(part)) == 1 for part in before)
    if not one_sentence:
        return len(text)
    at = marks[-1].end()
    return at + split_sentences(text[at:])[0][1] if text[at:].strip() else len(text)


def _marker(style: str, index: int) -> str:
    """The marker of the item at ``index`` (from 0): b, ii or 2 for 1."""
    if style == "letter":
        return _ALPHABET[index] if index < 26 else _ALPHABET[index // 26 - 1] + _ALPHABET[index % 26]
    return _ROMAN[index] if style == "roman" and index < len(_ROMAN) else str(index + 1)


def _strip_end(text: str, start: int, end: int) -> int:
    tail = mark_of("item_tail").search(text, max(start, end - _LONGEST_TAIL), end)
    return tail.start() if tail else end
