"""Records of ``pipeline.records`` are those of the standard library but for the check of what mypy forbids anyway."""

from __future__ import annotations

import dataclasses
import pickle

from pipeline.model import Line, Topical
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures."""

    one: int
    other: int = 2


def test_records_of_equal_fields_are_equal_and_found_in_a_set() -> None:
    assert Pair(1) == Pair(1, 2)
    assert hash(Pair(1)) == hash(Pair(1, 2))
    assert Pair(1) in {Pair(1, 2)}
    assert Pair(1) != Pair(2)
    assert Pair(1) not in {Pair(2)}


def test_records_are_replaced_pickled_and_shown_as_dataclasses_are() -> None:
    topical = Topical("water", 1, 6, 2.0)
    assert dataclasses.replace(topical, start=0) == Topical("water", 0, 6, 2.0)
    assert pickle.loads(pickle.dumps(topical)) == topical
    assert repr(Pair(1)) == "Pair(one=1, other=2)"
    assert not hasattr(Line(1, 2, None), "__dict__")
