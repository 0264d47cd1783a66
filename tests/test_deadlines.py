"""Deadlines: what is a limit in words, its date, how often, and whether a report is asked for."""

from __future__ import annotations

import re

import pytest

from pipeline.model import Due, Mention
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.deadlines import find_due

DATA = read_rules("deadlines.yaml")
RULES = [rule for name, rules in DATA.items() if name != "words" for rule in rules]


@pytest.mark.parametrize("name", DATA["words"])
def test_no_sign_hides_an_example(name: str) -> None:
    for rule in DATA[name]:
        assert [e for e in rule["examples"] if not any(sign in e for sign in DATA["words"][name])] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_patterns_match_their_examples_only(rule: dict[str, list[str]]) -> None:
    pattern = re.compile(str(rule["pattern"]))
    assert [e for e in rule["examples"] if not pattern.search(e)] == []
    assert [e for e in rule["counter_examples"] if pattern.search(e)] == []


@pytest.mark.parametrize(
    ("words", "due"),
    [
        pytest.param("The heads should, by the end of 2026, adopt plans", Due("by the end of 2026", "2026-12-31", "year", None, "once", False), id="end-of-a-year"),
        pytest.param("Requests it to report no later than 31 March 2027", Due("no later than 31 March 2027", "2027-03-31", "day", None, "once", True), id="day"),
        pytest.param("Decides that the election shall take place on 12 November 2025 at its eightieth session", Due("on 12 November 2025", "2025-11-12", "day", None, "once", False), id="the-day-of-an-election-and-not-the-session"),
        pytest.param("Requests him to commission an evaluation, to be completed in April 2025", Due("in April 2025", "2025-04-30", "month", None, "once", False), id="to-be-completed-in-a-month"),
        pytest.param("The secretariat was requested to issue the proposals as an official document for the next session", Due("for the next session", None, None, None, "once", False), id="for-the-next-session"),
        pytest.param("It recommended groups to lay the groundwork for its next session", Due(None, None, None, None, None, False), id="the-groundwork-for-a-session"),
        pytest.param("It trusts that details will be provided to the Assembly at the time of its consideration of the present report", Due("at the time of its consideration of the present report", None, None, None, "once", True), id="when-the-report-is-considered"),
        pytest.param("It decided that the selection would follow after the evaluation was presented to the Board at its annual session 2025", Due(None, None, None, None, None, False), id="what-was-presented-at-a-session"),
        pytest.param("States should act by June 2026", Due("by June 2026", "2026-06-30", "month", None, "once", False), id="month"),
        pytest.param("Requests him to report to it before 28 November 2025", Due("before 28 November 2025", "2025-11-27", "day", None, "once", True), id="before-a-day"),
        pytest.param("States should present reviews before 2030", Due("before 2030", "2029-12-31", "year", None, "once", False), id="before-a-year"),
        pytest.param("It should finish before the end of 2027", Due("before the end of 2027", "2027-12-31", "year", None, "once", False), id="before-the-end-of-a-year"),
        pytest.param("It should finish by mid-2026", Due("by mid-2026", "2026-06-30", "year", None, "once", False), id="middle-of-a-year"),
        pytest.param("It should finish by the middle of March 2026", Due("by the middle of March 2026", "2026-03-15", "month", None, "once", False), id="middle-of-a-month"),
        pytest.param("It should start by the beginning of 2026", Due("by the beginning of 2026", "2026-01-01", "year", None, "once", False), id="beginning-of-a-year"),
        pytest.param("It should nominate members by early January 2025", Due("by early January 2025", None, None, None, "once", False), id="early-is-no-day"),
        pytest.param("Requests him to submit a report annually", Due(recurrence="annual", asks_for_report=True), id="every-year"),
        pytest.param("It should consider it at its substantive session in 2026", Due("at its substantive session in 2026", "2026-12-31", "year", None, "once", False), id="the-session-of-a-year-without-a-number"),
        pytest.param("It should conclude them before the end of its eightieth session", Due("before the end of its eightieth session", None, None, None, "once", False), id="the-end-of-a-session"),
        pytest.param("It should revise its policy prior to the next session", Due("prior to the next session", None, None, None, "once", False), id="before-a-session-in-two-words"),
        pytest.param("It recommended that the conference be held in Nairobi in December 2027", Due("in December 2027", "2027-12-31", "month", None, "once", False), id="the-month-in-which-something-shall-be-held"),
        pytest.param("Requests him to report within five months of the adoption of this resolution", Due("within five months of the adoption of this resolution", None, None, None, "once", True), id="span-with-what-it-is-counted-from"),
        pytest.param("The parties should withdraw within 72 hours", Due("within 72 hours", None, None, None, "once", False), id="hours"),
        pytest.param("It should double the number over the next five years", Due("over the next five years", None, None, None, "once", False), id="the-years-in-which-something-is-to-be-done"),
        pytest.param("It should expand it in the coming years", Due(), id="years-that-nobody-counts"),
        pytest.param("He should report biennially, at six-month intervals", Due(recurrence="semi_annual", asks_for_report=True), id="by-intervals"),
        pytest.param("The Board should, at its next session, review it", Due("at its next session", None, None, None, "once", False), id="the-session-behind-what-should-be-done"),
        pytest.param("It should decide within six months", Due("within six months", None, None, None, "once", False), id="span"),
        pytest.param("The plan adopted by the Council in 2019 should be used", Due(), id="a-date-that-is-no-limit"),
        pytest.param("States should meet the goal adopted at the twenty-ninth session of the Conference", Due(), id="the-session-of-an-adoption"),
        pytest.param("In accordance with the decision by the Executive Council at its thirty-third meeting, the Secretariat is to report on a monthly basis", Due(recurrence="monthly", asks_for_report=True), id="the-meeting-of-a-decision"),
        pytest.param("Requests it to consider the resolutions of the Assembly and to report at its sixtieth session", Due("at its sixtieth session", None, None, None, "once", True), id="the-session-of-a-report-on-resolutions"),
        pytest.param("Work on the Manual should be postponed because many changes would be agreed only at the thirtieth session", Due(), id="the-session-in-a-reason"),
        pytest.param("It trusts that details will be provided in the next progress report", Due("in the next progress report", None, None, None, "once", True), id="next-report"),
        pytest.param("It should be held on the second day of its sixtieth session", Due("on the second day of its sixtieth session", None, None, None, "once", False), id="day-of-a-session"),
        pytest.param("The programme, projected to run until 2027, should be reviewed", Due(), id="until-is-no-limit"),
        pytest.param("It should finish by the second quarter of 2026", Due("by the second quarter of 2026", "2026-06-30", "year", None, "once", False), id="quarter-of-a-year"),
        pytest.param("It should finish by Q3 2025", Due("by Q3 2025", "2025-09-30", "year", None, "once", False), id="quarter-by-its-letter"),
        pytest.param("It should meet by the first half of 2026", Due("by the first half of 2026", "2026-06-30", "year", None, "once", False), id="half-of-a-year"),
        pytest.param("Requests the Panel to report to it no later than thirty days prior to the termination of its mandate", Due("no later than thirty days prior to the termination of its mandate", None, None, None, "once", True), id="days-before-an-end"),
        pytest.param("It should be adopted before the end of the year", Due("before the end of the year", None, None, None, "once", False), id="end-of-the-year"),
        pytest.param("Requests it to report to it by 30 June each year", Due("by 30 June each year", None, None, None, "annual", True), id="day-of-each-year"),
        pytest.param("Requests it to report at each regular session of the Board", Due(recurrence="other", asks_for_report=True), id="each-session"),
        pytest.param("Requests him to keep the Council informed", Due(asks_for_report=True), id="kept-informed"),
        pytest.param("Requests it to submit a report on the panel held at its sixtieth session at its sixty-second session", Due("at its sixty-second session", None, None, None, "once", True), id="the-session-behind-one-that-was"),
        pytest.param("Parties should meet in its annual session", Due(), id="annual-session-is-no-recurrence"),
        pytest.param("Requests him to submit a report at its sixty-fifth session, in 2027", Due("at its sixty-fifth session, in 2027", "2027-12-31", "year", None, "once", True), id="session-of-a-year"),
        pytest.param("It should report at its fifty-seventh session, in March 2026", Due("at its fifty-seventh session, in March 2026", "2026-03-31", "month", None, "once", True), id="session-of-a-month"),
        pytest.param("to report at the 331st Session (November 2017) on the results", Due("at the 331st Session (November 2017)", "2017-11-30", "month", None, "once", True), id="session-in-capitals"),
        pytest.param("to present a full report at the Council/Forum’s twenty-fifth regular session", Due("at the Council/Forum’s twenty-fifth regular session", None, None, None, "once", True), id="session-of-a-body-named-with-it"),
        pytest.param("to report to the Seventy-fifth World Health Assembly on progress", Due("to the Seventy-fifth World Health Assembly", None, None, None, "once", True), id="an-assembly-is-its-session"),
        pytest.param("it should discuss during the first resumed part of its seventy-ninth session", Due("during the first resumed part of its seventy-ninth session", None, None, None, "once", False), id="part-of-a-session"),
        pytest.param("the Director should be asked to present in 2026 a framework", Due("in 2026", "2026-12-31", "year", None, "once", False), id="what-is-to-be-done-in-a-year"),
        pytest.param("It should review the strategy and present it to the Committee of Permanent Representatives in 2026", Due("in 2026", "2026-12-31", "year", None, "once", True), id="what-is-to-be-presented-to-an-organ-in-a-year"),
        pytest.param("the Conference invited the Chair to hold an annual dialogue", Due(recurrence="annual"), id="annual-dialogue"),
        pytest.param("Results should be made public and reported annually by the Office", Due(recurrence="annual", asks_for_report=True), id="reported-each-year"),
        pytest.param("States should use what was reported to the Council", Due(), id="what-was-reported"),
        pytest.param("States should use the framework that was presented in 2019", Due(), id="what-was-done-in-a-year"),
        pytest.param("decided that it should prepare an annual study on rights", Due(recurrence="annual", asks_for_report=True), id="annual-study"),
        pytest.param("to provide periodic and timely informal briefings to the Board", Due(recurrence="other", asks_for_report=True), id="periodic-briefings"),
        pytest.param("requested that its last paper be annexed to the present report", Due(), id="the-present-report-is-none-asked-for"),
        pytest.param("States should keep them updated to take account of the rules", Due(), id="rules-kept-updated"),
        pytest.param("it should make recommendations and present them to the Council", Due(asks_for_report=True), id="recommendations-presented-to-an-organ"),
        pytest.param("States should submit nominations to the Committee", Due(), id="nominations-are-no-report"),
        pytest.param("Decides that the session will be held at United Nations Headquarters from 13 to 17 April 2026", Due("from 13 to 17 April 2026", "2026-04-17", "day", None, "once", False), id="the-days-of-a-session"),
        pytest.param("It recommends that its session be held from 3 to 6 March 2026", Due("from 3 to 6 March 2026", "2026-03-06", "day", None, "once", False), id="that-it-be-held"),
        pytest.param("States should prepare for the conference to be held from 3 to 6 March 2026", Due(), id="a-conference-to-be-held"),
        pytest.param("requested written monthly reports, up to and including 15 July 2025, on attacks", Due("up to and including 15 July 2025", "2025-07-15", "day", None, "monthly", False), id="up-to-and-including"),
        pytest.param("requested him to present a review at least one month before the expiration of its mandate on 14 July 2025", Due("at least one month before the expiration of its mandate on 14 July 2025", None, None, None, "once", False), id="a-month-before-a-day"),
        pytest.param("Requests it to report to it no later than 60 days before 15 May 2026", Due("no later than 60 days before 15 May 2026", None, None, None, "once", True), id="days-before-a-day"),
        pytest.param("it requested that he make recommendations by 31 May for a mechanism", Due("by 31 May", None, None, None, "once", False), id="a-day-without-its-year"),
        pytest.param("Requests it, at its twenty-fifth session, to be held from 13 to 17 April 2026, to examine it", Due("at its twenty-fifth session, to be held from 13 to 17 April 2026", "2026-04-17", "day", None, "once", False), id="session-with-its-days"),
        pytest.param("requested that a strategic review of the office be submitted by 1 April 2025", Due("by 1 April 2025", "2025-04-01", "day", None, "once", True), id="a-review-that-is-submitted"),
        pytest.param("suggests also reporting the data to the Committee", Due(asks_for_report=True), id="reporting-as-a-noun"),
    ],
)  # fmt: skip
def test_what_is_due(words: str, due: Due) -> None:
    assert find_due(words) == due


def test_a_session_is_the_meeting_it_is_due_at() -> None:
    passage = "Requests the Secretary-General to report to it at its eighty-first session."
    start = passage.index("eighty-first session")
    mention = Mention("meeting", "general-assembly.81", start, len(passage) - 1, "meeting.session")
    assert find_due(passage[:-1], passage, [mention]) == Due(
        "at its eighty-first session", None, None, "general-assembly.81", "once", True
    )
