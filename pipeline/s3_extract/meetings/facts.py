"""When and where a meeting met, as the words about its name tell.

In: a passage's text, the span of a meeting's name, and the dates and bodies of the passage. Out: ``Facts``. Only what
stands next to the name counts ("held at Moscow from 3 to 5 November 1997", "On 4 December 1995, a seminar was held in
..."): a date further off is the date of something else. What two mentions tell is put together in ``finder``.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from pipeline.model import Mention
from pipeline.s3_extract.dates import MONTH_NAMES, WEEKDAY, DateSpan
from pipeline.s3_extract.meetings.words import PLACED_THEN
from pipeline.s3_extract.places.cities import Place, place_at, place_in_country
from pipeline.s3_extract.spans import beginning


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a meeting's time and place; ``firm`` where the words say that it met then ("held from").

    ``is_wide`` where the place is a whole country. ``whole`` where the words say that it was held then, so that a single
    day is all of it.
    """

    date: DateSpan | None = None
    place: str | None = None
    country_code: str | None = None
    firm: bool = False
    is_wide: bool = False
    whole: bool = False


def facts_of(date: DateSpan | None, place: Place | None, *, firm: bool, whole: bool = False) -> Facts:
    """The facts of a meeting of which a date and a place are told, or one of the two."""
    if place is None:
        return Facts(date, firm=firm, whole=whole)
    return Facts(date, place.name, place.country_code, firm, place.is_wide, whole)


