"""The printed lines of one PDF page: their words, place, size and weight.

Text comes from PDFium, one call a page. Asking PDFium for the box of every character would cost more than reading the
page, so only the first and last character of a line are measured, the blanks of a line that is wider than its
characters explain, and the figures and letters that can be the mark of a note. What a line means is not decided here,
nor the order of lines.

Coordinates are points from the page's lower left corner, as in the file, turned upright where a page is printed
sideways.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from pipeline.s1_read.characters import fold
from pipeline.s1_read.pdf_probe import CharIndex, Probe, Sample

# PDFium writes U+FFFE for a hyphen at a line's end and joins the next line to it.
_RAW_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
# Radians; italics and skewed scans stay below.
_SAME_WAY = 0.1
# What can be the mark of a note, where it is printed small: figures, single letters after a word or alone, stars.
_MARK_CANDIDATE = re.compile(r"[0-9]+|(?<![a-z])[a-z](?![a-z])|(?<=[a-z])[a-z](?=[\s,.;:)]|$)|[*†‡]+")
_PRINTED_MARK = re.compile(r"[⁰¹²³⁴-⁹]+")
# `1.`, `(a)`, `III.`, a bullet: the blank after it is wide in print and parts no columns.
_LABEL = re.compile(r"(?:\(?[0-9A-Za-z]{1,5}[.)]|[0-9]{1,3}(?:\.[0-9]{1,3})+\.?|[•·–—*-]|[0-9*]{1,3})$")
# A mark is printed at 5.5 to 7 points beside text of 8.5 to 12.
_MARK_SIZE = 0.8
_MARK_RAISE = 0.1
# Blanks between columns are wider than this many times the font size; justified lines stay below.
_COLUMN_GAP = 1.5
# Typewriters set two blanks after a sentence.
_SENTENCE_GAP = 2.6
# Headings are set large, but their gaps are those of the page.
_LARGEST_GAP_SIZE = 12.0
_SENTENCE_END = re.compile(r"[.:;?!][)”’\"']?$")
# Times at 10 points prints 42 characters in 19 em; used where a page has no long line to learn from.
_USUAL_WIDTH = 0.45


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
    """A page's lines in the order of the file; ``hidden`` counts characters left out as invisible, white or turned."""

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    hidden: int = 0


def read_page(document: object, index: int) -> Page:
    """Lines of page ``index`` (from 0) of an open PDFium document. A page that cannot be loaded raises ValueError."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ValueError(f"page {index + 1} cannot be loaded")
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise ValueError(f"the text of page {index + 1} cannot be loaded")
        try:
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            return _measure(text_page, index + 1, float(width), float(height))
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _measure(text_page: object, number: int, width: float, height: float) -> Page:
    text, char_of = _page_text(text_page)
    probe = Probe(text_page)
    spans = [_trim(text, *found.span()) for found in _RAW_LINE.finditer(text)]
    spans = [(start, end) for start, end in spans if end > start]
    spans = [part for span in spans for part in _one_way(probe, text, span, char_of)]
    spans, hidden, turned = _visible(probe, spans, char_of, width, height)
    samples = [
        (start, end, probe.sample(char_of(start)), probe.sample(char_of(end - 1)), probe.advance(char_of(end - 1)))
        for start, end in spans
    ]
    width_of_em = _usual_width(samples)
    lines: list[PrintedLine] = []
    for start, end, first, last, advance in samples:
        size = max(first.size, last.size)
        x1 = max(last.x + advance, first.x)
        cuts: list[tuple[int, int, float, float]] = []
        if x1 - first.x - (end - start) * size * width_of_em > size:
            cuts = _wide_gaps(probe, text, start, end, size, char_of)
        bounds = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
        pieces = list(zip(*bounds, strict=True))
        lines.append(_line(probe, text, pieces, first, last, x1, char_of))
    if turned:
        width, height = height, width
    return Page(number, width, height, _joined(lines), hidden)


def _page_text(text_page: object) -> tuple[str, CharIndex]:
    """The page's text and how to find the PDFium character of one of its code points."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return "", _same
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text, _same

    def char_of(index: int) -> int:
        units = len(text[:index].encode("utf-16-le")) // 2
        return max(0, int(pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, units)))

    return text, char_of


