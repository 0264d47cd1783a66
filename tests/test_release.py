"""Releases: what is refused, what is written, and descriptions that agree."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partialmethod
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.s6_publish import verify_package
from pipeline.s6_publish.descriptor import profile_errors
from pipeline.s7_release.package import ReleaseError
from pipeline.s7_release.release import release
from tests.released import FIRST_DAY, SECOND_DAY, published, released_twice
from tests.sample_report import ASSEMBLY, COMMITTEE, SESSION, sample

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published([sample("a-99-1")], tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published([sample("a-99-1"), sample("a-99-2")], tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def both(one: Path, two: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two releases."""
    return released_twice(one, two, tmp_path_factory.mktemp("releases"))


@pytest.fixture
def begun(both: Path, tmp_path: Path) -> Path:
    """A folder of the first release alone."""
    shutil.copytree(both / "1.0.0", tmp_path / "1.0.0")
    said = json.loads((both / "releases.json").read_text())
    (tmp_path / "releases.json").write_text(json.dumps(said | {"releases": said["releases"][1:]}))
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def index(releases: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((releases / "releases.json").read_text())["releases"]
    return found


# --- what is ended in the middle ---------------------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for the end of the process."""


def test_a_release_that_is_ended_anywhere_was_none_or_is_finished_by_the_next_call(two: Path, begun: Path) -> None:
    before = contents(begun)
    small = {name: getattr(Path, name) for name in ("rename", "replace", "rmdir")}
    for step in itertools.count():
        left = step

        def dying(path: Path, *given: Any, name: str) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return small[name](path, *given)

        with pytest.MonkeyPatch.context() as patch:
            for name in small:
                patch.setattr(Path, name, partialmethod(dying, name=name))
            patch.setattr("pipeline.s7_release.release.export_package", lambda *_: None)
            try:
                release(two, begun, SECOND_DAY)
                ended = False
            except Killed:
                ended = True
        versions = [each["version"] for each in index(begun)]
        assert versions in (["1.0.0"], ["1.1.0", "1.0.0"])
        assert all(not verify_package(begun / version / "datapackage.json") for version in versions)
        if not ended:
            break
        if not (begun / ".ready").exists() and versions == ["1.0.0"]:
            assert {path: sha for path, sha in contents(begun).items() if path[0] != "."} == before
        else:
            with pytest.raises(ReleaseError, match=r"nothing changed since 1\.1\.0"):
                release(two, begun, SECOND_DAY)
            assert (begun / "1.1.0").is_dir()
            assert (begun / "CHANGES.md").read_text().count("## 1.1.0") == 1
            assert not (begun / ".ready").exists()
            for path in [*begun.iterdir()]:
                if path.name not in ("1.0.0", "releases.json"):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            (begun / "releases.json").write_text(
                json.dumps(json.loads((begun / "releases.json").read_text()) | {"releases": index(begun)[1:]})
            )
            before = contents(begun)
    assert step > 5


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "day", "words"),
    [
        pytest.param(
            "1.0.1", SECOND_DAY, "too small a step from 1.0.0: the changes are minor", id="patch-for-new-rows"
        ),
        pytest.param("1.0.0", SECOND_DAY, "the least version is 1.1.0", id="same-version"),
        pytest.param("0.9.0", SECOND_DAY, "too small", id="older-version"),
        pytest.param(None, date(2044, 5, 31), "is before the last release", id="older-date"),
    ],
)
def test_a_step_too_small_or_back_is_refused_and_nothing_is_written(
    version: str | None, day: date, words: str, two: Path, begun: Path
) -> None:
    before = contents(begun)
    with pytest.raises(ReleaseError, match=words):
        release(two, begun, day, version)
    assert contents(begun) == before


def test_a_larger_step_may_be_taken(two: Path, begun: Path) -> None:
    assert release(two, begun, SECOND_DAY, "2.0.0").version == "2.0.0"


def test_nothing_new_is_no_release(one: Path, begun: Path) -> None:
    with pytest.raises(ReleaseError, match=r"nothing changed since 1\.0\.0"):
        release(one, begun, SECOND_DAY, "1.0.1")


