"""Spans that are looked up instead of looked through say the same."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pipeline.s3_extract.spans import Spans, beginning


@dataclass(frozen=True, order=True)
class At:
    start: int
    end: int


PLACES = st.integers(0, 40)
SPANS = st.lists(st.builds(lambda start, length: At(start, start + length), PLACES, st.integers(1, 15)), max_size=12)


@given(SPANS, PLACES, st.integers(1, 9))
def test_what_meets_a_span_is_found(found: list[At], start: int, length: int) -> None:
    end = start + length
    assert Spans(found).meet(start, end) == any(one.start < end and start < one.end for one in found)


@given(SPANS, PLACES, st.integers(1, 9))
def test_what_goes_over_a_span_is_found(found: list[At], start: int, length: int) -> None:
    end = start + length
    assert Spans(found).go_over(start, end) == any(one.start < start and end <= one.end for one in found)


@given(SPANS, PLACES, PLACES)
def test_what_begins_in_a_stretch_is_found(found: list[At], low: int, high: int) -> None:
    assert beginning(sorted(found), low, high) == [one for one in sorted(found) if low <= one.start < high]
