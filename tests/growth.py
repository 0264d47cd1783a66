"""How the time of a piece of work grows with its input."""

from __future__ import annotations

import math
from collections.abc import Callable

SIZES = (20_000, 40_000, 80_000)
# The square has 2; noise of a busy machine stays below this where the fastest of some runs is taken.
MOST = 1.3
# What takes less is lost in noise, and would take a second for a megabyte if it were linear from here.
SECONDS = 0.1


def exponent(costs: list[float]) -> float:
    """By how much the cost grows with the size: the slope over all sizes, doubled each time."""
    return math.log(costs[-1] / costs[0], 2) / (len(costs) - 1)


def assert_linear(seconds: Callable[[int], float]) -> None:
    """Fail where the time of a piece of work, given by its size, grows faster than the size.

    Noise does not repeat, a square does: what looks like one is measured again, on texts twice and four times as long.
    """
    for factor in (1, 2, 4):
        sizes = [factor * size for size in SIZES]
        costs = [seconds(size) for size in sizes]
        if costs[-1] <= SECONDS or exponent(costs) <= MOST:
            return
    assert exponent(costs) <= MOST, f"{costs} seconds for {sizes}"
