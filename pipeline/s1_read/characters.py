"""What becomes of single characters on the way into the canonical text.

The canonical text is Unicode NFC. Characters that differ on paper not at all or only in width are folded, so that the
same report read from PDF, Word, HTML and plain text has the same words: typographic spaces become a space, ligatures
their letters, hyphens and strokes of all kinds the ASCII ones, letters and figures of full width the narrow ones;
zero-width, direction and control characters go. Superscript figures, quotation marks and dashes stay as printed.
Raised letters that end a number or an abbreviation (``15ᵗʰ``) become letters. Nothing else here looks at more than one
character, but for the soft hyphen at a line's end.
"""

from __future__ import annotations

import re
import unicodedata

# Figures that print sets high, mostly marks of notes, and the same on the line.
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_FIGURES = str.maketrans(SUPERSCRIPTS, "0123456789")
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\v\x1c\x1d\x1e\x1f\x85"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
# The fraction stroke, the division stroke, and strokes of other widths.
_STROKES = "\u2044\u2215\u2571\u29f8\uff0f"
# Letters, figures and the full stop of full width, which East Asian programs write between characters of theirs.
_WIDE = {
    chr(code): chr(code - 0xFEE0)
    for code in (0xFF0E, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
# A soft hyphen is seen only where a line ends, and there the readers write a hyphen of their own.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0\ufffe\uffff"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080))))
)
_CONTROLS = "".join(
    chr(code) for code in (*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
)

# Raised letters that typists take for the ending of a number or an abbreviation: `15ᵗʰ`, `2ⁿᵈ`, `Mᵐᵉ`, `nᵒ`; one alone is
# the mark of a table's note but where a figure or an n comes before.
_RAISED = str.maketrans("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz")
_ENDING = re.compile("[ᵃ-ᶻⁱⁿʰʲʳʷˡˢˣʸ]{2,5}|(?<=[0-9])[ᵉᵈʳ]|(?<=\\b[Nn])ᵒ")
_ANY_RAISED = re.compile("[ᵃ-ᶻⁱⁿʰʲʳʷˡˢˣʸ]")

_FOLDING = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **_LIGATURES,
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_STROKES, "/"),
        **_WIDE,
        "\u2028": " ",
        "\u2029": " ",
        **dict.fromkeys(_INVISIBLE + _CONTROLS, None),
    }
)
# None of these becomes another one, so they can be replaced one after the other.
_FOLDED_PLAIN = {chr(code): to or "" for code, to in _FOLDING.items() if code not in (0x09, 0xAD)}
_CONTROL = re.compile(f"[{_CONTROLS}\v\x1c-\x1f]")
# A soft hyphen at the end of a line is printed, and says that the word goes on.
_UNSEEN = re.compile(rf"\u00ad(?![ \t]*\n)|[{_INVISIBLE[1:]}]")

_LINE_END = re.compile(r"[ \t]*\n")
_WORD_AROUND = re.compile(r"\S+")
# What is longer is no word.
_LONGEST_WORD = 100


def fold(text: str) -> str:
    """``text`` with every character in its canonical form. Line breaks and form feeds are left alone.

    Tabs become spaces: a tab of the canonical text stands for a wide gap between columns, and readers put it there.
    """
    if text.isascii() and text.isprintable():
        return text
    return _composed(_without_raised(text).translate(_FOLDING))


def _without_raised(text: str) -> str:
    return _ENDING.sub(lambda ending: ending[0].translate(_RAISED), text) if _ANY_RAISED.search(text) else text


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold_plain(text: str) -> str:
    """Plain text with every character in its canonical form.

    Line breaks, form feeds and tabs are left alone, and so is a soft hyphen at the end of a line.
    """
    if text.isascii() and not _CONTROL.search(text):
        return text
    # A text has some dozens of characters: what it has none of need not be looked for.
    letters = set(text)
    folded = text if letters.isdisjoint(_INVISIBLE) else _UNSEEN.sub("", text)
    folded = _without_raised(folded)
    for letter in letters & _FOLDED_PLAIN.keys():
        folded = folded.replace(letter, _FOLDED_PLAIN[letter])
    return _composed(folded)


def words_unseen(text: str) -> tuple[int, list[tuple[int, str, str]]]:
    """What ``fold_plain`` leaves out of a text because nobody sees it.

    How many characters, and of each word that has some ``(start, printed, folded)``, where ``start`` is the place of
    ``folded`` in the folded text and ``printed`` is the word as it was, with ``<U+00AD>`` for a soft hyphen.
    """
    words: list[tuple[int, str, str]] = []
    places = [] if text.isascii() or set(text).isdisjoint(_INVISIBLE) else list(_UNSEEN.finditer(text))
    at, length, done = 0, 0, 0
    for place in places:
        if place.start() < done:
            continue
        word = _WORD_AROUND.match(text, _start_of_word(text, place.start(), done))
        assert word
        start, done = word.span()
        # White space parts them, so that no letter joins with one of the stretch before.
        length += len(fold_plain(text[at:start]))
        # Where the line ends behind it, a soft hyphen stays.
        folded = fold_plain(word[0] + "\n")[:-1] if _LINE_END.match(text, done) else fold_plain(word[0])
        if folded.strip() and len(word[0]) <= _LONGEST_WORD:
            words.append((length, _UNSEEN.sub(_named, word[0]), folded))
        length += len(folded)
        at = done
    return len(places), words


def _named(character: re.Match[str]) -> str:
    return f"<U+{ord(character[0]):04X}>"


def _start_of_word(text: str, at: int, low: int) -> int:
    while at > low and not text[at - 1].isspace():
        at -= 1
    return at
