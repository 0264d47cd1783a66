"""Ids of recommendations: made of what is printed, so that a rule more or less moves no other."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Passage, Recommendation
from pipeline.s4_tidy.recommendation_ids import recommendation_ids

TEXT = (
    "The Council urged States to act and urged donors to pay. It also emphasized the need for rules; the importance of "
    "trust; and was to be told. Urges all States: (a) to adopt laws; (b) to adopt plans."
)


def passage(text: str = TEXT) -> Passage:
    return Passage("r.p1", "paragraph", text, array("I", range(len(text))))


def row(words: str, verb: str, text: str = TEXT, number: str | None = None, nth: int = 0) -> Recommendation:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Recommendation(
        0, number, words, start, start + len(words), "own", (), verb, "urge", "active.urge", 0.9
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param(row("The Council urged States to act", "urged"), "r.p1.urged", id="the-first-of-its-word"),
        pytest.param(row("urged donors to pay", "urged"), "r.p1.urged-2", id="the-second"),
        pytest.param(row("It also emphasized the need for rules", "emphasized the need for"), "r.p1.emphasized", id="the-longest-word"),
        pytest.param(row("the importance of trust", "emphasized the importance of"), "r.p1.emphasized.the-3", id="a-need-that-hangs-on-it"),
        pytest.param(row("to adopt plans", "Urges"), "r.p1.urges.to-5", id="an-item-of-a-list"),
        pytest.param(row("urged donors to pay", "urged", number="88.1"), "r.p1.88-1.urged-2", id="a-number-of-its-own"),
    ],
)  # fmt: skip
def test_an_id_says_where_and_with_which_word(found: Recommendation, wanted: str) -> None:
    assert recommendation_ids(passage(), [found]) == [wanted]


def test_two_that_cannot_be_told_apart_are_numbered() -> None:
    one = row("urged donors to pay", "urged")
    assert recommendation_ids(passage(), [one, one]) == ["r.p1.urged-2", "r.p1.urged-2.2"]


WORDS = st.lists(st.sampled_from(["urged", "should", "States", "to", "act;", "encouraged", "é", "10"]), min_size=1)


@given(WORDS, st.data())
def test_a_rule_more_or_less_moves_no_other_id(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] == " "]
    verbs = [(at, text[at:].partition(" ")[0]) for at in starts if text.startswith(("urged", "should", "encour"), at)]
    rows = [Recommendation(0, None, "", at, len(text), "own", (), verb, "urge", "r", 0.9) for at, verb in verbs]
    ids = recommendation_ids(passage(text), rows)
    assert len(set(ids)) == len(ids)
    kept = [each for each in rows if data.draw(st.booleans())]
    assert recommendation_ids(passage(text), kept) == [ids[rows.index(each)] for each in kept]
