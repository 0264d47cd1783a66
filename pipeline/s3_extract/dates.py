"""Dates in running text: days, months and years, alone and as ranges.

In goes a text; out come spans with the first and last possible day in ISO 8601. A date that says no year ("on
4 February") comes out of ``scan_dates`` as a ``PartialDate``, and ``resolve_year`` makes it whole by the year said
last before it. What a date belongs to (a session, a resolution) is for others to tell; times of day and dates all
in figures other than ISO 8601 (1/9/98 has two readings) stay out. Nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from pipeline.numbers import figure
from pipeline.s3_extract.half_days import without_half_days
from pipeline.s3_extract.months import MONTH, is_short, month_of

Precision = Literal["day", "month", "year"]
# "resolution 75/240 of 31 December 2020": in which year something else was is not said by it.
_OF_AN_ACT: Final = re.compile(r"\b(?:resolution|decision)s?\s[\w/ ().,-]{1,40}\s(?:of|dated)\s$")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range at ``text[start:end]``; ``first_day`` and ``last_day`` are ISO 8601 days, both included."""

    start: int
    end: int
    first_day: str
    last_day: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date without its year at ``text[start:end]``: ``first`` and ``last`` are (month, day)."""

    start: int
    end: int
    first: tuple[int, int]
    last: tuple[int, int]
    precision: Precision


class _Atom(NamedTuple):
    """One month and what stands around it; ``days`` are figures with their offsets."""

    start: int
    end: int
    days: tuple[tuple[int, int], ...]
    is_range: bool
    month: int
    year: int | None


_DASH: Final = r"\s?[-‐‑‒–—−]+\s?"
WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
_DAYS_BEFORE: Final = re.compile(  # "from 11 to 16 and on 18 November"
    rf"(?<![\d.,/])(?<![\d][-–])(?P<days>(?:{_DAY}(?:\sto\s|{_DASH}){_DAY},?\sand\son\s)?{_DAY}(?:(?:,\s?|,?\s(?:and|and\sfrom|or|to|until|through)\s|{_DASH}|/)(?:{WEEKDAY},?\s)?{_DAY})*)"
    r"\s?(?:day\s)?(?:of\s)?$"
)
_FIGURE: Final = re.compile(r"\d+")
_RANGE: Final = re.compile(r"[-‐‑‒–—−/]|\b(?:to|until|through)\b")
_YEAR_AFTER: Final = re.compile(r",?\s?((?:1[89]|20)\d\d)(?![\d/])(?!\.\d)")
_AMERICAN: Final = re.compile(rf"\s({_DAY})(?:(?:{_DASH}|\sand\s|\sto\s)({_DAY}))?(?:,\s?|\s)((?:1[89]|20)\d\d)(?!\d)")
_AMERICAN_BARE: Final = re.compile(r"\s(?:3[01]|[12]\d|[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\d/:.]\d)(?!\d)")
_BEFORE_DAY: Final = rf"(?:the\s)?(?:on\s|in\s|early\s|late\s|mid-?\s?)?(?:the\s)?(?:{WEEKDAY},?\s)?"
_TO: Final = re.compile(rf"(?:{_DASH}|,?\s(?:to|until|till|through)\s){_BEFORE_DAY}")
_AND: Final = re.compile(rf"(?:\s?[,;]\s(?:and\s|or\s)?|\s(?:and|or|and\son|and\sin|and\sfrom)\s){_BEFORE_DAY}")
_MONTH_ALONE: Final = re.compile(
    r"\b(?:in|during|since|until|by|for|of|and|or|to|from|early|late|mid|beginning|end|middle|through|throughout)[\s-]$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20|18)\d\d")
_YEAR_TAIL: Final = re.compile(
    r"(?:(?P<to>[-‐‑–—]|\sto\s)(?P<last>(?:19|20|18)\d\d))?"
    r"(?P<more>(?:(?:,\s|,?\sand\s)(?:in\s)?(?:19|20|18)\d\d(?![\d/]|[.,]\d))*)(?![\d/]|[.,]\d|\s?[-–]\s?\d)"
)
_IN: Final = re.compile(r"(?<![\w-])(?:in|during|throughout)\s(?:(?:early|late|mid-?|the\syear)\s?)?$", re.IGNORECASE)
_ISO: Final = re.compile(r"((?:19|20|18)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w/-])")
_HALF_A_YEAR: Final = 6
# Where a date says no year, months are as long as in these; February 29 is told only of a leap year.
_COMMON_YEAR: Final = 2001
_LEAP_YEAR: Final = 2000
# The year that heads what was done in it: "2022: Participation in the session held on 24 November."
_YEAR_HEADS: Final = re.compile(r"(?<!\S)((?:19|20)\d\d):(?=\s)")
# Words of the same sentence that put a day into the time to come.
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|scheduled|planned|expected|upcoming|forthcoming|next|to\sbe|due|(?:convening|holding)\sof)\b[^.;]*$",
    re.IGNORECASE,
)
# What can stand before a year: a space, a bracket, the hyphen of "mid-1998"; not a figure, a slash or a full stop.
_BEFORE_YEAR: Final = frozenset(" \t\n\u00a0(“\"'[-:")
# How far before a month the days of it can begin: "the 28th, 29th, 30th and 31st day of".
_REACH: Final = 48


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Every date of ``text`` whose year is said, in order; a bare year only after "in", "during", "throughout"."""
    return scan_dates(text)[0]


