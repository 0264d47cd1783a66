"""What reading makes of PDF files: the words, their order, and what place, size and weight say of them."""

from __future__ import annotations

import pytest

from pipeline.model import Document
from pipeline.s1_read import ReadError, read_document
from tests.gold import CORPUS, needs_corpus
from tests.made_files import Print, make_pdf, prose, source

BODY = [f"line {number} of a paragraph that says what the Assembly decided and why" for number in range(1, 21)]


def read(*pages: list[Print]) -> Document:
    content = make_pdf(pages)
    return read_document(content, source(content))


def texts(document: Document, role: str | None = None) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines if role is None or line.role == role]


def marks(document: Document) -> list[tuple[str, str]]:
    """Each mark with the word it stands at."""
    return [(document.text[: mark.start].split()[-1], mark.marker) for mark in document.marks]


def test_a_line_keeps_its_page_place_size_and_weight() -> None:
    document = read([*prose(650, BODY), (91, 300, 14, "III. Absence of the State", "bold")], prose(650, BODY))
    heading = document.lines[20]
    assert document.text[heading.start : heading.end] == "III. Absence of the State"
    assert (heading.page, heading.x0, heading.size, heading.bold) == (1, 91.0, 14.0, True)
    assert [line.page for line in document.lines] == [1] * 21 + [2] * 20
    assert document.pages == 2
    assert "\n\f\n" in document.text


@pytest.mark.parametrize(
    ("prints", "expected"),
    [
        pytest.param(
            [(60, 550, 10, "GENERAL ASSEMBLY"), (400, 550, 10, "SECURITY COUNCIL")],
            ["GENERAL ASSEMBLY\tSECURITY COUNCIL"],
            id="wide-gap-becomes-a-tab",
        ),
        pytest.param(
            [(123, 550, 10, "12."), (150, 550, 10, "The Committee notes")],
            ["12. The Committee notes"],
            id="gap-after-a-number-is-a-blank",
        ),
        pytest.param([(123, 550, 10, "Figure"), (153, 550, 10, "one")], ["Figure one"], id="small-gap-becomes-a-blank"),
        pytest.param(
            [(123, 550, 10, "cross-"), (123, 538, 10, "cutting issues")],
            ["cross-", "cutting issues"],
            id="hyphen-at-line-end-stays-and-ends-the-line",
        ),
        pytest.param(
            [(123, 550, 10, "C\xf4te d\x92Ivoire \x96 1998".encode("latin-1").decode("cp1252"))],
            ["Côte d’Ivoire – 1998"],
            id="accents-and-typographic-signs",
        ),
    ],
)
def test_words_of_a_line(prints: list[Print], expected: list[str]) -> None:
    assert texts(read([*prose(700, BODY[:5]), *prints]))[5:] == expected


@pytest.mark.parametrize(
    ("prints", "expected"),
    [
        pytest.param(
            [(123, 500, 10, "overstretched institutions."), (227.6, 503.5, 6, "12")],
            [("institutions.", "12")],
            id="after-a-full-stop",
        ),
        pytest.param(
            [(123, 500, 10, "in figure I"), (166.9, 503.5, 6, "3"), (170, 500, 10, "and elsewhere")],
            [("I", "3")],
            id="inside-a-line",
        ),
        pytest.param(
            [(123, 500, 10, "Council and endorses the"), (157.5, 503.5, 6, "5")],
            [("Council", "5")],
            id="printed-after-its-line",
        ),
        pytest.param([(123, 500, 10, "resolution 52/98 of 1998")], [], id="figures-of-full-size-are-none"),
        pytest.param([(123, 500, 10, "CO"), (138, 498, 6, "2"), (142, 500, 10, "emissions")], [], id="lowered-is-none"),
        pytest.param(
            [(123, 500, 10, "institutions."), (175, 503.5, 6, "12,"), (183, 503.5, 6, "13"), (192, 500, 10, "They")],
            [("institutions.", "12"), ("institutions.12,", "13")],
            id="two-marks-with-a-comma",
        ),
    ],
)
def test_marks_of_notes_are_small_and_raised(prints: list[Print], expected: list[tuple[str, str]]) -> None:
    assert marks(read([*prose(700, BODY[:10]), *prints])) == expected


RAISED = 503.5


