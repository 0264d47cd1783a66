"""Resolutions and decisions cited by number: ``resolution 52/98``, ``decision 1998/208``, ``217 A (III)``.

In goes a text and who is speaking in it; out come spans with the full symbol (``A/RES/52/98``). The same number can be
of several bodies, so the body is part of the identity: named beside the number, else told by the shape of the
number, else the body that speaks; where none of these settles it the citation is ambiguous and says what it can be.
Printed symbols are the business of ``symbols``. The bodies and the shapes of their numbers are data:
``rules/symbols.yaml``, read by ``numbering``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from pipeline.model import Mention
from pipeline.numbers import figure
from pipeline.s3_extract.citations.lists import JOINT, More, continue_list
from pipeline.s3_extract.citations.numbering import (
    ITEM,
    NUMBER,
    Kind,
    Shape,
    accepts,
    called,
    load_adopters,
    numbers_between,
    shapes_of,
)
from pipeline.s3_extract.citations.symbols import load_rules
from pipeline.s3_extract.citations.whose import is_of_another
from pipeline.s3_extract.dates import DateSpan, find_dates

_NEXT: Final = re.compile(
    rf"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s|;\s(?:and\s)?|,?\sas well as\s|(?P<up_to>\s(?:to|through)\s|{JOINT}))"
    rf"(?={NUMBER.replace('?P<', '?P<n_')})"
)
_PLACE: Final = re.compile(
    r",?\s\(?(?:paras?(?:graphs?|\.)?\s?\d+(?:\s?[-–]\s?\d+)?|sect(?:ion|\.)\s?[IVXLC]+|annex(?:\s[IVXLC]+)?"
    r"|part\s[IVXLC]+)\)?"
)
# What an act of a list is about, before the next one: "56/103 (humanitarian assistance), 56/119 on congresses and 56/123".
_ABOUT: Final = re.compile(
    r"(?:\s\([a-z][^()\d]{3,120}\)|,?\s(?:entitled\s)?[“\"][^”\"]{3,200}[”\"]|,?\s(?:on|concerning|regarding)\s(?:the\s)?[A-Za-z][^,;.()\d]{2,90}?)"
    r"(?=(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s)\d{1,4}/\d)"
)
_DATED: Final = re.compile(r",?\s(?:adopted\son|of|dated)\s(?=\d{1,2}\s?[A-Z][a-z])")
# A date after "of" ends within this many characters.
_DATE_REACH: Final = 32
# "resolution 782 (XL) of 11 October 2024 of the Economic Commission", "resolution 93 (IV) adopted by the Conference"
_OF: Final = re.compile(r"(?:\sof|,?\sadopted\sby)\s(?:the\s)?")
# Who speaks is looked for in a sentence of at most so many characters, and among so many bodies on either side.
_SENTENCE: Final = 4000
_NEAREST: Final = 200
_OF_COMMISSIONS: Final = "E/CN."
_start = attrgetter("start")
# ``resolution(s) [No.]`` before a number; what may not stand before it is told after its first letter, so that the
# search can skip by first letters.
_WORD: Final = re.compile(
    r"[RrDdU](?<!\w.)(?:(?<=[Rr])esolution|(?<=[Dd])ecision|(?<=R)ESOLUTION|(?<=D)ECISION|(?<=U)NSCR)[sS]?\s?(?:[Nn]os?\.?\s?)?"
    r"(?=(?:E?S-)?\d)"
)


class _Keyword(NamedTuple):
    """``[body] resolution(s) [No.]`` at ``text[start:end]``; without a body, ``body_end`` is None."""

    start: int
    body: str | None
    body_end: int | None
    word: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Numbered:
    """A resolution or decision cited by number at ``text[start:end]``.

    ``number`` is as in its symbol (``52/211 B``, ``1325 (2000)``); ``body_ids`` are the bodies it can be of, one where
    it is settled, none where the body is named and numbers otherwise; ``date`` is an ISO 8601 day the text gives;
    ``open`` says that it stands at a range that is not taken apart.
    """

    kind: Kind
    number: str
    body_ids: tuple[str, ...]
    start: int
    end: int
    date: str | None = None
    open: bool = False

    @property
    def symbols(self) -> tuple[str, ...]:
        """The full symbol for each of ``body_ids``."""
        component = "RES" if self.kind == "resolution" else "DEC"
        return tuple(f"{load_adopters()[body].series}/{component}/{self.number}" for body in self.body_ids)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who can be meant where no body stands beside the number.

    ``mentions`` are the bodies named in the text; ``context`` those of the headings above it, the nearest first, then
    of the report's organs; ``known`` are all bodies the report names; ``act`` is whose act the text is part of; ``host`` the
    conference whose paper it is.
    """

    mentions: Sequence[Mention] = ()
    context: Sequence[str] = ()
    known: frozenset[str] = frozenset()
    act: str | None = None
    host: str | None = None


