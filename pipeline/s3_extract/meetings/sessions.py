"""Sessions of bodies in running text: "its forty-second session", "the forty-ninth to fifty-first sessions of ...".

In: a text, the word "session" in it, and the bodies named in it. Out: one ``NamedMeeting`` a session. Whose session
"its" is, is settled in ``finder``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import ORDINAL, figure, ordinal_to_int
from pipeline.s3_extract.meetings.words import (
    BODY_BEFORE,
    CAPITAL,
    ITS,
    LINK,
    NEVER_MEET,
    OF_BODY,
    SPACES,
    WORD,
    Holder,
    NamedMeeting,
    Series,
    lexicon,
    ordinal_at_end,
    told_again,
)
from pipeline.s3_extract.months import MONTH_NAMES

SESSION: Final = re.compile(r"(?:session|Session|SESSION)(?:s|S)?(?![A-Za-z])")
_LIST_STEP: Final = re.compile(
    rf"({ORDINAL})(\s?,\s?(?:and\s)?|\s(?:and|or|and\sresumed)\s|\sto\s|\sthrough\s|\s?[-–]\s)$"
)
# What a session is called that goes on after a break.
_AGAIN: Final = ("resumed", "reconvened")
# "the Forty-Ninth (23rd Ordinary) Session" of assemblies that count the ordinary ones once more.
_COUNTED_TWICE: Final = re.compile(r"\(\d{1,3}(?:st|nd|rd|th)\s(?:[Oo]rdinary|[Ee]xtraordinary)\)\s$")
# "its eleventh (pre-sessional) executive session": what is said of it in brackets.
_ASIDE: Final = re.compile(r"\([a-z-]{4,20}\)\s$")
_AGAIN_BEFORE: Final = re.compile(r"\b(resumed|reconvened)\s$", re.IGNORECASE)
_LIST_JOINTS: Final = (",", "and", "or", "resumed", "to", "through", "-", "–")
_YEAR_AFTER: Final = re.compile(r"(?:\sof|\sfor|,|\sin)?\s((?:19|20)\d\d)(?![\d/])")
_IN_YEAR_OF: Final = re.compile(r"\sin\s(?:19|20)\d\d(?=\sof\s)")
# "the annual session of the Board in June 2024", "its first regular session, held in New York from 27 to 31 January 2025"
_YEAR_OF_TIME: Final = re.compile(
    r"(?::\s|(?:\s\([A-Z][\w-]*\))?(?:,?\s(?:(?:was|were|will\sbe|is\sto\sbe|to\sbe)\s)?(?:held|convened))?"
    r"(?:,?\s(?:in|at)\s(?:the\s)?[A-Z][^.,;:()]{2,40})?,?\s(?:in|on|from|during)\s)"
    rf"(?:(?:early|late|mid-?)\s?)?(?:\d[\dand to–-]*?\s)?(?:{MONTH_NAMES})"
    rf"(?:(?:\sto\s|\sand\s|\s?[–-]\s?)(?:\d+\s)?(?:{MONTH_NAMES}))?\s((?:19|20)\d\d)(?!\d)",
)
_ON_FRONT: Final = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s)?(?P<kind>(?:[A-Za-z]+\s){0,2})session(?:(?:\sof)?,?\s(?P<later>(?:19|20)\d\d))?(?![\w-])"
)
# What follows the number in a line that heads what was done at a session: "Fifty-fifth session (2011)".
_YEAR_IN_BRACKETS: Final = re.compile(r"\s?\((?:19|20)\d\d\)")
# What a special session without its number is on.
_TOPIC: Final = re.compile(
    r"\s(?:on|devoted\sto)\s(?:the\s)?([A-Za-z][\w/’'-]*(?:\s(?:of|and|the|[a-z]{4,})){0,5}(?<!\sof)(?<!\sand)(?<!\sthe))(?=[\s,.;)])"
)
# "the twelfth session of the social forum": of something that has no name here.
_OF_ANOTHER: Final = re.compile(
    r"\sof\s(?:the|an?|that|this|its)\s(?:[a-z-]+\s){0,3}(?:forum|committee|commission|council|board|group|conference|assembly"
    r"|congress|parliament|panel|subcommittee|bodies|committees|commissions|organs|boards)\b"
)
# Behind a body's name: what follows is a part of it.
_PART_OF: Final = re.compile(r"[’']s?\s(?=\w)")
# "the session of the ECOWAS Mediation and Security Council": a longer name begins with that of a body.
_GOES_ON: Final = re.compile(
    r"(?: \([A-Z][\w-]*\))?(?: (?:[A-Z][\w’'-]*|and|of|on|for)){0,6}? (?:Conference|Commission|Committee|Council|Assembly|Board|Group|Congress"
    r"|Forum|Panel|Mechanism)s?\b"
)
# "the General Assembly of the Organization" is not that of the United Nations.
_OF_ANOTHERS: Final = re.compile(r"\sof\sthe\s(?:Organi[sz]ation|Union|League|Community|Federation|[A-Z]{2,8})\b")
# What stands between the names of an organization and of its organ: "the United Nations Environment Programme (UNEP) Governing".
_ACRONYM_BETWEEN: Final = re.compile(r" (?:\([A-Z][\w-]*\) )?")
# Sessions without a number that their time tells: "an extraordinary session of the Council of the League of Arab States".
_ONCE: Final = frozenset({"extraordinary", "emergency", "inaugural", "constituent", "constitutive", "founding"})
_HELD: Final = re.compile(r"\s(?:held|convened)\s(?:an?|its|the)\s$")
_RECORDS: Final = re.compile(r"Official Records, $")
# Behind the first of two bodies whose sessions of one number are told together.
AND_BODY: Final = re.compile(r"(?:\s\([A-Z][\w-]*\))?\sand\s(?:of\s)?(?:the\s)?")
# A list of more is no list.
_MOST_TOLD: Final = 30
# How far before the word its numbers can begin, in code points: several ordinals in words take room.
_REACH: Final = 170
# A body has up to three regular sessions a year; a higher number counts them over the years.
_REGULAR_A_YEAR: Final = 3


def sessions_at(text: str, match: re.Match[str], bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """The sessions that the word at ``match`` (of ``SESSION``) counts: none, one or several."""
    low = max(0, match.start() - _REACH)
    before = text[low : match.start()]
    if before.endswith(") "):
        before = _COUNTED_TWICE.sub("", before)
    start_of_kind = _start_of_kind(before)
    words = before[start_of_kind:].lower()
    numbers = numbers_before(_ASIDE.sub("", before[:start_of_kind]))
    if not numbers:
        return _without_number(text, match, before, start_of_kind, bodies)
    if numbers[-1][0] <= _REGULAR_A_YEAR and ("regular" in words or _of_a_year(text, match, words)):
        return _year_session(text, match, before, low, bodies)
    if "special" in words and text.startswith(" devoted to ", match.end()):
        # "the first special session devoted to disarmament": its number is not this one.
        return []
    series = _series_of(words)
    rule = "special_session" if "special" in words else "numbered_session"
    again = _AGAIN_BEFORE.search(before, 0, numbers[0][1])
    part = again[1].lower() if again else next((kind for kind in _AGAIN if words.startswith(kind)), None)
    start, end = low + (again.start() if again else numbers[0][1]), match.end()
    body, holder, start, end = _whose(text, start, end, bodies)
    if holder == "open" and "plenary" in words:
        # A plenary session is a sitting of whoever met.
        return []
    owner = None
    if holder == "open" and (named := unknown_body(text, match.end())):
        (end, owner), holder = named, "said"
    found = [
        NamedMeeting(
            start if i == 0 else low + first,
            end if i + 1 == len(numbers) else low + last,
            rule,
            "session",
            series,
            "session",
            number=number,
            body_id=body,
            owner=owner,
            holder=holder,
            part=part,
            topic_end=end if len(numbers) > 1 else None,
            in_list=(i, len(numbers)),
        )
        for i, (number, first, last) in enumerate(numbers)
    ]
    if len(found) == 1 and holder == "said" and match[0][-1:] in "sS" and (both := AND_BODY.match(text, end)):
        # "the thirtieth sessions of the Subsidiary Body for Implementation and the Subsidiary Body for Technology"
        second = next((b for b in bodies if b.start == both.end()), None)
        found += [replace(found[0], start=second.start, end=second.end, body_id=second.entity_id)] if second else []
    return found


def _without_number(
    text: str, match: re.Match[str], before: str, start_of_kind: int, bodies: Sequence[Mention]
) -> list[NamedMeeting]:
    """The session of a word without a number, by the words ``before`` it, in which those begin that say its kind."""
    low, words = max(0, match.start() - _REACH), before[start_of_kind:].lower()
    if not words and (told := told_again(text, match, "session")):
        return [told]
    if words == "special ":
        return _topical_session(text, match, low + start_of_kind, bodies)
    if words.strip() in _ONCE and match[0] == "session":
        return _session_of_day(text, match, low + start_of_kind, words.strip(), bodies)
    return _year_session(text, match, before, low, bodies)


def _whose(text: str, start: int, end: int, bodies: Sequence[Mention]) -> tuple[str | None, Holder, int, int]:
    """As ``owner_of``, of a session that its number tells."""
    if text[start].isupper() and _YEAR_IN_BRACKETS.match(text, end):
        # The body that ends the line before a caption is no part of it.
        return None, "caption", start, end
    body, holder, first, last = owner_of(text, start, end, bodies)
    if holder == "open" and _RECORDS.search(text, max(0, first - 20), first):
        # Those of the other organs say whose they are, or have a year.
        return "general-assembly", "said", first, last
    return body, holder, first, last


def _series_of(words: str) -> Series:
    """What the number of a session counts, by the ``words`` (in small letters) that say its kind."""
    if "special" in words:
        return "emergency special session" if "emergency" in words else "special session"
    if "extraordinary" in words:
        # Outside the United Nations they are counted apart from the ordinary ones.
        return "extraordinary session"
    return "executive session" if "executive" in words else "session"


def _of_a_year(text: str, match: re.Match[str], words: str) -> bool:
    """Whether sessions are counted within a year: "its first session of 2025", "the second substantive session in 1999 of"."""
    if words == "substantive ":
        return _IN_YEAR_OF.match(text, match.end()) is not None
    return not words and text.startswith(" of ", match.end()) and _YEAR_AFTER.match(text, match.end()) is not None


def _start_of_kind(before: str) -> int:
    """Where the words begin that say what kind of session it is ("resumed special "); the end where there are none."""
    if not before[:-1].lower().endswith(lexicon().session_ends):
        return len(before)
    kind = lexicon().session.search(before)
    return kind.start() if kind else len(before)


def numbers_before(before: str) -> list[tuple[int, int, int]]:
    """(figure, start, end) of the ordinals at the end of ``before``: one, a list, or a range filled up."""
    last = ordinal_at_end(before)
    if not last:
        return []
    number = ordinal_to_int(last[1])
    if number is None:
        return []
    found = [(number, last.start(1), last.end(1))]
    at = last.start(1)
    while before[:at].rstrip().endswith(_LIST_JOINTS) and (step := _LIST_STEP.search(before, max(0, at - 60), at)):
        earlier = ordinal_to_int(step[1])
        if earlier is None or earlier >= found[0][0]:
            break
        if step[2].strip() in ("to", "through", "-", "–"):
            found[:0] = [(n, step.start(1), found[0][2]) for n in range(earlier + 1, found[0][0])]
        found.insert(0, (earlier, *step.span(1)))
        at = step.start(1)
    # The sessions a range leaves unsaid have the place of the whole range.
    return found if len(found) < _MOST_TOLD else found[-1:]


def owner_of(text: str, start: int, end: int, bodies: Sequence[Mention]) -> tuple[str | None, Holder, int, int]:
    """The body a session's words name, how they do, and the span with the body's name in it; "part" is of one not named."""
    year = _YEAR_IN_BRACKETS.match(text, end) if text.startswith(" (", end) else None
    after = OF_BODY.match(text, year.end() if year else end)
    is_its = ITS.search(text, max(0, start - 8), start) is not None
    if after and is_its and after[0].startswith(" by"):
        # "at its fifteenth session by the Working Group": who did something there.
        after = None
    before: Mention | None = None
    for body in bodies:
        if after and body.start == after.end():
            if part := _PART_OF.match(text, body.end):
                # "the seventeenth session of the Committee's pre-sessional working group" is not the Committee's.
                inner = next((b for b in bodies if b.start == part.end()), None)
                return (inner.entity_id, "said", start, inner.end) if inner else (None, "part", start, end)
            if whole := whole_body(text, body, bodies):
                return whole.entity_id, "said", start, whole.end
            return None, "open" if _GOES_ON.match(text, body.end) else "part", start, end
        if body.end <= start:
            before = body
        elif body.start > end + 80:
            break
    if _OF_ANOTHER.match(text, end):
        return None, "part", start, end
    if is_its:
        return None, "its", start, end
    if before and BODY_BEFORE.fullmatch(text, before.end, start):
        return before.entity_id, "said", before.start, end
    return None, "open", start, end


def whole_body(text: str, body: Mention, bodies: Sequence[Mention]) -> Mention | None:
    """The body that can meet of which ``body`` opens the name: itself, the next ("UN ESCAP"), or None where the name goes on."""
    if (step := _ACRONYM_BETWEEN.match(text, body.end)) and (
        inner := next((b for b in bodies if b.start == step.end()), None)
    ):
        return inner
    if _GOES_ON.match(text, body.end) or _OF_ANOTHERS.match(text, body.end) or body.entity_id in NEVER_MEET:
        return None
    return body


def unknown_body(text: str, at: int, bodies: Sequence[Mention] = ()) -> tuple[int, str] | None:
    """(end, name) of the body that " of the " at ``at`` leads to and nothing else knows: capital words and links; a body's
    name with which it ends is whole ("the Ministers for Foreign Affairs of the Group of 77")."""
    opening = OF_BODY.match(text, at)
    if not opening or not (first := CAPITAL.match(text, opening.end())):
        return None
    if first[0].endswith("."):
        return first.end() - 1, first[0][:-1]
    position = end = first.end()
    while (word := WORD.match(text, position)) and not word[1] and word[2] not in lexicon().never_first:
        if word[2][0].isupper():
            end = word.end()
        elif not LINK.fullmatch(word[2]):
            break
        position = word.end()
    end = next((b.end for b in bodies if opening.end() < b.start < end < b.end), end)
    return end, SPACES.sub(" ", text[opening.end() : end])


def _year_session(
    text: str, match: re.Match[str], before: str, low: int, bodies: Sequence[Mention]
) -> list[NamedMeeting]:
    """ "substantive session of 1998", "1998 substantive session", "first regular session 1998"."""
    kind = lexicon().year_session.search(before)
    if not kind:
        return []
    after = _YEAR_AFTER.match(text, match.end())
    year = kind[1] or kind[3] or (after[1] if after else None)
    end = after.end() if after and not (kind[1] or kind[3]) else match.end()
    body, holder, start, end = owner_of(text, low + kind.start(), end, bodies)
    if not year and (time := _YEAR_OF_TIME.match(text, end)):
        year = time[1]
    if not year:
        return []
    if holder == "part" or (kind[3] and holder not in ("its", "said")):
        return []
    words = (kind[2] or "").lower().removeprefix("resumed ")
    label = SPACES.sub(" ", f"{words} session of {year}".lstrip())
    return [
        NamedMeeting(
            start,
            end,
            "session_of_year",
            "session",
            "session",
            "session",
            body_id=body,
            holder=holder,
            label=label,
            year=figure(year),
        )
    ]


def _session_of_day(
    text: str, match: re.Match[str], at: int, kind: str, bodies: Sequence[Mention]
) -> list[NamedMeeting]:
    """ "The Council of Ministers held an extraordinary session", "the inaugural session of the Forum": by its time."""
    held = _HELD.search(text, max(0, at - 20), at)
    body = next((b.entity_id for b in bodies if held and b.end == held.start()), None)
    start, end = at, match.end()
    if body is None:
        body, holder, start, end = owner_of(text, at, end, bodies)
        if holder != "said":
            return []
    return [
        NamedMeeting(
            start,
            end,
            "next_meeting",
            "session",
            "event",
            "session",
            body_id=body,
            holder="said",
            label=f"{kind} session",
            evidence="time",
        )
    ]


def session_of_front(words: str) -> tuple[str, int] | None:
    """(label, year) of a session that a front page tells by its year: "2025 session", "Annual session 2025"."""
    told = _ON_FRONT.match(words)
    year = (told["year"] or told["later"]) if told else None
    if told is None or year is None:
        return None
    kind = told["kind"].lower()
    kind = kind if kind.strip() == "resumed" else kind.removeprefix("resumed ")
    return SPACES.sub(" ", f"{kind}session of {year}"), figure(year)


def _topical_session(text: str, match: re.Match[str], at: int, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """ "the special session of the General Assembly on children", "its special session on HIV/AIDS"."""
    body, holder, start, end = owner_of(text, at, match.end(), bodies)
    topic = _TOPIC.match(text, end)
    if holder in ("open", "part") or topic is None:
        return []
    words = SPACES.sub(" ", topic[1])
    return [
        NamedMeeting(
            start,
            topic.end(1),
            "special_session",
            "session",
            "session",
            "session",
            body_id=body,
            holder=holder,
            label=f"special session on {words}",
        )
    ]