def test_another_package_is_not_taken_for_the_last_release(one: Path, two: Path, begun: Path) -> None:
    with pytest.raises(ReleaseError, match="its tables are others"):
        release(two, begun, SECOND_DAY, last=two)
    shutil.rmtree(begun / "1.0.0")
    with pytest.raises(ReleaseError, match="name its folder with --last"):
        release(two, begun, SECOND_DAY)
    assert release(two, begun, SECOND_DAY, last=one).version == "1.1.0"


def test_a_damaged_package_is_not_released(one: Path, tmp_path: Path) -> None:
    shutil.copytree(one, tmp_path / "package")
    with (tmp_path / "package" / "tables" / "bodies.csv").open("a") as file:
        file.write("x")
    with pytest.raises(ReleaseError, match="is not as it was built"):
        release(tmp_path / "package", tmp_path / "releases", FIRST_DAY)
    assert not (tmp_path / "releases").exists()


def test_what_was_known_of_a_body_is_not_lost_in_silence(begun: Path, tmp_path: Path) -> None:
    poorer = (replace(COMMITTEE, acronym=None), ASSEMBLY)
    later = published([sample("a-99-1", bodies=poorer), sample("a-99-2", bodies=poorer)], tmp_path / "later")
    with pytest.raises(
        ReleaseError, match=r"bodies committee-on-trees: acronym was CT and is empty now .report a-99-2"
    ):
        release(later, begun, SECOND_DAY)
    assert release(later, begun, SECOND_DAY, accept_loss=["bodies"]).version == "1.1.0"


def test_other_reports_that_know_less_empty_nothing(begun: Path, tmp_path: Path) -> None:
    others = [
        sample("a-99-2", meeting=replace(SESSION, name="Third session")),
        sample("a-99-3", bodies=(replace(COMMITTEE, acronym=None),)),
        sample("a-99-4", bodies=(replace(COMMITTEE, classification="other"),)),
        sample("a-99-5", bodies=(replace(COMMITTEE, parent_body_id=None),)),
    ]
    later = published([sample("a-99-1"), *others], tmp_path / "later")
    assert release(later, begun, SECOND_DAY).least == "minor"
    page = (begun / "CHANGES.md").read_text()
    assert "classification" not in page, "a value that says something does not give way to one that says nothing"


# --- what is written -------------------------------------------------------------------------------------------------


def test_a_release_is_a_package_that_strangers_accept(both: Path) -> None:
    descriptor = both / "1.1.0" / "datapackage.json"
    described = json.loads(descriptor.read_text())
    assert (described["version"], described["created"]) == ("1.1.0", "2044-07-01T00:00:00Z")
    assert profile_errors(described) == []
    assert verify_package(descriptor) == []
    assert frictionless.validate(descriptor).flatten(["name", "message"]) == []


def test_a_release_holds_the_same_rows_as_database_and_workbook(both: Path) -> None:
    folder = both / "1.1.0"
    book = openpyxl.load_workbook(folder / "un-reports.xlsx", read_only=True)
    with closing(sqlite3.connect(folder / "un-reports.sqlite")) as database:
        for table in ("reports", "recommendations", "bodies"):
            rows = pq.read_metadata(folder / "tables" / f"{table}.parquet").num_rows
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)
            assert sum(1 for _ in book[table].iter_rows()) == rows + 1
    summed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    named = {file["path"] for file in json.loads((folder / "manifest.json").read_text())["files"]}
    assert summed & named >= {"un-reports.sqlite", "un-reports.metadata.json", "un-reports.xlsx"}


def test_a_package_whose_references_do_not_hold_is_not_released(tmp_path: Path) -> None:
    poorer = published([sample("a-99-1", bodies=(COMMITTEE,))], tmp_path / "poorer")
    with pytest.raises(ReleaseError, match="refers to a row of bodies that is not there"):
        release(poorer, tmp_path / "releases", FIRST_DAY)
    assert not list((tmp_path / "releases").iterdir())


def test_the_same_release_has_the_same_bytes(one: Path, two: Path, both: Path, tmp_path: Path) -> None:
    release(one, tmp_path, FIRST_DAY, "1.0.0")
    release(two, tmp_path, SECOND_DAY, "1.1.0")
    assert contents(tmp_path) == contents(both)


