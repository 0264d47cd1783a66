"""Finding the meetings a report names, and what it tells of their body, time and place.

In: a ``Structure`` and the bodies found in it. Out: ``MeetingFindings``: one ``Meeting`` however often and in whatever
words it is named. ``names`` finds the words, ``facts`` the time and place next to them; here it is
settled whose session "its forty-second session" is, and which mentions are of one meeting. A date is what the text
tells; two that cannot both be true give an issue, and the first stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.model import Issue, Meeting, Mention, Passage, Structure
from pipeline.numbers import in_figures, int_to_ordinal
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.dates import DateSpan, all_dates
from pipeline.s3_extract.meetings.book import (
    LOOKED_AT,
    Book,
    Draft,
    as_meeting,
    learn,
    moved,
    recall,
    tell_own_session,
    unite,
    words_of,
)
from pipeline.s3_extract.meetings.facts import Facts, day_of, facts_about, opening_date
from pipeline.s3_extract.meetings.holders import STANDING_NOUN, Holders, is_sitting
from pipeline.s3_extract.meetings.names import find_names
from pipeline.s3_extract.meetings.sessions import SESSION, session_of_front, sessions_at
from pipeline.s3_extract.meetings.words import MEETS_ONCE, NamedMeeting
from pipeline.s3_extract.table_text import reads_as_text


@dataclass(frozen=True, slots=True)
class MeetingFindings:
    """The meetings of one report by id, and their mentions by ``Passage.key`` in the order of the text.

    ``front`` are those of the front page, whose places are in the canonical text.
    """

    meetings: Mapping[str, Meeting]
    mentions: Mapping[str, tuple[Mention, ...]]
    issues: tuple[Issue, ...]
    front: tuple[Mention, ...] = ()


_PREFIX: Final = {
    "session": "",
    "special session": "s-",
    "emergency special session": "es-",
    "executive session": "executive-",
}
# A gate: a passage without one of these names no meeting. (An automaton of leftmost matches is twice as fast as one of
# all.)
_GATE: Final = AhoCorasick(
    [
        *("session", "conference", "congress", "summit", "seminar", "workshop", "consultation", "symposium"),
        *("colloqui", "round table", "round-table", "roundtable", "meeting", "forum", "habitat", "rio+20"),
        *("unced", "unctad i", "unctad v", "unctad x", "world assembly"),
    ],
    matchkind=MatchKind.LeftmostFirst,
)
# Their sessions bear a year, and on a page with another organ's number it is not theirs.
_NO_NUMBERS: Final = frozenset({"economic-and-social-council", "security-council"})
_ROW: Final = re.compile(r"(?:\s\([^()]{1,60}\))?(?:,|,?\sand)\s(?:the\s|its\s)?")


def find_meetings(structure: Structure, bodies: BodyFindings) -> MeetingFindings:
    """The meetings a report names; see ``MeetingFindings``. Pure but for reading the rules once a process."""
    book = Book()
    speakers = _organs(structure)
    headings = _headings(structure, bodies)
    front = _of_front(structure, bodies, book)
    mentions: dict[str, list[Mention]] = {}
    published = structure.masthead.publication_date.value if structure.masthead.publication_date else None
    for passage in structure.passages:
        mentioned = bodies.mentions.get(passage.key, ())
        if not _GATE.find_matches_as_indexes(passage.text.lower()) and not _numbers_behind(passage.text, mentioned):
            continue
        here = sorted(mentioned, key=_place)
        named = [
            one
            for one in find_names(passage.text, here)
            if one.series != "event" or one.rule_id == "known_name" or reads_as_text(passage, one.start)
        ]
        if not named:
            continue
        above = headings.get(passage.section_id or "", ())
        dates = all_dates(passage.text, published)
        reader = _Reader(passage, here, dates, above, speakers, bodies, book)
        if found := reader.read(named):
            mentions[passage.key] = found
    tell_own_session(book, structure.masthead, speakers)
    unite(book)
    final = {key: tuple(moved(m, book) for m in found) for key, found in mentions.items()}
    meetings = {draft.meeting_id: as_meeting(draft) for draft in book.drafts.values()}
    return MeetingFindings(meetings, final, tuple(book.issues), front)


def _of_front(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The session that the front page says the report is for: its organ's, or that of the author who reports on it.

    The General Assembly's number is in the symbol, too; another on the cover of its supplement counts the author's sessions.
    """
    fact, organ = structure.masthead.session_name, next(iter(bodies.organs), None)
    word = SESSION.search(fact.value) if fact else None
    if fact is None:
        return _conference_of_front(structure, bodies, book)
    if fact.start is None or word is None or organ is None:
        return ()
    reader = _front_reader(structure, fact.value, fact.start, bodies, book)
    named = []
    if of_year := session_of_front(fact.value):
        if reader.meets(organ):
            named = [_of_year(organ, len(fact.value), *of_year)]
        return _moved(reader.read(named), fact.start)
    if organ in _NO_NUMBERS:
        return ()
    symbols = "/".join(symbol.value for symbol in structure.masthead.symbols)
    for one in sessions_at(fact.value, word, ())[:1]:
        body: str | None = organ
        if organ == "general-assembly" and str(one.number) not in re.split(r"[/\s-]", symbols):
            body = bodies.author.body_id if bodies.author else None
        if one.number and body and reader.meets(body) and body not in _NO_NUMBERS:
            named.append(replace(one, body_id=body, holder="said"))
    return _moved(reader.read(named), fact.start)


