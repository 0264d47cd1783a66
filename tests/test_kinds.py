"""The kinds of documents: each sign matches its examples and none of its counter-examples, and the file is strict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model import Fact
from pipeline.rules.kinds import Kind, Sign, kind_of, load_kinds
from pipeline.rules.loader import RuleError
from pipeline.s2_structure.kinds import read_kind

GIVEN = [
    (kind, sign, text, expected)
    for kind in load_kinds()
    for texts, expected in ((kind.examples, True), (kind.counter_examples, False))
    for sign in texts
    for text in texts[sign]
]


def _matches(kind: Kind, sign: Sign, text: str) -> bool:
    pattern: re.Pattern[str] = getattr(kind, sign)
    return (pattern.match(text) if sign == "words" else pattern.search(text)) is not None


@pytest.mark.parametrize(
    ("kind", "sign", "text", "expected"), [pytest.param(*g, id=f"{g[0].id}-{g[2]}") for g in GIVEN]
)
def test_signs(kind: Kind, sign: Sign, text: str, expected: bool) -> None:
    assert _matches(kind, sign, text) is expected


@pytest.mark.parametrize("kind", load_kinds(), ids=lambda kind: kind.id)
def test_an_example_in_words_is_of_its_own_kind(kind: Kind) -> None:
    """No kind further up takes what another one gives as its example."""
    symbol = [Fact("A/HRC/57/1")] if kind.series else [Fact("A/57/1")]
    for words in kind.examples.get("words", ()):
        page = kind.examples.get("page", ("",))[0]
        assert read_kind(symbol, Fact(words), None, page) == kind.id


ENTRY = """
kinds:
  - id: note
    description: A note.
    words: 'note\\b'
    numbering: paragraphs
    holders: {body: author}
    examples: {words: [Note]}
    counter_examples: {words: [Letter]}
"""


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param("    words:", "    wrods: x\n    words:", "kinds.yaml, kinds, note: unknown key wrods", id="unknown-key"),
        pytest.param("body: author", "body: auhtor", "note: body: auhtor", id="unknown-holder"),
        pytest.param("body: author", "bodi: author", "note, holders: unknown key bodi", id="unknown-part"),
        pytest.param("numbering: paragraphs", "numbering: pages", "note: numbering 'pages'", id="unknown-numbering"),
        pytest.param("    numbering: paragraphs\n", "", "note: numbering is missing", id="key-that-lacks"),
        pytest.param("    words: 'note\\b'\n", "", "note: lacks symbol or words", id="no-sign"),
        pytest.param("'note\\b'", "'note('", "note: ", id="broken-pattern"),
        pytest.param("counter_examples: {words: [Letter]}", "counter_examples: {words: []}", "note: expected", id="no-counter-example"),
        pytest.param("kinds:", "sorts:", "unknown key sorts", id="other-list"),
    ],
)  # fmt: skip
def test_what_the_file_may_not_say(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in ENTRY
    path = tmp_path / "kinds.yaml"
    path.write_text(ENTRY.replace(old, new, 1), "utf-8")
    with pytest.raises(RuleError, match=named):
        load_kinds(path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(ENTRY + ENTRY.removeprefix("\nkinds:\n"), "utf-8")
    with pytest.raises(RuleError, match="note stands twice"):
        load_kinds(path)


def test_unknown_kind_names_the_known_ones() -> None:
    assert kind_of("letter").holders["annexes"] == "transmitted"
    with pytest.raises(KeyError, match="universal_periodic_review"):
        kind_of("no_such_kind")


@pytest.mark.parametrize(
    ("symbol", "statement", "title", "page", "kind"),
    [
        pytest.param("S/RES/2769 (2025)", None, None, "", "resolution", id="symbol-is-enough"),
        pytest.param("A/79/1", "Note by the Secretary-General", "Report of the Special Rapporteur on torture",
                     "Note by the Secretary-General The Secretary-General has the honour to transmit the report",
                     "note_transmitting", id="note-that-passes-on"),
        pytest.param("A/79/1", "Note by the Secretariat", "Report of the Secretary-General",
                     "1. The Committee asked for a list.", "note", id="note-that-passes-on-nothing"),
        pytest.param("A/79/1", None, "Report of Denmark", "", "report", id="report-of-anybody"),
        pytest.param("A/AC.109/1", None, "Guidelines and rules of procedure", "", None, id="not-told"),
        pytest.param("DP/2025/14/Corr.1", "Report of the Administrator", "Evaluation", "", "corrigendum", id="corrigendum"),
        pytest.param("A/AC.105/9", "Report of the Working Group", "Outer space", "", "report_of_committee", id="working-group-of-states"),
        pytest.param("A/HRC/30/9", "Report of the Working Group on mercenaries", "Mercenaries", "", "report_of_working_group_of_experts",
                     id="working-group-of-experts"),
    ],
)  # fmt: skip
def test_kind_of_a_front_page(
    symbol: str, statement: str | None, title: str | None, page: str, kind: str | None
) -> None:
    found = read_kind([Fact(symbol)], Fact(statement) if statement else None, Fact(title) if title else None, page)
    assert found == kind
