"""Tables that only lay out text: numbers in the left cells and the paragraphs in the right, or columns of text.

In: the words of a table's cells, row by row. Out: whether it is such a table, of Word or of a web page. What a table of
facts says stays a table. How the text of the cells is written is for the readers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

Layout = Literal["numbered", "columns"]

# What stands in the left cell: a number, a letter, a Roman number, a bullet, or nothing where the program counts.
_LABEL: Final = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?(?:[a-z]{1,2}|[ivxlc]{1,6})[.)]|[•▪●–-])?")
_ENDS: Final = (".", ";", ":", "!", "?", ".”", "and", "or")
# Words of a paragraph, of a cell that is a column of text, and how many of the rows have to be of the kind.
_PARAGRAPH, _COLUMN, _MOST = 3, 25, 0.6


def layout_of(rows: Sequence[Sequence[str]]) -> Layout | None:
    """How a table lays out text; None for one that holds facts."""
    filled = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
    several = [row for row in filled if sum(map(bool, row)) > 1 or len(row) > 1]
    if several and len(several) >= _MOST * len(filled) and all(map(_is_numbered, several)):
        # One row of a table of facts can look like a numbered paragraph; a number alone counts something.
        texts = [row[-1] for row in several]
        if any(row[0] for row in several) and sum(map(_is_running, texts)) * 2 >= len(texts):
            return "numbered"
    cells = [cell for row in filled for cell in row if cell]
    if (
        len(filled) <= 2
        and len(cells) > 1
        and all(len(cell.split()) >= _COLUMN and _is_running(cell) for cell in cells)
    ):
        return "columns"
    return None


def _is_numbered(row: Sequence[str]) -> bool:
    """A label, or none, and then words in the last cell alone."""
    label, *between, text = row
    return _LABEL.fullmatch(label) is not None and not any(between) and len(text.split()) > 1


def _is_running(text: str) -> bool:
    return len(text.split()) >= _PARAGRAPH and text.endswith(_ENDS) and any(map(str.islower, text))


def label_as_printed(label: str) -> str:
    """``1`` in a cell of its own is printed without the point that it has before a text."""
    return f"{label}." if label.isdigit() else label
