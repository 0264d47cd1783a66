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
from pipeline.s3_extract.in_passing import in_passing, speaker_end
from pipeline.s3_extract.topics import ENOUGH, find_topics, with_topics

TOPICS = load_topics().topics
SAMPLE = [json.loads(line) for line in (Path(__file__).parent / "topics_sample.jsonl").read_text("utf-8").splitlines()]


def found(words: str, *names: str, speaker: int = 0) -> dict[str, str]:
    """The topics of a clause with the words that decided; ``names`` are named in it."""
    places = [(at, at + len(name)) for name in names for at in range(len(words)) if words.startswith(name, at)]
    return {topic.topic_id: words[topic.start : topic.end] for topic in find_topics(words, places, speaker)}


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
            "crimes, including trafficking in women", {"trafficking": "trafficking in women"}, id="plain-word-anywhere"
        ),
        pytest.param("the police was asked", {}, id="weak-word-alone"),
        pytest.param("police and security forces", {"security_sector": "police"}, id="two-weak-words"),
        pytest.param("the police and again the police", {}, id="weak-word-twice"),
        pytest.param("support all, including women, to legislate", {}, id="examples-count-half"),
        pytest.param(
            "support all, including youth, to employ women", {"gender_equality": "women"}, id="examples-end-before-to"
        ),
        pytest.param("aid, such as food; protect women", {"gender_equality": "women"}, id="examples-end-at-semicolon"),
        pytest.param("support roads, parks, bridges, ports, and women", {}, id="late-in-a-long-list"),
        pytest.param("x" * 250 + " protect women", {}, id="far-behind-the-directive"),
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


@pytest.mark.parametrize(
    ("words", "verb", "verb_class", "speaker"),
    [
        pytest.param(
            "the Minister for Women urged States to act", "urged", "urge", "the Minister for Women ", id="before"
        ),
        pytest.param("Urges States to act", "Urges", "urge", "", id="own-voice"),
        pytest.param("Women should be heard", "should", "should", "", id="modal"),
        pytest.param("Women were urged to act", "were urged", "urge", "", id="passive"),
    ],
)
def test_who_speaks_stands_before_the_verb(words: str, verb: str, verb_class: str, speaker: str) -> None:
    assert words[: speaker_end(words, verb, verb_class)] == speaker


def test_words_that_say_who_speaks_count_half() -> None:
    words = "the Minister for Women urged all to protect children"
    assert [topic.topic_id for topic in find_topics(words, (), words.index("urged"))] == ["children"]


def test_score_is_the_weight_of_different_words() -> None:
    (topic,) = find_topics("protect refugees and asylum-seekers and again refugees, including returnees")
    assert (topic.topic_id, topic.score) == ("refugees", 2.5)


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


WORDS = [
    *sorted({word.rstrip("*") for topic in TOPICS.values() for word in (*topic.words, *topic.weak, *topic.anywhere)}),
    *load_topics().examples_of, "the", "of", "to", ",", ";", "-", "x",
]  # fmt: skip


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
        known = TOPICS[topic.topic_id]
        assert any(phrase.startswith(word.rstrip("*").lower()) for word in (*known.words, *known.weak, *known.anywhere))
        assert topic.score >= ENOUGH


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.integers(0, 40))
def test_parts_in_passing_are_in_order_and_apart(words: list[str], speaker: int) -> None:
    text = ", ".join(words)
    parts = in_passing(text, min(speaker, len(text)))
    ends = [place for part in parts for place in part]
    assert ends == sorted(ends)
    assert all(start < end <= len(text) for start, end in parts)


# Of these a reader wrote down the topics from the words of the row alone; of the others each topic that could be meant was judged.
WRITTEN_FIRST = {"first", "second", "third", "fourth", "fifth"}

# --- measured --------------------------------------------------------------------------------------------------------


def measured(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """Precision and recall of topics over rows."""
    pairs = [(set(row["topics"]), set(found(row["text"], *row["names"], speaker=row["speaker"]))) for row in rows]
    right = sum(len(wanted & given) for wanted, given in pairs)
    return right / sum(len(given) for _, given in pairs), right / sum(len(wanted) for wanted, _ in pairs)


@pytest.mark.parametrize(
    ("sample", "rows"),
    [
        *(("first", 200), ("second", 100), ("third", 100), ("fourth", 200), ("fifth", 100)),
        *(("sixth", 150), ("seventh", 160), ("eighth", 200), ("ninth", 200)),
    ],
)
def test_nine_of_ten_topics_are_right_on_rows_labelled_by_hand(sample: str, rows: int) -> None:
    labelled = [row for row in SAMPLE if row["sample"] == sample]
    assert len(labelled) == rows
    precision, _ = measured(labelled)
    assert precision > 0.9


def test_six_of_ten_topics_that_a_reader_sees_are_found() -> None:
    _, found_share = measured([row for row in SAMPLE if row["sample"] in WRITTEN_FIRST])
    assert found_share > 0.6


def test_topical_places_are_of_the_words() -> None:
    assert find_topics("for women") == [Topical("gender_equality", 4, 9, 1.0)]
