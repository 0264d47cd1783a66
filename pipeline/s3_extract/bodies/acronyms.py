"""Acronyms that a report explains itself: "Name of a Body (NOAB)".

In: the passages with the bodies named in them. Out: a mention more for each place of such an acronym. Acronyms of the
authority files are found with their names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.model import Mention
from pipeline.s3_extract.bodies.identity import Ledger
from pipeline.s3_extract.bodies.short_forms import Page
from pipeline.s3_extract.name_index import NameIndex

# "Name (ACRONYM)", "Name ("ACRONYM")", "Name (known as ACRONYM)".
_DEFINES = re.compile(r",? ?[(\[][“\"]?(?:the |known as |hereinafter )?([A-Z][A-Za-z0-9&/-]{1,14})[”\"]?[)\];,]")

_CAPITALS = re.compile(r"[A-Z]{3,8}")
# No name is longer, so a mention that begins farther before an acronym does not reach it.
_LONGEST = 1000


def learn_acronyms(pages: Sequence[Page], ledger: Ledger, index: NameIndex) -> None:
    """Add the mentions by acronyms that the report itself explains, and put its reading before the authority file's."""
    learnt = explained_behind(pages, index)
    if learnt:
        mark_acronyms(pages, ledger, learnt)


def explained_behind(pages: Sequence[Page], index: NameIndex, rule_id: str | None = None) -> dict[str, str]:
    """Acronym -> the body behind whose name the report explains it, of all mentions or of those by one rule."""
    learnt: dict[str, str] = {}
    for page in pages:
        text = page.passage.text
        if "(" not in text and "[" not in text:
            continue
        for mention in page.mentions:
            if rule_id is not None and (mention.rule_id != rule_id or text[mention.end : mention.end + 2] != " ("):
                continue
            match = _DEFINES.match(text, mention.end)
            if match and _explains(match[1], text[mention.start : mention.end], index):
                learnt.setdefault(match[1], mention.entity_id)
    return learnt


def mark_acronyms(pages: Sequence[Page], ledger: Ledger, learnt: Mapping[str, str]) -> None:
    """Add the mentions by acronyms that the report explains, by the bodies that it says they are."""
    for acronym, body_id in learnt.items():
        ledger.add_acronym(body_id, acronym)
    longest_first = map(re.escape, sorted(learnt, key=len, reverse=True))
    # What looks behind stands behind the letters: in front it would be tried at each character.
    either = re.compile("|".join(rf"{acronym}(?<![\w/.-]{acronym})(?![\w/])" for acronym in longest_first))
    for page in pages:
        text = page.passage.text
        page.mentions = [
            m
            for m in page.mentions
            if m.rule_id != "body.acronym" or learnt.get(text[m.start : m.end], m.entity_id) == m.entity_id
        ]
        if not any(map(text.__contains__, learnt)):
            continue
        new = []
        places = sorted((m.start, m.end) for m in page.mentions)
        for match in either.finditer(text):
            body_id = learnt[match.group()]
            near = places[bisect_left(places, (match.start() - _LONGEST,)) : bisect_left(places, (match.end(),))]
            if not any(match.start() < end for _, end in near):
                new.append(Mention("body", body_id, match.start(), match.end(), "body.learnt_acronym"))
        if new:
            page.mentions = sorted(page.mentions + new, key=lambda m: (m.start, -m.end))


def _explains(acronym: str, name: str, index: NameIndex) -> bool:
    """Whether the acronym in brackets after a name is that name's, be it of its words in another language (``CIM``)."""
    if _abbreviates(acronym, name):
        return True
    if not _CAPITALS.fullmatch(acronym) or acronym in index.acronyms:
        return False
    # "Working Group on the Universal Periodic Review (UPR)" explains the review, not the group.
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", name))
    return not initials.endswith(acronym)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym's letters come in the name in their order, the first one as a word's first.

    >>> _abbreviates("UNSMA", "United Nations Special Mission to Afghanistan"), _abbreviates("GDP", "World Bank")
    (True, False)
    """
    letters = [c.lower() for c in acronym if c.isalpha()]
    if sum(c.isupper() for c in acronym) < 2 or not letters:
        return False
    words = name.lower()
    if not words.startswith(letters[0]):
        words = words.removeprefix("united nations ").removeprefix("office of the ")
    place = 0 if words.startswith(letters[0]) else -1
    for letter in letters[1:]:
        place = words.find(letter, place + 1) if place >= 0 else -1
    return place >= 0
