"""The instruments a report names: one row each, however named, and every place that names it.

In go the structured report, its bodies and its citations; out come instruments, mentions, and the citations with
their ``instrument_id``. Resolutions, decisions and presidential statements come from the citations, the rest from
``names``; short forms are resolved by ``reference``. A plain document cited by its symbol is no
instrument. Who adopted it and when is told as far as the text or the authority list says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Final

from pipeline.model import Citation, Instrument, Mention, Passage, Structure
from pipeline.rules.registry import slugify
from pipeline.s3_extract.bodies.above import BodiesAbove
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.dates import find_dates
from pipeline.s3_extract.instruments.acronyms import explained_acronyms, find_acronyms
from pipeline.s3_extract.instruments.adoption import date_of, dates_of, in_its_year
from pipeline.s3_extract.instruments.decisions import deciders_of, find_decisions
from pipeline.s3_extract.instruments.fullest import also_called, fullest
from pipeline.s3_extract.instruments.names import Named, find_names
from pipeline.s3_extract.instruments.reference import Memory, by_id, find_short_forms
from pipeline.s3_extract.instruments.register import Register
from pipeline.s3_extract.spans import Spans
from pipeline.s3_extract.table_text import reads_as_text

# A statement of the Council's President by its day; the match ends before the day.
_STATEMENT: Final = re.compile(
    r"[Pps](?<!\w.)(?:(?<=[Pp])residential [Ss]tatements?|(?<=s)tatements? by (?:the|its) President(?: of the (?:Security )?Council)?)"
    r" (?:of|dated) (?=\d{1,2} [A-Z])"
)
_OF_CITATION: Final = {"resolution": "resolution", "decision": "decision", "presidential_statement": "other"}
_COMPONENT: Final = re.compile(r"/(?:RES|DEC|PRST)/")
_DRAFT_BEFORE: Final = re.compile(r"[Dd]raft (?:resolution|decision)s? (?:contained in (?:document )?)?\(?$")
_SYMBOL_NEXT: Final = re.compile(r"\s\(")
# The bodies of a sentence are looked for among so many, and its ends in so many characters, on either side.
_NEAREST: Final = 200
_SENTENCE: Final = 4000
# Characters in which a date after or before a name is looked for.
_DATE_REACH: Final = 40
# And those of a list of statements.
_DAYS_REACH: Final = 200
_AND: Final = re.compile(r",\s(?:and\s)?(?:of\s)?|\sand\s(?:of\s)?")
# What different bodies call by the same name or number.
_NUMBERED_BY_BODY: Final = frozenset({"agreed_conclusions", "communication"})
# Numbered acts, whose organ the number or what stands beside it tells.
_ACTS: Final = frozenset({"decision", "resolution"})
# What stands between a body and the act it adopts.
_ADOPTED: Final = re.compile(r"\s(?:had\s)?(?:adopted|endorsed|approved)\s(?:the\s|its\s)?(?:draft\s)?")
# "the Hangzhou Declaration (2023) was launched at the fourth United Nations World Data Forum"
_ADOPTED_BY: Final = re.compile(
    r"(?:\s\((?:19|20)\d\d\))?,?\s(?:which\s)?(?:(?:was|were)\s)?(?:also\s)?(?:adopted|launched|proclaimed|promulgated|issued|published)"
    r"(?:,?\s(?:in|on)\s[^,;.]{2,30},?)?\s(?:at|by)\s(?:the\s)?(?:[a-z-]+\s)?"
)
# A name that ends with its day.
_DATED_NAMES: Final = frozenset({"instrument.decree_of_ruler", "instrument.european_council_conclusions"})
_GENERAL_COMMENT: Final = "instrument.general_comment"
_SPEAKS: Final = frozenset({"agreed_conclusions", "communication", "draft_resolution"})
_NO_ADOPTERS: Final = frozenset({"secretariat", "mission", "special_procedure", "trust_fund", "state", "other"})


@dataclass(frozen=True, slots=True)
class InstrumentFindings:
    """``instruments`` by id, ``mentions`` and ``citations`` by passage key, in the order of the text."""

    instruments: Mapping[str, Instrument]
    mentions: Mapping[str, tuple[Mention, ...]]
    citations: Mapping[str, tuple[Citation, ...]]


def find_instruments(
    structure: Structure, bodies: BodyFindings, citations: Mapping[str, tuple[Citation, ...]]
) -> InstrumentFindings:
    """The instruments of a report; of passages in other languages only those that are cited by symbol or number."""
    register = Register()
    mentions: dict[str, list[Mention]] = {}
    linked: dict[str, tuple[Citation, ...]] = {}
    explained: set[str] = set()
    names: dict[str, list[Named]] = {}
    also: dict[str, Instrument] = {}
    day = structure.masthead.publication_date
    context = _Context(structure.report_id, day.value if day else None, bodies.above)
    deciders = deciders_of(bodies)
    for passage in structure.passages:
        cited = citations.get(passage.key, ())
        here, links = _cited(passage, cited, register, context.published)
        mentions[passage.key], linked[passage.key] = here, tuple(links)
        if passage.key in structure.foreign:
            continue
        acting = bodies.mentions.get(passage.key, ())
        found = [
            *find_names(passage.text, structure.report_id, {m.start for m in acting}),
            *find_decisions(passage.text, acting, bodies.bodies, deciders, bodies.above.organ(passage)),
        ]
        names[passage.key] = found = _apart(passage, found, acting, here) if found else found
        if found:
            also |= also_called(passage.text, found)
            explained.update(explained_acronyms(passage.text, found))
    names = fullest(names, also)
    english = [passage for passage in structure.passages if passage.key not in structure.foreign]
    for passage in english:
        here, cited = mentions[passage.key], linked[passage.key]
        for one in names[passage.key]:
            completed = _completed(passage, one, bodies, context, cited)
            row = register.add(completed, printed=one.rule_id != "instrument.acronym")
            here.append(_mention(row, one.start, one.end, one.rule_id))
        here += _acronyms(passage.text, explained, register, here)
        here += _statements(passage.text, register, here)
    memory = Memory()
    for passage in english:
        here = mentions[passage.key]
        named = by_id(register.rows, here)
        for start, end, meant in find_short_forms(passage.text, named, bodies.above.named(passage), memory):
            here.append(_mention(register.add(meant), start, end, "instrument.short_form"))
    return InstrumentFindings(
        register.rows,
        {key: tuple(sorted(here, key=lambda one: (one.start, -one.end))) for key, here in mentions.items() if here},
        {key: cited for key, cited in linked.items() if cited},
    )


def _apart(
    passage: Passage, found: Sequence[Named], acting: Sequence[Mention], cited: Sequence[Mention]
) -> list[Named]:
    """Those of the names that are no part of a body's or of what is cited, and no label in a table."""
    bodied, taken = Spans(acting), Spans(cited)
    return [
        one
        for one in found
        if not _in_body(passage.text, one, bodied)
        and (not one.needs_body or reads_as_text(passage, one.start))
        and not taken.meet(one.start, one.end)
    ]


