"""Whose meeting it is where its name does not say: "its forty-second session", "at the 24th meeting", "the Conference".

In: a passage, the bodies named in it, and the bodies that its headings, the front page and the author are. Out: a body's
id, or None where the text does not tell. Which meeting of that body is meant, is settled in ``finder``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from pipeline.model import Mention
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.meetings.book import Book, Draft
from pipeline.s3_extract.meetings.held import meets_apart, organ_of, who_held
from pipeline.s3_extract.meetings.words import MEETS_ONCE, NEVER_MEET, NamedMeeting
from pipeline.s3_extract.sentences import split_sentences

# Bodies of these kinds meet in sessions; the others report to, or act for, those that do.
_IN_SESSION: Final = frozenset(
    {"principal_organ", "commission", "committee", "subcommission", "working_group", "treaty_body", "other"}
    | {"specialized_agency", "regional_organization"}
)
# Organs that sit in numbered meetings within their sessions.
_SITTING: Final = _IN_SESSION - {"other", "regional_organization", "specialized_agency"}
_OBJECT: Final = re.compile(r"\b(?:of|by|with|from|on|under|for|to)\s(?:the\s)?[\"“]?$")
_JOINED: Final = re.compile(r"(?:,|,?\sand)\s(?:the\s)?")
# "report to the Assembly, through the Advisory Committee, at its eightieth session": who passes it on does not meet then.
_THROUGH: Final = re.compile(r"(?<![\w-])(?:through|via)\s(?:the\s)?$")
# A body's noun in the sentence that no mention covers: whose session it is, is not known then.
STANDING_NOUN: Final = re.compile(
    r"\b(?:Conference|Commission|Committee|Council|Assembly|Board|Group|Subcommission|Parties|Congress|Forum|Mechanism|Senate|Parliament)\b"
)
# "its analysis of the 106th Session (2017) of the Conference": of the body whose name is cut short, not of whose paper it is.
_OF_NOUN: Final = re.compile(
    r"(?:\s\((?:19|20)\d\d\))?\sof\sthe\s(Conference|Congress|Assembly|Forum)(?=[\s,.;:)]|$)(?!\s(?:of|on|for|to)\b|\s[A-Z])"
)
# The Security Council has counted its meetings since 1946, so that no other organ of a front page has such a number.
_COUNTS_ON: Final = "security-council"
_SINCE_1946: Final = 1000
# "At its 15th session, the Committee urged": the short form of a body not named is whose session it is.
# So is a name that nothing else knows: "At its first session, the International Conference on Chemicals Management".
_SUBJECT_NOUN: Final = re.compile(
    rf"(?<!of )(?<!by )(?<!to )\b[Tt]he\s(?:[A-Z][\w’'-]*\s){{0,4}}?{STANDING_NOUN.pattern}"
)
_SUBJECT_NEXT: Final = re.compile(
    # "allocated the item to the Third Committee, which considered it at its 2nd to 4th meetings"
    # "approved by the Conference of the Parties to the Convention at its fifth session"
    r"(?:\sto\s(?:the|its)\s(?:Convention|Protocol|Treaty|Agreement)s?)?"
    # "Report of Working Group III (Investor-State Dispute Settlement Reform) on the work of its thirty-fifth session"
    r"(?:\s\([A-Z][\w-]*(?:\s[A-Z]\w*(?:-\w+)*){0,6}\))?(?:\son\sthe\swork\sof)?(?:,\swhich\s(?:has\s|had\s)?[a-z]+ed\s[^.;,]{0,40}?(?=\sat\s?$))?"
    r"(?:\sof\sthe\sUnited\sNations)?(?:\sin\s(?:its\s)?(?:decision|resolution)\s[\w./-]+,?\s(?:taken|adopted))?"
    # "to the Council for consideration and adoption at its sixtieth session"
    r"(?:\sfor\s(?:its\s)?(?:further\s)?(?:adoption|consideration|approval|review|endorsement|action|decision)(?:\sand\s[a-z]+)?)?"
    r"(?:,?\s?(?:during|at|in|on|for|to|from|of|held|opened|concluded|and)?)?"
    r"(?:\sthe\s(?:first|second|third|main|resumed)(?:\sresumed)?\spart\sof)?\s?$",
    re.IGNORECASE,
)
_IN_CLAUSE: Final = re.compile(r",\s(?:which|who)\s[^,.;:]{1,120}")
# "The Group of Experts will meet in three sessions, as follows: First session: 11-15 February"
_SEVERAL: Final = re.compile(r"\b(?:two|three|four|five|six|\d)\s(?:[a-z-]+\s){0,2}sessions\b")
# What stands before the subject of a sentence that opens with a meeting: "At the 24th meeting, on 26 May, the Committee".
_SUBJECT: Final = re.compile(r",\sthe\s$")
# Whose thing is spoken of is not who met: "the Union’s engagement".
_POSSESSIVE: Final = re.compile(r"[’']s?\s")
_WITHIN_A_SESSION: Final = re.compile(r"Working Group (?:[IVX]+|of the Whole)|Committee of the Whole|Drafting Group")
_REPORT_ON: Final = re.compile(r"Report on the\s")
# So many code points back a standing noun can be whose session it is.
_NOUN_BACK: Final = 500
# And so many ahead, behind a day and what was before it.
_NOUN_AHEAD: Final = 150
# Behind the noun of a body and before "its" there is no room for more, in code points: what a report was passed on for.
_NOUN_NEXT: Final = 120
# So many mentions back a body is looked for that meets.
_MENTIONS_BACK: Final = 200


def _first(mention: Mention) -> int:
    return mention.start


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Those of the mentions, which are in order, that stand in no other: not the Union in "Council of the Union"."""
    found: list[Mention] = []
    for mention in mentions:
        if not found or mention.end > found[-1].end:
            found.append(mention)
    return found


