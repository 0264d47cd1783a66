"""Resolutions and decisions cited by number: ``resolution 52/98``, ``decision 1998/208``, ``217 A (III)``.

In goes a text and who is speaking in it; out come spans with the full symbol (``A/RES/52/98``). The same number can be
of several bodies, so the body is part of the identity: named beside the number, else told by the shape of the
number, else the body that speaks; where none of these settles it the citation is ambiguous and says what it can be.
Printed symbols are the business of ``symbols``. The bodies and the shapes of their numbers are data:
``rules/symbols.yaml``.

Source of the shapes: Dag Hammarskjöld Library, guide to resolutions; Editorial Manual of the United Nations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from pipeline.model import Mention
from pipeline.numbers import roman_to_int
from pipeline.s3_extract.citations.symbols import LETTERS, SESSION_TAIL, expand_letters, load_rules
from pipeline.s3_extract.dates import DateSpan, find_dates

Kind = Literal["resolution", "decision"]

_NUMBER: Final = (
    rf"(?:(?P<special>E?S-\d{{1,2}})/(?P<of_special>\d{{1,3}})"
    r"|(?P<first>\d{1,4})\s?/\s?(?P<second>\d{1,3})"
    rf"|(?P<plain>\d{{1,4}}))(?![\d/]|\.\d|,\d{{3}})(?P<letters>\s?{LETTERS})?(?P<paren>{SESSION_TAIL})?"
)
_ITEM: Final = re.compile(_NUMBER)
_NEXT: Final = re.compile(
    rf"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s|;\s(?:and\s)?|,?\sas well as\s)(?={_NUMBER.replace('?P<', '?P<n_')})"
)
_PLACE: Final = re.compile(
    r",?\s\(?(?:paras?(?:graphs?|\.)?\s?\d+(?:\s?[-–]\s?\d+)?|sect(?:ion|\.)\s?[IVXLC]+|annex(?:\s[IVXLC]+)?"
    r"|part\s[IVXLC]+)\)?"
)
_DATED: Final = re.compile(r",?\s(?:adopted\son|of|dated)\s(?=\d{1,2}\s?[A-Z][a-z])")
# A date after "of" ends within this many characters.
_DATE_REACH: Final = 32
# ``resolution(s) [No.]`` before a number; what may not stand before it is told after its first letter, so that the
# search can skip by first letters.
_WORD: Final = re.compile(
    r"[RrDd](?<!\w.)(?:(?<=[Rr])esolution|(?<=[Dd])ecision|(?<=R)ESOLUTION|(?<=D)ECISION)[sS]?\s(?:[Nn]os?\.?\s?)?"
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
class Adopter:
    """A body whose resolutions are cited by number. ``shapes[kind][shape]`` are bounds by name, both ends included."""

    body_id: str
    title: str
    series: str
    names: frozenset[str]
    first_year: int | None
    sessions_a_year: int
    shapes: Mapping[str, Mapping[str, Mapping[str, tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A resolution or decision cited by number at ``text[start:end]``.

    ``number`` is as in its symbol (``52/211 B``, ``1325 (2000)``); ``body_ids`` are the bodies it can be of, one where
    it is settled, none where the body is named and numbers otherwise; ``date`` is an ISO 8601 day the text gives.
    """

    kind: Kind
    number: str
    body_ids: tuple[str, ...]
    start: int
    end: int
    date: str | None = None

    @property
    def symbols(self) -> tuple[str, ...]:
        """The full symbol for each of ``body_ids``."""
        component = "RES" if self.kind == "resolution" else "DEC"
        return tuple(f"{load_adopters()[body].series}/{component}/{self.number}" for body in self.body_ids)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who can be meant where no body stands beside the number.

    ``mentions`` are the bodies named in the text; ``context`` those of the headings above it, the nearest first, then
    of the report's organs; ``known`` are all bodies the report names.
    """

    mentions: Sequence[Mention] = ()
    context: Sequence[str] = ()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Shape:
    """The way one number is written and what it says."""

    name: str
    values: Mapping[str, int]
    number: str
    year: int | None = None


@cache
def load_adopters() -> Mapping[str, Adopter]:
    """The bodies of ``symbols.yaml`` that number their resolutions, by body_id."""
    return {row["body_id"]: _adopter(row) for row in load_rules()["adopters"]}


def _adopter(row: Mapping[str, Any]) -> Adopter:
    shapes = {
        kind: {shape: {name: (low, high) for name, (low, high) in bounds.items()} for shape, bounds in by_shape.items()}
        for kind, by_shape in row["shapes"].items()
    }
    return Adopter(
        body_id=row["body_id"],
        title=row["title"],
        series=row["series"],
        names=frozenset(row["names"]),
        first_year=row.get("first_year"),
        sessions_a_year=row.get("sessions_a_year", 1),
        shapes=shapes,
    )


@cache
def _body_before() -> tuple[re.Pattern[str], int]:
    """A body's name up to the end of the searched text, and how long a match can be."""
    names = _names()
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<![\w-])(?P<body>{either})(?:['’]s)?\s\Z"), len(names[0]) + len("’s ")


def _keywords(text: str) -> Iterator[_Keyword]:
    """The words before the numbers of ``text``: the word is looked for, then the body before it (the other way round
    takes ten times as long)."""
    named, reach = _body_before()
    floor = 0
    for word in _WORD.finditer(text):
        at, end = word.span()
        body = named.search(text, max(floor, at - reach), at)
        kind: Kind = "resolution" if text[at] in "Rr" else "decision"
        if body:
            yield _Keyword(body.start(), body["body"], body.end("body"), at, end, kind)
        else:
            yield _Keyword(at, None, None, at, end, kind)
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
    return "esolution" in text or "ecision" in text or "ESOLUTION" in text or "ECISION" in text


def find_numbered(text: str, speakers: Speakers) -> tuple[Numbered, ...]:
    """The resolutions and decisions cited by number in ``text``, in order; lists and letters are expanded."""
    return tuple(_find(text, speakers)) if may_be_numbered(text) else ()


def _find(text: str, speakers: Speakers) -> Iterator[Numbered]:
    for keyword in _keywords(text):
        kind = keyword.kind
        beside = _beside(keyword, speakers)
        if _foreign(text, keyword, speakers):
            continue
        # "resolutions 1998/30 and 1998/31 of the Commission": the body after the last stands for those before it.
        after: tuple[str, ...] = ()
        start, made = keyword.start, list[Numbered]()
        for item, end, date, named in reversed(list(_items(text, keyword.end))):
            after = _called(named) if named else after
            shapes = _shapes(item)
            fitting = _fitting(kind, shapes[0], beside, after, date)
            if fitting is not None:
                bodies = _settle(shapes[0], fitting, _antecedents(text, keyword, speakers), speakers.known)
                at = start if item.start() == keyword.end else item.start()
                day = date.first_day if date else None
                made[:0] = [Numbered(kind, shape.number, bodies, at, end, day) for shape in shapes]
        yield from made


def _beside(keyword: _Keyword, speakers: Speakers) -> tuple[str, ...] | None:
    """The bodies that the name directly before the keyword can mean; None where there is none."""
    if not (name := keyword.body):
        return None
    for mention in speakers.mentions:
        if mention.end == keyword.body_end and mention.entity_id in load_adopters():
            return (mention.entity_id,)
    return _called(name)


def _foreign(text: str, keyword: _Keyword, speakers: Speakers) -> bool:
    """Is somebody who does not number its resolutions like this named directly before the keyword?"""
    at = keyword.body_end or max(0, keyword.word - 1)
    ends = (at, at - 2) if text.endswith(("'s", "’s"), 0, at) else (at,)
    beside = [mention.entity_id for mention in speakers.mentions if at and mention.end in ends]
    if beside:
        return not any(body in load_adopters() for body in beside)
    word = text[max(0, at - 24) : at].rpartition(" ")[2]
    return not keyword.body and (word in load_rules()["foreign"] or (len(word) > 1 and word.isupper()))


def _items(text: str, at: int) -> Iterator[tuple[re.Match[str], int, DateSpan | None, str | None]]:
    """Each number of a list: its match, the end of its number, its date and the body named after it."""
    while item := _ITEM.match(text, at):
        at = end = item.end()
        date, named = None, None
        for _ in range(3):
            if place := _PLACE.match(text, at):
                at = place.end()
            if dated := _DATED.match(text, at):
                spans = find_dates(text[dated.end() : dated.end() + _DATE_REACH])
                if spans and spans[0].start == 0 and spans[0].precision == "day":
                    date, at = spans[0], dated.end() + spans[0].end
            if body := _of_body().match(text, at):
                named, at = body["body"], body.end()
        yield item, end, date, named
        if not (joint := _NEXT.match(text, at)):
            return
        at = joint.end()


def _shapes(item: re.Match[str]) -> list[_Shape]:
    """The number of ``item`` once for each of its letters."""
    return [_shape(item, letter) for letter in expand_letters(item["letters"] or "")]


def _shape(item: re.Match[str], letter: str) -> _Shape:
    tail = f" {letter}" if letter else ""
    paren = (item["paren"] or "").strip()
    if item["special"]:
        values = {"session": int(item["special"].rpartition("-")[2]), "number": int(item["of_special"])}
        name = "emergency" if item["special"].startswith("E") else "special"
        return _Shape(name, values, f"{item['special']}/{item['of_special']}{tail}")
    if item["first"]:
        first, second = int(item["first"]), int(item["second"])
        if first >= 1946:
            return _Shape("year_number", {"year": first, "number": second}, f"{first}/{second}{tail}", first)
        return _Shape("session_number", {"session": first, "number": second}, f"{first}/{second}{tail}")
    number, inner = int(item["plain"]), paren.strip("()")
    if inner.isdigit():
        return _Shape("number_year", {"number": number, "year": int(inner)}, f"{number}{tail} {paren}", int(inner))
    if inner:
        prefix, _, roman = inner.rpartition("-")
        session = roman_to_int(roman) or 0
        values = {"session": session, "number": number, "per_session": number // max(session, 1)}
        name = {"S": "special_roman", "ES": "emergency_roman"}.get(prefix, "number_roman")
        return _Shape(name, values, f"{number}{tail} {paren}")
    return _Shape("plain", {"number": number}, f"{number}{tail}")


def _accepts(adopter: Adopter, kind: Kind, shape: _Shape, date: DateSpan | None) -> bool:
    """Can this number be of this body? A date beside it has to fall into the session or year the number gives."""
    bounds = adopter.shapes.get(kind, {}).get(shape.name)
    if bounds is None or any(not low <= shape.values[name] <= high for name, (low, high) in bounds.items()):
        return False
    if date is None:
        return True
    year = int(date.first_day[:4])
    if shape.year is not None:
        return year in (shape.year, shape.year + 1) or shape.name == "number_year"
    if adopter.first_year and shape.name == "session_number":
        # A session of the Assembly opens in September and is resumed in the next year.
        opened = adopter.first_year + (shape.values["session"] - 1) // adopter.sessions_a_year
        return 0 <= year - opened <= 1
    return True


def _fitting(
    kind: Kind, shape: _Shape, beside: tuple[str, ...] | None, after: tuple[str, ...], date: DateSpan | None
) -> tuple[str, ...] | None:
    """The bodies the number can be of by its shape and the bodies named at it; None where it is no such number."""
    if shape.name == "plain":
        # "Security Council resolution 1559": only the Council's are cited so; the year is for the report to tell.
        return () if {*(beside or ()), *after} == {"security-council"} else None
    fitting = tuple(body for body, adopter in load_adopters().items() if _accepts(adopter, kind, shape, date))
    for named in (beside or (), after):
        if chosen := tuple(body for body in named if body in fitting):
            return chosen
        if named:
            # One body says its name: a number out of the known bounds is the bounds' fault.
            return named if len(named) == 1 else ()
    return fitting


def _settle(
    shape: _Shape, fitting: tuple[str, ...], antecedents: Iterator[str], known: frozenset[str]
) -> tuple[str, ...]:
    """One of the bodies that fit where the text tells which, else all of them."""
    if len(fitting) < 2:
        return fitting
    for body in antecedents:
        if body in fitting:
            return (body,)
    named = tuple(body for body in fitting if body in known)
    return named or _by_default(shape, fitting)


@cache
def _called(name: str) -> tuple[str, ...]:
    """The bodies called ``name``, by name."""
    return tuple(body for body, adopter in load_adopters().items() if name in adopter.names)


def _by_default(shape: _Shape, fitting: tuple[str, ...]) -> tuple[str, ...]:
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
    opening = max(text.rfind(". ", 0, at), text.rfind("; ", 0, at), -1)
    closing = text.find(". ", at)
    closing = len(text) if closing < 0 else closing
    before = [m for m in speakers.mentions if opening <= m.start and m.end <= at]
    after = [m for m in speakers.mentions if at < m.start < closing]
    earlier = [m for m in speakers.mentions if m.end <= opening]
    for mention in (*reversed(before), *after, *reversed(earlier)):
        yield mention.entity_id
    yield from speakers.context


def with_years(found: Sequence[Numbered]) -> list[Numbered]:
    """``found`` of one report, where a Council resolution without its year gets the year named elsewhere in it."""
    years: dict[str, set[str]] = {}
    for one in found:
        if one.body_ids == ("security-council",) and "(" in one.number:
            years.setdefault(one.number.split(" ")[0], set()).add(one.number)
    out = []
    for one in found:
        full = years.get(one.number, set()) if not one.body_ids else set()
        out.append(replace(one, number=next(iter(full)), body_ids=("security-council",)) if len(full) == 1 else one)
    return out
