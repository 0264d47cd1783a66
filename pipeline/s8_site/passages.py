"""A stretch of canonical text as HTML, with what was found in it marked.

Spans may lie in each other and overlap; HTML elements may not. So the text is cut at every border, and each piece knows the
recommendations it belongs to and the innermost thing that is named there. What is shown is the text at the offsets, with
nothing added but marks and nothing left out but line breaks; what was mended is shown mended, with what is printed beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
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


class ShownText:
    """The canonical text of a report as one page shows it, passage by passage.

    ``repairs`` are those of the whole text, ``numbers`` that which each recommendation has on the page; ``anchored`` are the
    ids that have an anchor by now.
    """

    def __init__(self, text: str, repairs: Iterable[Repair], numbers: Mapping[str, int]) -> None:
        self.anchored: set[str] = set()
        self._text, self._numbers = text, numbers
        self._repairs = sorted(repairs, key=lambda each: each.start)
        self._mended_at = [each.start for each in self._repairs]

    def passage(self, start: int, end: int, spans: Sequence[Span], *, breaks: bool = False) -> Markup:
        """The text ``[start, end)`` as HTML, with line breaks where ``breaks`` are kept; ids without an anchor get it here.

        ``spans`` are what reaches into the stretch, in any order; what does not is passed over.
        """
        spans = [each for each in spans if each.start < end and each.end > start]
        inside = self._repairs[bisect_left(self._mended_at, start) : bisect_left(self._mended_at, end)]
        mended = {each.start: each for each in inside if each.end <= end}
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
            out.append(self._piece(b, here, _words(self._text[a:b], mended.get(a), breaks)))
        out.append("</mark>" if open_marks else "")
        return Markup("".join(out))

    def _piece(self, b: int, here: Sequence[Span], words: str) -> str:
        """The ``words`` that end at ``b`` with the anchors of all that stands ``here``, one link, and what ends behind them."""
        linked = min((each for each in here if each.address), key=lambda each: each.end - each.start, default=None)
        anchors = [
            each.key for each in here if each is not linked and each.kind != LEAD and each.key not in self.anchored
        ]
        self.anchored.update(anchors)
        ended = (each.key for each in here if not each.address and each.kind != LEAD and each.end == b)
        return "".join(
            (
                *(f'<span class="anchor" id="{escape(key)}"></span>' for key in anchors),
                words if linked is None else self._link(linked, words),
                *(_chip(key, self._numbers[key]) for key in ended),
            )
        )

    def _link(self, span: Span, words: str) -> str:
        own = "" if span.key in self.anchored else f' id="{escape(span.key)}"'
        self.anchored.add(span.key)
        title = escape(shown(span.label))
        return f'<a class="m {span.kind}"{own} href="{escape(span.address)}" title="{title}">{words}</a>'


def _cuts(start: int, end: int, spans: Iterable[Span], hidden: Sequence[tuple[int, int]]) -> list[int]:
    """The borders of pieces; none lies inside of what was mended, which is one word."""
    borders = {start, end}
    for each in spans:
        borders.update(border for border in (each.start, each.end) if start < border < end)
    for first, last in hidden:
        borders = {border for border in borders if not first < border < last} | {first, last}
    return sorted(borders)


def _words(words: str, repair: Repair | None, breaks: bool) -> str:
    """The words of one piece, inert; ``repair`` is what was mended where it begins."""
    if repair is None or repair.end - repair.start != len(words):
        return str(escape(shown(words.translate(_BREAKS if breaks else _SPACES))))
    title = escape(f"printed: {shown(words.translate(_SPACES))}")
    return f'<span class="mended" title="{title}">{escape(shown(repair.repaired.translate(_SPACES)))}</span>'


def _chip(key: str, number: int) -> str:
    return (
        f'<a class="chip" href="#card-{escape(key)}" '
        f'aria-label="Recommendation {number}: who, to whom and why">{number}</a>'
    )
