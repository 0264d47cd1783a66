"""What is hoped of somebody who can act is asked of him; that a thing prove useful, of nobody."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("The Committee hopes that the Security Council will soon take a decision on its recommendations.", ["Security Council"], id="an-organ"),
        pytest.param("The Committee expressed the hope that further States would accede to these instruments.", ["further States"], id="the-hope"),
        pytest.param("China hopes that all parties will resume dialogue.", ["parties"], id="parties"),
        pytest.param("The Committee hopes that all States which are parties to the treaty will report.", ["States"], id="who-they-are"),
        pytest.param("He expressed hope that the Government would ratify the Convention.", ["Government"], id="hope"),
    ],
)  # fmt: skip
def test_whoever_hopes_that_somebody_acts_asks_him(text: str, told: list[str]) -> None:
    assert [names(row) for row in rows(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "I hope that these recommendations will help facilitate a decision by the Security Council.",
        "The Committee hopes that no one will notice it.",
        "The Committee expresses hope for peace.",
        "I hope that the enclosed report will serve as a reference.",
        "The Committee hopes that States will be able to meet.",
    ],
)
def test_other_hopes_ask_for_nothing(text: str) -> None:
    assert rows(text) == []


def test_once_more_is_no_part_of_whom_is_told() -> None:
    (row,) = rows("The Council urges once more all States parties to the Convention to act.")
    assert names(row) == ["States parties to the Convention"]