@cache
def _body_before() -> tuple[re.Pattern[str], int]:
    """A body's name up to the end of the searched text, and how long a match can be."""
    names = _names()
    either = "|".join(re.escape(name) for name in names)
    # "the Economic and Social Council (ECOSOC) decision 2011/217"
    acronym = r"(?:\s\([A-Z]{2,10}\))?"
    return re.compile(rf"(?<![\w-])(?P<body>{either})(?:['’]s)?{acronym}\s\Z"), len(names[0]) + len("’s (ACRONYMOUS) ")


def _keywords(text: str) -> Iterator[_Keyword]:
    """The words before the numbers of ``text``: the word is looked for, then the body before it (the other way round
    takes ten times as long)."""
    named, reach = _body_before()
    floor = 0
    for word in _WORD.finditer(text):
        at, end = word.span()
        body = named.search(text, max(floor, at - reach), at)
        kind: Kind = "decision" if text[at] in "Dd" else "resolution"
        if body:
            yield _Keyword(body.start(), body["body"], body.end("body"), at, end, kind)
        else:  # "UNSCR 1701 (2006)": the Council's initials and that of the word.
            council = text.startswith("UNSC", at)
            yield _Keyword(at, "UNSC" if council else None, at + 4 if council else None, at, end, kind)
        floor = end


@cache
def _of_body() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in _names())
    return re.compile(rf"(?:,\sadopted\sby|\sof|\sby)\s(?:the\s)?(?P<body>{names})(?!\w)")


@cache
def _names() -> tuple[str, ...]:
    """Names of the adopters, the longest first."""
    names = {name for adopter in load_adopters().values() for name in adopter.names}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def may_be_numbered(text: str) -> bool:
    """Whether ``text`` has one of the words without which ``find_numbered`` finds nothing."""
    return any(map(text.__contains__, ("esolution", "ecision", "ESOLUTION", "ECISION", "UNSCR")))


def find_numbered(text: str, speakers: Speakers) -> tuple[Numbered, ...]:
    """The resolutions and decisions cited by number in ``text``, in order; lists and letters are expanded."""
    return tuple(_find(text, speakers)) if may_be_numbered(text) else ()


def _find(text: str, speakers: Speakers) -> Iterator[Numbered]:
    for keyword in _keywords(text):
        kind = keyword.kind
        beside = _beside(keyword, speakers)
        if _foreign(text, keyword, speakers) or is_of_another(text, keyword.start, keyword.end, speakers.mentions):
            continue
        # "resolutions 1998/30 and 1998/31 of the Commission": the body after the last stands for those before it.
        after: tuple[str, ...] = ()
        start, made = keyword.start, list[Numbered]()
        items = list(_items(text, keyword.end))
        if keyword.body is None and items and _of_another(text, items[-1].behind, speakers):
            continue
        for item, before in zip(reversed(items), (*reversed(items[:-1]), None), strict=False):
            after = called(item.named) if item.named else after
            numbers = _numbers(item, before)
            fitting = fitting_bodies(kind, numbers.own[0], beside, after, item.date)
            if fitting is not None:
                bodies = settled(numbers.own[0], fitting, _antecedents(text, keyword, speakers), speakers.known)
                unsaid = len(beside or after) > 1 or not (beside or after or item.date)
                if unsaid and _told_by_bounds_alone(numbers.own[0], bodies, speakers):
                    bodies = ()
                at = start if item.start == keyword.end else item.start
                day = item.date.first_day if item.date else None
                own = [Numbered(kind, shape.number, bodies, at, item.end, day, numbers.open) for shape in numbers.own]
                first = start if before and before.start == keyword.end else before.start if before else at
                inside = [Numbered(kind, shape.number, bodies, first, item.end) for shape in numbers.inside]
                made[:0] = [*inside, *own]
        yield from made


class _Numbers(NamedTuple):
    """What an item of a list stands for: its ``own`` numbers, and those ``inside`` the range that it ends."""

    own: list[Shape]
    inside: list[Shape]
    open: bool


