"""The way in: which reader a file goes to, what is refused and how, and what holds of every Document."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Document
from pipeline.s1_read import ReadError, read_document
from pipeline.s1_read.characters import fold
from pipeline.s1_read.dispatch import detect
from pipeline.s1_read.ocr import recognized_lines
from tests.gold import CORPUS, needs_corpus
from tests.made_files import make_docx, make_pdf, p, prose, source, table

PDF = make_pdf([prose(700, ["The General Assembly decides to remain seized of the matter"] * 20)] * 2)
DOCX = make_docx(p("The General Assembly") + table(["a", "b"]) + p("decides"))
PAGE = (
    b"<!doctype html><html><body><nav>Menu</nav><h1>Report</h1><p>1. First<sup>1</sup> words<br>go on</p>"
    b"<ol start=3><li>Third<ol type=a><li>sub</li></ol></ol><table><tr><th>A<th>B<tr><td>1<td>2</table>"
    b"<div id=footnotes><p>1 See E/1998/27.</p></div><script>no()</script></body></html>"
)
MARKDOWN = b"# Report\n\n1. First words[^1]\n3. Third (two is lost)\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: Ibid.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("content", "name", "reader"),
    [
        pytest.param(PDF, "a.pdf", "pdf", id="pdf"),
        pytest.param(b"\n\n" + PDF, "a.pdf", "pdf", id="pdf-after-blank-lines"),
        pytest.param(DOCX, "a.docx", "docx", id="docx"),
        pytest.param(PAGE, "a.html", "html", id="html"),
        pytest.param(PAGE.decode().encode("utf-16"), "a.html", "html", id="html-in-utf-16"),
        pytest.param(b"<!-- saved -->\n<p class=a>1. The report</p>", "a.html", "html", id="html-of-a-block-alone"),
        pytest.param(b"<p>1. The report</p>", "a.txt", "text", id="a-block-in-a-text"),
        pytest.param(b"\xef\xbb\xbf<html>1. The report</html>", "a.html", "html", id="html-behind-a-mark"),
        pytest.param(b"1. It met.\x1c\x1d\x1e2. It met.", "a.txt", "text", id="text-with-a-few-controls"),
        pytest.param(MARKDOWN, "a.md", "markdown", id="markdown"),
        pytest.param(b"1. The present report", "a.txt", "text", id="text"),
        pytest.param("1. The report".encode("utf-16"), "a.txt", "text", id="text-in-utf-16"),
        pytest.param(b"a < b and <p> is a tag", "a.txt", "text", id="text-with-a-tag"),
    ],
)
def test_the_content_chooses_the_reader(content: bytes, name: str, reader: str) -> None:
    document = read_document(content, source(content, name))
    assert document.reader == reader


@pytest.mark.parametrize(
    ("content", "name", "kind", "says"),
    [
        pytest.param(b"", "a.pdf", "empty_file", "is empty", id="empty"),
        pytest.param(PDF, "a.txt", "mislabelled_file", "rename it to a.pdf", id="pdf-named-txt"),
        pytest.param(DOCX, "a.doc", "mislabelled_file", "rename it to a.docx", id="docx-named-doc"),
        pytest.param(PAGE, "a.txt", "mislabelled_file", "rename it to a.html", id="html-named-txt"),
        pytest.param(b"1. The report", "a.pdf", "mislabelled_file", "rename it to a.txt", id="text-named-pdf"),
        pytest.param(b" \n\n", "a.txt", "empty_file", "is empty", id="blank"),
        pytest.param("\u200b\u00a0\n".encode(), "a.txt", "empty_file", "has no word", id="characters-that-nobody-sees"),
        pytest.param(
            make_pdf([prose(700, ["x"])], encrypted=True), "a.pdf", "encrypted_file", "qpdf", id="encrypted-pdf"
        ),
        pytest.param(
            make_pdf([prose(700, ["x"])], encrypted=True).replace(b"/Standard", b"/Strange_"),
            "a.pdf",
            "encrypted_file",
            "qpdf",
            id="pdf-encrypted-in-an-unknown-way",
        ),
        pytest.param(b"%PDF-1.4\n1 0 obj", "a.pdf", "damaged_file", "truncated", id="truncated-pdf"),
        pytest.param(make_pdf([[]] * 2001), "a.pdf", "too_large", "2001 pages", id="pdf-of-too-many-pages"),
        pytest.param(DOCX[: len(DOCX) // 2], "a.docx", "damaged_file", "truncated", id="truncated-docx"),
        pytest.param(zipped(xl__workbook_xml=b"<x/>"), "a.docx", "unknown_format", "spreadsheet", id="spreadsheet"),
        pytest.param(zipped(a=b"x"), "a.zip", "unknown_format", "unpack", id="zip"),
        pytest.param(zipped(word__document_xml=b"<w"), "a.docx", "damaged_file", "XML", id="broken-xml"),
        pytest.param(make_docx(""), "a.docx", "empty_file", "without text", id="docx-without-text"),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted_file", "password", id="encrypted-docx"
        ),
        pytest.param(
            b"From: a\r\nSubject: A/60/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n<html>",
            "a.html",
            "unknown_format",
            "web archive",
            id="saved-web-archive",
        ),
        pytest.param(b"{\\rtf1 words}", "a.doc", "unknown_format", "soffice", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png", "unknown_format", "image", id="image"),
        pytest.param(bytes(range(32)) * 40, "a.txt", "unknown_format", "neither text", id="binary-named-txt"),
        pytest.param(b"<html><body></body></html>", "a.html", "empty_file", "without text", id="page-without-text"),
    ],
)
def test_refusals_name_the_file_and_what_is_wrong(content: bytes, name: str, kind: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as refusal:
        read_document(content, source(content, name))
    assert refusal.value.kind == kind
    assert str(refusal.value).startswith(f"{name}: ")


def test_a_letter_with_the_lines_of_a_mail_is_a_text() -> None:
    content = b"From: the Chair\nTo: the Members\n\nMIME-Version: 1.0 is what mails say.\n"
    assert read_document(content, source(content, "a.txt")).reader == "text"


def test_old_word_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadError, match="soffice --headless --convert-to docx") as refusal:
        read_document(OLE, source(OLE, "a.doc"))
    assert refusal.value.kind == "old_word_format"


def test_a_scan_with_ocr_but_no_tesseract_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    content = make_pdf([[]])
    with pytest.raises(ReadError, match="tesseract-ocr") as refusal:
        read_document(content, source(content), ocr=True)
    assert refusal.value.kind == "missing_tool"


def test_recognized_words_become_lines() -> None:
    table_of_words: dict[str, list[Any]] = {
        "text": ["", "The", "Assembly", "decides"],
        "block_num": [1, 1, 1, 1],
        "par_num": [1, 1, 1, 1],
        "line_num": [1, 1, 1, 2],
        "left": [0, 300, 420, 300],
        "top": [0, 600, 600, 660],
        "width": [0, 100, 200, 150],
        "height": [0, 30, 30, 30],
    }
    lines = recognized_lines(table_of_words, 792)
    assert [(line.text, round(line.x0), round(line.y)) for line in lines] == [
        ("The Assembly", 72, 641),
        ("decides", 72, 626),
    ]


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.s1_read.docx_package.PART_BYTES", 100_000)
    bomb = zipped(word__document_xml=b" " * 200_000)
    with pytest.raises(ReadError, match="unpacks to 200,000 bytes") as refusal:
        read_document(bomb, source(bomb, "a.docx"))
    assert refusal.value.kind == "too_large"


def test_entities_are_not_expanded() -> None:
    xml = (
        b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:body></w:document>"
    )
    content = zipped(word__document_xml=xml)
    assert "aaa" not in read_document(content, source(content, "a.docx")).text


def test_a_web_page_becomes_lines_with_roles() -> None:
    document = read_document(PAGE, source(PAGE, "a.html"))
    assert list(zip((line.role for line in document.lines), texts(document), strict=True)) == [
        ("heading", "Report"),
        (None, "1. First1 words"),
        (None, "go on"),
        ("list_item", "3. Third"),
        ("list_item", "a. sub"),
        ("table", "A\tB"),
        ("table", "1\t2"),
        ("note", "1 See E/1998/27."),
    ]
    assert [mark.marker for mark in document.marks] == ["1"]


def test_markdown_keeps_the_numbers_of_the_file() -> None:
    document = read_document(MARKDOWN, source(MARKDOWN, "a.md"))
    assert list(zip((line.role for line in document.lines), texts(document), strict=True)) == [
        ("heading", "Report"),
        ("list_item", "1. First words1"),
        ("list_item", "3. Third (two is lost)"),
        ("table", "A\tB"),
        ("table", "1\t2"),
        ("note", "1 Ibid."),
    ]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("31\u00a0May", "31 May", id="no-break-space"),
        pytest.param("con\ufb02ict", "conflict", id="ligature"),
        pytest.param("co\u00adoperation", "cooperation", id="soft-hyphen"),
        pytest.param("follow\u2011up", "follow-up", id="no-break-hyphen"),
        pytest.param("Co\u0302te", "Côte", id="combining-accent"),
        pytest.param("x²", "x²", id="superscript-stays"),
        pytest.param("“1998–99”", "“1998–99”", id="quotes-and-dashes-stay"),
    ],
)
def test_characters_are_folded(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def hold(document: Document) -> None:
    """The invariants of every Document."""
    at = 0
    for line in document.lines:
        assert at <= line.start < line.end <= len(document.text)
        assert not document.text[at : line.start].strip()
        assert not document.text[line.start : line.end].count("\n")
        assert document.text[line.start : line.end] == document.text[line.start : line.end].strip()
        at = line.end
    assert not document.text[at:].strip()
    pages = [line.page for line in document.lines if line.page is not None]
    assert pages == sorted(pages)
    for mark in document.marks:
        assert any(line.start <= mark.start < mark.end <= line.end for line in document.lines)


@pytest.mark.parametrize(("content", "name"), [(PDF, "a.pdf"), (DOCX, "a.docx"), (PAGE, "a.html"), (MARKDOWN, "a.md")])
def test_reading_twice_is_the_same(content: bytes, name: str) -> None:
    first = read_document(content, source(content, name))
    hold(first)
    assert read_document(content, source(content, name)) == first


def real_reports() -> list[Path]:
    """The reports of the corpus itself; the folders in it are collections with tests of their own."""
    return sorted(path for path in CORPUS.glob("[!R]*") if path.is_file())


@needs_corpus
@pytest.mark.parametrize("path", real_reports(), ids=lambda path: path.name)
def test_every_real_report_is_read_or_refused(path: Path) -> None:
    content = path.read_bytes()
    refused = {"A_45_696_Add.1.en.pdf": "no_text_layer", "2nd_AdvancedQuestionsSlovenia.doc": "mislabelled_file"}
    if path.name in refused:
        with pytest.raises(ReadError) as error:
            read_document(content, source(content, path.name))
        assert error.value.kind == refused[path.name]
    else:
        hold(read_document(content, source(content, path.name)))


words = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=40)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(30, 500), st.integers(30, 760), st.sampled_from([5.5, 8.5, 10, 14]), words)))
def test_lines_of_any_page_are_in_order_and_disjoint(prints: list[tuple[float, float, float, str]]) -> None:
    content = make_pdf([[*prose(700, ["words enough for a page of text"] * 10), *prints]])
    hold(read_document(content, source(content)))


@settings(max_examples=60)
@given(st.recursive(words.map(fold), lambda inner: st.lists(inner, max_size=4), max_leaves=12))
def test_lines_of_any_web_page_are_in_order_and_disjoint(tree: object) -> None:
    def write(node: object, depth: int = 0) -> str:
        if isinstance(node, str):
            return node.replace("&", "&amp;").replace("<", "&lt;")
        tags = ("div", "p", "ol", "li", "table", "tr", "td", "sup", "h2", "b")
        tag = tags[(len(node) + depth) % len(tags)] if isinstance(node, list) else "p"
        return f"<{tag}>{''.join(write(child, depth + 1) for child in node)}</{tag}>" if isinstance(node, list) else ""

    content = f"<html><body><p>x</p>{write(tree)}</body></html>".encode()
    hold(read_document(content, source(content, "a.html")))


@settings(max_examples=60)
@given(st.sampled_from([PDF, DOCX, PAGE]), st.integers(0, 2**32), st.booleans())
def test_damage_raises_nothing_but_read_errors(whole: bytes, seed: int, cut: bool) -> None:
    chance = random.Random(seed)
    content = bytearray(whole[: chance.randrange(len(whole))] if cut else whole)
    for _ in range(0 if cut else 8):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with contextlib.suppress(ReadError):
        hold(read_document(bytes(content), source(bytes(content), "a.pdf")))


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        pytest.param("start=2000000000 type=a", "a.", id="beyond-nine-figures"),
        pytest.param("start=200000000 type=a", "200000000.", id="letters-as-long-as-a-book"),
        pytest.param("start=200000000 type=i", "200000000.", id="romans-as-long-as-a-book"),
        pytest.param("start=&#178;", "1.", id="superscript"),
        pytest.param("start=--5", "1.", id="two-signs"),
        pytest.param(f"start={'9' * 5000}", "1.", id="five-thousand-figures"),
    ],
)
def test_a_list_counts_from_a_number_or_from_one(attributes: str, printed: str) -> None:
    content = f"<html><body><ol {attributes}><li>Item of a list of the report</ol>".encode()
    text = read_document(content, source(content, "a.html")).text
    assert text.startswith(f"{printed} Item")


@pytest.mark.parametrize("head", [b"<!-- x -->" * 400, b"<!--" * 1000, b" " * 4000, b"<?xml ?>" * 400, b"<!-- " * 1000])
def test_what_may_stand_before_the_first_tag_takes_no_time(head: bytes) -> None:
    began = time.process_time()
    assert detect(head + b"<p>", source(head, "a.txt")) in ("text", "html")
    assert time.process_time() - began < 1, "it was looked at again and again"
