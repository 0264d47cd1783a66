"""What of a PDF's text is on the page as it is seen: layers, boxes, ink, scans, and letters that are not what they show."""

from __future__ import annotations

import shutil

import pytest

from pipeline.s1_read import ocr
from pipeline.s1_read.pdf import Recognized
from pipeline.s1_read.pdf_page import Page, PrintedLine
from tests.made_files import FIRST_OBJECT, Print, make_pdf, picture, prose, stream
from tests.read_files import kinds, pages_named, read, texts

BODY = [f"line {number} of a paragraph that says what the Assembly decided and why" for number in range(1, 21)]


def layer(text: str, name: str = "MC0", kind: str = "OC") -> Print:
    """Words in marked content, which the prints of ``make_pdf`` put before the text and never close: all that follows
    on the page would be in it, but that each is in brackets of its own."""
    return (123, 300, 10, text, "roman", f"/{kind} /{name} BDC")


OFF = f"/OCProperties << /OCGs [{FIRST_OBJECT} 0 R] /D << /OFF [{FIRST_OBJECT} 0 R] >> >>"
ON = f"/OCProperties << /OCGs [{FIRST_OBJECT} 0 R] /D << /ON [{FIRST_OBJECT} 0 R] /OFF [] >> >>"
NONE_IS_ON = f"/OCProperties << /OCGs [{FIRST_OBJECT} 0 R] /D << /BaseState /OFF >> >>"
ONLY_PRINTED = (
    f"/OCProperties << /OCGs [{FIRST_OBJECT} 0 R] /D << /AS [<< /Event /View /Category [/View] "
    f"/OCGs [{FIRST_OBJECT} 0 R] >>] >> >>"
)
GROUP = b"<< /Type /OCG /Name (French) >>"
PRINTED = b"<< /Type /OCG /Name (French) /Usage << /View << /ViewState /OFF >> /Print << /PrintState /ON >> >> >>"
MEMBER = f"<< /Type /OCMD /OCGs [{FIRST_OBJECT} 0 R] /P /AllOn >>".encode()


@pytest.mark.parametrize(
    ("catalog", "named", "seen"),
    [
        pytest.param(OFF, FIRST_OBJECT, False, id="off"),
        pytest.param(OFF, FIRST_OBJECT + 1, False, id="off-by-membership"),
        pytest.param(NONE_IS_ON, FIRST_OBJECT, False, id="all-layers-off"),
        pytest.param(ONLY_PRINTED, FIRST_OBJECT, False, id="only-on-paper"),
        pytest.param(ON, FIRST_OBJECT, True, id="on"),
        pytest.param(ON, FIRST_OBJECT + 1, True, id="on-by-membership"),
    ],
)
def test_words_of_a_layer_that_is_off_are_not_read(catalog: str, named: int, seen: bool) -> None:
    words = "3. Les gouvernements devraient adopter des lois."
    content = make_pdf(
        [[*prose(700, BODY), layer(words)]],
        catalog=catalog,
        resources=f"/Properties << /MC0 {named} 0 R >>",
        objects=[PRINTED if catalog == ONLY_PRINTED else GROUP, MEMBER],
    )
    document = read(content)
    assert (words in texts(document)) is seen
    assert texts(document)[:20] == BODY
    assert kinds(document) == ([] if seen else ["hidden_text"])


def test_a_form_in_a_layer_that_is_off_is_not_read() -> None:
    form = stream(
        b"BT /roman 10 Tf 1 0 0 1 123 300 Tm (a hidden form) Tj ET",
        f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC {FIRST_OBJECT} 0 R /Resources << /Font << /roman 3 0 R >> >>",
    )
    shown = form.replace(b"a hidden form", b"a form shown ").replace(f"/OC {FIRST_OBJECT} 0 R".encode(), b"")
    content = make_pdf(
        [[*prose(700, BODY), (0, 0, 1, " ", "roman", "/X0 Do /X1 Do")]],
        catalog=OFF,
        resources=f"/XObject << /X0 {FIRST_OBJECT + 1} 0 R /X1 {FIRST_OBJECT + 2} 0 R >>",
        objects=[GROUP, form, shown],
    )
    assert texts(read(content)) == [*BODY, "a form shown"]


