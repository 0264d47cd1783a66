"""Notes: which mark is one, to which paragraph it belongs, and that their words stand in none; the id of a case names the quirk."""

from __future__ import annotations

import pytest

from tests.read_structure import HEAD, parse

NOTES = [
    pytest.param("1. One.¹ More.\n\n2. Two.² More.\n\nNotes\n\n¹ A.\n² B.", [("1", "1"), ("2", "2")], id="superscript-marks"),
    pytest.param("1. One penalized.1\n\n2. Italy.2\n\nNotes\n\n1 Author.\n2 Book.", [("1", "1"), ("2", "2")], id="marks-glued-to-words"),
    pytest.param("1. Waste of 2,050 m² on 3 km³ of land.² More.\n\n2. It.³\n\nNotes\n\n² A.\n³ B.", [("2", "1"), ("3", "2")], id="powers-of-a-unit"),
    pytest.param("1. One.\n\n2. Two.2\n\nNotes\n\n1 Author.\n2 Book.", [("1", None), ("2", "2")], id="lost-mark"),
    pytest.param("1. See Corr.1 of it.\n\n2. Two.1\n\nNotes\n\n1 Author.", [("1", "2")], id="corr-1-is-no-mark"),
    pytest.param("1. One.¹\n\n2. Two.¹\n\nNotes\n\n¹ A.", [("1", "1")], id="cited-twice-belongs-to-the-first"),
    pytest.param("1. One¹ goes\n\n__________\n¹ A note.\n\non here.\n\n2. Two.", [("1", "1")], id="footnote-inside-a-paragraph"),
    pytest.param("1. The Board a/ met.\n\n2. It rose. b/\n\nNotes\n\na/ See A/38/5.\n\nb/ Ibid.", [("a", "1"), ("b", "2")], id="letters-with-a-stroke"),
    pytest.param("1. The Board a/ met.\n\na/ See A/38/5.\n\n2. It rose.", [("a", "1")], id="letter-below-its-paragraph"),
    pytest.param("1. The Board 1/ met. It rose. a/\n\nNotes\n\n1/ See A/38/5.\n\na/ Ibid.", [("1", "1"), ("a", "1")], id="figures-and-letters"),
    pytest.param("1. The Board† met.\n\n† See A/38/5.\n\n2. It rose.", [("†", "1")], id="dagger"),
    pytest.param("1. The Board[1] met.\n\n[1] See A/38/5.\n\n2. It rose.", [("1", "1")], id="brackets"),
    pytest.param("1. The Board met.\n\n[1] See A/38/5.\n\n2. It rose.", [], id="brackets-without-a-mark"),
    pytest.param("1. The Board met in [1] of them.\n\n[2] See A/38/5.", [], id="another-figure-in-brackets"),
    pytest.param("1. The Board met.\n\na/ See A/38/5.\n\n2. It rose.", [], id="letter-without-a-mark"),
    pytest.param("1. The w/ and a/c of it.\n\n2. It rose.\n\nNotes\n\nA note.", [], id="strokes-that-are-no-marks"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), NOTES)
def test_notes(body: str, expected: list[tuple[str, str | None]]) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n{body}")
    number = {p.paragraph_id: p.number for p in found.paragraphs}
    assert [(n.marker, number.get(n.paragraph_id or "")) for n in found.notes] == expected


def test_a_footnote_is_cut_out_of_the_paragraph_it_interrupts() -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. One¹ goes\n\n__________\n¹ A note.\n\non here.\n\n2. Two.")
    assert found.paragraphs[0].passage.text == "One goes on here."


def test_powers_stay_in_the_text() -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. The 2,050 m³ of waste¹ weigh much.\n\n2. Two.\n\nNotes\n\n¹ A.")
    assert found.paragraphs[0].passage.text == "The 2,050 m³ of waste weigh much."


@pytest.mark.parametrize(
    "words",
    [
        "air of 25 μg/m³ and 9 m/s² over 40 km²",
        "a dose of 3 × 10⁶ and 4 x 10⁻⁶ units",
        "the R² of 0.9 and χ² of 4",
        "CO² and CH⁴ that a typist raised",
        "traces of ¹³⁷Cs and (²³⁵U) in soil",
        "ions of Ca²+ and SO⁴− in water",
        "plots of 5 ft² and 4 in³",
    ],
)
def test_raised_figures_of_words_stay_in_the_text(words: str) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. We found {words}, the Council says.¹\n\n2. Two.\n\nNotes\n\n¹ A.")
    assert found.paragraphs[0].passage.text == f"We found {words}, the Council says."
    assert [note.marker for note in found.notes] == ["1"]


@pytest.mark.parametrize(
    "words", ["annex C¹ says", "in 1998¹ and", "the 10¹ members", "(the Fund)¹ has", "a system¹ of"]
)
def test_marks_after_words_and_years_are_marks(words: str) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. Of {words} more.\n\n2. Two.\n\nNotes\n\n¹ A.")
    assert found.paragraphs[0].passage.text == f"Of {words.replace('¹', '')} more."


STARRED = [
    pytest.param("Report of the Secretary-General**", "** The report was submitted late.", ["It met."], ["**"], id="its-mark-stands-on-the-front-page"),
    pytest.param("Report of the Secretary-General**", "** The report\nwas submitted late.\n\n2. It rose.", ["It met.", "It rose."], ["**"], id="what-goes-on-behind-it-is-no-note"),
    pytest.param("Report of the Secretary-General", "** The report was submitted late.", ["It met. ** The report was submitted late."], [], id="no-mark"),
    pytest.param("Report of the Secretary-General*", "* States should report.\n\n* States should pay.", ["It met. States should report. States should pay."], [], id="several-are-a-list"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "end", "paragraphs", "notes"), STARRED)
def test_a_note_with_stars_in_a_text_without_pages(
    kind: str, end: str, paragraphs: list[str], notes: list[str]
) -> None:
    found = parse(
        f"A/53/1\n\nDistr.: General\n\nTitle of the report\n\n{kind}\n\nI. Introduction\n\n1. It met.\n\n{end}\n"
    )
    assert [p.passage.text for p in found.paragraphs] == paragraphs
    assert [note.marker for note in found.notes] == notes


def test_a_line_that_opens_with_a_day_is_no_note() -> None:
    page = "1. The Forum¹ met from 28 April to\n1 May 2025 in Bonn.\n\n__________\n1 See A/53/1.\n\f2. Two."
    found = parse(f"{HEAD}I. Introduction\n\n{page}")
    assert found.paragraphs[0].passage.text == "The Forum met from 28 April to 1 May 2025 in Bonn."
