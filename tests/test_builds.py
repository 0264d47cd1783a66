"""Builds up to the parts of shards: nothing is done twice, taken over wrongly or left half-done."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engine import document, shard
from pipeline.engine.build import (
    Build,
    count_rows,
    keep_inventory,
    kept_inventory,
    plan_build,
    prune,
    read_parts,
    work_shards,
)
from pipeline.engine.results import DocumentResult, failed
from pipeline.model import Issue, Source
from pipeline.paths import layout
from tests import mortal


def fake_work(content: bytes, source: Source, **_: Any) -> DocumentResult:
    """A document whose rows show its path and its words; ``bad`` ones give an issue."""
    words = content.decode().split()
    if "bad" in words:
        return failed(source, (Issue("error", "empty_file", "x"),))
    rows = [{"report_id": source.path, "text": word, "_source": source.path} for word in words]
    return DocumentResult(source.path, {"texts": rows})


class Here:
    """A reader in this process."""

    def __init__(self, function: Callable[[Any], Any], _: object) -> None:
        self._function = function

    def work(self, task: Any, *_: float) -> Any:
        return self._function(task)


def fake(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(document, "work_document", fake_work)
    patch.setattr(shard, "reader_of", Here)


def contents(build: Build) -> dict[str, list[str]]:
    """All rows of the texts and issues of a build, sorted."""
    tables = {table: [pq.read_table(part.file(table)) for part in read_parts(build)] for table in ("texts", "issues")}
    return {
        table: sorted(json.dumps(row, sort_keys=True) for piece in pieces for row in piece.to_pylist())
        for table, pieces in tables.items()
    }


def lay_out(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)


def build_in(root: Path, workers: int = 1) -> Build:
    return Build(layout(root / "sources", root / "outputs", root / "cache"), workers)


def run(build: Build) -> tuple[int, int, int]:
    build.layout.sources.mkdir(parents=True, exist_ok=True)
    worked = work_shards(build, plan_build(build))
    return worked.worked, worked.copied, worked.failed


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    fake(monkeypatch)
    return tmp_path


FOUR = {"a.txt": "one two", "b.txt": "three", "c.txt": "bad", "d.rtf": "x"}


def test_a_build_counts_what_it_does(faked: Path) -> None:
    lay_out(faked / "sources", FOUR)
    build = build_in(faked)
    assert run(build) == (3, 0, 1)
    assert count_rows(read_parts(build)) == {"texts": 3, "issues": 2}
    assert run(build) == (0, 3, 1)


def test_one_changed_document_costs_one_document(faked: Path) -> None:
    lay_out(faked / "sources", {f"{n}.txt": str(n) for n in range(40)})
    build = build_in(faked)
    assert run(build) == (40, 0, 0)
    (faked / "sources/7.txt").write_text("seven")
    assert run(build) == (1, 39, 0)
    (faked / "sources/new.txt").write_text("new")
    assert run(build) == (1, 40, 0)


def test_a_sidecar_costs_its_document_alone(faked: Path) -> None:
    lay_out(faked / "sources", {"a.txt": "one", "b.txt": "two"})
    build = build_in(faked)
    run(build)
    (faked / "sources/a.yaml").write_text("title: A")
    assert run(build) == (1, 1, 0)


def test_a_document_taken_away_leaves_no_row(faked: Path) -> None:
    lay_out(faked / "sources", FOUR)
    build = build_in(faked)
    run(build)
    for name in ("a.txt", "c.txt", "d.rtf"):
        (faked / "sources" / name).unlink()
    assert run(build) == (0, 1, 0)
    assert "a.txt" not in str(contents(build))
    assert len(contents(build)["texts"]) == 1
    assert contents(build)["issues"] == []


def test_what_no_build_uses_is_removed(faked: Path) -> None:
    lay_out(faked / "sources", FOUR)
    build = build_in(faked)
    run(build)
    (build.layout.shards / "tmp-s-killed").mkdir()
    (faked / "sources/a.txt").write_text("other")
    run(build)
    prune(build)
    assert sorted(path.name.partition("-")[0] for path in build.layout.shards.iterdir()) == ["folder", "s"]
    assert run(build) == (0, 3, 1)


def test_a_damaged_shard_is_worked_again(faked: Path) -> None:
    lay_out(faked / "sources", FOUR)
    build = build_in(faked)
    run(build)
    before = contents(build)
    for part in read_parts(build):
        (part.folder / "texts.parquet").write_bytes(b"")
    assert run(build) == (3, 0, 1)
    assert contents(build) == before


def test_parts_that_are_gone_are_an_error(faked: Path) -> None:
    lay_out(faked / "sources", FOUR)
    build = build_in(faked)
    run(build)
    shutil.rmtree(build.layout.shards)
    with pytest.raises(FileNotFoundError, match="work the documents again"):
        read_parts(build)


def test_a_file_that_changes_while_the_build_runs_is_not_kept(faked: Path) -> None:
    lay_out(faked / "sources", {"a.txt": "one", "b.txt": "two"})
    build = build_in(faked)
    plan = plan_build(build)
    (faked / "sources/a.txt").write_text("changed")
    assert work_shards(build, plan).failed == 1
    assert "run it again" in contents(build)["issues"][0]
    assert run(build) == (1, 1, 0)


def test_rows_that_do_not_fit_the_schema_cost_their_document_alone(
    faked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misfit(content: bytes, source: Source, **_: Any) -> DocumentResult:
        good = fake_work(content, source)
        return replace(good, rows={"texts": [{"wrong": 1}]}) if source.path == "a.txt" else good

    monkeypatch.setattr(document, "work_document", misfit)
    lay_out(faked / "sources", {"a.txt": "one", "b.txt": "two"})
    build = build_in(faked)
    assert run(build) == (2, 0, 1)
    assert "internal_error" in contents(build)["issues"][0]


def test_an_inventory_that_is_noted_comes_back_the_same(faked: Path) -> None:
    lay_out(faked / "sources", FOUR | {"a.yaml": "symbols: [A/1/1, S/1/1]\nx: y"})
    build = build_in(faked)
    stock = plan_build(build).inventory
    keep_inventory(build, stock)
    assert kept_inventory(build) == stock
    assert plan_build(build, kept_inventory(build)) == plan_build(build)


def test_progress_ends_with_every_document(faked: Path) -> None:
    lay_out(faked / "sources", {f"{n}.txt": str(n) for n in range(20)})
    told: list[tuple[str, int, int]] = []
    build = replace(build_in(faked), progress=lambda *step: told.append(step))
    run(build)
    assert told[0] == ("documents", 0, 20)
    assert told[-1] == ("documents", 20, 20)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


FOLDERS = st.dictionaries(
    st.sampled_from([f"{n}.txt" for n in range(24)]), st.sampled_from(["one", "two words", "bad", ""]), max_size=24
)


@settings(max_examples=25)
@given(st.lists(FOLDERS, min_size=1, max_size=4))
def test_taken_over_equals_made_anew(tmp_path_factory: pytest.TempPathFactory, folders: list[dict[str, str]]) -> None:
    root = tmp_path_factory.mktemp("builds")
    with pytest.MonkeyPatch.context() as patch:
        fake(patch)
        for files in folders:
            lay_out(root / "sources", files)
            build = build_in(root)
            run(build)
        fresh = replace(build, layout=replace(build.layout, cache=root / "fresh"))
        run(fresh)
        assert contents(build) == contents(fresh)
    shutil.rmtree(root)


def test_the_number_of_workers_does_not_matter(tmp_path: Path) -> None:
    text = "1. The Commission met in Geneva.\n\n2. It urged States to ratify the Convention.\n"
    for name in ("one", "two"):
        lay_out(tmp_path / name / "sources", {f"{n}.txt": f"A/53/{n}\n\n{text}" for n in range(1, 11)})
    one, two = build_in(tmp_path / "one"), build_in(tmp_path / "two", workers=2)
    assert run(one) == run(two)
    assert contents(one) == contents(two)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_costs_too_much_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(shard, "read_task", mortal.read_or_die)
    monkeypatch.setattr(shard, "processor_seconds", lambda size: 1.0 if size == 1 else 60.0)
    bad = ("kill", "exit", "memory", "time")
    good = {f"{n}.txt": f"A/53/{n}\n\n1. It met.\n" for n in range(1, 9)}
    lay_out(tmp_path / "sources", good | {f"{name}.txt": "x" for name in bad})
    build = build_in(tmp_path, workers)
    assert run(build) == (12, 0, 4)
    said = {row["issue_id"].partition("-")[0]: row for row in map(json.loads, contents(build)["issues"]) if row["severity"] == "error"}  # fmt: skip
    assert {name: said[name]["kind"] for name in bad} == {
        "kill": "worker_lost",
        "exit": "worker_lost",
        "memory": "too_much_memory",
        "time": "took_too_long",
    }
    assert "kill.txt: is left out: reading it ends the process that reads it (SIGSEGV)" in said["kill"]["message"]
    assert "needs more than 1,024 MB of memory, the limit" in said["memory"]["message"]
    assert "takes more than 1 seconds, the limit" in said["time"]["message"]
    lay_out(tmp_path / "sources", good)
    alone = build_in(tmp_path / "alone")
    shutil.copytree(tmp_path / "sources", alone.layout.sources)
    assert run(alone) == (8, 0, 0)
    assert contents(build)["texts"] == contents(alone)["texts"]


def test_the_cache_lies_beside_the_output(tmp_path: Path) -> None:
    assert layout(tmp_path / "s", tmp_path / "o").cache == tmp_path / ".un-reports" / "o"
    assert layout(tmp_path / "s", tmp_path / "o", tmp_path / "c").cache == tmp_path / "c"
