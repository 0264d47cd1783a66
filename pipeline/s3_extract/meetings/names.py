"""Where a passage names a meeting: the words of the name, before anything is known of its body or its time.

In: a passage's text and the bodies named in it. Out: ``NamedMeeting`` spans with the number, the words and the body the
name itself gives; sessions come from ``sessions``. Whose session "its forty-second session" is, when and where
it met and what is the same meeting are settled in ``finder``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import figure, ordinal_to_int, roman_to_int
from pipeline.s3_extract.meetings.known import acronym_sessions, annual_meetings, known_meetings, roman_sessions
from pipeline.s3_extract.meetings.of_body import of_body
from pipeline.s3_extract.meetings.series import meetings_of_forum, meetings_of_series
from pipeline.s3_extract.meetings.sessions import SESSION, sessions_at
from pipeline.s3_extract.meetings.sittings import numbered_meetings
from pipeline.s3_extract.meetings.topics import topical
from pipeline.s3_extract.meetings.words import (
    BODY_BEFORE,
    BODY_BEFORE_REACH,
    CAPITAL,
    LINK,
    ORDINAL_WORD,
    PLACED_THEN,
    SPACES,
    TOKEN_BEFORE,
    WORD,
    Evidence,
    NamedMeeting,
    lexicon,
    told_again,
)
from pipeline.s3_extract.months import MONTHS
from pipeline.s3_extract.places.cities import place_at
from pipeline.s3_extract.spans import beginning

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# "the Nutrition for Growth Summit": not at the begin of a sentence, and no body that prepares for it.
_NOUN_FOR: Final = re.compile(
    r"(?<=[\w,] )(?!(?:Committee|Commission|Council|Group|Bureau|Board|Secretariat|Office|Centre|Department|Minister|Ministry)\b)"
    r"([A-Z][a-z]+)\s$"
)
_ORDINARY: Final = re.compile(r"(?<=\s)(?:ordinary|extraordinary)\s$")
_THE: Final = re.compile(r"\b(?:[Tt]he|[Tt]his)\s$")
_AN: Final = re.compile(r"\b[Aa]n?\s$")
_TAIL: Final = re.compile(
    r"\s(?:on|for|against|to|of|concerning|with|towards|about|between|in|relating\sto)\s(?:(?:the|a|an|all|its)\s)?"
    r"(?=[A-ZÀ-Ý])"
)
_SERIES_COMMA: Final = re.compile(
    r",\s[A-Z][\w’'-]*(?:\s(?:of\s|the\s)?[A-Z][\w’'-]*)*(?:,\s[A-Z][^,.;()]*?)*,?\sand\s(?:[a-z]+\s)?[A-Z]"
)
_ANOTHER: Final = re.compile(
    r"(?:[A-Z][\w’'-]*\s){0,6}(?:Conference|Congress|Summit|Declaration|Platform|Programme|Convention|Agenda|Plan|Protocol"
    r"|Assembly|Council|Commission|Committee|Session|Government|Secretary|Meeting|Workshop|Seminar|Forum|Symposium)\b"
)
# "Conference of the Parties" alone is a body; its sessions and its review conferences are meetings.
_STANDING: Final = re.compile(r"(?:Conference|Meeting|Congress)s?\sof\s(?:the\s)?(?:States\s)?(?:Parties|Deputies)\b")
# The decade a conference is on (", “Water for Life”, 2005–2015"); those who meet; the region in which ("in the ECE region").
_TAIL_ENDS: Final = re.compile(
    r"\s(?:sub)?region\b|,?\s[“\"][A-Z][^“”\"]{2,80},?[”\"],?\s(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d|\s[Mm]ember\s(?:[Ss]tates|[Cc]ountries)\b"
)
# What a Goal is called, which stands between the name and its place and time.
_GOAL: Final = re.compile(r":\s[A-Z][^.:;()“”]{10,140}?\sfor\s(?:sustainable\sdevelopment|all)\b")
# What is given to organizations, however they are called.
_NO_MEETING: Final = ("bserver status for the ", "bserver status to the ", "bserver status of the ")
# The longest name of a meeting, in code points: a list of sessions with the body's name in full.
_LONGEST: Final = 600
# So many telling words make a name of a counted forum, whether its time is told or not.
_ENOUGH: Final = 2
# Code points: no conference has a longer name behind its noun.
_LONGEST_TAIL = 200


def find_names(text: str, bodies: Sequence[Mention], forum: str | None = None) -> list[NamedMeeting]:
    """The meetings named in ``text``, in order and disjoint; ``bodies`` are the mentions of bodies in it, in order, ``forum``
    is the forum that the report is on."""
    found = known_meetings(text) + roman_sessions(text, bodies) + annual_meetings(text, bodies)
    found += acronym_sessions(text, bodies) + meetings_of_series(text, bodies) + numbered_meetings(text, bodies)
    found += meetings_of_forum(text, forum) if forum else []
    for match in SESSION.finditer(text):
        found += sessions_at(text, match, bodies)
    found.sort(key=_start)
    for _, at, _ in lexicon().head_places.find_matches_as_indexes(text):
        if at and text[at - 1].isalpha():
            continue
        noun = lexicon().head.match(text, at)
        if noun is None or any(n.start <= at < n.end for n in found[_near(found, at, at + 1)]):
            continue
        if made := _event(text, noun, beginning(bodies, at - _LONGEST, at + _LONGEST)):
            around = _near(found, made.start, made.end)
            kept = [n for n in found[around] if not _overlap(n, made) or n.rule_id == "known_name"]
            if not any(_overlap(n, made) for n in kept):
                kept = sorted([*kept, made], key=_start)
            found[around] = kept
    return found


def _start(named: NamedMeeting) -> int:
    return named.start


def _overlap(one: NamedMeeting, other: NamedMeeting) -> bool:
    return one.start < other.end and other.start < one.end


def _near(found: Sequence[NamedMeeting], start: int, end: int) -> slice:
    """Those of ``found``, which is in order, that can overlap ``[start, end)``: no name is longer than the reach."""
    return slice(bisect_left(found, start - _LONGEST, key=_start), bisect_left(found, end, key=_start))


def _event(text: str, match: re.Match[str], bodies: Sequence[Mention]) -> NamedMeeting | None:
    """A conference, seminar or meeting at the noun ``match``, if the words about it name one."""
    at, end = match.span()
    if any(b.start <= at and end <= b.end for b in bodies):
        return None
    head = match[0].lower()
    # "the twenty-fourth EAC ordinary summit"
    kind = _ORDINARY.search(text, max(0, at - len(" extraordinary ")), at) if head == "summit" else None
    behind = kind.start() if kind else at
    near = (b for b in reversed(bodies) if behind - BODY_BEFORE_REACH <= b.end <= behind)
    owner = next((b for b in near if BODY_BEFORE.fullmatch(text, b.end, behind)), None)
    made = of_body(text, match, head, owner, bodies)
    if made and not (made.rule_id == "meeting_of_body" and _tail(text, match.end(), bodies) > match.end()):
        return made
    if match[0][0].isupper():
        return _named(text, match, head, _before(text, at, bodies), bodies)
    return topical(text, match, head, bodies)


def _before(text: str, at: int, bodies: Sequence[Mention]) -> list[tuple[str, int]]:
    """The capital words directly before ``at``, last first, with their places; a body's name is one word."""
    words: list[tuple[str, int]] = []
    while len(words) < 12 and (token := TOKEN_BEFORE.search(text, max(0, at - 40), at)):
        word, start = token[1], token.start(1)
        body = next((b for b in bodies if b.end == start + len(word) and b.start < start), None)
        if body:
            word, start = text[body.start : body.end], body.start
        elif word.startswith(("(", '"', "“", "*")):
            word, start = word[1:], start + 1
            if CAPITAL.fullmatch(word):
                words.append((word, start))
            break
        elif word == "for" and words and (noun := _NOUN_FOR.search(text, max(0, start - 60), start)):
            word, start = f"{noun[1]} for", noun.start(1)
        elif not (CAPITAL.fullmatch(word) or _YEAR.fullmatch(word) or ORDINAL_WORD.fullmatch(word)):
            break
        if word in lexicon().never_first or (word.endswith(".") and len(word) > 2):
            break
        if word.isupper() and len(word) > 1 and LINK.fullmatch(word.lower()):
            # "FINAL ACT OF THE CONFERENCE": what is set in capitals throughout.
            break
        if word.endswith(("'s", "’s")) and body:
            break
        words.append((word, start))
        at = start
    return words