def _in_body(text: str, one: Named, bodies: Spans) -> bool:
    """Whether the words are but a part of a body's name: "Department of Management Strategy"."""
    if not (one.needs_body and text[one.start].isupper()) or text.endswith("the ", 0, one.start):
        return False
    return bodies.go_over(one.start, one.end)


def _mention(instrument: Instrument, start: int, end: int, rule_id: str) -> Mention:
    return Mention("instrument", instrument.instrument_id, start, end, rule_id)


def _cited(
    passage: Passage, citations: Sequence[Citation], register: Register, published: str | None
) -> tuple[list[Mention], list[Citation]]:
    """The instruments that citations name, and the citations with their ids."""
    mentions: list[Mention] = []
    linked: list[Citation] = []
    for citation in citations:
        made = _of_citation(passage.text, citation, published)
        if made is None:
            linked.append(citation)
            continue
        row = register.add(made)
        mentions.append(_mention(row, citation.start, citation.end, "instrument.cited"))
        linked.append(replace(citation, instrument_id=row.instrument_id))
    return mentions, linked


def _of_citation(text: str, citation: Citation, published: str | None) -> Instrument | None:
    """The instrument a citation names; None for a document and for a number that is not settled."""
    symbol = citation.symbol
    if symbol is None:
        return None
    if citation.citation_type == "draft":
        if not _DRAFT_BEFORE.search(text, max(0, citation.start - _DATE_REACH), citation.start):
            return None
        return Instrument(slugify(symbol), f"Draft resolution {symbol}", "draft_resolution", symbol, status="draft")
    kind = _OF_CITATION.get(citation.citation_type)
    if kind is None:
        return None
    title, body = _title(symbol, citation.citation_type)
    date = date_of(text, citation.start, citation.end, published)
    date = in_its_year(symbol, date, text) if date else None
    day = date.first_day if date and date.precision == "day" else None
    return Instrument(slugify(symbol), title, kind, symbol, body, day, "day" if day else None, status="adopted")


