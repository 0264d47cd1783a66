"""What a page shows: its box, its large pictures, and the text objects on it that nobody sees.

Asked of PDFium are the objects of a page, each once. What only drawing can tell (whether a layer is switched off,
whether white letters stand on a coloured ground) is told by drawing the page, which is done where a page raises the
question and on no other. No word is read here.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.s1_read import pdf_calls
from pipeline.s1_read.pdf_boxes import Box, bounds_of, common, is_clipped, is_line, share

# Render modes 3 (neither filled nor drawn) and 7 (clip only) leave no ink.
_NO_INK = (3, 7)
# Modes that fill the letters: in the others the colour of the outline is seen.
_FILLED = (0, 4)
# Colours lighter than this in all three parts are white on paper.
WHITE = 250
# A ground is coloured where a third of it is darker than this: letters of other colours cover less of their box.
_GROUND, _GROUND_SHARE = 230, 0.33
# Ink is darker than this; specks of dust on a scanned empty page are fewer than one pixel in a thousand.
_INK, _INK_SHARE = 160, 0.001
_DARKER = {limit: bytes(value < limit for value in range(256)) for limit in (_GROUND, _INK)}
# Pictures smaller than this share of a page are logos, signatures and rules.
_LARGE = 0.1
# Pixels of a drawn page's longer side: letters are grey spots, which is all that is asked.
_PIXELS = 500
# A document has a layer for each language or each kind of mark; each costs a drawing of the page.
_MOST_LAYERS = 24
# A bar that hides words is at least as high as small print and as wide as a short word.
_BAR_HEIGHT, _BAR_WIDTH = 5.0, 15.0
# How much of words lies under a bar that hides them; what drawing shows decides.
_UNDER = 0.9
# Forms inside forms: no program that writes documents nests deeper.
_DEPTH = 6
_OBJECT_STREAM = re.compile(rb"/Type\s?/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
# A catalog is some kilobytes; what unpacks to more is none that is looked for.
_LARGEST_STREAM = 1 << 22


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's box ``(left, bottom, right, top)``, large pictures in the box's own coordinates, and what is not seen.

    ``trim`` is the box it is cut to after printing, in its own coordinates, or None. ``invisible``, ``white`` and
    ``off`` are addresses of text objects: drawn without ink or under a picture, in white, in a layer that is switched
    off, under a bar or outside of what the file lets be drawn.
    """

    box: Box
    trim: Box | None
    pictures: tuple[Box, ...] = ()
    #: The share of the page that pictures cover, 0 to 1: all of them, since a scan may be cut into strips.
    covered: float = 0.0
    #: Whether nothing at all is drawn.
    empty: bool = False
    invisible: frozenset[int] = frozenset()
    white: frozenset[int] = frozenset()
    off: frozenset[int] = frozenset()
    #: Thin level lines, in the box's own coordinates: rules of tables, lines under words and through them.
    lines: tuple[Box, ...] = ()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the box."""
        left, bottom, right, top = self.box
        return right - left, top - bottom


def has_layers(content: bytes) -> bool:
    """Whether a file can have layers that are switched off; packed parts of it are looked into."""
    if b"/OCProperties" in content:
        return b"/OFF" in content or b"/ObjStm" in content
    if b"/Encrypt" in content:
        return True
    for found in _OBJECT_STREAM.finditer(content):
        try:
            part = zlib.decompressobj().decompress(memoryview(content)[found.end() :], _LARGEST_STREAM)
        except zlib.error:
            continue
        if b"/OCProperties" in part:
            return True
    return False


def survey(page: Any, layers: bool) -> Scene:
    """What page ``page`` (loaded by PDFium) shows; ``layers`` says that the file can have layers switched off."""
    box = _page_box(page)
    found = _Found()
    found.gather(_objects_of_page(page), layers, None, 0)
    off = _switched_off(page, found) if found.layers else frozenset[int]()
    off |= found.clipped
    if found.bars:
        off |= _under(page, found.bars)
    if found.laid_over:
        # The picture may be of the words: a scan with its recognized text below it.
        found.invisible |= _under(page, found.laid_over)
    left, bottom = box[:2]
    seen = [
        (x0, y0, x1, y1) for x0, y0, x1, y1 in (common(each, box) for each in found.pictures) if x1 > x0 and y1 > y0
    ]
    paper = (box[2] - left) * (box[3] - bottom)
    pictures = tuple(
        (x0 - left, y0 - bottom, x1 - left, y1 - bottom)
        for x0, y0, x1, y1 in seen
        if (x1 - x0) * (y1 - y0) > _LARGE * paper
    )
    covered = min(1.0, sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in seen) / paper) if paper > 0 else 0.0
    lines = tuple((x0 - left, y0 - bottom, x1 - left, y1 - bottom) for x0, y0, x1, y1 in found.lines)
    return Scene(
        box,
        _trim(page, box),
        pictures,
        covered,
        found.empty,
        frozenset(found.invisible),
        frozenset(found.white),
        off,
        lines,
    )


@dataclass(slots=True)
class _Found:
    """What the objects of a page are, while they are gathered."""

    invisible: set[int] = field(default_factory=set)
    white: set[int] = field(default_factory=set)
    clipped: set[int] = field(default_factory=set)
    pictures: list[Box] = field(default_factory=list)
    #: Objects by the layers that they name, and forms, which can name one out of sight, each for itself.
    layers: dict[Any, list[Any]] = field(default_factory=dict)
    #: The text objects in a form that is looked at for its layer.
    inside: dict[int, list[int]] = field(default_factory=dict)
    empty: bool = True
    #: Filled areas and pictures that are drawn after words, by their place among the page's objects.
    bars: dict[int, Box] = field(default_factory=dict)
    laid_over: dict[int, Box] = field(default_factory=dict)
    lines: list[Box] = field(default_factory=list)
    rgba: tuple[Any, Any, Any, Any] = field(
        default_factory=lambda: (ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint())
    )

    def gather(self, objects: Iterator[Any], layers: bool, form: int | None, depth: int) -> None:
        red, green, blue, alpha = self.rgba
        colours = [ctypes.byref(each) for each in self.rgba]
        written = False
        for place, thing in enumerate(objects):
            self.empty = False
            mode = pdf_calls.render_mode(thing)
            if mode < 0:
                self._other(thing, layers, form, depth)
                if form is None:
                    self._drawn(thing, place if written else None)
                continue
            written = True
            if is_clipped(thing):
                self.clipped.add(_address(thing))
            elif mode in _NO_INK:
                self.invisible.add(_address(thing))
            elif pdf_calls.fill_color(thing, *colours):
                if alpha.value == 0:
                    self.invisible.add(_address(thing))
                elif mode in _FILLED and red.value >= WHITE and green.value >= WHITE and blue.value >= WHITE:
                    self.white.add(_address(thing))
            if layers:
                self._layer(thing, form)

    def _drawn(self, thing: Any, over_words: int | None) -> None:
        """Keep a line, and what can hide words: what is drawn after some has its place, ``over_words``."""
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH) or (bounds := bounds_of(thing)) is None:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH and is_line(bounds):
            self.lines.append(bounds)
        elif over_words is not None and kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.laid_over[over_words] = bounds
        elif over_words is not None and _hides(thing, bounds):
            self.bars[over_words] = bounds

    def _other(self, thing: Any, layers: bool, form: int | None, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            # A picture in a form is measured in the form's own units; the form stands for it.
            if form is None and (bounds := bounds_of(thing)):
                self.pictures.append(bounds)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            outer = form
            if form is None:
                outer = _address(thing)
                if layers:
                    self.layers[outer] = [thing]
                    self.inside[outer] = []
                if (bounds := bounds_of(thing)) and _holds_a_picture(thing, 0):
                    self.pictures.append(bounds)
            self.gather(_objects_of_form(thing), layers, outer, depth + 1)

    def _layer(self, thing: Any, form: int | None) -> None:
        if form is not None and form in self.inside:
            self.inside[form].append(_address(thing))
        names = _layer_names(thing)
        if names:
            self.layers.setdefault(names, []).append(thing)


def _address(thing: Any) -> int:
    return ctypes.addressof(thing.contents) if thing else 0


def _objects_of_page(page: Any) -> Iterator[Any]:
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdf_calls.page_object(page, number)


def _objects_of_form(form: Any) -> Iterator[Any]:
    for number in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, number)


def _holds_a_picture(form: Any, depth: int) -> bool:
    for thing in _objects_of_form(form):
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH and _holds_a_picture(thing, depth + 1):
            return True
    return False


def _layer_names(thing: Any) -> tuple[str, ...]:
    """The names of the layers an object is marked with; a layer without a name is called by its place."""
    names = []
    buffer = ctypes.create_string_buffer(256)
    size = ctypes.c_ulong()
    for number in range(max(0, pdfium.FPDFPageObj_CountMarks(thing))):
        mark = pdfium.FPDFPageObj_GetMark(thing, number)
        wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        if not pdfium.FPDFPageObjMark_GetName(mark, wide, 256, size) or buffer.raw[:4] != "OC".encode("utf-16-le"):
            continue
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Name", wide, 256, size)
        names.append(f"{number} {buffer.raw[: min(256, size.value)].hex()}")
    return tuple(names)


def _hides(thing: Any, bounds: Box) -> bool:
    """Whether something drawn is a filled area that can hide words."""
    fill, outlined = ctypes.c_int(), ctypes.c_int()
    if bounds[2] - bounds[0] < _BAR_WIDTH or bounds[3] - bounds[1] < _BAR_HEIGHT:
        return False
    return bool(pdfium.FPDFPath_GetDrawMode(thing, fill, outlined)) and fill.value != 0


def _page_box(page: Any) -> Box:
    """What is shown of the sheet: the crop box inside the media box, in the file's own units."""
    rect = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, rect) and rect.right > rect.left and rect.top > rect.bottom:
        return float(rect.left), float(rect.bottom), float(rect.right), float(rect.top)
    return 0.0, 0.0, float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))


