"""Each hostile file by itself, as a build reads it: what is right comes of it, within the limits, and never a fault of ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.engine.bounded import Bounded, LimitError
from pipeline.engine.shard import prepare
from pipeline.limits import MEMORY_BYTES, WAITING_SECONDS, processor_seconds
from pipeline.model import Source
from tests.hostile_files import HOSTILE, WISH
from tests.mortal import said_of

# Limits that a file may meet which may be refused.
MAY_MEET = ("time", "memory")
#: Small ones that show at once whether a mending is lost.
QUICK = (
    "kids that are no pages",
    "a mask whose group is itself",
    "locked by a stranger",
    "JavaScript wherever it can stand",
    "a style that inherits from itself",
    "numbers from a thousand million",
    "boxes in boxes, each twice",
    "parts of other machines",
    "lists from a thousand million",
    "cells over a thousand million rows",
    "in UTF-16 with a mark",
    "lines that end otherwise",
    "numbers of 5,000 figures",
    "numbers of all scripts",
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Bounded]:
    made = Bounded(said_of, MEMORY_BYTES, prepare)
    yield made
    made.stop()


def check(name: str, reader: Bounded) -> None:
    hostile = HOSTILE[name]
    content = hostile.make()
    source = Source(f"x.{hostile.ending}", "0" * 64, len(content))
    met = None
    try:
        kinds, wishes = reader.work((content, source), processor_seconds(len(content)), WAITING_SECONDS)
    except LimitError as error:
        met = error.kind
    if met is not None:
        assert hostile.right == "either"
        assert met in MAY_MEET
        return
    assert "internal_error" not in kinds
    if hostile.right == "refused":
        assert wishes is None
        assert kinds
    elif hostile.right == "read":
        assert any(WISH.rstrip(".") in each for each in wishes or ())


@pytest.mark.parametrize("name", QUICK)
def test_what_comes_of_small_hostile_files(name: str, reader: Bounded) -> None:
    check(name, reader)


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in QUICK])
def test_what_comes_of_all_hostile_files(name: str, reader: Bounded) -> None:
    check(name, reader)
