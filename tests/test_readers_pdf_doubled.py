"""Lines of a PDF that are printed twice at one place are read once."""

from __future__ import annotations

import pytest

from pipeline.s1_read.pdf_doubled import without_doubled
from pipeline.s1_read.pdf_page import PrintedLine
from tests.made_files import Print, make_pdf, prose
from tests.read_files import read, texts

BODY = [f"line {number} of a paragraph that says what the Assembly decided and why" for number in range(1, 9)]


def line(text: str, x0: float = 100, x1: float = 300, y: float = 500) -> PrintedLine:
    return PrintedLine(text, x0, x1, y, 10, False, False)


def again(operators: str, by: float = 0.0, misread: bool = False) -> list[Print]:
    """The lines of the page once more, ``by`` points to the right."""
    lines = [words.replace("says", "snys") if misread else words for words in BODY]
    return [(123 + by, 700 - 12 * number, 10, words, "roman", operators) for number, words in enumerate(lines)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(prose(700, BODY), again(""), id="drawn-over-itself"),
        pytest.param(prose(700, BODY), again("", 0.3), id="bold-by-a-second-stroke"),
        pytest.param(again("3 Tr"), again("3 Tr", 1.5, misread=True), id="recognized-twice"),
    ],
)
def test_a_page_in_two_layers_is_read_once(first: list[Print], second: list[Print]) -> None:
    assert texts(read(make_pdf([[*first, *second]]))) == BODY


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        pytest.param(line("States should report."), 1, id="same-words"),
        pytest.param(line("States shou1d rcport.", x0=102, y=498.5), 1, id="nearly-the-same"),
        pytest.param(line("The Board met in May."), 2, id="other-words"),
        pytest.param(line("States should report.", y=488), 2, id="line-below"),
        pytest.param(line("States should report.", x0=310, x1=510), 2, id="beside"),
        pytest.param(line("States", x1=140), 2, id="a-part"),
    ],
)
def test_lines_at_one_place(other: PrintedLine, kept: int) -> None:
    assert len(without_doubled([line("States should report."), other])) == kept


def test_short_lines_have_to_be_the_same() -> None:
    assert len(without_doubled([line("12", x1=110), line("13", x1=110)])) == 2
