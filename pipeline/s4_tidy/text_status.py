"""Whether the words of a recommendation are what stands at its offsets.

In: the words, the characters between the offsets, and whether a part of the words stands elsewhere. Out: a value of
``recommendations.text_status``.
"""

from __future__ import annotations

from typing import Literal

TextStatus = Literal["verbatim", "composed", "interrupted"]


def text_status(words: str, evidence: str, composed: bool) -> TextStatus:
    """``verbatim`` where the words are the evidence but for white space, ``composed`` where a part of them stands elsewhere.

    All others leave out or mend something that stands between their first and their last character.
    """
    if composed:
        return "composed"
    if words == evidence:
        return "verbatim"
    return "verbatim" if words.split() == evidence.split() or _squeezed(words) == _squeezed(evidence) else "interrupted"


def _squeezed(text: str) -> str:
    return "".join(text.split())