def scan_dates(text: str) -> tuple[tuple[DateSpan, ...], tuple[PartialDate, ...]]:
    """The dates of ``text`` and those that lack a year, in order and disjoint; halves of days are read over."""
    words, places = without_half_days(text)
    dates, partial = _scan(words)
    if places:
        dates = tuple(replace(one, start=places[one.start], end=places[one.end - 1] + 1) for one in dates)
        partial = tuple(replace(one, start=places[one.start], end=places[one.end - 1] + 1) for one in partial)
    return dates, partial


def _scan(text: str) -> tuple[tuple[DateSpan, ...], tuple[PartialDate, ...]]:
    dates: list[DateSpan] = []
    partial: list[PartialDate] = []
    for chain in _chains(text):
        for made in _settle(text, chain):
            if isinstance(made, DateSpan):
                dates.append(made)
            else:
                partial.append(made)
    if figures := _figure_dates(text, [(d.start, d.end) for d in dates]):
        dates = sorted(dates + figures, key=attrgetter("start"))
    return tuple(dates), tuple(partial)


def resolve_year(partial: PartialDate, dates: tuple[DateSpan, ...], context: int | None = None) -> DateSpan | None:
    """``partial`` with the year said last before it among ``dates`` (of the same text), else ``context``, else None.

    None too where that year has no such day. A range over the turn of the year ends in the following one.
    """
    before = [d for d in dates if d.end <= partial.start]
    year = figure(before[-1].last_day[:4]) if before else context
    if year is None:
        return None
    last = (year + (partial.last < partial.first), *partial.last)
    return _span(partial.start, partial.end, (year, *partial.first), last, partial.precision)


def year_near(partial: PartialDate, publication_date: str, ahead: bool = False) -> int:
    """The year of the latest such day up to ``publication_date`` (ISO 8601 day); ``ahead``, of the first after it.

    Reports leave the year out where it is that of the time they report on.
    """
    year = figure(publication_date[:4])
    day = f"{partial.first[0]:02}-{partial.first[1]:02}"
    later = day > publication_date[5:]
    return year + (not later) if ahead else year - later


def all_dates(text: str, publication_date: str | None = None) -> tuple[DateSpan, ...]:
    """The dates of ``text`` in order; one without a year has the year said last before it, but for that of an act cited.

    Where the text says none before it, it is the one nearest to ``publication_date`` (see ``year_near``), past or ahead
    as the words before it tell; without a publication date it is left out.
    """
    dates, partial = scan_dates(text)
    if not partial:
        return dates
    made = list(dates)
    said = tuple(d for d in dates if not (publication_date and _OF_AN_ACT.search(text, max(0, d.start - 60), d.start)))
    heads = [DateSpan(*m.span(1), f"{m[1]}-01-01", f"{m[1]}-12-31", "year") for m in _YEAR_HEADS.finditer(text)]
    said = tuple(sorted((*said, *heads), key=attrgetter("start"))) if heads else said
    for found in partial:
        context = None
        if publication_date:
            ahead = bool(_AHEAD.search(text, max(0, found.start - 60), found.start))
            context = year_near(found, publication_date, ahead)
        turned = context if context and _turned(found, said, context) else None
        if whole := resolve_year(found, () if turned else said, context):
            made.append(whole)
    return tuple(sorted(made, key=attrgetter("start")))


