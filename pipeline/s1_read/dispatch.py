"""Which reader a file goes to.

The content decides, by its first bytes; the extension of the name is a witness, and a file that says otherwise is
refused with the name it should have: what a file is called is what its maintainer takes it for, and a row of the tables
must not rest on a file nobody knows is there. Formats that are recognized but not read are refused with what to
convert them to. No format is read here.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from pipeline.limits import CHARACTERS, REPORT_BYTES
from pipeline.model import Document, Source
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.no_document import refuse_what_is_no_document
from pipeline.s1_read.text import read_text

Format = Literal["pdf", "docx", "doc", "html", "markdown", "text"]

_EXTENSIONS: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".doc": "doc",
    ".dot": "doc",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_SUFFIXES: dict[Format, str] = {
    "pdf": ".pdf",
    "docx": ".docx",
    "doc": ".doc",
    "html": ".html",
    "markdown": ".md",
    "text": ".txt",
}
_NAMES: dict[Format, str] = {
    "pdf": "PDF file",
    "docx": "Word file (.docx)",
    "doc": "binary Word file (.doc)",
    "html": "web page",
    "markdown": "Markdown file",
    "text": "plain text file",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# The name of the stream in which Office keeps an encrypted file, in the UTF-16 of an OLE directory.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF file; convert it, e.g. `soffice --headless --convert-to docx FILE`"),
    (b"\x89PNG", "an image; make it a PDF and read it with --ocr"),
    (b"\xff\xd8\xff", "an image; make it a PDF and read it with --ocr"),
    (b"II*\x00", "an image; make it a PDF and read it with --ocr"),
    (b"MM\x00*", "an image; make it a PDF and read it with --ocr"),
    (b"\xffWPC", "a WordPerfect file; convert it, e.g. `soffice --headless --convert-to docx FILE`"),
    (b"%!PS", "a PostScript file; convert it, e.g. `ps2pdf FILE`"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it"),
    (b"Rar!", "a RAR archive; unpack it"),
)
# What may stand before the first tag of a page: white space, a declaration, comments; one of them at a time.
_BEFORE_TAG = re.compile(rb"\s+|<\?xml[^>]*>|<!--")
_FIRST_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I)
# A page may leave out all tags around its text; what it begins with is then one of a block.
_FIRST_BLOCK = re.compile(
    rb"<(?:p|h[1-6]|div|table|main|article|section|center|[ou]l|header|nav|pre|style)\b[^<]*>", re.I
)
_OPENING = re.compile(rb"<(?:html|body)\b", re.I)
_BLOCK_TAG = re.compile(rb"<(?:p|h[1-6]|div|table)\b", re.I)
# The lines at the head of a mail, and of the web archives that browsers save.
_MAIL = re.compile(rb"\s*(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t]+[^\n]*\n)*?){0,40}?MIME-Version:\s*1\.0", re.I)
# What a block of facts begins with.
_FENCES = ("---", "+++")
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# So many controls a short text may hold: marks of pages and records of old systems.
_FEW = 4


def read_document(content: bytes, source: Source, *, ocr: bool = False) -> Document:
    """Read a report file. ``ocr`` allows reading a scan by Tesseract.

    Raises ReadError, and nothing else, for what cannot be read; its message says the file, what is wrong and what to
    do.
    """
    found = detect(content, source)
    path = PurePosixPath(source.path)
    claimed = _EXTENSIONS.get(path.suffix.lower())
    if claimed is not None and claimed != found and {claimed, found} != {"text", "markdown"}:
        raise ReadError(
            "mislabelled_file",
            f"{source.path}: has the name of a {_NAMES[claimed]} but is a {_NAMES[found]}; "
            f"rename it to {path.with_suffix(_SUFFIXES[found]).name}, or convert it to what its name says.",
        )
    document = _read(found, content, source, ocr)
    if len(document.text) > CHARACTERS:
        raise ReadError(
            "too_large",
            f"{source.path}: has {len(document.text):,} characters of text, more than {CHARACTERS:,}; split it.",
        )
    if not document.lines:
        raise ReadError("empty_file", f"{source.path}: has no word; fetch it again.")
    refuse_what_is_no_document(document, source)
    return document


def detect(content: bytes, source: Source) -> Format:
    """The format of ``content``; raises ReadError where it is none that is read."""
    if not content.strip(b" \t\r\n\f\x00\xef\xbb\xbf"):
        raise ReadError("empty_file", f"{source.path}: is empty; fetch it again.")
    if len(content) > REPORT_BYTES:
        raise ReadError(
            "too_large", f"{source.path}: has {len(content):,} bytes, more than {REPORT_BYTES:,}; split it."
        )
    start = content[:1024]
    # PDF readers allow up to a kilobyte of other bytes before the header.
    if b"%PDF-" in start and not _starts_html(start):
        return "pdf"
    if content.startswith(_ZIP):
        return "docx"
    if content.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in content:
            raise ReadError(
                "encrypted_file", f"{source.path}: is an encrypted Office file; save it without a password."
            )
        return "doc"
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise ReadError("unknown_format", f"{source.path}: is {what}.")
    head = content[:4096]
    if _MAIL.match(head):
        raise ReadError(
            "unknown_format", f"{source.path}: is a mail or a saved web archive; save the report itself from it."
        )
    if _starts_html(head) or _holds_html(content[:65536]) or _starts_html(_wide(head)):
        return "html"
    controls = len(_CONTROL.findall(head))
    if not start.startswith(_TEXT_BOMS) and controls > max(_FEW, len(head) // 50) and not _is_utf16(head):
        raise ReadError(
            "unknown_format",
            f"{source.path}: is neither text nor a known format (first bytes {content[:8].hex(' ')}); "
            "PDF, DOCX, HTML, Markdown and plain text are read.",
        )
    claimed = _EXTENSIONS.get(PurePosixPath(source.path).suffix.lower())
    if claimed == "html" and _starts_html(head, _FIRST_BLOCK):
        return "html"
    return "markdown" if claimed == "markdown" else "text"


def _starts_html(head: bytes, first: re.Pattern[bytes] = _FIRST_TAG) -> bool:
    """Whether the first tag is one that opens a page, or another one. Each byte is looked at once."""
    at = 0
    while found := _BEFORE_TAG.match(head, at):
        at = found.end()
        if found.group() == b"<!--":
            end = head.find(b"-->", at)
            if end < 0:
                return False
            at = end + 3
    return first.match(head, at) is not None


def _wide(head: bytes) -> bytes:
    """The ASCII of a beginning in UTF-16 or UTF-8 that says so by a mark of byte order; nothing of another one."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore").encode("ascii", "ignore")
    return head[3:] if head.startswith(b"\xef\xbb\xbf") else b""


