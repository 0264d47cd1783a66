"""Decisions that are told in the past tense below their number: whose they are, when and at which meeting they were taken, and that what
their organ says there it says in them."""

from __future__ import annotations

import pytest

from pipeline.model import Extraction
from tests.whole_texts import paragraphs, parse, read

FRONT = (
    "E/2019/99\n\nResolutions and decisions of the Economic and Social Council\n\n2019 session\n\n"
    "Economic and Social Council\nOfficial Records, 2019\nSupplement No. 1\n\nI. Introduction\n\n1. The Council met.\n\n2. It was chaired by Chile.\n\n"
)
COUNCIL = "economic-and-social-council"
WELLS = (
    "2019/207. Wells\n\nAt its 14th plenary meeting, on 7 May 2019, the Economic and Social Council:\n\n(a) Took note of the report;\n\n"
    "(b) Requested the Secretary-General to report on wells at its 2020 session.\n\n"
)
PUMPS = (
    "2019/208. Pumps\n\nAt the same meeting, the Economic and Social Council, recalling its resolution 2018/12 of 2 July 2018, decided to invite "
    "the regional commissions to contribute.\n\n"
)


def said_in(found: Extraction) -> list[tuple[str, str | None, str | None]]:
    """Verb, body and instrument of each row, in the order of the text."""
    rows = [row for rows in found.recommendations.values() for row in rows]
    return [(row.verb, next(iter(row.recommenders), None), row.instrument_id) for row in rows]


def test_what_an_organ_says_in_a_decision_it_decides_there() -> None:
    assert said_in(read(FRONT + WELLS + PUMPS)) == [
        ("Requested", COUNCIL, "e-dec-2019-207"),
        ("invite", COUNCIL, "e-dec-2019-208"),
    ]


def test_a_decision_has_the_day_and_the_meeting_of_its_opening() -> None:
    found = read(FRONT + WELLS + PUMPS)
    taken = {
        one.symbol: (one.title, one.instrument_type, one.adoption_date, one.meeting_id) for one in found.instruments
    }
    sat = "economic-and-social-council.meeting-14.2019-05"
    assert taken["E/DEC/2019/207"] == ("Wells", "decision", "2019-05-07", sat)
    assert taken["E/DEC/2019/208"] == ("Pumps", "decision", "2019-05-07", sat)
    assert {row.meeting_id for rows in found.recommendations.values() for row in rows} == {sat}


@pytest.mark.parametrize(
    ("opening", "acts"),
    [
        pytest.param("At its 5th meeting, on 3 May 2019, the Committee requested it.", 1, id="its-meeting"),
        pytest.param("At the same meeting, the Council decided to act.", 1, id="the-same-meeting"),
        pytest.param("At its fifty-fourth session, the Commission decided to act.", 0, id="a-session"),
        pytest.param("At its 5th meeting, on 3 May 2019, Mr. Diaz spoke of it.", 0, id="who-spoke"),
        pytest.param("The Council had decided to act.", 0, id="what-was-decided-before"),
    ],
)
def test_a_decision_is_told_by_its_meeting_and_its_organ(opening: str, acts: int) -> None:
    structure = parse(f"{FRONT}2019/209. Valves\n\n{opening}\n\n")
    assert sum(division.role == "decision" for division in structure.divisions) == acts


def test_a_meeting_without_a_number_above_it_is_no_decision() -> None:
    structure = parse(f"{FRONT}A. Valves\n\nAt its 5th meeting, on 3 May 2019, the Council decided to act.\n\n")
    assert [division.role for division in structure.divisions] == ["report"]


PRESENTED = (
    "1/102. Wells\n\nAt its 23rd meeting, on 30 June 2006, the Human Rights Council adopted, without a vote, the following text:\n\n"
    '"The Human Rights Council,\n\n"Recalling its work,\n\n"1. Requests the Secretary-General to report."\n\n'
)


def test_what_presents_the_text_of_an_act_tells_its_day() -> None:
    front = FRONT.replace("E/2019/99", "A/61/53").replace("Economic and Social Council", "Human Rights Council")
    found = read(front + PRESENTED)
    assert ("Requests", "human-rights-council") in [row[:2] for row in said_in(found)]
    assert [one.adoption_date for one in found.instruments if (one.symbol or "").endswith("/1/102")] == ["2006-06-30"]