def _front_reader(structure: Structure, words: str, start: int, bodies: BodyFindings, book: Book) -> _Reader:
    passage = Passage(f"{structure.report_id}.front", "title", words, range(start, start + len(words)))
    return _Reader(passage, (), (), (), (), bodies, book)


def _conference_of_front(structure: Structure, bodies: BodyFindings, book: Book) -> tuple[Mention, ...]:
    """The conference that the front page names as its organ: it meets once, so that its name tells which it is."""
    for organ in structure.masthead.organs:
        named = [one for one in find_names(organ.value, ()) if one.rule_id in ("named_conference", "known_name")]
        if organ.start is not None and named and named[0].evidence == "none":
            reader = _front_reader(structure, organ.value, organ.start, bodies, book)
            return _moved(reader.read(named[:1]), organ.start)
    return ()


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
    return any(text[m.end + 1 : m.end + 2].isdigit() and text[m.start : m.end].isupper() for m in mentions)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _headings(structure: Structure, bodies: BodyFindings) -> dict[str, list[str]]:
    """Section id -> the bodies named in its heading and in those above it, the nearest first."""
    named = {
        p.section_id: [m.entity_id for m in bodies.mentions.get(p.key, ())]
        for p in structure.passages
        if p.kind == "heading"
    }
    found: dict[str, list[str]] = {}
    for section in structure.sections:
        above = found.get(section.parent_section_id or "", [])
        found[section.section_id] = [*named.get(section.section_id, ()), *above]
    return found


@cache
def _organ_ids() -> dict[str, str]:
    return {surface.lower(): body_id for surface, body_id, _ in load_registry().names_of_bodies()}


def _organs(structure: Structure) -> list[str]:
    """The bodies the report is submitted to, whose session "the fifty-third session" is."""
    known = _organ_ids()
    found = (known.get(fact.value.lower()) for fact in structure.masthead.organs)
    return [body_id for body_id in found if body_id]


