"""Meetings of a series, by their number: "the fifth United Nations World Data Forum", "the fourth Conference of the Parties".

In: a text and the bodies named in it. Out: a ``NamedMeeting`` for each ordinal before a body that is called like a
meeting; what the body is called in full, and whether its meetings are its sessions, is known in ``finder`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import ordinal_to_int
from pipeline.s3_extract.meetings.words import NamedMeeting, lexicon, ordinal_at_end

_CALLED_LIKE_A_MEETING: Final = re.compile(
    r"(?:(?!Secretariat|Bureau|Office|Board|Committee|Commission|Council|Group|Party)[\w’'&-]+ )*?"
    r"(?P<head>Forum|Conference|Congress|Summit)(?![\w-])"
)
# How far before the body its number is looked for, in code points.
_REACH: Final = 60


def meetings_of_series(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """The meetings named by an ordinal and the body that is the series, in order."""
    found = []
    for body in bodies if any(head in text for head in ("Forum", "Conference", "Congress", "Summit")) else ():
        low = max(0, body.start - _REACH)
        ordinal = ordinal_at_end(text[low : body.start])
        called = _CALLED_LIKE_A_MEETING.match(text, body.start, body.end) if ordinal else None
        if ordinal is None or called is None:
            continue
        head = called["head"].lower()
        found.append(
            NamedMeeting(
                low + ordinal.start(1),
                body.end,
                "meeting_of_series",
                lexicon().heads[head],
                "event",
                head,
                number=ordinal_to_int(ordinal[1]),
                body_id=body.entity_id,
                holder="said",
            )
        )
    return found
