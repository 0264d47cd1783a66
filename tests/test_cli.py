"""The command ``un-reports``: what it says, what it exits with, and what bad input costs."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.engine import package
from pipeline.paths import EXPECTATIONS, PROJECT
from tests.command_files import GOOD


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def every_command(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = command.commands.items() if isinstance(command, click.Group) else []
    return [path, *(each for name, sub in below for each in every_command(sub, (*path, name)))]


# --- help and usage --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", every_command(main), ids=lambda path: " ".join(path) or "un-reports")
def test_every_command_says_what_it_does(path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    command: Any = main
    for name in path:
        command = command.commands[name]
    assert len(command.help) > 80
    for option in command.params:
        assert option.help or option.name in ("help", "version"), f"--{option.name} has no help"


@pytest.mark.parametrize("path", [("build",), ("ui",)], ids=" ".join)
def test_every_command_gives_an_example(path: tuple[str, ...]) -> None:
    assert f"un-reports {' '.join(path)}" in run(*path, "--help").output.partition("Example")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["build", "--sources", "no-such-folder"], "'no-such-folder' does not exist", id="no-folder"),
        pytest.param(["build", "--workers", "0"], "0 is not in the range", id="no-worker"),
        pytest.param(["build", "--source", "x"], "Did you mean", id="misspelt-option"),
        pytest.param(["bild"], "No such command 'bild'", id="misspelt-command"),
    ],
)
def test_a_misspelt_command_says_what_is_wrong(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_folder_without_reports_is_said_so(tmp_path: Path) -> None:
    result = run("build", "--sources", tmp_path, "--output", tmp_path / "outputs")
    assert result.exit_code == 2
    assert "there is no report in" in result.output
    assert not (tmp_path / "outputs").exists()


# --- bad input -------------------------------------------------------------------------------------------------------

BAD: dict[str, bytes] = {
    "good.txt": GOOD.encode(),
    "empty.txt": b"",
    "binary.txt": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40,
    "latin.txt": GOOD.replace("A/99/1", "A/99/2").replace("matter", "mati\xe8re").encode("latin-1"),
    "misspelt.txt": GOOD.replace("A/99/1", "A/99/3").encode(),
    "misspelt.yaml": b"symbol: A/99/3\npublication_dat: 2044-10-01\n",
    "broken.txt": GOOD.replace("A/99/1", "A/99/4").encode(),
    "broken.yaml": b"symbol: [A/99/4\n",
    "twin-1.txt": GOOD.replace("A/99/1", "A/99/5").encode(),
    "twin-2.txt": GOOD.replace("A/99/1", "A/99/5").replace("further", "other").encode(),
    "unnumbered.txt": b"A/99/6\n\nReport of the Secretary-General on letters\n\nThe Secretary-General has the honour "
    b"to transmit herewith a letter to the General Assembly.\n",
    "not-a.pdf": b"%PDF-1.4\nbroken off",
    "orphan.yaml": b"symbol: A/99/7\n",
    "table.xls": b"x",
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A folder of mostly bad input, built."""
    root = tmp_path_factory.mktemp("bad")
    (root / "sources").mkdir()
    for name, content in BAD.items():
        (root / "sources" / name).write_bytes(content)
    return root, run("build", "--sources", root / "sources", "--output", root / "outputs", "--workers", 1)


def rows(root: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(root / "outputs" / "tables" / f"{table}.parquet").to_pylist()
    return found


def test_bad_input_does_not_keep_the_rest_from_being_published(bad: tuple[Path, Result]) -> None:
    root, result = bad
    assert result.exit_code == 3, result.output
    assert {"good.txt", "misspelt.txt", "broken.txt", "twin-1.txt", "unnumbered.txt"} <= {
        row["source_path"] for row in rows(root, "reports")
    }
    assert (root / "outputs" / "datapackage.json").exists()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param("empty_file", "empty.txt", id="empty-file"),
        pytest.param("unknown_format", "binary.txt", id="binary-named-txt"),
        pytest.param("damaged_file", "not-a.pdf", id="broken-pdf"),
        pytest.param("sidecar_unknown_key", "`publication_dat`; did you mean `publication_date`?", id="unknown-key"),
        pytest.param("sidecar_invalid", "broken.yaml is not valid YAML", id="broken-sidecar"),
        pytest.param("sidecar_without_report", "orphan.yaml", id="orphan-sidecar"),
        pytest.param("unknown_format", "table.xls", id="unread-format"),
        pytest.param("report_read_twice", "twin-2.txt: has other words than twin-1.txt", id="two-texts-one-symbol"),
    ],
)
def test_bad_input_is_named(bad: tuple[Path, Result], kind: str, said: str) -> None:
    messages = [row["message"] for row in rows(bad[0], "issues") if row["kind"] == kind]
    assert any(said in message for message in messages), messages


