"""What imports what: every module on the way from bytes to rows is in the key of its results, none imports in a circle, and none is longer
than a reader takes in."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from pipeline.engine.memo import DOCUMENT_CODE
from pipeline.paths import PACKAGE

# Where files lie and how they are fetched, not what is in them: no row depends on it.
OUTSIDE = frozenset({"paths.py", "storage.py"})


def module_file(name: str, package: Path) -> Path | None:
    base = package.parent.joinpath(*name.split("."))
    return next((each for each in (base.with_suffix(".py"), base / "__init__.py") if each.is_file()), None)


def imported(path: Path, package: Path) -> Iterator[Path]:
    """The modules of ``package`` that a module imports, be it when called; ``a.b.c`` runs the ``__init__`` of ``a.b`` too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] != package.name:
                continue
            found = (module_file(".".join(parts[:count]), package) for count in range(1, len(parts) + 1))
            yield from (each for each in found if each is not None)


def reached(start: Path, package: Path, outside: Iterable[str] = ()) -> set[Path]:
    """All modules that come with ``start``; those ``outside`` are not followed."""
    found: set[Path] = set()
    ahead = [start]
    while ahead:
        path = ahead.pop()
        if path not in found and path.relative_to(package).as_posix() not in outside:
            found.add(path)
            ahead.extend(imported(path, package))
    return found


def is_only_words(path: Path) -> bool:
    """Whether a module holds a docstring and nothing else, so that importing it does nothing."""
    body = ast.parse(path.read_text("utf-8")).body
    return all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body)


def named_data(path: Path, package: Path) -> set[Path]:
    """The data files of ``package`` whose name stands in a module."""
    words = {node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)}
    files = (each for each in package.rglob("*") if each.suffix in (".yaml", ".json", ".txt"))
    return {each for each in files if any(isinstance(word, str) and word.endswith(each.name) for word in words)}


def not_in_key(start: Path, package: Path, key: Iterable[str], outside: Iterable[str] = ()) -> set[str]:
    """Modules and data files that a result depends on and ``key`` does not name."""
    modules = reached(start, package, outside)
    names = {each for each in modules if not is_only_words(each)}
    names |= {each for module in modules for each in named_data(module, package)}
    told = [package / each for each in key]
    return {
        each.relative_to(package).as_posix()
        for each in names
        if not any(each == one or each.is_relative_to(one) for one in told)
    }


def test_every_module_and_rule_on_the_way_to_the_rows_is_in_the_key() -> None:
    assert not_in_key(PACKAGE / "engine" / "document.py", PACKAGE, DOCUMENT_CODE, OUTSIDE) == set()


@pytest.mark.parametrize("left_out", ["numbers.py", "s2_structure", "s5_check/evidence.py", "rules"])
def test_what_the_key_leaves_out_is_found(left_out: str) -> None:
    key = [each for each in DOCUMENT_CODE if each != left_out]
    found = not_in_key(PACKAGE / "engine" / "document.py", PACKAGE, key, OUTSIDE)
    assert found
    assert all(each.startswith(left_out) for each in found)


def test_a_rule_file_and_an_import_within_a_function_are_found(tmp_path: Path) -> None:
    package = tmp_path / "made"
    package.mkdir()
    (package / "__init__.py").write_text('"""Words alone."""\n')
    (package / "a.py").write_text("def read():\n    from made import b\n    return b.RULES\n")
    (package / "b.py").write_text('RULES = "rules/b.yaml"\n')
    (package / "rules").mkdir()
    (package / "rules" / "b.yaml").write_text("")
    (package / "rules" / "c.yaml").write_text("")
    assert not_in_key(package / "a.py", package, ["a.py"]) == {"b.py", "rules/b.yaml"}


def circles(package: Path, *, folders: bool = False) -> list[list[str]]:
    """Modules, or with ``folders`` what lies side by side in a folder, that import each other, be it through others, be it for
    types alone or when called."""
    edges: dict[Path, set[Path]] = {}
    for module in package.rglob("*.py"):
        if module.name == "__init__.py":
            continue
        for other in imported(module, package):
            if other.name == "__init__.py" or other == module:
                continue
            one, two = beside(module, other) if folders else (module, other)
            edges.setdefault(one, set()).add(two)
    found = []
    done: set[Path] = set()

    def follow(path: Path, way: list[Path]) -> None:
        if path in way:
            found.append([each.relative_to(package).as_posix() for each in [*way[way.index(path) :], path]])
        elif path not in done:
            for each in sorted(edges.get(path, ())):
                follow(each, [*way, path])
            done.add(path)

    for each in sorted(edges):
        follow(each, [])
    return found


def beside(module: Path, other: Path) -> tuple[Path, Path]:
    """What holds two modules in the innermost folder that holds both: folders, or the modules themselves."""
    common = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(module.parts, other.parts, strict=False))))
    return Path(*module.parts[: common + 1]), Path(*other.parts[: common + 1])


def test_no_module_imports_in_a_circle() -> None:
    assert circles(PACKAGE) == []


def test_no_folder_imports_in_a_circle() -> None:
    """So each folder can be read without those that build on it."""
    assert circles(PACKAGE, folders=True) == []


def test_a_circle_of_folders_is_found(tmp_path: Path) -> None:
    package = tmp_path / "made"
    for name, text in (
        ("__init__", ""),
        ("one/a", "from made.two import b\n"),
        ("one/c", ""),
        ("two/b", ""),
        ("two/d", "from made.one import c\n"),
    ):
        path = package / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert circles(package) == []
    assert circles(package, folders=True) == [["one", "two", "one"]]


def test_a_circle_is_found(tmp_path: Path) -> None:
    package = tmp_path / "made"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "a.py").write_text("from made import b\n")
    (package / "b.py").write_text("def late():\n    from made.a import x\n    return x\n")
    assert circles(package) == [["a.py", "b.py", "a.py"]]


def test_what_several_test_files_make_stands_in_a_module_of_its_own() -> None:
    """No test file is read for its makers: they stand in modules that are named for what they make."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    taken = {
        (path.name, node.module)
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests.test_")
    }
    assert len(files) > 100
    assert taken == set()


# A module of more lines has parts that deserve names of their own.
LONGEST = 400


def test_no_module_has_more_lines_than_a_reader_takes_in() -> None:
    lengths = {
        path.name: len(path.read_text("utf-8").splitlines())
        for folder in (PACKAGE, Path(__file__).parent)
        for path in folder.rglob("*.py")
    }
    assert lengths
    assert not {name: length for name, length in lengths.items() if length > LONGEST}
