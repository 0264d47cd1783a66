"""The parts of a report as divisions: where each begins and ends, and what it lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

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
    by_label: dict[str, list[Section]] = {}
    for section in sections:
        by_label.setdefault(section.label, []).append(section)
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
        named = by_label.get(part.label, []) if part.label else []
        # Annexes without numbers share a label: the heading of a part is the last one before it.
        at = bisect_right(named, start, key=attrgetter("start"))
        heading = named[max(at - 1, 0)] if named else None
        section_id = heading.section_id if heading else None
        yield Division(name, above, part.role, part.label or None, section_id, part.presented, start, end)
