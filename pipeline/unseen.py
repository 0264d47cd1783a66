"""Characters that are not seen but do something: controls, and marks that turn the direction of what follows.

A terminal obeys them, and a name with them is not what it looks like. They stay in the canonical texts and in the words of
rows that are evidence; they are taken out of names and titles, and written out where something is printed.
"""

from __future__ import annotations

import unicodedata
from typing import Final

# Every control but the line feed and the tab (Cc), marks of direction and what has no width (Cf), line and paragraph
# separators; soft hyphens and joiners among them belong to words and do nothing to a terminal, but show nothing either.
_UNSEEN: Final = tuple(
    chr(code)
    for code in (*range(0x3000), *range(0xD800, 0xE000), *range(0xFE00, 0x10000), *range(0xE0000, 0xE0080))
    if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp") and chr(code) not in "\n\t"
)
# Characters of the longest line that is printed: a sentence of a mandate fits, a file of five megabytes does not.
LINE: Final = 16_000

_REMOVED: Final = str.maketrans(dict.fromkeys(_UNSEEN, None))
_WRITTEN: Final = str.maketrans({letter: letter.encode("unicode_escape").decode("ascii") for letter in _UNSEEN})


def without_unseen(text: str) -> str:
    """``text`` as it is seen."""
    return text if text.isprintable() else text.translate(_REMOVED)


def shown(text: str) -> str:
    """``text`` as it can be printed: what is not seen is written out, ``\\x1b`` and ``\\u202e``."""
    return text if text.isprintable() else text.translate(_WRITTEN)


def one_line(text: str, most: int = LINE) -> str:
    """``text`` as a line of its own, of at most ``most`` characters: line feeds and tabs in it are written out too, so that
    no name can look like a line of the program."""
    if len(text) > most:
        text = f"{text[:most]}… and {len(text) - most:,} more characters"
    return text if text.isprintable() else shown(text).replace("\n", "\\n").replace("\t", "\\t")
