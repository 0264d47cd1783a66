"""A stretch of canonical text as HTML, with what was found in it marked.

Spans may lie in each other and overlap; HTML elements may not. So the text is cut at every border, and each piece knows the
recommendations it belongs to and the innermost thing that is named there. What is shown is the text at the offsets, with
nothing added but marks and nothing left out but line breaks; what was mended is shown mended, with what is printed beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup, escape

from pipeline.unseen import shown

_SPACES: Final = str.maketrans({"\n": " ", "\t": " ", "\f": " ", "\v": " ", "\r": " "})
_BREAKS: Final = str.maketrans({"\f": "\n", "\v": "\n", "\r": "\n"})


LEAD: Final = "lead"


@dataclass(frozen=True, slots=True)
class Span:
    """Something found at ``[start, end)`` (code points): what it is, its id, and where it leads.

    ``address`` is empty for a recommendation, which is marked in place; ``label`` is what a reader is told it is. The words
    that lead in an item of a list are marked with it, as a span of the kind ``LEAD`` with the same id.
    """

    start: int
    end: int
    kind: str
    key: str
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A place that reads otherwise than it is printed."""

    start: int
    end: int
    repaired: str


def passage(
    text: str,
    start: int,
    end: int,
    spans: Sequence[Span],
    repairs: Sequence[Repair] = (),
    *,
    first: set[str],
    numbers: dict[str, int],
    breaks: bool = False,
) -> Markup:
    """``text[start:end]`` as HTML.

    Args:
        text: the canonical text.
        start: the first code point.
        end: after the last one.
        spans: what reaches into the stretch, in any order; what does not is passed over.
        repairs: what was mended there.
        first: the ids that have been anchored on this page; those that are anchored here are added.
        numbers: the number that each recommendation has on the page.
        breaks: whether line breaks are kept.
    """
    spans = [each for each in spans if each.start < end and each.end > start]
    mended = {each.start: each for each in repairs if start <= each.start and each.end <= end}
    hidden = sorted((each.start, each.end) for each in mended.values())
    out: list[str] = []
    open_marks: tuple[str, ...] = ()
    for a, b in pairwise(_cuts(start, end, spans, hidden)):
        here = [each for each in spans if each.start <= a and each.end >= b]
        directives = tuple(dict.fromkeys(each.key for each in here if not each.address))
        if directives != open_marks:
            out.append("</mark>" if open_marks else "")
            out.append(f'<mark class="rec" data-r="{escape(" ".join(directives))}">' if directives else "")
            open_marks = directives
        linked = min((each for each in here if each.address), key=lambda each: each.end - each.start, default=None)
        anchors = [each.key for each in here if each is not linked and each.kind != LEAD and each.key not in first]
        first.update(anchors)
        out.extend(f'<span class="anchor" id="{escape(key)}"></span>' for key in anchors)
        words = _words(text, a, b, mended, breaks)
        out.append(words if linked is None else _link(linked, words, first))
        out.extend(
            _chip(each.key, numbers) for each in here if not each.address and each.kind != LEAD and each.end == b
        )
    out.append("</mark>" if open_marks else "")
    return Markup("".join(out))


def _cuts(start: int, end: int, spans: Iterable[Span], hidden: Sequence[tuple[int, int]]) -> list[int]:
    """The borders of pieces; none lies inside of what was mended, which is one word."""
    borders = {start, end}
    for each in spans:
        borders.update(border for border in (each.start, each.end) if start < border < end)
    for first, last in hidden:
        borders = {border for border in borders if not first < border < last} | {first, last}
    return sorted(borders)


def _words(text: str, a: int, b: int, mended: dict[int, Repair], breaks: bool) -> str:
    """The words of one piece, inert."""
    words = text[a:b].translate(_BREAKS if breaks else _SPACES)
    repair = mended.get(a)
    if repair is None or repair.end != b:
        return str(escape(shown(words)))
    title = escape(f"printed: {shown(text[a:b].translate(_SPACES))}")
    return f'<span class="mended" title="{title}">{escape(shown(repair.repaired.translate(_SPACES)))}</span>'


def _link(span: Span, words: str, first: set[str]) -> str:
    own = "" if span.key in first else f' id="{escape(span.key)}"'
    first.add(span.key)
    title = escape(shown(span.label))
    return f'<a class="m {span.kind}"{own} href="{escape(span.address)}" title="{title}">{words}</a>'


def _chip(key: str, numbers: dict[str, int]) -> str:
    number = numbers[key]
    return (
        f'<a class="chip" href="#card-{escape(key)}" '
        f'aria-label="Recommendation {number}: who, to whom and why">{number}</a>'
    )
