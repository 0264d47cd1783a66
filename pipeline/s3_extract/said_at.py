"""The meeting at which something was said or adopted.

In go the recommendations and instruments of a report, and its meetings; out come the same with their ``meeting_id``. A
meeting that the sentence tells is known before ("At its 67th session, the Commission stressed"). Here it is the one that the
document is the record of, the one at which an act was adopted as its front page prints it, or the session that a body
reports on in its title, on its cover or in its opening. What a draft asks was said at no meeting yet, and where the report
is on several sessions none is told. That resolution 77/280 is of the seventy-seventh session of the General Assembly its
number says (Dag Hammarskjöld Library, guide to resolutions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from pipeline.model import Instrument, Meeting, Mention, Passage, Recommendation, Structure
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.dates import find_dates
from pipeline.s3_extract.discourse.act import Act
from pipeline.s3_extract.discourse.papers import is_summary
from pipeline.s3_extract.meetings.finder import MeetingFindings
from pipeline.s3_extract.scene import title_of
from pipeline.s3_extract.voices import voice

# Kinds of documents that are one act, and whose title or front page tells the session that adopted it.
_ACTS: Final = frozenset({"resolution", "decision", "declaration", "agreed_conclusions"})
# Those of them that are named by what they are on, but where their title tells by whom they were adopted.
_ADOPTED: Final = frozenset({"resolution", "decision"})
_BY_ADOPTION: Final = "adopted"
# Kinds that a body publishes at the session that its front page names.
_OF_SESSION: Final = frozenset({"report_of_committee", "concluding_observations", "general_comment"})
# Kinds that report on the meeting in their title, whoever wrote them.
_OF_MEETING: Final = frozenset({"report_of_meeting", "report_of_working_group_of_experts"})
# Voices of those who speak at the meeting that is reported on.
_DEBATES: Final = frozenset({"debate", "review"})
# An opening paragraph says which session it was, in one of the first two.
_OPENING: Final = 2
_HELD: Final = (" held its ", " convened its ", " opened its ")
_WAS_HELD: Final = (" was held ", " was convened ", ", held ")
# Where the meeting is named in the opening of a decision that is told, in code points.
_OPENS = len("At its ") + 1
# A paper says which meeting it sums up in so many of its first passages, in so many code points before its name.
_BEGINNING, _BEFORE = 8, 60
_HAD: Final = re.compile(r"\b[Hh]ad\s(?:\w+\s){0,2}$")
_THEN: Final = re.compile(r"(?:In|On|At|During)\s[^;]*?(?<![/(–-])\b(?P<year>(?:19|20)\d\d)\b(?![/–-])")
# Between a meeting and what was adopted at it, and the other way round.
_ADOPTED_THERE: Final = re.compile(
    r"[^.;:]{0,160}\badopted\b(?:(?!\b(?:adopted|recalled|following|pursuant)\b)[^.;:]){0,160}"
)
_ADOPTED_AT: Final = re.compile(
    r"(?:\s\([^()]{1,60}\))?(?:\sof\s[^.;:,]{2,110})?,?\s(?:(?:which\s)?(?:was|were)\s)?(?:adopted|endorsed|approved)\s(?:by\s[^.;:]{2,120}?\s)?(?:at|during)\s(?:its|the|their)?\s?"
)
# The session in the number of a resolution or decision: "77/280", "2024/12", "S-24/2".
_IN_NUMBER: Final = re.compile(r"/(?:RES|DEC)/(?P<session>(?:ES-|S-)?\d{1,4})/\d")


@dataclass(frozen=True, slots=True)
class Sittings:
    """The meetings that a document is of: ``of_body`` that of each body, by body id; ``of_all`` the one at which everybody
    spoke whom it retells, None where it is no record or report of one. ``conferences`` are meetings that are bodies, too: what
    the Fourth World Conference on Women asks it asks at itself. ``began`` are the first days of meetings, as far as known."""

    of_body: Mapping[str, str]
    of_all: str | None
    conferences: frozenset[str] = frozenset()
    began: Mapping[str, str] = field(default_factory=dict)


def find_sittings(structure: Structure, found: MeetingFindings, author_id: str | None) -> Sittings:
    """The meetings that a document is of; see ``Sittings``."""
    conferences = frozenset(key for key, meeting in found.meetings.items() if meeting.body_id is None)
    began = {key: meeting.start_date for key, meeting in found.meetings.items() if meeting.start_date}
    return Sittings(*_sittings(structure, found, author_id), conferences, began)


def _sittings(
    structure: Structure, found: MeetingFindings, author_id: str | None
) -> tuple[Mapping[str, str], str | None]:
    kind = structure.masthead.kind
    if found.held is not None:
        meeting = found.meetings[found.held]
        return {meeting.body_id: found.held} if meeting.body_id else {}, found.held
    in_title = [m.entity_id for m in title_of(structure, found.mentions).mentions]
    front = [m.entity_id for m in found.front]
    if kind in _ACTS:
        title = structure.masthead.title.value if structure.masthead.title is not None else ""
        # "Holding of a special session of the General Assembly" is what a resolution is on (A/RES/3172 (XXVIII)).
        adopted_by = in_title if kind not in _ADOPTED or _BY_ADOPTION in title else []
        return _one_of_each(found.meetings, [*adopted_by, *front], None), None
    own: dict[str, str] = {}
    if author_id is not None:
        told = [found.covered, in_title, _in_opening(structure, found)]
        told += [front] if kind in _OF_SESSION | _OF_MEETING else []
        own = next((one for ids in told if (one := _one_of_each(found.meetings, ids, author_id))), {})
    at = own.get(author_id or "")
    if at is None and kind in _OF_MEETING and len(set(in_title)) == 1:
        at = in_title[0]
    if at is None and (kind in _OF_MEETING or is_summary(structure)):
        at = _summed_up(structure, found) or _held_then(structure, found, front)
    return own, at


def _summed_up(structure: Structure, found: MeetingFindings) -> str | None:
    """The meeting that a paper says at its beginning it sums up, or that it was held."""
    summed: set[str] = set()
    for passage in islice(structure.passages, _BEGINNING):
        for mention in found.mentions.get(passage.key, ()):
            before, text = max(0, mention.start - _BEFORE), passage.text
            if voice("sums_up").search(text, before, mention.start) or text.startswith(_WAS_HELD, mention.end):
                summed.add(mention.entity_id)
    return summed.pop() if len(summed) == 1 else None


def _held_then(structure: Structure, found: MeetingFindings, front: list[str]) -> str | None:
    """The session of the front page within whose days the dialogue was held that the first paragraph tells of."""
    first = structure.paragraphs[0].passage.text if structure.paragraphs else ""
    day = next((date.first_day for date in find_dates(first) if date.precision == "day"), None)
    meeting = found.meetings[front[0]] if len(front) == 1 else None
    if day is None or meeting is None or not (meeting.start_date and meeting.end_date):
        return None
    return front[0] if meeting.start_date <= day <= meeting.end_date else None


def _one_of_each(meetings: Mapping[str, Meeting], ids: Iterable[str], body_id: str | None) -> dict[str, str]:
    """The one meeting of each body among some, of ``body_id`` alone where it is given; of several none is."""
    of: dict[str, set[str]] = {}
    for meeting_id in ids:
        body = meetings[meeting_id].body_id
        if body is not None and body_id in (None, body):
            of.setdefault(body, set()).add(meeting_id)
    return {body: next(iter(known)) for body, known in of.items() if len(known) == 1}


def _in_opening(structure: Structure, found: MeetingFindings) -> list[str]:
    """The sessions that the first paragraphs say were held."""
    return [
        mention.entity_id
        for paragraph in islice(structure.paragraphs, _OPENING)
        for mention in found.mentions.get(paragraph.passage.key, ())
        if paragraph.passage.text[: mention.start].endswith(_HELD)
    ]


def adopted_at(
    instruments: Mapping[str, Instrument], acts: Iterable[str], sittings: Sittings, meetings: Mapping[str, Meeting]
) -> dict[str, Instrument]:
    """The instruments with the meeting that adopted each: of the document's own ``acts`` by its sittings, of those that it
    cites by their number, where the report names that session."""
    own = set(acts)
    met = {meeting.body_id or meeting.meeting_id for meeting in meetings.values()}
    return {
        key: _with_meeting(one, key in own, sittings, meetings) if one.adopting_body_id in met else one
        for key, one in instruments.items()
    }


def taken_at(acts: Mapping[str, Act], found: MeetingFindings) -> dict[str, Act]:
    """The acts with the meeting that took each where a sentence opens with it: "At its 13th meeting, on 5 April 2019, the Council decided", "At
    the 7879th meeting, the President made the following statement"; "at the same meeting" is that of the one before. The line of the
    organ may name its session ("The Seventy-sixth World Health Assembly,", resolutions of the International Labour Conference)."""
    last: dict[str, str] = {}
    made: dict[str, Act] = {}
    for key, act in acts.items():
        made[key] = act
        if act.organ is not None and (at := _on_line(act, act.organ.body_id, found)) is not None:
            made[key] = replace(act, instrument=replace(act.instrument, meeting_id=at))
            continue
        if act.taken is None or act.organ is None:
            continue
        named = next(iter(found.mentions.get(act.taken, ())), None)
        if named is not None and named.start < _OPENS and found.meetings[named.entity_id].body_id == act.organ.body_id:
            last[act.organ.body_id] = named.entity_id
        elif not act.told:
            continue
        at = last.get(act.organ.body_id)
        made[key] = replace(act, instrument=replace(act.instrument, meeting_id=at)) if at else act
    return made


def _on_line(act: Act, organ_id: str, found: MeetingFindings) -> str | None:
    """The one session of its organ that the line names on which the organ of an adopted act stands alone."""
    if act.line is None or act.instrument.status != "adopted":
        return None
    named = {m.entity_id for m in found.mentions.get(act.line, ()) if found.meetings[m.entity_id].body_id == organ_id}
    return named.pop() if len(named) == 1 else None


def told_adoptions(
    instruments: Mapping[str, Instrument],
    passages: Iterable[Passage],
    mentions: Mapping[str, tuple[Mention, ...]],
    meetings: Mapping[str, Meeting],
) -> dict[str, Instrument]:
    """The instruments with the meeting of their body at which a sentence says that they were adopted: "At its forty-second
    session, the Commission adopted agreed conclusions on violence", "the Statute, adopted at its fortieth session"."""
    told: dict[str, str] = {}
    for passage in passages:
        here = mentions.get(passage.key, ())
        met = [m for m in here if m.entity_type == "meeting"]
        for made in (m for m in here if met and m.entity_type == "instrument"):
            body = instruments[made.entity_id].adopting_body_id
            of_body = (m for m in met if body is not None and meetings[m.entity_id].body_id == body)
            at = next((m.entity_id for m in of_body if _tells_adoption(passage.text, m, made)), None)
            if at is not None:
                told.setdefault(made.entity_id, at)
    return {
        key: replace(one, meeting_id=told[key]) if key in told and one.meeting_id is None else one
        for key, one in instruments.items()
    }


