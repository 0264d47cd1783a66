"""The day of an instrument: in brackets behind its name, in the sentence that tells of its adoption, in its own name."""

from __future__ import annotations

import pytest

from tests.found_instruments import found, only


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        pytest.param("the Utopia Agreement, signed on 3 May 1999, holds", "1999-05-03", "day", id="signed on"),
        pytest.param("the 1996 Utopia Agreement holds", "1996-01-01", "year", id="year before the name"),
        pytest.param("the Utopia Agreement, adopted in 1996, holds", "1996-01-01", "year", id="adopted in a year"),
        pytest.param(
            "the promulgation, on 16 March 2001, of the regulation on the election of judges",
            "2001-03-16",
            "day",
            id="by the noun before",
        ),
        pytest.param("the Utopia Agreement has held since 1996", None, None, id="year of something else"),
        pytest.param("the Utopia Accords of 1989 hold", "1989-01-01", "year", id="of a year"),
        pytest.param(
            "Since 27 November 2024 it held. In a statement issued on 16 January (S/PRST/2025/1) it was welcomed.",
            "2025-01-16",
            "day",
            id="a day without its year before a symbol with it",
        ),
        pytest.param(
            "the report on resolution 1701 (2006), dated 30 October 2007,", None, None, id="a year the number rules out"
        ),
        pytest.param(
            "its decision 2025/210 of 16 December 2024 of the Economic and Social Council",
            "2024-12-16",
            "day",
            id="a session that opened in the year before",
        ),
        pytest.param(
            "Recalling the July 2000 Utopia Declaration on Wells", "2000-07-01", "month", id="month before the name"
        ),
        pytest.param(
            "resolution 2719 (2023), adopted at its 9518th meeting, on 21 December 2023,",
            "2023-12-21",
            "day",
            id="adopted at a meeting",
        ),
        pytest.param(
            "the communiqué [PSC/PR/COMM.(DCCCXLIX)] adopted at its 949th meeting held on 24 September 2020",
            "2020-09-24",
            "day",
            id="a communiqué of a meeting",
        ),
        pytest.param(
            "resolution 2719 (2023) was discussed at its 9518th meeting, on 21 December 2023,",
            None,
            None,
            id="discussed at a meeting",
        ),
        pytest.param("(a) The Customary Wells Act, in 2016;", "2016-01-01", "year", id="in-a-list"),
        pytest.param("the Protection Act of Utopia of 2017 holds", "2017-01-01", "year", id="behind-the-state"),
        pytest.param(
            "Parliament adopted the Utopia Declaration on 3 May 2017.", "2017-05-03", "day", id="who-adopted-it"
        ),
        pytest.param("the Utopia Declaration of November 2019 holds", "2019-11-01", "month", id="of-a-month"),
        pytest.param(
            "the Agreement between Utopia and the Pump Agency (PA), signed on 14 January 2016, holds",
            "2016-01-14",
            "day",
            id="behind-an-acronym",
        ),
        pytest.param("the Utopia Declaration (2023) holds", "2023-01-01", "year", id="year in brackets"),
        pytest.param(
            "Directive (EU) 2024/1760 of the European Parliament and of the Council of 13 June 2024",
            "2024-06-13",
            "day",
            id="behind those who adopted it",
        ),
    ],
)
def test_dates_beside_a_name(text: str, day: str | None, precision: str | None) -> None:
    one = only(text)
    assert (one.adoption_date, one.date_precision) == (day, precision)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(
            "Since the adoption of Security Council resolution 2107 (2013) on 27 June 2013, it met",
            "2013-06-27",
            id="day",
        ),
        pytest.param("after the signing of the Revitalized Peace Agreement in 2018", "2018-01-01", id="year"),
        pytest.param("the adoption of Security Council resolution 2107 (2013) in New York", None, id="a-place"),
        pytest.param(
            "the application of Security Council resolution 2107 (2013) on 27 June 2013", None, id="no-adoption"
        ),
    ],
)
def test_the_adoption_of_an_act_has_its_day_behind_the_name(text: str, date: str | None) -> None:
    assert only(text).adoption_date == date


def test_conclusions_have_their_day() -> None:
    made = only("The conclusions of the European Council of 26 June 2025 reaffirmed it.")
    assert (made.instrument_type, made.adoption_date) == ("other", "2025-06-26")


def test_a_month_is_no_part_of_a_name() -> None:
    assert only("the July 2000 Utopia Declaration on Wells").title == "Utopia Declaration on Wells"
    assert (
        only("the Utopia Declaration of Commitment to Protect the Wells of May 2023 holds").title
        == "Utopia Declaration of Commitment to Protect the Wells"
    )


def test_of_days_told_respectively_the_last_is_that_of_the_name_before_them() -> None:
    text = "Guided by Council decisions EC-M-48/DEC.1 and EC-M-50/DEC.1 (dated 4 February 2015 and 23 November 2015, respectively), it met."
    days = {one.title: one.adoption_date for one in found(text).instruments.values()}
    assert {name[-13:]: day for name, day in days.items()} == {"EC-M-48/DEC.1": None, "EC-M-50/DEC.1": "2015-11-23"}


def test_a_day_of_both_is_that_of_two_names() -> None:
    text = (
        "Security Council resolution 2118 (2013) and Council decision EC-M-33/DEC.1, both dated 27 September 2013, and "
        "General Assembly resolutions 52/98 and 53/99 (both of 12 December 1998) hold, as do resolution 1701 (2006) and the report."
    )
    days = {one.symbol: one.adoption_date for one in found(text).instruments.values()}
    assert days == {
        "S/RES/2118 (2013)": "2013-09-27",
        "EC-M-33/DEC.1": "2013-09-27",
        "A/RES/52/98": "1998-12-12",
        "A/RES/53/99": "1998-12-12",
        "S/RES/1701 (2006)": None,
    }