def _holds_html(content: bytes) -> bool:
    """Whether a page opens somewhere and has a block below."""
    opening = _OPENING.search(content)
    end = content.find(b">", opening.end()) if opening else -1
    return end >= 0 and _BLOCK_TAG.search(content, end) is not None


def _is_utf16(head: bytes) -> bool:
    """Text in UTF-16 without a mark of byte order: every second byte of Latin text is zero."""
    even, odd = head[::2], head[1::2]
    return max(even.count(0), odd.count(0)) > 0.4 * len(odd) and min(even.count(0), odd.count(0)) < 0.02 * len(odd) + 1


def _read(found: Format, content: bytes, source: Source, ocr: bool) -> Document:
    # Readers are imported where they are needed: a run over text files loads neither PDFium nor lxml.
    if found == "pdf":
        from pipeline.s1_read.pdf import read_pdf

        if not ocr:
            return read_pdf(content, source)
        from pipeline.s1_read.ocr import recognize

        return read_pdf(content, source, recognize=recognize)
    if found == "docx":
        from pipeline.s1_read.docx import read_docx

        return read_docx(content, source)
    if found == "doc":
        from pipeline.s1_read.old_word import read_doc

        return read_doc(content, source)
    if found == "html":
        from pipeline.s1_read.html_page import read_html

        return read_html(content, source)
    if found == "markdown":
        from pipeline.s1_read.markdown import read_markdown

        return read_markdown(content, source)
    plain = read_text(content, source)
    if plain.text.lstrip().startswith(_FENCES):
        from pipeline.s1_read.front_matter import read_front_matter
        from pipeline.s1_read.markdown import read_markdown

        # A block of facts is written over Markdown, whatever the name of its file.
        return read_markdown(content, source) if read_front_matter(plain.text) else plain
    return plain
