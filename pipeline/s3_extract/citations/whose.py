"""Whom "its" means before the number of an act: "the Commission, in its resolution 335 (XXX)", "in its resolution 2/7, the Assembly".

In: a text, where the act is named with its number, and the bodies named in the text. Out: the mention of the body, or None
where nobody stands at its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from pipeline.model import Mention
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.citations.numbering import load_adopters

# "the Working Group of its", "the Committee, at its second session, in its"
_BEFORE_ITS: Final = re.compile(
    r"(?:\s\([A-Z][\w-]{1,14}\))?(?:,?\s(?:at|during)\sits\s[a-z -]{4,40}session,?)?,?\s"
    r"(?:in|of|by|through|adopted|had\sadopted|recall(?:ed|s|ing)|reaffirm(?:ed|s|ing)|pursuant\sto|in\s(?:accordance|line)\swith)?\s?its\s"
)
# "In its decision 16/22 on biodiversity, the Conference of the Parties", "In its resolution 10/8, entitled “Protection”, the"
_AFTER_ITS: Final = re.compile(r"[^.;,]{0,120}?(?:,\sentitled\s[“\"][^”\"]{3,250}[”\"])?,\s(?:paragraph\s\d+,\s)?the\s")
# The same before a body that nothing names whole: "In its resolution 10/2, the Conference of the States Parties".
_NOUN_BEHIND: Final = re.compile(
    rf"{_AFTER_ITS.pattern}(?:Conference|Meeting|Board|Congress|Forum|Parliament|Senate)\b"
)
# The organs that adopt acts, and number them.
DECIDING: Final = re.compile(
    r"\b(?:Commission|Committee|Conference|Meeting of|Council|Assembly|Forum|Working Group|Subcommission)\b"
)
# Organs that are called so, and have papers and acts of their own.
CONFERENCES: Final = ("Conference of ", "Meeting of ")
_OBJECT: Final = re.compile(r"\b(?:of|by|to|with|from|through|for|under)\s(?:the\s)?$")
# So many bodies before "its" are looked at for the one whose it is.
_NEAREST: Final = 3
_start = attrgetter("start")


def host_of(bodies: BodyFindings) -> str | None:
    """The standing conference for which a report is written, whose acts have no series of symbols: "the Conference of the States
    Parties" on the front page of its papers."""
    host = bodies.bodies.get(bodies.organs[-1]) if bodies.organs else None
    return host.body_id if host and host.name.startswith(CONFERENCES) and host.body_id not in load_adopters() else None


def whose(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """Whom "its" right before ``text[start:end]`` means: the body right before the phrase, else the subject behind it, else the
    one that the text opens with; ``mentions`` are in order."""
    place = bisect_left(mentions, start, key=_start)
    for mention in reversed(mentions[max(0, place - _NEAREST) : place]):
        its = _BEFORE_ITS.match(text, mention.end)
        if its and its.end() == start:
            return mention
    if subject := subject_behind(text, end, mentions):
        return subject
    # "The Governing Council, noting the report, recalling its decision 22/1"
    first = mentions[0] if mentions else None
    return first if first and first.start == len("The ") and text.startswith(",", first.end) else None


def subject_behind(text: str, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """Who adopted the act that opens a sentence and whose number ends at ``end``: "In resolution 9/1, the Wells Conference"."""
    after = _AFTER_ITS.match(text, end)
    behind = mentions[bisect_left(mentions, after.end(), key=_start) :][:1] if after else ()
    return behind[0] if after and behind and behind[0].start == after.end() else None


def is_of_another(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether "its" before ``text[start:end]`` means somebody whose acts have no series of symbols: "The Commission for Western
    Asia, in its resolution 335 (XXX)" is no resolution of the Economic and Social Council."""
    if not text.endswith(("its ", "Its "), 0, start):
        return False
    owner = whose(text, start, end, mentions)
    if owner is None:
        return _NOUN_BEHIND.match(text, end) is not None
    # "approved by the Assembly, on the recommendation of the Fifth Committee, in its resolution 79/258"
    if not DECIDING.search(text, owner.start, owner.end):
        return False
    told = owner.start > start or not _OBJECT.search(text, max(0, owner.start - len(" through the ")), owner.start)
    return told and owner.entity_id != "united-nations" and owner.entity_id not in load_adopters()
