"""Where to cut a text whose line breaks an earlier conversion lost.

Only places that the report itself vouches for: the paragraph numbers in their sequence, the titles that its table of
contents names, and the wide spaces of the front page. All patterns run once over the line.
"""

from __future__ import annotations

import re

# The front page and the contents end well before this many characters; wide spaces mean nothing after them.
_FRONT = 12_000
# Numbers lost in one place.
_MOST_LOST = 4
_NUMBER = re.compile(r"(?<=\s)(\d{1,3})\.\s+(?=[A-Z“\"(])")
_SUB_NUMBER = re.compile(r"(?<=\s)\d{1,3}\.\d{1,3}\.?\s+(?=[A-Z“\"])")
_WIDE = re.compile(r"\s{2,}(?=\S)")
_CONTENTS = re.compile(r"(?<=\s)Contents\s+(?:Paragraphs?\s+)?(?:Pages?\s+)?(?=[A-Z\d])|(?<=\s)CONTENTS\s+")
_FRONT_WORDS = re.compile(r"(?<=\s)(?:Contents|Summary|[A-Z][a-z-]+ (?:special )?session\b|Agenda items? \d|Item \d)")
_ENTRY = re.compile(
    r"(?P<title>(?:(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.\s)?\s*[A-Z][^.\n]{3,200}?)\s*\.{4,}"
    r"\s*(?:\d{1,3}\s*(?:[-–\ufffd]\s*\d{1,3})?)?\s+\d{1,3}(?=\s|$)"
)
_ANNEX_WORD = re.compile(r"Annex(?:\s[IVX]+)?(?=\s)")
_ANNEX = re.compile(r"(?<=[.;)]\s)\s*(?=Annex(?:\s[IVX]+)?\s+[A-Z])|(?<=\s\s)(?=Annex(?:\s[IVX]+)?\s+[A-Z])")


def cut_places(text: str, start: int, end: int) -> list[int]:
    """Offsets in ``(start, end)`` at which a row begins, rising, without doubles."""
    heading = _CONTENTS.search(text, start, min(end, start + _FRONT))
    entries = list(_ENTRY.finditer(text, heading.end(), min(end, heading.end() + 4 * _FRONT))) if heading else []
    front = entries[-1].end() if entries else start
    cuts = {match.start("title") for match in entries}
    first = _NUMBER.search(text, front, end)
    head = min(entries[0].start() if entries else end, first.start() if first else end, start + _FRONT)
    cuts.update(match.end() for match in _WIDE.finditer(text, start, head))
    cuts.update(match.start() for match in _FRONT_WORDS.finditer(text, start, head))
    if heading and entries:
        cuts.update((heading.start(), heading.end(), front))
    for match in entries:
        cuts.update(_title_places(text, match["title"], front, end))
    cuts.update(_sequence(text, front, end))
    cuts.update(match.start() for match in _SUB_NUMBER.finditer(text, front, end))
    cuts.update(match.end() for match in _ANNEX.finditer(text, front, end))
    return sorted(place for place in cuts if start < place < end)


def _title_places(text: str, title: str, front: int, end: int) -> list[int]:
    """Both ends of the first place at which a title of the contents stands in the text."""
    words = re.escape(re.sub(r"\s+", " ", title.strip())).replace(r"\ ", r"\s+")
    found = re.compile(rf"(?<=\s){words}[*\d]{{0,3}}(?=\s)").search(text, max(0, front - 1), end)
    if not found:
        return []
    annex = _ANNEX_WORD.match(text, found.start(), found.end())
    return [found.start(), *([annex.end()] if annex else []), found.end()]


def _sequence(text: str, front: int, end: int) -> list[int]:
    """The paragraph numbers, each the successor of the one before or, where one was lost, of its neighbour."""
    out: list[int] = []
    expected = 1
    for match in _NUMBER.finditer(text, front, end):
        if expected <= int(match[1]) <= expected + _MOST_LOST:
            out.append(match.start())
            expected = int(match[1]) + 1
    return out
