"""The days of sessions and forums: a single day, a year that only the time tells, days told before the name."""

from __future__ import annotations

import pytest

from tests.meeting_reports import find

COMMISSION = "commission-on-human-rights"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("the fifty-eighth session of the Commission on Human Rights, held on 25 June 2004", True, id="held on"),
        pytest.param("The fifty-eighth session of the Commission on Human Rights was held at Geneva on 25 June 2004.", True, id="was held"),
        pytest.param("On 25 June 2004, the Commission on Human Rights held its fifty-eighth session.", True, id="held its"),
        pytest.param("• 25 June 2004: Commission on Human Rights, fifty-eighth session (1 meeting)", True, id="a list of days"),
        pytest.param("At its fifty-eighth session, on 25 June 2004, the Commission on Human Rights met.", False, id="what was done"),
        pytest.param("The fifty-eighth session of the Commission on Human Rights opened on 25 June 2004.", False, id="its first day"),
        pytest.param("On 25 June 2004, Utopia attended the fifty-eighth session of the Commission on Human Rights.", False, id="a guest's day"),
        pytest.param("from 23 June–?–25 June 2004: Commission on Human Rights, fifty-eighth session", False, id="a range not read"),
    ],
)  # fmt: skip
def test_a_single_day_is_that_of_a_session_where_it_was_held_then(text: str, days: bool) -> None:
    meeting = find(text).meetings[f"{COMMISSION}.58"]
    assert (meeting.start_date, meeting.end_date) == (("2004-06-25", "2004-06-25") if days else (None, None))


def test_a_regular_session_of_the_assembly_is_not_over_in_a_day() -> None:
    (meeting,) = find("the fifty-eighth session of the General Assembly, held on 25 September 2003").meetings.values()
    assert meeting.start_date is None


@pytest.mark.parametrize(
    ("text", "key", "first"),
    [
        pytest.param("The Commission on Human Rights took it up at its annual session in June 2004.", "annual-session-of-2004", "2004-06-01", id="in a month"),
        pytest.param("the first regular session of the Commission on Human Rights (CHR), held in Lima from 27 to 31 January 2005", "first-regular-session-of-2005", "2005-01-27", id="with its days"),
        pytest.param("At its first session of 2005, held from 25 to 27 March 2005, the Commission on Human Rights met.", "first-session-of-2005", "2005-03-25", id="counted within the year"),
    ],
)  # fmt: skip
def test_a_session_without_its_year_is_that_of_its_time(text: str, key: str, first: str) -> None:
    (meeting,) = find(text).meetings.values()
    assert (meeting.meeting_id, meeting.start_date) == (f"{COMMISSION}.{key}", first)


@pytest.mark.parametrize(
    "text",
    [
        "The Commission on Human Rights took it up at its annual session, as it had done since June 2004.",
        "The Commission on Human Rights held a regular session. In June 2004 it rained.",
    ],
)
def test_a_time_further_off_is_not_that_of_the_session(text: str) -> None:
    assert not find(text).meetings


@pytest.mark.parametrize(
    ("text", "days", "place"),
    [
        pytest.param("We, the Ministers, having met in Lima from 5 to 7 May 2004 at the Ninth Ministerial Conference on Wells, adopt it.", ("2004-05-05", "2004-05-07"), "Lima", id="place before"),
        pytest.param("The participants assembled from 5 to 7 May 2004 in Lima on the occasion of the Ninth Ministerial Conference on Wells.", ("2004-05-05", "2004-05-07"), "Lima", id="place behind"),
        pytest.param("They were informed from 5 to 7 May 2004 of the Ninth Ministerial Conference on Wells.", (None, None), None, id="another verb"),
    ],
)  # fmt: skip
def test_who_met_then_at_a_conference_tells_its_time(text: str, days: tuple[str, str], place: str | None) -> None:
    (meeting,) = find(text).meetings.values()
    assert ((meeting.start_date, meeting.end_date), meeting.place) == (days, place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The sixteenth Wells Conference was held at Headquarters from 3 to 5 May 1998.", None),
        ("The sixteenth Wells Conference was held in Boardroom D, Vienna, on 3 and 4 May 1998.", "Vienna"),
        (
            "The sixteenth Wells Conference was held at the Mary Wells Convention Centre, Lima, from 3 to 5 May 1998.",
            "Lima",
        ),
        ("The sixteenth Wells Conference was held in Wellsville from 3 to 5 May 1998.", "Wellsville"),
    ],
)
def test_a_house_is_no_place(text: str, place: str | None) -> None:
    (meeting,) = find(text).meetings.values()
    assert (meeting.start_date is not None, meeting.place) == (True, place)


def test_the_sessions_of_a_senate_are_nobody_elses() -> None:
    assert not find(
        "The Security Council was told. The new Senate held its first ordinary session on 3 April 2005."
    ).meetings


def test_a_council_outside_the_united_nations_counts_its_meetings_in_words() -> None:
    council = "Executive Council of the Organisation for the Prohibition of Chemical Weapons"
    found = find(f"The {council}, at its Thirty-Fourth Meeting, adopted it. At its 3rd meeting it rested.").meetings
    assert [meeting.name for meeting in found.values()] == [f"{council}, thirty-fourth meeting"]


def test_the_time_stands_behind_the_bracket_that_the_name_closes() -> None:
    text = "the 2021 talks (twenty-sixth session of the Commission on Human Rights), held in Lima from 3 to 5 May 2021"
    meeting = find(text, published="2022-01-01").meetings[f"{COMMISSION}.26"]
    assert (meeting.start_date, meeting.place) == ("2021-05-03", "Lima")