def _named(
    text: str, match: re.Match[str], head: str, words: list[tuple[str, int]], bodies: Sequence[Mention]
) -> NamedMeeting | None:
    """Capital words before and after a capital noun."""
    words_of = lexicon()
    following = WORD.match(text, match.end())
    if following and not following[1] and following[2] in words_of.not_before:
        return None
    year: int | None = None
    while words and (_YEAR.fullmatch(words[-1][0]) or words[-1][0] in MONTHS):
        word = words.pop()[0]
        year = figure(word) if word.isdecimal() else year
    end = _tail(text, match.end(), bodies)
    start = words[-1][1] if words else match.start()
    name = SPACES.sub(" ", text[start:end])
    if any(name.startswith(n) or name.endswith(n) for n in words_of.not_meetings):
        return None
    if (_STANDING.match(name) and year is None) or text.endswith(_NO_MEETING, 0, start):
        return None
    modifiers = [w for w, _ in words]
    tail = end > match.end()
    if not tail and not modifiers:
        if _AN.search(text, max(0, match.start() - 4), match.start()):
            return topical(text, match, head, bodies)
        return _again(text, match, head)
    if not tail and words_of.topic.match(text, match.end()):
        return topical(text, match, head, bodies)
    places = [p for _, at in words if (p := place_at(text, at))]
    # The Durban Review Conference was held elsewhere than what it reviewed.
    again = {"Review", "Follow-up"}.intersection(w for w, _ in words)
    place = next((p.name for p in places if not again and not p.is_wide), None)
    # "the 1998 Tehran Workshop", "the 2019 Caribbean Regional Seminar"
    whose = places or ("Regional" in modifiers and any(w not in words_of.generic for w in modifiers))
    evidence = "none" if year and whose else _wanted(head, modifiers, tail=tail, dated=year is not None)
    kind = words_of.heads[head]
    return NamedMeeting(
        start,
        end,
        "named_conference",
        kind,
        "event",
        head,
        label=f"{year} {name}" if year else name[:1].upper() + name[1:],
        year=year,
        place=place,
        evidence=evidence,
        short=not tail or name.endswith("Parties"),
        topic_end=subtitle.end() if (subtitle := _GOAL.match(text, end)) else None,
    )