def _tells_adoption(text: str, meeting: Mention, made: Mention) -> bool:
    """Whether the words between the two say that the instrument was adopted at the meeting."""
    if meeting.end <= made.start:
        return _ADOPTED_THERE.fullmatch(text, meeting.end, made.start) is not None
    return made.end <= meeting.start and _ADOPTED_AT.fullmatch(text, made.end, meeting.start) is not None


def _with_meeting(one: Instrument, own: bool, sittings: Sittings, meetings: Mapping[str, Meeting]) -> Instrument:
    meeting = _adopted_at(one, own, sittings, meetings)
    return one if meeting == one.meeting_id else replace(one, meeting_id=meeting)


def _adopted_at(one: Instrument, own: bool, sittings: Sittings, meetings: Mapping[str, Meeting]) -> str | None:
    if one.meeting_id is not None or one.adopting_body_id is None:
        return one.meeting_id
    if own and one.status != "adopted":
        return None
    if own and (at := sittings.of_body.get(one.adopting_body_id)):
        return at
    if one.adopting_body_id in meetings:
        # "the Beijing Platform for Action, adopted at the Fourth World Conference on Women"
        return one.adopting_body_id
    if own:
        return None
    number = _IN_NUMBER.search(one.symbol or "")
    if number is None or one.adopting_body_id not in load_adopters():
        return None
    session = number["session"].lower()
    named = (f"{one.adopting_body_id}.{session}", f"{one.adopting_body_id}.session-of-{session}")
    return next((meeting_id for meeting_id in named if meeting_id in meetings), None)


