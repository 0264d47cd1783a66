"""The full stop behind the number of a paragraph that recognition took for a comma: ``14, We recommend``.

In: the rows of a document. Out: the same rows with the stops that the sequence of the numbers proves, and a repair for
each. Only where the text was recognized: in a text that somebody typed a comma is a comma.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.model import Document, Repair
from pipeline.numbers import figure
from pipeline.s2_structure.rows import Row

_COMMA: Final = re.compile(r"(\d{1,3})(,)\s+(?=[\"“‘'(]?[A-Z])")
_NUMBER: Final = re.compile(r"(\d{1,3})[.,]\s+\S")


def is_recognized(document: Document) -> bool:
    """Whether the words of a document, or of some of its pages, were recognized in pictures of them."""
    return "+" in document.reader


def with_stops(rows: list[Row], document: Document) -> tuple[list[Row], list[Repair]]:
    """The rows with the number before or behind which the next one of the sequence stands set right."""
    if not is_recognized(document):
        return rows, []
    numbered = [(i, figure(found[1])) for i, row in enumerate(rows) if (found := _NUMBER.match(row.bare))]
    before = {i: number for (_, number), (i, _) in pairwise(numbered)}
    after = {i: number for (i, _), (_, number) in pairwise(numbered)}
    out = list(rows)
    repairs: list[Repair] = []
    for i, number in numbered:
        row = rows[i]
        found = _COMMA.match(row.bare)
        if not found or not (before.get(i) == number - 1 or after.get(i) == number + 1):
            continue
        at = row.lead + found.start(2)
        text = f"{row.text[:at]}.{row.text[at + 1 :]}"
        out[i] = replace(row, text=text, bare=text[row.lead :])
        start, end = row.start + row.lead, row.start + at + 1
        repairs.append(Repair(start, end, row.text[row.lead : at + 1], text[row.lead : at + 1], "number_stop"))
    return out, repairs