# What may stand between the name and its time and place.
_FILLER: Final = re.compile(
    # "held at the level of Heads of State and Government on 21 June", "at ministerial level on 25 September"
    r"at\s(?:the\s)?(?:(?:ministerial|summit|expert|ambassadorial)\slevel|level\sof\s(?:the\s)?(?:heads\sof\sstate(?:\s(?:and|or)(?:\sof)?\sgovernment)?"
    r"|(?:foreign\s)?ministers|ambassadors|experts))\b|"
    rf",|\s+|\)(?=,\sheld\b)|\((?!(?:{MONTH_NAMES})\b)[A-Z][\w-]*(?:\s(?:[IVX]+|\d+))?\)|\((?!see\b)|:"
    r"|(?:which|that|was|were|is|are|has\sbeen|had\sbeen|will|would|shall|should|to|be|being|took|take|taking|place|scheduled|planned|expected"
    r"|due|tentatively|provisionally|also|recently|subsequently|then|successfully|concurrently|annually|jointly|and)\b(?=\s)"
    r"|in\s(?:a\s)?(?:hybrid|virtual|online|in-person)(?:\s(?:format|form|mode|setting))?\b|virtually\b|online\b|in\sperson\b"
    rf"|(?:held|convened|organi[sz]ed|hosted|meeting|met|opened)\b|{WEEKDAY},?\s(?=\d)"
    r"|the\s(?:first\shalf|second\shalf|first\sweek|last\sweek|beginning|middle|end)\sof\s"
    r"|(?:from|on|during|in|at|for|between|early|late|mid|the\scity\sof|the\speriod|its|later)\b[\s-]"
    r"|(?:United\sNations\s|[A-Z]{2,8}\s)?Headquarters(?:,|\sin)?|(?:under|with)\sthe\sauspices\sof(?:\sthe)?|(?:the\s)?Palais\sdes\sNations,?|(?:the\s)?United\sNations\sOffice\s(?=at\s)"
    r"|(?:[A-Z][a-z]+\s)?(?:Boardroom|Room|Hall|Chamber)\s(?:(?-i:[A-Z\d]{1,3})\b,?\s?)?(?:of\s)?"
    r"|(?-i:(?:the\s)?(?:[A-Z][\w’'-]*\s){0,5}(?:Centre|Center|Hotel|Palace|Building|Office)(?:\s\([A-Z]{2,8}\))?(?:,\s|\sin\s|\sof\s(?:the\s)?)(?=[A-Z]))"
    r"|(?:by|of)\s(?:the\s)?(?:Government\sof\s)?",
    re.IGNORECASE,
)
_FIRM: Final = re.compile(
    r"held|convened|organi[sz]ed|hosted|met|place|meeting|from|scheduled|between|\(", re.IGNORECASE
)
# "the thirty-third special session was held on 17 January": not "was opened on", "held its first meeting on".
_HELD: Final = re.compile(r"\b(?:held|took\splace|takes\splace|take\splace)\s(?:[^.;:]{0,80}\s)?on\s(?:\w+day,?\s)?$")
_AT: Final = re.compile(
    r"(?:\b(?:at|in|hosted\sby)\s(?:the\sGovernment\sof\s)?|\bcity\sof\s|\(|(?:Headquarters|Centre|Center|Hotel|Palace|Building|Office|Hall|Chamber|room\s[A-Z\d]{1,3})(?:\s\([A-Z]{2,8}\))?,?\s(?:in\s)?|Nations,?\s)$",
    re.IGNORECASE,
)
_HELD_AT: Final = re.compile(
    r"\b(?:held|convened|organi[sz]ed|hosted|place|met)\b[^.;]{0,80}\s(?:at|in)\s$", re.IGNORECASE
)
_HEADQUARTERS: Final = re.compile(r"(?:United\sNations|[A-Z]{2,8})\s[Hh]eadquarters")
# "held its sixty-third session at Headquarters on 14 February": where no city follows, that of the United Nations. A conference
# "held at Headquarters" may be that of any organization.
_AT_HEADQUARTERS: Final = re.compile(
    r"(?:United\sNations\s[Hh]|(?<=\ssession\sat\s)H|(?<=\ssession\sfor\s\d{4}\sat\s)H|(?<=\ssession\sof\s\d{4}\sat\s)H)eadquarters\b"
    r"(?!,?\s(?:in\s|at\s)?(?:the\s)?[A-ZÀ-Ý])"
)
# What stands before the city, and is in a building: "Headquarters, New York", "Conference Room 4 in Geneva".
_HOUSE: Final = re.compile(
    r"(?:(?:United\sNations|[A-Z]{2,8})\s)?[Hh]eadquarters(?:,|\sin)\s[A-Z]|(?:[A-Z][a-z]+\s)?(?:(?:Boardr|R)oom|Hall|Chamber|Building)\b"
)
_OF: Final = re.compile(r"\b(?:by|of|auspices\sof)\s(?:the\s)?$")
_LEADS: Final = re.compile(r",?\s?(?:\(|(?:(?:in|at)\s)?(?:the\scity\sof\s)?)")
_FOLLOWS: Final = re.compile(r",?\s(?:at\s|in\s)?(?:the\s|a\s|an\s|its\s|their\s)?[\"“]?")
_VERB_BEFORE: Final = re.compile(
    r"\b(?:held|convened|hosted|organi[sz]ed|opened|attended|addressed)\b(?:\s(?:on|in|from|at))?\s$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=[),.;]|\s\(|$)")
