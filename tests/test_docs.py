"""The documentation is true: what it names is there, what is there is named, and its examples run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import duckdb
import pytest

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.schema import Table, load_schema

PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)|!\[[^\]]*\]\(([^)]+)\)")
CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
published = pytest.mark.skipif(
    not (PROJECT / "datapackage.json").exists(), reason="the package is not there yet: make dataset"
)


def name(page: Path) -> str:
    return page.relative_to(PROJECT).as_posix()


def blocks(language: str) -> Iterator[object]:
    """The code of one language on all pages, each with a name."""
    for page in PAGES:
        for number, found in enumerate(FENCE.finditer(page.read_text("utf-8")), 1):
            if found[2] == language:
                code = re.sub(rf"(?m)^{found[1]}", "", found[3])
                yield pytest.param(code, id=f"{name(page)}, block {number}")


def commands() -> dict[str, click.Command]:
    return dict(main.commands)


# --- what is there is named ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", commands())
def test_every_command_and_option_is_documented(command: str) -> None:
    words = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert re.search(rf"un-reports {command}\b", words), f"no page shows un-reports {command}"
    for option in commands()[command].params:
        if isinstance(option, click.Option) and option.name != "help":
            shown = (re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", words) for each in option.opts)
            assert any(shown), f"no page tells of {option.opts[0]} of {command}"


@pytest.mark.parametrize("table", list(load_schema()), ids=lambda table: table.name)
def test_every_table_and_column_is_documented(table: Table) -> None:
    page = (PROJECT / "docs" / "tables.md").read_text("utf-8")
    section = page.partition(f"## {table.name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/tables.md has no section {table.name}"
    assert not [each for each in table.columns if f"`{each}`" not in section]


# --- what is named is there ------------------------------------------------------------------------------------------


def test_the_steps_of_structure_are_modules() -> None:
    page = (PROJECT / "docs" / "structure.md").read_text("utf-8")
    cells = re.findall(r"^\| (`[^|]+) \|", page.partition("## The steps\n")[2].partition("\n## ")[0], re.MULTILINE)
    named = {module for cell in cells for module in re.findall(r"`(\w+)`", cell)}
    assert named
    assert named <= {path.stem for path in (PROJECT / "pipeline" / "s2_structure").glob("*.py")}


def test_every_module_of_structure_is_named() -> None:
    page = (PROJECT / "docs" / "structure.md").read_text("utf-8")
    modules = {path.stem for path in (PROJECT / "pipeline" / "s2_structure").glob("*.py")} - {"__init__"}
    assert not {module for module in modules if f"`{module}`" not in page}


def test_every_module_that_tells_whose_words_these_are_is_named() -> None:
    page = (PROJECT / "docs" / "frames.md").read_text("utf-8")
    folders = (PROJECT / "pipeline" / "s3_extract" / name for name in ("discourse", "attribution"))
    modules = {path.stem for folder in folders for path in folder.glob("*.py")} - {"__init__"}
    assert not {module for module in modules if f"{module}`" not in page}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_modules_and_rule_files_that_a_page_names_are_there(page: Path) -> None:
    there = [
        f"/{path.relative_to(PROJECT).as_posix()}"
        for folder in ("pipeline", "tests")
        for path in (PROJECT / folder).rglob("*.*")
    ]
    named = re.findall(
        r"`((?:pipeline/|rules/|\w+/)?[a-z]\w*\.py|(?:pipeline/)?rules/[\w/]+\.yaml)`", page.read_text("utf-8")
    )
    missing = {each for each in named if not any(path.endswith(f"/{each}") for path in there)}
    assert not {each for each in missing if not (PROJECT / each).exists()}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    # Code that looks like a link is none.
    for found in LINK.finditer(CODE.sub("", page.read_text("utf-8"))):
        target = found[1] or found[2]
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def shown_commands() -> Iterator[object]:
    """Every line of a page's code that calls the program."""
    for page in PAGES:
        for found in FENCE.finditer(page.read_text("utf-8")):
            for line in found[3].replace("\\\n", " ").splitlines():
                called = re.match(r"\s*(?:\.venv/bin/)?un-reports( .+)?$", line.partition("  #")[0].partition(" # ")[0])
                if called and found[2] in ("sh", ""):
                    yield pytest.param((called[1] or "").strip(), id=f"{name(page)}: {called[0].strip()}"[:90])


@pytest.mark.parametrize("line", list(shown_commands()))
def test_every_command_that_is_shown_can_be_called(line: str) -> None:
    words = shlex.split(line)
    command = commands()[words[0]]
    known = {opt for option in command.params for opt in (*option.opts, *option.secondary_opts)} | {"--help"}
    for word in words[1:]:
        if word.startswith("--"):
            assert word.partition("=")[0] in known, f"{words[0]} has no option {word}"


def test_all_of_the_section_on_use_is_run() -> None:
    section = (PROJECT / "README.md").read_text("utf-8").partition("\n## Use it\n")[2].partition("\n## ")[0]
    assert {found[2] for found in FENCE.finditer(section)} == {"sql", "python"}, "others are not run below"


# --- examples run ----------------------------------------------------------------------------------------------------


@published
@pytest.mark.parametrize("code", list(blocks("sql")))
def test_sql_runs(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    with duckdb.connect() as connection:
        for statement in filter(str.strip, code.split(";\n")):
            assert connection.sql(statement.rstrip().rstrip(";")).fetchall()


@published
@pytest.mark.parametrize("code", list(blocks("python")))
def test_python_runs(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(PROJECT)
    exec(compile(code, "example", "exec"), {})
    if "print(" in code:
        assert capsys.readouterr().out.strip()
