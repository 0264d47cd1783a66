"""Lists of recommendations: lettered items under a lead-in.

``find_items`` takes "African Governments should: (a) ...; (b) ..." apart, and "We urge States to: Ratify ...; Report ..."; whether the lead-in is a directive is for
the caller to say. The numbered lines of periodic reviews are read in ``review_lines``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.s3_extract.recommendations.review_lines import imperatives

_MARKER = re.compile(
    r"(?<![\w(])\((?P<letter>[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)\s+|(?<![\w.])(?P<bullet>[•▪–—])\s+(?=[A-Z])"
)
# The marker of a first item says in which style the list counts.
_STYLES = {"a": "letter", "i": "roman", "1": "figure"}
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
_COLON = re.compile(r":\s+(?=[A-Z])")
_SEMICOLON = re.compile(r";\s+(?:and\s+|or\s+)?(?=[A-Z])")
_STOP = re.compile(r"\.(?=\s+[A-Z]|\s*$)")
# How an item of a list without marks begins: an infinitive, a gerund, or an imperative.
_ACTION = re.compile(
    rf"To [a-z]|(?:[A-Z][a-z]+ly )?[A-Z]?[a-z]+ing\b|(?:{'|'.join(sorted({verb.capitalize() for verb in imperatives()[0]}))})\b"
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: ``text[start:end]`` without its marker and the punctuation behind it."""

    marker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of a list and where its lead-in ends: ``text[lead_start:lead_end]`` reaches up to the colon."""

    lead_end: int
    items: tuple[Item, ...]
    end: int


def find_items(text: str) -> ItemList | None:
    """The first list of ``text`` that follows a colon; None where there is none with two items or more.

    Marked items are looked for first.
    """
    if ":" not in text:
        return None
    return _marked_items(text) or _unmarked_items(text)


def _unmarked_items(text: str) -> ItemList | None:
    """Items without marks behind a colon: each begins with a capital and a verb and all but the last end in a semicolon."""
    for colon in _COLON.finditer(text):
        starts = [colon.end(), *(m.end() for m in _SEMICOLON.finditer(text, colon.end()))]
        stop = _STOP.search(text, starts[-1])
        end = stop.start() if stop else len(text)
        if len(starts) > 1 and all(_ACTION.match(text, start) for start in starts):
            bounds = zip(starts, [*(start for start in starts[1:]), end], strict=True)
            items = tuple(Item("", a, _strip_end(text, a, b)) for a, b in bounds)
            return ItemList(colon.end(), items, end)
    return None


def _marked_items(text: str) -> ItemList | None:
    first = None
    for match in _MARKER.finditer(text):
        style = _STYLES.get(match.group("letter") or "", "bullet" if match.group("bullet") else None)
        if style is not None and re.search(r":\s*$", text[: match.start()]):
            first = match
            break
    if first is None or style is None:
        return None
    marks = [first]
    for match in _MARKER.finditer(text, first.end()):
        same = (
            match.group("bullet") == first.group("bullet")
            if style == "bullet"
            else match.group("letter") == _marker(style, len(marks))
        )
        if same:
            marks.append(match)
    if len(marks) < 2:
        return None
    items = []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        items.append(Item(mark.group("letter") or "", mark.end(), _strip_end(text, mark.end(), end)))
    return ItemList(first.start(), tuple(items), len(text))


def _marker(style: str, index: int) -> str:
    """The marker of the item at ``index`` (from 0): b, ii or 2 for 1."""
    if style == "letter":
        return _ALPHABET[index] if index < 26 else _ALPHABET[index // 26 - 1] + _ALPHABET[index % 26]
    return _ROMAN[index] if style == "roman" and index < len(_ROMAN) else str(index + 1)


def _strip_end(text: str, start: int, end: int) -> int:
    tail = re.search(r"(?:[\s;.,]|;?\s+(?:and|or))+$", text[start:end])
    return start + tail.start() if tail else end
