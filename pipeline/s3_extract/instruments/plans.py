"""Plans that nothing but their years tells from the ones before: "the 2022–2025 Strategic Framework", "the Strategic Plan,
2022–2025".

In: a text and the place of such a name. Out: where it begins and ends, and the plan; whose it is only the report tells, so its
id carries the report.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model import Instrument
from pipeline.rules.registry import slugify

_YEARS: Final = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[-–](?P<last>20\d\d)\s")
_YEARS_BEHIND: Final = re.compile(r",?\s\(?(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>20\d\d)\)?(?![\d/])")
# The first of the years and the stroke, in code points: a run of capitals before a name begins with the second.
_FIRST: Final = 5


def plan_of_years(text: str, start: int, end: int, report_id: str) -> tuple[int, int, Instrument] | None:
    """The plan whose name with the last of its years is ``text[start:end]``; None where no range of years opens it."""
    years = _YEARS.match(text, max(0, start - _FIRST)) if text[start : start + 1].isdigit() else None
    if years is None or " " not in text[years.end() : end]:
        # "the 2021–2026 Strategy" is one that has a name of its own.
        return None
    return years.start(), end, _plan(text[years.end() : end], years, report_id)


def plan_before_years(text: str, start: int, end: int, report_id: str) -> tuple[int, int, Instrument] | None:
    """The plan whose name of nothing but its kind ("Strategic Plan") is ``text[start:end]``; None where no range of years
    stands behind."""
    years = _YEARS_BEHIND.match(text, end)
    if years is None or " " not in text[start:end]:
        return None
    return start, years.end(), _plan(text[start:end], years, report_id)


def _plan(name: str, years: re.Match[str], report_id: str) -> Instrument:
    title = f"{name}, {years['first']}–{years['last']}"
    return Instrument(f"{report_id}.{slugify(title)}", title, "plan_of_action")
