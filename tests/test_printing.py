"""What the commands print of texts that anybody wrote: names, titles, sidecars, servers, packages. Nothing of it is obeyed."""

from __future__ import annotations

import ast
import json
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.commands import printing
from pipeline.paths import PACKAGE
from pipeline.schema import load_schema
from pipeline.sealed import read_sealed, write_sealed
from pipeline.unseen import LINE, one_line
from tests.annotated import own_rows
from tests.command_files import GOOD
from tests.document_server import document_server
from tests.own_package import write_package

# Colours, a title of the window, what turns the direction, a line that looks like the program's, a link.
LIVE = "\x1b[31mred\x1b]0;t\x07\u202e\u2066\x9b2J\x08\rThe package is whole\nDone. \x1b]8;;http://x\x1b\\[bold]b[/bold]"
# What a file name can hold of it.
NAME = "n\x1b[31m\x9b2J\u202e\n[red]x\t"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def held(result: Result, code: int | None = None) -> str:
    """What was printed, where nothing of it is obeyed and no line is endless."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if code is not None:
        assert result.exit_code == code, result.output
    obeyed = {each for each in result.output if unicodedata.category(each) in ("Cc", "Cf", "Zl", "Zp", "Cs")} - {"\n"}
    assert obeyed == set()
    assert max(map(len, result.output.splitlines()), default=0) <= LINE + 200
    assert not any(line.strip().startswith(("The package is whole", "Done.")) for line in result.output.splitlines())
    return result.output


# --- one way out -----------------------------------------------------------------------------------------------------

# Where something may be printed, and why.
PRINTS = {
    "commands/printing.py": "lines, JSON, and why a command ended",
    "commands/terminal.py": "on a screen",
}
NAMES = frozenset({"print", "pprint", "input", "breakpoint", "Console", "Progress"})
METHODS = frozenset(
    {"echo", "secho", "echo_via_pager", "print", "print_exception", "log_error", "write_through", "prompt"}
)


def printed(code: str) -> Iterator[str]:
    """What a module prints by, past the two that may."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            yield f"line {node.lineno}: {node.func.id}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            yield f"line {node.lineno}: .{node.func.attr}"
        elif isinstance(node, ast.Attribute) and ast.unparse(node).startswith(
            ("sys.stdout.w", "sys.stderr.w", "sys.__std")
        ):
            yield f"line {node.lineno}: {ast.unparse(node)}"


