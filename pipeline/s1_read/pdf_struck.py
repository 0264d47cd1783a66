"""Words that a line is drawn through: what an amendment takes away is printed so.

In: the thin lines of a page and its stretches of text. Out: the stretches without the words that are struck out, and
these words. A line under words runs below their foot, the rule of a table above their heads or below; one that strikes
them out crosses the small letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from pipeline.s1_read.pdf_boxes import Box, Span
from pipeline.s1_read.pdf_probe import Probe

_WORD = re.compile(r"\S+")
# A line crosses words at this height of their size, over most of them.
_LOW, _HIGH = 0.12, 0.45
_CROSSED = 0.7


def without_struck(probe: Probe, lines: Sequence[Box], spans: list[Span]) -> tuple[list[Span], list[str]]:
    """The stretches without the words that one of ``lines`` strikes out, and these words; for upright text."""
    if not lines:
        return spans, []
    upwards = sorted(lines, key=_middle)
    heights = [_middle(line) for line in upwards]
    kept: list[Span] = []
    struck: list[str] = []
    for start, end in spans:
        y, size = probe.place(start)[1], probe.size(start)
        across = upwards[bisect_right(heights, y + _LOW * size) : bisect_left(heights, y + _HIGH * size)]
        if not across:
            kept.append((start, end))
            continue
        words = [word.span() for word in _WORD.finditer(probe.text, start, end)]
        for crossed, run in groupby(words, key=lambda word: _is_crossed(probe.area(word[0], word[1] - 1), across)):
            inside = list(run)
            if crossed:
                struck.append(probe.text[inside[0][0] : inside[-1][1]])
            else:
                kept.append((inside[0][0], inside[-1][1]))
    return kept, struck


def _middle(line: Box) -> float:
    return (line[1] + line[3]) / 2


def _is_crossed(area: Box, lines: Sequence[Box]) -> bool:
    width = area[2] - area[0]
    return sum(max(0.0, min(area[2], line[2]) - max(area[0], line[0])) for line in lines) > _CROSSED * width > 0
