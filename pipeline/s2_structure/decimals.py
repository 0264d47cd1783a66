"""Paragraphs numbered below the number of their section: ``1. General``, ``1.1 The Office should ...``, ``2.3.4 ...``.

Audit and inspection reports number so. In: the rows. Out: the titles of such sections and such paragraphs, as pieces. A
number with a point that follows a paragraph of text is a line of that paragraph and none of these.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from pipeline.s2_structure.walk import Walk

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\.?\s+(?=[A-Z“\"(])")
# A title is no sentence and leads nothing in.
_LONGEST_TITLE = 100
_NO_TITLE = (".", ":", ";", ",")

Label: TypeAlias = tuple[int, ...]


class Decimals:
    """One walk down the rows, in order, beside that of the segmenter, which keeps the pieces."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._section: Label = ()
        self._last = 0

    def step(self, at: int) -> int:
        """How many rows the title or the paragraph at place ``at`` of the run takes; 0 where there is neither."""
        found = self._label(at)
        if found is None:
            return 0
        label, match = found
        i = self._walk.run[at]
        row = self._walk.rows[i]
        if self._is_title(at, label):
            self._section, self._last = label, 0
            look = self._walk.forms.look(row)
            place = self._walk.tree.labelled(match["number"], look, True) if len(label) == 1 else None
            skip = row.lead + match.end() if place else row.lead
            return self._walk.add_heading([i], place or self._walk.tree.unlabelled(look), row.text[skip:], skip)
        # One number may be lost; more is another list.
        if len(label) > 1 and label[:-1] == self._section and self._last < label[-1] <= self._last + 2:
            self._last = label[-1]
            return self._walk.start(i, row.lead + match.end(), match["number"])
        return 0

    def _label(self, at: int) -> tuple[Label, re.Match[str]] | None:
        text = self._walk.rows[self._walk.run[at]].bare
        match = _NUMBER.match(text) if text[:1].isdigit() else None
        return (tuple(map(int, match["number"].split("."))), match) if match else None

    def _is_title(self, at: int, label: Label) -> bool:
        """A short row without a stop, with the first number below its own in the next row."""
        text = self._walk.rows[self._walk.run[at]].bare.rstrip()
        if len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLE) or at + 1 >= len(self._walk.run):
            return False
        below = self._label(at + 1)
        return below is not None and below[0] == (*label, 1)
