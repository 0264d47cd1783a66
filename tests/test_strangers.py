"""A downloaded copy of a release, on a machine without the project and without a network: what strangers' programs say of it."""

from __future__ import annotations

import shutil
import subprocess
import venv
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.paths import PROJECT
from pipeline.s7_release.release import release

pytestmark = pytest.mark.exhaustive

REQUIREMENTS = PROJECT / "tests" / "strangers" / "requirements.txt"
OFFLINE = """
import socket

def refuse(*_):
    raise OSError("nothing may be fetched")

socket.socket.connect = refuse
"""
FRICTIONLESS = """
import frictionless

report = frictionless.validate("datapackage.json")
print(report.flatten(["name", "type", "message"]))
assert report.valid
assert len(report.tasks) > 50
"""
CROISSANT = """
import mlcroissant

dataset = mlcroissant.Dataset(jsonld="croissant.json")
issues = dataset.metadata.ctx.issues
print(issues.errors, issues.warnings)
assert not issues.errors and not issues.warnings
print(sum(1 for _ in dataset.records(record_set="reports-records")))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of an environment that has the strangers' programs and not the project."""
    place = tmp_path_factory.mktemp("strangers") / "venv"
    venv.create(place, with_pip=True)
    interpreter = str(place / "bin" / "python")
    install = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    install += ["--only-binary", ":all:", "--no-binary", "jsonpath-rw", "-r", str(REQUIREMENTS)]
    if (done := subprocess.run(install, capture_output=True, text=True, check=False)).returncode:
        reached = "No matching distribution" not in done.stderr and "THESE PACKAGES DO NOT MATCH" not in done.stderr
        assert reached or "Failed to establish a new connection" in done.stderr, done.stderr[-2000:]
        pytest.skip("no package index can be reached, from which the programs could be installed")
    return interpreter


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a release of the project's own package, elsewhere than where it was made."""
    made = release(PROJECT / "outputs", tmp_path_factory.mktemp("made"), date(2044, 6, 1), "1.0.0")
    place = tmp_path_factory.mktemp("downloads") / "un reports 1.0.0"
    shutil.copytree(made.folder, place)
    shutil.rmtree(made.folder)
    return place


def said(python: str, code: str, copy: Path) -> str:
    done = subprocess.run([python, "-I", "-c", OFFLINE + code], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    return done.stdout


def test_the_project_is_not_there(python: str, copy: Path) -> None:
    done = subprocess.run([python, "-I", "-c", "import pipeline"], cwd=copy, capture_output=True, check=False)
    assert b"No module named 'pipeline'" in done.stderr


def test_frictionless_finds_the_package_whole(python: str, copy: Path) -> None:
    said(python, FRICTIONLESS, copy)


def test_frictionless_finds_a_change(python: str, copy: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(copy, broken)
    path = broken / "tables" / "reports.csv"
    path.write_text(path.read_text("utf-8").replace("a-53-409", "a-53-410", 1), "utf-8")
    with pytest.raises(AssertionError, match="hash"):
        said(python, FRICTIONLESS, broken)


def test_mlcroissant_takes_the_description_and_reads_the_rows(python: str, copy: Path) -> None:
    *_, rows = said(python, CROISSANT, copy).split()
    assert int(rows) == pq.read_metadata(copy / "tables" / "reports.parquet").num_rows


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed (coreutils)")
def test_sha256sum_accepts_the_copy_and_finds_a_change(copy: Path, tmp_path: Path) -> None:
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(check, cwd=copy, check=True)
    changed = tmp_path / "changed"
    shutil.copytree(copy, changed)
    with (changed / "un-reports.xlsx").open("ab") as file:
        file.write(b"x")
    done = subprocess.run(check, cwd=changed, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "un-reports.xlsx: FAILED" in done.stdout
