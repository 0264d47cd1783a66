"""Text whose characters are not its letters: a font that names its glyphs wrongly.

Such a page looks right on paper and reads ``UHVROXWLRQ`` for ``resolution``. A page is doubted where the small words
of the languages of the United Nations are rare, and a line of Latin letters is wrong whose pairs of letters are those
of none of these languages. Where all characters are moved by one distance, as glyph numbers of many fonts are from
ASCII, they are moved back; what no distance explains is left out and told.
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.s1_read.pdf_probe import Probe

State = Literal["as_read", "moved", "garbled"]

_LINE = re.compile(r"[^\r\n]+")
# In running text one of these comes every forty characters.
_SMALL_WORDS = (
    " the ",
    " of ",
    " and ",
    " to ",
    " in ",
    " de ",
    " la ",
    " les ",
    " des ",
    " et ",
    " el ",
    " los ",
    " y ",
)
_RARE = 90
_SMALL_WORD = re.compile(
    r"(?<![a-z])(?:the|of|and|to|in|for|on|by|with|is|de|la|le|les|des|et|du|en|el|los|las|que|der|die|und)(?![a-z])",
    re.IGNORECASE,
)
_SHORT = 5
# The most frequent pairs of letters of English, French and Spanish: half of all pairs of a text, a twentieth of others.
_FREQUENT = (
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de ri ro ic ne "
    "ea ra ce li ll ma si om ur la el os us qu ue ta di na mi lo ad ac do tr su ss pr pe ai un ns"
)
_PAIRS = frozenset(_FREQUENT.split())
_LATIN_PAIR = re.compile(r"(?=([a-z]{2}))")
_LEAST_SHARE, _GOOD_SHARE = 0.22, 0.35
_BETTER = 0.2
_LEAST_PAIRS = 4
# Lines of letters that name nothing, addresses of web pages among them, are fewer than this share of a page.
_GARBLED_SHARE, _LEAST_GARBLED = 0.25, 100
# Fonts number their glyphs from the blank: as the third or first, as the code itself, or in the private use area.
_DISTANCES = (29, 31, 28, 30, 32, -0xF000, -0xE000, -0xF000 + 29, *range(1, 28), *range(-31, 0))
_NO_LETTER = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff\ufffd]")
# Signs that no line of words or figures is full of; a font whose glyphs are numbered as they come begins with them.
_SIGN = re.compile(r"[!\"#$%&'*+;<=>?@\[\\\]^_`{|}~]")
_MOST_SIGNS, _MANY_SIGNS = 0.1, 4
# A bullet of a symbol font is one of a line.
_MOST_SYMBOLS = 0.3
# A gap wider than this part of the font size is a blank; letters stand closer.
_BLANK = 0.15
_LEAST_BLANKS = 0.08


def mend_letters(probe: Probe) -> State:
    """Move the characters of wrong lines back, or take the lines out, in ``probe.text``."""
    text = probe.text
    if _is_language(text):
        return "as_read"
    lines = [found.span() for found in _LINE.finditer(text)]
    wrong = [span for span in lines if _is_wrong(text[slice(*span)])]
    if sum(end - start for start, end in wrong) <= max(_LEAST_GARBLED, _GARBLED_SHARE * len(text)):
        return "as_read"
    distance = _distance("\n".join(text[start:end] for start, end in wrong))
    wrong_lines = set(wrong)
    letters: list[str] = []
    numbers: list[int] = []
    at = 0
    for start, end in lines:
        letters += text[at:start]
        numbers += range(at, start)
        if (start, end) not in wrong_lines and not (distance and _is_better_moved(text[start:end], distance)):
            letters += text[start:end]
            numbers += range(start, end)
        elif distance:
            _put_moved(probe, start, end, distance, letters, numbers)
        at = end
    probe.rewrite("".join(letters) + text[at:], [*numbers, *range(at, len(text))])
    return "moved" if distance else "garbled"


def _is_language(text: str) -> bool:
    """Whether small words are as frequent as in running text; the most frequent ones are counted first."""
    found = 0
    for word in _SMALL_WORDS:
        found += text.count(word)
        if _RARE * found > len(text):
            return True
    return False


def _put_moved(probe: Probe, start: int, end: int, distance: int, letters: list[str], numbers: list[int]) -> None:
    """A line with its characters moved back and, where its blanks were lost, blanks where wide gaps are."""
    moved = _move(probe.text[start:end], distance)
    gaps = moved.count(" ") < _LEAST_BLANKS * len(moved)
    reach = 0.0
    for index, letter in enumerate(moved, start):
        x = probe.place(index)[0] if gaps else 0.0
        if gaps and index > start and x - reach > _BLANK * probe.size(index):
            letters.append(" ")
            numbers.append(index)
        if gaps:
            reach = x + probe.advance(index)
        letters.append(letter)
        numbers.append(index)


def _is_wrong(line: str) -> bool:
    """Whether a line of Latin letters, or of characters without a meaning, is of no language."""
    if len(line) < _SHORT:
        return False
    symbols = len(_NO_LETTER.findall(line))
    if symbols > 2 and symbols > _MOST_SYMBOLS * len(line):
        return True
    signs = _SIGN.findall(line)
    if len(signs) > _MOST_SIGNS * len(line) and len(set(signs)) >= _MANY_SIGNS:
        return True
    if _SMALL_WORD.search(line) and line.count(" ") > 2:
        return False
    pairs = _LATIN_PAIR.findall(line.lower())
    if len(pairs) < _LEAST_PAIRS or 2 * len(pairs) < len(line) - line.count(" "):
        return False
    return _share(pairs) < _LEAST_SHARE


def _share(pairs: list[str]) -> float:
    """The share of pairs of letters that are frequent in a language."""
    return sum(pair in _PAIRS for pair in pairs) / len(pairs) if pairs else 0.0


def _is_better_moved(line: str, distance: int) -> bool:
    """Whether a line of a page whose letters are moved reads better moved back itself."""
    if _NO_LETTER.search(line):
        return True
    before, after = (_share(_LATIN_PAIR.findall(words.lower())) for words in (line, _move(line, distance)))
    return after > before + _BETTER


def _distance(text: str) -> int:
    """How far the characters of a text have to be moved to be letters; 0 where no distance makes words of it."""
    best, distance = _GOOD_SHARE, 0
    for each in _DISTANCES:
        moved = _move(text, each)
        pairs = _LATIN_PAIR.findall(moved.lower())
        share = 0.0
        if len(pairs) >= len(text) / 3:
            # Text is set in small letters: capitals where these would stand are 32 too far.
            small = sum(pair in _PAIRS for pair in _LATIN_PAIR.findall(moved)) / len(pairs)
            share = (small + _share(pairs)) / 2
        if share > best:
            best, distance = share, each
    return distance


def _move(text: str, distance: int) -> str:
    """``text`` with every character moved, but blanks that a program put between words."""
    return "".join(
        chr(ord(letter) + distance) if letter not in " \n" and 32 <= ord(letter) + distance < 0x2500 else letter
        for letter in text
    )
