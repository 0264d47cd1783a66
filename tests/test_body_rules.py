"""The rules and the index by which bodies are named, each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules.loader import read_rules
from pipeline.s3_extract.bodies.patterns import NameReader
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.name_index import NameIndex
from pipeline.s3_extract.places.countries import country_hits

RULES = [(rule["id"], rule) for group in ("heads", "small") for rule in read_rules("body_patterns.yaml")[group]]


AUTHOR = NameIndex([("Secretary-General", "secretary-general", "official")])


def read_names(text: str, rule: str) -> list[str]:
    """The names that one rule alone finds in a text; countries are known, bodies are not."""
    found = NameReader(text, AUTHOR.find(text), [hit for hit in country_hits(text) if hit.kind == "name"]).read()
    return [n.name for n in found if n.rule_id == f"body.pattern.{rule}"]


@pytest.mark.parametrize(("rule", "data"), RULES, ids=[rule for rule, _ in RULES])
def test_rule_matches_its_examples_and_no_counter_example(rule: str, data: dict[str, object]) -> None:
    examples, counters = data["examples"], data["counter_examples"]
    assert isinstance(examples, dict)
    assert isinstance(counters, list)
    for text, names in examples.items():
        known = [n.removeprefix("United Nations ") for n in names]
        assert [n.removeprefix("United Nations ") for n in read_names(text, rule)] == known, text
    for text in counters:
        assert read_names(text, rule) == [], text


@pytest.mark.parametrize(
    ("name", "short", "fits"),
    [
        ("Commission on Human Rights", "Commission", True),
        ("European Commission", "Commission", True),
        ("Human Rights Committee", "Commission", False),
        ("Sub-Commission on Prevention of Discrimination", "Commission", False),
        ("Sub-Commission on Prevention of Discrimination", "Subcommission", True),
        ("United Nations Special Mission to Afghanistan", "Special Mission", True),
    ],
)
def test_stands_for(name: str, short: str, fits: bool) -> None:
    assert stands_for(name, short) is fits


NAMES = ["General Assembly", "Commission on Human Rights", "World Bank", "Médecins Sans Frontières"]


@given(
    st.sampled_from(NAMES),
    st.text(alphabet="abc ,.;()", max_size=12),
    st.text(alphabet="abc ,.;()", max_size=12),
    st.lists(st.sampled_from([" ", "-", "  ", "\n"]), min_size=3, max_size=3),
)
def test_index_finds_what_the_plain_search_finds(name: str, before: str, after: str, gaps: list[str]) -> None:
    index = NameIndex([(n, n, "official") for n in NAMES])
    words = name.split()
    printed = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=False))
    text = f"{before} {printed} {after}"
    hits = index.find(text)
    assert [(h.start, h.end, h.entity_id) for h in hits] == [(len(before) + 1, len(before) + 1 + len(printed), name)]
