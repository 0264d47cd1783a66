"""Plans that the years before their name tell from the ones before: "the 2022–2025 Strategic Framework".

In: a text and the place of such a name. Out: where the years begin, and the plan; whose it is only the report tells, so its id
carries the report.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model import Instrument
from pipeline.rules.registry import slugify

_YEARS: Final = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[-–](?P<last>20\d\d)\s")
# The first of the years and the stroke, in code points: a run of capitals before a name begins with the second.
_FIRST: Final = 5


def plan_of_years(text: str, start: int, end: int, report_id: str) -> tuple[int, Instrument] | None:
    """The plan whose name with the last of its years is ``text[start:end]``; None where no range of years opens it."""
    years = _YEARS.match(text, max(0, start - _FIRST)) if text[start : start + 1].isdigit() else None
    if years is None or " " not in text[years.end() : end]:
        # "the 2021–2026 Strategy" is one that has a name of its own.
        return None
    title = f"{text[years.end() : end]}, {years['first']}–{years['last']}"
    return years.start(), Instrument(f"{report_id}.{slugify(title)}", title, "plan_of_action")
