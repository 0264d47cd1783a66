"""Ordinals in words, figures and roman numerals, and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.numbers import ORDINAL, int_to_ordinal, ordinal_to_int, roman_to_int, whole_number

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
