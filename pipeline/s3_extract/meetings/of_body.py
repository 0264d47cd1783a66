"""Meetings by the body that holds them: by their number, by their time alone, or by their level and topic.

In: a text, the noun of a meeting in it, and the bodies named in it. Out: a ``NamedMeeting`` or None. "IGAD held an
extraordinary summit" needs its time; "the high-level meeting of the General Assembly on nuclear disarmament" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import figure, ordinal_to_int
from pipeline.s3_extract.meetings.sessions import unknown_body, whole_body
from pipeline.s3_extract.meetings.topics import topic_behind
from pipeline.s3_extract.meetings.words import (
    ITS,
    OF_BODY,
    SPACES,
    Evidence,
    Holder,
    NamedMeeting,
    lexicon,
    ordinal_at_end,
)
from pipeline.s3_extract.spans import beginning

_KIND: Final = r"(?P<kind>(?:(?:extraordinary|emergency|special|virtual|joint|high-level)\s){1,3})$"
_HELD_A: Final = re.compile(rf"\s(?:held|convened|hosted)\san?\s{_KIND}")
# "The Observatory held its annual meeting in Lima on 3 May"
_HELD_ITS: Final = re.compile(
    r"(?:\s\([A-Z][^()]{1,40}\))?\s(?:held|convened|hosted)\sits\s(?P<kind>(?:(?:annual|inaugural|constituent|constitutive|founding"
    r"|biennial|general|extraordinary|ordinary|regular|special|high-level|ministerial|plenary)\s){1,2})$"
)
_DURING: Final = re.compile(rf"\b(?:[Aa]t|[Dd]uring)\san?\s{_KIND}")
# "On 20 November, the Community (SADC), during", "the Heads of State of the Community met at", "during an extraordinary summit on 31 January, SADC".
_BEFORE: Final = re.compile(r"(?:\s\([A-Z][\w-]*\))?(?:,|\s(?:met|gathered|convened))\s")
_AFTER: Final = re.compile(r"(?:\s(?:held\s)?(?:on|in)\s[^,.;:]{3,60}?)?,\s(?:the\s)?")
# A gate: what can stand before the noun there.
_YEARLY: Final = (
    *("annual ", "inaugural ", "constituent ", "constitutive ", "founding ", "biennial ", "general ", "ordinary "),
    *("extraordinary ", "regular ", "special ", "high-level ", "ministerial ", "plenary "),
)
_NEXT: Final = re.compile(
    r"\b(next|last|previous|forthcoming|upcoming|(?:high|summit)-level(?:\splenary)?|extraordinary|emergency|special"
    r"|ministerial)\s$"
)
_EXTRAORDINARY: Final = re.compile(r"\b(Extraordinary|Emergency|Special)\s$")
_GREAT: Final = frozenset({"summit", "congress", "conference"})
# Which of its conferences a body counts: "the thirty-fourth regional conference of the Union", "the sixty-seventh ordinary summit of ECOWAS".
_WHICH: Final = re.compile(
    r"(?:(?:ordinary|extraordinary|regional|ministerial|annual|general|joint|review|biennial|intergovernmental)\s)+$",
    re.IGNORECASE,
)
# "the summit of Heads of State and Government of the Community"
_OF_HEADS: Final = re.compile(
    r"\sof\s(?:the\s)?[Hh]eads\sof\s[Ss]tate\s(?:and|or)\s(?:of\s)?[Gg]overnment\sof\s(?:the\s)?"
)
# The meetings of a level that is told, which an organ holds on one topic after the other.
_LEVELS: Final = ("-level", "-level plenary")
_YEAR_BEFORE: Final = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s$")
# The longest match of what stands before the noun, and of what stands between it and its body, in code points.
_REACH: Final = 60


def of_body(
    text: str, match: re.Match[str], head: str, owner: Mention | None, bodies: Sequence[Mention]
) -> NamedMeeting | None:
    """ "tenth summit of SAARC", "Eleventh SAARC Summit", "next meeting of the Six plus Two", "the OIC summit"."""
    after = _OF_HEADS.match(text, match.end()) or OF_BODY.match(text, match.end())
    of = next((b for b in bodies if after and b.start == after.end()), None)
    of = whole_body(text, of, bodies) if of else None
    start = owner.start if owner else match.start()
    low = max(0, match.start() - _REACH)
    before = text[low:start]
    end = of.end if of else match.end()
    if ordinal := ordinal_at_end(before):
        return _numbered(text, match, ordinal, low, of or owner, end, head)
    if of and (which := _WHICH.search(before)) and (ordinal := ordinal_at_end(before[: which.start()])):
        # "the thirty-fourth regional conference of the Union"
        made = _numbered(text, match, ordinal, low, of, end, head)
        return replace(made, head=f"{which[0].strip().lower()} {head}") if made else None
    if of and match[0].islower() and (word := _NEXT.search(before)):
        begin = low + word.start()
        leveled = of_level(text, word[1], begin, match[0], of)
        return leveled or _event("next_meeting", begin, end, head, of, f"{word[1]} {head}", "time")
    if of and head == "summit" and before.endswith("the "):
        return _event("next_meeting", match.start(), end, head, of, head, "time")
    if of and match[0][0].isupper() and head == "meeting" and (word := _EXTRAORDINARY.search(before)):
        return _event("extraordinary_meeting", low + word.start(), end, head, of, f"{word[1].lower()} {head}")
    if match[0].islower() and not of and before.endswith(_YEARLY) and (made := _held_its(text, match, head, bodies)):
        return made
    if match[0].islower() and head in _GREAT and not of and (made := held_by(text, match, head, bodies)):
        return made
    if owner and not of and head in _GREAT and text[owner.end] == " ":
        if lexicon().topic.match(text, match.end()):
            return None
        label = SPACES.sub(" ", text[owner.start : match.end()])
        return replace(_event("meeting_of_body", owner.start, match.end(), head, owner, label, "either"), short=True)
    return None


def _event(
    rule_id: str, start: int, end: int, noun: str, body: Mention, label: str, evidence: Evidence = "none"
) -> NamedMeeting:
    """An event at ``text[start:end]`` that the text says a body holds; ``noun`` is what it is called by."""
    return NamedMeeting(
        start,
        end,
        rule_id,
        lexicon().heads[noun],
        "event",
        noun,
        body_id=body.entity_id,
        holder="said",
        label=label,
        evidence=evidence,
    )


def _numbered(
    text: str,
    match: re.Match[str],
    ordinal: re.Match[str],
    low: int,
    body: Mention | None,
    end: int,
    head: str,
) -> NamedMeeting | None:
    """A meeting by its number: of a known body, of one known by this name alone, or of the body spoken of."""
    number = ordinal_to_int(ordinal[1])
    owner: str | None = None
    evidence: Evidence = "none"
    holder: Holder = "said"
    if body is None and match[0].islower() and head == "summit" and (named := unknown_body(text, match.end())):
        end, owner = named
        evidence = "either"
    elif (
        body is None
        and head == "summit"
        and ITS.search(text, max(0, low + ordinal.start(1) - 8), low + ordinal.start(1))
    ):
        holder = "its"
    if body is None and holder != "its" and owner is None:
        return None
    return NamedMeeting(
        low + ordinal.start(1),
        end,
        "numbered_meeting",
        lexicon().heads[head],
        "event",
        head,
        number=number,
        body_id=body.entity_id if body else None,
        owner=owner,
        holder=holder,
        evidence=evidence,
    )


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
    label = f"{told['kind'].strip().lower()} {head}"
    return _event("next_meeting", told.start("kind"), match.end(), head, body, label, "time")


def _held_its(text: str, match: re.Match[str], head: str, bodies: Sequence[Mention]) -> NamedMeeting | None:
    """ "The Observatory held its annual meeting in Lima on 3 May": its own, where its time is told."""
    told = _HELD_ITS.search(text, max(0, match.start() - 2 * _REACH), match.start())
    body = next((b for b in bodies if b.end == told.start()), None) if told else None
    if told is None or body is None or lexicon().topic.match(text, match.end()):
        return None
    label = f"{told['kind'].strip()} {head}"
    return _event("next_meeting", told.start("kind"), match.end(), head, body, label, "time")


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
    made = _event("high_level_meeting", start, body.end, noun, body, f"{level} {noun}{topic[0]}")
    return replace(made, year=figure(year[1]) if year else None, topic_end=topic[1])
