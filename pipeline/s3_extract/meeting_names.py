"""Where a passage names a meeting: the words of the name, before anything is known of its body or its time.

In: a passage's text and the bodies named in it. Out: ``NamedMeeting`` spans with the number, the words and the body the
name itself gives. Whose session "its forty-second session" is, when and where it met and what is the same meeting are
settled in ``meetings``. Numbered sittings of a body ("at its 3rd plenary meeting") are no meetings here: the sessions
they belong to are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.model import Mention
from pipeline.s3_extract.numbers import ORDINAL, ordinal_to_int, roman_to_int
from pipeline.s3_extract.places import place_at

Series = Literal["session", "special session", "emergency special session", "event"]


@dataclass(frozen=True, slots=True)
class NamedMeeting:
    """A meeting named at ``text[start:end]``.

    ``series`` tells what ``number`` counts; for an event it counts meetings of the kind ``head`` of a body. ``body_id``
    is the body in the name, ``holder`` says what to do where there is none: "its", the body that is spoken of;
    "open", any that fits; "none", the name stands alone. ``label`` is the name as a title (None for sessions).
    ``year`` is printed in the name. ``evidence`` tells what must be known of time and place to make a meeting of it.
    ``short`` names point to a meeting named before.
    """

    start: int
    end: int
    rule_id: str
    classification: str
    series: Series
    head: str
    number: int | None = None
    body_id: str | None = None
    holder: Literal["said", "its", "open", "none"] = "none"
    label: str | None = None
    year: int | None = None
    evidence: Literal["none", "either", "time", "both"] = "none"
    short: bool = False


@dataclass(frozen=True, slots=True)
class _Lexicon:
    heads: dict[str, str]
    proper: frozenset[str]
    head: re.Pattern[str]
    session: re.Pattern[str]
    year_session: re.Pattern[str]
    never_first: frozenset[str]
    generic: frozenset[str]
    not_before: frozenset[str]
    not_meetings: tuple[str, ...]
    topic: re.Pattern[str]
    plain: frozenset[str]
    known: AhoCorasick
    known_names: tuple[str, ...]


RULES: Final = Path(__file__).resolve().parent.parent / "rules" / "meetings.yaml"
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ORDINAL: Final = re.compile(ORDINAL)
_ORDINAL_LAST: Final = re.compile(rf"(?:^|(?<=[\s(\"“*]))({ORDINAL})\s?$")
_LIST_STEP: Final = re.compile(
    rf"({ORDINAL})(\s?,\s?(?:and\s)?|\s(?:and|or|and\sresumed)\s|\sto\s|\sthrough\s|\s?[-–]\s)$"
)
_OF: Final = re.compile(
    r"\s(?:of|by|for)\s(?:the\s)?(?:(?:member\s)?States\s(?:members\s)?of\s(?:the\s)?)?[\"“]?", re.I
)
_OWNER: Final = re.compile(r"(?:['’]s?)?,?\s[\"“]?$")
_ITS: Final = re.compile(r"\b(?:its|their)\s$", re.IGNORECASE)
_TOKEN_BEFORE: Final = re.compile(r"(\S+)\s+$")
_CAPITAL: Final = re.compile(r"[A-ZÀ-Ý][\w’'.&+/-]*")
_LINK: Final = re.compile(
    r"(?:of|the|and|or|on|in|for|to|against|with|its|their|all|a|an|from|by|through|towards|between|as)"
)
_TAIL: Final = re.compile(
    r"\s(?:on|for|against|to|of|concerning|with|towards|about|between|in|relating\sto)\s(?:(?:the|a|an|all|its)\s)?"
    r"(?=[A-ZÀ-Ý])"
)
_WORD: Final = re.compile(r"(,?)\s([\w’'&+/-]+)")
_SERIES_COMMA: Final = re.compile(
    r",\s[A-Z][\w’'-]*(?:\s(?:of\s|the\s)?[A-Z][\w’'-]*)*(?:,\s[A-Z][^,.;()]*?)*,?\sand\s(?:[a-z]+\s)?[A-Z]"
)
_ANOTHER: Final = re.compile(
    r"(?:[A-Z][\w’'-]*\s){0,6}(?:Conference|Congress|Summit|Declaration|Platform|Programme|Convention|Agenda|Plan|Protocol"
    r"|Assembly|Council|Commission|Committee|Session|Government|Secretary)\b"
)
_TOPIC_END: Final = re.compile(
    r",|;|\.(?=\s|$)|:|\s\(|[”\"](?=[\s.,;])|\s(?:which|that|was|were|is|are|will|has|had|held|organi[sz]ed|convened|hosted"
    r"|sponsored|took|taking|attended|scheduled|jointly|to\sbe|at\swhich|in\swhich|with\sthe\sparticipation)\b"
    r"|\s(?:in|at|from|on|during|early\sin|late\sin)\s(?=\d|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_PLACED: Final = re.compile(r"\s(?:in|at)\s(?=[A-Z])")
_QUOTE: Final = re.compile(r"[:,]?\s(?:of\s)?[\"“]([^\"”“]{4,200})[\"”]")
_DETERMINER: Final = re.compile(
    r"(?:the|a|an|this|its|their|another|one|first|second|third|fourth|fifth)", re.IGNORECASE
)
_HELD: Final = re.compile(
    r",?\s(?:(?:which\s)?(?:was|were|is\sto\sbe|will\sbe)\s)?(?:held|convened|organi[sz]ed|hosted|took\splace)\b"
)
_PREPOSITIONS: Final = frozenset({"of", "to", "in", "and", "for", "at", "by", "with", "from", "or", "as"})
# How far before a noun its name can begin, in code points: several ordinals in words take room.
_REACH: Final = 170


@cache
def _lexicon() -> _Lexicon:
    with RULES.open(encoding="utf-8") as file:
        raw: dict[str, Any] = yaml.safe_load(file)
    heads = {h["word"]: h["classification"] for h in raw["heads"]}
    words = sorted((w for w in heads if w != "session"), key=len, reverse=True)
    # Each spelling begins with a letter, so that the search can skip by first letters.
    spelled = chain.from_iterable((w, w.capitalize(), w.title(), w.upper()) for w in words)
    adjectives = [*raw["session_adjectives"]["emergency"], *raw["session_adjectives"]["special"]]
    adjectives += raw["session_adjectives"]["plain"]
    kinds = "|".join(re.escape(a).replace("\\ ", r"\s") for a in adjectives)
    years = "|".join(a.replace(" ", r"\s") for a in raw["year_sessions"])
    surfaces = [(s, k["name"]) for k in raw["known"] for s in (k["name"], *k.get("also", ()))]
    topics = "|".join(t.replace(" ", r"\s") for t in sorted(raw["topic_words"], key=len, reverse=True))
    return _Lexicon(
        heads=heads,
        proper=frozenset(h["word"] for h in raw["heads"] if h.get("proper")),
        head=re.compile(rf"(?:{'|'.join(dict.fromkeys(spelled))})(?![A-Za-z])"),
        session=re.compile(rf"(?:(?:{kinds})(?:\sand)?\s)*$", re.IGNORECASE),
        year_session=re.compile(rf"(?:((?:19|20)\d\d)\s)?\b({years})\s$", re.IGNORECASE),
        never_first=frozenset(raw["never_first"]),
        generic=frozenset(raw["generic"]),
        not_before=frozenset(raw["not_before"]),
        not_meetings=tuple(raw["not_meetings"]),
        topic=re.compile(rf"\s(?:{topics})(?=[\s:])"),
        plain=frozenset(raw["plain_adjectives"]),
        known=AhoCorasick([s.replace("’", "'").lower() for s, _ in surfaces], matchkind=MatchKind.LeftmostLongest),
        known_names=tuple(name for _, name in surfaces),
    )


_SESSION: Final = re.compile(r"(?:session|Session|SESSION)(?:s|S)?(?![A-Za-z])")


def find_names(text: str, bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """The meetings named in ``text``, in order and disjoint; ``bodies`` are the mentions of bodies in it, in order."""
    found = _known(text)
    for match in _SESSION.finditer(text):
        found += _sessions(text, match, bodies)
    for match in _lexicon().head.finditer(text):
        if match.start() and text[match.start() - 1].isalpha():
            continue
        if any(n.start <= match.start() < n.end for n in found):
            continue
        if made := _event(text, match, bodies):
            found = [n for n in found if n.end <= made.start or n.start >= made.end or n.rule_id == "known_name"]
            if all(n.end <= made.start or n.start >= made.end for n in found):
                found.append(made)
    return sorted(found, key=lambda n: n.start)


def _known(text: str) -> list[NamedMeeting]:
    """Conferences of the list, with a year or "the" ordinal before them left outside."""
    lexicon = _lexicon()
    if not any(
        head in text for head in ("Conference", "Congress", "Summit", "Habitat", "Rio+20", "CONFERENCE", "SUMMIT")
    ):
        return []
    found = []
    for index, start, end in lexicon.known.find_matches_as_indexes(text.replace("’", "'").lower()):
        word = text[start:end]
        if text[start : start + 1].islower() or (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        # "World Conference on Human Rights" after "Second" is another one, and one in a longer name is none.
        before = _TOKEN_BEFORE.search(text, max(0, start - 24), start)
        if before and _ORDINAL.fullmatch(before[1]):
            continue
        name = lexicon.known_names[index]
        kind = next((h for h in lexicon.proper if h in name.lower() or h in word.lower()), "conference")
        year = int(before[1]) if before and _YEAR.fullmatch(before[1]) else None
        found.append(NamedMeeting(start, end, "known_name", lexicon.heads[kind], "event", kind, label=name, year=year))
    return found


def _sessions(text: str, match: re.Match[str], bodies: Sequence[Mention]) -> list[NamedMeeting]:
    """The sessions that the word at ``match`` counts: none, one or several."""
    lexicon = _lexicon()
    low = max(0, match.start() - _REACH)
    before = text[low : match.start()]
    kind = lexicon.session.search(before)
    start_of_kind = kind.start() if kind else len(before)
    numbers = _numbers(before[:start_of_kind])
    if not numbers:
        return _year_session(text, match, before, low, bodies)
    words = before[start_of_kind:].lower()
    series: Series = "session"
    if "special" in words:
        series = "emergency special session" if "emergency" in words else "special session"
    body, holder, start, end = _owner(text, low + numbers[0][1], match.end(), bodies)
    if holder == "open" and len(numbers) == 1 and match[0].endswith("s"):
        return []
    rule = "numbered_session" if series == "session" else "special_session"
    found = []
    for i, (number, first, last) in enumerate(numbers):
        begin = start if i == 0 else low + first
        stop = end if i + 1 == len(numbers) else low + last
        found.append(NamedMeeting(begin, stop, rule, "session", series, "session", number, body, holder))
    return found


def _numbers(before: str) -> list[tuple[int, int, int]]:
    """(figure, start, end) of the ordinals at the end of ``before``: one, a list, or a range filled up."""
    last = _ORDINAL_LAST.search(before)
    if not last:
        return []
    figure = ordinal_to_int(last[1])
    if figure is None:
        return []
    found = [(figure, last.start(1), last.end(1))]
    at = last.start(1)
    while step := _LIST_STEP.search(before, max(0, at - 60), at):
        earlier = ordinal_to_int(step[1])
        if earlier is None or earlier >= found[0][0]:
            break
        if step[2].strip() in ("to", "through", "-", "–"):
            found[:0] = [(n, step.start(1), at) for n in range(earlier + 1, found[0][0])]
        found.insert(0, (earlier, *step.span(1)))
        at = step.start(1)
    # The sessions a range leaves unsaid share the place of its first.
    return found if found[-1][0] - found[0][0] < 30 else found[-1:]


def _owner(
    text: str, start: int, end: int, bodies: Sequence[Mention]
) -> tuple[str | None, Literal["said", "its", "open"], int, int]:
    """The body a session's words name, how they do, and the span with the body's name in it."""
    after = _OF.match(text, end)
    before: Mention | None = None
    for body in bodies:
        if after and body.start == after.end():
            return body.entity_id, "said", start, body.end
        if body.end <= start:
            before = body
        elif body.start > end + 80:
            break
    head = text[:start]
    if _ITS.search(head, max(0, start - 8)):
        return None, "its", start, end
    if before and _OWNER.fullmatch(text, before.end, start):
        return before.entity_id, "said", before.start, end
    return None, "open", start, end


def _year_session(
    text: str, match: re.Match[str], before: str, low: int, bodies: Sequence[Mention]
) -> list[NamedMeeting]:
    """ "substantive session of 1998", "1998 substantive session", "first regular session 1998"."""
    kind = _lexicon().year_session.search(before)
    if not kind:
        return []
    after = re.compile(r"(?:\sof|,|\sin)?\s((?:19|20)\d\d)(?![\d/])").match(text, match.end())
    year = kind[1] or (after[1] if after else None)
    if not year:
        return []
    end = after.end() if after and not kind[1] else match.end()
    body, holder, start, end = _owner(text, low + kind.start(), end, bodies)
    label = re.sub(r"\s+", " ", f"{kind[2].lower().removeprefix('resumed ')} session of {year}")
    return [
        NamedMeeting(
            start, end, "session_of_year", "session", "session", "session", None, body, holder, label, int(year)
        )
    ]


def _event(text: str, match: re.Match[str], bodies: Sequence[Mention]) -> NamedMeeting | None:
    """A conference, seminar or meeting at the noun ``match``, if the words about it name one."""
    at, end = match.span()
    if any(b.start <= at and end <= b.end for b in bodies):
        return None
    head = match[0].lower()
    words = _before(text, at, bodies)
    owner = next((b for b in reversed(bodies) if b.end <= at and _OWNER.fullmatch(text, b.end, at)), None)
    if made := _of_body(text, match, head, owner, bodies):
        return made
    if match[0][0].isupper():
        return _named(text, match, head, words, bodies)
    return _topical(text, match, head, bodies)


def _of_body(
    text: str, match: re.Match[str], head: str, owner: Mention | None, bodies: Sequence[Mention]
) -> NamedMeeting | None:
    """ "tenth summit of SAARC", "Eleventh SAARC Summit", "next meeting of the Six plus Two", "the OIC summit"."""
    lexicon = _lexicon()
    low = max(0, match.start() - 60)
    classification = lexicon.heads[head]
    after = _OF.match(text, match.end())
    of = next((b for b in bodies if after and b.start == after.end()), None)
    start = owner.start if owner else match.start()
    before = text[low:start]
    ordinal = _ORDINAL_LAST.search(before)
    body = of or owner
    if body is None:
        return None
    end = of.end if of else match.end()
    if ordinal and (number := ordinal_to_int(ordinal[1])):
        # Sittings carry figures and belong to organs; the fourth meeting of a group of States is an event.
        if head == "meeting" and owner is body and text[body.end : body.end + 1] != " ":
            return None
        return NamedMeeting(
            low + ordinal.start(1),
            end,
            "numbered_meeting",
            classification,
            "event",
            head,
            number,
            body.entity_id,
            "said",
        )
    if of and (word := re.search(r"\b(next|last|previous|forthcoming|upcoming)\s$", before)):
        label = f"{word[1]} {head}"
        begin = low + word.start()
        return NamedMeeting(
            begin,
            end,
            "next_meeting",
            classification,
            "event",
            head,
            None,
            of.entity_id,
            "said",
            label,
            evidence="time",
        )
    if owner and not of and head in ("summit", "congress", "conference") and text[owner.end] == " ":
        if lexicon.topic.match(text, match.end()) or _TAIL.match(text, match.end()):
            return None
        return NamedMeeting(
            owner.start,
            match.end(),
            "meeting_of_body",
            classification,
            "event",
            head,
            None,
            owner.entity_id,
            "said",
            head,
            short=True,
        )
    return None


def _before(text: str, at: int, bodies: Sequence[Mention]) -> list[tuple[str, int]]:
    """The capital words directly before ``at``, last first, with their places; a body's name is one word."""
    words: list[tuple[str, int]] = []
    while len(words) < 12 and (token := _TOKEN_BEFORE.search(text, max(0, at - 40), at)):
        word, start = token[1], token.start(1)
        body = next((b for b in bodies if b.end == start + len(word) and b.start < start), None)
        if body:
            word, start = text[body.start : body.end], body.start
        elif word.startswith(("(", '"', "“", "*")):
            word, start = word[1:], start + 1
            if _CAPITAL.fullmatch(word):
                words.append((word, start))
            break
        elif not (_CAPITAL.fullmatch(word) or _YEAR.fullmatch(word) or _ORDINAL.fullmatch(word)):
            break
        if word in _lexicon().never_first or (word.endswith(".") and len(word) > 2):
            break
        if word.endswith(("'s", "’s")) and body:
            break
        words.append((word, start))
        at = start
    return words


