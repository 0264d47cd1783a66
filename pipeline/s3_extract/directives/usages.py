"""Asks for the shapes of ``rules/clauses.yaml`` in a sentence: places in, places out, all of them characters.

What a shape is good for stands with it; where it is asked about is decided by those who ask. The tokens of a sentence are
read once for all questions about it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from pipeline.s3_extract.directives.inside import tokens_of
from pipeline.s3_extract.directives.rules import directives
from pipeline.s3_extract.language.compiling import Found
from pipeline.s3_extract.language.tokens import Tokens


class Place(NamedTuple):
    """Where a shape stands: ``text[start:end]``; ``behind`` is where the next word begins, ``mark`` and ``edge`` are the places
    it remembers (where there is none, its end)."""

    start: int
    end: int
    behind: int
    mark: int
    edge: int


def stands(usage: str, text: str, at: int, end: int | None = None) -> Place | None:
    """The shape that begins with the first word at or behind ``text[at]`` and ends before ``text[end]``."""
    tokens = tokens_of(text)
    stop = None if end is None else tokens.after(end)
    found = directives().clauses[usage].ahead(tokens, bisect_left(tokens.starts, at) if at else 0, stop)
    return None if found is None else _place(tokens, found)


def before(usage: str, text: str, at: int) -> Place | None:
    """The shape that ends with the last word before ``text[at]``."""
    tokens = tokens_of(text)
    found = directives().clauses[usage].before(tokens, bisect_left(tokens.starts, at))
    return None if found is None else _place(tokens, found)


def first(usage: str, text: str, start: int = 0, end: int | None = None) -> Place | None:
    """The first place in ``text[start:end]`` where the shape stands."""
    tokens = tokens_of(text)
    at, stop = tokens.after(start), len(tokens.words) if end is None else tokens.after(end)
    found = directives().clauses[usage].first(tokens, at, stop) if at < stop else None
    return None if found is None else _place(tokens, found)


def every(usage: str, text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """All places in ``text[start:end]`` where the shape stands, none inside another."""
    tokens = tokens_of(text)
    matcher = directives().clauses[usage]
    at, stop = tokens.after(start), len(tokens.words) if end is None else tokens.after(end)
    places: list[Place] = []
    while at < stop and (found := matcher.first(tokens, at, stop)) is not None:
        places.append(_place(tokens, found))
        at = max(found.end, found.start + 1)
    return places


def _place(tokens: Tokens, found: Found) -> Place:
    starts, words = tokens.starts, tokens.words
    at, behind, marks = found
    total = len(words)
    start = starts[at] if at < total else len(tokens.text)
    end = starts[behind - 1] + len(words[behind - 1]) if behind > at else start
    mark, edge = marks.get("complement", behind), marks.get("edge", behind)
    return Place(
        start,
        end,
        starts[behind] if behind < total else len(tokens.text),
        starts[mark] if mark < total else len(tokens.text),
        # Where the word before a place between words ends.
        starts[edge - 1] + len(words[edge - 1]) if edge else 0,
    )
