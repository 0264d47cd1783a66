"""Web pages of reports.

Blocks become lines with the role of their element: headings with their level, list items with the number a browser
would print, table rows with a tab between cells. Superscript figures and links to notes are marks; the list of notes at
the end is flagged. What nobody sees, what is struck out and the frame of the site are left out (``html_visible``), and an
issue says how much. A line is a block; an empty line parts blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from pipeline.limits import NESTING
from pipeline.model import Document, Issue, LineRole, Source
from pipeline.numbers import figure, int_to_roman, whole_number
from pipeline.s1_read.canonical import UNTOLD, CanonicalText
from pipeline.s1_read.characters import SUPERSCRIPTS, fold
from pipeline.s1_read.code_pages import code_page, twice_written, written_once
from pipeline.s1_read.docx_numbering import BULLET, letters
from pipeline.s1_read.errors import ReadError
from pipeline.s1_read.html_cells import BLANKS, BOLD, is_bold, is_merged, marks_headings, parts_of, printed, rows_of
from pipeline.s1_read.html_visible import Reason, Styles, left_out_issues, read_styles, why_left_out
from pipeline.s1_read.layout_tables import arrangements, below_merged, label_as_printed, layout_of, translations_apart

MEDIA_TYPE = "text/html"
READER = "html"
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_HEADING = re.compile(r"h([1-6])$")
_MARK = re.compile(r"[\[(]?([0-9]{1,3}|[a-z]|\*{1,4}|[†‡])[\])]?$")
# Several marks at one place: "1, 2".
_MARKS = re.compile(r"[\[(]?[0-9]{1,3}(?:\s?[,;]\s?[0-9]{1,3}){1,4}[\])]?")
_FIGURES = re.compile(r"[0-9]+")
# What only a masthead has; it stands before any text and has few rows.
_MASTHEAD = re.compile(r"\bDistr(?:\.|ibution)\s*:?\s*[A-Z]|\b(?:Agenda item|Item) \d{1,3}\b|\bOriginal\s*:\s*[A-Z]")
_MASTHEAD_LINES, _MASTHEAD_ROWS = 12, 8
_NOTE_TARGET = re.compile(r"#.*(?:fn|ftn|note|edn)", re.IGNORECASE)
# LibreOffice calls its notes "sdfootnote1".
_NOTE_BLOCK = re.compile(
    r"(?:^|[\s_-])(?:_?ftn|fn|(?:sd)?footnotes?|(?:sd)?endnotes?|notes?)(?:[\s_\d:-]|$)", re.IGNORECASE
)
_OF_NOTES = ("div", "li", "p", "section", "ol", "aside")
_PRINTED_MARK = re.compile(rf"[{SUPERSCRIPTS}]+")
# A link back from a note to its mark is an arrow, or what stands for one.
_BACK = re.compile(r"[↑↩⤴⬆⏎\^]\ufe0e?\ufe0f?")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.-]{1,40})")
_UTF_8 = (b"utf-8", b"utf8")
# Inside of these a footer or an aside belongs to the text.
_TEXT = ("main", "article")


def read_html(content: bytes, source: Source) -> Document:
    """The text of a web page; raises ReadError where there is none."""
    issues: tuple[Issue, ...] = ()
    encoding = _encoding(content)
    if encoding == "utf-8" and (once := written_once(content.decode(encoding))) is not None:
        content = once.encode()
        issues = (Issue("warning", "wrong_encoding", twice_written(source.path)),)
    # Tags that nobody closes nest without end; where the parser gives up it ends the text without a word.
    parser = lxml_html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding=encoding
    )
    try:
        root = lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ReadError("damaged_file", f"{source.path}: is HTML that cannot be parsed ({error}).") from error
    if parser.error_log.filter_from_errors().filter_types([etree.ErrorTypes.ERR_RESOURCE_LIMIT]):
        raise ReadError("too_deep", f"{source.path}: nests deeper than the limit of what is read; save it anew.")
    body = root.find("body")
    styles = read_styles(sheet.text or "" for sheet in root.iter("style"))
    writer = _Writer(styles, "paragraph" if marks_headings(root) else None, _notes_of(root))
    writer.block(root if body is None else body, None, None, 0)
    writer.flush()
    if not writer.text.lines:
        raise ReadError("empty_file", f"{source.path}: is a web page without text; fetch the report itself.")
    return writer.text.document(MEDIA_TYPE, READER, None, issues + left_out_issues(writer.left_out))


def _encoding(content: bytes) -> str | None:
    """UTF-8 where it fits, whatever the page says; None lets the parser follow the page's own word.

    A page that says UTF-8 and has not one letter of it beyond ASCII is in Windows-1252, which editors write unasked.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(content[:4096])
        if said is None:
            return _declared(content) or code_page(content)
        return "cp1252" if said[1].lower() in _UTF_8 and not _any_letter(content) else None
    return "utf-8"


