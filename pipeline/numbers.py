"""Ordinals and roman numerals as figures, and back.

In go the words UN texts number sessions, meetings and instruments with ("forty-second", "42nd", "hundred and first",
"XLII"); out comes an int, and from an int the words again. Finding them in running text is left to the patterns
that need them, which build on ``ORDINAL``; cardinal words ("three") stay out.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

_ONES: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    # "fourty" and "ninty" are how the misprints go
    | {"fourty": 40, "ninty": 90, "eigth": 8, "nineth": 9, "twelveth": 12}
)

# Line breaks and converters leave a space beside the hyphen: "sixty -sixth", "Fifty- third", "sixty - ninth".
_JOIN: Final = r"(?:\s?[-‐‑–]\s?|\s)"
_BELOW_20: Final = "|".join(sorted((*_ONES, "eigth", "nineth", "twelveth"), key=len, reverse=True))
_TENS_WORD: Final = "(?:twent|thirt|fou?rt|fift|sixt|sevent|eight|nine?t)"
_BELOW_100: Final = (
    rf"(?:{_TENS_WORD}(?:ieth|y{_JOIN}(?:first|second|third|fourth|fifth|sixth|seventh|eigh?th|nine?th))|{_BELOW_20})"
)

ORDINAL: Final = (
    rf"(?i:(?:(?:one{_JOIN})?hundred(?:th|{_JOIN}(?:and\s)?{_BELOW_100})|{_BELOW_100}"
    r"|[1-9]\d{0,3}\s?(?:st|nd|rd|th|d)))\b"
)
"""A pattern (no groups) that an ordinal in words (to 199) or figures matches, whatever its case."""

_FIGURE: Final = re.compile(r"(\d+)\s?(?:st|nd|rd|th|d)", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z]+")
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_SIGNS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_NO_ROMAN: Final = 4000

_DECIMAL: Final = re.compile(r"\s{0,9}([+-]?[0-9]{1,9}(?:\.[0-9]{1,18})?)\s{0,9}")
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

NO_FIGURE: Final = 10**9
"""What is no number of a paragraph, year or session, and stands where one was expected."""

_WHOLE: Final = re.compile(r"\s{0,9}([+-]?[0-9]{1,9})\s{0,9}")


def whole_number(text: str | None) -> int | None:
    """The figure that a file gives for something it counts (a list's start, a level); None for all that is none.

    A file can say anything: ``²``, which Python calls a digit, ``--5``, or five thousand figures. Only ASCII figures of
    at most nine places are a number.
    """
    found = _WHOLE.fullmatch(text) if text is not None and len(text) < 30 else None
    return int(found[1]) if found else None


def decimal_number(text: str | None) -> float | None:
    """The number that a file or a person gives (``0.5``, ``-12``); None for all that is none, ``nan`` and ``1e400`` too."""
    found = _DECIMAL.fullmatch(text) if text is not None and len(text) < 40 else None
    return float(found[1]) if found else None


def iso_day(text: str) -> date | None:
    """The day of ``2005-09-05``; None for all that is none, the other ways of ISO 8601 too."""
    try:
        return date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None


def figure(digits: str) -> int:
    """The number that a pattern found in figures; of more than nine, ``NO_FIGURE``, which follows upon nothing.

    What counts in a report has fewer, and Python refuses to read five thousand.
    """
    return int(digits) if len(digits) <= 9 and digits.isdecimal() else NO_FIGURE


@lru_cache(maxsize=1024)
def ordinal_to_int(text: str) -> int | None:
    """The figure an ordinal stands for, or None: ``forty-second`` -> 42, ``101st`` -> 101, ``hundred and first``."""
    text = text.strip().lower()
    if figure := _FIGURE.fullmatch(text):
        return whole_number(figure[1])
    total = 0
    for word in _WORD.findall(text):
        if word in ("one", "and"):
            continue
        value = 100 if word in ("hundred", "hundredth") else _VALUES.get(word)
        if value is None or (value < 100 and total % 100 and (total % 10 or value >= 10)):
            return None
        total += value
    return total or None


@lru_cache(maxsize=1024)
def roman_to_int(text: str) -> int | None:
    """The figure of a roman numeral in capitals, or None where it is not a well-formed one (1 to 3999)."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def int_to_roman(number: int) -> str:
    """``4`` as ``iv``; what Romans could not write is in figures: zero, negative numbers and those from 4000."""
    if not 0 < number < _NO_ROMAN:
        return str(number)
    letters = []
    for value, sign in _ROMAN_SIGNS:
        count, number = divmod(number, value)
        letters.append(sign * count)
    return "".join(letters)


def in_figures(number: int) -> str:
    """The ordinal in figures, as UN texts number the meetings of an organ: 42 -> ``42nd``, 112 -> ``112th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def int_to_ordinal(number: int) -> str:
    """The ordinal in words as UN texts write it, 1 to 199: 42 -> ``forty-second``, 101 -> ``one hundred and first``.

    Beyond 199 in figures (``201st``). Raises ValueError below 1.
    """
    if number < 1:
        raise ValueError(f"no ordinal for {number}: sessions and meetings count from 1")
    if number >= 200:
        return in_figures(number)
    if number >= 100:
        return f"one hundred and {int_to_ordinal(number - 100)}" if number > 100 else "one hundredth"
    if number < 20:
        return _ONES[number - 1]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_ONES[ones - 1]}" if ones else f"{_TENS[tens - 2][:-1]}ieth"
