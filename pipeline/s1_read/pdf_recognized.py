"""Pages of scans whose words a program recognized: as pages of one print.

In go measured pages, out come pages whose sizes and edges are those of one print. Which words stand on them is not touched.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.s1_read.pdf_page import Page, PrintedLine

RECOGNIZED_SIZE = 10.0
# Points; left edges of one text differ by less, as a sheet lies a little askew.
_APART = 6.0
# `/...` below the text of a page, at its right, is recognized as a word of a few letters.
_FAR_RIGHT, _SIGN = 0.75, 6
# Characters of a line that is no heading; points by which sizes differ. Of the lines of print that was recognized with its sizes
# up to 18 % differ from the one before (UNAMIC, S/23613), of those measured on the boxes of letters a third and more.
_LINE, _OTHER_SIZE, _MOST_OTHER = 40, 0.4, 0.3
# Fewer lines tell nothing.
_FEWEST = 8
# No box of the usual print is larger.
_LARGE = 1.25


def evened(pages: list[Page]) -> list[Page]:
    """The pages, those with words laid under a scan as one print where their sizes were measured on the boxes of letters.

    Tesseract lays its words under a picture in the height of each line's box: a line without a letter that reaches down
    is smaller than the next. Print that was recognized with its sizes is left as it is.
    """
    numbers = {page.number for page in pages if page.recognized}
    if not numbers or not _measured([page for page in pages if page.recognized]):
        return pages
    laid = {number: [page for page in pages if page.number == number] for number in sorted(numbers)}
    usual = median(line.size for parts in laid.values() for page in parts for line in page.lines)
    found = {
        number: [_with_large(page, given, usual) for page, given in zip(parts, laid[number], strict=True)]
        for number, parts in as_one_print(laid).items()
    }
    others = [page for page in pages if page.number not in numbers]
    return sorted([*others, *(page for parts in found.values() for page in parts)], key=lambda page: page.number)


def _with_large(page: Page, given: Page, usual: float) -> Page:
    """A page whose lines of much larger print have their size again: titles and headings."""
    lines = [
        replace(line, size=RECOGNIZED_SIZE * old.size / usual) if old.size > _LARGE * usual else line
        for line, old in zip(page.lines, given.lines, strict=True)
    ]
    return replace(page, lines=lines)


def _measured(pages: list[Page]) -> bool:
    """Whether the sizes of lines that stand below each other differ as the boxes of letters do."""
    sizes = [[line.size for line in page.lines if len(line.text) > _LINE] for page in pages]
    steps = [abs(above - below) > _OTHER_SIZE for each in sizes for above, below in pairwise(each)]
    return len(steps) >= _FEWEST and sum(steps) > _MOST_OTHER * len(steps)


def as_one_print(pages: dict[int, list[Page]]) -> dict[int, list[Page]]:
    """Recognized pages as pages of one print: letters of one size, and text that begins at one edge on all pages.

    Sizes are measured on the boxes of letters, and a sheet lies more or less to the left on the glass: taken as they
    are, half of the text would be small print or stand left of the text.
    """
    edges = {number: _edge(parts) for number, parts in pages.items()}
    known = sorted(edge for edge in edges.values() if edge is not None)
    usual = known[len(known) // 2] if known else 0.0
    return {
        number: [
            replace(
                page,
                lines=[
                    _plain(page, line, usual - (edges[number] or usual), line is page.lines[-1]) for line in page.lines
                ],
            )
            for page in parts
        ]
        for number, parts in pages.items()
    }


def _edge(parts: list[Page]) -> float | None:
    """Where most lines of a page begin, a few points apart."""
    lefts = Counter(round(line.x0 / _APART) for page in parts for line in page.lines)
    if not lefts:
        return None
    most = max(lefts, key=lambda left: lefts[left] + lefts[left - 1])
    near = [line.x0 for page in parts for line in page.lines if round(line.x0 / _APART) in (most, most - 1)]
    return sum(near) / len(near)


def _plain(page: Page, line: PrintedLine, shift: float, last: bool) -> PrintedLine:
    """A line without what cannot be told from boxes; the sign that the text goes on is set right."""
    text = line.text
    if last and line.x0 > _FAR_RIGHT * page.width and len(text) <= _SIGN and text.isalpha():
        text = "/..."
    return replace(
        line, text=text, x0=line.x0 + shift, x1=line.x1 + shift, size=RECOGNIZED_SIZE, bold=False, italic=False,
        marks=(), raised_start=False,
    )  # fmt: skip
