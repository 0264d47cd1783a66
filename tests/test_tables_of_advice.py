"""Tables with a column of recommendations: what of a row is recommended, by whom, to whom and by when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model import Extraction, Recommendation
from pipeline.s1_read.canonical import CanonicalText, Look
from pipeline.s1_read.dispatch import read_document
from pipeline.s2_structure import structure
from pipeline.s2_structure.advice_columns import advised_rows
from pipeline.s2_structure.rows import make_rows
from pipeline.s3_extract.extract import extract
from tests.made_files import make_docx, p, source, table
from tests.recommended import names

OVERSIGHT = "office-of-internal-oversight-services"
REPORT = "Report of the Office of Internal Oversight Services"


def rows(*cells: Sequence[str], title: str = REPORT) -> list[Recommendation]:
    """The rows of a Word report in which a table of these cells stands between two paragraphs."""
    front = (
        "A/80/401",
        "United Nations",
        "General Assembly",
        "Eightieth session",
        title,
        "1. The results are set out below.",
    )
    text = "".join(p(line) for line in front)
    return rows_of(make_docx(text + table(*cells) + p("2. The Office will report again.")), "report.docx")


def rows_of(content: bytes, path: str) -> list[Recommendation]:
    given = source(content, path)
    found: Extraction = extract(structure(read_document(content, given), given))
    return [row for key in found.recommendations for row in found.recommendations[key]]


def test_the_head_of_a_column_tells_what_is_recommended_to_whom_and_by_when() -> None:
    found = rows(
        ("No.", "Recommendation", "Responsible entity", "Target date", "Status"),
        ("1", "Strengthen the planning of missions.", "Department of Peace Operations", "31 December 2026", "Open"),
        ("2", "The Department should update its guidance.", "Department of Peace Operations", "June 2026", "Open"),
        ("3", "Greater use of data in decision-making.", "Department of Operational Support", "Ongoing", "Closed"),
    )
    assert [(r.number, r.verb, r.recommenders, names(r), r.due.text, r.due.date) for r in found] == [
        ("1", "Strengthen", (OVERSIGHT,), ["Department of Peace Operations"], "31 December 2026", "2026-12-31"),
        ("2", "should", (OVERSIGHT,), ["Department of Peace Operations"], "June 2026", "2026-06-30"),
        ("3", "Greater", (OVERSIGHT,), ["Department of Operational Support"], None, None),
    ]


def test_each_imperative_of_a_cell_is_a_row_and_its_own_words_tell_by_when() -> None:
    found = rows(
        ("Recommendation", "Target date"),
        ("Develop a training plan. Ensure that all staff complete it by the end of 2025.", "June 2026"),
    )
    assert [(r.verb, r.due.text) for r in found] == [("Develop", "June 2026"), ("Ensure", "by the end of 2025")]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Status of recommendation", id="what-became-of-it"),
        pytest.param("Number of recommendations", id="how-many"),
        pytest.param("Action taken", id="what-was-done"),
        pytest.param("Indicator", id="an-indicator"),
    ],
)
def test_another_column_holds_no_recommendations(head: str) -> None:
    assert rows(("No.", head), ("1", "Strengthen the planning of missions.")) == []


def test_words_too_few_to_ask_for_something_are_none() -> None:
    assert rows(("Recommendation", "Status"), ("None", "Closed"), ("See paragraph 4", "Open")) == []


def test_a_row_of_one_cell_is_a_title_inside_the_table() -> None:
    cells = (
        ("Recommendation", "Status"),
        ("Strengthen the planning of all missions", ""),
        ("Update its guidance now", "Open"),
    )
    assert [r.verb for r in rows(*cells)] == ["Update"]


def test_cells_that_are_empty_before_the_first_words_move_no_other() -> None:
    found = rows(
        ("Theme", "Recommended action", "Addressee"),
        ("Schools", "Abolish school fees everywhere", "States parties"),
        ("", "Train teachers in all districts", "Governments"),
    )
    assert [(r.verb, names(r)) for r in found] == [("Abolish", ["States parties"]), ("Train", ["Governments"])]


def test_a_merged_cell_of_a_web_page_reaches_into_the_rows_below() -> None:
    page = (
        "<html><body><p>A/80/401</p><p>Report of the Secretary-General</p><p>1. This is a report.</p><table>"
        "<tr><th>Theme</th><th>Proposed action</th><th>Action by</th></tr>"
        "<tr><td rowspan=2>Schools</td><td>Abolish school fees everywhere</td><td>Governments</td></tr>"
        "<tr><td>Train teachers in all districts</td><td>Member States</td></tr></table></body></html>"
    )
    found = rows_of(page.encode(), "report.html")
    assert [(r.verb, names(r)) for r in found] == [("Abolish", ["Governments"]), ("Train", ["Member States"])]


@pytest.mark.parametrize(
    ("title", "head", "answer", "by"),
    [
        pytest.param(REPORT, "Recommendation", "Status", (OVERSIGHT,), id="the-author"),
        pytest.param(REPORT, "Recommendation", "Management response", (), id="whom-the-author-answers"),
        pytest.param(
            REPORT,
            "Recommendation of the Board of Auditors",
            "Management response",
            ("board-of-auditors",),
            id="whom-the-head-names",
        ),
        pytest.param(REPORT, "Recommendation of the Board", "Management response", (), id="no-short-form-in-a-table"),
        pytest.param(
            "Report on the implementation of the recommendations of the Board of Auditors",
            "Recommendation",
            "Comments",
            ("board-of-auditors",),
            id="whom-the-title-names",
        ),
    ],
)
def test_whose_recommendations_a_table_holds(title: str, head: str, answer: str, by: tuple[str, ...]) -> None:
    found = rows(
        (head, answer), ("Update the file of vendors now.", "It was done. UNDP should keep it clean."), title=title
    )
    assert [(r.verb, r.recommenders) for r in found] == [("Update", by)]


def test_below_the_name_of_a_body_stand_the_requests_that_are_answered() -> None:
    """Performance reports of missions answer the Assembly and its Advisory Committee so (A/80/590)."""
    front = (
        "A/80/401", "United Nations", "General Assembly", "Report of the Secretary-General", "1. This is a report.",
        "I. Action taken to implement the requests and recommendations of the Advisory Committee on Administrative and Budgetary Questions",
        "A. General Assembly",
    )  # fmt: skip
    text = "".join(p(line) for line in front)
    answer = "Information is provided. The Mission should keep it."
    asked = ("Reaffirms its importance, and requests the Secretary-General to report on it.", answer)
    noted = ("Notes with concern the high number of vacant posts (para. 5).", answer)
    trusted = ("The Advisory Committee trusts that information will be provided to the Assembly.", answer)
    tables = (
        table(("Decision/request", "Action taken to implement decision/request"), asked, noted)
        + p("B. Advisory Committee on Administrative and Budgetary Questions")
        + table(("Request/recommendation", "Action taken to implement request/recommendation"), trusted)
    )
    found = rows_of(make_docx(text + tables + p("2. It is so.")), "report.docx")
    assert [(r.verb, r.recommenders) for r in found] == [
        ("requests", ("general-assembly",)),
        ("trusts", ("advisory-committee-on-administrative-and-budgetary-questions",)),
    ]


def test_a_row_of_a_periodic_review_is_recommended_by_the_states_in_brackets() -> None:
    """The matrix of a review that the Office of the High Commissioner publishes of each State (fourth cycle, Slovenia)."""
    found = rows(
        ("Recommendation and recommending State", "Position of the State under review"),
        ("Theme: Ratification", ""),
        (
            "140.7 Ratify the Optional Protocol (Maldives) (Portugal); Source of Position: A/HRC/59/15/Add.1",
            "Supported",
        ),
        ("140.12 Accede to the Convention on Statelessness (North Macedonia)", "Noted"),
        title="UPR of Slovenia: list of recommendations",
    )
    assert [(r.number, r.text, r.recommenders, names(r)) for r in found] == [
        ("140.7", "Ratify the Optional Protocol", ("maldives", "portugal"), ["Slovenia"]),
        ("140.12", "Accede to the Convention on Statelessness", ("north-macedonia",), ["Slovenia"]),
    ]


@pytest.mark.parametrize(
    ("head", "by", "told", "title"),
    [
        pytest.param("Recommending State", ("chile", "france"), ["Honduras"], "Report of the Working Group on the Universal Periodic Review Honduras Addendum", id="states"),
        pytest.param("Recommended by", (OVERSIGHT,), [], "Status of recommendations", id="a-body"),
        pytest.param("State", (), [], "Status of recommendations", id="not-said-to-recommend"),
    ],
)  # fmt: skip
def test_a_column_says_who_recommends(head: str, by: tuple[str, ...], told: list[str], title: str) -> None:
    """As in the answers of States to the recommendations of a periodic review."""
    name = "Office of Internal Oversight Services" if by == (OVERSIGHT,) else "Chile, France"
    wish = "Ratify the Optional Protocol to the Convention"
    found = rows(("No.", "Recommendation", head, "Position"), ("86.1", f"{wish}.", name, "Supported"), title=title)
    assert [(r.number, r.text.rstrip("."), r.recommenders, names(r)) for r in found] == [("86.1", wish, by, told)]


def printed(*lines: tuple[float, str, bool]) -> list[list[str]]:
    """What is recommended in a table of print, with its number where it has one: lines as (left edge, words, bold)."""
    text = CanonicalText()
    for x0, words, bold in lines:
        text.add(words, page=1, role="table" if "\t" in words else None, look=Look(x0, 10.0, bold))
    document = text.document("application/pdf", "test", 1)
    return [
        [" ".join(document.text[a:b] for a, b in cell) for cell in row.cells]
        for row in advised_rows(make_rows(document))
    ]


def test_the_first_column_of_print_is_what_begins_farthest_left() -> None:
    assert printed(
        (127.0, "Request/recommendation\tAction taken", False),
        (60.0, "The Committee trusts that", False),
        (60.0, "data will be given.", False),
        (312.0, "They are given.", False),
        (60.0, "Budget for the year", True),
        (65.0, "The Committee trusts that it ends.", False),
        (312.0, "It ended.", False),
    ) == [["The Committee trusts that data will be given."], ["The Committee trusts that it ends."]]


def test_a_formal_recommendation_in_print_stands_below_its_number() -> None:
    assert printed(
        (60.0, "Recommendation 4", True),
        (60.0, "The Board should meet.", False),
        (312.0, "It will meet.", False),
        (60.0, "Recommendation 5", True),
        (60.0, "The Board should, on the", False),
        (312.0, "A page ends above.", False),
    ) == [["4", "The Board should meet."]]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([(60.0, "Status\tRecommendation", False), (60.0, "Open, and so it is.", False), (312.0, "Act.", False)], id="another-column-first"),
        pytest.param([(60.0, "Recommendation\tStatus", False), (60.0, "The Board should meet.", False)], id="no-second-column"),
        pytest.param([(60.0, "Recommendation 4", True), (312.0, "The Board should meet.", False)], id="in-another-column"),
    ],
)  # fmt: skip
def test_print_that_does_not_settle_its_columns_gives_nothing(lines: list[tuple[float, str, bool]]) -> None:
    assert printed(*lines) == []


def on_pages(*lines: tuple[int, float, str, float]) -> list[list[str]]:
    """As ``printed``, of lines as (page, left edge, words, size); heads are smaller than the text."""
    text = CanonicalText()
    for page, x0, words, size in lines:
        text.add(words, page=page, role="table" if size < 10 else None, look=Look(x0, size, bold=False))
    document = text.document("application/pdf", "test", 2)
    return [
        [" ".join(document.text[a:b] for a, b in cell) for cell in row.cells]
        for row in advised_rows(make_rows(document))
    ]


HEAD = (1, 60.0, "Recommendations\tRemarks", 8.5)
BROKEN = ((1, 60.0, "The Board should ask for", 10.0), (1, 312.0, "The Board meets", 10.0))


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        pytest.param([(2, 60.0, "a report.", 10.0), (2, 312.0, "each year.", 10.0)], [["The Board should ask for a report."]], id="at-the-head-of-the-next-page"),
        pytest.param([(2, 312.0, "each year.", 10.0), (2, 60.0, "It is asked.", 10.0)], [["It is asked."]], id="below-another-column"),
        pytest.param([(1, 60.0, "It is asked.", 10.0)], [["It is asked."]], id="on-the-same-page"),
        pytest.param([(2, 60.0, "(2) It is asked.", 10.0)], [["2", "It is asked."]], id="with-a-number-of-its-own"),
    ],
)  # fmt: skip
def test_a_cell_goes_on_at_the_head_of_the_next_page(
    below: list[tuple[int, float, str, float]], wanted: list[list[str]]
) -> None:
    assert on_pages(HEAD, *BROKEN, *below) == wanted


ROWS = (
    (1, 66.0, "JIU/REP/2021/4", 10.0),
    (1, 66.0, "Review of risks", 10.0),
    (1, 219.0, "(6) Incorporate risks into", 10.0),
    (1, 219.0, "management by 2027.", 10.0),
    (1, 397.0, "Executive", 10.0),
    (1, 397.0, "heads", 10.0),
    (1, 460.0, "In progress", 10.0),
    (1, 460.0, "Late", 10.0),
)


def test_heads_in_several_lines_tell_the_columns_of_print() -> None:
    assert on_pages(
        (1, 66.0, "Report", 8.5),
        (1, 244.0, "Recommendation (number) and", 8.5),
        (1, 277.0, "summary text\tAddressee\tStatus", 8.5),
        *ROWS,
    ) == [["6", "Incorporate risks into management by 2027.", "Executive heads"]]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("summary text\tAddressee", id="a-column-without-a-head"),
        pytest.param("summary text\tAddressee\tStatus\tRemarks", id="more-heads-than-columns"),
        pytest.param("implemented\tAddressee\tStatus", id="no-recommendations"),
    ],
)
def test_heads_that_do_not_fit_the_columns_of_print_tell_nothing(last: str) -> None:
    head = ((1, 66.0, "Report", 8.5), (1, 244.0, "Recommendation (number) and", 8.5), (1, 277.0, last, 8.5))
    assert on_pages(*head, *ROWS) == []


def test_the_verb_stands_behind_until_when_it_is_to_be_done() -> None:
    words = "By 2027, supported by its offices, evaluate the policy on risks"
    (row,) = rows(("Recommendation", "Status"), (words, "Open"))
    assert row.verb == "evaluate"


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        pytest.param("Executive head", ["Executive head"], id="the-head-of-each-organization"),
        pytest.param("Legislative body", ["Legislative body"], id="the-body-of-each"),
        pytest.param("Executive heads", ["Executive heads"], id="several"),
        pytest.param("All", [], id="a-word-that-is-nobody"),
        pytest.param("Not applicable", [], id="nobody"),
        pytest.param("High priority", [], id="no-actor"),
    ],
)
def test_one_of_each_organization_is_told_by_a_cell(cell: str, wanted: list[str]) -> None:
    (row,) = rows(("Recommendation", "Addressee"), ("Strengthen the planning of missions in the field.", cell))
    assert names(row) == wanted
