"""What extraction finds in passages: bodies, meetings, instruments, citations, recommendations."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, NamedTuple

from pipeline.model.document import Issue
from pipeline.records import dataclass

FrameRole = Literal["own", "organ", "quoted", "retold", "replies", "debate", "review"]
AttributionHow = Literal["named", "pronoun", "short_form", "frame", "none"]
EntityType = Literal["body", "meeting", "instrument", "country"]


class Mention(NamedTuple):
    """A place in a passage where an entity is named; offsets are into ``Passage.text``."""

    entity_type: EntityType
    entity_id: str
    start: int
    end: int
    rule_id: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name of a body; ``kind`` is official, acronym, short, variant or former."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organization or office; the fields are the columns of the table ``bodies``."""

    body_id: str
    name: str
    acronym: str | None
    classification: str
    parent_body_id: str | None
    is_un_system: bool
    country_code: str | None = None
    symbol_series: str | None = None
    founding_date: str | None = None
    dissolution_date: str | None = None
    origin: Literal["registry", "report"] = "registry"
    names: tuple[BodyName, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session, conference, summit or seminar; the fields are the columns of ``meetings``. Dates are ISO 8601 days."""

    meeting_id: str
    name: str
    classification: str
    body_id: str | None
    session_number: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    date_precision: str | None = None
    place: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, treaty, programme ...; the fields are the columns of ``instruments``."""

    instrument_id: str
    title: str
    instrument_type: str
    symbol: str | None = None
    adopting_body_id: str | None = None
    adoption_date: str | None = None
    date_precision: str | None = None
    meeting_id: str | None = None
    status: str = "unknown"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document symbol or numbered resolution cited in a passage; offsets are into ``Passage.text``.

    ``symbol`` is written in full (``A/RES/52/98``); None where the text does not settle it, then ``candidates`` holds
    what it can be. Several citations may share one span (``A/53/47 and Add.1``).
    """

    symbol: str | None
    citation_type: str
    start: int
    end: int
    status: Literal["resolved", "ambiguous", "unresolved"]
    instrument_id: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who shall act. ``actor_type`` is of the closed list of the schema."""

    name: str
    actor_type: str
    body_id: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """By when and how often something is to be done; ``text`` is the limit as printed, ``date`` its last possible day."""

    text: str | None = None
    date: str | None = None
    precision: str | None = None
    meeting_id: str | None = None
    recurrence: str | None = None
    asks_for_report: bool = False


@dataclass(frozen=True, slots=True)
class Topical:
    """A topic of a recommendation, and the words that decided, as offsets into the text it was found in.

    ``score`` is the weight of all its words: 1 is a sure one, or two that are weak.
    """

    topic_id: str
    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One directive clause of a passage; offsets are into ``Passage.text``.

    ``text`` reads whole (an item of a list carries its lead-in's words, a clause the verb or subject it shares); ``recommenders`` are body ids, the first is
    the recommending body. ``frame`` says whose words it is, ``attribution`` how the recommending body is known, none
    where there is none. ``via`` names the chain by which a pronoun or short form became the recommending body.
    ``lead`` is where the lead-in's words stand, where ``text`` has them, or those that a wish or clause shares with another.
    """

    position: int
    number: str | None
    text: str
    start: int
    end: int
    voice: Literal["own", "reported"]
    recommenders: tuple[str, ...]
    verb: str
    verb_class: str
    rule_id: str
    confidence: float
    instrument_id: str | None = None
    meeting_id: str | None = None
    addressees: tuple[Addressee, ...] = ()
    via: tuple[str, ...] = ()
    due: Due = Due()
    frame: FrameRole = "retold"
    attribution: AttributionHow = "none"
    lead: tuple[int, int] | None = None
    topics: tuple[Topical, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose words a division is: its author or the organ in whose name it speaks, and the instrument it is, if one."""

    body_id: str | None
    instrument_id: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What is found in one report. ``mentions``, ``citations`` and ``recommendations`` are keyed by ``Passage.key``.

    ``masthead_mentions`` stand in no passage: their offsets are into the canonical text. ``holders`` are keyed by
    division id.
    """

    bodies: tuple[Body, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    citations: dict[str, tuple[Citation, ...]] = field(default_factory=dict)
    recommendations: dict[str, tuple[Recommendation, ...]] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    author_body_id: str | None = None
    organ_body_id: str | None = None
    masthead_mentions: tuple[Mention, ...] = ()
    holders: dict[str, Holder] = field(default_factory=dict)
