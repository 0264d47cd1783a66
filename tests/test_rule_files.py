"""The loader of rule files takes what is declared and nothing else, and says which file and entry is wrong."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.paths import PACKAGE
from pipeline.rules.loader import RULES, RuleError, check_shape, read_file, read_rules
from pipeline.rules.shape_kinds import Either, Keys, Many, Names, Shape
from pipeline.rules.shapes import BODIES, SHAPES

RULE = Keys({"id": str, "pattern": str}, {"flags": str, "weight": float, "examples": Many(str)})
FILE = Keys({"rules": Many(RULE)}, {"names": Names(Either((str, Many(str))))})


FILES = sorted(path.relative_to(RULES).as_posix() for path in RULES.rglob("*.yaml"))
# Code that reads YAML of its own: what people write beside reports, and the tables.
READ_ELSEWHERE = {
    "rules/loader.py",
    "yaml_text.py",
    "s1_read/front_matter.py",
    "schema/model.py",
}


def shape_of(name: str) -> Shape:
    return BODIES if name.startswith("bodies/") else SHAPES[name]


def parsed(name: str) -> Any:
    return read_file(RULES / name, BODIES, as_text=True) if name.startswith("bodies/") else read_rules(name)


def mappings(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to the first mapping of each kind: of a list the first item that has each key is enough."""
    if isinstance(data, dict):
        yield way
        for key, value in data.items():
            yield from mappings(value, (*way, key))
    elif isinstance(data, list):
        known: set[str] = set()
        for at, item in enumerate(data):
            if isinstance(item, dict) and not known >= set(item):
                known |= set(item)
                yield from mappings(item, (*way, at))


def at_way(data: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        data = data[step]
    return data


def test_every_rule_file_has_a_shape_and_every_shape_a_file() -> None:
    assert {name for name in FILES if not name.startswith("bodies/")} == set(SHAPES)
    assert len(FILES) - len(SHAPES) > 10


def test_yaml_is_parsed_by_the_loader_alone() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        names = {ast.unparse(call) for call in calls}
        if names & {
            f"yaml.{name}" for name in ("load", "safe_load", "load_all", "safe_load_all", "full_load", "parse")
        }:
            found.add(path.relative_to(PACKAGE).as_posix())
    assert found == READ_ELSEWHERE


@pytest.mark.parametrize("name", SHAPES)
def test_every_rule_file_is_asked_for_by_name(name: str) -> None:
    """A file that no code names would be rules that do nothing."""
    sources = (path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path != RULES / "shapes.py")
    assert any(f'"{name}"' in text and ("read_rules" in text or "read_file" in text) for text in sources)


@pytest.mark.parametrize("name", FILES)
def test_a_key_nobody_reads_is_an_error_at_every_level(name: str) -> None:
    """Where keys are names, of verbs or of codes, any is taken, but its value must have the shape of the others."""
    data = copy.deepcopy(parsed(name))
    check_shape(data, shape_of(name), name)
    for way in mappings(data):
        level = at_way(data, way)
        level["a_key_nobody_reads"] = None
        with pytest.raises(RuleError, match="a_key_nobody_reads") as error:
            check_shape(data, shape_of(name), name)
        assert str(error.value).startswith(name)
        del level["a_key_nobody_reads"]


def test_a_file_that_is_no_yaml_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "imperatives.yaml").write_text("imperatives: [a", "utf-8")
    with pytest.raises(RuleError, match=r"imperatives\.yaml"):
        read_rules("imperatives.yaml", tmp_path)


def test_a_word_that_yaml_takes_for_yes_or_no_must_be_quoted(tmp_path: Path) -> None:
    (tmp_path / "imperatives.yaml").write_text("imperatives: [add, on]\nadverbs: []\njoints: []\n", "utf-8")
    with pytest.raises(RuleError, match="imperatives, item 2: expected text, found True"):
        read_rules("imperatives.yaml", tmp_path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            {"rules": [{"id": "date", "pattern": "x", "flag": "i"}]},
            "f.yaml, rules, date: unknown key flag; known are id, pattern, flags, weight, examples",
            id="misspelt-key",
        ),
        pytest.param({"rules": [{"id": "date"}]}, "f.yaml, rules, date: pattern is missing", id="missing-key"),
        pytest.param({"rules": [{"pattern": "x"}]}, "f.yaml, rules, item 1: id is missing", id="entry-without-a-name"),
        pytest.param(
            {"rules": [{"id": "a", "pattern": 5}]}, "f.yaml, rules, a, pattern: expected text, found 5", id="type"
        ),
        pytest.param(
            {"rules": [{"id": "a", "pattern": "x", "weight": True}]},
            "f.yaml, rules, a, weight: expected a number, found True",
            id="yes-is-no-number",
        ),
        pytest.param(
            {"rules": [{"id": "a", "pattern": "x", "examples": ["no", False]}]},
            "f.yaml, rules, a, examples, item 2: expected text, found False",
            id="unquoted-no-in-a-list",
        ),
        pytest.param({"rules": {}}, "f.yaml, rules: expected a list, found {}", id="keys-for-a-list"),
        pytest.param({"rules": [], "names": {"a": 1}}, "f.yaml, names, a: expected text, found 1", id="neither-of-two"),
        pytest.param(None, "f.yaml: expected keys with values, found None", id="empty-file"),
    ],
)
def test_what_is_not_declared_is_an_error(data: Any, message: str) -> None:
    with pytest.raises(RuleError) as error:
        check_shape(data, FILE, "f.yaml")
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        ({"rules": [{"id": "a", "pattern": "x", "weight": 1}], "names": {"a": "b", "c": ["d"]}}, FILE),
        ({"rules": []}, FILE),
        (True, bool),
        (None, Either((str, type(None)))),
    ],
)
def test_what_is_declared_passes(data: Any, shape: Shape) -> None:
    check_shape(data, shape, "f.yaml")