@pytest.mark.parametrize(
    ("entries", "print_", "seen"),
    [
        pytest.param("/CropBox [0 40 612 780]", (123, 20, 10, "a line below the edge"), False, id="below-the-crop-box"),
        pytest.param("/CropBox [0 40 612 780]", (123, 783, 10, "a line above the edge"), False, id="above"),
        pytest.param("/CropBox [100 0 612 792]", (20, 300, 10, "left of it"), False, id="left-of-the-crop-box"),
        pytest.param("/CropBox [0 0 500 792]", (520, 700, 10, "on a line's height"), False, id="right-on-one-baseline"),
        pytest.param("", (123, -30, 10, "a line below the sheet"), False, id="off-the-sheet"),
        pytest.param("/TrimBox [20 30 592 762]", (123, 8, 8, "04-1234.indd 1 5/6/15"), False, id="beyond-the-trim"),
        pytest.param("/CropBox [0 40 612 780]", (123, 60, 10, "a line inside"), True, id="inside"),
        pytest.param("/TrimBox [0 0 612 30]", (123, 300, 10, "a line"), True, id="a-trim-box-that-is-wrong"),
    ],
)
def test_words_beyond_the_page_are_not_read(entries: str, print_: Print, seen: bool) -> None:
    document = read(make_pdf([[*prose(700, BODY), print_]], entries={0: entries}))
    assert any(print_[3] in text for text in texts(document)) is seen
    assert "line 1 of a paragraph that says what the Assembly decided and why" in texts(document)
    assert kinds(document) == ([] if seen else ["hidden_text"])


@pytest.mark.parametrize(
    ("bar", "seen"),
    [
        pytest.param("0 g 100 290 400 25 re f", False, id="black-bar"),
        pytest.param("1 g 100 290 400 25 re f", False, id="white-bar"),
        pytest.param("0 g 100 290 40 25 re f", True, id="bar-over-a-part"),
        pytest.param("0.5 w 100 290 400 25 re S", True, id="frame"),
        pytest.param("0.8 g /GS0 gs 100 290 400 25 re f", True, id="highlight"),
    ],
)
def test_words_under_a_bar_are_not_read(bar: str, seen: bool) -> None:
    words: Print = (123, 300, 10, "4. Governments should remain hidden.")
    content = make_pdf(
        [[*prose(700, BODY), words, (123, 200, 10, "the last line", "roman", f"{bar} 0 g")]],
        resources="/ExtGState << /GS0 << /BM /Multiply /ca 1 >> >>",
    )
    document = read(content)
    assert (words[3] in texts(document)) is seen
    assert "the last line" in texts(document)
    assert kinds(document) == ([] if seen else ["hidden_text"])


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        pytest.param("q 400 0 0 25 100 290 cm /Im Do Q", False, id="picture-over-them"),
        pytest.param("q 40 0 0 25 100 290 cm /Im Do Q", True, id="picture-over-a-part"),
        pytest.param("q 400 0 0 25 100 200 cm /Im Do Q", True, id="picture-below-them"),
        pytest.param("q 612 0 0 792 0 0 cm /Im Do Q", True, id="scan-over-its-recognized-words"),
        pytest.param("/GS0 gs q 400 0 0 25 100 290 cm /Im Do Q", True, id="watermark"),
    ],
)
def test_words_under_a_picture_are_read_only_where_it_is_a_scan(drawn: str, seen: bool) -> None:
    words: Print = (123, 300, 10, "4. Governments should remain hidden.")
    content = make_pdf(
        [[*prose(700, BODY), words, (123, 100, 10, "the last line", "roman", drawn)]],
        resources=f"/XObject << /Im {FIRST_OBJECT} 0 R >> /ExtGState << /GS0 << /ca 0.2 >> >>",
        objects=[picture()],
    )
    document = read(content)
    assert (words[3] in texts(document)) is seen
    assert kinds(document) == ([] if seen else ["hidden_text"])


@pytest.mark.parametrize(
    ("clip", "seen"),
    [
        pytest.param("0 0 200 200 re W n", False, id="elsewhere"),
        pytest.param("100 290 m 500 290 l 500 280 l W n", False, id="triangle-below"),
        pytest.param("0 280 612 40 re W n 0 0 100 100 re W n", False, id="two-areas-that-share-nothing"),
        pytest.param("100 280 400 40 re W n", True, id="around-them"),
        pytest.param("100 280 200 40 re W n", True, id="around-a-part"),
        pytest.param("0.5 0 0 0.5 0 0 cm 200 560 800 80 re W n 2 0 0 2 0 0 cm", True, id="in-other-units"),
    ],
)
def test_words_outside_of_what_is_drawn_are_not_read(clip: str, seen: bool) -> None:
    words: Print = (123, 300, 10, "4. Governments should remain hidden.", "roman", clip)
    document = read(make_pdf([[*prose(700, BODY), words]]))
    assert (words[3] in texts(document)) is seen
    assert kinds(document) == ([] if seen else ["hidden_text"])


def test_words_on_a_ground_that_is_drawn_before_them_are_read() -> None:
    words: Print = (123, 300, 10, "on a grey ground", "roman", "0.8 g 100 290 400 25 re f 0 g")
    assert "on a grey ground" in texts(read(make_pdf([[*prose(700, BODY), words]])))


