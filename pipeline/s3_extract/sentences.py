"""Where the sentences of a passage begin and end.

Report prose ends its sentences plainly; what misleads a naive splitter are the abbreviations of citations and titles
(``Mr.``, ``para.``, ``Add.1``, ``No. 7``). Nothing else is decided here: no clauses, no lists.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

# Abbreviations after which a full stop ends no sentence; from the citation style of the United Nations Editorial Manual
# and from titles of persons.
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "maj",
        "lt",
        "st",
        "messrs",
        "h.e",
        "hon",
        "art",
        "arts",
        "para",
        "paras",
        "no",
        "nos",
        "vol",
        "vols",
        "chap",
        "chaps",
        "sect",
        "sects",
        "annex",
        "fig",
        "figs",
        "p",
        "pp",
        "cf",
        "e.g",
        "i.e",
        "al",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "approx",
        "ca",
        "add",
        "corr",
        "rev",
        "res",
        "doc",
        "docs",
        "ed",
        "eds",
        "suppl",
        "supp",
        "supl",
        "c.f",
        "v",
        "vs",
        "u.s",
        "u.n",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
# ``etc.`` and the like do end a sentence when a capital follows; these never do.
_SOFT = frozenset({"etc", "al", "inc", "ltd", "co", "corp"})
# A reply of a Government begins behind the lines that say its language and day.
_END = re.compile(
    r"[.?!\[](?:(?<!\[)[\"”’')\]]{0,2}(?=\s+[\"“‘'(\[]?[A-Z0-9À-Ý(])"
    # The mark of a note on its line, as plain text has it ("mental health.14 The Ombudsman").
    r"|(?<=[a-z]{2}[.])\d{1,3}(?=\s+[A-Z][a-z])"
    r"|(?<=\[)Original: [A-Z][^\[\].]{3,80}\](?:\s+\[\d{1,2} [A-Z][a-z]{2,8} \d{4}\])?(?=\s))"
)
# Words that open a sentence and never follow an initial: "the price of building E. In order to" (A/79/7/Add.12, E/2025/45/Add.1, A/80/86).
_OPENERS = (
    "The ",
    "In ",
    "It ",
    "This ",
    "These ",
    "However,",
    "While ",
    "With ",
    "At ",
    "As ",
    "For ",
    "There ",
    "They ",
    "Such ",
)
# Letters and the full stops between them, as in ``H.E``; no abbreviation is longer than what is looked at.
_OF_WORDS = string.ascii_letters + "."
_LONGEST = 16
# Mandates of the Security Council, the longest sentences there are, have 15,000 characters. What goes on for longer is no
# sentence, and is cut at a blank: whoever looks from each word over its sentence takes the square of its length.
_MOST = 20_000


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans ``(start, end)`` of the sentences of ``text`` in order, without the white space around them.

    Together they hold every character of ``text`` that is not white space; none is longer than 20,000 characters.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        at, end = match.span()
        left = text[max(0, at - _LONGEST) : at]
        if text[at] != "." or _ends_sentence(left) or _is_label(left, text[end : end + _LONGEST].lstrip()):
            spans.append((start, end))
            start = end
    spans.append((start, len(text)))
    if len(text) > _MOST:
        spans = [piece for span in spans for piece in _pieces(text, *span)]
    return [trimmed for start, end in spans if (trimmed := _trim(text, start, end)) is not None]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span itself, or the pieces of one that is longer than a sentence can be."""
    while end - start > _MOST:
        blank = text.rfind(" ", start + 1, start + _MOST)
        at = blank if blank > 0 else start + _MOST
        yield start, at
        start = at
    yield start, end


def _ends_sentence(left: str) -> bool:
    """Whether a full stop behind ``left`` ends a sentence, by the word it stands behind."""
    word = left[len(left.rstrip(_OF_WORDS)) :].lstrip(".")
    if not word or word[-1] == ".":
        return True
    if len(word) == 1:
        # An initial ("James C. Ngobi") ends no sentence; a label such as "annex V." does when it is a Roman figure.
        return word.lower() not in _ABBREVIATIONS and (word in "IVX" or not word.isupper())
    token = word.lower()
    return token not in _ABBREVIATIONS or token in _SOFT


def _is_label(left: str, right: str) -> bool:
    """Whether ``left`` ends in a letter by which a thing on the same line is called, and ``right`` opens a sentence: "building E"."""
    word, blank, letter = left[-3:-2], left[-2:-1], left[-1:]
    return letter.isupper() and blank == " " and word.islower() and right.startswith(_OPENERS)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
