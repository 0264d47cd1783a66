"""Pages of a text that has none, told by what their paper printed: running heads, feet and numbers that count up.

Programs that take the words from a file page by page join the pages with a line break, and the text of a report printed on
paper (``25-12003 3/5`` / ``E/2025/L.23``) then has its notes in the middle. Where its pages end says where they do.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.numbers import figure
from pipeline.s2_structure.patterns import any_rule, is_symbol, rule
from pipeline.s2_structure.rows import Row

# A symbol in the first rows is the masthead's.
_MASTHEAD = 15
# Numbers that count up this near to each other are cells of a table or items of a list; a page has no more rows.
_FEWEST_ROWS, _MOST_ROWS = 8, 140
# Fewer pages that count up are chance.
_FEWEST_PAGES = 2
# What printing leaves on one line of a page is shorter.
_LONGEST = 60
_FIGURES = "0123456789"
# How what printing leaves may open.
_OPENS = f"{_FIGURES}/.EeGLVHKNI*`-–—=#([Pp"
_CLOSES = f"{_FIGURES}-–—=*#])"
_NUMBER = re.compile(r"\d{1,4}")


def with_pages(rows: list[Row]) -> list[Row]:
    """The rows, those of a text without pages on the pages that its heads and feet part; the same rows where there are none."""
    if not rows or rows[0].page is not None:
        return rows
    starts = _starts(rows)
    if not starts:
        return rows
    # A row is set on its page before anything is asked of it; making all of them anew takes as long as reading them.
    page = 1
    for i, row in enumerate(rows):
        page += i in starts
        row.page, row.new_page = page, i == 0 or i in starts
    return rows


def _starts(rows: list[Row]) -> set[int]:
    """The rows with which pages begin, but the first."""
    short = [i for i, row in enumerate(rows) if row.end - row.start <= _LONGEST]
    heads, feet = _heads(rows, short), _feet(rows, short)
    numbers: set[int] = set()
    if not heads and not feet:
        numbers = _counting(rows, short)
        if numbers and all(_left(rows, i) for i in range(max(numbers) + 1, len(rows))):
            feet, numbers = numbers, set()
    starts = {i + 1 for i in feet if i + 1 < len(rows)}
    for i in heads | numbers:
        above = i - 1
        while above > 0 and above not in feet and _left(rows, above):
            above -= 1
        if above not in feet:
            starts.add(i)
    return {i for i in starts if i - 1 not in starts}


def _heads(rows: list[Row], short: list[int]) -> set[int]:
    """The symbol that stands alone most often, below the masthead."""
    times = Counter([rows[i].text for i in short if "/" in rows[i].text])
    symbols = [text for text, count in times.most_common() if count > 1 and is_symbol(text.rstrip("*"))]
    if not symbols:
        return set()
    head = symbols[0].rstrip("*")
    return {i for i in short if i >= _MASTHEAD and rows[i].text in (head, f"{head}*")}


def _feet(rows: list[Row], short: list[int]) -> set[int]:
    """A count of pages and a job number on one line."""
    foot = rule("page_foot")
    return {
        i for i in short if rows[i].text[-1] in _FIGURES and rows[i].text[0] in _FIGURES and foot.match(rows[i].text)
    }


def _left(rows: list[Row], i: int) -> bool:
    """Whether printing left a row at the head or foot of a page: a number, the language, a bar code."""
    text = rows[i].text
    return (
        not text[_LONGEST:] and text[0] in _OPENS and any_rule("page_furniture", "page_number").match(text) is not None
    )


def _counting(rows: list[Row], short: list[int]) -> set[int]:
    """The rows that are numbers of pages: each one more than the last, a page apart."""
    best: list[int] = []
    ends: dict[int, list[int]] = {}
    opened = [i for i in short if rows[i].text[0] in _OPENS and rows[i].text[-1] in _CLOSES]
    for i in opened:
        found = _NUMBER.search(rows[i].text) if _left(rows, i) else None
        if found is None or len(found[0]) > 3:
            continue
        number = figure(found[0])
        before = ends.get(number - 1)
        near = before is not None and _FEWEST_ROWS <= i - before[-1] <= _MOST_ROWS
        chain = [*before, i] if before is not None and near else [i]
        if number not in ends or len(chain) >= len(ends[number]):
            ends[number] = chain
        best = max(best, chain, key=len)
    return set(best) if len(best) >= _FEWEST_PAGES else set()
