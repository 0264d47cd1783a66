"""Which documents are worked together: the shards.

In: the paths of the documents. Out: shards, each named by the bits with which the hashes of its paths begin. The
split depends on nothing but the set of paths: a document that changes stays where it is, one that is added touches
one shard, and only a shard that overflows is split in two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

# A shard is rewritten whole when one of its documents changes: at 256 that copies some 10 MB.
MOST_DOCUMENTS: Final = 256
# Smaller sets are split as well, in up to eight, so that a few dozen slow PDFs keep every worker busy.
FEW_DOCUMENTS: Final = 8
SPREAD_BITS: Final = 3
_BITS: Final = 64
# What the names of shards begin with, before the bits.
SHARD: Final = "s"


def _bits(path: str) -> str:
    return f"{int.from_bytes(hashlib.sha256(path.encode()).digest()[: _BITS // 8]):0{_BITS}b}"


def plan_shards(
    paths: Iterable[str], *, most: int = MOST_DOCUMENTS, few: int = FEW_DOCUMENTS
) -> dict[str, tuple[str, ...]]:
    """Split documents into shards.

    Args:
        paths: the paths of the documents, relative to the sources folder.
        most: a shard with more documents than this is split.
        few: up to this many documents stay together.

    Returns:
        The paths of each shard, sorted, by the shard's name: ``s`` and the bits its hashes begin with, in the order
        of the names. Every path is in exactly one.
    """
    hashed = sorted((_bits(path), path) for path in set(paths))
    shards: dict[str, tuple[str, ...]] = {}

    def split(prefix: str, members: list[tuple[str, str]]) -> None:
        limit = few if len(prefix) < SPREAD_BITS else most
        if len(members) <= limit or len(prefix) == _BITS:
            if members:
                shards[SHARD + prefix] = tuple(sorted(path for _, path in members))
            return
        for bit in "01":
            split(prefix + bit, [each for each in members if each[0][len(prefix)] == bit])

    split("", hashed)
    return shards


def related(name: str, other: str) -> bool:
    """Whether two shards can hold the same document: one is a part of the other, or they are the same."""
    return name.startswith(other) or other.startswith(name)
