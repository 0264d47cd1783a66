"""Names of instruments in running text: treaties, declarations, programmes of action, laws, agreed conclusions.

In goes a text; out come spans with the instrument named. Well-known ones come from the authority list, others from
the way they are named: a head word ("Convention"), what stands before it and the title after it, up to where the
name ends. What has a symbol or number is found by ``citations``; short forms ("the Convention") are resolved by
``reference``. Names and patterns are data: ``rules/instruments.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pipeline.model import Instrument
from pipeline.numbers import figure
from pipeline.rules.registry import slugify
from pipeline.s3_extract.instruments.adoption import month_beside
from pipeline.s3_extract.instruments.plans import plan_before_years, plan_of_years
from pipeline.s3_extract.instruments.rules import Head, NameRules, fold, ilo_convention, load_rules
from pipeline.s3_extract.instruments.titles import end_of_small_title, end_of_title
from pipeline.s3_extract.places.cities import place_at
from pipeline.s3_extract.places.countries import country_hits

# The names of acts run on over small words: "Protection of Victims of Domestic Violence Act".
_LONG_LEFT_RUN: Final = re.compile(
    # "Prevention of Torture (Amendment) Act"
    r"(?:\([A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,3}\)\s|(?:[A-Z][\w’'./-]*\s)(?:(?:of|from|against|for)\s(?:the\s)?|(?:in|to|with)\s(?!the\s)|and\s)?"
    r"|(?:19|20)\d\d\s"
    # "Truth, Reconciliation and Healing Act": a list of single words.
    r"|[A-Z][\w’'-]*,\s(?=(?:[A-Z][\w’'-]*,\s){0,3}[A-Z][\w’'-]*,?\sand\s))+$"
)
# The first words of a city's name that has a small word in it.
_SMALL_CITY: Final = re.compile(r"(?<![\w’'-])[A-ZÀ-Ý][\w’'-]+\s(?:es|de|do|da|del|la|el|sur|am|upon)\s$")
_NATIONAL_AND: Final = re.compile(r"(?<![\w-])(?:National|Federal|Joint)\s(?:[A-Z][\w’'-]*\s){1,3}and\s$")
_LEFT_RUN: Final = re.compile(r"(?:(?:[A-Z][\w’'./-]*|(?:19|20)\d\d)\s)+$")
# The acronym of whose rules they are.
_OWNED: Final = re.compile(r"(?<![\w-])(?!UN\b)[A-Z]{3,8}(?:-[A-Z][a-z]+)?(?:[’']s?)?\s$")
# What makes a treaty of a region of a name that one of the United Nations has.
_REGIONAL: Final = re.compile(
    r"(?<![\w-])(?:Inter-American|African(?: Union)?|Arab|European|Ibero-American|ASEAN|SADC|ECOWAS|SAARC)\s$"
)
# How far before its head a name may begin.
_LEFT_REACH: Final = 90
_NUMERAL: Final = re.compile(r"\s(?:[Nn]o\.\s?)?(?:\d{1,3}|[IVX]+)(?![\w/.-]\w|\w)")
# "the Constitution (Amendment) Act No. 36, in 2017", "the Protection Act of Utopia of 2017"
_LAW_NUMBER: Final = re.compile(r"\sNo\.\s\d{1,4}(?![\d/])")
_LAW_YEAR: Final = re.compile(
    r",?\s\(((?:19|20)\d\d)\)|\s\((?:Act|Law)\sNo\.\s\d+\sof\s((?:19|20)\d\d)\)|(?:,?\s|(?:\sof\s[A-Z][a-z]+)?\sof\s|,\sin\s)((?:19|20)\d\d)\b(?!\s?[-–/]\d)"
)
# "Global AIDS Strategy 2021–2026": the years a strategy or a plan is for.
_YEARS_OF: Final = re.compile(r",?\s(?:for\s(?:the\speriod\s)?)?(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?![\d/])")
_YEAR_FIRST: Final = re.compile(r"^(?:(?:19|20)\d\d)\s")
# One name for one thing: "agreed conclusions relating to violence" are those "on violence".
_PREPOSITION: Final = re.compile(r"(?<=conclusions) (?:relating to|concerning|regarding) ")
# A bulletin "on", "entitled" and ", " its subject is one.
_ENTITLED: Final = re.compile(r"(?<=bulletin)(?:,? entitled|,) [“\"]?")
_BROKEN_HYPHEN: Final = re.compile(r"(?<=\w)- (?=[A-Z])")
_SPACED_HYPHEN: Final = re.compile(r"(?<=[a-z])(?: -\s?|- )(?=[a-z])")
# A link word that a title cannot end with: "on the matter with Utopia on 30 October".
_HANGING: Final = re.compile(r"\s(?:on|in|at|of|with|by|for|to|and|the)\s*$")
_WORD: Final = re.compile(r"\S+\s")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NUMBER: Final = re.compile(r"\d+")
_CAPITAL: Final = re.compile(r"(?<= )(?:the )?[A-Z]")
# Behind a head that begins another name: "Convention Centre", "Code of Practice".
_GOES_ON: Final = re.compile(r"\s[A-Z][a-z]|\sof\s(?!the\s)(?:[a-z]|Parliament|Practice|Ethics)|-")
_TOPIC: Final = re.compile(r"\s(?:on|for|concerning)\s(?:the\s)?[A-Z]")
_OF_YEAR: Final = re.compile(r" of ((?:19|20)\d\d)$")
# How far before its gate a name in small letters may begin, in code points: "Status of the Forces agreement".
_GATE_REACH: Final = 200
_ILO: Final = re.compile(
    r"(?:ILO|International Labour Organi[sz]ation(?: \(ILO\))?(?:'s|’s)?)(?: [Cc]onventions?)(?:,? [Nn]os?\.?)? ?"
    r"(?P<numbers>C?\d{1,3}(?:(?:, (?:and )?| and | or )(?:No\. ?)?C?\d{1,3}(?!\d))*)"
    r"|(?<!\w)Convention [Nn]o\. ?(?P<number>\d{1,3})(?!\d)"
)
# How conventions of that Organization are cited by their titles: "Labour Inspection Convention, 1947 (No. 81)".
_ILO_YEAR: Final = re.compile(r",\s((?:19|20)\d\d)\s\(No\.\s(\d{1,3})\)")
_DRAFT_RESOLUTION: Final = re.compile(
    r"[Dd](?<!\w.)raft (?P<kind>resolution|decision)(?: (?P<numeral>[IVX]{1,5}|[A-Z]|\d{1,2})(?![\w/]))?"
    r"(?:(?:,|:)? (?:entitled )?[“\"](?P<title>[^”\"]{5,250}?),?[”\"])?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named at ``text[start:end]``; ``needs_body``: who adopted it is for the text around to tell."""

    start: int
    end: int
    instrument: Instrument
    rule_id: str
    needs_body: bool = False


