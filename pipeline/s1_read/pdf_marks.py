"""The marks of notes in a printed line: figures, letters and stars set small and raised.

Letters of an ordinal ("15th") and of an abbreviation ("No") are raised too and are no marks. So letters are looked for
where a line begins, and elsewhere only those that the caller knows as marks of notes; that spares a question to PDFium
for every word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain

from pipeline.s1_read.characters import SUPERSCRIPTS
from pipeline.s1_read.pdf_probe import Probe, Stretch

# What can be the mark of a note, where it is printed small: figures and stars, and single letters.
_CANDIDATE = re.compile(r"[0-9]+|[*†‡]+")
# Most lines have none, which is soon known.
_FIGURE = re.compile(r"[0-9*†‡]")
_LETTER = re.compile(r"[a-z](?![a-z])")
_PRINTED = re.compile(rf"[{SUPERSCRIPTS}]+")
# "15 th session": the blank before the letters of an ordinal, which are raised.
_SET_OFF = re.compile(r"[0-9](?P<blank>\s)(?=(?:st|nd|rd|th|er|re|d|e|o|a)\b)")
_SEPARATOR = re.compile(r"[,;–-]\s?")
# A mark is printed at 5.5 to 7 points beside text of 8.5 to 12.
MARK_SIZE = 0.8
_RAISE = 0.1
# More figures printed small are a word of a table or a formula.
_LONGEST = 3


@cache
def _candidates(letters: str) -> re.Pattern[str]:
    """What can be a mark where ``letters`` are: after a word or alone."""
    if not letters:
        return _CANDIDATE
    return re.compile(rf"{_CANDIDATE.pattern}|(?<![a-z])[{letters}](?![a-z])|(?<=[a-z])[{letters}](?=[\s,.;:)]|$)")


# Few pages have any, and each of their lines is asked.
@lru_cache(maxsize=8)
def _has_printed(text: str) -> bool:
    """Whether the text of a page has superscript figures."""
    return _PRINTED.search(text) is not None


def raised_parts(
    probe: Probe, stretch: Stretch, start: int, end: int, size: float, letters: str
) -> list[tuple[int, int, str]]:
    """What is raised in ``[start, end)`` of a line of ``size``: ``(start, end, mark)`` in order.

    ``letters`` are those that mark notes here.

    ``mark`` is empty where something is taken away: a mark from the place where the file has it, or the blank that
    PDFium sees before the letters of an ordinal that are set off by a hair.
    """
    tokens = _small_tokens(probe, stretch, start, end, size, letters)
    parts = _in_place(probe, start, tokens, size) if tokens else []
    for blank in _SET_OFF.finditer(probe.text, start, end):
        a, b = blank.span("blank")
        if probe.size(b) < MARK_SIZE * size and probe.place(b)[1] > probe.place(a - 1)[1] + _RAISE * size:
            parts = sorted([*parts, (a, b, "")])
    return parts


def _small_tokens(
    probe: Probe, stretch: Stretch, start: int, end: int, size: float, letters: str
) -> list[tuple[int, int]]:
    """Figures, letters and stars of ``[start, end)`` printed small and raised beside ``size``, and superscript ones."""
    text = probe.text
    found = [match.span() for match in _PRINTED.finditer(text, start, end)] if _has_printed(text) else []
    baseline: float | None = None
    opening = _LETTER.match(text, start, end) if start == stretch.start and not letters else None
    likely = bool(letters) or _FIGURE.search(text, start, end) is not None
    others = _candidates(letters).finditer(text, start, end) if likely else ()
    for match in chain((opening,) if opening else (), others):
        a, b = match.span()
        if baseline is None:
            if (start, end) == (stretch.start, stretch.end):
                ends = stretch.first, stretch.last
            else:
                ends = probe.sample(start), probe.sample(end - 1)
            baseline = min(ends, key=lambda sample: abs(sample.size - size)).y
        # Small figures on the line's own foot are a symbol set in two sizes. The place is asked first, being cheaper.
        if probe.place(b - 1)[1] <= baseline + _RAISE * size or probe.size(b - 1) >= MARK_SIZE * size:
            continue
        begin = b - 1
        while begin > a and probe.size(begin - 1) < MARK_SIZE * size:
            begin -= 1
        if b - begin <= _LONGEST and not _in_raised_word(probe, begin, start, size):
            found.append((begin, b))
    return _with_separators(probe, sorted(found), size) if found else found


def _with_separators(probe: Probe, tokens: list[tuple[int, int]], size: float) -> list[tuple[int, int]]:
    """Tokens with the small comma or dash to the next one: ``3,4`` above a line are two marks and no comma of it."""
    joined = []
    for (start, end), following in zip(tokens, [*tokens[1:], None], strict=True):
        reach = end
        if following and _SEPARATOR.fullmatch(probe.text, end, following[0]) and probe.size(end) < MARK_SIZE * size:
            reach = following[0]
        joined.append((start, reach))
    return joined


def _in_raised_word(probe: Probe, begin: int, start: int, size: float) -> bool:
    """Whether a letter ends a raised word: the ``th`` of ``15th``, the ``me`` of ``Mme``."""
    return (
        probe.text[begin].isalpha()
        and begin > start
        and probe.text[begin - 1].isalpha()
        and probe.size(begin - 1) < MARK_SIZE * size
    )


def _in_place(probe: Probe, start: int, tokens: list[tuple[int, int]], size: float) -> list[tuple[int, int, str]]:
    """What to put where: ``(start, end, mark)`` in order; ``mark`` is empty where one is taken away.

    Some programs print the marks of a line after its words. Such a mark stands left of the character before it, and is
    moved to the place it is seen at.
    """
    text = probe.text
    placed: list[tuple[int, int, str]] = []
    for a, b in tokens:
        x = probe.place(a)[0]
        before = a - 1
        while before > start and text[before].isspace():
            before -= 1
        if before < start or probe.place(before)[0] <= x + 0.5:
            placed.append((a, b, text[a:b]))
            continue
        low, high = start, before + 1
        while low < high:
            middle = (low + high) // 2
            if probe.place(middle)[0] < x - 0.1 * size:
                low = middle + 1
            else:
                high = middle
        if low > start and text[low - 1].isspace():
            low -= 1
        placed += [(low, low, text[a:b]), (a, b, "")]
    return sorted(placed)
