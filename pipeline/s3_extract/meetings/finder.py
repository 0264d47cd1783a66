"""Finding the meetings a report names, and what it tells of their body, time and place.

In: a ``Structure`` and the bodies found in it. Out: ``MeetingFindings``: one ``Meeting`` however often and in whatever
words it is named. ``names`` finds the words, ``facts`` the time and place next to them; ``reader`` settles whose session
"its forty-second session" is, and which mentions are of one meeting; here the passages and the front page are read one
after the other. A date is what the text tells; two that cannot both be true give an issue, and the first stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.model import Issue, Meeting, Mention, Passage, Structure
from pipeline.numbers import ORDINAL, figure
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.dates import all_dates
from pipeline.s3_extract.meetings.book import Book, as_meeting, date_of_cover, moved, tell_own_session, unite
from pipeline.s3_extract.meetings.holders import Above
from pipeline.s3_extract.meetings.names import find_names
from pipeline.s3_extract.meetings.reader import Reader, place_of
from pipeline.s3_extract.meetings.records import adopted, named_by_number, recorded
from pipeline.s3_extract.meetings.sessions import SESSION, session_of_front, sessions_at
from pipeline.s3_extract.meetings.told import facts_of
from pipeline.s3_extract.meetings.words import NamedMeeting
from pipeline.s3_extract.table_text import reads_as_text


@dataclass(frozen=True, slots=True)
class MeetingFindings:
    """The meetings of one report by id, and their mentions by ``Passage.key`` in the order of the text.

    ``front`` are those of the front page, whose places are in the canonical text; ``covered`` the meetings of those that a
    cover says the report is on, ``held`` is the one that the document is the record of, or at which it was adopted.
    """

    meetings: Mapping[str, Meeting]
    mentions: Mapping[str, tuple[Mention, ...]]
    issues: tuple[Issue, ...]
    front: tuple[Mention, ...] = ()
    covered: tuple[str, ...] = ()
    held: str | None = None


# A meeting by its number alone, as a front page prints it.
_NUMBERED: Final = re.compile(rf"({ORDINAL})\s(?:meeting|Meeting|MEETING)")
_MEETING_OF: Final = re.compile(r"\sof\sthe\s([A-Z][a-z]+)")
# A gate: a passage without one of these names no meeting. (An automaton of leftmost matches is twice as fast as one of
# all.)
_GATE: Final = AhoCorasick(
    [
        *("session", "conference", "congress", "summit", "seminar", "workshop", "consultation", "symposium"),
        *("colloqui", "round table", "round-table", "roundtable", "meeting", "forum", "retreat", "habitat", "rio+20"),
        *("unced", "unctad i", "unctad v", "unctad x", "world assembly", "health assembly"),
    ],
    matchkind=MatchKind.LeftmostFirst,
)
_YEARLY: Final = re.compile(r"\b(?:[Ff]orum|Special Committee|Ad Hoc (?:Committee|Working Group))\b")
# Their sessions bear a year, and on a page with another organ's number it is not theirs.
_NO_NUMBERS: Final = frozenset({"economic-and-social-council", "security-council"})


def find_meetings(structure: Structure, bodies: BodyFindings) -> MeetingFindings:
    """The meetings a report names; see ``MeetingFindings``. Pure but for reading the rules once a process."""
    book = Book()
    speakers = _organs(structure, bodies)
    covered = _of_cover(structure, bodies, book)
    held = _held(structure, bodies, book)
    front = (*_of_front(structure, bodies, book), *covered, *held)
    forum = next((organ for organ in speakers if "forum" in organ), None)
    mentions: dict[str, list[Mention]] = {}
    published = structure.masthead.publication_date.value if structure.masthead.publication_date else None
    for passage in structure.passages:
        mentioned = bodies.mentions.get(passage.key, ())
        if not _GATE.find_matches_as_indexes(passage.text.lower()) and not _numbers_behind(passage.text, mentioned):
            continue
        here = sorted(mentioned, key=place_of)
        named = [
            one
            for one in find_names(passage.text, here, forum)
            if one.series != "event" or one.rule_id == "known_name" or reads_as_text(passage, one.start)
        ]
        if not named:
            continue
        dates = all_dates(passage.text, published)
        above = Above(bodies.above.named(passage), speakers, bodies.above.organ(passage))
        reader = Reader(passage, here, dates, above, bodies, book)
        if found := reader.read(named):
            mentions[passage.key] = found
    tell_own_session(book, structure.masthead, speakers, front)
    unite(book)
    final = {key: tuple(moved(m, book) for m in found) for key, found in mentions.items()}
    meetings = {draft.meeting_id: as_meeting(draft) for draft in book.drafts.values()}
    return MeetingFindings(
        meetings,
        final,
        tuple(book.issues),
        front,
        covered=tuple(moved(m, book).entity_id for m in covered),
        held=next((moved(m, book).entity_id for m in held), None),
    )


def _of_front(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The session that the front page says the report is for: its organ's, or that of the author who reports on it.

    The General Assembly's number is in the symbol, too; another on the cover of its supplement counts the author's sessions.
    """
    fact, organ = structure.masthead.session_name, next(iter(bodies.organs), None)
    word = SESSION.search(fact.value) if fact else None
    if fact is None:
        return _conference_of_front(structure, bodies, book)
    if fact.start is None:
        return ()
    reader = _front_reader(structure, fact.value, fact.start, bodies, book)
    if (meeting := _NUMBERED.match(fact.value)) and word is None:
        found = _numbered_of_front(structure, meeting, organ, bodies, reader)
        return _moved(found, fact.start) or _conference_of_front(structure, bodies, book)
    if word is None or organ is None:
        return ()
    named = []
    if of_year := session_of_front(fact.value):
        if reader.meets(organ):
            named = [_of_year(organ, len(fact.value), *of_year)]
        return _moved(reader.read(named), fact.start)
    printed = structure.masthead.organs[0].value if structure.masthead.organs else ""
    above = _organ_id(printed, bodies)
    if above is None and reader.bodies[organ].name.lower().startswith(printed.lower()):
        # Its name goes on in the next line.
        above = organ
    symbols = "/".join(symbol.value for symbol in structure.masthead.symbols)
    for one in sessions_at(fact.value, word, ())[:1]:
        body = above
        if body is None and not printed.isupper():
            # The organ right above the session is a body that nothing else names.
            named.append(replace(one, owner=printed, holder="said"))
            continue
        if organ == "general-assembly" and str(one.number) not in re.split(r"[/\s-]", symbols):
            body = bodies.author.body_id if bodies.author else None
        if one.number and body and reader.meets(body) and body not in _NO_NUMBERS:
            named.append(replace(one, body_id=body, holder="said"))
    return _moved(reader.read(named), fact.start)


