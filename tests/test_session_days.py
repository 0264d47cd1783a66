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


@pytest.mark.parametrize(
    ("text", "days", "place"),
    [
        pytest.param("ILO organized a regional workshop on wells. The workshop, held in Lima from 3 to 5 May 2004, agreed.", ("2004-05-03", "2004-05-05"), "Lima", id="held, behind a comma"),
        pytest.param("The Office prepared the Third Forum on Wells. The Forum, which took place in Lima on 3 and 4 May 2004, met.", ("2004-05-03", "2004-05-04"), "Lima", id="capital"),
        pytest.param("The Commission on Human Rights prepared its fifty-sixth session. The session was held at Geneva from 4 to 7 March 2004.", ("2004-03-04", "2004-03-07"), "Geneva", id="the session"),
        pytest.param("The second meeting of the Intergovernmental Working Group on Wells was useful. This meeting was held in Lima on 3 May 2004.", ("2004-05-03", "2004-05-03"), "Lima", id="this meeting"),
        pytest.param("The Regional Conference on Wells, organized by ECLAC and the Government of Peru, was held in Lima from 3 to 5 May 2004.", ("2004-05-03", "2004-05-05"), "Lima", id="behind who organized it"),
        pytest.param("The third Ocean Conference, co-hosted by Costa Rica and France, is to be held in Nice, France, in 2005.", ("2005-01-01", "2005-12-31"), "Nice", id="behind who hosts it"),
        pytest.param("The Ministerial Conference on Wells, scheduled for 2005, will take it up.", ("2005-01-01", "2005-12-31"), None, id="scheduled for a year"),
        pytest.param("On 28 August 2004, ILO held its first high-level event – the Ministerial Conference on Wells.", ("2004-08-28", "2004-08-28"), None, id="named behind a dash"),
        pytest.param("The Committee on Contributions met at Headquarters from 3 to 21 June 2004 for its sixty-fourth session.", ("2004-06-03", "2004-06-21"), None, id="met for its session"),
        pytest.param("Between 3 and 12 March 2001, the Commission on Narcotic Drugs held its forty-fourth session in Vienna.", ("2001-03-03", "2001-03-12"), "Vienna", id="between two days"),
        pytest.param("The Commission on Human Rights held its fifty-ninth session at the United Nations Office at Geneva from 17 March to 24 April 2003.", ("2003-03-17", "2003-04-24"), "Geneva", id="an office"),
        pytest.param("At its forty-third session, held from 24 February to 13 March and from 15 to 23 June 2004, the Human Rights Council met.", ("2004-02-24", "2004-06-23"), None, id="two ranges of one year"),
        pytest.param("The International Conference on Human Rights, Teheran, 22 April to 13 May 1968, proclaimed it.", ("1968-04-22", "1968-05-13"), "Teheran", id="a city as it was spelt"),
        pytest.param("The Commission on Human Rights prepared its fifty-sixth session. The session was opened on 4 March 2004.", (None, None), None, id="only its first day"),
        pytest.param("The Commission on Human Rights prepared its fifty-sixth session. The workshop was held at Geneva from 4 to 7 March 2004.", (None, None), None, id="of another kind"),
        pytest.param("The President and the Minister met on 5 May 2004 at the Ninth Ministerial Conference on Wells.", (None, None), None, id="two who met there on a day"),
    ],
)  # fmt: skip
def test_the_days_in_another_sentence_or_behind_other_words(
    text: str, days: tuple[str | None, str | None], place: str | None
) -> None:
    (meeting,) = find(text).meetings.values()
    assert ((meeting.start_date, meeting.end_date), meeting.place) == (days, place)


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("The experts convened a meeting on the situation in Syria on 27 February 2005.", "meeting-on-the-situation-in-syria.2005", None),
        ("A workshop on the conflict in Utopia was held in Lima on 3 May 2004.", "workshop-on-the-conflict-in-utopia.2004", "Lima"),
        ("A workshop on wells in Lima was held on 3 May 2004.", "workshop-on-wells.2004", "Lima"),
    ],
)  # fmt: skip
def test_where_a_matter_is_is_not_where_it_was_spoken_of(text: str, key: str, place: str | None) -> None:
    assert {meeting.meeting_id: meeting.place for meeting in find(text).meetings.values()} == {key: place}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("103rd plenary meeting 13 August 2004", ["General Assembly, 103rd meeting"], id="the day alone"),
        pytest.param("34th meeting 8 July 2004 [Adopted without a vote.]", ["General Assembly, 34th meeting"], id="how it was adopted"),
        pytest.param("34th meeting 8 July 2004 was long", [], id="a sentence"),
    ],
)  # fmt: skip
def test_the_line_below_a_resolution_tells_of_the_sitting(line: str, found: list[str]) -> None:
    text = "At its 3rd plenary meeting, on 5 July 2004, the General Assembly adopted it."
    assert [meeting.name for meeting in find(text, line).meetings.values()][1:] == found


