"""Sessions of the front page: when they meet, and whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Source
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.meetings.finder import find_meetings
from tests.meeting_reports import report_of


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        pytest.param("Geneva, 7 October 1996", ("1996-10-07", None, "Geneva"), id="the day of its opening"),
        pytest.param(
            "Geneva, October 2 to 11, 1996", ("1996-10-02", "1996-10-11", "Geneva"), id="the month before its days"
        ),
        pytest.param("New York, 10–21 March 2025", ("2025-03-10", "2025-03-21", "New York"), id="all its days"),
    ],
)
def test_the_front_page_tells_when_its_session_meets(printed: str, told: tuple[str | None, ...]) -> None:
    organ = "Trade and Development Board"
    report = report_of(["The forty-third session of the Board follows the forty-second session of the Board."], organ)
    front = replace(report.masthead, session_number=Fact("43"), session_time=Fact(printed))
    report = replace(report, masthead=front)
    found = find_meetings(report, find_bodies(report)).meetings
    meeting = found["trade-and-development-board.43"]
    assert (meeting.start_date, meeting.end_date, meeting.place) == told
    assert found["trade-and-development-board.42"].start_date is None


def test_the_conference_that_is_the_organ_of_a_front_page_is_a_meeting() -> None:
    organ = "2025 United Nations Conference to Support the Implementation of Sustainable Development Goal 14"
    report = report_of(["The Conference shall elect two Presidents."], organ, published="2025-05-01")
    front = replace(
        report.masthead, organs=(Fact(organ, 0, len(organ)),), session_time=Fact("Nice, France, 9–13 June 2025")
    )
    report = replace(report, masthead=front)
    found = find_meetings(report, find_bodies(report))
    (meeting,) = found.meetings.values()
    assert (meeting.name, meeting.start_date, meeting.place) == (organ, "2025-06-09", "Nice")
    assert [mention.entity_id for mention in found.front] == [meeting.meeting_id]


def test_the_sessions_a_report_covers_are_its_authors() -> None:
    report = report_of(
        [
            "The Committee sent its report to the General Assembly and the Economic and Social Council, covering its thirtieth session."
        ]
    )
    report = replace(report, masthead=replace(report.masthead, author=Fact("Committee on the Rights of the Child")))
    (meeting,) = find_meetings(report, find_bodies(report)).meetings.values()
    assert meeting.name == "Committee on the Rights of the Child, thirtieth session"


@pytest.mark.parametrize(
    ("printed", "time", "name", "told"),
    [
        pytest.param(
            "2025 session",
            "25 July 2024–30 July 2025",
            "session of 2025",
            ("2024-07-25", "2025-07-30", None),
            id="it opened the year before",
        ),
        pytest.param(
            "Annual session 2025",
            "New York, 10–13 June 2025",
            "annual session of 2025",
            ("2025-06-10", "2025-06-13", "New York"),
            id="the year behind its kind",
        ),
        pytest.param(
            "2025 resumed session", None, "resumed session of 2025", ("2025-01-01", "2025-12-31", None), id="resumed"
        ),
    ],
)
def test_a_session_of_the_front_page_can_have_a_year_for_its_number(
    printed: str, time: str | None, name: str, told: tuple[str | None, ...]
) -> None:
    report = report_of(["It met."], "Economic and Social Council")
    front = replace(
        report.masthead,
        session_name=Fact(printed, 40, 40 + len(printed)),
        session_time=Fact(time) if time else None,
    )
    report = replace(report, masthead=front)
    (meeting,) = find_meetings(report, find_bodies(report)).meetings.values()
    assert meeting.name == f"Economic and Social Council, {name}"
    assert (meeting.start_date, meeting.end_date, meeting.place) == told


def test_a_front_page_tells_when_the_meeting_of_its_number_meets() -> None:
    organ = "Conference of the Parties to the Convention on Biological Diversity"
    report = report_of(["It met."], organ, published="2010-05-01")
    front = replace(
        report.masthead,
        organs=(Fact(organ, 0, len(organ)),),
        session_name=Fact("Tenth meeting", 80, 93),
        session_time=Fact("Lima, 18–29 October 2010"),
    )
    report = replace(report, masthead=front)
    (meeting,) = find_meetings(report, find_bodies(report)).meetings.values()
    assert (meeting.name, meeting.start_date, meeting.place) == (f"{organ}, tenth meeting", "2010-10-18", "Lima")


@pytest.mark.parametrize(
    ("name", "dated"),
    [
        pytest.param("85th Meeting of the Bureau of the Wells Commission and its Protocols", True, id="its words"),
        pytest.param("84th Meeting of the Bureau of the Wells Commission", False, id="another number"),
        pytest.param("85th Meeting of the Rivers Commission", False, id="another body"),
    ],
)
def test_the_meeting_of_a_front_page_is_the_one_of_its_number_and_words(name: str, dated: bool) -> None:
    report = report_of(["The 85th meeting of the Bureau of the Wells Commission was opened by its President."])
    front = replace(report.masthead, session_name=Fact(name, 80, 90), session_time=Fact("Lima, 18–19 April 2018"))
    report = replace(report, masthead=front)
    found = find_meetings(report, find_bodies(report)).meetings
    assert {meeting.start_date for meeting in found.values()} == ({"2018-04-18"} if dated else {None})


def test_a_cover_tells_the_days_of_all_the_sessions_that_the_report_is_on() -> None:
    report = report_of(
        ["It covers the sixteenth session and the fourteenth special session of the Human Rights Council."]
    )
    covers = (
        (Fact("Sixteenth session", 30, 47), Fact("28 February-25 March 2011", 49, 74)),
        (Fact("Fourteenth special session", 80, 106), Fact("23 December 2010", 108, 124)),
    )
    front = replace(report.masthead, author=Fact("Human Rights Council"), sessions=covers)
    report = replace(report, masthead=front)
    found = find_meetings(report, find_bodies(report)).meetings
    assert {key: (one.start_date, one.end_date) for key, one in found.items()} == {
        "human-rights-council.16": ("2011-02-28", "2011-03-25"),
        "human-rights-council.s-14": ("2010-12-23", "2010-12-23"),
    }


def test_the_session_of_a_front_page_is_that_of_the_organ_right_above_it() -> None:
    organ = "Working Party on Road Wells"
    report = report_of(["It met."], "Economic and Social Council")
    front = replace(
        report.masthead,
        organs=(Fact(organ, 0, len(organ)), Fact("Economic and Social Council", 40, 67)),
        session_name=Fact("115th session", 80, 93),
        session_number=Fact("115"),
        session_time=Fact("Geneva, 14-16 October 2020"),
    )
    report = replace(report, masthead=front)
    (meeting,) = find_meetings(report, find_bodies(report)).meetings.values()
    assert (meeting.name, meeting.start_date) == (f"{organ}, one hundred and fifteenth session", "2020-10-14")


def test_the_line_above_the_days_names_the_session_whatever_its_organ_is_called() -> None:
    report = report_of(["It met."], "GENERAL ASSEMBLY")
    front = replace(
        report.masthead,
        organs=(Fact("GENERAL ASSEMBLY", 0, 16),),
        symbols=(Fact("A/S-7/1"),),
        session_name=Fact("SEVENTH SPECIAL SESSION", 30, 53),
        session_number=Fact("7"),
        session_time=Fact("1-16 September 1975, New York"),
    )
    report = replace(report, masthead=front)
    (meeting,) = find_meetings(report, find_bodies(report)).meetings.values()
    assert (meeting.meeting_id, meeting.start_date, meeting.end_date) == (
        "general-assembly.s-7",
        "1975-09-01",
        "1975-09-16",
    )
    assert meeting.place == "New York"


def test_a_forum_of_a_front_page_is_that_of_the_year_of_its_days() -> None:
    forum = "High-level political forum on sustainable development"
    report = report_of([f"The {forum} met."], forum)
    front = replace(
        report.masthead,
        organs=(Fact(forum, 30, 30 + len(forum)),),
        session_time=Fact("New York, 14–18 and 21–23 July 2025", 90, 125),
    )
    report = replace(report, masthead=front)
    (meeting,) = find_meetings(report, find_bodies(report)).meetings.values()
    assert meeting.meeting_id == "high-level-political-forum-on-sustainable-development.session-of-2025"
    assert (meeting.start_date, meeting.end_date, meeting.place) == ("2025-07-14", "2025-07-23", "New York")


def test_an_organ_without_days_below_it_makes_no_session() -> None:
    forum = "High-level political forum on sustainable development"
    report = report_of([f"The {forum} met."], forum)
    assert not find_meetings(report, find_bodies(report)).meetings


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        pytest.param("(Ninety-second session, 19-21 October 1998,\nagenda item 5)", ("1998-10-19", "1998-10-21"), id="with the item"),
        pytest.param("(Ninety-second session, 19-21 October 1998\n agenda item 5)", ("1998-10-19", "1998-10-21"), id="without a comma"),
        pytest.param("(Ninety-second session, 19-21 October 1998)", ("1998-10-19", "1998-10-21"), id="alone"),
        pytest.param("(Ninety-second session)", (None, None), id="no days"),
    ],
)  # fmt: skip
def test_a_session_in_brackets_below_its_organ(printed: str, days: tuple[str | None, ...]) -> None:
    text = f"""UNITED NATIONS\tE

