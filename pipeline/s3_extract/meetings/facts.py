"""When and where a meeting met, as the words about its name tell.

In: a passage's text, the span of a meeting's name, and the dates and bodies of the passage. Out: ``Facts``. Only what
stands next to the name counts ("held at Moscow from 3 to 5 November 1997", "On 4 December 1995, a seminar was held in
..."): a date further off is the date of something else. What two mentions tell is put together in ``finder``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.model import Mention
from pipeline.numbers import figure
from pipeline.s3_extract.dates import WEEKDAY, DateSpan
from pipeline.s3_extract.meetings.before import told_before
from pipeline.s3_extract.meetings.told import Facts, facts_of
from pipeline.s3_extract.meetings.words import PLACED_THEN
from pipeline.s3_extract.months import MONTH_NAMES
from pipeline.s3_extract.places.cities import Place, place_at, place_in_country
from pipeline.s3_extract.spans import beginning

# What may stand between the name and its time and place.
_FILLER: Final = re.compile(
    # "held at the level of Heads of State and Government on 21 June", "at ministerial level on 25 September"
    r"at\s(?:the\s)?(?:(?:ministerial|summit|expert|ambassadorial)\slevel|level\sof\s(?:the\s)?(?:heads\sof\sstate(?:\s(?:and|or)(?:\sof)?\sgovernment)?"
    r"|(?:foreign\s)?ministers|ambassadors|experts))\b|"
    # "the sixteenth meeting (CoP16, Bangkok, 2013)"
    r"\((?-i:[A-Z][A-Za-z]{1,7})[\s-]?\d{1,3},\s|"
    rf",\s(?:19|20)\d\d,?\s(?=(?:was|were|is|held|which)\b)|,|\s+|\)(?=,\sheld\b)|\((?!(?:{MONTH_NAMES})\b)(?:\d+(?:st|nd|rd|th)\s)?[A-Z][\w-]*(?:\s(?:[IVX]+|\d+))?\)|\((?!see\b)|:"
    r"|(?:which|that|was|were|is|are|has\sbeen|had\sbeen|will|would|shall|should|to|be|being|took|take|taking|place|scheduled|planned|expected"
    r"|due|tentatively|provisionally|also|recently|subsequently|then|successfully|concurrently|annually|jointly|and)\b(?=\s)"
    r"|in\s(?:a\s)?(?:hybrid|virtual|online|in-person)(?:\s(?:format|form|mode|setting))?\b|virtually\b|online\b|in\sperson\b"
    rf"|(?:held|convened|organi[sz]ed|hosted|meeting|met|opened)\b|{WEEKDAY},?\s(?=\d)"
    r"|the\s(?:first\shalf|second\shalf|first\sweek|last\sweek|beginning|middle|end)\sof\s"
    r"|(?:from|on|during|in|at|for|between|early|late|mid|the\scity\sof|the\speriod|its|later)\b[\s-]"
    r"|(?:(?:the\s)?United\sNations\s|[A-Z]{2,8}\s)?Headquarters(?:,|\sin)?|(?-i:secretariat)(?=\s\()|(?:under|with)\sthe\sauspices\sof(?:\sthe)?|(?:the\s)?Palais\sdes\sNations,?|(?:the\s)?United\sNations\sOffice\s(?=at\s)"
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
    r"(?:\b(?:at|in|hosted\sby)\s(?:the\sGovernment\sof\s)?|\bcity\sof\s|\(|\([A-Z]{2,8}[\s-]?\d{1,3},\s|(?:Headquarters|Centre|Center|Hotel|Palace|Building|Office|Hall|Chamber|room\s[A-Z\d]{1,3})(?:\s\([A-Z]{2,8}\))?,?\s(?:in\s)?|Nations,?\s)$",
    re.IGNORECASE,
)
_HELD_AT: Final = re.compile(
    r"\b(?:held|convened|organi[sz]ed|hosted|place|met)\b[^.;]{0,80}\s(?:at|in)\s(?:the\s)?$", re.IGNORECASE
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
_LEADS: Final = re.compile(r"(?:\s\([\w\s-]{2,12}\))?,?\s?(?:\(|(?:(?:in|at)\s)?(?:the\scity\sof\s)?)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=[),.;]|\s\(|$)")
# Behind the first days of a meeting, further ones: "30 and 31 October and 6 November".
_AND_PART: Final = re.compile(rf"(?:,?\sand|,)\s(?:on\s|from\s)?(?:{WEEKDAY},?\s)?")
# The territory or the part of a State behind a city: "Nouméa, New Caledonia, from 18 to 20 May", "Miami, Florida, on", "Songdo Incheon,
# Republic of Korea, from".
_REGION: Final = re.compile(
    r"(?:\s[A-ZÀ-Ý][\w’-]+)?,\s[A-ZÀ-Ý][\w’-]+(?:\s(?:of\s)?[A-ZÀ-Ý][\w’-]+){0,2}(?=,?\s(?:from|on|in)\s)"
)
# "hosted by the Bank and the Fund in the Philippines"
_AND_HOST: Final = re.compile(r",?\sand\s(?:the\s)?")
# "attended by ministers of four States in Mombasa", "organized by two Governments, was held in Lima", "convened by the Union,
# together with others, on 3 May": who came or called for it stands between the name and its place or day.
_ATTENDED: Final = re.compile(
    r"attended\sby\s[^.;:]{3,120}?(?=,?\s(?:in|at)\s[A-Z]|,?\s(?:was|were)\sheld\b)"
    r"|(?:co-hosted|(?:co-)?(?:organi[sz]ed|convened|sponsored|chaired|facilitated)|presided\sover)\sby\s[^.;:]{3,120}?"
    r"(?=,?\s(?:and\s)?(?:(?:was|were|to\sbe|will\sbe)\s)?held\b)"
    r"|(?:co-)?(?:organi[sz]ed|convened|sponsored)\sby\s(?:(?!\s(?:in|at)\s[A-Z])[^.;:]){3,120}?(?=,\s(?:on|from)\s\d)"
    # "hosted by the Philippines in Manila in October 2024"
    r"|hosted\sby\s(?:(?!\sin\s)[^.;:,]){3,60}?(?=\sin\s[A-ZÀ-Ý][\w’-]+,?\s(?:in|on|from)\s)"
    # "held in Granada, at the kind invitation of the Government of Spain, from 23 to 27 January"
    r"|at\sthe\s(?:kind\s)?invitation\sof\s[^.;:()]{3,90}?(?=,?\s(?:from|on|in|at)\s[A-Z\d])"
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
_ENDS_BRACKETS: Final = re.compile(r"[A-ZÀ-Ý][\w’ -]+(?:, [A-ZÀ-Ý][\w’ -]+)?\)")
# A house by its name, and its street: "the Conrad Resort and Casino", "the Méridien President Hotel", "the Palais Wilson".
_VENUE: Final = re.compile(
    r"(?:the\s)?[A-ZÀ-Ý][\w’'-]*(?:\s(?:(?:and|of|de|du|des|del|la|le|the|for|on)\s){0,2}[A-ZÀ-Ý][\w’'-]*){0,9}(?:\s\([A-Z]{2,8}\))?"
    r"(?:,\s\d[\d-]*,?\s[\w’'À-ÿ-]+(?:\s[\w’'À-ÿ-]+){0,3})?"
)
_IN_CITY: Final = re.compile(r"(?:,\s|\sin\s)(?=[A-ZÀ-Ý])")
_HOUSE_OF_CITY: Final = re.compile(
    r"(?:the\s)?(?P<name>[A-ZÀ-Ý][\w’'-]*\s(?:[A-ZÀ-Ý][\w’'-]*\s){0,4}(?:Centre|Center|Hotel|Hall|Palace))(?![\w-])"
)
# No name of a house is longer, in code points.
_LONGEST_VENUE: Final = 110
# How far after the name its time and place are looked for, in code points.
_WINDOW: Final = 170
# Where no position is meant: the walk ends.
_STOP: Final = -1
# Behind a name whose words go on: "of the Contracting Parties to the Convention (Barcelona Convention) and its Protocols was held".
_GOES_ON: Final = re.compile(
    r"(?:\s(?:\([A-ZÀ-Ý][^()]{2,60}\)|[A-ZÀ-Ý][\w’'&-]*,?|to|of|on|for|in|and|or|the|its|their|with|against|by|from|under|concerning"
    r"|related|between|among|all|towards)){1,40}?(?=\s(?:(?:was|were|is\sto\sbe|will\sbe|to\sbe)\s(?:held|convened|organi[sz]ed|hosted)"
    r"|held|took\splace|met)\s(?:in|at|on|from|between)\s|\sin\s[A-ZÀ-Ý][\w’-]+,?\s(?:in|on|from)\s(?:\d|[A-Z])|\s\((?:[A-ZÀ-Ý][\w’-]+[^()\d]{0,40}\s)?\d)"
)
# "its 96th Session (2007) of the Conference"
_YEAR_INSIDE: Final = re.compile(r"[Ss]ession\s\(((?:19|20)\d\d)\)")
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
    if after.date is None and "(" in text[start:end] and (year := _YEAR_INSIDE.search(text, start, end)):
        inside = DateSpan(*year.span(1), f"{year[1]}-01-01", f"{year[1]}-12-31", "year")
        after = replace(after, date=inside)
    if topic_end and (after.date is None or after.place is None):
        after = _joined(after, _after(text, topic_end, dates, bodies))
    if after.date is None and (before := told_before(text, start, end, dates, sits)):
        return _joined(after, before)
    return after


def _joined(facts: Facts, more: Facts) -> Facts:
    """What ``facts`` leave open is told by ``more``."""
    dated, placed = facts if facts.date else more, facts if facts.place else more
    return Facts(dated.date, placed.place, placed.country_code, dated.firm, placed.is_wide, dated.whole)


def _after(text: str, end: int, dates: Sequence[DateSpan], bodies: Sequence[Mention]) -> Facts:
    """The time and place that the words behind the name tell, which ends at ``text[end]``."""
    return _Walk(text, end, dates, bodies).facts()


class _Walk:
    """Walks over the words behind a name as long as they tell of its time and place.

    Each ``_by`` method reads what begins at a position as one thing: where the words go on behind it, None where it is no such
    thing, ``_STOP`` where the words are of something else from there on.
    """

    def __init__(self, text: str, end: int, dates: Sequence[DateSpan], bodies: Sequence[Mention]) -> None:
        self._text, self._end, self._limit = text, end, min(len(text), end + _WINDOW)
        self._dated = {d.start: d for d in beginning(dates, end, self._limit)}
        self._named = {b.start: b.end for b in reversed(beginning(bodies, end, self._limit))}
        self._date: DateSpan | None = None
        self._place: Place | None = None

    def facts(self) -> Facts:
        """What the whole walk tells."""
        at = self._end
        while 0 <= at < self._limit:
            at = at + 1 if self._text[at] == " " else self._step(at)
        text, end, place = self._text, self._end, self._place
        date = self._date
        if date and (moved := _POSTPONED.match(text, date.end)):
            date = self._dated.get(moved.end())
        firm = date is not None and bool(_FIRM.search(text, end, date.start))
        whole = date is not None and bool(_HELD.search(text, end, date.start))
        if place and not date and not _HELD_AT.search(text, end, place.start) and not _close(text, end, place.start):
            place = None
        return facts_of(date, place, firm=firm, whole=whole)

    def _step(self, at: int) -> int:
        """Where the words go on behind those at a position, ``_STOP`` where nothing of the meeting begins there."""
        behind = self._by_date(at)
        if behind is None and self._place is None:
            behind = self._by_place(at)
        if behind is None and at in self._named and not _HEADQUARTERS.match(self._text, at):
            behind = self._by_host(at)
        if behind is None:
            filler = _ATTENDED.match(self._text, at) or _FILLER.match(self._text, at)
            behind = filler.end() if filler and filler[0] else _STOP
        return behind

    def _by_date(self, at: int) -> int | None:
        """The days or the year of the meeting."""
        text, near = self._text, self._dated.get(at)
        if near and at == self._end + 1 and text.startswith(":", near.end):
            # "14 May 2024: sixteenth Summit 19 August 2024: World Day": a list in which each day stands before what was on it.
            return _STOP
        if near and self._date is None and _dated(text, self._end, at):
            # "At its tenth session, on 12 and 15 December": these are days of what was done.
            self._date = parts_of_one(text, near, self._dated) if _FIRM.search(text, self._end, at) else near
            return self._date.end
        if near:
            return _STOP
        if self._date is None and text[at] in "12" and (year := _YEAR.match(text, at)) and _ends(text, at, self._place):
            self._date = DateSpan(at, year.end(), f"{year[0]}-01-01", f"{year[0]}-12-31", "year")
            return year.end()
        return None

    def _by_place(self, at: int) -> int | None:
        """The city, State or house where it met."""
        text, behind_at = self._text, self._text.endswith(" at ", self._end, at)
        if text[at] in "UH" and behind_at and (house := _AT_HEADQUARTERS.match(text, at)):
            self._place = Place(*house.span(), "New York", "USA")
            return house.end()
        if text[at] == "t" and text.startswith("the ", at) and text.endswith(" in ", self._end, at):
            # "be held in the Dominican Republic in 2026"
            state = place_at(text, at + len("the "))
            if state and state.is_wide:
                self._place = state
                return state.end
        if text[at].isupper() and self._is_placing(at):
            place = self._listed(at)
            if place is not None:
                if self._is_of_another(at, place):
                    return _STOP
                self._place = place
                return _behind_place(text, place)
        if behind_at and (venue := _venue(text, at, self._named)):
            self._place = venue
            return _behind_place(text, venue)
        return None

    def _is_placing(self, at: int) -> bool:
        """Whether a place may begin at a position."""
        text, end, date = self._text, self._end, self._date
        placing = _placing(text, end, at) or (date is not None and _in_brackets(text, end, at, date))
        return bool(placing) and not _HOUSE.match(text, at)

    def _listed(self, at: int) -> Place | None:
        """The place that begins at a position, in the lists or told by the words before it."""
        text, end = self._text, self._end
        place = place_at(text, at) or (_venue(text, at, self._named) if text.endswith(" at ", end, at) else None)
        place = place or place_at(text, at, open_ended=bool(_HELD_AT.search(text, end, at)))
        if place is None and _AT.search(text, end, at):
            place = place_in_country(text, at) or _unlisted(text, at)
        return place

    def _is_of_another(self, at: int, place: Place) -> bool:
        """Whether a State that acts or the name of a paper begins at a position."""
        text = self._text
        if place.is_wide and not _AT.search(text, self._end, at) and _ACTS.match(text, place.end):
            return True
        return text[at - 1] == "(" and _NAME_AFTER.match(text, place.end) is not None

    def _by_host(self, at: int) -> int:
        """The bodies that called for the meeting or in whose house it met."""
        if not _OF.search(self._text[max(self._end, at - 20) : at]):
            return _STOP
        behind = self._named[at]
        while (host := _AND_HOST.match(self._text, behind)) and host.end() in self._named:
            behind = self._named[host.end()]
        return behind


def _behind_place(text: str, place: Place) -> int:
    """Where the words go on behind a place with its region, or behind two cities of which the first is it ("held in Kuala Lumpur
    and Langkawi on 27 April")."""
    if region := _REGION.match(text, place.end):
        return region.end()
    second = place_at(text, place.end + len(" and ")) if text.startswith(" and ", place.end) else None
    return place.end if second is None or second.is_wide or place.is_wide else second.end


def _month_of(day: str) -> int:
    """The month of a day in ISO 8601, counted on from year to year."""
    return 12 * figure(day[:4]) + figure(day[5:7])


def parts_of_one(text: str, first: DateSpan, dated: Mapping[int, DateSpan]) -> DateSpan:
    """The days of one meeting in parts: "(7 December 2012 and 22–26 April 2013)", or its months, "in October and November 2024";
    ``dated`` are the dates by their start."""
    whole = first
    while (joint := _AND_PART.match(text, whole.end)) and (more := dated.get(joint.end())):
        if first.precision != more.precision or not whole.last_day < more.first_day:
            break
        if first.precision == "year" or (
            first.precision == "month" and _month_of(more.first_day) - _month_of(whole.last_day) != 1
        ):
            break
        whole = replace(whole, end=more.end, last_day=more.last_day)
    return whole


def _venue(text: str, at: int, named: Mapping[int, int]) -> Place | None:
    """The city of a house that is named at ``at``: "the National Stadium in Warsaw", "the Geneva International Conference Centre";
    ``named`` are the bodies, whose house it may be, as their start and end."""
    body = named.get(at + len("the ") * text.startswith("the ", at))
    for leads in _IN_CITY.finditer(text, body or at, at + _LONGEST_VENUE):
        if leads.start() != body and not _VENUE.fullmatch(text, at, leads.start()):
            break
        known = place_at(text, leads.end())
        city = known or (place_in_country(text, leads.end()) if text[at].islower() else None)
        if city and not city.is_wide:
            return city
    house = _HOUSE_OF_CITY.match(text, at)
    city = place_at(text, house.start("name")) if house else None
    return replace(city, end=house.end()) if house and city and not city.is_wide else None


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


def _in_brackets(text: str, end: int, at: int, date: DateSpan) -> bool:
    """Whether a place at ``at`` stands behind the days in brackets: "(16 to 22 March 2009, Istanbul)"."""
    return text.startswith(" (", end) and text[date.end : at] == ", " and _ENDS_BRACKETS.match(text, at) is not None


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
