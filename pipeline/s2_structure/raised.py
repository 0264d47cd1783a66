"""Raised figures that mark no note: powers of units and numbers, squares, isotopes, charges; and raised letters: 2e, no.

In goes a document, out comes the same without the marks that are none. What is decided here shows in the words around
a figure; which note a mark belongs to is the business of ``notes``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import Document, Mark

# What stands before a power, with the figures that are powers there. A note's mark follows a word or a stop, never a
# unit that follows a number.
_BEFORE = (
    # "12.5 m3", "30 km2", "kg/m3", "sq ft": a unit of length.
    (re.compile(r"(?<![A-Za-z])(?:[kcdmh\u00b5\u03bc]?m|ft|yd) ?$"), ("2", "3")),
    # "9.8 m/s2", "4 in2": units that are words too follow a number or a stroke.
    (re.compile(r"(?:\d ?|/)(?:in|mi|s|h)$"), ("2", "3")),
    # "3 x 106", "2.5·109": a power of ten.
    (re.compile(r"[x\u00d7*\u00b7] ?10$"), None),
    # "10-6", "m-1", "s-2": a power below one.
    (re.compile(r"(?:\b10|(?<![A-Za-z])[A-Za-z]{1,3}) ?[-\u2013\u2212\u207b]$"), None),
    # "CO2", "PM10", "CH4" that a typist raised.
    (re.compile(r"(?<![A-Za-z])(?:CO|NO|SO|CH|NH|SF|PM)$"), ("2", "3", "4", "6", "10")),
    # "R2", "\u03c72", "x2": a square.
    (re.compile(r"(?<![A-Za-z0-9])[Rr\u03c7xyz]$"), ("2", "3")),
)
# "137Cs", "235U": the figure opens the word.
_ISOTOPE = re.compile(
    r"(?:Ac|Am|Ba|Be|C|Ca|Cl|Co|Cs|Eu|H|I|Ir|K|Kr|Mo|N|Na|O|P|Pb|Po|Pu|Ra|Rn|Ru|S|Sr|Tc|Te|Th|Tl|U|Xe|Y|Zr)\b"
)
# "Ca2+", "SO42-".
_CHARGE = re.compile(r"[+\u2212\u207a\u207b]")
_REACH = 8
# "2e", "21e", "no 7", "No 7", "Mr", "Me": a raised letter ends a number, or the first letter of a word.
_ENDS = re.compile(r"(?:\d|(?<!\w)(?:n|[A-Z]))$")

_TEN = re.compile(r"(?<![\d.,/])10$")


def without_powers(document: Document) -> Document:
    """The document without the raised figures and letters that are no marks: "2,050 m3", "3 x 106", "137Cs", "2e"."""
    kept = tuple(
        mark
        for mark in document.marks
        if not (_is_power(document.text, mark) or _is_ending(document, mark) or _is_power_of_ten(document, mark))
    )
    return document if len(kept) == len(document.marks) else replace(document, marks=kept)


def _is_power(text: str, mark: Mark) -> bool:
    if not mark.marker.isdigit():
        return False
    before, after = text[max(0, mark.start - _REACH) : mark.start], text[mark.end : mark.end + 3]
    if any((markers is None or mark.marker in markers) and found.search(before) for found, markers in _BEFORE):
        return True
    if _CHARGE.match(after):
        return True
    return len(mark.marker) > 1 and (not before or before[-1] in " (\t\n") and bool(_ISOTOPE.match(after))


def _is_ending(document: Document, mark: Mark) -> bool:
    """Whether a raised letter ends a number or an abbreviation: no note of that letter stands in the document.

    In a PDF that is told when it is read.
    """
    letter, text = mark.marker, document.text
    if not letter.isalpha() or document.pages is not None:
        return False
    return _ENDS.search(text[max(0, mark.start - _REACH) : mark.start]) is not None and not _is_note(document, letter)


def _is_power_of_ten(document: Document, mark: Mark) -> bool:
    """Whether a figure raised behind a bare 10 is its power: no note of that number stands in the document."""
    before = document.text[max(0, mark.start - _REACH) : mark.start]
    return mark.marker.isdigit() and _TEN.search(before) is not None and not _is_note(document, mark.marker)


def _is_note(document: Document, marker: str) -> bool:
    """Whether a line opens with a marker as a note does."""
    notes = re.compile(rf"{re.escape(marker)}(?:[ \t/.)]|(?=[A-Z]))")
    return any(notes.match(document.text, line.start) for line in document.lines)