Economic and Social Council\tDistr.
\tGENERAL

\tTRANS/SC.1/1998/9
\t15 June 1998

\tOriginal: ENGLISH

ECONOMIC COMMISSION FOR EUROPE

INLAND TRANSPORT COMMITTEE

Working Party on Road Transport
{printed}

CONSOLIDATED RESOLUTION ON THE FACILITATION OF ROAD TRANSPORT

Note by the secretariat

1. At its ninety-first session, the Working Party asked the secretariat to revise the text.
"""
    source = Source("front.txt", "0" * 64, len(text))
    report = structure(read_document(text.encode(), source), source)
    assert report.masthead.organs[0].value == "Working Party on Road Transport"
    meeting = find_meetings(report, find_bodies(report)).meetings["working-party-on-road-transport.92"]
    assert (meeting.start_date, meeting.end_date) == days


def test_a_forum_meets_once_a_year() -> None:
    organ = "Economic and Social Council forum on financing for development follow-up"
    texts = [
        "In the conclusions of the 2004 forum, it was decided that the tenth forum would be held from 28 April to 1 May 2005.",
        "The 2005 forum was held on 28 and 29 April. The tenth forum agreed on the twelfth forum on wells.",
    ]
    report = report_of(texts, organ)
    found = find_meetings(report, find_bodies(report)).meetings
    series = "economic-and-social-council-forum-on-financing-for-development-follow-up"
    assert set(found) == {f"{series}.session-of-2004", f"{series}.session-of-2005"}


@pytest.mark.parametrize(
    ("organ", "key"),
    [
        pytest.param("Special Committee on Peacekeeping Operations", "special-committee-on-peacekeeping-operations.session-of-2025", id="a special committee"),
        pytest.param("Commission on the Status of Women", None, id="a commission that counts its sessions"),
    ],
)  # fmt: skip
def test_a_special_committee_with_days_below_its_name_meets_in_their_year(organ: str, key: str | None) -> None:
    text = f"""United Nations\tA/AC.182/2025/L.9
