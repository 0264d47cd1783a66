"""The text of one page as PDFium gives it, and questions about single characters: place, size, weight, turn, colour.

Every answer is a call through ctypes and costs about a microsecond, so it is the caller who decides what is worth
asking. Nothing is concluded from the answers here. Characters are named by their place in ``Probe.text``.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.s1_read import pdf_calls

_BOLD_WEIGHT = 600


@dataclass(slots=True)
class Sample:
    """What PDFium says of one character."""

    x: float
    y: float
    size: float


@dataclass(slots=True)
class Stretch:
    """The characters ``[start, end)`` of a page's text that stand on one line, with what is known of their ends."""

    start: int
    end: int
    first: Sample
    last: Sample
    x1: float

    @property
    def size(self) -> float:
        """The larger of the sizes of its ends: a mark of a note can be one of them."""
        return max(self.first.size, self.last.size)

    @property
    def y(self) -> float:
        """The baseline of the larger end."""
        return self.first.y if self.first.size >= self.last.size else self.last.y


class Probe:
    """Asks PDFium about characters of one text page, with buffers made once.

    Places are told from the lower left corner of the page's box, which is at ``(left, bottom)`` in the file.
    """

    def __init__(self, text_page: Any, left: float = 0.0, bottom: float = 0.0) -> None:
        self.page = text_page
        #: The page's characters; those that PDFium counts otherwise than Python are found by ``_number``.
        self.text = ""
        self._plain = True
        self._numbers: list[int] | None = None
        self._origin_x, self._origin_y = left, bottom
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self._of_matrix = ctypes.byref(self._matrix)
        self._rect = pdfium.FS_RECTF()
        self._of_rect = ctypes.byref(self._rect)
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._of_flags = ctypes.byref(self._flags)
        self._cos, self._sin = 1.0, 0.0
        self._left, self._bottom = 0.0, 0.0
        # The ends of a line are asked for by every question about it.
        self._places: dict[int, tuple[float, float]] = {}
        self._sizes: dict[int, float] = {}
        self._angles: dict[int, float] = {}
        self._load()

    def _load(self) -> None:
        count = pdfium.FPDFText_CountChars(self.page)
        if count <= 0:
            return
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        written = pdfium.FPDFText_GetText(self.page, 0, count, buffer)
        self.text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
        self._plain = len(self.text) == count

    def rewrite(self, text: str, numbers: list[int]) -> None:
        """Give the page another text; ``numbers[i]`` is the place that its character ``i`` had in the one before."""
        self.text, before = text, self.text
        if not self._plain:
            units = [len(before[:number].encode("utf-16-le")) // 2 for number in numbers]
            numbers = [max(0, int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.page, unit))) for unit in units]
        self._plain, self._numbers = False, numbers
        self._places, self._sizes, self._angles = {}, {}, {}

    def _number(self, index: int) -> int:
        if self._numbers is not None:
            return self._numbers[index]
        units = len(self.text[:index].encode("utf-16-le")) // 2
        return max(0, int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.page, units)))

    def turn(self, angle: float, width: float, height: float) -> None:
        """Measure from now on as if the page of ``width`` and ``height`` were turned back by ``angle`` (radians)."""
        self._cos, self._sin = math.cos(angle), math.sin(angle)
        self._left = min(0.0, width * self._cos) + min(0.0, height * self._sin)
        self._bottom = min(0.0, -width * self._sin) + min(0.0, height * self._cos)
        self._places = {}

    def place(self, index: int) -> tuple[float, float]:
        """Where the character stands on its baseline."""
        known = self._places.get(index)
        if known is None:
            pdf_calls.char_origin(self.page, index if self._plain else self._number(index), *self._at)
            x, y = self._x.value - self._origin_x, self._y.value - self._origin_y
            if self._sin != 0.0 or self._cos != 1.0:
                x, y = x * self._cos + y * self._sin - self._left, y * self._cos - x * self._sin - self._bottom
            known = self._places[index] = x, y
        return known

    def across(self, indices: Iterable[int]) -> list[float]:
        """How far right each of many characters stands, most of which nothing else is asked of."""
        if not self._plain or self._sin != 0.0 or self._cos != 1.0:
            return [self.place(index)[0] for index in indices]
        page, (to_x, to_y), x, left = self.page, self._at, self._x, self._origin_x
        return [x.value - left for index in indices if (pdf_calls.char_origin(page, index, to_x, to_y), True)]

    def size(self, index: int) -> float:
        """The font size in points as printed: the font's own size times the scale of the text matrix."""
        known = self._sizes.get(index)
        if known is None:
            number = index if self._plain else self._number(index)
            size: float = pdf_calls.font_size(self.page, number)
            pdf_calls.char_matrix(self.page, number, self._of_matrix)
            known = self._sizes[index] = size * math.hypot(self._matrix.c, self._matrix.d)
        return known

    def sample(self, index: int) -> Sample:
        """Place and size of a character."""
        x, y = self.place(index)
        return Sample(x, y, self.size(index))

    def stretch(self, start: int, end: int) -> Stretch:
        """Characters of one line with the place and size of the first and the last."""
        first, last = self.sample(start), self.sample(end - 1)
        return Stretch(start, end, first, last, max(last.x + self.advance(end - 1), first.x))

    def advance(self, index: int) -> float:
        """How far right of its origin the character reaches."""
        pdf_calls.loose_box(self.page, index if self._plain else self._number(index), self._of_rect)
        if abs(self._sin) > 0.5:
            return float(self._rect.top - self._rect.bottom)
        return float(self._rect.right - self._rect.left)

    def added(self, indices: list[int]) -> list[int]:
        """Those of many characters that the file does not write, and PDFium concluded from places."""
        page, is_generated = self.page, pdf_calls.is_generated
        if self._plain:
            return [index for index in indices if is_generated(page, index) == 1]
        return [index for index in indices if is_generated(page, self._number(index)) == 1]

    def area(self, first: int, last: int) -> tuple[float, float, float, float]:
        """The box around two characters of the page as it lies in the file: left, bottom, right, top."""
        sides = []
        for index in (first, last):
            pdf_calls.loose_box(self.page, index if self._plain else self._number(index), self._of_rect)
            sides.append((self._rect.left, self._rect.bottom, self._rect.right, self._rect.top))
        left, bottom, right, top = zip(*sides, strict=True)
        x, y = self._origin_x, self._origin_y
        return min(left) - x, min(bottom) - y, max(right) - x, max(top) - y

    def angle(self, index: int) -> float:
        """The turn of a character's line in radians, 0 to 2π; letters that only lean, as italics made by skewing do,
        are not turned."""
        known = self._angles.get(index)
        if known is None:
            number = index if self._plain else self._number(index)
            known = float(pdf_calls.char_angle(self.page, number))
            if known != 0.0:
                pdf_calls.char_matrix(self.page, number, self._of_matrix)
                known = math.atan2(self._matrix.b, self._matrix.a) % math.tau
            self._angles[index] = known
        return known

    def font(self, index: int) -> tuple[bool, bool]:
        """Whether the character is bold, and italic."""
        number = index if self._plain else self._number(index)
        weight = pdf_calls.font_weight(self.page, number)
        size = pdf_calls.font_info(self.page, number, self._name, 128, self._of_flags)
        name = self._name.raw[: max(0, size - 1)].lower() if size <= 128 else b""
        return weight >= _BOLD_WEIGHT or b"bold" in name, b"italic" in name or b"oblique" in name

    def thing(self, index: int) -> int:
        """The address of the text object that draws the character, as ``pdf_scene`` knows it; 0 where it has none."""
        thing = pdfium.FPDFText_GetTextObject(self.page, index if self._plain else self._number(index))
        return ctypes.addressof(thing.contents) if thing else 0

    def lightness(self, index: int) -> float:
        """How light the colour of a character is on paper, 0 (black) to 255 (white)."""
        red, green, blue, alpha = self._rgba
        number = index if self._plain else self._number(index)
        if not pdfium.FPDFText_GetFillColor(self.page, number, red, green, blue, alpha):
            return 0.0
        darkest: int = min(red.value, green.value, blue.value)
        return 255 - (255 - darkest) * alpha.value / 255
