"""What structuring gives: facts of the front page, passages, sections, paragraphs, notes and blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from pipeline.model.document import Issue, Repair
from pipeline.records import dataclass

PassageKind = Literal["title", "agenda_title", "summary", "heading", "paragraph", "note", "table"]
BlockKind = Literal["masthead", "contents", "heading", "paragraph", "note", "table", "furniture"]
NumberStatus = Literal["printed", "inferred", "none"]
ParagraphRole = Literal["body", "preambular", "operative", "box", "annexed", "other"]
DivisionRole = Literal["report", "annex", "resolution", "decision", "conclusions", "declaration", "draft"]
# Those in which an organ alone speaks, printed in full.
ACT_ROLES: frozenset[DivisionRole] = frozenset({"resolution", "decision", "conclusions", "declaration", "draft"})


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
    ``session_name`` is the line that names the session (``Eightieth session``), else the lines that name the numbered
    meeting the document is for (``Tenth meeting``), ``session_time`` where and when it meets (``New York, 10–21 March 2025``).
    ``sessions`` are those that the document reports on together, each with its days as a cover prints them; of the record
    of a meeting, that meeting with the lines below its number.
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
    session_name: Fact | None = None
    sessions: tuple[tuple[Fact, Fact], ...] = ()
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

    ``number`` is as printed or inferred (``10``, ``88.1``), None for an unnumbered one. ``points`` are the places in
    ``passage.text`` at which a bullet stands in print.
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
    points: tuple[int, ...] = ()


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
class Advice:
    """A recommendation in a row of a table, in the column whose head says that recommendations stand there.

    Cells are ``(start, end)`` in the text of the passage ``key``, which is the row: ``said`` what is recommended, ``told`` to
    whom, ``due`` by when, ``number`` its number, ``by`` by whom, each None where the table has no such column or the row nothing in it.
    ``head`` is the place of the column's head in the passage ``head_key``; ``answered``: another column holds an answer.
    """

    key: str
    said: tuple[int, int]
    head_key: str
    head: tuple[int, int]
    section_id: str | None
    division_id: str
    told: tuple[int, int] | None = None
    due: tuple[int, int] | None = None
    number: tuple[int, int] | None = None
    by: tuple[int, int] | None = None
    answered: bool = False


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
    advice: tuple[Advice, ...] = ()

    @property
    def title_passage(self) -> Passage | None:
        """The title as a running text, the first of the passages; None where the front page has none."""
        return next((p for p in self.passages[:1] if p.kind == "title"), None)
