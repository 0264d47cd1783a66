"""PDF files with a text layer.

Opens the file with PDFium, refuses what cannot be read, and puts the lines of ``pdf_page`` in the order and roles of
``layout``. Scans go to ``ocr`` where the caller wants that; nothing of it is here.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from pipeline.model import Document, Issue, Source
from pipeline.s1_read.canonical import CanonicalText
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.layout import arrange
from pipeline.s1_read.pdf_page import Page, read_page

MEDIA_TYPE = "application/pdf"
READER = "pdf"
# The longest reports of the United Nations, the programme budgets in one volume, stay below 1,500 pages.
MAX_PAGES = 2000
# A page of a scan that was given a stamp (`Digitized by ...`) has some characters; a page of text has a thousand.
_MIN_CHARACTERS_A_PAGE = 60


def read_pdf(content: bytes, source: Source) -> Document:
    """The text of a PDF with roles and places of its lines; raises ReadError for what is none or has no text."""
    with open_pdf(content, source) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadError(
                "too_large",
                f"{source.path}: has {count} pages, more than {MAX_PAGES}; split it into its documents.",
            )
        if count == 0:
            raise ReadError("damaged_file", f"{source.path}: is a PDF without pages; fetch it again.")
        pages, issues = _pages(document, count, source)
    characters = sum(len(line.text) for page in pages for line in page.lines)
    if characters < _MIN_CHARACTERS_A_PAGE * max(1, len(pages)) and characters < 2000:
        raise ReadError(
            "no_text_layer",
            f"{source.path}: is a scan without a text layer ({count} pages, {characters} characters of text); "
            "read it with --ocr (needs Tesseract with ocrmypdf or pytesseract), or give its text as a .txt file.",
        )
    return canonical(pages, count, tuple(issues))


def canonical(pages: list[Page], count: int, issues: tuple[Issue, ...], reader: str = READER) -> Document:
    """Measured pages as a Document."""
    text = CanonicalText()
    for item in arrange(pages):
        line = item.line
        text.add(
            line.text,
            marks=line.marks,
            page=item.page,
            role=item.role,
            x0=round(line.x0, 1),
            size=round(line.size, 1),
            bold=line.bold,
        )
    return text.document(MEDIA_TYPE, reader, count, issues)


def open_pdf(content: bytes, source: Source) -> pdfium.PdfDocument:
    """An open PDFium document, to be closed; raises ReadError for an encrypted or damaged one."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD:
            raise ReadError(
                "encrypted_file",
                f"{source.path}: is an encrypted PDF; save it without a password, e.g. `qpdf --decrypt IN OUT`.",
            ) from error
        raise ReadError(
            "damaged_file",
            f"{source.path}: is a damaged or truncated PDF ({error}); fetch it again.",
        ) from error


def _pages(document: pdfium.PdfDocument, count: int, source: Source) -> tuple[list[Page], list[Issue]]:
    pages: list[Page] = []
    issues: list[Issue] = []
    hidden = 0
    for index in range(count):
        try:
            page = read_page(document.raw, index)
        except ValueError as error:
            issues.append(
                Issue("error", "unreadable_page", f"{source.path}: {error}; the text of the page is missing.")
            )
            continue
        hidden += page.hidden
        pages.append(page)
    if not pages:
        raise ReadError("damaged_file", f"{source.path}: is a PDF none of whose pages can be loaded; fetch it again.")
    if hidden:
        issues.append(
            Issue(
                "info",
                "hidden_text",
                f"{source.path}: {hidden} characters printed invisibly, in white or sideways are left out.",
            )
        )
    return pages, issues
