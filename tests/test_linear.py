"""Time: what reading and structuring cost grows with the length of a text, whatever the text says."""

from __future__ import annotations

import contextlib
import math
import time

import pytest

from pipeline.model import Source
from pipeline.s1_read import ReadError, read_document
from pipeline.s2_structure import structure
from tests.families import FAMILIES

SIZES = (20_000, 40_000, 80_000)
# The square has 2; noise of a busy machine stays below this where the fastest of some runs is taken.
MOST = 1.3
# What takes less is lost in noise, and would take a second for a megabyte if it were linear from here.
SECONDS = 0.1


def seconds(name: str, size: int) -> float:
    ending, make = FAMILIES[name]
    content = make(size).encode()
    source = Source(f"x.{ending}", "0" * 64, len(content))
    fastest = math.inf
    for _ in range(3):
        began = time.process_time()
        with contextlib.suppress(ReadError):
            structure(read_document(content, source), source)
        fastest = min(fastest, time.process_time() - began)
    return fastest


def exponent(costs: list[float]) -> float:
    """By how much the cost grows with the size: the slope over all sizes, doubled each time."""
    return math.log(costs[-1] / costs[0], 2) / (len(costs) - 1)


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", FAMILIES)
def test_time_grows_with_the_length_of_the_text(name: str) -> None:
    # Noise does not repeat, a square does: what looks like one is measured again, on texts twice and four times as long.
    for factor in (1, 2, 4):
        sizes = [factor * size for size in SIZES]
        costs = [seconds(name, size) for size in sizes]
        if costs[-1] <= SECONDS or exponent(costs) <= MOST:
            return
    assert exponent(costs) <= MOST, f"{costs} seconds for {sizes}"


def test_a_cost_that_is_the_square_is_noticed() -> None:
    assert exponent([0.1, 0.4, 1.6]) == pytest.approx(2)
    assert exponent([0.1, 0.2, 0.4]) == pytest.approx(1)
