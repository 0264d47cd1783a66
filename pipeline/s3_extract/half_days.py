"""Which half of a day begins or ends a meeting, read over: "2–4 (morning) December", "3 (p.m.)28–5 May".

The mark of a note behind the bracket is read over with it.
"""

from __future__ import annotations

import re
from typing import Final

_HALVES: Final = ("(morning)", "(afternoon)", "(a.m.)", "(p.m.)")
_HALF_DAY: Final = re.compile(r"\s?\((?:morning|afternoon|a\.m\.|p\.m\.)\)(?:,?\d{1,2}(?=[-–—]|\s[A-Z12]))?")


def without_half_days(text: str) -> tuple[str, list[int]]:
    """``text`` without its halves of days, and the places (code points) of what is left; no places where there are none."""
    if not any(half in text for half in _HALVES):
        return text, []
    left_out = {i for match in _HALF_DAY.finditer(text) for i in range(*match.span())}
    places = [i for i in range(len(text)) if i not in left_out]
    return "".join(map(text.__getitem__, places)), places
