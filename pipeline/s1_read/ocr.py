"""Scans without a text layer, by Tesseract.

``ocrmypdf`` lays a text layer under the pages, which is then read as any PDF's; where only ``pytesseract`` is
installed, each page is drawn and recognized, and its lines are placed from Tesseract's boxes. Neither is a dependency
of the project. A text that was recognized carries a warning.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from pipeline.limits import lift_limits
from pipeline.model import Document, Issue, Source
from pipeline.s1_read.characters import fold
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.pdf import MAX_PAGES, canonical, open_pdf, read_pdf
from pipeline.s1_read.pdf_page import Page, PrintedLine

# Documents are printed at 10 points; Tesseract wants capitals some 30 pixels high.
_DPI = 300
_SECONDS_A_PAGE = 60
_LANGUAGE = "eng"
_RECOGNIZED_SIZE = 10.0


def read_scan(content: bytes, source: Source) -> Document:
    """The text of a scan; raises ReadError where no OCR is installed or it finds nothing."""
    if shutil.which("tesseract"):
        if shutil.which("ocrmypdf"):
            return _warned(_with_ocrmypdf(content, source), source, "ocrmypdf")
        if importlib.util.find_spec("pytesseract") and importlib.util.find_spec("PIL"):
            return _warned(_with_pytesseract(content, source), source, "pytesseract")
    raise ReadError(
        "missing_tool",
        f"{source.path}: is a scan, and --ocr needs Tesseract with ocrmypdf or pytesseract, which are not installed; "
        "install them (e.g. `apt-get install tesseract-ocr ocrmypdf`) or give the text as a .txt file.",
    )


def _warned(document: Document, source: Source, tool: str) -> Document:
    warning = Issue("warning", "recognized_text", f"{source.path}: is a scan; its text was recognized by {tool}.")
    return replace(document, reader=f"pdf+{tool}", issues=(warning, *document.issues))


def _with_ocrmypdf(content: bytes, source: Source) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        scan, readable = Path(folder, "scan.pdf"), Path(folder, "readable.pdf")
        scan.write_bytes(content)
        command = ["ocrmypdf", "--language", _LANGUAGE, "--rotate-pages", "--output-type", "pdf", "--skip-text"]
        with open_pdf(content, source) as opened:
            limit = _SECONDS_A_PAGE * max(1, len(opened))
        try:
            subprocess.run(
                [*command, str(scan), str(readable)],
                capture_output=True,
                timeout=limit,
                check=True,
                preexec_fn=lift_limits,
            )
            return read_pdf(readable.read_bytes(), source)
        except (subprocess.SubprocessError, OSError) as error:
            raise ReadError("no_text_layer", f"{source.path}: ocrmypdf cannot read this scan ({error}).") from error


def _with_pytesseract(content: bytes, source: Source) -> Document:
    # Not imported by name: the project has no say in whether it is there.
    pytesseract = importlib.import_module("pytesseract")
    pages: list[Page] = []
    with open_pdf(content, source) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadError("too_large", f"{source.path}: has {count} pages, more than {MAX_PAGES}; split it.")
        for index in range(count):
            try:
                pages.append(_recognize(document, index, pytesseract))
            except (pdfium.PdfiumError, pytesseract.TesseractError, RuntimeError, OSError) as error:
                raise ReadError(
                    "no_text_layer", f"{source.path}: Tesseract cannot read page {index + 1} ({error})."
                ) from error
    if not any(page.lines for page in pages):
        raise ReadError("no_text_layer", f"{source.path}: Tesseract finds no words in this scan.")
    return canonical(pages, count, ())


def _recognize(document: Any, index: int, pytesseract: Any) -> Page:
    """The lines of one page from Tesseract's table of words."""
    page = document[index]
    width, height = page.get_size()
    image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
    table = pytesseract.image_to_data(
        image, lang=_LANGUAGE, output_type=pytesseract.Output.DICT, timeout=_SECONDS_A_PAGE
    )
    return Page(index + 1, width, height, recognized_lines(table, height))


def recognized_lines(table: dict[str, list[Any]], height: float) -> list[PrintedLine]:
    """Words of Tesseract's table (pixels, from the top) as lines (points, from the bottom)."""
    scale = 72 / _DPI
    rows: dict[tuple[int, int, int], list[int]] = {}
    for at, word in enumerate(table["text"]):
        if str(word).strip():
            rows.setdefault((table["block_num"][at], table["par_num"][at], table["line_num"][at]), []).append(at)
    lines = []
    for words in rows.values():
        left = min(table["left"][at] for at in words) * scale
        right = max(table["left"][at] + table["width"][at] for at in words) * scale
        bottom = max(table["top"][at] + table["height"][at] for at in words) * scale
        text = fold(" ".join(str(table["text"][at]).strip() for at in words))
        if text:
            # The boxes of words vary with their letters, so no size can be told from them.
            lines.append(PrintedLine(text, left, right, height - bottom, _RECOGNIZED_SIZE, False, False))
    return lines
