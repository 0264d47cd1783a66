"""The printed lines of one PDF page: their words, place, size and weight.

Text comes from PDFium, one call a page. Asking PDFium for the box of every character would cost more than reading the
page, so only the first and last character of a line are measured, the blanks of a line that is wider than its
characters explain, and the figures and letters that can be the mark of a note. What a line means is not decided here,
nor the order of lines.

Coordinates are points from the lower left corner of the page's box, turned upright where a page is printed sideways.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.s1_read.characters import SUPERSCRIPTS, fold
from pipeline.s1_read.legible import State, mend_letters
from pipeline.s1_read.pdf_annotations import BOXES, Laid, laid_on
from pipeline.s1_read.pdf_columns import columns_apart
from pipeline.s1_read.pdf_doubled import without_doubled
from pipeline.s1_read.pdf_gaps import gap_limit, usual_width, wide_gaps
from pipeline.s1_read.pdf_line_numbers import without_line_numbers
from pipeline.s1_read.pdf_marks import MARK_SIZE, raised_parts
from pipeline.s1_read.pdf_probe import Probe, Stretch
from pipeline.s1_read.pdf_scene import Drawing, Scene, survey
from pipeline.s1_read.pdf_seen import Seen, what_is_seen
from pipeline.s1_read.pdf_struck import without_struck
from pipeline.s1_read.pdf_torn import torn_blanks, without_blanks
from pipeline.s1_read.pdf_watermark import without_watermarks

_BLANK = re.compile(r"\s+")
_LETTER = re.compile(r"\S")
# Words whose baselines are further apart than this part of the font size stand on two lines; marks are raised less.
_OTHER_LINE = 0.9
# A field of a form stands on the line it belongs to, a little above or below its foot.
_SAME_LINE = 0.5
_LONE_MARK = re.compile(rf"[0-9{SUPERSCRIPTS}]{{1,3}}|[a-z]|[*†‡]{{1,3}}")
# A page of a scan that was given a stamp (`Digitized by ...`) or a symbol has some characters; a page of text has a
# thousand, a page with a figure the words of the figure.
_FEW_CHARACTERS = 150
# A scan covers its page, margins aside.
_SCAN = 0.6
_CAPTION = re.compile(r"^(?:Figure|Map|Chart|Graph|Diagram|Photo|Plate|Box)\b", re.MULTILINE)


@dataclass(slots=True)
class PrintedLine:
    """A line as printed. ``y`` is the baseline; ``marks`` are ``(start, end)`` in ``text``; a tab is a wide gap."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    marks: tuple[tuple[int, int], ...] = ()
    #: First character printed small: the marker of a note.
    raised_start: bool = False

    @property
    def cells(self) -> int:
        """How many columns the line has: one more than its wide gaps."""
        return self.text.count("\t") + 1


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of a page that are printed one way, in the order of the file.

    ``hidden`` counts characters left out as not seen. ``picture`` is a page that is drawn and not written: a scan, or blank. ``letters``
    says whether the characters of the file are its letters, ``laid`` counts characters of forms and free text among
    the lines, ``notes`` the notes and stamps that were left out, ``struck`` are words left out that are struck out; ``recognized``:
    the words are those that a program found in a scan and laid under it.
    """

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    hidden: int = 0
    picture: bool = False
    letters: State = "as_read"
    laid: int = 0
    notes: int = 0
    struck: tuple[str, ...] = ()
    recognized: bool = False


def read_page(document: object, index: int, *, layers: bool = False, letters: str = "", form: Any = None) -> list[Page]:
    """Lines of page ``index`` (from 0) of an open PDFium document, those printed another way as a page of their own.

    ``layers`` says that some of the file's layers can be switched off, ``letters`` are those that mark notes on the
    page, ``form`` is PDFium's handle of the file's form. A page that cannot be loaded raises ValueError.
    """
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ValueError(f"page {index + 1} cannot be loaded")
    try:
        scene = survey(page, layers)
        laid, notes, strokes = laid_on(page, form, scene.box)
        scene = replace(scene, lines=scene.lines + strokes) if strokes else scene
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise ValueError(f"the text of page {index + 1} cannot be loaded")
        try:
            pages = _measure(page, text_page, scene, index + 1, letters)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        if laid or notes:
            pages[0] = _with_laid(pages[0], laid, notes)
        return pages
    finally:
        pdfium.FPDF_ClosePage(page)


def _with_laid(page: Page, laid: list[Laid], notes: int) -> Page:
    """A page with the words that are laid on it: at the end of the line they stand on, else where one would read them."""
    lines = list(page.lines)
    for words, x0, x1, y, size in sorted(laid, key=lambda each: (-each[3], each[1])):
        beside = [
            at for at, line in enumerate(lines) if abs(line.y - y) < _SAME_LINE * max(size, line.size) and line.x0 < x1
        ]
        if beside:
            line = lines[beside[-1]]
            joint = "" if line.text.endswith((" ", "\t")) else " "
            lines[beside[-1]] = replace(line, text=f"{line.text}{joint}{words}", x1=max(line.x1, x1))
        elif words not in BOXES:
            at = next((at for at, line in enumerate(lines) if line.y < y and line.x0 < x1 and x0 < line.x1), len(lines))
            near = lines[max(0, at - 1)].size if lines else size
            lines.insert(at, PrintedLine(words, x0, x1, y, near, False, False))
    return replace(page, lines=lines, laid=sum(len(each[0]) for each in laid), notes=notes)


def _measure(page: Any, text_page: Any, scene: Scene, number: int, letters: str) -> list[Page]:
    draw = cache(lambda: Drawing(page))
    probe = Probe(text_page, *scene.box[:2])
    state = mend_letters(probe)
    torn = torn_blanks(probe)
    ways, hidden = what_is_seen(probe, scene, draw)
    pages: list[Page] = []
    for seen in ways or [Seen(0.0, [])]:
        width, height = _turned(probe, seen.angle, *scene.size)
        spans, struck = without_struck(probe, scene.lines, seen.spans) if seen.angle == 0.0 else (seen.spans, [])
        stretches = [part for start, end in spans for part in _level(probe, probe.stretch(start, end))]
        shown = without_watermarks(probe, stretches)
        hidden += sum(each.end - each.start for each in stretches) - sum(each.end - each.start for each in shown)
        lines = without_doubled(_downwards(_lines(probe, without_line_numbers(probe, shown), letters, torn)))
        picture = not pages and _is_picture(lines, scene)
        laid_under = _laid_under(probe, scene, shown)
        hidden_here = 0 if pages else hidden
        pages.append(
            Page(number, width, height, lines, hidden_here, picture, state, struck=tuple(struck), recognized=laid_under)
        )
    return pages


def _turned(probe: Probe, angle: float, width: float, height: float) -> tuple[float, float]:
    """Turn the probe to words printed at an angle; the width and height of the page as they are read."""
    quarter = round(angle / (math.pi / 2)) * math.pi / 2
    probe.turn(quarter if abs(quarter - angle) < 0.1 else angle, width, height)
    return (height, width) if abs(math.sin(angle)) > 0.5 else (width, height)


def _is_picture(lines: list[PrintedLine], scene: Scene) -> bool:
    """Whether a page is drawn but hardly written: a scan, or words drawn as outlines. A figure has a caption."""
    words = "\n".join(line.text for line in lines)
    return not (
        scene.empty or len(words) >= _FEW_CHARACTERS or (words and scene.covered < _SCAN) or _CAPTION.search(words)
    )


def _laid_under(probe: Probe, scene: Scene, shown: list[Stretch]) -> bool:
    """Whether the page is a scan and most of its words have no ink of their own."""
    if not scene.invisible or scene.covered < _SCAN:
        return False
    return 2 * sum(probe.thing(each.start) in scene.invisible for each in shown) > len(shown)


def has_ink(document: object, index: int) -> bool:
    """Whether anything is seen on page ``index`` (from 0); a scanned blank page is white."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return False
    try:
        return Drawing(page).inked()
    finally:
        pdfium.FPDF_ClosePage(page)


