"""The rows of one report held against its canonical text, in the worker that made them.

In: the canonical text and the rows of ``tidy_report``. Out: rows that the text does not bear out, and issues. The words of a row must stand at its offsets: white
space does not count, what is skipped (page furniture, note marks, hyphens at line ends) may stand between, and mended
places may read as mended. Checks that need other reports are elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from pipeline.model import UNSEEN_CHARACTERS, Document, Issue
from pipeline.numbers import figure
from pipeline.s4_tidy.text_status import text_status

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
# Tables whose words are taken from the text as they stand; a recommendation may carry the words that lead in a list.
_EXACT: Final = ("citations", "mentions")
# The tables whose rows hold words of the text, beside ``repairs``.
QUOTING: Final = (*_EXACT, "paragraphs", "notes", "recommendations")


def verify_evidence(document: Document, rows: Rows) -> list[Issue]:
    """Issues of one report's rows: ``wrong_offsets``, ``uncovered_text``, ``missing_paragraph_number`` and
    ``repeated_paragraph_number``."""
    return [
        *_offsets(document, rows),
        *_cover(document, rows.get("blocks", ())),
        *_numbers(rows.get("paragraphs", ())),
    ]


def _offsets(document: Document, rows: Rows) -> Iterator[Issue]:
    length = len(document.text)
    for table, made in rows.items():
        if not made or "char_start" not in made[0]:
            continue  # The rows of a table have the same columns.
        for row in made:
            start, end = row["char_start"], row["char_end"]
            if start is not None and end is not None and not 0 <= start < end <= length:
                name = next(iter(row.values()))
                yield Issue(
                    "error", "wrong_offsets", f"{table}: {name} is said to stand at {start} to {end} of {length}"
                )


def words_there(row: Mapping[str, Any]) -> str | None:
    """What stands in the canonical text at the offsets of a row of ``repairs``.

    Characters that nobody sees are no part of it: of such a row that is the word as it is read, of others as it is printed.
    """
    words: str | None = row["repaired"] if row["rule_id"] == UNSEEN_CHARACTERS else row["original"]
    return words


def unproven_rows(text: str, rows: Rows) -> Iterator[tuple[str, int]]:
    """Table and number of each row whose words do not stand in the text where the row says."""
    repairs = rows.get("repairs", ())
    for number, row in enumerate(repairs):
        if text[row["char_start"] : row["char_end"]] != words_there(row):
            yield "repairs", number
    mended = Mended(text, repairs)
    for table in QUOTING:
        for number, row in enumerate(rows.get(table, ())):
            if unproven(table, row, text, mended):
                yield table, number


def unproven(table: str, row: Row, text: str, mended: Mended) -> str | None:
    """What the text does not bear out of a row that quotes it, in words."""
    words, start, end = row["text"], row["char_start"], row["char_end"]
    if table != "recommendations":
        return None if mended.holds(words, start, end, table in _EXACT) else "the words do not stand at its offsets"
    composed = row["lead_start"] is not None
    if text_status(words, text[start:end], composed) != row["text_status"]:
        return f"text_status is {row['text_status']}, which the text at its offsets is not"
    lead = (row["lead_start"], row["lead_end"])
    there = mended.composes(words, lead, (start, end)) if composed else mended.holds(words, start, end, False)
    return None if there else "the words do not stand at its offsets"


class Mended:
    """A text that can be read as printed or as mended."""

    def __init__(self, text: str, repairs: Iterable[Row]) -> None:
        self._text = text
        self._repairs = sorted(_mended_part(text, r["char_start"], r["char_end"], r["repaired"] or "") for r in repairs)

    def holds(self, words: str, start: int, end: int, exact: bool) -> bool:
        """Whether the words stand in ``[start, end)``; ``exact``: with their first and last character at its ends."""
        printed = self._text[start:end]
        return words == printed or any(stands(words, stretch, exact) for stretch in self._readings(start, end))

    def composes(self, words: str, lead: tuple[int, int], own: tuple[int, int]) -> bool:
        """Whether the words stand in two spans, the first in the text before the other; a colon may stand between them.

        What the text has between the two counts for nothing: it is the rest of a list, as long as the list is.
        """
        first, second = sorted((lead, own))
        readings = product(self._readings(*first), self._readings(*second))
        return any(stands(words, f"{one}: {other}", False) for one, other in readings)

    def _readings(self, start: int, end: int) -> Iterator[str]:
        yield self._text[start:end]
        parts, at = [], start
        first, last = (bisect_left(self._repairs, (place,)) for place in (start, end + 1))
        for place, stop, repaired in self._repairs[first:last]:
            if at <= place and stop <= end:
                parts += [self._text[at:place], repaired]
                at = stop
        if parts:
            yield "".join([*parts, self._text[at:end]])


def _mended_part(text: str, start: int, end: int, repaired: str) -> tuple[int, int, str]:
    """What of a repair changes: its words are whole ("SecretaryGeneral’s"), but a name may be a part of them."""
    printed = text[start:end]
    ahead = _alike(printed, repaired)
    behind = _alike(printed[ahead:][::-1], repaired[ahead:][::-1])
    return start + ahead, end - behind, repaired[ahead : len(repaired) - behind]


def _alike(one: str, other: str) -> int:
    """With how many of the same characters two texts begin."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def stands(words: str, stretch: str, exact: bool) -> bool:
    """Whether ``words`` is ``stretch`` but for white space and for what ``stretch`` has more; ``exact``: with the same
    first and last character."""
    if words == stretch:
        return True
    pieces = words.split()
    wanted, found = "".join(pieces), "".join(stretch.split())
    if exact and (not wanted or wanted[0] != found[:1] or wanted[-1] != found[-1:]):
        return False
    # Most paragraphs stand there in one piece behind their number. Then whole words are looked for, which is ten times
    # as fast as characters; a word broken by a page or a hyphen needs the rest.
    return wanted in found or _in_order(pieces, found) or _in_order(wanted, found)


def _in_order(pieces: Sequence[str], stretch: str) -> bool:
    """Whether the pieces stand in the stretch one behind the other; taking each at its first place is enough."""
    at = 0
    for piece in pieces:
        at = stretch.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _cover(document: Document, blocks: Sequence[Row]) -> Iterator[Issue]:
    at = 0
    for row in blocks:
        if row["char_start"] != at:
            message = f"blocks: {row['block_id']} starts at {row['char_start']}, the one before it ends at {at}"
            yield Issue("error", "uncovered_text", message)
        at = row["char_end"]
    if at != len(document.text):
        yield Issue("error", "uncovered_text", f"blocks end at {at}, the text at {len(document.text)}")


def _numbers(paragraphs: Sequence[Row]) -> Iterator[Issue]:
    """Each number of a sequence once; a lower number begins a new sequence (an annex)."""
    before = 0
    for row in paragraphs:
        number = figure(row["number"]) if row["number"] and row["number"].isdecimal() else None
        if number is None:
            continue
        place = row["char_start"], row["char_end"]
        if number == before:
            yield Issue(
                "warning", "repeated_paragraph_number", f"paragraph {number} follows paragraph {before}", *place
            )
        elif number > before + 1:
            missing = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
            yield Issue("warning", "missing_paragraph_number", f"no paragraph {missing} before {number}", *place)
        before = number
