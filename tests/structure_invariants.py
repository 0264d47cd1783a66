"""What holds of the structure of any text, and texts to hold it to."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.model import Structure


def check_invariants(found: Structure, text: str) -> None:
    at = 0
    for block in found.blocks:
        assert block.start == at < block.end
        at = block.end
    assert at == len(text)
    mended = {k for repair in found.repairs for k in range(repair.start, repair.end)}
    for passage in found.passages:
        offsets = list(passage.offsets)
        assert len(offsets) == len(passage.text)
        assert offsets == sorted(offsets)
        assert all(text[k] == c or c in " \n–-" or k in mended for c, k in zip(passage.text, offsets, strict=True))
    keys = [passage.key for passage in found.passages]
    assert len(keys) == len(set(keys))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[A-Za-z]{4,}", text))


def running_words(found: Structure) -> Counter[str]:
    return words(" ".join(p.text for p in found.passages if p.kind in ("paragraph", "heading", "note", "summary")))
