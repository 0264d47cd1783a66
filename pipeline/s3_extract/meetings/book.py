"""The book of a report's meetings: what its mentions tell of each, put together as they are read.

In: names of meetings with the time and place beside them. Out: one ``Draft`` a meeting, and at the end a ``Meeting``.
Which words name a meeting, and whose it is, is known before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final

from pipeline.model import Fact, Issue, Masthead, Meeting, Mention, Passage
from pipeline.numbers import ordinal_to_int
from pipeline.rules.registry import slugify
from pipeline.s3_extract.dates import DateSpan, all_dates
from pipeline.s3_extract.meetings.facts import parts_of_one
from pipeline.s3_extract.meetings.sessions import session_of_front
from pipeline.s3_extract.meetings.told import Facts
from pipeline.s3_extract.meetings.words import ORDINAL_WORD, NamedMeeting
from pipeline.s3_extract.places.cities import place_at


@dataclass(slots=True)
class Draft:
    """A meeting while its mentions are being put together."""

    meeting_id: str
    name: str
    classification: str
    body_id: str | None
    number: int | None
    head: str
    words: frozenset[str]
    year: int | None = None
    date: DateSpan | None = None
    firm: bool = False
    place: str | None = None
    country_code: str | None = None
    is_wide: bool = False
    opens_only: bool = False


@dataclass(slots=True)
class Book:
    """The meetings of a report so far, in the order in which they are named first; ``sat`` is whose sitting came last,
    ``latest`` the meeting named last."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    sat: str | None = None
    latest: Draft | None = None
    _shelves: defaultdict[tuple[object, ...], list[Draft]] = field(default_factory=lambda: defaultdict(list))

    def add(self, draft: Draft) -> Draft:
        """Write a meeting down, or find it there by its id."""
        known = self.drafts.setdefault(draft.meeting_id, draft)
        if known is draft:
            for key in _keys(draft):
                self._shelves[key].append(draft)
        return known

    def numbered(self, body: str, number: int | None, head: str) -> Iterator[Draft]:
        """The meetings of a body that have a number, the latest first."""
        return self._latest((body, number, head))

    def substantive(self, named: NamedMeeting, body: str | None) -> Draft | None:
        """The substantive session that "its 2025 session" is; the Economic and Social Council has others in a year, too."""
        if body is None or body == "economic-and-social-council" or not named.label.startswith("session of "):
            return None
        name = f", substantive {named.label}"
        return next((draft for draft in self._latest((body,)) if draft.name.endswith(name)), None)

    def in_session(self, body: str) -> bool:
        """Whether a session of the body was named."""
        return any(draft.classification == "session" for draft in self._latest((body,)))

    def called(self, named: NamedMeeting, body: str | None) -> Iterator[Draft]:
        """Where the meeting can be that a name stands for, the latest first: among those of the body, else among those that
        share the rarest of its words."""
        if body:
            return self._latest((body,))
        keys: list[tuple[object, ...]] = [(None, named.head)]
        if named.place is None:
            keys += [(None, named.head, word) for word in words_of(named.label) if word != str(named.year)]
        return self._latest(min(keys, key=lambda key: len(self._shelves.get(key, ()))))

    def only(self, head: str) -> Draft | None:
        """The event without a body that is called by this noun, where the report names no more than one."""
        kind = self._shelves.get((None, head), ())
        return kind[0] if len(kind) == 1 else None

    def _latest(self, key: tuple[object, ...]) -> Iterator[Draft]:
        return islice(reversed(self._shelves.get(key, ())), LOOKED_AT)


# So many meetings are looked at for one that is meant: no report names as many of one kind.
LOOKED_AT: Final = 200


def _keys(draft: Draft) -> Iterator[tuple[object, ...]]:
    """By what a meeting is looked for."""
    if draft.body_id:
        yield (draft.body_id,)
        yield draft.body_id, draft.number, draft.head
    else:
        yield None, draft.head
        yield from ((None, draft.head, word) for word in draft.words)


_WORDS: Final = re.compile(r"[a-z0-9]+")

