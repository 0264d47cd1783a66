"""The loader of rule files takes what is declared and nothing else, and says which file and entry is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.rules.loader import RuleError, check_shape, read_rules
from pipeline.rules.shapes import SHAPES, Either, Keys, Many, Names, Shape

RULE = Keys({"id": str, "pattern": str}, {"flags": str, "weight": float, "examples": Many(str)})
FILE = Keys({"rules": Many(RULE)}, {"names": Names(Either((str, Many(str))))})


@pytest.mark.parametrize("name", SHAPES)
def test_every_rule_file_has_its_shape(name: str) -> None:
    assert read_rules(name)


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
