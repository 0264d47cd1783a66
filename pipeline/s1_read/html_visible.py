"""What of a web page is its text: not what no browser shows, not what is struck out, not the frame of the site.

In: an element and the style sheets of its page. Out: why it is left out, or nothing. The words and elements are data
(``rules/web_pages.yaml``). What is done with the rest is for ``html_page``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal

from pipeline.model import Issue
from pipeline.rules.loader import read_rules

Reason = Literal["silent", "hidden", "deleted", "frame"]

# Declarations by which text is there and not seen; blanks and case are taken out before.
_UNSEEN = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|font-size:(?:0(?:px|pt|em|rem|%)?|0?\.\d+(?:px|pt)|1px)(?=;|!|$)|opacity:0(?:\.0+)?(?=;|!|$)"
    r"|mso-hide:all|content-visibility:hidden|clip-path:inset\((?:50|100)%|clip:rect\((?:0|1)(?:px)?,?(?:0|1)(?:px)?,"
    r"|text-indent:-\d{3,}|color:(?:transparent|rgba\([\d,.%]*,0(?:\.0+)?\))|transform:scale\(0\))"
)
_WHITE_VALUES = r"(?:white|#fff(?:fff)?|rgb\(255,255,255\))(?=;|!|$)"
_WHITE = re.compile(rf"(?:^|;)color:{_WHITE_VALUES}")
# What words can stand out from: any ground but white, a picture too.
_GROUND = re.compile(rf"(?:^|;)background(?:-color|-image)?:(?!{_WHITE_VALUES}|none|transparent|inherit|initial|unset)")
_MOVED_AWAY = re.compile(r"(?:^|;)(?:left|right|top|bottom|margin-left|margin-top):-\d{3,}")
_STRUCK = re.compile(r"(?:^|;)text-decoration(?:-line)?:[a-z-]*line-through")
# What Word saves beside the text: comments, and what stands at the head and foot of its pages.
_BESIDE = re.compile(r"(?:^|;)mso-element:(?:comment(?:-list)?|header|footer)(?=;|$)")
_BLANKS = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_NOTES = re.compile(r"foot-?note|end-?note|fn", re.IGNORECASE)
_ISSUES: tuple[tuple[Reason, str, str], ...] = (
    ("hidden", "hidden_text", "that no browser shows"),
    ("deleted", "deleted_text", "that are struck out"),
    ("frame", "page_frame", "of navigation, banners, comments and the foot of the site"),
)
# Style sheets are searched up to here; one of a report has a few kilobytes.
_LONGEST_SHEET = 200_000
# A sheet for these is that of the page as it is looked at; that of paper or of small windows may differ.
_SEEN_MEDIA = re.compile(r"\s*(?:only\s+)?(?:screen|all)\s*")
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"[a-z0-9]*(?:[.#][\w-]+)?", re.IGNORECASE)
# A selector of elements inside others has a few parts; longer ones are made by programs for their own frame.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Styles:
    """Selectors by which a page hides, strikes out, prints in white or lays a ground: ``.draft``, ``#old``, ``td.x``.

    Each is of one class, id or element; those inside others (``.notes .old``) are in ``within`` by their last part, as
    ``(reason, the parts before)``.
    """

    hidden: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    white: frozenset[str] = frozenset()
    grounded: frozenset[str] = frozenset()
    within: Mapping[str, tuple[tuple[Reason, tuple[str, ...]], ...]] = field(default_factory=dict)

    def names(self, tag: str) -> bool:
        """Whether any selector is of an element without class and id."""
        return tag in self.hidden or tag in self.struck or tag in self.white or tag in self.within


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of ``web_pages.yaml``."""

    never_shown: frozenset[str]
    controls: frozenset[str]
    deleted: frozenset[str]
    hidden_classes: frozenset[str]
    frame_elements: frozenset[str]
    frame_roles: frozenset[str]
    frame_words: frozenset[str]
    frame_companions: frozenset[str]
    frame_kits: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(**{name: frozenset(words) for name, words in read_rules("web_pages.yaml").items()})


