"""Several meetings told together, each with its own time and place; the meeting that a record is of; whose act says "its"."""

from __future__ import annotations

import pytest

from pipeline.model import Source
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract
from tests.meeting_reports import find

Told = tuple[str | None, str | None, str | None]
SUMMARY = """United Nations
CCPR/C/SR.2772

International Covenant on Civil and Political Rights

Distr.: General
12 November 2010
Original: English

Human Rights Committee
100th session

Summary record of the 2772nd meeting
{held}

Chairperson: Ms. Wells

Contents

Report of the Chair on activities between the ninety-ninth and 100th sessions of the Committee

The meeting was called to order at 3.10 p.m.

Opening of the session

1. The Chairperson declared the session open.
"""
VERBATIM = (
    "United Nations\tS/PV.8043\nSecurity Council\tProvisional\nSeventy-second year\n\n8043rd meeting\n"
    "Tuesday, 12 September 2017, 10 a.m.\nNew York\n\nPresident: Mr. Wells . . . . . . (Chad)\n\n"
    "The meeting was called to order at 10.10 a.m.\n\nThe President: I call upon States to act.\n"
)


def _read(text: str) -> dict[str, Told]:
    source = Source("record.txt", "0" * 64, len(text))
    meetings = extract(structure(read_document(text.encode(), source), source)).meetings
    return {one.meeting_id: (one.start_date, one.end_date, one.place) for one in meetings}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The 13th and 14th meetings of the Commission on Human Rights, which were held in Amman on 9 and 10 December 1998 "
            "and in Kuwait City on 18 and 19 February 1999, respectively, were long.",
            [("1998-12-09", "1998-12-10", "Amman"), ("1999-02-18", "1999-02-19", "Kuwait City")],
            id="a place and days each",
        ),
        pytest.param(
            "The Commission on Human Rights held its ninth and tenth sessions in Geneva from 3 to 5 May 1998 and from 2 to 6 May "
            "1999, respectively.",
            [("1998-05-03", "1998-05-05", "Geneva"), ("1999-05-02", "1999-05-06", "Geneva")],
            id="one place and days each",
        ),
        pytest.param(
            "The ninth and tenth annual meetings of the Chairs of the human rights treaty bodies, held in New York in 1998 and 1999 "
            "respectively, agreed.",
            [("1998-01-01", "1998-12-31", "New York"), ("1999-01-01", "1999-12-31", "New York")],
            id="a list of years",
        ),
        pytest.param(
            "The first, second and third meetings of the Chairs of the human rights treaty bodies, held in Athens in 1996, in Lima, "
            "Peru, in 1997 and in Rome in 1998, respectively, agreed.",
            [
                ("1996-01-01", "1996-12-31", "Athens"),
                ("1997-01-01", "1997-12-31", "Lima"),
                ("1998-01-01", "1998-12-31", "Rome"),
            ],
            id="a city and a year each",
        ),
        pytest.param(
            "The ninth and tenth sessions of the Commission on Human Rights, held in Tunis and Tripoli, respectively, agreed.",
            [(None, None, "Tunis"), (None, None, "Tripoli")],
            id="a city each",
        ),
        pytest.param(
            "The ninth, tenth and eleventh sessions of the Commission on Human Rights, held in Geneva and Lima, respectively, agreed.",
            [(None, None, None)] * 3,
            id="fewer places than sessions tell which is whose of none",
        ),
    ],
)
def test_each_of_several_meetings_has_its_own_time_and_place(text: str, told: list[Told]) -> None:
    meetings = sorted(find(text).meetings.values(), key=lambda one: int(one.session_number or 0))
    assert [(one.start_date, one.end_date, one.place) for one in meetings] == told


@pytest.mark.parametrize(
    ("held", "told"),
    [
        pytest.param(
            "Held at the Palais Wilson, Geneva, on Friday, 29 October 2010, at 3 p.m.",
            ("2010-10-29", "2010-10-29", "Geneva"),
            id="a house and its city",
        ),
        pytest.param(
            "Held via videoconference on Friday, 29 October 2010, at 12.30 p.m.",
            ("2010-10-29", "2010-10-29", None),
            id="no place",
        ),
    ],
)
def test_a_summary_record_is_of_the_meeting_in_its_title(held: str, told: Told) -> None:
    meetings = _read(SUMMARY.format(held=held))
    assert meetings["human-rights-committee.meeting-2772.2010-10"] == told
    assert [key for key in meetings if "committee-the" in key] == []


def test_a_record_without_a_day_makes_no_meeting_of_its_number() -> None:
    assert [key for key in _read(SUMMARY.format(held="Held in private")) if ".meeting-" in key] == []


def test_a_verbatim_record_is_of_the_meeting_above_its_day() -> None:
    assert _read(VERBATIM) == {"security-council.meeting-8043.2017-09": ("2017-09-12", "2017-09-12", "New York")}


def test_what_a_paragraph_of_an_act_calls_its_own_is_the_organs() -> None:
    text = """United Nations\tA/HRC/RES/59/99
General Assembly\tDistr.: General
9 July 2025
Original: English

Human Rights Council
Fifty-ninth session

Resolution adopted by the Human Rights Council on 7 July 2025

59/99. Wells

The Human Rights Council,

Recalling the African Union’s engagement in Chad, particularly what was agreed at its 38th meeting, held on 7 October 2024,

Recalling also that the Commission on Human Rights, at its tenth session, took note,

1. Requests the Secretary-General to report;

2. Decides to remain seized of the matter.
"""
    meetings = _read(text)
    assert "human-rights-council.meeting-38.2024-10" in meetings
    assert "commission-on-human-rights.10" in meetings
