"""The cells of tables of web pages: what they say, over how many rows they go, and their paragraphs."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from pipeline.numbers import whole_number

BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS: Final = ("p", "div")


def printed(cell: Any) -> str:
    """The words of a cell for telling what its table is; its blocks and lines are parted by a blank."""
    words = [cell.text or ""]
    for child in cell:
        gap = " " if child.tag in (*_PARAGRAPHS, "br") else ""
        words += [gap, *child.itertext(), gap, child.tail or ""]
    return BLANKS.sub(" ", "".join(words)).strip()


def is_merged(cell: Any) -> bool:
    """Whether a cell runs over several rows."""
    return rows_of(cell) > 1


def rows_of(cell: Any) -> int:
    """Over how many rows a cell goes."""
    return max(whole_number(cell.get("rowspan")) or 1, 1)


def parts_of(cell: Any) -> list[Any]:
    """The paragraphs of a cell that have words, as a cell each: blocks, or what ``br`` parts; none where it is made otherwise."""
    if len(cell) and all(child.tag in _PARAGRAPHS and not (child.tail or "").strip() for child in cell):
        paragraphs = [[child] for child in cell] if not (cell.text or "").strip() else []
    elif all(child.tag == "br" for child in cell):
        paragraphs = [[text] for text in (cell.text, *(child.tail for child in cell))]
    else:
        paragraphs = []
    made = []
    for [paragraph] in paragraphs:
        part = etree.Element(cell.tag)
        if paragraph is None or isinstance(paragraph, str):
            part.text = paragraph
        else:
            part.append(deepcopy(paragraph))
        made += [part] if printed(part) else []
    return made
