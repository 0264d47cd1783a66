"""Words of PDF pages that a line is drawn through are left out and said; lines under and between words strike nothing."""

from __future__ import annotations

import pytest

from pipeline.s1_read import read_document
from tests.made_files import Print, make_pdf, prose, source

BODY = [f"line {number} of a paragraph that says what the Assembly decided and why" for number in range(1, 11)]
# Times of 10 points: "Governments " is 58 points wide, "need not " 38.
WORDS: Print = (123, 300, 10, "Governments need not report to the Council.")


def read(drawn: str, *, first: bool = False, laid: str = "") -> tuple[list[str], list[tuple[str, str]]]:
    """The lines below the body, and the issues; ``drawn`` are operators before the words or after them, ``laid`` the page's annotations."""
    mark: Print = (123, 100, 10, "the last line", "roman", drawn)
    document = read_document(content := make_pdf([[*prose(700, BODY), *([mark, WORDS] if first else [WORDS, mark])]], entries={0: laid}), source(content))  # fmt: skip
    texts = [document.text[line.start : line.end] for line in document.lines]
    return [text for text in texts if "Gov" in text or "report" in text], [(x.kind, x.message) for x in document.issues]


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("0.6 w 180 302.5 m 217 302.5 l S", id="line"),
        pytest.param("180 302 37 0.6 re f", id="filled-line"),
        pytest.param("0.5 w 180 302.5 m 200 302.5 l S 198 302.5 m 217 302.5 l S", id="line-for-each-word"),
        pytest.param("0.4 w 180 302 m 217 302 l S 180 303.6 m 217 303.6 l S", id="two-lines"),
    ],
)
def test_words_that_a_line_crosses_are_left_out(drawn: str, first: bool) -> None:
    lines, issues = read(drawn, first=first)
    assert " ".join(lines).split() == ["Governments", "report", "to", "the", "Council."]
    assert issues == [("deleted_text", "8 characters that are struck out are left out: 'need not'")]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("0.6 w 180 298.5 m 217 298.5 l S", id="underlined"),
        pytest.param("0.6 w 100 309 m 500 309 l S", id="rule-above"),
        pytest.param("0.6 w 100 294 m 500 294 l S", id="rule-below"),
        pytest.param("0.6 w 180 302.5 m 186 302.5 l S", id="dash-over-two-letters"),
        pytest.param("0.6 w 200 280 m 200 320 l S", id="upright-line"),
        pytest.param("0.6 w 500 302.5 m 560 302.5 l S", id="line-beside-the-words"),
        pytest.param("0.9 g 180 297 37 10 re f 0 g", id="ground"),
    ],
)
def test_other_lines_strike_nothing(drawn: str) -> None:
    assert read(drawn, first=True) == (["Governments need not report to the Council."], [])


@pytest.mark.parametrize(
    ("kind", "struck"), [("StrikeOut", True), ("Highlight", False), ("Underline", False), ("Squiggly", False)]
)
def test_words_that_a_reader_of_the_file_struck_out_are_left_out(kind: str, struck: bool) -> None:
    area = "180 309 217 309 180 298 217 298"
    lines, issues = read(
        "", laid=f"/Annots [<< /Type /Annot /Subtype /{kind} /Rect [180 298 217 309] /QuadPoints [{area}] /F 4 >>]"
    )
    assert " ".join(lines).split() == f"Governments {'' if struck else 'need not '}report to the Council.".split()
    assert [kind for kind, _ in issues] == (["deleted_text"] if struck else [])


def test_a_whole_paragraph_can_be_struck_out() -> None:
    lines, issues = read("0.6 w 123 302.5 m 320 302.5 l S")
    assert lines == []
    assert [kind for kind, _ in issues] == ["deleted_text"]
