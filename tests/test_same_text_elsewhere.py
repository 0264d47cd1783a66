"""The same document as another program writes it down has the same paragraphs, headings, notes and front page.

Texts that ``pdftotext`` makes of a page (numbers above their paragraphs, the foot of the page, notes without marks),
texts in which nothing but empty lines tells what a heading is, web pages and Word files by hand. Each case is one habit.
"""

from __future__ import annotations

import pytest

from pipeline.model import Sidecar, Source, Structure
from pipeline.s1_read.html_page import read_html
from pipeline.s2_structure import structure
from pipeline.s2_structure.authorship import names_matter
from tests.read_structure import HEAD, labels, parse
from tests.whole_texts import read

LETTER = "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Secretary-General addressed to the President of the Security Council\n\n"
TEXT = "The Government continued to carry out the road map for peace, and the parties\nwent on with their talks."
ACT = (
    "S/RES/2769 (2025)\n\nUnited Nations\n\nSecurity Council\n\nDistr.: General\n16 January 2025\n\nResolution 2769 (2025)\n"
    "Adopted by the Security Council at its 9838th meeting, on\n16 January 2025\nThe Security Council,\n"
    "Recalling its resolution 1970 (2011),\n{clauses}"
)


def words(found: Structure) -> list[tuple[str | None, str]]:
    return [(p.number, p.passage.text) for p in found.paragraphs]


def page(body: str) -> Structure:
    source = Source("page.html", "0" * 64, 0, Sidecar())
    return structure(read_html(f"<html><body>{body}</body></html>".encode(), source), source)


# -- numbers that a program prints above their paragraphs ----------------------------------------------------------

CLAUSES = [
    ("1", "Calls upon all States to cooperate;"),
    ("2", "Urges the parties to talk;"),
    ("3", "Decides to remain seized of the matter."),
]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["the-line-below", "an-empty-line-between"])
def test_a_number_on_a_line_of_its_own_is_that_of_the_paragraph_below(between: str) -> None:
    found = read(
        ACT.format(clauses="\n".join(f"{number}.{between}{text}" for number, text in CLAUSES) + "\n")
    ).recommendations
    assert [(row.verb, row.recommenders) for key in sorted(found) for row in found[key]][:2] == [
        ("Calls upon", ("security-council",)),
        ("Urges", ("security-council",)),
    ]


def test_a_number_on_a_line_of_its_own_ends_a_long_paragraph_of_a_draft_too() -> None:
    # A/79/437/Add.4, as pdftotext writes it: operative paragraphs of seven lines and more.
    more = "the pumps, further the security of food, the availability of water and\n" * 5
    found = parse(
        f"{HEAD}I. Introduction\n\n1.\nIt met.\n\n2.\nThe Committee recommends the following draft resolution:\n\nWells\n\n"
        "The General Assembly,\nRecalling its resolution 50/1 of 3 May 1995,\n"
        f"1.\nReaffirms that wells are one of the greatest needs of our time,\n{more}wells represent an urgent priority;\n"
        "2.\nUrges States to adopt a plan for wells and for\npumps;\n3.\nInvites them to pay."
    )
    assert [number for number, _ in words(found)] == ["1", "2", None, None, "1", "2", "3"]


def test_few_numbers_on_lines_of_their_own_are_no_habit() -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. One of them is resolution\n52.\nThe other is not.\n\n2. Two.\n")
    assert words(found) == [("1", "One of them is resolution 52. The other is not."), ("2", "Two.")]


# -- the foot of a page ----------------------------------------------------------------------------------------------


def test_the_foot_of_a_page_that_keeps_its_layout_is_no_text() -> None:
    foot = "2/22" + 110 * " " + "25-08103"
    found = parse(f"{HEAD}1. The Board met and\n\n{foot}\n\fA/53/1\n\nadopted its report.\n\n2. Two.\n")
    assert words(found) == [("1", "The Board met and adopted its report."), ("2", "Two.")]


def test_words_far_apart_are_text() -> None:
    row = "The Board" + 90 * " " + "The Committee"
    found = parse(f"{HEAD}1. One.\n\n{row}\n\n2. Two.\n")
    assert any("The Board The Committee" in passage.text for passage in found.passages)


# -- notes --------------------------------------------------------------------------------------------------------------


def test_an_operative_paragraph_is_no_note_of_a_raised_mark() -> None:
    found = page(
        "<p>E/2025/L.25</p><p>Draft resolution</p><p>The Economic and Social Council,</p>"
        "<p>Having considered the report of the Executive Director,<sup>1</sup></p>"
        "<p>1. Takes note of the report;</p><p>2. Urges Member States to act.</p><hr><p><sup>1</sup> E/2025/73.</p>"
    )
    assert [(p.number, p.role) for p in found.paragraphs if p.number] == [("1", "operative"), ("2", "operative")]
    assert [(n.marker, n.passage.text) for n in found.notes] == [("1", "E/2025/73.")]


