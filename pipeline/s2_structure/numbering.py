"""Which number each paragraph has: printed ones in sequence, lost ones inferred from the gaps and the contents.

A beginning without a number is a paragraph of its own only where a number is missing or where its section has no
numbered paragraph before it; otherwise it belongs to the paragraph above. What cannot be settled is an issue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from pipeline.model import Issue
from pipeline.numbers import figure
from pipeline.s2_structure.contents import Contents, title_key
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row


def settle_numbers(pieces: list[Piece], rows: list[Row], contents: Contents) -> tuple[list[Piece], list[Issue]]:
    """The pieces with numbers inferred and parts merged into their paragraph. No row is lost."""
    issues: list[Issue] = []
    expected_at = _section_starts(pieces, contents)
    scopes: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.kind == "start":
            scopes.setdefault(piece.scope, []).append(index)
    for scope, indices in scopes.items():
        _fill(pieces, indices, expected_at if not scope else {}, contents if not scope else Contents(), rows, issues)
    for index, first in expected_at.items():
        number = _main_number(pieces[index])
        if number is not None and number != first and not pieces[index].scope:
            row = rows[pieces[index].rows[0]]
            message = f"the contents give paragraph {first} as the first of its section, the text has {number}"
            issues.append(Issue("warning", "contents_disagree", message, row.start, row.end))
    return _merge(pieces), issues


def _section_starts(pieces: list[Piece], contents: Contents) -> dict[int, int]:
    """By index of the first start after a heading: the number the contents give it."""
    out: dict[int, int] = {}
    pending: int | None = None
    listed = contents.first_paragraphs()
    for index, piece in enumerate(pieces):
        if piece.kind == "heading":
            first = listed.get(title_key(piece.title)) if listed else None
            pending = pending if first is None else first
        elif piece.kind == "start" and pending is not None:
            out[index] = pending
            pending = None
    return out


def _main_number(piece: Piece) -> int | None:
    return figure(piece.number) if piece.number and piece.number.isdecimal() else None


def _fill(
    pieces: list[Piece],
    indices: list[int],
    expected_at: dict[int, int],
    contents: Contents,
    rows: list[Row],
    issues: list[Issue],
) -> None:
    """Infer the numbers missing between printed ones, before the first and, by the contents, after the last."""
    known = [k for k in indices if _main_number(pieces[k]) is not None]
    last_listed = max((e.last for e in contents.entries if e.last is not None), default=None)
    if not known and last_listed is None:
        return
    bounds: list[tuple[int, int | None]] = [(-1, 0), *((k, _main_number(pieces[k])) for k in known)]
    bounds.append((len(pieces), None))
    for (left, low), (right, high) in pairwise(bounds):
        assert low is not None
        until = high if high is not None else (last_listed or low) + 1
        missing = until - low - 1
        if missing <= 0:
            continue
        between = indices[bisect_right(indices, left) : bisect_left(indices, right)]
        free = [k for k in between if pieces[k].number is None and not pieces[k].apart]
        _assign(pieces, free, low, missing, expected_at)
        lost = missing - sum(pieces[k].number is not None for k in free)
        if lost > 0:
            at = rows[pieces[right].rows[0]].start if right < len(pieces) else None
            message = f"{_lost(lost, low + 1, until - 1)} could not be found; compare with the source"
            issues.append(Issue("warning", "number_gap", message, at, at + 1 if at is not None else None))


def _lost(count: int, first: int, last: int) -> str:
    if first == last:
        return f"paragraph {first}"
    if count == last - first + 1:
        return f"the paragraphs {first} to {last}"
    return f"{count} of the paragraphs {first} to {last}"


def _assign(pieces: list[Piece], free: list[int], low: int, missing: int, expected_at: dict[int, int]) -> None:
    """Give ``missing`` numbers after ``low`` to the likeliest of the free beginnings, in order."""
    if not free:
        return
    rank = {k: (k in expected_at, pieces[k].after_heading, -k) for k in free}
    chosen = sorted(sorted(free, key=lambda k: rank[k], reverse=True)[:missing])
    number = low
    for place, k in enumerate(chosen):
        number += 1
        listed = expected_at.get(k)
        if listed is not None and number <= listed <= low + missing - (len(chosen) - place - 1):
            number = listed
        pieces[k].number, pieces[k].inferred = str(number), True


def _merge(pieces: list[Piece]) -> list[Piece]:
    """Beginnings that got no number join the numbered paragraph of their section; tables stay where they stand."""
    out: list[Piece] = []
    owner: Piece | None = None
    for piece in pieces:
        if piece.kind == "heading":
            owner = None
        elif piece.kind == "start":
            if piece.apart:
                owner = None
            if piece.number is None and owner is not None:
                owner.rows.extend(piece.rows)
                continue
            owner = piece if piece.number is not None else None
        out.append(piece)
    return out
