"""Scanned pages without a text layer, by Tesseract.

``ocrmypdf`` lays a text layer under the pages, which is then read as any PDF's; where only ``pytesseract`` is
installed, each page is drawn and recognized, and its lines are placed from Tesseract's boxes. Neither is a dependency
of the project. Pages that have a text are left alone.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from pipeline.limits import lift_limits
from pipeline.model import Source
from pipeline.s1_read.characters import fold
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.pdf import Recognized, open_pdf
from pipeline.s1_read.pdf_page import Page, PrintedLine, read_page
from pipeline.s1_read.pdf_recognized import RECOGNIZED_SIZE, as_one_print

# Documents are printed at 10 points; Tesseract wants capitals some 30 pixels high.
_DPI = 300
_SECONDS_A_PAGE = 60
# ocrmypdf takes seconds to start, on a machine that is busy with others a minute.
_SECONDS_TO_START = 120
_LANGUAGE = "eng"


def recognize(content: bytes, source: Source, numbers: list[int]) -> Recognized:
    """The text of pages ``numbers`` (from 1) of a scan; raises ReadError where no OCR is installed or it fails."""
    if shutil.which("tesseract"):
        if shutil.which("ocrmypdf"):
            return Recognized("ocrmypdf", _with_ocrmypdf(content, source, numbers))
        if importlib.util.find_spec("pytesseract") and importlib.util.find_spec("PIL"):
            return Recognized("pytesseract", _with_pytesseract(content, source, numbers))
    raise ReadError(
        "missing_tool",
        f"{source.path}: is a scan, or has scanned pages, and --ocr needs Tesseract with ocrmypdf or pytesseract, which are not installed; "
        "install them (e.g. `apt-get install tesseract-ocr ocrmypdf`) or give the text as a .txt file.",
    )


def _with_ocrmypdf(content: bytes, source: Source, numbers: list[int]) -> dict[int, list[Page]]:
    with tempfile.TemporaryDirectory() as folder:
        scan, readable = Path(folder, "scan.pdf"), Path(folder, "readable.pdf")
        scan.write_bytes(content)
        # A stamp on a scanned page is text, and so are wrong letters: the pages are drawn and read anew.
        command = ["ocrmypdf", "--language", _LANGUAGE, "--rotate-pages", "--output-type", "pdf", "--force-ocr"]
        command += ["--pages", ",".join(map(str, numbers)), str(scan), str(readable)]
        try:
            subprocess.run(
                command,
                capture_output=True,
                timeout=_SECONDS_TO_START + _SECONDS_A_PAGE * len(numbers),
                check=True,
                preexec_fn=lift_limits,
            )
            with open_pdf(readable.read_bytes(), source) as document:
                return as_one_print({number: read_page(document.raw, number - 1) for number in numbers})
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            raise ReadError("no_text_layer", f"{source.path}: ocrmypdf cannot read this scan ({error}).") from error


def _with_pytesseract(content: bytes, source: Source, numbers: list[int]) -> dict[int, list[Page]]:
    # Not imported by name: the project has no say in whether it is there.
    pytesseract = importlib.import_module("pytesseract")
    pages: dict[int, list[Page]] = {}
    with open_pdf(content, source) as document:
        for number in numbers:
            try:
                pages[number] = [_recognize(document, number - 1, pytesseract)]
            except (pdfium.PdfiumError, pytesseract.TesseractError, RuntimeError, OSError) as error:
                raise ReadError(
                    "no_text_layer", f"{source.path}: Tesseract cannot read page {number} ({error})."
                ) from error
    return as_one_print(pages)


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
            lines.append(PrintedLine(text, left, right, height - bottom, RECOGNIZED_SIZE, False, False))
    return lines