def _same(index: int) -> int:
    return index


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _one_way(probe: Probe, text: str, span: tuple[int, int], char_of: CharIndex) -> list[tuple[int, int]]:
    """A line, cut where its words turn: PDFium can join what is printed up a page's side to the line before."""
    start, end = span
    if abs(probe.angle(char_of(start)) - probe.angle(char_of(end - 1))) < _SAME_WAY:
        return [span]
    parts: list[tuple[int, int]] = []
    way = None
    for word in _WORD.finditer(text, start, end):
        angle = probe.angle(char_of(word.start()))
        if way is not None and abs(angle - way) < _SAME_WAY:
            parts[-1] = parts[-1][0], word.end()
        else:
            parts.append(word.span())
        way = angle
    return parts


def _visible(
    probe: Probe, spans: list[tuple[int, int]], char_of: CharIndex, width: float, height: float
) -> tuple[list[tuple[int, int]], int, bool]:
    """The lines one sees, how many characters were left out, and whether the page is printed sideways.

    A page whose text is mostly invisible is a scan with a text layer behind it: that layer is the text.
    """
    angles, modes = Counter[float](), Counter[bool]()
    kinds = []
    for start, end in spans:
        index = char_of(start)
        angle = round(probe.angle(index), 1)
        invisible, white = probe.hidden(index)
        angles[angle] += end - start
        modes[invisible] += end - start
        kinds.append((angle, invisible, white))
    upright = angles.most_common(1)[0][0] if angles else 0.0
    layer = modes[True] > modes[False]
    turned = 0.1 < upright < 6.2
    if turned:
        quarter = round(upright / (math.pi / 2)) * math.pi / 2
        probe.turn(quarter if abs(quarter - upright) < 0.1 else upright, width, height)
    kept, hidden = [], 0
    for span, (angle, invisible, white) in zip(spans, kinds, strict=True):
        if angle != upright or ((invisible or white) and not layer):
            hidden += span[1] - span[0]
        else:
            kept.append(span)
    return kept, hidden, turned and abs(math.sin(upright)) > 0.5


