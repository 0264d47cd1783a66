"""When and where each of several meetings was that are told together, in the order of their numbers.

In: the text behind their names and its dates. Out: ``Facts`` of each, or its day. "The 133rd and 134th meetings, which were held in Amman on
9 and 10 December and in Kuwait City on 18 and 19 February, respectively": each has its own; "held in New York in 2023 and
2024 respectively": one place, and a year each; "at its 2nd and 5th meetings, on 5 and 12 October": a day each.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import Final

from pipeline.numbers import figure
from pipeline.s3_extract.dates import DateSpan
from pipeline.s3_extract.meetings.told import Facts, facts_of
from pipeline.s3_extract.places.cities import Place, place_at

_EACH: Final = re.compile(r"[^.;]{0,320}?\brespectively\b")
# "held, respectively, on 15 April, 30 April and 27 May"
_THEN_ON: Final = re.compile(r",?\son\s")
_PLACING: Final = re.compile(r"\b(?:in|at)\s(?:the\scity\sof\s)?(?=[A-ZÀ-Ý])")
_JOINED: Final = re.compile(r"(?:,|\band)\s(?=[A-ZÀ-Ý])")
_YEARS: Final = re.compile(r"(?:19|20)\d\d")
# Between the days of a list, and within a range of them.
_AND_DAY: Final = re.compile(r",\s|,?\sand\s(?:on\s)?")
_RANGE: Final = re.compile(r"[-–—]|\sto\s")


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one meeting; ``place`` and ``date`` in whichever order."""

    place: Place | None = None
    date: DateSpan | None = None


def told_apart(text: str, end: int, count: int, dates: Sequence[DateSpan]) -> list[Facts] | None:
    """The facts of each of ``count`` meetings that are named up to ``end``; none where the words do not say which is whose.

    None where nothing says that they are told one by one.
    """
    each = _EACH.match(text, end)
    if each is None:
        return None
    if then := _THEN_ON.match(text, each.end()):
        run = _run_of_days(text, then.end(), dates)
        return [facts_of(day, None, firm=True) for day in run] if len(run) == count else [Facts()] * count
    told = list(_items(text, end, each.end(), dates))
    places = [item.place for item in told if item.place]
    days = [day for item in told if item.date for day in _years(text, item.date)]
    if len(places) == 1:
        places *= count
    if len(places) not in (0, count) or len(days) not in (0, count):
        return [Facts()] * count
    return [
        facts_of(days[at] if days else None, places[at] if places else None, firm=bool(days)) for at in range(count)
    ]


def _items(text: str, start: int, end: int, dates: Sequence[DateSpan]) -> Iterator[_Told]:
    """Places and dates between ``start`` and ``end``, put together as they follow each other."""
    placed = (place_at(text, placing.end(), open_ended=True) for placing in _PLACING.finditer(text, start, end))
    found: list[tuple[int, Place | DateSpan]] = [(place.start, place) for place in placed if place]
    for joint in _JOINED.finditer(text, start, end):
        # "in Tunis and Tripoli"; of "Hyderabad, India" the country is a part of the place.
        place = place_at(text, joint.end())
        if place and not any(isinstance(one, Place) and one.start <= place.start < one.end for _, one in found):
            found.append((place.start, place))
    first = bisect_left(dates, start, key=attrgetter("start"))
    found += [(date.start, date) for date in dates[first : bisect_left(dates, end, key=attrgetter("start"))]]
    item = _Told()
    for _, one in sorted(found, key=itemgetter(0)):
        if (item.place if isinstance(one, Place) else item.date) is not None:
            yield item
            item = _Told()
        item = replace(item, place=one) if isinstance(one, Place) else replace(item, date=one)
    yield item


def _years(text: str, date: DateSpan) -> list[DateSpan]:
    """The years of a list ("in 2023 and 2024"), else the date itself."""
    years = _YEARS.findall(text, date.start, date.end) if date.precision == "year" else []
    return [replace(date, first_day=f"{year}-01-01", last_day=f"{year}-12-31") for year in years] or [date]


def _run_of_days(text: str, at: int, dates: Sequence[DateSpan]) -> list[DateSpan]:
    """The days of the list that begins at ``at``."""
    told: list[DateSpan] = []
    for date in dates[bisect_left(dates, at, key=attrgetter("start")) :]:
        joined = _AND_DAY.fullmatch(text, told[-1].end, date.start) if told else date.start == at
        if date.precision != "day" or not joined:
            break
        told.append(date)
    return told


def day_of(
    text: str, first: DateSpan, dates: Sequence[DateSpan], listed: tuple[int, int], item: tuple[int, int]
) -> DateSpan | None:
    """The day of the meeting that is one of how many (``listed``) told together with their days, of which ``first`` opens the list.

    "at its 2nd, 5th and 13th meetings, on 5, 12 and 28 October": as many days as meetings are one each, a single day is
    that of all. Where each ``item`` of the list has a date ("its 2nd to 5th and 27th meetings, from 3 to 5 October and on 2
    November"), those of a range have its month. Else no more than the month of all is said, and nothing where there are several.
    """
    which, count = listed
    told = _run_of_days(text, first.start, dates)
    days = [replace(date, first_day=day, last_day=day) for date in told for day in _each_day(text, date)]
    if days and len(days) in (1, count):
        return days[which % len(days)]
    if len(told) == item[1] > 1:
        own = told[item[0]]
        return own if own.first_day == own.last_day else _month_of([own])
    return _month_of(told)


def _month_of(told: Sequence[DateSpan]) -> DateSpan | None:
    """The month in which all the days are."""
    month = told[0].first_day[:7] if told else ""
    if not told or any(month != day[:7] for date in told for day in (date.first_day, date.last_day)):
        return None
    last = calendar.monthrange(figure(month[:4]), figure(month[5:]))[1]
    return DateSpan(told[0].start, told[-1].end, f"{month}-01", f"{month}-{last}", "month")


def _each_day(text: str, date: DateSpan) -> list[str]:
    """The days of a list ("12 and 13 October"), none of a range ("from 12 to 14 October")."""
    if date.first_day == date.last_day:
        return [date.first_day]
    if _RANGE.search(text, date.start, date.end) or date.first_day[:7] != date.last_day[:7]:
        return []
    low, high = figure(date.first_day[8:]), figure(date.last_day[8:])
    return [f"{date.first_day[:8]}{day:02}" for day in range(low, high + 1)]
