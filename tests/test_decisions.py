"""Decisions without a document symbol."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.rules.loader import read_rules
from pipeline.s3_extract.extract import extract
from tests.found_bodies import report
from tests.found_instruments import found, only

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
        pytest.param(
            "UNDP Governing Council decisions 88/46 of 1 July 1988 and 90/45 of 22 June 1990.",
            (),
            ["Governing Council decision 88/46", "Governing Council decision 90/45"],
            id="years-of-two-figures-with-their-days",
        ),
        pytest.param("It recalls decision 50/411.", (BOARD,), [], id="a-session-of-the-assembly"),
        pytest.param(
            "In its decision 16/22 on forests, the Conference of the Parties to the Convention on Biological Diversity asked.",
            (),
            ["Conference of the Parties to the Convention on Biological Diversity decision 16/22"],
            id="its-before-the-subject",
        ),
        pytest.param(
            "Welcoming the adoption by the Working Group on Wells, at its second session, of its decision 2/1 on water",
            (),
            ["Working Group on Wells decision 2/1"],
            id="its-behind-a-body",
        ),
        pytest.param(
            "Taking note of decision 81/29 of 25 April 2025 of the Economic and Social Commission for Asia and the Pacific",
            (),
            ["Economic and Social Commission for Asia and the Pacific decision 81/29"],
            id="a-regional-commission",
        ),
        pytest.param(
            "The Committee on Wells adopted decision 14/108.", (), ["Committee on Wells decision 14/108"], id="adopted"
        ),
        pytest.param("The National Council on Wells adopted decision 14/10.", (), [], id="a-number-of-a-state"),
        pytest.param("It recalled its decision 2/1.", (), [], id="its-of-nobody"),
    ],
)
def test_decisions_are_instruments(text: str, organs: tuple[str, ...], expected: list[str]) -> None:
    assert decisions(text, *organs) == expected


NUMBERED: list[dict[str, Any]] = read_rules("instruments.yaml")["numbered"]


def test_a_regional_commission_numbers_resolutions_by_session() -> None:
    found = extract(
        report("See Economic Commission for Latin America and the Caribbean resolution 777(XL).")
    ).instruments
    (one,) = found
    assert one.title == "Economic Commission for Latin America and the Caribbean resolution 777 (XL)"
    assert (one.instrument_type, one.adopting_body_id) == (
        "resolution",
        "economic-commission-for-latin-america-and-the-caribbean",
    )


def test_a_number_that_only_its_bounds_would_give_to_a_commission_is_nobodys() -> None:
    assert not [one for one in extract(report("It took note of decision 22/1.")).instruments if one.symbol]


@pytest.mark.parametrize("row", NUMBERED, ids=[row["id"] for row in NUMBERED])
def test_a_number_says_which_organ_adopted_it(row: dict[str, Any]) -> None:
    rule = f"instrument.{row['id']}"
    for text in row["examples"]:
        found = extract(report(text))
        assert rule in {m.rule_id for mentions in found.mentions.values() for m in mentions}, text
        assert [one.adopting_body_id for one in found.instruments] == [row["body"]], text
    for text in row["counter_examples"]:
        found = extract(report(text))
        assert rule not in {m.rule_id for mentions in found.mentions.values() for m in mentions}, text


@pytest.mark.parametrize(
    ("text", "symbol", "day"),
    [
        pytest.param(
            "Council decision EC-M-33/DEC.1, dated 27 September 2013", "EC-M-33/DEC.1", "2013-09-27", id="dated"
        ),
        pytest.param("decision C-SS-4/DEC.3 (dated 27 June 2018)", "C-SS-4/DEC.3", "2018-06-27", id="in-brackets"),
        pytest.param("World Health Assembly resolution 61.21 of 24 May 2008", "WHA61.21", "2008-05-24", id="of"),
        pytest.param("resolution WHA 61.21", "WHA61.21", None, id="the-same-by-its-letters"),
        pytest.param(
            "Environment Assembly resolution 5/5 (UNEP/EA.5/Res.5)", "UNEP/EA/RES/5/5", None, id="twice-the-same"
        ),
    ],
)
def test_a_numbered_act_has_its_symbol_and_its_day(text: str, symbol: str, day: str | None) -> None:
    acts = [one for one in extract(report(text)).instruments if one.instrument_type in ("decision", "resolution")]
    assert [(one.symbol, one.adoption_date) for one in acts] == [(symbol, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Forestry Commission,\nRecalling its decisions 22/1 of 7 February 2003 on early warning, 23/6 of 25 February 2005 "
            "on the state of woods, SS.X/5 of 22 February 2008 and 25/2 of 20 February 2009,",
            {"22/1": "2003-02-07", "23/6": "2005-02-25", "SS.X/5": "2008-02-22", "25/2": "2009-02-20"},
            id="days-and-topics-between",
        ),
        pytest.param(
            "The Forestry Commission, noting the report, recalling its decision 24/3 on chemicals, in particular section IV, and its "
            "decision 24/5 on waste, met.",
            {"24/3": None, "24/5": None},
            id="whose-sentence-it-opens",
        ),
        pytest.param("The Forestry Commission met. Utopia in its decision 24/3 said so.", {}, id="of-a-state"),
    ],
)
def test_decisions_of_a_body_that_numbers_by_its_sessions(text: str, expected: dict[str, str | None]) -> None:
    made = found(text).instruments.values()
    assert {row.title.rpartition(" ")[2]: row.adoption_date for row in made} == expected


def test_a_resolution_adopted_by_a_conference_is_not_the_councils() -> None:
    text = "The aims are those of resolution 93 (IV) adopted by the United Nations Conference on Trade and Development."
    assert only(text).adopting_body_id == "united-nations-conference-on-trade-and-development"
    assert (
        only("The aims are those of resolution 1540 (LX) of the Council. The Economic and Social Council met.").symbol
        == "E/RES/1540 (LX)"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In its resolution 2/7, the Committee on Wells met.", ["Committee on Wells resolution 2/7"], id="its"
        ),
        pytest.param("In resolution 2/7, the Committee on Wells met.", ["Committee on Wells resolution 2/7"], id="in"),
        pytest.param(
            "The Committee on Wells also adopted resolution 2/7.", ["Committee on Wells resolution 2/7"], id="also"
        ),
        pytest.param("See resolution 2/7. The Committee on Wells met.", [], id="nobody-beside-it"),
    ],
)
def test_resolutions_without_a_symbol_are_of_whom_the_sentence_tells(text: str, expected: list[str]) -> None:
    found = extract(report(text)).instruments
    assert [one.title for one in found if one.instrument_type == "resolution" and one.symbol is None] == expected


@pytest.mark.parametrize("kind", ["resolution", "decision"])
def test_in_a_paper_of_a_conference_an_act_of_nobody_is_the_conference_s(kind: str) -> None:
    name = "Conference of the States Parties to the United Nations Convention against Corruption"
    found = extract(report(f"See {kind} 10/8 on wells.", organs=(name,))).instruments
    assert [one.title for one in found] == [f"{name} {kind} 10/8"]