def _usual_width(samples: list[tuple[int, int, Sample, Sample, float]]) -> float:
    """Width of a character in ems, the median of the page's long lines."""
    ratios = sorted(
        (last.x - first.x) / ((end - start) * first.size)
        for start, end, first, last, _ in samples
        if end - start >= 40 and first.size > 0 and last.x > first.x
    )
    return ratios[len(ratios) // 2] if ratios else _USUAL_WIDTH


def _wide_gaps(
    probe: Probe, text: str, start: int, end: int, size: float, char_of: CharIndex
) -> list[tuple[int, int, float, float]]:
    """The blanks of a line that part columns: ``(start, end, x before, x after)``."""
    gaps = []
    for blank in _BLANK.finditer(text, start, end):
        before, after = char_of(blank.start() - 1), char_of(blank.end())
        left = probe.place(before)[0] + probe.advance(before)
        right = probe.place(after)[0]
        gaps.append((blank.start(), blank.end(), left, right))
    if not gaps:
        return []
    least = min(right - left for _, _, left, right in gaps)
    size = min(size, _LARGEST_GAP_SIZE)
    # In a justified line all blanks are stretched.
    stretch = 2.2 * least if 0.6 * size < least < 2 * size else 0.0
    return [gap for gap in gaps if gap[3] - gap[2] > max(stretch, _gap_limit(text[start : gap[0]], size))]


def _gap_limit(before: str, size: float) -> float:
    """How wide a blank after ``before`` must be to part columns, in points."""
    if _LABEL.fullmatch(before.rpartition("\t")[2]):
        return math.inf
    return (_SENTENCE_GAP if _SENTENCE_END.search(before) else _COLUMN_GAP) * size


def _line(
    probe: Probe,
    text: str,
    pieces: list[tuple[int, int]],
    first: Sample,
    last: Sample,
    x1: float,
    char_of: CharIndex,
) -> PrintedLine:
    """Fold the pieces of a line into one text with tabs between, and find the marks in it."""
    start, end = pieces[0]
    if len(pieces) > 1:
        # Columns can be printed in different sizes; the line is what its first one is.
        last = probe.sample(char_of(pieces[0][1] - 1))
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
        usual = max(probe.size(char_of(a)), probe.size(char_of(b - 1))) if number else size
        small = _small_tokens(probe, text, a, b, usual, char_of)
        for c, d, token in _in_place(probe, text, a, small, usual, char_of) if small else ():
            # PDFium sees a blank where a mark is only set off by a hair.
            put(_words(text[at:c]).rstrip(" "))
            began = length
            if token:
                marks.append((began, put(fold(token))))
            at = d
            if not began and token and not text[at : at + 1].isspace():
                put(" ")
        put(_words(text[at:b]))
    whole = "".join(parts)
    bold, italic = probe.font(char_of(start if first.size >= last.size else end - 1))
    if bold and end - start > 1:
        bold = probe.font(char_of(end - 1 if last.size >= first.size else start))[0]
    starts_small = bool(marks) and marks[0][0] == 0
    kept = tuple(mark for mark in marks if mark[0] > 0 and mark[1] > mark[0])
    return PrintedLine(whole, first.x, x1, baseline, size, bold, italic, kept, starts_small)


def _words(text: str) -> str:
    """Blanks folded to one; the hyphen PDFium hides at a line's end is written out."""
    if text.endswith("\ufffe"):
        text = text[:-1].rstrip() + "-"
    return _BLANK.sub(" ", fold(text))


def _small_tokens(
    probe: Probe, text: str, start: int, end: int, size: float, char_of: CharIndex
) -> list[tuple[int, int]]:
    """Figures, letters and stars printed small and raised beside the line's ``size``, and superscript figures."""
    found = [match.span() for match in _PRINTED_MARK.finditer(text, start, end)]
    baseline: float | None = None
    for match in _MARK_CANDIDATE.finditer(text, start, end):
        a, b = match.span()
        if probe.size(char_of(b - 1)) >= _MARK_SIZE * size:
            continue
        begin = b - 1
        while begin > a and probe.size(char_of(begin - 1)) < _MARK_SIZE * size:
            begin -= 1
        if baseline is None:
            ends = probe.sample(char_of(start)), probe.sample(char_of(end - 1))
            baseline = min(ends, key=lambda sample: abs(sample.size - size)).y
        # More than three figures printed small are a word of a table or a formula; small figures on the line's own
        # foot are a symbol set in two sizes.
        if b - begin <= 3 and probe.place(char_of(b - 1))[1] > baseline + _MARK_RAISE * size:
            found.append((begin, b))
    return sorted(found)


def _in_place(
    probe: Probe, text: str, start: int, tokens: list[tuple[int, int]], size: float, char_of: CharIndex
) -> list[tuple[int, int, str]]:
    """What to put where: ``(start, end, mark)`` in order; ``mark`` is empty where one is taken away.

    Some programs print the marks of a line after its words. Such a mark stands left of the character before it, and is
    moved to the place it is seen at.
    """
    placed: list[tuple[int, int, str]] = []
    for a, b in tokens:
        x = probe.place(char_of(a))[0]
        before = a - 1
        while before > start and text[before].isspace():
            before -= 1
        if before < start or probe.place(char_of(before))[0] <= x + 0.5:
            placed.append((a, b, text[a:b]))
            continue
        low, high = start, before + 1
        while low < high:
            middle = (low + high) // 2
            if probe.place(char_of(middle))[0] < x - 0.1 * size:
                low = middle + 1
            else:
                high = middle
        if low > start and text[low - 1].isspace():
            low -= 1
        placed += [(low, low, text[a:b]), (a, b, "")]
    return sorted(placed)


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
    between = "\t" if gap > _gap_limit(before.text, size) else " " if gap > 0.1 * size else ""
    small = before.size < _MARK_SIZE * after.size
    marks = list(before.marks)
    # A lone small figure before text is the marker of a note, after text it is a mark in it.
    if after.size < _MARK_SIZE * before.size and len(after.text) <= 3:
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
