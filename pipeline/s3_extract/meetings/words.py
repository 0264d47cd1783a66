"""The words meetings are named with, and the record of one place where a passage names a meeting.

In: ``rules/meetings.yaml``. Out: a ``Lexicon`` of compiled patterns, once a process. How the words are put together to
a name is told in ``sessions`` and ``names``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.numbers import ORDINAL
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.months import MONTH_NAMES

Series = Literal[
    "session", "special session", "emergency special session", "executive session", "extraordinary session", "event"
]
Holder = Literal["said", "its", "open", "next", "caption", "part", "none"]
Evidence = Literal["none", "either", "time", "both", "never"]


@dataclass(frozen=True, slots=True)
class NamedMeeting:
    """A meeting named at ``text[start:end]``.

    ``series`` tells what ``number`` counts; for an event it counts meetings of the kind ``head`` of a body. ``body_id``
    is the body in the name; ``owner`` is the body's name where it is none of the known. ``holder`` says what to do
    without either: "its", the body that is spoken of; "open", any that fits; "next", the one whose meetings were told before;
    "caption", the body of the headings above; "part", none that is named; "none", the name stands alone. ``label``
    is the name as a title. ``year`` is printed before the name, ``place`` a city in it. ``evidence`` tells what must be
    known of time and place to make a meeting of it ("never": only one named before). ``short`` names can point to a
    meeting named before. ``in_figures``: the number is printed as "3rd".
    ``part`` is what a session is called that goes on after a break ("resumed"); its days are not those of all of it.
    ``topic_end`` is where the topic ends that other words part from the name; of meetings counted together, where the
    words about them all end, and ``in_list`` tells which of how many it is; ``told`` in which item of how many, where some
    are told as a range.
    """

    start: int
    end: int
    rule_id: str
    classification: str
    series: Series
    head: str
    number: int | None = None
    body_id: str | None = None
    owner: str | None = None
    holder: Holder = "none"
    label: str = ""
    year: int | None = None
    place: str | None = None
    evidence: Evidence = "none"
    short: bool = False
    in_figures: bool = False
    topic_end: int | None = None
    in_list: tuple[int, int] = (0, 1)
    told: tuple[int, int] = (0, 1)
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of ``rules/meetings.yaml``; ``heads`` gives the classification of each noun.

    ``head_places`` finds what ``head`` can match, whatever letter follows; before each match of ``session`` that is
    not empty stands one of ``session_ends`` and a space.
    """

    heads: dict[str, str]
    proper: frozenset[str]
    head: re.Pattern[str]
    head_places: AhoCorasick
    session: re.Pattern[str]
    session_ends: tuple[str, ...]
    year_session: re.Pattern[str]
    never_first: frozenset[str]
    generic: frozenset[str]
    not_before: frozenset[str]
    not_meetings: tuple[str, ...]
    not_events: frozenset[str]
    topic: re.Pattern[str]
    plain: frozenset[str]
    known: AhoCorasick
    known_names: tuple[str, ...]
    roman_sessions: frozenset[str]


ORDINAL_WORD: Final = re.compile(ORDINAL)
_ORDINAL_LAST: Final = re.compile(rf"(?:^|(?<=[\s(\"“*]))({ORDINAL})\s?$")
# "one - hundred - and seventy - seventh " is the longest match of it, in code points.
_ORDINAL_REACH: Final = 40
_ORDINAL_ENDS: Final = frozenset("dhtDHT")
# The Organization and its staff have organs that meet and hold no sessions themselves.
NEVER_MEET: Final = frozenset({"united-nations", "united-nations-secretariat"})
OF_BODY: Final = re.compile(
    r"\s(?:of|by|for)\s(?:(?:the|its)\s){0,2}(?:(?:member\s)?States\s(?:members\s)?of\s(?:the\s)?|[A-Z]{3,10}[’']s\s)?[\"“]?",
    re.IGNORECASE,
)
BODY_BEFORE: Final = re.compile(r"(?:['’]s?)?[,:]?\s[\"“(]?$")
# The longest match of it, in code points.
BODY_BEFORE_REACH: Final = 5
# How bodies of treaties are named, which call their sessions meetings (Conference of the Parties, Subsidiary Body for ...).
MEETS_ONCE: Final = (
    *("Conference of the", "Conference of States", "Meeting of the", "Meeting of States", "Assembly of States"),
    *("Subsidiary Body", "Chairs of the human rights treaty bodies"),
)
ITS: Final = re.compile(r"\b(?:its|their)\s$", re.IGNORECASE)
LINK: Final = re.compile(
    r"(?:of|the|and|or|on|in|for|to|against|with|its|their|all|a|an|from|by|through|towards|between|among|as)"
)
TOKEN_BEFORE: Final = re.compile(r"(\S+)\s+$")
# A place that no list knows, by the time behind it: "in Awaza in August", "in Awaza, Turkmenistan, from 5 to 8 August".
PLACED_THEN: Final = re.compile(
    rf"\s[A-Z][\w’-]+(?:,?\s[A-Z][\w’-]+){{0,2}},?\s(?:in|on|from)\s(?:early\s|late\s|mid-)?(?:\d|{MONTH_NAMES})"
)
# "The seminar is scheduled", "The session, which was held": what is told of a meeting named before, at the begin of a sentence.
TOLD_AGAIN: Final = re.compile(
    r",?\s(?:was|is|will\sbe|(?:is\s|was\s)?(?:scheduled|due|expected|planned)|took\splace|will\stake\splace)\b"
    r"|,\s(?:which\s(?:was|is|will\sbe|took\splace)|held|convened|organi[sz]ed|hosted)\b"
)
OPENS_AGAIN: Final = re.compile(r"(?:^|[.;:]\s)(?:The|This)\s$")
SPACES: Final = re.compile(r"\s+")
CAPITAL: Final = re.compile(r"[A-ZÀ-Ý][\w’'.&+/–-]*")
WORD: Final = re.compile(r"(,?)\s([\w’'&+/-]+)")


