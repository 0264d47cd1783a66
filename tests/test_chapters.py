"""Chapters that are called so, and headings that print tells from the text around them."""

from __future__ import annotations

import pytest

from tests.printed_lines import OPENING, TEXT, Printed, bold, cells, chapter, in_section, labels, parse

INSET = TEXT + 23.7


def text(words: str, page: int = 2, x0: float = TEXT) -> Printed:
    return Printed(words, x0, page=page)


def numbers(*printed: Printed) -> list[tuple[str | None, str]]:
    return [(p.number, p.passage.text) for p in parse(*printed).paragraphs]


CHAPTERS = [
    pytest.param(["Chapter II", "Organization of the session"], "Organization of the session", id="word-above-its-title"),
    pytest.param(["Chapter II. Organization of the session"], "Organization of the session", id="on-one-line"),
    pytest.param(["CHAPTER 2", "ORGANIZATION"], "ORGANIZATION", id="in-capitals-and-figures"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), CHAPTERS)
def test_a_chapter_is_called_by_its_number(lines: list[str], title: str) -> None:
    found = parse(
        chapter("Chapter I" if "II" in lines[0] else "CHAPTER 1"),
        chapter("Introduction"),
        text("1. The Commission met in New York."),
        *map(chapter, lines),
        bold("A. Opening", 99.0),
        text("2. The session was opened by the Chair."),
    )
    label = "II" if "II" in lines[0] else "2"
    assert labels(found)[1:] == [(label, title), (f"{label}.A", "Opening")]
    assert in_section(found)["2"] == f"{label}.A"


def test_a_chapter_ends_all_sections_of_the_one_before() -> None:
    found = parse(
        chapter("Chapter I"),
        chapter("Matters calling for action"),
        bold("H. Other matters", 99.0),
        text("1. The Commission met."),
        chapter("Chapter II"),
        chapter("Programme questions"),
        text("2. It adopted its report."),
    )
    assert [label for label, _ in labels(found)] == ["I", "I.H", "II"]


def test_a_sentence_on_a_chapter_is_no_heading() -> None:
    found = parse(
        *OPENING, text("4. The Committee recalls what was said in"), text("Chapter II of the report of the Board.")
    )
    assert labels(found) == [("I", "Introduction")]
    assert found.paragraphs[-1].passage.text.endswith("Chapter II of the report of the Board.")


def statistical(first_of_second: str, second_of_second: str) -> list[tuple[str | None, str]]:
    return numbers(
        chapter("Chapter I"),
        chapter("Items for discussion"),
        text("1. The Commission considered item 3."),
        text("2. It adopted a decision."),
        chapter("Chapter II"),
        chapter("Items for decision"),
        text(f"{first_of_second}. The Commission considered item 4."),
        text(f"{second_of_second}. It took note of it."),
        chapter("Chapter III"),
        chapter("Adoption of the report"),
        text(f"{1 if first_of_second == '1' else 5}. The Commission adopted its report."),
    )


def test_where_all_chapters_count_from_one_their_numbers_are_their_own() -> None:
    assert [number for number, _ in statistical("1", "2")] == ["1", "2", "1", "2", "1"]


def test_where_numbers_run_through_the_chapters_they_go_on() -> None:
    assert [number for number, _ in statistical("3", "4")] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("end", ["resolution", "decisions"])
def test_a_number_below_a_heading_is_no_reference_of_it(end: str) -> None:
    found = parse(*OPENING, chapter(f"II. Follow-up to the {end}"), text("4. The Council considered it."))
    assert labels(found)[-1] == ("II", f"Follow-up to the {end}")
    assert found.paragraphs[-1].passage.text == "The Council considered it."


def test_a_reference_that_a_line_of_a_paragraph_breaks_off_goes_on() -> None:
    assert numbers(*OPENING, text("4. The Council acts under its resolution"), text("5. It stands in the annex."))[
        3
    ] == (
        "4",
        "The Council acts under its resolution 5. It stands in the annex.",
    )


HEADINGS = [
    pytest.param(["A. The rule of the High Representative is an attack on the", "constitutional order."],
                 [("I.A", "The rule of the High Representative is an attack on the constitutional order.")], id="sentence-with-a-label"),
    pytest.param(["A. Review of the governance of the Boards of UNDP, UNFPA,", "UNICEF and UN-Women"],
                 [("I.A", "Review of the governance of the Boards of UNDP, UNFPA, UNICEF and UN-Women")], id="line-broken-behind-a-comma"),
    pytest.param(["Special, 2008", "Introduction"], [("I.S1", "Special, 2008"), ("I.S2", "Introduction")], id="two-short-ones"),
    pytest.param(["Article I", "Equality"], [("I.S1", "Article I Equality")], id="label-and-title"),
    pytest.param(["A. Review of the evaluation of the Commission:", "its third part"],
                 [("I.A", "Review of the evaluation of the Commission: its third part")], id="line-broken-behind-a-colon"),
    pytest.param(["Review of the recommendations made on the evaluation of the", "Economic Commission for Latin America and the Caribbean:", "subprogramme 3"],
                 [("I.S1", "Review of the recommendations made on the evaluation of the Economic Commission for Latin America and the Caribbean: subprogramme 3")],
                 id="second-line-broken-behind-a-colon"),
    pytest.param(["Activities carried out with respect to decision", "the Conference adopted as C-25/DEC.9"],
                 [("I.S1", "Activities carried out with respect to decision the Conference adopted as C-25/DEC.9")], id="ends-in-a-symbol"),
    pytest.param(["Report of the", "Board"], [("I.S1", "Report of the Board")], id="broken-by-sense"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), HEADINGS)
def test_the_lines_of_a_bold_heading(lines: list[str], wanted: list[tuple[str, str]]) -> None:
    found = parse(*OPENING, *map(bold, lines), text("4. The fourth paragraph of the report."))
    assert labels(found)[1:] == wanted


def test_a_plain_line_above_a_number_is_a_heading_below_a_table_of_the_page_before() -> None:
    found = parse(
        *OPENING, cells("Source: Prepared by the Unit."), text("Environment Assembly", 3), text("4. It met.", 3)
    )
    assert labels(found)[-1] == ("I.S1", "Environment Assembly")


def test_a_plain_line_may_begin_with_a_year() -> None:
    found = parse(*OPENING, text("2022 delivery model"), text("4. The model is new."))
    assert labels(found)[-1] == ("I.S1", "2022 delivery model")


def test_an_item_of_a_list_is_no_section_though_the_contents_name_its_words() -> None:
    found = parse(
        Printed("Contents", role="contents"),
        Printed("A. Taxation .......... 3", role="contents"),
        Printed("B. Digitalization of tax administration .......... 4", role="contents"),
        chapter("I. Introduction"),
        text("1. The agenda was as follows:"),
        text("(a) Taxation;", x0=INSET),
        text("(b) Digitalization of tax", x0=INSET),
        text("administration;", x0=INSET),
        text("(c) Other matters.", x0=INSET),
        text("2. It was adopted."),
    )
    assert [title for _, title in labels(found)] == ["Introduction"]
    assert found.paragraphs[0].passage.text.endswith("tax administration; (c) Other matters.")