def _numbered_of_front(
    structure: Structure, meeting: re.Match[str], organ: str | None, bodies: BodyFindings, reader: Reader
) -> list[Mention]:
    """The meeting that the number of a front page counts: the organ's that calls its sessions so, else that of the group printed right
    above, whose days stand below ("Working Group on the Asian Highway / 7th meeting / Bangkok, 13–15 December 2017")."""
    of_another = _MEETING_OF.match(meeting.string, meeting.end())
    if organ and reader.meets_once(organ) and not (of_another and of_another[1] not in reader.bodies[organ].name):
        return reader.read([named_by_number(meeting, organ)])
    front = structure.masthead
    printed, days = next(iter(front.organs), None), front.session_time
    is_line = meeting.end() == len(meeting.string) and front.kind != "meeting_record"
    dates = all_dates(days.value) if days and is_line else []
    met = _organ_id(printed.value, bodies) if printed and dates else None
    mention = reader.sitting_told(named_by_number(meeting, met), facts_of(dates[0], None, firm=True)) if met else None
    return [mention] if mention else []


def _of_cover(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The sessions that a cover says the report is on, with their days: those of its author, else of its organ."""
    found: list[Mention] = []
    for name, days in structure.masthead.sessions:
        word = SESSION.search(name.value)
        if name.start is None or word is None:
            continue
        reader = _front_reader(structure, name.value, name.start, bodies, book)
        of = (
            bodies.author.body_id
            if bodies.author
            else ""
            if structure.masthead.author
            else next(iter(bodies.organs), "")
        )
        named = [replace(one, body_id=of, holder="said") for one in sessions_at(name.value, word, ())[:1] if one.number]
        if of in _NO_NUMBERS or not reader.meets(of):
            continue
        mentions = reader.read(named)
        for mention in mentions:
            date_of_cover(book.drafts[mention.entity_id], days.value)
        found += _moved(mentions, name.start)
    return tuple(found)


def _held(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The meeting that a record is of, or at which the act that the document is was adopted."""
    kind = structure.masthead.kind
    meeting = recorded(structure.masthead) if kind == "meeting_record" else adopted(structure.masthead)
    body = _organ_id(meeting.organ, bodies) if meeting else None
    if meeting is None or body is None or meeting.name.start is None:
        return ()
    reader = _front_reader(structure, meeting.name.value, meeting.name.start, bodies, book)
    facts = facts_of(meeting.day, meeting.place, firm=True)
    mention = reader.sitting_told(named_by_number(meeting.number, body), facts)
    return _moved([mention], meeting.name.start) if mention else ()


def _front_reader(structure: Structure, words: str, start: int, bodies: BodyFindings, book: Book) -> Reader:
    passage = Passage(f"{structure.report_id}.front", "title", words, range(start, start + len(words)))
    # "331st Session, Geneva, 26 October–9 November 2017" in one line
    return Reader(passage, (), all_dates(words), Above(), bodies, book)


def _conference_of_front(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The conference that the front page names as its organ: it meets once, so that its name tells which it is."""
    for organ in structure.masthead.organs:
        named = [one for one in find_names(organ.value, ()) if one.rule_id in ("named_conference", "known_name")]
        if organ.start is not None and named and named[0].evidence == "none":
            reader = _front_reader(structure, organ.value, organ.start, bodies, book)
            return _moved(reader.read(named[:1]), organ.start)
    return _yearly_of_front(structure, bodies, book)


def _yearly_of_front(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The forum or special committee that meets once a year and is the first organ of the front page: the days below tell
    in which."""
    organ, time = next(iter(structure.masthead.organs), None), structure.masthead.session_time
    if organ is None or organ.start is None or time is None or not _YEARLY.search(organ.value):
        return ()
    body, dates = _organ_id(organ.value, bodies), all_dates(time.value)
    if body is None or not dates:
        return ()
    year = figure(dates[-1].last_day[:4])
    reader = _front_reader(structure, organ.value, organ.start, bodies, book)
    return _moved(reader.read([_of_year(body, len(organ.value), f"session of {year}", year)]), organ.start)


def _of_year(organ: str, length: int, label: str, year: int) -> NamedMeeting:
    """The session of a front page that ``length`` code points there tell by its year."""
    return NamedMeeting(
        0,
        length,
        "session_of_year",
        "session",
        "session",
        "session",
        body_id=organ,
        holder="said",
        label=label,
        year=year,
    )


def _moved(mentions: Iterable[Mention], by: int) -> tuple[Mention, ...]:
    return tuple(mention._replace(start=mention.start + by, end=mention.end + by) for mention in mentions)


def _numbers_behind(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether a number stands behind the acronym of a body ("CFS 45")."""
    return any(text[m.start : m.end].isupper() for m in mentions if text[m.end + 1 : m.end + 2].isdigit())


@cache
def _organ_ids() -> dict[str, str]:
    return {surface.lower(): body_id for surface, body_id, _ in load_registry().names_of_bodies()}


def _organs(structure: Structure, bodies: BodyFindings) -> list[str]:
    """The bodies the report is submitted to, whose session "the fifty-third session" is; none where the first is not known."""
    found = [_organ_id(fact.value, bodies) for fact in structure.masthead.organs]
    return [body_id for body_id in found if body_id] if found and found[0] else []


def _organ_id(name: str, bodies: BodyFindings) -> str | None:
    """The body that a front page names, one of this report too."""
    wanted = name.lower()
    known = _organ_ids().get(wanted)
    return known or next((key for key, body in bodies.bodies.items() if body.name.lower() == wanted), None)
