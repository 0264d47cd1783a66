"""Labels of headings: ``IV``, ``B``, ``3``, ``(a)``, and how they follow one another."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.numbers import whole_number

LabelKind = Literal["roman", "letter", "digit", "paren", "paren_roman"]
_ROMAN = re.compile(r"^(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(label: str) -> int | None:
    """``IV`` -> 4; None for what is no Roman numeral below 100."""
    if not _ROMAN.match(label):
        return None
    values = [_VALUES[c] for c in label]
    return sum(-v if v < later else v for v, later in zip(values, [*values[1:], 0], strict=True))


def readings(label: str) -> list[tuple[LabelKind, int]]:
    """What a printed label can be, with its place in the order: ``I`` is Roman 1 or letter 9."""
    if label.startswith("("):
        inner = label.strip("()")
        out: list[tuple[LabelKind, int]] = []
        value = roman_value(inner.upper())
        if value is not None:
            out.append(("paren_roman", value))
        if len(inner) == 1 and inner.isalpha():
            out.append(("paren", ord(inner.lower()) - 96))
        return out
    if (number := whole_number(label)) is not None:
        return [("digit", number)]
    found: list[tuple[LabelKind, int]] = []
    value = roman_value(label)
    if value is not None:
        found.append(("roman", value))
    if len(label) == 1 and "A" <= label <= "Z":
        found.append(("letter", ord(label) - 64))
    return found


def opens_below(label: str, lower: str) -> bool:
    """Whether ``lower`` is the first of its kind and does not continue ``label``: ``(a)`` does below ``(i)``.

    ``(i)`` does not below ``(h)``, where it is a letter.
    """
    above = readings(label)
    below = readings(lower)
    return any(value == 1 for _, value in below) and not any((kind, value - 1) in above for kind, value in below)
