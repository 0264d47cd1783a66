"""Bodies named together under one plural head: "the Committees on X and Y", "the X and Y Councils".

In: a text, and a way to ask whether a full name is known. Out: one name for each body, with the place of its own words.
Where the words can be parted in several ways ("violence against women and the sale of children and of ..."), the
parting in which all names are known is taken; else the one the prepositions show; else none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_AND = re.compile(r"(?P<cut>,? and |, )(?:(?:on|of|for) )?(?:the )?")
_REPEATED = re.compile(r",? and (?=(?:on|of|for) (?!their|its|all))|, (?=(?:on|of|for) )")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the bodies: its full ``name``, and ``[start, end)``, its own words (the first has the head with it)."""

    start: int
    end: int
    name: str


def split_after(
    head: str, text: str, head_start: int, link: str, start: int, end: int, known: Callable[[str], bool]
) -> list[Part]:
    """Part the words ``text[start:end]`` that follow a plural head and its preposition (``link``)."""
    words = text[start:end]
    best: list[tuple[int, int]] | None = None
    for cuts in _partings(words):
        names = [f"{head} {link} {_bare(words[a:b])}" for a, b in cuts]
        if all(known(name) or known(name.replace(f" {link} ", f" {link} the ", 1)) for name in names):
            best = cuts
            break
    if best is None:
        best = _by_preposition(words)
    if best is None:
        return []
    parts = []
    for number, (a, b) in enumerate(best):
        shift = len(words[a:b]) - len(_own(words[a:b]))
        name = f"{head} {link} {_own(words[a:b])}"
        if number == 0:
            name = f"{head} {link} {words[a:b]}"
        parts.append(Part(head_start if number == 0 else start + a + shift, start + b, name))
    return parts


def split_before(head: str, text: str, start: int, end: int, head_end: int, known: Callable[[str], bool]) -> list[Part]:
    """Part the words ``text[start:end]`` before a plural head: "Human Rights and Economic and Social Councils"."""
    words = text[start:end]
    for cuts in _partings(words):
        names = [f"{words[a:b]} {head}" for a, b in cuts]
        if len(names) > 1 and all(map(known, names)):
            last = len(cuts) - 1
            return [
                Part(start + a, head_end if i == last else start + b, name)
                for i, ((a, b), name) in enumerate(zip(cuts, names, strict=True))
            ]
    return []


def _own(words: str) -> str:
    return re.sub(r"^(?:on|of|for) ", "", words)


def _bare(words: str) -> str:
    return re.sub(r"^(?:(?:on|of|for) )?(?:the )?", "", words)


def _partings(words: str) -> Iterator[list[tuple[int, int]]]:
    """All ways to part the words at their "and"s and commas, fewest parts first; up to five places are tried."""
    seams = [(m.start(), m.end("cut")) for m in _AND.finditer(words)][:5]
    masks = sorted(range(1, 1 << len(seams)), key=lambda mask: (mask.bit_count(), mask))
    for mask in masks:
        cuts, at = [], 0
        for i, (a, b) in enumerate(seams):
            if mask >> i & 1:
                cuts.append((at, a))
                at = b
        cuts.append((at, len(words)))
        yield cuts


def _by_preposition(words: str) -> list[tuple[int, int]] | None:
    cuts, at = [], 0
    for match in _REPEATED.finditer(words):
        cuts.append((at, match.start()))
        at = match.end()
    if cuts:
        return [*cuts, (at, len(words))]
    joined = list(re.finditer(r" and (?:the )?(?=[A-Z])", words))
    if len(joined) == 1 and "," not in words and words[:1].isupper():
        return [(0, joined[0].start()), (joined[0].start() + 5, len(words))]
    return None
