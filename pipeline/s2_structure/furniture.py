"""Page furniture: page numbers, running heads, job numbers, bar codes. It belongs to the paper, not to the text."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# A running head stands in the first lines of a page, a foot in the last.
_HEAD, _FOOT = 4, 4


def find_furniture(rows: list[Row]) -> set[int]:
    """The indices of rows that are furniture. Symbols on the front page are not: they are the masthead's."""
    number, page_furniture, foot, symbol = map(rule, ("page_number", "page_furniture", "page_foot", "symbol"))
    repeated = _running_heads(rows)
    found: set[int] = set()
    for i, row in enumerate(rows):
        text = row.text
        if row.line.role == "furniture":
            found.add(i)
        elif len(text) > 90:
            continue
        elif (
            page_furniture.match(text)
            or foot.match(text)
            or (symbol.match(text) and (row.page or 2) > 1 and text.rstrip("*") in repeated)
            or (number.match(text) and (_at_edge(rows, i) or text.lower().startswith("page ")))
        ):
            found.add(i)
        else:
            parts = re.split(r"\s{2,}", text)
            if len(parts) > 1 and all(p in repeated or number.match(p) or page_furniture.match(p) for p in parts):
                found.add(i)
    return found


def _running_heads(rows: list[Row]) -> set[str]:
    """Symbols that stand alone on several lines, as a running head does."""
    symbol = rule("symbol")
    counts = Counter(
        part.rstrip("*")
        for row in rows
        if len(row.text) < 90
        for part in re.split(r"\s{2,}", row.text)
        if symbol.match(part)
    )
    return {text for text, count in counts.items() if count > 1}


def _at_edge(rows: list[Row], i: int) -> bool:
    """Whether a row stands near the head or foot of its page; where pages are not known, whether it stands alone."""
    page = rows[i].page
    if page is None:
        after = rows[i + 1].gap if i + 1 < len(rows) else 1
        return rows[i].gap > 0 and after > 0
    head = i < _HEAD or rows[i - _HEAD].page != page
    return head or i + _FOOT >= len(rows) or rows[i + _FOOT].page != page
