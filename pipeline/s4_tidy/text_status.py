"""Whether the words of a recommendation are what stands at its offsets.

In: the words, the characters between the offsets, and whether the words have a lead-in of their own. Out: a value of
``recommendations.text_status``.
"""

from __future__ import annotations

from typing import Literal

TextStatus = Literal["verbatim", "composed", "interrupted"]


def text_status(words: str, evidence: str, composed: bool) -> TextStatus:
    """``verbatim`` where the words are the evidence but for white space, ``composed`` where a lead-in stands before them.

    All others leave out or mend something that stands between their first and their last character.
    """
    if composed:
        return "composed"
    return "verbatim" if words.split() == evidence.split() or _squeezed(words) == _squeezed(evidence) else "interrupted"


def _squeezed(text: str) -> str:
    return "".join(text.split())
