"""Plans and strategies that a body has one after the other: which one is meant, by its years and by whose it is."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.instruments.names import find_names
from tests.found_instruments import found, only


def test_plans_of_two_periods_are_two_and_the_plan_alone_is_neither() -> None:
    one = "The UNDP Strategic Plan, 2022–2025, ended. "
    assert [row.title for row in found(f"{one}The UNDP Strategic Plan was good.").instruments.values()] == [
        "UNDP Strategic Plan, 2022–2025"
    ]
    two = found(f"{one}The UNDP Strategic Plan, 2026–2029, begins. The UNDP Strategic Plan is good.").instruments
    assert sorted(row.title for row in two.values()) == [
        "UNDP Strategic Plan",
        "UNDP Strategic Plan, 2022–2025",
        "UNDP Strategic Plan, 2026–2029",
    ]


def test_a_plan_named_by_its_years_alone_is_that_of_whoever_the_report_names_with_it() -> None:
    text = "The Strategic Plan, 2018–2021, begins. The UNDP Strategic Plan, 2018-2021, ends."
    assert only(text).title == "UNDP Strategic Plan, 2018-2021"
    assert len(found(f"{text} The UNICEF Strategic Plan, 2018-2021, is another.").instruments) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It follows the programme’s 2022–2025 Strategic Framework.",
            ["Strategic Framework, 2022–2025"],
            id="years-before",
        ),
        pytest.param(
            "the 2022-2025 Human Resource Strategy was", ["Human Resource Strategy, 2022–2025"], id="a-hyphen"
        ),
        pytest.param("the Strategic Framework was adopted", [], id="no-years"),
        pytest.param(
            "the review of the Strategic Plan, 2018-2021, showed", ["Strategic Plan, 2018–2021"], id="years-behind"
        ),
        pytest.param("the Strategic Plan, adopted in 2018-2019 talks", [], id="years-of-talks"),
        pytest.param("in 2024–2025 It met, and the Strategic Plan was adopted", [], id="years-of-something-else"),
    ],
)
def test_years_before_its_name_tell_a_plan(text: str, expected: list[str]) -> None:
    assert [one.instrument.title for one in find_names(text, "a-1")] == expected