General Assembly\tDistr.: Limited
\t21 February 2025
\tOriginal: English

{organ}
New York, 18–26 February 2025

Draft report

1. The Committee met.
"""
    source = Source("front.txt", "0" * 64, len(text))
    report = structure(read_document(text.encode(), source), source)
    found = find_meetings(report, find_bodies(report)).meetings
    assert set(found) == ({key} if key else set())
    if key:
        meeting = found[key]
        assert (meeting.start_date, meeting.end_date, meeting.place) == ("2025-02-18", "2025-02-26", "New York")


@pytest.mark.parametrize(
    ("organ", "line", "key"),
    [
        pytest.param(
            "Working Group on Deep Wells", "7th meeting", "working-group-on-deep-wells.meeting-7.2017-12", id="a group of a commission"
        ),
        pytest.param("Working Group on Deep Wells", "Note on the 7th meeting", None, id="a title"),
    ],
)  # fmt: skip
def test_the_numbered_meeting_of_a_front_page_is_that_of_the_group_above_it(
    organ: str, line: str, key: str | None
) -> None:
    text = f"""United Nations\tE/ESCAP/WELLS(7)/L.2
Economic and Social Council\tDistr.: Limited
\t15 December 2017
\tOriginal: English

Economic and Social Commission for Asia and the Pacific
{organ}
{line}
Bangkok, 13–15 December 2017

Draft report

1. The {organ} met.
"""
    source = Source("front.txt", "0" * 64, len(text))
    report = structure(read_document(text.encode(), source), source)
    bodies = find_bodies(report)
    found = find_meetings(report, bodies).meetings
    assert set(found) == ({key} if key else set())
    if key:
        meeting = found[key]
        assert (meeting.start_date, meeting.end_date, meeting.place) == ("2017-12-13", "2017-12-15", "Bangkok")
        group = bodies.bodies["working-group-on-deep-wells"]
        assert group.parent_body_id == "economic-and-social-commission-for-asia-and-the-pacific"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Eighteenth meeting", {"animals-committee.meeting-18"}, id="its own"),
        pytest.param("Eighteenth meeting of the Conference of the Parties", set(), id="of the conference above it"),
    ],
)
def test_the_number_of_a_front_page_may_be_of_the_meeting_of_another(name: str, expected: set[str]) -> None:
    organ = "Animals Committee"
    report = report_of(["The work went on."], organ)
    front = replace(
        report.masthead, session_name=Fact(name, 80, 80 + len(name)), session_time=Fact("Lima, 3–4 June 2019")
    )
    report = replace(report, masthead=front)
    assert set(find_meetings(report, find_bodies(report)).meetings) == expected


@pytest.mark.parametrize("chamber", ["", "(Chamber B) "])
def test_a_record_is_of_the_meeting_of_a_chamber_too(chamber: str) -> None:
    text = f"""United Nations\tCRC/C/SR.1563
Committee on the Rights of the Child\tDistr.: General
\t14 October 2011
\tOriginal: English

Fifty-fifth session

Summary record of the 1563rd {chamber}meeting

Held at the Palais Wilson, Geneva, on Tuesday, 21 September 2010, at 10 a.m.

The meeting was called to order at 10.05 a.m.

1. The members of the delegation took places at the Committee table.
"""
    source = Source("front.txt", "0" * 64, len(text))
    report = structure(read_document(text.encode(), source), source)
    found = find_meetings(report, find_bodies(report)).meetings
    meeting = found["committee-on-the-rights-of-the-child.meeting-1563.2010-09"]
    assert (meeting.start_date, meeting.place) == ("2010-09-21", "Geneva")