@pytest.mark.parametrize(
    ("prints", "words"),
    [
        pytest.param([(123, "At its 15"), (162.5, "th"), (167.5, " session")], "At its 15th session", id="ordinal-th"),
        pytest.param([(123, "on the 21"), (162, "st"), (166.4, " of May")], "on the 21st of May", id="ordinal-st"),
        pytest.param([(123, "the 3"), (143.1, "rd"), (148.6, " meeting")], "the 3rd meeting", id="ordinal-rd"),
        pytest.param([(123, "The 2"), (145.8, "nd"), (152.3, " Committee")], "The 2nd Committee", id="ordinal-nd"),
        pytest.param([(123, "the 3"), (143.1, "d"), (146.4, " session")], "the 3d session", id="ordinal-of-one-letter"),
        pytest.param([(123, "le 1"), (140.3, "er"), (145.4, " mai")], "le 1er mai", id="french-first"),
        pytest.param([(123, "la 2"), (140.3, "e"), (143.2, " session")], "la 2e session", id="french-second"),
        pytest.param([(123, "M"), (131.9, "me"), (139.8, " Diop")], "Mme Diop", id="abbreviation"),
        pytest.param([(123, "act on n"), (155.4, "o"), (158.7, " 7.")], "act on no 7.", id="number-sign"),
        pytest.param([(123, "the M"), (145.8, "r"), (148, " Annan")], "the Mr Annan", id="one-raised-letter"),
    ],
)
def test_raised_letters_of_words_stay_in_them(prints: list[tuple[float, str]], words: str) -> None:
    line: list[Print] = [
        (x, RAISED, 6.5, text) if place % 2 else (x, 500, 10, text) for place, (x, text) in enumerate(prints)
    ]
    document = read([*prose(700, BODY[:10]), *line])
    assert texts(document)[-1] == words
    assert not document.marks


def test_a_raised_letter_is_a_mark_where_a_note_opens_with_it() -> None:
    rows: list[Print] = [(x, 480 - 12 * row, 8.5, "Observers") for row in range(6) for x in (60, 200)]
    table: list[Print] = [(60, 500, 8.5, "Troops"), (200, 500, 8.5, "860"), (215, 503, 5.5, "a"), *rows]
    note: list[Print] = [(60, 120, 5.5, "a"), (66, 117, 8.5, "Including observers.")]
    assert marks(read([*prose(700, BODY[:10]), *table, *note])) == [("860", "a")]
    assert marks(read([*prose(700, BODY[:10]), *table], [*prose(700, BODY[:10]), *note])) == [("860", "a")]
    assert marks(read([*prose(700, BODY[:10]), *table])) == []


def test_heads_and_feet_are_furniture_and_stand_first_and_last() -> None:
    foot: list[Print] = [(60, 38, 8.5, "2/21", "bold"), (500, 38, 7, "25-11624")]
    head: list[Print] = [(60, 743, 8.5, "A/80/179", "bold"), (60, 733, 8.5, "S/2025/468", "bold")]
    document = read(prose(650, BODY), [*foot, *prose(690, BODY), *head])
    second = [line for line in document.lines if line.page == 2]
    roles = [line.role for line in second]
    assert roles == ["furniture"] * 2 + [None] * 20 + ["furniture"]
    assert texts(document, "furniture") == ["A/80/179", "S/2025/468", "2/21\t25-11624"]


def test_a_decision_numbered_at_the_head_of_a_page_is_no_count_of_pages() -> None:
    def page(number: int, top: str) -> list[Print]:
        foot: list[Print] = [(60, 38, 8.5, f"{number}/31", "bold")]
        return [*foot, (123, 720, 12, top, "bold"), *prose(690, BODY), (60, 743, 8.5, "E/2025/24", "bold")]

    document = read(prose(650, BODY), page(2, "56/103"), page(3, "56/119"), page(4, "56/123"))
    assert [text for text in texts(document, "furniture") if "/" in text] == [
        "E/2025/24",
        "2/31",
        "E/2025/24",
        "3/31",
        "E/2025/24",
        "4/31",
    ]
    assert texts(document, "heading") == ["56/103", "56/119", "56/123"]


def test_a_head_of_symbol_and_title_is_furniture() -> None:
    masthead: list[Print] = [(123, 745, 14, "United Nations"), (400, 745, 14, "A/RES/78/323")]
    title = "International Day of Women"
    left: list[Print] = [(60, 743, 8.5, "A/RES/78/323", "bold"), (300, 743, 8.5, title, "bold")]
    right: list[Print] = [(60, 743, 8.5, title, "bold"), (450, 743, 8.5, "A/RES/78/323", "bold")]
    document = read([*masthead, *prose(650, BODY)], [*left, *prose(690, BODY)], [*right, *prose(650, BODY)])
    assert texts(document, "furniture") == [f"A/RES/78/323\t{title}", f"{title}\tA/RES/78/323"]


