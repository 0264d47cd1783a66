"""Which of several meetings a time is that of: conferences told of later, resumed sessions, sittings by their numbers."""

from __future__ import annotations

import pytest

from tests.meeting_reports import find


def test_a_conference_meets_when_a_later_paragraph_says_of_it() -> None:
    told = "The Conference was convened in Lima, on 9 and 10 June 1995."
    (meeting,) = find("The World Wells Conference was convened by the Director.", "It met.", told).meetings.values()
    assert (meeting.start_date, meeting.end_date, meeting.place) == ("1995-06-09", "1995-06-10", "Lima")


def test_of_two_conferences_none_is_meant_that_a_paragraph_does_not_name() -> None:
    named = "The World Wells Conference and the Lima Conference on Rivers were convened by the Director."
    found = find(named, "The Conference was convened in Quito, on 9 and 10 June 1995.").meetings.values()
    assert [meeting.start_date for meeting in found] == [None, None]


def test_a_resumed_session_that_is_dated_is_a_meeting_of_its_own() -> None:
    text = "The Commission on Human Rights held its reconvened twenty-second session from 12 to 13 December 1998."
    (meeting,) = find(text).meetings.values()
    assert (meeting.meeting_id, meeting.name, meeting.start_date) == (
        "commission-on-human-rights.22-reconvened",
        "Commission on Human Rights, reconvened twenty-second session",
        "1998-12-12",
    )


@pytest.mark.parametrize("told", ["", ", on 12 December 1998,"])
def test_a_resumed_session_without_its_days_is_the_session(told: str) -> None:
    (meeting,) = find(
        f"At its resumed twenty-second session{told} the Commission on Human Rights met."
    ).meetings.values()
    assert (meeting.meeting_id, meeting.start_date) == ("commission-on-human-rights.22", None)


def test_what_is_set_in_capitals_throughout_is_no_name_from_its_first_word() -> None:
    assert not find("FINAL ACT OF THE CONFERENCE OF THE PARTIES").meetings


def test_a_room_is_no_place() -> None:
    (meeting,) = find(
        "The World Wells Conference was held in Room XX of the Palais des Nations in May 1998."
    ).meetings.values()
    assert meeting.place is None


def test_days_told_respectively_behind_that_word_are_those_of_the_meetings_in_their_order() -> None:
    text = (
        "The Commission on Human Rights recalled what it adopted at its 840th, 846th and 852nd meetings held, respectively, on 15 April 1998, "
        "30 April 1998 and 27 May 1998, as well as on 6 June 1998."
    )
    assert [one.start_date for one in find(text).meetings.values()] == ["1998-04-15", "1998-04-30", "1998-05-27"]


def test_of_more_days_than_meetings_none_is_told() -> None:
    text = "The Commission on Human Rights met at its 840th and 846th meetings held, respectively, on 15 April 1998, 30 April 1998 and 27 May 1998."
    assert not {one.start_date for one in find(text).meetings.values()} - {None}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "At its 134th meeting, on 18 February 2025, the Commission on Human Rights met. As agreed at the 134th meeting of the "
            "Commission on Human Rights, on 18 March 2025, Iraq acted.",
            ["2025-02-18"],
            id="beyond ninety-nine",
        ),
        pytest.param(
            "At its 12th meeting, on 18 February 2025, the Commission on Human Rights met. As agreed at the 12th meeting of the "
            "Commission on Human Rights, on 18 June 2025, Iraq acted.",
            ["2025-02-18", "2025-06-18"],
            id="of two sessions",
        ),
        pytest.param(
            "At its 12th meeting, in July 2025, the Commission on Human Rights met. See the 12th meeting of the Commission on Human "
            "Rights (2025).",
            ["2025-07-01"],
            id="of a month, whose year is told again",
        ),
    ],
)
def test_sittings_of_one_number_are_one_by_their_dates(text: str, days: list[str]) -> None:
    assert sorted(meeting.start_date or "" for meeting in find(text).meetings.values()) == days