def _named(
    text: str, match: re.Match[str], head: str, words: list[tuple[str, int]], bodies: Sequence[Mention]
) -> NamedMeeting | None:
    """Capital words before and after a capital noun."""
    lexicon = _lexicon()
    following = _WORD.match(text, match.end())
    if following and not following[1] and following[2] in lexicon.not_before:
        return None
    year: int | None = None
    while words and (_YEAR.fullmatch(words[-1][0])):
        year = int(words.pop()[0])
    end = _tail(text, match.end(), bodies)
    start = words[-1][1] if words else match.start()
    name = re.sub(r"\s+", " ", text[start:end])
    if any(name.startswith(n) or name.endswith(n) for n in lexicon.not_meetings):
        return None
    modifiers = [w for w, _ in words]
    ordinal = bool(modifiers) and (ordinal_to_int(modifiers[-1]) or roman_to_int(modifiers[-1])) is not None
    tail = end > match.end()
    telling = [w for w in modifiers if w not in lexicon.generic and not _ORDINAL.fullmatch(w)]
    if not tail and not modifiers:
        return None
    if not tail and lexicon.topic.match(text, match.end()):
        return _topical(text, match, head, bodies)
    proper = head in lexicon.proper
    evidence: Literal["none", "either", "both"] = "none"
    if not proper and not (ordinal and tail):
        evidence = "either" if tail or ordinal or telling else "both"
    elif not tail and not ordinal and not telling and year is None:
        evidence = "both"
    short = not tail and not (telling and proper)
    return NamedMeeting(
        start,
        end,
        "named_conference",
        lexicon.heads[head],
        "event",
        head,
        label=name,
        year=year,
        evidence=evidence,
        short=short,
    )