def test_a_row_of_a_table_at_the_head_of_a_page_is_text() -> None:
    masthead: list[Print] = [(123, 745, 14, "United Nations"), (400, 745, 14, "A/80/1")]
    row: list[Print] = [(60, 743, 8.5, "A/80/7", "bold"), (300, 743, 8.5, "Report of the Board", "bold")]
    plain: list[Print] = [(60, 743, 8.5, "A/80/1"), (300, 743, 8.5, "Report of the Board")]
    document = read([*masthead, *prose(650, BODY)], [*row, *prose(690, BODY)], [*plain, *prose(690, BODY)])
    assert texts(document, "furniture") == []


def test_typewriter_head_of_four_lines_is_furniture() -> None:
    head = prose(750, ["A/52/826", "S/1998/222", "English", "Page 2"], x=65)
    document = read(prose(650, BODY), [*head, *prose(680, BODY), (523, 60, 10, "/...")])
    assert texts(document, "furniture") == ["A/52/826", "S/1998/222", "English", "Page 2", "/..."]


def test_a_symbol_in_a_note_at_the_foot_is_no_furniture() -> None:
    page: list[Print] = [*prose(700, BODY), (117, 72, 6, "7"), (123, 69, 8.5, "E/1998/76.")]
    document = read(page)
    assert texts(document, "note") == ["7 E/1998/76."]
    assert not document.marks


def test_a_note_whose_last_line_stands_on_other_pages_too_is_whole() -> None:
    def page(marker: str) -> list[Print]:
        words = "Adopted under the Framework Convention; see"
        return [
            *prose(700, BODY),
            (117, 83, 6, marker),
            (123, 80, 8.5, words),
            (113, 70, 8.5, "FCCC/CP/2015/10/Add.1."),
        ]

    document = read(page("1"), page("2"), page("3"))
    assert texts(document, "note")[1::2] == ["FCCC/CP/2015/10/Add.1."] * 3


def test_notes_at_the_foot_have_their_role_and_continue() -> None:
    notes: list[Print] = [
        (99, 120, 8, "__________________"),
        (117, 111, 5.5, "4"),
        (123, 108, 8.5, "World Bank, Africa Social Contract Report: Understanding"),
        (123, 97, 8.5, "Africa (Washington, D.C., June 2021)."),
    ]
    document = read([*prose(700, BODY), *notes])
    assert texts(document, "note") == [
        "4 World Bank, Africa Social Contract Report: Understanding",
        "Africa (Washington, D.C., June 2021).",
    ]
    assert texts(document, "furniture") == ["__________________"]


