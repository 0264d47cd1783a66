"""Ordinals in words, figures and roman numerals, and back."""

from __future__ import annotations

import ast
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.numbers import (
    NO_FIGURE,
    ORDINAL,
    decimal_number,
    figure,
    int_to_ordinal,
    iso_day,
    ordinal_to_int,
    roman_to_int,
    whole_number,
)
from pipeline.paths import PACKAGE

_ORDINAL = re.compile(ORDINAL)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("forty-second", 42, id="hyphenated words"),
        pytest.param("Fifty-fourth", 54, id="capital"),
        pytest.param("FORTY-THIRD", 43, id="all capitals, as in a masthead"),
        pytest.param("sixty - ninth", 69, id="spaces about the hyphen"),
        pytest.param("Fifty- third", 53, id="hyphen at a line end"),
        pytest.param("twenty\u2010first", 21, id="typographic hyphen"),
        pytest.param("tenth", 10, id="one word"),
        pytest.param("twentieth", 20, id="a round ten"),
        pytest.param("eightieth", 80, id="eightieth"),
        pytest.param("hundred and first", 101, id="over a hundred without one"),
        pytest.param("one hundred and forty-ninth", 149, id="over a hundred"),
        pytest.param("one hundredth", 100, id="one hundredth"),
        pytest.param("42nd", 42, id="figures"),
        pytest.param("3rd", 3, id="3rd"),
        pytest.param("10177th", 10177, id="a Security Council meeting"),
    ],
)
def test_an_ordinal_is_read(text: str, number: int) -> None:
    assert ordinal_to_int(text) == number


@pytest.mark.parametrize("text", ["", "second first", "42", "secondly", "and", "the"])
def test_what_is_no_ordinal_gives_nothing(text: str) -> None:
    assert ordinal_to_int(text) is None


@pytest.mark.parametrize("text", ["firstly", "sevenths", "tens", "42", "twenty"])
def test_the_pattern_leaves_other_words_alone(text: str) -> None:
    assert not _ORDINAL.fullmatch(text)


@given(st.integers(1, 199))
def test_words_and_figures_lead_back_to_the_number(number: int) -> None:
    words = int_to_ordinal(number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    for form in (words, words.title(), words.upper(), words.replace("-", "- "), f"{number}{ending}"):
        found = _ORDINAL.fullmatch(form)
        assert found, form
        assert ordinal_to_int(form) == number


def test_there_is_no_ordinal_for_nought() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        int_to_ordinal(0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *[("I", 1), ("IV", 4), ("XXXI", 31), ("XLVIII", 48), ("XC", 90), ("MCMXCVIII", 1998)],
        *[("IIII", None), ("", None), ("VX", None), ("iv", None), ("XIIV", None)],
    ],
)
def test_a_roman_numeral_is_read_where_it_is_well_formed(text: str, number: int | None) -> None:
    assert roman_to_int(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("12", 12, id="figures"),
        pytest.param(" -3 ", -3, id="negative-with-blanks"),
        pytest.param("+7", 7, id="plus"),
        pytest.param("²", None, id="superscript"),
        pytest.param("٣", None, id="figure-of-another-script"),
        pytest.param("--5", None, id="two-signs"),
        pytest.param("1_000", None, id="underscore"),
        pytest.param("1e3", None, id="exponent"),
        pytest.param("9" * 5000, None, id="five-thousand-figures"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="missing"),
    ],
)
def test_a_number_that_a_file_gives(text: str | None, number: int | None) -> None:
    assert whole_number(text) == number


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[-+]*[0-9²٣_]{0,40}")))
def test_no_text_that_stands_for_a_number_raises(text: str) -> None:
    found = whole_number(text)
    assert found is None or abs(found) < 10**9


@pytest.mark.parametrize("text", ["", "²", "--5", "9" * 10, "9" * 5000, "1.5", "x"])
def test_a_figure_of_more_than_nine_places_is_none(text: str) -> None:
    assert figure(text) == NO_FIGURE


@given(st.integers(0, 999_999_999))
def test_figures_are_read(number: int) -> None:
    assert figure(str(number)) == number == whole_number(f" {number}")


@given(st.text())
def test_no_text_costs_a_file(text: str) -> None:
    assert isinstance(figure(text), int)
    for found in (whole_number(text), decimal_number(text)):
        assert found is None or abs(found) < NO_FIGURE
    assert iso_day(text) is None or len(text) == 10


@pytest.mark.parametrize(
    ("text", "number"), [("0.5", 0.5), (" -12 ", -12), ("nan", None), ("inf", None), ("1e400", None), ("٣.٥", None)]
)
def test_decimal_numbers(text: str, number: float | None) -> None:
    assert decimal_number(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2005-09-05", date(2005, 9, 5)),
        ("2005-02-30", None),
        ("20050905", None),
        ("2005-W36-1", None),
        ("٢٠٠٥-09-05", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert iso_day(text) == day


# --- one reader ------------------------------------------------------------------------------------------------------

READERS = frozenset({"int", "float", "Fraction", "Decimal", "complex", "fromisoformat", "strptime", "literal_eval"})
# Modules that turn something into a number or day otherwise, and why no file can bring them down by it.
OTHERWISE = {
    "numbers.py": "the readers themselves",
    "engine/bounded.py": "numbers of this program, and of the system's own file /proc",
    "orchestration/definitions.py": "a variable that this program sets",
    "rules/registry.py": "rule files, whose shape was held against theirs",
    "s0_sources/fetch/download.py": "a header of fewer than ten ASCII figures",
    "s1_read/pdf_annotations.py": "numbers of the PDF library",
    "s1_read/pdf_probe.py": "numbers of the PDF library",
    "s1_read/pdf_scene.py": "numbers of the PDF library",
    "s1_read/pdf_seen.py": "coordinates, which are numbers",
    "s2_structure/rows.py": "a truth value",
    "s3_extract/citations/symbols.py": "a rule file",
    "s3_extract/language/shapes.py": "a rule file",
    "s4_tidy/corrections.py": "a position that this program wrote",
    "s5_check/scoring.py": "truth values",
    "s7_release/release.py": "a count of rows",
}


def test_every_number_of_a_file_is_read_by_the_one_module() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and node.args
        and not isinstance(node.args[0], ast.Constant)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in READERS
    }
    assert found == set(OTHERWISE)