def test_notes_of_a_page_may_begin_with_a_later_mark() -> None:
    """Those of the pages before have lost their marks, or stand where nothing tells notes (A/HRC/RES/59/25 as text)."""
    above = "1. The Council looks forward to the full operation of the fund and of all of its\nwindows, and in that regard once more to the full\n\n"
    notes = "11 A/HRC/59/42.\n12 A/77/170.\n\n7\n"
    found = parse(f"{HEAD}{above}{notes}\fA/53/1\n\noperation of the network.\n\n2. Two.\n")
    assert [n.marker for n in found.notes] == ["11", "12"]
    assert [number for number, _ in words(found)] == ["1", "2"]


def test_a_line_that_opens_with_a_figure_is_no_later_note() -> None:
    found = parse(
        f"{HEAD}1. The Board met for the whole of its third regular session of the year\n\n11 Members were there.\n\n2. Two.\n"
    )
    assert not found.notes


# -- headings where empty lines alone tell them -------------------------------------------------------------------------


def test_a_year_that_opens_a_line_counts_no_paragraphs() -> None:
    """A report without numbers has headings between empty lines, whatever figure a line begins with."""
    body = f"Context\n\n{TEXT} They had begun in\n2023. They did not end.\n\nOutlook\n\n{TEXT}\n"
    assert [title for _, title in labels(parse(LETTER + "I write to you on peace.\n\n" + body))] == [
        "Context",
        "Outlook",
    ]


def test_lines_between_the_numbers_of_paragraphs_are_as_they_were() -> None:
    assert not labels(parse(f"{HEAD}1. One.\n\nContext\n\n{TEXT}\n\n2. Two.\n"))


def test_numbers_over_text_without_numbers_are_labels_of_headings() -> None:
    """As communiqués have them: "2. Future of peacekeeping" over paragraphs without a number."""
    body = f"1. Recommitment to peace\n\n{TEXT}\n\n2. Responsive and accountable missions for the\nprotection of all\n\n{TEXT}\n\n3. Women\n\n{TEXT}\n"
    found = parse(LETTER + "I write to you on peace.\n\n" + body)
    assert labels(found) == [
        ("1", "Recommitment to peace"),
        ("2", "Responsive and accountable missions for the protection of all"),
        ("3", "Women"),
    ]
    assert not any(p.number for p in found.paragraphs)


def test_numbers_over_numbers_are_those_of_points() -> None:
    found = parse(HEAD + "1. Opening of the session\n\n2. Adoption of the agenda\n\n3. Other matters\n")
    assert [p.number for p in found.paragraphs] == ["1", "2", "3"]


def test_the_title_of_an_annex_is_no_first_line_of_its_text() -> None:
    annex = "Annex to the letter dated 5 May 2025 from the Secretary-General\naddressed to the President of the Security Council\n\n"
    long = "The Ministerial on the future of all peacekeeping was held in Berlin on\n13 and 14 May 2025. It was well attended.\n"
    titled = parse(f"{LETTER}I write to you.\n\n{annex}Summary of the Chair\n\n{long}")
    assert [s.title for s in titled.sections if s.label == "Annex"] == ["Summary of the Chair"]
    bare = parse(f"{LETTER}I write to you.\n\n{annex}{long}")
    assert words(bare)[-1][1].startswith("The Ministerial on the future")


# -- tables and quotations -------------------------------------------------------------------------------------------------


TABLE = "Table 1\nFlights\nYear\tNumber\n2019/20\t6\n2020/21\t5\nNote: The year has not ended.\n\n"


def test_a_table_ends_at_the_next_paragraph_of_a_text_without_numbers() -> None:
    found = parse(f"{LETTER}I write to you.\n\n{TABLE}{TEXT}\n\nThe forces must be well trained.\n")
    assert [text for _, text in words(found)][-2:] == [" ".join(TEXT.split()), "The forces must be well trained."]


def test_the_rows_of_a_table_are_no_paragraph() -> None:
    found = parse(
        f"{LETTER}I write to you.\n\n{TABLE}2021/22\t5\n2022/23\t7\n\nNote: Numbers are those of all flights that were asked for and flown, medical ones included.\n"
    )
    assert [text for _, text in words(found)] == ["I write to you."]


def test_the_numbers_of_a_quotation_do_not_go_on_with_those_of_its_paragraph() -> None:
    quoted = "11. The second Meeting will review the role.\n\n12. The Conference will decide.\n\n"
    body = "\n\n".join(f"{n}. Paragraph of the paper." for n in range(6, 14))
    found = parse(
        f"{HEAD}"
        + "\n\n".join(f"{n}. Paragraph." for n in range(1, 5))
        + f"\n\n5. It is said there:\n\n{quoted}{body}\n"
    )
    assert [p.number for p in found.paragraphs if p.number] == [str(n) for n in range(1, 14)]


def test_numbers_that_are_lost_are_still_jumped_over() -> None:
    found = parse(HEAD + "1. One.\n\n2. Two.\n\n7. Seven.\n\n8. Eight.\n\nAnnex\n\n1. One.\n\n2. Two.\n\n3. Three.\n")
    assert [p.number for p in found.paragraphs][:4] == ["1", "2", "7", "8"]


# -- front pages ---------------------------------------------------------------------------------------------------------------


