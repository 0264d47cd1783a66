"""What the heading of an act, its number and the front page say of it: its kind, its title, and that a report that prints one act is none."""

from __future__ import annotations

import pytest

from pipeline.model import Instrument
from tests.whole_texts import parse, read

PARTIES = (
    "UNEP/CHW.14/28\n\nDistr.: General\n\nConference of the Parties to the Basel Convention on the Control of Transboundary Movements\nof "
    "Hazardous Wastes and Their Disposal\nFourteenth meeting\nGeneva, 29 April-10 May 2019\n\n"
)
COMPENDIUM = (
    f"{PARTIES}Decisions adopted by the Conference of the Parties to the Basel Convention at its fourteenth meeting\n\n"
)
REPORT = f"{PARTIES}Report of the Conference of the Parties to the Basel Convention on the work of its fourteenth meeting\n\nAnnex I\n\nDecisions\n\n"
ACT = "The Conference of the Parties,\n\n1. Requests the Secretariat to report on {};\n\n2. Invites Parties to pay.\n\n"


def made(text: str) -> dict[str, Instrument]:
    found = read(text)
    own = {row.instrument_id for rows in found.recommendations.values() for row in rows}
    return {one.instrument_id: one for one in found.instruments if one.instrument_id in own}


def test_the_meeting_of_a_front_page_is_no_part_of_the_organ_above_it() -> None:
    organs = [organ.value for organ in parse(COMPENDIUM + ACT.format("wells")).masthead.organs]
    assert organs[0].endswith("Hazardous Wastes and Their Disposal")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        pytest.param("BC-14/1: Wells", "decision", id="letters-of-a-convention"),
        pytest.param("XIV/3. Wells", "decision", id="roman-figures"),
        pytest.param("Decision 14/CP.21 Wells", "decision", id="series-of-a-conference"),
        pytest.param("Resolution 14/2 Wells", "resolution", id="the-word"),
    ],
)
def test_what_an_act_is_its_number_tells(heading: str, kind: str) -> None:
    text = f"{REPORT}{heading}\n\n{ACT.format('wells')}{heading.replace('1', '2', 1)}\n\n{ACT.format('pumps')}"
    assert {one.instrument_type for one in made(text).values()} == {kind}


def test_acts_that_a_front_page_calls_decisions_are_decisions() -> None:
    text = COMPENDIUM + "14/1. Wells\n\n" + ACT.format("wells") + "14/2. Pumps\n\n" + ACT.format("pumps")
    assert {one.instrument_type for one in made(text).values()} == {"decision"}


def test_a_report_that_prints_one_act_is_not_that_act() -> None:
    (one,) = made(f"{REPORT}BC-14/24: Draft memorandum of understanding\n\n{ACT.format('wells')}").values()
    assert (one.symbol, one.status, one.instrument_type) == (None, "adopted", "decision")
    assert one.instrument_id.startswith("decision-bc-14-24")


@pytest.mark.parametrize("number", ["Resolution 62/5", "Decision 14/CP.21"])
def test_the_title_of_an_act_may_stand_below_its_number(number: str) -> None:
    structure = parse(
        f"{REPORT}{number}\n\nEnhancing the capacity of wells\nfor medical purposes\n\n{ACT.format('wells')}"
    )
    label = number.split()[1]
    assert [s.title for s in structure.sections if s.label.endswith(label)] == [
        "Enhancing the capacity of wells for medical purposes"
    ]
    assert [d.label for d in structure.divisions if d.role in ("decision", "resolution")] == [f"Annex I.{label}"]


def test_a_sentence_below_a_number_is_no_title() -> None:
    structure = parse(f"{REPORT}Resolution 62/5\n\nIt was adopted by consensus.\n\n{ACT.format('wells')}")
    assert "It was adopted by consensus." not in [s.title for s in structure.sections]


