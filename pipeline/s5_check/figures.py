"""Figures of a measurement: precision and recall of one thing, and the items behind what is missing or too much.

In: items that are expected, items that were found and which belong together. Out: a ``Figure``. What is measured, and
how items are compared, is the matter of ``scoring``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.s5_check.words import pair_up


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of one table: how many rows count as found, how many are expected, and how many are right of each.

    ``missed`` and ``extra`` name the items behind the difference, for people.
    """

    table: str
    measure: str
    found: int
    expected: int
    right_found: int
    right_expected: int
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.right_found / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what is expected that was found; None where nothing is expected."""
        return self.right_expected / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where one of them is."""
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def share_of(table: str, name: str, found: int, right: int, expected: int, missed: tuple[str, ...] = ()) -> Figure:
    """The figure of something that is right or wrong about ``found`` rows, of which ``expected`` should be right."""
    return Figure(table, name, found, expected, right, right, missed)


class Side(NamedTuple):
    """One side of a comparison: its items, and what people call one of them."""

    items: Sequence[Any]
    called: Callable[[Any], str]


def compare(table: str, name: str, wanted: Side, found: Side, fit: Callable[[Any, Any], float], least: float) -> Figure:
    """The figure of items and rows that belong together as far as ``fit`` says so; see ``pair_up`` and ``of_pairs``."""
    return of_pairs(table, name, wanted, found, pair_up(wanted.items, found.items, fit, least))


def of_pairs(table: str, name: str, wanted: Side, found: Side, pairs: Sequence[tuple[int, int]]) -> Figure:
    """The figure of items and rows of which these belong together: pairs of indices into those ``wanted`` and those ``found``.

    An item whose ``optional`` is true counts neither as expected nor, where it was found, as found.
    """
    optional = {i for i, each in enumerate(wanted.items) if getattr(each, "optional", False)}
    firm = [(i, j) for i, j in pairs if i not in optional]
    mine, yours = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = tuple(wanted.called(each) for i, each in enumerate(wanted.items) if i not in mine and i not in optional)
    extra = tuple(found.called(each) for j, each in enumerate(found.items) if j not in yours)
    return Figure(
        table,
        name,
        len(found.items) - (len(pairs) - len(firm)),
        len(wanted.items) - len(optional),
        len(firm),
        len(firm),
        missed,
        extra,
    )
