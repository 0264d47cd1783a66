"""Where a list is over, by the edges of its lines; and which numbers count a list and which the paragraphs."""

from __future__ import annotations

from tests.printed_lines import BULLET, OPENING, TEXT, WIDE, Printed, bold, parse
from tests.whole_texts import parse as plain

# The first line of a paragraph, and the lines of an item that hang behind its bullet.
INSET = TEXT + 23.7


def first(words: str, page: int = 2) -> Printed:
    return Printed(words, INSET, page=page)


BEGINNING = (
    first("Upon instructions of my Government I have the honour to draw attention to"),
    *(Printed(f"the facts that Utopia has described in its letter with the number {n} to the") for n in range(8)),
    Printed("Council."),
)


def texts(*printed: Printed) -> list[str]:
    return [p.passage.text for p in parse(*BEGINNING, *printed).paragraphs][1:]


LETTER = (
    first("In the light of the above, Utopia calls on the United Nations and its Member"),
    Printed("States to:"),
    Printed("• Condemn the use of the centre for the purposes of propaganda of the", BULLET),
    first("Republic of Erewhon"),
    Printed("• Take all necessary measures to prevent the participation of children in", BULLET),
    first("activities of the Republic"),
)


def test_the_first_line_of_a_paragraph_ends_a_list_without_stops() -> None:
    found = texts(
        *LETTER, first("Utopia remains steadfast in its commitment to defending its"), Printed("territorial integrity.")
    )
    assert [text[:24] for text in found] == ["In the light of the abov", "Utopia remains steadfast"]
    assert found[0].endswith("activities of the Republic")


def test_the_lines_of_an_item_do_not() -> None:
    found = texts(*LETTER, first("Erewhon and of its organs and"), first("committees."))
    assert len(found) == 1


def test_a_heading_below_an_item_makes_no_first_line_of_its_last() -> None:
    found = texts(*LETTER[:-1], first("United Nations activities"), bold("Other matters"), first("Utopia has none."))
    assert found[0].endswith("United Nations activities")


def test_an_unnumbered_paragraph_of_a_letter_is_no_part_of_the_point_above() -> None:
    found = parse(
        *BEGINNING,
        first("1. Erewhon has repeatedly entered the territory of Utopia and laid"),
        Printed("wire there."),
        first("2. These actions are corroborated by the statement of its commander"),
        Printed("in the area."),
        first("Allow me to highlight that the situs of these violations lies in the"),
        Printed("territory of Utopia."),
        Printed("(Signed) Ana Diaz", TEXT + 260),
    )
    assert [p.number for p in found.paragraphs] == [None, "1", "2", None, None]
    assert found.paragraphs[2].passage.text.endswith("in the area.")


def test_where_numbers_stand_at_the_edge_a_first_line_set_in_is_a_part_of_the_paragraph() -> None:
    found = parse(*OPENING, first("It has a part without a number, which is set in as a part of"), Printed("it is."))
    assert [p.number for p in found.paragraphs] == ["1", "2", "3"]


def seized(*after: Printed) -> list[str | None]:
    items = [first(f"{n}. The situation in the region of the number {n}.") for n in range(1, 6)]
    found = parse(
        Printed("1. The present summary is submitted under rule 11."),
        Printed("2. The following list sets out the items."),
        *items,
        *after,
    )
    return [p.number for p in found.paragraphs]


def test_the_numbers_of_a_list_that_is_set_in_do_not_count_paragraphs() -> None:
    assert seized(Printed("3. The list of the others is longer."), Printed("4. The week had two.")) == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_a_list_that_is_set_in_may_end_the_text() -> None:
    assert seized() == ["1", "2"]


def test_a_numbered_list_stays_with_its_lead_in_beyond_the_next_number_of_the_report() -> None:
    found = parse(
        *OPENING[:3],
        Printed("3. The agenda was as follows:"),
        *(first(f"{n}. Item of the agenda with the number {n}.") for n in range(1, 6)),
        Printed("4. It was adopted."),
    )
    assert [p.number for p in found.paragraphs] == ["1", "2", "3", "4"]
    assert found.paragraphs[2].passage.text.endswith("5. Item of the agenda with the number 5.")


def test_a_number_whose_stop_was_forgotten_counts_between_its_neighbours() -> None:
    found = parse(*OPENING, Printed("4 With that the date was moved to 2028."), Printed("5. Progress is being made."))
    assert [p.number for p in found.paragraphs] == ["1", "2", "3", "4", "5"]
    assert found.paragraphs[3].passage.text == "With that the date was moved to 2028."


def test_a_figure_that_opens_a_line_is_no_number_where_the_number_stands_below() -> None:
    found = parse(
        *OPENING, Printed("4 States have signed."), Printed("4. The fourth paragraph."), Printed("5. The fifth.")
    )
    assert [p.number for p in found.paragraphs] == ["1", "2", "3", "4", "5"]
    assert found.paragraphs[3].passage.text == "The fourth paragraph."


def test_a_day_is_no_number() -> None:
    found = parse(*OPENING, Printed("4 March 2025 was the day of it."), Printed("5. The fifth paragraph."))
    assert found.paragraphs[2].passage.text.endswith("4 March 2025 was the day of it.")


def test_the_numbers_of_the_rows_of_a_table_wider_than_the_text_count_no_paragraphs() -> None:
    found = parse(
        Printed("1. The table below provides an overview of the action that was taken."),
        Printed("2. The Committee will be informed of any that is not in it."),
        Printed("Programme\tBody\tAction", WIDE, role="table"),
        Printed("1. Disarmament", WIDE),
        Printed("The Commission took note of it at its session.", WIDE + 133),
        Printed("2. Peacekeeping", WIDE),
        Printed("3. Legal affairs", WIDE),
        Printed("3. The Committee may wish to take note of it."),
    )
    assert [p.number for p in found.paragraphs] == ["1", "2", None, None, None, "3"]
    assert found.paragraphs[2].passage.text == "1. Disarmament The Commission took note of it at its session."
    assert found.paragraphs[1].passage.text.endswith("that is not in it.")


def test_the_year_that_ends_a_sentence_counts_nothing() -> None:
    found = parse(
        *OPENING,
        Printed("4. The report of the Group reads as follows:"),
        bold("Report of the Group"),
        Printed("1. The Group considered the item on the agenda of the year before last in", INSET),
        Printed("accordance with General Assembly resolution 75/240 of 31 December", INSET),
        Printed("2020. The Group exchanged views.", INSET),
        Printed("2. The Group met.", INSET),
        Printed("5. The Commission met."),
    )
    assert [(p.number, p.passage.text[:8]) for p in found.paragraphs[3:]] == [
        ("4", "The repo"),
        ("1", "The Grou"),
        ("2", "The Grou"),
        ("5", "The Comm"),
    ]


def test_a_bullet_without_a_stop_is_no_heading() -> None:
    text = (
        "A/HRC/52/33\n\nDistr.: General\n\nReport of the Special Rapporteur on housing\n\nI. Introduction\n\n1. One.\n\n"
        "2. The Rapporteur recommends the following:\n\n• Make lending conditional\n\n• Publish assessments\n\n3. Three.\n"
    )
    found = plain(text)
    assert [section.title for section in found.sections] == ["Introduction"]
    assert [p.passage.text for p in found.paragraphs][1:2] == [
        "The Rapporteur recommends the following: Make lending conditional Publish assessments"
    ]
