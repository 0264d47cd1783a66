"""Repairs: places in a passage that an earlier conversion damaged, mended only where the document itself shows how."""

from __future__ import annotations

import re
from array import array
from collections import Counter

from pipeline.model import Repair

# Between two numbers a character lost in conversion was a dash: ranges are the only thing printed so.
_LOST_DASH = re.compile(r"(?<=\d)\ufffd(?=\d)")


def mend(text: str, offsets: array[int], source: str, words: Counter[str]) -> tuple[str, list[Repair]]:  # noqa: ARG001
    """The mended passage text and what was mended; ``offsets`` stay right because lengths do."""
    if "\ufffd" not in text:
        return text, []
    repairs = [
        Repair(offsets[m.start()], offsets[m.start()] + 1, "\ufffd", "–", "lost_dash")
        for m in _LOST_DASH.finditer(text)
    ]
    return _LOST_DASH.sub("–", text), repairs
