"""What the parts of the walk down a report know of it: the rows, and what has become of those above.

``segment`` is the walk; ``act_walk``, ``annexes``, ``counted`` and ``decimals`` take over the rows of acts, of the headings of
annexes, of whole numbers and of numbers with points in them.
"""

from __future__ import annotations

from typing import Protocol

from pipeline.s2_structure.headings import Forms, Place, Tree
from pipeline.s2_structure.lookahead import Numbers
from pipeline.s2_structure.pieces import Part, Piece
from pipeline.s2_structure.rows import Row, Style


class Walk(Protocol):
    """The walk as its parts see it; ``run`` are the places of the rows in their order of reading."""

    rows: list[Row]
    run: list[int]
    style: Style
    forms: Forms
    numbers: Numbers
    tree: Tree
    pieces: list[Piece]
    parts: list[Part]
    part: int
    last: int
    inner: int
    fresh_section: bool

    def start(self, i: int, skip: int, number: str | None) -> int:
        """Keep the first row of a paragraph; how many rows it takes."""
        ...

    def add_heading(self, rows: list[int], place: Place, title: str, skip: int) -> int:
        """Keep a heading; how many rows it takes."""
        ...

    def annex(self, at: int) -> int:
        """How many rows from ``run[at]`` the heading of an annex takes; 0 where there is none."""
        ...

    def table(self, at: int) -> int:
        """How many rows from ``run[at]`` a table takes; 0 where there is none."""
        ...

    def heading(self, at: int) -> int:
        """How many rows from ``run[at]`` a heading takes; 0 where there is none."""
        ...

    def open_sentence(self) -> bool:
        """Whether the text of the paragraph above goes on."""
        ...

    def below(self, i: int) -> int | None:
        """The next row of the run below row ``i``."""
        ...

    def number_near(self, i: int) -> bool:
        """Whether the next paragraph's number stands in one of the rows below: what a plain heading needs."""
        ...
