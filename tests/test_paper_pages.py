"""Pages of texts whose pages were joined by line breaks alone: their heads, feet and numbers tell where each ends."""

from __future__ import annotations

import pytest

from tests.read_structure import parse

FRONT = [
    "A/53/1", "General Assembly", "Distr.: General", "5 September 2005", "Original: English", "Sixtieth session",
    "Agenda item 64", "Advancement of women", "Measures for the protection", "of migrants", "Report of the Secretary-General",
    "I. Introduction",
]  # fmt: skip
FIRST = [
    "1. The Assembly met in May and in the summer of the year before,1 and it",
    "asked for a report on the matter, which the Council of the day",
    "took up in the same week.",
    "2. The Council was told of it by all members of the Commission and had",
    "__________________",
    "1 See A/52/3.",
]
SECOND = ["since then been at work.", "3. The Board met.", *["It went on with its work."] * 8]
THIRD = ["It rose.", "4. The Fund met."]

PAGES = [
    pytest.param("05-12003 (E) 240725", "A/53/1", "A/53/1", id="a-symbol-at-the-head-of-each-page"),
    pytest.param("05-12003 1/3", "2/3 05-12003", "", id="a-count-and-a-job-number-at-the-foot"),
    pytest.param("A/53/1\nEnglish\nPage 2", "A/53/1\nEnglish\nPage 3", "", id="symbol-language-and-number-of-older-print"),
    pytest.param("1", "2", "3", id="bare-numbers-at-the-foot"),
    pytest.param("--- Page 2 ---", "--- Page 3 ---", "", id="numbers-a-program-writes-between-pages"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "third"), PAGES)
def test_notes_end_with_their_page(first: str, second: str, third: str) -> None:
    head = [first, *([second] if third == second else [])]
    found = parse("\n".join([*FRONT, *FIRST, *head, *SECOND, second, *THIRD, *([third] if third else [])]))
    assert [(p.number, p.page_start) for p in found.paragraphs] == [("1", 1), ("2", 1), ("3", 2), ("4", 3)]
    assert found.paragraphs[1].passage.text.endswith("Commission and had since then been at work.")
    assert [note.passage.text for note in found.notes] == ["See A/52/3."]


UNPAGED = [
    pytest.param(["1. One.", "2. Two.", "1", "2", "3"], id="cells-of-a-table-that-count"),
    pytest.param(["1. One.", "A/53/9", "2. Two.", "A/53/10"], id="symbols-that-differ"),
]


@pytest.mark.parametrize("body", UNPAGED)
def test_what_is_no_head_or_foot_parts_nothing(body: list[str]) -> None:
    found = parse("\n".join([*FRONT, *body]))
    assert {p.page_start for p in found.paragraphs} == {None}