def find_names(text: str, report_id: str, body_starts: Collection[int] = ()) -> list[Named]:
    """The instruments named in ``text``, in order, no two overlapping.

    ``report_id`` makes the ids of what only the report tells apart (national laws, draft resolutions);
    ``body_starts`` are the offsets where a body is named, before which a title ends.
    """
    known = list(_authority(text))
    found = [*known, *_headed(text, report_id, body_starts, [(one.start, one.end) for one in known])]
    found += [*_small_names(text, report_id), *_ilo_conventions(text), *_drafts(text, report_id)]
    if len(found) < 2:
        return found
    found.sort(key=lambda one: (one.start, -one.end))
    small = load_rules().small_rules
    kept: list[Named] = []
    end, titled = 0, False
    for one in found:
        # Inside a title of common words another instrument may be named, not inside a name in capitals.
        if one.start >= end or (titled and one.end <= end):
            kept.append(one)
        if one.end > end:
            end, titled = one.end, one.rule_id in small
    return kept


def _authority(text: str) -> Iterator[Named]:
    rules = load_rules()
    folded = fold(text)
    for index, start, end in rules.automaton.find_matches_as_indexes(folded):
        inside = (start and (text[start - 1].isalnum() or text[start - 1] in "-/")) or text[end : end + 1].isalpha()
        if inside:
            continue
        if not (text[start].isupper() or text[start].isdigit() or text.startswith("optional protocol to ", start)):
            yield from _inner(text, start, end)
            continue
        if folded[start:end] in rules.bare and _left(text, start, rules, frozenset()) < start:
            continue  # "Dakar Platform for Action" is not the Platform for Action
        if folded[start:end] in rules.of_any_house and _OWNED.search(text, max(0, start - 12), start):
            continue  # "UNDP Financial Regulations and Rules" are not those of the United Nations
        if rules.known[index][0].instrument_type == "convention" and _REGIONAL.search(text, max(0, start - 24), start):
            continue  # "Inter-American Convention against Corruption" is not that of the United Nations
        if rules.known[index][0].title in rules.short_titles and _TOPIC.match(text, end):
            continue  # "New York Declaration on the Question of Utopia" is not the one for Refugees and Migrants
        yield Named(start, end, *rules.known[index])


