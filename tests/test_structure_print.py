"""What print tells of structure: bold lines over lists and tables, and tables wider than the text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Document, Line, LineRole
from pipeline.s2_structure import structure
from pipeline.s2_structure.rows import find_style, make_rows
from tests.printed_lines import (
    BULLET,
    OPENING,
    RIGHT,
    SOURCE,
    TEXT,
    WIDE,
    Printed,
    bold,
    cells,
    chapter,
    document,
    in_section,
    labels,
    parse,
)
from tests.structure_invariants import check_invariants, running_words, words


def test_bold_lines_between_lists_without_stops_are_headings() -> None:
    found = parse(
        *OPENING,
        chapter("Annex"),
        chapter("Themes of the Commission"),
        bold("Fiftieth session (2006)"),
        Printed("• Participation of women in development: an enabling environment for", BULLET),
        Printed("equality", BULLET + 7),
        bold("Fifty-first session (2007)"),
        Printed("• Elimination of all forms of discrimination", BULLET),
        bold("Fifty-second session (2008)"),
        Printed("• Financing for equality", BULLET),
    )
    assert labels(found)[1:] == [
        ("Annex", "Themes of the Commission"),
        ("Annex.S1", "Fiftieth session (2006)"),
        ("Annex.S2", "Fifty-first session (2007)"),
        ("Annex.S3", "Fifty-second session (2008)"),
    ]


def test_bold_words_that_go_on_with_a_sentence_are_no_heading() -> None:
    found = parse(*OPENING, Printed("4. The Committee trusts that the"), bold("Secretary-General will report on it"))
    assert labels(found) == [("I", "Introduction")]
    assert found.paragraphs[-1].passage.text.endswith("trusts that the Secretary-General will report on it")


TITLES = [
    pytest.param([bold("Financial resources", WIDE), cells("Category\tAmount\tShare")], id="right-above-its-rows"),
    pytest.param([bold("Impact of the recommendations of the"), bold("Committee"), cells("A\tB\tC")], id="of-two-lines"),
    pytest.param([bold("Rates"), Printed("(Percentage)"), cells("A\tB\tC")], id="with-the-line-that-names-the-unit"),
    pytest.param([bold("Rates", WIDE), Printed("Staff of all", WIDE), Printed("Yes", RIGHT)], id="rows-known-by-their-edge"),
]  # fmt: skip


@pytest.mark.parametrize("table", TITLES)
def test_the_title_of_a_table_is_no_section(table: list[Printed]) -> None:
    found = parse(*OPENING, *table, Printed("4. The fourth paragraph."))
    assert labels(found) == [("I", "Introduction")]
    assert in_section(found) == {"1": "I", "2": "I", "3": "I", "4": "I"}
    assert found.paragraphs[2].passage.text == "The third paragraph of the report is long enough to be text."
    kinds = {block.kind for block in found.blocks if block.start > found.paragraphs[2].end}
    assert "table" in kinds


def test_a_sentence_in_bold_over_a_table_of_what_became_of_it_is_a_paragraph() -> None:
    found = parse(
        *OPENING,
        bold("In paragraph 38, the Board recommends that the Fund review the terms"),
        bold("of reference of the Division."),
        cells("Status\tUnder implementation"),
        Printed("4. The fourth paragraph."),
    )
    assert [(p.number, p.passage.text) for p in found.paragraphs[2:]] == [
        ("3", "The third paragraph of the report is long enough to be text."),
        (None, "In paragraph 38, the Board recommends that the Fund review the terms of reference of the Division."),
        ("4", "The fourth paragraph."),
    ]
    assert labels(found) == [("I", "Introduction")]


@pytest.mark.parametrize("size", [10.0, 11.0], ids=["as-the-first-line", "of-another-size"])
def test_a_sentence_over_a_table_goes_on_in_print_of_any_size(size: float) -> None:
    last = Printed("positions in the Division.", TEXT, bold=True, size=size)
    found = parse(
        *OPENING, bold("In paragraph 39, the Board recommends that the Fund fill vacant"), last, cells("Status\tOpen")
    )
    assert found.paragraphs[-1].number is None
    assert found.paragraphs[-1].passage.text.endswith("the Fund fill vacant positions in the Division.")


def test_a_labelled_heading_over_a_table_is_a_section() -> None:
    found = parse(*OPENING, bold("A. Civilian personnel", 99.0), cells("A\tB\tC"), Printed("4. The fourth paragraph."))
    assert labels(found) == [("I", "Introduction"), ("I.A", "Civilian personnel")]


def test_a_plain_heading_may_stand_over_a_table_with_a_title() -> None:
    found = parse(
        *OPENING, Printed("Vacancy rates"), bold("Rates by category", WIDE), cells("A\tB\tC"), Printed("4. The fourth.")
    )
    assert labels(found) == [("I", "Introduction"), ("I.S1", "Vacancy rates")]
    assert in_section(found)["4"] == "I.S1"


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        pytest.param(
            [bold("Processing of cases")], [("I", "Introduction"), ("I.S1", "Processing of cases")], id="heading"
        ),
        pytest.param([bold("Processing of cases", 200.0)], [("I", "Introduction")], id="second-line-of-the-title"),
        pytest.param([bold("Cases"), Printed("12\t14")], [("I", "Introduction")], id="head-of-the-table"),
    ],
)
def test_a_heading_stands_below_a_table_that_is_drawn(below: list[Printed], wanted: list[tuple[str, str]]) -> None:
    caption = bold("Table 11. Complaints received by region", 200.0)
    found = parse(*OPENING, caption, *below, Printed("4. The fourth paragraph."))
    assert labels(found) == wanted
    assert found.paragraphs[-1].passage.text == "The fourth paragraph."


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param("Special, 2016", [("I", "Introduction"), ("I.S1", "Aims")], id="a-status"),
        pytest.param(
            "The organization, which has its seat in Geneva, has a", [("I", "Introduction")], id="a-line-that-goes-on"
        ),
    ],
)
def test_a_bold_line_below_a_short_one_under_a_heading_is_a_heading(line: str, wanted: list[tuple[str, str]]) -> None:
    found = parse(
        chapter("I. Introduction"), Printed(line), bold("Aims"), Printed("The organization seeks peace.", TEXT + 24)
    )
    assert labels(found) == wanted


def test_what_closes_an_act_of_states_is_no_part_of_its_last_paragraph_and_its_signatures_no_headings() -> None:
    found = parse(
        *OPENING,
        Printed("Done at Brest on 22 November 2024.", TEXT + 24),
        bold("For the Ministry of Foreign Affairs of Chad"),
    )
    assert labels(found) == [("I", "Introduction")]
    assert [p.passage.text for p in found.paragraphs[2:]] == [
        "The third paragraph of the report is long enough to be text.",
        "Done at Brest on 22 November 2024. For the Ministry of Foreign Affairs of Chad",
    ]


def test_a_convention_that_was_done_somewhere_closes_nothing() -> None:
    found = parse(
        *OPENING, Printed("4. The Committee recalls the Convention"), Printed("done at Oslo on 18 September 1997.")
    )
    assert (
        found.paragraphs[-1].passage.text == "The Committee recalls the Convention done at Oslo on 18 September 1997."
    )


def test_a_table_wider_than_the_text_is_kept_out_of_the_paragraph() -> None:
    found = parse(
        *OPENING,
        Printed("Expected accomplishment 1.1: support of the mission", WIDE),
        Printed("1.1.1 Percentage of flight hours", WIDE),
        Printed("33.5 per cent utilized", RIGHT),
        bold("Aviation services", WIDE),
        Printed("Operation of five aircraft", WIDE),
        Printed("4. The fourth paragraph."),
    )
    assert labels(found) == [("I", "Introduction")]
    assert [p.passage.text for p in found.paragraphs[2:]] == [
        "The third paragraph of the report is long enough to be text.",
        "The fourth paragraph.",
    ]


def test_the_left_column_of_two_is_no_table() -> None:
    left = [Printed(f"{n}. A paragraph in the left column of the page.", WIDE) for n in (1, 2, 3)]
    right = [Printed(f"{n}. A paragraph in the right column of the page, which has more.", RIGHT) for n in (4, 5, 6, 7)]
    found = parse(chapter("I. Introduction"), *left, Printed("It goes on.", WIDE), *right)
    assert [p.number for p in found.paragraphs] == ["1", "2", "3", "4", "5", "6", "7"]
    assert found.paragraphs[2].passage.text.endswith("It goes on.")


CELLS = [
    pytest.param(
        [cells("Request of the Committee on the Use"), cells("of Waters (A/79/1)"), cells("Action")],
        ["Request of the Committee on the Use of Waters (A/79/1)", "Action"],
        id="lines-of-a-cell",
    ),
    pytest.param([cells("Audit by the Board\tOverdue"), cells("2 000\t3 000")], ["Audit by the Board", "Overdue"], id="figures"),
    pytest.param([cells("Staff of the Office at Utopia\tYes"), cells("Travel")], ["Staff of the Office at Utopia", "Yes", "Travel"],
                 id="value-and-next-row"),
    pytest.param([cells("The review has been completed."), cells("Board of Auditors")],
                 ["The review has been completed.", "Board of Auditors"], id="sentence-ends-a-cell"),
    pytest.param([bold("Category of the staff in Utopia", WIDE), cells("International staff")],
                 ["Category of the staff in Utopia", "International staff"], id="head-in-bold"),
    pytest.param([cells("Map No. 4321 Rev. 5 UTOPIA"), cells("Department of Maps")], None, id="map"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "wanted"), CELLS)
def test_the_cells_of_a_table_are_lines_of_a_passage(table: list[Printed], wanted: list[str] | None) -> None:
    found = parse(*OPENING, *table, Printed("4. The fourth paragraph of the report."))
    passages = [p for p in found.passages if p.kind == "table"]
    assert [p.text.split("\n") for p in passages] == ([wanted] if wanted else [])
    # A table floats: what it names comes after all that the text names.
    assert all(p.kind == "table" for p in found.passages[len(found.passages) - len(passages) :])
    assert {p.section_id for p in passages} <= {found.sections[0].section_id}


def test_a_long_table_is_cut_at_its_cells() -> None:
    rows = [cells(f"Output {n} of the programme of the Office for the year") for n in range(200)]
    found = parse(*OPENING, *rows, Printed("4. The fourth paragraph of the report."))
    tables = [p for p in found.passages if p.kind == "table"]
    assert len(tables) > 1
    assert max(len(p.text) for p in tables) < 6_200
    assert " ".join(p.text.replace("\n", " ") for p in tables) == " ".join(row.text for row in rows)


LINES = st.builds(
    Printed,
    st.sampled_from(
        ["I. Introduction", "A. Past", "1. Cause", "1. The first paragraph.", "2. The second one", "12. The twelfth.", "(a) an item;",
         "• an item", "Annex", "Financial resources", "(Percentage)", "Table 2", "Category\tAmount", "1 A note.", "* A star.", "goes on",
         "and ends here.", "Secretary-", "General came.", "__________", "A/80/1", "2/21", "Notes", "Vacancy rates", "Fiftieth session"]
    ),
    st.sampled_from([WIDE, TEXT, BULLET, RIGHT]),
    st.booleans(),
    st.sampled_from([8.5, 10.0, 12.0]),
    st.sampled_from([None, None, None, "heading", "table", "caption", "note", "furniture", "contents", "title"]),
)  # fmt: skip


@given(st.lists(LINES, max_size=50))
@settings(max_examples=300)
def test_blocks_cover_any_print_once_and_its_text_is_in_passages(printed: list[Printed]) -> None:
    found = parse(*printed)
    text = "".join(f"{item.text}\n" for item in printed)
    check_invariants(found, text)
    kept = words(" ".join(text[b.start : b.end] for b in found.blocks if b.kind in ("paragraph", "heading", "note")))
    # The label of a heading ("Annex" above its title) is in its section and not in its passage, once a heading.
    labels_only = Counter(dict.fromkeys(("Summary", "Annex", "Notes"), len(found.sections) + 1))
    assert not kept - running_words(found) - labels_only


def test_a_star_under_a_table_belongs_to_it() -> None:
    found = parse(
        Printed("1. The Mission has 3 observers."),
        chapter("II. Strength"),
        Printed("2. The table shows them."),
        cells("Egypt\t6*"),
        Printed("* Including the Chief Military Observer.", size=8.5, role="note"),
        cells("Total\t6"),
    )
    assert not found.notes
    assert [p.passage.text for p in found.paragraphs] == ["The Mission has 3 observers.", "The table shows them."]


def test_notes_of_older_print_have_a_stroke_behind_the_mark() -> None:
    found = parse(
        Printed("1. The Committee considered it (see A/C.4/49/SR.2, 5 and 13)."),
        Printed("2. It adopted the draft resolution. 1/ The voting was: 2/"),
        Printed("In favour: Chad, Togo. It took note of the report. 2/"),
        Printed("1/ See A/49/23."),
        Printed("2/ Bulgaria had intended to vote against."),
        Printed("II. CONSIDERATION OF PROPOSALS", page=3),
        Printed("3. It met.", page=3),
    )
    number = {p.paragraph_id: p.number for p in found.paragraphs}
    assert [(n.marker, number.get(n.paragraph_id or "")) for n in found.notes] == [("1", "2"), ("2", "2")]
    assert [p.passage.text for p in found.paragraphs] == [
        "The Committee considered it (see A/C.4/49/SR.2, 5 and 13).",
        "It adopted the draft resolution. The voting was: In favour: Chad, Togo. It took note of the report. 2/",
        "It met.",
    ]
    assert [section.title for section in found.sections] == ["CONSIDERATION OF PROPOSALS"]


def test_the_labels_of_a_map_are_no_headings() -> None:
    body, labels_of_map = ["1. The Mission patrols.", "2. It reports."], ["Map No. 3837 Rev. 44", "TURKEY", "GEORGIA"]
    lines, text = [], ""
    for page, words_of_page in enumerate([["II. Operations", *body], labels_of_map], 1):
        for words_here in words_of_page:
            role: LineRole | None = "heading" if words_here.isupper() else None
            size = 14.0 if role else 10.0
            lines.append(Line(len(text), len(text) + len(words_here), page, role, None, TEXT, size, role is not None))
            text += words_here + "\n"
    found = structure(Document(text, tuple(lines), (), "application/pdf", "pdf", 2), SOURCE)
    assert not {"TURKEY", "GEORGIA"} & {s.title for s in found.sections}
    assert len(found.paragraphs) == 2


def test_a_line_that_opens_with_the_figure_of_a_mark_below_it_is_no_note() -> None:
    found = parse(
        Printed("The Economic and Social Council,", 147.0),
        Printed("Recalling its resolutions 2015/8 and 2016/5 of", 147.0),
        Printed("2 July 2018 and the report,¹"),
        Printed("1. Takes note of the report of the Director;²", 147.0),
        Printed("2. Requests the Secretary-General to report to it.", 147.0),
        Printed("1 See A/53/409.", size=8.5),
        Printed("2 See A/54/409.", size=8.5),
        marks="¹²",
    )
    assert [p.number for p in found.paragraphs] == [None, None, "1", "2"]
    assert [(note.marker, note.passage.text) for note in found.notes] == [
        ("1", "See A/53/409."),
        ("2", "See A/54/409."),
    ]


FOOT = Printed("1 Numbers of reports correspond to the programme of work and not", page=2)


def broken(*below: Printed) -> list[tuple[str, str]]:
    """The markers and first words of the notes where the last sentence of a page breaks off above ``FOOT``."""
    last = Printed("4. The heads of the organizations who have not yet done so should ensure in", page=2)
    found = parse(*OPENING, last, FOOT, Printed("to the year of issuance.", page=2), *below)
    return [(note.marker, note.passage.text[:7]) for note in found.notes]


def test_a_note_in_print_of_the_same_size_breaks_a_sentence_that_goes_on_with_the_next_page() -> None:
    assert broken(Printed("all cases that a policy is adopted.", page=3)) == [("1", "Numbers")]


def test_a_row_that_begins_with_a_figure_is_no_note_where_the_next_page_begins_anew() -> None:
    assert broken(Printed("5. The heads met.", page=3)) == []


def test_a_note_with_a_star_at_the_foot_of_the_page_that_has_its_mark() -> None:
    note = [
        Printed("* Agreement was reached to publish it after the date owing to", page=2),
        Printed("circumstances.", page=2),
    ]
    more = Printed("4. The fourth paragraph.", page=3)
    assert [n.marker for n in parse(*OPENING[:1], bold("Annotations*"), *OPENING[1:], *note, more).notes] == ["*"]
    assert parse(*OPENING, *note, more).notes == ()
    assert parse(*OPENING[:1], bold("Annotations*"), *note, *OPENING[1:], *OPENING[1:], more).notes == ()


@pytest.mark.parametrize(
    ("column", "numbers", "edge"),
    [
        pytest.param(RIGHT, 5, TEXT, id="most-lines-in-a-column-of-a-table"),
        pytest.param(RIGHT, 4, RIGHT, id="too-few-numbers"),
        pytest.param(TEXT + 18, 5, TEXT + 18, id="numbers-that-hang-out-of-their-text"),
    ],
)
def test_the_left_edge_of_the_text_is_that_of_its_numbers(column: float, numbers: int, edge: float) -> None:
    counted = [Printed(f"{n}. The paragraph of this number is text.") for n in range(1, numbers + 1)]
    rows = make_rows(document(*counted, *[Printed("In progress: the Fund will report on it", column)] * 9))
    assert find_style(rows).left == round(edge)


@pytest.mark.parametrize(
    ("line", "edge", "below", "apart"),
    [
        pytest.param("In addition, members of the Council could:", BULLET + 7, "• Call for funding of the plan.", True, id="what-leads-in-further-points"),
        pytest.param("The Council should act on all of this in its decision of the month", TEXT - 20, "of May.", True, id="what-stands-left-of-the-bullet"),
        pytest.param("Such laws are those on the family.", BULLET + 7, "• Call for funding of the plan.", False, id="a-further-sentence-of-the-point"),
    ],
)  # fmt: skip
def test_what_is_none_of_the_point_above_is_a_paragraph(line: str, edge: float, below: str, apart: bool) -> None:
    """Lead-ins and text below points that hang, without numbers (S/2025/197, S/2025/49)."""
    printed = [
        Printed("The Security Council should:", BULLET + 7),
        Printed("• Urge all States to pay.", BULLET),
        Printed("• Call on States to reform all laws that are not yet in", BULLET),
        Printed("line with international standards.", BULLET + 7),
        Printed(line, edge, page=3),
        Printed(below, BULLET if below.startswith("•") else edge, page=3),
    ]
    openings = [paragraph.passage.text[:8] for paragraph in parse(*printed).paragraphs]
    assert (line[:8] in openings) == apart
