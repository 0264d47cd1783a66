"""Which characters of a page are seen on it: neither hidden, nor off the page, nor turned against it.

In go PDFium's characters and the page's ``Scene``, out come the stretches of text that a reader of the paper sees, by
the way they are printed, and how many characters were left out. A line of PDFium's can hold words of several kinds, so
where anything on a page is hidden its lines are cut at words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.s1_read.pdf_boxes import Box, Span
from pipeline.s1_read.pdf_probe import Probe
from pipeline.s1_read.pdf_scene import Drawing, Scene

# PDFium writes U+FFFE for a hyphen at a line's end and joins the next line to it.
_RAW_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_WORD = re.compile(r"\S+")
# White figures on the bars of a chart are no text; white words on a coloured ground are.
_LETTERS = re.compile(r"[^\W\d_]")
# Radians; italics and skewed scans stay below.
_SAME_WAY = 0.1
# Lines of one scan that its recognition took for more or less askew.
_SKEWED = 0.15
# Words printed another way than most of their page: fewer are labels, running heads of a page that lies on its side.
_LEAST_TURNED = 200
# A page's text is cut off by trimming where it is a small part: the job line of the printer and the like.
_MOST_TRIMMED = 0.1
# How much of an invisible line lies under words that are seen where the two are one line twice.
_DOUBLED = 0.3
# Points; no page is taller (ISO 32000, annex C).
_TALLEST = 14_400


@dataclass(frozen=True, slots=True)
class Seen:
    """The stretches seen that are printed one way; ``angle`` in radians, 0 for upright."""

    angle: float
    spans: list[Span]


def what_is_seen(probe: Probe, scene: Scene, draw: Callable[[], Drawing]) -> tuple[list[Seen], int]:
    """The stretches of a page that are seen, those printed as most are first, and how many characters are not."""
    spans = [part for span in _raw_lines(probe.text) for part in _one_way(probe, span)]
    everything = sum(end - start for start, end in spans)
    if scene.invisible or scene.white or scene.off:
        spans = list(_inked(probe, scene, spans, draw))
    spans = list(_on_the_page(probe, scene, spans))
    angles = [round(probe.angle(start), 1) % 6.3 for start, _ in spans]
    letters = Counter[float]()
    for angle, (start, end) in zip(angles, spans, strict=True):
        letters[angle] += end - start
    main = max(letters, key=lambda way: letters[way], default=0.0)
    ways: dict[float, list[Span]] = {}
    for angle, span in zip(angles, spans, strict=True):
        ways.setdefault(main if abs(math.remainder(angle - main, math.tau)) < _SKEWED else angle, []).append(span)
    letters = Counter({way: sum(end - start for start, end in parts) for way, parts in ways.items()})
    seen = [
        Seen(way, ways[way])
        for way in sorted(ways, key=lambda way: -letters[way])
        if way == main or (letters[way] >= _LEAST_TURNED and _upright(way))
    ]
    return seen, everything - sum(letters[each.angle] for each in seen)


def _upright(way: float) -> bool:
    """Whether an angle is a whole number of quarter turns."""
    return abs(way / (math.pi / 2) - round(way / (math.pi / 2))) * (math.pi / 2) < _SAME_WAY


def _raw_lines(text: str) -> Iterator[Span]:
    for found in _RAW_LINE.finditer(text):
        piece = found.group()
        start, end = found.start() + len(piece) - len(piece.lstrip()), found.start() + len(piece.rstrip())
        if end > start:
            yield start, end


def _one_way(probe: Probe, span: Span) -> list[Span]:
    """A line, cut where its words turn: PDFium can join what is printed up a page's side to the line before."""
    start, end = span
    if abs(probe.angle(start) - probe.angle(end - 1)) < _SAME_WAY:
        return [span]
    return [part for _, part in _cut(probe, span, lambda first, _: round(probe.angle(first) / _SAME_WAY))]


