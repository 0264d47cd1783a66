"""The meetings of one passage, as they are read one after the other into the book of the report.

In: the names of a passage, its bodies and dates, and what the headings, the front page and the author are. Out: mentions;
the meetings themselves stand in the ``Book``. Which words name a meeting is known from ``names``, whose it is from
``holders``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from pipeline.model import Issue, Mention, Passage
from pipeline.numbers import figure, in_figures, int_to_ordinal
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.dates import DateSpan
from pipeline.s3_extract.meetings.apart import day_of, told_apart
from pipeline.s3_extract.meetings.before import opening_date
from pipeline.s3_extract.meetings.book import LOOKED_AT, Book, Draft, learn, recall, words_of
from pipeline.s3_extract.meetings.facts import facts_about
from pipeline.s3_extract.meetings.held import subject_in_brackets
from pipeline.s3_extract.meetings.holders import STANDING_NOUN, Above, Holders, is_sitting
from pipeline.s3_extract.meetings.told import Facts
from pipeline.s3_extract.meetings.words import MEETS_ONCE, NamedMeeting

_PREFIX: Final = {
    "session": "",
    "special session": "s-",
    "emergency special session": "es-",
    "executive session": "executive-",
    "extraordinary session": "extraordinary-",
}
# Before the name of a session: a part of it has its day.
_DAY_OF: Final = re.compile(r"\b(?:meeting|sitting|opening|closure|day)\sof\s(?:the|its)\s$")
_DAY_BACK: Final = 24
_BEFORE_THE_FIRST: Final = 1945
_ROW: Final = re.compile(r"(?:\s\([^()]{1,60}\))?(?:,|,?\sand)\s(?:the\s|its\s)?")


def place_of(mention: Mention) -> tuple[int, int]:
    """Where a mention stands among others: by its start, a longer one first."""
    return mention.start, -mention.end


def _of_assembly(named: NamedMeeting, facts: Facts) -> bool:
    """Whether a numbered session can be the Assembly's: it opens in the autumn of the year 1945 and its number, and is over in
    the next. One told to be its own is."""
    if named.series != "session" or named.number is None or named.holder in ("said", "caption") or facts.date is None:
        return True
    opens = _BEFORE_THE_FIRST + named.number
    return opens <= figure(facts.date.first_day[:4]) and figure(facts.date.last_day[:4]) <= opens + 1


# No session of an organ that begins its count anew with each has more sittings.
_IN_ONE_SESSION: Final = 99


class Reader(Holders):
    """The meetings of one passage, into the book of the report; ``mentions`` are its bodies in order."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[Mention],
        dates: Sequence[DateSpan],
        above: Above,
        bodies: BodyFindings,
        book: Book,
    ) -> None:
        super().__init__(passage.text, mentions, above, bodies, book)
        self.passage, self.dates = passage, dates
        self.untold: NamedMeeting | None = None
        self.first: str | None = None

    def read(self, names: Iterable[NamedMeeting]) -> list[Mention]:
        """The mentions of the meetings that the names of the passage, which are in order, make or mean; in order."""
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
            if (named.body_id and named.body_id not in self.bodies) or self._is_told(named):
                continue
            body = named.body_id or self._listed_body(named)
            if body is None and named.holder in ("its", "open", "next") and is_sitting(named):
                continue
            if named.holder in ("its", "open", "caption", "part") and body is None:
                self._unsettled(named)
                # What follows is of the body not known, so the report's own body is no answer any more.
                self.speakers, self.last = [], None
                continue
            if named.series != "event" and body:
                self.last = body
            facts = self._facts(named)
            if body == "general-assembly" and not _of_assembly(named, facts):
                continue
            earlier = self.untold
            if draft := self._draft(named, body, facts):
                if earlier and self.untold is None:
                    found.append(Mention("meeting", draft.meeting_id, earlier.start, earlier.end, earlier.rule_id))
                self.here.append(draft)
                if draft.date is None and facts.date is None:
                    told = opening_date(self.text, named.start, self.dates, sits=is_sitting(named))
                    facts = replace(facts, date=told.date, whole=told.whole)
                learn(self.book, draft, named, facts, self.passage)
                chain = [*chain, (draft, named)] if chain and self._joined(chain[-1][1], named) else [(draft, named)]
                if facts.firm or facts.place:
                    # "the thirtieth session of the X and the seventh of the Y, held in Belém": both were.
                    for other, said in chain[:-1]:
                        if other.body_id != draft.body_id:
                            learn(self.book, other, said, facts, self.passage)
                found.append(Mention("meeting", draft.meeting_id, named.start, named.end, named.rule_id))
        return sorted(found, key=place_of)

    def _listed_body(self, named: NamedMeeting) -> str | None:
        """Whose meeting it is where its own words do not say: of a list ("its fiftieth and fifty-first") that of the first."""
        if named.in_list[0] == 0 or named.holder == "none":
            self.first = self.sits(named) if is_sitting(named) else self.holder(named)
        return self.first

    def sitting_told(self, named: NamedMeeting, facts: Facts) -> Mention | None:
        """The sitting of a body that counts its own, whose day and place are told apart from its name."""
        body = named.body_id or ""
        if not self.counts_sittings(body, named) or (draft := self._sitting(named, body, facts)) is None:
            return None
        learn(self.book, draft, named, facts, self.passage)
        return Mention("meeting", draft.meeting_id, named.start, named.end, named.rule_id)

    def _facts(self, named: NamedMeeting) -> Facts:
        sits = is_sitting(named)
        which, count = named.in_list
        if count > 1 and (each := told_apart(self.text, named.topic_end or named.end, count, self.dates)):
            return each[which]
        topic_end = None if named.series == "session" else named.topic_end
        facts = facts_about(self.text, named.start, named.end, self.dates, self.mentions, topic_end, sits=sits)
        if (
            named.holder == "its"
            and facts == Facts()
            and (subject := subject_in_brackets(self.text, named.end, self.mentions))
        ):
            facts = facts_about(self.text, subject.start, subject.end, self.dates, self.mentions)
        if named.rule_id == "next_meeting" and facts.date is None:
            facts = replace(facts, date=opening_date(self.text, named.start, self.dates).date)
        one_day = facts.date is not None and facts.date.first_day == facts.date.last_day
        if one_day and (named.part or _DAY_OF.search(self.text, max(0, named.start - _DAY_BACK), named.start)):
            # One day of a resumed session is that of what was done there, as is that of "the organizational meeting of the session".
            return replace(facts, date=None)
        if count > 1 and not sits and facts.place is None and named.topic_end:
            # "its fifty-fifth to fifty-seventh sessions in Geneva"
            behind = facts_about(self.text, named.start, named.topic_end, self.dates, self.mentions)
            facts = replace(facts, place=behind.place, country_code=behind.country_code, is_wide=behind.is_wide)
        if sits and count > 1 and facts.date:
            return replace(facts, date=day_of(self.text, facts.date, self.dates, (which, count), named.told))
        return facts

    def _is_told(self, named: NamedMeeting) -> bool:
        """Whether a conference by its name alone is the body whose meeting was just told: "At its tenth meeting, the Conference of the
        Parties to the Wells Convention (Lima, 3–5 May 2025)"."""
        of = [m.entity_id for m in self.mentions if (m.start, m.end) == (named.start, named.end)]
        return (
            named.rule_id == "named_conference"
            and bool(of)
            and any(d.number and d.body_id in of for d in self.here[-1:])
        )

    def _joined(self, one: NamedMeeting, other: NamedMeeting) -> bool:
        """Whether two sessions or meetings are named in one row: nothing but a comma or "and the" stands between them."""
        between = self.text[one.end : other.start] if one.end <= other.start else ""
        sittings = one.number is not None and other.number is not None and one.rule_id == other.rule_id
        alike = one.series == other.series == "session" or (sittings and one.in_list == other.in_list == (0, 1))
        return alike and _ROW.fullmatch(between) is not None

    def _in_series(self, named: NamedMeeting) -> NamedMeeting:
        """A meeting of a series: of a standing body the session of that number, else an event of its own."""
        body = self.bodies.get(named.body_id or "") if named.rule_id == "meeting_of_series" else None
        if body is None or (named.head == "meeting" and named.number):
            # "the thirty-sixth Meeting of the Parties" is their meeting of that number.
            return replace(named, evidence="none") if body else named
        if body.origin == "registry" or body.name.startswith(MEETS_ONCE):
            label = f"session of {named.year}" if named.year else ""
            return replace(named, series="session", head="session", classification="session", label=label)
        which = int_to_ordinal(named.number).capitalize() if named.number else str(named.year)
        return replace(named, number=None, body_id=None, holder="none", label=f"{which} {body.name}")

    def _draft(self, named: NamedMeeting, body: str | None, facts: Facts) -> Draft | None:
        """The meeting of a name: one of the book, a new one, or None where too little is told to make one."""
        if is_sitting(named) and body and self.counts_sittings(body, named):
            return self._sitting(named, body, facts)
        if is_sitting(named) and body and (self.meets_once(body) or self.counts_sittings(body)):
            # Bodies of treaties, and those outside the United Nations that count in words, call their sessions meetings, so
            # that the number tells which one it is.
            named = replace(named, evidence="none")
        if named.rule_id == "session_of_year" and (substantive := self.book.substantive(named, body)):
            return substantive
        known = self._before(named, facts) if named.evidence == "never" else self.book.called(named, body)
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

    def _before(self, again: NamedMeeting, facts: Facts) -> list[Draft]:
        """What "the Conference" can mean: the events of this passage, the latest first; where its time or place is told, the
        only one of its kind in the report, or the one the report named last where the passage opens with it."""
        if any(draft.head == again.head for draft in self.here[-LOOKED_AT:]) or not (facts.date or facts.place):
            return self.here[: -LOOKED_AT - 1 : -1]
        only, latest = self.book.only(again.head), self.book.latest
        if only and self.text[again.start].isupper():
            return [only]
        opens = again.start == len("The ") and latest is not None
        return [latest] if latest and opens and latest.head == again.head and not latest.body_id else []

    def _sitting(self, named: NamedMeeting, body: str, facts: Facts) -> Draft | None:
        """A sitting: the one of this number in the book, else a new one that its date tells from those of other sessions."""
        self.book.sat = body
        for draft in self.book.numbered(body, named.number, named.head):
            if not (facts.date and draft.date) or _may_be_one(named.number or 0, facts.date, draft.date):
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
            if named.part and facts.date:
                # Its days are not those of the whole session: it is a meeting of its own.
                label, key = f"{title}, {named.part} {int_to_ordinal(named.number)} {kind}", f"{key}-{named.part}"
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


def _may_be_one(number: int, one: DateSpan, other: DateSpan) -> bool:
    """Whether two sittings of a number are one by their dates: in one month, or in the year that one of them tells alone. Whoever
    counts beyond ninety-nine does not begin anew within a year."""
    far = "year" in (one.precision, other.precision) or number > _IN_ONE_SESSION
    length = len("2025") if far else len("2025-02")
    return one.first_day[:length] == other.first_day[:length]
