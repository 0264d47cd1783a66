"""Decisions without a document symbol."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.extract import extract
from tests.test_bodies import report

BOARD = "Executive Board of the United Nations Development Programme, the United Nations Population Fund and the United Nations Office for Project Services"


def decisions(text: str, *organs: str) -> list[str]:
    """The titles of the decisions without a symbol, sorted."""
    found = extract(report(text, organs=organs)).instruments
    return sorted(one.title for one in found if one.instrument_type == "decision" and one.symbol is None)


@pytest.mark.parametrize(
    ("text", "organs", "expected"),
    [
        pytest.param(
            "See UNDP Executive Board decision 2019/19.", (), ["Executive Board decision 2019/19"], id="before"
        ),
        pytest.param(
            "In decision 2018/15 of the Executive Board of UNICEF, it asked.",
            (),
            ["Executive Board decision 2018/15"],
            id="after",
        ),
        pytest.param(
            "It recalls decision 2024/28.", (BOARD,), ["Executive Board decision 2024/28"], id="the-front-page"
        ),
        pytest.param(
            "It recalls decisions 2024/28 and 2024/29.",
            (BOARD,),
            ["Executive Board decision 2024/28", "Executive Board decision 2024/29"],
            id="a-list",
        ),
        pytest.param("It recalls decision 2024/28.", (), [], id="of-nobody"),
        pytest.param("It recalls Economic and Social Council decision 2024/312.", (BOARD,), [], id="of-another"),
        pytest.param(
            "referred to in decisions 1/CP.28 and 5/CMA.5",
            (),
            ["decision 1/CP.28", "decision 5/CMA.5"],
            id="conferences-of-the-parties",
        ),
        pytest.param("FCCC/CP/2015/10/Add.1, decision of it", (), [], id="a-symbol-is-none"),
    ],
)
def test_decisions_are_instruments(text: str, organs: tuple[str, ...], expected: list[str]) -> None:
    assert decisions(text, *organs) == expected
