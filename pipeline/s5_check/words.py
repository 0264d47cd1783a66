"""Words of a text for comparing what two people, or two converters, wrote: case, marks and line breaks do not count.

In: texts. Out: words, the share two texts have in common, stretches of words found by their first and last, and pairs
of items that belong together. Knows nothing of tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

_WORD: Final = re.compile(r"[^\W_]+")
# Between the first and the last words of a quotation.
GAP: Final = " ... "
A = TypeVar("A")
B = TypeVar("B")


def words_of(text: str | None) -> list[str]:
    """The words of a text, NFKC and in small letters."""
    return _WORD.findall(unicodedata.normalize("NFKC", text or "").lower())


def folded(text: str | None) -> str:
    """The words of a text with one blank between them."""
    return " ".join(words_of(text))


def likeness(one: str | None, other: str | None) -> float:
    """The share of words two texts have in common, 0 to 1: twice the shared words by the words of both."""
    mine, yours = Counter(words_of(one)), Counter(words_of(other))
    total = mine.total() + yours.total()
    return 2 * (mine & yours).total() / total if total else 0.0


def find_stretch(text: str, quotation: str, start: int = 0) -> tuple[int, int] | None:
    """Where a quotation stands in a folded text: ``first words ... last words``, or all words of a short one.

    Args:
        text: as ``folded`` gives it.
        quotation: as printed; ``first ... last`` stands for all from the first to the nearest last.
        start: where to begin.

    Returns:
        Offsets into ``text``, or None where it does not stand there.
    """
    first, _, last = quotation.partition(GAP)
    begin = _find(text, folded(first), start)
    if begin is None:
        return None
    end = begin + len(folded(first))
    if last:
        tail = _find(text, folded(last), end)
        if tail is None:
            return None
        end = tail + len(folded(last))
    return begin, end


def _find(text: str, wanted: str, start: int) -> int | None:
    """The place of whole words; a quotation may break off inside its last one."""
    padded, begin = f" {text} ", max(start, 0)
    at = padded.find(f" {wanted} ", begin)
    if at < 0:
        at = padded.find(f" {wanted}", begin)
    return at if at >= 0 and wanted else None


def pair_up(
    wanted: Sequence[A], found: Sequence[B], fit: Callable[[A, B], float], least: float
) -> list[tuple[int, int]]:
    """Pairs of indices that belong together, each item in one at most; the best fit is taken first.

    ``fit`` says how well two items go together, from 0 to 1; below ``least`` they do not. Of equal fits the earlier
    items go first.
    """
    fits = [(fit(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    used_wanted: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in sorted(fits, key=lambda each: (-each[0], each[1], each[2])):
        if value < least:
            break
        if i not in used_wanted and j not in used_found:
            pairs.append((i, j))
            used_wanted.add(i)
            used_found.add(j)
    return sorted(pairs)
