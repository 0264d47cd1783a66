"""Every rule of ``rules/structure.yaml`` matches its examples and none of its counter-examples."""

from __future__ import annotations

import pytest

from pipeline.numbers import ordinal_to_int
from pipeline.s2_structure.furniture import FURNITURE
from pipeline.s2_structure.labels import readings
from pipeline.s2_structure.patterns import any_rule, load_rules, rule

MATCHES = [(item["id"], text) for item in load_rules() for text in item["examples"]]
MISSES = [(item["id"], text) for item in load_rules() for text in item["counter_examples"]]


@pytest.mark.parametrize(("rule_id", "text"), MATCHES)
def test_rule_matches(rule_id: str, text: str) -> None:
    assert rule(rule_id).search(text)


@pytest.mark.parametrize(("rule_id", "text"), MISSES)
def test_rule_does_not_match(rule_id: str, text: str) -> None:
    assert not rule(rule_id).search(text)


@pytest.mark.parametrize("rule_ids", [(*FURNITURE, "page_number"), ("symbol", "agency_symbol")])
def test_several_rules_asked_at_once_match_what_one_of_them_does(rule_ids: tuple[str, ...]) -> None:
    for _, text in MATCHES + MISSES:
        one = any(rule(rule_id).match(text) for rule_id in rule_ids)
        assert (any_rule(*rule_ids).match(text) is not None) == one, text


def test_rules_are_described_and_unique() -> None:
    ids = [item["id"] for item in load_rules()]
    assert len(ids) == len(set(ids))
    assert all(item["description"] and item["examples"] and item["counter_examples"] for item in load_rules())


def test_unknown_rule_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match="page_number"):
        rule("no_such_rule")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Fifty-third", 53),
        ("EIGHTIETH", 80),
        ("nineteenth", 19),
        ("first", 1),
        ("42nd", 42),
        ("one hundred and fifth", 105),
        ("plenary", None),
        ("fifty-twelfth", None),
    ],
)
def test_ordinals(words: str, value: int | None) -> None:
    assert ordinal_to_int(words) == value


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("IV", [("roman", 4)], id="roman"),
        pytest.param("I", [("roman", 1), ("letter", 9)], id="roman-one-or-ninth-letter"),
        pytest.param("B", [("letter", 2)], id="letter"),
        pytest.param("12", [("digit", 12)], id="figure"),
        pytest.param("(c)", [("paren", 3)], id="letter-in-parentheses"),
        pytest.param("(iv)", [("paren_roman", 4)], id="roman-in-parentheses"),
        pytest.param("IIII", [], id="no-numeral"),
    ],
)
def test_labels(label: str, expected: list[tuple[str, int]]) -> None:
    assert readings(label) == expected
