"""Putting a report together: from pieces to sections, paragraphs, notes, passages and blocks with their ids."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pipeline.model import (
    Advice,
    BlockKind,
    Document,
    Fact,
    Issue,
    Mark,
    Masthead,
    Note,
    NumberStatus,
    Paragraph,
    Passage,
    PassageKind,
    Repair,
    Section,
    Source,
    Structure,
)
from pipeline.rules.kinds import kind_of
from pipeline.s2_structure.act_walk import act_label
from pipeline.s2_structure.advice_columns import advice_of, advised_rows
from pipeline.s2_structure.blocks import blocks_of, owner_at
from pipeline.s2_structure.contents import Contents, read_contents
from pipeline.s2_structure.cuts import Cuts, Span
from pipeline.s2_structure.divisions import make_divisions
from pipeline.s2_structure.fold import Vocabulary, fold
from pipeline.s2_structure.front import Front, find_front, with_rest
from pipeline.s2_structure.front_words import language_of_front
from pipeline.s2_structure.furniture import find_furniture
from pipeline.s2_structure.headings import Place
from pipeline.s2_structure.ids import digest, report_id, slug
from pipeline.s2_structure.languages import tell_languages
from pipeline.s2_structure.masthead import read_masthead
from pipeline.s2_structure.note_marks import FoundNote, tie_marks
from pipeline.s2_structure.notes import note_rows, split_notes
from pipeline.s2_structure.numbering import settle_numbers
from pipeline.s2_structure.paper_pages import with_pages
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Part, Piece, mostly_tables
from pipeline.s2_structure.raised import without_powers
from pipeline.s2_structure.repair import mend
from pipeline.s2_structure.rows import MARKS, POINTS, Row, dashed, find_style, make_rows
from pipeline.s2_structure.segment import Segmenter
from pipeline.s2_structure.stops import with_stops
from pipeline.s2_structure.table_cells import cells_of_table, packed

# The kinds of documents that are nothing but acts, whose title says which.
_DECISION = ("Decision ", "DECISION ")
_OF_ACTS = frozenset({"compendium_of_decisions", "agreed_conclusions"})


def structure(document: Document, source: Source) -> Structure:
    """Take a report apart. Never raises on any text; what does not fit is an issue and its text is kept."""
    document = without_powers(document)
    rows, stops = with_stops(with_pages(make_rows(document)), document)
    style = find_style(rows)
    furniture = find_furniture(rows)
    contents = read_contents(rows, furniture)
    front = find_front(rows, furniture, contents, style)
    masthead, issues, mended = read_masthead(rows, front, furniture, source, style.wrapped)
    front = with_rest(front, rows, masthead.title)
    groups, frames, endnotes = note_rows(rows, furniture | front.later, document, style, front.body)
    notes, orphans = split_notes(rows, groups, document, endnotes)
    taken = (
        furniture
        | front.later
        | frames
        | {k for note in notes for k in note.rows}
        | set(range(contents.start, contents.end))
    )
    run = [i for i in range(front.body, len(rows)) if i not in taken or i in orphans]
    reviewing = kind_of(masthead.kind).holders.get("advice") == "states"
    title = masthead.title.value if masthead.title else ""
    acts = title if masthead.kind in _OF_ACTS or title.startswith(_DECISION) else ""
    segmenter = Segmenter(rows, run, style, contents, reviewing, acts)
    pieces, gaps = settle_numbers(segmenter.walk(), rows, contents)
    issues += [
        Issue("warning", "duplicate_number", f"the number {number} stands twice", rows[i].start, rows[i].end)
        for i, number in segmenter.counted.repeated
    ]
    if not any(piece.number for piece in pieces):
        where = "in tables" if mostly_tables(pieces, rows) else "in paragraphs without numbers"
        message = f"{source.path}: no numbered paragraph was found; its text is kept {where}"
        issues.append(Issue("warning", "no_numbered_paragraphs", message))
    running = sorted([k for piece in pieces if piece.kind != "table" for k in piece.rows])
    ties = tie_marks(notes, document, rows, running)
    builder = _Builder(document, source, rows, masthead, ties)
    builder.repairs += [*document.repairs, *mended, *stops]
    builder.issues += [*issues, *gaps]
    return builder.build(pieces, segmenter.parts, notes, front, contents, furniture | frames)


class _Builder:
    """Holds what is shared while the parts of one report are made."""

    def __init__(
        self, document: Document, source: Source, rows: list[Row], masthead: Masthead, ties: dict[int, Mark]
    ) -> None:
        self.text, self.rows, self.masthead, self.ties = document.text, rows, masthead, ties
        self.document = document
        self.report_id = report_id(masthead, source)
        self.words = Vocabulary(document.text)
        self.cuts = Cuts(document.text, [*document.marks, *ties.values()])
        self.kinds: list[tuple[BlockKind, str | None]] = [("paragraph", None)] * len(rows)
        self.used: set[str] = set()
        self.repeats: dict[tuple[str, str], int] = {}
        self.repairs: list[Repair] = []
        self.issues: list[Issue] = []
        self.passages: list[Passage] = []
        self.division_ids: list[str] = []
        self.advice: list[Advice] = []
        self._tables: list[tuple[list[int], str | None, str]] = []

    def build(
        self,
        pieces: list[Piece],
        parts: list[Part],
        notes: list[FoundNote],
        front: Front,
        contents: Contents,
        furniture: set[int],
    ) -> Structure:
        for i in (*range(front.masthead), *front.later):
            self.kinds[i] = ("masthead", None)
        self._title_passages()
        self._summary(front, furniture)
        for i in range(contents.start, contents.end):
            self.kinds[i] = ("contents", None)
        own = self._heading_of_front(front)
        self.division_ids = self._name_divisions(parts)
        sections, paragraphs = self._body(pieces, own)
        made_notes = self._notes(notes, paragraphs)
        self._table_passages()
        for i in furniture:
            self.kinds[i] = ("furniture", None)
        languages = tell_languages(self.passages, language_of_front(self.masthead, self.text))
        self.issues += languages.issues
        return Structure(
            self.report_id, self.masthead, tuple(sections), tuple(paragraphs), tuple(made_notes), tuple(blocks_of(self.rows, self.kinds, len(self.text))),
            tuple(self.passages), tuple(sorted(self.repairs, key=lambda r: r.start)), tuple(self.issues),
            languages.main, languages.foreign,
            tuple(make_divisions(self.division_ids, pieces, parts, sections, self.rows, len(self.text))),
            tuple(self.advice),
        )  # fmt: skip

    # -- passages -----------------------------------------------------------------------------------------------

    def _passage(self, key: str, kind: PassageKind, spans: list[Span], section: str | None) -> Passage:
        text, offsets, repairs = fold(self.text, spans, self.words)
        text, offsets, mended = mend(text, offsets, self.text, self.words)
        self.repairs += [*repairs, *mended]
        lead = len(text) - len(text.lstrip())
        tail = len(text.rstrip())
        if lead or tail < len(text):
            text, offsets = text[lead:tail], offsets[lead:tail] if tail > lead else array("I")
        return Passage(key, kind, text, offsets, section)

    def _title_passages(self) -> None:
        title, item = self.masthead.title, self.masthead.agenda_title
        facts: tuple[tuple[str, PassageKind, Fact | None], ...] = (
            ("title", "title", title), ("agenda-title", "agenda_title", item),
        )  # fmt: skip
        for name, kind, fact in facts:
            if fact and fact.start is not None and fact.end is not None:
                passage = self._passage(f"{self.report_id}.{name}", kind, [(fact.start, fact.end)], None)
                self.passages.append(passage)

    def _summary(self, front: Front, furniture: set[int]) -> None:
        if front.summary is None:
            return
        key = f"{self.report_id}.summary"
        start, end = front.summary
        indices: list[int] = []
        starred = False
        for i in range(start + 1, end):
            row = self.rows[i]
            starred = (not (row.new_page or row.gap > 0) and starred) or re.match(r"\*{1,3}\s*\S", row.text) is not None
            if i in furniture:
                continue
            self.kinds[i] = ("masthead", None) if starred else ("paragraph", key)
            if not starred:
                indices.append(i)
        self.kinds[start] = ("paragraph", key)
        if indices:
            self.passages.append(
                self._passage(
                    key, "summary", self.cuts.of_rows([self.rows[k] for k in indices], self.rows[indices[0]].lead), None
                )
            )

    # -- sections and paragraphs --------------------------------------------------------------------------------

    def _body(self, pieces: list[Piece], own: Section | None) -> tuple[list[Section], list[Paragraph]]:
        sections: list[Section] = [own] if own else []
        paragraphs: list[Paragraph] = []
        by_path: dict[str, str] = {}
        current = own.section_id if own else None
        for piece in pieces:
            if piece.kind == "heading":
                section = self._section(piece, by_path, len(sections) + 1)
                sections.append(section)
                current = section.section_id
            elif piece.kind == "table":
                for k in piece.rows:
                    self.kinds[k] = ("table", current)
                self._tables.append((piece.rows, current, self.division_ids[piece.division]))
            else:
                paragraph = self._paragraph(piece, current, len(paragraphs) + 1)
                if paragraph:
                    paragraphs.append(paragraph)
        return sections, paragraphs

    def _heading_of_front(self, front: Front) -> Section | None:
        """The heading of a resolution or decision that is a document by itself: its number and title."""
        if front.heading is None:
            return None
        rows = list(range(*front.heading))
        whole = " ".join(self.rows[k].bare for k in rows)
        found = rule("act_label").match(whole)
        label = act_label(found["label"]) if found and found["label"] else "S1"
        place = Place(label, None, 1)
        skip = self.rows[rows[0]].lead + (max(found.start("title"), 0) if found else 0)
        return self._section(Piece("heading", rows, skip, place=place, title=whole), {}, 1)

    def _section(self, piece: Piece, by_path: dict[str, str], position: int) -> Section:
        place = piece.place
        assert place is not None
        section_id = self._unique(f"{self.report_id}.s-{slug(place.path)}", piece.title)
        by_path[place.path] = section_id
        passage = self._heading_passage(piece, section_id)
        self.passages.append(passage)
        for k in piece.rows:
            self.kinds[k] = ("heading", section_id)
        parent = by_path.get(place.parent) if place.parent else None
        start, end = self.rows[piece.rows[0]].start, self.rows[piece.rows[-1]].end
        return Section(section_id, parent, place.path, passage.text or piece.title, place.level, position, start, end)

    def _heading_passage(self, piece: Piece, section_id: str) -> Passage:
        indices, skip = piece.rows[piece.skip_rows :], piece.skip
        first = self.rows[indices[0]]
        if len(indices) > 1 and skip >= len(first.text):
            indices, skip = indices[1:], self.rows[indices[1]].lead
        passage = self._passage(
            section_id, "heading", self.cuts.of_rows([self.rows[k] for k in indices], skip), section_id
        )
        bare = passage.text.rstrip("* ")
        if not bare:
            message = f"the heading {first.bare!r} has no words; its label stands for its title"
            self.issues.append(Issue("warning", "heading_without_words", message, first.start, first.end))
            passage = self._passage(section_id, "heading", [(first.start + first.lead, first.end)], section_id)
            bare = passage.text
        return Passage(section_id, "heading", bare, passage.offsets[: len(bare)], section_id)

    def _paragraph(self, piece: Piece, section: str | None, position: int) -> Paragraph | None:
        first = self.rows[piece.rows[0]]
        passage = self._passage(
            "", "paragraph", self.cuts.of_rows([self.rows[k] for k in piece.rows], piece.skip or first.lead), section
        )
        if not passage.text:
            message = f"paragraph {piece.number} has no words" if piece.number else "a paragraph has no words"
            self.issues.append(Issue("warning", "empty_paragraph", message, first.start, first.end))
            return None
        base = f"{self.report_id}.{slug(piece.scope)}" if piece.scope else self.report_id
        if piece.number:
            key = self._unique(f"{base}.p{piece.number.replace(' ', '-')}", passage.text)
        else:
            key = self._unique(f"{base}.u-{digest(passage.text)}", passage.text)
        passage = Passage(key, "paragraph", passage.text, passage.offsets, section)
        self.passages.append(passage)
        for k in piece.rows:
            self.kinds[k] = ("paragraph", key)
        status: NumberStatus = "none" if piece.number is None else "inferred" if piece.inferred else "printed"
        if piece.inferred:
            message = f"paragraph {piece.number} has lost its number; it was inferred from its place"
            self.issues.append(Issue("info", "number_inferred", message, first.start, first.end))
        last = self.rows[piece.rows[-1]]
        return Paragraph(
            key, section, piece.number, status, position, passage, first.start, last.end, first.page, last.page,
            piece.role, self.division_ids[piece.division], self._points(piece.rows, passage),
        )  # fmt: skip

    def _points(self, rows: list[int], passage: Passage) -> tuple[int, ...]:
        """Where in a passage its bulleted lines begin; their bullets are no part of it. Hyphens are bullets where they part a list."""
        marked = [self.rows[k] for k in rows[1:] if self.rows[k].text[0] in MARKS]
        if not marked:
            return ()
        bulleted = [row for row in marked if row.text[0] in POINTS]
        bulleted = bulleted or dashed(self.rows[rows[0]], [self.rows[k] for k in rows[1:]])
        return tuple(bisect_left(passage.offsets, row.start + row.lead) for row in bulleted)

    # -- divisions ----------------------------------------------------------------------------------------------

    def _name_divisions(self, parts: list[Part]) -> list[str]:
        """An id for each part: the report's own, and the label of the heading of each other."""
        own = f"{self.report_id}.d"
        return [own, *(self._unique(f"{own}-{slug(part.label) or part.role}", part.label) for part in parts[1:])]

    # -- notes --------------------------------------------------------------------------------------------------

    def _notes(self, notes: list[FoundNote], paragraphs: list[Paragraph]) -> list[Note]:
        ids = {p.paragraph_id for p in paragraphs}
        made: list[Note] = []
        for place, note in enumerate(notes):
            passage = self._passage("", "note", [s for span in note.spans for s in self.cuts.spans(*span)], None)
            first, last = self.rows[note.rows[0]], self.rows[note.rows[-1]]
            name = note.marker if note.marker.isalnum() else f"-{digest(passage.text)}"
            key = self._unique(f"{self.report_id}.n{name}", passage.text)
            mark = self.ties.get(place)
            owner = owner_at(self.rows, self.kinds, ids, mark.start) if mark else None
            if mark is None:
                message = f"the mark of note {note.marker} stands nowhere in the text"
                self.issues.append(Issue("warning", "note_mark_lost", message, first.start, first.end))
            self.passages.append(Passage(key, "note", passage.text, passage.offsets, None))
            made.append(Note(key, owner, note.marker, self.passages[-1], first.start, last.end))
            for k in note.rows:
                self.kinds[k] = ("note", key)
        return made

    # -- tables -------------------------------------------------------------------------------------------------

    def _table_passages(self) -> None:
        """The words of the tables, a line a cell, in passages of a length that is quickly searched; a row with a recommendation is
        one by itself."""
        for indices, section, division in self._tables:
            rows = [self.rows[k] for k in indices]
            if any(rule("map_imprint").match(row.text) for row in rows):
                continue
            advised = advised_rows(rows)
            apart = {k for row in advised for k in (*row.rows, row.columns.head)}
            plain = [row for k, row in enumerate(rows) if k not in apart] if advised else rows
            for cells in packed(cells_of_table(plain)):
                self._cells_passage(cells, section)
            heads: dict[int, Passage] = {}
            for row in advised:
                head = row.columns.head
                if head not in heads:
                    heads[head] = self._cells_passage(row.columns.heads, section)
                self.advice.append(advice_of(row, self._cells_passage(row.cells, section), heads[head], division))

    def _cells_passage(self, cells: Iterable[Sequence[Span]], section: str | None) -> Passage:
        """The passage of some cells, each given as the spans of its lines."""
        text, offsets = "", array("I")
        for cell in cells:
            words, places, repairs = fold(self.text, [s for span in cell for s in self.cuts.spans(*span)], self.words)
            if words and text:
                text += "\n"
                offsets.append(offsets[-1] + 1)
            text, offsets = text + words, offsets + places
            self.repairs += repairs
        text, offsets, mended = mend(text, offsets, self.text, self.words)
        self.repairs += mended
        key = self._unique(f"{self.report_id}.t-{digest(text)}", text) if text else ""
        passage = Passage(key, "table", text, offsets, section)
        if text:
            self.passages.append(passage)
        return passage

    # -- ids ----------------------------------------------------------------------------------------------------

    def _unique(self, wanted: str, text: str) -> str:
        """An id not given before in this report: a second one differs by its words, and by a count only where these
        are the same too."""
        name = wanted
        while name in self.used:
            times = self.repeats[wanted, text] = self.repeats.get((wanted, text), 0) + 1
            name = f"{wanted}-{digest(text if times == 1 else f'{text}#{times}')}"
        self.used.add(name)
        return name