def _inner(text: str, start: int, end: int) -> Iterator[Named]:
    """A known name at the end of one that is printed otherwise ("optional annex to the Convention against Torture")."""
    capital = _CAPITAL.search(text[start:end])
    if capital:
        shift = start + capital.end() - 1
        for one in _authority(text[shift:end]):
            yield replace(one, start=one.start + shift, end=one.end + shift)


def _headed(
    text: str, report_id: str, body_starts: Collection[int], known: Collection[tuple[int, int]]
) -> Iterator[Named]:
    """Names built on a head word, by the rules of the head; not where one of the ``known`` spans holds the head, and none ends
    inside one ("the Kigali Amendment to the Montreal Protocol on Substances that Deplete the Ozone Layer")."""
    rules = load_rules()
    spans, ahead, reach = sorted(known), 0, 0
    for index, first, last in rules.head_automaton.find_matches_as_indexes(text):
        while ahead < len(spans) and spans[ahead][0] <= first:
            reach = max(reach, spans[ahead][1])
            ahead += 1
        if reach >= last or _inside_word(text, first, last):
            continue  # the authority list knows it, whatever stands before
        word = rules.head_words[index]
        for head in rules.heads[word]:
            if not head.left and head.not_left and text[max(0, first - _LEFT_REACH) : first].endswith(head.ends_before):
                continue  # "under International Humanitarian Law on the Protection of Objects"
            start = _left(text, first, rules, head.not_left, word == "Act") if head.left else first
            if head.instrument_type == "plan_of_action" and (plan := plan_of_years(text, start, last, report_id)):
                yield Named(*plan, head.rule_id, needs_body=True)
                break
            if head.after_place and (start := _place_before(text, start, first)) == first:
                continue
            end = last
            if head.instrument_type == "protocol" and (numeral := _NUMERAL.match(text, last)):
                end = numeral.end()
            stop = end_of_title(text, end, head, rules, body_starts)
            stop = next((reached for begun, reached in spans if begun < stop < reached), stop)
            left = text[start:first].split() if head.left else []
            named = any(one not in rules.generic and not one.isdigit() for one in left)
            alone = word in head.alone or end > last
            numbered = word == "Act" and _LAW_NUMBER.match(text, end) is not None
            if stop > end or ((named or alone) and (numbered or not _GOES_ON.match(text, end))):
                yield _made(text, start, stop, head, report_id)
                break
            if head.instrument_type == "plan_of_action" and (plan := plan_before_years(text, start, last, report_id)):
                yield Named(*plan, head.rule_id, needs_body=True)
                break


def _place_before(text: str, start: int, at: int) -> int:
    """Where the place begins that opens the run of capitals ``text[start:at]``; ``at`` where none does."""
    if start < at and place_at(text, start):
        # "the Baku to Belém Roadmap" is called after two places.
        return at if text.endswith(" to ", 0, start) else start
    # "Antigua and Barbuda Agenda": a run of capitals is not followed over "and".
    country = next(
        (hit for hit in country_hits(text[max(0, at - _LEFT_REACH) : at]) if hit.end + 1 == min(at, _LEFT_REACH)), None
    )
    return max(0, at - _LEFT_REACH) + country.start if country else at


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    return before.isalnum() or before == "-" or after[:1].isalpha() or (after[:1] == "-" and after[1:].isalpha())


def _left(text: str, at: int, rules: NameRules, not_left: frozenset[str], act: bool = False) -> int:
    """Where the name begins whose head stands at ``at``: the run of capitals before it, without words of the sentence."""
    run = (_LONG_LEFT_RUN if act else _LEFT_RUN).search(text, max(0, at - _LEFT_REACH), at)
    if run is None:
        return at
    start = run.start()
    for word in _WORD.finditer(run[0]):
        plain = word[0].strip()
        ends_before = plain in rules.not_in_name or plain in not_left or plain.endswith(("’s", "'s", "’", "."))
        # "the Emergency Decree and Martial Law Act" are two names, as what stands before "and" is one.
        ends_before |= act and plain.removesuffix(",") != plain and plain[:-1] in rules.heads
        ends_before |= act and plain in rules.heads and run[0].startswith("and ", word.end())
        if ends_before or (act and plain.islower() and start == run.start() + word.start()):
            start = run.start() + word.end()
    if (city := _SMALL_CITY.search(text, max(0, start - 24), start)) and place_at(text, city.start()):
        # "Dar es Salaam Declaration"
        start = city.start()
    if not act and (joined := _NATIONAL_AND.search(text, max(0, start - 60), start)):
        # "National Economic and Social Development Plan"
        start = joined.start()
    if act and " and " in text[start:at] and not text.endswith(("the ", "The "), 0, start):
        start = text.rindex(" and ", start, at) + len(" and ")
    return start