def _tail(text: str, at: int, bodies: Sequence[Mention]) -> int:
    """Where the name ends that goes on after its noun at ``at`` with " on Population and Development"."""
    opening = _TAIL.match(text, at)
    if not opening or (text[at + 1 : at + 3] in ("in", "to") and place_at(text, opening.end())):
        return at
    end = at
    position = opening.end()
    first = _CAPITAL.match(text, position)
    if not first:
        return at
    position = end = _stop(first)
    while word := _WORD.match(text, position):
        if word[1] and not _SERIES_COMMA.match(text, position):
            break
        token = word[2]
        begin = word.start(2)
        if word[1] and (place_at(text, begin) or any(b.start == begin for b in bodies)):
            break
        if token in ("in", "at") and place_at(text, word.end() + 1):
            break
        if token == "and" and _ANOTHER.match(text, word.end() + (5 if text[word.end() :].startswith(" the ") else 1)):
            break
        if token[0].isupper() and token not in _lexicon().never_first:
            position = end = word.end()
        elif _LINK.fullmatch(token):
            position = word.end()
        else:
            break
    return end


def _stop(match: re.Match[str]) -> int:
    """The end of a capital word, without the full stop that ends the sentence."""
    return match.end() - (len(match[0]) - len(match[0].rstrip(".'’/-")))


