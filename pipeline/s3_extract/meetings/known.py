"""Meetings known beforehand: conferences of the list, "UNCTAD IX", "the annual meetings of the IMF and the World Bank".

In: a text and the bodies named in it. Out: ``NamedMeeting`` spans. What the words alone make a meeting is found in
``names``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import figure, roman_to_int
from pipeline.s3_extract.meetings.words import ORDINAL_WORD, SPACES, TOKEN_BEFORE, NamedMeeting, lexicon, ordinal_at_end
from pipeline.s3_extract.places.cities import place_at

_YEAR: Final = re.compile(r"(?:19|20)\d\d")

_ROMAN: Final = re.compile(r"\s([IVX]+)(?![\w/-])")

# "CFS 45", "SBSTA 33"; not "CFS 45 members".
_NUMBER: Final = re.compile(
    r"\s(\d{1,3})(?=[\s,.;:)])(?![.,]\d)(?!\s(?:per|of|million|billion|members|countries|States|staff)\b)"
)

_YEARLY: Final = re.compile(r"\b(?:annual|spring)\smeetings\sof\s(?:the\s)?", re.IGNORECASE)

_AND_THE: Final = re.compile(r",?\sand\s(?:of\s)?(?:the\s)?")


def known_meetings(text: str) -> list[NamedMeeting]:
    """Conferences of the list, with a year or "the" ordinal before them left outside."""
    words_of = lexicon()
    heads = ("Conference", "Congress", "Summit", "World Assembly", "Habitat", "Rio+20", "CONFERENCE", "SUMMIT", "UNCED")
    if not any(map(text.__contains__, heads)):
        return []
    found = []
    for index, start, end in words_of.known.find_matches_as_indexes(text.replace("’", "'").lower()):
        word = text[start:end]
        if text[start : start + 1].islower() or (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        # "World Conference on Human Rights" after "Second" is another one (after "first" it is the same), and one in a longer name is none.
        before = TOKEN_BEFORE.search(text, max(0, start - 24), start)
        if before and ORDINAL_WORD.fullmatch(before[1]) and before[1].lower() != "first":
            continue
        name = words_of.known_names[index]
        kind = next((h for h in words_of.proper if h in name.lower() or h in word.lower()), "conference")
        year = figure(before[1]) if before and _YEAR.fullmatch(before[1]) else None
        # "Vienna World Conference on Human Rights": the city is no part of the name.
        place = None if name.startswith(word.split()[0]) else place_at(text, start)
        found.append(
            NamedMeeting(
                start,
                end,
                "known_name",
                words_of.heads[kind],
                "event",
                kind,
                label=name,
                year=year,
                place=place.name if place else None,
            )
        )
    return found


def roman_sessions(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """ "UNCTAD IX": a session of a conference that counts its own in Roman numerals."""
    found = []
    counted = lexicon().roman_sessions
    for body in bodies:
        if body.entity_id in counted and (match := _ROMAN.match(text, body.end)):
            number = roman_to_int(match[1])
            found.append(
                NamedMeeting(
                    body.start,
                    match.end(),
                    "roman_session",
                    "conference",
                    "session",
                    "session",
                    number=number,
                    body_id=body.entity_id,
                    holder="said",
                )
            )
    return found


def acronym_sessions(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """ "CFS 45": the session of that number of a body that is called by its acronym."""
    return [
        NamedMeeting(
            body.start,
            match.end(),
            "acronym_session",
            "session",
            "session",
            "session",
            number=figure(match[1]),
            body_id=body.entity_id,
            holder="said",
        )
        for body in bodies
        if text[body.start : body.end].isupper() and (match := _NUMBER.match(text, body.end)) and figure(match[1])
    ]


def annual_meetings(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """ "the annual meetings of the IMF and the World Bank": those of financial institutions, by their year."""
    found = []
    for match in _YEARLY.finditer(text) if "eetings of" in text else ():
        if ordinal_at_end(text[max(0, match.start() - 40) : match.start()]):
            continue  # "the thirty-sixth annual meetings of" are counted
        at = match.end()
        end = at
        for body in bodies:
            if body.start == at:
                end = body.end
                step = _AND_THE.match(text, end)
                at = step.end() if step else end
        if end > match.end():
            label = SPACES.sub(" ", text[match.start() : end])
            label = label[:1].upper() + label[1:]
            found.append(
                NamedMeeting(
                    match.start(), end, "annual_meetings", "meeting", "event", "meeting", label=label, evidence="time"
                )
            )
    return found
