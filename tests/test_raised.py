"""Raised letters of Word files and web pages: those that end a number or an abbreviation, and those that mark notes."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Source
from pipeline.s1_read.docx import read_docx
from pipeline.s1_read.html_page import read_html
from pipeline.s2_structure.raised import without_powers
from tests.made_files import make_docx, p, r, source

RAISED = '<w:vertAlign w:val="superscript"/>'
HEAD = "<html><body><p>A/53/409</p>"


def page(body: str) -> Document:
    return without_powers(read_html(f"{HEAD}{body}</body></html>".encode(), Source("a.html", "", 0)))


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        pytest.param("the 2<sup>e</sup> session", [], id="french-ordinal"),
        pytest.param("n<sup>o</sup> 7 and N<sup>o</sup> 8", [], id="number-sign"),
        pytest.param("M<sup>e</sup> Dupont", [], id="title"),
        pytest.param("the 15<sup>th</sup> session", [], id="english-ordinal"),
        pytest.param("it met<sup>a</sup> twice", ["a"], id="mark-behind-a-word"),
        pytest.param("the 2<sup>a</sup> sessions</p><p>a Including the first", ["a"], id="note-of-that-letter"),
        pytest.param("it met<sup>2</sup>", ["2"], id="figure"),
        pytest.param("some 10<sup>6</sup> people", [], id="power-of-ten"),
        pytest.param("paragraph 10<sup>6</sup></p><p>6 See below", ["6"], id="note-behind-a-ten"),
        pytest.param("A/58/10<sup>6</sup> and 2,010<sup>7</sup>", ["6", "7"], id="figures-behind-other-tens"),
    ],
)
def test_a_raised_letter_is_a_mark_where_a_note_has_it(words: str, marks: list[str]) -> None:
    assert [mark.marker for mark in page(f"<p>{words}</p>").marks] == marks


def test_raised_letters_of_word_files() -> None:
    content = make_docx(p("The 2", r("e", RAISED), " session; it met", r("b", RAISED), "."))
    document = without_powers(read_docx(content, source(content, "a.docx")))
    assert document.text.startswith("The 2e session; it metb.")
    assert [mark.marker for mark in document.marks] == ["b"]