def _turned(found: PartialDate, said: tuple[DateSpan, ...], year: int) -> bool:
    """Whether the year turned since the one said last: "On 3 December 2024 it met. From 11 to 12 January", told in ``year``."""
    last = next((d.first_day for d in reversed(said) if d.end <= found.start and d.precision != "year"), "")
    return last[:4] == str(year - 1) and figure(last[5:7]) - found.first[0] >= _HALF_A_YEAR


def _chains(text: str) -> list[list[_Atom]]:
    """The months of ``text`` with their days and years, those that a dash, "to", "and" or a comma joins together."""
    chains: list[list[_Atom]] = []
    floor = 0
    for match in MONTH.finditer(text):
        if match.start() < floor or (match.start() and text[match.start() - 1].isalpha()):
            continue
        atom = _atom(text, match, floor)
        if atom is None:
            continue
        if chains and (_TO.fullmatch(text, floor, atom.start) or _AND.fullmatch(text, floor, atom.start)):
            chains[-1].append(atom)
        else:
            chains.append([atom])
        floor = atom.end
    return chains


def _atom(text: str, match: re.Match[str], floor: int) -> _Atom | None:
    month = month_of(match[0])
    begin = max(floor, match.start() - _REACH)
    before = _days_before(text[begin : match.start()])
    year = _YEAR_AFTER.match(text, match.end())
    end = year.end() if year else match.end() - match[0].endswith(".")
    said = figure(year[1]) if year else None
    short = is_short(match[0])
    if short and not (before and year):
        return None
    if before:
        start = begin + before.start()
        figures = [(figure(f[0]), start + f.start()) for f in _FIGURE.finditer(before["days"])]
        is_range = len(figures) > 1 and (
            _RANGE.search(before["days"]) is not None or (len(figures) == 2 and _after_between(text, start))
        )
        return _Atom(start, end, tuple(figures), is_range, month, said)
    if american := _AMERICAN.match(text, match.end()):
        figures = [(figure(_FIGURE.findall(f)[0]), match.start()) for f in american.groups()[:2] if f]
        return _Atom(match.start(), american.end(), tuple(figures), len(figures) > 1, month, figure(american[3]))
    if said is None and (bare := _AMERICAN_BARE.match(text, match.end())):
        # "from January 30 to March 10, 1995"
        last = _TO.match(text, bare.end())
        day = (figure(_FIGURE.findall(bare[0])[0]), match.start())
        return (
            _Atom(match.start(), bare.end(), (day,), False, month, None)
            if last and MONTH.match(text, last.end())
            else None
        )
    if said is None and not _MONTH_ALONE.search(text, max(0, match.start() - 14), match.start()):
        follows = _TO.match(text, match.end()) or _AND.match(text, match.end())
        if not (follows and MONTH.match(text, follows.end())):
            return None
    return _Atom(match.start(), end, (), False, month, said)


def _days_before(words: str) -> re.Match[str] | None:
    """The days at the end of ``words``, searched from the first figure on: nothing before it can belong to them."""
    first = _FIGURE.search(words)
    return _DAYS_BEFORE.search(words, first.start()) if first else None


def _after_between(text: str, at: int) -> bool:
    return text[max(0, at - 12) : at].lower().endswith(("between ", "between the "))


def _settle(text: str, chain: list[_Atom]) -> list[DateSpan | PartialDate]:
    """The dates of a chain: a later year holds for the months before it, and "to" joins two into a range."""
    years: list[int | None] = [atom.year for atom in chain]
    for i in range(len(chain) - 2, -1, -1):
        later = years[i + 1]
        if years[i] is None and later is not None:
            years[i] = later - (chain[i].month > chain[i + 1].month)
    made: list[DateSpan | PartialDate] = []
    i = 0
    while i < len(chain):
        first = chain[i]
        if i + 1 < len(chain) and not first.is_range and _joins(text, first, chain[i + 1]):
            second = chain[i + 1]
            if whole := _range(first, years[i], second, years[i + 1]):
                made.append(whole)
                i += 2
                continue
        made += _dates_of(first, years[i])
        i += 1
    return made


def _joins(text: str, first: _Atom, second: _Atom) -> bool:
    """Whether two neighbours are the ends of one range; they have to be both days or both months."""
    if bool(first.days) != bool(second.days) or len(first.days) > 1 or len(second.days) > 1:
        return False
    gap = text[first.end : second.start]
    # "31 January and 1 February" are days in a row.
    if (
        " and " in gap
        and first.days
        and second.days[0][0] == 1
        and first.days[0][0] == _days_of(_COMMON_YEAR, first.month)
    ):
        return second.month == first.month % 12 + 1
    return bool(_TO.fullmatch(gap)) or (" and " in gap and _after_between(text, first.start))