def read_styles(sheets: Iterable[str]) -> Styles:
    """What the style sheets of a page hide. Rules for paper or for single windows are not looked at: they may differ."""
    found: dict[str, set[str]] = {"hidden": set(), "deleted": set(), "white": set(), "grounded": set()}
    within: dict[str, list[tuple[Reason, tuple[str, ...]]]] = {}
    for sheet in sheets:
        for selectors, declarations in _rules(sheet[:_LONGEST_SHEET]):
            style = _bare(declarations)
            reason: Reason | None = "hidden" if _is_unseen(style) else "deleted" if _STRUCK.search(style) else None
            white = _WHITE.search(style) is not None
            ground = _GROUND.search(style) is not None
            if not (reason or white or ground):
                continue
            for selector in selectors.split(","):
                *outer, last = selector.split() or [""]
                if not last or not all(map(_SIMPLE.fullmatch, (*outer, last))):
                    continue
                if outer and reason and len(outer) < _DEEPEST:
                    within.setdefault(last, []).append((reason, tuple(outer)))
                elif reason and not outer:
                    found[reason].add(last)
                elif ground:
                    found["grounded"].add(last)
                elif white and not outer:
                    found["white"].add(last)
    return Styles(
        hidden=frozenset(found["hidden"]),
        struck=frozenset(found["deleted"]),
        white=frozenset(found["white"]),
        grounded=frozenset(found["grounded"]),
        within={last: tuple(rules) for last, rules in within.items()},
    )


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet for screens: selectors and declarations. Each character is looked at once."""
    first, *others = sheet.split("/*")
    bare = first + "".join(part.partition("*/")[2] for part in others)
    depth, at = 0, 0
    media: int | None = None
    selectors: str | None = None
    for brace in _BRACE.finditer(bare):
        words = bare[at : brace.start()]
        at = brace.end()
        if brace[0] == "{":
            _, at_media, seen_on = words.partition("@media")
            if media is None and at_media and not _SEEN_MEDIA.fullmatch(seen_on):
                media = depth
            depth, selectors = depth + 1, words
            continue
        if selectors is not None and media is None:
            yield selectors, words
        depth, selectors = max(0, depth - 1), None
        if media is not None and depth <= media:
            media = None


def why_left_out(element: Any, styles: Styles, *, in_text: bool) -> Reason | None:
    """Why an element is no text of the report; ``in_text`` says that it stands inside ``main`` or ``article``.

    ``silent`` has nothing that anybody reads.
    """
    words, tag = _words(), element.tag
    if tag in words.never_shown or tag in words.controls:
        return "silent"
    if tag in words.deleted:
        return "deleted"
    attributes = element.attrib
    if tag == "dialog" and "open" not in attributes:
        return "hidden"
    if not attributes and not styles.names(tag):
        return "frame" if tag in words.frame_elements and _is_frame(element, in_text) else None
    style = _bare(attributes.get("style", ""))
    classes = attributes.get("class", "").lower().split()
    selectors = set(_selectors(element))
    if (
        "hidden" in attributes
        or (attributes.get("aria-hidden", "").lower() == "true" and not _holds_the_text(element))
        or (style and _is_unseen(style))
        or not words.hidden_classes.isdisjoint(classes)
        or not styles.hidden.isdisjoint(selectors)
    ):
        return "hidden"
    if (style and _STRUCK.search(style)) or not styles.struck.isdisjoint(selectors):
        return "deleted"
    if styles.within and (reason := _inside_others(element, selectors, styles)):
        return reason
    if ((style and _WHITE.search(style)) or not styles.white.isdisjoint(selectors)) and not _grounded(element, styles):
        return "hidden"
    if tag in ("body", "main", "article"):
        return None
    if style and _BESIDE.search(style):
        return "frame"
    names = (*classes, attributes.get("id", "").lower())
    framed = (
        attributes.get("role", "").lower() in words.frame_roles
        or any(map(_names_frame, names))
        or (any(map(_names_kit, names)) and not _holds_the_text(element))
    )
    return "frame" if framed or (tag in words.frame_elements and _is_frame(element, in_text)) else None


def _inside_others(element: Any, selectors: set[str], styles: Styles) -> Reason | None:
    """What a selector of elements inside others says of an element."""
    for last in selectors & styles.within.keys():
        for reason, outer in styles.within[last]:
            wanted = list(outer)
            for around in element.iterancestors():
                if wanted and wanted[-1] in _selectors(around):
                    wanted.pop()
            if not wanted:
                return reason
    return None


def _grounded(element: Any, styles: Styles) -> bool:
    """Whether an element or one around it has a ground from which white words stand out."""
    return any(
        "bgcolor" in around.attrib
        or _GROUND.search(_bare(around.get("style", ""))) is not None
        or not styles.grounded.isdisjoint(_selectors(around))
        for around in (element, *element.iterancestors())
    )


@lru_cache(maxsize=4096)
def _names_frame(name: str) -> bool:
    """Is a class or an id nothing but the name of a part of the frame?"""
    words, parts = _words(), {part for part in _NO_LETTERS.split(name) if part}
    return bool(parts & words.frame_words) and parts <= words.frame_words | words.frame_companions


@lru_cache(maxsize=4096)
def _names_kit(name: str) -> bool:
    return any(kit in name for kit in _words().frame_kits)


def _holds_the_text(element: Any) -> bool:
    """While a dialogue is open, a page keeps its text from screen readers; one saved then still has it. What a kit marks may be
    the whole page (``cookies-accepted``), too."""
    return element.tag in ("body", "main", "article") or any(
        element.find(f".//{tag}") is not None for tag in ("main", "article", "h1")
    )


def _is_frame(element: Any, in_text: bool) -> bool:
    """Navigation always; what closes or accompanies a page unless it belongs to the text or holds its notes."""
    if element.tag == "nav":
        return True
    names = (f"{each.get('class', '')} {each.get('id', '')} {each.get('role', '')}" for each in element.iter("*"))
    return not in_text and not any(_NOTES.search(name) for name in names)


def _selectors(element: Any) -> Iterable[str]:
    """The simple selectors that an element answers to."""
    tag = element.tag
    yield tag
    for name in (*(f".{each}" for each in element.get("class", "").split()), f"#{element.get('id', '')}"):
        yield name
        yield tag + name


def _bare(style: str) -> str:
    return _BLANKS.sub("", style).lower()


def _is_unseen(style: str) -> bool:
    away = _MOVED_AWAY.search(style) and (
        "position:absolute" in style or "position:fixed" in style or "margin-" in style
    )
    tiny = "overflow:hidden" in style and re.search(r"(?:^|;)(?:width|height):[01](?:px)?(?=;|$)", style)
    return bool(_UNSEEN.search(style) or away or tiny)


def left_out_issues(found: Mapping[Reason, list[str]]) -> tuple[Issue, ...]:
    """An issue for each reason for which words of the page are left out."""
    issues: list[Issue] = []
    for reason, kind, what in _ISSUES:
        words = _BLANKS.sub(" ", " ".join(found.get(reason, ()))).strip()
        if words:
            message = f"{len(words)} characters {what} are left out: {words[:80]!r}"
            issues.append(Issue("info", kind, message))
    return tuple(issues)
