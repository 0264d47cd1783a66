"""ISO 8601 dates, whole or cut off at the month or year, as days."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from pipeline.numbers import figure

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(value: str | None) -> datetime.date | None:
    """The first possible day of ``2025``, ``2025-03`` or ``2025-03-10``; None where it is no date."""
    return _day(value, last=False)


def last_day(value: str | None) -> datetime.date | None:
    """The last possible day of ``2025``, ``2025-03`` or ``2025-03-10``; None where it is no date."""
    return _day(value, last=True)


@lru_cache(maxsize=4096)
def _day(value: str | None, *, last: bool) -> datetime.date | None:
    match = _ISO.fullmatch(value) if value else None
    if match is None:
        return None
    year = figure(match[1])
    month = figure(match[2]) if match[2] else 12 if last else 1
    if not (1 <= month <= 12 and year >= 1):
        return None
    days = calendar.monthrange(year, month)[1]
    day = figure(match[3]) if match[3] else days if last else 1
    return datetime.date(year, month, day) if 1 <= day <= days else None
