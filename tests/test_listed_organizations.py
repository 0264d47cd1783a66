"""Organizations that only a list of those who spoke shows to be bodies."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.bodies.listed import listed_organizations

SPOKE = "Representatives of the following non-governmental organizations in consultative status also made statements: "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            f"{SPOKE}Wells Now; Global Wells, Inc.; and Children and Youth International. It ended.",
            ["Wells Now", "Global Wells, Inc.", "Children and Youth International"],
            id="semicolons",
        ),
        pytest.param(f"{SPOKE}Wells Now and UNANIMA International.", ["Wells Now", "UNANIMA International"], id="two"),
        pytest.param(
            "A representative of the following non-governmental organization also made a statement: Children and Youth International.",
            ["Children and Youth International"],
            id="one-with-and-in-its-name",
        ),
        pytest.param(
            "Representatives of Chad, the Club de Madrid, PumpLab and Wells of the Arid and Dry Lands gave presentations.",
            ["Club de Madrid", "PumpLab", "Wells of the Arid and Dry Lands"],
            id="who-gave-presentations",
        ),
        pytest.param("Representatives of Chad, Mali and New Delhi made statements.", [], id="states-and-places"),
        pytest.param(
            "The Permanent Representative of Chad to the United Nations, Jane Doe, made a statement.", [], id="a-person"
        ),
        pytest.param(
            "Representatives of Chad and the observers for Mali and Wells Now made statements.",
            [],
            id="observers-are-other",
        ),
        pytest.param("Representatives of women and youth made statements.", [], id="small-letters"),
        pytest.param("the following non-governmental organizations are at work in Chad", [], id="no-list"),
    ],
)
def test_the_items_of_a_list_are_organizations(text: str, names: list[str]) -> None:
    assert [one.name for one in listed_organizations(text, ())] == names


def test_what_is_named_already_is_not_named_again() -> None:
    text = "Representatives of the Wells Foundation and Wells Now gave presentations."
    start = text.index("Wells Foundation")
    assert [one.name for one in listed_organizations(text, [(start, start + 16)])] == ["Wells Now"]
