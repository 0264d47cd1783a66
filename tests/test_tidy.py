"""Rows of one report: ids by content, offsets into the canonical text, and nothing lost on the way."""

from __future__ import annotations

import datetime
import re

import pytest

from pipeline.model import Issue, Source
from pipeline.s4_tidy import failed_report, symbol_key, tidy_report
from pipeline.s4_tidy.dates import first_day, last_day
from pipeline.s4_tidy.keys import name_key, numbered, slug
from pipeline.s4_tidy.mandate import mandate_pattern, mandate_rules
from pipeline.schema import SOURCE_COLUMN, load_schema
from tests.sample_report import TEXT, sample

MADE = sample()
ROWS = tidy_report(MADE.source, MADE.document, MADE.structure, MADE.extraction)


def test_every_table_has_its_columns_and_the_source() -> None:
    wanted = {table.name for table in load_schema() if table.kind != "derived"}
    assert set(ROWS) == wanted
    # What people correct by hand, and what breaks a rule, is no find of the stages before.
    assert {name for name, rows in ROWS.items() if not rows} <= {"corrections", "set_aside"}
    for name, rows in ROWS.items():
        for row in rows:
            assert set(row) == {*load_schema()[name].columns, SOURCE_COLUMN}, name


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        ("reports", ["a-99-1"]),
        ("sections", ["a-99-1.s-i"]),
        ("paragraphs", ["a-99-1.p1", "a-99-1.p2"]),
        ("notes", ["a-99-1.n1"]),
        ("recommendations", ["a-99-1.p2.recommended"]),
        ("citations", ["a-99-1.p1.c1", "a-99-1.n1.c1"]),
        ("mentions", ["a-99-1.p1.m1", "a-99-1.p2.m1", "a-99-1.p2.m2", "a-99-1.p2.m3"]),
        ("blocks", ["a-99-1.b0", "a-99-1.b40", "a-99-1.b51", "a-99-1.b102", "a-99-1.b109", "a-99-1.b211"]),
        ("repairs", ["a-99-1.x102"]),
        ("issues", ["a-99-1.i-gap-3"]),
        ("bodies", ["committee-on-trees", "assembly-of-gardens", "chile"]),
    ],
)
def test_ids_come_from_the_content(table: str, ids: list[str]) -> None:
    key = load_schema()[table].primary_key[0]
    assert [row[key] for row in ROWS[table]] == ids


@pytest.mark.parametrize("table", ["citations", "mentions"])
def test_the_evidence_stands_at_its_offsets(table: str) -> None:
    for row in ROWS[table]:
        assert TEXT[row["char_start"] : row["char_end"]] == row["text"]


def test_a_recommendation_reaches_over_the_line_break() -> None:
    row = ROWS["recommendations"][0]
    assert TEXT[row["char_start"] : row["char_end"]] == "recommended that States, Chile among them, plant oaks"
    assert row["recommending_body_id"] == "committee-on-trees"
    assert [r["body_id"] for r in ROWS["recommenders"]] == ["committee-on-trees", "assembly-of-gardens"]
    assert [(r["position"], r["name"]) for r in ROWS["recommendation_addressees"]] == [(1, "States"), (2, "Chile")]
    assert [r["step"] for r in ROWS["recommender_steps"]] == ["the Committee"]


def test_the_front_page_becomes_ids() -> None:
    row = ROWS["reports"][0]
    assert row["author_body_id"] == "committee-on-trees"
    assert row["organ_body_id"] == "assembly-of-gardens"
    assert row["mandate_instrument_id"] == "a-res-98-7"
    assert row["publication_date"] == datetime.date(2044, 5, 6)
    assert (row["text_path"], row["text_length"]) == ("texts/a-99-1.txt", len(TEXT))


def test_what_a_note_cites_belongs_to_the_note() -> None:
    row = ROWS["citations"][1]
    assert (row["paragraph_id"], row["note_id"], row["symbol"]) == (None, "a-99-1.n1", None)
    assert [c["symbol"] for c in ROWS["citation_candidates"]] == ["A/RES/98/8", "E/RES/98/8"]


def test_the_registry_adds_bodies_and_countries_referred_to() -> None:
    assert [row["country_code"] for row in ROWS["countries"]] == ["CHL"]
    assert ROWS["bodies"][-1]["classification"] == "state"


def test_a_year_of_founding_is_its_first_day() -> None:
    assert ROWS["bodies"][1]["founding_date"] == datetime.date(1946, 1, 1)


def test_a_file_that_cannot_be_read_leaves_an_issue_that_names_it() -> None:
    rows = failed_report(Source("old/a b.pdf", "0" * 64, 1), Issue("error", "unreadable_file", "it is empty"))
    assert {name for name, made in rows.items() if made} == {"issues"}
    issue = rows["issues"][0]
    assert issue["issue_id"] == "old-a-b-pdf.i-unreadable_file"
    assert (issue["report_id"], issue["message"]) == (None, "old/a b.pdf: it is empty")


@pytest.mark.parametrize(
    ("symbol", "key"),
    [
        pytest.param("S/RES/1325 (2000)", "S/RES/1325(2000)", id="no-spaces"),
        pytest.param("E/CN.4/Sub.2/1998/14", "E/CN.4/SUB.2/1998/14", id="capitals"),
        pytest.param("A/C.3/53/L.5\u2013L.7", "A/C.3/53/L.5-L.7", id="dash"),
        pytest.param("Ａ/53/1", "A/53/1", id="full-width-letter"),
    ],
)
def test_symbol_keys(symbol: str, key: str) -> None:
    assert symbol_key(symbol) == key


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param("2024", "2024-01-01", "2024-12-31", id="year"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="leap-month"),
        pytest.param("2024-02-03", "2024-02-03", "2024-02-03", id="day"),
        pytest.param("2023-02-29", None, None, id="no-such-day"),
        pytest.param("2023-13", None, None, id="no-such-month"),
        pytest.param("3 May", None, None, id="not-iso"),
        pytest.param(None, None, None, id="nothing"),
    ],
)
def test_days_of_dates(value: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(value), last_day(value)) == tuple(d and datetime.date.fromisoformat(d) for d in (first, last))


def test_names_compare_without_article_and_case() -> None:
    assert name_key("The  Secretary\u2011General\u2019s Office") == name_key("secretary-general's office")


def test_ids_that_repeat_are_numbered() -> None:
    assert list(numbered(["a", "b", "a", "a"])) == ["a", "b", "a.2", "a.3"]
    assert slug("Côte d'Ivoire/2") == "cote-d-ivoire-2"


@pytest.mark.parametrize("rule", mandate_rules(), ids=lambda rule: rule["id"])
def test_mandate_phrases_match_their_examples_only(rule: dict[str, list[str]]) -> None:
    assert all(mandate_pattern().search(example) for example in rule["examples"])
    assert not any(mandate_pattern().search(example) for example in rule["counter_examples"])
    assert re.compile(str(rule["pattern"]), re.VERBOSE)
