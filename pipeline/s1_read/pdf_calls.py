"""Functions of PDFium that are asked once a character or once a drawn thing: a hundred thousand calls for a file.

Half of the time of such a call goes into holding each argument against the type it is declared with. Called by these
names nothing is compared: numbers are passed as Python's, handles as they came, and what PDFium fills in by
``ctypes.byref``, which is made once.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def _unasked(function: Any) -> Any:
    """The same function without the types of its arguments."""
    return ctypes.CFUNCTYPE(function.restype)(ctypes.cast(function, ctypes.c_void_p).value or 0)


char_origin = _unasked(pdfium.FPDFText_GetCharOrigin)
char_angle = _unasked(pdfium.FPDFText_GetCharAngle)
char_matrix = _unasked(pdfium.FPDFText_GetMatrix)
font_size = _unasked(pdfium.FPDFText_GetFontSize)
font_weight = _unasked(pdfium.FPDFText_GetFontWeight)
font_info = _unasked(pdfium.FPDFText_GetFontInfo)
is_generated = _unasked(pdfium.FPDFText_IsGenerated)
loose_box = _unasked(pdfium.FPDFText_GetLooseCharBox)
page_object = _unasked(pdfium.FPDFPage_GetObject)
render_mode = _unasked(pdfium.FPDFTextObj_GetTextRenderMode)
fill_color = _unasked(pdfium.FPDFPageObj_GetFillColor)
clip_path = _unasked(pdfium.FPDFPageObj_GetClipPath)
count_paths = _unasked(pdfium.FPDFClipPath_CountPaths)
object_bounds = _unasked(pdfium.FPDFPageObj_GetBounds)
