"""Merging parts: the best value wins, whatever the order and number of the parts."""

from __future__ import annotations

import datetime
import itertools
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Body, Instrument, Meeting
from pipeline.s4_tidy import Rows
from pipeline.s4_tidy.merge import merge_parts
from pipeline.schema import load_schema
from tests.package_parts import merged, rows_of, write_parts
from tests.sample_report import ASSEMBLY, COMMITTEE, RESOLUTION, SESSION, sample


def dated(start: str, end: str | None, precision: str) -> Meeting:
    return replace(SESSION, start_date=start, end_date=end, date_precision=precision)


REPORTS: tuple[Rows, ...] = tuple(
    map(
        rows_of,
        (
            sample("a-99-1", meeting=dated("2043-02", "2043-02", "month")),
            sample("a-99-2", meeting=dated("2043-02-03", "2043-02-09", "day")),
            sample("a-99-3", meeting=dated("2043-02-04", "2043-02-09", "day")),
            sample("a-99-4", instrument=replace(RESOLUTION, title="Trees", instrument_type="other")),
            sample("a-99-4", path="again.pdf", media_type="application/pdf"),
        ),
    )
)


def read(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


@cache
def in_one_part() -> dict[str, bytes]:
    """The bytes of the merged tables when all rows come in one part and are merged by one thread."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        merge_parts(write_parts([REPORTS], folder / "parts"), folder / "tables", threads=1)
        return {path.stem: path.read_bytes() for path in sorted((folder / "tables").glob("*.parquet"))}


@settings(max_examples=6)
@given(order=st.permutations(REPORTS), cuts=st.sets(st.integers(1, len(REPORTS) - 1)))
def test_order_and_number_of_parts_do_not_matter(order: list[Rows], cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    shards = [order[a:b] for a, b in itertools.pairwise(edges)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        merge_parts(write_parts(shards, folder / "parts"), folder / "tables", memory_limit="400MB")
        for table, wanted in in_one_part().items():
            assert (folder / "tables" / f"{table}.parquet").read_bytes() == wanted, table


BODIES_SAID = st.builds(
    lambda acronym, classification, parent: replace(
        COMMITTEE, acronym=acronym, classification=classification, parent_body_id=parent
    ),
    st.sampled_from([None, "CT", "CoT"]),
    st.sampled_from(["other", "committee", "commission"]),
    st.sampled_from([None, "assembly-of-gardens"]),
)
MEETINGS_SAID = st.builds(
    lambda place, dates: replace(SESSION, place=place, **dates),
    st.sampled_from([None, "Oakham", "Elmley"]),
    st.sampled_from(
        [
            {"start_date": None, "end_date": None, "date_precision": None},
            {"start_date": "2044", "end_date": "2044", "date_precision": "year"},
            {"start_date": "2044-05", "end_date": "2044-05", "date_precision": "month"},
            {"start_date": "2044-05-02", "end_date": "2044-05-06", "date_precision": "day"},
        ]
    ),
)
EXACTNESS = [None, "year", "month", "day"]


@pytest.mark.exhaustive
@settings(max_examples=8)
@given(st.lists(st.tuples(BODIES_SAID, MEETINGS_SAID), min_size=2, max_size=4))
def test_a_report_more_never_empties_a_value_of_an_entity_or_makes_it_vaguer(said: list[tuple[Body, Meeting]]) -> None:
    """Whatever the reports say: what is known of an entity with one report less is known as well, or better."""
    reports = [
        sample(f"a-99-{n}", bodies=(body, ASSEMBLY), meeting=meeting) for n, (body, meeting) in enumerate(said, 1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        fewer = merged(reports[:-1], Path(folder) / "fewer")
        more = merged(reports, Path(folder) / "more")
        for table in load_schema().of_kind("entity"):
            weak = {field.name: field.weak or () for field in table.fields}
            now = {tuple(row[key] for key in table.primary_key): row for row in read(more[table.name])}
            for row in read(fewer[table.name]):
                richer = now[tuple(row[key] for key in table.primary_key)]
                for column, value in row.items():
                    if column == "date_precision":
                        assert EXACTNESS.index(richer[column]) >= EXACTNESS.index(value), table.name
                    elif value is not None:
                        assert richer[column] is not None, f"{table.name}.{column} was {value}"
                        assert value in weak[column] or richer[column] not in weak[column], f"{table.name}.{column}"


def test_no_parts_give_empty_tables_with_all_columns(tmp_path: Path) -> None:
    rows = merge_parts({}, tmp_path)
    assert set(rows.values()) == {0}
    for table in load_schema():
        assert pq.read_schema(tmp_path / f"{table.name}.parquet").names == list(table.columns)


def test_parts_of_an_unknown_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown tables: recomendations"):
        merge_parts({"recomendations": []}, tmp_path)


CARD = Instrument("tree-card", "Card", "other", status="unknown")


@pytest.mark.parametrize(
    ("views", "column", "best"),
    [
        pytest.param([SESSION, dated("2043", "2043", "year")], "start_date", datetime.date(2043, 1, 1), id="non-empty"),
        pytest.param(
            [dated("2043", "2043", "year"), dated("2043", "2043", "year"), dated("2043-02", "2043-02", "month")],
            "end_date",
            datetime.date(2043, 2, 28),
            id="exact-date-before-frequent-one",
        ),
        pytest.param(
            [dated("2043-02-09", None, "day"), dated("2043-02-03", "2043-02-09", "day")],
            "start_date",
            datetime.date(2043, 2, 3),
            id="dates-of-one-report-stay-together",
        ),
        pytest.param(
            [replace(SESSION, name="B"), replace(SESSION, name="A"), replace(SESSION, name="B")],
            "name",
            "B",
            id="most-frequent",
        ),
        pytest.param([replace(SESSION, name="B"), replace(SESSION, name="A")], "name", "A", id="alphabet-at-a-draw"),
        pytest.param(
            [replace(SESSION, classification="other")] * 2 + [SESSION],
            "classification",
            "session",
            id="other-gives-way",
        ),
    ],
)
def test_the_best_value_of_a_meeting(views: list[Meeting], column: str, best: object, tmp_path: Path) -> None:
    tables = merged([sample(f"a-99-{i}", meeting=view) for i, view in enumerate(views, 1)], tmp_path)
    (row,) = read(tables["meetings"])
    assert row[column] == best


def test_the_registry_stands_above_reports(tmp_path: Path) -> None:
    guess = replace(ASSEMBLY, name="The gardens' assembly", acronym="GA", origin="report")
    views: list[tuple[Body, ...]] = [(COMMITTEE, ASSEMBLY), (COMMITTEE, guess), (COMMITTEE, guess)]
    tables = merged([sample(f"a-99-{i}", bodies=view) for i, view in enumerate(views, 1)], tmp_path)
    row = next(row for row in read(tables["bodies"]) if row["body_id"] == ASSEMBLY.body_id)
    assert (row["name"], row["acronym"], row["origin"]) == ("Assembly of Gardens", "GA", "registry")


def test_reports_that_disagree_on_dates_give_an_issue(tmp_path: Path) -> None:
    tables = merged(REPORTS, tmp_path)
    (issue,) = (row for row in read(tables["issues"]) if row["kind"] == "conflicting_dates")
    assert issue["issue_id"] == "conflict.meetings.committee-on-trees.3"
    assert issue["message"].endswith(": 2043-02-03 to 2043-02-09 (1), 2043-02-04 to 2043-02-09 (1)")


def test_of_many_dates_on_which_reports_disagree_the_most_frequent_are_shown(tmp_path: Path) -> None:
    views = [dated(f"2043-02-{day:02}", f"2043-02-{day:02}", "day") for day in (*range(1, 10), 9)]
    tables = merged([sample(f"a-99-{i}", meeting=view) for i, view in enumerate(views, 1)], tmp_path)
    (issue,) = (row for row in read(tables["issues"]) if row["kind"] == "conflicting_dates")
    assert ": 2043-02-09 to 2043-02-09 (2), 2043-02-01 to 2043-02-01 (1)," in issue["message"]
    assert issue["message"].endswith("2043-02-04 to 2043-02-04 (1) and 4 more")


def test_a_report_read_from_two_files_is_there_once(tmp_path: Path) -> None:
    tables = merged(REPORTS, tmp_path)
    row = next(row for row in read(tables["reports"]) if row["report_id"] == "a-99-4")
    assert row["source_path"] == "again.pdf", "a file that tells its structure comes before plain text"
    assert [r["recommendation_id"] for r in read(tables["recommendations"])].count("a-99-4.p2.recommended") == 1
    (issue,) = (row for row in read(tables["issues"]) if row["kind"] == "report_read_twice")
    assert (issue["report_id"], issue["message"]) == (
        "a-99-4",
        "the report is also in a-99-4.txt; the rows are from again.pdf",
    )


def test_files_of_one_name_with_other_titles_are_said_to_differ(tmp_path: Path) -> None:
    def untitled(path: str, media_type: str, title: str) -> Rows:
        rows = rows_of(sample("report", path=path, media_type=media_type))
        rows["reports"][0].update(symbol=None, title=title, text_sha256=path[-1] * 64)
        return rows

    made = [
        untitled("1/report.html", "text/html", "Forests"),
        untitled("1/report.txt", "text/plain", "Rivers"),
        untitled("1/report.md", "text/markdown", "FORESTS"),
    ]
    tables = merged(made, tmp_path)
    said = sorted(row["message"] for row in read(tables["issues"]) if row["kind"] == "report_read_twice")
    assert said[0].startswith("1/report.txt: has other words than 1/report.html under the same symbol or name")
    assert said[1].startswith("the report is also in 1/report.md")


def test_the_wide_table_has_names_in_place_of_ids(tmp_path: Path) -> None:
    row = read(merged([sample()], tmp_path)["recommendations_wide"])[0]
    assert row["recommending_bodies"] == "Committee on Trees (CT); Assembly of Gardens"
    assert (row["addressees"], row["meeting"]) == ("States; Chile", "Committee on Trees, third session")
    assert (row["section"], row["paragraph_number"]) == ("I Forests", "para. 2")
    assert row["citation"] == "A/99/1, para. 2"
    assert row["addressee_classes"] == "a_state; states"
    assert row["country_codes"] == "CHL"
    topics = read(merged([sample()], tmp_path / "again")["topics"])
    assert row["topics"] == "; ".join(sorted(each["name"] for each in topics)) != ""
