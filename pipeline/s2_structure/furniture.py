"""Page furniture: page numbers, running heads, job numbers, bar codes. It belongs to the paper, not to the text."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.s2_structure.patterns import any_rule, is_symbol, rule
from pipeline.s2_structure.rows import Row

# Running heads and feet have no more rows, and no longer ones.
_DEPTH, _LONGEST = 6, 90
# The foot of a page in a text that keeps its layout is mostly white space: "2/22   25-08103".
_WIDER = 24 * " "
_WIDE = re.compile(r"\s{2,}|\t")
FURNITURE = ("page_furniture", "print_status", "page_foot")


def find_furniture(rows: list[Row]) -> set[int]:
    """The indices of rows that are furniture. Symbols on the front page are not: they are the masthead's."""
    number, furniture, of_page = rule("page_number"), any_rule(*FURNITURE), any_rule(*FURNITURE[:2])
    # What wide space sets apart in the rows that are short enough. White space but the blank is unprintable: most rows are
    # known to have no wide space without a search.
    parts = [
        []
        if row.end - row.start > _LONGEST and _WIDER not in row.text
        else [row.text]
        if row.text.isprintable() and "  " not in row.text
        else _WIDE.split(row.text)
        for row in rows
    ]
    repeated = _running_heads(parts)
    edges = _edges(rows, repeated)
    found: set[int] = set()
    for i, row in enumerate(rows):
        text = row.text
        if row.line.role == "furniture":
            found.add(i)
        elif not parts[i]:
            continue
        elif (
            furniture.match(text)
            or (repeated and (row.page or 2) > 1 and text.rstrip("*") in repeated)
            # "56/119", printed as a heading, is the number of a decision.
            or (
                row.line.role != "heading"
                and (i in edges or (text[0] in "Pp" and text.lower().startswith("page ")))
                and number.match(text)
            )
        ) or (
            len(parts[i]) > 1
            # Nothing but figures between tabs is a row of a table.
            and not ("\t" in row.text and all(part.isdigit() for part in parts[i]))
            and all(p in repeated or number.match(p) or of_page.match(p) for p in parts[i])
        ):
            found.add(i)
    return found


def _running_heads(parts: list[list[str]]) -> set[str]:
    """Symbols that stand alone on several lines, as a running head does; ``parts`` are those of each line."""
    counts = Counter(part.rstrip("*") for line in parts for part in line if not part[:1].islower())
    return {text for text, count in counts.items() if count > 1 and is_symbol(text)}


def _edges(rows: list[Row], repeated: set[str]) -> set[int]:
    """Rows at the head and foot of pages down to the first that printing did not leave there; where pages are not
    known, rows that stand alone."""
    printed = any_rule(*FURNITURE, "page_number")

    def left_by_printing(row: Row) -> bool:
        text = row.text
        if row.line.role == "furniture":
            return True
        return len(text) <= _LONGEST and (text.rstrip("*") in repeated or printed.match(text) is not None)

    edges: set[int] = set()
    if rows and rows[0].page is None:
        gaps = [*[row.gap for row in rows[1:]], 1]
        return {i for i, (row, after) in enumerate(zip(rows, gaps, strict=True)) if row.gap and after}
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        page, inside, taken = None, False, 0
        for i in order:
            if rows[i].page != page:
                page, inside, taken = rows[i].page, False, 0
            inside = inside or not left_by_printing(rows[i]) or taken >= _DEPTH
            if not inside:
                edges.add(i)
                taken += 1
    return edges
