"""A package says itself whether it is whole: sums, keys, and words in the texts, without sources and without the project's cache."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.s5_check.package_texts import text_problems
from pipeline.s5_check.result import Failure, summary
from pipeline.s6_publish.sums import sums_problems
from pipeline.s6_publish.validation import validation, validation_page
from pipeline.schema import load_schema
from tests.package_parts import merged
from tests.sample_report import sample

pytestmark = pytest.mark.skipif(
    not (PROJECT / "outputs" / "SHA256SUMS").exists(), reason="the package is not there yet: make dataset"
)


def copied(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "outputs", tmp_path / "outputs", ignore=shutil.ignore_patterns("site"))
    shutil.copy(PROJECT / "datapackage.json", tmp_path)
    return tmp_path


def verified(path: Path) -> Result:
    return CliRunner().invoke(main, ["verify", str(path)])


@pytest.mark.parametrize("named", [".", "outputs", "datapackage.json"])
def test_a_copy_of_the_package_is_whole_however_it_is_named(named: str, tmp_path: Path) -> None:
    result = verified(copied(tmp_path) / named)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(("below", "named"), [("", "."), ("outputs", ".."), ("outputs", "."), ("texts", "../outputs")])
def test_a_copy_is_whole_where_a_command_runs_in_it(
    below: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = copied(tmp_path)
    (home / "texts").mkdir()
    monkeypatch.chdir(home / below)
    result = CliRunner().invoke(main, ["verify", named])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["export", "--package", ".", "--into", "dist"], id="make-formats"),
        pytest.param(["explain", "a-53-409.p10.encouraged", "--package", "."], id="explain"),
        pytest.param(["review", "--package", ".", "--limit", "1"], id="review"),
        pytest.param(["diff", ".", "outputs"], id="diff"),
    ],
)
def test_the_folder_in_which_a_command_runs_is_a_package(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copied(tmp_path))
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output


def test_a_package_in_a_place_where_nobody_may_write_is_verified_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = copied(tmp_path) / "outputs"
    make = os.mkdir

    def refuse(path: Any, *given: Any, **named: Any) -> None:
        if Path(os.fspath(path)).is_relative_to(package):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        make(path, *given, **named)

    monkeypatch.setattr(os, "mkdir", refuse)
    result = verified(package)
    assert result.exit_code == 0, result.output


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_accepts_the_sums(tmp_path: Path) -> None:
    home = copied(tmp_path) / "outputs"
    done = subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=home, capture_output=True)
    assert done.returncode == 0, done.stderr
    named = {line[66:] for line in (home / "SHA256SUMS").read_text("utf-8").splitlines()}
    here = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert named == here - {"SHA256SUMS"} | {"../datapackage.json"}


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


DAMAGES = [
    pytest.param("tables/recommendations.csv", append, "recommendations.csv", id="csv-longer"),
    pytest.param("tables/bodies.parquet", Path.unlink, "there is no such file", id="parquet-gone"),
    pytest.param("texts/a-53-409.txt", append, "texts/a-53-409.txt", id="text-longer"),
    pytest.param("SHA256SUMS", Path.unlink, "SHA256SUMS: there is no such file", id="sums-gone"),
    pytest.param("SHA256SUMS", append, "SHA256SUMS, line", id="sums-damaged"),
    pytest.param("validation.json", append, "validation.json has another SHA-256", id="validation-changed"),
    pytest.param("../datapackage.json", append, "datapackage.json", id="descriptor-changed"),
]


@pytest.mark.parametrize(("path", "damage", "told"), DAMAGES)
def test_damage_is_named(path: str, damage: Callable[[Path], Any], told: str, tmp_path: Path) -> None:
    home = copied(tmp_path) / "outputs"
    damage(home / path)
    result = verified(tmp_path)
    assert result.exit_code == 1
    assert told in result.output


def test_a_file_that_nothing_names_is_told(tmp_path: Path) -> None:
    home = copied(tmp_path) / "outputs"
    (home / "tables" / "more.csv").write_text("a\n")
    assert sums_problems(home) == ["tables/more.csv: SHA256SUMS does not name it"]


def test_a_folder_that_is_no_package_is_refused_in_words(tmp_path: Path) -> None:
    result = verified(tmp_path)
    assert result.exit_code == 1
    assert "there is no package" in result.output


# --- words and places ------------------------------------------------------------------------------------------------


def changed(home: Path, table: str, change: Callable[[dict[str, Any]], None]) -> None:
    path = home / "tables" / f"{table}.parquet"
    read = pq.read_table(path)
    rows = read.to_pylist()
    change(rows[0])
    pq.write_table(read.from_pylist(rows, schema=read.schema), path)


MOVED: list[Any] = [
    pytest.param("mentions", lambda row: row.update(char_start=row["char_start"] + 1), "mentions: ", id="mention-moved"),
    pytest.param("citations", lambda row: row.update(text="A/1/1"), "citations: ", id="citation-reworded"),
    pytest.param("paragraphs", lambda row: row.update(text="nothing of the kind \u2603"), "paragraphs: ", id="paragraph-reworded"),
    pytest.param("recommendations", lambda row: row.update(text=row["text"] + " now"), "recommendations: ", id="recommendation-longer"),
    pytest.param("recommendations", lambda row: row.update(text_status="interrupted"), "text_status is interrupted", id="status-untrue"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "change", "told"), MOVED)
def test_words_that_do_not_stand_there_are_told(table: str, change: Any, told: str, tmp_path: Path) -> None:
    home = copied(tmp_path) / "outputs"
    assert text_problems(home) == []
    changed(home, table, change)
    (problem,) = text_problems(home)
    assert told in problem


# --- what was checked ------------------------------------------------------------------------------------------------


def test_validation_tells_every_table_and_check() -> None:
    found = json.loads((PROJECT / "outputs" / "validation.json").read_text("utf-8"))
    assert found["ok"] is True
    assert list(found["tables"]) == [table.name for table in load_schema()]
    assert all(each["checks"]["schema"] > 1 for each in found["tables"].values())
    rows = pq.read_metadata(PROJECT / "outputs" / "tables" / "recommendations.parquet").num_rows
    assert found["tables"]["recommendations"]["rows"] == rows
    assert sum(each["count"] for each in found["issues"]) == found["tables"]["issues"]["rows"]


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name in ("src", "href", "onclick")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_hostile_words_as_words(tmp_path: Path) -> None:
    failure = Failure("bodies", "odd", ("name",), "<script>alert(1)</script>", 1, ("<b>x</b>",), "warning")
    checks = {"schema": summary({"bodies": 1}, {}, [failure]), "package": summary({}, {}, [failure])}
    found = validation(checks, merged((sample(),), tmp_path))
    assert found["ok"] is True
    assert [each["kind"] for each in found["failures"]] == ["schema"], "what was before says nothing of this package"
    page = Words()
    page.feed(validation_page(found))
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text


# --- the same bytes --------------------------------------------------------------------------------------------------

TEXT = """A/99/{n}

