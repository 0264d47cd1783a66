"""Where to cut a text whose line breaks an earlier conversion lost.

Only places that the report itself vouches for: the paragraph numbers in their sequence, the titles that its table of
contents names, and the wide spaces of the front page. All patterns run once over the line.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.numbers import figure

# The front page and the contents end well before this many characters; wide spaces mean nothing after them.
_FRONT = 12_000
# The contents of no report name more titles than this.
_MOST_TITLES = 200
_SPACE = re.compile(r"\s+")
_TITLE_TAIL = re.compile(r"[*\d]{0,3}(?=\s)")
# Fewer fields are no masthead.
_FEWEST_FIELDS = 2
# Numbers lost in one place.
_MOST_LOST = 4
_NUMBER = re.compile(r"(?<=\s)(\d{1,3})\.\s+(?=[A-Z“\"(])")
_SUB_NUMBER = re.compile(r"(?<=\s)\d{1,3}\.\d{1,3}\.?\s+(?=[A-Z“\"])")
_WIDE = re.compile(r"(?<!\s)\s{2,}+(?=\S)")
_CONTENTS = re.compile(r"(?<=\s)Contents\s+(?:Paragraphs?\s+)?(?:Pages?\s+)?(?=[A-Z\d])|(?<=\s)CONTENTS\s+")
_FRONT_WORDS = re.compile(r"(?<=\s)(?:Contents|Summary|[A-Z][a-z-]+ (?:special )?session\b|Agenda items? \d|Item \d)")
# What a masthead prints in lines of its own: the name of the Organization, the symbol, how and in which language the document is
# distributed, the organ; and what stands below: the title, and the notes to it.
_MASTHEAD = re.compile(
    r"^\s*(?i:united nations)(?=\s+(?:A\s+)?[A-Z])(?:\s+A(?=\s+General\s))?"
    r"|(?<!\S)[A-Z]{1,5}/[A-Z0-9][A-Za-z0-9./()-]*/?[A-Za-z0-9./()-]*\d\)?(?=\s|\*)\*{0,2}"
    r"|(?<=\s)Distr\.\s?:?\s+(?:(?i:general|limited|restricted))(?=\s)|^\s*Distr\.\s?:?\s+(?:(?i:general|limited|restricted))(?=\s)"
    r"|(?<=\s)(?i:original)\s?:\s+[A-Z][A-Za-z]+(?:(?:/|,\s|\sand\s)[A-Z][a-z]+){0,5}(?=\s)"
    r"|(?<=\s)(?i:(?:general assembly|security council|economic and social council|human rights council))(?=\s)"
)
_FIELDS = re.compile(r"Distr\.|(?i:original)\s?:")
_TITLE = re.compile(
    r"(?<=\S\s)(?:Report|Note|Letter|Summary|Compilation)s?\s(?:of|by|on|from|prepared|submitted|dated)\s"
)
_FOOT = re.compile(r"(?<=[\w)])\*{1,3}(?=\s+[A-Z])|(?<=\s)(?=\*{1,3}\s+[A-Z][a-z])")
_ENTRY = re.compile(
    r"(?P<title>(?:(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.\s)?\s{0,9}[A-Z][^.\n]{3,200}?)\s*\.{4,}"
    r"\s*(?:\d{1,3}\s*(?:[-–\ufffd]\s*\d{1,3})?)?\s+\d{1,3}(?=\s|$)"
)
# Headings of two levels with their labels, up to the number of a paragraph.
_LONGEST_HEADINGS = 240
_LABEL = re.compile(r"(?<=\s)(?:[IVXLC]{1,6}|[A-Z])\.\s+(?=[A-Z])")
_HEADINGS = re.compile(r"(?:(?<=\s)(?:[IVXLC]{1,6}|[A-Z])\.\s+[A-Z][^.;:]{2,110}?\s){1,2}$")
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
    cuts.update(front_places(text, start, head))
    if heading and entries:
        cuts.update((heading.start(), heading.end(), front))
    if entries:
        flat = _Flat(text, max(0, front - 1), end)
        cuts.update(place for match in entries[:_MOST_TITLES] for place in flat.title_places(match["title"]))
    numbers = _sequence(text, front, end)
    cuts.update(numbers)
    cuts.update(
        place for number in numbers for place in _headings_above(text, max(start, number - _LONGEST_HEADINGS), number)
    )
    cuts.update(match.start() for match in _SUB_NUMBER.finditer(text, front, end))
    cuts.update(match.end() for match in _ANNEX.finditer(text, front, end))
    return sorted(place for place in cuts if start < place < end)


def front_places(text: str, start: int, end: int) -> list[int]:
    """Where the lines of a front page begin that stand on one line, the spaces between them as narrow as any: by the fields of the
    masthead, of which two must be there ("United Nations A/HRC/14/12 Distr.: General General Assembly 15 March 2010")."""
    end = min(end, start + _FRONT)
    words = _FRONT_WORDS.search(text, start, end)
    masthead = words.start() if words else end
    if len(_FIELDS.findall(text, start, masthead)) < _FEWEST_FIELDS:
        return []
    cuts = [place for match in _MASTHEAD.finditer(text, start, masthead) for place in match.span()]
    cuts += [match.start() for match in _FRONT_WORDS.finditer(text, start, end)]
    title = _TITLE.search(text, masthead, end)
    cuts += [title.start()] if title else []
    cuts += [match.end() for match in _FOOT.finditer(text, title.end() if title else masthead, end)]
    return sorted(place for place in cuts if start < place < end)


class _Flat:
    """A stretch of a text with its white space folded to blanks, in which titles are found however they were broken."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        parts: list[str] = []
        at, length = start, 0
        # Where the folded text goes on after a fold, and the place of that in the text.
        self._folded, self._places = [0], [start]
        for space in _SPACE.finditer(text, start, end):
            parts.append(text[at : space.start()] + " ")
            length += space.start() - at + 1
            at = space.end()
            self._folded.append(length)
            self._places.append(at)
        self._flat = "".join([*parts, text[at:end]])

    def title_places(self, title: str) -> list[int]:
        """Both ends of the first place at which a title of the contents stands in the text."""
        words = f" {' '.join(title.split())}"
        at = self._flat.find(words)
        while at >= 0:
            tail = _TITLE_TAIL.match(self._flat, at + len(words))
            if tail:
                start, end = self._place(at + 1), self._place(tail.end() - 1) + 1
                annex = _ANNEX_WORD.match(self._text, start, end)
                return [start, *([annex.end()] if annex else []), end]
            at = self._flat.find(words, at + len(words))
        return []

    def _place(self, at: int) -> int:
        fold = bisect_right(self._folded, at) - 1
        return self._places[fold] + at - self._folded[fold]


def _headings_above(text: str, start: int, number: int) -> list[int]:
    """Where the headings with labels begin that stand right above the number of a paragraph ("II. Trends A. Prices 3. In 2022")."""
    found = _HEADINGS.search(text, start, number)
    return [match.start() for match in _LABEL.finditer(text, found.start(), number)] if found else []


def _sequence(text: str, front: int, end: int) -> list[int]:
    """The paragraph numbers, each the successor of the one before or, where one was lost, of its neighbour."""
    out: list[int] = []
    expected = 1
    for match in _NUMBER.finditer(text, front, end):
        if expected <= figure(match[1]) <= expected + _MOST_LOST:
            out.append(match.start())
            expected = figure(match[1]) + 1
    return out
