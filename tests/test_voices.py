"""Every usage of ``rules/voices.yaml`` matches its examples and none of its counter-examples; its file is read strictly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.paths import PROJECT
from pipeline.rules.loader import RuleError, read_rules
from pipeline.s3_extract.voices import RULES_PATH, load_voices, said_before, voice, voice_before, words

USAGES = list(load_voices().values())
MATCHES = [(usage.id, text) for usage in USAGES for text in usage.examples]
MISSES = [(usage.id, text) for usage in USAGES for text in usage.counter_examples]


def found(usage_id: str, text: str) -> bool:
    usage = load_voices()[usage_id]
    if usage.ends is not None or usage.reach is not None:
        return voice_before(usage_id).search(text, len(text)) is not None
    return voice(usage_id).search(text) is not None


@pytest.mark.parametrize(("usage_id", "text"), MATCHES)
def test_a_usage_matches_its_examples(usage_id: str, text: str) -> None:
    assert found(usage_id, text)


@pytest.mark.parametrize(("usage_id", "text"), MISSES)
def test_a_usage_does_not_match_its_counter_examples(usage_id: str, text: str) -> None:
    assert not found(usage_id, text)


def test_each_usage_is_described_and_shown() -> None:
    assert all(usage.description and usage.examples and usage.counter_examples for usage in USAGES)


def test_whatever_a_letter_passes_on_as_an_act_holds_a_word_that_is_looked_for_first() -> None:
    examples = load_voices()["passes_on_act"].examples
    assert all(any(word in example.lower() for word in words("passed_on")) for example in examples)


ENTRY = "{id: x, description: d, pattern: p, examples: [p], counter_examples: [q]%s}"
WORDS: dict[str, list[str]] = {key: [] for key in read_rules(RULES_PATH.name)["words"]}
WRONG = [
    pytest.param(f"usages:\n- {ENTRY % ', colour: red'}", "x", id="an-unknown-key"),
    pytest.param("usages:\n- {id: x, pattern: p}", "x", id="a-key-is-missing"),
    pytest.param(f"usages:\n- {ENTRY % ''}\n- {ENTRY % ''}", "x stands twice", id="the-same-id-twice"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_entry_is_named(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "voices.yaml"
    path.write_text(
        f"{text}\nwords: {WORDS}\nconsiders: {{}}\nanswered: []\nsenders: []\ninforms: {{}}\nboards: {{}}\nhouses: {{}}\n",
        "utf-8",
    )
    with pytest.raises(RuleError, match=message):
        load_voices(path)


def test_an_unknown_usage_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match="governed"):
        voice("nothing")
    with pytest.raises(KeyError, match="crowd"):
        words("nothing")


@pytest.mark.parametrize("usage_id", ["transmits", "draws_to_paper"])
def test_a_usage_of_one_sentence_reaches_over_no_stop(usage_id: str) -> None:
    for example in load_voices()[usage_id].examples:
        found = said_before(usage_id, f"On 3 May. {example}", len("On 3 May. ") + len(example))
        assert found is not None
        inside = range(found.start() + 1 - len("On 3 May. "), len(example.rstrip()))
        for at in (at for at in inside if example[at] == " "):
            for stop in ".;":
                broken = f"{example[:at]}{stop}{example[at:]}"
                again = voice(usage_id).search(broken)
                assert again is None or again.start() > at


def test_no_pattern_is_compiled_where_it_is_decided_who_speaks() -> None:
    folders = [PROJECT / "pipeline" / "s3_extract" / name for name in ("discourse", "attribution")]
    code = {path.name: path.read_text("utf-8") for folder in folders for path in folder.glob("*.py")}
    assert len(code) > 8
    assert [name for name, text in code.items() if re.search(r"^import re\b|re\.compile|\bbefore\(", text, re.M)] == []
    assert RULES_PATH.is_file()