def _trim(page: Any, box: Box) -> Box | None:
    """Where the printed sheet is cut, where that is inside the page's box."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPage_GetTrimBox(page, *sides):
        return None
    left, bottom, right, top = common(tuple(float(side.value) for side in sides), box)  # type: ignore[arg-type]
    if right <= left or top <= bottom or (left, bottom, right, top) == box:
        return None
    return left - box[0], bottom - box[1], right - box[0], top - box[1]


# -- drawing ------------------------------------------------------------------------------------------------------


class Drawing:
    """A page as it is seen, in grey, some pixels a side."""

    def __init__(self, page: Any) -> None:
        self._page = page
        width, height = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
        scale = _PIXELS / max(width, height, 1.0)
        self.width, self.height = max(1, round(width * scale)), max(1, round(height * scale))
        self._box = _page_box(page)
        bitmap = pdfium.FPDFBitmap_Create(self.width, self.height, 0)
        if not bitmap:
            raise ValueError("a page cannot be drawn")
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, self.width, self.height, 0, 0)
            self._stride = pdfium.FPDFBitmap_GetStride(bitmap)
            self.pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), self._stride * self.height)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def grounded(self, area: Box) -> bool:
        """Whether an area (in the box's own coordinates) lies on a coloured ground."""
        dark = self._darker(area, _GROUND)
        return dark is not None and dark > _GROUND_SHARE

    def inked(self) -> bool:
        """Whether anything is drawn on the page."""
        green = self.pixels[1::4]
        return green.translate(_DARKER[_INK]).count(1) > _INK_SHARE * len(green)

    def _darker(self, area: Box, limit: int) -> float | None:
        """The share of an area's pixels that are darker than ``limit`` in one colour."""
        x, y = ctypes.c_int(), ctypes.c_int()
        corners = []
        for across, up in ((area[0], area[1]), (area[2], area[3])):
            pdfium.FPDF_PageToDevice(
                self._page, 0, 0, self.width, self.height, 0, self._box[0] + across, self._box[1] + up, x, y
            )
            corners.append((x.value, y.value))
        (x0, y0), (x1, y1) = corners
        left, right = max(0, min(x0, x1)), min(self.width, max(x0, x1) + 1)
        rows = range(max(0, min(y0, y1)), min(self.height, max(y0, y1) + 1))
        dark = total = 0
        for row in rows:
            line = self.pixels[row * self._stride + left * 4 : row * self._stride + right * 4]
            darkest = bytes(map(min, line[0::4], line[1::4], line[2::4]))
            dark += darkest.translate(_DARKER[limit]).count(1)
            total += len(darkest)
        return dark / total if total else None


def _under(page: Any, bars: dict[int, Box]) -> frozenset[int]:
    """The text objects that lie under areas drawn after them and without which the page looks the same."""
    under: dict[int, list[Any]] = {}
    for place, thing in enumerate(islice(_objects_of_page(page), max(bars))):
        if pdf_calls.render_mode(thing) < 0 or (bounds := bounds_of(thing)) is None:
            continue
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        for bar, (left, bottom, right, top) in bars.items():
            # Of what lies under a bar the middle does, which is soon asked.
            inside = bar > place and left <= x <= right and bottom <= y <= top
            if inside and share(bounds, bars[bar]) > _UNDER:
                under.setdefault(bar, []).append(thing)
                break
    if not under:
        return frozenset()
    whole = Drawing(page).pixels
    off: set[int] = set()
    for things in islice(under.values(), _MOST_LAYERS):
        for thing in things:
            pdfium.FPDFPageObj_SetIsActive(thing, False)
        if Drawing(page).pixels == whole:
            off.update(map(_address, things))
        for thing in things:
            pdfium.FPDFPageObj_SetIsActive(thing, True)
    return frozenset(off)


def _switched_off(page: Any, found: _Found) -> frozenset[int]:
    """The text objects of the layers without which the page looks the same."""
    whole = Drawing(page).pixels
    off: set[int] = set()
    for layer in islice(found.layers.values(), _MOST_LAYERS):
        for thing in layer:
            pdfium.FPDFPageObj_SetIsActive(thing, False)
        if Drawing(page).pixels == whole:
            off.update(address for thing in layer for address in found.inside.get(_address(thing), (_address(thing),)))
        for thing in layer:
            pdfium.FPDFPageObj_SetIsActive(thing, True)
    return frozenset(off)
