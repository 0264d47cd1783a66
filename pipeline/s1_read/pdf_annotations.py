"""Words that are laid on a page and not printed on it: what forms were filled with, and free text.

They are seen as the page's own words are, so they are put among its lines by their place. Notes that open on a click,
stamps and other marks of a reader are not of the page and are counted only; what one of them strikes out is struck out.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.s1_read.characters import fold
from pipeline.s1_read.pdf_boxes import Box

# Flags of annotations that are not seen: invisible, hidden, not to be viewed.
_UNSEEN = 1 | 2 | 32
_PASSWORD = 1 << 13
#: A box that is ticked, and one that is not.
BOXES = _CHECKED, _UNCHECKED = ("☒", "☐")
# The size of a default appearance: `/Helv 12 Tf 0 g`; 0 lets the program choose.
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_LARGEST, _USUAL = 12.0, 0.7
_BREAK = re.compile(r"\r\n?|\n")
_NOTES = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_STAMP)
# A line of a filled field: words, left, right, baseline, size.
Laid = tuple[str, float, float, float, float]


def laid_on(page: Any, form: Any, box: Box) -> tuple[list[Laid], int, tuple[Box, ...]]:
    """The lines that annotations and fields of a form lay on a page, how many notes and stamps are left out, and the lines
    that annotations draw through words.

    ``form`` is PDFium's handle of the file's form, or None; places are told from the corner of ``box``.
    """
    lines: list[Laid] = []
    strokes: list[Box] = []
    notes = 0
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium.FPDF_ANNOT_LINK or pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
                continue
            if kind == pdfium.FPDF_ANNOT_FREETEXT:
                size = _SIZE.search(_string(annotation, b"DA"))
                words = _string(annotation, b"Contents")
                lines += _lines(annotation, words, float(size[1]) if size else 0.0, box)
            elif kind == pdfium.FPDF_ANNOT_WIDGET:
                lines += _lines(annotation, _filled(annotation, form), _field_size(annotation, form), box)
            elif kind == pdfium.FPDF_ANNOT_STRIKEOUT:
                strokes += _strokes(annotation, box)
            notes += kind in _NOTES
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return lines, notes, tuple(strokes)


def _strokes(annotation: Any, box: Box) -> Iterator[Box]:
    """A thin line through the middle of each area that an annotation strikes out."""
    for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            across = [float(x) - box[0] for x in (quad.x1, quad.x2, quad.x3, quad.x4)]
            middle = sum(float(y) for y in (quad.y1, quad.y2, quad.y3, quad.y4)) / 4 - box[1]
            yield min(across), middle, max(across), middle


def _filled(annotation: Any, form: Any) -> str:
    """What a field of a form shows; a box says whether it is ticked."""
    if form is None:
        return _string(annotation, b"V")
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
        return _UNCHECKED if _string(annotation, b"AS") in ("", "Off") else _CHECKED
    if kind in (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX):
        chosen = [
            _wide(partial(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, at))
            for at in range(max(0, pdfium.FPDFAnnot_GetOptionCount(form, annotation)))
            if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, at)
        ]
        if chosen:
            return "\n".join(chosen)
    elif kind != pdfium.FPDF_FORMFIELD_TEXTFIELD:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD:
        return ""
    return _wide(partial(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation))


def _field_size(annotation: Any, form: Any) -> float:
    size = ctypes.c_float()
    if form is not None and pdfium.FPDFAnnot_GetFontSize(form, annotation, size):
        return float(size.value)
    return 0.0


def _string(annotation: Any, key: bytes) -> str:
    return _wide(partial(pdfium.FPDFAnnot_GetStringValue, annotation, key))


def _wide(ask: Callable[[Any, int], int]) -> str:
    """A string of PDFium's, which is asked for its length first."""
    size = int(ask(None, 0))
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _lines(annotation: Any, words: str, size: float, box: Box) -> Iterator[Laid]:
    """The lines of a field; a single one stands in the middle of its height, more stand from its top."""
    rect = pdfium.FS_RECTF()
    if not words.strip() or not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return
    left, bottom = float(rect.left) - box[0], float(rect.bottom) - box[1]
    height = float(rect.top - rect.bottom)
    lines = [line for line in (fold(" ".join(each.split())) for each in _BREAK.split(words)) if line]
    size = size or min(_LARGEST, _USUAL * height)
    first = bottom + (height - size) / 2 + 0.2 * size if len(lines) == 1 else bottom + height - size
    if len(lines) == 1 and height > 2 * size:
        first = bottom + height - 1.1 * size
    for number, line in enumerate(lines):
        if bottom + height < 0 or bottom > box[3] - box[1]:
            continue
        yield line, left, left + float(rect.right - rect.left), first - 1.2 * size * number, size
