"""The pieces of the engine: what one document gives, its shard, the files of a shard, keys and workers."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine import document
from pipeline.engine.document import work_document
from pipeline.engine.executors import InProcessExecutor, open_executor, open_pool, run_jobs
from pipeline.engine.memo import DOCUMENT_CODE, document_key, files_digest, library_versions
from pipeline.engine.parts import PartWriter, open_parts
from pipeline.engine.plan import plan_shards, related
from pipeline.engine.results import DocumentResult
from pipeline.model import Issue, Sidecar, Source
from pipeline.paths import PACKAGE
from pipeline.s1_read.errors import ReadError
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
    assert stages | {"model", "rules", "schema"} <= set(DOCUMENT_CODE)
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


def test_a_worker_that_dies_again_is_an_error() -> None:
    with pytest.raises(BrokenProcessPool):
        list(run_jobs(double_or_die, [-1], lambda: open_pool(1)))
