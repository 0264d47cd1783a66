"""Two columns of running text in a plain text, as programs write that keep the layout of a printed page.

In: a text. Out: the text with the columns one below the other, so that it reads as it was written. What stands side by side
in a table or on a front page stays: the paragraphs of a page in columns are numbered, and count on from the foot of the left
column to the head of the right one.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.numbers import figure

# A gutter between two columns of words.
_BLANKS = "   "
_GUTTER = re.compile(rf"(?<=\S){_BLANKS} *(?=\S)")
_NUMBER = re.compile(r"[ \t]*(\d{1,3})\.\s+\S")
_SENTENCE_END = (".", ":", ";", "!", "?", "”", '"')
# Lines that show a gutter, and where a column of words may begin.
_FEWEST_LINES, _LEAST_WIDTH = 4, 24
# The number of a paragraph is set in by at most so many blanks.
_SET_IN = 6


def columns_below_each_other(text: str) -> str:
    """The text with each block of two columns of numbered paragraphs read down the left and then down the right one."""
    if text.count(_BLANKS) < _FEWEST_LINES or len(_GUTTER.findall(text)) < _FEWEST_LINES:
        return text
    return "\f".join("\n".join(_page(page.split("\n"))) for page in text.split("\f"))


def _page(lines: list[str]) -> list[str]:
    found = [(gap.end(), line) for line in lines for gap in _GUTTER.finditer(line) if gap.end() >= _LEAST_WIDTH]
    edges = Counter(at for at, _ in found)
    # The right column is where its numbers stand, or lines to the left of them that are not set in.
    numbered = Counter(at for at, line in found if _NUMBER.match(line, at))
    for at, _ in numbered.most_common(1):
        lines = _at_column(lines, min(edge for edge in edges if at - _SET_IN <= edge <= at))
    return lines


def _at_column(lines: list[str], at: int) -> list[str]:
    """The lines with their blocks that have a gutter before column ``at`` (characters from the left) read as columns."""
    out: list[str] = []
    block: list[str] = []
    for line in [*lines, "x" * (at + 1)]:
        if not line[max(0, at - 2) : at].strip():
            block.append(line)
            continue
        out += _read_down(block, at)
        out.append(line)
        block = []
    return out[:-1]


def _read_down(block: list[str], at: int) -> list[str]:
    """A block as its left column and then its right one; as it is where these are no columns of numbered paragraphs."""
    edges = [n for n, line in enumerate(block) if line[:at].strip() and line[at:].strip()]
    if len(edges) < _FEWEST_LINES:
        return block
    first, last = _around(block, edges[0], -1), _around(block, edges[-1], 1)
    left = [line[:at].rstrip() for line in block[first : last + 1]]
    right = [line[at:].rstrip() for line in block[first : last + 1]]
    counts = [[figure(found[1]) for line in column if (found := _NUMBER.match(line))] for column in (left, right)]
    run = counts[0] + counts[1]
    if not counts[0] or not counts[1] or run != list(range(run[0], run[0] + len(run))):
        return block
    ended = next((line for line in reversed(left) if line.strip()), "").endswith(_SENTENCE_END)
    while left and not left[-1].strip():
        left.pop()
    while not right[0].strip():
        right.pop(0)
    return [*block[:first], *left, *([""] if ended else []), *right, *block[last + 1 :]]


def _around(block: list[str], edge: int, step: int) -> int:
    """The last line of the columns in one direction: one column may be longer, up to an empty line."""
    while 0 <= edge + step < len(block) and block[edge + step].strip():
        edge += step
    return edge