def _declared(content: bytes) -> str | None:
    """The encoding that an XML declaration names, where the parser knows it and it is not UTF-8, which does not fit."""
    declared = _DECLARED.match(content)
    if declared is None or declared[1].lower() in _UTF_8:
        return None
    name = declared[1].decode("ascii")
    try:
        lxml_html.HTMLParser(encoding=name)
    except LookupError:
        return None
    return name


def _any_letter(content: bytes) -> bool:
    """Whether bytes that are no UTF-8 in all hold a letter beyond ASCII in it."""
    return any(ord(letter) > 0x7F for letter in content.decode("utf-8", errors="ignore"))


def _notes_of(root: Any) -> frozenset[str]:
    """The ids of what raised marks link to: the notes, whatever they are called."""
    links = (
        link for raised in root.iter("sup") for link in (*raised.iter("a"), raised.getparent()) if link is not None
    )
    return frozenset(
        link.get("href")[1:]
        for link in links
        if link.tag == "a" and link.get("href", "").startswith("#") and _MARK.match("".join(link.itertext()).strip())
    )


class _Writer:
    """Collects the inline text of the block being read and writes it out where the block ends."""

    def __init__(self, styles: Styles, of_p: LineRole | None, notes: frozenset[str]) -> None:
        # A page that marks no heading but its title does not say either that its other blocks are none.
        self._of_p = of_p
        self._notes = notes
        self.text = CanonicalText()
        self.left_out: dict[Reason, list[str]] = {}
        self._styles = styles
        # In `pre` lines are as they are written.
        self._in_text = self.printed = 0
        self._line = ""
        self._marks: list[tuple[int, int]] = []
        self._role: LineRole | None = None
        self._level: int | None = None
        self._look = UNTOLD
        self._label = ""
        self._fresh = True

    def block(self, element: Any, role: LineRole | None, level: int | None, depth: int) -> None:
        """Write a block element and what is inside it."""
        if depth > NESTING:
            self._inline("".join(element.itertext()))
            return
        tag = element.tag
        if tag == "table":
            self._table(element, depth)
            return
        role, level = _role(element, role, level, self._of_p)
        if element.get("id") in self._notes and tag in _OF_NOTES:
            role, level = "note", None
        self._in_text += tag in _TEXT
        self.printed += tag == "pre"
        self.flush()
        self._role, self._level = role, level
        self._look = BOLD if tag == "p" and is_bold(element) else UNTOLD
        self._inline(element.text or "")
        counter = _list_start(element) if tag == "ol" else 0
        for child in element:
            if not isinstance(child.tag, str):
                self._inline(child.tail or "")
                continue
            if child.tag == "li" and tag in ("ol", "ul", "menu"):
                counter = _value(child, counter)
                self.flush()
                self._label = _label(element, counter)
                counter += 1
            self._child(child, role, level, depth)
            self._inline(child.tail or "")
        self.flush()
        self._in_text -= tag in _TEXT
        self.printed -= tag == "pre"

    def _child(self, child: Any, role: LineRole | None, level: int | None, depth: int) -> None:
        if self._is_left_out(child):
            return
        if depth > NESTING:
            self._inline("".join(child.itertext()))
            return
        if child.tag == "br":
            self.flush(broken=True)
        elif child.tag in _BLOCKS:
            self.block(child, role, level, depth + 1)
            self._role, self._level, self._look = role, level, UNTOLD
        elif self._role == "note" and child.tag == "a" and _BACK.fullmatch("".join(child.itertext()).strip()):
            return
        elif child.tag == "sup" or (child.tag == "a" and _NOTE_TARGET.search(child.get("href", ""))):
            self._mark("".join(child.itertext()), child.tail or "")
        else:
            self._inline(child.text or "")
            for inner in child:
                if isinstance(inner.tag, str):
                    self._child(inner, role, level, depth + 1)
                self._inline(inner.tail or "")

    def _is_left_out(self, element: Any) -> bool:
        reason = why_left_out(element, self._styles, in_text=self._in_text > 0)
        if reason and reason != "silent":
            self.left_out.setdefault(reason, []).append("".join(element.itertext()))
        return reason is not None

    def _inline(self, words: str) -> None:
        if not words:
            return
        if self.printed and "\n" in words:
            first, *rest = words.split("\n")
            self._inline(first)
            for line in rest:
                self.flush(broken=bool(line.strip()))
                self._inline(line)
            return
        piece = BLANKS.sub(" ", fold(words))
        if not self._line or self._line.endswith(" "):
            piece = piece.lstrip(" ")
        start = len(self._line)
        self._marks += [
            (start + m.start(), start + m.end()) for m in _PRINTED_MARK.finditer(piece) if start + m.start()
        ]
        self._line += piece

    def _mark(self, words: str, behind: str) -> None:
        bare = BLANKS.sub(" ", fold(words)).strip()
        if self._line and _MARKS.fullmatch(bare):
            for part in _FIGURES.findall(bare):
                self._mark(part, " ")
            return
        found = _MARK.match(bare)
        opens_word = self._line.endswith((" ", "(")) and behind[:1].isalpha()
        if not found or not self._line or opens_word:
            # The mark before a note is its marker, without the brackets that links have.
            self._inline(f"{found.group(1)} " if found and not self._line and self._role == "note" else words)
            return
        self._line = self._line.rstrip(" ")
        self._marks.append((len(self._line), len(self._line) + len(found.group(1))))
        self._line += found.group(1)

    def flush(self, *, broken: bool = False) -> None:
        """Write the collected line; ``broken`` says that the block goes on in the next line."""
        text = self._line.rstrip(" ")
        if text:
            if text.startswith(f"{self._label} "):
                # The number is printed by the text, and the list's own is switched off by a style sheet.
                self._label = ""
            shift = len(self._label) + 1 if self._label else 0
            if self._fresh:
                self.text.blank()
            marks = tuple((a + shift, b + shift) for a, b in self._marks if b <= len(text))
            self.text.add(
                f"{self._label} {text}" if self._label else text,
                marks=marks,
                role=self._role,
                level=self._level,
                look=self._look,
            )
            self._label = ""
        if text or not broken:
            self._fresh = not broken
        self._line, self._marks = "", []

    def _table(self, table: Any, depth: int) -> None:
        holds_tables = table.find(".//table") is not None
        rows = [
            [cell for cell in row if cell.tag in ("td", "th") and not self._is_left_out(cell)]
            for row in (() if holds_tables else table.iter("tr"))
            if not self._is_left_out(row)
        ]
        if holds_tables or max((len(row) for row in rows), default=0) <= 1 or self._is_masthead(rows):
            # A table that lays out the page.
            self.flush()
            for part in table.iter("caption", "td", "th"):
                if next(part.iterancestors("table"), None) is table:
                    self.block(part, None, None, depth + 1)
            return
        self.flush()
        if apart := translations_apart(rows, printed):
            for cell in apart[0]:
                self.block(cell, None, None, depth + 1)
            rows = apart[1]
        for arranged in [] if apart else arrangements(rows, printed, is_merged, parts_of):
            words = [[printed(cell) for cell in row] for row in arranged]
            if layout := layout_of(words):
                for row, texts in zip(arranged, words, strict=True):
                    self._laid_out(row, texts[0] if layout == "numbered" and len(row) > 1 else None, depth)
                return
        for caption in table.findall("caption"):
            self.block(caption, "caption", None, depth + 1)
        for row in below_merged(rows, rows_of):
            cells = ("" if cell is None else "".join(self._cell_text(cell, 0)) for cell in row)
            text = "\t".join(BLANKS.sub(" ", fold(cell)).strip() for cell in cells).rstrip()
            if text:
                if self._fresh:
                    self.text.blank()
                self._fresh = False
                self.text.add(text, role="table")
        self._fresh = True

    def _is_masthead(self, rows: list[list[Any]]) -> bool:
        """Whether a table above any text sets what a masthead has side by side."""
        if len(self.text.lines) > _MASTHEAD_LINES or len(rows) > _MASTHEAD_ROWS:
            return False
        return any(_MASTHEAD.search("".join(self._cell_text(cell, 0))) for row in rows for cell in row)

    def _laid_out(self, row: list[Any], label: str | None, depth: int) -> None:
        """The text of a row of a table that lays out text; ``label`` is the number in its left cell."""
        for cell in row if label is None else filter(printed, row[1:]):
            if label is not None:
                self.flush()
                self._label, label = label_as_printed(label), ""
            self.block(cell, None, None, depth + 1)

    def _cell_text(self, element: Any, depth: int) -> Iterator[str]:
        """Words of a cell, blocks and line breaks inside it parted by a blank."""
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str) and not self._is_left_out(child):
                if child.tag in _BLOCKS or child.tag == "br":
                    yield " "
                yield from self._cell_text(child, depth + 1) if depth < NESTING else child.itertext()
            yield child.tail or ""


