"""What is saved in place of a document: the error page of a web site, the page of a web shop.

In goes the text of a file of any format, out comes its refusal or nothing. The signs are data
(``rules/no_document.yaml``); a text with a symbol and a distribution on its front is a document whatever it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.model import Document, Source
from pipeline.rules.loader import read_rules
from pipeline.s1_read.errors import ReadError

# Buttons and menus are short; a sentence that speaks of them is none.
_LONGEST_LINE = 80
# The front page of a document: its distribution or its language.
_MASTHEAD = re.compile(r"^(?:Distr(?:\.|ibution)|DISTR\.|Original:)", re.MULTILINE)
_FRONT = 1500


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page that is no document: refused where ``needs`` of its signs stand in at most ``longest`` characters."""

    name: str
    refusal: str
    longest: int
    needs: int
    lines: tuple[re.Pattern[str], ...]
    words: tuple[re.Pattern[str], ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of ``rules/no_document.yaml``."""
    return tuple(_kind(entry) for entry in read_rules("no_document.yaml")["kinds"])


def _kind(entry: dict[str, Any]) -> Kind:
    signs = entry["signs"]
    lines, words = (
        tuple(re.compile(sign[place], re.IGNORECASE) for sign in signs if place in sign) for place in ("line", "words")
    )
    return Kind(entry["id"], entry["refusal"], entry["longest"], entry["needs"], lines, words)


def refuse_what_is_no_document(document: Document, source: Source) -> None:
    """Raise ReadError (``no_document``) for an error page or a page of a web shop."""
    text = document.text
    if len(text) > max(kind.longest for kind in kinds()) or _MASTHEAD.search(text[:_FRONT]):
        return
    for kind in kinds():
        if len(text) <= kind.longest and _signs(document, kind) >= kind.needs:
            raise ReadError("no_document", f"{source.path}: {kind.refusal}")


def _signs(document: Document, kind: Kind) -> int:
    """How many signs of a kind stand in a text."""
    # A sentence of an error page runs over the ends of lines.
    running = " ".join(document.text.split())
    cells = {
        cell.strip()
        for line in document.lines
        for cell in document.text[line.start : line.end].split("\t")
        if len(cell) <= _LONGEST_LINE
    }
    return sum(pattern.search(running) is not None for pattern in kind.words) + sum(
        any(pattern.fullmatch(cell) for cell in cells) for pattern in kind.lines
    )
