"""Usages of earlier reports and of specialised agencies, read in public texts: who speaks, what is asked and who is told."""

from __future__ import annotations

import pytest

from pipeline.model import Recommendation
from tests.recommended import names, rows
from tests.whole_texts import read, report, said

ECOSOC = "economic-and-social-council"


def _who(found: list[Recommendation]) -> list[tuple[str, str | None, list[str]]]:
    return [(row.verb, row.recommenders[0] if row.recommenders else None, names(row)) for row in found]


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        pytest.param("Mr. NIKEZIC (Yugoslavia) (translated from French): We", "yugoslavia", id="A/PV.1341"),
        pytest.param("Mr. HASSANE (Chad) (interpretation from French): We", "chad", id="A/PV.1955"),
        pytest.param("The TEMPORARY PRESIDENT (translated from French): We", "general-assembly", id="A/PV.1122"),
        pytest.param("The President (spoke in French): We", "general-assembly", id="A/79/PV.64"),
        pytest.param("The representative of Chad (seated) answered: We", None, id="no-line-of-a-speaker"),
    ],
)
def test_the_line_of_a_speaker_in_an_early_record(line: str, speaks: str | None) -> None:
    found = read(
        "A/PV.1341\n\nGeneral Assembly\n\nTwentieth session\n\n1341st plenary meeting\n\nPresident: Mr. Amintore FANFANI (Italy).\n\n"
        f"General debate (continued)\n\n1. {line} are grateful.\n\n2. Urgent steps are required to end the crisis.\n"
    )
    assert [body for _, body, _, _ in said(found)] == [speaks]


@pytest.mark.parametrize(
    ("sentence", "speaks"),
    [
        pytest.param(
            "The independent expert supports and encourages the establishment of a fund.", True, id="E/CN.4/2006/74"
        ),
        pytest.param(
            "In her report, the independent expert notes that work is slow and therefore urges States to act.",
            True,
            id="A/HRC/4/109",
        ),
        pytest.param(
            "The independent experts of the Fund encourage the establishment of it.", False, id="other-experts"
        ),
    ],
)
def test_an_expert_writes_of_himself_in_small_letters(sentence: str, speaks: bool) -> None:
    found = said(read(report(sentence, author="independent expert on minority issues, Gay McDougall")))
    # Other experts, whom no rule knows, recommend by nobody nameable.
    assert [body for _, body, _, _ in found] == ["special-rapporteur-on-minority-issues" if speaks else None]


