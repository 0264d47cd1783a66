"""The names of the months, whole and short, as they stand in running text, mastheads and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# What one of them is within a pattern.
MONTH_NAMES: Final = "|".join(MONTHS)
# Short names stand in mastheads and tables only, so they need a day and a year beside them.
_SHORT: Final = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_NUMBERS: Final = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


def _behind_capitals(names: Iterable[str]) -> str:
    """The pattern of names behind their first letters, which stand before it: a class of letters that opens a pattern is skipped to
    ten times as fast as any other beginning."""
    return "|".join(f"(?<={name[0]}){name[1:]}" for name in names)


# A month by its whole name, in small letters or capitals, or by a short one with its stop. A full stop behind a whole name ends the
# sentence: "on 24 November. 2023: Participation".
MONTH: Final = re.compile(
    rf"[ADFJMNOS](?:(?:{_behind_capitals((*MONTHS, *map(str.upper, MONTHS)))})(?![A-Za-z])"
    rf"|(?:{_behind_capitals(_SHORT)})(?![A-Za-z])\.?)"
)


def month_of(name: str) -> int:
    """The number of the month that a match of ``MONTH`` names.

    >>> month_of("November"), month_of("SEPTEMBER"), month_of("Sept.")
    (11, 9, 9)
    """
    return _NUMBERS[name[:3].lower()]


def is_short(name: str) -> bool:
    """Whether a match of ``MONTH`` is a short name.

    >>> is_short("Sept."), is_short("May")
    (True, False)
    """
    return name.rstrip(".") in _SHORT
