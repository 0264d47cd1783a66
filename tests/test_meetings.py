"""Which meetings a text names, whose they are, when and where they met."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import Meeting
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.meetings.finder import find_meetings
from tests.gold import gold_structure, load_gold, needs_gold
from tests.meeting_reports import find

_RULES: list[dict[str, Any]] = read_rules("meetings.yaml")["rules"]


def _only(*texts: str, published: str = "2006-09-01") -> Meeting:
    (meeting,) = find(*texts, published=published).meetings.values()
    return meeting


@pytest.mark.parametrize(
    ("rule_id", "text", "names"),
    [
        pytest.param(rule["id"], text, names, id=f"{rule['id']}: {text[:50]}")
        for rule in _RULES
        for text, names in rule["examples"].items()
    ],
)
def test_a_rule_finds_its_examples(rule_id: str, text: str, names: list[str]) -> None:
    found = find(text)
    assert [m.name for m in found.meetings.values()] == names
    assert rule_id in {m.rule_id for mentions in found.mentions.values() for m in mentions}


@pytest.mark.parametrize("text", [text for rule in _RULES for text in rule["counter_examples"]])
def test_no_rule_finds_a_counter_example(text: str) -> None:
    assert not find(text).meetings


@pytest.mark.parametrize(
    ("text", "days", "precision", "place"),
    [
        pytest.param(
            "26 January 1998: Wells Day 14 May 1998: sixteenth Geneva Summit for Wells 19 August 1998: World Water Day",
            ("1998-05-14", "1998-05-14"),
            "day",
            ("Geneva", "CHE"),
            id="a list of days with what was on each",
        ),
        pytest.param(
            "The donor conference on wells will be held in New York from Tuesday, 15 April, to Thursday, 17 April 1998.",
            ("1998-04-15", "1998-04-17"),
            "day",
            ("New York", "USA"),
            id="days of the week",
        ),
        pytest.param(
            "The Pacific regional seminar will be held in Nouméa, New Caledonia, from 18 to 20 May 1998.",
            ("1998-05-18", "1998-05-20"),
            "day",
            ("Nouméa", None),
            id="a territory behind the city",
        ),
        pytest.param(
            "In May 1998 a donor conference was held in Geneva. The experts met.",
            ("1998-05-01", "1998-05-31"),
            "month",
            ("Geneva", "CHE"),
            id="a place that ends its sentence",
        ),
        pytest.param(
            "On 29 May 1995, at Dakar, Senegal, a Regional Meeting was organized to review progress.",
            ("1995-05-29", "1995-05-29"),
            "day",
            ("Dakar", "SEN"),
            id="day and place before the name",
        ),
        pytest.param(
            "The Extraordinary Meeting of the Organization of African Unity, attended by the Ministers of Transport "
            "from Burundi and Kenya in Mombasa in June 1996, considered it.",
            ("1996-06-01", "1996-06-30"),
            "month",
            ("Mombasa", "KEN"),
            id="who attended stands between",
        ),
        pytest.param(
            "the eighth Biennial Meeting of Wells, held at United Nations Headquarters in New York from 27 June to 1 July 2022.",
            ("2022-06-27", "2022-07-01"),
            "day",
            ("New York", "USA"),
            id="Headquarters in a city",
        ),
        pytest.param(
            "The third session of the Commission on Human Rights, due to be held in September 2004, was postponed to "
            "March 2005 owing to the crisis.",
            ("2005-03-01", "2005-03-31"),
            "month",
            (None, None),
            id="postponed",
        ),
        pytest.param(
            "In May 1998, during the forty-ninth session of the Commission on Human Rights (May 1998), Mauritius tabled it.",
            ("1998-05-01", "1998-05-31"),
            "month",
            (None, None),
            id="a State that acts",
        ),
        pytest.param(
            "On 28 and 29 October 1998, the Commission on Human Rights hosted a workshop in Nairobi on the early warning system.",
            ("1998-10-28", "1998-10-29"),
            "day",
            ("Nairobi", "KEN"),
            id="the sentence opens with the day",
        ),
        pytest.param(
            "conducted a training workshop on violence for police officers in Bula, Guinea-Bissau, from 7 to 11 April 1998.",
            ("1998-04-07", "1998-04-11"),
            "day",
            ("Bula", "GNB"),
            id="a town known by its country",
        ),
        pytest.param(
            "the 2022 United Nations Conference to Support the Implementation of Sustainable Development Goal 14: Conserve "
            "and sustainably use the oceans, seas and marine resources for sustainable development, held in Lisbon, met",
            ("2022-01-01", "2022-12-31"),
            "year",
            ("Lisbon", "PRT"),
            id="behind what a Goal is called",
        ),
        pytest.param(
            "the third session of the Commission on Human Rights (November 1995) heard it",
            ("1995-11-01", "1995-11-30"),
            "month",
            (None, None),
            id="month alone in brackets is no acronym",
        ),
        pytest.param(
            "a workshop was organized by UNDP for border guards in Kampala, Uganda, in August 1995.",
            ("1995-08-01", "1995-08-31"),
            "month",
            ("Kampala", "UGA"),
            id="behind the topic that other words part from the name",
        ),
        pytest.param(
            "the World Summit on Sustainable Development, held in Johannesburg, South Africa, from 26 August to "
            "4 September 2002, adopted it",
            ("2002-08-26", "2002-09-04"),
            "day",
            ("Johannesburg", "ZAF"),
            id="held in from to",
        ),
        pytest.param(
            "Report of the Fourth World Conference on Women, Beijing, 4-15 September 1995 (Sales No. E.96.IV.13)",
            ("1995-09-04", "1995-09-15"),
            "day",
            ("Beijing", "CHN"),
            id="as a note cites it",
        ),
        pytest.param(
            "the Tenth United Nations Congress on the Prevention of Crime and the Treatment of Offenders "
            "(Vienna, 10-17 April 2000)",
            ("2000-04-10", "2000-04-17"),
            "day",
            ("Vienna", "AUT"),
            id="in brackets",
        ),
        pytest.param(
            "the 1996 World Congress against Commercial Sexual Exploitation of Children",
            ("1996-01-01", "1996-12-31"),
            "year",
            (None, None),
            id="the year before the name",
        ),
        pytest.param(
            "On 4-6 December 1995, a national competition seminar was held in Lusaka, Zambia, in which",
            ("1995-12-04", "1995-12-06"),
            "day",
            ("Lusaka", "ZMB"),
            id="the date before the name",
        ),
        pytest.param(
            "Following the May 1994 Nairobi Meeting, work began.",
            ("1994-05-01", "1994-05-31"),
            "month",
            ("Nairobi", "KEN"),
            id="the month and the city in the name",
        ),
        pytest.param(
            "the General Assembly at its fifty-second session on 12 December 1997 adopted it",
            (None, None),
            None,
            (None, None),
            id="the day of an adoption is not the session's",
        ),
        pytest.param(
            "the forty-second session of the Commission on Human Rights (1998)",
            ("1998-01-01", "1998-12-31"),
            "year",
            (None, None),
            id="a year in brackets",
        ),
        pytest.param(
            "the third summit of the African Union will take place on 5 May",
            ("2007-05-05", "2007-05-05"),
            "day",
            (None, None),
            id="a day to come without its year",
        ),
        pytest.param(
            'an international workshop entitled "Women and peace", organized by UNESCO in Zanzibar, '
            "United Republic of Tanzania, from 17 to 20 May 1999",
            ("1999-05-17", "1999-05-20"),
            "day",
            ("Zanzibar", "TZA"),
            id="the organizer between name and place",
        ),
        pytest.param(
            "the third session of the Human Rights Committee (7–11 April 2025)",
            ("2025-04-07", "2025-04-11"),
            "day",
            (None, None),
            id="days in brackets",
        ),
        pytest.param(
            "The Human Rights Committee held its third session at United Nations Headquarters in New York from 7 to 11 "
            "April 2025.",
            ("2025-04-07", "2025-04-11"),
            "day",
            ("New York", "USA"),
            id="at Headquarters",
        ),
        pytest.param(
            "the sixth World Wells Forum would be hosted by Saudi Arabia and tentatively scheduled to be held from 9 to "
            "12 November 2026. The World Wells Forum",
            ("2026-11-09", "2026-11-12"),
            "day",
            ("Saudi Arabia", "SAU"),
            id="a State that would host it",
        ),
    ],
)
def test_time_and_place_are_those_next_to_the_name(
    text: str, days: tuple[str | None, str | None], precision: str | None, place: tuple[str | None, str | None]
) -> None:
    meeting = _only(text)
    assert (meeting.start_date, meeting.end_date) == days
    assert meeting.date_precision == precision
    assert (meeting.place, meeting.country_code) == place


@pytest.mark.parametrize(
    ("text", "meeting_id"),
    [
        pytest.param(
            "At its third session, the Human Rights Committee met.", "human-rights-committee.3", id="body after its"
        ),
        pytest.param(
            "The Secretary-General will report to the Economic and Social Council at its third session.",
            "economic-and-social-council.3",
            id="body right before its",
        ),
        pytest.param(
            "The General Assembly, on the recommendation of the General Committee, decided to include in the agenda of "
            "its fifty-third session the item.",
            "general-assembly.53",
            id="the subject, not the body of a phrase",
        ),
        pytest.param("It was held over to the fifty-fourth session.", "general-assembly.54", id="the report's organ"),
        pytest.param("its tenth emergency special session of the General Assembly", "general-assembly.es-10", id="es"),
        pytest.param(
            "the thirty-fifth ordinary session of the Assembly of Heads of State and Government of the Organization of "
            "African Unity",
            "assembly-of-heads-of-state-and-government-of-the-organization-of-african-unity.35",
            id="a body known by this name alone",
        ),
    ],
)
def test_a_session_is_of_the_body_spoken_of(text: str, meeting_id: str) -> None:
    assert meeting_id in find(text).meetings


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Preparatory Group of Friends held its fifth session in May 1999.", id="a name not known"),
        pytest.param(
            "At its 15th session and on the 21st of May the Committee urged it, as the Human Rights Council asked.",
            id="a short form whose body is not named, not the body of another clause",
        ),
    ],
)
def test_a_session_of_a_body_not_known_is_left_with_an_issue(text: str) -> None:
    found = find(text)
    assert not found.meetings
    assert [issue.kind for issue in found.issues] == ["meeting_body_unresolved"]


def test_all_mentions_tell_of_one_meeting() -> None:
    meeting = _only(
        "At the eighth session of the Economic and Social Council, it was said.",
        "The eighth session of the Economic and Social Council, held at Geneva from 3 to 7 May 1999, closed.",
    )
    assert (meeting.start_date, meeting.place) == ("1999-05-03", "Geneva")


def test_two_names_for_the_same_days_in_the_same_place_are_one_meeting() -> None:
    found = find(
        'a consultation on the theme "Women abroad", held at Moscow from 3 to 5 November 1997',
        "Report of an International Conference in Moscow, 3–5 November 1997",
    )
    assert len(found.meetings) == 1
    assert {m.entity_id for mentions in found.mentions.values() for m in mentions} == set(found.meetings)


def test_dates_that_cannot_both_be_true_give_an_issue() -> None:
    found = find(
        "the World Food Summit, held from 13 to 17 November 1996",
        "the World Food Summit, held from 10 to 13 June 2002",
    )
    assert [issue.kind for issue in found.issues] == ["meeting_date_conflict"]
    assert found.meetings["world-food-summit"].start_date == "1996-11-13"


def test_short_names_point_to_the_meeting_named_before() -> None:
    found = find(
        "The World Conference on Human Rights, held at Vienna in 1993, was one. The Conference closed. "
        "At the Vienna Conference and at the World Conference, States agreed."
    )
    assert list(found.meetings) == ["world-conference-on-human-rights"]
    assert len(found.mentions["r.p1"]) == 4


def test_each_session_of_a_list_has_a_mention_of_its_own() -> None:
    text = "the seventieth, seventy-first and seventy-second sessions of the Commission on Human Rights"
    found = find(text).mentions["r.p1"]
    assert [text[m.start : m.end] for m in found] == [
        "seventieth",
        "seventy-first",
        "seventy-second sessions of the Commission on Human Rights",
    ]


@needs_gold
@pytest.mark.parametrize("name", ["a-53-409", "a-52-826", "a-80-179"])
def test_the_annotated_sessions_are_found(name: str) -> None:
    structure = gold_structure(name)
    bodies = find_bodies(structure)
    found = find_meetings(structure, bodies)
    numbers = {m.session_number for m in found.meetings.values()}
    wanted = {str(m["session"]) for m in load_gold(name)["meetings"] if m.get("session") and not m.get("opt")}
    assert wanted <= numbers
    for key, mentions in found.mentions.items():
        text = next(p.text for p in structure.passages if p.key == key)
        assert all(0 <= m.start < m.end <= len(text) and m.entity_id in found.meetings for m in mentions)


def test_a_caption_with_its_year_is_a_session_of_the_report_s_organ() -> None:
    """Lists of sessions: the body that ends the line before is no part of the next caption."""
    found = find(
        "Review of the outcome of the twenty-third special session of the Trusteeship Council Sixtieth session (2016) Theme"
    )
    (session,) = [m for m in found.meetings.values() if m.session_number == "60"]
    assert (session.body_id, session.start_date, session.date_precision) == ("general-assembly", "2016-01-01", "year")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The General Assembly met: see Official Records, Sixty-first Session, Supplement No. 53.",
            {"General Assembly, sixty-first session"},
            id="the-records-without-an-organ",
        ),
        pytest.param(
            "the 30th sessions of the Commission on Human Rights and the Commission on the Status of Women",
            {"Commission on Human Rights, thirtieth session", "Commission on the Status of Women, thirtieth session"},
            id="two-bodies-of-one-number",
        ),
        pytest.param(
            "The Seventy-first World Health Assembly was held 21-26 May 2006 in Geneva.",
            {"World Health Assembly, seventy-first session"},
            id="an-assembly-by-its-number",
        ),
    ],
)
def test_whose_session_it_is(text: str, names: set[str]) -> None:
    assert {meeting.name for meeting in find(text).meetings.values()} == names
