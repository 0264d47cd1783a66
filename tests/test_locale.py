"""A locale that knows no letters but ASCII: the same package, the same paths, and no command ends because of a letter."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pipeline.paths import PACKAGE, PROJECT
from tests.command_files import GOOD

_MAIN = "import sys; from pipeline.cli import main; sys.exit(main())"
C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
POSIX = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"}
ASCII = {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii", "TZ": "America/Anchorage"}


def run(*arguments: object, inside: Path, **environment: str) -> tuple[int, str]:
    """Run the command in an environment that says nothing of letters but what is given: exit code and output."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "TZ"))}
    done = subprocess.run(
        [sys.executable, "-c", _MAIN, *map(str, arguments)],
        cwd=inside,
        env={**plain, "PYTHONPATH": str(PROJECT), **environment},
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in said, said
    return done.returncode, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "quellé" / "Ünter"
    inside.mkdir(parents=True)
    (inside / "rapport ñ.txt").write_text(GOOD.replace("matter", "matière – 中"), "utf-8")
    (inside / "rapport ñ.yaml").write_text(
        yaml.safe_dump({"source_url": "https://x.org/ñ"}, allow_unicode=True), "utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("environment", [C, POSIX], ids=["C", "POSIX"])
def test_paths_are_what_they_are_elsewhere(environment: dict[str, str], folder: Path) -> None:
    code, said = run("status", "--sources", "quellé", "--output", "aus/é", inside=folder, **environment)
    assert code == 0
    assert "Ünter/rapport ñ.txt: worked: it is new" in said


@pytest.mark.exhaustive
@pytest.mark.parametrize("environment", [C, ASCII], ids=["C", "ascii-terminal"])
def test_every_command_works(environment: dict[str, str], folder: Path) -> None:
    where = ("--package", "aus/é")
    build = ("build", "--sources", "quellé", "--workers", 1)
    assert run(*build, "--output", "utf", "--cache", "cache-utf", inside=folder, LC_ALL="C.UTF-8")[0] == 0
    assert run(*build, "--output", "aus/é", "--cache", "cache-é", inside=folder, **environment)[0] == 0
    here, there = (
        {path.relative_to(base): path.read_bytes() for path in base.rglob("*") if path.is_file()}
        for base in (folder / "utf", folder / "aus" / "é")
    )
    assert here == there
    (folder / "neu-ß.txt").write_text(GOOD.replace("A/99/1", "A/99/2"), "utf-8")
    (folder / "ann-é.yaml").write_text("source: é\nñ: 1\n", "utf-8")
    for code, *command in (
        (0, "status", "--sources", "quellé", "--output", "aus/é", "--json"),
        (0, "explain", "a-99-1", *where),
        (0, "review", *where),
        (0, "review", *where, "--out", "liste-é.csv"),
        (0, "review", *where, "--apply", "liste-é.csv", "--corrections", "é.yaml"),
        (1, "score", "ann-é.yaml", *where),
        (0, "verify", "aus/é"),
        (0, "diff", "utf", "aus/é"),
        (0, "diff", "utf", "aus/é", "--json"),
        (0, "export", *where, "--into", "ex-é"),
        (0, "site", *where, "--output", "site-é"),
        (0, "release", "--date", "2044-10-01", *where, "--to", "rel-é"),
        (0, "add", "neu-ß.txt", "--sources", "quellé", "--output", "aus/é", "--cache", "cache-é", "--workers", 1),
        (2, "build", "--sources", "nicht-dá"),
    ):
        found, said = run(*command, inside=folder, **environment)
        assert found == code, (command, said)
    assert (folder / "quellé" / "neu-ß.txt").exists()


def test_an_option_that_forbids_environment_variables_starts_no_circle(folder: Path) -> None:
    path = repr(str(PROJECT))
    done = subprocess.run(
        [
            sys.executable,
            "-E",
            "-c",
            f"import sys; sys.path.insert(0, {path}); {_MAIN}",
            "status",
            "--sources",
            "quellé",
        ],
        cwd=folder,
        env={"LC_ALL": "C"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "rapport ñ.txt: worked: it is new" in done.stdout.decode("utf-8")


# --- files are UTF-8, whatever the locale says -----------------------------------------------------------------------


def unsaid(code: str) -> Iterator[int]:
    """Lines in which a file is opened as text and nothing says in which encoding."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of_os = (
            isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "os"
        )
        said = {keyword.arg for keyword in node.keywords} | {
            "encoding" for each in node.args if isinstance(each, ast.Constant) and each.value in ("utf-8", "utf-8-sig")
        }
        binary = any(
            isinstance(each, ast.Constant) and isinstance(each.value, str) and "b" in each.value for each in node.args
        )
        opens = name == "open" and not of_os and not binary
        whole = name in ("read_text", "write_text") and isinstance(node.func, ast.Attribute)
        process = name in ("run", "Popen", "check_output") and {"text", "universal_newlines"} & said
        if (opens or whole or process) and "encoding" not in said:
            yield node.lineno


def test_every_file_that_is_opened_as_text_says_its_encoding() -> None:
    found = {
        f"{each.relative_to(PACKAGE)}:{line}"
        for each in PACKAGE.rglob("*.py")
        for line in unsaid(each.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    "code", ["open(x)", "p.open('w')", "p.read_text()", "p.write_text(a)", "subprocess.run(a, text=True)"]
)
def test_what_does_not_say_it_is_found(code: str) -> None:
    assert list(unsaid(code)) == [1]
