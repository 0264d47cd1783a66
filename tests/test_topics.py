"""Topics: every example and counter-example of the vocabulary, the places of the words, and the rows labelled by hand."""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Mention, Passage, Recommendation, Topical
from pipeline.rules.topics import Topic, load_topics
from pipeline.s3_extract.topics import find_topics, with_topics

TOPICS = load_topics().topics
SAMPLE = [json.loads(line) for line in (Path(__file__).parent / "topics_sample.jsonl").read_text("utf-8").splitlines()]


def found(words: str, *names: str) -> dict[str, str]:
    """The topics of a clause with the words that decided; ``names`` are bodies named in it."""
    places = [(at, at + len(name)) for name in names for at in range(len(words)) if words.startswith(name, at)]
    return {topic.topic_id: words[topic.start : topic.end] for topic in find_topics(words, places)}


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_a_topic_is_given_to_its_examples_and_not_to_what_only_looks_like_them(topic: Topic) -> None:
    assert [text for text in topic.examples if topic.id not in found(text)] == []
    assert [text for text in topic.counter_examples if topic.id in found(text)] == []
    assert topic.examples
    assert topic.counter_examples


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("a Climate of change in climate policy", {"climate": "Climate"}, id="any-letters"),
        pytest.param("end the climate of fear", {}, id="phrase-that-means-something-else"),
        pytest.param("combat trafficking in women", {"trafficking": "trafficking in women"}, id="longest-phrase"),
        pytest.param("to aids of hearing", {}, id="capitals-as-printed"),
        pytest.param("end AIDS", {"health": "AIDS"}, id="acronym"),
        pytest.param("deinstitutionalization", {"disability": "deinstitutionalization"}, id="any-ending"),
        pytest.param("watering the womenfolk", {}, id="whole-words"),
        pytest.param(
            "women and again women and youth", {"gender_equality": "women", "youth": "youth"}, id="once-a-topic"
        ),
        pytest.param("İ women", {"gender_equality": "women"}, id="letter-that-becomes-two-in-small-letters"),
        pytest.param(
            "protect human rights defenders",
            {"human_rights": "human rights defenders", "civic_space": "human rights defenders"},
            id="two-topics-by-the-same-words",
        ),
    ],
)
def test_words_decide(words: str, expected: dict[str, str]) -> None:
    assert found(words) == expected


def test_a_part_of_a_name_decides_nothing_and_a_whole_name_may() -> None:
    clause = "the Commission on the Status of Women should support UNIFIL"
    assert found(clause, "Commission on the Status of Women", "UNIFIL") == {"peacekeeping": "UNIFIL"}


def test_vocabulary_is_small_and_every_sample_speaks_of_its_topics() -> None:
    assert 30 <= len(TOPICS) <= 50
    assert {topic for row in SAMPLE for topic in row["topics"]} <= set(TOPICS)


# --- places ----------------------------------------------------------------------------------------------------------


def placed(text: str, passage: str, start: int, end: int, *mentions: Mention) -> dict[str, str]:
    row = Recommendation(1, None, text, start, end, "own", (), "urges", "urge", "rule", 0.5)
    made = with_topics(
        {"p": (row,)}, [Passage("p", "paragraph", passage, array("I", range(len(passage))))], {"p": mentions}
    )
    return {topic.topic_id: passage[topic.start : topic.end] + f"@{topic.start}" for topic in made["p"][0].topics}


def test_words_of_an_item_are_those_of_the_item_and_not_of_one_before_it() -> None:
    passage = "Urges States: (a) to protect women; (b) to employ women"
    text = "Urges States: to employ women"
    assert placed(text, passage, 0, len(passage)) == {"gender_equality": f"women@{passage.rindex('women')}"}


def test_words_that_lead_in_stand_before_the_item() -> None:
    passage = "Urges States, to protect children: (a) to legislate; (b) to report"
    start = passage.index("to report")
    found_at = placed("Urges States, to protect children: to report", passage, start, len(passage))
    assert found_at == {"children": f"children@{passage.index('children')}"}


def test_words_that_stand_nowhere_are_left_out() -> None:
    assert placed("Urges women", "Urges wo men", 0, 12) == {}


def test_a_name_that_the_passage_names_decides_nothing() -> None:
    passage = "Requests the Division for Women to report"
    name = passage.index("Division")
    mention = Mention("body", "division-for-women", name, name + len("Division for Women"), "body.pattern")
    assert placed(passage, passage, 0, len(passage), mention) == {}
    assert placed(passage, passage, 0, len(passage)) != {}


WORDS = [*sorted({word.rstrip("*") for topic in TOPICS.values() for word in topic.words}), "the", "of", ",", "-", "x"]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from([" ", "", ", "]))
def test_topics_come_once_in_the_order_of_their_words_which_are_whole(words: list[str], joint: str) -> None:
    text = joint.join(words)
    topics = find_topics(text)
    assert [topic.topic_id for topic in topics] == list(dict.fromkeys(topic.topic_id for topic in topics))
    assert [topic.start for topic in topics] == sorted(topic.start for topic in topics)
    for topic in topics:
        assert not text[max(0, topic.start - 1) : topic.start].isalnum()
        assert not text[topic.end : topic.end + 1].isalnum()
        phrase = text[topic.start : topic.end].lower()
        assert any(phrase.startswith(word.rstrip("*").lower()) for word in TOPICS[topic.topic_id].words)


# --- measured --------------------------------------------------------------------------------------------------------


def measured(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """Precision and recall of topics over rows."""
    pairs = [(set(row["topics"]), set(found(row["text"], *row["names"]))) for row in rows]
    right = sum(len(wanted & given) for wanted, given in pairs)
    return right / sum(len(given) for _, given in pairs), right / sum(len(wanted) for wanted, _ in pairs)


@pytest.mark.parametrize(
    ("sample", "rows", "recall"),
    [("first", 200, 0.9), ("second", 100, 0.8), ("third", 100, 0.8), ("fourth", 200, 0.85), ("fifth", 100, 0.85)],
)
def test_nine_of_ten_topics_are_right_on_rows_labelled_by_hand(sample: str, rows: int, recall: float) -> None:
    labelled = [row for row in SAMPLE if row["sample"] == sample]
    assert len(labelled) == rows
    precision, found_share = measured(labelled)
    assert precision > 0.9
    assert found_share > recall


def test_topical_places_are_of_the_words() -> None:
    assert find_topics("for women") == [Topical("gender_equality", 4, 9)]
