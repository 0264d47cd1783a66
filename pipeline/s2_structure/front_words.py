"""What a front page says in any language: its day, its distribution, its original language.

The English forms are rules of ``structure.yaml``; the others are words of ``languages.yaml``. What stands where on the page
is for ``masthead``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.language import ENGLISH, language_rules
from pipeline.model import Masthead
from pipeline.numbers import figure, iso_day
from pipeline.s2_structure.patterns import rule

_YEAR = re.compile(r"\d{4}")
_ISO_DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_SPACES = re.compile(r"\s+")


class Said(NamedTuple):
    """A value and the characters of the text that say it."""

    value: str
    start: int
    end: int


def find_day(text: str) -> Said | None:
    """The first day of a text, as an ISO 8601 date: ``15 août 2005``, ``2005年8月15日``."""
    if not _YEAR.search(text):
        return None
    if found := _ISO_DAY.search(text):
        return Said(found[0], found.start(), found.end()) if iso_day(found[0]) else None
    for pattern, months in _dates():
        if found := pattern.search(text):
            try:
                month = months[_spaced(found["month"]).casefold()]
                value = date(figure(found["year"]), month, figure(found["day"])).isoformat()
            except ValueError:
                continue
            return Said(value, found.start(), found.end())
    return None


def find_distribution(text: str) -> Said | None:
    """The distribution category of a text, in English: ``Distr. générale`` says ``General``."""
    if found := rule("distribution").search(text):
        return Said(found[1].capitalize(), found.start(1), found.end(1))
    return _called(text, "distribution", r"\bDist(?:r|ribution|ribución)?\.?\s*:?\s*(?P<value>{names})\b")


def find_original_language(text: str) -> Said | None:
    """The original language of a text, in English: ``Original : anglais`` says ``English``."""
    if found := rule("original_language").search(text):
        return Said(found[1].title(), found.start(1), found.end(1))
    return _called(text, "calls", r"\bOriginal\s*:?\s*(?P<value>{names})\b")


def language_of_front(masthead: Masthead, text: str) -> str | None:
    """The language in which a front page says which one the original is in: ``Original: French`` is in English."""
    said = masthead.original_language
    if said is None or said.start is None:
        return None
    word = text[said.start : said.end].casefold()
    named = (code for code, row in language_rules().items() if word in map(str.casefold, row.get("calls", ())))
    return ENGLISH if word == said.value.casefold() else next(named, None)


def _called(text: str, key: str, template: str) -> Said | None:
    pattern, names = _names(key, template)
    if found := pattern.search(text):
        return Said(names[found["value"].casefold()], found.start("value"), found.end("value"))
    return None


@cache
def _names(key: str, template: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word.casefold(): value for row in language_rules().values() for word, value in row.get(key, {}).items()}
    return re.compile(template.format(names="|".join(map(re.escape, names))), re.IGNORECASE), names


@cache
def _dates() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """The pattern of a day in each language, with the months by their names in small letters; English first."""
    return tuple(_date_patterns())


def _date_patterns() -> Iterator[tuple[re.Pattern[str], dict[str, int]]]:
    for _, row in sorted(language_rules().items(), key=lambda each: each[0] != ENGLISH):
        months = {
            name.casefold(): number
            for number, names in enumerate(row["months"], 1)
            for name in (names, *names.split("/"))
        }
        either = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
        for form in (row["date"], row.get("month_first")):
            if form is not None:
                yield re.compile(rf"(?<!\d){form.replace('{months}', either)}(?!\d)", re.IGNORECASE), months


def _spaced(text: str) -> str:
    """White space and the stroke between two names of a month as the rules write them."""
    return _SPACES.sub(" ", text).replace(" / ", "/").replace("/ ", "/").replace(" /", "/")
