"""Numbered meetings: "the 312th and 313th meetings of the Special Committee, held on 18 February", "its ninth meeting".

In: a text and the bodies named in it. Out: one ``NamedMeeting`` a number. Whose meetings they are where it is not said,
and which of them are sittings of an organ that counts anew each session, is known in ``finder`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.model import Mention
from pipeline.s3_extract.meetings.sessions import AND_BODY, numbers_before, owner_of, unknown_body
from pipeline.s3_extract.meetings.words import NamedMeeting

_SITTING: Final = re.compile(r"(?:[Mm]eeting|MEETING)(?:s|S)?(?![A-Za-z-])")
_KIND: Final = re.compile(
    r"(?:\(?(?:formal|informal|open|closed|private|public|plenary|regular|ordinary|annual|opening|closing|final|resumed|organizational)\)?\s)+$",
    re.IGNORECASE,
)
# "its resumed sixteenth meeting"
_PART: Final = re.compile(r"\b(resumed|reconvened)\s$")
# "its 280th (opening) plenary meeting", "its 16th (closed) meeting"
_KINDS: Final = (
    "g)",
    "l)",
    "d)",
    "formal",
    "open",
    "closed",
    "private",
    "public",
    "plenary",
    "regular",
    "ordinary",
    "annual",
    "opening",
    "closing",
    "organizational",
)
# "the 24th meeting, on 26 November": nothing behind it tells whose or what about it is.
_ALONE: Final = re.compile(r"\s?(?:[,.;:()]|$)|\s(?:on|held\son)\s(?=\d)|\n")
# "The fourth meeting was held in Lima": of the body whose meetings were told before.
_HAPPENED: Final = re.compile(
    r",?\s(?:which\s)?(?:(?:was|were|is|are|has\sbeen|will|to)\s(?:also\s|be\s|to\sbe\s)*(?:held|convened|hosted)|took\splace|takes\splace|take\splace)\b"
)
# "At the 8th meeting of the session, on 23 May": of whose session, it does not say either.
_OF_THE_SESSION: Final = re.compile(r"\sof\sthe\s(?:(?:present|current|resumed)\s)?session(?=,\s|\s(?:on|held)\s)")
# The line below a resolution that tells when it was adopted: "103rd plenary meeting 13 August 2024".
_WITH_DAY: Final = re.compile(r"\s\d{1,2}\s[A-Z][a-z]+\s\d{4}(?:\s\[|$)")
# Within a range of numbers.
_TO: Final = re.compile(r"\s(?:to|through)\s|\s?[-–]\s?")
# A gate: an ordinal in figures, or in words, ends before the word or before what kind of meeting it is.
_ENDS: Final = tuple("dhtDHT")
# How far before the word its numbers can begin, in code points.
_REACH: Final = 120


def numbered_meetings(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """The meetings that ``text`` numbers, in order. ``topic_end`` of each is the end of all the words about it."""
    found: list[NamedMeeting] = []
    for match in _SITTING.finditer(text) if "eeting" in text or "EETING" in text else ():
        low = max(0, match.start() - _REACH)
        before = text[low : match.start()]
        if before.rstrip().lower().endswith(_KINDS) and (kind := _KIND.search(before)):
            before = before[: kind.start()]
        numbers = numbers_before(before) if before.rstrip().endswith(_ENDS) else []
        if not numbers:
            continue
        part = _PART.search(before, 0, numbers[0][1])
        start, end = low + (part.start() if part else numbers[0][1]), match.end()
        body, holder, start, end = owner_of(text, start, end, bodies)
        if holder == "part":
            continue
        owner = None
        if holder == "open" and match[0].islower() and (named := unknown_body(text, match.end(), bodies)):
            (end, owner), holder = named, "said"
        if holder == "open" and (session := _OF_THE_SESSION.match(text, end)):
            end = session.end()
        alone = _ALONE.match(text, end) or (start == 0 and _WITH_DAY.match(text, match.end()))
        told_on = holder == "open" and match[0].islower() and _HAPPENED.match(text, end) is not None
        if holder == "open" and not told_on and not (text[start].isdigit() and alone):
            continue
        second = None
        if len(numbers) == 1 and holder == "said" and match[0][-1:] in "sS" and (both := AND_BODY.match(text, end)):
            # "the fifteenth meetings of the Working Group on Wells and the Working Group on Pumps"
            second = next((b for b in bodies if b.start == both.end()), None)
        told = _told_together(text, low, numbers)
        for i, (number, first, last) in enumerate(numbers):
            found.append(
                NamedMeeting(
                    start if i == 0 else low + first,
                    end if i + 1 == len(numbers) else low + last,
                    "numbered_meeting",
                    "meeting",
                    "event",
                    "meeting",
                    number=number,
                    body_id=body,
                    owner=owner,
                    holder="next" if told_on else holder,
                    evidence="either" if owner else "none" if body else "time",
                    in_figures=text[low + first].isdigit(),
                    topic_end=end,
                    in_list=(i, len(numbers)),
                    told=(told[i], told[-1] + 1),
                    part=part[1] if part else None,
                )
            )
        if second:
            found.append(
                replace(found[-1], start=second.start, end=second.end, body_id=second.entity_id, topic_end=None)
            )
    return found


def _told_together(text: str, low: int, numbers: Sequence[tuple[int, int, int]]) -> list[int]:
    """Of each number, in which item of the list it is: "2nd to 5th, 27th and 50th" are three."""
    items = [0]
    for (_, _, end), (_, start, _) in pairwise(numbers):
        joined = start < end or _TO.fullmatch(text, low + end, low + start)
        items.append(items[-1] + (0 if joined else 1))
    return items