def ordinal_at_end(words: str) -> re.Match[str] | None:
    """The ordinal that ``words`` end with, but for a space: group 1."""
    if words.rstrip()[-1:] not in _ORDINAL_ENDS:
        return None
    return _ORDINAL_LAST.search(words, max(0, len(words) - _ORDINAL_REACH))


@cache
def lexicon() -> Lexicon:
    """The lexicon of the file that comes with the package."""
    raw: dict[str, Any] = read_rules("meetings.yaml")
    heads = {h["word"]: h["classification"] for h in raw["heads"]}
    words = sorted((w for w in heads if w != "session"), key=len, reverse=True)
    spelled = dict.fromkeys(chain.from_iterable((w, w.capitalize(), w.title(), w.upper()) for w in words))
    adjectives = [*raw["session_adjectives"]["emergency"], *raw["session_adjectives"]["special"]]
    adjectives += [*raw["session_adjectives"]["executive"], *raw["session_adjectives"]["plain"]]
    kinds = "|".join(re.escape(a).replace("\\ ", r"\s") for a in adjectives)
    years = "|".join(a.replace(" ", r"\s") for a in raw["year_sessions"])
    surfaces = [(s, k["name"]) for k in raw["known"] for s in (k["name"], *k.get("also", ()))]
    topics = "|".join(t.replace(" ", r"\s") for t in sorted(raw["topic_words"], key=len, reverse=True))
    not_after_of = "|".join(raw["not_after_of"])
    return Lexicon(
        heads=heads,
        proper=frozenset(h["word"] for h in raw["heads"] if h.get("proper")),
        head=re.compile(rf"(?:{'|'.join(spelled)})(?![A-Za-z])"),
        head_places=AhoCorasick(list(spelled), matchkind=MatchKind.LeftmostLongest),
        session=re.compile(rf"(?:(?:{kinds})(?:\sand)?\s)*$", re.IGNORECASE),
        session_ends=(*dict.fromkeys(adjective.split()[-1] for adjective in adjectives), "and"),
        year_session=re.compile(rf"(?:((?:19|20)\d\d)\s)?\b({years})\s$|\b((?:19|20)\d\d)\s$", re.IGNORECASE),
        never_first=frozenset(raw["never_first"]),
        generic=frozenset(raw["generic"]),
        not_before=frozenset(raw["not_before"]),
        not_meetings=tuple(raw["not_meetings"]),
        not_events=frozenset(raw["not_events"]),
        topic=re.compile(rf"\s(?:(?:{topics})(?=[\s:])(?!\s\d{{1,2}}\s[A-Z])|of(?=\s(?!(?:{not_after_of})\b)[a-z]))"),
        plain=frozenset(raw["plain_adjectives"]),
        known=AhoCorasick([s.replace("’", "'").lower() for s, _ in surfaces], matchkind=MatchKind.LeftmostLongest),
        known_names=tuple(name for _, name in surfaces),
        roman_sessions=frozenset(raw["roman_sessions"]),
    )


def told_again(text: str, match: re.Match[str], head: str) -> NamedMeeting | None:
    """ "The seminar is scheduled ...": the meeting of this kind that the passage named before; ``match`` is its noun."""
    opening = OPENS_AGAIN.search(text, max(0, match.start() - len(". This ")), match.start())
    if opening is None or not TOLD_AGAIN.match(text, match.end()):
        return None
    start = match.start() - len(opening[0].lstrip(".;: "))
    kind = lexicon().heads[head]
    return NamedMeeting(
        start, match.end(), "named_again", kind, "event", head, label=head, evidence="never", short=True
    )
