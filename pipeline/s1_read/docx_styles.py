"""What the paragraph styles of a Word file say of a paragraph: heading and its level, title, contents, note; its list.

The templates of the United Nations name the structure in their styles: ``_ H _Ch`` (chapter), ``_ H_1``, ``_ H_2/3``,
``__Single Txt``. Word's own styles are ``heading 1``, ``toc 1``, ``footnote text``. Seen in documents of docs.un.org
from 2025 and 2026.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.model import LineRole
from pipeline.numbers import figure, whole_number
from pipeline.s1_read.docx_package import W

_UN_HEADING = re.compile(r"_ ?h ?_ ?(ch|m|\d)", re.IGNORECASE)
_WORD_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
# `_ H _M` is the part above a chapter, `_ H _Ch` the chapter; `_ H_1` is one level below, `_ H_2/3` two.
_UN_LEVELS = {"m": 1, "ch": 1, "1": 2, "2": 3, "3": 3, "4": 4, "5": 5, "6": 6}
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says. ``list_id``/``depth`` are its automatic numbering, ``bold`` its weight where it names one.

    ``vanish`` and ``strike``: its words are hidden or struck out. ``shaded``: they stand on a ground of their own.
    """

    role: LineRole | None = None
    level: int | None = None
    list_id: str | None = None
    depth: int = 0
    bold: bool | None = None
    vanish: bool = False
    strike: bool = False
    shaded: bool = False


@dataclass(slots=True)
class _Entry:
    name: str
    parent: str | None
    outline: int | None
    list_id: str | None
    depth: int | None
    bold: bool | None
    vanish: bool | None
    strike: bool | None
    shaded: bool | None


class Styles:
    """The styles of paragraphs and characters of a document by their id."""

    def __init__(self, styles: Any | None) -> None:
        self._entries: dict[str, _Entry] = {}
        self._known: dict[str | None, Style] = {None: Style()}
        for style in styles.findall(f"{W}style") if styles is not None else ():
            self._entries[style.get(f"{W}styleId", "")] = _entry(style)

    def get(self, style_id: str | None) -> Style:
        """The style with what it inherits; an unknown one says nothing."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def lists(self) -> dict[str, str]:
        """The numId of every style that has one, by style id."""
        return {key: entry.list_id for key, entry in self._entries.items() if entry.list_id}

    def _resolve(self, style_id: str | None) -> Style:
        chain: list[_Entry] = []
        at = style_id
        while at in self._entries and len(chain) < _DEPTH:
            chain.append(self._entries[at])
            at = chain[-1].parent
        if not chain:
            return Style()
        role, level = _meaning(chain[0].name, chain[0].outline)
        list_id = next((entry.list_id for entry in chain if entry.list_id is not None), None)
        depth = next((entry.depth for entry in chain if entry.depth is not None), 0)
        bold = next((entry.bold for entry in chain if entry.bold is not None), None)
        vanish = next((entry.vanish for entry in chain if entry.vanish is not None), False)
        strike = next((entry.strike for entry in chain if entry.strike is not None), False)
        shaded = next((entry.shaded for entry in chain if entry.shaded is not None), False)
        return Style(role, level, list_id if list_id != "0" else None, depth, bold, vanish, strike, shaded)


def _entry(style: Any) -> _Entry:
    def value(path: str) -> str | None:
        element = style.find(path)
        return None if element is None else element.get(f"{W}val")

    def switch(name: str) -> bool | None:
        element = style.find(f"{W}rPr/{W}{name}")
        return None if element is None else is_on(element)

    shades = [shade for path in ("rPr", "pPr") if (shade := style.find(f"{W}{path}/{W}shd")) is not None]
    return _Entry(
        value(f"{W}name") or "",
        value(f"{W}basedOn"),
        whole_number(value(f"{W}pPr/{W}outlineLvl")),
        value(f"{W}pPr/{W}numPr/{W}numId"),
        whole_number(value(f"{W}pPr/{W}numPr/{W}ilvl")),
        switch("b"),
        switch("vanish"),
        switch("dstrike") if switch("strike") is None else switch("strike"),
        any(map(is_shaded, shades)) if shades else None,
    )


def is_on(element: Any | None) -> bool:
    """Whether a switch of Word such as ``<w:b/>`` is on; it is off where it is missing."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def is_shaded(shade: Any | None) -> bool:
    """Whether ``<w:shd>`` lays a ground that is not white; an automatic one is that of the paper."""
    if shade is None:
        return False
    return shade.get(f"{W}fill", "auto").upper() not in ("AUTO", "FFFFFF") or shade.get(f"{W}val") == "solid"


def _meaning(name: str, outline: int | None) -> tuple[LineRole | None, int | None]:
    plain = name.strip().lower()
    if found := _UN_HEADING.match(plain):
        return "heading", _UN_LEVELS.get(found.group(1).lower())
    if found := _WORD_HEADING.match(plain):
        return "heading", figure(found.group(1))
    if plain.startswith("title_h") or plain in ("title", "subtitle"):
        return "title", None
    if plain.startswith("toc ") or plain == "table of figures":
        return "contents", None
    if plain in ("footnote text", "endnote text"):
        return "note", None
    if plain == "caption":
        return "caption", None
    if plain.startswith(("agenda", "session", "header", "footer")):
        return None, None
    if plain.startswith(("__single txt", "_single txt", "single txt", "body text", "_para")):
        return "paragraph", None
    if outline is not None and 0 <= outline < 9:
        return "heading", outline + 1
    return None, None