_OPENING: Final = re.compile(
    r"(?:(?:^|[.;:]\s)(?:On|In|From|During|Between)|\b(?:Subsequently|Thereafter|Later|Then|Also|Moreover|Furthermore|Meanwhile|Finally),\s"
    r"(?:on|in|from|during))\s(?:early\s|late\s|mid-)?$"
)
_WAS_HELD: Final = re.compile(
    r"(?:\s(?:of|on|for|by)\b[^.;]{0,120}?)?\s(?:(?:was|were)\s(?:held|convened|organi[sz]ed|hosted)|met|convened|took\splace)\b"
)
_TOOK_PART: Final = re.compile(
    r",?\s[^.;:]{2,120}?\b(?:(?P<held>(?:co-)?(?:held|hosted|convened|organi[sz]ed))|attended|addressed|facilitated"
    r"|took\spart\sin|participated\sin)\s(?:at\s)?(?:an?|the|its|their)\s(?:[a-z-]+\s){0,4}(?:[–—-]\s(?:the\s)?)?"
)
# Before the last day of a range whose first day could not be read.
_DASHES: Final = ("-", "–", "—")
# "On 20 November, the Community, during an extraordinary summit"
_DURING: Final = re.compile(r",\s(?:the\s)?[A-Z][^.;:]{1,90}?,\s(?:at|during)\san?\s")
_AT_WHICH: Final = re.compile(r",\sat\s(?:the\s|its\s)?")
# "We, the Ministers, met in New York from 14 to 24 July 2025 at the forum": the sentence tells before the name.
_MET: Final = re.compile(
    r"\b(?:met|meeting|gathered|assembled)(?:\s(?:in|at)\s(?P<place>[A-Z][^.;:()]{1,50}?))?,?\s(?:from|on)\s$"
)
_MET_FOR: Final = re.compile(
    r"(?:,?\s(?:in|at)\s(?P<place>[A-Z][^.;:()]{1,50}?))?,?\s(?:at|for|in|on\sthe\soccasion\sof)\s(?:the|its|their)\s$"
)
# Behind the first days of a meeting, further ones: "30 and 31 October and 6 November".
_AND_PART: Final = re.compile(rf"(?:,?\sand|,)\s(?:on\s|from\s)?(?:{WEEKDAY},?\s)?")
_PLACING: Final = re.compile(r",?\s(?:at|in)\s(?=[A-Z])")
# The territory or the part of a State behind a city: "Nouméa, New Caledonia, from 18 to 20 May", "Miami, Florida, on".
_REGION: Final = re.compile(r",\s[A-ZÀ-Ý][\w’-]+(?:\s[A-ZÀ-Ý][\w’-]+){0,2}(?=,?\s(?:from|on|in)\s)")
# "attended by ministers of four States in Mombasa", "organized by two Governments, was held in Lima", "convened by the Union,
# together with others, on 3 May": who came or called for it stands between the name and its place or day.
_ATTENDED: Final = re.compile(
    r"attended\sby\s[^.;:]{3,120}?(?=,?\s(?:in|at)\s[A-Z]|,?\s(?:was|were)\sheld\b)"
    r"|(?:co-hosted|(?:co-)?(?:organi[sz]ed|convened|sponsored))\sby\s[^.;:]{3,120}?"
    r"(?=,?\s(?:and\s)?(?:(?:was|were|to\sbe|will\sbe)\s)?held\b)"
    r"|(?:co-)?(?:organi[sz]ed|convened|sponsored)\sby\s(?:(?!\s(?:in|at)\s[A-Z])[^.;:]){3,120}?(?=,\s(?:on|from)\s\d)"
)
# "due to be held in September 2024, was postponed to March 2025"
_POSTPONED: Final = re.compile(
    r"\)?,?\s(?:(?:but|which)\s)?(?:was|were|has\sbeen|had\sbeen)\s(?:postponed|rescheduled|deferred)(?:\s(?:to|until|for)\s|\b)"
)
# "the Second Meeting of the Parties (Lima Convention)", "(Lima Convention, 1998)": a name in brackets that begins with a city.
_NAME_AFTER: Final = re.compile(r"\s[A-Z][a-z]+[),]")
# "during the session of the Council, Mauritius tabled a resolution": a State that acts is no place.
_ACTS: Final = re.compile(r"\s(?!(?:from|on|in|and|to)\b)[a-z]")
# A place that no list knows, in brackets with its time: "(Québec City, 2008)"; not a paper ("(Lima Convention, 1998)").
_IN_BRACKETS: Final = re.compile(
    r"\([A-ZÀ-Ý][a-zà-ÿ’-]+(?:[\s-](?!Convention|Declaration|Protocol|Act|Statute|Agreement|Resolution|Decision|Report|Part|Committee)"
    r"[A-ZÀ-Ý][a-zà-ÿ’-]+){0,2}(?:,\s[A-ZÀ-Ý][\w’-]+(?:\s[A-ZÀ-Ý][\w’-]+){0,2})?,\s"
    rf"(?:(?:\d[\d\sto–-]*\s)?(?:{'|'.join(calendar.month_name[1:])})\s)?(?:19|20)\d\d\)"
)
# How far after the name its time and place are looked for, in code points.
_WINDOW: Final = 170
# The longest match of what opens a sentence with its date, in code points.
_OPENS: Final = 34
# Behind a name whose words go on: "of the Contracting Parties to the Convention (Barcelona Convention) and its Protocols was held".
_GOES_ON: Final = re.compile(
    r"(?:\s(?:\([A-ZÀ-Ý][^()]{2,60}\)|[A-ZÀ-Ý][\w’'&-]*,?|to|of|on|for|in|and|or|the|its|their|with|against|by|from|under|concerning"
    r"|related|between|among|all|towards)){1,40}?(?=\s(?:(?:was|were|is\sto\sbe|will\sbe|to\sbe)\s(?:held|convened|organi[sz]ed|hosted)"
    r"|held|took\splace|met)\s(?:in|at|on|from|between)\s|\sin\s[A-ZÀ-Ý][\w’-]+,?\s(?:in|on|from)\s(?:\d|[A-Z])|\s\((?:[A-ZÀ-Ý][\w’-]+[^()\d]{0,40}\s)?\d)"
)
# "the review of the implementation of the outcomes of the World Summit in 2015": then it is reviewed.
_REVIEWED: Final = re.compile(r"\breview\sof\s(?:[^.;,]{0,60}\s)?(?:outcomes?|results)\sof\s(?:the\s)?$")
_NOT_OF_IT: Final = re.compile(
    r"\b(?:[Ss]ession|[Mm]eeting|[Ww]orkshop|[Ss]eminar|[Ss]ummit|[Cc]onsultation)s?\b|\b(?:Adopted|Signed|Done)\b"
)


