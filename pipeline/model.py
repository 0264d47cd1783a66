"""The records one stage hands to the next.

Only frozen dataclasses of built-in types live here: no behaviour beyond turning one offset into another, nothing
of Dagster, Arrow or a file format. All offsets are code points, half-open. ``Document`` is what reading gives,
``Structure`` what structuring gives; extraction works on ``Passage`` texts and its spans are offsets into
``Passage.text`` until ``Passage.span`` turns them into offsets of the canonical text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

LineRole = Literal["heading", "paragraph", "list_item", "note", "contents", "table", "caption", "title", "furniture"]
PassageKind = Literal["title", "agenda_title", "summary", "heading", "paragraph", "note", "table"]
BlockKind = Literal["masthead", "contents", "heading", "paragraph", "note", "table", "furniture"]
NumberStatus = Literal["printed", "inferred", "none"]
ParagraphRole = Literal["body", "preambular", "operative", "box", "annexed", "other"]
DivisionRole = Literal["report", "annex", "resolution", "decision", "conclusions", "draft"]
FrameRole = Literal["own", "organ", "quoted", "retold", "replies", "debate", "review"]
AttributionHow = Literal["named", "pronoun", "short_form", "frame", "none"]
Severity = Literal["error", "warning", "info"]
EntityType = Literal["body", "meeting", "instrument", "country"]


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What ``<stem>.yaml`` beside a report says of it because the file itself does not.

    ``retrieved`` (ISO 8601 day), ``sha256`` (hex) and ``media_type`` are of the file as it was fetched from
    ``source_url``; ``leave_out`` is why the report is not to be read.
    """

    symbols: tuple[str, ...] = ()
    title: str | None = None
    publication_date: str | None = None
    original_language: str | None = None
    source_url: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    media_type: str | None = None
    leave_out: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A report file as found: ``path`` is relative to the sources folder, with ``/``; ``sha256`` is of its bytes."""

    path: str
    sha256: str
    size: int
    sidecar: Sidecar = Sidecar()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something unsettled or damaged; ``start``/``end`` point into the canonical text where there is a place."""

    severity: Severity
    kind: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A place mended for reading: ``original`` stands at ``[start, end)`` of the canonical text."""

    start: int
    end: int
    original: str
    repaired: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of the canonical text, without its line break.

    ``page`` counts from 1. ``role``, ``level``, ``x0`` (left edge, points), ``size`` (font size, points) and ``bold``
    are what the file itself says and are None where it says nothing.
    """

    start: int
    end: int
    page: int | None = None
    role: LineRole | None = None
    level: int | None = None
    x0: float | None = None
    size: float | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note inside running text (``²``, a raised ``2``): its place in the canonical text."""

    start: int
    end: int
    marker: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as one canonical text. ``lines`` are in order and disjoint; what lies between them is white space."""

    text: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    media_type: str
    reader: str
    pages: int | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read from the masthead and its evidence; ``start`` is None where a sidecar supplied it."""

    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the front page says. Absent facts are None and have an issue in ``Structure.issues``.

    ``publication_date`` is ISO 8601; ``session_number`` a figure as text; ``agenda_item`` as printed (``66 (b)``).
    ``session_time`` is where and when the session meets, as printed (``New York, 10–21 March 2025``).
    ``organs`` are the names of the organs the report is submitted to; ``kind`` is an id of ``rules/kinds.yaml``.
    """

    symbols: tuple[Fact, ...] = ()
    symbol_status: Literal["printed", "supplied"] | None = None
    title: Fact | None = None
    report_type: Fact | None = None
    author: Fact | None = None
    organs: tuple[Fact, ...] = ()
    session_number: Fact | None = None
    agenda_item: Fact | None = None
    agenda_title: Fact | None = None
    publication_date: Fact | None = None
    distribution: Fact | None = None
    original_language: Fact | None = None
    session_time: Fact | None = None
    kind: str = "report"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text as extraction reads it: line breaks, page furniture and note marks folded away.

    ``key`` is the id of the row it belongs to (paragraph_id, note_id, section_id, or ``<report_id>.title`` and the
    like). ``offsets[i]`` is the canonical offset of ``text[i]``; it never decreases. A passage of a table has a line
    for each of its cells.
    """

    key: str
    kind: PassageKind
    text: str
    offsets: Sequence[int]
    section_id: str | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Canonical ``(char_start, char_end)`` of ``text[start:end]``; the slice must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading. ``label`` is its path (``III.B.1``; ``Annex``), made up as ``S1`` where none is printed."""

    section_id: str
    parent_section_id: str | None
    label: str
    title: str
    level: int
    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, whole: ``start``/``end`` reach over page furniture and notes inside it, ``passage.text`` does not.

    ``number`` is as printed or inferred (``10``, ``88.1``), None for an unnumbered one.
    """

    paragraph_id: str
    section_id: str | None
    number: str | None
    number_status: NumberStatus
    position: int
    passage: Passage
    start: int
    end: int
    page_start: int | None = None
    page_end: int | None = None
    role: ParagraphRole = "body"
    division_id: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """A document or a document inside one: the report itself, an annex, a resolution, decision or draft printed in full.

    ``label`` is the path of its heading, None for the report; ``section_id`` that heading; ``presented`` the sentence
    that presents it ("recommends the adoption of the following draft resolution:"), else empty.
    """

    division_id: str
    parent_division_id: str | None
    role: DivisionRole
    label: str | None
    section_id: str | None
    presented: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote; ``paragraph_id`` is None where its mark is lost."""

    note_id: str
    paragraph_id: str | None
    marker: str
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the canonical text and what it is. The blocks of a text cover it once and in order.

    ``owner_id`` is the id of the section, paragraph or note it belongs to.
    """

    kind: BlockKind
    start: int
    end: int
    owner_id: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """A report taken apart. ``passages`` are all running texts in reading order (title and summary first, headings
    where they stand, notes after the paragraphs), and after them the tables: a table floats, so that no short form of
    the text means what it names. ``language`` (ISO 639-1) has the most of its text; ``foreign`` are the languages of the
    passages that are not in English, by key; None where no language is known."""

    report_id: str
    masthead: Masthead
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    repairs: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()
    language: str | None = "en"
    foreign: Mapping[str, str | None] = field(default_factory=dict)
    divisions: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
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
class Recommendation:
    """One directive clause of a passage; offsets are into ``Passage.text``.

    ``text`` reads whole (an item of a list carries its lead-in's words); ``recommenders`` are body ids, the first is
    the recommending body. ``frame`` says whose words it is, ``attribution`` how the recommending body is known, none
    where there is none. ``via`` names the chain by which a pronoun or short form became the recommending body.
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