FRONT = "DP/2025/7\n\nDistr.: General\n\n2 December 2024\n\nFirst regular session 2025\n\nItem 11 of the provisional agenda\n\n{}\n\n1. One.\n\n2. Two.\n"


@pytest.mark.parametrize(
    ("lines", "agenda", "title"),
    [
        pytest.param("Evaluation\n\nManagement response to the review", "Evaluation", "Management response to the review", id="two"),
        pytest.param(
            "Annual report\n\nReport of UNDP on the recommendations of the Unit", "Annual report",
            "Report of UNDP on the recommendations of the Unit", id="a-report-on-its-matter",
        ),
        pytest.param("Evaluation\n\nReport of the Secretary-General", None, "Evaluation", id="a-title-over-its-kind"),
        pytest.param("Evaluation of the plan", None, "Evaluation of the plan", id="one"),
    ],
)  # fmt: skip
def test_agenda_title_and_title_between_empty_lines(lines: str, agenda: str | None, title: str) -> None:
    masthead = parse(FRONT.format(lines)).masthead
    assert (masthead.agenda_title.value if masthead.agenda_title else None) == agenda
    assert masthead.title is not None
    assert masthead.title.value == title


def test_the_summary_of_a_chair_below_a_title_is_the_kind() -> None:
    found = parse(
        FRONT.format("Evaluation\n\nHigh-level dialogue on the reviews\nof the year and next steps\nChair’s summary")
    ).masthead
    assert found.title is not None
    assert found.title.value == "High-level dialogue on the reviews of the year and next steps"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Report of UNDP on the recommendations of the Unit", True),
        ("Report of the Special Rapporteur on torture", True),
        ("Report of the Secretary-General", False),
        ("Report of the Secretary-General submitted to the Council on Monday", False),
    ],
)
def test_what_a_report_is_on(statement: str, said: bool) -> None:
    assert names_matter(statement) is said


@pytest.mark.parametrize(
    "text",
    [
        "I have the honour to transmit herewith a document of the Committee, which\nwas submitted to it in May.\n",
        "The Chair of the Committee presents its position on the recommendations\nand would be grateful if it were issued as a document.\n",
    ],
    ids=["words-that-open-letters", "other-words"],
)
def test_the_statement_of_a_letter_goes_on_to_its_addressee(text: str) -> None:
    """No empty line parts it from the letter: "Letter dated ... from the Chair of the Security Council" over "Committee pursuant to"."""
    statement = (
        "Letter dated 17 July 2025 from the Chair of the Security Council\nCommittee pursuant to resolutions 1267 (1999) and\n"
        "2253 (2015) addressed to the President of the Security Council\n"
    )
    found = parse(
        f"S/2025/476\n\nUnited Nations\n\nSecurity Council\n\nDistr.: General\n18 July 2025\nOriginal: English\n\n{statement}{text}"
    )
    assert found.masthead.title is not None
    assert found.masthead.title.value == " ".join(statement.split())
    assert [" ".join(text.split())] == [words for _, words in words(found)]


# -- notes and lists of texts without print -------------------------------------------------------------------------


def test_a_marker_on_a_line_of_its_own_opens_the_notes_at_the_foot_of_its_page() -> None:
    # A/HRC/RES/59/25 and E/2025/L.16, as pdftotext writes them: the raised markers stand above their notes or behind them.
    foot = "\n\n1\n\nA/HRC/59/42, on the matter.\nA/77/170.\n\n7\n\n\fS/RES/2769 (2025)\n\n"
    found = read(
        ACT.format(
            clauses="1.\nCalls upon all States, in the reports1 that looked for the full"
            f"{foot}use of the Fund, to cooperate;\n2.\nUrges the parties to talk;\n3.\nDecides to remain seized of the matter.\n"
        )
    ).recommendations
    texts = [row.text for key in sorted(found) for row in found[key]]
    assert texts[:2] == [
        "Calls upon all States, in the reports that looked for the full use of the Fund, to cooperate",
        "Urges the parties to talk",
    ]


def test_a_number_on_a_line_of_its_own_without_a_mark_above_opens_no_notes() -> None:
    text = "1. It met in New York.\n\nSeats\n11\n12\n\n\f2. It met again.\n"
    assert not parse(f"{HEAD}I. Introduction\n\n{text}").notes


def test_the_items_of_an_agenda_do_not_take_the_numbers_of_paragraphs() -> None:
    # E/2025/44 without empty lines: the agenda in paragraph 12 has a thirteenth item.
    above = "".join(f"{number}. The Committee met on day {number}.\n" for number in range(1, 5))
    items = "".join(f"{number}. Item of work {number}.\n" for number in range(1, 7))
    found = parse(
        f"{HEAD}I. Introduction\n{above}5. The agenda was as follows:\n{items}6. The following members served.\n"
        "7. It went home.\n8. It rested.\n"
    )
    numbered = {p.number: p.passage.text for p in found.paragraphs if p.number}
    assert numbered["6"] == "The following members served."
    assert list(numbered) == [str(number) for number in range(1, 9)]
