"""Confidence by measurement: the share of right recommendations of each rule, drawn towards that of wider cells.

In: judged rows of annotated reports and rows read by eye, by the kind of their document. Out: the text of
``rules/confidence.yaml`` and the table that shows how far a confidence keeps its word on kinds that had no part in it. Rules are measured by what they find, never by how they
look.

Rows lie in cells that hold each other: all rows, those whose speaker is known alike (in the author's own words by the frame,
in a retelling by name ...), of these those of a predicate's frame, those with or without an addressee, those of a rule. From
the widest to the narrowest, the share ``p`` of a cell's rows that lie in no
narrower one of the chain is carried on as ``(r + k * p) / (n + k)``, where ``n`` are the rows of the next ring, ``r`` those
that are right, and ``k`` is ``WEIGHT``: the mean of a beta distribution whose prior is what lies around it, worth ``k``
rows. Every row counts once. The outermost ring has the prior of Laplace, one right and one wrong.

Sure is only what was measured: a cell wider than a voice and a predicate's frame stands for rows like which none was, and
one with fewer than ``FEWEST`` rows of its voice and predicate says too little; neither exceeds ``UNSURE``, nor does one
whose share does not reach ``SURE_FROM``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.s3_extract.recommendations.confidence import Cell, bounded, cells_of
from pipeline.s5_check.scoring import Judged

# Rows a wider cell is worth: a rule seen five times counts as much as the rules like it.
WEIGHT: Final = 5
# A row is never surer than this by measurement: of the surest rows, each kind of documents foretold from the others, 518 of
# 538 were right, and of 46 that somebody read who mended nothing 45. 1 is for rows that a person confirmed.
SUREST: Final = 0.95
# Sure, 0.9 or more, are only rows of cells with this share of right ones: with a higher one fewer rows are sure, and no more
# of them keep their word (309 of 332 from 0.95 on).
SURE_FROM: Final = 0.94
# Rows of a voice and a predicate's frame that must have been measured, and how sure a row is at most where they were not.
FEWEST: Final = 3
UNSURE: Final = 0.89
# Where the cell of a voice and a predicate's frame stands in a chain.
_PREDICATE: Final = 3
# Lower ends of the bins of the reliability table.
BINS: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
_NAMES: Final = ("rule", "frame", "how", "addressee")


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows of a cell, how many are right, and the confidence that follows."""

    rows: int
    right: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows whose confidence lies in ``[low, high)``: how many, their mean confidence and the share that is right."""

    low: float
    high: float
    rows: int
    confidence: float
    right: float


def calibrate(judged: Iterable[Judged]) -> dict[Cell, Measured]:
    """The confidence of every cell that has rows, wider cells before narrower ones."""
    rows: Counter[Cell] = Counter()
    right: Counter[Cell] = Counter()
    chains: dict[Cell, tuple[Cell, ...]] = {}
    for each in judged:
        chain = _cells(each)
        for length, cell in enumerate(chain, 1):
            chains[cell] = chain[:length]
            rows[cell] += 1
            right[cell] += each.right
    ordered = sorted(rows, key=lambda each: (_depth(each), _sortable(each)))
    return {
        cell: Measured(rows[cell], right[cell], _sure(chains[cell], rows, round(_share(chains[cell], rows, right), 2)))
        for cell in ordered
    }


def _sure(chain: Sequence[Cell], rows: Mapping[Cell, int], share: float) -> float:
    """How sure the rows of the last cell of a chain are, whose share of right ones is ``share``."""
    measured = len(chain) >= _PREDICATE and rows[chain[_PREDICATE - 1]] >= FEWEST
    return min(share, SUREST if measured and share >= SURE_FROM else UNSURE)


def _share(chain: Sequence[Cell], rows: Mapping[Cell, int], right: Mapping[Cell, int]) -> float:
    """The share of right rows of the last cell of a chain, each ring around it being the prior of the next."""
    share, weight = 0.5, 2
    for cell, inner in zip(chain, [*chain[1:], None], strict=True):
        ring = rows[cell] - (rows[inner] if inner else 0)
        good = right[cell] - (right[inner] if inner else 0)
        share, weight = (good + weight * share) / (ring + weight), WEIGHT
    return share


def predict(cells: Mapping[Cell, Measured], judged: Judged) -> float:
    """The confidence that a calibration gives a row."""
    told = next(cells[cell].confidence for cell in reversed(_cells(judged)) if cell in cells)
    return bounded(told, judged.row["rule_id"], judged.row["attribution"])


def reliability(by_kind: Mapping[str, Sequence[Judged]]) -> list[Bin]:
    """How many rows of each confidence are right, when the rows of a kind of documents are foretold from all other kinds."""
    told: list[tuple[float, bool]] = []
    for kind, judged in by_kind.items():
        cells = calibrate(each for other, rows in by_kind.items() if other != kind for each in rows)
        told += [(predict(cells, each), each.right) for each in judged] if cells else []
    bins = []
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [(confidence, right) for confidence, right in told if low <= confidence < high]
        if inside:
            mean, share = (sum(each[i] for each in inside) / len(inside) for i in (0, 1))
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, share))
    return bins


def calibration_text(by_kind: Mapping[str, Sequence[Judged]]) -> str:
    """The text of ``rules/confidence.yaml``: the cells, and below them what they were measured on and the reliability."""
    cells = calibrate(each for rows in by_kind.values() for each in rows)
    lines = [
        "# How sure recommendations are, measured on annotated reports (docs/quality.md says how).",
        "# Written by `un-reports score --calibrate`; do not edit.",
        f"weight: {WEIGHT}",
        "kinds:",
        *(f"  - {{kind: {kind}, rows: {len(rows)}, right: {sum(each.right for each in rows)}}}" for kind, rows in sorted(by_kind.items())),
        "# every kind foretold from the others",
        "reliability:",
        *(f"  - {{from: {each.low}, to: {each.high}, rows: {each.rows}, confidence: {each.confidence:.3f}, right: {each.right:.3f}}}" for each in reliability(by_kind)),
        "cells:",
    ]  # fmt: skip
    for cell, found in cells.items():
        named = [f"{name}: {_yaml(value)}" for name, value in zip(_NAMES, cell, strict=True) if value is not None]
        figures = [f"rows: {found.rows}", f"right: {found.right}", f"confidence: {found.confidence}"]
        lines.append(f"  - {{{', '.join([*named, *figures])}}}")
    return "\n".join(lines) + "\n"


def _cells(judged: Judged) -> tuple[Cell, ...]:
    row = judged.row
    return cells_of(row["rule_id"], f"{row['frame']}.{row['attribution']}", judged.has_addressee)


def _depth(cell: Cell) -> int:
    return sum(value is not None for value in cell)


def _sortable(cell: Cell) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in cell)


def _yaml(value: str | bool | None) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
