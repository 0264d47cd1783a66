"""Merging, checking and publishing in portions: the same package however the work was divided, and nothing done twice."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine import build as engine_build
from pipeline.engine import package, portions
from pipeline.engine.build import Build, keep_inventory, plan_build, read_parts, work_shards
from pipeline.engine.checks import Kept, check_expectations, check_tables, counted_together
from pipeline.engine.package import canonical_texts, kept_merged, merge_tables, merged_tables
from pipeline.engine.plan import plan_shards
from pipeline.engine.portions import MergedFile, PortionJob, compose, plan_portions, work_portion
from pipeline.paths import EXPECTATIONS, layout
from pipeline.s4_tidy.merge import merge_parts
from pipeline.s5_check.package_rows import package_home, report_rows
from pipeline.s5_check.result import CheckSummary, summary
from pipeline.s5_check.structural import check_structure
from pipeline.s5_check.suites import run_suites
from pipeline.s6_publish import Writing, publish, verify_package
from pipeline.schema import load_schema, parquet_files

REPORTS = 14
TEXT = """United Nations

A/99/{n}

General Assembly

Ninety-ninth session
Agenda item {n}

Report of the Secretary-General on matter {n}

I. Introduction

1. The present report is submitted pursuant to General Assembly resolution {m}/7.

2. The Commission on the Status of Women urged Governments to ratify the Convention on the Rights of the Child.

3. The Committee against Torture recommended, at its {m}th session, that Chile should report by 20{m}.
"""


def write_report(folder: Path, n: int, words: str = "") -> None:
    (folder / f"{n}.txt").write_text(TEXT.format(n=n, m=40 + n % 7) + words)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portions") / "sources"
    folder.mkdir()
    for n in range(1, REPORTS):
        write_report(folder, n)
    # A report in a second file, and a file that is no report.
    (folder / "z-again.txt").write_text(TEXT.format(n=3, m=43) + "\n4. It ended.\n")
    (folder / "scan.tif").write_text("x")
    return folder


def worked(root: Path, sources: Path, most: int) -> Build:
    """A build up to its parts, in shards of at most so many documents."""
    build = Build(layout(sources, root / "outputs", root / "cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine_build, "plan_shards", lambda paths: plan_shards(paths, most=most, few=most))
        plan = plan_build(build)
    keep_inventory(build, plan.inventory)
    work_shards(build, plan)
    return build


@pytest.fixture(scope="module")
def built(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    return worked(tmp_path_factory.mktemp("one"), sources, REPORTS * 2)


def merged_by(build: Build, into: Path, most: int, whole_rows: int, workers: int = 1) -> list[PortionJob]:
    jobs, doubles = plan_portions(read_parts(build), into / "portions", most=most)
    for job in jobs:
        work_portion(job)
    compose(jobs, doubles, into / "tables", whole_rows=whole_rows, workers=workers)
    return jobs


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def one_merge(built: Build, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All parts merged at once, without portions."""
    into = tmp_path_factory.mktemp("at-once")
    names = [table.name for table in load_schema() if table.kind != "derived"]
    merge_parts({name: portions.filled(read_parts(built), name) for name in names}, into)
    return contents(into)