def test_a_wrong_encoding_is_read_or_named(bad: tuple[Path, Result]) -> None:
    read = [row for row in rows(bad[0], "reports") if row["source_path"] == "latin.txt"]
    named = [row for row in rows(bad[0], "issues") if "latin.txt" in row["message"] or "encoding" in row["kind"]]
    assert named or (read and "matière" in read[0]["title"])


def test_a_report_without_numbered_paragraphs_keeps_its_text(bad: tuple[Path, Result]) -> None:
    [report] = [row for row in rows(bad[0], "reports") if row["source_path"] == "unnumbered.txt"]
    texts = " ".join(row["text"] for row in rows(bad[0], "paragraphs") if row["report_id"] == report["report_id"])
    assert "transmit herewith a letter" in texts


def test_the_end_of_a_build_says_rows_checks_issues_and_places(bad: tuple[Path, Result]) -> None:
    root, result = bad
    for said in (
        "recommendations  ",
        "10 files, 3 left out, 1 of reports that are read from another file",
        "1 file of another kind is not read",
        str(root / "outputs" / "tables"),
        "datapackage.json",
    ):
        assert said in result.output
    passed = [line for line in result.output.splitlines() if line.startswith("checks  ")]
    assert passed
    assert "passed" in passed[0]
    assert "  empty.txt: is empty; fetch it again." in result.output


# --- again, and when things go wrong ---------------------------------------------------------------------------------


@pytest.fixture
def built(bad: tuple[Path, Result], tmp_path: Path) -> Path:
    """A copy of a folder that was built, in its place for one test."""
    root = bad[0]
    shutil.copytree(root, tmp_path / "kept")
    return root


def build(root: Path, *more: object) -> Result:
    return run("build", "--sources", root / "sources", "--output", root / "outputs", "--workers", 1, *more)


def published(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((root / "outputs").rglob("*")) if path.is_file()}


def test_nothing_changed_is_found_out_without_the_heavy_libraries(built: Path) -> None:
    code = (
        "import atexit, sys; from pipeline.cli import main; "
        "atexit.register(lambda: print(sorted({'dagster', 'great_expectations', 'pandas', 'frictionless'} & set(sys.modules)))); "
        "main(sys.argv[1:])"
    )
    arguments = ["build", "--sources", str(built / "sources"), "--output", str(built / "outputs")]
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, cwd=PROJECT
    )
    assert result.returncode == 3
    assert result.stdout.startswith("Nothing changed: the package is up to date.")
    assert result.stdout.rstrip().endswith("[]")


def test_a_damaged_package_is_made_again(built: Path) -> None:
    before = published(built)
    (built / "outputs" / "tables" / "reports.csv").write_text("spoilt")
    result = build(built)
    assert result.exit_code == 3
    assert "Nothing changed" not in result.output
    assert published(built) == before


def test_failed_checks_name_the_rows_and_leave_the_old_package(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suites = tmp_path / "expectations"
    shutil.copytree(EXPECTATIONS, suites)
    suite = json.loads((suites / "report_symbols.json").read_text("utf-8"))
    wrong = {
        "type": "expect_column_values_to_not_match_regex",
        "kwargs": {"column": "symbol", "regex": "A/99/8"},
        "meta": {"notes": "A rule that one of the reports breaks."},
    }
    (suites / "report_symbols.json").write_text(json.dumps(suite | {"expectations": [*suite["expectations"], wrong]}))
    monkeypatch.setattr(package, "EXPECTATIONS", suites)
    before = published(built)
    (built / "sources" / "more.txt").write_text(GOOD.replace("A/99/1", "A/99/8"))
    result = build(built)
    (built / "sources" / "more.txt").unlink()
    assert result.exit_code == 1
    assert "expect_column_values_to_not_match_regex" in result.output
    assert "a-99-8" in result.output
    assert "Nothing was published" in result.output
    assert published(built) == before


def test_a_build_that_breaks_off_leaves_the_old_package(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(package, "compose", broken)
    before = published(built)
    (built / "sources" / "more.txt").write_text(GOOD.replace("A/99/1", "A/99/9"))
    result = build(built)
    (built / "sources" / "more.txt").unlink()
    assert result.exit_code == 1
    assert "The build broke off" in result.output
    assert "no space left on device" in result.output
    assert published(built) == before


def test_two_builds_do_not_share_a_cache(built: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    with (tmp_path / "cache" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = build(built, "--cache", tmp_path / "cache")
    assert result.exit_code == 1
    assert "another build works on" in result.output
