"""PDF files with a text layer.

Opens the file with PDFium, refuses what cannot be read, and puts the lines of ``pdf_page`` in the order and roles of
``layout``. Pages that hold no text go to the recognizer of characters that the caller gives, if it gives one; how
characters are recognized is the business of ``ocr``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from pipeline.limits import PAGES
from pipeline.model import Document, Issue, Source
from pipeline.s1_read.canonical import CanonicalText, Look
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.html_visible import left_out_issues
from pipeline.s1_read.layout import arrange
from pipeline.s1_read.pdf_page import Page, has_ink, read_page
from pipeline.s1_read.pdf_recognized import evened
from pipeline.s1_read.pdf_scene import has_layers
from pipeline.s1_read.raised_letters import note_letters

MEDIA_TYPE = "application/pdf"
READER = "pdf"
# A page of a scan that was given a stamp (`Digitized by ...`) has some characters; a page of text has a thousand.
_MIN_CHARACTERS_A_PAGE = 60
# A file that has one page of text is a document, whatever the others are.
_PAGE_OF_TEXT = 200
# A page or two without a picture are a short document; many pages with a line each are drawn and not written.
_SHORT = 2
_OCR = "read {it} with --ocr (needs Tesseract with ocrmypdf or pytesseract)"


@dataclass(frozen=True, slots=True)
class Recognized:
    """Pages whose characters were recognized, by number, and the tool that did it."""

    tool: str
    pages: dict[int, list[Page]]


#: From a file's bytes, its source and the numbers of pages (from 1) to their recognized lines; raises ReadError.
Recognizer = Callable[[bytes, Source, list[int]], Recognized]


@dataclass(slots=True)
class _Reading:
    """The pages of a file while they are read, and what is to be said of them."""

    source: Source
    pages: list[Page] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    reader: str = READER

    def warn(self, kind: str, numbers: Iterable[int], words: str) -> None:
        """Say something of pages, if there are any; ``{pages}`` names them, ``{it}`` stands for them."""
        found = sorted(set(numbers))
        if found:
            said = words.format(pages=_named(found), it="it" if len(found) == 1 else "them")
            self.issues.append(Issue("warning", kind, f"{self.source.path}: {said}."))


def read_pdf(content: bytes, source: Source, *, recognize: Recognizer | None = None) -> Document:
    """The text of a PDF with roles and places of its lines; raises ReadError for what is none or has no text."""
    with open_pdf(content, source) as document:
        # A form's fields can be asked only of pages that are loaded after it; a damaged form costs its fields alone.
        with suppress(pdfium.PdfiumError):
            document.init_forms()
        count = len(document)
        if count > PAGES:
            raise ReadError(
                "too_large",
                f"{source.path}: has {count} pages, more than {PAGES}; split it into its documents.",
            )
        if count == 0:
            raise ReadError("damaged_file", f"{source.path}: is a PDF without pages; fetch it again.")
        reading = _Reading(source)
        _read_pages(reading, document, count, has_layers(content))
        wanting = _want_of_text(reading.pages, source, count)
        if wanting is None:
            _look_at_pictures(reading, document)
    unread = sorted({page.number for page in reading.pages if page.picture or page.letters == "garbled"})
    if recognize and (unread or wanting):
        _recognize(reading, content, unread if unread else list(range(1, count + 1)), recognize, wanting)
    elif wanting:
        raise wanting
    _tell_what_is_laid(reading)
    _warn(reading)
    made = canonical(evened(reading.pages), count, tuple(reading.issues))
    return replace(made, reader=reading.reader)


def canonical(pages: list[Page], count: int, issues: tuple[Issue, ...]) -> Document:
    """Measured pages as a Document."""
    text = CanonicalText()
    for item in arrange(pages):
        line = item.line
        text.add(
            line.text,
            marks=line.marks,
            page=item.page,
            role=item.role,
            look=Look(round(line.x0, 1), round(line.size, 1), line.bold),
        )
    return text.document(MEDIA_TYPE, READER, count, issues)


def open_pdf(content: bytes, source: Source) -> pdfium.PdfDocument:
    """An open PDFium document, to be closed; raises ReadError for an encrypted or damaged one."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium_raw.FPDF_ERR_PASSWORD, pdfium_raw.FPDF_ERR_SECURITY):
            raise ReadError(
                "encrypted_file",
                f"{source.path}: is an encrypted PDF; save it without a password, e.g. `qpdf --decrypt IN OUT`.",
            ) from error
        raise ReadError(
            "damaged_file",
            f"{source.path}: is a damaged or truncated PDF ({error}); fetch it again.",
        ) from error


