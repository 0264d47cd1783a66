"""Cells of the table for spreadsheets are text that no spreadsheet runs, recounts or cuts in silence."""

from __future__ import annotations

import duckdb
import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from pipeline.s4_tidy.wide_sql import WIDE_SQL
from pipeline.schema import load_schema


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


def _wide_cell(value: str | None, column: str) -> str | None:
    """What the wide table shows of a value of ``recommendations``."""
    with duckdb.connect() as database:
        for table in ("reports", "paragraphs", "sections", "recommenders", "bodies", "instruments", "meetings",
                      "divisions", "recommendation_addressees", "recommendations", "recommendation_topics", "topics", "same_as"):  # fmt: skip
            columns = ", ".join(f'"{field.name}" VARCHAR' for field in load_schema()[table].fields)
            database.execute(f"CREATE TABLE {table} ({columns})")
        database.execute(f"INSERT INTO recommendations (recommendation_id, {column}) VALUES ('r', ?)", [value])
        (found,) = database.execute(f"SELECT {column} FROM ({WIDE_SQL})").fetchone() or (None,)
    return found


def test_clause_as_long_as_a_chapter_is_published_with_a_warning() -> None:
    matters = ", ".join(f"matter number {n} of the annexed list of measures" for n in range(600))
    content = f"1. Governments should adopt laws on {matters}.\n\n2. States should report.\n".encode()
    rows = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    assert [16_000 < len(row["text"]) <= 20_000 for row in rows["recommendations"]] == [True, False]
    assert [(i["kind"], i["severity"]) for i in rows["issues"] if i["kind"] == "long_clause"] == [
        ("long_clause", "warning")
    ]
    assert not rows["set_aside"]