def _topical(text: str, match: re.Match[str], head: str, bodies: Sequence[Mention]) -> NamedMeeting | None:
    """ "a consultation on the theme ..., "an international seminar on ..." and, without a topic, "a training seminar"."""
    lexicon = _lexicon()
    start, adjectives = _adjectives(text, match.start(), bodies)
    if start is None:
        return None
    topic = lexicon.topic.match(text, match.end())
    classification = lexicon.heads[head]
    if topic or (quoted := _QUOTE.match(text, match.end())):
        at = topic.end() if topic else match.end()
        quoted = _QUOTE.match(text, at)
        end = quoted.end() if quoted else _topic_end(text, at)
        if end - at < 4 or end - match.end() > 260:
            return None
        evidence: Literal["either", "both"] = "both" if head in ("meeting", "forum") and not quoted else "either"
        label = _title(text[start:end])
        return NamedMeeting(
            start, end, "event_with_topic", classification, "event", head, label=label, evidence=evidence
        )
    telling = [a for a in adjectives if a.lower() not in lexicon.plain]
    if telling and head != "forum" and _HELD.match(text, match.end()):
        label = _title(text[start : match.end()])
        return NamedMeeting(
            start, match.end(), "event_with_place", classification, "event", head, label=label, evidence="both"
        )
    return None


