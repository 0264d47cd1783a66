"""When and where a meeting met: what opens its sentence, stands in brackets or lies ahead."""

from __future__ import annotations

import pytest

from tests.meeting_reports import find


@pytest.mark.parametrize(
    ("text", "days", "precision", "place"),
    [
        pytest.param(
            "Subsequently, on 11 and 12 June 1998, the Experts Meeting of OIC member States convened in Lima with a task.",
            ("1998-06-11", "1998-06-12"),
            "day",
            ("Lima", "PER"),
            id="a day that opens its sentence behind an adverb",
        ),
        pytest.param(
            "The sixteenth Wells Conference was held at FAO headquarters, Rome, from 3 to 5 May 1998.",
            ("1998-05-03", "1998-05-05"),
            "day",
            ("Rome", "ITA"),
            id="the headquarters of an organization",
        ),
        pytest.param(
            "the Wells Conference on Water, to be held in Belém do Pará, Brazil, in 1998, was moderated",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Belém do Pará", "BRA"),
            id="a city and its State",
        ),
        pytest.param(
            "They reaffirmed their commitment to the convening of a World Wells Conference in October in New York.",
            ("2006-10-01", "2006-10-31"),
            "month",
            ("New York", "USA"),
            id="what is to be convened lies ahead",
        ),
        pytest.param(
            "It fed into the World Wells Forum (Dakar, Senegal, 1998), which adopted it.",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Dakar", "SEN"),
            id="a forum with place and year in brackets",
        ),
        pytest.param(
            "It held the 16th United Nations–OIC Coordination Meeting, in Lima in July 1998.",
            ("1998-07-01", "1998-07-31"),
            "month",
            ("Lima", "PER"),
            id="two organizations before the noun",
        ),
        pytest.param(
            "It was said during the World Wells Conference in Awaza in August 1998.",
            ("1998-08-01", "1998-08-31"),
            "month",
            ("Awaza", None),
            id="a place that no list knows",
        ),
        pytest.param(
            "It recalls the convening of the summit on science, technology and innovation in Havana on 15 and 16 May 1998 as an "
            "effort.",
            ("1998-05-15", "1998-05-16"),
            "day",
            ("Havana", "CUB"),
            id="a topic that is a list",
        ),
    ],
)
def test_time_and_place_of_a_meeting(
    text: str, days: tuple[str | None, str | None], precision: str | None, place: tuple[str | None, str | None]
) -> None:
    (meeting,) = find(text).meetings.values()
    assert (meeting.start_date, meeting.end_date) == days
    assert meeting.date_precision == precision
    assert (meeting.place, meeting.country_code) == place
