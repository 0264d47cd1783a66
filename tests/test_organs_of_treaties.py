"""Conferences of the parties to treaties: as bodies, on front pages, and their meetings."""

from __future__ import annotations

import pytest

from pipeline.model import Source
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.meetings.finder import find_meetings
from tests.found_bodies import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The Conference of the Parties of the Basel Convention met.",
            {"Conference of the Parties to the Basel Convention"},
            id="of the convention",
        ),
        pytest.param("The Ninth Review Conference of the States Parties to the Wells Convention met.", set(), id="that reviews it once"),
        pytest.param("decision 2 of the Conference of the Parties to the Convention on the Platform’s purpose", set(), id="on its matter"),
        pytest.param("The Conference of the Parties to the Convention met.", set(), id="to which treaty is not said"),
        pytest.param(
            "The Preparatory Committee for the 2009 Durban Review Conference met.",
            {"Preparatory Committee for the 2009 Durban Review Conference"},
            id="that prepares the conference of a year",
        ),
        pytest.param(
            "The Preparatory Committee for the 2009 Durban Review Conference met. The Preparatory Committee did much. The Preparatory Committee ended.",
            {"Preparatory Committee for the 2009 Durban Review Conference"},
            id="named whole but once",
        ),
        pytest.param(
            "the Working Group of Government Experts on Technical Wells met.",
            {"Working Group of Government Experts on Technical Wells"},
            id="experts of Governments",
        ),
    ],
)  # fmt: skip
def test_which_words_name_an_organ(text: str, names: set[str]) -> None:
    assert {name for _, name in find(text)} == names


CITES = """Original language: English
SC70 SR

CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES
OF WILD FAUNA AND FLORA
___________________

Seventieth meeting of the Standing Committee
Rosa Khutor, Sochi (Russian Federation), 1-5 October 2018

SUMMARY RECORD

1. The Minister welcomed the participants and gave an address to those who had come to the meeting from all over the world.
"""
STOCKHOLM = """UNEP/POPS/COP.6/33
Stockholm Convention on Persistent Organic Pollutants
Distr.: General
25 June 2013
Original: English

Conference of the Parties to the Stockholm
Convention on Persistent Organic Pollutants
Sixth meeting
Geneva, 28 April–10 May 2013

Report of the Conference of the Parties to the Stockholm Convention on Persistent Organic Pollutants on the work of its sixth meeting

1. The sixth ordinary meeting of the Conference of the Parties to the Stockholm Convention on Persistent Organic Pollutants was held.
"""
OUTER_SPACE = """United Nations\tA/AC.105/1113
General Assembly\tDistr.: General
27 April 2016
Original: English

Committee on the Peaceful
Uses of Outer Space
Fifty-ninth session
Vienna, 8-17 June 2016

Report of the Legal Subcommittee on its fifty-fifth session, held in Vienna from 4 to 15 April 2016

1. The Legal Subcommittee held its session at Vienna. The matters before it were many, and it did not come to an end with all of them.
"""
WOMEN = """United Nations\tCEDAW/C/PSWG/91/1
Distr.: General
11 November 2024
Original: English

Committee on the Elimination of Discrimination against Women
Pre-sessional working group
Ninety-first session
Geneva, 28 October–1 November 2024

Report of the pre-sessional working group

1. It is the practice of the Committee to convene a pre-sessional working group for five days to prepare lists of issues.
"""
SEABED = """International Seabed Authority\tISBA/24/C/22
Council\tDistr.: General
27 July 2018
Original: English

Twenty-fourth session
Kingston, 16-27 July 2018
Agenda item 11

Report of the Chair of the Legal and Technical Commission on its work

1. The Commission met and considered what the contractors had told it. The matters before it were many, and it came to no end.
"""
ARBITRATION = """United Nations\tA/CN.9/935
General Assembly\tDistr.: General
14 May 2018
Original: English

United Nations Commission on International Trade Law
Fifty-first session
New York, 25 June-13 July 2018

Report of Working Group III (Investor-State Dispute Settlement Reform) on the work of its thirty-fifth session (New York, 23-27 April 2018)

1. The Working Group, which was composed of all States members of the Commission, held its thirty-fifth session in New York, from 23 to 27 April 2018.
"""


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        pytest.param(CITES, "cites-standing-committee.meeting-70", ("2018-10-01", "2018-10-05", "Sochi"), id="of a committee below its treaty"),
        pytest.param(STOCKHOLM, "conference-of-the-parties-to-the-stockholm-convention.meeting-6", ("2013-04-28", "2013-05-10", "Geneva"), id="below the two lines of an organ"),
        pytest.param(OUTER_SPACE, "committee-on-the-peaceful-uses-of-outer-space.59", ("2016-06-08", "2016-06-17", "Vienna"), id="of an organ whose name goes on in the next line"),
        pytest.param(SEABED, "council-of-the-international-seabed-authority.24", ("2018-07-16", "2018-07-27", "Kingston"), id="of an organ below its organization"),
        pytest.param(ARBITRATION, "working-group-iii.35", ("2018-04-23", "2018-04-27", "New York"), id="of a working group that reports on its own"),
        pytest.param(WOMEN, "pre-sessional-working-group.committee-on-the-elimination-of-discrimination-against-women.91", ("2024-10-28", "2024-11-01", "Geneva"), id="of a working group below its committee"),
    ],
)  # fmt: skip
def test_the_meeting_of_a_front_page_is_of_the_organ_above_it(text: str, key: str, told: tuple[str, str, str]) -> None:
    source = Source("front.txt", "0" * 64, len(text))
    report = structure(read_document(text.encode(), source), source)
    found = find_meetings(report, find_bodies(report)).meetings
    assert {(m.start_date, m.end_date, m.place) for m in found.values() if m.meeting_id == key} == {told}
    # No second one is made of the same words.
    number = found[key].session_number
    assert [m.meeting_id for m in found.values() if m.session_number == number] == [key]
