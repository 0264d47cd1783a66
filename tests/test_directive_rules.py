"""The rules of directives as data: every example matches, no counter-example does, and no gate hides a match."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.s3_extract.recommendations.hits import find_hits
from pipeline.s3_extract.recommendations.lexicon import directives, read_rules
from pipeline.s3_extract.recommendations.phrases import find_modals, find_phrases, find_to_be
from pipeline.s3_extract.recommendations.verbs import find_verbs

RULES = read_rules("directives.yaml")
PHRASES = [*RULES["impersonal"], *RULES["calls"]]


@pytest.mark.parametrize("rule", PHRASES, ids=lambda rule: rule["id"])
def test_phrases_match_their_examples_only(rule: dict[str, str | list[str]]) -> None:
    pattern = re.compile(str(rule["pattern"]))
    assert [e for e in rule["examples"] if not pattern.search(e)] == []
    assert [e for e in rule["counter_examples"] if pattern.search(e)] == []


@pytest.mark.parametrize("rule", RULES["modal_stops"], ids=lambda rule: rule["id"])
def test_stops_of_modals_match_their_examples_only(rule: dict[str, str | list[str]]) -> None:
    pattern = re.compile(r"\s*" + str(rule["pattern"]))
    assert [e for e in rule["examples"] if not pattern.match(e)] == []
    assert [e for e in rule["counter_examples"] if pattern.match(e)] == []


@pytest.mark.parametrize("rule", PHRASES, ids=lambda rule: rule["id"])
def test_every_rule_is_described(rule: dict[str, str]) -> None:
    assert len(rule["description"]) > 15


def test_verb_classes_are_of_the_closed_list() -> None:
    from pipeline.schema import load_schema

    classes = {c for rule in (*RULES["verbs"], *RULES["modals"], *PHRASES) for c in [rule["class"]]}
    column = next(f for f in load_schema().tables["recommendations"].fields if f.name == "verb_class")
    assert classes <= {value.name for value in column.enum or ()}


VOCABULARY = sorted(
    {form for verb in RULES["verbs"] for form in verb["forms"].values()}
    | {word for rule in PHRASES for example in rule["examples"] for word in example.split()}
    | {m["phrase"] for m in RULES["modals"]}
    | {"Governments", "the", "to", "that", "States", "and", "were", "to be", "was", "act", "It", "is", "in", "for", ","}
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=14).map(" ".join))
def test_no_gate_hides_a_match(sentence: str) -> None:
    """A sentence that any finder reads holds a signal, and a phrase that matches holds a word of its gate."""
    table = directives()
    rules = (*table.impersonal, *table.calls)
    gates = {"to be"}.union(table.modal_gate, *(rule.gate for rule in rules))
    words = [match.span() for match in re.finditer(r"\w+(?: of the view| of the opinion)?", sentence)]
    verbs = [(start, end) for start, end in words if sentence[start:end].lower() in table.words]
    modals = [match.start() for match in table.modal_pattern.finditer(sentence)]
    ungated = [
        find_verbs(sentence, verbs),
        find_phrases(sentence, gates),
        find_modals(sentence, modals),
        find_to_be(sentence),
    ]
    signals = table.look(sentence)
    if any(ungated):
        assert signals is not None
    if signals is not None:
        assert signals.verbs == verbs
        assert set(signals.modals) >= set(modals)
        assert signals.modals == sorted(signals.modals)
        assert signals.gates >= {word for word in gates if word in sentence}
    for rule in rules:
        if rule.pattern.search(sentence):
            assert any(word in sentence for word in rule.gate)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=14).map(" ".join), st.booleans())
def test_hits_are_in_order_and_apart(sentence: str, retelling: bool) -> None:
    hits = find_hits(sentence, retelling)
    assert all(0 <= h.start < h.end <= len(sentence) for h in hits)
    assert all(a.start <= b.start for a, b in pairwise(hits))
