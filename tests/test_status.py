"""What a maintainer and a nightly job are told: the state of sources and package, and the outcome of a build as JSON."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.paths import PROJECT

GOOD = "A/99/{n}\n\nReport of the Secretary-General on a matter\n\n1. The Commission urged States to act.\n"
CODE = "import sys; from pipeline.cli import main; sys.exit(main())"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good report, one that is empty and one that is left out, built; the outcome in ``built.json``."""
    root = tmp_path_factory.mktemp("home")
    (root / "sources").mkdir()
    (root / "sources" / "good.txt").write_text(GOOD.format(n=1))
    (root / "sources" / "empty.txt").write_text("")
    (root / "sources" / "odd.txt").write_text(GOOD.format(n=2))
    (root / "sources" / "odd.yaml").write_text("leave_out: a draft\n")
    (root / "built.json").write_text(run(root, "build", "--json").stdout)
    return root


def run(root: Path, command: str, *more: str) -> Result:
    folders = ["--sources", str(root / "sources"), "--output", str(root / "out"), "--workers", "1"]
    return CliRunner().invoke(main, [command, *folders, *more])


def test_the_outcome_of_a_build_is_one_line_of_json(home: Path) -> None:
    said: dict[str, Any] = json.loads((home / "built.json").read_text())
    assert said["exit_code"] == 3
    assert said["meaning"].startswith("published, with something")
    assert said["error"] is None
    assert said["summary"]["rows"]["recommendations"] == 1
    assert said["summary"]["failed"] == 1
    again = run(home, "build", "--json")
    assert json.loads(again.stdout)["summary"] == said["summary"]
    assert "Nothing changed" in again.stderr


def test_status_says_what_is_built_and_what_is_not(home: Path) -> None:
    found = json.loads(run(home, "status", "--json").output)
    assert (found["sources"], found["reports"], found["up_to_date"], found["waiting"]) == (2, 1, True, [])
    assert {each["file"]: each["why"] for each in found["left_out"]} == {
        "odd.txt": "is left out: a draft",
        "empty.txt": "is empty; fetch it again.",
    }


def test_status_says_what_waits_and_why(home: Path) -> None:
    new = home / "sources" / "new.txt"
    new.write_text(GOOD.format(n=3))
    try:
        result = run(home, "status")
        assert result.exit_code == 0
        assert "new.txt: worked: it is new" in result.output
        assert "un-reports build" in result.output
        assert "up to date\n" not in result.output
    finally:
        new.unlink()


def test_status_says_once_what_is_so_of_many_reports(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for n in range(30):
        (tmp_path / "sources" / f"{n}.txt").write_text(GOOD.format(n=n))
    (tmp_path / "sources" / "odd.txt").write_text(GOOD.format(n=40))
    (tmp_path / "sources" / "odd.yaml").write_text("leave_out: a draft\n")
    said = run(tmp_path, "status").output
    assert "to build     0.txt and 29 more: worked: it is new" in said
    assert "left out     odd.txt: is left out: a draft" in said
    assert "--json names all" not in said


def test_status_without_a_package_says_so(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    result = run(tmp_path, "status")
    assert result.exit_code == 0
    assert "none yet" in result.output


@pytest.mark.slow
def test_ctrl_c_in_a_terminal_stops_within_two_seconds_and_leaves_the_package(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for n in range(300):
        (tmp_path / "sources" / f"{n}.txt").write_text(GOOD.format(n=n) * 40)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept").write_text("old")
    command = [sys.executable, "-c", CODE, "build", "--sources", "sources", "--output", "out", "--workers", "2"]
    leader, follower = pty.openpty()
    with subprocess.Popen(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(PROJECT), "TERM": "xterm"},
        stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(follower)
        seen = b""
        while b"reading" not in seen.lower() and b"/300" not in seen:
            seen += os.read(leader, 4096)
        # As a terminal does: to all processes of the group.
        os.killpg(process.pid, signal.SIGINT)
        began = time.monotonic()
        try:
            assert process.wait(30) == 130
        finally:
            process.kill()
        took = time.monotonic() - began
        while True:
            try:
                more = os.read(leader, 4096)
            except OSError:
                break
            if not more:
                break
            seen += more
        os.close(leader)
    assert b"Stopped." in seen
    assert b"Traceback" not in seen
    assert (tmp_path / "out" / "kept").read_text() == "old"
    # Two seconds are the promise; a busy machine gets some more here.
    assert took < 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stage", "number"),
    [("start", signal.SIGINT), ("documents", signal.SIGTERM), ("tables", signal.SIGINT), ("checks", signal.SIGTERM)],
)
def test_a_signal_to_one_process_ends_it_and_all_it_started(tmp_path: Path, stage: str, number: signal.Signals) -> None:
    (tmp_path / "sources").mkdir()
    for n in range(30):
        (tmp_path / "sources" / f"{n}.txt").write_text(GOOD.format(n=n) * 20)
    command = [sys.executable, "-c", CODE, "build", "--sources", "sources", "--output", "out", "--workers", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True,
        # As in the background of a script.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        while f"{stage}: " not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(number)
        # The pipe is closed by the last process that could write into it.
        said = process.stdout.read()
        try:
            assert process.wait(30) == 130
        finally:
            process.kill()
    assert "Stopped." in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "datapackage.json").exists()