def _cut(probe: Probe, span: Span, kind: Callable[[int, int], object]) -> Iterator[tuple[object, Span]]:
    """Runs of words of one kind; ``kind`` is told a word's first and last character."""
    words = ((kind(word.start(), word.end() - 1), word.span()) for word in _WORD.finditer(probe.text, *span))
    for what, run in groupby(words, key=lambda word: word[0]):
        inside = [place for _, place in run]
        yield what, (inside[0][0], inside[-1][1])


# -- ink ----------------------------------------------------------------------------------------------------------


def _inked(probe: Probe, scene: Scene, spans: list[Span], draw: Callable[[], Drawing]) -> Iterator[Span]:
    """The stretches one sees, and those that stand for a picture of words.

    Text without ink is the text of a scan where it lies over a picture, or where a page has hardly any other; where
    words that are seen stand at its place it is the same text once more.
    """

    parts = [
        (kind == "hidden" or (kind == "white" and not _on_colour(probe, part, draw)), part)
        for span in spans
        for kind, part in _cut(probe, span, lambda first, _: _ink(scene, probe.thing(first)))
    ]
    letters = Counter[bool]()
    for unseen, (start, end) in parts:
        letters[unseen] += end - start
    seen = [probe.area(start, end - 1) for unseen, (start, end) in parts if not unseen]
    rows = _by_height(seen)
    for unseen, (start, end) in parts:
        if not unseen:
            yield start, end
            continue
        area = probe.area(start, end - 1)
        doubled = _doubled(area, rows)
        ink = probe.thing(start) in scene.invisible and letters[True] > letters[False]
        if not doubled and (ink or any(_inside(area, picture) for picture in scene.pictures)):
            yield start, end


def _ink(scene: Scene, thing: int) -> str:
    if thing in scene.white:
        return "white"
    return "hidden" if thing in scene.invisible or thing in scene.off else "seen"


def _on_colour(probe: Probe, span: Span, draw: Callable[[], Drawing]) -> bool:
    """Whether white words stand on a coloured ground."""
    return bool(_LETTERS.search(probe.text, *span)) and draw().grounded(probe.area(span[0], span[1] - 1))


def _by_height(areas: list[Box]) -> dict[int, list[Box]]:
    """Boxes by every ten points of the page that they reach into; beyond any page a damaged file puts anything."""
    rows: dict[int, list[Box]] = {}
    for area in areas:
        for row in range(int(max(area[1], 0) // 10), int(min(area[3], _TALLEST) // 10) + 1):
            rows.setdefault(row, []).append(area)
    return rows


def _doubled(area: Box, rows: dict[int, list[Box]]) -> bool:
    """Whether words that are seen stand where these do."""
    left, bottom, right, top = area
    middle = (bottom + top) / 2
    covered = sum(
        max(0.0, min(right, other[2]) - max(left, other[0]))
        for other in rows.get(int(middle // 10), ())
        if other[1] < middle < other[3]
    )
    return covered > _DOUBLED * (right - left)


def _inside(area: Box, picture: Box) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return picture[0] <= x <= picture[2] and picture[1] <= y <= picture[3]


# -- the page's edges ---------------------------------------------------------------------------------------------


def _on_the_page(probe: Probe, scene: Scene, spans: list[Span]) -> Iterator[Span]:
    """The stretches inside the page's box, and inside the sheet's trimmed size where little stands beyond it."""
    width, height = scene.size
    boxes: list[Box] = [(0.0, 0.0, width, height)]
    if scene.trim:
        beyond = sum(end - start for start, end in spans if not _within(probe, scene.trim, start))
        if beyond <= _MOST_TRIMMED * sum(end - start for start, end in spans):
            boxes = [scene.trim]
    box = boxes[0]
    for start, end in spans:
        first, last = _within(probe, box, start), _within(probe, box, end - 1)
        if first and last:
            yield start, end
        elif first or last:
            for inside, part in _cut(
                probe, (start, end), lambda a, b: _within(probe, box, a) or _within(probe, box, b)
            ):
                if inside:
                    yield part


def _within(probe: Probe, box: Box, index: int) -> bool:
    """Whether a character is seen at least in its upper half."""
    x, y = probe.place(index)
    left, bottom, right, top = box
    return left - 1 <= x <= right + 1 and bottom - 3 <= y <= top
