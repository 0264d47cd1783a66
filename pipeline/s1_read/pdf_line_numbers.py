"""The numbers of lines in the margin of a draft: every line, or every fifth.

They are printing's, not the text's. A list that numbers its items has capitals after the numbers; lines of running
text begin with small letters as often as not.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.numbers import figure
from pipeline.s1_read.pdf_probe import Probe, Stretch

_LEADING = re.compile(r"(\d{1,3})(?:\s+(?=\S)|$)")
_TRAILING = re.compile(r"(?<!\S)(\d{1,3})$")
_STEPS = (1, 2, 5, 10)
_FEWEST_LINES, _FEWEST_STEPS = 6, 3
# Numbers of one margin stand below one another, by their first or their last figure.
_ALIGNED = 3.0
_SMALL_SHARE = 0.3
_SEQUENCE_SHARE = 0.8
# A page in two columns, or with room between the lines, can have lines without a number.
_NUMBERED_SHARE = 0.5

# The place in the list of stretches, the number, its first and last character.
_Number = tuple[int, int, int, int]


def without_line_numbers(probe: Probe, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches of a page without the numbers of its lines."""
    for pattern in (_LEADING, _TRAILING):
        found: list[_Number] = []
        for place, each in enumerate(stretches):
            if pattern is _LEADING and not probe.text[each.start].isdecimal():
                continue
            if pattern is _TRAILING and not probe.text[each.end - 1].isdecimal():
                continue
            match = (
                pattern.match(probe.text, each.start, each.end)
                if pattern is _LEADING
                else pattern.search(probe.text, max(each.start, each.end - 4), each.end)
            )
            if match:
                found.append((place, figure(match[1]), match.start(1), match.end(1)))
        if len(found) >= _FEWEST_STEPS:
            numbers = _of_lines(probe, stretches, _in_one_margin(probe, found))
            if numbers:
                return _without(probe, stretches, numbers)
    return stretches


def _in_one_margin(probe: Probe, found: list[_Number]) -> list[_Number]:
    """The numbers that stand below the most others."""
    places = [(probe.place(start)[0], probe.place(end - 1)[0]) for _, _, start, end in found]
    best: list[_Number] = []
    for side in (0, 1):
        edge = Counter(round(place[side] / _ALIGNED) for place in places).most_common(1)[0][0]
        inside = [
            number
            for number, place in zip(found, places, strict=True)
            if abs(place[side] - edge * _ALIGNED) <= _ALIGNED
        ]
        best = max(best, inside, key=len)
    return best


def _of_lines(probe: Probe, stretches: list[Stretch], found: list[_Number]) -> list[_Number]:
    """The numbers, if they count the lines they stand at."""
    found = sorted(found, key=lambda number: -stretches[number[0]].y)
    steps = Counter(after[1] - before[1] for before, after in pairwise(found))
    step, times = steps.most_common(1)[0] if steps else (0, 0)
    if step not in _STEPS or times < _SEQUENCE_SHARE * (len(found) - 1):
        return []
    if step == 1:
        words = [_words(probe, stretches, number) for number in found]
        small = sum(text[:1].islower() for text in words)
        enough = len(found) >= max(_FEWEST_LINES, _NUMBERED_SHARE * len(stretches))
        return found if enough and small >= _SMALL_SHARE * len(found) else []
    rows = sorted({round(each.y) for each in stretches}, reverse=True)
    heights = [rows.index(round(stretches[number[0]].y)) for number in found]
    counted = sum(after - before == step for before, after in pairwise(heights))
    enough = len(found) >= _FEWEST_STEPS and counted >= _SEQUENCE_SHARE * (len(found) - 1)
    return found if enough and _outside(probe, stretches, found) else []


def _words(probe: Probe, stretches: list[Stretch], number: _Number) -> str:
    """The text beside a number: of its own stretch, or of one on the same height."""
    place, _, start, end = number
    own = stretches[place]
    text = probe.text[own.start : start] + probe.text[end : own.end]
    if text.strip():
        return text.strip()
    beside = (each for each in stretches if each is not own and abs(each.y - own.y) < 0.5 * each.size)
    return next((probe.text[each.start : each.end] for each in beside), "")


def _outside(probe: Probe, stretches: list[Stretch], found: list[_Number]) -> bool:
    """Whether the numbers stand in the margin of the lines that have none."""
    numbered = {number[0] for number in found}
    others = [each for place, each in enumerate(stretches) if place not in numbered]
    if not others:
        return False
    left = sorted(each.first.x for each in others)[len(others) // 10]
    right = sorted(each.x1 for each in others)[-1 - len(others) // 10]
    places = [probe.place(start)[0] for _, _, start, _ in found]
    return max(places) < left - _ALIGNED or min(places) > right + _ALIGNED


def _without(probe: Probe, stretches: list[Stretch], numbers: list[_Number]) -> list[Stretch]:
    cuts = {place: (start, end) for place, _, start, end in numbers}
    kept = []
    for place, each in enumerate(stretches):
        if place not in cuts:
            kept.append(each)
            continue
        start, end = cuts[place]
        first, last = (end, each.end) if start == each.start else (each.start, start)
        text = probe.text[first:last]
        if text.strip():
            kept.append(probe.stretch(first + len(text) - len(text.lstrip()), first + len(text.rstrip())))
    return kept
