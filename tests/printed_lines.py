"""Files of printed lines, as a reader of PDF leaves them: words with their left edge, weight, size and role."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Document, Line, LineRole, Mark, Sidecar, Source, Structure
from pipeline.s2_structure import structure

SOURCE = Source("printed.pdf", "0" * 64, 0, Sidecar(symbols=("A/80/1",)))
# The edge of the running text, of a table that is wider, and of the bullets of a list; points.
TEXT, WIDE, BULLET, RIGHT = 123.4, 60.0, 140.4, 309.0


@dataclass(frozen=True)
class Printed:
    """A printed line: its words, left edge, weight, size, role and page."""

    text: str
    x0: float = TEXT
    bold: bool = False
    size: float = 10.0
    role: LineRole | None = None
    page: int = 2


def bold(text: str, x0: float = TEXT) -> Printed:
    return Printed(text, x0, bold=True)


def chapter(text: str) -> Printed:
    return Printed(text, 102.1, bold=True, size=14.0, role="heading")


def cells(text: str) -> Printed:
    return Printed(text, WIDE, size=8.5, role="table")


def parse(*printed: Printed, marks: str = "") -> Structure:
    return structure(document(*printed, marks=marks), SOURCE)


def document(*printed: Printed, marks: str = "") -> Document:
    """A file of these lines; a sign of ``marks`` is a raised figure in it."""
    lines, parts, at = [], [], 0
    for item in printed:
        lines.append(Line(at, at + len(item.text), item.page, item.role, None, item.x0, item.size, item.bold))
        parts.append(item.text + "\n")
        at += len(parts[-1])
    text = "".join(parts)
    raised = tuple(Mark(i, i + 1, str("¹²³".index(c) + 1)) for i, c in enumerate(text) if c in marks)
    return Document(text, tuple(lines), raised, "application/pdf", "pdf", 3)


def labels(found: Structure) -> list[tuple[str, str]]:
    return [(s.label, s.title) for s in found.sections]


def in_section(found: Structure) -> dict[str, str]:
    label = {s.section_id: s.label for s in found.sections}
    return {p.number: label[p.section_id or ""] for p in found.paragraphs if p.number}


OPENING = (
    chapter("I. Introduction"),
    Printed("1. The first paragraph of the report is long enough to be text."),
    Printed("2. The second paragraph of the report is long enough to be text."),
    Printed("3. The third paragraph of the report is long enough to be text."),
)
