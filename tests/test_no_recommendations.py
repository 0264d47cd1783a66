"""Clauses that look like recommendations and are none; one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from tests.recommended import rows

NOT_FOUND = [
    pytest.param("It should be noted that the figures are provisional.", id="remark-to-the-reader"),
    pytest.param("The programme should improve by May.", id="prediction"),
    pytest.param("Therefore, should the Council extend the mandate, the cost would rise.", id="condition"),
    pytest.param("The Committee discussed how States should report.", id="embedded-question"),
    pytest.param("It is intended that the plan should assist the Mission.", id="intention"),
    pytest.param("The measures requested by the General Assembly were taken.", id="participle"),
    pytest.param("As requested by the Council, the Secretariat prepared a paper.", id="as-requested"),
    pytest.param(
        "The programme seeks to prevent children from being trafficked and encourages learning.",
        id="aim-of-a-programme",
    ),
    pytest.param(
        "The Security Council agreed that the matter would be considered later.", id="future-is-no-subjunctive"
    ),
    pytest.param(
        "The Secretary-General proposes that one post of Driver be abolished.", id="post-of-a-budget-is-an-account"
    ),
    pytest.param("He subsequently invited Mr. Rabbani to visit Islamabad.", id="private-invitation"),
    pytest.param("The Committee considered the recommendations contained in the report.", id="noun"),
    pytest.param("I should like to express my gratitude to the staff.", id="courtesy"),
    pytest.param("This fracture must be viewed in the light of history.", id="how-to-read"),
    pytest.param("It is important to note that prices rose.", id="important-to-note"),
    pytest.param("Member States in the region have adopted laws.", id="states-is-no-verb"),
    pytest.param("The actions to be taken by the General Assembly are set out in section VI.", id="pointer"),
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_recommendation(text: str) -> None:
    assert [r.text for r in rows(text)] == []