def test_places_are_told_from_the_corner_of_the_page_that_is_seen() -> None:
    moved: list[Print] = [(x + 1000, y - 2000, size, text) for x, y, size, text, *_ in prose(650, BODY)]
    heads: list[Print] = [(1060, -1257, 8.5, "A/80/179"), (1060, -1962, 8.5, "2/21")]
    entries = "/MediaBox [1000 -2000 1612 -1208]"
    document = read(make_pdf([prose(650, BODY), [*heads, *moved]], entries={1: entries}))
    second = [line for line in document.lines if line.page == 2]
    assert [line.role for line in second] == ["furniture", *[None] * 20, "furniture"]
    assert second[1].x0 == 123


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_upright_however_it_lies(turn: int, rotate: int) -> None:
    matrix = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 792 0", 180: "-1 0 0 -1 612 792", 270: "0 -1 1 0 0 792"}[turn]
    page: list[Print] = [
        (x, y, size, text, "roman", f"{matrix} cm")
        for x, y, size, text, *_ in [(60, 580, 8.5, "A/80/179"), *prose(530, BODY)]
    ]
    content = make_pdf([prose(700, BODY), page], entries={1: f"/Rotate {rotate}"})
    document = read(content)
    second = [line for line in document.lines if line.page == 2]
    assert [document.text[line.start : line.end] for line in second[-20:]] == BODY
    assert {line.x0 for line in second[-20:]} == {123}


def test_paragraphs_beside_a_table_that_lies_on_its_side_are_read() -> None:
    side: list[Print] = [
        (x, y, 8, text, "roman", "0 1 -1 0 612 0 cm")
        for x, y, _, text, *_ in prose(300, [f"{line} and when" for line in BODY])
    ]
    document = read(make_pdf([[*prose(760, BODY[:4]), *side]]))
    assert texts(document)[-4:] == BODY[:4]
    assert f"{BODY[7]} and when" in texts(document)


@pytest.mark.parametrize("operators", ["1 0 0.2126 1 0 0 cm", "1 0 0.33 1 0 0 cm"])
def test_letters_that_lean_are_read(operators: str) -> None:
    words = "inter alia and the Institut du droit"
    assert words in texts(read(make_pdf([[*prose(700, BODY), (20, 300, 10, words, "roman", operators)]])))


@pytest.mark.parametrize(
    ("x", "dy", "words"),
    [
        pytest.param(123.5, -0.4, BODY, id="the-same-words"),
        pytest.param(121, 1, [line.replace("l", "1") for line in BODY], id="words-recognized-otherwise"),
        pytest.param(123, 0, [f"{line} and why not" for line in BODY], id="more-words-than-are-seen"),
    ],
)
@pytest.mark.parametrize("under", [True, False], ids=["under-a-picture", "without-a-picture"])
def test_a_layer_of_recognized_words_below_printed_ones_is_left_out(
    x: float, dy: float, words: list[str], under: bool
) -> None:
    again: list[Print] = [(x, y + dy, 9.7, text, "courier", "3 Tr") for _, y, _, text, *_ in prose(700, words)]
    mixed = [item for pair in zip(prose(700, BODY), again, strict=True) for item in pair]
    before: list[Print] = [(0, 0, 1, " ", "roman", "q 612 0 0 792 0 0 cm /X0 Do Q")] if under else []
    content = make_pdf([[*before, *mixed]], resources=f"/XObject << /X0 {FIRST_OBJECT} 0 R >>", objects=[picture(250)])
    document = read(content)
    assert texts(document) == BODY
    assert kinds(document) == ["hidden_text"]


def test_recognized_words_over_a_picture_beside_printed_ones_are_read() -> None:
    shown: list[Print] = [(0, 0, 1, " ", "roman", "q 400 0 0 250 100 100 cm /X0 Do Q")]
    behind: list[Print] = [
        (x, y, s, t, "roman", "3 Tr") for x, y, s, t, *_ in prose(330, ["A letter that was scanned"])
    ]
    content = make_pdf(
        [[*prose(700, BODY), *shown, *behind]], resources=f"/XObject << /X0 {FIRST_OBJECT} 0 R >>", objects=[picture()]
    )
    assert texts(read(content)) == [*BODY, "A letter that was scanned"]


@pytest.mark.parametrize(
    ("operators", "text", "seen"),
    [
        pytest.param(
            "0 0.3 0.6 rg 100 290 400 30 re f 1 1 1 rg", "Report of the Secretary-General", True, id="on-blue"
        ),
        pytest.param("0 0.3 0.6 rg 100 290 400 30 re f 1 1 1 rg", "16", False, id="a-figure-on-a-bar"),
        pytest.param("1 1 1 rg", "Report of the Secretary-General", False, id="on-white"),
        pytest.param("7 Tr", "Report of the Secretary-General", False, id="clipping-only"),
        pytest.param("1 1 1 rg 0 0 0 RG 2 Tr", "Report of the Secretary-General", True, id="white-with-an-outline"),
    ],
)
def test_white_words_are_read_where_their_ground_shows_them(operators: str, text: str, seen: bool) -> None:
    document = read(make_pdf([[*prose(700, BODY), (123, 300, 10, text, "roman", operators)]]))
    assert (text in texts(document)) is seen


