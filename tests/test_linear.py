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
from tests.growth import MOST, SECONDS, SIZES, exponent


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
