"""Every form in which the texts write a date, and what must not be taken for one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.s3_extract.dates import all_dates, find_dates, scan_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("on 12 December 1997", [("12 December 1997", "1997-12-12", "1997-12-12", "day")], id="a day"),
        pytest.param(
            "from 2 to 13 March 1998", [("2 to 13 March 1998", "1998-03-02", "1998-03-13", "day")], id="from to"
        ),
        pytest.param(
            "from Monday, 2 to Friday, 6 March 1998",
            [("2 to Friday, 6 March 1998", "1998-03-02", "1998-03-06", "day")],
            id="days of the week before both days",
        ),
        pytest.param(
            "2 wells, Friday, 6 March 1998",
            [("6 March 1998", "1998-03-06", "1998-03-06", "day")],
            id="what is no day before",
        ),
        pytest.param("2-13 March 1998", [("2-13 March 1998", "1998-03-02", "1998-03-13", "day")], id="hyphen"),
        pytest.param("(7–11 April 2025)", [("7–11 April 2025", "2025-04-07", "2025-04-11", "day")], id="in brackets"),
        pytest.param("10–21 March 2025", [("10–21 March 2025", "2025-03-10", "2025-03-21", "day")], id="en dash"),
        pytest.param(
            "30 November-11 December 1998",
            [("30 November-11 December 1998", "1998-11-30", "1998-12-11", "day")],
            id="over a month's end",
        ),
        pytest.param(
            "30 November 1998 to 2 January 1999",
            [("30 November 1998 to 2 January 1999", "1998-11-30", "1999-01-02", "day")],
            id="over a year's end",
        ),
        pytest.param(
            "30 November-2 January 1999",
            [("30 November-2 January 1999", "1998-11-30", "1999-01-02", "day")],
            id="over a year's end with the later year alone",
        ),
        pytest.param(
            "between 12 and 24 November 1997",
            [("12 and 24 November 1997", "1997-11-12", "1997-11-24", "day")],
            id="between days",
        ),
        pytest.param(
            "between 1 January and 31 December 1998",
            [("1 January and 31 December 1998", "1998-01-01", "1998-12-31", "day")],
            id="between months",
        ),
        pytest.param("in August 1998", [("August 1998", "1998-08-01", "1998-08-31", "month")], id="a month"),
        pytest.param("in February 1996", [("February 1996", "1996-02-01", "1996-02-29", "month")], id="leap year"),
        pytest.param(
            "in December 1997 and January 1998",
            [
                ("December 1997", "1997-12-01", "1997-12-31", "month"),
                ("January 1998", "1998-01-01", "1998-01-31", "month"),
            ],
            id="two months",
        ),
        pytest.param(
            "in January and February 1998",
            [("January", "1998-01-01", "1998-01-31", "month"), ("February 1998", "1998-02-01", "1998-02-28", "month")],
            id="the year of the second month holds for the first",
        ),
        pytest.param(
            "in September-October 1995",
            [("September-October 1995", "1995-09-01", "1995-10-31", "month")],
            id="months with a hyphen",
        ),
        pytest.param("in 1999", [("1999", "1999-01-01", "1999-12-31", "year")], id="a year after in"),
        pytest.param(
            "during 1996 and 1997",
            [("1996", "1996-01-01", "1996-12-31", "year"), ("1997", "1997-01-01", "1997-12-31", "year")],
            id="two years",
        ),
        pytest.param("in 2000-2003", [("2000-2003", "2000-01-01", "2003-12-31", "year")], id="a range of years"),
        pytest.param(
            "3 and 4 February 1998", [("3 and 4 February 1998", "1998-02-03", "1998-02-04", "day")], id="days in a row"
        ),
        pytest.param(
            "on 5, 7 and 12 October 1998",
            [
                ("5", "1998-10-05", "1998-10-05", "day"),
                ("7", "1998-10-07", "1998-10-07", "day"),
                ("12 October 1998", "1998-10-12", "1998-10-12", "day"),
            ],
            id="days apart are dates of their own",
        ),
        pytest.param("December 12, 1997", [("December 12, 1997", "1997-12-12", "1997-12-12", "day")], id="American"),
        pytest.param("March 3-7, 1997", [("March 3-7, 1997", "1997-03-03", "1997-03-07", "day")], id="American range"),
        pytest.param("12 DECEMBER 1997", [("12 DECEMBER 1997", "1997-12-12", "1997-12-12", "day")], id="capitals"),
        pytest.param("12December1997", [("12December1997", "1997-12-12", "1997-12-12", "day")], id="spaces lost"),
        pytest.param(
            "the 12th of December, 1997", [("12th of December, 1997", "1997-12-12", "1997-12-12", "day")], id="ordinal"
        ),
        pytest.param("8 Dec. 2011", [("8 Dec. 2011", "2011-12-08", "2011-12-08", "day")], id="short month"),
        pytest.param("2025-07-16", [("2025-07-16", "2025-07-16", "2025-07-16", "day")], id="ISO 8601"),
        pytest.param(
            "12\u00a0May\n1998", [("12\u00a0May\n1998", "1998-05-12", "1998-05-12", "day")], id="other spaces"
        ),
    ],
)
def test_a_date_is_found(text: str, found: list[tuple[str, str, str, str]]) -> None:
    assert [(text[d.start : d.end], d.first_day, d.last_day, d.precision) for d in find_dates(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1/9/98", id="figures with two readings"),
        pytest.param("A/53/409 of 1998", id="a year without its preposition"),
        pytest.param("resolution 1998/30", id="a resolution's number"),
        pytest.param("in 1998/99", id="a budget year"),
        pytest.param("in 1,998 cases", id="an amount"),
        pytest.param("in 2000.5", id="a decimal"),
        pytest.param("31 February 1998", id="a day that is not"),
        pytest.param("28-3 March 1998", id="a range that runs backwards"),
        pytest.param("the Governments may 1998 times", id="the verb may"),
        pytest.param("March on Washington", id="a march"),
        pytest.param("Dec 1998", id="a short month without a day"),
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        pytest.param("On 29 December 1997, then on 31 December", None, ["1997-12-29", "1997-12-31"], id="said before"),
        pytest.param("on 4 February", None, [], id="never said, nothing guessed"),
        pytest.param("on 4 February, and on 5 March 1998", None, ["1998-02-04", "1998-03-05"], id="of the same chain"),
        pytest.param("in 1997 and later in May", None, ["1997-01-01", "1997-05-01"], id="a bare year is said too"),
        pytest.param("in 1997, on 29 February", None, ["1997-01-01"], id="not in that year"),
        pytest.param("it convened on 3 March", "1998-03-17", ["1998-03-03"], id="in the year of the report"),
        pytest.param("held from 9 to 11 December", "1998-03-17", ["1997-12-09"], id="in the year before the report"),
        pytest.param(
            "On 3 December 1997 it met. From 11 to 12 January", "1998-03-17", ["1997-12-03", "1998-01-11"], id="turned"
        ),
        pytest.param(
            "On 3 March 1997 it met. On 11 January", "1998-03-17", ["1997-03-03", "1997-01-11"], id="not turned"
        ),
        pytest.param("will be held on 5 May", "1998-03-17", ["1998-05-05"], id="still to come"),
        pytest.param("is scheduled for 5 January", "1998-03-17", ["1999-01-05"], id="to come in the next year"),
    ],
)
def test_a_missing_year_is_the_one_said_last_or_that_of_the_report(
    text: str, published: str | None, found: list[str]
) -> None:
    assert [d.first_day for d in all_dates(text, published)] == found


def test_a_range_over_the_turn_of_the_year_ends_in_the_next() -> None:
    assert all_dates("in 1997, from 28 December to 3 January")[1].last_day == "1998-01-03"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("7–9 (morning) July 2025: it met", "2025-07-07", "2025-07-09"),
        ("24 November–3 December (morning)28 2025: it met", "2025-11-24", "2025-12-03"),
        ("3 (afternoon)28–5 December 2025", "2025-12-03", "2025-12-05"),
        ("Geneva, 26 (p.m.)–28 June 2017", "2017-06-26", "2017-06-28"),
        ("on 4 December (afternoon) 2026", "2026-12-04", "2026-12-04"),
    ],
)
def test_halves_of_days_are_read_over(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text)
    assert (found.first_day, found.last_day) == (first, last)
    assert text[found.start].isdigit()
    assert text[: found.end].endswith(last[:4])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("held in Geneva from January 30 to March 10, 1995", ("1995-01-30", "1995-03-10")),
        ("from December 30 to January 5, 1995", ("1994-12-30", "1995-01-05")),
        ("on January 30 and in March", None),
    ],
)
def test_months_before_their_days_are_the_ends_of_a_range(text: str, days: tuple[str, str] | None) -> None:
    assert [(d.first_day, d.last_day) for d in find_dates(text)] == ([days] if days else [])


def test_a_year_that_heads_a_list_is_that_of_what_was_done_in_it() -> None:
    text = "In 2023: it met. 2022: Participation in the session held on 24 November. 2023: Participation on 5 May."
    assert [d.first_day for d in all_dates(text, "2025-01-01")][1:] == ["2022-11-24", "2023-05-05"]
    assert all_dates("It said in 2021 (see A/2022: on 24 November).")[1].first_day == "2021-11-24"


_DAYS = st.dates(date(1946, 1, 1), date(2030, 1, 1))


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@given(_DAYS)
def test_a_rendered_day_is_found_again(day: date) -> None:
    iso = day.isoformat()
    for text in (
        _day(day),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B}, {day.year}",
        _day(day).upper(),
        iso,
    ):
        around = f"It met on {text}. Then (see 12)."
        assert [(around[d.start : d.end], d.first_day, d.last_day) for d in find_dates(around)] == [(text, iso, iso)]


@given(_DAYS, st.integers(1, 90))
def test_a_rendered_range_is_found_again(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    forms = [f"{_day(first)}{sep}{_day(last)}" for sep in ("-", " - ", "–", " to ")]
    if first.year == last.year and first.month != last.month:
        forms += [f"{first.day} {first:%B}{sep}{_day(last)}" for sep in ("-", " to ")]
    if (first.year, first.month) == (last.year, last.month):
        forms += [f"{first.day}{sep}{_day(last)}" for sep in ("-", "–", " to ")]
    for text in forms:
        around = f"held from {text}, at Geneva"
        found = [(around[d.start : d.end], d.first_day, d.last_day) for d in find_dates(around)]
        assert found == [(text, first.isoformat(), last.isoformat())]


PIECES = (
    "3 May 1998", "31 December", "1 to 5 June 2025", "2020-01-05", "May", "June 1998", "1998", "12", "31", "of", "to", "and", "from", "–", ",", "(", ".",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_spans_never_overlap_and_hold_the_date(text: str) -> None:
    dates, partial = scan_dates(text)
    at = 0
    for start, end in sorted([*((d.start, d.end) for d in dates), *((p.start, p.end) for p in partial)]):
        assert at <= start < end <= len(text)
        at = end
    assert all(d.first_day <= d.last_day for d in dates)


def test_the_day_of_an_act_that_is_cited_gives_no_year_to_other_days() -> None:
    text = "It recalled resolution 75/240 of 31 December 2020. At the 5th meeting, on 16 April, it met."
    assert [date.first_day for date in all_dates(text, "2025-05-01")] == ["2020-12-31", "2025-04-16"]
    assert [date.first_day for date in all_dates("It met on 3 May 2020. On 16 April it ended.", "2025-05-01")] == [
        "2020-05-03",
        "2020-04-16",
    ]
