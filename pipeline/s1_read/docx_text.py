"""The words of one Word paragraph, as printed.

Tracked deletions, hidden and struck-out text, text in white and too small to be seen, field codes and the fallback copy
of what newer programs print another way are left out; insertions, links and fields' results are text. Superscript figures and the references of notes become marks. Paragraphs are put in order
elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.numbers import whole_number
from pipeline.s1_read.characters import SUPERSCRIPTS, fold
from pipeline.s1_read.docx_package import W
from pipeline.s1_read.docx_styles import Style, Styles, is_on, is_shaded
from pipeline.s1_read.html_visible import Reason

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MC_FALLBACK = f"{_MC}Fallback"
#: What newer programs print; its fallback says the same for older ones.
PRINTED_INSTEAD = frozenset({f"{_MC}AlternateContent", f"{_MC}Choice"})
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BLANKS = re.compile(r"[ \t\r\n]+")
# Figures, single letters and stars printed high are marks; `st`, `nd`, `th` are not.
_MARK = re.compile(r"[0-9]{1,3}|(?<![a-z])[a-z](?![a-z])|\*{1,4}|[†‡]")
_PRINTED_MARK = re.compile(rf"[{SUPERSCRIPTS}]+")
_SKIPPED = frozenset(
    {
        MC_FALLBACK,
        *(
            W + name
            for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "commentReference")
        ),
    }
)
_TEXT_BOX = f"{W}txbxContent"
# Cells and boxes can have a ground that their table's style or their shape gives them.
_GROUNDED = (f"{W}tc", _TEXT_BOX)
# Half points; nobody reads letters of one and a half points.
_TOO_SMALL = 3
_NOTE_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
# Bullets of the Symbol and Wingdings fonts, which Word writes as private characters.
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F02D": "-", "F0BE": "—", "F0AE": "→"}


@dataclass(slots=True)
class NoteReference:
    """Where a note is referred to: ``kind`` footnote or endnote, its id in the file and the mark as printed."""

    kind: str
    note_id: str
    marker: str


@dataclass(slots=True)
class Words:
    """A paragraph's printed lines as ``(text, marks)``, the notes it refers to, and the text boxes anchored in it."""

    lines: list[tuple[str, tuple[tuple[int, int], ...]]] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    bold: bool = False
    left_out: dict[Reason, list[str]] = field(default_factory=dict)
    #: The fields that are open, the outer first; true where the instruction is over and the result is printed.
    fields: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class _Looks:
    """What the styles say of the words of a paragraph, and whether white words can be seen in it."""

    styles: Styles
    own: Style
    grounded: bool


class NoteCounter:
    """Gives notes their numbers in the order of their marks."""

    def __init__(self) -> None:
        self._count = {"footnote": 0, "endnote": 0}

    def next(self, kind: str) -> str:
        """The next number of ``kind``."""
        self._count[kind] += 1
        return str(self._count[kind])


@dataclass(slots=True)
class _Run:
    text: str
    raised: bool
    bold: bool


def words(paragraph: Any, notes: NoteCounter, styles: Styles, own: Style, label: str = "") -> Words:
    """Read a ``w:p`` of style ``own``; ``label`` is its automatic number, printed before its first word."""
    found = Words()
    shade = paragraph.find(f"{W}pPr/{W}shd")
    looks = _Looks(styles, own, is_shaded(shade) or own.shaded)
    runs: list[_Run] = []
    if label:
        runs.append(_Run(label + " ", False, True))
    _Runs(found, notes, looks, runs).walk(paragraph)
    inked = [run for run in runs if run.text.strip() and not run.raised]
    found.bold = bool(inked) and all(run.bold for run in inked) and any(run.text != label + " " for run in inked)
    line: list[_Run] = []
    for run in runs:
        pieces = run.text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                _finish(line, found)
                line = []
            if piece:
                line.append(_Run(piece, run.raised, run.bold))
    _finish(line, found)
    return found


def _finish(runs: list[_Run], found: Words) -> None:
    """Fold the runs of a line into one text with its marks."""
    text = ""
    marks: list[tuple[int, int]] = []
    for run in runs:
        piece = _BLANKS.sub(" ", fold(run.text))
        if not text or text.endswith(" "):
            piece = piece.lstrip(" ")
        if run.raised:
            if _MARK.match(piece.strip()) and text.endswith(" "):
                text = text.rstrip(" ")
            piece = piece if piece.strip() else " "
            start = len(text)
            marks += [(start + m.start(), start + m.end()) for m in _MARK.finditer(piece) if start + m.start() > 0]
        else:
            start = len(text)
            marks += [(start + m.start(), start + m.end()) for m in _PRINTED_MARK.finditer(piece) if start + m.start()]
        text += piece
    text = text.rstrip(" ")
    if text:
        found.lines.append((text, tuple(mark for mark in marks if mark[1] <= len(text))))


