"""Markdown files.

Parsed by markdown-it (CommonMark with tables and strikethrough) into lines with the roles of their blocks: headings with
their level, list items, table rows with a tab between cells. Footnotes ``[^1]`` and ``<sup>1</sup>`` are marks, their
definitions notes. Emphasis and links leave their words; what is struck out, hidden or a comment is left out as in web pages.

A list's numbers are those that stand in the file: Markdown would count the paragraphs of a report anew. Lines are kept
as they are wrapped; an empty line parts blocks. Of a block of facts at the head (``front_matter``) symbol, title and date
are written as a front page prints them.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model import Document, LineRole, Source
from pipeline.numbers import figure, iso_day
from pipeline.s1_read.canonical import CanonicalText
from pipeline.s1_read.characters import fold
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.front_matter import FrontMatter, read_front_matter
from pipeline.s1_read.html_visible import left_out_issues
from pipeline.s1_read.markdown_html import HiddenWords, follow_tags
from pipeline.s1_read.markdown_notes import with_notes
from pipeline.s1_read.pandoc_markdown import as_commonmark
from pipeline.s1_read.text import read_text

MEDIA_TYPE = "text/markdown"
READER = "markdown"
_BLANKS = re.compile(r"[ \t]+")
# Where a link elsewhere leads, and such a link; the label of a footnote begins with "^".
_TARGET = re.compile(r"^ {0,3}\[([^\]\[\n^][^\]\[\n]{0,80})\]:[ \t]+\S{1,2000}(?:[ \t]+[\"'(].{0,200})?$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\[\n^][^\]\[\n]{0,300})\]\[([^\]\[\n]{0,80})\]")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_END_OF_CELL = re.compile(r"</t[dh]>", re.IGNORECASE)
_END_OF_ROW = re.compile(r"</(?:tr|caption)>", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\] ")
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*")
# What converters write behind a heading: "{#intro .unnumbered}".
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]{0,200}\}\s*$")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
# Facts of the block at the head that are lines of a front page, in their order.
_FACTS = (
    ("symbol", "symbols", "document symbol", "un symbol"),
    ("date", "publication date", "date of publication"),
    ("title", "document title"),
)
# Definitions of links are not looked for: the definition of a footnote would be taken for one.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("reference")
# Pairs of stars and brackets are looked for all over a block, which takes the square of its length; a block longer than
# any paragraph is read without them.
_LONGEST_BLOCK = 12_000
_PLAIN_PARSER = (
    MarkdownIt("commonmark", {"html": True}).enable("table").disable(["reference", "emphasis", "link", "image"])
)


def read_markdown(content: bytes, source: Source) -> Document:
    """The text of a Markdown file; decoding and its issues are those of plain text."""
    plain = read_text(content, source)
    reader = _Reader(follow_tags(plain.text))
    front = read_front_matter(plain.text)
    body = plain.text[front.end if front else 0 :]
    body = with_notes(as_commonmark(_without_references(body.replace("\f", "\n\n"))))
    is_long = any(len(block) > _LONGEST_BLOCK for block in body.split("\n\n"))
    tokens = (_PLAIN_PARSER if is_long else _PARSER).parse(body)
    reader.headed = sum(token.type == "heading_open" for token in tokens) > 1
    if front:
        first = next((each.content for each in tokens if each.type == "inline"), "")
        reader.front(front, first)
    for token in tokens:
        reader.take(token)
    if not reader.text.lines:
        raise ReadError("empty_file", f"{source.path}: is a Markdown file without text; fetch it again.")
    issues = [issue for issue in plain.issues if issue.start is None]
    return reader.text.document(MEDIA_TYPE, READER, None, (*issues, *left_out_issues(reader.hidden.left_out)))


def _without_references(body: str) -> str:
    """The text with the words of links whose targets stand elsewhere, and without these (``[map]: https://...``)."""
    known = {found[1].casefold() for found in _TARGET.finditer(body)}
    if not known:
        return body

    def words(link: re.Match[str]) -> str:
        return link[1] if (link[2] or link[1]).casefold() in known else link[0]

    return _LINK.sub(words, _TARGET.sub("", body))


class _Reader:
    """Writes the tokens of a file, one after the other."""

    def __init__(self, hidden: HiddenWords) -> None:
        self.text = CanonicalText()
        self.hidden = hidden
        #: Whether the file marks its headings: where it marks none but its title, a paragraph can be one.
        self.headed = True
        self._lists: list[str] = []
        self._label = ""
        self._role: LineRole | None = None
        self._level: int | None = None
        self._row: list[str] | None = None
        self._tables = 0

    def front(self, front: FrontMatter, first: str) -> None:
        """Write the facts of a front page; the title only where the text does not begin with it."""
        for names in _FACTS:
            for value in next((front.facts[name] for name in names if front.facts.get(name)), ()):
                words = _printed_day(fold(value)) if names[0] == "date" else fold(value)
                if words and (names[0] != "title" or words.casefold() != fold(first).strip().casefold()):
                    _add(self.text, [(words, ())], "", "named_title" if names[0] == "title" else None, None)

    def take(self, token: Token) -> None:
        """Write one token, or remember what it opens."""
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(kind)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._label = "•" if self._lists[-1].startswith("bullet") else f"{token.info}{token.markup}"
        elif kind == "heading_open":
            self._role, self._level = "heading", figure(token.tag[1])
        elif kind == "heading_close":
            self._role = self._level = None
        elif kind == "tr_open":
            self._row = []
        elif kind == "tr_close":
            _add_row(self.text, self._row or [], first=token.level == 2 and not self.text.lines)
            self._row = None
        elif kind == "inline" and self._row is not None:
            self._row.append(" ".join(line for line, _ in _lines(token, self.hidden)))
        elif kind == "inline":
            lines = _lines(token, self.hidden)
            if lines and self._role == "heading":
                lines[-1] = (_ATTRIBUTES.sub("", lines[-1][0]), lines[-1][1])
            self._write(lines, self._role or ("list_item" if self._lists else "paragraph" if self.headed else None))
        elif kind in ("fence", "code_block"):
            self._write([(line, ()) for line in _folded(self.hidden.words(token.content))], self._role)
        elif kind == "html_block":
            self._html(token.content)

    def _html(self, content: str) -> None:
        """Write a block of HTML: its words, or the rows of its table, which empty lines can cut into many blocks."""
        opened = self._tables
        for closed in _TABLE.findall(content):
            self._tables = max(0, self._tables - 1) if closed else self._tables + 1
        if not (opened or self._tables or _TABLE.search(content)):
            self._write([(line, ()) for line in _folded(self.hidden.html(content))], self._role)
            return
        marked = _END_OF_ROW.sub("\n", _END_OF_CELL.sub("\t", " ".join(content.split())))
        for row in self.hidden.html(marked).split("\n"):
            _add_row(self.text, [" ".join(fold(cell).split()) for cell in row.split("\t")], first=False)

    def _write(self, lines: list[tuple[str, tuple[tuple[int, int], ...]]], role: LineRole | None) -> None:
        if lines:
            _add(self.text, lines, self._label, role, self._level)
            self._label = ""


def _printed_day(words: str) -> str:
    """``2005-09-05`` as a front page prints it; another date as it stands."""
    if not _ISO_DAY.match(words):
        return words
    day = iso_day(words[:10])
    if day is None:
        return words
    return f"{day.day} {day:%B} {day.year}"


def _folded(words: str) -> list[str]:
    lines = (_BLANKS.sub(" ", fold(line)).strip() for line in words.splitlines())
    return [line for line in lines if line]


def _add_row(text: CanonicalText, cells: list[str], *, first: bool) -> None:
    line = "\t".join(cells).rstrip()
    if not line:
        return
    if not first and (not text.lines or text.lines[-1].role != "table"):
        text.blank()
    text.add(line, role="table")


def _add(
    text: CanonicalText,
    lines: list[tuple[str, tuple[tuple[int, int], ...]]],
    label: str,
    role: LineRole | None,
    level: int | None,
) -> None:
    """Write a block's lines; the definition of a note gets its marker in front as in print."""
    text.blank()
    for line, marks in lines:
        if note := _NOTE.match(line):
            role, level = "note", None
            shift = note.end() - len(note.group(1)) - 1
            line = f"{note.group(1)} {line[note.end() :]}"
            marks = tuple((a - shift, b - shift) for a, b in marks if a >= note.end())
        if label:
            marks = tuple((a + len(label) + 1, b + len(label) + 1) for a, b in marks)
            line, label = f"{label} {line}", ""
        if line.strip():
            text.add(line.strip(), marks=marks, role=role, level=level)


def _lines(token: Token, hidden: HiddenWords) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """The words of an inline token, line by line, with the marks in them."""
    lines: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    line = ""
    marks: list[tuple[int, int]] = []
    raised = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            lines.append((line.rstrip(), tuple(marks)))
            line, marks = "", []
        elif child.type in ("s_open", "s_close"):
            hidden.strike(child.type == "s_open")
        elif child.type == "html_inline":
            hidden.html(child.content)
            if _BREAK.match(child.content):
                lines.append((line.rstrip(), tuple(marks)))
                line, marks = "", []
            raised = child.content.lower().startswith("<sup")
        elif child.type in ("text", "code_inline", "image"):
            piece = _BLANKS.sub(" ", fold(hidden.words(child.content)))
            if not line and not lines:
                piece = _TASK.sub("", piece, count=1) if _TASK.match(piece) else piece
            if line.endswith(" "):
                piece = piece.lstrip(" ")
            if not line:
                piece = piece.lstrip()
            if raised and line and len(piece.strip()) <= 3:
                marks.append((len(line), len(line) + len(piece)))
            if line or not _NOTE.match(piece):
                piece = _with_marks(line, piece, marks)
            line += piece
    lines.append((line.rstrip(), tuple(marks)))
    return [(words, found) for words, found in lines if words]


def _with_marks(line: str, piece: str, marks: list[tuple[int, int]]) -> str:
    """``piece`` with ``[^1]`` written as ``1``; the places of such marks are appended to ``marks``."""
    written = ""
    at = 0
    for reference in _NOTE_REFERENCE.finditer(piece):
        written += piece[at : reference.start()]
        start = len(line) + len(written)
        marks.append((start, start + len(reference.group(1))))
        written += reference.group(1)
        at = reference.end()
    return written + piece[at:]
