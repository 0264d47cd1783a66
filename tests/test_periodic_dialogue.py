"""Who speaks in the paragraphs of the report of a periodic review; one case is one usage of these reports (A/HRC/19/18, A/HRC/23/11,
A/HRC/24/12, A/HRC/26/10)."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

REVIEW = (
    "A/HRC/23/11\n\nDistr.: General\n\n12 March 2013\n\nReport of the Working Group on the Universal Periodic Review\n\nBarbados\n\n"
    "I. Summary of the proceedings of the review process\n\nA. Presentation by the State under review\n\n1. {presented}\n\n"
    "B. Interactive dialogue and responses by the State under review\n\n{dialogue}\n"
)


def speakers(dialogue: str, presented: str = "Work goes on.") -> list[str | None]:
    return [body for _, body, _, _ in said(read(REVIEW.format(presented=presented, dialogue=dialogue)))]


@pytest.mark.parametrize(
    ("dialogue", "by"),
    [
        pytest.param(
            "2. Chile noted the plan. It was concerned about prisons and urged the Government to act.",
            ["chile"],
            id="it",
        ),
        pytest.param(
            "2. Chile noted the plan. It urged Barbados to act. It also urged Barbados to pay.",
            ["chile"] * 2,
            id="it-again",
        ),
        pytest.param("2. Chile noted the plan. Barbados was encouraged to act.", ["chile"], id="passive"),
        pytest.param("2. The Niger noted the plan. The rights of all should be protected.", ["niger"], id="modal"),
        pytest.param(
            "2. Chile noted the plan. The attacks were a concern. Laws should be amended.",
            ["chile"],
            id="another-between",
        ),
        pytest.param(
            "2. Chile noted the plan.\n\n3. The delegation noted that prisons should be built.",
            ["barbados"],
            id="the-delegation",
        ),
        pytest.param(
            "2. On the question of prisons, the Minister said that laws needed to be amended.",
            ["barbados"],
            id="the-minister",
        ),
        pytest.param(
            "2. The delegation noted the questions.\n\n3. The Code needed to be amended.", ["barbados"], id="goes-on"
        ),
        pytest.param(
            "2. Chile noted the plan.\n\n3. The Code needed to be amended.", [None], id="goes-on-for-nobody-else"
        ),
        pytest.param("2. Chile’s efforts were noted. The Code should be amended.", [None], id="what-a-state-owns"),
        pytest.param("2. Many delegations noted the plan and urged Barbados to act.", [None], id="many-delegations"),
    ],
)
def test_a_paragraph_is_of_the_state_that_opens_it(dialogue: str, by: list[str | None]) -> None:
    assert speakers(dialogue) == by


def test_the_state_under_review_presents() -> None:
    assert speakers("2. Chile noted it.", "Members of the executive should refrain from lawsuits.") == ["barbados"]