def _range(
    first: _Atom, first_year: int | None, second: _Atom, second_year: int | None
) -> DateSpan | PartialDate | None:
    from_day = first.days[0][0] if first.days else 1
    if second_year is None and first_year is not None:
        second_year = first_year + (second.month < first.month)
    precision: Precision = "day" if first.days else "month"
    if first_year is None or second_year is None:
        to_day = second.days[0][0] if second.days else _days_of(_COMMON_YEAR, second.month)
        return PartialDate(first.start, second.end, (first.month, from_day), (second.month, to_day), precision)
    to_day = second.days[0][0] if second.days else _days_of(second_year, second.month)
    return _span(
        first.start,
        second.end,
        (first_year, first.month, from_day),
        (second_year, second.month, to_day),
        precision,
    )


def _dates_of(atom: _Atom, year: int | None) -> list[DateSpan | PartialDate]:
    """The dates of one month: days in a row are one range, days apart each their own."""
    if not atom.days:
        if year is None:
            last = _days_of(_COMMON_YEAR, atom.month)
            return [PartialDate(atom.start, atom.end, (atom.month, 1), (atom.month, last), "month")]
        span = _month_span(atom.start, atom.end, year, atom.month)
        return [span] if span else []
    days = [day for day, _ in atom.days]
    # Where each date stands, its first and its last day.
    runs: list[tuple[int, int, int, int]] = []
    if atom.is_range or len(days) == 1 or all(later == day + 1 for day, later in pairwise(days)):
        runs.append((atom.start, atom.end, days[0], days[-1]))
    else:
        for i, (day, start) in enumerate(atom.days):
            is_last = i + 1 == len(atom.days)
            runs.append((start, atom.end if is_last else start + len(str(day)), day, day))
    made: list[DateSpan | PartialDate] = []
    for start, end, first, last in runs:
        if year is None:
            if first <= last <= _days_of(_LEAP_YEAR, atom.month):
                made.append(PartialDate(start, end, (atom.month, first), (atom.month, last), "day"))
        elif span := _span(start, end, (year, atom.month, first), (year, atom.month, last), "day"):
            made.append(span)
    return made


def _figure_dates(text: str, taken: list[tuple[int, int]]) -> list[DateSpan]:
    """Bare years after a preposition and ISO 8601 days, where no date stands already (``taken`` in order)."""
    starts = [start for start, _ in taken]
    found: list[DateSpan] = []
    floor = 0
    for match in _YEAR.finditer(text):
        at = match.start()
        near = bisect_right(starts, at)
        if at < floor or (near and taken[near - 1][1] > at) or (at and text[at - 1] not in _BEFORE_YEAR):
            continue
        if iso := _ISO.match(text, at):
            if _exists(figure(iso[1]), figure(iso[2]), figure(iso[3])):
                found.append(DateSpan(at, iso.end(), iso[0], iso[0], "day"))
            floor = iso.end()
        elif _IN.search(text, max(0, at - 24), at) and (tail := _YEAR_TAIL.match(text, match.end())):
            last = figure(tail["last"] or match[0])
            end = tail.end("last") if tail["last"] else match.end()
            if figure(match[0]) <= last:
                found.append(DateSpan(at, end, f"{match[0]}-01-01", f"{last}-12-31", "year"))
            found += [
                DateSpan(*more.span(), f"{more[0]}-01-01", f"{more[0]}-12-31", "year")
                for more in _YEAR.finditer(text, *tail.span("more"))
            ]
            floor = tail.end()
    return found


def _exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day, of a month from 1 to 12."""
    return 1 <= day <= _days_of(year, month)


@lru_cache(maxsize=4096)
def _days_of(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _month_span(start: int, end: int, year: int, month: int) -> DateSpan | None:
    return _span(start, end, (year, month, 1), (year, month, _days_of(year, month)), "month")


def _span(
    start: int, end: int, first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision
) -> DateSpan | None:
    """A span, or None where a day does not exist or the last lies before the first."""
    if last < first or not _exists(*first) or not _exists(*last):
        return None
    return DateSpan(start, end, _iso(first), _iso(last), precision)


def _iso(day: tuple[int, int, int]) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
