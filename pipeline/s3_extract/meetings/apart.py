"""When and where each of several meetings was that are told together, in the order of their numbers.

In: the text behind their names and its dates. Out: ``Facts`` of each. "The 133rd and 134th meetings, which were held in Amman on
9 and 10 December and in Kuwait City on 18 and 19 February, respectively": each has its own; "held in New York in 2023 and
2024 respectively": one place, and a year each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import Final

from pipeline.s3_extract.dates import DateSpan
from pipeline.s3_extract.meetings.facts import Facts
from pipeline.s3_extract.places.cities import Place, place_at

_EACH: Final = re.compile(r"[^.;]{0,320}?\brespectively\b")
_PLACING: Final = re.compile(r"\b(?:in|at)\s(?:the\scity\sof\s)?(?=[A-ZÀ-Ý])")
_JOINED: Final = re.compile(r"(?:,|\band)\s(?=[A-ZÀ-Ý])")
_YEARS: Final = re.compile(r"(?:19|20)\d\d")


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
    told = list(_items(text, end, each.end(), dates))
    places = [item.place for item in told if item.place]
    days = [day for item in told if item.date for day in _years(text, item.date)]
    if len(places) == 1:
        places *= count
    if len(places) not in (0, count) or len(days) not in (0, count):
        return [Facts()] * count
    return [_facts(places[at] if places else None, days[at] if days else None) for at in range(count)]


def _facts(place: Place | None, date: DateSpan | None) -> Facts:
    if place is None:
        return Facts(date, firm=date is not None)
    return Facts(date, place.name, place.country_code, date is not None, place.is_wide)


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