def test_hidden_words_inside_a_line_are_cut_out_of_it() -> None:
    line: list[Print] = [
        (123, 300, 10, "States should report"),
        (220, 300, 10, "(reviewers praise this)", "roman", "1 1 1 rg"),
        (330, 300, 10, "every year."),
    ]
    assert texts(read(make_pdf([[*prose(700, BODY), *line]])))[20:] in (
        ["States should report every year."],
        ["States should report\tevery year."],
    )


# -- pages without text -------------------------------------------------------------------------------------------

WHOLE: Print = (0, 0, 1, " ", "roman", "q 612 0 0 792 0 0 cm /X0 Do Q")
STRIPS: list[Print] = [(0, 0, 1, " ", "roman", f"q 500 0 0 36 50 {36 * number} cm /X0 Do Q") for number in range(1, 21)]
DRAWN: Print = (0, 0, 1, " ", "roman", " ".join(f"{x} 100 3 500 re f" for x in range(100, 500, 12)))


@pytest.mark.parametrize(
    ("page", "grey", "named"),
    [
        pytest.param([WHOLE], 0, True, id="a-scan"),
        pytest.param([WHOLE, (376, 26, 8, "Digitized by Dag Hammarskjöld Library")], 0, True, id="a-stamped-scan"),
        pytest.param([DRAWN], 0, True, id="letters-drawn-as-outlines"),
        pytest.param([], 0, False, id="a-blank-page"),
        pytest.param(
            [*STRIPS, (500, 740, 9, "A/60/872"), (300, 40, 9, "2/3")], 0, True, id="strips-with-head-and-foot"
        ),
        pytest.param([STRIPS[0], (500, 740, 9, "A/60/872")], 0, False, id="one-strip"),
        pytest.param([WHOLE], 255, False, id="a-scan-of-a-blank-page"),
        pytest.param([WHOLE, (100, 60, 10, "Figure II. Deployment as at June")], 0, False, id="a-figure-with-caption"),
        pytest.param([WHOLE, *prose(700, BODY)], 0, False, id="words-over-a-picture"),
    ],
)
def test_a_page_that_is_a_picture_is_named(page: list[Print], grey: int, named: bool) -> None:
    content = make_pdf(
        [prose(700, BODY), page, prose(700, BODY)],
        resources=f"/XObject << /X0 {FIRST_OBJECT} 0 R >>",
        objects=[picture(grey)],
    )
    document = read(content)
    assert kinds(document) == (["page_without_text"] if named else [])
    assert pages_named(document) == (["page 2"] if named else [])
    assert texts(document)[-20:] == BODY


def test_pages_are_named_as_ranges() -> None:
    pages: list[list[Print]] = [prose(700, BODY), [WHOLE], prose(700, BODY), [WHOLE], [WHOLE], [WHOLE]]
    content = make_pdf(pages, resources=f"/XObject << /X0 {FIRST_OBJECT} 0 R >>", objects=[picture()])
    assert pages_named(read(content)) == ["pages 2, 4 to 6"]


def test_ocr_reads_the_scanned_page_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[int]] = []

    def recognize(_content: bytes, _source: object, numbers: list[int]) -> Recognized:
        asked.append(numbers)
        line = PrintedLine("2. States should report.", 123, 300, 700, 10, False, False)
        return Recognized("tesseract", {number: [Page(number, 612, 792, [line])] for number in numbers})

    monkeypatch.setattr(ocr, "recognize", recognize)
    content = make_pdf(
        [prose(700, BODY), [WHOLE], prose(700, BODY)],
        resources=f"/XObject << /X0 {FIRST_OBJECT} 0 R >>",
        objects=[picture()],
    )
    document = read(content, ocr=True)
    assert asked == [[2]]
    assert texts(document) == [*BODY, "2. States should report.", *BODY]
    assert kinds(document) == ["recognized_text"]
    assert document.reader == "pdf+tesseract"


def test_a_scanned_page_without_tesseract_costs_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    content = make_pdf(
        [prose(700, BODY), [WHOLE]], resources=f"/XObject << /X0 {FIRST_OBJECT} 0 R >>", objects=[picture()]
    )
    document = read(content, ocr=True)
    assert texts(document) == BODY
    assert kinds(document) == ["missing_tool", "page_without_text"]