def _made(text: str, start: int, end: int, head: Head, report_id: str) -> Named:
    if head.instrument_type != "law" and (years := _YEARS_OF.match(text, end)):
        end = years.end()
    if head.instrument_type == "law" and (number := _LAW_NUMBER.match(text, end)):
        end = number.end()
    title = text[start:end]
    first, last, month = month_beside(title)
    start, end, title = start + first, start + last, title[first:last]
    if head.instrument_type == "convention" and (labour := _ILO_YEAR.match(text, end)):
        made = replace(ilo_convention(figure(labour[2]), None), title=title)
        made = replace(made, adoption_date=f"{labour[1]}-01-01", date_precision="year")
        return Named(start, labour.end(), made, "instrument.ilo")
    before = _YEAR.match(title)
    year = before[0] if before else None
    if head.instrument_type == "law" and before is None and (after := _LAW_YEAR.match(text, end)):
        year, end = next(filter(None, after.groups())), after.end()
    day, precision = (f"{year}-01-01", "year") if year else (None, None)
    if month:
        day, precision = month, "month"
    title = _BROKEN_HYPHEN.sub("-", _YEAR_FIRST.sub("", title))
    scope = f"{report_id}." if head.instrument_type == "law" or title.startswith("National ") else ""
    draft = text.endswith(("draft ", "Draft ", "proposed "), 0, start)
    made = Instrument(
        scope + slugify(title), title, head.instrument_type, adoption_date=day, date_precision=precision,
        status="draft" if draft else "unknown",
    )  # fmt: skip
    return Named(start, end, made, head.rule_id, needs_body=True)


def _small_names(text: str, report_id: str) -> Iterator[Named]:
    rules = load_rules()
    if not rules.small_gate.find_matches_as_indexes(text):
        return
    opened: dict[int, int] = {}
    for gate, start, _ in rules.small_gates.find_matches_as_indexes(text, overlapping=True):
        opened.setdefault(rules.gated[gate], start)
    for at in sorted(opened):
        rule = rules.small_names[at]
        for match in rule.pattern.finditer(text, max(0, opened[at] - _GATE_REACH)):
            end = (
                end_of_small_title(text, match.end())
                if "title" in rule.pattern.groupindex and match["title"] is not None
                else match.end()
            )
            if end <= match.end() - 1:
                continue
            if hanging := _HANGING.search(text, match.start(), end):
                end = hanging.start()
            title = _PREPOSITION.sub(" on ", text[match.start() : end].strip(), count=1)
            title, bulletin = _ENTITLED.subn(" on ", title.replace("conclusions from ", "conclusions of "), count=1)
            title = title.rstrip('”"') if bulletin else title
            title = _SPACED_HYPHEN.sub("-", title)
            title = rule.title or title[0].upper() + title[1:]
            scope = f"{report_id}." if rule.of_report else ""
            year = _OF_YEAR.search(title) if rule.instrument_type == "law" else None
            made = Instrument(
                scope + slugify(title), title, rule.instrument_type, status=rule.status,
                adoption_date=f"{year[1]}-01-01" if year else None, date_precision="year" if year else None,
            )  # fmt: skip
            yield Named(match.start(), end, made, rule.rule_id, needs_body=True)


def _ilo_conventions(text: str) -> Iterator[Named]:
    if "onvention" not in text or not ("ILO" in text or "Labour" in text or "No" in text):
        return
    known = load_rules().ilo
    for match in _ILO.finditer(text):
        group = "numbers" if match["numbers"] else "number"
        for number in _NUMBER.finditer(match[group]):
            start = match.start() if number.start() < 3 else match.start(group) + number.start()
            made = known.get(figure(number[0])) or ilo_convention(figure(number[0]), None)
            yield Named(start, match.start(group) + number.end(), made, "instrument.ilo")


def _drafts(text: str, report_id: str) -> Iterator[Named]:
    """Draft resolutions and decisions by their numeral or title."""
    if "raft " not in text:
        return
    for match in _DRAFT_RESOLUTION.finditer(text):
        if not match["numeral"] and not match["title"]:
            continue
        label = f"Draft {match['kind']}" + (f" {match['numeral']}" if match["numeral"] else "")
        title = f"{label}, “{match['title']}”" if match["title"] else label
        made = Instrument(
            f"{report_id}.{slugify(label if match['numeral'] else title)}", title, "draft_resolution", status="draft"
        )
        yield Named(match.start(), match.end(), made, "instrument.draft_resolution", needs_body=True)