class _Reader(Holders):
    """The meetings of one passage, into the book of the report; ``mentions`` are its bodies in order."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[Mention],
        dates: Sequence[DateSpan],
        above: Sequence[str],
        organs: Sequence[str],
        bodies: BodyFindings,
        book: Book,
    ) -> None:
        super().__init__(passage.text, mentions, above, organs, bodies, book)
        self.passage, self.dates = passage, dates
        self.here: list[Draft] = []
        self.untold: NamedMeeting | None = None

    def read(self, names: Iterable[NamedMeeting]) -> list[Mention]:
        found: list[Mention] = []
        chain: list[tuple[Draft, NamedMeeting]] = []
        for each in names:
            named = self._in_series(each)
            if named.owner and STANDING_NOUN.fullmatch(named.owner):
                named = replace(named, owner=None, holder="open", body_id=self.called(named.owner))
                if named.body_id is None:
                    self._unsettled(named)
                    continue
            if named.rule_id == "acronym_session" and not self.counts_sessions(named.body_id or ""):
                continue
            body = named.body_id or (self.sits(named) if is_sitting(named) else self.holder(named))
            if body is None and named.holder in ("its", "open") and is_sitting(named):
                continue
            if named.holder in ("its", "open", "caption", "part") and body is None:
                self._unsettled(named)
                # What follows is of the body not known, so the report's own body is no answer any more.
                self.speakers, self.last = [], None
                continue
            if named.series != "event" and body:
                self.last = body
            facts = self._facts(named)
            earlier = self.untold
            if draft := self._draft(named, body, facts):
                if earlier and self.untold is None:
                    found.append(Mention("meeting", draft.meeting_id, earlier.start, earlier.end, earlier.rule_id))
                self.here.append(draft)
                if draft.date is None and facts.date is None:
                    facts = replace(
                        facts, date=opening_date(self.text, named.start, self.dates, sits=is_sitting(named))
                    )
                learn(self.book, draft, named, facts, self.passage)
                chain = [*chain, (draft, named)] if chain and self._joined(chain[-1][1], named) else [(draft, named)]
                if facts.firm or facts.place:
                    # "the thirtieth session of the X and the seventh of the Y, held in Belém": both were.
                    for other, said in chain[:-1]:
                        if other.body_id != draft.body_id:
                            learn(self.book, other, said, facts, self.passage)
                found.append(Mention("meeting", draft.meeting_id, named.start, named.end, named.rule_id))
        return sorted(found, key=_place)

    def _facts(self, named: NamedMeeting) -> Facts:
        sits = is_sitting(named)
        facts = facts_about(self.text, named.start, named.end, self.dates, self.mentions, named.topic_end, sits=sits)
        if named.rule_id == "next_meeting" and facts.date is None:
            facts = replace(facts, date=opening_date(self.text, named.start, self.dates))
        which, count = named.in_list
        if count > 1 and facts.date:
            return replace(facts, date=day_of(self.text, facts.date, self.dates, which, count))
        return facts

    def _joined(self, one: NamedMeeting, other: NamedMeeting) -> bool:
        """Whether two sessions are named in one row: nothing but a comma or "and the" stands between them."""
        between = self.text[one.end : other.start] if one.end <= other.start else ""
        return one.series == other.series == "session" and _ROW.fullmatch(between) is not None

    def _in_series(self, named: NamedMeeting) -> NamedMeeting:
        """A meeting of a series: of a standing body the session of that number, else an event of its own."""
        body = self.bodies.get(named.body_id or "") if named.rule_id == "meeting_of_series" else None
        if body is None:
            return named
        if body.origin == "registry" or body.name.startswith(MEETS_ONCE):
            label = f"session of {named.year}" if named.year else ""
            return replace(named, series="session", head="session", classification="session", label=label)
        which = int_to_ordinal(named.number).capitalize() if named.number else str(named.year)
        return replace(named, number=None, body_id=None, holder="none", label=f"{which} {body.name}")

    def _draft(self, named: NamedMeeting, body: str | None, facts: Facts) -> Draft | None:
        """The meeting of a name: one of the book, a new one, or None where too little is told to make one."""
        if is_sitting(named) and body and self.counts_sittings(body, named):
            return self._sitting(named, body, facts)
        if is_sitting(named) and body and self.bodies[body].name.startswith(MEETS_ONCE):
            # Bodies of treaties call their sessions meetings, so their number tells which one it is.
            named = replace(named, evidence="none")
        here = reversed(self.here[-LOOKED_AT:])
        known = here if named.evidence == "never" else self.book.called(named, body)
        if not named.number and named.series == "event" and (same := recall(named, body, facts, known)):
            return same
        has_time, has_place = facts.date is not None, facts.place is not None
        enough = {
            "none": True,
            "either": has_time or has_place,
            "time": has_time,
            "both": has_time and has_place,
            "never": False,
        }[named.evidence]
        if not enough and named.evidence == "never" and (earlier := self._told_now(named, facts)):
            self.untold, named = None, earlier
        elif not enough:
            self.untold = named if named.rule_id == "event_with_topic" else self.untold
            return None
        return self.book.add(self._new(named, body, facts))

    def _sitting(self, named: NamedMeeting, body: str, facts: Facts) -> Draft | None:
        """A sitting: the one of this number in the book, else a new one that its date tells from those of other sessions."""
        self.book.sat = body
        for draft in self.book.numbered(body, named.number, named.head):
            if not (facts.date and draft.date and facts.date.first_day[:7] != draft.date.first_day[:7]):
                return draft
        if facts.date is None:
            return None
        draft = self._new(named, body, facts)
        when = facts.date.first_day[: 4 if facts.date.precision == "year" else 7]
        draft.meeting_id = f"{draft.meeting_id}.{when}"
        draft.name = f"{draft.name.rpartition(', ')[0]}, {in_figures(named.number or 1)} meeting"
        return self.book.add(draft)

    def _told_now(self, again: NamedMeeting, facts: Facts) -> NamedMeeting | None:
        """The event named before without time and place where "The seminar is scheduled for 1997" tells of them."""
        named = self.untold
        if named is None or named.head != again.head or again.start < named.end:
            return None
        told = facts.date or facts.place
        return named if told and (named.evidence == "either" or (facts.date and facts.place)) else None

    def _new(self, named: NamedMeeting, body: str | None, facts: Facts) -> Draft:
        """A meeting as its first mention names it; the id is made of what identifies it in any report."""
        holder = self.bodies.get(body) or load_registry().bodies.get(body) if body else None
        title = holder.name if holder else named.owner
        when = (
            facts.date.first_day[: 4 if facts.date.precision == "year" else 7] if facts.date else str(named.year or "")
        )
        label = named.label
        kind = named.series if named.series != "event" else named.head
        if named.number and title:
            label = f"{title}, {int_to_ordinal(named.number)} {kind}"
            prefix = _PREFIX[kind] if kind in _PREFIX else f"{slugify(kind)}-"
            key = f"{body or slugify(title)}.{prefix}{named.number}"
        elif named.rule_id == "next_meeting":
            label, key = f"{title}, {named.label}", f"{body}.{named.head}-{when}"
        elif named.rule_id == "meeting_of_body":
            key = f"{body}.{named.head}-{when}"
        elif body:
            label, key = f"{title}, {named.label}", f"{body}.{slugify(named.label)}"
        elif when and (named.rule_id.startswith("event") or (named.short and named.evidence != "none")):
            # A name that needs its time to tell which one it is has its year in its id.
            key = f"{slugify(named.label)}.{when[:4]}"
        else:
            key = slugify(named.label)
        words = frozenset(words_of(named.label))
        return Draft(key, label, named.classification, body, named.number, kind, words, year=named.year)

    def _unsettled(self, named: NamedMeeting) -> None:
        words = self.text[named.start : named.end]
        start, end = self.passage.span(named.start, named.end)
        self.book.issues.append(
            Issue(
                "info", "meeting_body_unresolved", f"{words!r}: the text does not tell whose session it is", start, end
            )
        )
