"""The shapes of clauses and the marks of lists as data: examples go both ways, compiled shapes do what they say."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.paths import PACKAGE
from pipeline.rules.loader import read_rules
from pipeline.s3_extract.directives.rules import directives
from pipeline.s3_extract.directives.usages import before, every, first, stands
from pipeline.s3_extract.language.shapes import Node, parse_shape
from pipeline.s3_extract.marks import mark_of
from tests.interpreting import interpret

RULES = read_rules("clauses.yaml")
MARKS = read_rules("marks.yaml")["marks"]


def is_found(rule: dict[str, Any], text: str) -> bool:
    """Whether a shape stands where it is asked about."""
    if rule["asked"] == "beginning":
        return stands(rule["id"], text, 0) is not None
    if rule["asked"] == "before":
        return before(rule["id"], text, len(text)) is not None
    return first(rule["id"], text) is not None


def cases(rules: list[dict[str, Any]], side: str) -> list[Any]:
    return [pytest.param(rule, text, id=f"{rule['id']}: {text[:50]}") for rule in rules for text in rule[side]]


@pytest.mark.parametrize(("rule", "text"), cases(RULES["shapes"], "examples"))
def test_a_shape_stands_in_its_examples(rule: dict[str, Any], text: str) -> None:
    assert is_found(rule, text)


@pytest.mark.parametrize(("rule", "text"), cases(RULES["shapes"], "counter_examples"))
def test_a_shape_does_not_stand_in_its_counter_examples(rule: dict[str, Any], text: str) -> None:
    assert not is_found(rule, text)


@pytest.mark.parametrize(("rule", "text"), cases(MARKS, "examples"))
def test_a_mark_matches_its_examples(rule: dict[str, Any], text: str) -> None:
    assert mark_of(rule["id"]).search(text)


@pytest.mark.parametrize(("rule", "text"), cases(MARKS, "counter_examples"))
def test_a_mark_does_not_match_its_counter_examples(rule: dict[str, Any], text: str) -> None:
    assert not mark_of(rule["id"]).search(text)


def test_every_shape_is_asked_somewhere_known_and_described() -> None:
    assert {rule["asked"] for rule in RULES["shapes"]} == {"beginning", "before", "anywhere"}
    assert all(len(rule["description"]) > 7 and rule["examples"] for rule in (*RULES["shapes"], *MARKS))
    with pytest.raises(KeyError, match="sub_number"):
        mark_of("nothing")


def test_no_two_shapes_have_one_name() -> None:
    names = [rule["id"] for rule in RULES["shapes"]]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_pattern_is_compiled_where_it_is_decided_who_is_told() -> None:
    folders = [PACKAGE / "s3_extract" / name for name in ("directives", "recommendations")]
    code = {str(path): path.read_text("utf-8") for folder in folders for path in folder.glob("*.py")}
    assert len(code) > 16
    assert [name for name, text in code.items() if re.search(r"^import re\b|re\.compile|re\.search", text, re.M)] == []
    asked = "".join(code.values())
    assert [rule["id"] for rule in (*RULES["shapes"], *MARKS) if f'"{rule["id"]}"' not in asked] == []


WORDS = sorted(
    {word for rule in RULES["shapes"] for text in rule["examples"] for word in text.split()}
    | {word for words in RULES["classes"].values() for word in words}
    | {"States", "Council", "the", "to", "that", "and", ",", ";", ":", "(", ")", ".", "12"}
)
NODES: dict[str, Node] = {}
for _name, _line in (*read_rules("directives.yaml")["parts"].items(), *RULES["parts"].items()):
    NODES[_name] = parse_shape(_line, NODES)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from(RULES["shapes"]), st.data())
def test_a_shape_is_found_where_the_interpreter_finds_it(
    words: list[str], rule: dict[str, Any], data: st.DataObject
) -> None:
    known = directives()
    text = " ".join([*words, data.draw(st.sampled_from(rule["examples"])), *words])
    tokens = known.classes.read(text, known.openers)
    at = data.draw(st.integers(0, len(tokens) - 1))
    letters = {name: set(known.classes.letters_of(name)) for name in known.classes.named}
    slow = interpret(
        parse_shape(rule["shape"], NODES),
        len(tokens),
        at,
        lambda place, name: name == "ANY" or tokens.letters[place] in letters[name],
    )
    place = stands(rule["id"], text, tokens.start(at))
    assert (place is None) == (slow is None)
    if place is not None and slow is not None:
        assert place.start == tokens.start(at)
        assert place.end == (tokens.end(slow[0] - 1) if slow[0] > at else place.start)
    found = list(every(rule["id"], text))
    assert all(a.end <= b.start and a.start <= a.end <= a.behind for a, b in pairwise(found))
