"""The numbers Word makes up: ``1.``, ``(a)``, ``III.`` as they are printed.

Word keeps no automatic number in the text; it counts while it prints. This counts the same way, from numbering.xml
(ECMA-376 part 1, section 17.9). Numbers somebody typed are text and no matter of this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.numbers import figure, int_to_roman, whole_number
from pipeline.s1_read.docx_package import W

_PLACE = re.compile(r"%([1-9])")
_DASHES = {"-": "-", "–": "–", "—": "—"}
BULLET = "•"
_MOST_LETTERS = 10


def letters(number: int) -> str:
    """``1`` as ``a``, ``27`` as ``aa``, ``28`` as ``bb``, as Word counts; in figures where it would be a line of them."""
    if not 0 < number <= _MOST_LETTERS * 26:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str
    legal: bool
    #: Level after which this one begins anew; None for the one above.
    restart: int | None


class Numbering:
    """Counts the lists of one document. ``label`` has to be called for the numbered paragraphs in their order."""

    def __init__(self, numbering: Any | None, style_lists: dict[str, str] | None = None) -> None:
        """``style_lists`` gives the numId of numbering styles, to which an abstract list can point."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        if numbering is None:
            return
        links: dict[str, str] = {}
        for abstract in numbering.findall(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = {_int(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in abstract.findall(f"{W}lvl")}
            link = abstract.find(f"{W}numStyleLink")
            if link is not None:
                links[key] = link.get(f"{W}val", "")
        for num in numbering.findall(f"{W}num"):
            self._add_list(num)
        for key, style in links.items():
            target = self._list_of.get((style_lists or {}).get(style, ""), "")
            if target in self._levels:
                self._levels[key] = self._levels[target]

    def _add_list(self, num: Any) -> None:
        key = num.get(f"{W}numId", "")
        abstract = num.find(f"{W}abstractNumId")
        if abstract is None:
            return
        self._list_of[key] = abstract.get(f"{W}val", "")
        starts: dict[int, int] = {}
        for override in num.findall(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[_int(override.get(f"{W}ilvl"))] = _int(start.get(f"{W}val"), 1)
        self._overrides[key] = starts

    def label(self, list_id: str, depth: int) -> str:
        """The next number of list ``list_id`` (a numId) at level ``depth`` (from 0); empty where it prints none."""
        abstract = self._list_of.get(list_id)
        levels = self._levels.get(abstract or "")
        if abstract is None or not levels or depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._started:
            self._started.add(list_id)
            for level, start in self._overrides.get(list_id, {}).items():
                counts[level] = start - 1
        for level in list(counts):
            restart = levels[level].restart if level in levels else None
            if level > depth and (restart is None or depth < restart):
                del counts[level]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        return self._written(levels, counts, depth)

    @staticmethod
    def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        own = levels[depth]
        if own.form == "bullet":
            return _DASHES.get(own.pattern.strip(), BULLET) if own.pattern.strip() else ""
        if own.form == "none":
            return own.pattern.strip() if "%" not in own.pattern else ""

        def number(match: re.Match[str]) -> str:
            at = figure(match.group(1)) - 1
            level = levels.get(at)
            if level is None:
                return ""
            return _format(counts.get(at, level.start), "decimal" if own.legal else level.form)

        return _PLACE.sub(number, own.pattern).strip()


def _level(lvl: Any) -> _Level:
    def value(name: str, default: str) -> str:
        element = lvl.find(W + name)
        return default if element is None else str(element.get(f"{W}val", default))

    legal = lvl.find(f"{W}isLgl") is not None
    restart = lvl.find(f"{W}lvlRestart")
    return _Level(
        _int(value("start", "1"), 1),
        value("numFmt", "decimal"),
        value("lvlText", ""),
        legal,
        None if restart is None else _int(restart.get(f"{W}val")),
    )


def _format(number: int, form: str) -> str:
    if form == "lowerLetter":
        return letters(number)
    if form == "upperLetter":
        return letters(number).upper()
    if form == "lowerRoman":
        return int_to_roman(number)
    if form == "upperRoman":
        return int_to_roman(number).upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form in ("none", "bullet") else str(number)


def _int(text: str | None, default: int = 0) -> int:
    number = whole_number(text)
    return default if number is None else number
