"""When and where a meeting met, as the words before its name tell: "On 4 December 1995, a seminar was held", "met on 4 August at the".

In: a passage's text, where the name stands, and the dates of the passage. Out: ``Facts``. What stands behind the name is read in ``facts``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from pipeline.s3_extract.dates import DateSpan
from pipeline.s3_extract.meetings.told import Facts, facts_of
from pipeline.s3_extract.places.cities import place_at

# How far from the name its time and place are looked for, in code points.
_WINDOW: Final = 170
_FOLLOWS: Final = re.compile(r",?\s(?:at\s|in\s)?(?:the\s|a\s|an\s|its\s|their\s)?[\"“]?")
_VERB_BEFORE: Final = re.compile(
    r"\b(?:held|convened|hosted|organi[sz]ed|opened|attended|addressed)\b(?:\s(?:on|in|from|at))?\s$"
)
_OPENING: Final = re.compile(
    r"(?:(?:^|[.;:]\s)(?:On|In|From|During|Between)|\b(?:Subsequently|Thereafter|Later|Then|Also|Moreover|Furthermore|Meanwhile|Finally),\s"
    r"(?:on|in|from|during))\s(?:early\s|late\s|mid-)?$"
)
_WAS_HELD: Final = re.compile(
    r"(?:\s(?:of|on|for|by)\b[^.;]{0,120}?)?\s(?:(?:was|were)\s(?:held|convened|organi[sz]ed|hosted)|met|convened|took\splace)\b"
)
_TOOK_PART: Final = re.compile(
    r",?\s[^.;:]{2,120}?\b(?:(?P<held>(?:co-)?(?:held|hosted|convened|organi[sz]ed))|attended|addressed|facilitated"
    r"|took\spart\sin|participated\sin)\s(?:at\s)?(?:an?|the|its|their)\s(?:[a-z-]+\s){0,4}(?:[–—-]\s(?:the\s)?)?"
)
# Before the last day of a range whose first day could not be read.
_DASHES: Final = ("-", "–", "—")
# "On 20 November, the Community, during an extraordinary summit"
_DURING: Final = re.compile(r",\s(?:the\s)?[A-Z][^.;:]{1,90}?,\s(?:at|during)\san?\s")
_AT_WHICH: Final = re.compile(r",\sat\s(?:the\s|its\s)?")
# "We, the Ministers, met in New York from 14 to 24 July 2025 at the forum": the sentence tells before the name.
_MET: Final = re.compile(
    r"\b(?:met|meeting|gathered|assembled|convened)(?:\s(?:in|at)\s(?P<place>[A-Z][^.;:()]{1,50}?))?,?\s(?:from|on)\s$"
)
_MET_FOR: Final = re.compile(
    r"(?:,?\s(?:in|at)\s(?P<place>[A-Z][^.;:()]{1,50}?))?,?\s(?:at|for|in|on\sthe\soccasion\sof)\s(?:the|its|their)\s$"
)
_PLACING: Final = re.compile(r",?\s(?:at|in)\s(?=[A-Z])")
# What is over in a day, where ministers "met on 4 August at" it.
_OF_A_DAY: Final = re.compile(r"\b(?:Meeting|Summit|Dialogue|Consultations?)$")
# The longest match of what opens a sentence with its date, in code points.
_OPENS: Final = 34


def told_before(text: str, start: int, end: int, dates: Sequence[DateSpan], sits: bool) -> Facts | None:
    """ "On 4 December 1995, a seminar was held", "convened on 3 March the fourth meeting"."""
    index = bisect_left(dates, start, key=attrgetter("start")) - 1
    if index < 0:
        return None
    date = dates[index]
    if date.end > start or text.endswith(_DASHES, 0, date.start):
        return None
    if text[date.end : start] == " " and date.precision == "month":
        return Facts(date, firm=True)
    told = Facts(date, firm=True)
    gap = date.end
    # "On 29 May 1995, at Dakar, a regional meeting was held"
    if (placing := _PLACING.match(text, gap)) and (place := place_at(text, placing.end())):
        told = facts_of(date, place, firm=True)
        gap = place.end
    if (
        sits
        and _AT_WHICH.fullmatch(text, gap, start)
        and _OPENING.search(text, max(0, date.start - _OPENS), date.start)
    ):
        return told
    if text[gap:start] in (": ", ": the ", ": The "):
        return replace(told, whole=True)
    if met := _met(text, date, start, end):
        return met
    if _DURING.fullmatch(text, gap, start) and _OPENING.search(text, max(0, date.start - _OPENS), date.start):
        return told
    if not _FOLLOWS.fullmatch(text, gap, start):
        return None
    if _VERB_BEFORE.search(text, max(0, date.start - 24), date.start):
        return told
    if (
        date.precision != "day"
        and _AT_WHICH.fullmatch(text, gap, start)
        and _OPENING.search(text, max(0, date.start - _OPENS), date.start)
    ):
        # "In 2018, at the second Forum, a declaration was adopted"
        return told
    return (
        told if _OPENING.search(text, max(0, date.start - _OPENS), date.start) and _WAS_HELD.match(text, end) else None
    )


def _met(text: str, date: DateSpan, start: int, end: int) -> Facts | None:
    """ "assembled in Lima from 5 to 7 May 1998 at the third World Wells Forum", and "met from 5 to 7 May 1998 in Lima for the".

    A single day is all of a meeting or summit only.
    """
    if (
        (date.first_day == date.last_day and not _OF_A_DAY.search(text, start, end))
        or not date.end < start < date.end + _WINDOW
        or not text.endswith((" the ", " its ", " their "), date.end, start)
    ):
        return None
    before, after = (
        _MET.search(text, max(0, date.start - _WINDOW), date.start),
        _MET_FOR.fullmatch(text, date.end, start),
    )
    if before is None or after is None:
        return None
    at = next((found.start("place") for found in (before, after) if found["place"]), None)
    place = place_at(text, at) if at is not None else None
    return facts_of(date, place, firm=True)


def opening_date(text: str, start: int, dates: Sequence[DateSpan], *, sits: bool = False) -> Facts:
    """The date that opens the sentence in which somebody held or attended the event named at ``start``, if any.

    "On 28 and 29 October, the Conference hosted a workshop", "In July 2024, the Office took part in the youth summit": it
    dates an event that is known otherwise, and makes none. ``sits``: it is over in a day.
    """
    index = bisect_left(dates, start, key=attrgetter("start")) - 1
    if index < 0 or not 0 <= start - dates[index].end <= _WINDOW:
        return Facts()
    date = dates[index]
    opens = _OPENING.search(text, max(0, date.start - _OPENS), date.start)
    told = _TOOK_PART.fullmatch(text, date.end, start) if opens else None
    if told is None:
        return Facts()
    # Who attends a conference on a day does not say that it met no longer.
    attended = told["held"] is None
    a_day = attended and (date.precision == "year" or (date.first_day == date.last_day and not sits))
    return Facts() if a_day else Facts(date, whole=told["held"] is not None)
