"""Texts with a front page, read from the first line to the rows, and what their rows say."""

from __future__ import annotations

from pipeline.model import Extraction, Sidecar, Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract

# The front page and the introduction of a report, behind which more is written.
FOOD_REPORT = (
    "United Nations  A/HRC/77/45\n\nGeneral Assembly  Distr.: General\n 4 May 2025\n\nHuman Rights Council\nSeventy-seventh session\n"
    "Agenda item 3\n\nReport of the Special Rapporteur on the right to food\n\nI. Introduction\n\n1. This is a report.\n\n2. Hunger rises.\n\n"
)
FORUM = "forum-on-business-and-human-rights"


def parse(text: str, *symbols: str) -> Structure:
    source = Source("some report.txt", "0" * 64, len(text), Sidecar(symbols=symbols))
    return structure(read_text(text.encode(), source), source)


def read(text: str, *symbols: str) -> Extraction:
    return extract(parse(text, *symbols))


def paragraphs(found: Structure) -> list[tuple[str, str | None]]:
    """Role and number of each paragraph, in order."""
    return [(p.role, p.number) for p in found.paragraphs]


def said(found: Extraction) -> list[tuple[str, str | None, str, str]]:
    """Verb, recommending body, frame and attribution of each row, in order."""
    rows = [row for key in sorted(found.recommendations) for row in found.recommendations[key]]
    return [(r.verb, r.recommenders[0] if r.recommenders else None, r.frame, r.attribution) for r in rows]


def report(
    *paragraphs: str, author: str = "Secretary-General", title: str = "The lakes", symbol: str = "A/60/99"
) -> str:
    body = "\n\n".join(f"{n}. {text}" for n, text in enumerate(paragraphs, 1))
    return f"{symbol}\n\nDistr.: General\n\n{title}\n\nReport of the {author}\n\nI. Introduction\n\n{body}\n"