def test_nothing_is_printed_but_by_the_modules_that_make_it_inert() -> None:
    found = {
        f"{name}, {each}"
        for path in PACKAGE.rglob("*.py")
        if (name := path.relative_to(PACKAGE).as_posix()) not in PRINTS
        for each in printed(path.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    "code",
    [
        "print(x)",
        "click.echo(x)",
        "sys.stdout.write(x)",
        "Console().print(x)",
        "screen.print(x)",
        "click.secho(x)",
        "rich.print(x)",
    ],
)
def test_what_prints_otherwise_is_found(code: str) -> None:
    assert list(printed(code))


def test_texts_are_made_inert_where_they_are_printed() -> None:
    for path in PRINTS:
        tree = ast.parse((PACKAGE / path).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text" and node.args:
                assert ast.unparse(node.args[0]).startswith(("one_line(", "f'{speed"))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "echo":
                assert ast.unparse(node.args[0]).startswith(("one_line(", "json.dumps("))


# --- lines -----------------------------------------------------------------------------------------------------------


def test_a_text_is_one_line_of_bounded_length() -> None:
    assert one_line("a\nb\tc\x1b[m") == r"a\nb\tc\x1b[m"
    assert one_line("é – 中") == "é – 中"
    assert one_line("x" * 100, 10) == f"{'x' * 10}… and 90 more characters"
    assert len(one_line("\u202e" * 10**6)) <= 6 * LINE + 60


def test_json_is_ascii_and_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    value = {LIVE: [f"é\x7f\ud800\U000e0041 {LIVE}", "x" * 3 * LINE]}
    printing.say_json(value)
    out = capsys.readouterr().out
    assert out.isascii()
    assert out.rstrip("\n").isprintable()
    assert json.loads(out) == value


@click.command()
def misspelt() -> None:
    raise click.UsageError(LIVE)


def test_the_usage_of_a_misspelt_command_keeps_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(main.commands, "misspelt", misspelt)
    said = held(run("misspelt"), 2).splitlines()
    assert said[0].startswith("Usage: ")
    assert said[-1].startswith("Error: \\x1b[31mred")


# --- every command ---------------------------------------------------------------------------------------------------

SIDECAR = {"symbol": "A/99/1", "title": f"A title {LIVE}", "publication_date": LIVE, LIVE: LIVE}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources whose names, texts, sidecars, corrections and annotations are hostile."""
    root = tmp_path_factory.mktemp("hostile")
    sources = root / "sources"
    (sources / "corrections").mkdir(parents=True)
    (sources / "annotations").mkdir()
    (sources / f"{NAME}.txt").write_text(GOOD, "utf-8")
    (sources / f"{NAME}.yaml").write_text(json.dumps(SIDECAR), "utf-8")
    (sources / f"{NAME}.xls").write_text("x", "utf-8")
    (sources / "b.txt").write_text(GOOD.replace("A/99/1", "A/99/2").replace("matter", f"mat{LIVE}ter"), "utf-8")
    (sources / f"empty{NAME}.txt").write_bytes(b"")
    fix = {"table": LIVE, "id": LIVE, "action": LIVE, "reason": LIVE}
    (sources / "corrections" / f"{NAME}.yaml").write_text(json.dumps([fix]), "utf-8")
    (sources / "annotations" / f"{NAME}.yaml").write_text(json.dumps({"source": LIVE, LIVE: LIVE}), "utf-8")
    return root


@pytest.fixture(scope="module")
def built(hostile: Path) -> tuple[Path, Result]:
    return hostile, run("build", "--sources", hostile / "sources", "--output", hostile / "outputs", "--workers", 1)


@pytest.mark.slow
def test_build(built: tuple[Path, Result]) -> None:
    root, result = built
    assert "\\x1b" in held(result)
    again = held(run("build", "--sources", root / "sources", "--output", root / "outputs", "--explain-cache"))
    assert "\\u202e" in again
    said = held(run("build", "--sources", root / "sources", "--output", root / "outputs", "--json"))
    assert any(line.startswith("{") and json.loads(line)["summary"] for line in said.splitlines())


def test_status(built: tuple[Path, Result]) -> None:
    root, _ = built
    assert "\\x1b" in held(run("status", "--sources", root / "sources", "--output", root / "outputs"), 0)
    said = held(run("status", "--sources", root / "sources", "--output", root / "outputs", "--json"), 0)
    assert any(NAME in each["file"] for each in json.loads(said)["left_out"])


@pytest.mark.slow
def test_add_of_a_file(tmp_path: Path) -> None:
    (tmp_path / f"c{NAME}.txt").write_text(GOOD.replace("A/99/1", "A/99/3"), "utf-8")
    (tmp_path / f"c{NAME}.yaml").write_text(json.dumps({"title": LIVE, LIVE: 1}), "utf-8")
    sources = tmp_path / "sources"
    sources.mkdir()
    said = held(run("add", tmp_path, "--sources", sources, "--output", tmp_path / "outputs", "--workers", 1))
    assert "copied to" in said
    assert "A/99/3" in said


@pytest.mark.parametrize("what", ["kind", "location", "reason", "page"])
def test_add_from_a_server(what: str, tmp_path: Path) -> None:
    # What a header can hold of it: no line ends.
    live = LIVE.replace("\n", "").replace("\r", "").encode().decode("latin-1")
    answers = {
        "kind": (200, "OK", b"something", {"Content-Type": live}),
        "location": (302, "Found", b"", {"Location": f"http://elsewhere/{live}"}),
        "reason": (418, live, b"", {}),
        "page": (200, "OK", f"<html><a href='http://x/{LIVE}.pdf'>".encode(), {}),
    }
    sources = tmp_path / "sources"
    sources.mkdir()
    with document_server(answers[what]) as (origin, _):
        said = held(run("add", "A/99/99", "--server", origin, "--sources", sources, "--output", tmp_path / "o"), 1)
    assert "A/99/99: not fetched." in said


def live_rows(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Rows whose every text says more than it should; keys, and what is looked up by them, stay."""
    kept = {"report_id", "text_file", "text_path"} | {
        column.name
        for table in load_schema()
        for column in table.fields
        if column.name.endswith("_id") or column.name in table.primary_key or column.enum
    }
    return {
        name: [
            {
                k: f"{v}{LIVE}{'y' * 50_000 if n < 2 else ''}" if isinstance(v, str) and k not in kept else v
                for k, v in row.items()
            }
            for n, row in enumerate(made)
        ]
        for name, made in rows.items()
        if name != "texts"
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that somebody else made."""
    return write_package(tmp_path_factory.mktemp("live"), live_rows(own_rows()[0]))


def test_explain(package: Path) -> None:
    rows, _ = own_rows()
    for table in ("recommendations", "bodies", "reports"):
        key = load_schema()[table].primary_key[0]
        assert "\\x1b" in held(run("explain", rows[table][0][key], "--package", package), 0)
    held(run("explain", LIVE, "--package", package), 1)


def test_review(package: Path, tmp_path: Path) -> None:
    assert "\\x1b" in held(run("review", "--package", package, "--limit", 0), 0)
    (tmp_path / f"{NAME}.csv").write_text(f"table,id,{LIVE}\n{LIVE},1,2\n", "utf-8")
    held(run("review", "--apply", tmp_path / f"{NAME}.csv", "--corrections", tmp_path / "c.yaml"), 1)


def test_score(package: Path, tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.yaml").write_text(json.dumps({LIVE: LIVE}), "utf-8")
    held(run("score", tmp_path / f"{NAME}.yaml", "--package", package), 1)


def spoiled(built: tuple[Path, Result], into: Path) -> Path:
    """A copy of a package whose descriptor says what nobody should obey."""
    root, _ = built
    shutil.copytree(root / "outputs", into / "outputs")
    path = into / "outputs" / "datapackage.json"
    described = json.loads(path.read_text("utf-8"))
    described["name"] = described["version"] = LIVE
    described["resources"][0]["path"] = f"tables/{LIVE}"
    described["resources"][1]["hash"] = LIVE
    path.write_text(json.dumps(described), "utf-8")
    return into / "outputs"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["verify", "THERE"], id="verify"),
        pytest.param(["diff", "HERE", "THERE"], id="diff"),
        pytest.param(["diff", "HERE", "THERE", "--json"], id="diff-json"),
        pytest.param(["export", "--package", "THERE", "--into", "OUT"], id="export"),
        pytest.param(["site", "--package", "THERE", "--output", "OUT"], id="site"),
        pytest.param(["release", "--date", "2044-10-01", "--package", "THERE", "--to", "OUT"], id="release"),
        pytest.param(["release", LIVE, "--date", "2044-10-01", "--package", "THERE", "--to", "OUT"], id="version"),
        pytest.param(
            ["release", "--date", "2044-10-01", "--package", "HERE", "--to", "OUT", "--last", "THERE"], id="last"
        ),
        pytest.param(["review", "--package", "THERE"], id="review"),
        pytest.param(["explore", "--package", "NOWHERE", "--folder", "OUT"], id="explore"),
    ],
)
def test_packages_of_others(command: list[str], built: tuple[Path, Result], tmp_path: Path) -> None:
    places = {
        "THERE": spoiled(built, tmp_path),
        "HERE": built[0] / "outputs",
        "OUT": tmp_path / NAME,
        "NOWHERE": tmp_path / LIVE.replace("/", ""),
    }
    held(run(*(places.get(each, each) for each in command)))


def test_damage_is_told_without_being_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.sealed._log.handlers", [printing.Damage()])
    path = tmp_path / f"{NAME}.json"
    write_sealed(path, {"a": 1})
    path.write_bytes(path.read_bytes().replace(b"1}", b"2}"))
    assert read_sealed(path) is None
    said = capsys.readouterr().err
    assert "is damaged" in said
    assert said.rstrip("\n").isprintable()