def facts_about(
    text: str,
    start: int,
    end: int,
    dates: Sequence[DateSpan],
    bodies: Sequence[Mention],
    topic_end: int | None = None,
    *,
    sits: bool = False,
) -> Facts:
    """The time and place told next to the name at ``text[start:end]``, and behind its topic where words part the two.

    ``sits``: a sitting is over in a day, so "On 7 April, at its 397th meeting" dates it.
    """
    after = _after(text, end, dates, bodies)
    if after.date and text.endswith(" held its ", 0, start) and not _AND_PART.match(text, after.date.end):
        # "The Organ held its fourth session in Lima on 17 December": that day is all of it, where no other follows.
        after = replace(after, firm=True, whole=True)
    if after.date and not after.firm and _REVIEWED.search(text, max(0, start - _WINDOW), start):
        after = Facts()
    if after == Facts() and (more := _GOES_ON.match(text, end)) and not _NOT_OF_IT.search(text, end, more.end()):
        after = _after(text, more.end(), dates, bodies)
    if topic_end and (after.date is None or after.place is None):
        after = _joined(after, _after(text, topic_end, dates, bodies))
    if after.date is None and (before := _before(text, start, end, dates, sits)):
        return _joined(after, before)
    return after


def _joined(facts: Facts, more: Facts) -> Facts:
    """What ``facts`` leave open is told by ``more``."""
    dated, placed = facts if facts.date else more, facts if facts.place else more
    return Facts(dated.date, placed.place, placed.country_code, dated.firm, placed.is_wide, dated.whole)


