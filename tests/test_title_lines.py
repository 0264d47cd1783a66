"""Titles that other print, a letter or a missing stop makes hard to tell, and what stands under them."""

from __future__ import annotations

import pytest

from tests.printed_lines import OPENING, TEXT, WIDE, Printed, bold, chapter, in_section, labels, parse

INSET = TEXT + 23.7


def heading(words: str) -> Printed:
    return Printed(words, bold=True, size=12.0, role="heading")


TITLES = [
    pytest.param(
        [Printed("Special event of the inter-agency task team to celebrate a decade of science,"),
         Printed("technology and innovation for the Sustainable Development Goals")],
        "Special event of the inter-agency task team to celebrate a decade of science, technology and innovation for the"
        " Sustainable Development Goals", id="two-plain-lines"),
    pytest.param([bold(f"Progress achieved on benchmark (b): formation of the command of part {n} of the unified") for n in range(5)]
                 + [bold("forces of the Republic")],
                 " ".join([f"Progress achieved on benchmark (b): formation of the command of part {n} of the unified" for n in range(5)]
                          + ["forces of the Republic"]), id="six-bold-lines"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_a_long_title_over_a_number(lines: list[Printed], title: str) -> None:
    found = parse(*OPENING, *lines, Printed("4. The fourth paragraph of the report."))
    assert labels(found)[-1] == ("I.S1", title)
    assert found.paragraphs[2].passage.text == "The third paragraph of the report is long enough to be text."


TEXTS = [
    pytest.param(["Two prosecutors of the capital, who were detained for three months in the year of the", "elections, were released in March.", "4. It is."], id="a-sentence"),
    pytest.param(["Two prosecutors of the capital, who were detained for three months in the year of the", "elections. They were released in March", "4. It is."], id="a-sentence-ends-in-it"),
    pytest.param(["Two prosecutors of the capital, who were detained for three months in the year of the", "elections and in the year that came before them and after it and in the one", "that followed, were released in March", "4. It is."], id="three-plain-lines"),
]  # fmt: skip


@pytest.mark.parametrize("lines", TEXTS)
def test_text_over_a_number_is_no_title(lines: list[str]) -> None:
    assert labels(parse(*OPENING, *map(Printed, lines))) == [("I", "Introduction")]


def test_bold_words_of_an_item_are_no_heading() -> None:
    found = parse(
        *OPENING,
        Printed("4. The Commission may wish:"),
        Printed("(a) To invite the United Nations system, including the Inter-Agency", INSET),
        bold("Group on Ageing, to contribute to the review, within its mandate;"),
        Printed("(b) To encourage Member States.", INSET),
    )
    assert labels(found) == [("I", "Introduction")]
    assert found.paragraphs[-1].passage.text.endswith("within its mandate; (b) To encourage Member States.")


def test_a_label_goes_on_beyond_a_heading_without_one() -> None:
    found = parse(
        chapter("I. Matters calling for action"),
        heading("A. Draft resolutions"),
        Printed("1. The Commission recommends them."),
        heading("B. Draft decision"),
        Printed("2. The Commission recommends it."),
        heading("Report of the Commission"),
        Printed("3. The report is long."),
        heading("C. Other decisions"),
        Printed("4. They were adopted."),
    )
    assert [label for label, _ in labels(found)] == ["I", "I.A", "I.B", "I.S1", "I.C"]
    assert in_section(found)["4"] == "I.C"


ANNEXES = [
    pytest.param(
        [heading("Annex to the note verbale dated 30 May 2025 from the Permanent Mission of"),
         heading("Mauritius to the United Nations addressed to the President of the"), heading("General Assembly"),
         heading("Pledges and commitments pursuant to the resolution of the General Assembly"), bold("I. Introduction", WIDE)],
        [("Annex", "Pledges and commitments pursuant to the resolution of the General Assembly"), ("Annex.I", "Introduction")],
        id="a-title-that-names-an-organ"),
    pytest.param(
        [heading("Annex to the letter dated 13 May 2025 from the Permanent Representative of"),
         heading("Denmark to the United Nations addressed to the Secretary-General"), heading("and the President of the"),
         heading("Security Council"), heading("Summary of the debate"), bold("Introduction")],
        [("Annex", "Summary of the debate"), ("Annex.S1", "Introduction")], id="a-heading-in-another-print"),
    pytest.param(
        [heading("Annex to the letter dated 17 January 2025 from the Permanent Representative of"),
         heading("Azerbaijan addressed to the Secretary-General"), heading("Letter dated 7 January 2025 from the Community"),
         heading("addressed to the Secretary-General")],
        [("Annex", "Letter dated 7 January 2025 from the Community addressed to the Secretary-General")], id="a-letter-in-a-letter"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), ANNEXES)
def test_the_title_of_an_annex_to_a_letter_stands_below_the_lines_on_the_letter(
    lines: list[Printed], wanted: list[tuple[str, str]]
) -> None:
    found = parse(
        Printed("I have the honour to transmit it."), *lines, Printed("1. The text of the annex follows here.", page=3)
    )
    assert labels(found) == wanted


def test_a_line_that_opens_with_the_figure_of_a_mark_is_no_note_where_the_page_tells_its_notes() -> None:
    found = parse(
        chapter("I. Introduction"),
        Printed("1. The reports were considered.¹"),
        Printed("2. The reports of the following States have been due for more than"),
        Printed("1 year: Belize, Cabo Verde and Dominica."),
        Printed("3. The reports of others have been due for less."),
        Printed("1 See A/80/1.", size=8.0, role="note"),
        marks="¹",
    )
    assert [p.number for p in found.paragraphs] == ["1", "2", "3"]
    assert [(n.marker, n.passage.text) for n in found.notes] == [("1", "See A/80/1.")]


def test_a_far_number_with_which_a_line_goes_on_does_not_lose_those_between() -> None:
    items = [Printed(f"{n}. The organization has the aim of number {n}.") for n in (1, 2, 3)]
    found = parse(
        *items, Printed("It works for the promotion of Goal"), Printed("16. Its members received certificates.")
    )
    assert [p.number for p in found.paragraphs] == ["1", "2", "3"]