@lru_cache(maxsize=4096)
def _title(symbol: str, citation_type: str) -> tuple[str, str | None]:
    """``General Assembly resolution 52/98`` and the body's id, as far as the series is known."""
    series, _, number = _COMPONENT.sub("\0", symbol, count=1).partition("\0")
    for body, adopter in load_adopters().items():
        if adopter.series == series:
            if citation_type == "presidential_statement":
                return f"Statement by the President of the {adopter.title} {symbol}", body
            return f"{adopter.title} {citation_type} {number}", body
    return symbol, None


@dataclass(frozen=True, slots=True)
class _Context:
    """What the report says outside a passage: when it was ``published`` (an ISO 8601 day), and the bodies ``above`` its passages."""

    report_id: str
    published: str | None
    above: BodiesAbove


def _completed(
    passage: Passage, one: Named, bodies: BodyFindings, context: _Context, cited: Sequence[Citation]
) -> Instrument:
    """The row of a name with what the words around it say: day, symbol, adopting body."""
    made = one.instrument
    if (
        made.adoption_date
        and context.published
        and made.date_precision == "year"
        and made.adoption_date > context.published
    ):
        # "the 2050 Strategy" is for that year.
        made = replace(made, adoption_date=None, date_precision=None)
    symbol = made.symbol
    following = next((c for c in cited if c.start >= one.end), None)
    if following and following.instrument_id is None and _SYMBOL_NEXT.fullmatch(passage.text, one.end, following.start):
        symbol = symbol or following.symbol
    if not one.needs_body and (made.adoption_date or (made.instrument_type not in _ACTS and made.symbol is None)):
        return _of_then(made, context)
    date = date_of(passage.text, one.start, one.end, context.published)
    if not one.needs_body:
        return replace(made, adoption_date=date.first_day, date_precision=date.precision) if date else made
    if date is None and one.rule_id in _DATED_NAMES:
        date = next(
            (day for at, day in dates_of(passage.text, context.published).items() if one.start < at < one.end), None
        )
    body = _adopter_of(passage, one, bodies, context)
    scoped = body is not None and (made.instrument_type in _NUMBERED_BY_BODY or one.rule_id == _GENERAL_COMMENT)
    return replace(
        made,
        instrument_id=f"{body}.{made.instrument_id}" if scoped else made.instrument_id,
        symbol=symbol,
        adopting_body_id=body,
        adoption_date=date.first_day if date else made.adoption_date,
        date_precision=date.precision if date else made.date_precision,
    )


def _of_then(made: Instrument, context: _Context) -> Instrument:
    """An instrument of the authority list, unless it was adopted after the report: then an earlier one of this name is meant.

    A report of 1992 that speaks of "the Paris Agreement" does not mean the one on climate change.
    """
    if made.adoption_date is None or context.published is None or made.adoption_date <= context.published:
        return made
    earlier = f"{context.report_id}.{slugify(made.title)}"
    return Instrument(earlier, made.title, made.instrument_type, status="unknown")


