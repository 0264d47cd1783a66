"""Events known by what they were about or by their kind: "a seminar on child labour", "a donor conference in Tokyo".

In: a text, the noun of an event in it, and the bodies named in it. Out: a ``NamedMeeting`` where the words about the noun
tell this event from others. Capital names, and those with a body or a number, come from ``names``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import figure
from pipeline.s3_extract.meetings.words import SPACES, TOKEN_BEFORE, Evidence, NamedMeeting, lexicon, told_again
from pipeline.s3_extract.months import MONTH_NAMES
from pipeline.s3_extract.places.cities import place_at, place_in_country

_PLAIN_WORD: Final = re.compile(r"[\w’'/-]+")
_TOPIC_END: Final = re.compile(
    # "on science, technology and innovation" goes on over the comma of its list.
    r",(?!\s[a-z-]+(?:,\s[a-z-]+){0,3},?\sand\s[a-z-]+(?:,|\.|\s(?:in|at|on|from|held|was)\b))|;|\.(?=\s|$)|:|\s\(|[”\"](?=[\s.,;])|\s(?:which|that|was|were|is|are|will|has|had|held|organi[sz]ed|convened|hosted"
    r"|sponsored|took|taking|attended|brought|gathered|scheduled|jointly|to\sbe"
    r"|to\s(?:enable|discuss|review|consider|examine|assess|exchange|identify|mark|finalize|explore|prepare|launch|present)|at\swhich|in\swhich|with\sthe\sparticipation)\b"
    rf"|\s(?:in|at|from|on|during|early\sin|late\sin)\s(?=\d|(?:{MONTH_NAMES})\b)"
)
_PLACED: Final = re.compile(r"\s(?:in|at)\s(?=[A-Z])")
_QUOTE: Final = re.compile(r"[:,]?\s(?:of\s)?[\"“]([^\"”“]{4,200})[\"”]")
_DETERMINER: Final = re.compile(
    r"(?:the|a|an|this|its|their|another|one|first|second|third|fourth|fifth)", re.IGNORECASE
)
_JOINED: Final = frozenset({"of", "to", "in", "and", "for", "at"})
_ACRONYM: Final = re.compile(r"\([A-Z][A-Za-z/-]+\)")
_HELD: Final = re.compile(
    r",?\s(?:(?:which\s)?(?:was|were|(?:(?:is|was|scheduled|due)\s)?to\sbe|will\sbe)\s)?(?:held|convened|organi[sz]ed|hosted|took\splace)\b"
)
# What may stand between the noun and its topic: that the event was held, and there and then by whom, when and where.
_ASIDE: Final = re.compile(
    r"\s(?:(?:was|were|be|(?:is\s|was\s)?to\sbe|will\sbe|has\sbeen|had\sbeen)\s(?:also\s|jointly\s|recently\s)?)?"
    r"(?:held|convened|organi[sz]ed|hosted|conducted)(?=\s)"
)
_BY: Final = re.compile(r"\sby\s(?:the\s)?")
_WHEN: Final = re.compile(
    rf"\s(?:in|on|from|during)\s(?:early\s|late\s|mid-)?(?:\d[\d\s–-]{{0,6}}(?:(?:{MONTH_NAMES})\s)?(?:to|and)\s)?"
    rf"(?:\d[\d\s–-]{{0,6}})?(?:{MONTH_NAMES})(?:\s\d{{4}})?,?(?=\s)"
)
# Those who met stand behind "for": officials, countries; not what a meeting was for, nor how long it was.
_FOR: Final = re.compile(
    r"\sfor(?=\s(?!(?:the|an?|its|their|this|that|these|those|which|such|all|each|every|some|more|about|over|further"
    r"|discussion|consideration|example|instance|one|two|three|four|five|six|seven|several|many|\d)\b)[A-Za-z])"
)
# "the meeting of the Ministers for Foreign Affairs of the Movement of Non-Aligned Countries held in New York": by their posts.
_OF_OFFICERS: Final = re.compile(
    r"\sof(?:\sthe)?(?=\s(?:[A-Z][\w-]*\s){0,3}(?:Ministers|Heads\sof|Chiefs\sof|Speakers|Presidents|Ambassadors|Commissioners|Prosecutors)\b)"
)
# Nouns of events that are held for somebody.
_TEACHING: Final = frozenset({"seminar", "workshop", "symposium", "colloquium"})
# Nouns that mean something else, too: troops and glaciers are in retreat.
_ELSE: Final = frozenset({"retreat"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HELD_BEFORE: Final = re.compile(r"\b(?:organi[sz]ed|held|convened|hosted|conducted)\s(?:an?\s)?$")
_IN_YEAR: Final = re.compile(r",?\s(?:held\s)?in\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d,?(?=\son\s)")
# What was told of with it: "the meeting on the Millennium Goals and the Conference on Sustainable Development".
_ANOTHER: Final = re.compile(
    r",?\sand\s(?:the\s)?(?=(?:high-level|special|[a-z]+th)\s|(?:[A-Z][\w’-]*\s){0,6}(?:Conference|Summit|Congress|Forum|Assembly)\b)"
)
# "on the situation in Utopia": what is spoken of is there, not who speaks.
_MATTER: Final = re.compile(
    r"\b(?:situation|conflict|crisis|war|violence|developments|transition|peace\sprocess|peace|elections)$"
)
_MATTER_THERE: Final = re.compile(rf"{_MATTER.pattern[:-1]}\sin\s(?:the\s)?[A-Z]")
# A topic has so many code points.
_SHORTEST, _LONGEST = 8, 200


def topical(text: str, match: re.Match[str], head: str, bodies: Sequence[Mention]) -> NamedMeeting | None:
    """ "a consultation on the theme ...", "a workshop was held at Geneva on ..."; without a topic, "a donor conference"."""
    words_of = lexicon()
    start, adjectives = _adjectives(text, match.start(), bodies)
    year = figure(adjectives.pop(0)) if adjectives and _YEAR.fullmatch(adjectives[0]) else None
    if start is None or any(a.lower() in words_of.not_events for a in adjectives):
        return None
    end = match.end()
    opening = _opening(text, end)
    aside = end if opening else _aside(text, end, bodies)
    if aside > end:
        opening = _opening(text, aside)
    classification = words_of.heads[head]
    if opening and opening[2] and head in _ELSE:
        return None
    if opening:
        begin, at, who_met = opening
        quoted = _QUOTE.match(text, at)
        stop = quoted.end() if quoted else _topic_end(text, at)
        if (stop - at >= 4 or text[at + 1 : stop].isupper()) and stop - begin <= 260:
            of_a_place = _MATTER_THERE.search(text, at, stop) is not None
            evidence = _evidence(text, start, head, bool(quoted), who_met and " on " not in text[at:stop], of_a_place)
            if any(word.startswith("Arria") for word in adjectives):
                # Members of the Security Council hold one on a topic, once, and its letter seldom says where.
                evidence = "none"
            return NamedMeeting(
                start,
                end if aside > end else stop,
                "event_with_topic",
                classification,
                "event",
                head,
                label=_title(text[start + (len("1998 ") if year else 0) : end] + text[begin:stop]),
                year=year,
                evidence="none" if year and evidence == "either" else evidence,
                topic_end=stop if aside > end else None,
            )
        return None
    telling = [a for a in adjectives if a.lower() not in words_of.plain]
    held = _HELD.match(text, end) or (head not in _ELSE and _PLACED.match(text, end))
    if telling and head != "forum" and held:
        label = _title(text[start:end])
        return NamedMeeting(start, end, "event_with_place", classification, "event", head, label=label, evidence="both")
    return _again(text, match, head)


def topic_behind(text: str, at: int) -> tuple[str, int] | None:
    """(words, end) of the topic that stands at ``at``, or behind the year there: " in 2025 on antimicrobial resistance"."""
    year = _IN_YEAR.match(text, at)
    opening = _opening(text, year.end() if year else at)
    if opening is None or opening[2]:
        return None
    stop = _topic_end(text, opening[1])
    if another := _ANOTHER.search(text, opening[1], stop):
        stop = another.start()
    words = SPACES.sub(" ", text[opening[0] : stop])
    return (words, stop) if _SHORTEST <= len(words) <= _LONGEST else None


def _evidence(text: str, start: int, head: str, quoted: bool, only_who_met: bool, of_a_place: bool) -> Evidence:
    """What must be known of an event with a topic to make a meeting of it: nothing where one is said to have held it."""
    if only_who_met or (head in ("meeting", "forum") and not quoted and not of_a_place):
        return "both"
    return "none" if head in _TEACHING and _HELD_BEFORE.search(text, max(0, start - 16), start) else "either"


def _opening(text: str, at: int) -> tuple[int, int, bool] | None:
    """(begin, end of the word that opens it, whether it tells who met) of the topic that stands at ``at``."""
    if topic := lexicon().topic.match(text, at):
        if _WHEN.match(text, at) or text[topic.end() + 1 : topic.end() + 2].isdigit():
            return None
        return at, topic.end(), topic[0] == " of"
    if _QUOTE.match(text, at):
        return at, at, False
    if (whom := _OF_OFFICERS.match(text, at)) or (whom := _FOR.match(text, at)):
        return at, whom.end(), True
    return None


def _aside(text: str, at: int, bodies: Sequence[Mention]) -> int:
    """Where the words end that tell of the holding of the event and not what it was about; ``at`` without such."""
    held = _ASIDE.match(text, at)
    at = held.end() if held else at
    while True:
        if when := _WHEN.match(text, at):
            at = when.end()
        elif (by := _BY.match(text, at)) and (body := next((b for b in bodies if b.start == by.end()), None)):
            at = body.end + len(" secretariat") * text.startswith(" secretariat", body.end)
        elif (placed := _PLACED.match(text, at)) and (place := place_at(text, placed.end())):
            at = place.end + (text[place.end : place.end + 1] == ",")
        else:
            return at


def _again(text: str, match: re.Match[str], head: str) -> NamedMeeting | None:
    """ "The seminar is scheduled ...": the one this passage told of before."""
    return None if match[0][0].isupper() else told_again(text, match, head)


def _adjectives(text: str, at: int, bodies: Sequence[Mention]) -> tuple[int | None, list[str]]:
    """Where the words of a noun phrase begin, and what they are; None where no article opens it."""
    words: list[str] = []
    start = at
    listed = False
    while len(words) < 9:
        token = TOKEN_BEFORE.search(text, max(0, start - 40), start)
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
        if _ACRONYM.fullmatch(token[1]) and any(b.end <= token.start(1) <= b.end + 2 for b in bodies):
            # "the Economic Commission for Africa (ECA) seminar on wells"
            start = token.start(1)
            words.insert(0, token[1])
            continue
        if token[1].endswith((".", ":", ";")):
            return (start, words) if words or text[start].isupper() else (None, [])
        # "an oil marketing, risk management and finance conference"
        if word == "and" and len(words) == 1 and not listed:
            listed = True
        elif listed and word.endswith(",") and _PLAIN_WORD.fullmatch(word[:-1]):
            pass
        elif token[1].endswith(",") or not _PLAIN_WORD.fullmatch(word) or word in _JOINED:
            return None, []
        words.insert(0, word)
        start = token.start(1)
    return None, []


def _topic_end(text: str, at: int) -> int:
    """The end of a topic: where its clause ends, or its time and place begin."""
    stop = _TOPIC_END.search(text, at + 1)
    end = stop.start() if stop else len(text)
    for placed in _PLACED.finditer(text, at, end):
        if _MATTER.search(text, at, placed.start()):
            continue
        if place_at(text, placed.end()) or place_in_country(text, placed.end()):
            return placed.start()
    return end


def _title(words: str) -> str:
    words = SPACES.sub(" ", words).strip(" ,")
    return words[:1].upper() + words[1:]