def test_the_assembly_holds_no_session_in_a_year_that_is_not_its_number_s() -> None:
    assert not find("(a) First session, New York, 11–15 February 2008").meetings
    assert [*find("the sixty-second session, held in 2008").meetings] == ["general-assembly.62"]


def test_several_sessions_are_those_of_who_will_meet_in_them() -> None:
    group = "Group of Governmental Experts on Wells"
    found = find(
        f"The {group} will meet in two sessions: First session: 11–15 February 2008; Second session: 12–16 May 2008"
    )
    assert [(one.name, one.start_date) for one in found.meetings.values()] == [
        (f"{group}, first session", "2008-02-11"),
        (f"{group}, second session", "2008-05-12"),
    ]


def test_the_sitting_of_a_council_that_holds_sessions_has_its_month() -> None:
    text = "The Human Rights Council held its fifty-ninth session. At its 34th meeting, on 8 July 2005, the Human Rights Council met."
    assert "human-rights-council.meeting-34.2005-07" in find(text).meetings


def test_a_session_of_a_year_is_the_substantive_one() -> None:
    committee = "Special Committee on Peacekeeping Operations"
    found = find(f"The {committee} held its 2005 substantive session. At its 2005 session it met.").meetings
    assert [one.name for one in found.values()] == [f"{committee}, substantive session of 2005"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("The high-level political forum on sustainable development convened under the auspices of the Economic and Social Council was held at Headquarters from 14 to 18 and from 21 to 23 July 2005.", ("2005-07-14", "2005-07-23"), id="in two parts"),
        pytest.param("The high-level political forum on sustainable development will be held on Wednesday, 7 May, and Thursday, 8 May 2005.", ("2005-05-07", "2005-05-08"), id="days of the week"),
        pytest.param("The high-level political forum on sustainable development, held in person on 7 and 8 May 2005, agreed.", ("2005-05-07", "2005-05-08"), id="behind a comma"),
    ],
)  # fmt: skip
def test_a_forum_that_was_held_then_is_that_of_the_year(text: str, days: tuple[str, str]) -> None:
    (meeting,) = find(text).meetings.values()
    assert meeting.meeting_id == "high-level-political-forum-on-sustainable-development.session-of-2005"
    assert (meeting.start_date, meeting.end_date) == days


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("the eighth meeting of the high-level political forum on sustainable development, held in Lima on 3 May 2005", ["high-level-political-forum-on-sustainable-development.meeting-8"], id="its meeting was held"),
        pytest.param("The high-level political forum on sustainable development, a platform since 2005, met.", [], id="nothing was held"),
        pytest.param("the twenty-fourth East African Community ordinary summit, held in Arusha", ["east-african-community.summit-24"], id="an ordinary summit"),
        pytest.param("the sixth ministerial conference of the World Trade Organization", ["world-trade-organization.ministerial-conference-6"], id="which of its conferences"),
        pytest.param("One delegate recalled the Third Least Developed Country Future Forum.", ["third-least-developed-country-future-forum"], id="a counted forum with telling words"),
        pytest.param("One delegate recalled the Third Technical Workshop.", [], id="a counted workshop without them"),
        pytest.param("A strategic planning retreat was held in Lima on 3 and 4 May 2004.", ["strategic-planning-retreat.2004"], id="a retreat"),
        pytest.param("The retreat of armed forces in Lima in May 2004. Their strategic retreat in Lima in May 2004.", [], id="troops"),
        pytest.param("The Commission on Human Rights agreed: First regular session: 27 to 31 January 2005.", ["commission-on-human-rights.first-regular-session-of-2005"], id="a schedule"),
        pytest.param("Invites the Commission on Human Rights to report to the General Assembly at its sixtieth session on the Commission on Narcotic Drugs, and decides to include in the provisional agenda of its sixtieth session the item.", ["general-assembly.60"], id="the same session"),
    ],
)  # fmt: skip
def test_what_is_a_meeting_of_a_series_or_a_body(text: str, keys: list[str]) -> None:
    assert [*find(text).meetings] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("The 2003 drafting workshop on social care brought together many.", ["drafting-workshop-on-social-care.2003"], id="a year before the name"),
        pytest.param("The 2004 workshops on wells met. The 2004 meeting of experts was long.", [], id="several, or only who met"),
    ],
)  # fmt: skip
def test_an_event_with_its_year_before_its_name_is_one(text: str, keys: list[str]) -> None:
    assert [*find(text).meetings] == keys


