"""The symbols a document prints of itself: in the masthead, else in its running heads, else misprinted.

Which series there are is data (``rules/symbols.yaml``): a misprint is mended only where a known series comes out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pipeline.model import Fact, Repair, Source
from pipeline.rules.loader import read_rules
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.confusions import set_right
from pipeline.s2_structure.patterns import is_symbol, rule
from pipeline.s2_structure.rows import Row

Status = Literal["printed", "supplied"] | None

# What a symbol of a second document begins with, after the dash or comma of a double symbol.
_DOUBLE = re.compile(r"\*{0,3}\s?[-–—,;]\s?(?=[A-Z][A-Za-z]{0,9}(?:\.\d+)?/)")
_TAIL = re.compile(r"[* ]*(?:\s\[[A-Za-z ]+\])?$")
# A symbol behind the name of the Organization, no wide space between them.
_AFTER_NAME = re.compile(
    r"(?i)^(?:united nations|nations unies|naciones unidas|nations|(?:judgment|order) no\.?\s?:?)\s+(?=[A-Z])"
)
_OF_JUDGMENT = re.compile(r"(?i)(?:judgment|order) no\.?\s?:?\s+[A-Z]{2,8}/")
# Running heads and feet have no more rows, and no longer ones.
_EDGE, _LONGEST = 4, 60
# The record of a meeting in the Official Records prints its symbol once, at the foot of its cover, within so many rows.
_COVER = 60
_RECORD = re.compile(r"/(?:PV|SR)\.\s?\d")
_WIDE = re.compile(r"\t+|\s{3,}")


def read_symbols(cells: list[Cell], rows: list[Row], source: Source) -> tuple[tuple[Fact, ...], Status, list[Repair]]:
    """The symbols, how they are known, and what was mended in them. ``rows`` are those of the whole text.

    Where the file prints one of those that the sidecar supplies, all that it prints are its symbols, the supplied ones first.
    """
    printed, repairs = _printed(cells, rows)
    supplied = source.sidecar.symbols
    if not supplied:
        return tuple(printed), "printed" if printed else None, repairs
    by_key = {_key(fact.value): fact for fact in printed}
    if not any(_key(symbol) in by_key for symbol in supplied):
        return tuple(Fact(symbol) for symbol in supplied), "supplied", []
    first = [by_key.get(_key(symbol), Fact(symbol)) for symbol in supplied]
    named = {_key(fact.value) for fact in first}
    return (*first, *(fact for fact in printed if _key(fact.value) not in named)), "printed", repairs


def _key(symbol: str) -> str:
    return "".join(symbol.split()).upper()


def _printed(cells: list[Cell], rows: list[Row]) -> tuple[list[Fact], list[Repair]]:
    """The symbols that the file prints of itself, and what was mended in them."""
    found: dict[str, Fact] = {}
    repairs: list[Repair] = []
    # The number of a case is none of its judgment.
    for cell in [cell for cell in cells if _OF_JUDGMENT.match(cell.text)] or cells:
        read = set_right(cell.text)
        for fact in _facts(read, cell.start):
            if fact.value not in found and read != cell.text:
                repairs += _repairs(fact, cell)
            found.setdefault(fact.value, fact)
    if not found:
        found = {fact.value: fact for fact in _running_head(rows)}
    if found:
        return list(found.values()), repairs
    misprinted = _misprinted(cells, rows)
    if misprinted is None:
        return [], []
    fact, repair = misprinted
    return [fact], [repair]


def _repairs(fact: Fact, cell: Cell) -> Iterator[Repair]:
    """What was taken for other characters in a symbol of the cell."""
    if fact.start is None or fact.end is None:
        return
    printed = cell.text[fact.start - cell.start : fact.end - cell.start]
    if printed != fact.value:
        yield Repair(fact.start, fact.end, printed, fact.value, "repair.symbol")


def _facts(text: str, start: int) -> Iterator[Fact]:
    """The symbols of a stretch that is nothing else."""
    lead = _AFTER_NAME.match(text)
    at = lead.end() if lead else 0
    words = text[at:].strip()
    at = text.index(words, at)
    if not is_symbol(words):
        return
    parts = _DOUBLE.split(words)
    # "ICC-ASP/20/Res.3" is one symbol: letters alone are none.
    for part in [words] if parts[0].isalpha() else parts:
        place = text.index(part, at)
        value = _TAIL.sub("", part)
        yield Fact(value, start + place, start + place + len(value))
        at = place + len(part)


def _running_head(rows: list[Row]) -> list[Fact]:
    """The symbols at the head or foot of most pages; where pages are not known, that stand alone more than once."""
    cover = rows[:_COVER]
    first: dict[str, Row] = {}
    heads: Counter[str] = Counter()
    for row in _edges(rows):
        if len(row.text) <= _LONGEST:
            text = row.text.rstrip("*")
            heads[text] += 1
            first.setdefault(text, row)
    for text, _ in heads.most_common():
        row = first[text]
        for part in _WIDE.split(row.text):
            found = list(_facts(part, row.start + row.text.index(part)))
            if found and (heads[text] > 1 or row.page is not None or (row in cover and _RECORD.search(text))):
                return found
    return []


def _edges(rows: list[Row]) -> Iterator[Row]:
    """The rows at the head and foot of each page; all rows where pages are not known."""
    pages = [row.page for row in rows]
    for i, row in enumerate(rows):
        near = pages[max(0, i - _EDGE) : i + _EDGE + 1]
        if row.page is None or len(set(near)) > 1 or i < _EDGE or i >= len(rows) - _EDGE:
            yield row


# -- misprints --------------------------------------------------------------------------------------------------


@cache
def _heads() -> frozenset[str]:
    return frozenset(str(head) for head in read_rules("symbols.yaml")["heads"])


def _misprinted(cells: list[Cell], rows: list[Row]) -> tuple[Fact, Repair] | None:
    """A symbol that print or recognition damaged; only what leads to a known series."""
    for start, text in [*((c.start, c.text) for c in cells), *((r.start, r.text) for r in rows[-_EDGE:])]:
        words = text.strip()
        if len(words) > _LONGEST or not rule("damaged_symbol").match(words):
            continue
        repaired = mend_symbol(words)
        if repaired is not None:
            at = start + text.index(words)
            fact = Fact(repaired, at, at + len(words))
            return fact, Repair(at, at + len(words), words, repaired, "repair.symbol")
    return None


def mend_symbol(text: str) -> str | None:
    """A damaged symbol set right: points and blanks at a slash dropped, strokes made one, the letters of a known series put in order,
    letters read for figures; None where no known series comes out.

    >>> mend_symbol("A./47/435")
    'A/47/435'
    """
    parts = [_LOOSE.sub("", part).strip(".,*'’") for part in _STROKES.split(text)]
    if len(parts) < 2 or not all(parts):
        return None
    head, *rest = parts
    head = head.upper() if len(head) == 1 else head
    if head not in _heads():
        return None
    mended = [part for part in map(_component, rest) if part is not None]
    made = "/".join([head, *mended])
    if len(mended) < len(rest) or not rule("symbol").match(made) or made == text:
        return None
    return made


# Strokes that are printed twice or lean the other way; blanks, and points that are printed twice.
_STROKES = re.compile(r"\s*[/|\\]{1,2}\s*")
_LOOSE = re.compile(r"\s+|\.(?=\.)")
# Letters that recognition reads for figures, and words of symbols by their letters in order.
_FIGURES = str.maketrans("lIOoSB", "110058")
_WORDS = ("AC", "Add", "CN", "CONF", "Corr", "CRP", "HRC", "INF", "NGO", "PRST", "RES", "Rev", "Sub", "WG", "WP")


def _component(part: str) -> str | None:
    """One part between slashes; None where it is neither word nor number."""
    if re.fullmatch(r"\d+|[A-Za-z]{1,5}\.?\d*", part):
        word, number = re.fullmatch(r"([A-Za-z]*)\.?(\d*)", part).groups()  # type: ignore[union-attr]
        if not word:
            return part
        known = next((w for w in _WORDS if sorted(w.upper()) == sorted(word.upper())), None)
        if known is not None:
            return f"{known}.{number}" if number else known
        begun = next((w for w in _WORDS if word.startswith(w) and not number), None)
        if begun is not None:
            number = word[len(begun) :].translate(_FIGURES).replace("A", "4")
            return f"{begun}.{number}" if number.isdigit() else None
        if len(word) == 1 and word in "CLPR":
            return f"{word}.{number}" if number else None
    figures = part.translate(_FIGURES)
    return figures if figures.isdigit() else None
