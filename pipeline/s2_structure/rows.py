"""Rows: the lines of a ``Document`` with what the structure rules ask of them, and over-long lines cut up.

A row knows its place, its page, the white space around it and its style; what it is part of is decided elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Document, Line
from pipeline.s2_structure.oneline import cut_places, front_places
from pipeline.s2_structure.patterns import rule

# A line longer than any paragraph of a report: the conversion has lost the line breaks.
LONGEST_PARAGRAPH = 12_000
# A text that is one line and longer than a short paragraph has lost them, too.
_LONGEST_ALONE_LINE = 1_000
# Fewer numbers on lines of their own are no habit of the program that printed them; a number and its stop are no longer.
_FEWEST_ALONE, _LONGEST_ALONE = 3, 4
# A line this long holds a whole paragraph, so line ends are paragraph ends.
_UNWRAPPED = 250
# Fewer numbers tell no edge; those of paragraphs stand so near to that of the text (points).
_FEWEST_NUMBERS, _NEAR_EDGE = 5, 120.0
# An end of a sentence with its quotation marks and note marks is shorter.
_TAIL = 24
_ENDS = re.compile(r"""[.!?…]["”’')\]]*[\d⁰¹²³⁴⁵⁶⁷⁸⁹*]{0,3}["”’')\]]*(?:\s\d{1,3}/)?$""")
# What ends in a symbol has no stop: "A/79/7/Add.1", "C-25/DEC.9".
_FIGURES = "0123456789"
_SYMBOL_ENDS = re.compile(r"/[A-Za-z]{1,6}\.\d{1,3}$")
# The bullets of Word and of its symbol fonts; a dash at the beginning of a line may be one of the sentence.
POINTS = frozenset("•∙▪▫■□●○◦❖➢➤►‣⁃✓✔\uf06f\uf076\uf0a7\uf0b7\uf0d8\uf0fc")
# A long dash may be one of the sentence.
_DASHES = frozenset("-")
MARKS = POINTS | _DASHES
# How a point ends before the next.
_PARTS_POINTS = (";", ",", ".", "; and", "; or", ", and", ", or")
_CAPITAL = re.compile(r"""["“‘'(\[*]*[A-Z0-9ÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜ]""")


# Nothing changes a row, once its page is known; that nothing can is not asked of the interpreter, for that takes as long as the rest of making one.
@dataclass(slots=True)
class Row:
    """A line or a cut of one: ``text`` is ``[start, end)`` of the canonical text, without white space around it.

    ``gap`` is the number of empty lines before it, ``indent`` the white space before it on its line (columns of
    text), ``lead`` the length of a bullet that opens it, ``bare`` the text without it. ``starts_capital`` and ``ends_sentence`` say
    whether a paragraph may begin or end here. ``page`` counts from 1, None where
    the file has no pages; ``new_page``: it is the first row of its page. ``line`` is the line that it is or is cut of.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int
    lead: int
    bare: str
    starts_capital: bool
    ends_sentence: bool
    page: int | None
    new_page: bool
    line: Line


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document: ``size`` and ``left`` edge of the running text (points, None where the file tells neither);
    ``wrapped``: its lines end before its paragraphs do."""

    size: float | None
    wrapped: bool
    left: float | None


def make_rows(document: Document) -> list[Row]:
    """The rows of a document, in order. Linear in the length of the text."""
    text, bullet = document.text, rule("bullet")
    rows: list[Row] = []
    previous, page, alone = 0, None, 0
    longest = LONGEST_PARAGRAPH if len(document.lines) > 1 else _LONGEST_ALONE_LINE
    lost = max([line.end - line.start for line in document.lines], default=0) > longest
    for line in document.lines:
        for start, end, words in _cuts(text, line.start, line.end, longest, front=lost and not line.start):
            between = text[previous:start]
            gap, indent = (0, 0) if between == "\n" else _space(between)
            # No bullet is a letter or figure, and no sentence ends in a letter: so it is with most lines.
            match = bullet.match(words) if not words[0].isalnum() else None
            lead = match.end() if match else 0
            bare = words[lead:] if lead else words
            ended = not words[-1].isalpha() and _ENDS.search(words[-_TAIL:]) is not None
            if ended and words[-1] in _FIGURES:
                ended = _SYMBOL_ENDS.search(words[-_TAIL:]) is None
            rows.append(
                Row(
                    start, end, words, gap if rows else 1, indent, lead, bare,
                    _CAPITAL.match(bare) is not None, ended,
                    line.page, line.page != page, line,
                )
            )  # fmt: skip
            if not words[_LONGEST_ALONE:]:
                alone += _stands_alone(rows[-1])
            previous, page = end, line.page
    return _with_numbers(rows) if alone >= _FEWEST_ALONE else rows


def _stands_alone(row: Row) -> bool:
    """Whether a row is a number and its stop, in a file that tells nothing of its print."""
    text = row.text
    if text[_LONGEST_ALONE:] or text[-1] != "." or row.line.x0 is not None or row.line.role is not None:
        return False
    return text[:-1].isdecimal()


def _with_numbers(rows: list[Row]) -> list[Row]:
    """The rows, in which a number on a line of its own stands with the first line of its paragraph: programs that take the text
    from a page without its places print numbers that hang beside a paragraph above it ("12." over "The Committee")."""
    joined: list[Row] = []
    waiting: Row | None = None
    for row in rows:
        if waiting is not None and row.gap <= 1 and row.starts_capital and row.page == waiting.page and not row.lead:
            text = f"{waiting.text}{' ' * (row.start - waiting.end)}{row.text}"
            row = replace(
                waiting, end=row.end, text=text, bare=text, ends_sentence=row.ends_sentence, starts_capital=True
            )
            joined[-1] = row
        else:
            joined.append(row)
        waiting = row if _stands_alone(row) else None
    return joined


def dashed(first: Row, further: list[Row]) -> list[Row]:
    """The rows of a passage that dashes mark as the points of a list: behind a colon, two or more, each but the last with a
    semicolon, a comma or a full stop before the next ("The Commission: - adopted the plan; - requested the Committee")."""
    points: list[Row] = []
    for before, row in pairwise([first, *further]):
        if row.text[0] in _DASHES and row.lead:
            if not before.text.endswith(_PARTS_POINTS if points else ":"):
                return []
            points.append(row)
    return points if len(points) > 1 else []


def _space(between: str) -> tuple[int, int]:
    """Empty lines in the white space between two rows (wide space where line breaks were lost counts as one), and the columns
    of it on the line of the second."""
    breaks = between.count("\n")
    gap = breaks - 1 if breaks else int(len(between) > 2)
    return gap, len(between[between.rfind("\n") + 1 :].expandtabs(8))


def _cuts(text: str, start: int, end: int, longest: int, *, front: bool) -> tuple[tuple[int, int, str], ...]:
    """The pieces of a line with their places, without the white space around them: one, unless it holds many
    paragraphs, or a masthead (``front``: the first line of a text whose line breaks are lost)."""
    whole = text[start:end]
    if end - start <= longest and not front and whole and whole == whole.strip():
        return ((start, end, whole),)
    cut = cut_places if end - start > longest else front_places if front else _nowhere
    places = [start, *cut(text, start, end), end]
    pieces = []
    for first, last in pairwise(places):
        words = text[first:last]
        bare = words.strip()
        if bare:
            begin = first if bare == words else first + len(words) - len(words.lstrip())
            pieces.append((begin, begin + len(bare), bare))
    return tuple(pieces)


def _nowhere(_text: str, _start: int, _end: int) -> list[int]:
    return []


def find_style(rows: list[Row]) -> Style:
    """What is usual in these rows, weighted by length."""
    sizes: Counter[float] = Counter()
    lefts: Counter[float] = Counter()
    for row in rows:
        if row.line.size is not None:
            sizes[round(row.line.size, 1)] += len(row.text)
        if row.line.x0 is not None:
            lefts[round(row.line.x0)] += 1
    left = lefts.most_common(1)[0][0] if lefts else None
    lengths = sorted([row.end - row.start for row in rows])
    long = sum(length for length in lengths if length > _UNWRAPPED)
    return Style(
        sizes.most_common(1)[0][0] if sizes else None,
        2 * long < sum(lengths),
        _edge_of_numbers(rows, left) if left is not None else None,
    )


def _edge_of_numbers(rows: list[Row], left: float) -> float:
    """The left edge of the text: ``left``, where most lines begin, but where the numbers of paragraphs do if none of them is near
    it, for then most lines stand in a column of a long table."""
    number = rule("number")
    edges = Counter(
        round(row.line.x0)
        for row in rows
        if row.line.x0 is not None and row.bare[:1].isdigit() and row.line.role is None and number.match(row.bare)
    )
    if edges.total() < _FEWEST_NUMBERS or any(abs(edge - left) < _NEAR_EDGE for edge in edges):
        return left
    return edges.most_common(1)[0][0]
