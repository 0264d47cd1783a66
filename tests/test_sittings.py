"""Sittings of organs ("its 5th meeting"), which are meetings where they are dated."""

from __future__ import annotations

import pytest

from tests.meeting_reports import find

SITTINGS = [
    pytest.param(
        "its 2nd and 5th meetings, on 12 and 28 October 1994", {2: "12 to 12", 5: "28 to 28"}, id="a-day-each"
    ),
    pytest.param("its 5th and 6th meetings, on 12 October 1994", {5: "12 to 12", 6: "12 to 12"}, id="one-day-for-all"),
    pytest.param(
        "its 1st to 3rd meetings, on 12 and 13 October 1994",
        {1: "01 to 31", 2: "01 to 31", 3: "01 to 31"},
        id="fewer-days-than-meetings",
    ),
    pytest.param("its 1st to 3rd meetings", {}, id="no-day-no-meeting"),
    pytest.param(
        "its 2nd to 4th, 27th and 50th meetings, from 3 to 5 October and on 21 October and 30 October 1994",
        {2: "01 to 31", 3: "01 to 31", 4: "01 to 31", 27: "21 to 21", 50: "30 to 30"},
        id="a-date-for-each-item-of-the-list",
    ),
]


@pytest.mark.parametrize(("words", "days"), SITTINGS)
def test_the_days_of_sittings_are_told_together(words: str, days: dict[int, str]) -> None:
    found = find(f"The Commission on Human Rights met. It was considered by the Commission on Human Rights at {words}.")
    told = {
        int(m.session_number or 0): f"{(m.start_date or '')[8:]} to {(m.end_date or '')[8:]}"
        for m in found.meetings.values()
    }
    assert told == days
    assert all(key.endswith(".1994-10") for key in found.meetings)


PROTOCOL = "Implementation Committee under the Non-Compliance Procedure for the Montreal Protocol"


def test_what_the_parties_set_up_counts_its_meetings_over_the_years() -> None:
    found = find(f"It welcomed the report of the fifty-ninth meeting of the {PROTOCOL}.")
    assert [m.session_number for m in found.meetings.values()] == ["59"]
    assert find("It welcomed the report of the fifth meeting of the Committee for Development Policy.").meetings == {}


def test_the_next_meeting_told_is_of_the_body_whose_meetings_were_told_before() -> None:
    told = f"The {PROTOCOL} held its second meeting in Montreal from 4 to 8 February 2002."
    found = find(f"{told} The third meeting was held in Granada, Spain, from 23 to 27 January 2006.")
    assert {m.session_number: (m.place, m.start_date) for m in found.meetings.values()} == {
        "2": ("Montreal", "2002-02-04"),
        "3": ("Granada", "2006-01-23"),
    }
    assert find("The third meeting was held in Granada, Spain, from 23 to 27 January 2006.").meetings == {}


def test_a_meeting_is_dated_behind_the_house_it_was_held_in() -> None:
    held = "was held at the Conference Centre of the International Civil Aviation Organization in Montreal, Canada, on 18 November 2017."
    (meeting,) = find(f"The fifty-ninth meeting of the {PROTOCOL} {held}").meetings.values()
    assert (meeting.place, meeting.start_date, meeting.end_date) == ("Montreal", "2017-11-18", "2017-11-18")


def test_sessions_told_together_met_in_one_place() -> None:
    found = find("The Commission on Human Rights held its fifty-fifth to fifty-seventh sessions in Geneva.").meetings
    assert {(m.session_number, m.place) for m in found.values()} == {
        ("55", "Geneva"),
        ("56", "Geneva"),
        ("57", "Geneva"),
    }


def test_a_session_told_in_one_row_with_a_conference_met_where_it_did() -> None:
    climate = "the Conference of the Parties to the United Nations Framework Convention on Climate Change"
    serving = "Conference of the Parties serving as the meeting of the Parties to the Paris Agreement"
    found = find(
        f"It did so at the twenty-seventh session of {climate} and the fourth {serving}, held in Lima."
    ).meetings
    assert {(m.session_number, m.place) for m in found.values()} == {("27", "Lima"), ("4", "Lima")}


def test_the_meetings_of_one_number_are_of_both_bodies() -> None:
    found = find(
        "He spoke at the fifteenth meetings of the Commission on Human Rights and the Human Rights Committee, held on 7 June 2024."
    )
    assert {(m.body_id, m.session_number, m.start_date) for m in found.meetings.values()} == {
        ("commission-on-human-rights", "15", "2024-06-07"),
        ("human-rights-committee", "15", "2024-06-07"),
    }
