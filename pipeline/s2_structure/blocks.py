"""Blocks: what each stretch of the canonical text is, so that none of it is lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import TypeAlias

from pipeline.model import Block, BlockKind
from pipeline.s2_structure.rows import Row

Kind: TypeAlias = tuple[BlockKind, str | None]


def blocks_of(rows: Sequence[Row], kinds: Sequence[Kind], length: int) -> list[Block]:
    """Neighbouring rows of one kind and owner; the white space between two blocks belongs to the first.

    ``kinds`` says of each row what it is and whose; ``length`` is that of the text, in code points.
    """
    if not rows:
        return [Block("furniture", 0, length)] if length else []
    starts: list[tuple[int, Kind]] = []
    for row, what in zip(rows, kinds, strict=True):
        if not starts or starts[-1][1] != what:
            starts.append((row.start if starts else 0, what))
    ends = [start for start, _ in starts[1:]] + [length]
    return [Block(kind, start, end, owner) for (start, (kind, owner)), end in zip(starts, ends, strict=True)]


def owner_at(rows: Sequence[Row], kinds: Sequence[Kind], ids: Collection[str], place: int) -> str | None:
    """Which of ``ids`` the row belongs to that holds a place of the canonical text, if one of them."""
    found = kinds[bisect_right(rows, place, key=attrgetter("start")) - 1][1]
    return found if found in ids else None
