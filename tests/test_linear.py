"""Time: what reading and structuring cost grows with the length of a text, whatever the text says."""

from __future__ import annotations

import contextlib
import math
import time
from functools import partial

import pytest

from pipeline.model import Source
from pipeline.s1_read import ReadError, read_document
from pipeline.s2_structure import structure
from tests.families import FAMILIES
from tests.growth import assert_linear, exponent


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
    assert_linear(partial(seconds, name))


def test_a_cost_that_is_the_square_is_noticed() -> None:
    assert exponent([0.1, 0.4, 1.6]) == pytest.approx(2)
    assert exponent([0.1, 0.2, 0.4]) == pytest.approx(1)
