"""Tables that lay out text are text, tables of facts stay tables."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Source
from pipeline.s1_read import read_document
from pipeline.s1_read.html_page import read_html
from pipeline.s1_read.layout_tables import (
    arrangements,
    heads_apart,
    labels_anywhere,
    labels_together,
    layout_of,
    margins_apart,
    pairs_apart,
    without_empty_columns,
    words_alone,
)
from tests.made_files import make_docx, p, r, source

NUMBERED = [["1.", "States should report."], ["2.", "Governments should adopt laws."]]
LONG = "It was said in the report that the oaks of the north grow more slowly than those of the south, which is why all of them have to be watered each year."


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        pytest.param(NUMBERED, "numbered", id="numbers-left"),
        pytest.param([["1", "States should report."], ["2", "It should act; and"]], "numbered", id="bare-numbers"),
        pytest.param([["(a)", "Report to the Council;"], ["(b)", "Adopt laws."]], "numbered", id="letters"),
        pytest.param([["•", "Report to the Council;"], ["•", "Adopt good laws."]], "numbered", id="bullets"),
        pytest.param(
            [["1.", "", "States should report."], ["2.", "", "They should act."]], "numbered", id="gap-between"
        ),
        pytest.param([["I. Introduction"], *NUMBERED], "numbered", id="heading-in-one-cell"),
        pytest.param(
            [["1.", "States should report."], ["", "They should do so soon."]], "numbered", id="second-paragraph"
        ),
        pytest.param([[LONG, LONG]], "columns", id="two-columns-of-text"),
        pytest.param([["1. Act. It did. 2. Report to it.", "3. States should meet."]], "columns", id="cells-count-on"),
        pytest.param([["1. Act. It did. 2. Report to it.", "4. States should meet."]], None, id="cells-that-skip-one"),
        pytest.param([["1. States should act.", "2. States should meet."]], None, id="one-paragraph-a-cell"),
        pytest.param([["1. States should act."], ["2. It should meet."]], "columns", id="paragraphs-below-each-other"),
        pytest.param([["1. States should act."], ["3. It should meet."]], None, id="paragraphs-that-skip-one"),
        pytest.param([["1. Algeria"], ["2. Angola"]], None, id="names-below-each-other"),
        pytest.param([["1.", "Algeria"], ["2.", "Angola"]], None, id="numbered-names"),
        pytest.param(
            [["1.", "States should report."], ["2.", ""], ["3.", "It should act."]],
            "numbered",
            id="number-without-words",
        ),
        pytest.param([["1", "Posts", "12"], ["2", "Travel", "3"]], None, id="figures"),
        pytest.param([["Body", "Asked to"], ["Council", "report to the Assembly."]], None, id="facts"),
        pytest.param(
            [["Aims"], NUMBERED[0], ["Means"], NUMBERED[1]], "numbered", id="heading-above-each-numbered-paragraph"
        ),
        pytest.param([["Aims"], ["Means"], NUMBERED[0], ["Ends"]], None, id="more-words-alone-than-paragraphs"),
        pytest.param([["", "States should report."], ["", "They should act."]], None, id="no-label-at-all"),
        pytest.param([["Name", LONG]], None, id="name-and-description"),
        pytest.param([["I.", "Introduction"], *NUMBERED, ["II.", "Aims"]], "numbered", id="sections-among-paragraphs"),
        pytest.param([["", "Introduction"], *NUMBERED, ["", "Aims"]], "numbered", id="heads-beside-no-label"),
        pytest.param([["", "Total"], ["", "Posts"], ["1.", "States act."]], None, id="facts-beside-no-label"),
        pytest.param([["A.", "Posts"], ["B.", "Travel"], ["1.", "States act."]], None, id="sections-of-facts"),
        pytest.param([], None, id="empty"),
    ],
)
def test_layout(rows: list[list[str]], layout: str | None) -> None:
    assert layout_of(rows) == layout


def test_numbers_in_the_left_cells_of_a_web_page() -> None:
    rows = "".join(f"<tr><td>{label}</td><td><p>{text}</p></td></tr>" for label, text in NUMBERED)
    document = read_html(f"<html><body><table>{rows}</table></body></html>".encode(), Source("a.html", "", 0))
    assert [document.text[line.start : line.end] for line in document.lines] == [" ".join(row) for row in NUMBERED]
    assert {line.role for line in document.lines} <= {None, "paragraph"}


def test_an_empty_column_between_numbers_and_text_of_a_web_page() -> None:
    rows = "".join(f"<tr><td>{label}</td><td>&nbsp;</td><td><p>{text}</p></td></tr>" for label, text in NUMBERED)
    document = read_html(f"<html><body><table>{rows}</table></body></html>".encode(), Source("a.html", "", 0))
    assert [document.text[line.start : line.end] for line in document.lines] == [" ".join(row) for row in NUMBERED]


MERGED = [["Part one", "1.", "States should report."], ["2.", "Governments should adopt laws."]]


def test_a_cell_over_several_rows_stands_above_them() -> None:
    assert heads_apart(MERGED, "Part one".__eq__) == [["Part one"], *NUMBERED]
    assert heads_apart([["Part one"], []], "Part one".__eq__) == [["Part one"]]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param([["", "1.", "A"], [" ", "2.", "B"]], [["1.", "A"], ["2.", "B"]], id="left"),
        pytest.param([["1.", "A", ""], ["2.", "B", ""]], [["1.", "A"], ["2.", "B"]], id="right"),
        pytest.param([["", "A"], ["2.", ""]], [["", "A"], ["2.", ""]], id="none"),
        pytest.param([["I"], ["", "1.", "A"], ["", "2.", "B"]], [["I"], ["1.", "A"], ["2.", "B"]], id="below-a-head"),
        pytest.param([["", "A"], ["", "2.", "B"]], [["", "A"], ["", "2.", "B"]], id="rows-of-several-lengths"),
        pytest.param([], [], id="no-rows"),
    ],
)
def test_columns_without_words_are_left_out(rows: list[list[str]], kept: list[list[str]]) -> None:
    assert without_empty_columns(rows, str) == kept


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        pytest.param(
            [["A.", "Aims", ""], ["", "1.", "Act."], ["", "", "Soon."]],
            [["A.", "Aims"], ["1.", "Act."], ["Soon."]],
            id="sections-before-paragraphs",
        ),
        pytest.param([["A.", "Aims", "x"], ["", "1.", "Act."]], [["A.", "Aims", "x"], ["", "1.", "Act."]], id="three"),
        pytest.param([["Post", "", "12"], ["", "1.", "A"]], [["Post", "", "12"], ["", "1.", "A"]], id="no-label"),
    ],
)
def test_labels_stand_in_any_column(rows: list[list[str]], pairs: list[list[str]]) -> None:
    assert labels_anywhere(rows, str) == pairs


@pytest.mark.parametrize(
    ("rows", "together"),
    [
        pytest.param(
            [["1.", "", "It said:"], ["", "(a)", "Act."]],
            [["1.", "It said:"], ["(a)", "Act."]],
            id="numbers-and-letters",
        ),
        pytest.param([["1.", "x", "A"], ["", "(a)", "B"]], [["1.", "x", "A"], ["", "(a)", "B"]], id="two-in-one-row"),
        pytest.param([["1.", "A"], ["2.", "B"]], [["1.", "A"], ["2.", "B"]], id="one-column-of-them"),
    ],
)
def test_labels_in_columns_of_their_own_are_one_column(rows: list[list[str]], together: list[list[str]]) -> None:
    assert labels_together(rows, str) == together


@pytest.mark.parametrize(
    ("rows", "apart"),
    [
        pytest.param(
            [["1.", "A", "2.", "B"], ["3.", "C", "", ""]], [["1.", "A"], ["2.", "B"], ["3.", "C"]], id="along-the-rows"
        ),
        pytest.param(
            [["1.", "A", "3.", "C"], ["2.", "B", "", ""]],
            [["1.", "A"], ["2.", "B"], ["3.", "C"]],
            id="down-the-columns",
        ),
        pytest.param([["1.", "A", "7.", "B"]], [["1.", "A", "7.", "B"]], id="figures-that-do-not-count"),
        pytest.param([["1.", "A"], ["2.", "B"]], [["1.", "A"], ["2.", "B"]], id="one-number-a-row"),
        pytest.param([], [], id="no-rows"),
    ],
)
def test_two_numbers_of_a_row_are_two_rows(rows: list[list[str]], apart: list[list[str]]) -> None:
    assert pairs_apart(rows, str) == apart


@pytest.mark.parametrize(
    ("rows", "apart"),
    [
        pytest.param(
            [["Aims", "1.", "States should report."], ["", "2.", "They should act."]],
            [["Aims"], ["1.", "States should report."], ["2.", "They should act."]],
            id="left",
        ),
        pytest.param(
            [["1.", "States should report.", "Aims"], ["2.", "They should act.", "Means"]],
            [["Aims"], ["1.", "States should report."], ["Means"], ["2.", "They should act."]],
            id="right",
        ),
        pytest.param(
            [["1", "States should report.", "UNDP"], ["2", "They should act.", "FAO"]], None, id="bare-numbers"
        ),
        pytest.param(
            [["1.", "States should report.", "By 2026"], ["2.", "They should act.", "By 2027"]], None, id="dates"
        ),
        pytest.param([["1.", "States should report.", "A"], ["3.", "They should act.", "B"]], None, id="skips-one"),
        pytest.param([["No.", "Text", "Body"], ["1.", "States should report.", "FAO"]], None, id="head-of-columns"),
    ],
)
def test_words_in_the_margin_stand_above_the_paragraph(rows: list[list[str]], apart: list[list[str]] | None) -> None:
    assert margins_apart(rows, str) == (rows if apart is None else apart)


def test_words_alone_in_a_row_are_a_head_and_labels_none() -> None:
    assert words_alone([["Paragraphs", ""], *NUMBERED], str) == [["Paragraphs"], *NUMBERED]
    assert words_alone([["2.", ""], ["", "A"]], str) == [["2.", ""], ["", "A"]]


def test_numbers_beside_a_cell_over_several_rows_of_a_web_page() -> None:
    first, second = ("".join(f"<td>{words}</td>" for words in row) for row in NUMBERED)
    rows = f'<tr><th rowspan="2">Part one</th>{first}</tr><tr>{second}</tr>'
    document = read_html(f"<html><body><table>{rows}</table></body></html>".encode(), Source("a.html", "", 0))
    assert lines(document) == ["Part one", *[" ".join(row) for row in NUMBERED]]


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs) or p('')}</w:tc>"


def merged(words: str = "") -> str:
    """A cell that runs over several rows, the first with its words or one below."""
    start = ' w:val="restart"' if words else ""
    return f"<w:tc><w:tcPr><w:vMerge{start}/></w:tcPr>{p(words)}</w:tc>"


def rows(*cells: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{chr(32).join(row)}</w:tr>' for row in cells)}</w:tbl>"


def word(body: str) -> Document:
    content = make_docx(body, {"numbering.xml": NUMBERS})
    return read_document(content, source(content, "a.docx"))


def lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


NUMBERS = """<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
FRENCH = "Les États devraient faire rapport sur la protection des personnes."
FIRST, SECOND = "States should report.", "Governments should adopt laws."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(rows((cell(p("1.")), cell(p(FIRST))), (cell(p("2.")), cell(p(SECOND)))),
                     [f"1. {FIRST}", f"2. {SECOND}"], id="numbers-left"),
        pytest.param(rows((cell(p("1")), cell(p(FIRST), p("It may do so."))), (cell(p("2")), cell(p(SECOND)))),
                     [f"1. {FIRST}", "It may do so.", f"2. {SECOND}"], id="two-paragraphs-in-a-cell"),
        pytest.param(rows((cell(p("", numbering=(1, 0))), cell(p(FIRST))), (cell(p("", numbering=(1, 0))), cell(p(SECOND)))),
                     [f"1. {FIRST}", f"2. {SECOND}"], id="numbers-that-word-makes-up"),
        pytest.param(rows((cell(rows((cell(p("1.")), cell(p(FIRST))), (cell(p("2.")), cell(p(SECOND)))), p("")), cell(p("Aside.")))),
                     [f"1. {FIRST}", f"2. {SECOND}", "Aside."], id="table-in-a-table"),
        pytest.param(rows((merged("Part one"), cell(p("1.")), cell(p(FIRST))), (merged(), cell(p("2.")), cell(p(SECOND)))),
                     ["Part one", f"1. {FIRST}", f"2. {SECOND}"], id="a-cell-over-two-rows"),
        pytest.param(rows((cell(p(LONG)), cell(p(LONG), p(FIRST)))), [LONG, LONG, FIRST], id="two-columns-of-text"),
        pytest.param(rows((cell(p("1."), p(""), p("2.")), cell(p(FIRST), p(SECOND)))), [f"1. {FIRST}", f"2. {SECOND}"], id="numbers-in-one-cell"),
        pytest.param(rows((cell(p("1."), p("2.")), cell(p(FIRST), p(SECOND), p("Chad")))), [f"1. 2.\t{FIRST} {SECOND} Chad"], id="more-texts-than-numbers"),
        pytest.param(rows((cell(p(f"1. {FIRST} They should act on it.")), cell(p(f"1. {FRENCH}"))), (cell(p(f"2. {SECOND}")), cell(p(f"2. {FRENCH}")))),
                     [f"1. {FIRST} They should act on it.", f"2. {SECOND}", f"1. {FRENCH}", f"2. {FRENCH}"], id="two-languages"),
        pytest.param(rows((cell(p("of the sea, and that it should be in the plan")), cell(p("de la mer et que les plans sont"))), (cell(p("Oak")), cell(p("Chêne")))),
                     ["of the sea, and that it should be in the plan\tde la mer et que les plans sont", "Oak\tChêne"], id="words-in-two-languages"),
        pytest.param(rows((cell(p("1.")), cell(p("Chad"))), (cell(p("2.")), cell(p("Peru")))), ["1.\tChad", "2.\tPeru"], id="facts"),
    ],
)  # fmt: skip
def test_tables_of_word_files(body: str, expected: list[str]) -> None:
    assert lines(word(body)) == expected


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(f"<td><p>1.</p><p>2.</p></td><td><p>{FIRST}</p><p>{SECOND}</p></td>", id="blocks"),
        pytest.param(f"<td>1.<br>2.</td><td>{FIRST}<br>{SECOND}</td>", id="breaks"),
    ],
)
def test_numbers_in_one_cell_of_a_web_page(cells: str) -> None:
    document = read_html(f"<html><body><table><tr>{cells}</tr></table></body></html>".encode(), Source("a.html", "", 0))
    assert lines(document) == [f"1. {FIRST}", f"2. {SECOND}"]


