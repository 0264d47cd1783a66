"""A build that is ended at any moment of its whole run: the old package or the new one is there, and the next build is right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.swap import recover

CODE = "import sys; from pipeline.cli import main; sys.exit(main())"
TEXT = "A/53/{n}\n\n1. The Commission on the Status of Women met in Geneva.\n\n2. It urged States to {what} the Convention.\n"
# How often each end is tried; more by ``KILLS=200 pytest -m exhaustive tests/test_kills.py``.
KILLS = int(os.environ.get("KILLS", "9"))


@dataclass(frozen=True)
class Place:
    """A folder with reports, the package of what they were, and the packages that may be found there."""

    root: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float

    def again(self) -> None:
        """Put everything as it was before the build that is ended."""
        for name in ("outputs", "cache"):
            shutil.rmtree(self.root / name, ignore_errors=True)
            shutil.rmtree(self.root / f".{name}.next", ignore_errors=True)
            shutil.copytree(self.root / f"kept-{name}", self.root / name)


def build(root: Path, *, cache: str = "cache", output: str = "outputs") -> subprocess.Popen[bytes]:
    """Start a build as a process group of its own, as a shell does."""
    where = ["--sources", root / "sources", "--output", root / output, "--cache", root / cache]
    return subprocess.Popen(
        [sys.executable, "-c", CODE, "build", "--workers", "1", *map(str, where)],
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def contents(output: Path) -> dict[str, bytes]:
    """What a reader finds: paths and bytes; what a publisher left behind has names that begin with a dot."""
    files = (path for path in output.rglob("*") if path.is_file())
    names = {path.relative_to(output): path for path in files}
    return {name.as_posix(): path.read_bytes() for name, path in names.items() if not name.parts[0].startswith(".")}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("kills")
    (root / "sources").mkdir()
    for n in range(1, 4):
        (root / "sources" / f"{n}.txt").write_text(TEXT.format(n=n, what="ratify"), "utf-8")
    assert build(root).wait() == 0
    old = contents(root / "outputs")
    for name in ("outputs", "cache"):
        shutil.copytree(root / name, root / f"kept-{name}")
    # Nothing is lost: a table with fewer rows than in the last package would not be published.
    (root / "sources" / "2.txt").write_text(
        f"{TEXT.format(n=2, what='ratify')}\n3. It urged States to sign it.\n", "utf-8"
    )
    (root / "sources" / "4.txt").write_text(TEXT.format(n=4, what="sign"), "utf-8")
    began = time.monotonic()
    assert build(root, cache="cache-new", output="outputs-new").wait() == 0
    return Place(root, old, contents(root / "outputs-new"), time.monotonic() - began)


def end(place: Place, number: int, signals: int) -> float:
    """End a build at a moment of its run, and say how long it had run."""
    began = time.monotonic()
    process = build(place.root)
    wait = Random(f"{number} {signals}").uniform(0, 1.1 * place.seconds)
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signals)
        process.wait(60)
    return time.monotonic() - began


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("signals", "times"),
    [(signal.SIGKILL, KILLS), (signal.SIGTERM, max(1, KILLS // 5)), (signal.SIGINT, max(1, KILLS // 5))],
    ids=["kill", "terminate", "interrupt"],
)
def test_a_build_that_is_ended_leaves_the_old_or_the_new_package(place: Place, signals: int, times: int) -> None:
    output = place.root / "outputs"
    for number in range(times):
        place.again()
        ran = end(place, number, signals)
        # The first thing that every command does.
        recover(output)
        found = contents(output)
        assert found in (place.old, place.new), f"a mixture after {ran:.2f} seconds, number {number}"
        assert build(place.root).wait() == 0, f"the next build failed after {ran:.2f} seconds, number {number}"
        assert contents(output) == place.new, f"other bytes after {ran:.2f} seconds, number {number}"
        left = {each.name for each in output.iterdir()} - {name.partition("/")[0] for name in place.new}
        assert {each for each in left if each != ".un-reports"} == set(), f"left behind after {ran:.2f} seconds"


@pytest.mark.exhaustive
def test_a_flipped_bit_in_a_published_file_is_named_and_mended_by_the_next_build(place: Place) -> None:
    output, random = place.root / "outputs", Random(7)
    place.again()
    assert build(place.root).wait() == 0
    for _ in range(max(1, KILLS // 3)):
        path = output / random.choice(sorted(place.new))
        before = path.stat()
        content = bytearray(path.read_bytes())
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        path.write_bytes(content)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        verified = CliRunner().invoke(main, ["verify", str(output)])
        assert verified.exit_code == 1, path
        assert path.name in verified.output
        assert build(place.root).wait() == 0
        assert contents(output) == place.new, path
