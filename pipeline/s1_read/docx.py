"""Word files (DOCX).

Walks the body in order: paragraphs with the numbers Word makes up, tables row by row, text boxes after the paragraph
they hang on, footnotes after the paragraph of their mark. The masthead of a UN document, or its symbol alone, stands
in the header of its first page and opens the text; other headers and footers repeat the symbol and page and are left out.

A line is a paragraph or a line somebody broke by hand; an empty line parts paragraphs. Word keeps no pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import zip_longest
from typing import Any

from lxml import etree

from pipeline.model import Document, Issue, LineRole, Source
from pipeline.numbers import whole_number
from pipeline.s1_read.canonical import CanonicalText, Look
from pipeline.s1_read.characters import SUPERSCRIPTS
from pipeline.s1_read.docx_numbering import Numbering
from pipeline.s1_read.docx_package import Package, R, W, open_package
from pipeline.s1_read.docx_styles import Style, Styles
from pipeline.s1_read.docx_text import PRINTED_INSTEAD, NoteCounter, NoteReference, Words, words
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.html_visible import Reason, left_out_issues
from pipeline.s1_read.layout_tables import Layout, arrangements, label_as_printed, layout_of, translations_apart

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READER = "docx"
_MASTHEAD = re.compile(r"Distr(?:\.|ibution)\s*:|^United Nations$", re.MULTILINE)
# A masthead made as a table stands before any text.
_MASTHEAD_LINES = 20
_NOTE_MARKER = re.compile(rf"[0-9*{SUPERSCRIPTS}†‡]")
# Marks of an author's own, which the note repeats, with a blank behind them or none.
_SIGNS = ("*", "†", "‡")
# What Word counts the headings of sections with, though no style calls them headings.
_OF_HEADING = re.compile(r"(?:[IVXLC]{1,5}|[A-Z])\.")
_CONTENTS = re.compile(r"(?:table of )?contents$", re.IGNORECASE)
# Containers whose content is printed as if they were not there; a deleted block is not.
_CONTAINERS = PRINTED_INSTEAD | {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read_docx(content: bytes, source: Source) -> Document:
    """The text of a Word file with the roles its styles give; raises ReadError for what cannot be read."""
    package = open_package(content, source)
    body = package.document.find(f"{W}body")
    if body is None:
        raise ReadError("damaged_file", f"{source.path}: is a Word file without a body; fetch it again.")
    reader = _Reader(package)
    prompts = list(_take_prompts(body))
    if prompts:
        reader.left_out["hidden"] = prompts
    first_header = _first_header(package)
    if first_header is not None:
        reader.masthead(first_header)
    reader.blocks(body)
    reader.endnotes()
    if not reader.text.lines:
        raise ReadError("empty_file", f"{source.path}: is a Word file without text; fetch it again.")
    issues = (*left_out_issues(reader.left_out), *_lost_parts(package.document))
    return reader.text.document(MEDIA_TYPE, READER, None, issues)


def _take_prompts(body: Any) -> Iterator[str]:
    """Take out what controls say until somebody fills them in ("Click here to enter text"), and give it."""
    for shown in body.iter(f"{W}showingPlcHdr"):
        for control in shown.iterancestors(f"{W}sdt"):
            for run in list(control.iter(f"{W}r")):
                yield "".join(text.text or "" for text in run.iter(f"{W}t"))
                run.getparent().remove(run)
            break


def _lost_parts(document: Any) -> Iterator[Issue]:
    """What a Word file takes from elsewhere is printed by Word and not read here."""
    for tag, what in (("altChunk", "in another format"), ("subDoc", "of another document")):
        if count := sum(1 for _ in document.iter(W + tag)):
            message = f"{count} parts {what} ({tag}) are not read; open the file in Word and save it as a new one"
            yield Issue("warning", "lost_part", message)


def _first_header(package: Package) -> Any | None:
    """The header of the first page: where the first section has none of its own, that of all its pages."""
    section = next(package.document.iter(f"{W}sectPr"), None)
    if section is None:
        return None
    found = {each.get(f"{W}type"): each.get(f"{R}id", "") for each in section.findall(f"{W}headerReference")}
    return package.headers.get(found.get("first", found.get("default", "")))


class _Reader:
    """Writes one document's lines."""

    def __init__(self, package: Package) -> None:
        self.text = CanonicalText()
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles.lists())
        self._notes = {
            "footnote": _by_id(package.footnotes, f"{W}footnote"),
            "endnote": _by_id(package.endnotes, f"{W}endnote"),
        }
        self._counter = NoteCounter()
        self._endnotes: list[NoteReference] = []
        self._in_contents = False
        # The large letter that opens the next paragraph.
        self._initial = ""
        self.left_out: dict[Reason, list[str]] = {}

    def masthead(self, header: Any) -> None:
        """The first page's header: its tables are the printed masthead, line by line."""
        for child in header:
            if child.tag == f"{W}tbl":
                self._masthead_table(child)
            elif child.tag == f"{W}p":
                self._paragraph(child)

    def blocks(self, parent: Any) -> None:
        """Paragraphs and tables in their order."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _CONTAINERS:
                self.blocks(child)

    def endnotes(self) -> None:
        """The notes printed at the document's end."""
        for reference in self._endnotes:
            self._note(reference)

    def _read(self, paragraph: Any, bare_number: bool = False) -> tuple[Words, Style, LineRole | None]:
        properties = paragraph.find(f"{W}pPr")
        name = properties.find(f"{W}pStyle") if properties is not None else None
        style = self._styles.get(None if name is None else name.get(f"{W}val"))
        list_id, depth = _list_of(properties, style)
        has_ink = any(ink.text or ink.tag != f"{W}t" for ink in paragraph.iter(f"{W}t", f"{W}sym"))
        # Word counts an empty paragraph too.
        label = self._numbering.label(list_id, depth) if list_id else ""
        found = words(paragraph, self._counter, self._styles, style, label if has_ink or bare_number else "")
        for reason, left_out in found.left_out.items():
            self.left_out.setdefault(reason, []).extend(left_out)
        role = style.role
        if style.bold is not None and not found.bold:
            found.bold = style.bold
        if label and role in (None, "paragraph") and not (role is None and _OF_HEADING.fullmatch(label)):
            role = "list_item"
        return found, style, role

    def _paragraph(self, paragraph: Any) -> None:
        found, style, role = self._read(paragraph)
        if found.lines and _is_drop_cap(paragraph):
            self._initial = found.lines[0][0]
            return
        if found.lines and self._initial:
            (line, marks), *rest = found.lines
            shift = len(self._initial)
            found.lines = [(self._initial + line, tuple((a + shift, b + shift) for a, b in marks)), *rest]
            self._initial = ""
        if role == "note" and found.lines and not _NOTE_MARKER.match(found.lines[0][0]):
            # The notes of a table have letters and stay with it.
            role = "table"
        if found.lines:
            self.text.blank()
            self._in_contents = bool(_CONTENTS.match(found.lines[0][0])) or (
                self._in_contents and role in ("contents", None) and len(found.lines[0][0]) < 12
            )
            if self._in_contents and role == "heading":
                role = "contents"
        for line, marks in found.lines:
            level = style.level if role == "heading" else None
            self.text.add(line, marks=marks, role=role, level=level, look=Look(bold=found.bold))
        for box in found.boxes:
            self.blocks(box)
        self._references(found.references)

    def _references(self, references: list[NoteReference]) -> None:
        for reference in references:
            if reference.kind == "endnote":
                self._endnotes.append(reference)
            else:
                self._note(reference)

    def _note(self, reference: NoteReference) -> None:
        note = self._notes[reference.kind].get(reference.note_id)
        if note is None:
            return
        self.text.blank()
        marker = reference.marker
        for paragraph in note.iter(f"{W}p"):
            found = self._read(paragraph)[0]
            for line, marks in found.lines:
                if line.startswith(marker + " ") or (marker.endswith(_SIGNS) and line.startswith(marker)):
                    marker = ""
                shift = len(marker) + 1 if marker else 0
                moved = tuple((a + shift, b + shift) for a, b in marks)
                look = Look(bold=found.bold)
                self.text.add(f"{marker} {line}" if marker else line, marks=moved, role="note", look=look)
                marker = ""

    def _table(self, table: Any) -> None:
        rows = [_cells(row) for row in _rows(table)]
        contents = self._in_contents
        if max((len(row) for row in rows), default=0) <= 1:
            # One cell a row is a frame around text, such as the summary's.
            for row in rows:
                for cell in row:
                    self.blocks(cell)
            return
        if any(cell.find(f".//{W}tbl") is not None for row in rows for cell in row):
            # What holds tables lays out the page.
            for row in rows:
                for cell in row:
                    self.blocks(cell)
            return
        if len(self.text.lines) < _MASTHEAD_LINES and any(
            _MASTHEAD.search(_plain(cell)) for row in rows for cell in row
        ):
            self._masthead_table(table)
            return
        if apart := translations_apart(rows, _printed):
            for cell in apart[0]:
                self.blocks(cell)
            rows = apart[1]
        for arranged in [] if contents or apart else arrangements(rows, _printed, _is_merged, _parts):
            if layout := layout_of([[_printed(cell) for cell in row] for row in arranged]):
                for row in arranged:
                    self._laid_out(row, layout)
                return
        self.text.blank()
        references: list[NoteReference] = []
        for row in rows:
            self._row(row, "contents" if contents else "table", references)
        self._in_contents = False
        self._references(references)

    def _laid_out(self, row: list[Any], layout: Layout) -> None:
        """The text of a row of a table that lays out text; a number in its left cell opens the first paragraph."""
        if layout == "columns" or len(row) < 2:
            for cell in row:
                self.blocks(cell)
            return
        references: list[NoteReference] = []
        label = label_as_printed(" ".join(line for line, _ in self._cell_lines(row[0], references, True)))
        for line, marks in (line for cell in row[1:] for line in self._cell_lines(cell, references)):
            self.text.blank()
            shift = len(label) + 1 if label else 0
            moved = tuple((a + shift, b + shift) for a, b in marks)
            self.text.add(f"{label} {line}" if label else line, marks=moved)
            label = ""
        self._references(references)

    def _row(self, row: list[Any], role: LineRole, references: list[NoteReference]) -> None:
        text = ""
        marks: list[tuple[int, int]] = []
        for number, cell in enumerate(row):
            if number:
                text += "\t"
            for piece, piece_marks in self._cell_lines(cell, references):
                if text and text[-1] not in "\t ":
                    text += " "
                start = len(text)
                text += piece
                marks += [(start + a, start + b) for a, b in piece_marks]
        if text.strip():
            self.text.add(text.rstrip(), marks=tuple(marks), role=role)

    def _cell_lines(
        self, cell: Any, references: list[NoteReference], bare_numbers: bool = False
    ) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
        lines = []
        for paragraph in _paragraphs(cell):
            found = self._read(paragraph, bare_numbers)[0]
            lines += found.lines
            references += found.references
            for box in found.boxes:
                lines += self._cell_lines(box, references)
        return lines

    def _masthead_table(self, table: Any) -> None:
        """A row of a masthead is printed as several lines: the first lines of its cells stand side by side."""
        for row in _rows(table):
            references: list[NoteReference] = []
            cells = [self._cell_lines(cell, references) for cell in _cells(row)]
            for beside in zip_longest(*cells):
                line = "\t".join(piece[0] for piece in beside if piece is not None)
                if line:
                    self.text.add(line)
            self._references(references)


