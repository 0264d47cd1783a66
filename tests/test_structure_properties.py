"""What holds for any text: blocks cover it once, passages point where they should, and damage loses no word."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.model import Sidecar, Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s2_structure.contents import read_contents
from pipeline.s2_structure.fold import Vocabulary, fold
from pipeline.s2_structure.rows import find_style, make_rows
from pipeline.s2_structure.segment import Segmenter
from tests.structure_invariants import check_invariants, running_words, words

REPORT = (Path(__file__).resolve().parents[1] / "sources" / "a-53-409.txt").read_text("utf-8")
SOURCE = Source("a-53-409.txt", "0" * 64, 0, Sidecar(symbols=("A/53/409",)))
BODY = REPORT.index("I. Introduction\n")
NOTES = REPORT.index("\nNotes\n")
# Bits of which reports are made, to reach every rule more often than random letters would.
BITS = st.sampled_from(
    ["I. ", "A. ", "1. ", "2.", "12. The", "(a) ", "- ", "Annex", "Annex II", "Contents", "Summary", "Notes", "____________",
     "Introduction", "A/53/409", "/...", "Page 2", "2/21", "Figure I", "Source: x.", "\n", "\n\n", "\f", " ", "\t", "¹", "²",
     "word.1 ", "Distr.: General", "Original: English", "Fifty-third session", "Agenda item 3 (c)", "Report of the Secretary-General",
     "The Committee decided to", "states.", "88.1 Ratify it", "non-", "governmental", "*", "…", "1–5\t3", "\ufffd"]
)  # fmt: skip


def parse(text: str) -> tuple[Structure, str]:
    document = read_text(text.encode("utf-8", "replace"), SOURCE)
    return structure(document, SOURCE), document.text


@given(st.lists(st.one_of(BITS, st.text(max_size=12)), max_size=60))
@settings(max_examples=300)
def test_blocks_cover_any_text_once_and_offsets_hold(bits: list[str]) -> None:
    check_invariants(*parse("".join(bits)))


@given(st.lists(BITS, max_size=60))
@settings(max_examples=200)
def test_text_of_paragraph_blocks_is_in_passages(bits: list[str]) -> None:
    found, text = parse(" ".join(bits))
    kept = words(" ".join(text[b.start : b.end] for b in found.blocks if b.kind in ("paragraph", "note")))
    assert not kept - running_words(found) - words("Summary Annex Notes")


# Lines that run on, and those that look so and begin something all the same.
LINES = st.sampled_from(
    ["the Committee decided to", "Committee on Wells met in", "adopted the report.", "and Mali urged", "annex", "annex II", "Annex", "appendix",
     "annex to the letter dated 3 May", "adopted the following draft resolution:", "The General Assembly,", "Recalling its resolution 1/1,",
     "1. Requests States to act;", "1. The Council met.", "2. The Council rose.", "Recommendation 3", "Management response: accepted",
     "Chapter II", "I. Introduction", "A. Wells", "Table 2", "(a) pay;", "- pay", "Wells and pumps", "WELLS AND PUMPS", "Done at Brest on 3 May 2024",
     "recommendations:", "88.1 Ratify it (Chad);", "5 bis It met again.", "A.1 It met.", "The following recommendations were made", "", ""]
)  # fmt: skip


# A title that is listed may open below a sentence that no stop ends.
LISTED = ["Contents", "", "Paragraphs\tPage", "I. Introduction\t1\t2", "Wells and pumps\t2-3\t2", "Committee on Wells met in\t4-5\t5", ""]  # fmt: skip


@given(st.lists(LINES, max_size=40), st.booleans(), st.sampled_from([[], LISTED]))
@example(
    ["adopted the following draft resolution:", "on wells", "The General Assembly,", "Recalling its resolution 1/1,"],
    False,
    [],
)
@example(["the Committee decided to", "The General Assembly,", "Recalling its resolution 1/1,"], False, [])
@example(["the Committee decided to", "annex", "1. The Council met."], False, [])
@example(["the Committee decided to", "Wells and pumps"], False, LISTED)
@settings(max_examples=200)
def test_a_line_that_runs_on_by_its_look_would_be_taken_up_by_nothing(
    lines: list[str], reviewing: bool, listed: list[str]
) -> None:
    text = "\n".join(["A/53/409", "", "Distr.: General", "", *listed, "I. Introduction", "", "1. It met.", "", *lines])
    rows = make_rows(read_text(text.encode(), SOURCE))
    contents, run, style = read_contents(rows, set()), list(range(len(rows))), find_style(rows)
    short, long = (Segmenter(rows, run, style, contents, reviewing) for _ in range(2))
    with patch.object(Segmenter, "_runs_on", return_value=False):
        pieces = long.walk()
    assert short.walk() == pieces
    assert short.parts == long.parts


@given(
    st.lists(
        st.sampled_from(["Committee", "non-", "2024–", "and/", "wells ", "  pumps", "it.", "(a) ", "\u00a0x", "A/80/"]),
        max_size=12,
    ),
    st.data(),
)
@settings(max_examples=200)
def test_lines_below_each_other_read_as_they_do_span_by_span(lines: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from(["\n", "\n", "\n\n", " ", ""])) for _ in lines]
    text = "".join(f"{line}{gap}" for line, gap in zip(lines, gaps, strict=True))
    spans, at = [], 0
    for line, gap in zip(lines, gaps, strict=True):
        spans.append((at, at + len(line)))
        at += len(line) + len(gap)
    at_once = fold(text, spans, Vocabulary(text))
    with patch("pipeline.s2_structure.fold._plain", return_value=None):
        assert fold(text, spans, Vocabulary(text)) == at_once


CUTS = ["\n\n", "\n", "\n\n- ", "\f", "\n/...\n\fA/53/409\nEnglish\nPage 2\n"]


@given(st.lists(st.integers(BODY, NOTES), min_size=1, max_size=8), st.sampled_from(CUTS))
@settings(max_examples=150)
def test_cuts_in_a_report_lose_no_word(places: list[int], cut: str) -> None:
    gaps = [m.start() for m in re.finditer(r" (?=[a-z])", REPORT[BODY:NOTES])]
    text = REPORT
    for place in sorted({BODY + gaps[place % len(gaps)] for place in places}, reverse=True):
        text = text[:place] + cut + text[place + 1 :]
    found, canonical = parse(text)
    check_invariants(found, canonical)
    lost = running_words(parse(REPORT)[0]) - running_words(found)
    assert not lost
    numbers = [p.number for p in found.paragraphs if p.number]
    assert numbers == [str(n) for n in range(1, 38)]


@given(st.sets(st.sampled_from(range(2, 37)), max_size=8))
@settings(max_examples=150)
def test_lost_numbers_are_inferred_or_reported_and_lose_no_word(lost: set[int]) -> None:
    text = REPORT
    for number in lost:
        text = re.sub(rf"(?m)^(- )?{number}\. (?=[A-Z])(?!Working|Subcommission)", "- ", text)
    found, canonical = parse(text)
    check_invariants(found, canonical)
    assert not running_words(parse(REPORT)[0]) - running_words(found)
    assert [p.number for p in found.paragraphs] == [str(n) for n in range(1, 38)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\f", "x", "1.", "I.", "Annex", "Contents", "Notes", "____________"])
def test_texts_of_next_to_nothing(text: str) -> None:
    check_invariants(*parse(text))


def test_structure_is_deterministic() -> None:
    assert repr(parse(REPORT)[0]) == repr(parse(REPORT)[0])


LONG = [
    pytest.param("The Committee decided that States should act. " * 22_000, id="sentences"),
    pytest.param("a" * 1_000_000, id="one-word"),
    pytest.param(("a" + " " * 999) * 1_000, id="white-space"),
    pytest.param("Contents " + ("." * 500 + " Abc ") * 2_000, id="dots"),
]


@pytest.mark.parametrize("text", LONG)
def test_a_line_of_a_megabyte_is_one_paragraph(text: str) -> None:
    found, canonical = parse(text)
    check_invariants(found, canonical)
    assert len(found.paragraphs) == 1
