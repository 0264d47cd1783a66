"""Which language a text is in, by its script and by counting function words.

In: a text. Out: the ISO 639-1 code of one of the languages of ``rules/languages.yaml``, or None. Counting words of a
list is chosen over a library: those that are small guess one of a hundred languages from a handful of characters and
are wrong on headings and names, the others bring models to download; here only a dozen languages can be met, a text that
shows none of them shall be said to be in none, and a list of words can be read and mended by whoever knows the language.

What a language's numbers, dates and front pages look like is data of the same file; reading it is for those who ask.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from pipeline.rules.loader import read_rules

ENGLISH: Final = "en"
# In English text a third of the words are of the list, in another language below a tenth: "a", "on" and "no" are shared.
_PLAINLY_ENGLISH: Final = 0.2
# The least share of function words by which a text is told: a third to a half of running text are of its list. English
# is believed sooner, because its tables and damaged scans are what most documents hold; single letters of tables and names
# of treaties in another language are of some list too.
_LEAST_SHARE: Final = 0.2
_LEAST_ENGLISH: Final = 0.1
# A title of a foreign book or two foreign words in a sentence do not make it foreign.
_LEAST_WORDS: Final = 4
_LEAD: Final = 1.3
# A letter of another language of the script in so many is a name.
_STRANGE: Final = 100
_WORD: Final = re.compile(r"[^\W\d_]+’?")
# Letters of a code among other words, which are no words: "Decision 13.COM 16" is not Portuguese.
_CODE: Final = re.compile(r"\b[A-Z]{2,5}\b")


@dataclass(frozen=True, slots=True)
class Language:
    """One language of ``languages.yaml``; ``words`` are in lower case, ``letters`` matches one letter of its script."""

    code: str
    name: str
    words: frozenset[str]
    letters: re.Pattern[str] | None
    strange: re.Pattern[str] | None


class Found(NamedTuple):
    """How much of a text speaks for a language: function words, or letters where the script tells."""

    code: str | None
    weight: int


@cache
def load_languages() -> Mapping[str, Language]:
    """The languages by code."""
    return {
        code: Language(
            code,
            row["name"],
            frozenset(row["words"]),
            re.compile(f"[{row['letters']}]") if "letters" in row else None,
            re.compile(f"[{row['strange']}]") if "strange" in row else None,
        )
        for code, row in language_rules().items()
    }


@cache
def language_rules() -> Mapping[str, Mapping[str, Any]]:
    """The entries of ``languages.yaml`` by code."""
    rows: Mapping[str, Mapping[str, Any]] = read_rules("languages.yaml")["languages"]
    return rows


@cache
def _english_words() -> frozenset[str]:
    words = load_languages()[ENGLISH].words
    return words | {word.capitalize() for word in words}


def name_of(code: str) -> str:
    """The English name of a language."""
    return load_languages()[code].name


def find_language(text: str) -> Found:
    """The language of a text and how much speaks for it (letters of the text), so that texts can be added up."""
    words = text.split()
    english = sum(map(_english_words().__contains__, words))
    if english >= _LEAST_WORDS and english >= _PLAINLY_ENGLISH * len(words):
        return Found(ENGLISH, len(text))
    if not text.isascii() and (script := _by_script(text)):
        return script
    (second, _), (most, code) = _counts(text)[-2:]
    least = _LEAST_ENGLISH if code == ENGLISH else _LEAST_SHARE
    if most < max(_LEAST_WORDS, _LEAD * second, least * len(words)):
        return Found(None, 0)
    return Found(code, len(text))


def _language_of_few(text: str) -> str | None:
    """The language of a text of a few words: the one that any of them is of, and no other has as many."""
    (second, _), (most, code) = _counts(text)[-2:]
    return code if most > second else None


def _counts(text: str) -> list[tuple[int, str]]:
    """How many words of a text are of the list of each language, the most at the end."""
    words = _WORD.findall((text if text.isupper() else _CODE.sub(" ", text)).lower().replace("'", "’"))
    return sorted((sum(map(each.words.__contains__, words)), each.code) for each in load_languages().values())


def _by_script(text: str) -> Found | None:
    """The language whose script most letters are of; a code of None where it is another language of that script."""
    letters = sum(map(str.isalpha, text))
    for each in load_languages().values():
        if each.letters is None:
            continue
        own = len(each.letters.findall(text))
        if 2 * own > letters:
            strange = len(each.strange.findall(text)) if each.strange else 0
            return Found(None if strange * _STRANGE > own else each.code, len(text))
    return None


def languages_of(texts: Sequence[str], front: str | None = None) -> tuple[str | None, tuple[str | None, ...]]:
    """The language with the most text, and that of each text, in the order in which they are read.

    A text that is too short to tell has that of the front page where most of its few words do, else the language of its
    neighbours where those before and after it agree, else the one with the most text.
    """
    found = [find_language(text) for text in texts]
    weights: Counter[str] = Counter()
    for code, weight in found:
        if code is not None:
            weights[code] += weight
    most = max(sorted(weights), key=weights.__getitem__, default=None) or _language_of_few(" ".join(texts))
    if len(weights) < 2 and most in (None, ENGLISH):
        return most, (most,) * len(found)
    told = [at for at, one in enumerate(found) if one.code is not None]
    out: list[str | None] = []
    for at, one in enumerate(found):
        after = bisect_left(told, at)
        near = {found[told[k]].code for k in (after - 1, after) if 0 <= k < len(told)}
        few = one.code or _plain_few(texts[at]) or (front if front and _language_of_few(texts[at]) == front else None)
        out.append(few or (near.pop() if len(near) == 1 else most))
    return most, tuple(out)


def _plain_few(text: str) -> str | None:
    """The language of a text of a few words of which two are of one language and none of another."""
    (second, _), (most, code) = _counts(text)[-2:]
    return code if most > 1 and not second else None
