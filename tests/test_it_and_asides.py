"""Who "it" is behind a sentence in which somebody speaks, and who is the subject of a verb behind what stands between commas."""

from __future__ import annotations

import pytest

from tests.recommended import rows

BOARD, COUNCIL, ASSEMBLY, FUND = (
    "board-of-auditors",
    "security-council",
    "general-assembly",
    "united-nations-children-s-fund",
)
HELD = "The Third International Conference on Financing for Development adopted the Addis Ababa Action Agenda. "


def last(text: str) -> tuple[str, ...]:
    """Who says the last row of a text."""
    return rows(text)[-1].recommenders


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("The Board of Auditors recommended that UNICEF review it. It also recommended that the fund train staff.", (BOARD,), id="who-asks"),
        pytest.param("The Board of Auditors noted with concern that UNICEF had failed. It recommended that plans be made.", (BOARD,), id="who-notes"),
        pytest.param("The Bureau recommends that UNICEF prepare a report. It also recommends that States act.", (), id="of-no-name"),
        pytest.param("The Committee noted that UNICEF had published a report. It called upon States to act.", (), id="who-is-only-spoken-of"),
        pytest.param("The party’s manifesto, written by its founder, states that UNICEF failed. It further demands that States act.", (), id="a-paper-of-others"),
        pytest.param("The Security Council urged all States to act. It also requested the Secretary-General to report.", (COUNCIL,), id="behind-a-name"),
        pytest.param("The Board of Auditors met. United Nations Children’s Fund opened an office. It urged States to act.", (FUND,), id="without-an-article"),
        pytest.param("UNICEF opened an office. Indeed, the Board of Auditors saw it. It urged States to act.", (BOARD,), id="indeed"),
        pytest.param("UNICEF told the Board of Auditors that plans were ready. It requested the Board to close the matter.", (FUND,), id="who-tells"),
        pytest.param(HELD + "The Addis Ababa Action Agenda sets out a plan. It calls for action by States.", ("third-international-conference-on-financing-for-development",), id="what-was-adopted"),
        pytest.param(HELD + "Given the wide use of principles, it calls for action by States.", ("third-international-conference-on-financing-for-development",), id="right-behind"),
        pytest.param(HELD + "Trends are not good since 2015 among all donors. Given the use of principles, it calls for action by States.", (), id="no-longer"),
        pytest.param("The Board of Auditors met. (iii) The present document reviews its work. It recommends action by States.", ("secretary-general",), id="the-present-document"),
    ],
)  # fmt: skip
def test_it_is_who_heads_the_sentence_before(text: str, bodies: tuple[str, ...]) -> None:
    assert last(text) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("The Security Council, having considered the report of the African Union, requested the Secretary-General to act.", (COUNCIL,), id="having-considered"),
        pytest.param("The Board of Auditors, after hearing UNICEF, recommended that plans be approved.", (BOARD,), id="after-hearing"),
        pytest.param("The Security Council, recalling that the General Assembly had acted, requested the Secretary-General to act.", (COUNCIL,), id="recalling"),
        pytest.param("The Commission, after hearing UNICEF, urged States to act.", (), id="of-no-name"),
        pytest.param("Having considered the report, the Security Council requested the Secretary-General to act.", (COUNCIL,), id="not-between"),
        pytest.param("The plan was late, and, having considered it, the General Assembly requested the Secretary-General to act.", (ASSEMBLY,), id="another-clause"),
    ],
)  # fmt: skip
def test_who_was_heard_before_is_not_who_asks(text: str, bodies: tuple[str, ...]) -> None:
    assert last(text) == bodies
