"""Meetings of a body that have no number: told by their time alone, or by their level and topic.

In: a text, the noun of a meeting in it, and the bodies named in it. Out: a ``NamedMeeting`` or None. "IGAD held an
extraordinary summit" needs its time; "the high-level meeting of the General Assembly on nuclear disarmament" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import figure
from pipeline.s3_extract.meetings.topics import topic_behind
from pipeline.s3_extract.meetings.words import NamedMeeting, lexicon
from pipeline.s3_extract.spans import beginning

_KIND: Final = r"(?P<kind>(?:(?:extraordinary|emergency|special|virtual|joint|high-level)\s){1,3})$"
_HELD_A: Final = re.compile(rf"\s(?:held|convened|hosted)\san?\s{_KIND}")
_DURING: Final = re.compile(rf"\b(?:[Aa]t|[Dd]uring)\san?\s{_KIND}")
# "On 20 November, the Community (SADC), during", "during an extraordinary summit on 31 January, SADC".
_BEFORE: Final = re.compile(r"(?:\s\([A-Z][\w-]*\))?,\s")
_AFTER: Final = re.compile(r"(?:\s(?:held\s)?(?:on|in)\s[^,.;:]{3,60}?)?,\s(?:the\s)?")
# The meetings of a level that is told, which an organ holds on one topic after the other.
_LEVELS: Final = ("-level", "-level plenary")
_YEAR_BEFORE: Final = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s$")
# The longest match of what stands before the noun, and of what stands between it and its body, in code points.
_REACH: Final = 60


def held_by(text: str, match: re.Match[str], head: str, bodies: Sequence[Mention]) -> NamedMeeting | None:
    """ "On 12 March, IGAD held an extraordinary summit on Utopia", "At an extraordinary summit on 13 March, IGAD": its own."""
    low = max(0, match.start() - _REACH)
    told = _HELD_A.search(text, low, match.start())
    if told:
        body = next((b for b in bodies if b.end == told.start()), None)
    elif told := _DURING.search(text, low, match.start()):
        body = _during(text, told.start(), match.end(), bodies)
    else:
        return None
    if body is None:
        return None
    return NamedMeeting(
        told.start("kind"),
        match.end(),
        "next_meeting",
        lexicon().heads[head],
        "event",
        head,
        body_id=body.entity_id,
        holder="said",
        label=f"{told['kind'].strip().lower()} {head}",
        evidence="time",
    )


def _during(text: str, start: int, end: int, bodies: Sequence[Mention]) -> Mention | None:
    """The body that does something during the meeting: named right before the phrase, or behind its comma."""
    for body in beginning(bodies, start - 2 * _REACH, start):
        if _BEFORE.fullmatch(text, body.end, start):
            return body
    behind = _AFTER.match(text, end)
    return next((b for b in bodies if behind and b.start == behind.end()), None)


def of_level(text: str, level: str, start: int, noun: str, body: Mention) -> NamedMeeting | None:
    """The meeting of a level whose name begins at ``start`` and ends with that of its body, by the topic behind it."""
    topic = topic_behind(text, body.end) if level.endswith(_LEVELS) else None
    if topic is None:
        return None
    year = _YEAR_BEFORE.search(text, max(0, start - len("/1998 ")), start)
    return NamedMeeting(
        start,
        body.end,
        "high_level_meeting",
        lexicon().heads[noun],
        "event",
        noun,
        body_id=body.entity_id,
        holder="said",
        label=f"{level} {noun}{topic[0]}",
        year=figure(year[1]) if year else None,
        topic_end=topic[1],
    )