def _list_of(properties: Any | None, style: Style) -> tuple[str | None, int]:
    """The list a paragraph counts in, its own or its style's; None for none."""
    own = properties.find(f"{W}numPr") if properties is not None else None
    if own is None:
        return style.list_id, style.depth
    list_id, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
    chosen = style.list_id if list_id is None else list_id.get(f"{W}val")
    level = None if depth is None else whole_number(depth.get(f"{W}val"))
    return (None if chosen == "0" else chosen), style.depth if level is None or level < 0 else level


def _is_drop_cap(paragraph: Any) -> bool:
    """Whether a paragraph is the large first letter of the next one, which Word keeps in a frame of its own."""
    behind = paragraph.getnext()
    framed = paragraph.find(f"{W}pPr/{W}framePr[@{W}dropCap]") is not None
    return framed and behind is not None and behind.tag == f"{W}p"


def _by_id(part: Any | None, tag: str) -> dict[str, Any]:
    """The notes of a part by id, without the separators Word keeps among them."""
    notes = part.findall(tag) if part is not None else []
    return {note.get(f"{W}id", ""): note for note in notes if note.get(f"{W}type", "normal") == "normal"}


def _rows(table: Any) -> list[Any]:
    return [row for row in _inside(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]


def _cells(row: Any) -> list[Any]:
    return _inside(row, f"{W}tc")


def _is_merged(cell: Any) -> bool:
    """Whether a cell runs over several rows; below the first it is there, but empty."""
    return cell.find(f"{W}tcPr/{W}vMerge") is not None


def _inside(parent: Any, tag: str) -> list[Any]:
    """Children of one kind, also inside content controls."""
    found = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _CONTAINERS:
            found += _inside(child, tag)
    return found


def _paragraphs(cell: Any) -> list[Any]:
    """All paragraphs of a cell, of tables inside it too, but not those of text boxes."""
    found = []
    for child in cell:
        if child.tag == f"{W}p":
            found.append(child)
        elif isinstance(child.tag, str) and child.tag in _CONTAINERS | {f"{W}tbl", f"{W}tr", f"{W}tc"}:
            found += _paragraphs(child)
    return found


def _printed(cell: Any) -> str:
    """The words of a cell for telling what its table is; a number that Word makes up stands for one."""
    return " ".join(_plain(cell).split()) or ("1." if next(cell.iter(f"{W}numPr"), None) is not None else "")


def _parts(cell: Any) -> list[Any]:
    """The paragraphs of a cell that have words or a number, as a cell each."""
    made = []
    for paragraph in _paragraphs(cell):
        part = etree.Element(cell.tag)
        part.append(deepcopy(paragraph))
        made += [part] if _printed(part) else []
    return made


def _plain(element: Any) -> str:
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in element.iter(f"{W}p")
    )
