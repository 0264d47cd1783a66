"""The parts of a report as divisions: where each begins and ends, and what it lies in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Division, Section
from pipeline.s2_structure.pieces import Part, Piece
from pipeline.s2_structure.rows import Row


def make_divisions(
    ids: Sequence[str],
    pieces: Sequence[Piece],
    parts: Sequence[Part],
    sections: Sequence[Section],
    rows: Sequence[Row],
    length: int,
) -> Iterator[Division]:
    """The parts from their first row to their last, ids side by side with them; the report is the whole text."""
    by_label = {section.label: section.section_id for section in reversed(sections)}
    spans: dict[int, tuple[int, int]] = {}
    for piece in pieces:
        start, end = rows[piece.rows[0]].start, rows[piece.rows[-1]].end
        place: int | None = piece.division
        while place is not None:
            # What lies in a part lies in what holds it, too, which may have no rows of its own.
            first, last = spans.get(place, (start, end))
            spans[place] = min(first, start), max(last, end)
            place = parts[place].parent
    for n, (part, name) in enumerate(zip(parts, ids, strict=True)):
        if n and n not in spans:
            continue
        start, end = spans[n] if n else (0, length)
        above = ids[part.parent] if part.parent is not None else None
        section = by_label.get(part.label) if part.label else None
        yield Division(name, above, part.role, part.label or None, section, part.presented, start, end)
