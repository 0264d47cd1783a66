"""The set-up: a lock that holds what the project asks for, for every Python, from no address in particular."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINS = [line.removesuffix(" \\") for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["dev"],
    *PROJECT["build-system"]["requires"],
]


def pinned() -> dict[str, set[str]]:
    """The versions of each package in the lock; several where Python versions need different ones."""
    found: dict[str, set[str]] = {}
    for pin in map(Requirement, PINS):
        found.setdefault(canonicalize_name(pin.name), set()).add(str(pin.specifier).removeprefix("=="))
    return found


@pytest.mark.parametrize("wanted", WANTED)
def test_the_lock_holds_what_the_project_asks_for(wanted: str) -> None:
    requirement = Requirement(wanted)
    versions = pinned().get(canonicalize_name(requirement.name), set())
    assert versions, f"{requirement.name} is not in requirements.lock: run `make lock`"
    assert all(requirement.specifier.contains(version, prereleases=True) for version in versions)


def test_what_the_project_asks_for_is_imported() -> None:
    """A library that nothing imports is downloaded, pinned and looked after for nothing."""
    modules = packages_distributions()
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "pipeline").rglob("*.py"))
    names = {name for name in modules if re.search(rf"(?m)^\s*(?:import|from) {name}\b", code)}
    imported = {canonicalize_name(each) for name in names for each in modules[name]}
    asked = {canonicalize_name(Requirement(each).name) for each in PROJECT["project"]["dependencies"]}
    # This one is run as a command: the witness that users check a package with.
    assert asked - imported == {"frictionless"}


def test_every_package_is_pinned_by_version_and_hash() -> None:
    assert all(re.fullmatch(r"==[^,*]+", str(Requirement(pin).specifier)) for pin in PINS)
    assert len(re.findall(r"(?m)^\S.* \\\n    --hash=sha256:[0-9a-f]{64}", LOCK)) == len(PINS)


def test_the_lock_names_no_address_and_no_folder() -> None:
    assert not re.search(r"://|--index-url|--extra-index-url|--find-links|--trusted-host|file:|@ ", LOCK)
    assert not re.search(r"(?m)^\s*#", LOCK)


def test_dagster_packages_have_one_number() -> None:
    """Its packages are made for each other: 1.13.x of one does not go with 1.13.y of another."""
    versions = {name: numbers for name, numbers in pinned().items() if name.startswith("dagster")}
    assert len(versions) >= 4
    assert len(set.union(*versions.values())) == 1


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_every_python_of_the_project_gets_one_version_of_each(python: str) -> None:
    assert SpecifierSet(PROJECT["project"]["requires-python"]).contains(f"{python}.0")
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    chosen = [pin for pin in map(Requirement, PINS) if pin.marker is None or pin.marker.evaluate(environment)]
    names = [canonicalize_name(pin.name) for pin in chosen]
    assert len(names) == len(set(names))
    elsewhere = {"colorama", "psutil", "pyreadline3", "pywin32"} | {"importlib-metadata", "lazy-importer", "zipp"}
    assert set(pinned()) - set(names) <= elsewhere


def test_continuous_integration_runs_what_people_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").rstrip().endswith("\nmake test\nexec make test-all")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("target", ["dataset", "test", "lint", "ui", "lock", "clean"])
def test_make_has_the_target_and_says_what_it_does(target: str) -> None:
    assert re.search(rf"(?m)^  make {target} +\S", make("help").stdout)
    assert make("--dry-run", target).returncode == 0


def test_make_test_checks_style_types_and_runs_the_tests() -> None:
    run = make("--dry-run", "--always-make", "test").stdout
    order = [
        run.index(each)
        for each in ("--require-hashes", "--no-deps --no-build-isolation -e .", "ruff check", "ruff format --check")
    ]
    assert order == sorted(order)
    assert run.index("mypy") < run.index("pytest")


def test_an_old_python_is_refused_with_what_to_do(tmp_path: Path) -> None:
    fake = tmp_path / "python3"
    fake.write_text(
        f"#!{sys.executable}\nimport sys\nsys.version_info = (3, 9, 1)\nsys.version = '3.9.1 (x)'\nexec(sys.argv[2])\n"
    )
    fake.chmod(0o755)
    run = make("--always-make", f"PYTHON={fake}", f"VENV={tmp_path}/venv", "dataset")
    assert run.returncode != 0
    assert "This needs Python 3.11 to 3.14" in run.stderr
    assert "make PYTHON=python3.12 dataset" in run.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_that_is_not_there_is_named(tmp_path: Path) -> None:
    run = make("--always-make", "PYTHON=no-such-python", f"VENV={tmp_path}/venv", "test")
    assert "no-such-python is not installed" in run.stderr