def _adopter_of(passage: Passage, one: Named, bodies: BodyFindings, context: _Context) -> str | None:
    """Who adopted or proposes a named instrument: the body in its name, the subject of its sentence, the heading's."""
    kind = one.instrument.instrument_type
    named = bodies.mentions.get(passage.key, ())
    place = bisect_left(named, one.start, key=attrgetter("start"))
    near = named[max(0, place - _NEAREST) : place + _NEAREST]
    if kind != "resolution" and kind not in _SPEAKS and one.rule_id != _GENERAL_COMMENT:
        # "the Council of Ministers adopted the Statute of the Organization"
        last = next((m for m in reversed(near) if m.end <= one.start), None)
        beside = last is not None and _ADOPTED.fullmatch(passage.text, last.end, one.start) is not None
        if last and beside and _adopts(last.entity_id, bodies):
            return last.entity_id
        behind = next((m for m in near if m.start > one.end), None)
        told = behind is not None and _ADOPTED_BY.fullmatch(passage.text, one.end, behind.start) is not None
        return behind.entity_id if behind and told and _may_adopt(behind.entity_id, bodies) else None
    mentions = [m for m in near if _adopts(m.entity_id, bodies) and not _in_a_title(passage.text, m.start)]
    if kind == "resolution":
        return next((m.entity_id for m in mentions if one.start <= m.start and m.end <= one.end), None)
    floor, ceiling = max(0, one.start - _SENTENCE), one.end + _SENTENCE
    opening = max(passage.text.rfind(". ", floor, one.start), floor - 1)
    closing = passage.text.find(". ", one.end, ceiling)
    closing = min(len(passage.text), ceiling) if closing < 0 else closing
    said = next((m for m in reversed(near) if opening <= m.start and m.end <= one.start), None)
    if said and _ADOPTED.fullmatch(passage.text, said.end, one.start):
        return said.entity_id
    before = [m.entity_id for m in mentions if opening <= m.start and m.end <= one.start]
    after = [m.entity_id for m in mentions if one.end <= m.start < closing]
    earlier = [m.entity_id for m in mentions if m.end <= opening]
    above = [body for body in context.above.named(passage) if _adopts(body, bodies)]
    order = [*before[::-1], *after, *earlier[::-1], *above]
    if kind != "agreed_conclusions":
        return order[0] if order else None
    commissions = {key for key, body in bodies.bodies.items() if body.classification == "commission"}
    fitting = [body for body in order if body in commissions or body == "economic-and-social-council"]
    # Commissions and their Council adopt agreed conclusions; a report that names a single commission means it.
    return fitting[0] if fitting else (commissions.pop() if len(commissions) == 1 and not order else None)


@lru_cache(maxsize=4)
def _marks(text: str) -> Sequence[int]:
    """Where the quotation marks of a text stand, in order."""
    return [mark.start() for mark in re.finditer("[“”]", text)]


def _in_a_title(text: str, at: int) -> bool:
    """Whether a place is between quotation marks, where titles of other drafts name bodies that adopt nothing here."""
    last = bisect_left(_marks(text), at)
    return last > 0 and text[_marks(text)[last - 1]] == "“"


def _adopts(body_id: str, bodies: BodyFindings) -> bool:
    body = bodies.bodies.get(body_id)
    return body is not None and body.classification not in _NO_ADOPTERS


def _may_adopt(body_id: str, bodies: BodyFindings) -> bool:
    """Whether an outcome can be a body's by the words that say so: any body but a State, conferences and forums, too."""
    body = bodies.bodies.get(body_id)
    return body is not None and body.classification != "state"


def _acronyms(text: str, explained: Collection[str], register: Register, here: Sequence[Mention]) -> list[Mention]:
    found = list(find_acronyms(text, explained))
    if not found:
        return []
    taken = Spans(here)
    return [
        _mention(register.add(meant), start, end, "instrument.acronym")
        for start, end, meant in found
        if not taken.meet(start, end)
    ]


def _statements(text: str, register: Register, here: Sequence[Mention]) -> list[Mention]:
    """Statements of the Council's President named by their day; one with its symbol behind is the same."""
    made: list[Mention] = []
    matches = list(_STATEMENT.finditer(text)) if "resident" in text else []
    if not matches:
        return made
    begun = {one.start: one for one in reversed(here)}
    issued = {row.adoption_date: row for row in reversed(register.rows.values()) if "/PRST/" in (row.symbol or "")}
    for match in matches:
        at = match.end()
        for start, end, day in _days(text, at):
            behind = next((begun[near] for near in range(end, end + 3) if near in begun), None)
            row = register.rows[behind.entity_id] if behind else issued.get(day)
            if row is None:
                title = f"Statement by the President of the Security Council of {text[start:end]}"
                row = Instrument(slugify(title), title, "other", None, "security-council", day, "day", status="adopted")
            first = match.start() if start == at else start
            made.append(_mention(register.add(row), first, end, "instrument.statement"))
    return made


def _days(text: str, opening: int) -> Iterator[tuple[int, int, str]]:
    """The days of a list that begins at ``opening`` ("3 August 2011, 2 October 2013 and 24 April 2015"): start, end, day."""
    at = opening
    for date in find_dates(text[opening : opening + _DAYS_REACH]):
        start, end = opening + date.start, opening + date.end
        if date.precision != "day" or date.first_day != date.last_day:
            return
        if start != at and not (at > opening and _AND.fullmatch(text, at, start)):
            return
        yield start, end, date.first_day
        at = end
