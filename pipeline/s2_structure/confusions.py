"""Characters of symbols that were taken for others: ``A/5l/385``, ``E/CN.4/l998/30``, ``1325 (20OO)``, a Cyrillic ``А/59/1``.

In: a reading text. Out: the places and what stands there in truth. Figures: only characters that look like one figure
in print (l, I, ! and 1, O and 0, S and 5, B and 8, Z and 2), and only inside what is a symbol or the number of a resolution
whatever they are; a letter behind a number of a resolution ("52/9 B") stays, as these have letters. Letters: those of
another script that look the same, where all of a symbol's letters are such or Latin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_FIGURES: Final = str.maketrans("lI|!OoSBZ", "111100582")
# Most texts have none of these places. Each pattern begins with what can be skipped to: a stroke, a parenthesis, a word.
_ANY: Final = re.compile(
    r"/(?: \d{1,4}[lI|O]|(?<=\d[lI|O]/)|(?<=[lI|O]\d/)|(?<=[lI|O]\d\d/)|\d{1,4}[lI|OoSBZ]|\d{1,3}!\d|[lI|O]\d|[A-Z][A-Za-z]{0,5}\.\d{0,3}[lI|O]"
    r"|(?<=\bA/)S\d|(?<=\d/)[l|])|Add\.\d{0,3}[lI|O]|Corr\.\d{0,3}[lI|O]"
)
_ANY_RESOLUTION: Final = (
    re.compile(r"\((?:[lI]\S|\d[Oo]|\d\d[OolI|]|\d{3}[OolI|SB])"),
    re.compile(r"esolution (?:[lI|O]\d|\d{1,3}[lI|O]|\d[SBZ]/)"),
)
# Whether a symbol is that of a resolution shows within so many characters.
_NEAR: Final = 12
# What is printed before a number in brackets that is a year.
_BEFORE_YEAR: Final = ("esolution ", "RES/")
# `E/CN,4/1998/30`: the full stop of a symbol taken for a comma.
_COMMA: Final = re.compile(
    r"/(?:Add|AC|Amend|C|CN|CONF|Corr|CRP|GC|L|PC|PV|R|Rev|SC|SR|Sub|WG|WP)(?P<comma>,)(?=\d{1,4}(?!\w))"
)
_ALIKE: Final = "АВСЕНІКМОРЅТХаеорсΑΒΕΗΙΚΜΝΟΡΤΧ"
_LATIN: Final = str.maketrans(_ALIKE, "ABCEHIKMOPSTXaeopcABEHIKMNOPTX")
_ANY_ALIKE: Final = re.compile(f"[{_ALIKE}]")
# What is written like a symbol in any script.
_WRITTEN: Final = re.compile(
    r"(?<![\w/])[^\W\d_]{1,6}(?:\.\d{1,3})?(?:/[^\W_]{1,6}(?:\.\d{1,4})?){0,5}/[^\W_]{0,6}\.?\d{1,5}(?!\w)"
)
_TOKEN: Final = re.compile(
    # The last number of a symbol, behind another number: "mg/l" is none.
    r"(?:(?<=[\dO][\dO]\d/)|(?<=/\d\d/))(?P<last>[l|]{1,2})(?![\w|])"
    # A component of a symbol, behind a series or another component.
    r"|(?<=[A-Za-z\d)]/)(?P<component>[\dlI|O](?:[\dlI|OoSBZ]|(?<=\d)!(?=\d)){0,4})(?![\w|])"
    # The same behind a blank that a scan put after the stroke.
    r"|(?<=[\dlIO]/ )(?P<spaced>\d[\dlI|O]{1,4})(?![\w|])"
    # The session of the Assembly: special ones are "S-27".
    r"|(?<![\w/.|])A/(?P<assembly>S\d)(?=/\d)"
    # "and Add.l"
    r"|(?<![\w/.|])(?:Add|Corr)\.(?P<suffix>[\dlI|O]{1,2})(?![\w|])"
    # The number of a paper, a record or a suffix.
    r"|(?<=/)(?:Add|Amend|Corr|CRP|L|PV|R|Rev|SR|WP)\.(?P<dotted>[\dlI|O]{1,4})(?![\w|])"
    # The number of a body; "WG.I" counts in Roman figures.
    r"|(?<=/)(?:AC|C|CN|CONF|GC|PC|SC|Sub|WG)\.(?P<body>[\dl|O]{1,4})(?![\w|])"
    # A resolution: session or year, stroke, number; the letter of a part is none of it.
    r"|(?<![\w/.|])(?P<session>[\dlI|O]{2,4})/(?P<number>[\dlI|O]{1,3})(?![\w/|])"
    r"|(?<=esolution )(?P<cited>\d[SBZ])(?=/\d)"
    # A resolution of the Council and its year.
    r"|(?<=esolution )(?P<plain>[\dlI|O]{1,4})(?= \()|(?<=\d \()(?P<year>[1lI2][9O0o][\dlI|OoSB]{2})(?=\))"
)  # fmt: skip


def find_confusions(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, figures)`` of each place where figures were taken for letters, in order."""
    if _ANY.search(text) or (
        any(words in text for words in _BEFORE_YEAR) and any(pattern.search(text) for pattern in _ANY_RESOLUTION)
    ):
        yield from _figures(text)


def find_commas(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, ".")`` of each comma of a symbol that was a full stop in print, in order."""
    for found in _COMMA.finditer(text) if "/" in text else ():
        yield *found.span("comma"), "."


def find_lookalikes(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, letters)`` of each symbol with letters of another script that look like Latin ones, in order."""
    if text.isascii() or "/" not in text or not _ANY_ALIKE.search(text):
        return
    for found in _WRITTEN.finditer(text):
        letters = found[0].translate(_LATIN)
        if letters != found[0] and letters.isascii():
            yield found.start(), found.end(), letters


def set_right(text: str) -> str:
    """A text with all of these set right, character by character: it is as long as before."""
    for find in (find_lookalikes, find_commas, find_confusions):
        for start, end, instead in list(find(text)):
            text = text[:start] + instead + text[end:]
    return text


def _figures(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _TOKEN.finditer(text):
        for name in found.re.groupindex:
            printed = found[name]
            beside = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + 1]
            if printed and not printed.isdigit() and _is_number(name, printed, *beside):
                yield found.start(name), found.end(name), printed.translate(_FIGURES)


def _is_number(name: str, printed: str, before: str, after: str) -> bool:
    """Can the letters be nothing but figures? A component of letters alone ("I", "OO") may be a word of the series."""
    if name in ("dotted", "body", "suffix", "assembly", "last", "cited"):
        return True
    if not any(map(str.isdigit, printed)):
        return False
    # "A/C.5/49/33a" has a letter of its own, "A/RES/52/9B" that of a part; before another component there is none, and
    # only resolutions have so many parts that one is Z.
    lettered = "SB" if "RES" not in before else "SBZ"
    return name != "component" or printed[-1] not in lettered or not printed[:-1].isdigit() or after == "/"
