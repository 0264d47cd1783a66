"""The rules of directives as data: examples go both ways, the file is read strictly, compiled shapes do what they say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.paths import PACKAGE
from pipeline.rules.loader import RuleError, read_rules
from pipeline.s3_extract.directives import rules as loading
from pipeline.s3_extract.directives.finding import find_hits
from pipeline.s3_extract.directives.inside import find_infinitive, find_modal, find_organ
from pipeline.s3_extract.directives.phrases import find_phrases
from pipeline.s3_extract.directives.rules import directives
from pipeline.s3_extract.directives.verbs import find_verbs
from pipeline.s3_extract.language.compiling import compile_shape
from pipeline.s3_extract.language.shapes import ShapeError, backwards, parse_shape
from pipeline.s3_extract.language.tokens import Classes
from tests.interpreting import interpret

RULES = read_rules("directives.yaml")


def phrases(sentence: str) -> set[str]:
    """The ids of the phrases in a sentence, before a verb takes their modal."""
    rules = directives()
    return {hit.rule_id for hit in find_phrases(rules.classes.read(sentence, rules.openers), rules)}


def found(sentence: str) -> set[str]:
    """The ids of the rules that find a directive in a sentence."""
    return {hit.rule_id for hit in find_hits(sentence, False)}


def cases(key: str, side: str) -> list[Any]:
    return [
        pytest.param(rule["id"], sentence, id=f"{rule['id']}: {sentence[:50]}")
        for rule in RULES[key]
        for sentence in rule[side]
    ]


@pytest.mark.parametrize(("rule", "sentence"), cases("phrases", "examples"))
def test_a_phrase_finds_its_examples(rule: str, sentence: str) -> None:
    assert rule in phrases(sentence)


@pytest.mark.parametrize(("rule", "sentence"), cases("phrases", "counter_examples"))
def test_a_phrase_leaves_its_counter_examples(rule: str, sentence: str) -> None:
    assert rule not in phrases(sentence)


@pytest.mark.parametrize(("rule", "sentence"), cases("stops", "examples"))
def test_a_stop_turns_its_examples_away(rule: str, sentence: str) -> None:
    assert found(sentence) == set(), rule


@pytest.mark.parametrize(("rule", "sentence"), cases("stops", "counter_examples"))
def test_a_stop_lets_its_counter_examples_pass(rule: str, sentence: str) -> None:
    assert found(sentence), rule


FRAMES = {
    "to": "The Assembly {past} all States to act.",
    "that": "The Assembly {past} that States act.",
    "np": "The Assembly {past} the establishment of a fund.",
    "made": "The Assembly {past} the timely preparation of guidelines.",
    "deed_named": "The Assembly {past} strengthening institutions.",
    "need_listed": "The Assembly {past}:",
    "deed": "The Assembly {past} the full and immediate release of all detainees.",
    "for": "The Assembly {past} an end to it.",
    "organ": "The Committee {past} to the Assembly the adoption of the draft.",
    "modal_that": "The Assembly {past} that States should act.",
    "stated_that": "The Assembly {past} that States should act.",
    "be_that": "The Assembly {past} that the fund be closed.",
    "need": "The Assembly {past} the need for action.",
}


@pytest.mark.parametrize(
    ("verb", "frame"),
    [pytest.param(verb, frame, id=f"{verb['lemma']} {frame}") for verb in RULES["verbs"] for frame in verb["frames"]],
)
def test_a_verb_is_found_in_each_of_its_frames(verb: dict[str, Any], frame: str) -> None:
    word = verb["forms"].get("past") or verb["forms"]["present"]
    particle = f" {verb['particle'][0]}" if "particle" in verb else ""
    sentence = (
        verb["example"] if "example" in verb and frame not in FRAMES else FRAMES[frame].format(past=word + particle)
    )
    assert any(rule.endswith(verb["lemma"].replace(" ", "_")) for rule in found(sentence)), sentence


def test_an_importance_may_have_a_clause_but_not_the_one_that_says_who_holds_it() -> None:
    assert found("The Board reiterated the importance that all members be informed.")
    assert not found("Delegations reiterated the importance that they attached to peaceful means.")


def test_operative_verbs_may_be_in_capitals() -> None:
    assert found("URGES the Members of the United Nations to take steps.") == {"active.urge"}
    assert found("CALLS UPON all Member States to take steps.") == {"active.call_upon"}
    assert not found("CALLS of all Member States were answered.")


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("The participants in the Conference urge the Great Powers to sign.", {"active.urge"}),
        ("Heads of State and Government of the African Union call upon States to act.", {"active.call_upon"}),
        ("The Ministers for Foreign Affairs of the Group of Wells urge the Fund to pay.", {"active.urge"}),
        ("The participants in the Conference met to urge the Great Powers to sign.", set[str]()),
        ("The participants in the urge of the moment left.", set[str]()),
    ],
)
def test_those_who_met_may_ask_in_the_present_behind_where_they_met(sentence: str, rules: set[str]) -> None:
    assert found(sentence) == rules


@pytest.mark.parametrize("frame", ["to", "that", "np"])
def test_a_noun_is_no_verb(frame: str) -> None:
    assert found(FRAMES[frame].format(past="had, at the request of some,")) == set()


def test_every_rule_is_described_and_of_a_known_class() -> None:
    from pipeline.schema import load_schema

    assert all(len(rule["description"]) > 10 for rule in (*RULES["phrases"], *RULES["stops"]))
    classes = {rule["class"] for rule in (*RULES["verbs"], *RULES["phrases"])}
    column = next(f for f in load_schema().tables["recommendations"].fields if f.name == "verb_class")
    assert classes <= {value.name for value in column.enum or ()}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"verbs": [{"lemma": "plead", "klass": "urge"}]}, "plead: unknown key klass", id="unknown-key"),
        pytest.param({"phrases": [{"id": "modal.can", "shape": "[ can ]"}]}, "modal.can: class, frame, description, examples, counter_examples is missing", id="key-that-is-missing"),
        pytest.param({"parts": {"x": "( to"}}, "part x: '( to': a bracket", id="bracket-left-open"),
        pytest.param({"contexts": [{"id": "c", "form": "past", "voice": "active", "before": "<nothing>"}]}, "no part is named", id="unknown-part"),
        pytest.param({"contexts": [{"id": "c", "form": "past", "voice": "active", "before": "NOTHING"}]}, "NOTHING", id="unknown-class"),
    ],
)  # fmt: skip
def test_the_file_is_read_strictly(change: dict[str, Any], message: str, tmp_path: Path) -> None:
    made = tmp_path / "directives.yaml"
    made.write_text(yaml.safe_dump(RULES | change, sort_keys=False), "utf-8")
    with pytest.raises(RuleError) as raised:
        directives.__wrapped__(made)
    assert message in str(raised.value)


def test_patterns_are_compiled_in_two_modules_alone() -> None:
    """Who directs is told by shapes: nothing in the folder of directives compiles a pattern, and code asks for no rule by name."""
    folder = PACKAGE / "s3_extract" / "directives"
    names = {verb["lemma"] for verb in RULES["verbs"]} | {rule["id"] for rule in RULES["phrases"]}
    names -= {verb["class"] for verb in RULES["verbs"]}
    for path in folder.glob("*.py"):
        source = path.read_text("utf-8")
        assert "import re\n" not in source, path.name
        assert [name for name in names if f'"{name}"' in source] == [], path.name


@pytest.mark.parametrize("folder", ["attribution", "directives", "discourse", "recommendations"])
def test_no_pattern_is_compiled_where_it_is_decided_who_speaks_what_directs_and_who_is_told(folder: str) -> None:
    for path in (PACKAGE / "s3_extract" / folder).glob("*.py"):
        source = path.read_text("utf-8")
        assert ".compile(" not in source, path.name
        assert "hit.rule_id ==" not in source, path.name


# --- the compiled shapes against the interpreter ----------------------------------------------------------------------

EXAMPLES = [example for rule in RULES["phrases"] for example in rule["examples"]]
VOCABULARY = sorted(
    {form for verb in RULES["verbs"] for form in verb["forms"].values()}
    | {
        word
        for rule in (*RULES["phrases"], *RULES["stops"])
        for example in rule["examples"]
        for word in example.split()
    }
    | {word for words in RULES["classes"].values() for word in words if word.islower()}
    | {
        "Governments",
        "the",
        "to",
        "that",
        "States",
        "and",
        "were",
        "act",
        "It",
        "is",
        "in",
        "for",
        ",",
        ";",
        ":",
        "(",
        ")",
        ".",
    }
)
SHAPES = [*dict(loading._lines(RULES)).items()]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12), st.sampled_from(SHAPES), st.data())
def test_compiled_shapes_do_what_the_interpreter_does(
    words: list[str], shape: tuple[str, str], data: st.DataObject
) -> None:
    rules = directives()
    named: dict[str, Any] = {}
    for name, line in RULES["parts"].items():
        named[name] = parse_shape(line, named)
    node = parse_shape(shape[1], named)
    tokens = rules.classes.read(" ".join(words), rules.openers)
    at = data.draw(st.integers(0, len(tokens)))
    matcher = compile_shape(node, rules.classes)
    letters = {name: set(rules.classes.letters_of(name)) for name in rules.classes.named}

    def knows(place: int, name: str) -> bool:
        return name == "ANY" or tokens.letters[place] in letters[name]

    ahead = matcher.ahead(tokens, at)
    slow = interpret(node, len(tokens), at, knows)
    assert (ahead is None) == (slow is None)
    if ahead is not None and slow is not None:
        assert (ahead.end, ahead.marks) == (slow[0], dict(slow[1]))
    if matcher.mirrored is None:
        return
    before = matcher.before(tokens, at)
    turned = interpret(backwards(node), len(tokens), len(tokens) - at, lambda k, name: knows(len(tokens) - 1 - k, name))
    assert (before is None) == (turned is None)
    if before is not None and turned is not None:
        assert before.start == len(tokens) - turned[0]


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        pytest.param("(?! not) ANY", "States act", True, id="another-word"),
        pytest.param("(?! not) ANY", "States not", False, id="the-word-itself"),
        pytest.param("(?! not) ANY", "not States", True, id="one-word-farther-left"),
        pytest.param("((?! not | that) ANY){2,2}", "that not States act", True, id="each-of-two-words"),
        pytest.param("((?! not | that) ANY){2,2}", "States that act", False, id="the-first-of-two-words"),
        pytest.param("(?! to act | not) ANY ANY", "States to act", False, id="two-words-from-there-on"),
        pytest.param("(?! to act | not) ANY ANY", "to act now", True, id="two-words-that-are-over"),
        pytest.param("(?= that) ANY", "it that", True, id="what-must-stand"),
        pytest.param("(?= that) ANY", "that it", False, id="what-must-stand-stands-farther-left"),
    ],
)
def test_what_a_shape_refuses_is_refused_where_it_says_so_before_a_place_too(
    shape: str, text: str, expected: bool
) -> None:
    told = ("not", "that", "to", "act")
    classes = Classes(dict.fromkeys(told, frozenset[str]()), frozenset(), frozenset(told))
    tokens = classes.read(text)
    found = compile_shape(parse_shape(shape, {}), classes).before(tokens, len(tokens))
    assert (found is not None) is expected


def test_what_is_asked_before_a_place_looks_ahead_in_a_fixed_number_of_words() -> None:
    classes = Classes({"not": frozenset()}, frozenset(), frozenset({"not"}))
    matcher = compile_shape(parse_shape("(?! ANY{1,4} not) ANY", {}), classes)
    assert matcher.ahead(classes.read("States act"), 0) is not None
    with pytest.raises(ShapeError, match="no fixed number of tokens"):
        matcher.before(classes.read("States act"), 2)


def test_whoever_takes_note_of_something_calls_for_more() -> None:
    sentence = "I take note of the intention to hold a vote by the end of 2025 and call for inclusive processes."
    assert [hit.verb for hit in find_hits(sentence, False)] == ["call for"]
    assert find_hits("I take note of the intention to hold a vote and of a call for inclusive processes.", False) == []


@settings(max_examples=300)
@given(
    st.lists(st.one_of(st.sampled_from(VOCABULARY), st.sampled_from(EXAMPLES)), min_size=1, max_size=14).map(" ".join),
    st.booleans(),
)
def test_hits_are_in_order_and_the_gate_hides_none(sentence: str, retelling: bool) -> None:
    hits = find_hits(sentence, retelling)
    assert all(0 <= h.start < h.end <= len(sentence) for h in hits)
    assert all(a.start <= b.start for a, b in pairwise(hits))
    if not directives().signals_in(sentence):
        shut = directives()
        tokens = shut.classes.read(sentence, shut.openers)
        assert [
            h for h in (*find_verbs(tokens, shut), *find_phrases(tokens, shut)) if not h.verb.endswith(" that")
        ] == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("to ) that", "closes nothing", id="bracket-that-closes-nothing"),
        pytest.param("* to", "repeats nothing", id="sign-that-repeats-nothing"),
        pytest.param("! (to | for)", "one word or class", id="not-before-a-group"),
    ],
)
def test_a_shape_that_cannot_be_read_is_named(line: str, message: str) -> None:
    with pytest.raises(ShapeError, match=message):
        parse_shape(line, {})


def test_words_no_shape_tells_apart_share_a_letter() -> None:
    classes = Classes({"urged": frozenset({"PAST"})}, frozenset(), frozenset({"PAST", "to"}))
    tokens = classes.read("They urged and asked us to go, to stay")
    assert tokens.letters[2] == tokens.letters[3] != tokens.letters[1]
    assert tokens.letters[5] == tokens.letters[8]
    assert [tokens.text[tokens.start(k) : tokens.end(k)] for k in range(len(tokens))] == tokens.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("urged Member States to act", "to act", id="noun-phrase-and-verb"),
        pytest.param("urged all (States to come) to act", "to act", id="not-in-brackets"),
        pytest.param("gave access to the land", None, id="to-and-a-noun"),
        pytest.param("in order to act", None, id="no-noun-phrase"),
    ],
)
def test_infinitives(text: str, expected: str | None) -> None:
    at = find_infinitive(text, text.index(" ") if not text.startswith("in") else 0, len(text))
    assert (text[at:] if at is not None else None) == expected


def test_organs_and_modals_have_their_places() -> None:
    text = "recommends to the General Assembly the adoption of a draft that States must read"
    organ, modal = find_organ(text, len("recommends")), find_modal(text, 0, len(text))
    assert organ is not None
    assert modal is not None
    assert (text[slice(*organ)], text[slice(*modal)]) == ("General Assembly", "must")