@dataclass(slots=True)
class _Runs:
    """The runs of a paragraph as they are printed, put down one after the other, and what is found in them."""

    found: Words
    notes: NoteCounter
    looks: _Looks
    printed: list[_Run]

    def walk(self, element: Any) -> None:
        """Put down the runs in ``element``, a paragraph or a part of one."""
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == _TEXT_BOX:
                self.found.boxes.append(child)
            elif tag == _MATH_TEXT:
                self.printed.append(_Run(child.text or "", False, False))
            elif isinstance(tag, str) and tag not in _SKIPPED and len(child):
                self.walk(child)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{W}rPr")
        raised = bold = False
        if reason := _why_left_out(run, properties, self.looks):
            self.found.left_out.setdefault(reason, []).append(_text_of(run))
            return
        if properties is not None:
            bold = is_on(properties.find(f"{W}b"))
            position = properties.find(f"{W}vertAlign")
            raised = position is not None and position.get(f"{W}val") == "superscript"
        self._inside_run(run, run, raised, bold)

    def _inside_run(self, parent: Any, run: Any, raised: bool, bold: bool) -> None:
        """What a run or a part of it prints."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}fldChar":
                _field(child.get(f"{W}fldCharType"), self.found.fields)
            elif not all(self.found.fields[:-1]):
                # The result of a field inside the instruction of another.
                continue
            elif tag == f"{W}t":
                self.printed.append(_Run(child.text or "", raised, bold))
            elif tag in _NOTE_REFERENCES:
                # What follows a mark of one's own is its text.
                raised = self._note(child, run, bold) or raised
            elif tag in _WRITTEN:
                self.printed.append(_Run(_WRITTEN[tag], raised, bold))
            elif tag == f"{W}br":
                self.printed.append(_Run("\n", False, bold))
            elif tag == f"{W}sym":
                self.printed.append(_Run(_SYMBOLS.get(child.get(f"{W}char", "").upper(), ""), raised, bold))
            elif tag in PRINTED_INSTEAD:
                self._inside_run(child, run, raised, bold)
            elif tag == f"{W}ruby":
                for base in child.findall(f"{W}rubyBase"):
                    self.walk(base)
            elif isinstance(tag, str) and tag not in _SKIPPED and len(child):
                _walk_drawing(child, self.found)

    def _note(self, reference: Any, run: Any, bold: bool) -> bool:
        """Put down the mark of a note; whether it is one of the author's own, which the run prints behind it."""
        kind = _NOTE_REFERENCES[reference.tag]
        custom = reference.get(f"{W}customMarkFollows") in ("1", "true", "on")
        marker = _text_of(run).strip() if custom else self.notes.next(kind)
        self.found.references.append(NoteReference(kind, reference.get(f"{W}id", ""), marker))
        if not custom:
            self.printed.append(_Run(marker, True, bold))
        return custom


_WRITTEN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def _field(kind: str | None, fields: list[bool]) -> None:
    """Follow where a field begins, where its instruction is over, and where it ends."""
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _why_left_out(run: Any, properties: Any | None, looks: _Looks) -> Reason | None:
    """Hidden text is not printed; text with a line through it is what an amendment takes away."""
    if properties is None:
        return "hidden" if looks.own.vanish else "deleted" if looks.own.strike else None
    name = properties.find(f"{W}rStyle")
    style = looks.own if name is None else looks.styles.get(name.get(f"{W}val"))

    def is_set(switch: str, inherited: bool) -> bool:
        own = properties.find(W + switch)
        return inherited if own is None else is_on(own)

    if is_set("vanish", style.vanish or looks.own.vanish) or _is_unseen(run, properties, style, looks):
        return "hidden"
    struck = is_set("strike", style.strike or looks.own.strike) or is_set("dstrike", False)
    return "deleted" if struck else None


def _is_unseen(run: Any, properties: Any, style: Style, looks: _Looks) -> bool:
    """White words on the paper, and letters too small to be read."""
    size = properties.find(f"{W}sz")
    if size is not None and (whole_number(size.get(f"{W}val")) or _TOO_SMALL + 1) <= _TOO_SMALL:
        return True
    colour = properties.find(f"{W}color")
    if colour is None or colour.get(f"{W}val", "").upper() != "FFFFFF":
        return False
    grounded = looks.grounded or style.shaded or is_shaded(properties.find(f"{W}shd"))
    return not (
        grounded
        or properties.find(f"{W}highlight") is not None
        or next(run.iterancestors(*_GROUNDED), None) is not None
    )


def _text_of(run: Any) -> str:
    return "".join(text.text or "" for text in run.findall(f"{W}t"))


def _walk_drawing(element: Any, found: Words) -> None:
    """Find the text boxes of a drawing, each once: its fallback repeats them."""
    for child in element:
        if child.tag == _TEXT_BOX:
            found.boxes.append(child)
        elif isinstance(child.tag, str) and child.tag != MC_FALLBACK:
            _walk_drawing(child, found)
