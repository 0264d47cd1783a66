"""What reading gives: a document, its lines and marks, and what is said of it."""

from __future__ import annotations

from typing import Final, Literal

from pipeline.records import dataclass

#: ``named_title`` is what a file calls itself in its facts; ``title`` is a line in the style of a title.
LineRole = Literal[
    "heading", "paragraph", "list_item", "note", "contents", "table", "caption", "title", "named_title", "furniture"
]
Severity = Literal["error", "warning", "info"]
#: The rule of repairs of words that reading left unseen characters out of.
UNSEEN_CHARACTERS: Final = "unseen_characters"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What ``<stem>.yaml`` beside a report says of it because the file itself does not.

    ``retrieved`` (ISO 8601 day), ``sha256`` (hex) and ``media_type`` are of the file as it was fetched from
    ``source_url``; ``leave_out`` is why the report is not to be read.
    """

    symbols: tuple[str, ...] = ()
    title: str | None = None
    publication_date: str | None = None
    original_language: str | None = None
    source_url: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    media_type: str | None = None
    leave_out: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A report file as found: ``path`` is relative to the sources folder, with ``/``; ``sha256`` is of its bytes."""

    path: str
    sha256: str
    size: int
    sidecar: Sidecar = Sidecar()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something unsettled or damaged; ``start``/``end`` point into the canonical text where there is a place."""

    severity: Severity
    kind: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A place mended for reading: ``original`` stands at ``[start, end)`` of the canonical text.

    Of UNSEEN_CHARACTERS, ``original`` is as the file has it, with ``<U+00AD>`` for what nobody sees, and the canonical text
    is as mended.
    """

    start: int
    end: int
    original: str
    repaired: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of the canonical text, without its line break.

    ``page`` counts from 1. ``role``, ``level``, ``x0`` (left edge, points), ``size`` (font size, points) and ``bold``
    are what the file itself says and are None where it says nothing.
    """

    start: int
    end: int
    page: int | None = None
    role: LineRole | None = None
    level: int | None = None
    x0: float | None = None
    size: float | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note inside running text (``²``, a raised ``2``): its place in the canonical text."""

    start: int
    end: int
    marker: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as one canonical text. ``lines`` are in order and disjoint; what lies between them is white space.

    ``repairs`` are words of the file that reading left characters out of: their ``original`` has what nobody sees.
    """

    text: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    media_type: str
    reader: str
    pages: int | None = None
    issues: tuple[Issue, ...] = ()
    repairs: tuple[Repair, ...] = ()
