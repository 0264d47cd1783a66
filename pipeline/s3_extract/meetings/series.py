"""Meetings of a series, by their number: "the fifth United Nations World Data Forum", "the fourth Conference of the Parties".

In: a text and the bodies named in it. Out: a ``NamedMeeting`` for each ordinal before a body that is called like a
meeting; what the body is called in full, and whether its meetings are its sessions, is known in ``finder`` alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import ORDINAL, figure, ordinal_to_int
from pipeline.s3_extract.meetings.words import SPACES, NamedMeeting, lexicon, ordinal_at_end
from pipeline.s3_extract.months import MONTH_NAMES

_CALLED_LIKE_A_MEETING: Final = re.compile(
    r"(?:(?!Secretariat|Bureau|Office|Board|Committee|Commission|Council|Group|Party)[\w’'&-]+ )*?"
    r"(?P<head>[Ff]orum|Conference|Congress|Summit|Health Assembly|Meeting(?= of (?:the |States )?Parties)|General Assembly(?= of States Parties))(?![\w-])"
)
# A known forum may have the name of its organ in its own: "the Economic and Social Council youth forum".
_FORUM_OF_ORGAN: Final = re.compile(r"[A-Z][\w’' -]* (?P<head>[Ff]orum)(?![\w-])")
# "World Education Forum (Dakar, Senegal, 2000)": time and place in brackets make a meeting of what is called like one.
_IN_BRACKETS: Final = re.compile(r"\s\([A-ZÀ-Ý][\w’-]+(?:[,\s][^()]{0,60}?)?\s(?:19|20)\d\d\)")
# "the forum will be held from 14 to 18 July 2025", "the forum convened under the auspices of the Council was held at ...".
_HELD_THEN: Final = re.compile(
    r"(?:,?\sconvened\sunder\sthe\sauspices\sof\s(?:the\s)?[A-Z][\w\s]{3,60}?)?,?\s"
    r"(?:(?:(?:which\s)?(?:was|will\sbe|is\sto\sbe|to\sbe)\s)?(?:held|took\splace)\s[^.;()]{0,90}?"
    # "convened under the auspices of the General Assembly in September 2023", "the youth forum, 19 and 20 April 2022"
    rf"|in\s(?:(?:{MONTH_NAMES})\s)?(?=(?:19|20)\d\d\b)"
    rf"|(?<=,\s)(?=\d)(?:\d{{1,2}}(?:\s?[-–]\s?|\sto\s|\sand\s)?){{1,2}}\s?(?:{MONTH_NAMES})\s(?=(?:19|20)\d\d\b))"
    r"(?P<year>(?:19|20)\d\d)\b"
)
# "the eighth meeting of the Forum, held in Santiago": it is the meeting that was held.
_MEETING_OF: Final = re.compile(
    r"\b(?:meeting|session|edition|segment|Bureau|summary|report)s?\s(?:of|by)\s(?:the\s)?$"
)
# The bodies of the registry are no meetings: "the United Nations Conference on Trade and Development (New York, 28 April 2025)".
_STANDING: Final = "body.registry"
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE: Final = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s$")
_ORDINAL_AND_HEAD: Final = re.compile(
    rf"(?<=[Tt]he )(?P<ordinal>{ORDINAL}) (?P<head>Forum|Conference|Congress|Summit)(?! (?:of|on|for) |[\w-]| [A-Z])"
)
# What a report on a forum calls its meetings: "the tenth forum would be held", "the 2025 forum"; not "the twelfth forum on water".
_OF_FORUM: Final = re.compile(
    rf"(?<=[Tt]he )(?P<counted>{ORDINAL}|(?:19|20)\d\d) forum(?! (?:of|on|for|in|to) (?!be\b)(?:the )?[a-zA-Z]|[\w-])"
)
# How far before the body its number is looked for, in code points.
_REACH: Final = 60


def meetings_of_series(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """The meetings named by an ordinal or a year and the body that is the series, in order."""
    if not any(map(text.__contains__, ("orum", "Conference", "Congress", "Summit", "Assembly", "Meeting of "))):
        return []
    found = _again(text, bodies)
    for body in bodies:
        low = max(0, body.start - _REACH)
        counted = ordinal_at_end(text[low : body.start]) or _YEAR_BEFORE.search(text[low : body.start])
        if counted is None and (held := _held(text, body)):
            found.append(held)
            continue
        bracket = None if counted or body.rule_id == _STANDING else _IN_BRACKETS.match(text, body.end)
        called = _called(text, body) if counted or bracket else None
        if called is None:
            continue
        head = "session" if called["head"].endswith("Assembly") else called["head"].lower()
        if counted is None:
            label = SPACES.sub(" ", text[body.start : body.end])
            found.append(
                NamedMeeting(
                    body.start,
                    body.end,
                    "named_conference",
                    lexicon().heads[head],
                    "event",
                    head,
                    label=label,
                    evidence="both",
                )
            )
            continue
        year = figure(counted[1]) if _YEAR.fullmatch(counted[1]) else None
        found.append(
            NamedMeeting(
                low + counted.start(1),
                body.end,
                "meeting_of_series",
                lexicon().heads[head],
                "event",
                head,
                number=None if year else ordinal_to_int(counted[1]),
                body_id=body.entity_id,
                holder="said",
                year=year,
            )
        )
    return sorted(found, key=lambda named: named.start)


def meetings_of_forum(text: str, body_id: str) -> list[NamedMeeting]:
    """The meetings that a report on the forum ``body_id`` names by their number or year alone, in order."""
    found = []
    for match in _OF_FORUM.finditer(text) if " forum" in text else ():
        year = figure(match["counted"]) if _YEAR.fullmatch(match["counted"]) else None
        found.append(
            NamedMeeting(
                match.start(),
                match.end(),
                "meeting_of_series",
                lexicon().heads["forum"],
                "event",
                "forum",
                number=None if year else ordinal_to_int(match["counted"]),
                body_id=body_id,
                holder="said",
                year=year,
            )
        )
    return found


def _called(text: str, body: Mention) -> re.Match[str] | None:
    """The noun of a body that is called like a meeting."""
    called = _CALLED_LIKE_A_MEETING.match(text, body.start, body.end)
    if called is None and body.rule_id == _STANDING:
        called = _FORUM_OF_ORGAN.match(text, body.start, body.end)
    return called


def _held(text: str, body: Mention) -> NamedMeeting | None:
    """The meeting of a forum in the year of the time behind its name."""
    called = _called(text, body)
    if _MEETING_OF.search(text, max(0, body.start - _REACH), body.start):
        return None
    held = _HELD_THEN.match(text, body.end) if called and called["head"].lower() == "forum" else None
    if held is None:
        return None
    return NamedMeeting(
        body.start,
        body.end,
        "meeting_of_series",
        lexicon().heads["forum"],
        "event",
        "forum",
        body_id=body.entity_id,
        holder="said",
        year=figure(held["year"]),
        evidence="time",
    )


def _again(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """ "the second Forum", where the passage named the series before."""
    found = []
    spans = [(body, called["head"]) for body in bodies if (called := _CALLED_LIKE_A_MEETING.match(text, body.start))]
    starts = [body.start for body, _ in spans]
    for match in _ORDINAL_AND_HEAD.finditer(text) if spans else ():
        at = bisect_left(starts, match.start("head")) - 1
        if at < 0 or spans[at][1] != match["head"] or spans[at][0].end > match.start():
            continue
        found.append(
            NamedMeeting(
                match.start("ordinal"),
                match.end(),
                "meeting_of_series",
                lexicon().heads[match["head"].lower()],
                "event",
                match["head"].lower(),
                number=ordinal_to_int(match["ordinal"]),
                body_id=spans[at][0].entity_id,
                holder="said",
            )
        )
    return found
