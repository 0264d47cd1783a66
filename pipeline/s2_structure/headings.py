"""Headings: what looks like one, and where it stands in the tree of sections.

A printed label (``III``, ``B``, ``1``) makes the path ``III.B.1``; a heading without one gets ``S1`` under its parent.
Whether a line is a heading is decided by its form and style here and by the sequence of numbers in ``segment``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.s2_structure.contents import Contents, title_key
from pipeline.s2_structure.labels import LabelKind, readings
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row, Style

# Longer than any heading seen on one line; a heading of several lines may be twice as long.
LONGEST_LINE, LONGEST = 180, 360
# A raised mark of a note may stand behind the stop, which no symbol ends in ("Add.1").
_CLOSED = re.compile(r"[.;,:?!](?:[”\"’')]*$|(?<=[a-z]{4}[.?!])[”\"’')]*\d{1,2}$)")
_LABEL_ONLY = re.compile(r"^(?:(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.|(?:Chapter|CHAPTER) (?:[IVXLC]{1,7}|\d{1,2})[.:]?)$")
# A centred line begins well to the right of the running text: points, or columns of text.
_CENTRED_POINTS, _CENTRED_COLUMNS = 60.0, 12


@dataclass(frozen=True, slots=True)
class Place:
    """A heading in the tree: ``path`` is its label from the root, ``parent`` that of the section it stands in."""

    path: str
    parent: str | None
    level: int


@dataclass(slots=True)
class _Open:
    kind: LabelKind | str
    value: int
    path: str
    look: tuple[object, ...]


class Tree:
    """The open sections while walking down a report. ``place`` of a label that fits nowhere is None."""

    def __init__(self) -> None:
        self._stack: list[_Open] = []
        self._unlabelled: dict[str, int] = {}
        # The last value of a kind of label under a section, which a heading without a label beside it has closed.
        self._closed: dict[tuple[str | None, str], int] = {}
        self.scope = ""

    def labelled(self, label: str, look: tuple[object, ...], sure: bool) -> Place | None:
        """The place of a printed label: it follows one that is open, or is the first of its kind.

        ``sure``: by its style the line is a heading whatever its label, so a gap in the labels is taken.
        """
        options = readings(label.rstrip("."))
        kinds = [entry.kind for entry in self._stack]
        for slack in (1, 4) if sure else (1,):
            for kind, value in options:
                for depth in range(len(kinds) - 1, -1, -1):
                    if kinds[depth] == kind:
                        if 0 < value - self._stack[depth].value <= slack:
                            return self._push(depth, kind, value, label, look)
                        break
            for kind, value in options:
                beside = self._depth_of_closed(kind, value)
                if beside is not None and kind not in kinds:
                    return self._push(beside, kind, value, label, look)
            for kind, value in options:
                if value <= slack and (kind not in kinds or value == 1):
                    return self._push(self._depth_of_new(kind, look), kind, value, label, look)
        # A text that goes on from another one opens with a later label.
        goes_on = not self._stack and not self._closed and len(label.rstrip(".")) > 1
        if options and (sure or (goes_on and options[0][0] == "roman")):
            kind, value = options[0]
            return self._push(self._depth_of_new(kind, look), kind, value, label, look)
        return None

    def chapter(self, label: str, look: tuple[object, ...]) -> Place:
        """The place of a chapter that is called so: no section but an annex holds it."""
        depth = 1 if self._stack and self._stack[0].kind == "annex" else 0
        kind, value = readings(label)[0]
        return self._push(depth, kind, value, label, look)

    def unlabelled(self, look: tuple[object, ...]) -> Place:
        """The place of a heading without a label: beside one of the same look, else under the section that is open. That both are bold
        does not put it beside one with a label: web pages and plain files of Word have all their headings so."""
        levelled = bool(look) and (look[0] is not None or bool(look[1]))
        alike = (d for d, entry in enumerate(self._stack) if entry.look == look and (levelled or entry.kind == "none"))
        depth = next(alike, None) if look else None
        if depth is None:
            depth = len(self._stack)
            while depth and self._stack[depth - 1].kind == "none":
                depth -= 1
        parent = self._stack[depth - 1].path if depth else self.scope
        count = self._unlabelled.get(parent, 0) + 1
        self._unlabelled[parent] = count
        return self._push(depth, "none", count, f"S{count}", look)

    def act(self, label: str, look: tuple[object, ...]) -> Place:
        """The place of the heading of a resolution or decision: beside the one that is open, else under what is open."""
        depth = next((d for d, entry in enumerate(self._stack) if entry.kind == "act"), len(self._stack))
        while depth and self._stack[depth - 1].kind == "none":
            depth -= 1
        return self._push(depth, "act", 0, label, look)

    def close_act(self) -> None:
        """The act that is open is over: what follows does not stand in it."""
        depth = next((d for d, entry in enumerate(self._stack) if entry.kind == "act"), len(self._stack))
        del self._stack[depth:]

    def annex(self, label: str) -> Place:
        """A new annex: what follows stands in it."""
        self._stack.clear()
        self.scope = label
        self._stack.append(_Open("annex", 0, label, ()))
        return Place(label, None, 1)

    def _depth_of_closed(self, kind: LabelKind, value: int) -> int | None:
        """Where a label goes on with the one before it, though a heading without a label stands between them."""
        for depth in range(len(self._stack), -1, -1):
            parent = self._stack[depth - 1].path if depth else None
            if self._closed.get((parent, kind)) == value - 1 and value > 1:
                return depth
        return None

    def _depth_of_new(self, kind: LabelKind, look: tuple[object, ...]) -> int:
        for depth, entry in enumerate(self._stack):
            if entry.kind == kind:
                return depth
            if entry.kind == "none" and (entry.look == look or kind == "roman"):
                return depth
        return len(self._stack)

    def _push(self, depth: int, kind: LabelKind | str, value: int, label: str, look: tuple[object, ...]) -> Place:
        for place in range(depth, len(self._stack)):
            entry = self._stack[place]
            self._closed[self._stack[place - 1].path if place else None, entry.kind] = entry.value
        del self._stack[depth:]
        parent = self._stack[-1].path if self._stack else None
        own = label if kind == "act" else label.rstrip(".").strip("()")
        path = f"{parent}.{own}" if parent else own
        self._stack.append(_Open(kind, value, path, look))
        return Place(path, parent, len(self._stack))


class Forms:
    """What a row looks like, against what is usual in the document."""

    def __init__(self, rows: list[Row], style: Style, contents: Contents) -> None:
        self.rows, self.style, self.contents = rows, style, contents
        self._indents = sorted([row.indent for row in rows if row.end - row.start > 40])
        self._usual = self._indents[len(self._indents) // 4] if self._indents else 0
        self._titles = {entry.key for entry in contents.entries}

    def look(self, row: Row) -> tuple[object, ...]:
        """The style of a heading; empty where the file says nothing of style."""
        line = row.line
        if line.size is None and line.bold is None and line.level is None:
            return ()
        return (line.level, round(line.size or 0.0), line.bold, row.bare.isupper(), self.centred(row))

    def centred(self, row: Row) -> bool:
        """Whether a row begins well to the right of the running text."""
        if row.line.x0 is not None and self.style.left is not None:
            return row.line.x0 > self.style.left + _CENTRED_POINTS
        return row.indent > self._usual + _CENTRED_COLUMNS

    def strong(self, row: Row) -> bool:
        """Whether style alone says heading: the file's own word, bold, or larger print."""
        line = row.line
        if line.role is not None:
            return line.role in ("heading", "title", "named_title")
        larger = self.style.size is not None and line.size is not None and line.size > 1.04 * self.style.size
        return bool(line.bold) or larger

    def short(self, row: Row) -> bool:
        """Whether a row could be a heading or a line of one by its words."""
        text = row.bare
        if row.line.role == "heading":
            return len(text) <= LONGEST
        if len(text) > LONGEST_LINE or not (row.starts_capital or rule("list_item").match(text)):
            return False
        if row.line.role in ("paragraph", "list_item", "table", "note", "caption"):
            return False
        return not _CLOSED.search(text) or _LABEL_ONLY.match(text) is not None

    def listed(self, text: str) -> bool:
        """Whether the contents name this title."""
        return bool(self._titles) and title_key(text) in self._titles


def label_only(text: str) -> bool:
    """``IV.`` or ``Chapter IV`` alone on its line: the title has slipped to the next one."""
    return _LABEL_ONLY.match(text) is not None
