"""Folders that cannot be written to: said before anything is read, in one line that names the folder and a way out."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.swap import refuse_unwritable
from tests.command_files import GOOD

CODE = "import sys; from pipeline.cli import main; sys.exit(main())"
# prctl(2), PR_CAPBSET_DROP: root is let into folders that nobody may write to, by these two capabilities.
_DROP, _OVERRIDE, _SEARCH = 24, 1, 2


def _like_anybody() -> None:
    """Take from a process that is about to start what root may do and others may not; others have nothing to lose."""
    library = ctypes.CDLL(None)
    for capability in (_OVERRIDE, _SEARCH):
        library.prctl(_DROP, capability, 0, 0, 0)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the command in a folder as one who is not root."""
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(PROJECT)!r}); {CODE}", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_like_anybody,
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "1.txt").write_text(GOOD)
    (tmp_path / "there").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("closed", "arguments", "named"),
    [
        pytest.param("there", ["--output", "there", "--cache", "cache"], "there", id="output"),
        pytest.param("there", ["--output", "there/new/outputs", "--cache", "cache"], "there", id="above-output"),
        pytest.param("there", ["--output", "outputs", "--cache", "there"], "there", id="cache"),
        pytest.param(
            "there", ["--output", "there/outputs", "--descriptor", "there/d.json"], "there", id="of-descriptor"
        ),
    ],
)
def test_a_build_that_could_not_publish_reads_nothing(
    closed: str, arguments: list[str], named: str, place: Path
) -> None:
    if "d.json" in arguments[-1]:
        (place / "there" / "outputs").mkdir()
    (place / closed).chmod(0o555)
    result = run(place, "build", "--sources", "sources", "--json", *arguments)
    (place / closed).chmod(0o755)
    assert result.returncode == 1
    assert f"Error: {place / named}: Permission denied; name a folder that can be written" in result.stderr
    assert "documents" not in result.stderr
    told = json.loads(result.stdout)
    assert (told["exit_code"], told["summary"]) == (1, None)
    assert str(place / named) in told["error"]
    assert not (place / "cache").exists()


def test_a_folder_that_is_not_there_yet_can_be_written_to(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "a" / "b", tmp_path)


def test_an_addition_says_which_folder_cannot_be_written_to(place: Path) -> None:
    (place / "2.txt").write_text(GOOD.replace("A/99/1", "A/99/2"))
    (place / "sources").chmod(0o555)
    result = run(place, "add", "2.txt")
    (place / "sources").chmod(0o755)
    assert result.returncode == 1
    assert "2.txt: not added. sources: Permission denied; " in result.stderr


def test_an_addition_says_which_file_cannot_be_read(place: Path) -> None:
    (place / "2.txt").write_text(GOOD.replace("A/99/1", "A/99/2"))
    (place / "2.txt").chmod(0)
    result = run(place, "add", "2.txt")
    assert "2.txt: not added. Permission denied" in result.stderr


def test_sources_that_nobody_may_change_are_read_as_others_are(place: Path) -> None:
    (place / "sources" / "1.txt").chmod(0o444)
    (place / "sources").chmod(0o555)
    result = run(place, "build", "--workers", "1", "--json")
    (place / "sources").chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["summary"]["rows"]["recommendations"] > 0


def test_a_job_is_told_as_json_that_there_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    result = CliRunner().invoke(main, ["build", "--sources", str(tmp_path / "sources"), "--json"])
    assert result.exit_code == 2
    told = json.loads(result.stdout)
    assert (told["exit_code"], told["summary"]) == (2, None)
    assert "there is no report in" in told["error"]


def test_a_folder_of_links_alone_says_why_it_holds_no_report(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(GOOD)
        (tmp_path / "sources" / f"{n}.txt").symlink_to(tmp_path / f"{n}.txt")
    result = CliRunner().invoke(main, ["build", "--sources", str(tmp_path / "sources")])
    assert result.exit_code == 2
    assert "(0.txt is a link out of the folder; put the file itself there; 1.txt is" in result.stderr
    assert "; and 2 more)" in result.stderr
