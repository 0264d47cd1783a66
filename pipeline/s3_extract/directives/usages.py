"""Asks for the shapes of ``rules/clauses.yaml`` in a sentence: places in, places out, all of them characters.

What a shape is good for stands with it; where it is asked about is decided by those who ask. The tokens of a sentence are
read once for all questions about it.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    found = directives().clauses[usage].ahead(tokens, tokens.after(at), _stop(tokens, end))
    return _place(tokens, found) if found else None


def before(usage: str, text: str, at: int) -> Place | None:
    """The shape that ends with the last word before ``text[at]``."""
    tokens = tokens_of(text)
    found = directives().clauses[usage].before(tokens, tokens.after(at))
    return _place(tokens, found) if found else None


def first(usage: str, text: str, start: int = 0, end: int | None = None) -> Place | None:
    """The first place in ``text[start:end]`` where the shape stands."""
    return next(every(usage, text, start, end), None)


def every(usage: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Place]:
    """All places in ``text[start:end]`` where the shape stands, none inside another."""
    tokens = tokens_of(text)
    matcher, stop = directives().clauses[usage], _stop(tokens, end)
    at = tokens.after(start)
    while at < stop and (found := matcher.first(tokens, at, stop)) is not None:
        yield _place(tokens, found)
        at = max(found.end, found.start + 1)


def _stop(tokens: Tokens, end: int | None) -> int:
    return len(tokens) if end is None else tokens.after(end)


def _place(tokens: Tokens, found: Found) -> Place:
    start = _start(tokens, found.start)
    end = tokens.end(found.end - 1) if found.end > found.start else start
    mark, edge = found.marks.get("complement", found.end), found.marks.get("edge", found.end)
    return Place(start, end, _start(tokens, found.end), _start(tokens, mark), _end(tokens, edge))


def _start(tokens: Tokens, at: int) -> int:
    return tokens.start(at) if at < len(tokens) else len(tokens.text)


def _end(tokens: Tokens, at: int) -> int:
    """Where the word before a place between words ends."""
    return tokens.end(at - 1) if at else 0
