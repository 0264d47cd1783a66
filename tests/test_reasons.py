"""What ``--explain-cache`` says of each document."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.engine import memo, reasons
from pipeline.engine.build import Build, explain_cache, plan_build, work_shards
from pipeline.engine.memo import DOCUMENT_LIBRARIES, file_hashes, library_versions
from pipeline.paths import PACKAGE, layout

TEXT = "A/53/{n}\n\n1. The Commission met.\n\n2. It urged States to act.\n"
UNCHANGED = "taken over b.txt: nothing changed of what it is made of"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Two reports that were worked."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for n, name in enumerate("ab", 1):
        (sources / f"{name}.txt").write_text(TEXT.format(n=n))
    made = Build(layout(sources, tmp_path / "outputs", tmp_path / "cache"))
    work_shards(made, plan_build(made))
    return made


def said(build: Build) -> list[str]:
    return [str(reason) for reason in explain_cache(build, plan_build(build))]


def correct(sources: Path) -> None:
    (sources / "corrections").mkdir()
    (sources / "corrections" / "a.yaml").write_text(
        "- table: reports\n  id: a-53-1\n  action: override\n  column: title\n  expected: x\n  value: y\n  reason: z\n"
    )


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        pytest.param(
            lambda _: None, ["taken over a.txt: nothing changed of what it is made of", UNCHANGED], id="nothing"
        ),
        pytest.param(
            lambda sources: (sources / "a.txt").write_text(TEXT.format(n=3)),
            ["worked     a.txt: its bytes changed", UNCHANGED],
            id="bytes",
        ),
        pytest.param(
            lambda sources: (sources / "a.yaml").write_text("title: A"),
            ["worked     a.txt: its sidecar changed", UNCHANGED],
            id="sidecar",
        ),
        pytest.param(
            lambda sources: (sources / "a.yaml").write_text("titel: A"),
            ["worked     a.txt: what is wrong with its files changed", UNCHANGED],
            id="issue-of-the-sidecar",
        ),
        pytest.param(
            lambda sources: (sources / "c.txt").write_text(TEXT.format(n=3)),
            ["taken over a.txt: nothing changed of what it is made of", UNCHANGED, "worked     c.txt: it is new"],
            id="new",
        ),
        pytest.param(
            lambda sources: (sources / "a.txt").unlink(),
            [UNCHANGED, "removed    a.txt: it is no longer among the sources"],
            id="removed",
        ),
    ],
)
def test_a_change_is_named(change: Callable[[Path], Any], wanted: list[str], build: Build) -> None:
    change(build.layout.sources)
    assert said(build) == wanted
    work_shards(build, plan_build(build))
    assert all(line.startswith("taken over") and "nothing changed" in line for line in said(build))


def test_a_correction_is_named_and_costs_no_reading(build: Build) -> None:
    correct(build.layout.sources)
    first, second = said(build)
    assert first.startswith("taken over a.txt: ")
    assert "its corrections or annotations changed" in first
    assert second == UNCHANGED


def test_a_changed_rule_reruns_all_and_is_named(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(root: Path, names: Any) -> dict[str, str]:
        return file_hashes(root, names) | {"rules/verbs.yaml": "other"}

    monkeypatch.setattr(memo, "file_hashes", changed)
    monkeypatch.setattr(reasons, "file_hashes", changed)
    memo.document_code.cache_clear()
    try:
        assert said(build) == [
            f"worked     {name}.txt: code or rules changed: pipeline/rules/verbs.yaml" for name in "ab"
        ]
        assert work_shards(build, plan_build(build)).worked == 2
    finally:
        memo.document_code.cache_clear()


def test_a_changed_library_is_named_with_its_versions(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    before = library_versions(DOCUMENT_LIBRARIES)["lxml"]
    changed = lambda names: library_versions(names) | {"lxml": "99"}  # noqa: E731
    monkeypatch.setattr(memo, "library_versions", changed)
    monkeypatch.setattr(reasons, "library_versions", changed)
    memo.document_code.cache_clear()
    try:
        assert said(build)[0] == f"worked     a.txt: libraries changed: lxml {before} -> 99"
    finally:
        memo.document_code.cache_clear()


def test_a_changed_setting_is_named(build: Build) -> None:
    assert said(replace(build, ocr=True))[0] == "worked     a.txt: --ocr is asked for now"


def test_finished_work_that_is_gone_is_said(build: Build) -> None:
    shutil.rmtree(build.layout.shards)
    assert said(build)[0].startswith("worked     a.txt: its finished work is gone")


def test_the_command_says_it_before_it_builds(build: Build) -> None:
    lies = build.layout
    arguments = ["build", "--sources", lies.sources, "--output", lies.output, "--cache", lies.cache, "--explain-cache"]
    (lies.sources / "c.txt").write_text("")
    for name in ("a.txt", "b.txt", "c.txt"):
        (lies.sources / name).unlink()
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert "removed    a.txt: it is no longer among the sources" in result.output
    assert "reports: 2 removed" in result.output


def test_every_library_on_the_way_to_the_rows_is_in_the_key() -> None:
    imported = {
        "ahocorasick_rs": "ahocorasick-rs",
        "duckdb": None,
        "lxml": "lxml",
        "markdown_it": "markdown-it-py",
        "pyarrow": "pyarrow",
        "pypdfium2": "pypdfium2",
        "yaml": "pyyaml",
    }
    found = third_party_imports()
    assert found <= imported.keys(), "a new library: add it here and to DOCUMENT_LIBRARIES"
    assert {name for each in found if (name := imported[each])} == set(DOCUMENT_LIBRARIES)


def third_party_imports() -> set[str]:
    import ast
    import sys

    names = set()
    for path in file_hashes(PACKAGE, memo.DOCUMENT_CODE):
        if path.endswith(".py"):
            for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    names.add((node.module or "").partition(".")[0])
    return names - sys.stdlib_module_names - {"pipeline", "__future__"}
