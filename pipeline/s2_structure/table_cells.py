"""The cells of a table as far as its rows tell them: stretches of text that are read each by itself.

In: the rows of a table. Out: for each cell with words the places of its lines. Where the file has a row of a table on
one line, its cells stand between tabs; a page of print has the lines of a cell one below the other. Which column a
cell stands in is not settled, and a cell of figures alone is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.s2_structure.rows import Row

Span = tuple[int, int]
# A cell's line that goes on is about as long as its column is wide; "Yes" and "Subtotal" are whole.
_SHORTEST_WRAPPED = 25
# A name, an acronym or a symbol begins with a capital.
_CAPITAL = re.compile(r"[A-Z]\S")
# What is searched in one go: long enough to be worth it, and no text of pages, whose names would be compared pair by
# pair.
_LONGEST_PASSAGE = 3_000


def cells_of_table(rows: Sequence[Row]) -> list[list[Span]]:
    """The cells that can name something, in order, each as the spans of its lines."""
    cells: list[list[Span]] = []
    telling: list[bool] = []
    before: tuple[Row, str] | None = None
    for row in rows:
        at = row.start
        for place, part in enumerate(row.text.split("\t")):
            words = part.strip()
            start = at + len(part) - len(part.lstrip())
            at += len(part) + 1
            if not words:
                continue
            if place == 0 and before and start - cells[-1][0][0] < _LONGEST_PASSAGE and _goes_on(*before, row, words):
                cells[-1].append((start, start + len(words)))
                telling[-1] = telling[-1] or _CAPITAL.search(words) is not None
            else:
                cells.append([(start, start + len(words))])
                telling.append(_CAPITAL.search(words) is not None)
            before = row, words
    return [cell for cell, tells in zip(cells, telling, strict=True) if tells]


def _goes_on(above: Row, words_above: str, row: Row, words: str) -> bool:
    """Whether a line goes on with the cell that the line above ends with."""
    if row.gap or row.lead or row.line.bold != above.line.bold:
        return False
    if words[0].islower():
        return True
    if above.line.role == "caption" or above.ends_sentence or len(words_above) < _SHORTEST_WRAPPED:
        return False
    return not words[0].isdigit() or words_above[-1].islower()


def packed(cells: Iterable[list[Span]]) -> Iterator[list[list[Span]]]:
    """The cells in groups that make passages."""
    group: list[list[Span]] = []
    size = 0
    for cell in cells:
        length = cell[-1][1] - cell[0][0]
        if group and size + length > _LONGEST_PASSAGE:
            yield group
            group, size = [], 0
        group.append(cell)
        size += length
    if group:
        yield group