def _after(text: str, end: int, dates: Sequence[DateSpan], bodies: Sequence[Mention]) -> Facts:
    """Walks over the words behind the name as long as they tell of its time and place."""
    date: DateSpan | None = None
    place: Place | None = None
    at, limit = end, min(len(text), end + _WINDOW)
    dated = {d.start: d for d in beginning(dates, end, limit)}
    named = {b.start: b.end for b in reversed(beginning(bodies, end, limit))}
    while at < limit:
        if text[at] == " ":
            at += 1
            continue
        near = dated.get(at)
        if near and at == end + 1 and text.startswith(":", near.end):
            # "14 May 2024: sixteenth Summit 19 August 2024: World Day": a list in which each day stands before what was on it.
            break
        if near and date is None and _dated(text, end, at):
            # "At its tenth session, on 12 and 15 December": these are days of what was done.
            date = parts_of_one(text, near, dated) if _FIRM.search(text, end, at) else near
            at = date.end
            continue
        if near:
            break
        if date is None and text[at] in "12" and (year := _YEAR.match(text, at)) and _ends(text, at, place):
            date = DateSpan(at, year.end(), f"{year[0]}-01-01", f"{year[0]}-12-31", "year")
            at = year.end()
            continue
        if (
            place is None
            and text[at] in "UH"
            and text.endswith(" at ", end, at)
            and (house := _AT_HEADQUARTERS.match(text, at))
        ):
            place = Place(*house.span(), "New York", "USA")
            at = place.end
            continue
        if place is None and text[at] == "t" and text.startswith("the ", at) and text.endswith(" in ", end, at):
            # "be held in the Dominican Republic in 2026"
            state = place_at(text, at + len("the "))
            if state and state.is_wide:
                place, at = state, state.end
                continue
        if place is None and text[at].isupper() and _placing(text, end, at) and not _HOUSE.match(text, at):
            place = place_at(text, at, open_ended=bool(_HELD_AT.search(text, end, at)))
            if place is None and _AT.search(text, end, at):
                place = place_in_country(text, at) or _unlisted(text, at)
            if place and place.is_wide and not _AT.search(text, end, at) and _ACTS.match(text, place.end):
                place = None
                break
            if place and text[at - 1] == "(" and _NAME_AFTER.match(text, place.end):
                place = None
                break
            if place:
                region = _REGION.match(text, place.end)
                at = region.end() if region else place.end
                continue
        if at in named and not _HEADQUARTERS.match(text, at):
            if not _OF.search(text[max(end, at - 20) : at]):
                break
            at = named[at]
            continue
        filler = _ATTENDED.match(text, at) or _FILLER.match(text, at)
        if not filler or not filler[0]:
            break
        at = filler.end()
    if date and (moved := _POSTPONED.match(text, date.end)):
        date = dated.get(moved.end())
    firm = date is not None and bool(_FIRM.search(text, end, date.start))
    whole = date is not None and bool(_HELD.search(text, end, date.start))
    if place and not date and not _HELD_AT.search(text, end, place.start) and not _close(text, end, place.start):
        place = None
    return facts_of(date, place, firm=firm, whole=whole)


def parts_of_one(text: str, first: DateSpan, dated: Mapping[int, DateSpan]) -> DateSpan:
    """The days of one meeting in parts: "(7 December 2012 and 22–26 April 2013)"; ``dated`` are the dates by their start."""
    whole = first
    while (joint := _AND_PART.match(text, whole.end)) and (more := dated.get(joint.end())):
        if not first.precision == more.precision == "day" or not whole.last_day < more.first_day:
            break
        whole = replace(whole, end=more.end, last_day=more.last_day)
    return whole


def _unlisted(text: str, at: int) -> Place | None:
    """A place that no list knows, by the time behind it: "in Awaza in August 2025"."""
    if _HEADQUARTERS.match(text, at) or text.startswith("Headquarters", at):
        return None
    told = PLACED_THEN.match(text, at - 1) or _IN_BRACKETS.match(text, at - 1)
    return place_at(text, at, open_ended=True) if told else None


def _ends(text: str, at: int, place: Place | None) -> bool:
    """Whether a bare year at ``at`` dates the name: "(1998)", "Beijing, 1995"."""
    return (
        text[at - 1] == "("
        or text.endswith((" scheduled for ", " planned for "), 0, at)
        or (place is not None and text[place.end : at] == ", ")
    )


def _placing(text: str, end: int, at: int) -> bool:
    """Whether the words before ``at`` can lead to a place: "at", "in", or a comma alone ("on Women, Beijing, ...")."""
    return bool(_AT.search(text, end, at)) or (at == end + 2 and text[end] == ",")


def _close(text: str, end: int, at: int) -> bool:
    """Whether nothing but a preposition, a comma or a bracket stands between the name and the place."""
    return _LEADS.fullmatch(text, end, at) is not None


