"""Paragraphs whose numbers have several parts: ``1.1 The Office should ...`` below ``1. General``, ``A.1``, ``5 bis``.

Audit and inspection reports number below the numbers of their sections, outcomes of conferences below letters or Roman
figures, drafts under negotiation put ``bis`` and ``ter`` between. In: the rows. Out: the titles of such sections and such
paragraphs, as pieces. A number with a point that follows a paragraph of text is a line of that paragraph and none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from pipeline.numbers import figure
from pipeline.s2_structure.labels import roman_value
from pipeline.s2_structure.rows import Row
from pipeline.s2_structure.walk import Walk

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\.?\s+(?=[A-Z“\"(])")
# The number below a letter, a Roman figure or another number, and the part in front of it.
_BELOW = re.compile(
    r"(?P<number>(?P<series>[A-Z]|[IVX]{1,5}|\d{1,2}(?=[-–])|\d{1,2}(?:\.\d{1,2}){0,2}(?=\.))[.–-](?P<last>\d{1,3}))\.?\s+(?=[A-Z“\"(])"
)
_BETWEEN = re.compile(r"(?P<number>(?P<after>\d{1,4})\s?(?:bis|ter|quater|quinquies))\.?\s+(?=[A-Z“\"(])")
# A number of a paragraph that no point alone follows.
_CLOSED = re.compile(
    r"(?:§\s?(?P<signed>\d{1,3})\.?|(?P<number>\d{1,3})(?:\)|\.\s?[-–—])?|\((?P<bracketed>\d{1,3}|[ivx]{1,5})\)|\[(?P<square>\d{1,3})\])\s+(?=[A-Z“\"])"
)
# A letter that is the number of a paragraph.
_LETTERED = re.compile(r"(?P<letter>[A-Z])[.)]\s+(?=[A-Z“\"])")
_ENDED = re.compile(r"[.?!][”\"’')\]\d]*$")
# A title is no sentence and leads nothing in.
_LONGEST_TITLE = 100
_NO_TITLE = (".", ":", ";", ",")
# The first line of a paragraph is longer than this; the second paragraph begins within so many rows of the first.
_SHORT, _NEAR = 60, 40
_FIGURES = re.compile(r"[\d\s]+")
_PARTS = re.compile(r"\d+|[a-z]+")

Label: TypeAlias = tuple[int, ...]


class Decimals:
    """One walk down the rows, in order, beside that of the segmenter, which keeps the pieces."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._section: Label = ()
        self._last = 0
        #: The last number of each letter, Roman figure or number that paragraphs are numbered below.
        self._below: dict[str, int] = {}

    def step(self, at: int) -> int:
        """How many rows the title or the paragraph at place ``at`` of the run takes; 0 where there is neither."""
        if self._walk.rows[self._walk.run[at]].bare[:1].islower():
            # No number begins so, and most lines do.
            return 0
        found = self._label(at)
        if found is None:
            return self._other(at)
        label, match = found
        i = self._walk.run[at]
        row = self._walk.rows[i]
        if self._is_title(at, label):
            self._section, self._last = label, 0
            look = self._walk.forms.look(row)
            place = self._walk.tree.labelled(match["number"], look, True) if len(label) == 1 else None
            skip = row.lead + match.end() if place else row.lead
            return self._walk.add_heading([i], place or self._walk.tree.unlabelled(look), row.text[skip:], skip)
        if (
            label[:-1]
            and label[:-1] == self._section[: len(label) - 1]
            and label[-1] == (*self._section, 0)[len(label) - 1] + 1
        ):
            # "3.2" behind the paragraphs below "3.1".
            self._section, self._last = label[:-1], label[-1] - 1
        # One number may be lost; more is another list.
        if len(label) > 1 and label[:-1] == self._section and self._last < label[-1] <= self._last + 2:
            self._last = label[-1]
            return self._walk.start(i, row.lead + match.end(), match["number"])
        return self._other(at)

    def _other(self, at: int) -> int:
        """A paragraph numbered ``A.1``, ``I.1`` or ``1-1`` that counts from 1, or ``5 bis`` right behind paragraph 5."""
        i = self._walk.run[at]
        row = self._walk.rows[i]
        text = row.bare
        between = _BETWEEN.match(text) if text[:1].isdigit() else None
        if between and figure(between["after"]) == self._walk.last and not self._walk.open_sentence():
            return self._walk.start(i, row.lead + between.end(), " ".join(_PARTS.findall(between["number"])))
        if closed := self._closed(at) or self._lettered(at):
            return closed
        found = _BELOW.match(text) if text[:1].isdigit() or text[:1].isupper() else None
        if found is None or self._is_short(text) or self._walk.open_sentence():
            return 0
        if self._walk.numbers and found["series"].isdecimal() and "." in found["number"]:
            # Where paragraphs have whole numbers, "88.1" is a line of paragraph 88.
            return 0
        series, last = found["series"], figure(found["last"])
        if series.isdecimal() and series not in self._below and last > 1:
            # Decisions of a meeting of parties number on from those of others ("13.24" to "13.26", UNEP/CMS/Decisions).
            if not self._next_below(at, found):
                return 0
        elif last != self._below.get(series, 0) + 1 or (last == 1 and not self._counts_on(at, found)):
            return 0
        self._below[series] = last
        return self._walk.start(i, row.lead + found.end(), found["number"])

    def _closed(self, at: int) -> int:
        """A paragraph numbered ``1)``, ``1.-``, ``(1)``, ``(i)``, ``[1]``, ``§ 1`` or ``1``, where none has another number.

        A list stands in a sentence, and what follows a figure alone or in square brackets must be one: notes stand so too.
        """
        i = self._walk.run[at]
        row = self._walk.rows[i]
        found = _CLOSED.match(row.bare) if row.bare[:1].isdigit() or row.bare[:1] in ("(", "§", "[") else None
        if found is None or self._walk.numbers or self._walk.open_sentence():
            return 0
        above = self._walk.pieces[-1] if self._walk.pieces else None
        if above and above.kind == "start" and not _ENDED.search(self._walk.rows[above.rows[-1]].text.rstrip()):
            return 0
        label = found["number"] or found["signed"] or found["bracketed"] or found["square"]
        number = figure(label) if label.isdecimal() else roman_value(label.upper()) or 0
        series = _FIGURES.sub("", found[0]).replace(label, "i")
        if (not series or found["square"]) and not self._is_sentence(at):
            return 0
        if number != self._below.get(series, 0) + 1 or (number == 1 and not self._has_second(at, found)):
            return 0
        if found["square"] and number == 1 and self._is_marked(at):
            return 0
        self._below[series] = number
        return self._walk.start(i, row.lead + found.end(), label)

    def _is_marked(self, at: int) -> bool:
        """Whether the text above bears the mark of a first note in square brackets."""
        return any("[1]" in self._walk.rows[i].text for i in islice(self._walk.run, at))

    def _lettered(self, at: int) -> int:
        """A paragraph numbered ``A.`` where none has another number: a sentence, which the title of a section is not."""
        i = self._walk.run[at]
        row = self._walk.rows[i]
        found = _LETTERED.match(row.bare) if row.bare[:1].isupper() and row.bare[1:2] in ".)" else None
        if found is None or self._walk.numbers or self._walk.open_sentence() or not self._is_sentence(at):
            return 0
        letter = found["letter"]
        if ord(letter) != ord("A") + self._below.get("A-Z", 0) or (
            letter == "A" and not self._has_next_letter(at, found[0])
        ):
            return 0
        self._below["A-Z"] = self._below.get("A-Z", 0) + 1
        return self._walk.start(i, row.lead + found.end(), letter)

    def _has_next_letter(self, at: int, first: str) -> bool:
        """Whether a sentence behind the letter B stands below."""
        second = first.replace("A", "B", 1).rstrip()
        found = next((k for k, row in enumerate(self._below_of(at), at + 1) if row.bare.startswith(second)), None)
        return found is not None and self._is_sentence(found)

    def _is_sentence(self, at: int) -> bool:
        """Whether the lines from ``at`` to the next that stands apart end as a sentence does."""
        last = self._row(at)
        if self._is_short(last.bare):
            return False
        for row in self._below_of(at):
            if row.gap or not self._walk.style.wrapped or _LETTERED.match(row.bare):
                break
            last = row
        return _ENDED.search(last.text.rstrip()) is not None or last.text.rstrip().endswith((";", ":"))

    def _has_second(self, at: int, first: re.Match[str]) -> bool:
        second = first[0].replace("1", "2", 1).replace("(i)", "(ii)")
        second = second if second.strip().isdecimal() else second.rstrip()
        return any(row.bare.startswith(second) for row in self._below_of(at))

    def _counts_on(self, at: int, first: re.Match[str]) -> bool:
        """Whether the next number below the same letter follows, or where letters count so already, anything."""
        return bool(self._below) or self._next_below(at, first)

    def _next_below(self, at: int, first: re.Match[str]) -> bool:
        """Whether the next number of the same series stands below."""
        second = f"{first['number'].removesuffix(first['last'])}{figure(first['last']) + 1}"
        return any(row.bare.startswith(second) and _BELOW.match(row.bare) for row in self._below_of(at))

    def _row(self, at: int) -> Row:
        """The row at place ``at`` of the run."""
        return self._walk.rows[self._walk.run[at]]

    def _below_of(self, at: int) -> Iterator[Row]:
        """The next rows of the run, in which a second paragraph begins if one does."""
        return (self._walk.rows[i] for i in islice(self._walk.run, at + 1, at + 1 + _NEAR))

    def _is_short(self, text: str) -> bool:
        """Whether a row can be a title: it is no sentence and leads nothing in."""
        return len(text) <= _SHORT and not text.rstrip().endswith(_NO_TITLE)

    def _label(self, at: int) -> tuple[Label, re.Match[str]] | None:
        text = self._row(at).bare
        match = _NUMBER.match(text) if text[:1].isdigit() else None
        return (tuple(map(int, match["number"].split("."))), match) if match else None

    def _is_title(self, at: int, label: Label) -> bool:
        """A short row without a stop, with the first number below its own in the next row."""
        text = self._row(at).bare.rstrip()
        if len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLE) or at + 1 >= len(self._walk.run):
            return False
        below = self._label(at + 1)
        return below is not None and below[0] == (*label, 1)
