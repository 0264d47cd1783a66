"""Symbols of front pages: as printed, in running heads, misprinted."""

from __future__ import annotations

import pytest

from pipeline.s2_structure.front_symbols import mend_symbol
from tests.front_page_makers import P, kind, printed, title, written


@pytest.mark.parametrize(
    ("printed_as", "symbols"),
    [
        pytest.param("S/RES/2769 (2025)", ["S/RES/2769 (2025)"], id="year-in-brackets"),
        pytest.param("A/RES/2444 (XXIII)", ["A/RES/2444 (XXIII)"], id="session-in-brackets"),
        pytest.param("A/80/15 (Part I)", ["A/80/15 (Part I)"], id="part"),
        pytest.param("A/52/7 (Part I/Add.1)", ["A/52/7 (Part I/Add.1)"], id="part-with-addendum"),
        pytest.param("JIU/REP/2001/2 [Expanded report]", ["JIU/REP/2001/2"], id="words-in-square-brackets"),
        pytest.param("ICCD/COP(8)/10/Add.1", ["ICCD/COP(8)/10/Add.1"], id="session-of-a-conference"),
        pytest.param("GEGN.2/2025/35", ["GEGN.2/2025/35"], id="point-in-the-first-component"),
        pytest.param("UNW/2025/3*", ["UNW/2025/3"], id="reissued"),
        pytest.param("E/2025/26*-E/CN.5/2025/6*", ["E/2025/26", "E/CN.5/2025/6"], id="two-reissued"),
        pytest.param("E/2025/34 (Part II)-E/ICEF/2025/7 (Part II)", ["E/2025/34 (Part II)", "E/ICEF/2025/7 (Part II)"], id="two-with-parts"),
        pytest.param("A/79/963–S/2025/438", ["A/79/963", "S/2025/438"], id="dash-of-print"),
        pytest.param("United Nations A/57/12", ["A/57/12"], id="no-column-before-it"),
    ],
)  # fmt: skip
def test_symbol_of_a_masthead(printed_as: str, symbols: list[str]) -> None:
    found = written(
        f"{printed_as}\nGeneral Assembly\nDistr.: General\n2 July 2002\n\nA title of it\n\n1. Text of it.\n"
    )
    assert [fact.value for fact in found.masthead.symbols] == symbols


def test_symbol_that_stands_in_the_running_head_alone() -> None:
    found = printed(P("8 November 2011", 396.0), P("English only", 396.0), title("Summary on progress"), kind("Submission from Chad"),
                    P("1. The Body welcomed the report."), P("FCCC/SBSTA/2011/MISC.14", 60.0, 9.0),
                    P("FCCC/SBSTA/2011/MISC.14", 60.0, 9.0, page=2), P("2. It encouraged the System.", page=2))  # fmt: skip
    assert [fact.value for fact in found.masthead.symbols] == ["FCCC/SBSTA/2011/MISC.14"]


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("A./47/435", "A/47/435"),
        ("A/HCR/40/CRP.4", "A/HRC/40/CRP.4"),
        ("E/C N. 4/109", "E/CN.4/109"),
        ("S/l995/l23", "S/1995/123"),
        ("A / 47 / 435", "A/47/435"),
        ("A//47/435", "A/47/435"),
        ("A\\47\\435", "A/47/435"),
        ("a/47/435", "A/47/435"),
        ("A/47/L..5", "A/47/L.5"),
        ("Q/47/435", None),
        ("A/47/435", None),
        ("A/B/C", None),
    ],
    ids=[
        "point",
        "letters-turned",
        "blank",
        "l-for-1",
        "blanks",
        "two-strokes",
        "other-strokes",
        "small-letter",
        "two-points",
        "no-series",
        "nothing-to-mend",
        "no-number",
    ],
)
def test_misprinted_symbol(damaged: str, mended: str | None) -> None:
    assert mend_symbol(damaged) == mended


def test_a_mended_symbol_is_a_repair() -> None:
    found = written("A./47/435\nGeneral Assembly\nDistr.: General\n2 July 1992\n\nA title of it\n\n1. Text of it.\n")
    assert [fact.value for fact in found.masthead.symbols] == ["A/47/435"]
    assert [(r.original, r.repaired, r.rule_id) for r in found.repairs] == [("A./47/435", "A/47/435", "repair.symbol")]
