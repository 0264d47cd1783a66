"""Where the things of a PDF page lie: their bounds, what boxes share, and words outside of the area that is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.s1_read import pdf_calls

#: Left, bottom, right and top in points.
Box = tuple[float, float, float, float]
#: The places of characters of a page's text.
Span = tuple[int, int]
# Of words that are not drawn hardly anything lies inside of the area; a descender can. Dots of a leader that are cut off
# are no words; those are wider (points).
_INSIDE, _WORD = 0.1, 15.0

# A line is thin and as long as a letter (points).
_THICK, _LONG = 1.5, 4.0


def bounds_of(thing: Any) -> Box | None:
    """The bounds of an object of a page; None where PDFium gives none."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdf_calls.object_bounds(thing, *map(ctypes.byref, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def common(one: Box, other: Box) -> Box:
    """What two boxes have in common; its sides change places where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def share(one: Box, other: Box) -> float:
    """How much of a box lies in another, 0 to 1."""
    left, bottom, right, top = common(one, other)
    area = (one[2] - one[0]) * (one[3] - one[1])
    return max(0.0, right - left) * max(0.0, top - bottom) / area if area > 0 else 0.0


def is_line(bounds: Box) -> bool:
    """Whether something drawn is a thin level line."""
    return bounds[3] - bounds[1] <= _THICK and bounds[2] - bounds[0] >= _LONG


def is_clipped(thing: Any) -> bool:
    """Whether words lie outside of the area that the file lets be drawn."""
    clip = pdf_calls.clip_path(thing)
    if not clip:
        return False
    paths = pdf_calls.count_paths(clip)
    bounds = bounds_of(thing) if paths > 0 else None
    if bounds is None or max(bounds[2] - bounds[0], bounds[3] - bounds[1]) < _WORD:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(paths):
        points = [
            (x.value, y.value)
            for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path))
            if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, number), x, y)
        ]
        if points and share(bounds, _around(points)) < _INSIDE:
            return True
    return False


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
