"""Every way in, with inputs nobody would write: seeds, what fuzzing found before, and a sample of invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.mutated import attempt, invented
from tests.fuzz.targets import TARGETS

FINDS = sorted(path for path in (Path(__file__).parent / "fuzz/finds").rglob("*") if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_where_inputs_begin_from_is_read(name: str) -> None:
    for seed in TARGETS[name].seeds:
        assert len(seed) <= TARGETS[name].longest
        assert attempt(name, seed) is None


@pytest.mark.parametrize("find", FINDS, ids=[path.name for path in FINDS])
def test_what_was_found_once_stays_mended(find: Path) -> None:
    assert attempt(find.parent.name.replace("-", " "), find.read_bytes()) is None


@pytest.mark.parametrize("number", range(3 * len(TARGETS)))
def test_an_invented_input_gives_a_result_or_an_error_of_ours(number: int) -> None:
    assert attempt(*invented(number)) is None


def test_a_mistake_of_the_program_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("pipeline.engine.document.structure", broken)
    found = attempt("text", TARGETS["text"].seeds[0])
    assert found is not None
    assert "KeyError" in found