def _adjectives(text: str, at: int, bodies: Sequence[Mention]) -> tuple[int | None, list[str]]:
    """Where the words of a noun phrase begin, and what they are; None where no article opens it."""
    words: list[str] = []
    start = at
    while len(words) < 7:
        token = _TOKEN_BEFORE.search(text, max(0, start - 40), start)
        if not token:
            return (start, words) if start < 2 else (None, [])
        word = token[1].lstrip('("“*')
        if _DETERMINER.fullmatch(word) and word.lower() not in ("first", "second", "third", "fourth", "fifth"):
            return start, words
        body = next((b for b in bodies if b.end == token.start(1) + len(token[1]) and b.start < token.start(1)), None)
        if body:
            start = body.start
            words.insert(0, text[body.start : body.end])
            continue
        if token[1].endswith((".", ":", ";")):
            return (start, words) if words or text[start].isupper() else (None, [])
        if (
            token[1].endswith(",")
            or not re.fullmatch(r"[\w’'/-]+", word)
            or word in ("of", "to", "in", "and", "for", "at")
        ):
            return None, []
        words.insert(0, word)
        start = token.start(1)
    return None, []


def _topic_end(text: str, at: int) -> int:
    """The end of a topic: where its clause ends, or its time and place begin."""
    stop = _TOPIC_END.search(text, at + 1)
    end = stop.start() if stop else len(text)
    for placed in _PLACED.finditer(text, at, end):
        if place_at(text, placed.end()):
            return placed.start()
    return end


def _title(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" ,")
    return words[:1].upper() + words[1:]