def _lines(probe: Probe, stretches: list[Stretch], letters: str, torn: frozenset[int]) -> list[PrintedLine]:
    width_of_em = usual_width(probe, stretches)
    gaps = {each.start: wide_gaps(probe, each, width_of_em) for each in stretches}
    lines = []
    for stretch in columns_apart(probe, stretches, gaps):
        wide = [gap for gap in gaps.get(stretch.start, ()) if gap[1] < stretch.end]
        bounds = [stretch.start, *(end for _, end in wide)], [*(start for start, _ in wide), stretch.end]
        lines.append(_line(probe, stretch, list(zip(*bounds, strict=True)), letters, torn))
    return _joined(lines)


def _level(probe: Probe, stretch: Stretch) -> list[Stretch]:
    """A stretch, cut where its characters change the line: PDFium joins lines printed sideways, and columns of figures."""
    if abs(stretch.first.y - stretch.last.y) < _OTHER_LINE * stretch.size:
        return [stretch]
    parts: list[tuple[int, int]] = []
    y = math.inf
    for letter in _LETTER.finditer(probe.text, stretch.start, stretch.end):
        before, y = y, probe.place(letter.start())[1]
        if abs(y - before) < _OTHER_LINE * stretch.size:
            parts[-1] = parts[-1][0], letter.end()
        else:
            parts.append(letter.span())
    return [probe.stretch(start, end) for start, end in parts]