def _numbers(item: _Item, before: _Item | None) -> _Numbers:
    own = shapes_of(item.match)
    alone = len(own) == 1
    if item.more is not None:
        own += [own[0].up_to(figure(number)) for number in item.more.parts[1:]]
    left_open = item.more is not None and item.more.open
    if not item.ends_range or before is None:
        return _Numbers(own, [], left_open)
    first = shapes_of(before.match)
    inside = numbers_between(first[-1], own[0]) if len(first) == 1 and alone else None
    return _Numbers(own, inside or [], left_open or inside is None)


def _beside(keyword: _Keyword, speakers: Speakers) -> tuple[str, ...] | None:
    """The bodies that the name directly before the keyword can mean; None where there is none."""
    if not (name := keyword.body):
        return None
    for mention in _before(keyword.word, speakers):
        if mention.end == keyword.body_end and mention.entity_id in load_adopters():
            return (mention.entity_id,)
    return called(name)


def _before(at: int, speakers: Speakers) -> Sequence[Mention]:
    """The mentions that begin before ``at`` and can end there."""
    place = bisect_left(speakers.mentions, at, key=_start)
    return speakers.mentions[max(0, place - _NEAREST) : place]


def _foreign(text: str, keyword: _Keyword, speakers: Speakers) -> bool:
    """Is somebody who does not number its resolutions like this named directly before the keyword?"""
    at = keyword.body_end or max(0, keyword.word - 1)
    ends = (at, at - 2) if text.endswith(("'s", "’s"), 0, at) else (at,)
    if keyword.body is None and text.endswith(" of", 0, at):
        # "the adoption by the Caribbean Committee of resolution 111 (XXIX)"
        ends = (*ends, at - len(" of"))
    elif keyword.body is None and text.endswith(" adopted", 0, at):
        ends = (*ends, at - len(" adopted"), at - len(" also adopted"))
    beside = [mention.entity_id for mention in _before(keyword.word, speakers) if at and mention.end in ends]
    if beside == ["united-nations"]:
        # "United Nations resolution 2625 (XXV)": one of its organs.
        return False
    if beside:
        return not any(body in load_adopters() for body in beside)
    word = text[max(0, at - 24) : at].rpartition(" ")[2]
    return not keyword.body and (word in load_rules()["foreign"] or (len(word) > 1 and word.isupper()))


def _of_another(text: str, at: int, speakers: Speakers) -> bool:
    """Is somebody who does not number its resolutions like this named at ``at``, behind the number and its day?"""
    of = _OF.match(text, at)
    named = next((m.entity_id for m in speakers.mentions if m.start == of.end()), None) if of else None
    return named is not None and named != "united-nations" and named not in load_adopters()


def _same_way(item: re.Match[str], other: re.Match[str] | None) -> bool:
    """Are two numbers written alike, so that they can be the ends of a range? Else the second counts something."""
    return other is not None and shapes_of(item)[-1].name == shapes_of(other)[0].name != "plain"


class _Item(NamedTuple):
    """A number of a list: where it stands, its date, the body named after it.

    ``more`` is what goes on with its number alone ("55/25-27", "55/25 and 26."); ``behind`` is where what is said of it
    ends, but for the body; ``ends_range`` says that it is the end of a range.
    """

    match: re.Match[str]
    start: int
    end: int
    more: More | None
    date: DateSpan | None
    behind: int
    named: str | None
    ends_range: bool


def _items(text: str, at: int) -> Iterator[_Item]:
    """Each number of a list."""
    ends_range = False
    while item := ITEM.match(text, at):
        at = end = behind = item.end()
        date, named, more = None, None, None
        if item["second"] and not item["letters"]:
            more = continue_list(text, at, (item["first"], item["second"]))
            at = end = more.end
        for _ in range(3):
            if place := _PLACE.match(text, at):
                at = place.end()
            if dated := _DATED.match(text, at):
                spans = find_dates(text[dated.end() : dated.end() + _DATE_REACH])
                if spans and spans[0].start == 0 and spans[0].precision == "day":
                    date, at = spans[0], dated.end() + spans[0].end
            behind = behind if named else at
            if body := _of_body().match(text, at):
                named, at = body["body"], body.end()
        if about := _ABOUT.match(text, at):
            at = about.end()
        yield _Item(item, item.start(), end, more, date, behind, named, ends_range)
        if not (joint := _NEXT.match(text, at)):
            return
        ends_range = joint["up_to"] is not None
        if ends_range and not _same_way(item, ITEM.match(text, joint.end())):
            return
        at = joint.end()