def test_a_resolution_that_names_its_organ_in_each_paragraph_is_one() -> None:
    text = (
        "S/RES/1 (1946)\n\nMILITARY STAFF COMMITTEE\n\n1 (1946). Resolution of 25 January 1946\n\nBy Article 47 of the Charter, the Members have agreed that "
        "there shall be established a Military Staff Committee to advise the Security Council;\n\nTherefore\n\n1. The Security Council requests "
        "the permanent members of the Security Council to appoint representatives;\n\n2. The Security Council directs the Military Staff "
        "Committee to draw up proposals for its organization.\n\nAdopted at the 2nd meeting.\n"
    )
    assert said_in(read(text)) == [
        ("requests", "security-council", "s-res-1-1946"),
        ("directs", "security-council", "s-res-1-1946"),
    ]


STATEMENT = (
    "S/PRST/2017/3\n\nSecurity Council  Distr.: General\n10 February 2017\n\nStatement by the President of the Security Council\n\n"
    'At the 7879th meeting of the Security Council, held on 10 February 2017, in connection with the item entitled "Somalia", the '
    'President of the Security Council made the following statement on behalf of the Council:\n\n"The Security Council welcomes the '
    'election.\n\n"The Council calls upon donors to pay."\n'
)


def test_a_statement_of_the_president_has_his_words_for_title_and_its_meeting() -> None:
    found = read(STATEMENT)
    title = parse(STATEMENT).masthead.title
    assert title is not None
    assert title.value == "Statement by the President of the Security Council"
    (made,) = [one for one in found.instruments if one.symbol == "S/PRST/2017/3"]
    assert (made.instrument_type, made.adoption_date) == ("other", "2017-02-10")
    assert made.meeting_id == "security-council.meeting-7879.2017-02"


def test_the_quotation_mark_that_opens_a_paragraph_is_no_word_of_a_row() -> None:
    text = STATEMENT.replace("welcomes the election.", "requests the Secretary-General to report.")
    first, last = [row for rows in read(text).recommendations.values() for row in rows]
    assert first.text == "The Security Council requests the Secretary-General to report"
    assert last.verb == "calls upon"


def test_a_statement_of_the_human_rights_council_is_not_the_security_councils() -> None:
    text = STATEMENT.replace("S/PRST/2017/3", "A/HRC/PRST/40/1").replace("Security Council", "Human Rights Council")
    assert {made.adopting_body_id for made in read(text).instruments} <= {"human-rights-council", None}


def test_paragraphs_behind_a_told_decision_are_the_reports() -> None:
    structure = parse(f"{FRONT}{WELLS}II. Other matters\n\n3. The Council took note of it.\n")
    assert paragraphs(structure)[-1] == ("body", "3")


@pytest.mark.parametrize(
    "front",
    [pytest.param(f"{FRONT}2019/210. Pipes\n\n", id="in-a-decision"), pytest.param(f"{FRONT}3. ", id="in-a-report")],
)
def test_what_a_lead_in_recalls_is_not_where_its_points_are_said(front: str) -> None:
    lead = "At its 14th plenary meeting, on 7 May 2019, the Economic and Social Council, recalling its resolution 2018/12 of 2 July 2018:"
    points = "(a) Took note of it;\n\n(b) Requested the Secretary-General to circulate it."
    (row,) = [row for rows in read(f"{front}{lead}\n\n{points}\n").recommendations.values() for row in rows]
    assert row.instrument_id in (None, "e-dec-2019-210")


def test_points_may_be_decided_without_a_vote() -> None:
    text = (
        f"{FRONT}2019/211. Pipes\n\nAt its 14th plenary meeting, on 7 May 2019, the Economic and Social Council decided, without a vote:\n\n"
        "(a) To invite the independent expert to submit his final report;\n\n(b) To request the Secretary-General to circulate it.\n"
    )
    rows = [row for found in read(text).recommendations.values() for row in found]
    assert [(row.verb, [told.name for told in row.addressees]) for row in rows] == [
        ("invite", ["independent expert"]),
        ("request", ["Secretary-General"]),
    ]