# So many words tell a conference from others.
_TELLING: Final = 5
_OF_PARTIES: Final = ("Meeting of the Parties to ", "Meeting of States Parties to ")
_STOP_WORDS: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)


def recall(named: NamedMeeting, body: str | None, facts: Facts, drafts: Iterable[Draft]) -> Draft | None:
    """The meeting that a name without a number stands for, of some named before, the latest first.

    "the OIC summit" is the session of that body, "the World Conference" one with these words, "the Vienna Conference"
    one in Vienna; a whole name is the same with or without its year.
    """
    wanted = frozenset(words_of(named.label))
    for draft in drafts:
        if (
            _is_called(draft, named, body, wanted)
            and _fits(draft, facts)
            and not (named.year and draft.year and named.year != draft.year)
        ):
            return draft
    return None


def _is_called(draft: Draft, named: NamedMeeting, body: str | None, wanted: frozenset[str]) -> bool:
    """Whether the words of a name (``wanted``) or its body can mean this meeting."""
    if body:
        return named.short and draft.body_id == body and draft.head in ("session", "summit", "conference", named.head)
    if draft.head != named.head or (draft.body_id and named.evidence != "never"):
        return False
    if named.evidence == "never" and draft.body_id:
        return True
    if named.short and (wanted <= draft.words or (named.place is not None and named.place == draft.place)):
        return True
    return draft.words - {str(draft.year)} == wanted - {str(named.year)} and not (named.short and named.year)


def _fits(draft: Draft, facts: Facts) -> bool:
    """Whether what is told of a meeting can be true of one known already."""
    if facts.place and draft.place and facts.place != draft.place and not (facts.is_wide or draft.is_wide):
        return False
    return not (facts.date and draft.date) or _within(facts.date, draft.date) or _within(draft.date, facts.date)


def words_of(label: str) -> list[str]:
    """The words of a name that tell it from others, in small letters."""
    return [w for w in _WORDS.findall(label.lower()) if w not in _STOP_WORDS]


def learn(book: Book, draft: Draft, named: NamedMeeting, facts: Facts, passage: Passage) -> None:
    """Adds what a mention tells; a finer date that fits replaces a coarser one."""
    book.latest = draft
    if facts.place and (draft.place is None or (draft.is_wide and facts.country_code == draft.country_code)):
        draft.place, draft.country_code, draft.is_wide = facts.place, facts.country_code, facts.is_wide
    if draft.place is None and named.place:
        city = place_at(named.place, 0)
        draft.place, draft.country_code = named.place, city.country_code if city else None
    date, firm = facts.date, facts.firm
    if date is None and named.year:
        date, firm = DateSpan(named.start, named.end, f"{named.year}-01-01", f"{named.year}-12-31", "year"), True
    if date is None:
        return
    single = date.precision == "day" and date.first_day == date.last_day
    # "at its fifty-second session, on 12 December 1997" dates what was done there, not the session; "held on" does.
    held = facts.whole and draft.meeting_id != f"general-assembly.{draft.number}"
    counted = named.series != "event" or named.rule_id == "named_again"
    if single and draft.classification == "session" and counted and not held:
        return
    if single and not firm and draft.date and draft.date.precision == "day":
        return
    known = draft.date
    if known is None or _within(date, known) or (firm and not draft.firm and not _is_coarser(date, known)):
        draft.date, draft.firm = date, firm
    elif not _within(known, date) and firm and draft.firm:
        start, end = passage.span(named.start, named.end)
        message = f"{draft.name} is dated {_told(known)} and {_told(date)}; the first is kept"
        book.issues.append(Issue("warning", "meeting_date_conflict", message, start, end))


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def _is_coarser(date: DateSpan, known: DateSpan) -> bool:
    """Whether a year or a month is told of what was in it: "the eleventh meeting (2024)", held in July 2024."""
    return date.precision != "day" and date.precision != known.precision and _within(known, date)


def _told(date: DateSpan) -> str:
    return date.first_day if date.first_day == date.last_day else f"{date.first_day} to {date.last_day}"


