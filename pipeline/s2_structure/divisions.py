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
        first, last = spans.get(piece.division, (start, end))
        spans[piece.division] = min(first, start), max(last, end)
    for place, (part, name) in enumerate(zip(parts, ids, strict=True)):
        if place and place not in spans:
            continue
        start, end = spans[place] if place else (0, length)
        above = ids[part.parent] if part.parent is not None else None
        section = by_label.get(part.label) if part.label else None
        yield Division(name, above, part.role, part.label or None, section, part.presented, start, end)