def test_recommendations_of_a_forum_are_its_own_and_those_that_a_report_implements_are_not() -> None:
    head = "A/HRC/22/60\n\nDistr.: General\n\nHuman Rights Council\n\nTwenty-second session\n\n"
    text = "\n\nI. Introduction\n\n1. States should act.\n"
    forum = said(read(f"{head}Recommendations of the Forum on Minority Issues at its fifth session{text}"))
    assert [body for _, body, _, _ in forum] == ["forum-on-minority-issues"]
    other = said(read(f"{head}Follow-up to the recommendations of the Forum on Minority Issues{text}"))
    assert [body for _, body, _, _ in other] == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "The Economic and Social Council notes that work is slow and therefore urges States to act.",
            [("urges", ECOSOC, ["States"])],
            id="a-further-verb-behind-therefore",
        ),
        pytest.param(
            "The Economic and Social Council expressed its strong wish that the report should lead to action.",
            [("expressed its strong wish", ECOSOC, [])],
            id="a-wish-that-is-expressed",
        ),
        pytest.param(
            "The Economic and Social Council expressed its strong wish that the report be a success.",
            [],
            id="a-wish-that-asks-nothing",
        ),
        pytest.param(
            "The Economic and Social Council endorsed the recommendation of the Statistical Commission that States report.",
            [("endorsed the recommendation", ECOSOC, ["States"])],
            id="a-recommendation-that-an-organ-makes-its-own",
        ),
        pytest.param(
            "The Economic and Social Council endorsed the recommendations in the report of the Statistical Commission.",
            [],
            id="recommendations-that-are-not-said",
        ),
        pytest.param(
            "The Committee on the Rights of the Child suggests that the State party allocate resources to it.",
            [("suggests", "committee-on-the-rights-of-the-child", ["State party"])],
            id="what-a-treaty-body-suggests",
        ),
        pytest.param(
            "The Committee on the Rights of the Child concluded that the figures suggest that the State party lacks resources.",
            [],
            id="what-figures-suggest",
        ),
        pytest.param(
            "Urgent action is necessary to halt the decline.",
            [("is necessary", "secretary-general", [])],
            id="a-deed-that-is-necessary",
        ),
        pytest.param("The figures that are necessary to measure it were missing.", [], id="things-that-are-necessary"),
        pytest.param(
            "The Economic and Social Council hoped that efforts would be undertaken to protect them.",
            [("hoped", ECOSOC, [])],
            id="efforts-that-are-hoped-for",
        ),
        pytest.param("The Economic and Social Council hoped that its efforts would prove useful.", [], id="mere-hope"),
        pytest.param(
            "At the ninth session of the Statistical Commission, non-governmental organizations urged States to act.",
            [("urged", None, ["States"])],
            id="others-at-the-session-of-a-body",
        ),
        pytest.param(
            "The ninth session of the Statistical Commission urged States to act.",
            [("urged", "statistical-commission", ["States"])],
            id="the-session-of-a-body",
        ),
    ],
)
def test_what_is_asked(text: str, found: list[tuple[str, str | None, list[str]]]) -> None:
    assert _who(rows(text)) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("All UN member nations should act on it.", ["UN member nations"], id="S/2000/1195"),
        pytest.param(
            "The Conference of FAO urged Member Nations to act on it.", ["Member Nations"], id="conference-of-FAO"
        ),
        pytest.param(
            "The rules should be developed by the States parties themselves, with others involved.",
            ["States parties"],
            id="who-does-it-himself",
        ),
        pytest.param(
            "The Economic and Social Council recommends that the General Assembly adopt a day for minorities so that the United "
            "Nations and the international community are able to mark it and draw attention to the need to protect them.",
            ["General Assembly"],
            id="a-need-is-no-modal",
        ),
        pytest.param(
            "The Economic and Social Council recommends that the General Assembly and the Secretary-General need to act.",
            ["General Assembly", "Secretary-General"],
            id="what-needs-to-be-done-is-one",
        ),
        pytest.param(
            "All special procedure mandate holders should integrate it into their work.",
            ["special procedure mandate holders"],
            id="A/HRC/49/81",
        ),
        pytest.param("Occupying powers should adhere to it.", ["Occupying powers"], id="who-occupies"),
        pytest.param("Powers of appointment should not be used for it.", [], id="powers-that-are-nobody"),
    ],
)
def test_who_is_told(text: str, told: list[str]) -> None:
    assert [name for row in rows(text) for name in names(row)] == told


def test_what_stands_before_the_first_number_of_an_excerpt_is_read() -> None:
    above = "(Translated from Russian)\n\nComments of the Russian Federation on the list of issues\n\nPreparation of reports\n\n"
    opening = "Before it is extended to all committees, there is a need to wait for its first results and to assess them with care.\n\n"
    found = said(read(f"{above}{opening}1. It seems that common rules should be developed by the States parties.\n"))
    assert [(verb, body) for verb, body, _, _ in found] == [
        ("should", "russian-federation"),
        ("need", "russian-federation"),
    ]
    title = "Observations of the Russian Federation, of which the States that met were told before they adopted their rules\n\n"
    assert [verb for verb, _, _, _ in said(read(f"{above}{title}1. States should act.\n"))] == ["should"]


def test_a_numbered_paragraph_of_an_excerpt_is_no_sign_of_its_front_page() -> None:
    text = (
        "E/2003/43\n\nDistr.: General\n\nPermanent Forum on Indigenous Issues\n\nReport on the second session\n\n"
        "19. The Forum recalls what it recommended at its first session and urges States to act.\n\n"
        "20. The Forum met.\n\n21. The Forum invites organizations to act.\n"
    )
    assert sorted(verb for verb, _, _, _ in said(read(text))) == ["invites", "urges"]
