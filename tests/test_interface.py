"""The web interface as a person meets it: started for real, driven in a real browser, ended with Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from pipeline.paths import PROJECT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium, or any Chrome on the PATH"
)
CODE = "import sys; from pipeline.cli import main; sys.exit(main())"
TEXT = "A/99/1\n\nReport of the Secretary-General on a matter\n\n1. The Commission urged States to act.\n"


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture
def interface(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running ``un-reports ui`` on one small report, and its address."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "r.txt").write_text(TEXT)
    port = free_port()
    folders = ["--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "outputs")]
    command = [sys.executable, "-c", CODE, "ui", "--port", str(port), "--workers", "1", *folders]
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "NO_COLOR": "1"}
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        try:
            said = ""
            for line in process.stdout:
                said += line
                if f"http://127.0.0.1:{port}" in line and line.startswith("The asset graph"):
                    break
            assert process.poll() is None, said
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def children(process: subprocess.Popen[str]) -> set[int]:
    """The processes that a process started, by the process file system."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == process.pid:
                found.add(int(stat.parent.name))
        except (OSError, ValueError, IndexError):
            continue
    return found


@pytest.mark.exhaustive
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_the_page_answers_and_one_signal_ends_all(
    number: signal.Signals, interface: tuple[subprocess.Popen[str], str]
) -> None:
    process, address = interface
    with urlopen(f"{address}/server_info", timeout=10) as answer:
        assert answer.status == 200
    started = children(process)
    assert len(started) >= 2
    process.send_signal(number)
    began = time.monotonic()
    assert process.wait(20) == 0
    assert time.monotonic() - began < 10
    assert process.stdout is not None
    assert "Stopped." in process.stdout.read()
    assert not [each for each in started if Path(f"/proc/{each}").exists()]


def test_a_taken_port_is_said_at_once(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (tmp_path / "sources").mkdir()
        folders = ["--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "outputs")]
        result = subprocess.run(
            [sys.executable, "-c", CODE, "ui", "--port", str(port), *folders],
            cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
    assert result.returncode == 1
    assert f"port {port} cannot be used" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.exhaustive
@needs_chromium
def test_all_assets_are_made_in_a_browser_and_turn_green(
    interface: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    from playwright.sync_api import expect, sync_playwright

    process, address = interface
    # A run tells more than a pipe holds, and waits for whoever reads it.
    assert process.stdout is not None
    Thread(target=process.stdout.read, daemon=True).start()
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.goto(f"{address}/locations/un-reports/jobs/build_package", timeout=60_000)
        page.get_by_role("button", name="Materialize all").click(timeout=60_000)
        expect(page.get_by_text("Launched run").first).to_be_visible(timeout=60_000)
        page.goto(f"{address}/runs", timeout=60_000)
        expect(page.get_by_text("Success", exact=True).first).to_be_visible(timeout=120_000)
        page.goto(f"{address}/assets/tables/recommendations?view=checks", timeout=60_000)
        expect(page.get_by_text("Passed").first).to_be_visible(timeout=60_000)
        browser.close()
    assert (tmp_path / "outputs" / "tables" / "recommendations.csv").is_file()
