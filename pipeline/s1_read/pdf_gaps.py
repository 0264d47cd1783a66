"""The wide gaps of a printed line, which part the columns of a masthead or a table.

Only lines wider than their characters explain are looked at blank by blank.
"""

from __future__ import annotations

import math
import re

from pipeline.s1_read.pdf_probe import Probe, Stretch

_BLANK = re.compile(r"\s+")
# `1.`, `(a)`, `III.`, a bullet: the blank after it is wide in print and parts no columns.
_LABEL = re.compile(r"(?:\(?[0-9A-Za-z]{1,5}[.)]|[0-9]{1,3}(?:\.[0-9]{1,3})+\.?|[•·–—*-]|[0-9*]{1,3})$")
# Blanks between columns are wider than this many times the font size; justified lines stay below.
_COLUMN_GAP = 1.5
# Typewriters set two blanks after a sentence.
_SENTENCE_GAP = 2.6
# The blanks of a justified line are as wide as each other, up to this.
_EVEN = 1.3
# Headings are set large, but their gaps are those of the page.
_LARGEST_GAP_SIZE = 12.0
_SENTENCE_END = re.compile(r"[.:;?!][)”’\"']?$")
# Times at 10 points prints 42 characters in 19 em; used where a page has no long line to learn from.
_USUAL_WIDTH = 0.45
# Print is seldom wider; so many lines of a page whose print seems to be are looked at.
_WIDE, _SAMPLE = 0.5, 4
# A typewriter's characters are 0.6 wide; lines that seem wider are rows of a table.
_WIDEST = 0.62


def usual_width(probe: Probe, stretches: list[Stretch]) -> float:
    """Width of a character in ems, the median of the page's long lines.

    Where it is large because the lines are halves of two columns, which some of them tell, it is the usual one.
    """
    lines = sorted(
        ((each.last.x - each.first.x) / ((each.end - each.start) * each.first.size), each.start, each)
        for each in stretches
        if each.end - each.start >= 40 and each.first.size > 0 and each.last.x > each.first.x
    )
    if not lines:
        return _USUAL_WIDTH
    middle = min(lines[len(lines) // 2][0], _WIDEST)
    if middle <= _WIDE:
        return middle
    some = [each for *_, each in lines[:: max(len(lines) // _SAMPLE, 1)]]
    halves = sum(bool(wide_gaps(probe, each, _USUAL_WIDTH)) for each in some)
    return _USUAL_WIDTH if 2 * halves > len(some) else middle


def wide_gaps(probe: Probe, stretch: Stretch, width_of_em: float) -> list[tuple[int, int]]:
    """The blanks of a line that part columns: ``(start, end)``."""
    start, end, size = stretch.start, stretch.end, stretch.size
    if stretch.x1 - stretch.first.x - (end - start) * size * width_of_em <= size:
        return []
    text, size = probe.text, min(size, _LARGEST_GAP_SIZE)
    blanks = [blank.span() for blank in _BLANK.finditer(text, start, end)]
    reached = probe.across(place for first, after in blanks for place in (first - 1, after))
    steps = [after - before for before, after in zip(reached[::2], reached[1::2], strict=True)]
    # A step from character to character is wider than the blank in it, and shorter than a gap on most lines.
    if max(steps, default=0.0) <= _COLUMN_GAP * size:
        return []
    gaps = [(first, after, step - probe.advance(first - 1)) for (first, after), step in zip(blanks, steps, strict=True)]
    least = min(width for _, _, width in gaps)
    if _is_justified(text, start, gaps):
        return []
    # In a justified line all blanks are stretched.
    limit = max(2.2 * least if 0.6 * size < least < 2 * size else 0.0, _COLUMN_GAP * size)
    return [gap[:2] for gap in gaps if gap[2] > limit and gap[2] > gap_limit(text[start : gap[0]], size)]


def _is_justified(text: str, start: int, gaps: list[tuple[int, int, float]]) -> bool:
    """Whether the blanks of a line are wide because its few words fill a narrow column: as wide as each other, and all words behind
    them in small letters. ``gaps`` are the blanks ``(start, end, points)``; that behind a label stays narrow."""
    between = [width for first, after, width in gaps if not _LABEL.fullmatch(text[start:first])]
    small = all(text[after].islower() for first, after, _ in gaps if not _LABEL.fullmatch(text[start:first]))
    return small and len(between) > 1 and max(between) < _EVEN * min(between)


def gap_limit(before: str, size: float) -> float:
    """How wide a blank after ``before`` must be to part columns, in points."""
    if _LABEL.fullmatch(before.rpartition("\t")[2]):
        return math.inf
    return (_SENTENCE_GAP if _SENTENCE_END.search(before) else _COLUMN_GAP) * size
