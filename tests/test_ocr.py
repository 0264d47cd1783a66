"""Scans: what is made of recognized pages, and one read by the real ocrmypdf."""

from __future__ import annotations

import ctypes
import shutil
import zlib
from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from pipeline.model import Structure
from pipeline.s1_read import read_document
from pipeline.s1_read.pdf_page import Page, PrintedLine
from pipeline.s1_read.pdf_recognized import as_one_print, evened
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from tests.made_files import FIRST_OBJECT, Print, make_pdf, prose, source, stream

needs_ocrmypdf = pytest.mark.skipif(
    not (shutil.which("ocrmypdf") and shutil.which("tesseract")),
    reason="ocrmypdf and Tesseract are not installed: apt-get install ocrmypdf tesseract-ocr",
)
_DPI = 200


def line(text: str, x0: float, size: float, y: float = 500) -> PrintedLine:
    return PrintedLine(text, x0, x0 + 300, y, size, False, False, ((0, 1),), True)


def recognized(text: str, reader: str = "pdf+ocrmypdf") -> Structure:
    content = text.encode()
    where = source(content, "scan.txt")
    return structure(replace(read_text(content, where), reader=reader), where)


def test_recognized_pages_have_letters_of_one_size_and_one_left_edge() -> None:
    left = [line("The Commission met.", 60, 9), line("It adopted", 62, 8), line("the report.", 61, 11)]
    right = [line("States should", 34, 10), line("report.", 34, 9), line("Annex", 200, 12)]
    made = as_one_print({1: [Page(1, 612, 792, left)], 2: [Page(2, 612, 792, right)], 4: [Page(4, 612, 792, [])]})
    lines = [each for parts in made.values() for page in parts for each in page.lines]
    assert {(each.size, each.marks, each.raised_start) for each in lines} == {(10.0, (), False)}
    assert [round(each.x0) for each in lines] == [60, 62, 61, 61, 61, 227]
    assert {round(each.x1 - each.x0) for each in lines} == {300}


@pytest.mark.parametrize(
    ("sizes", "recognized", "read"),
    [
        pytest.param([10, 9, 11, 9, 10, 9, 10, 9, 10, 10, 14], True, [10.0] * 10 + [14.0], id="boxes-of-letters"),
        pytest.param([10, 10, 10, 10, 10, 8, 8, 8, 8, 10, 10], True, [10, 10, 10, 10, 10, 8, 8, 8, 8, 10, 10], id="sizes-of-print"),
        pytest.param([10, 9, 11, 9, 10, 9, 10, 9, 10, 10, 14], False, [10, 9, 11, 9, 10, 9, 10, 9, 10, 10, 14], id="no-scan"),
    ],
)  # fmt: skip
def test_words_under_a_scan_are_of_one_print_where_their_sizes_are_those_of_boxes(
    sizes: list[float], recognized: bool, read: list[float]
) -> None:
    lines = [line("The Commission met and adopted the report of the Board.", 60, size) for size in sizes]
    (page,) = evened([Page(1, 612, 792, lines, recognized=recognized)])
    assert [each.size for each in page.lines] == read


@pytest.mark.parametrize(
    ("text", "x0", "read"),
    [
        pytest.param("Jaws", 540, "/...", id="sign-that-the-text-goes-on"),
        pytest.param("12", 540, "12", id="page-number"),
        pytest.param("Jaws", 60, "Jaws", id="word-of-the-text"),
    ],
)
def test_the_sign_below_a_page_is_read(text: str, x0: float, read: str) -> None:
    (page,) = as_one_print({1: [Page(1, 612, 792, [line("It met.", 60, 10), line(text, x0, 3, 40)])]})[1]
    assert page.lines[-1].text == read


STOPS = [
    pytest.param("1. A.\n2, By it.\n3. C.", ["1", "2", "3"], ["2,"], id="between-its-neighbours"),
    pytest.param("1. A.\n2, By it.", ["1", "2"], ["2,"], id="after-the-one-before"),
    pytest.param("1, A.\n2. By it.", ["1", "2"], ["1,"], id="before-the-next"),
    pytest.param("1. A.\n2. In the years\n1998, By it.\n3. C.", ["1", "2", "3"], [], id="out-of-sequence"),
    pytest.param("1. A.\n2. See paragraphs\n3, and 4.\n3. C.", ["1", "2", "3"], [], id="a-list-goes-on-small"),
]


@pytest.mark.parametrize(("body", "numbers", "mended"), STOPS)
def test_a_number_with_a_comma_is_told_by_the_sequence(body: str, numbers: list[str], mended: list[str]) -> None:
    found = recognized(f"A/53/1\n\nReport of the Secretary-General\n\nI. Introduction\n\n{body}\n")
    assert [p.number for p in found.paragraphs] == numbers
    assert [r.original for r in found.repairs] == mended
    assert {(r.rule_id, r.repaired[-1]) for r in found.repairs} <= {("number_stop", ".")}


def test_in_a_text_that_was_typed_a_comma_is_a_comma() -> None:
    found = recognized("A/53/1\n\nI. Introduction\n\n1. A.\n\n2, By it.\n\n3. C.\n", reader="text")
    assert not found.repairs


def _scan(prints: list[Print]) -> bytes:
    """An image object of a page as it is printed."""
    with pdfium.PdfDocument(make_pdf([prints])) as document:
        bitmap = document[0].render(scale=_DPI / 72, grayscale=True)
        rows = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
        pixels = b"".join(rows[at : at + bitmap.width] for at in range(0, len(rows), bitmap.stride))
        size = f"/Width {bitmap.width} /Height {bitmap.height}"
    entries = f"/Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    return stream(zlib.compress(pixels), entries)


@needs_ocrmypdf
@pytest.mark.exhaustive
def test_a_scanned_page_inside_a_text_is_recognized_and_the_others_are_left_alone() -> None:
    head = ["A/53/1", "Report of the Secretary-General", "I. Introduction"]
    first = ["1. The Commission met in Geneva and adopted its report on the matter without a vote."]
    scanned = [
        "2, Governments should adopt laws that punish all who take part in the trade in persons.",
        "3. States should report to the Secretary-General before the end of the year.",
    ]
    last = ["4. The Committee should meet twice a year and make its reports public."]
    pages: list[list[Print]] = [
        [*prose(700, head), *prose(600, first)],
        [(0, 0, 1, " ", "roman", "q 612 0 0 792 0 0 cm /Im Do Q")],
        prose(700, last),
    ]
    picture = _scan([(100, 700, 12, scanned[0]), (100, 660, 12, scanned[1])])
    content = make_pdf(pages, resources=f"/XObject << /Im {FIRST_OBJECT} 0 R >>", objects=[picture])
    document = read_document(content, source(content, "a-53-1.pdf"), ocr=True)
    made = structure(document, source(content, "a-53-1.pdf"))
    assert document.reader == "pdf+ocrmypdf", document.issues
    assert [p.number for p in made.paragraphs] == ["1", "2", "3", "4"]
    assert [(p.page_start, p.passage.text) for p in made.paragraphs] == [
        (1, first[0][3:]),
        (2, scanned[0][3:]),
        (2, scanned[1][3:]),
        (3, last[0][3:]),
    ]
    assert ["page 2" in issue.message for issue in document.issues if issue.kind == "recognized_text"] == [True]
    assert [(r.original, r.rule_id) for r in made.repairs] == [("2,", "number_stop")]