@pytest.mark.parametrize(
    ("marker", "role"),
    [pytest.param("1", "note", id="of-a-mark-above"), pytest.param("2", "table", id="of-no-mark")],
)
def test_a_note_may_open_with_a_figure_as_large_as_its_words(marker: str, role: str) -> None:
    # As LibreOffice prints it.
    mark: list[Print] = [(123, 400, 10, "It met in the hall of the Assembly."), (285, 404, 6, "1")]
    document = read([*prose(700, BODY), *mark, (123, 300, 8, f"{marker} See the record of the meeting.")])
    assert texts(document, role) == [f"{marker} See the record of the meeting."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left {number} column line of words" for number in range(20)]
    right = [f"right {number} column line of words" for number in range(20)]
    document = read([*prose(700, left, x=60), *prose(700, right, x=312)])
    assert texts(document) == left + right


def test_masthead_and_notes_written_out_of_order_come_to_their_place() -> None:
    page: list[Print] = [
        (117, 103, 6, "1"),
        (123, 100, 8.5, "A note that the file holds before the text."),
        *prose(600, BODY),
        (123, 735, 14, "United Nations"),
    ]
    assert texts(read(page)) == ["United Nations", *BODY, "1 A note that the file holds before the text."]


def test_boxes_written_before_the_text_of_their_page_stand_between_its_paragraphs() -> None:
    """Word processors write the frames of a page first; a frame may stand above the text, in it and below it."""
    boxes = [["Recommendation 1", "The Board should act."], ["Recommendation 2", "It should act again."]]
    written = [
        *prose(640, boxes[0], x=140),
        *prose(520, boxes[1], x=140),
        *prose(700, BODY[:3]),
        *prose(580, BODY[:3]),
        *prose(460, BODY[:3]),
    ]
    assert texts(read(prose(700, BODY), written)) == [*BODY, *BODY[:3], *boxes[0], *BODY[:3], *boxes[1], *BODY[:3]]


def test_gaps_in_columns_do_not_mix_them() -> None:
    """A table or a picture that leaves a gap in one column moves nothing of the other."""
    left, right = (
        [f"left {number} column line of words" for number in range(8)],
        [f"right {number} column line of words" for number in range(8)],
    )
    page = [
        *prose(700, left[:4], x=60),
        *prose(500, left[4:], x=60),
        *prose(700, right[:2], x=312),
        *prose(600, right[2:], x=312),
    ]
    assert texts(read(prose(700, BODY), page)) == BODY + left + right


def test_contents_with_leaders_are_flagged_from_their_heading() -> None:
    page = prose(700, ["Contents", "Paragraphs Page", "I. Introduction.............. 1-4 3", "II. Aims ............ 5"])
    document = read([*page, *prose(600, BODY)])
    assert len(texts(document, "contents")) == 4


def test_small_print_and_rows_of_columns_are_table() -> None:
    row: list[Print] = [(60, 300, 8.5, "Military contingents"), (200, 300, 8.5, "860"), (300, 300, 8.5, "811")]
    document = read([*prose(700, BODY), *row, (123, 320, 10, "Table 2")])
    assert texts(document, "table") == ["Military contingents\t860\t811"]
    assert texts(document, "caption") == ["Table 2"]


@pytest.mark.parametrize(
    ("hidden", "left_out"),
    [
        pytest.param((123, 100, 10, "invisible words", "roman", "3 Tr"), True, id="invisible"),
        pytest.param((123, 100, 10, "white words", "roman", "1 1 1 rg"), True, id="white"),
        pytest.param((123, 100, 10, "turned words", "roman", "0 1 -1 0 300 0 cm"), True, id="turned"),
        pytest.param((123, 100, 10, "grey words", "roman", "0.5 g"), False, id="grey-is-read"),
    ],
)
def test_what_is_not_seen_is_left_out_and_told(hidden: Print, left_out: bool) -> None:
    document = read([*prose(700, BODY), hidden])
    assert (hidden[3] in texts(document)) is not left_out
    assert [issue.kind for issue in document.issues] == (["hidden_text"] if left_out else [])


def test_the_invisible_text_behind_a_scan_is_its_text() -> None:
    page: list[Print] = [(x, y, size, text, "roman", "3 Tr") for x, y, size, text, *_ in prose(700, BODY)]
    document = read([*page, (376, 26, 8, "Digitized by Dag Hammarskjöld Library")])
    assert texts(document)[:20] == BODY


def test_a_page_printed_sideways_is_read_upright() -> None:
    page: list[Print] = [(x, y, size, text, "roman", "0 1 -1 0 792 0 cm") for x, y, size, text, *_ in prose(600, BODY)]
    assert texts(read(page)) == BODY


def test_a_scan_is_refused_with_the_way_out() -> None:
    content = make_pdf([[], []])
    with pytest.raises(ReadError, match="--ocr") as refusal:
        read_document(content, source(content, "scan.pdf"))
    assert refusal.value.kind == "no_text_layer"
    assert str(refusal.value).startswith("scan.pdf: ")


# The counts are those of the raised figures one sees; notes of the first page are stars.
@needs_corpus
@pytest.mark.parametrize(
    ("name", "pages", "last_mark"),
    [
        pytest.param("A_80_179.en.pdf", 21, 52, id="one-column-52-notes"),
        pytest.param("A_53_603.en.pdf", 6, 7, id="marks-printed-after-their-lines"),
        pytest.param("moldova2011.pdf", 22, 5, id="universal-periodic-review"),
    ],
)
def test_every_note_of_a_report_has_its_mark(name: str, pages: int, last_mark: int) -> None:
    content = (CORPUS / name).read_bytes()
    document = read_document(content, source(content, name))
    assert document.pages == pages
    found = {int(mark.marker) for mark in document.marks if mark.marker.isdigit()}
    assert found == set(range(1, last_mark + 1))
    starts = {text.split()[0] for text in texts(document, "note")}
    assert {str(number) for number in found} <= starts


@needs_corpus
def test_a_scan_of_the_library_is_refused() -> None:
    content = (CORPUS / "A_45_696_Add.1.en.pdf").read_bytes()
    with pytest.raises(ReadError, match=r"A_45_696_Add\.1\.en\.pdf: is a scan"):
        read_document(content, source(content, "A_45_696_Add.1.en.pdf"))
