"""Who made an evaluation, audit or visit that the front page does not say to be anybody's, and whose its recommendations are."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

IEO = "independent-evaluation-office.united-nations-development-programme"
OIOS = "office-of-internal-oversight-services"
SUBCOMMITTEE = "subcommittee-on-prevention-of-torture-and-other-cruel-inhuman-or-degrading-treatment-or-punishment"
RESPONSE = (
    "DP/2022/24\n\nDistr.: General\n\nManagement response to the evaluation of UNDP support to energy access\n\nI. Context\n\n"
    "1. The present document contains the response of the United Nations Development Programme (UNDP) to the evaluation{}.\n\n"
    "2. UNDP welcomes the findings. Recommendation 1. UNDP should expand its support. Management response: Accepted.\n"
)
AUDIT = (
    "INTERNAL AUDIT DIVISION\n\nREPORT 2022/045\n\nAudit of fuel management in a mission\n\n28 September 2022\n\nI. BACKGROUND\n\n"
    "1. The Office of Internal Oversight Services (OIOS) {} an audit of fuel management in MONUSCO.\n\n"
    "2. The reserve was low.\n\n(1) MONUSCO should monitor the reserve.\n\nMONUSCO accepted recommendation 1.\n"
)
VISIT = "CAT/OP/MUS/1\n\nDistr.: General\n\n{}\n\nI. Introduction\n\n1. It met officials.\n\n2. Provisional charges should be abolished.\n"
NAME = "Subcommittee on Prevention of Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"


def bodies(text: str) -> list[str | None]:
    return [body for _, body, _, _ in said(read(text))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(RESPONSE.format(" conducted by the Independent Evaluation Office"), IEO, id="the-office-that-evaluated"),
        pytest.param(RESPONSE.format(""), None, id="whose-management-answers-has-not-recommended-it"),
        pytest.param(AUDIT.format("conducted"), OIOS, id="the-office-that-audited"),
        pytest.param(AUDIT.format("followed up on"), None, id="the-office-that-is-named"),
        pytest.param(VISIT.format(f"Report on the visit to Mauritius made by the {NAME}"), SUBCOMMITTEE, id="by-whom-a-visit-was-made"),
        pytest.param(VISIT.format(f"Report on the visit of the {NAME} to Mexico"), SUBCOMMITTEE, id="whose-visit-it-was"),
    ],
)  # fmt: skip
def test_who_made_it_recommends(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


def test_the_number_of_a_recommendation_in_brackets_is_no_part_of_its_words() -> None:
    found = read(AUDIT.format("conducted"))
    assert [row.text for rows in found.recommendations.values() for row in rows] == [
        "MONUSCO should monitor the reserve"
    ]


EVALUATION = "E/ICEF/2025/3\n\nDistr.: General\n\nEvaluation of the UNICEF role in crises\n\nI. Background\n\n1. {}\n\n2. UNICEF should act.\n"


@pytest.mark.parametrize(
    ("made", "body"),
    [
        pytest.param("The evaluation was commissioned by the UNICEF Evaluation Office.", "evaluation-office.united-nations-children-s-fund", id="who-had-it-made"),
        pytest.param("The evaluation was made in 2024.", None, id="nobody-told"),
    ],
)  # fmt: skip
def test_an_evaluation_is_not_by_whose_work_it_is_on(made: str, body: str | None) -> None:
    assert bodies(EVALUATION.format(made)) == [body]


def test_a_response_answers_the_office_that_conducted_the_evaluation() -> None:
    conducted = " in 2022. The Independent Evaluation Office of UNDP conducted the evaluation"
    assert bodies(RESPONSE.format(conducted)) == [IEO]
