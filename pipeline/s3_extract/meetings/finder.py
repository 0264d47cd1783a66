"""Finding the meetings a report names, and what it tells of their body, time and place.

In: a ``Structure`` and the bodies found in it. Out: ``MeetingFindings``: one ``Meeting`` however often and in whatever
words it is named. ``names`` finds the words, ``facts`` the time and place next to them; here it is
settled whose session "its forty-second session" is, and which mentions are of one meeting. A date is what the text
tells; two that cannot both be true give an issue, and the first stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.model import Body, Issue, Meeting, Mention, Passage, Structure
from pipeline.numbers import int_to_ordinal
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.dates import DateSpan, all_dates
from pipeline.s3_extract.meetings.book import (
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
from pipeline.s3_extract.meetings.facts import Facts, facts_about
from pipeline.s3_extract.meetings.names import find_names
from pipeline.s3_extract.meetings.words import MEETS_ONCE, NamedMeeting
from pipeline.s3_extract.sentences import split_sentences
from pipeline.s3_extract.table_text import reads_as_text


@dataclass(frozen=True, slots=True)
class MeetingFindings:
    """The meetings of one report by id, and their mentions by ``Passage.key`` in the order of the text."""

    meetings: Mapping[str, Meeting]
    mentions: Mapping[str, tuple[Mention, ...]]
    issues: tuple[Issue, ...]


# Bodies of these kinds meet in sessions; the others report to, or act for, those that do.
_IN_SESSION: Final = frozenset(
    {"principal_organ", "commission", "committee", "subcommission", "working_group", "treaty_body", "other"}
    | {"specialized_agency", "regional_organization"}
)
# Organs that sit in numbered meetings within their sessions.
_SITTING: Final = _IN_SESSION - {"other", "regional_organization", "specialized_agency"}
_PREFIX: Final = {"session": "", "special session": "s-", "emergency special session": "es-"}
# A gate: a passage without one of these names no meeting. (An automaton of leftmost matches is twice as fast as one of
# all.)
_GATE: Final = AhoCorasick(
    [
        *("session", "conference", "congress", "summit", "seminar", "workshop", "consultation", "symposium"),
        *("colloqui", "round table", "round-table", "roundtable", "meeting", "forum", "habitat", "rio+20"),
        *("unced", "unctad i", "unctad v", "unctad x"),
    ],
    matchkind=MatchKind.LeftmostFirst,
)
_OBJECT: Final = re.compile(r"\b(?:of|by|with|from|on|under|for|to)\s(?:the\s)?[\"“]?$")
# A body's noun in the sentence that no mention covers: whose session it is, is not known then.
_STANDING_NOUN: Final = re.compile(
    r"\b(?:Conference|Commission|Committee|Council|Assembly|Board|Group|Subcommission|Parties|Congress|Forum)\b"
)
# "At its 15th session, the Committee urged": the short form of a body not named is whose session it is.
_SUBJECT_NOUN: Final = re.compile(rf"(?<!of )(?<!by )(?<!to )\b[Tt]he\s{_STANDING_NOUN.pattern}")
_SUBJECT_NEXT: Final = re.compile(
    r"(?:,?\s?(?:during|at|in|on|for|to|from|of|held|opened|concluded|and)?)?\s?$", re.IGNORECASE
)
_ROW: Final = re.compile(r"(?:\s\([^()]{1,60}\))?(?:,|,?\sand)\s(?:the\s|its\s)?")
# So many code points back a standing noun can be whose session it is.
_NOUN_BACK: Final = 500
# And so many ahead, behind a day and what was before it.
_NOUN_AHEAD: Final = 150
# So many mentions back a body is looked for that meets.
_MENTIONS_BACK: Final = 200


def find_meetings(structure: Structure, bodies: BodyFindings) -> MeetingFindings:
    """The meetings a report names; see ``MeetingFindings``. Pure but for reading the rules once a process."""
    book = Book()
    speakers = _organs(structure)
    headings = _headings(structure, bodies)
    mentions: dict[str, list[Mention]] = {}
    published = structure.masthead.publication_date.value if structure.masthead.publication_date else None
    for passage in structure.passages:
        if not _GATE.find_matches_as_indexes(passage.text.lower()):
            continue
        here = sorted(bodies.mentions.get(passage.key, ()), key=_place)
        named = [
            one
            for one in find_names(passage.text, here)
            if one.series != "event" or one.rule_id == "known_name" or reads_as_text(passage, one.start)
        ]
        if not named:
            continue
        above = headings.get(passage.section_id or "", ())
        dates = all_dates(passage.text, published)
        reader = _Reader(passage, here, dates, [*above, *speakers], bodies.bodies, book)
        if found := reader.read(named):
            mentions[passage.key] = found
    tell_own_session(book, structure.masthead, speakers)
    unite(book)
    final = {key: tuple(moved(m, book) for m in found) for key, found in mentions.items()}
    return MeetingFindings({d.meeting_id: as_meeting(d) for d in book.drafts.values()}, final, tuple(book.issues))


def _first(mention: Mention) -> int:
    return mention.start


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


class _Reader:
    """The meetings of one passage, into the book of the report; ``mentions`` are its bodies in order."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[Mention],
        dates: Sequence[DateSpan],
        speakers: Sequence[str],
        bodies: Mapping[str, Body],
        book: Book,
    ) -> None:
        self.passage, self.text = passage, passage.text
        self.mentions = mentions
        self.dates, self.bodies, self.book = dates, bodies, book
        self.speakers = [s for s in speakers if self._meets(s)]
        self.last: str | None = None
        self.here: list[Draft] = []
        self.untold: NamedMeeting | None = None
        self._sentences: list[tuple[int, int]] | None = None

    def read(self, names: Iterable[NamedMeeting]) -> list[Mention]:
        found: list[Mention] = []
        chain: list[tuple[Draft, NamedMeeting]] = []
        for each in names:
            named = self._in_series(each)
            body = named.body_id or self._holder(named)
            if named.holder in ("its", "open", "caption") and body is None:
                self._unsettled(named)
                # What follows is of the body not known, so the report's own body is no answer any more.
                self.speakers, self.last = [], None
                continue
            if named.series != "event" and body:
                self.last = body
            facts = facts_about(self.text, named.start, named.end, self.dates, self.mentions, named.topic_end)
            earlier = self.untold
            if draft := self._draft(named, body, facts):
                if earlier and self.untold is None:
                    found.append(Mention("meeting", draft.meeting_id, earlier.start, earlier.end, earlier.rule_id))
                self.here.append(draft)
                learn(self.book, draft, named, facts, self.passage)
                chain = [*chain, (draft, named)] if chain and self._joined(chain[-1][1], named) else [(draft, named)]
                if facts.firm or facts.place:
                    # "the thirtieth session of the X and the seventh of the Y, held in Belém": both were.
                    for other, said in chain[:-1]:
                        if other.body_id != draft.body_id:
                            learn(self.book, other, said, facts, self.passage)
                found.append(Mention("meeting", draft.meeting_id, named.start, named.end, named.rule_id))
        return sorted(found, key=_place)

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

    def _meets(self, body_id: str) -> bool:
        body = self.bodies.get(body_id) or load_registry().bodies.get(body_id)
        if body is None:
            return False
        # Of the special procedures the working groups meet.
        return body.classification in _IN_SESSION or body.name.startswith("Working Group")

    def _holder(self, named: NamedMeeting) -> str | None:
        """Whose session it is where the name does not say: the body spoken of in the sentence, else about it."""
        if named.holder == "caption":
            return self.speakers[0] if self.speakers else self.last
        if named.holder not in ("its", "open"):
            return None
        begin, end = self._sentence(named.start)
        first, last = (bisect_left(self.mentions, at, key=_first) for at in (begin, end))
        here = [m for m in self.mentions[first:last] if self._meets(m.entity_id)]
        before = [m for m in here if m.end <= named.start]
        after = [m for m in here if m.start >= named.end]
        if named.holder == "its":
            if before and _SUBJECT_NEXT.fullmatch(self.text[before[-1].end : named.start - 4]):
                return before[-1].entity_id
            named_next = after[0].start if after else end
            if not before and _SUBJECT_NOUN.search(self.text, named.end, min(named_next, named.end + _NOUN_AHEAD)):
                return None
            subjects = [m for m in before if not _OBJECT.search(self.text, max(0, m.start - 16), m.start)]
            for choice in (subjects[-1:], before[-1:], after[:1]):
                if choice:
                    return choice[0].entity_id
            if _STANDING_NOUN.search(self.text, max(begin, named.start - _NOUN_BACK), named.start):
                return None
        if self.last:
            return self.last
        if named.holder == "open" and self.speakers:
            return self.speakers[0]
        near = self.mentions[max(0, last - _MENTIONS_BACK) : last]
        earlier = [m for m in near if m.end <= named.start and self._meets(m.entity_id)]
        nearest = [*(m.entity_id for m in before[-1:] or earlier[-1:] or after[:1]), *self.speakers]
        return nearest[0] if nearest else None

    def _sentence(self, at: int) -> tuple[int, int]:
        if self._sentences is None:
            self._sentences = split_sentences(self.text)
        index = bisect_right(self._sentences, at, key=itemgetter(0)) - 1
        span = self._sentences[index] if index >= 0 else (0, 0)
        return span if span[0] <= at < span[1] else (0, len(self.text))

    def _draft(self, named: NamedMeeting, body: str | None, facts: Facts) -> Draft | None:
        """The meeting of a name: one of the book, a new one, or None where too little is told to make one."""
        drafts = self.book.drafts
        if self._sitting(named, body):
            return None
        known = self.here if named.evidence == "never" else drafts.values()
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
        draft = self._new(named, body, facts)
        return drafts.setdefault(draft.meeting_id, draft)

    def _told_now(self, again: NamedMeeting, facts: Facts) -> NamedMeeting | None:
        """The event named before without time and place where "The seminar is scheduled for 1997" tells of them."""
        named = self.untold
        if named is None or named.head != again.head or again.start < named.end:
            return None
        told = facts.date or facts.place
        return named if told and (named.evidence == "either" or (facts.date and facts.place)) else None

    def _sitting(self, named: NamedMeeting, body_id: str | None) -> bool:
        """Whether a numbered meeting is one of the sittings of a session ("at the 7th meeting of the Committee")."""
        body = self.bodies.get(body_id) if body_id else None
        if named.rule_id != "numbered_meeting" or named.head != "meeting" or body is None:
            return False
        if body.name.startswith(MEETS_ONCE):
            return False
        return body.classification in _SITTING and (body.is_un_system or named.in_figures)

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