def test_two_languages_side_by_side_in_a_web_page() -> None:
    row = "<tr><td>{0}. States should report on what is in the plan.</td><td>{0}. {1}</td></tr>"
    page = "".join(row.format(n, FRENCH) for n in (1, 2))
    document = read_html(f"<html><body><table>{page}</table></body></html>".encode(), Source("a.html", "", 0))
    told = [f"{n}. States should report on what is in the plan." for n in (1, 2)]
    assert lines(document) == [*told, *(f"{n}. {FRENCH}" for n in (1, 2))]
    assert [line.role for line in document.lines] == [None, None, "table", "table"]


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_struck_out_words_of_word_files_are_left_out(properties: str) -> None:
    document = word(p(r("States should "), r("not ", properties), r("report.")))
    assert lines(document) == [FIRST]
    assert [issue.kind for issue in document.issues] == ["deleted_text"]


def test_hidden_words_of_word_files_are_said() -> None:
    document = word(p(r("States should "), r("not ", "<w:vanish/>"), r("report.")))
    assert lines(document) == [FIRST]
    assert [issue.kind for issue in document.issues] == ["hidden_text"]


def test_part_in_another_format_is_an_issue() -> None:
    document = word(p(FIRST) + '<w:altChunk r:id="rId9"/>')
    assert lines(document) == [FIRST]
    assert [issue.kind for issue in document.issues] == ["lost_part"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Aims", "1.", LONG], ["", "2.", LONG]], id="words-in-the-margin"),
        pytest.param([["Aims", "", ""], ["", "1.", LONG], ["", "2.", LONG]], id="words-alone-above-an-empty-column"),
    ],
)
def test_a_table_that_lays_out_paragraphs_is_known_in_one_of_its_arrangements(rows: list[list[str]]) -> None:
    arranged = list(arrangements(rows, str, lambda _: False, lambda cell: [cell]))
    assert [layout_of(each) for each in arranged].count("numbered") >= 1
    known = next(each for each in arranged if layout_of(each) == "numbered")
    assert known == [["Aims"], ["1.", LONG], ["2.", LONG]]
