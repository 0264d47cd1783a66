"""Cells of the table for spreadsheets are text that no spreadsheet runs, recounts or cuts in silence."""

from __future__ import annotations

import duckdb
import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from pipeline.s4_tidy.wide_sql import WIDE_SQL
from pipeline.schema import load_schema
from tests.made_files import make_pdf, prose


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param('=HYPERLINK("http://x","y") should act', '\'=HYPERLINK("http://x","y") should act', id="equals"),
        pytest.param("+1 should act", "'+1 should act", id="plus"),
        pytest.param("-2+3 should act", "'-2+3 should act", id="minus"),
        pytest.param("@SUM(1) should act", "'@SUM(1) should act", id="at"),
        pytest.param("\uff1dSUM(1) should act", "'\uff1dSUM(1) should act", id="equals-of-full-width"),
        pytest.param("– Governments should act", "– Governments should act", id="dash-is-no-minus"),
        pytest.param("States = parties should act", "States = parties should act", id="equals-inside"),
        pytest.param("x" * 32_001, "x" * 32_000 + " … (cut: the whole text stands in recommendations)", id="too-long"),
    ],
)
def test_cells_of_the_wide_table_are_inert(text: str, cell: str) -> None:
    assert _wide_cell(text, "text") == cell


@pytest.mark.parametrize(
    ("number", "cell"),
    [("129.10", "No. 129.10"), ("2.3.4", "No. 2.3.4"), ("12", "No. 12"), ("(a)", "No. (a)"), (None, None)],
)
def test_numbers_are_text_whatever_the_other_rows_hold(number: str | None, cell: str | None) -> None:
    assert _wide_cell(number, "number") == cell


def test_a_row_is_cited_by_the_page_on_which_its_own_words_begin() -> None:
    first = [f"line {number} of what the Committee on Trees told the States" for number in range(12)]
    page_1 = prose(700, ["The Committee on Trees urges States to plant oaks.", *first])
    page_2 = prose(700, ["and of what it heard. The Committee also invites Governments to report."])
    content = make_pdf([page_1, page_2])
    rows = work_document(content, Source("a.pdf", "0" * 64, len(content))).rows
    (paragraph,) = rows["paragraphs"]
    assert (paragraph["page_start"], paragraph["page_end"]) == (1, 2)
    assert [(row["verb"], row["page"]) for row in rows["recommendations"]] == [("urges", 1), ("invites", 2)]
    cells = [_wide_row(recommendations={"page": page}, paragraphs={"page_start": "1"}) for page in ("1", "2", None)]
    assert [(row["page"], row["citation"]) for row in cells] == [
        ("1", "A/1, p. 1"),
        ("2", "A/1, p. 2"),
        ("1", "A/1, p. 1"),
    ]


def _wide_cell(value: str | None, column: str) -> str | None:
    """What the wide table shows of a value of ``recommendations``."""
    return _wide_row(recommendations={column: value})[column]


def _wide_row(**cells: dict[str, str | None]) -> dict[str, str | None]:
    """The row of the wide table for a recommendation whose tables have these cells."""
    given = {
        "recommendations": {"recommendation_id": "r", "report_id": "a-1", "paragraph_id": "a-1.p"},
        "reports": {"report_id": "a-1", "symbol": "A/1"},
        "paragraphs": {"paragraph_id": "a-1.p"},
    }
    with duckdb.connect() as database:
        for table in ("reports", "paragraphs", "sections", "recommenders", "bodies", "instruments", "meetings",
                      "divisions", "recommendation_addressees", "recommendations", "recommendation_topics", "topics", "same_as"):  # fmt: skip
            columns = ", ".join(f'"{field.name}" VARCHAR' for field in load_schema()[table].fields)
            database.execute(f"CREATE TABLE {table} ({columns})")
        for table, row in given.items():
            whole = row | cells.get(table, {})
            marks = ", ".join("?" for _ in whole)
            database.execute(f"INSERT INTO {table} ({', '.join(whole)}) VALUES ({marks})", list(whole.values()))
        found = database.execute(WIDE_SQL)
        names = [column[0] for column in found.description]
        return dict(zip(names, found.fetchall()[0], strict=True))


def test_clause_as_long_as_a_chapter_is_published_with_a_warning() -> None:
    matters = ", ".join(f"matter number {n} of the annexed list of measures" for n in range(600))
    content = f"1. Governments should adopt laws on {matters}.\n\n2. States should report.\n".encode()
    rows = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    assert [16_000 < len(row["text"]) <= 20_000 for row in rows["recommendations"]] == [True, False]
    assert [(i["kind"], i["severity"]) for i in rows["issues"] if i["kind"] == "long_clause"] == [
        ("long_clause", "warning")
    ]
    assert not rows["set_aside"]
