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


def test_the_title_of_a_letter_inside_names_all_that_its_committee_is_on() -> None:
    lines = [
        heading("Letter dated 30 June 2025 from the Analytical Support and"),
        heading("Sanctions Monitoring Team in accordance with paragraph (a) of"),
        heading("annex I to resolution 2734 (2024) addressed to the Chair of the"),
        heading("Security Council Committee pursuant to resolutions 1267 (1999),"),
        heading("1989 (2011) and 2253 (2015) concerning Islamic State in Iraq and"),
        heading("the Levant (Da’esh), Al-Qaida and associated individuals, groups,"),
        heading("undertakings and entities"),
    ]
    text = Printed("I have the honour to refer to paragraph (a) of annex I to resolution 2734 (2024).")
    found = parse(*OPENING, Printed("(Signed) Christina Larsen", 340.0), *lines, text)
    assert labels(found)[-1] == ("I.S1", " ".join(line.text for line in lines))


def test_an_item_below_one_on_decisions_is_a_heading_of_its_own() -> None:
    items = [heading("20. Adoption of draft decisions"), heading("21. Closing statements")]
    found = parse(heading("19. Other matters"), Printed("The Board meets."), *items, Printed("The Board hears them."))
    assert [title for _, title in labels(found)] == [
        "Other matters",
        "Adoption of draft decisions",
        "Closing statements",
    ]


def test_the_number_of_a_decision_goes_on_with_its_heading() -> None:
    found = parse(
        *OPENING, heading("Follow-up to its resolution"), heading("52. A new beginning"), Printed("4. It met.")
    )
    assert labels(found)[-1] == ("I.S1", "Follow-up to its resolution 52. A new beginning")


def test_a_table_of_contents_may_have_lost_its_heading() -> None:
    entries = [
        Printed("Chapter  Page", 138.9, role="table"),
        Printed("I. Introduction .............................. 2", 136.2, role="contents"),
        Printed("II. Conclusions .............................. 3", 136.2, role="contents"),
    ]
    found = parse(*entries, *OPENING, chapter("II. Conclusions"), Printed("4. It is well."))
    assert labels(found) == [("I", "Introduction"), ("II", "Conclusions")]


def test_a_heading_stands_between_boxes() -> None:
    found = parse(
        *OPENING,
        bold("Area 1. Evaluation architecture", 244.6),
        Printed("Recommendation 1. Extend the tenure of the Director."),
        Printed("Management response: It agrees."),
        Printed("Not initiated", 442.0),
        bold("Area 2. Evaluation procedures", 200.9),
        Printed("Recommendation 2. Conduct regular analyses."),
        Printed("Management response: It agrees."),
    )
    assert [title for _, title in labels(found)][1:] == [
        "Area 1. Evaluation architecture",
        "Area 2. Evaluation procedures",
    ]
    assert [p.passage.text[:17] for p in found.paragraphs if p.role == "box"] == [
        "Recommendation 1.",
        "Recommendation 2.",
    ]


def test_a_bold_line_of_a_box_is_no_heading() -> None:
    found = parse(
        *OPENING,
        Printed("Recommendation 1. Extend the tenure of the Director."),
        Printed("Management response: It agrees."),
        bold("Status Comments", 442.0),
        Printed("Not initiated", 442.0),
    )
    assert labels(found) == [("I", "Introduction")]