Report of the Secretary-General

1. The Commission on the Status of Women urged Governments to ratify the Convention on the Rights of the Child.

2. Member States should:

(a) Plant {n} oaks;

(b) Report to the General Assembly at its {m}th session.
"""


def built(folder: Path, order: list[int], workers: int, **environment: str) -> dict[str, bytes]:
    """A package built by a process of its own, of sources that were written in some order."""
    (folder / "sources").mkdir(parents=True)
    for n in order:
        (folder / "sources" / f"{n}.txt").write_text(TEXT.format(n=n, m=80 + n), encoding="utf-8")
        os.utime(folder / "sources" / f"{n}.txt", (10**9 + n * order[0], 10**9 + n))
    command = [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())", "build"]
    places = ["--sources", "sources", "--output", "outputs", "--workers", str(workers)]
    known = {"PYTHONPATH": str(PROJECT), "PATH": os.environ["PATH"], "HOME": str(folder)}
    done = subprocess.run([*command, *places], cwd=folder, env=known | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    paths = sorted((folder / "outputs").rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


@pytest.mark.exhaustive
def test_the_same_bytes_in_another_place_locale_zone_seed_order_and_number_of_workers(tmp_path: Path) -> None:
    here = built(tmp_path / "a", [1, 2, 3, 4], 1, PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")
    there = built(
        tmp_path / "another place" / "b", [4, 2, 1, 3], 3, PYTHONHASHSEED="77", TZ="Pacific/Kiritimati", LC_ALL="C"
    )
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []
    assert {"outputs/SHA256SUMS", "outputs/validation.json", "outputs/validation.html"} <= set(here)
