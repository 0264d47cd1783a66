"""Columns that a file prints row by row: the halves of its lines are put one below the other.

Nearly all files print a column after the other, and PDFium keeps that order. Where the lines of two columns are one
line each, they look like a table of two columns. They are text where it runs on from the foot of the left one to the
head of the right: in the middle of a sentence, by the numbers of paragraphs, or because paragraphs begin at heights of
their own, while the cells of a table begin beside one another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.numbers import figure
from pipeline.s1_read.pdf_probe import Probe, Stretch

Gap = tuple[int, int]
_WORD = re.compile(r"\S+")
_ALIGNED = 3.0
# First lines of paragraphs are set in by some ems.
_INDENT = 4.0
# The gutter between two columns, in ems: nowhere narrower, and on most lines as wide as no blank of a justified line.
_GUTTER, _USUAL_GUTTER = 0.5, 1.0
# The lines of a column begin below one another, first lines of paragraphs aside; words of a text do so by chance.
_EXACT, _EXACT_SHARE = 1.0, 0.75
_FEWEST_ROWS = 3
_MOST_GUTTERS = 4
# Cells of tables are short or figures.
_SHORTEST_LINE = 18
_RULE = re.compile(r"[_—‗]{5,}\s*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"(\d{1,3})\.\s")
_END = re.compile(r"[.:;?!][)”’\"'\d]*$")
_START = re.compile(r"[\"“‘(]?[A-Z0-9(]")


def columns_apart(probe: Probe, stretches: list[Stretch], gaps: dict[int, list[Gap]]) -> list[Stretch]:
    """The stretches, with columns printed row by row one after the other; ``gaps`` are the wide gaps by first character."""
    for x in _gutters(probe, stretches, gaps):
        apart = _apart_at(x, probe, stretches, gaps)
        if len(apart) > len(stretches):
            return apart
    return stretches


def _apart_at(x: float, probe: Probe, stretches: list[Stretch], gaps: dict[int, list[Gap]]) -> list[Stretch]:
    """The stretches, with what stands on both sides of a gutter at ``x`` one side after the other where it is text."""
    out: list[Stretch] = []
    region: list[tuple[Stretch, int | None]] = []
    for n, stretch in enumerate(stretches):
        if _RULE.fullmatch(probe.text, stretch.start, stretch.end):
            # Notes stand below it, under all columns.
            return out + _settled(probe, region, x, gaps) + stretches[n:]
        side = _side(probe, stretch, x)
        heading = side == "left" and region and probe.font(stretch.start)[0] and probe.font(stretch.end - 1)[0]
        rises = region and stretch.y > region[-1][0].y + 0.5 * stretch.size
        if side is None or heading or rises:
            out += _settled(probe, region, x, gaps)
            region = []
        if side is None:
            out.append(stretch)
        else:
            region.append((stretch, None if side in ("left", "right") else figure(side)))
    return out + _settled(probe, region, x, gaps)


def _gutters(probe: Probe, stretches: list[Stretch], gaps: dict[int, list[Gap]]) -> Iterator[float]:
    """Where the halves of lines begin, of which most have it in common first."""
    starts = [probe.place(end)[0] for each in stretches for _, end in gaps.get(each.start, ())]
    places = Counter(round(start / _ALIGNED) for start in starts).most_common(_MOST_GUTTERS)
    for place, times in places:
        near = sorted(start for start in starts if abs(start - place * _ALIGNED) <= _ALIGNED)
        x = near[len(near) // 2]
        if times > 1 or len(near) > 1 or (len(starts) <= _MOST_GUTTERS and _cuts_rows(probe, stretches, x)):
            yield x


def _cuts_rows(probe: Probe, stretches: list[Stretch], x: float) -> bool:
    """Whether some lines are halves at ``x``: where most are, their gaps pass for blanks, and a wider one shows where."""
    return sum(_cut(probe, each, x) is not None for each in stretches) >= _FEWEST_ROWS


def _cut(probe: Probe, stretch: Stretch, x: float) -> int | None:
    """The first character right of the gutter of a line that has both halves."""
    side = _side(probe, stretch, x)
    return figure(side) if side is not None and side.isdecimal() else None


def _side(probe: Probe, stretch: Stretch, x: float) -> str | None:
    """``left`` or ``right`` of the gutter, the first character right of it for a line of both, None for one across."""
    size = stretch.size
    if stretch.first.x >= x - _ALIGNED:
        return "right" if stretch.first.x <= x + _INDENT * size else None
    if stretch.x1 <= x - _GUTTER * size / 2:
        return "left"
    words = [word.span() for word in _WORD.finditer(probe.text, stretch.start, stretch.end)]
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if probe.place(words[middle][0])[0] < x - _ALIGNED:
            low = middle + 1
        else:
            high = middle
    if not 0 < low < len(words) or probe.place(words[low][0])[0] > x + _INDENT * size:
        return None
    before = words[low - 1][1] - 1
    reach = probe.place(before)[0] + probe.advance(before)
    return str(words[low][0]) if probe.place(words[low][0])[0] - reach > _GUTTER * size else None


def _settled(
    probe: Probe, region: list[tuple[Stretch, int | None]], x: float, gaps: dict[int, list[Gap]]
) -> list[Stretch]:
    """The lines of a region column by column where it is text, else as they were."""
    first = next((n for n, (_, cut) in enumerate(region) if cut is not None), 0)
    if first and all(stretch.first.x < x - _ALIGNED for stretch, _ in region[:first]):
        # What stands above both columns at the left is read first either way.
        return [stretch for stretch, _ in region[:first]] + _settled(probe, region[first:], x, gaps)
    whole = [stretch for stretch, _ in region]
    if sum(cut is not None for _, cut in region) < _FEWEST_ROWS:
        return whole
    left: list[Stretch] = []
    right: list[Stretch] = []
    widths: list[float] = []
    for stretch, cut in region:
        if cut is None:
            (left if stretch.first.x < x - _ALIGNED else right).append(stretch)
            continue
        before = probe.text[stretch.start : cut].rstrip()
        left.append(probe.stretch(stretch.start, stretch.start + len(before)))
        right.append(probe.stretch(cut, stretch.end))
        widths.append((right[-1].first.x - left[-1].x1) / stretch.size if stretch.size else 0.0)
    exact = sum(abs(each.first.x - x) < _EXACT for each in right)
    if sorted(widths)[len(widths) // 2] < _USUAL_GUTTER or exact < _EXACT_SHARE * len(right):
        return whole
    if not _is_text(probe, left, right):
        return whole
    inner = {
        half.start: [gap for gap in gaps.get(stretch.start, ()) if half.start <= gap[0] and gap[1] < half.end]
        for stretch, _ in region
        for half in (*left, *right)
        if stretch.start <= half.start < stretch.end
    }
    return columns_apart(probe, left, inner) + columns_apart(probe, right, inner)


def _is_text(probe: Probe, left: list[Stretch], right: list[Stretch]) -> bool:
    """Whether two columns are one running text."""
    sides = [[probe.text[each.start : each.end] for each in side] for side in (left, right)]
    if any(len(lines) < _FEWEST_ROWS for lines in sides):
        return False
    for lines in sides:
        if sum(map(len, lines)) < _SHORTEST_LINE * len(lines) or sum(not _LETTERS.search(line) for line in lines) > 1:
            return False
    (*_, foot), (head, *_) = sides
    if not _END.search(foot) and head[0].islower():
        return True
    numbers = [[figure(found[1]) for line in lines if (found := _NUMBER.match(line))] for lines in sides]
    if all(numbers):
        return numbers[0][-1] + 1 == numbers[1][0] and all(b == a + 1 for side in numbers for a, b in pairwise(side))
    starts = [_starts(probe, side) for side in (left, right)]
    return all(starts) and not any(abs(y - other) < _ALIGNED for y in starts[0] for other in starts[1])


def _starts(probe: Probe, side: list[Stretch]) -> list[float]:
    """The heights at which paragraphs begin below others."""
    return [
        after.y
        for before, after in pairwise(side)
        if _END.search(probe.text[before.start : before.end]) and _START.match(probe.text, after.start)
    ]