def _wanted(head: str, modifiers: Sequence[str], *, tail: bool, dated: bool) -> Evidence:
    """What a name has to have besides, by the words before its noun (the last first) and whether others stand behind it."""
    words_of = lexicon()
    ordinal = bool(modifiers) and (ordinal_to_int(modifiers[-1]) or roman_to_int(modifiers[-1])) is not None
    telling = [w for w in modifiers if w not in words_of.generic and not ORDINAL_WORD.fullmatch(w)]
    evidence: Evidence = "none"
    # "the Expert Group Meeting on Violence against Women": with capital words on both sides the noun is part of a name.
    if head not in words_of.proper and not (modifiers and tail):
        evidence = "either" if tail or ordinal or telling or len(modifiers) > 1 else "both"
        if ordinal and len(telling) >= _ENOUGH:
            # "the Third Least Developed Country Future Forum"
            evidence = "none"
    elif not tail and not telling and not dated:
        evidence = "either" if len(modifiers) > 1 else "both"
    return evidence


def _again(text: str, match: re.Match[str], head: str) -> NamedMeeting | None:
    """ "the Conference": the one this passage named before, if any."""
    if head not in lexicon().proper:
        return told_again(text, match, head)
    if not _THE.search(text, max(0, match.start() - 6), match.start()):
        return None
    kind = lexicon().heads[head]
    return NamedMeeting(*match.span(), "named_again", kind, "event", head, label=head, evidence="never", short=True)


def _tail(text: str, at: int, bodies: Sequence[Mention]) -> int:
    """Where the name ends that goes on after its noun at ``at`` with " on Population and Development"."""
    opening = _TAIL.match(text, at)
    if not opening:
        return at
    if text[at + 1 : at + 3] in ("in", "to") and (
        place_at(text, opening.end())
        or PLACED_THEN.match(text, at + 3)
        or any(b.start == opening.end() for b in bodies)
    ):
        return at
    end = at
    position = opening.end()
    first = CAPITAL.match(text, position)
    if not first or first[0] in MONTHS:
        return at
    position = end = _stop(first)
    while position < at + _LONGEST_TAIL and (word := WORD.match(text, position)):
        if word[1] and not _SERIES_COMMA.match(text, position):
            break
        token = word[2]
        begin = word.start(2)
        if word[1] and (place_at(text, begin) or any(b.start == begin for b in bodies)):
            break
        if token in ("in", "at") and (place_at(text, word.end() + 1) or PLACED_THEN.match(text, word.end())):
            break
        if token == "and" and text.startswith(" the ", word.end()) and place_at(text, word.end() + 5):
            break  # "the Conference on Cooperation and the Buenos Aires outcome document"
        if token == "and" and _ANOTHER.match(text, word.end() + (5 if text.startswith(" the ", word.end()) else 1)):
            break
        if (
            token.isupper()
            and 2 < len(token) < 6
            and text[begin - 2].islower()
            and not LINK.fullmatch(text[max(0, begin - 20) : begin].split()[-1])
        ):
            # "the Conference on Financing for Development NGO committee"
            break
        is_number = token.isdigit() and text.startswith("Goal ", begin - 5)
        opens = token in lexicon().never_first and token != "All" and not text.startswith("All Its ", begin - 4)
        if is_number or (token[0].isupper() and not opens):
            position = end = word.end()
        elif LINK.fullmatch(token):
            position = word.end()
        else:
            break
    ends = _TAIL_ENDS.match(text, end)
    return ends.end() if ends else end


def _stop(match: re.Match[str]) -> int:
    """The end of a capital word, without the full stop that ends the sentence; "Girls’ Education" goes on."""
    text, end = match.string, match.end()
    if match[0].endswith(("s’", "s'")) and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return end
    return match.end() - (len(match[0]) - len(match[0].rstrip(".'’/-")))
