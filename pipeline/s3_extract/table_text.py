"""What of a table reads like text: a cell that is written in sentences.

In: a passage and a place in it. Out: whether a name may be made there of its words alone. The cells of a table of
print run together where nothing on the page parts them, and labels are capital words without a sentence ("Regional
Office Staff Costs"): of such cells only known names, numbers and symbols count. Cells that tell what was done
("Request" and "Action taken" in reports on budgets, planned outputs) are read as paragraphs are.
"""

from __future__ import annotations

import re

from pipeline.model import Passage

# Shorter ones are headings, labels and values.
_FEWEST_WORDS = 8
# Of the words of a sentence so many are in small letters, be it full of names.
_SMALL_WORDS = 0.5
# A cell that is longer is looked at this far to either side.
_NEAR = 2000
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'-]*")


def reads_as_text(passage: Passage, at: int) -> bool:
    """Whether the words about ``passage.text[at]`` are a sentence: everywhere but in the short cells of a table."""
    if passage.kind != "table":
        return True
    text = passage.text
    first, last = max(0, at - _NEAR), min(len(text), at + _NEAR)
    start, end = text.rfind("\n", first, at) + 1, text.find("\n", at, last)
    words = _WORD.findall(text, start or first, end if end >= 0 else last)
    return len(words) >= _FEWEST_WORDS and sum(word[0].islower() for word in words) >= _SMALL_WORDS * len(words)