def test_a_package_whose_descriptor_lies_outside_is_released_as_one(one: Path, both: Path, tmp_path: Path) -> None:
    shutil.copytree(one, tmp_path / "outputs")
    described = json.loads((tmp_path / "outputs" / "datapackage.json").read_text())
    (tmp_path / "outputs" / "datapackage.json").unlink()
    for resource in described["resources"]:
        resource["path"] = f"outputs/{resource['path']}"
    (tmp_path / "datapackage.json").write_text(json.dumps(described))
    made = release(tmp_path / "outputs", tmp_path / "releases", FIRST_DAY, "1.0.0")
    assert verify_package(made.folder / "datapackage.json") == []
    assert contents(made.folder) == contents(both / "1.0.0")


def test_the_manifest_names_every_file_and_since_when_it_is_as_it_is(both: Path) -> None:
    folder = both / "1.1.0"
    manifest = json.loads((folder / "manifest.json").read_text())
    named = {file["path"]: file for file in manifest["files"]}
    there = contents(folder)
    assert {path: file["sha256"] for path, file in named.items()} == {
        path: sha256 for path, sha256 in there.items() if path not in ("manifest.json", "SHA256SUMS")
    }
    assert all(file["bytes"] == (folder / path).stat().st_size for path, file in named.items())
    assert named["texts/a-99-1.txt"]["since"] == "1.0.0"
    assert named["texts/a-99-2.txt"]["since"] == "1.1.0"
    assert named["tables/reports.csv"]["rows"] == named["tables/reports.parquet"]["rows"] == 2
    newest = index(both)[0]
    assert newest["manifest_sha256"] == there["manifest.json"]
    assert newest["rows"]["reports"] == 2
    assert [each["version"] for each in index(both)] == ["1.1.0", "1.0.0"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed (coreutils)")
def test_sha256sum_accepts_the_sums(both: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=both / "1.1.0", check=True)


def test_changes_name_what_is_new_the_newest_first(both: Path) -> None:
    page = (both / "CHANGES.md").read_text()
    assert page.index("## 1.1.0 (2044-07-01)") < page.index("## 1.0.0 (2044-06-01)")
    assert "- added: `a-99-2`" in page
    assert page.count("# Changes of the data") == 1
    lines = [json.loads(line) for line in (both / "1.1.0" / "diff.jsonl").read_text().splitlines()]
    assert lines[0]["least_step"] == "minor"
    assert lines[0]["old"]["version"] == "1.0.0"
    assert not (both / "1.0.0" / "diff.jsonl").exists(), "the first release has nothing to differ from"


def test_feeds_have_the_new_recommendations_and_agree(both: Path) -> None:
    feed = json.loads((both / "recommendations.json").read_text())
    tree = ElementTree.parse(both / "recommendations.atom").getroot()
    entries = tree.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [item["id"] for item in feed["items"]]
    assert [item["title"] for item in feed["items"]] == [entry.findtext(f"{ATOM}title") for entry in entries]
    (item,) = feed["items"]
    assert item["title"].startswith("A/99/2, para. 2: Committee on Trees (CT)")
    assert item["content_text"] == "recommended that States, Chile among them, plant oaks"
    assert tree.findtext(f"{ATOM}updated") == item["date_published"] == "2044-07-01T00:00:00Z"


def test_the_command_says_what_was_made_and_what_was_refused(one: Path, two: Path, tmp_path: Path) -> None:
    def run(*words: str) -> Any:
        return CliRunner().invoke(main, ["release", *words, "--to", str(tmp_path)])

    made = run("--date", "2044-06-01", "--package", str(one))
    assert (made.exit_code, made.output.splitlines()[0]) == (0, "Released 1.0.0, the first release.")
    refused = run("1.0.1", "--date", "2044-07-01", "--package", str(two))
    assert refused.exit_code == 1
    assert "too small a step" in refused.output
    assert "the changes since 1.0.0 are minor" in run("--date", "2044-07-01", "--package", str(two)).output
    assert run("--date", "yesterday", "--package", str(two)).exit_code == 2
    assert run("--package", str(two)).exit_code == 2, "a date is never taken from a clock"