def tell_own_session(book: Book, front: Masthead, organs: Iterable[str], named: Iterable[Mention]) -> None:
    """The session or the conference the report is for meets where and when the front page says; one day there is that of
    its opening. ``named`` are the meetings that the front page names."""
    if front.session_time is None:
        return
    words = front.session_time.value
    draft = _of_line(book, front, named) or _own(book, front, organs)
    dates = all_dates(words)
    if draft is None or not dates:
        return
    told = parts_of_one(words, dates[0], {date.start: date for date in dates})
    if draft.date is None or _within(told, draft.date) or _ends_in(told, draft):
        draft.date, draft.firm = told, True
        draft.opens_only = told.first_day == told.last_day
    _place_of(draft, words, dates[-1].end)


def _of_line(book: Book, front: Masthead, named: Iterable[Mention]) -> Draft | None:
    """The session, or the forum, that the line above its days names; a regular session of the Assembly lasts a year."""
    line = front.session_name or next(iter(front.organs), None)
    for mention in named:
        if line and line.start is not None and line.start <= mention.start < (line.end or line.start):
            draft = book.drafts[mention.entity_id]
            return None if draft.meeting_id == f"general-assembly.{draft.number}" else draft
    return None


def date_of_cover(draft: Draft, words: str) -> None:
    """A session met when and where the cover of the report on it says."""
    if dates := all_dates(words):
        draft.date, draft.firm = parts_of_one(words, dates[0], {date.start: date for date in dates}), True
        _place_of(draft, words, dates[-1].end)


def _place_of(draft: Draft, words: str, days_end: int) -> None:
    """The place before the days ("Rosa Khutor, Sochi (Russian Federation), 1-5 October"), or behind their end and a comma."""
    if draft.place is not None:
        return
    starts = (0, words.find(", ") + len(", "), days_end + len(", "))
    if place := next((found for at in starts if (found := place_at(words, at))), None):
        draft.place, draft.country_code = place.name, place.country_code


def _ends_in(days: DateSpan, draft: Draft) -> bool:
    """Whether days that began in the year before end in the year a session is called by: "25 July 2024–30 July 2025"."""
    return draft.year is not None and days.last_day[:4] == str(draft.year)


def _own(book: Book, front: Masthead, organs: Iterable[str]) -> Draft | None:
    """The session of the front page, else the conference that is its organ and that the text names, too."""
    of_year = session_of_front(front.session_name.value) if front.session_name else None
    if of_year:
        return next((d for each in organs if (d := book.drafts.get(f"{each}.{slugify(of_year[0])}"))), None)
    if front.session_number is not None:
        # A regular session of the Assembly lasts a year: what stands below it on a joint page are the days of another's.
        printed = [slugify(organ.value) for organ in front.organs[:1]]
        meeting = (organ for organ in (*organs, *printed) if organ != "general-assembly")
        drafts = (book.drafts.get(f"{organ}.{front.session_number.value}") for organ in meeting)
        return next((draft for draft in drafts if draft), None)
    if front.session_name:
        return _meeting_of(book, front.session_name.value, front.organs)
    for organ in front.organs:
        words = {*words_of(organ.value)}
        for draft in book.drafts.values():
            if draft.body_id is None and len(draft.words) >= _TELLING and draft.words <= words:
                return draft
    return None


def _meeting_of(book: Book, name: str, organs: Iterable[Fact]) -> Draft | None:
    """The meeting of the number that the lines of a front page open with, of whose name all words stand there or in the
    organ's."""
    opening = ORDINAL_WORD.match(name)
    number = ordinal_to_int(opening[0]) if opening else None
    words = {*words_of(name), *chain.from_iterable(words_of(organ.value) for organ in organs)}
    for draft in book.drafts.values():
        if draft.number is None:
            counted = ORDINAL_WORD.match(draft.name)
            named, counts = draft.name, ordinal_to_int(counted[0]) if counted else None
        else:
            named, counts = draft.name.rpartition(", ")[0], draft.number
        if number == counts is not None and draft.head != "session" and words >= {*words_of(named)}:
            return draft
    return None


