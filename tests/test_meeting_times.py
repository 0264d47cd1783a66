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
            "The tenth session of the Commission on Human Rights took place at the Headquarters in Lima Callao, Republic of Peru, from 3 to 4 May 1998.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="behind a part of the city and its State",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights will be held on 3 and 4 May 1998 at the United Nations Headquarters in New York.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("New York", "USA"),
            id="at the Headquarters in a city",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was organized by the UNESCO secretariat (Lima, 3-4 May 1998).",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="in brackets behind the secretariat that organized it",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was told of the UNESCO secretariat in Lima on 4 May 1998.",
            (None, None),
            None,
            (None, None),
            id="a secretariat that it was told of",
        ),
        pytest.param(
            "The Commission on Human Rights held its tenth session at the level of Heads of State and Government in Lima on 3 and 4 May 1998.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="at the level of Heads of State",
        ),
        pytest.param(
            "Ministers met on 4 May 1998 at the tenth Wells Ministerial Meeting (10th WMM) in Lima.",
            ("1998-05-04", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="a ministerial meeting, on the day on which ministers met at it",
        ),
        pytest.param(
            "Ministers met on 4 May 1998 at the tenth Wells Forum in Lima.",
            (None, None),
            None,
            ("Lima", "PER"),
            id="a forum, not on the day on which some met at it",
        ),
        pytest.param(
            "The Commission on Human Rights convened in Lima from 4 to 6 May 1998 for its tenth session.",
            ("1998-05-04", "1998-05-06"),
            "day",
            ("Lima", "PER"),
            id="convened for its session",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was held in Lima, at the kind invitation of the Government of Spain, from 4 to 6 May 1998.",
            ("1998-05-04", "1998-05-06"),
            "day",
            ("Lima", "PER"),
            id="at whose invitation",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was hosted by the United Nations Children’s Fund and the World Health Organization in Lima from 4 to 6 May 1998.",
            ("1998-05-04", "1998-05-06"),
            "day",
            ("Lima", "PER"),
            id="hosted by two bodies",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights (4 to 6 May 1998, Lima) was short.",
            ("1998-05-04", "1998-05-06"),
            "day",
            ("Lima", "PER"),
            id="the place behind the days in brackets",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights met from 4 to 6 May 1998, Chad said.",
            ("1998-05-04", "1998-05-06"),
            "day",
            (None, None),
            id="who speaks behind the days",
        ),
        pytest.param(
            "The tenth Wells Summit was held in Kuala Lumpur and Langkawi on 4 May 1998.",
            ("1998-05-04", "1998-05-04"),
            "day",
            ("Kuala Lumpur", "MYS"),
            id="in two cities",
        ),
        pytest.param(
            "The United Nations Wells Conference, 1998, was held at the Palais des Nations, Geneva, on 19 April 1998 and from 21 to 25 June.",
            ("1998-04-19", "1998-06-25"),
            "day",
            ("Geneva", "CHE"),
            id="a conference with its year behind its name, in two parts",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was held in Geneva, on Monday, 12 and Friday, 16 June 1998.",
            ("1998-06-12", "1998-06-16"),
            "day",
            ("Geneva", "CHE"),
            id="days of the week before the days",
        ),
        pytest.param(
            "It read the analysis of the tenth Session (1998) of the Commission on Human Rights.",
            ("1998-01-01", "1998-12-31"),
            "year",
            (None, None),
            id="a session with its year before its body",
        ),
        pytest.param(
            "At its 16th (closed) meeting, on 19 March 1998, the Commission on Human Rights met.",
            ("1998-03-19", "1998-03-19"),
            "day",
            (None, None),
            id="a kind of meeting in brackets",
        ),
        pytest.param(
            "The Commission on Human Rights held its tenth session in Lima on 4 May 1998.",
            ("1998-05-04", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="a session of one day",
        ),
        pytest.param(
            "The Commission on Human Rights held its tenth session at Headquarters on 14 February 1997 and from 10 to 14 February 1998.",
            (None, None),
            None,
            ("New York", "USA"),
            id="a session that began with a day of the year before",
        ),
        pytest.param(
            "At its tenth session, in Lima, on 4 May 1998, the Commission on Human Rights agreed.",
            (None, None),
            None,
            ("Lima", "PER"),
            id="the day of what was done at a session",
        ),
        pytest.param(
            "The sixteenth Wells Conference, held at ministerial level on 3 and 4 May 1998 in Lima, met.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="at ministerial level",
        ),
        pytest.param(
            "The sixteenth Wells Conference raised at the level of the water the reports of 3 and 4 May 1998.",
            (None, None),
            None,
            (None, None),
            id="the level of something",
        ),
        pytest.param(
            "The Commission on Human Rights held its tenth session at Headquarters from 3 to 5 May 1998.",
            ("1998-05-03", "1998-05-05"),
            "day",
            ("New York", "USA"),
            id="Headquarters alone",
        ),
        pytest.param(
            "The Wells Summit on Water was held at United Nations Headquarters on 3 and 4 May 1998.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("New York", "USA"),
            id="United Nations Headquarters",
        ),
        pytest.param(
            "The sixteenth Wells Conference was held at the headquarters of the fund.",
            (None, None),
            None,
            (None, None),
            id="headquarters of somebody",
        ),
        pytest.param(
            "The Commission on Human Rights recommended that its tenth session be held in the Dominican Republic in 1998.",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Dominican Republic", "DOM"),
            id="a State behind its article",
        ),
        pytest.param(
            "The Commission on Human Rights held its organizational session for 1998 at Headquarters.",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("New York", "USA"),
            id="an organizational session for a year",
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
            "The fourth Utopia Wells Roundtable, convened by the Organisation of Eastern Wells, together with other events, on 15 and "
            "16 October 1998, ended.",
            ("1998-10-15", "1998-10-16"),
            "day",
            (None, None),
            id="behind who convened it and a comma",
        ),
        pytest.param(
            "The Commission on Human Rights, at its tenth session (Wadi Musa, Jordan, 3 to 5 May 1998), agreed.",
            ("1998-05-03", "1998-05-05"),
            "day",
            ("Wadi Musa", "JOR"),
            id="in brackets, a city that no list knows",
        ),
        pytest.param(
            "The Commission on Human Rights, at its tenth session (Lima Convention, 1998), agreed.",
            (None, None),
            None,
            (None, None),
            id="a paper in brackets",
        ),
        pytest.param(
            "The ten-year review of the implementation of the outcomes of the World Wells Summit on Water in 1998 is near.",
            (None, None),
            None,
            (None, None),
            id="when its outcomes are reviewed",
        ),
        pytest.param(
            "The review of the outcomes of the World Wells Summit on Water, held in Lima in 1998, is near.",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Lima", "PER"),
            id="held before its outcomes were reviewed",
        ),
        pytest.param(
            "The 1998 Tehran Workshop took it up.",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Tehran", "IRN"),
            id="year and city",
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
