"""Formal recommendations: their numbers, their parts, and whose words the answers to them are."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.discourse.boxes import find_boxes
from tests.whole_texts import read, report

TEXT = (
    "This chapter has them. Recommendation 1. 1.1. Extend the tenure of the Director. 1.2. Establish a fund. "
    "Management response: Other options should be explored. Key action(s) Time frame Prepare inputs "
    "Recommendation 2. The Board should act. Indicator of achievement: none"
)
BOXES = [
    pytest.param(TEXT, [["1.1", "1.2"], ["2"]], id="parts-with-numbers"),
    pytest.param(
        "Recommendation 1: Be prepared. 1.1 The Office should plan. 1.2 Invest in staff. Recommendation 2: Act.",
        [["1", "1.1", "1.2"], ["2"]],
        id="parts-below-what-the-number-recommends",
    ),
    pytest.param("Recommendation 2: Raise the rate to 4.5 Per mille.", [["2"]], id="a-figure-is-no-part"),
    pytest.param("It agreed with Recommendation 7 of the Board.", [], id="only-named"),
    pytest.param("Recommendation 4 Accepted and implemented The Board should act.", [["4"]], id="with-its-status"),
    pytest.param("Recommendation 3 The Board should act.", [["3"]], id="to-the-end-of-the-paragraph"),
]


@pytest.mark.parametrize(("text", "numbers"), BOXES)
def test_formal_recommendations(text: str, numbers: list[list[str]]) -> None:
    assert [[number for number, _, _ in box.parts] for box in find_boxes(text)] == numbers


def test_what_stands_in_a_box_is_a_row_with_its_number() -> None:
    found = read(report(TEXT, author="Board of Auditors"))
    rows = [row for key in found.recommendations for row in found.recommendations[key]]
    assert [(r.number, r.verb, r.frame) for r in rows] == [
        ("1.1", "Extend", "own"),
        ("1.2", "Establish", "own"),
        (None, "should", "replies"),
        ("2", "should", "own"),
    ]
    assert [r.recommenders for r in rows] == [
        ("board-of-auditors",),
        ("board-of-auditors",),
        (),
        ("board-of-auditors",),
    ]


def test_the_answers_do_not_take_a_box_for_a_table_or_a_heading() -> None:
    box = "Recommendation 1.\n1.1. Extend the tenure of the Director.\nIEO response: It agrees.\nKey action(s)  Time frame\nPrepare inputs  June"
    found = read(report("One.", f"The review recommends this.\n\n{box}", "Three.", author="Board of Auditors"))
    rows = [row for key in found.recommendations for row in found.recommendations[key]]
    assert [(r.number, r.verb) for r in rows] == [(None, "recommends"), ("1.1", "Extend")]


def test_a_number_above_a_sentence_belongs_to_the_paragraph_that_introduces_it() -> None:
    box = "Recommendation 3\nThe Board should adopt, by the end of 2026,\na policy on risk.\nRecommendation 4\nThe Board should report."
    found = read(report("One.", f"The review makes these.\n\n{box}", "Three should act.", author="Board of Auditors"))
    rows = {key: [(r.number, r.verb) for r in rows] for key, rows in found.recommendations.items()}
    assert [each for each in rows.values() if each] == [[("3", "should"), ("4", "should")], [(None, "should")]]


ANSWERS = "E/ICEF/2025/14\n\nDistr.: General\n\nUNICEF report on the recommendations of the Joint Inspection Unit\n\nI. Introduction\n\n"
JIU, UNICEF = "joint-inspection-unit", "united-nations-children-s-fund"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Recommendation 5. The executive heads should report. They should also act. UNICEF agrees with it. The cycle should be long.",
            [JIU, JIU, UNICEF],
            id="a-formal-recommendation-ends-where-the-house-answers",
        ),
        pytest.param(
            "UNICEF urged its offices to act. The review presents seven formal recommendations on insurance. Firstly, the executive heads should report.",
            [UNICEF, JIU],
            id="what-a-review-is-said-to-present",
        ),
    ],
)
def test_whose_words_the_report_of_an_answer_tells(text: str, said: list[str]) -> None:
    found = read(f"{ANSWERS}1. One.\n\n2. {text}\n")
    assert [body for rows in found.recommendations.values() for r in rows for body in r.recommenders] == said


def test_a_formal_recommendation_may_have_its_name_alone_where_its_paragraph_has_the_number() -> None:
    text = report(
        "Recommendation: Establish a working group of staff. Management response: UNDP agrees. It will urge its partners to act.",
        "It made a recommendation: the Board met.",
    )
    rows = [row for rows in read(text).recommendations.values() for row in rows]
    assert [(row.verb, row.number) for row in rows] == [("Establish", None)]
