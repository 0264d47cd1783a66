"""The canonical text, put together line by line.

Readers hand over printed lines in reading order; here they become one text with offsets. A line never holds a line
break; lines stand one below the other, pages are parted by a line that holds a form feed alone. What a line means is
not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pipeline.model import Document, Issue, Line, LineRole, Mark
from pipeline.s1_read.characters import TO_FIGURES

PAGE_BREAK = "\f"
# What stands between two marks goes with the first: `3,4`.
_SEPARATORS = ",;–- "


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is printed, as far as its reader tells: ``x0`` and ``size`` in points."""

    x0: float | None = None
    size: float | None = None
    bold: bool | None = None


UNTOLD: Final = Look()


@dataclass(slots=True)
class CanonicalText:
    """A text being written. ``add`` lines in reading order, then ``document`` once."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    page: int | None = None

    def add(
        self,
        text: str,
        *,
        marks: tuple[tuple[int, int], ...] = (),
        page: int | None = None,
        role: LineRole | None = None,
        level: int | None = None,
        look: Look = UNTOLD,
    ) -> None:
        """Append a printed line; ``text`` is folded, stripped, not empty; ``marks`` are ``(start, end)`` inside it.

        Of a row of a table ``text`` begins with a tab for each cell that is empty before its first words; the line begins behind them.
        """
        if page != self.page and self.lines:
            self._write(PAGE_BREAK + "\n")
        self.page = page
        start, empty = self.length, len(text) - len(text.lstrip("\t"))
        self._write(text + "\n")
        self.lines.append(Line(start + empty, start + len(text), page, role, level, look.x0, look.size, look.bold))
        self.marks.extend(
            Mark(start + a, start + b, text[a:b].rstrip(_SEPARATORS).translate(TO_FIGURES)) for a, b in marks
        )

    def blank(self) -> None:
        """Append an empty line, the break between two paragraphs of a file that has paragraphs but no pages."""
        if self.lines:
            self._write("\n")

    def document(
        self, media_type: str, reader: str, pages: int | None = None, issues: tuple[Issue, ...] = ()
    ) -> Document:
        """The finished record."""
        return Document("".join(self.parts), tuple(self.lines), tuple(self.marks), media_type, reader, pages, issues)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
