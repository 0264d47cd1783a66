"""The numbers of lines in the margins of a draft in plain text: every line, or every fifth.

They are printing's, not the text's. In: a text. Out: the text with blanks in their place, so that all places stay. A list
that numbers its items has capitals after the numbers; lines of running text begin with small letters as often as not.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from pipeline.numbers import figure

_LEADING = re.compile(r"^[ \t]*(?P<number>\d{1,4})(?:[ \t]+(?=\S)|[ \t]*$)", re.MULTILINE)
_TRAILING = re.compile(r"(?<=[ \t]{2})(?P<number>\d{1,4})[ \t]*$", re.MULTILINE)
_STEPS = (1, 2, 5, 10)
_FEWEST_LINES, _FEWEST_STEPS = 6, 3
_SMALL_SHARE, _SEQUENCE_SHARE, _NUMBERED_SHARE, _ALL_SHARE = 0.3, 0.8, 0.5, 0.95


class _Number(NamedTuple):
    """A number at the edge of a line: its value, its place in the text, its characters in the line, its line, and that
    among those with words."""

    value: int
    at: int
    start: int
    end: int
    line: int
    written: int


def without_line_numbers(text: str) -> tuple[str, int]:
    """The text with blanks in place of the numbers of its lines, and how many there were."""
    # A page begins a line.
    broken = text.replace("\f", "\n")
    for pattern in (_LEADING, _TRAILING):
        places = [(found.start("number"), found.end("number")) for found in pattern.finditer(broken)]
        if len(places) < _FEWEST_STEPS:
            continue
        lines = broken.split("\n")
        numbers = _in_one_margin(_numbers(broken, lines, places))
        if _count_lines(lines, numbers, leading=pattern is _LEADING):
            pieces, at = [], 0
            for number in numbers:
                width = number.end - number.start
                pieces += [text[at : number.at], " " * width]
                at = number.at + width
            return "".join([*pieces, text[at:]]), len(numbers)
    return text, 0


def _numbers(text: str, lines: list[str], places: list[tuple[int, int]]) -> list[_Number]:
    numbers = []
    at = written = 0
    left = iter([*places, (len(text) + 1, 0)])
    start, end = next(left)
    for n, line in enumerate(lines):
        written += bool(line) and not line.isspace()
        behind = at + len(line)
        if start <= behind:
            numbers.append(_Number(figure(text[start:end]), start, start - at, end - at, n, written))
            start, end = next(left)
        at = behind + 1
    return numbers


def _in_one_margin(numbers: list[_Number]) -> list[_Number]:
    """The numbers that stand below the most others, by their first or their last figure, and count on."""
    starts, ends = (
        Counter(places).most_common(1)[0][0] for places in zip(*((n.start, n.end) for n in numbers), strict=True)
    )
    best = max(([n for n in numbers if n.start == starts], [n for n in numbers if n.end == ends]), key=len)
    steps = Counter(b.value - a.value for a, b in pairwise(best))
    step = steps.most_common(1)[0][0] if steps else 0
    after = [False, *(b.value - a.value == step for a, b in pairwise(best)), False]
    return [each for each, before, behind in zip(best, after, after[1:], strict=False) if before or behind]


def _count_lines(lines: list[str], numbers: list[_Number], *, leading: bool) -> bool:
    """Whether the numbers count the lines they stand at; on a new page they may begin anew."""
    if len(numbers) < _FEWEST_STEPS:
        return False
    steps = Counter(b.value - a.value for a, b in pairwise(numbers))
    step, times = steps.most_common(1)[0]
    if step not in _STEPS or times < _SEQUENCE_SHARE * (len(numbers) - 1):
        return False
    if step == 1:
        written = sum(bool(line.strip()) for line in lines)
        words = [lines[each.line][each.end :].strip() for each in numbers]
        small = sum(word[:1].islower() for word in words)
        enough = len(numbers) >= max(_FEWEST_LINES, _NUMBERED_SHARE * written)
        # No list numbers all lines of a text, its title among them, and those without words.
        whole = sum(map(bool, words)) >= _ALL_SHARE * sum(_has_words(line) for line in lines) and not all(words)
        return enough and (not leading or whole or small >= _SMALL_SHARE * len(numbers))
    counted = sum(step in (b.line - a.line, b.written - a.written) for a, b in pairwise(numbers))
    if counted < _SEQUENCE_SHARE * (len(numbers) - 1):
        return False
    numbered = {each.line for each in numbers}
    others = [line for n, line in enumerate(lines) if line.strip() and n not in numbered]
    if leading:
        edges = sorted(len(line) - len(line.lstrip()) for line in others)
        return bool(edges) and max(each.end for each in numbers) <= edges[len(edges) // 10]
    ends = sorted(len(line.rstrip()) for line in others)
    return bool(ends) and min(each.start for each in numbers) >= ends[-1 - len(ends) // 10]


def _has_words(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and not bare.isdecimal()