def _read_pages(reading: _Reading, document: pdfium.PdfDocument, count: int, layers: bool) -> None:
    path = reading.source.path
    form = document.formenv.raw if document.formenv else None
    read: list[list[Page]] = []
    for index in range(count):
        try:
            read.append(read_page(document.raw, index, layers=layers, form=form))
        except ValueError as error:
            reading.issues.append(
                Issue("error", "unreadable_page", f"{path}: {error}; the text of the page is missing.")
            )
    # Which letters are marks shows in the notes; the few pages that have such marks are measured again.
    letters = note_letters([page for pages in read for page in pages])
    for pages in read:
        number = pages[0].number
        if number in letters:
            reading.pages += read_page(document.raw, number - 1, layers=layers, letters=letters[number], form=form)
        else:
            reading.pages += pages
    if not reading.pages:
        raise ReadError("damaged_file", f"{path}: is a PDF none of whose pages can be loaded; fetch it again.")
    hidden = sum(page.hidden for page in reading.pages)
    if hidden:
        reading.issues.append(
            Issue(
                "info",
                "hidden_text",
                f"{path}: {hidden} characters are left out that are not part of the page as it is seen: printed "
                "invisibly, in white or sideways, beyond its edges, in a layer that is switched off, or a watermark.",
            )
        )
    struck = " ".join(words for page in reading.pages for words in page.struck)
    reading.issues += left_out_issues({"deleted": [struck]})


def _tell_what_is_laid(reading: _Reading) -> None:
    """Say that words of forms and free text were read, and that notes and stamps were not."""
    pages, path = reading.pages, reading.source.path
    laid, notes = sum(page.laid for page in pages), sum(page.notes for page in pages)
    if laid:
        where = _named(sorted({page.number for page in pages if page.laid}))
        words = f"{path}: {laid} characters in fields of a form or laid on the page as free text are read ({where})."
        reading.issues.append(Issue("info", "laid_text", words))
    if notes:
        where = _named(sorted({page.number for page in pages if page.notes}))
        words = f"{path}: {notes} notes and stamps that a reader of the file put on {where} are left out."
        reading.issues.append(Issue("info", "notes_left_out", words))


def _look_at_pictures(reading: _Reading, document: pdfium.PdfDocument) -> None:
    """Take blank pages from those that are pictures; a file that is refused is not looked at."""
    reading.pages = [
        replace(page, picture=False) if page.picture and not has_ink(document.raw, page.number - 1) else page
        for page in reading.pages
    ]


def _want_of_text(pages: list[Page], source: Source, count: int) -> ReadError | None:
    """The refusal of a file that has no text."""
    lengths = [sum(len(line.text) for line in page.lines) for page in pages]
    characters = sum(lengths)
    if characters >= min(2000, _MIN_CHARACTERS_A_PAGE * max(1, len(pages))) or max(lengths) >= _PAGE_OF_TEXT:
        return None
    if characters and len(pages) <= _SHORT and all(page.letters != "garbled" and not page.picture for page in pages):
        return None
    if any(page.letters == "garbled" for page in pages):
        return ReadError(
            "garbled_text",
            f"{source.path}: its characters are not its letters: its fonts name them wrongly; "
            f"{_OCR.format(it='it')}, or give its text as a .txt file.",
        )
    return ReadError(
        "no_text_layer",
        f"{source.path}: is a scan without a text layer ({count} pages, {characters} characters of text); "
        f"{_OCR.format(it='it')}, or give its text as a .txt file.",
    )


def _recognize(
    reading: _Reading, content: bytes, numbers: list[int], recognize: Recognizer, wanting: ReadError | None
) -> None:
    """Put recognized pages in the place of those without text; what cannot be recognized stays as it is."""
    path = reading.source.path
    try:
        found = recognize(content, reading.source, numbers)
    except ReadError as error:
        if wanting:
            raise
        reading.issues.append(Issue("warning", error.kind, error.message))
        return
    if wanting and not any(page.lines for pages in found.pages.values() for page in pages):
        raise ReadError("no_text_layer", f"{path}: {found.tool} finds no words in this scan.")
    pages = [page for page in reading.pages if page.number not in found.pages]
    pages += [page for recognized in found.pages.values() for page in recognized]
    reading.pages = sorted(pages, key=lambda page: page.number)
    reading.reader = f"{READER}+{found.tool}"
    reading.warn("recognized_text", found.pages, f"the text of {{pages}} was recognized by {found.tool}")


def _warn(reading: _Reading) -> None:
    """Name the pages whose words are missing or were mended."""
    pages = reading.pages
    reading.warn(
        "page_without_text",
        (page.number for page in pages if page.picture),
        f"no text but a picture stands on {{pages}}, and what it says is not read; {_OCR}",
    )
    reading.warn(
        "garbled_text",
        (page.number for page in pages if page.letters == "garbled"),
        "the characters of {pages} are not the letters that are seen: the fonts name them wrongly, and the words are left out; "
        + _OCR,
    )
    reading.warn(
        "moved_letters",
        (page.number for page in pages if page.letters == "moved"),
        "the characters of {pages} were not the letters that are seen and were moved back to them; look at the words",
    )


def _named(numbers: list[int]) -> str:
    """``page 2``, ``pages 2, 5 to 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"page {parts[0]}" if len(numbers) == 1 else f"pages {', '.join(parts)}"
