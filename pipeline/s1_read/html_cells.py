"""Elements of web pages: the cells of tables, what they say, over how many rows they go and their paragraphs; what is bold, and
whether headings are marked."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from pipeline.numbers import whole_number
from pipeline.s1_read.canonical import Look

BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS: Final = ("p", "div")
#: The print of a paragraph all of which is bold.
BOLD: Final = Look(bold=True)
_BOLD: Final = ("b", "strong")
_WRAPPED: Final = 4
# What stands around the text of a page.
_FRAME: Final = ("nav", "header", "footer", "aside", "form", "dialog")


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


def marks_headings(root: Any) -> bool:
    """Whether a page marks headings of its text: more than its title, and others than those of its frame."""
    found = [
        heading
        for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6")
        if next(heading.iterancestors(*_FRAME), None) is None
    ]
    return len(found) > 1


def is_bold(paragraph: Any) -> bool:
    """Whether all words of a paragraph are bold; it may be wrapped a few times."""
    for _ in range(_WRAPPED):
        if (paragraph.text or "").strip() or any((child.tail or "").strip() for child in paragraph):
            return False
        worded = [child for child in paragraph if child.tag not in ("sup", "br") and "".join(child.itertext()).strip()]
        if not worded or all(child.tag in _BOLD for child in worded):
            return bool(worded)
        if len(worded) > 1:
            return False
        paragraph = worded[0]
    return False