def _role(
    element: Any, role: LineRole | None, level: int | None, of_p: LineRole | None
) -> tuple[LineRole | None, int | None]:
    tag = element.tag
    if found := _HEADING.match(tag):
        return "heading", figure(found.group(1))
    name = f"{element.get('class', '')} {element.get('id', '')}"
    if role == "note" or (tag in _OF_NOTES and _NOTE_BLOCK.search(name)):
        return "note", None
    if tag == "p" and _begins_with_a_mark(element):
        return "note", None
    if tag in ("figcaption", "caption"):
        return "caption", None
    if tag == "li":
        return "list_item", None
    if tag == "p":
        return "list_item" if role == "list_item" else of_p, None
    return role, level


def _begins_with_a_mark(element: Any) -> bool:
    """``<p><sup>1</sup> See ...``: a note is printed like this where nothing else names it."""
    first = next(iter(element), None)
    if first is None or first.tag != "sup" or (element.text or "").strip():
        return False
    return _MARK.match("".join(first.itertext()).strip()) is not None


def _list_start(element: Any) -> int:
    start = whole_number(element.get("start"))
    return 1 if start is None else start


def _value(item: Any, counter: int) -> int:
    value = whole_number(item.get("value"))
    return counter if value is None else value


def _label(parent: Any, counter: int) -> str:
    """What a browser prints before a list's item."""
    style = f"{parent.get('type', '')} {parent.get('style', '')}"
    if parent.tag != "ol":
        return "" if "none" in style else BULLET
    kind = parent.get("type", "")
    if kind == "a" or "lower-alpha" in style or "lower-latin" in style:
        return letters(counter) + "."
    if kind == "A" or "upper-alpha" in style or "upper-latin" in style:
        return letters(counter).upper() + "."
    if kind == "i" or "lower-roman" in style:
        return int_to_roman(counter) + "."
    if kind == "I" or "upper-roman" in style:
        return int_to_roman(counter).upper() + "."
    return "" if "none" in style else f"{counter}."
