"""What somebody tells another: whose it is, and that it is not the author's who hears it."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, report, said

PANEL = "Panel of Experts on the Sudan"
AUTHOR = "panel-of-experts-on-the-sudan"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("UNAMID told the Panel that the militias must be disarmed.", "african-union-united-nations-hybrid-operation-in-darfur", id="a-body"),
        pytest.param("Villagers told the Panel that the Government should protect them.", None, id="people"),
        pytest.param("The National Focal Point informed the Panel that States should ask in writing.", None, id="an-office"),
        pytest.param("Witnesses explained to the members of the Panel that the Government should act.", None, id="to-somebody"),
        pytest.param("The Panel was informed that States should ask in writing.", None, id="who-was-told"),
        pytest.param("The Panel was informed by UNAMID that States should ask in writing.", "african-union-united-nations-hybrid-operation-in-darfur", id="by-somebody"),
        pytest.param("In the Sudan, the Government informed the Panel that States should ask in writing.", "sudan", id="a-government"),
        pytest.param("According to the participants, the militias must be disarmed.", None, id="according-to-people"),
        pytest.param("The Panel was informed that rules were not clear, and therefore the matter should be clarified.", AUTHOR, id="what-follows-from-it"),
        pytest.param("The Panel informed the Government that States should act.", AUTHOR, id="the-author-tells"),
    ],
)  # fmt: skip
def test_what_is_told_to_another_is_not_his_who_hears_it(text: str, body: str | None) -> None:
    found = read(report(text, author=PANEL))
    assert [each for _, each, _, _ in said(found)] == [body]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("The Board of Auditors noted that: (a) UNDP should train staff; (b) plans should be kept.", ["board-of-auditors"] * 2, id="a-verb-of-saying"),
        pytest.param("UNAMID made the following proposals: (a) UNDP should train staff; (b) plans should be kept.", ["african-union-united-nations-hybrid-operation-in-darfur"] * 2, id="the-following"),
        pytest.param("The report outlined findings of the Evaluation Office that suggested that: (a) UNDP should train staff; (b) plans should be kept.", [None] * 2, id="of-no-name"),
        pytest.param("The Panel noted that: (a) UNDP should train staff; (b) plans should be kept.", [AUTHOR] * 2, id="the-author"),
        pytest.param("The Panel notes the following: (a) UNDP should train staff; (b) plans should be kept.", [AUTHOR] * 2, id="the-author-in-the-present"),
    ],
)  # fmt: skip
def test_the_points_of_a_list_are_said_by_whoever_tells_them_in_its_lead_in(
    text: str, bodies: list[str | None]
) -> None:
    assert [each for _, each, _, _ in said(read(report(text, author=PANEL)))] == bodies


def test_what_the_secretariat_indicates_to_an_advisory_committee_is_the_secretariats() -> None:
    text = "It was indicated to the Committee that staff should be trained."
    found = read(report(text, author="Advisory Committee on Administrative and Budgetary Questions"))
    assert [body for _, body, _, _ in said(found)] == ["united-nations-secretariat"]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        pytest.param("Long-form report of the Board of Auditors", "board-of-auditors", id="a-report"),
        pytest.param("Certification of the financial statements", None, id="no-report"),
    ],
)
def test_a_chapter_is_that_of_the_body_whose_report_it_is_where_the_front_page_names_no_author(
    heading: str, body: str | None
) -> None:
    text = (
        "United Nations  A/71/5 (Vol. I)\n\nGeneral Assembly\nOfficial Records\nSeventy-first Session\nSupplement No. 5\n\nFinancial report and "
        f"audited financial statements\n\nChapter II\n{heading}\n\n1. The Administration should train staff.\n"
    )
    assert [each for _, each, _, _ in said(read(text))] == [body]


RECORD = (
    "S/PV.8765\n\nSecurity Council\nSeventy-fifth year\n\n8765th meeting\nThursday, 15 October 2020, 10 a.m.\nNew York\n\nProvisional\n\n"
    "President: Mr. Khan (Iraq)\n\nMs. Roe: I thank you.\n\n"
)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("Mr. Diaz (Chad): My delegation calls for a ceasefire in Yemen.", ["chad"], id="my-delegation"),
        pytest.param("Mr. Diaz (Chad): My delegation supports the Envoy and calls on all parties to act.", ["chad"], id="a-further-verb"),
        pytest.param("Mr. Diaz (Chad): On behalf of the African Group, I urge all parties to act.", ["african-group"], id="on-behalf-of-a-group"),
    ],
)  # fmt: skip
def test_whoever_has_the_floor_speaks_as_his_delegation_or_in_the_name_of_a_group(text: str, bodies: list[str]) -> None:
    assert [each for _, each, _, _ in said(read(RECORD + text))] == bodies


@pytest.mark.parametrize(
    ("behalf", "body"),
    [
        pytest.param("the Pacific small island developing States", None, id="of-others"),
        pytest.param("the African Group", "african-group", id="of-a-body"),
    ],
)
def test_a_state_that_speaks_on_behalf_of_others_is_not_alone(behalf: str, body: str | None) -> None:
    text = f"The representative of Chad, speaking on behalf of {behalf}, called for action by all States."
    assert [each for _, each, _, _ in said(read(report(text, author=PANEL)))] == [body]
