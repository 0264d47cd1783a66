"""The engine: what one document gives, which shard it belongs to, and that nothing is done twice or left half-done."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engine import build as engine_build
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
from pipeline.engine.document import DocumentResult, work_document
from pipeline.engine.executors import InProcessExecutor, open_executor, open_pool, run_jobs
from pipeline.engine.memo import DOCUMENT_CODE, document_key, files_digest, library_versions
from pipeline.engine.parts import PartWriter, open_parts
from pipeline.engine.plan import plan_shards, related
from pipeline.model import Issue, Sidecar, Source
from pipeline.paths import PACKAGE, layout
from pipeline.s1_read.errors import ReadError
from tests import mortal
from tests.mortal import double_or_die

SCHEMAS = {"a": pa.schema([("id", pa.string()), ("n", pa.int32())]), "b": pa.schema([("id", pa.string())])}
PATHS = st.lists(st.text("abc/.", min_size=1, max_size=6), max_size=60, unique=True)


# --- one document ----------------------------------------------------------------------------------------------------


def refuse(*_: Any, **__: Any) -> Any:
    raise ReadError("wrong_encoding", "r.txt: is not UTF-8; save it as UTF-8.")


def fail(*_: Any, **__: Any) -> Any:
    raise KeyError("no\nsuch thing")


def issues_of(result: DocumentResult) -> list[tuple[str, str]]:
    return [(row["kind"], row["message"]) for row in result.rows["issues"]]


def test_a_file_that_cannot_be_read_gives_the_issue_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "read_document", refuse)
    result = work_document(b"x", Source("r.txt", "", 1))
    assert result.report_id is None
    assert issues_of(result) == [("wrong_encoding", "r.txt: is not UTF-8; save it as UTF-8.")]
    assert not any(rows for table, rows in result.rows.items() if table != "issues")


def test_what_the_inventory_found_is_kept_when_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "read_document", refuse)
    known = (Issue("error", "sidecar_unknown_key", "r.yaml: unknown key `titel`"),)
    result = work_document(b"x", Source("r.txt", "", 1), known_issues=known)
    assert [kind for kind, _ in issues_of(result)] == ["wrong_encoding", "sidecar_unknown_key"]


@pytest.mark.parametrize("stage", ["read_document", "structure", "extract", "tidy_report"])
def test_a_mistake_in_any_stage_is_an_issue_with_its_place(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, stage, fail)
    result = work_document(b"1. The Commission met.\n\n2. It closed.\n", Source("r.txt", "", 1, Sidecar(("A/1/1",))))
    [(kind, message)] = issues_of(result)
    assert (kind, result.report_id) == ("internal_error", None)
    assert "r.txt: is left out: KeyError: 'no\\nsuch thing' at pipeline/engine/document.py:" in message
    assert "please report it" in message


# --- shards ----------------------------------------------------------------------------------------------------------


@given(PATHS, st.integers(1, 5), st.integers(1, 5))
def test_every_document_is_in_one_shard_that_is_not_too_large(paths: list[str], most: int, few: int) -> None:
    shards = plan_shards(paths, most=most, few=few)
    assert sorted(path for members in shards.values() for path in members) == sorted(paths)
    assert all(0 < len(members) <= max(most, few) for members in shards.values())
    assert list(shards) == sorted(shards)


@given(PATHS, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(paths: list[str], random: Any) -> None:
    shuffled = paths.copy()
    random.shuffle(shuffled)
    assert plan_shards(shuffled, most=4, few=2) == plan_shards(paths, most=4, few=2)


@given(PATHS.filter(bool))
def test_one_more_document_touches_one_shard(paths: list[str]) -> None:
    before, after = plan_shards(paths[1:], most=4, few=2), plan_shards(paths, most=4, few=2)
    changed = [name for name, members in before.items() if after.get(name) != members]
    assert len(changed) <= 1
    assert all(related(name, other) for name in changed for other in after.keys() - before.keys())


def test_a_few_dozen_documents_are_spread_over_eight_shards() -> None:
    assert len(plan_shards(f"{n}.pdf" for n in range(8))) == 1
    assert len(plan_shards(f"{n}.pdf" for n in range(100))) == 8


def test_many_documents_fill_shards_of_a_few_hundred() -> None:
    sizes = [len(members) for members in plan_shards(f"{n}.pdf" for n in range(10_000)).values()]
    assert 100 < sum(sizes) / len(sizes) <= 256


# --- the files of a shard --------------------------------------------------------------------------------------------


def write(folder: Path, documents: dict[str, int]) -> None:
    with PartWriter(folder, SCHEMAS) as writer:
        for path, count in documents.items():
            rows: dict[str, list[dict[str, Any]]] = {
                "a": [{"id": path, "n": n} for n in range(count)],
                "b": [{"id": path}] if count else [],
            }
            writer.add(path, f"key-{path}", path, rows)


def ids(folder: Path, table: str) -> list[str]:
    found: list[str] = pq.read_table(folder / f"{table}.parquet")["id"].to_pylist()
    return found


def test_parts_come_back_as_they_were_written(tmp_path: Path) -> None:
    write(tmp_path / "s-1", {"x": 2, "y": 0, "z": 1})
    parts = open_parts(tmp_path / "s-1")
    assert parts is not None
    assert [(entry.path, entry.rows) for entry in parts.entries] == [
        ("x", {"a": 2, "b": 1}),
        ("y", {}),
        ("z", {"a": 1, "b": 1}),
    ]
    assert ids(parts.folder, "a") == ["x", "x", "z"]


@pytest.mark.parametrize(
    ("keep", "a", "b"),
    [
        pytest.param("x", ["x", "x"], ["x"], id="first"),
        pytest.param("z", ["z"], ["z"], id="last"),
        pytest.param("xz", ["x", "x", "z"], ["x", "z"], id="neighbours-of-an-empty-one"),
        pytest.param("yw", ["w", "w", "w"], ["w"], id="apart"),
        pytest.param("", [], [], id="none"),
    ],
)
def test_rows_of_unchanged_documents_are_copied(tmp_path: Path, keep: str, a: list[str], b: list[str]) -> None:
    write(tmp_path / "s-1", {"x": 2, "y": 0, "w": 3, "z": 1})
    old = open_parts(tmp_path / "s-1")
    assert old is not None
    with PartWriter(tmp_path / "s-2", SCHEMAS) as writer:
        writer.copy(old, list(keep))
    assert (ids(tmp_path / "s-2", "a"), ids(tmp_path / "s-2", "b")) == (a, b)


def test_a_writer_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def killed() -> None:
        with PartWriter(tmp_path / "s-1", SCHEMAS) as writer:
            writer.add("x", "k", "x", {"a": [{"id": "x", "n": 1}]})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "a.parquet").write_bytes(b""), id="truncated-table"),
        pytest.param(lambda folder: (folder / "a.parquet").unlink(), id="missing-table"),
        pytest.param(lambda folder: (folder / "index.json").write_text("{"), id="broken-index"),
        pytest.param(lambda folder: (folder / "index.json").unlink(), id="no-index"),
        pytest.param(lambda folder: (folder / "index.json").write_text('{"format": 0}'), id="older-format"),
    ],
)
def test_damaged_parts_are_never_taken_for_whole_ones(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    write(tmp_path / "s-1", {"x": 2})
    damage(tmp_path / "s-1")
    assert open_parts(tmp_path / "s-1") is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param({"a": [{"id": "x", "m": 1}]}, "`a` have columns the schema does not know: m", id="column"),
        pytest.param({"a": [{"id": "x", "n": "one"}]}, "`a` do not fit its schema", id="type"),
        pytest.param({"c": []}, "tables the schema does not know: c", id="table"),
    ],
)
def test_rows_that_do_not_fit_are_refused_whole(tmp_path: Path, rows: Any, said: str) -> None:
    with PartWriter(tmp_path / "s-1", SCHEMAS) as writer, pytest.raises(ValueError, match=said):
        writer.add("x", "k", "x", {"b": [{"id": "x"}], **rows})
    assert ids(tmp_path / "s-1", "b") == []


# --- keys ------------------------------------------------------------------------------------------------------------


def test_a_key_changes_with_all_that_a_result_depends_on() -> None:
    source = Source("r.txt", "ab", 2, Sidecar(("A/1/1",)))
    keys = [
        document_key(source, (), ocr=False, code="1"),
        document_key(replace(source, sha256="cd"), (), ocr=False, code="1"),
        document_key(replace(source, path="s.txt"), (), ocr=False, code="1"),
        document_key(replace(source, sidecar=Sidecar()), (), ocr=False, code="1"),
        document_key(source, (Issue("error", "sidecar_value", "x"),), ocr=False, code="1"),
        document_key(source, (), ocr=True, code="1"),
        document_key(source, (), ocr=False, code="2"),
    ]
    assert len(set(keys)) == len(keys)
    assert document_key(source, (), ocr=False, code="1") == keys[0]


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        pytest.param(lambda root: (root / "rules/x.yaml").write_text("b"), True, id="a-rule"),
        pytest.param(lambda root: (root / "rules/y.yaml").write_text(""), True, id="a-new-file"),
        pytest.param(lambda root: (root / "rules/x.yaml").rename(root / "rules/z.yaml"), True, id="a-name"),
        pytest.param(lambda root: (root / "rules/x.pyc").write_text(""), False, id="compiled-python"),
        pytest.param(lambda root: (root / "other.py").write_text(""), False, id="a-file-that-does-not-count"),
        pytest.param(lambda root: os.utime(root / "rules/x.yaml", (0, 0)), False, id="the-time-of-a-file"),
    ],
)
def test_the_digest_of_code_and_rules(tmp_path: Path, change: Callable[[Path], object], differs: bool) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/x.yaml").write_text("a")
    (tmp_path / "model.py").write_text("a")
    before = files_digest(tmp_path, ["rules", "model.py"])
    change(tmp_path)
    assert (files_digest(tmp_path, ["rules", "model.py"]) != before) is differs


def test_a_name_in_the_key_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="part of every cache key"):
        files_digest(tmp_path, ["gone"])


def test_all_code_on_the_way_to_the_rows_is_in_the_key() -> None:
    stages = {path.name for path in PACKAGE.iterdir() if path.name[:2] in ("s1", "s2", "s3", "s4")}
    assert stages | {"model.py", "rules", "schema"} <= set(DOCUMENT_CODE)
    assert all((PACKAGE / name).exists() for name in DOCUMENT_CODE)


def test_libraries_that_are_not_there_have_no_version() -> None:
    assert library_versions(["pyarrow", "no-such-library"])["no-such-library"] is None


# --- workers ---------------------------------------------------------------------------------------------------------


def test_one_worker_is_this_process() -> None:
    with open_executor(1) as executor:
        assert isinstance(executor, InProcessExecutor)
        assert executor.submit(os.getpid).result() == os.getpid()


def test_an_error_in_this_process_is_in_the_future() -> None:
    with pytest.raises(ZeroDivisionError):
        InProcessExecutor().submit(lambda: 1 / 0).result()


def test_a_worker_that_dies_costs_its_job_alone() -> None:
    results = run_jobs(double_or_die, [1, -1, 2, 3], lambda: open_pool(2), give_up=abs)
    assert sorted(results) == [2, 2, 4, 6]


def test_a_worker_that_dies_again_is_an_error_where_nobody_gives_up() -> None:
    with pytest.raises(BrokenProcessPool):
        list(run_jobs(double_or_die, [-1], lambda: open_pool(1)))


# --- builds ----------------------------------------------------------------------------------------------------------


def fake_work(content: bytes, source: Source, **_: Any) -> DocumentResult:
    """A document whose rows show its path and its words; ``bad`` ones give an issue."""
    words = content.decode().split()
    if "bad" in words:
        return document.failed(source, (Issue("error", "empty_file", "x"),))
    rows = [{"report_id": source.path, "text": word, "_source": source.path} for word in words]
    return DocumentResult(source.path, {"texts": rows})


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
    monkeypatch.setattr(shard, "work_document", fake_work)
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

    monkeypatch.setattr(shard, "work_document", misfit)
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


@settings(max_examples=25, deadline=None)
@given(st.lists(FOLDERS, min_size=1, max_size=4))
def test_taken_over_equals_made_anew(tmp_path_factory: pytest.TempPathFactory, folders: list[dict[str, str]]) -> None:
    root = tmp_path_factory.mktemp("builds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shard, "work_document", fake_work)
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


def test_a_document_that_kills_its_worker_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_build, "work_shard", mortal.work_shard_or_die)
    monkeypatch.setattr(engine_build, "survives", mortal.survive_or_die)
    lay_out(tmp_path / "sources", {f"{n}.txt": f"A/53/{n}\n\n1. It met.\n" for n in range(1, 10)} | {"kill.txt": "x"})
    build = build_in(tmp_path, workers=2)
    assert run(build) == (10, 0, 1)
    [issue] = [row for row in contents(build)["issues"] if "worker_lost" in row]
    assert "kill.txt: is left out: reading it ends the worker process" in issue


def test_the_cache_lies_beside_the_output(tmp_path: Path) -> None:
    assert layout(tmp_path / "s", tmp_path / "o").cache == tmp_path / ".un-reports" / "o"
    assert layout(tmp_path / "s", tmp_path / "o", tmp_path / "c").cache == tmp_path / "c"
