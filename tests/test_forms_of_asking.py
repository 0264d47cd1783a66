"""Forms in which somebody is asked that have no verb of asking of their own, and where the words of a row end; a case is a usage."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows
from tests.whole_texts import read

ASSEMBLY = ("general-assembly",)
AUTHOR = ("secretary-general",)


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        pytest.param(
            "In accordance with paragraph 2 of General Assembly resolution 60/2, the Secretariat is to report each year.",
            [ASSEMBLY],
            ["United Nations Secretariat"],
            id="who-has-to-report",
        ),
        pytest.param(
            "The Special Rapporteur on minority issues recommends that States act.",
            [("special-rapporteur-on-minority-issues",)],
            ["States"],
            id="issues-that-a-mandate-is-on",
        ),
        pytest.param(
            "Pursuant to General Assembly resolution 60/2, the report is also to be submitted to the Council.",
            [ASSEMBLY],
            [],
            id="what-has-to-be-done",
        ),
        pytest.param(
            "In accordance with General Assembly resolution 60/2, the Forum is to be held in May.", [], [], id="a-plan"
        ),
        pytest.param("The Secretariat is to report each year.", [], [], id="by-no-decision"),
    ],
)
def test_whose_duty_it_is_by_a_decision(text: str, by: list[tuple[str, ...]], to: list[str]) -> None:
    found = rows(text)
    assert [row.recommenders for row in found] == by
    assert [name for row in found for name in names(row)] == to


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param("It is proposed that a time limit of five minutes be established.", ["proposed"], id="a-deed"),
        pytest.param("It is proposed that six posts be abolished.", [], id="posts-of-a-budget"),
        pytest.param("It is proposed as a title.", [], id="no-clause"),
    ],
)
def test_what_is_proposed_to_be_done(text: str, verbs: list[str]) -> None:
    assert [row.verb for row in rows(text)] == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param("There were also calls for reform of it.", ["calls"], id="calls-of-those-who-met"),
        pytest.param("There was a call for papers.", [], id="a-call-for-papers"),
        pytest.param(
            "Chad recalled its envoy, requesting that Mali do the same.", ["requesting"], id="what-it-requested"
        ),
        pytest.param("Chad recalled its envoy, noting that Mali did the same.", [], id="what-it-noted"),
    ],
)
def test_what_is_called_for_besides(text: str, verbs: list[str]) -> None:
    assert [row.verb for row in rows("Chad met.", text)] == verbs


def test_who_decided_asks_in_the_infinitives_behind_a_colon() -> None:
    found = rows("The General Assembly decided: to request the Secretary-General to report; to urge States to pay.")
    assert [(row.recommenders, row.verb, *names(row)) for row in found] == [
        (ASSEMBLY, "request", "Secretary-General"),
        (ASSEMBLY, "urge", "States"),
    ]


def test_what_is_requested_in_points_behind_a_that_clause_has_a_row_each() -> None:
    found = rows(
        "In paragraph 5 of resolution 60/2, the General Assembly decided: to request, pursuant to the Charter, that Chad complete all of "
        "the following measures: (a) declare its stocks; and (b) resolve all issues."
    )
    assert [(row.recommenders, *names(row)) for row in found] == [(ASSEMBLY, "Chad"), (ASSEMBLY, "Chad")]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        pytest.param("As noted above, on 5 June 2025 UNICEF issued a note, calling for funds.", "united-nations-children-s-fund", id="who-heads-it"),
        pytest.param("On 5 June UNICEF issued a note, providing costs and calling for funds.", "united-nations-children-s-fund", id="behind-another-participle"),
        pytest.param("On 5 June a visit to UNICEF was made, calling for funds.", "", id="who-was-visited"),
    ],
)  # fmt: skip
def test_who_heads_a_sentence_behind_its_day_speaks_in_its_participles(text: str, by: str) -> None:
    assert [body for row in rows(text) for body in row.recommenders] == ([by] if by else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Calls upon States to use the procedures on listing and delisting and recalls resolution 1730 (2006).",
            "Calls upon States to use the procedures on listing and delisting",
            id="recalls",
        ),
        pytest.param(
            "Demands that all parties cease all attacks against civilians, and recalls in this regard the obligation to respect the law in "
            "all circumstances, and further recalls the prohibition against indiscriminate attacks.",
            "Demands that all parties cease all attacks against civilians",
            id="recalls-what-binds",
        ),
        pytest.param(
            "Calls upon States to build a society that respects and welcomes refugees.",
            "Calls upon States to build a society that respects and welcomes refugees",
            id="a-relative-clause",
        ),
    ],
)
def test_what_an_act_does_besides_is_no_part_of_what_it_asks(text: str, words: str) -> None:
    act = f"A/RES/79/1\n\nResolution adopted by the General Assembly\n\nThe General Assembly,\n\nRecalling the Charter,\n\n1. {text}"
    assert [row.text for key, found in read(act).recommendations.items() for row in found] == [words]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param("Any decision of a court should not be recognized or enforced by the authorities.", [["authorities"]], id="by-whom"),
        pytest.param("Coercive measures of any State should not be recognized.", [[]], id="by-nobody-named"),
        pytest.param("It should not be recognized as a sign of weakness.", [], id="how-a-thing-is-to-be-seen"),
        pytest.param("It should be recognized that prices rose.", [], id="a-remark"),
    ],
)  # fmt: skip
def test_what_nobody_should_recognize_is_not_to_be_done(text: str, to: list[list[str]]) -> None:
    assert [names(row) for row in rows(text)] == to


def test_points_numbered_before_one_bracket_may_hold_brackets() -> None:
    found = rows(
        "The following should apply: 1) States should pay (in time) for it; 2) trade should be free, as set out (see A/79/1, 3) above); "
        "3) nobody should starve (in any case); 4) it should end."
    )
    assert [row.text.rpartition(": ")[2] for row in found] == [
        "States should pay (in time) for it",
        "trade should be free, as set out (see A/79/1, 3) above)",
        "nobody should starve (in any case)",
        "it should end",
    ]


LETTER = (
    "S/2025/514\n\nSecurity Council\n\nLetter dated 3 June 2025 from the Permanent Representative of Chad to the United Nations "
    "addressed to the President of the Security Council\n\nI write about the lakes of my country.\n\n{}\n\nThey are dry.\n"
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param(
            "We continue to seek the kind assistance of the Secretariat in this matter.",
            [("seek", ["United Nations Secretariat"])],
            id="whose-help",
        ),
        pytest.param(
            "The Government of Chad seeks the support of the Security Council in ending it.",
            [("seeks", ["Security Council"])],
            id="by-the-government",
        ),
        pytest.param("Families seek the assistance of the police in this matter.", [], id="an-account"),
        pytest.param("We would appreciate your personal attention to it.", [("would appreciate", ["Security Council"])], id="your-attention"),
        pytest.param("We appreciate your support for it.", [], id="thanks"),
        pytest.param(
            "I should be most grateful if the Council would convene a meeting.",
            [("should be most grateful", ["Security Council"])],
            id="grateful",
        ),
        pytest.param(
            "I should be grateful if you would bring this matter to the attention of the members of the Council.",
            [],
            id="to-be-passed-on",
        ),
        pytest.param("Please send the original to the Office by 1 July 2025.", [("Please", [])], id="please"),
        pytest.param("Please find attached the report of the Office.", [], id="what-is-attached"),
        pytest.param("Please provide information on the measures taken by it.", [], id="information"),
        pytest.param(
            "Chad has the honour to send you its greetings and to request your intervention with its neighbours.",
            [("request", ["Security Council"])],
            id="the-honour-to-request",
        ),
        pytest.param(
            "We hope that you will take measures to convene a meeting.", [("hope", ["Security Council"])], id="you-will"
        ),
    ],
)  # fmt: skip
def test_what_a_letter_asks_for(text: str, asked: list[tuple[str, list[str]]]) -> None:
    found = read(LETTER.format(text)).recommendations
    assert [(row.verb, names(row)) for key in found for row in found[key]] == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param(
            "The Executive Director shall, before the next meeting: (a) report to it; and (b) assist the Committee.",
            [("shall", "Executive Director")] * 2,
            id="shall",
        ),
        pytest.param("The Executive Director is to: (a) report; and (b) act.", [("is to", "Executive Director")] * 2, id="is-to"),
        pytest.param("Each Contracting Party shall: (a) report; and (b) act.", [], id="a-treaty"),
        pytest.param("The aims of the Council are to: (a) report; and (b) act.", [], id="aims"),
        pytest.param("The Executive Director shall report to the Committee.", [], id="a-rule"),
    ],
)  # fmt: skip
def test_the_tasks_in_the_points_of_a_list(text: str, asked: list[tuple[str, str]]) -> None:
    assert [(row.verb, *names(row)) for row in rows(text)] == asked
