"""Who held a meeting by the words right before "its": "The Wells Network (WN) convened its sixth meeting", "the Wells Committee of
the Pump Organization, at its tenth session".

In: a text and the bodies named in it. Out: the mention of the body. What else tells whose a meeting is, is in ``holders``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from pipeline.model import Mention

# "the Maritime Safety Committee of the International Maritime Organization (IMO), at its 110th session": the organ's session.
_ORGAN_OF: Final = re.compile(r"\s(?:\([A-Z][\w-]*\)\s)?of\sthe\s")
_HELD: Final = re.compile(
    r"(?:\s\([A-Z][^()]{1,40}\))?\s(?:(?:has|had|also|then|subsequently|successfully)\s){0,2}(?:held|convened|hosted|opened)\sits\s"
)
# Behind the name of a meeting that is no sitting of a session: it has a place and days of its own.
_APART: Final = re.compile(r",?\s(?:which\swas\s)?held\s(?:in|at|from)\s")
# So many bodies before the words are looked at: a name may hold others.
_NEAREST: Final = 4
_start = attrgetter("start")


def organ_of(text: str, before: Sequence[Mention]) -> Mention:
    """The organ that stands before whose it is, which is the last of the mentions in order: "the Wells Committee of the Pump
    Organization (PO)"; the committees of the General Assembly meet in its sessions."""
    at = len(before) - 1
    while (
        at
        and before[at].entity_id != "general-assembly"
        and _ORGAN_OF.fullmatch(text, before[at - 1].end, before[at].start)
    ):
        at -= 1
    return before[at]


def who_held(text: str, at: int, mentions: Sequence[Mention]) -> Mention | None:
    """The body that is said to have held the meeting whose name begins at ``at``: "The Network convened its sixth meeting"."""
    last = bisect_left(mentions, at, key=_start)
    near = mentions[max(0, last - _NEAREST) : last]
    held = [one for one in near if (words := _HELD.match(text, one.end)) and words.end() == at]
    return min(held, key=_start, default=None)


def meets_apart(text: str, end: int) -> bool:
    """Whether the words behind a name that ends there tell where or from when it was held: ", held in Montreal from 26 May"."""
    return _APART.match(text, end) is not None


def subject_in_brackets(text: str, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The body behind the name of a meeting that ends there, where brackets follow: "At its tenth meeting, the Conference of the
    Parties (Lima, 3–5 May 2025)"."""
    if not text.startswith(", the ", end):
        return None
    first = bisect_left(mentions, end, key=_start)
    subject = next((one for one in mentions[first : first + 1] if one.start == end + len(", the ")), None)
    return subject if subject and text.startswith(" (", subject.end) else None