def unite(book: Book) -> None:
    """Two events in one place on the same days are one, by the name met first; so are the fifth session of a conference and
    the fifth conference of this name, and the tenth forum and that of the year in which it was."""
    _unite_counted(book)
    _unite_forums(book)
    _unite_years(book)
    seen: dict[tuple[str, str, str], str] = {}
    for draft in list(book.drafts.values()):
        date = draft.date
        if draft.body_id or draft.number or not draft.place or not date or date.precision != "day":
            continue
        key = (draft.place.lower(), date.first_day, date.last_day)
        first = seen.setdefault(key, draft.meeting_id)
        if first != draft.meeting_id:
            book.same_as[draft.meeting_id] = first
            del book.drafts[draft.meeting_id]


def _unite_forums(book: Book) -> None:
    """A forum meets once a year: "the tenth forum", held in 2025, is "the 2025 forum"."""
    of_year: dict[tuple[str | None, str], Draft] = {
        (draft.body_id, str(draft.year)): draft
        for draft in book.drafts.values()
        if draft.body_id and draft.year and draft.head == "session" and "forum" in draft.body_id
    }
    for draft in list(book.drafts.values()):
        year = draft.date.first_day[:4] if draft.date else ""
        same = of_year.get((draft.body_id, year)) if draft.number and draft.head == "session" else None
        if same and same is not draft:
            same.number = draft.number
            _become(draft, same, book)


def _unite_years(book: Book) -> None:
    """ "the 2026 World Wells Forum" is "the Sixth World Wells Forum" where that is held in 2026."""
    counted: dict[tuple[str, str], Draft] = {}
    for draft in book.drafts.values():
        opening = ORDINAL_WORD.match(draft.name) if draft.date and not draft.body_id else None
        if opening and draft.date:
            counted[slugify(draft.name[opening.end() :]), draft.date.first_day[:4]] = draft
    for draft in list(book.drafts.values()):
        year = str(draft.year or "")
        same = counted.get((slugify(draft.name.removeprefix(year)), year)) if year and not draft.body_id else None
        if same and draft.name.startswith(f"{year} "):
            _become(draft, same, book)


def _unite_counted(book: Book) -> None:
    """ "the fifth session of the International Conference on Wells" is "the Fifth International Conference on Wells"."""
    counted: dict[tuple[str, int | None], Draft] = {}
    # Those of a body come first.
    for draft in sorted(book.drafts.values(), key=lambda one: one.body_id is None):
        if draft.body_id:
            if draft.head == "meeting" and draft.name.startswith(_OF_PARTIES):
                # "the Eleventh Meeting of the Parties", in a report that says to what
                counted[slugify(draft.name.split(" to ")[0]), draft.number] = draft
            continue
        opening = None if draft.number else ORDINAL_WORD.match(draft.name)
        if opening:
            key = slugify(draft.name[opening.end() :]), ordinal_to_int(opening[0])
        elif draft.number and draft.head == "session":
            key = slugify(draft.name.rpartition(", ")[0]), draft.number
        else:
            continue
        first = counted.setdefault(key, draft)
        if first is not draft:
            _become(draft, first, book)


def _become(draft: Draft, first: Draft, book: Book) -> None:
    """A meeting is the one that was written down as ``first``."""
    first.date = first.date or draft.date
    if draft.place and (first.place is None or (first.is_wide and not draft.is_wide)):
        first.place, first.country_code, first.is_wide = draft.place, draft.country_code, draft.is_wide
    book.same_as[draft.meeting_id] = first.meeting_id
    del book.drafts[draft.meeting_id]


def moved(mention: Mention, book: Book) -> Mention:
    """The mention with the id of the meeting that its own was united with."""
    target = book.same_as.get(mention.entity_id)
    return Mention("meeting", target, mention.start, mention.end, mention.rule_id) if target else mention


def as_meeting(draft: Draft) -> Meeting:
    """The row of a meeting after its last mention."""
    date = draft.date
    return Meeting(
        meeting_id=draft.meeting_id,
        name=draft.name,
        classification=draft.classification,
        body_id=draft.body_id,
        session_number=str(draft.number) if draft.number else None,
        start_date=date.first_day if date else None,
        end_date=date.last_day if date and not draft.opens_only else None,
        date_precision=date.precision if date else None,
        place=draft.place,
        country_code=draft.country_code,
    )