def is_sitting(named: NamedMeeting) -> bool:
    """Whether a name can be that of one of the sittings of a session ("at the 7th meeting of the Committee")."""
    return named.rule_id == "numbered_meeting" and named.head == "meeting"


@dataclass(frozen=True, slots=True)
class Above:
    """The bodies that stand above a text: those of its ``headings``, the nearest first, and the ``organs`` of the front page;
    ``organ`` is whose act the text is a paragraph of."""

    headings: Sequence[str] = ()
    organs: Sequence[str] = ()
    organ: str | None = None


class _Sentence(NamedTuple):
    """The sentence of a meeting: its span, the bodies with sessions ``before`` and ``after`` the meeting's name, and all names up to
    its end that are ``near``."""

    begin: int
    end: int
    before: list[Mention]
    after: list[Mention]
    near: Sequence[Mention]


class Holders:
    """Finds the holders of the meetings of one text; ``mentions`` are its bodies in order."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        above: Above,
        bodies: BodyFindings,
        book: Book,
    ) -> None:
        self.text, self.mentions, self.above, self.organ = text, mentions, above.headings, above.organ
        self.bodies, self.book = bodies.bodies, book
        self.author = bodies.author.body_id if bodies.author else None
        self.speakers = [s for s in (*above.headings, *above.organs) if self.meets(s)]
        self.last: str | None = None
        self.here: list[Draft] = []
        self._sentences: list[tuple[int, int]] | None = None

    def called(self, noun: str) -> str | None:
        """Which body of the report "the Conference" is: the author, an organ of the front page or what is above these."""
        near = [*([self.author] if self.author else []), *self.speakers]
        above = [body.parent_body_id for each in near if (body := self.bodies.get(each))]
        called = [key for key, body in self.bodies.items() if noun in body.name.split()]
        return next((key for key in (*near, *above) if key in called), called[0] if len(called) == 1 else None)

    def sits(self, named: NamedMeeting) -> str | None:
        """Whose numbered meeting it is where the name does not say: of whom its sentence tells, else of the author."""
        if named.holder == "next":
            return self._counted_before(named.number)
        if named.holder == "its":
            begin, end = self._sentence(named.start)
            alone = not any(begin <= mention.start for mention in self._behind(named.start))
            # "Recalls the communiqué adopted at its 436th meeting": nobody else is spoken of.
            holder = self.holder(named) or (self.book.sat if alone else None)
            body = self.bodies.get(holder or "")
            sure = body and (holder == self.author or self.meets_once(body.body_id))
            counts = holder and (self.counts_sittings(holder) or self._sits_here(holder, named, begin, end))
            held = who_held(self.text, named.start, self.mentions) or meets_apart(self.text, named.end)
            return holder if sure or counts or held else None
        _, end = self._sentence(named.start)
        low, high = (bisect_left(self.mentions, at, key=_first) for at in (named.end, end))
        part = next((each for each in self.above if self._is_part(each)), None)
        for mention in self.mentions[low:high]:
            if self.counts_sittings(mention.entity_id) and _SUBJECT.search(self.text, named.end, mention.start):
                # "the Working Group" below the heading of one is that one, whoever spoke to it last.
                short = mention.rule_id == "body.short_form"
                return part if part and short and self._is_called(part, mention) else mention.entity_id
        if part:
            return part
        if self.author and self.meets(self.author):
            return self.author
        if self.book.sat is None and _COUNTS_ON in self.speakers and (named.number or 0) >= _SINCE_1946:
            return _COUNTS_ON
        return self.book.sat

    def _counted_before(self, number: int | None) -> str | None:
        """Whose numbered meetings the passage told last, else of whom alone the report told the meeting of that number."""
        here = next((draft.body_id for draft in reversed(self.here) if draft.number and draft.head == "meeting"), None)
        if here is not None:
            return here
        told = {d.body_id for d in self.book.drafts.values() if d.number == number and d.head == "meeting"}
        return told.pop() if len(told) == 1 else None

    def _sits_here(self, body: str, named: NamedMeeting, begin: int, end: int) -> bool:
        """Whether a council or forum that the sentence names counts its sittings."""
        here = any(mention.entity_id == body and begin <= mention.start < end for mention in self.mentions)
        return here and self.counts_sittings(body, named)

    def _is_part(self, body_id: str) -> bool:
        """Whether a body that a heading above names is one that the author set up: "Report of Working Group I"."""
        body = self.bodies.get(body_id)
        return body is not None and body.parent_body_id == self.author is not None and self.counts_sittings(body_id)

    def _is_called(self, body_id: str, mention: Mention) -> bool:
        """Whether a body can be meant by the short form at a mention."""
        return stands_for(self.bodies[body_id].name, self.text[mention.start : mention.end])

    def counts_sittings(self, body_id: str, named: NamedMeeting | None = None) -> bool:
        """Whether the numbered meetings of a body are sittings of its sessions; outside the United Nations those in figures, and
        those of councils, boards and forums of whose sessions the report told before."""
        body = self.bodies.get(body_id) or load_registry().bodies.get(body_id)
        if body is None or body_id in NEVER_MEET or self.meets_once(body_id):
            return False
        # The Peace and Security Council of the African Union is an organ of an organization of its kind.
        sits = body.classification in _SITTING or (
            body.classification == "regional_organization" and body.parent_body_id
        )
        if body.classification == "other" and named and named.in_figures:
            return self.book.in_session(body_id)
        return bool(sits) and (named is None or body.is_un_system or named.in_figures)

    def counts_sessions(self, body_id: str) -> bool:
        """Whether a number behind the acronym of a body is that of its session: an organization has other numbers."""
        return self.counts_sittings(body_id) or self.meets_once(body_id)

    def meets_once(self, body_id: str) -> bool:
        """Whether a body calls its sessions meetings: a conference of parties and what it set up ("the fifty-ninth meeting of
        the Implementation Committee"), but for what sits within its session."""
        body = self.bodies.get(body_id) or load_registry().bodies.get(body_id)
        if body is None or body.name.startswith(MEETS_ONCE):
            return body is not None
        above = body.parent_body_id
        return above is not None and not _WITHIN_A_SESSION.fullmatch(body.name) and self.meets_once(above)

    def meets(self, body_id: str) -> bool:
        """Whether a body is of a kind that holds sessions."""
        body = self.bodies.get(body_id) or load_registry().bodies.get(body_id)
        if body is None or body_id in NEVER_MEET:
            return False
        # Of the special procedures the working groups meet.
        return body.classification in _IN_SESSION or body.name.startswith("Working Group")

    def _has_sessions(self, body_id: str) -> bool:
        """Whether a body meets in sessions of its own; working groups that a session sets up meet within it, but for one that
        reports on its own ("Report of Working Group III on the work of its thirty-fifth session")."""
        body = self.bodies.get(body_id)
        within = body is not None and _WITHIN_A_SESSION.fullmatch(body.name) is not None
        return self.meets(body_id) and (not within or body_id == self.author)

    def _in_session(self, mention: Mention) -> Mention:
        """The mention of a body, of a bureau that of the body whose officers it is: they are elected for its sessions."""
        body = self.bodies.get(mention.entity_id)
        if body and body.parent_body_id and body.name.startswith("Bureau of the "):
            return mention._replace(entity_id=body.parent_body_id)
        return mention

    def holder(self, named: NamedMeeting) -> str | None:
        """Whose session it is where the name does not say: the body spoken of in the sentence, else about it."""
        if named.holder == "caption":
            return self.speakers[0] if self.speakers else self.last
        if named.holder not in ("its", "open"):
            return None
        sentence = self._in_sentence(named)
        told, body_id = self._of_its(named, sentence) if named.holder == "its" else self._of_open(named, sentence)
        if told:
            return body_id
        return self._spoken_of(named, sentence)

    def _in_sentence(self, named: NamedMeeting) -> _Sentence:
        """The bodies with sessions in the sentence of a meeting, before and behind its name."""
        begin, end = self._sentence(named.start)
        first, last = (bisect_left(self.mentions, at, key=_first) for at in (begin, end))
        here = [self._in_session(m) for m in self.mentions[first:last]]
        here = _outermost([m for m in here if self._has_sessions(m.entity_id)])
        before = [m for m in here if m.end <= named.start and not self._is_through(m) and not self._is_aside(m)]
        after = [m for m in here if m.start >= named.end]
        if len(before) > 1 and _IN_CLAUSE.fullmatch(self.text, before[-2].end, before[-1].start):
            # "The Working Group, which was composed of all States members of the Commission, held its thirty-fifth session"
            before = before[:-1] if self.text.startswith(",", before[-1].end) else before
        return _Sentence(begin, end, before, after, self.mentions[max(0, last - _MENTIONS_BACK) : last])

    def _of_its(self, named: NamedMeeting, sentence: _Sentence) -> tuple[bool, str | None]:
        """Whether the sentence tells whose "its session" is, and whose: nobody's, where it is that of something it does not name."""
        begin, end, before, after = sentence.begin, sentence.end, sentence.before, sentence.after
        if (who := who_held(self.text, named.start, self.mentions)) is not None:
            return True, who.entity_id
        if before and _SUBJECT_NEXT.fullmatch(self.text[before[-1].end : named.start - 4]):
            return True, organ_of(self.text, before).entity_id
        if (noun := self._noun_before(begin, named)) is not None:
            return True, self.called(noun)
        same = (one for one in self.here if one.number and (one.head, one.number) == (named.series, named.number))
        if again := next(same, None):
            # "to report to the Assembly at its eightieth session on the Conference, and decides to include in the agenda of
            # its eightieth session"
            return True, again.body_id
        named_next = after[0].start if after else end
        if not before and _SUBJECT_NOUN.search(self.text, named.end, min(named_next, named.end + _NOUN_AHEAD)):
            return True, None
        if not before and (told := self._pronoun(begin)) is not None:
            return True, told
        if self.organ and all(_POSSESSIVE.match(self.text, m.end) for m in before):
            # "Recalling the efforts of the Union and the communiqué adopted at its 436th meeting"
            return True, self.organ
        subjects = [m for at, m in enumerate(before) if not self._is_object(before[: at + 1])]
        for choice in (subjects[-1:], before[-1:], after[:1]):
            if choice:
                return True, choice[0].entity_id
        standing = STANDING_NOUN.search(self.text, max(begin, named.start - _NOUN_BACK), named.start)
        return standing is not None, None

    def _of_open(self, named: NamedMeeting, sentence: _Sentence) -> tuple[bool, str | None]:
        """Whether the words about "the tenth session" tell whose it is, and whose."""
        ahead = " of the " in self.text[named.end : named.end + 16]
        if ahead and (whose := _OF_NOUN.match(self.text, named.end)):
            called = [key for key, body in self.bodies.items() if stands_for(body.name, whose[1])]
            above = next((key for key in (self.author, *self.speakers) if key in called), None)
            return True, above or self.last or (called[0] if len(called) == 1 else None)
        if self._is_own(named):
            return True, self.author
        before = sentence.before
        if before and _SEVERAL.search(self.text, before[-1].end, named.start):
            return True, before[-1].entity_id
        return False, None

    def _spoken_of(self, named: NamedMeeting, sentence: _Sentence) -> str | None:
        """The body with sessions that the text spoke of last, or speaks of next to a meeting."""
        if self.last:
            return self.last
        speakers = [each for each in self.speakers if self._has_sessions(each)]
        if named.rule_id == "session_of_year":
            # The Assembly numbers its sessions; in its supplements the author's year is told.
            author = [self.author] if self.author and self._has_sessions(self.author) else []
            speakers = [*author, *(each for each in speakers if each != "general-assembly")]
        if named.holder == "open" and speakers:
            return speakers[0]
        earlier = [m for m in sentence.near if m.end <= named.start and self.meets(m.entity_id)]
        nearest = sentence.before[-1:] or earlier[-1:] or sentence.after[:1]
        return next(iter((*(m.entity_id for m in nearest), *speakers)), None)

    def _pronoun(self, begin: int) -> str | None:
        """The body that opens the sentence before one that opens with "It": "The Assembly reports to the Council. It held its"."""
        if not self.text.startswith("It ", begin) or begin < len(". "):
            return None
        opening, _ = self._sentence(begin - len(". "))
        low, high = (bisect_left(self.mentions, at, key=_first) for at in (opening, begin))
        subject = self.mentions[low] if low < high else None
        if subject is None or subject.start - opening > len("The ") or not self._has_sessions(subject.entity_id):
            return None
        return subject.entity_id

    def _noun_before(self, begin: int, named: NamedMeeting) -> str | None:
        """The noun of a body not known that stands where its name would: "the Conference of the Parties at its"."""
        its = named.start - len("its ")
        nouns = [*STANDING_NOUN.finditer(self.text, max(begin, its - _NOUN_NEXT), its)]
        if not nouns or any(m.start <= nouns[-1].start() < m.end for m in self._behind(its)):
            return None
        noun = nouns[-1]
        if not _SUBJECT_NEXT.fullmatch(self.text, noun.end(), its):
            return None
        return noun[0] if noun[0] != "Parties" else "Conference"

    def _behind(self, at: int) -> Sequence[Mention]:
        """The last mentions that begin before ``at``."""
        last = bisect_left(self.mentions, at, key=_first)
        return self.mentions[max(0, last - _MENTIONS_BACK) : last]

    def _named_at(self, start: int, end: int) -> str | None:
        """The body whose name is ``text[start:end]``."""
        first = bisect_left(self.mentions, start, key=_first)
        return next((m.entity_id for m in self.mentions[first : first + 1] if (m.start, m.end) == (start, end)), None)

    def _is_through(self, mention: Mention) -> bool:
        return _THROUGH.search(self.text, max(0, mention.start - 16), mention.start) is not None

    def _is_aside(self, mention: Mention) -> bool:
        """Whether a mention is the acronym in brackets behind the name: "the Council of the African Union (AU)"."""
        text = self.text
        return text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"

    def _is_object(self, row: Sequence[Mention]) -> bool:
        """Whether the last of the mentions is no subject, as those it is joined with: "to the Assembly and the Council"."""
        for at in range(len(row) - 1, -1, -1):
            if _OBJECT.search(self.text, max(0, row[at].start - 16), row[at].start):
                return True
            if not at or not _JOINED.fullmatch(self.text, row[at - 1].end, row[at].start):
                break
        return False

    def _is_own(self, named: NamedMeeting) -> bool:
        """Whether a session is that of the author: a "Report on the sixty-third session", and the same session later."""
        if self.author is None or not self.meets(self.author):
            return False
        told = next(self.book.numbered(self.author, named.number, named.series), None)
        return told is not None or _REPORT_ON.fullmatch(self.text, 0, named.start) is not None

    def _sentence(self, at: int) -> tuple[int, int]:
        if self._sentences is None:
            self._sentences = split_sentences(self.text)
        index = bisect_right(self._sentences, at, key=itemgetter(0)) - 1
        span = self._sentences[index] if index >= 0 else (0, 0)
        return span if span[0] <= at < span[1] else (0, len(self.text))
