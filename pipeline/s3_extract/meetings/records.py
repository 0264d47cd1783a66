"""The meeting that a verbatim or summary record is of, or at which an act was adopted, as the head prints it.

In: the masthead of a record or act. Out: a name with its body and its day. "1802nd meeting / Held at the Palais Wilson, Geneva, on
Monday, 21 June 2021, at 10 a.m." and "64th plenary meeting / Wednesday, 16 April 2025, 10 a.m. / New York": the organ is
the last named above the number, a committee below the Assembly it is of. "Adopted by the Security Council at its 9951st
meeting, on 30 June 2025" stands below the number of a resolution (S/RES/2783 (2025)).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.model import Fact, Masthead
from pipeline.numbers import ORDINAL, ordinal_to_int
from pipeline.s3_extract.dates import DateSpan, all_dates
from pipeline.s3_extract.meetings.words import NamedMeeting
from pipeline.s3_extract.places.cities import Place, place_at

# "1563rd (Chamber B) meeting": treaty bodies sit in two chambers.
_NUMBER: Final = re.compile(rf"\b({ORDINAL})\s(?:\(Chamber [A-Z]\)\s|(?:plenary|closed)\s)?meeting\b", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"(?<![\w’'-])[A-ZÀ-Ý]")
_ADOPTED: Final = re.compile(
    r"(?:[A-Z][a-z]+ )?[Aa]dopted by (?:the )?(?P<organ>[A-Z][\w’ -]{2,120}?) at (?:its|the) ", re.ASCII
)
# Between the day and the place: "10 a.m.", "at 3.30 p.m.", "at noon".
_HOUR: Final = re.compile(r"(?:,\s(?:at\s)?(?:\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?|noon))?,?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The meeting of a record, whose name is ``name.value``, with the match of its ``number`` in it; ``organ`` is what met, as printed
    above, ``day`` and ``place`` are told below. Offsets are code points: of ``name`` in the text, of ``day`` in the lines below it."""

    name: Fact
    number: re.Match[str]
    organ: str
    day: DateSpan
    place: Place | None


def recorded(front: Masthead) -> Recorded | None:
    """The meeting that a record is of; None where its number, its organ or its day is not printed."""
    for name, below in front.sessions:
        number = _NUMBER.search(name.value)
        above = [organ for organ in front.organs if organ.start is not None and organ.start < (name.start or 0)]
        day = next((date for date in all_dates(below.value) if date.precision == "day"), None)
        if number and above and day:
            organ = max(above, key=lambda fact: fact.start or 0)
            return Recorded(name, number, organ.value, day, _place(below.value, day))
    return None


def adopted(front: Masthead) -> Recorded | None:
    """The meeting at which an act was adopted by the organ that its front page names; None where no number is printed."""
    line = front.report_type
    if line is None or line.start is None or not (by := _ADOPTED.match(line.value)):
        return None
    organ = next((organ.value for organ in front.organs if organ.value.lower() == by["organ"].lower()), None)
    number = _NUMBER.search(line.value, by.end())
    day = next((date for date in all_dates(line.value) if date.precision == "day"), None)
    return Recorded(line, number, organ, day, None) if organ and number and day else None


def _place(words: str, day: DateSpan) -> Place | None:
    """The last city before the day, else the one behind it and the hour."""
    before = (place_at(words, capital.start()) for capital in _CAPITAL.finditer(words, 0, day.start))
    cities = [place for place in before if place and not place.is_wide]
    hour = _HOUR.match(words, day.end)
    return cities[-1] if cities else place_at(words, hour.end()) if hour else None


def named_by_number(number: re.Match[str], body_id: str) -> NamedMeeting:
    """The meeting of a body that a front page names by its number, the first group of the match ("1802nd meeting", "Tenth meeting")."""
    return NamedMeeting(
        number.start(1),
        number.end(),
        "numbered_meeting",
        "meeting",
        "event",
        "meeting",
        number=ordinal_to_int(number[1]),
        body_id=body_id,
        holder="said",
        in_figures=number[1][0].isdigit(),
    )