def with_meetings(
    recommendations: Mapping[str, tuple[Recommendation, ...]],
    passages: Iterable[Passage],
    acts: Iterable[str],
    sittings: Sittings,
    instruments: Mapping[str, Instrument],
) -> dict[str, tuple[Recommendation, ...]]:
    """The recommendations, by passage key, with the meeting at which each was said; ``acts`` are the ids of the document's own
    acts."""
    own, texts = frozenset(acts), {passage.key: passage.text for passage in passages}
    return {
        key: tuple(_said(row, texts[key], own, sittings, instruments) for row in rows)
        for key, rows in recommendations.items()
    }


def _said(
    row: Recommendation, passage: str, acts: frozenset[str], sittings: Sittings, instruments: Mapping[str, Instrument]
) -> Recommendation:
    meeting = _meeting_of(row, passage, acts, sittings, instruments)
    return row if meeting == row.meeting_id else replace(row, meeting_id=meeting)


def _meeting_of(
    row: Recommendation, passage: str, acts: frozenset[str], sittings: Sittings, instruments: Mapping[str, Instrument]
) -> str | None:
    instrument = instruments.get(row.instrument_id) if row.instrument_id is not None else None
    if instrument is not None and instrument.instrument_id in acts:
        # "decides to convene, at its sixty-second session, a panel" is no meeting at which it was said.
        if instrument.status != "adopted":
            return None
        of = (sittings.of_body[body] for body in row.recommenders if body in sittings.of_body)
        return instrument.meeting_id or next(of, None)
    if row.meeting_id is not None or instrument is not None:
        return row.meeting_id or (instrument.meeting_id if instrument is not None else None)
    if row.recommenders and row.recommenders[0] in sittings.conferences:
        return row.recommenders[0]
    at = None
    if row.frame in _DEBATES or (row.frame == "retold" and not row.recommenders):
        at = sittings.of_all
    elif row.frame in ("own", "organ", "retold") and row.recommenders:
        at = sittings.of_body.get(row.recommenders[0])
    return None if at is None or _said_before(row, passage, sittings.began.get(at, "")) else at


def _said_before(row: Recommendation, passage: str, began: str) -> bool:
    """Whether the words of its sentence before the verb tell that it was said before the meeting that ``began`` on a day
    ("recalled that the Committee had requested", "In 2019, the Committee requested")."""
    opening = passage.rfind(". ", 0, row.start)
    at = max(row.text.find(row.verb), 0)
    words = passage[opening + len(". ") if opening >= 0 else 0 : row.start] + row.text[:at]
    if _HAD.search(words, max(0, len(words) - _BEFORE)) is not None:
        return True
    then = _THEN.match(words)
    return then is not None and then["year"] < began[:4]
