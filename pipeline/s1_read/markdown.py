"""Markdown files.

Parsed by markdown-it (CommonMark with tables) into lines with the roles of their blocks: headings with their level,
list items, table rows with a tab between cells. Footnotes ``[^1]`` and ``<sup>1</sup>`` are marks, their definitions
notes. Emphasis and links leave their words.

A list's numbers are those that stand in the file: Markdown would count the paragraphs of a report anew. Lines are kept
as they are wrapped; an empty line parts blocks.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model import Document, LineRole, Source
from pipeline.s1_read.canonical import CanonicalText
from pipeline.s1_read.characters import fold
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.text import read_text

MEDIA_TYPE = "text/markdown"
READER = "markdown"
_BLANKS = re.compile(r"[ \t]+")
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*")
_TAG = re.compile(r"<[^<>]*>")
# Definitions of links are not looked for: the definition of a footnote would be taken for one.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("reference")


def read_markdown(content: bytes, source: Source) -> Document:
    """The text of a Markdown file; decoding and its issues are those of plain text."""
    plain = read_text(content, source)
    text = CanonicalText()
    lists: list[str] = []
    label = ""
    role: LineRole | None = None
    level: int | None = None
    row: list[str] | None = None
    for token in _PARSER.parse(plain.text.replace("\f", "\n\n")):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.type)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif kind == "list_item_open":
            label = "•" if lists[-1].startswith("bullet") else f"{token.info}{token.markup}"
        elif kind == "heading_open":
            role, level = "heading", int(token.tag[1])
        elif kind == "heading_close":
            role = level = None
        elif kind == "tr_open":
            row = []
        elif kind == "tr_close":
            _add_row(text, row or [], first=token.level == 2 and not text.lines)
            row = None
        elif kind == "inline" and row is not None:
            row.append(" ".join(line for line, _ in _lines(token)))
        elif kind == "inline":
            _add(text, _lines(token), label, role or ("list_item" if lists else "paragraph"), level)
            label = ""
        elif kind in ("fence", "code_block", "html_block"):
            words = token.content if kind != "html_block" else _TAG.sub(" ", token.content)
            _add(text, [(line, ()) for line in _folded(words)], label, role, level)
            label = ""
    if not text.lines:
        raise ReadError("empty_file", f"{source.path}: is a Markdown file without text; fetch it again.")
    issues = tuple(issue for issue in plain.issues if issue.start is None)
    return text.document(MEDIA_TYPE, READER, None, issues)


def _folded(words: str) -> list[str]:
    lines = (_BLANKS.sub(" ", fold(line)).strip() for line in words.splitlines())
    return [line for line in lines if line]


def _add_row(text: CanonicalText, cells: list[str], *, first: bool) -> None:
    line = "\t".join(cells).strip()
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


def _lines(token: Token) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """The words of an inline token, line by line, with the marks in them."""
    lines: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    line = ""
    marks: list[tuple[int, int]] = []
    raised = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            lines.append((line.rstrip(), tuple(marks)))
            line, marks = "", []
        elif child.type == "html_inline":
            raised = child.content.lower().startswith("<sup")
        elif child.type in ("text", "code_inline", "image"):
            piece = _BLANKS.sub(" ", fold(child.content))
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