@pytest.mark.parametrize(("shard", "portion", "workers"), [(1, 100, 1), (4, 3, 3), (100, 3, 1)])
def test_the_tables_are_the_same_however_the_work_was_divided(
    shard: int, portion: int, workers: int, sources: Path, one_merge: dict[str, bytes], tmp_path: Path
) -> None:
    build = worked(tmp_path, sources, shard)
    assert len(read_parts(build)) > (1 if shard == 100 else REPORTS // shard)
    merged_by(build, tmp_path, portion, whole_rows=10**9, workers=workers)
    assert contents(tmp_path / "tables") == one_merge
    kinds = pq.read_table(tmp_path / "tables" / "issues.parquet")["kind"].to_pylist()
    assert kinds.count("report_read_twice") == 1


@pytest.mark.parametrize("shard", [1, 100])
def test_the_parts_of_a_table_do_not_depend_on_the_shards(
    shard: int, sources: Path, built: Build, tmp_path: Path
) -> None:
    merged_by(built, tmp_path / "a", 3, whole_rows=5, workers=2)
    merged_by(worked(tmp_path / "b", sources, shard), tmp_path / "b", 3, whole_rows=5)
    assert contents(tmp_path / "a" / "tables") == contents(tmp_path / "b" / "tables")
    assert (tmp_path / "a" / "tables" / "paragraphs.parquet").is_dir()
    assert (tmp_path / "a" / "tables" / "bodies.parquet").is_file()


def test_parts_hold_each_row_once(built: Build, one_merge: dict[str, bytes], tmp_path: Path) -> None:
    merged_by(built, tmp_path, 3, whole_rows=5)
    (tmp_path / "whole").mkdir()
    for table in load_schema():
        (tmp_path / "whole" / "t.parquet").write_bytes(one_merge[f"{table.name}.parquet"])
        wanted = pq.read_table(tmp_path / "whole" / "t.parquet").to_pylist()
        found = [
            row
            for file in parquet_files(tmp_path / "tables" / f"{table.name}.parquet")
            for row in pq.read_table(file).to_pylist()
        ]
        assert sorted(map(str, found)) == sorted(map(str, wanted)), table.name


# --- nothing twice ---------------------------------------------------------------------------------------------------


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Portions of a few reports, parts for all but the smallest tables, and no expectations, which take seconds."""
    monkeypatch.setattr(package, "CHECKS", {**package.CHECKS, "expectations": lambda _: summary({}, {}, [])})
    monkeypatch.setattr(package, "plan_portions", lambda parts, folder: plan_portions(parts, folder, most=3))
    monkeypatch.setattr(package, "compose", lambda *given, **named: compose(*given, whole_rows=10, **named))
    monkeypatch.setattr(package, "Writing", partial(Writing, whole_rows=10))


def whole_build(root: Path, sources: Path) -> Build:
    build = worked(root, sources, 4)
    merge_tables(build)
    for kind in package.CHECKS:
        assert package.run_check(build, kind).ok
    package.publish_package(build)
    return build


@pytest.fixture
def own_sources(sources: Path, tmp_path: Path) -> Path:
    shutil.copytree(sources, tmp_path / "sources")
    return tmp_path / "sources"


@pytest.mark.usefixtures("small")
def test_a_package_in_parts_is_one_that_strangers_accept(own_sources: Path, tmp_path: Path) -> None:
    build = whole_build(tmp_path, own_sources)
    described = json.loads(build.layout.descriptor.read_text("utf-8"))
    resources = {resource["name"]: resource for resource in described["resources"]}
    assert resources["paragraphs"]["path"] == "tables/paragraphs.csv.gz"
    assert resources["paragraphs"]["compression"] == "gz"
    paths = resources["paragraphs-parquet"]["path"]
    assert len(paths) > 2
    assert paths == [part["path"] for part in resources["paragraphs-parquet"]["parts"]]
    assert verify_package(build.layout.descriptor) == []
    packed = (build.layout.output / "tables" / "paragraphs.csv.gz").read_bytes()
    assert packed[4:8] == b"\0\0\0\0", "no time of its making"
    with gzip.open(build.layout.output / "tables" / "paragraphs.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(load_schema()["paragraphs"].columns)
    assert len(rows) - 1 == sum(pq.read_metadata(build.layout.output / path).num_rows for path in paths)
    home = package_home(build.layout.output)
    assert len(report_rows(home, "a-99-9")["paragraphs"]) == 3
    report = frictionless.validate(build.layout.descriptor)
    assert report.flatten(["name", "rowNumber", "message"]) == []
    (build.layout.output / paths[1]).write_bytes(b"x")
    assert len(verify_package(build.layout.descriptor)) == 2


def test_the_package_is_the_same_however_many_parts_are_compressed_at_a_time(
    built: Build, in_parts: tuple[Build, list[PortionJob]], tmp_path: Path
) -> None:
    build, _ = in_parts
    texts = partial(canonical_texts, built)
    alone, several = tmp_path / "alone", tmp_path / "several"
    for output, workers in ((alone, 1), (several, 3)):
        publish(merged_tables(build), texts, output, how=Writing(whole_rows=5, workers=workers))
    assert contents(alone) == contents(several)
    assert not list(several.rglob("*.part*"))


@pytest.mark.usefixtures("small")
def test_one_report_more_leaves_most_files_and_equals_a_build_from_nothing(own_sources: Path, tmp_path: Path) -> None:
    build = whole_build(tmp_path, own_sources)
    before = {path: path.stat().st_ino for path in build.layout.output.rglob("*") if path.is_file()}
    write_report(own_sources, 77)
    whole_build(tmp_path, own_sources)
    same = [path for path, number in before.items() if path.exists() and path.stat().st_ino == number]
    texts = [path for path in same if path.suffix == ".txt"]
    parts = [path for path in same if path.parent.name == "paragraphs.parquet"]
    assert len(texts) == REPORTS - 1
    assert len(parts) >= len(list((build.layout.output / "tables" / "paragraphs.parquet").iterdir())) - 2
    fresh = whole_build(tmp_path / "fresh", own_sources)
    assert contents(build.layout.output) == contents(fresh.layout.output)


@pytest.mark.usefixtures("small")
def test_a_published_file_that_was_touched_or_lost_is_made_again(own_sources: Path, tmp_path: Path) -> None:
    build = whole_build(tmp_path, own_sources)
    before = contents(build.layout.output)
    tables = build.layout.output / "tables"
    (tables / "paragraphs.csv.gz").write_bytes(b"x")
    next(iter((tables / "mentions.parquet").iterdir())).unlink()
    next(iter((build.layout.output / "texts").iterdir())).write_text("x")
    whole_build(tmp_path, own_sources)
    assert contents(build.layout.output) == before


@pytest.mark.usefixtures("small")
def test_reports_taken_away_leave_no_row_and_no_file(own_sources: Path, tmp_path: Path) -> None:
    build = whole_build(tmp_path, own_sources)
    for n in range(1, 10):
        (own_sources / f"{n}.txt").unlink()
    (own_sources / "z-again.txt").unlink()
    whole_build(tmp_path, own_sources)
    fresh = whole_build(tmp_path / "fresh", own_sources)
    assert contents(build.layout.output) == contents(fresh.layout.output)
    assert b"a-99-7" not in b"".join(contents(build.layout.output).values())
    assert {path.name for path in build.layout.portions.iterdir()} == {
        path.name for path in fresh.layout.portions.iterdir()
    }


# --- checks ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_parts(built: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, list[PortionJob]]:
    root = tmp_path_factory.mktemp("in-parts")
    jobs = merged_by(built, root, 3, whole_rows=5)
    return replace(built, layout=replace(built.layout, cache=root)), jobs


def test_checks_by_portions_say_what_checks_of_all_rows_say(in_parts: Any, tmp_path: Path) -> None:
    build, jobs = in_parts
    tables = merged_tables(build)
    for _ in range(2):
        kept = Kept(tmp_path / "kept.json")
        found: CheckSummary = check_tables(tables, jobs, kept)
        kept.save()
        assert found == check_structure(tables)
    assert found.ok


def test_a_row_that_breaks_the_schema_is_found_in_its_portion(in_parts: Any, tmp_path: Path) -> None:
    build, jobs = in_parts
    broken = tmp_path / "portions"
    shutil.copytree(build.layout.portions, broken)
    moved = [replace(job, folder=broken / job.folder.name) for job in jobs]
    for job in moved[1:3]:
        path = job.folder / "paragraphs.parquet"
        rows = pq.read_table(path)
        wrong = rows.set_column(rows.schema.get_field_index("section_id"), "section_id", [["no-such"] * rows.num_rows])
        pq.write_table(wrong, path)
    tables = merged_tables(build)
    found = check_tables(tables, moved, Kept(tmp_path / "kept.json"))
    [failure] = found.failures
    assert (failure.table, failure.check, failure.columns) == ("paragraphs", "foreign_key", ("section_id",))
    assert failure.count == sum(pq.read_metadata(job.folder / "paragraphs.parquet").num_rows for job in moved[1:3])


def test_a_key_in_two_portions_is_found(in_parts: Any, tmp_path: Path) -> None:
    build, jobs = in_parts
    tables = dict(merged_tables(build))
    twice = tmp_path / "reports.parquet"
    twice.mkdir()
    shutil.copytree(tables["reports"], twice, dirs_exist_ok=True)
    first = parquet_files(twice)[0]
    shutil.copyfile(first, twice / "again.parquet")
    failures = check_tables(tables | {"reports": twice}, jobs, Kept(tmp_path / "kept.json")).failures
    assert [(each.table, each.check, each.count) for each in failures] == [
        ("reports", "primary_key", pq.read_metadata(first).num_rows)
    ]


def test_expectations_counted_by_files_say_what_those_of_all_rows_say(built: Build, tmp_path: Path) -> None:
    build = replace(built, layout=replace(built.layout, cache=tmp_path))
    jobs, doubles = plan_portions(read_parts(built), tmp_path / "portions", most=3)
    for job in jobs:
        work_portion(job)
    files = compose(jobs, doubles, tmp_path / "tables", whole_rows=10)
    tables = merged_tables(build)
    wanted = run_suites(tables, EXPECTATIONS)
    for _ in range(2):
        kept = Kept(tmp_path / "kept.json")
        assert check_expectations(files, tables, EXPECTATIONS, kept) == wanted
        kept.save()


def test_texts_are_given_for_the_reports_that_are_asked_for(built: Build) -> None:
    assert {each for each, _ in canonical_texts(built, frozenset({"a-99-1", "a-99-9"}))} == {"a-99-1", "a-99-9"}


def test_what_was_merged_is_noted(built: Build) -> None:
    rows = merge_tables(built)
    kept = kept_merged(built)
    assert {table: sum(each.rows for each in files) for table, files in kept.files.items()} == rows
    assert all(job.folder.is_dir() for job in kept.portions)


def part(portion: str | None, rows: int) -> MergedFile:
    return MergedFile(Path(f"{portion}.parquet"), rows, "", portion)


COUNTED_TOGETHER = [
    pytest.param([("s", 5)], [("s",)], id="one portion"),
    pytest.param([("s0", 5), ("s1", 4)], [("s0", "s1")], id="few rows are counted at once"),
    pytest.param([("s0", 5), ("s1", 6)], [("s0",), ("s1",)], id="together they are too many"),
    pytest.param([("s00", 4), ("s01", 4), ("s1", 4)], [("s00", "s01"), ("s1",)], id="those that begin alike"),
    pytest.param([("s0", 50), ("s1", 1)], [("s0",), ("s1",)], id="a portion of many rows is not cut"),
    pytest.param([(None, 3), ("s0", 3), ("s1", 3)], [(None,), ("s0", "s1")], id="rows of no portion"),
]


@pytest.mark.parametrize(("files", "groups"), COUNTED_TOGETHER)
def test_small_portions_are_counted_together(
    files: list[tuple[str | None, int]], groups: list[tuple[str | None, ...]]
) -> None:
    found = counted_together([part(*each) for each in files], most=10)
    assert [tuple(each.portion for each in group) for group in found] == groups


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60), st.data())
def test_a_portion_that_grows_leaves_the_other_groups_as_they_were(sizes: list[int], data: st.DataObject) -> None:
    names = [*plan_shards([f"{n}.txt" for n in range(len(sizes) * 4)], most=4, few=4)]
    rows = {name: sizes[n % len(sizes)] for n, name in enumerate(names)}
    before = counted_together([part(*each) for each in rows.items()], most=50)
    assert sorted(each.portion or "" for group in before for each in group) == names
    assert all(len(group) == 1 or sum(each.rows for each in group) <= 50 for group in before)
    grown = data.draw(st.sampled_from(names))
    after = counted_together([part(name, count + 9 * (name == grown)) for name, count in rows.items()], most=50)
    assert {group for group in before if all(each.portion != grown for each in group)} <= set(after)