def fitting_bodies(
    kind: Kind, shape: Shape, beside: tuple[str, ...] | None, after: tuple[str, ...], date: DateSpan | None
) -> tuple[str, ...] | None:
    """The bodies the number can be of by its shape and the bodies named at it; None where it is no such number."""
    if shape.name == "plain":
        # "Security Council resolution 1559": only the Council's are cited so; the year is for the report to tell.
        return () if {*(beside or ()), *after} == {"security-council"} else None
    fitting = tuple(body for body, adopter in load_adopters().items() if accepts(adopter, kind, shape, date))
    if not fitting and date is not None and (beside or after):
        # A day that cannot be right makes no other act of it.
        return fitting_bodies(kind, shape, beside, after, None)
    for named in (beside or (), after):
        if chosen := tuple(body for body in named if body in fitting):
            return chosen
        if named and not any(kind in load_adopters()[body].shapes for body in named):
            # Its acts of this kind have no symbol.
            return None
        if named:
            # One body says its name: a number out of the known bounds is the bounds' fault.
            return named if len(named) == 1 else ()
    return fitting


def _told_by_bounds_alone(shape: Shape, bodies: tuple[str, ...], speakers: Speakers) -> bool:
    """Whether nothing but the bounds of its numbers tells that a commission is meant that the report never names.

    Many committees and conferences number by session ("decision 22/1"), and most of them have no series here; so do
    commissions that number by year ("Commission resolution 2025/1").
    """
    if len(bodies) != 1:
        return False
    series = load_adopters()[bodies[0]].series
    if speakers.host and series != "A" and shape.name in ("session_number", "number_roman"):
        # "decision 10/1" in a paper of a conference that numbers so, too: of another where the passage names it.
        return bodies[0] not in {mention.entity_id for mention in speakers.mentions}
    if bodies[0] in speakers.known or bodies[0] in speakers.context:
        return False
    return series.startswith(_OF_COMMISSIONS) or (shape.name == "session_number" and not series.startswith("A"))


def settled(
    shape: Shape, fitting: tuple[str, ...], antecedents: Iterator[str], known: frozenset[str]
) -> tuple[str, ...]:
    """One of the bodies that fit where the text tells which, else all of them."""
    if len(fitting) < 2:
        return fitting
    for body in antecedents:
        if body in fitting:
            return (body,)
    named = tuple(body for body in fitting if body in known)
    return named or _by_default(shape, fitting)


def _by_default(shape: Shape, fitting: tuple[str, ...]) -> tuple[str, ...]:
    """Session and number are the Assembly's where no other is spoken of; year and number since 2007 the Council's."""
    if shape.name in ("session_number", "special") and "general-assembly" in fitting:
        return ("general-assembly",)
    if shape.name == "year_number" and shape.values["year"] > 2006 and "economic-and-social-council" in fitting:
        return ("economic-and-social-council",)
    return fitting


def _antecedents(text: str, keyword: _Keyword, speakers: Speakers) -> Iterator[str]:
    """Who may be speaking, the likeliest first: the sentence before the number, after it, the passage, its context.

    "In its resolution 52/98, the General Assembly ..." has its body after the number; a body in the sentences before
    is farther than both.
    """
    at = keyword.start
    floor, ceiling = max(0, at - _SENTENCE), at + _SENTENCE
    opening = max(text.rfind(". ", floor, at), text.rfind("; ", floor, at), floor - 1)
    closing = text.find(". ", at, ceiling)
    closing = min(len(text), ceiling) if closing < 0 else closing
    place = bisect_left(speakers.mentions, at, key=_start)
    behind = speakers.mentions[max(0, place - _NEAREST) : place]
    before = [m for m in behind if opening <= m.start and m.end <= at]
    after = [m for m in speakers.mentions[place : place + _NEAREST] if at < m.start < closing]
    if speakers.act is not None and not before and text.endswith("its ", 0, at):
        # "Recalling its resolution 1994/29, in which it urged the Sub-Commission": whose act it is, recalls its own.
        yield speakers.act
    earlier = [m for m in behind if m.end <= opening]
    for mention in (*reversed(before), *after, *reversed(earlier)):
        yield mention.entity_id
    yield from speakers.context
