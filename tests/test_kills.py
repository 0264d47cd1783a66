"""A build that is ended at any moment of its whole run, that is not alone, or that finds an older version's package.

The old package or the new one is there, and the next build is right.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
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
    """Start a build; see ``start``."""
    where = ["--sources", root / "sources", "--output", root / output, "--cache", root / cache]
    return start("build", "--workers", "1", *where)


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """Start a command as a process group of its own, as a shell does."""
    return subprocess.Popen(
        [sys.executable, "-c", CODE, *map(str, arguments)],
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


@pytest.mark.exhaustive
def test_two_builds_at_once_into_one_folder_leave_a_whole_package(place: Place) -> None:
    place.again()
    caches = ["cache", "cache-beside"]
    running = [build(place.root, cache=cache) for cache in caches]
    assert [process.wait(300) for process in running] == [0, 0]
    assert contents(place.root / "outputs") == place.new
    for cache in caches:
        assert build(place.root, cache=cache).wait() == 0
        assert contents(place.root / "outputs") == place.new


@pytest.mark.exhaustive
@pytest.mark.parametrize("cache", ["cache", "cache-empty"])
def test_a_package_of_an_older_version_is_replaced_whole(cache: str, place: Place) -> None:
    place.again()
    shutil.rmtree(place.root / "cache-empty", ignore_errors=True)
    output = place.root / "outputs"
    tables = output / "tables"
    older = pq.read_table(tables / "recommendations.parquet").drop_columns(["page", "text_status"])
    pq.write_table(older, tables / "recommendations.parquet")
    for name in ("tables/former.csv", "tables/former.parquet", "texts/former.txt", "tables/bodies.csv.gz"):
        (output / name).write_bytes(b"of a version that had it")
    described = json.loads((output / "datapackage.json").read_text("utf-8"))
    described["resources"] = [each for each in described["resources"] if each["name"] != "same_as"]
    (output / "datapackage.json").write_text(json.dumps(described), "utf-8")
    for name in ("SHA256SUMS", "validation.json", "validation.html"):
        (output / name).unlink()
    assert build(place.root, cache=cache).wait() == 0
    assert contents(output) == place.new


# --- other commands --------------------------------------------------------------------------------------------------

# What a command puts in place, below the folder of the test, and how it is called.
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "export": ("dist", ("--package", "{old}", "--into", "{made}")),
    "site": ("site", ("--package", "{old}", "--output", "{made}", "--releases", "{none}")),
    "release": ("releases", ("--package", "{old}", "--to", "{made}", "--date", "2044-06-01")),
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_ended_is_made_good_by_the_next_call(name: str, place: Place, tmp_path: Path) -> None:
    folder, arguments = COMMANDS[name]
    made = tmp_path / folder

    def call(package: str) -> subprocess.Popen[bytes]:
        where = {"old": place.root / package, "made": made, "none": tmp_path / "none"}
        return start(name, *(each.format(**where) for each in arguments))

    assert call("kept-outputs").wait() == 0
    kept = tmp_path / "kept"
    shutil.copytree(made, kept)
    old = contents(made)
    began = time.monotonic()
    assert call("outputs-new").wait() == 0
    seconds, new = time.monotonic() - began, contents(made)
    for number in range(max(2, KILLS // 2)):
        shutil.rmtree(made)
        shutil.copytree(kept, made)
        process = call("outputs-new")
        try:
            # The beginning loads modules: what puts files in place comes late.
            process.wait(Random(f"{name} {number}").uniform(0.4, 1.05) * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(60)
        found = contents(made)
        if name == "export":
            assert all(content in (old[path], new[path]) for path, content in found.items())
        elif name == "site":
            assert found in (old, new)
        else:
            told = json.loads(found["releases.json"])["releases"]
            assert all(f"{each['version']}/manifest.json" in found for each in told)
        assert call("outputs-new").wait() in (0, 1), "a release that was finished is not made again"
        assert contents(made) == new, number


@pytest.mark.exhaustive
def test_an_addition_that_is_ended_is_made_good_by_the_next_call(place: Place, tmp_path: Path) -> None:
    report = tmp_path / "5.txt"
    report.write_text(TEXT.format(n=5, what="sign"), "utf-8")
    where = ["--sources", tmp_path / "sources", "--output", tmp_path / "outputs", "--cache", tmp_path / "cache"]

    def again() -> None:
        for each in ("sources", "outputs", "cache"):
            shutil.rmtree(tmp_path / each, ignore_errors=True)
            shutil.rmtree(tmp_path / f".{each}.next", ignore_errors=True)
        shutil.copytree(place.root / "kept-outputs", tmp_path / "outputs")
        shutil.copytree(place.root / "kept-cache", tmp_path / "cache")
        (tmp_path / "sources").mkdir()
        for n in range(1, 4):
            (tmp_path / "sources" / f"{n}.txt").write_text(TEXT.format(n=n, what="ratify"), "utf-8")

    again()
    began = time.monotonic()
    assert start("add", report, *where).wait() == 0
    seconds, new = time.monotonic() - began, contents(tmp_path / "outputs")
    for number in range(max(2, KILLS // 2)):
        again()
        process = start("add", report, *where)
        try:
            process.wait(Random(f"add {number}").uniform(0, 1.05) * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(60)
        recover(tmp_path / "outputs")
        assert contents(tmp_path / "outputs") in (place.old, new)
        # What was copied is there and nothing is to be added: then a build does the rest.
        assert start("add", report, *where).wait() == 0
        assert start("build", "--workers", "1", *where).wait() == 0
        assert contents(tmp_path / "outputs") == new, number
