"""What becomes of single characters on the way into the canonical text.

The canonical text is Unicode NFC. Characters that differ on paper not at all or only in width are folded, so that the
same report read from PDF, Word and HTML has the same words: typographic spaces become a space, ligatures their
letters, the hyphens U+2010 and U+2011 the ASCII hyphen; zero-width and control characters go. Superscript figures,
quotation marks and dashes stay as printed. Nothing here looks at more than one character.
"""

from __future__ import annotations

import unicodedata

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\v\x1c\x1d\x1e\x1f\x85"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# A soft hyphen is seen only where a line ends, and there the readers write a hyphen of their own.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\ufffe\uffff"
_CONTROLS = "".join(
    chr(code) for code in (*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
)

_FOLDING = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **_LIGATURES,
        "\u2010": "-",
        "\u2011": "-",
        "\u2028": " ",
        "\u2029": " ",
        **dict.fromkeys(_INVISIBLE + _CONTROLS, None),
    }
)


def fold(text: str) -> str:
    """``text`` with every character in its canonical form. Line breaks and form feeds are left alone.

    Tabs become spaces: a tab of the canonical text stands for a wide gap between columns, and readers put it there.
    """
    if text.isascii() and text.isprintable():
        return text
    folded = text.translate(_FOLDING)
    return folded if unicodedata.is_normalized("NFC", folded) else unicodedata.normalize("NFC", folded)