def _downwards(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines from the top: of a page that lies on its side PDFium can give the last line first."""
    rises = sum(after.y > before.y + 0.5 * before.size for before, after in pairwise(lines))
    return sorted(lines, key=lambda line: -line.y) if 2 * rises > len(lines) + 1 else lines


def _line(
    probe: Probe, stretch: Stretch, pieces: list[tuple[int, int]], letters: str, torn: frozenset[int]
) -> PrintedLine:
    """Fold the pieces of a line into one text with tabs between, without blanks inside words, and find the marks in it."""
    text, first, last = probe.text, stretch.first, stretch.last
    start, end = pieces[0]
    if len(pieces) > 1:
        # Columns can be printed in different sizes; the line is what its first one is.
        last = probe.sample(pieces[0][1] - 1)
    size, baseline = max((first.size, first.y), (last.size, last.y))
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0

    def put(piece: str) -> int:
        nonlocal length
        parts.append(piece)
        length += len(piece)
        return length

    for number, (a, b) in enumerate(pieces):
        if number:
            put("\t")
        at = a
        usual = max(probe.size(a), probe.size(b - 1)) if number else size
        for c, d, token in raised_parts(probe, stretch, a, b, usual, letters):
            # PDFium sees a blank where a mark is only set off by a hair.
            put(_words(without_blanks(text, at, c, torn)).rstrip(" "))
            began = length
            if token:
                marks.append((began, put(fold(token))))
            at = d
            if not began and token and not text[at : at + 1].isspace():
                put(" ")
        put(_words(without_blanks(text, at, b, torn)))
    whole = "".join(parts)
    bold, italic = probe.font(start if first.size >= last.size else end - 1)
    if bold and end - start > 1:
        bold = probe.font(end - 1 if last.size >= first.size else start)[0]
    starts_small = bool(marks) and marks[0][0] == 0
    kept = tuple(mark for mark in marks if mark[0] > 0 and mark[1] > mark[0])
    return PrintedLine(whole, first.x, stretch.x1, baseline, size, bold, italic, kept, starts_small)


def _words(text: str) -> str:
    """Blanks folded to one; the hyphen PDFium hides at a line's end is written out."""
    if text.endswith("\ufffe"):
        text = text[:-1].rstrip() + "-"
    text = fold(text)
    # All white space but the blank is unprintable: so most words are known to have none without a search.
    return text if text.isprintable() and "  " not in text else _BLANK.sub(" ", text)


def _joined(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines that stand on one baseline and follow one another in the file, as one."""
    whole: list[PrintedLine] = []
    for line in lines:
        if not line.text:
            continue
        if whole and _continues(whole[-1], line):
            whole[-1] = _join(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _continues(before: PrintedLine, after: PrintedLine) -> bool:
    size = max(before.size, after.size)
    return abs(before.y - after.y) < 0.45 * size and -0.3 * size < after.x0 - before.x1


def _join(before: PrintedLine, after: PrintedLine) -> PrintedLine:
    size = max(before.size, after.size)
    gap = after.x0 - before.x1
    between = "\t" if gap > gap_limit(before.text, size) else " " if gap > 0.1 * size else ""
    small = before.size < MARK_SIZE * after.size
    marks = list(before.marks)
    # A lone small figure before text is the marker of a note, after text it is a mark in it.
    if after.size < MARK_SIZE * before.size and _LONE_MARK.fullmatch(after.text):
        marks.append((len(before.text) + len(between), len(before.text) + len(between) + len(after.text)))
    shift = len(before.text) + len(between)
    marks += [(a + shift, b + shift) for a, b in after.marks]
    main = after if small else before
    return PrintedLine(
        f"{before.text}{between}{after.text}",
        before.x0,
        after.x1,
        main.y,
        main.size,
        before.bold and after.bold,
        before.italic and after.italic,
        tuple(marks),
        before.raised_start or (small and len(before.text) <= 3),
    )
