"""Whose words annexes, enclosures and attachments are; one case is one usage of letters and reports."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

LETTERS = [
    pytest.param("Permanent Representative of Chad to the United Nations", "I have the honour to transmit herewith a letter from the "
                 "Minister for Foreign Affairs of the Republic of Chad (see annex).", "chad", id="the-minister-of-the-senders-state"),
    pytest.param("Permanent Representative of Chad to the United Nations", "I have the honour to forward to you Chad’s proposal on the "
                 "lakes (see annex).", "chad", id="a-proposal-of-the-senders-state"),
    pytest.param("Permanent Representative of Chad to the United Nations", "I have the honour to transmit herewith a letter from the "
                 "Minister for Foreign Affairs of Peru (see annex).", None, id="another-state"),
    pytest.param("Permanent Representative of Chad to the United Nations", "I have the honour to transmit a summary report produced by "
                 "Chad (see annex).", None, id="a-summary-of-what-others-said"),
    pytest.param("Permanent Representative of Chad to the United Nations", "I have the honour to transmit herewith the voluntary pledges and "
                 "commitments reaffirming the promotion of human rights.", "chad", id="the-pledges-of-a-candidate"),
    pytest.param("Secretary-General", "I have the honour to refer to the resolution by which the Council requested that I submit a report "
                 "on the lakes.", "secretary-general", id="whoever-was-asked-for-a-report"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "letter", "expected"), LETTERS)
def test_an_annex_is_the_senders_where_the_letter_says_so(sender: str, letter: str, expected: str | None) -> None:
    text = (
        f"S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the {sender} addressed to the President of the "
        f"Security Council\n\n{letter}\n\nAnnex\n\nThe lakes\n\nStates should protect the lakes."
    )
    assert [body for _, body, frame, _ in said(read(text)) if frame == "own"] == [expected]


ANNEXES = [
    pytest.param("Declaration of Chad and the Republic of Peru on the lakes", "", ["chad", "peru"], id="a-declaration-of-two-states"),
    pytest.param("The Board of Auditors’ second report", "", [], id="a-plural-possessive-is-not-read"),
    pytest.param("The Security Council’s second report on the lakes", "", ["security-council"], id="a-report-with-its-owner-before"),
    pytest.param("Communiqué on the lakes", "1. The Group of Friends in Defense of the Charter of the United Nations strongly condemns the attack. ",
                 ["group-of-friends-in-defense-of-the-charter-of-the-united-nations"], id="a-statement-opens-with-its-body"),
    pytest.param("Communiqué", "The Non-Aligned Movement rejects the recent decision on the list. ", ["movement-of-non-aligned-countries"], id="rejects"),
    pytest.param("The lakes", "The Security Council condemned the attack. ", [], id="a-body-of-whose-acts-it-tells"),
    pytest.param("The lakes", "The Permanent Mission of Chad presents its compliments to the Secretariat. ", ["chad"], id="a-note-verbale"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "opening", "expected"), ANNEXES)
def test_an_annex_says_whose_it_is(title: str, opening: str, expected: list[str]) -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Mali to the United Nations "
        "addressed to the President of the Security Council\n\nI have the honour to transmit the attached text.\n\nAnnex\n\n"
        f"{title}\n\n{opening}States should protect the lakes."
    )
    rows = [row for found in read(text).recommendations.values() for row in found]
    assert [row.recommenders for row in rows if row.verb == "should"] == [tuple(expected)]


ECOWAS = "Economic Community of West African States"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param((f"Initiative by the {ECOWAS}", "The rivers"), [("economic-community-of-west-african-states",)] * 2, id="one"),
        pytest.param((f"Statement by the {ECOWAS}", "Statement by the Security Council"), [(), ()], id="two-authors"),
        pytest.param(("The lakes", f"Statement by the {ECOWAS}"), [(), ()], id="not-the-first"),
    ],
)  # fmt: skip
def test_an_annex_is_that_of_the_body_its_first_heading_names(
    headings: tuple[str, str], expected: list[tuple[str, ...]]
) -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Mali to the United Nations "
        "addressed to the President of the Security Council\n\nI have the honour to transmit the attached text.\n\nAnnex\n\nThe lakes"
        f"\n\nI. {headings[0]}\n\n1. States should protect the lakes.\n\nII. {headings[1]}\n\n2. States should protect the rivers."
    )
    rows = [row for found in read(text).recommendations.values() for row in found]
    assert [row.recommenders for row in rows if row.verb == "should"] == expected


def test_an_enclosure_is_its_senders_and_an_attachment_of_whoever_wrote_what_it_hangs_on() -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Secretary-General addressed to the President of the "
        "Security Council\n\nI have the honour to transmit a letter.\n\nAnnex\n\nI have the honour to transmit to you my report on the lakes "
        "(see enclosure).\n\n(Signed) Ana Diaz\n\nDirector General\n\nOrganisation for the Prohibition of Chemical Weapons\n\n"
        "Enclosure\n\nThe lakes\n\nStates should protect the lakes.\n\nAttachment\n\nThe rivers\n\nStates must protect the rivers."
    )
    assert [body for _, body, _, _ in said(read(text))] == [
        "director-general-of-the-organisation-for-the-prohibition-of-chemical-weapons"
    ] * 2


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("INVESTIGATIVE COMMITTEE OF CHAD (IC)", "investigative-committee", id="its-letterhead"),
        pytest.param("The Investigative Committee and its work", "prosecutor-general-s-office", id="its-title"),
    ],
)
def test_an_attachment_below_a_letterhead_is_not_that_of_whoever_attaches_it(heading: str, expected: str) -> None:
    text = (
        "A/79/845\n\nDistr.: General\n\nLetter dated 1 April 2025 from the Permanent Representative of Chad to the United Nations "
        "addressed to the Secretary-General\n\nI recall the letters of the Prosecutor General’s Office and the Investigative Committee of Chad.\n\n"
        "Enclosure\n\nThe Prosecutor General’s Office of Chad presents its compliments to the United Nations Secretariat.\n\n"
        f"States should act.\n\nAttachment\n\n{heading}\n\nThe case is open. There is a need to obtain copies of it."
    )
    assert [(body or "").split(".")[0] for _, body, _, _ in said(read(text))] == [
        expected,
        "prosecutor-general-s-office",
    ]


_OF_CHAD = "permanent-representative-of-chad-to-the-united-nations"


@pytest.mark.parametrize(
    ("annexes", "expected"),
    [
        pytest.param(("We continue to seek the assistance of the Secretariat.\n\n(Signed) Ana Diaz",), [_OF_CHAD], id="an-earlier-letter-of-his"),
        pytest.param(("We continue to seek the assistance of the Secretariat.\n\n(Signed) Ali Khan",) * 2, [None, None], id="another-signs"),
        pytest.param(("Explanatory memorandum\n\nStates should protect the lakes.", "Draft resolution"), ["chad"], id="why-an-item-is-asked-for"),
        pytest.param(("Memorandum\n\nStates should protect the lakes.", "The rivers"), [None], id="any-other-memorandum"),
    ],
)  # fmt: skip
def test_whose_the_annexes_of_a_letter_are_that_does_not_say_it(
    annexes: tuple[str, ...], expected: list[str | None]
) -> None:
    text = (
        "A/80/1\n\nDistr.: General\n\nLetter dated 1 April 2025 from the Permanent Representative of Chad to the United Nations "
        "addressed to the Secretary-General\n\nI have the honour to write on the lakes.\n\n(Signed) Ana Diaz\n\n"
    ) + "\n\n".join(f"Annex {number}\n\n{annex}" for number, annex in zip(("I", "II"), annexes, strict=False))
    assert [body for _, body, _, _ in said(read(text))] == expected