def test_a_decision_of_infinitives_counts_its_points_as_paragraphs() -> None:
    text = (
        f"{REPORT}Decision XVII/48. Budget\n\nThe Seventeenth Meeting of the Parties decides:\n\n1. To approve the budget;\n\n"
        "2. To urge all Parties to pay their contributions.\n"
    )
    assert [p.number for p in parse(text).paragraphs if p.role == "operative"] == [None, "1", "2"]
    assert [row.verb for rows in read(text).recommendations.values() for row in rows] == ["urge"]


QUOTED = (
    "E/RES/1989/48\n\nUNITED NATIONS\n\nEconomic and Social Council\n\nDistr.: General\n24 May 1989\n\n1989/48. Social progress\n\nThe Economic and Social "
    'Council,\n\nRecommends to the General Assembly the adoption of the following draft resolution:\n\n"The General Assembly,\n\n"Recalling its '
    'resolution 42/49 of 30 November 1987,\n\n"1. Invites all Governments to act;\n\n"2. Requests the Secretary-General to report."\n\n'
    "15th plenary meeting\n24 May 1989\n"
)


def test_each_paragraph_of_a_quoted_draft_is_its_organs() -> None:
    found = read(QUOTED)
    rows = [row for rows in found.recommendations.values() for row in rows]
    assert [(row.verb, row.recommenders[0]) for row in rows] == [
        ("Recommends", "economic-and-social-council"),
        ("Invites", "general-assembly"),
        ("Requests", "general-assembly"),
    ]
    status = {one.instrument_id: one.status for one in found.instruments}
    assert [status[row.instrument_id or ""] for row in rows] == ["adopted", "draft", "draft"]
    assert rows[0].instrument_id == "e-res-1989-48"


def test_a_resolution_with_headings_above_its_organ_is_the_document() -> None:
    text = (
        "GC(65)/RES/11\n\nDate: September 2021\n\nGeneral Conference\n\nResolution adopted on 22 September 2021 during the ninth plenary meeting\n\nA. "
        "Applications\n\n1. General\n\nThe General Conference,\n\n(a) Recognizing the International Atomic Energy Agency,\n\n1. Urges the Secretariat to act;\n\n"
        "2. Requests the Director General to report."
    )
    found = read(text)
    (first, *_) = [row for rows in found.recommendations.values() for row in rows]
    assert first.instrument_id == "gc-65-res-11"
    # "the Secretariat" of an agency is not that of the United Nations.
    assert [(told.name, told.body_id) for told in first.addressees] == [("Secretariat", None)]


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        pytest.param("RECALLS the plan. The Assembly URGES States to act.", ["URGES"], id="behind-a-subject"),
        pytest.param("WELCOMES it and FURTHER CALLS UPON States to act.", ["CALLS UPON"], id="behind-an-adverb"),
        pytest.param("TAKES NOTE of the BASIC PROGRAMME.", [], id="capitals-alone"),
    ],
)
def test_verbs_may_be_printed_in_capitals_in_the_middle_of_a_sentence(words: str, asks: list[str]) -> None:
    text = f"Assembly/AU/7\n\nDECISION ON WELLS\n\nThe Assembly,\n\n1. TAKES NOTE of the report;\n\n2. {words}\n"
    assert [row.verb for rows in read(text).recommendations.values() for row in rows] == asks


def test_an_act_is_what_its_own_heading_calls_it() -> None:
    text = (
        "E/2006/27\n\nCommission on the Status of Women\n\nReport on the fiftieth session\n\nChapter I\n\n1. The following resolution and agreed conclusions adopted "
        "by the Commission are brought to the attention of the Council:\n\nResolution 50/1\n\nRelease of women*\n\nThe Commission on the Status of Women,\n\n"
        "Recalling it,\n\n1. Requests the Secretary-General to report.\n"
    )
    assert [(one.symbol, one.instrument_type) for one in made(text).values()] == [("E/CN.6/RES/50/1", "resolution")]