def test_what_a_final_act_says_of_its_adoption_is_not_the_time_of_its_conference() -> None:
    text = "Final Act of the Conference of Plenipotentiaries for the Adoption of the Wells Protocol Adopted in Lima on 31 March 2004"
    (meeting,) = find(text).meetings.values()
    assert (meeting.name[-14:], meeting.start_date) == ("Wells Protocol", None)


def test_extraordinary_sessions_are_counted_apart() -> None:
    found = find(
        "The fourteenth extraordinary session of the Council of the League of Arab States was held in Cairo on 6 December 1999, "
        "and its fourteenth session earlier. Any extraordinary session may be short."
    ).meetings
    council = "council-of-the-league-of-arab-states"
    assert set(found) == {f"{council}.extraordinary-14", f"{council}.14"}
    assert found[f"{council}.extraordinary-14"].place == "Cairo"
    assert found[f"{council}.14"].start_date is None


def test_a_meeting_of_the_session_is_a_sitting() -> None:
    found = find(
        "At the 8th meeting of the session, on 23 May 1998, the Commission on Human Rights met. The 9th meeting of the session was long."
    ).meetings
    assert set(found) == {f"{COMMISSION}.meeting-8.1998-05"}


def test_the_fifth_session_of_a_conference_is_the_fifth_conference() -> None:
    found = find(
        "The fifth session of the International Conference on Wells Management was held in Bonn. The Fifth International Conference on "
        "Wells Management met in September 1998, the Sixth International Conference on Wells Management in 2004."
    ).meetings
    (fifth, _) = found.values()
    assert (fifth.start_date, fifth.place) == ("1998-09-01", "Bonn")


@pytest.mark.parametrize(
    ("text", "days", "place"),
    [
        pytest.param("The Commission on Human Rights agreed that its thirty-first session should take place in Rome from 9 to 13 June 2004.", ("2004-06-09", "2004-06-13"), "Rome", id="should take place"),
        pytest.param("The thirty-first session of the Commission on Human Rights shall be held in Rome from 9 to 13 June 2004.", ("2004-06-09", "2004-06-13"), "Rome", id="shall be held"),
        pytest.param("The thirty-first session of the Commission on Human Rights should report by 13 June 2004.", (None, None), None, id="what it should do"),
    ],
)  # fmt: skip
def test_a_session_meets_when_it_shall(text: str, days: tuple[str | None, ...], place: str | None) -> None:
    meeting = find(text).meetings[f"{COMMISSION}.31"]
    assert (meeting.start_date, meeting.end_date, meeting.place) == (*days, place)


def test_who_met_at_a_summit_stands_before_the_verb() -> None:
    (summit,) = find(
        "The Heads of State of the Group of Five for the Sahel met at an extraordinary summit in Niamey on 6 February 2004."
    ).meetings.values()
    assert summit.body_id == "group-of-five-for-the-sahel"
    assert (summit.start_date, summit.place) == ("2004-02-06", "Niamey")


def test_a_short_name_of_a_meeting_of_parties_is_the_one_of_its_number() -> None:
    found = find(
        "It carried out decisions of the Eleventh Meeting of the Parties to the Montreal Protocol. The Eleventh Meeting of the Parties, "
        "held in Beijing from 29 November to 3 December 1999, agreed, as did the Tenth Meeting of the Parties, held in Cairo in 1998."
    ).meetings
    (eleventh, _) = found.values()
    assert eleventh.meeting_id == "meeting-of-the-parties-to-the-montreal-protocol.meeting-11"
    assert (eleventh.start_date, eleventh.place) == ("1999-11-29", "Beijing")


def test_the_conference_of_a_year_is_the_one_that_is_counted() -> None:
    found = find(
        "The Sixth World Conference on Wells will be held in Saudi Arabia from 9 to 12 November 2006. The 2006 World Conference on "
        "Wells, to be held in Riyadh, and the 2008 World Conference on Wells are near."
    ).meetings
    assert set(found) == {"sixth-world-conference-on-wells", "2008-world-conference-on-wells"}
    sixth = found["sixth-world-conference-on-wells"]
    assert (sixth.start_date, sixth.place) == ("2006-11-09", "Riyadh")
