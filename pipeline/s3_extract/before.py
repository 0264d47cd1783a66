"""Patterns of what stands right before a place in a sentence, asked without searching the sentence.

A pattern that ends in ``$`` is tried by ``re`` at every character up to the place. Most refusals show in the last word
already, so that is compared first, and a search that is left to do looks no farther back than the pattern can reach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Longer than any word that decides, with the white space behind it.
_TAIL = 28


@dataclass(frozen=True, slots=True)
class Before:
    """A pattern that ends where it is asked about (``$``), and how its matches end.

    ``endings`` are in lower case; every match, less the white space behind it, ends in one of them, and so in one of the
    characters ``last``, small or capital; where there are none a match may end in anything. ``reach`` is the number of characters searched; adverbs may be repeated in a pattern
    without bound, but not beyond that in prose.
    """

    pattern: re.Pattern[str]
    endings: tuple[str, ...]
    last: frozenset[str]
    reach: int = 64

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """The match that ends at ``text[at]``; its offsets are into ``text``."""
        if self.endings:
            tail = text[at - _TAIL if at > _TAIL else 0 : at].rstrip()
            if tail[-1:] not in self.last or not tail.lower().endswith(self.endings):
                return None
        return self.pattern.search(text, at - self.reach if at > self.reach else 0, at)


def before(pattern: str, endings: str, *, reach: int = 64, flags: re.RegexFlag = re.NOFLAG) -> Before:
    """``pattern`` compiled; ``endings`` are given as words with spaces between them."""
    words = endings.split()
    last = frozenset(letter for word in words for letter in (word[-1], word[-1].upper()))
    return Before(re.compile(pattern, flags), tuple(words), last, reach)