def _dated(text: str, end: int, at: int) -> bool:
    """Whether the words up to a date at ``at`` make it the meeting's: "to 3 March" does not."""
    if text[end:at] == " of ":
        return True
    before = text[max(end, at - 12) : at].rstrip().lower()
    if before.endswith((" half of", " week of", "beginning of", " middle of", " end of")):
        return True
    return not before.endswith((" of", " by", " to", "until"))


def _before(text: str, start: int, end: int, dates: Sequence[DateSpan], sits: bool) -> Facts | None:
    """ "On 4 December 1995, a seminar was held", "convened on 3 March the fourth meeting"."""
    index = bisect_left(dates, start, key=attrgetter("start")) - 1
    if index < 0:
        return None
    date = dates[index]
    if date.end > start or text.endswith(_DASHES, 0, date.start):
        return None
    if text[date.end : start] == " " and date.precision == "month":
        return Facts(date, firm=True)
    told = Facts(date, firm=True)
    gap = date.end
    # "On 29 May 1995, at Dakar, a regional meeting was held"
    if (placing := _PLACING.match(text, gap)) and (place := place_at(text, placing.end())):
        told = facts_of(date, place, firm=True)
        gap = place.end
    if (
        sits
        and _AT_WHICH.fullmatch(text, gap, start)
        and _OPENING.search(text, max(0, date.start - _OPENS), date.start)
    ):
        return told
    if text[gap:start] in (": ", ": the ", ": The "):
        return replace(told, whole=True)
    if met := _met(text, date, start):
        return met
    if _DURING.fullmatch(text, gap, start) and _OPENING.search(text, max(0, date.start - _OPENS), date.start):
        return told
    if not _FOLLOWS.fullmatch(text, gap, start):
        return None
    if _VERB_BEFORE.search(text, max(0, date.start - 24), date.start):
        return told
    if (
        date.precision != "day"
        and _AT_WHICH.fullmatch(text, gap, start)
        and _OPENING.search(text, max(0, date.start - _OPENS), date.start)
    ):
        # "In 2018, at the second Forum, a declaration was adopted"
        return told
    return (
        told if _OPENING.search(text, max(0, date.start - _OPENS), date.start) and _WAS_HELD.match(text, end) else None
    )


def _met(text: str, date: DateSpan, start: int) -> Facts | None:
    """ "assembled in Lima from 5 to 7 May 1998 at the third World Wells Forum", and "met from 5 to 7 May 1998 in Lima for the"."""
    if (
        date.first_day == date.last_day
        or not date.end < start < date.end + _WINDOW
        or not text.endswith((" the ", " its ", " their "), date.end, start)
    ):
        return None
    before, after = (
        _MET.search(text, max(0, date.start - _WINDOW), date.start),
        _MET_FOR.fullmatch(text, date.end, start),
    )
    if before is None or after is None:
        return None
    at = next((found.start("place") for found in (before, after) if found["place"]), None)
    place = place_at(text, at) if at is not None else None
    return facts_of(date, place, firm=True)


def opening_date(text: str, start: int, dates: Sequence[DateSpan], *, sits: bool = False) -> Facts:
    """The date that opens the sentence in which somebody held or attended the event named at ``start``, if any.

    "On 28 and 29 October, the Conference hosted a workshop", "In July 2024, the Office took part in the youth summit": it
    dates an event that is known otherwise, and makes none. ``sits``: it is over in a day.
    """
    index = bisect_left(dates, start, key=attrgetter("start")) - 1
    if index < 0 or not 0 <= start - dates[index].end <= _WINDOW:
        return Facts()
    date = dates[index]
    opens = _OPENING.search(text, max(0, date.start - _OPENS), date.start)
    told = _TOOK_PART.fullmatch(text, date.end, start) if opens else None
    if told is None:
        return Facts()
    # Who attends a conference on a day does not say that it met no longer.
    attended = told["held"] is None
    a_day = attended and (date.precision == "year" or (date.first_day == date.last_day and not sits))
    return Facts() if a_day else Facts(date, whole=told["held"] is not None)
