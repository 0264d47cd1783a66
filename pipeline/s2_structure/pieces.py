"""Pieces: what a report falls into on the walk down its rows, before numbers and ids are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import DivisionRole, ParagraphRole
from pipeline.s2_structure.headings import Place
from pipeline.s2_structure.rows import Row


@dataclass(slots=True)
class Piece:
    """A heading, or a paragraph or part of one.

    ``rows`` are places in the report's rows. ``skip`` is how much of the first row is label or number (code points),
    ``skip_rows`` how many rows of a heading are no title. ``number`` is that of a paragraph as printed, or ``inferred`` from
    those around it; ``scope`` is in what it counts. ``place`` and ``title`` are a heading's. ``after_heading``: no numbered paragraph
    stands between the heading above and it. A piece that stands ``apart`` (the text of a draft resolution) never joins the
    numbered paragraph above. ``division`` is the place of its part among the parts of the report (``Part``), 0 for the report
    itself.
    """

    kind: Literal["heading", "start", "table"]
    rows: list[int]
    skip: int = 0
    number: str | None = None
    inferred: bool = False
    place: Place | None = None
    title: str = ""
    scope: str = ""
    after_heading: bool = False
    apart: bool = False
    role: ParagraphRole = "body"
    division: int = 0
    skip_rows: int = 0


@dataclass(slots=True)
class Part:
    """A document inside the report: an annex, a draft. ``label`` is the path of its heading, ``parent`` the place of
    the part it lies in; ``presented`` is the sentence that presents it."""

    role: DivisionRole
    label: str
    parent: int | None = None
    presented: str = ""


def mostly_tables(pieces: list[Piece], rows: list[Row]) -> bool:
    """Whether more of the text stands in tables than elsewhere."""
    tables, others = (
        sum(len(rows[k].text) for piece in pieces if (piece.kind == "table") is table for k in piece.rows)
        for table in (True, False)
    )
    return tables > others
