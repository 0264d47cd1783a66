"""The head of an organization whose report a letter or note passes on: his it is, as a report of the Secretary-General is his."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

UNIDO = "united-nations-industrial-development-organization"
HEAD = f"director-general-of-the-{UNIDO}"
NOTE = (
    "United Nations\tA/80/271\nGeneral Assembly\tDistr.: General\n28 July 2025\nOriginal: English\nEightieth session\n"
    "Industrial Development\nNote by the Secretary-General\n{passes}\n\nA/80/271\nI. Introduction\n"
    "1. The economy has grown.\n2. Member States should act.\n"
)
LETTER = (
    "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Secretary-General addressed to the President of the Security Council\n\n"
    "I have the honour to transmit a letter (see annex).\n\n(Signed) António Guterres\n\nAnnex\n\n{annexed}\n"
)
OF_UNIDO = "of the United Nations Industrial Development Organization"


@pytest.mark.parametrize(
    ("passes", "body"),
    [
        pytest.param(f"The Secretary-General hereby transmits the report of the Director General {OF_UNIDO}.", HEAD, id="head"),
        pytest.param(f"The Secretary-General hereby transmits the report {OF_UNIDO}.", UNIDO, id="the-organization"),
        pytest.param(
            "The Secretary-General hereby transmits the report of the Administrator of the United Nations Development Programme.",
            "administrator-of-the-united-nations-development-programme",
            id="a-listed-one",
        ),
        pytest.param("The Secretary-General hereby transmits the report of the Chair of the Board of Auditors.", "board-of-auditors", id="who-presides"),
    ],
)  # fmt: skip
def test_a_note_passes_on_the_report_of_a_head(passes: str, body: str) -> None:
    assert [row[:3] for row in said(read(NOTE.format(passes=passes)))] == [("should", body, "own")]


def test_the_head_is_below_his_house() -> None:
    found = read(
        NOTE.format(passes=f"The Secretary-General hereby transmits the report of the Director General {OF_UNIDO}.")
    )
    [head] = [body for body in found.bodies if body.body_id == HEAD]
    assert (head.parent_body_id, head.is_un_system) == (UNIDO, True)


@pytest.mark.parametrize(
    ("annexed", "body"),
    [
        pytest.param(
            "States should act.\n\n(Signed) Fernando Arias Director General Organisation for the Prohibition of Chemical Weapons",
            "director-general-of-the-organisation-for-the-prohibition-of-chemical-weapons",
            id="signs-as-head",
        ),
        pytest.param(
            "States should act.\n\n(Signed) Fernando Arias Organisation for the Prohibition of Chemical Weapons",
            "organisation-for-the-prohibition-of-chemical-weapons",
            id="signs-for-it",
        ),
        pytest.param(
            f"Report by the Director General {OF_UNIDO}\n\n1. States should act.\n\n2. It is late.",
            HEAD,
            id="the-heading-says-so",
        ),
    ],
)  # fmt: skip
def test_an_annex_is_the_head_s_who_signs_it_or_whom_its_heading_names(annexed: str, body: str) -> None:
    assert [row[:2] for row in said(read(LETTER.format(annexed=annexed)))] == [("should", body)]


def test_what_a_head_says_his_own_house_has_to_do_is_his_plan() -> None:
    note = NOTE.format(passes=f"The Secretary-General hereby transmits the report of the Director General {OF_UNIDO}.")
    sentences = {
        "UNIDO must be able to cover its costs.": ["should"],
        "UNIDO should cover its costs.": ["should", "should"],
        "Member States must support UNIDO.": ["must", "should"],
    }
    for sentence, verbs in sentences.items():
        text = note.replace(
            "The economy has grown.", f"The {OF_UNIDO.removeprefix('of the ')} (UNIDO) has grown. {sentence}"
        )
        assert [row[0] for row in said(read(text))] == verbs


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param("the Director-General", HEAD, id="spelled-with-a-hyphen"),
        pytest.param("the Director General", HEAD, id="as-the-note-does"),
        pytest.param("the Executive Director", None, id="of-another-house"),
        pytest.param("the Deputy Director-General", None, id="who-stands-in-for-him"),
    ],
)
def test_whom_a_decision_tells_by_his_post_alone_is_the_head(told: str, expected: str | None) -> None:
    passes = f"The Secretary-General hereby transmits the report of the Director General {OF_UNIDO}."
    text = NOTE.format(passes=passes).replace(
        "The economy has grown.", f"The General Assembly decided that {told} shall report."
    )
    rows = [row for found in read(text).recommendations.values() for row in found]
    [decided] = [row for row in rows if row.verb.startswith("decided")]
    assert {each.body_id for each in decided.addressees} - {None} == ({expected} if expected else set())
