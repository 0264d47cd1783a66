"""Questions to PDFium about single characters of a page: place, size, weight, turn, visibility.

Every answer is a call through ctypes and costs about a microsecond, so it is the caller who decides what is worth
asking. Nothing is concluded from the answers here.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2.raw as pdfium

# From a code point of a page's text to PDFium's number of the character.
CharIndex = Callable[[int], int]
_BOLD_WEIGHT = 600
_INVISIBLE_MODE = 3
# Colours lighter than this in all three parts are white on paper.
_WHITE = 250


@dataclass(slots=True)
class Sample:
    """What PDFium says of one character."""

    x: float
    y: float
    size: float


class Probe:
    """Asks PDFium about characters of one text page, with buffers made once."""

    def __init__(self, text_page: object) -> None:
        self.page = text_page
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._rect = pdfium.FS_RECTF()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._cos, self._sin = 1.0, 0.0
        self._left, self._bottom = 0.0, 0.0

    def turn(self, angle: float, width: float, height: float) -> None:
        """Measure from now on as if the page of ``width`` and ``height`` were turned back by ``angle`` (radians)."""
        self._cos, self._sin = math.cos(angle), math.sin(angle)
        self._left = min(0.0, width * self._cos) + min(0.0, height * self._sin)
        self._bottom = min(0.0, -width * self._sin) + min(0.0, height * self._cos)

    def place(self, index: int) -> tuple[float, float]:
        """Where the character stands on its baseline."""
        pdfium.FPDFText_GetCharOrigin(self.page, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        if self._sin == 0.0 and self._cos == 1.0:
            return x, y
        return x * self._cos + y * self._sin - self._left, y * self._cos - x * self._sin - self._bottom

    def size(self, index: int) -> float:
        """The font size in points as printed: the font's own size times the scale of the text matrix."""
        size: float = pdfium.FPDFText_GetFontSize(self.page, index)
        pdfium.FPDFText_GetMatrix(self.page, index, self._matrix)
        return size * math.hypot(self._matrix.c, self._matrix.d)

    def sample(self, index: int) -> Sample:
        """Place and size of a character."""
        x, y = self.place(index)
        return Sample(x, y, self.size(index))

    def advance(self, index: int) -> float:
        """How far right of its origin the character reaches."""
        pdfium.FPDFText_GetLooseCharBox(self.page, index, self._rect)
        if abs(self._sin) > 0.5:
            return float(self._rect.top - self._rect.bottom)
        return float(self._rect.right - self._rect.left)

    def angle(self, index: int) -> float:
        """The turn of a character in radians, 0 to 2π."""
        return float(pdfium.FPDFText_GetCharAngle(self.page, index))

    def font(self, index: int) -> tuple[bool, bool]:
        """Whether the character is bold, and italic."""
        weight = pdfium.FPDFText_GetFontWeight(self.page, index)
        size = pdfium.FPDFText_GetFontInfo(self.page, index, self._name, 128, self._flags)
        name = self._name.raw[: max(0, size - 1)].lower() if size <= 128 else b""
        return weight >= _BOLD_WEIGHT or b"bold" in name, b"italic" in name or b"oblique" in name

    def hidden(self, index: int) -> tuple[bool, bool]:
        """Whether a character is drawn invisibly (as the text behind a scan), and whether it is white."""
        thing = pdfium.FPDFText_GetTextObject(self.page, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        red, green, blue, alpha = self._rgba
        white = bool(
            pdfium.FPDFText_GetFillColor(self.page, index, red, green, blue, alpha)
            and min(red.value, green.value, blue.value) >= _WHITE
        )
        return mode == _INVISIBLE_MODE, white
