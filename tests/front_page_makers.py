"""Front pages laid out in the tests, with sizes and places of print, and what is read of them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Document, Line, Masthead, Sidecar, Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure

SOURCE = Source("report.pdf", "0" * 64, 1, Sidecar())


def written(text: str) -> Structure:
    return structure(read_text(text.encode(), SOURCE), SOURCE)


@dataclass(frozen=True)
class P:
    """A printed line: its words, left edge, size and weight; ``page`` counts from 1."""

    text: str
    x0: float = 123.0
    size: float = 10.0
    bold: bool = False
    page: int = 1


def printed(*lines: P) -> Structure:
    """A report in print: what a PDF says of its lines."""
    text, made = "", []
    for line in lines:
        made.append(Line(len(text), len(text) + len(line.text), line.page, None, None, line.x0, line.size, line.bold))
        text += line.text + "\n"
    return structure(Document(text, tuple(made), (), "application/pdf", "print", 2), SOURCE)


def title(words: str) -> P:
    return P(words, 123.0, 14.0, True)


def kind(words: str) -> P:
    return P(words, 123.0, 12.0, True)


@dataclass(frozen=True)
class Page:
    """A page in print and what it says."""

    lines: tuple[P, ...]
    title: str | None
    kind: str
    author: str | None = None
    report_type: str | None = None
    agenda_title: str | None = None
    day: str | None = None


def reads_as_it_says(page: Page) -> None:
    """Check a printed page against what it says of itself; what it leaves open is not looked at."""
    head = printed(*page.lines).masthead
    assert _value(head, "title") == page.title
    assert head.kind == page.kind
    assert _value(head, "author") == page.author
    for attribute, expected in (
        ("report_type", page.report_type),
        ("agenda_title", page.agenda_title),
        ("publication_date", page.day),
    ):
        if expected is not None:
            assert _value(head, attribute) == expected


def _value(head: Masthead, attribute: str) -> str | None:
    fact = getattr(head, attribute)
    return None if fact is None else fact.value


def agenda(words: str) -> P:
    return P(words, 60.0, 10.0, True)


HEAD = (P("United Nations\tA/79/716", 123.0, 14.0), P("General Assembly\tDistr.: General", 123.0, 20.0, True),
        P("9 January 2025", 397.0), P("Original: English", 397.0), agenda("Seventy-ninth session"))  # fmt: skip
BODY = (P("I. Introduction", 101.0, 14.0, True), P("1. The present report is submitted pursuant to General Assembly resolution 74/9"),
        P("and covers the year. Governments should ratify the Convention."))  # fmt: skip
