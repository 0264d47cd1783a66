"""When an instrument was adopted, as the words beside its name or its number tell.

In: a text and the span of the name. Out: a ``DateSpan``, or None where nothing beside it tells. A year that the number of
an act rules out is no date of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pipeline.numbers import figure
from pipeline.s3_extract.dates import DateSpan, all_dates
from pipeline.s3_extract.months import MONTHS

_DATED: Final = re.compile(
    # "the Memorandum of Understanding with the Pump Agency (PA), signed on 14 January 2026"
    r"(?:\s\([A-Z][\w-]{1,14}\)(?=,?\s(?:adopted|signed|concluded|approved|issued)\son\s))?"
    # "Directive 2024/1760 of the Parliament and of the Council of 13 June 2024"
    r"(?:,?\sof\sthe\s[A-Z][\w\s]{2,60}?)?"
    # "resolution 2118 (2013) and decision EC-M-33/DEC.1, both of 27 September 2013"
    r"(?:\sand\s(?:[^.;,()]|\.(?!\s)){3,70}?(?:\s\(\d{4}\))?(?=,?\s\(?both\s))?"
    r",?\s\(?(?:both\s)?(?:of|dated|(?:which\swas\s|was\s)?(?:adopted|agreed|signed|approved|concluded|issued|proclaimed)"
    r"(?:\sby\s(?:the\s)?[A-Z][\w\s]{2,60}?)?(?:\s(?:in|at)\s[A-Z]\w+)?\son)\s(?=\d)"
    # "adopted at its 949th meeting, held on 24 September 2020": by who met that day.
    r"|\]?,?\s(?:which\swas\s|was\s)?(?:adopted|approved|issued)\s(?:by\s(?:the\s)?[A-Z][\w\s]{2,60}?\s)?at\s(?:its|the|their)\s"
    r"\d{1,5}(?:st|nd|rd|th)\s(?:plenary\s)?[Mm]eeting,?\s(?:held\s)?(?:(?:in|at)\s[A-Z][\w\s,]{2,60}?\s)?on\s(?=\d)"
)
# "decisions EC-M-48/DEC.1 and EC-M-50/DEC.1 (dated 4 February 2015 and 23 November 2015, respectively)"
_EACH: Final = re.compile(r"[^.;()]{0,120}?,?\srespectively\b")
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d(?![\d/-])")
_DATED_IN: Final = re.compile(
    r",?\s(?:which\swas\s|was\s)?(?:adopted|signed|approved|concluded|issued|proclaimed|promulgated|enacted)\sin\s(?=[A-Z12])"
)
_ADOPTION: Final = r"\b(?:promulgation|adoption|signing|signature|conclusion|issuance|enactment|proclamation)"
# "the promulgation, on 16 March 2001, of the regulation on ..."
_ACT_BEFORE: Final = re.compile(rf"{_ADOPTION},?\s(?:on|in)\s$")
# "the adoption of resolution 2107 (2013) on 27 June 2013", "the signing of the Revitalized Agreement in 2018"
# "The Council unanimously adopted resolution 2783 (2025) on 30 June 2025"
_ACT_OF: Final = re.compile(
    rf"(?:{_ADOPTION}\sof|(?<!\bwas\s)\b(?:adopted|signed|issued|enacted|promulgated|concluded|proclaimed))\s(?:the\s|its\s|an?\s)?$"
)
_ON_OR_IN: Final = re.compile(r"\s(?:on|in)\s(?=\d|[A-Z])")
# "The ministers signed, on 20 September 2002, the Protocol on ..."
_SIGNED_THEN: Final = re.compile(
    r"\b(?:signed|adopted|concluded|issued|enacted|proclaimed|promulgated|published),?\s(?:on|in)\s$"
)
_THEN_THE: Final = re.compile(r",?\s(?:the\s|its\s|an?\s)?$")
_YEAR_IN_BRACKETS: Final = re.compile(r"\s\(((?:19|20)\d\d)\)")
_MONTH_FIRST: Final = re.compile(rf"({'|'.join(MONTHS)})\s((?:19|20)\d\d)\s(?=[A-Z])")
_MONTH_LAST: Final = re.compile(rf"\s(?:of|in|on)\s(?:{'|'.join(MONTHS)})$")
# "the Taif Accords of 1989"
_OF_YEAR: Final = re.compile(r"\sof\s((?:18|19|20)\d\d)(?![\d/–-])")
# What was achieved, in a list: "the Customary Land Act, in 2016;"
_IN_YEAR: Final = re.compile(r",\sin\s(?=(?:19|20)\d\d(?:[;.,]|$))")
# "the Utopia Declaration of November 2019"
_OF_MONTH: Final = re.compile(rf"\sof\s(?=(?:{'|'.join(MONTHS)})\s(?:19|20)\d\d)")
_OF_THE: Final = re.compile(r",?\sof\s(?:the\s|an?\s|its\s)?")
_DATED_BEFORE: Final = re.compile(r"(?:of|dated|on) $")
_ON_DAY: Final = re.compile(
    r", (?:the |its )?[^.;]{2,90}? (?:adopted|approved|issued|signed|concluded|endorsed|proclaimed|promulgated|published) (?:the |its |an? )?$"
)
# The sentence is looked for in so many characters before a name.
_SENTENCE: Final = 4000
# "S/RES/1701 (2006)", "A/RES/58/134": the number tells the year or the session.
_YEAR_OF_ACT: Final = re.compile(
    r"S/(?:RES/\d+ \(|PRST/)(?P<year>\d{4})|A/(?:RES|DEC)/(?P<session>\d{2})/\d|E/(?:RES|DEC)/(?P<of>\d{4})/\d"
)
_BARE_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# The first session of the Assembly opened in the year after.
_FIRST_SESSION: Final = 1945


def date_of(text: str, start: int, end: int, published: str | None) -> DateSpan | None:
    """When the act was adopted that is named at ``text[start:end]``, as said beside it.

    After it, before it in parentheses ("... of 5 May 2001 (S/PRST/2001/14)"), by the noun it hangs on ("the adoption,
    on 5 May 2001, of ..."), or at the head of its sentence. A month or a year counts only after "adopted in".
    """
    if dated := _DATED.match(text, end):
        date = _date_at(text, dated.end(), published)
        if date and date.precision == "day":
            return _last_of_each(text, date, published)
    elif dated := _DATED_IN.match(text, end):
        return _date_or_year(text, dated.end(), published)
    elif (then := _ON_OR_IN.match(text, end)) and _ACT_OF.search(text, max(0, start - 30), start):
        date = _date_or_year(text, then.end(), published)
        if date is not None:
            return date
    if listed := _IN_YEAR.match(text, end):
        return _date_or_year(text, listed.end(), published)
    if month := _OF_MONTH.match(text, end):
        return _date_at(text, month.end(), published)
    if bracket := _YEAR_IN_BRACKETS.match(text, end) or _OF_YEAR.match(text, end):
        return DateSpan(*bracket.span(1), f"{bracket[1]}-01-01", f"{bracket[1]}-12-31", "year")
    if text.endswith(" (", 0, start) and (before := _date_to(text, start - 2, published)):
        if _DATED_BEFORE.search(text, max(0, before.start - 6), before.start):
            return before
    elif (of := _OF_THE.search(text, max(0, start - 9), start)) and of.end() == start:
        before = _date_to(text, of.start(), published)
        if before and _ACT_BEFORE.search(text, max(0, before.start - 24), before.start):
            return before
    elif the := _THEN_THE.search(text, max(0, start - 6), start):
        date = _date_to(text, the.start(), published)
        if date and _SIGNED_THEN.search(text, max(0, date.start - 20), date.start):
            return date
    floor = max(0, start - _SENTENCE)
    # "(ii) Utopia: on 13 November 2024, it issued law No. 15"
    stop = max(text.rfind(". ", floor, start), text.rfind(": ", floor, start))
    opening = stop + len(". ") if stop >= 0 else max(0, start - _SENTENCE)
    if text.startswith(("In ", "in "), opening) and _ON_DAY.search(text, opening, start):
        # "In 1997, the Commission published the Guidelines for ..."
        date = _date_at(text, opening + 3, published)
        return date if date and _ON_DAY.fullmatch(text, date.end, start) else None
    if text.startswith(("On ", "on "), opening) and _ON_DAY.search(text, opening, start):
        date = _date_at(text, opening + 3, published)
        if date and date.precision == "day" and _ON_DAY.search(text, date.end, start):
            return date
    return None


def _last_of_each(text: str, date: DateSpan, published: str | None) -> DateSpan:
    """The date itself, or the last of those that stand for several names each: it is that of the name right before."""
    each = _EACH.match(text, date.end)
    if each is None:
        return date
    return [other for at, other in dates_of(text, published).items() if date.start <= at < each.end()][-1]


def month_beside(title: str) -> tuple[int, int, str | None]:
    """Where a name begins and ends in a run of capitals, and the first day of the month of a year that opens it.

    "July 2000 Lomé Declaration"; of "Jeddah Declaration of May" the month is no part, and its year stands behind.
    """
    last = _MONTH_LAST.search(title)
    first = _MONTH_FIRST.match(title)
    day = f"{first[2]}-{MONTHS.index(first[1]) + 1:02}-01" if first else None
    return first.end() if first else 0, last.start() if last else len(title), day


@lru_cache(maxsize=4)
def dates_of(text: str, published: str | None) -> Mapping[int, DateSpan]:
    """The dates of a text by where they begin, in order."""
    return {date.start: date for date in all_dates(text, published)}


@lru_cache(maxsize=4)
def _ends_of(text: str, published: str | None) -> Mapping[int, DateSpan]:
    """The dates of a text by where they end."""
    return {date.end: date for date in dates_of(text, published).values()}


def _date_or_year(text: str, at: int, published: str | None) -> DateSpan | None:
    """The date that begins at ``at``, or the year alone."""
    if year := _YEAR.match(text, at):
        return DateSpan(*year.span(), f"{year[0]}-01-01", f"{year[0]}-12-31", "year")
    return _date_at(text, at, published)


def _date_at(text: str, at: int, published: str | None) -> DateSpan | None:
    """The date that begins at ``at``; one without a year is read as the report's other dates are."""
    return dates_of(text, published).get(at)


def _date_to(text: str, end: int, published: str | None) -> DateSpan | None:
    """The day that ends at ``end``; one without a year is read as the report's other dates are."""
    if not (text[end - 1 : end].isdigit() or text.endswith(MONTHS, 0, end)):
        return None
    date = _ends_of(text, published).get(end)
    return date if date and date.precision == "day" else None


def in_its_year(symbol: str, date: DateSpan, text: str) -> DateSpan | None:
    """The date of an act if its symbol does not rule it out; a day printed without its year is of the year of the symbol.

    A session of the Assembly lasts into the next year, that of the Economic and Social Council opens in the one before.
    """
    told = _YEAR_OF_ACT.match(symbol)
    if told is None:
        return date
    year = figure(date.first_day[:4])
    if told["session"]:
        return date if 0 <= year - _FIRST_SESSION - figure(told["session"]) <= 1 else None
    if told["of"]:
        return date if 0 <= figure(told["of"]) - year <= 1 else None
    if date.first_day.startswith(told["year"]):
        return date
    if _BARE_YEAR.search(text, date.start, date.end) or date.first_day.endswith("02-29"):
        return None
    return replace(date, first_day=told["year"] + date.first_day[4:], last_day=told["year"] + date.last_day[4:])
