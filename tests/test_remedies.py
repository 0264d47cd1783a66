"""A row that breaks a rule harms itself, at most its report: whatever rule it is, all others are as without it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.engine import document
from pipeline.engine.document import work_document
from pipeline.engine.results import DocumentResult
from pipeline.model import Issue, Sidecar, Source
from pipeline.paths import EXPECTATIONS
from pipeline.rules.rows import REMEDIES, RowRule, row_rules
from pipeline.s4_tidy import Rows, tidy_report
from pipeline.s5_check.remedies import Judged, breaches, first_breach, judge
from pipeline.s5_check.structural import check_structure
from pipeline.s5_check.suites import run_suites
from pipeline.schema import load_schema
from tests.package_parts import merged, rows_of
from tests.sample_report import sample

Row = dict[str, Any]
GOOD = "a-99-1"
# Tables of which the sample has no row to break.
EXTRA: dict[str, Row] = {
    "corrections": {
        "correction_id": "{}.k-1", "report_id": "{}", "table": "notes", "row_id": "{}.n1", "column": "marker",
        "action": "override", "value_before": "2", "value_after": "1", "reason": "It reads 1.", "source": None,
        "corrected_by": None, "file": "corrections/a.yaml", "_source": "{}.txt",
    },
}  # fmt: skip
PRESENT: dict[str, Any] = {"date": datetime.date(2043, 2, 9), "char_start": 5, "": "A/99/9"}
# Values that break rules, tried one after the other.
WRONG: list[Any] = [
    None, "", "x", "a\nb", "A name.", "x" * 700, "x" * 20001, "x" * 500001, "1/9/98", "A/99/1\t", "1.x", -1, 0, 13, 251,
    10**6, 10**9, 1.5, 0.0, datetime.date(1844, 5, 6), datetime.date(1700, 5, 6), datetime.date(2150, 5, 6), b"x",
]  # fmt: skip


def fresh(report_id: str) -> Rows:
    rows = rows_of(sample(report_id))
    for table, row in EXTRA.items():
        rows[table] = [
            {name: value.format(report_id) if isinstance(value, str) else value for name, value in row.items()}
        ]
    return rows


def broken_by(rule: RowRule, rows: Rows) -> bool:
    return any(each.rule == rule for each in breaches(rows))


def condition(rule: RowRule, row: Row) -> Row:
    """Cells by which a rule is for a row."""
    if rule.where is None:
        return {}
    name = rule.where.column
    present = next(value for ending, value in PRESENT.items() if name.endswith(ending))
    wanted = {"empty": None if rule.where.value else present, "==": rule.where.value}
    return {name: wanted.get(rule.where.operator, row[name])}


def changes(rule: RowRule, rows: Rows) -> Iterator[tuple[str, int, Row]]:
    """Changes of single rows that may break a rule, from the likely to the less likely: (table, number, new cells)."""
    made = rows[rule.table]
    first = load_schema()[rule.table].primary_key
    for number, row in enumerate(made):
        where = condition(rule, row)
        for name in rule.columns:
            yield from ((rule.table, number, {**where, name: value}) for value in WRONG)
        for one in rule.columns:
            for other in (*rule.columns, *first, *row):
                yield rule.table, number, {**where, one: row[other]}
        later, earlier = datetime.date(2043, 2, 9), datetime.date(2043, 2, 3)
        if len(rule.columns) == 2:
            for low, high in ((earlier, later), (1, 2), (earlier, None)):
                yield rule.table, number, {rule.columns[0]: low, rule.columns[1]: high}


def break_rule(rule: RowRule, report_id: str) -> Rows:
    """A report that breaks a rule, in one row if that is possible."""
    rows = fresh(report_id)
    if rule.kind == "primary_key":
        rows[rule.table].append(dict(rows[rule.table][0]))
        return rows
    for table, number, cells in changes(rule, rows):
        rows = fresh(report_id)
        rows[table][number] = rows[table][number] | cells
        if broken_by(rule, rows):
            return rows
    raise AssertionError(f"no change of the sample breaks {rule.name}")


RULES = [
    rule
    for table in load_schema()
    if table.kind != "derived" and table.name != "set_aside"
    for rule in row_rules(table.name)
]


@pytest.fixture(scope="module")
def broken() -> dict[str, tuple[Rows, Judged]]:
    """A report for each rule, which breaks it, and what became of it; by the name of the rule."""
    made = {}
    for number, rule in enumerate(RULES):
        rows = break_rule(rule, f"a-98-{number}")
        made[rule.name] = rows, judge(f"a-98-{number}", f"a-98-{number}.txt", rows)
    return made


@pytest.fixture(scope="module")
def tables(broken: Mapping[str, tuple[Rows, Judged]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The merged tables of one good report and all broken ones."""
    kept = []
    for _, judged in broken.values():
        rows = {table.name: [] for table in load_schema()} if judged.rows is None else judged.rows
        kept.append(rows | {"set_aside": judged.set_aside, "issues": rows["issues"] + judged.issues})
    return merged([fresh(GOOD), *kept], tmp_path_factory.mktemp("all"))


@pytest.mark.slow
def test_every_rule_has_its_remedy(broken: Mapping[str, tuple[Rows, Judged]]) -> None:
    for rule in RULES:
        _, judged = broken[rule.name]
        assert judged.set_aside, rule.name
        assert judged.issues, rule.name
        assert {each["remedy"] for each in judged.set_aside} <= set(REMEDIES)
        assert all(each["severity"] == "error" for each in judged.issues)
        assert all(each["source_path"] in issue["message"] for each in judged.set_aside for issue in judged.issues)
        mine = [each for each in judged.set_aside if each["rule"] == rule.name]
        assert all(each["remedy"] == rule.remedy for each in mine if each["table"] == rule.table), rule.name
        if judged.rows is not None:
            assert breaches(judged.rows) == [], rule.name


@pytest.mark.slow
def test_nothing_is_lost(broken: Mapping[str, tuple[Rows, Judged]]) -> None:
    for rows, judged in broken.values():
        kept = judged.rows or {}
        for table, made in rows.items():
            gone = [each for each in judged.set_aside if each["table"] == table and each["column"] is None]
            assert len(kept.get(table, ())) + len({each["set_aside_id"] for each in gone}) in (len(made), len(made) - 1)


@pytest.mark.slow
def test_the_merged_tables_pass_all_checks(tables: dict[str, Path]) -> None:
    assert check_structure(tables).failures == ()
    assert [failure for failure in run_suites(tables, EXPECTATIONS).failures if failure.severity == "error"] == []


@pytest.mark.slow
def test_all_rows_of_another_report_are_as_without_the_broken_ones(
    broken: Mapping[str, tuple[Rows, Judged]], tables: dict[str, Path], tmp_path: Path
) -> None:
    alone = merged([fresh(GOOD)], tmp_path)
    for table in load_schema():
        key = table.primary_key
        known = {tuple(row[name] for name in key): row for row in pq.read_table(alone[table.name]).to_pylist()}
        found = [
            row for row in pq.read_table(tables[table.name]).to_pylist() if tuple(row[name] for name in key) in known
        ]
        assert len(found) == len(known), table.name
        for row in found:
            was = known[tuple(row[name] for name in key)]
            differs = {name for name in table.columns if row[name] != was[name]}
            # A row made for reading shows the acronym of a body, whichever report told it.
            shown = {"recommending_bodies"} if table.kind == "derived" else set()
            assert differs <= shown or table.kind == "entity", row
            claims = [
                claim
                for _, judged in broken.values()
                for claim in (judged.rows or {}).get(table.name, ())
                if differs and all(claim[name] == row[name] for name in key)
            ]
            assert all(any(claim[name] == row[name] for claim in claims) for name in differs - shown), row


# --- in the worker ----------------------------------------------------------------------------------------------------

TEXT = "A/99/1\n\n1. The Committee met.\n\n2. It closed.\n"
SOURCE = Source("r.txt", "0" * 64, len(TEXT), Sidecar(("A/99/1",), publication_date="1998-05-06"))


def worked(change: Any, monkeypatch: pytest.MonkeyPatch, known: tuple[Issue, ...] = ()) -> DocumentResult:
    """What becomes of a document whose rows are changed between tidying and judging."""

    def changed(*arguments: Any) -> Rows:
        rows = tidy_report(*arguments)
        change(rows)
        return rows

    monkeypatch.setattr(document, "tidy_report", changed)
    return work_document(TEXT.encode(), SOURCE, known_issues=known)


def errors(made: DocumentResult) -> list[tuple[str, str | None]]:
    return [(row["kind"], row["report_id"]) for row in made.rows["issues"] if row["severity"] == "error"]


def test_a_value_of_another_type_costs_its_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made = worked(lambda rows: rows["paragraphs"][0].update(position="first"), monkeypatch)
    assert made.report_id == "a-99-1"
    assert [row["paragraph_id"] for row in made.rows["paragraphs"]] == ["a-99-1.p2"]
    assert errors(made) == [("row_set_aside", "a-99-1")]
    [kept] = [row for row in made.rows["set_aside"] if row["table"] == "paragraphs"]
    assert (kept["row_id"], kept["rule"], kept["remedy"]) == ("a-99-1.p1", "paragraphs.position.type", "drop_row")
    assert json.loads(kept["row"])["position"] == "first"


def test_a_column_no_table_has_costs_its_cell_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made = worked(lambda rows: rows["paragraphs"][0].update(colour="red"), monkeypatch)
    assert [row["paragraph_id"] for row in made.rows["paragraphs"]] == ["a-99-1.p1", "a-99-1.p2"]
    assert errors(made) == [("cell_set_aside", "a-99-1")]
    assert [row["column"] for row in made.rows["set_aside"]] == ["colour"]


def test_a_paragraph_takes_with_it_what_stands_in_it_and_renumbers_nothing() -> None:
    rows = fresh("a-99-1")
    rows["paragraphs"][1]["text"] = " recommended"
    judged = judge("a-99-1", "a.txt", rows)
    assert judged.rows is not None
    gone = {(row["table"], row["row_id"]) for row in judged.set_aside if row["column"] is None}
    assert gone == {
        ("paragraphs", "a-99-1.p2"),
        ("recommendations", "a-99-1.p2.recommended"),
        ("recommenders", "a-99-1.p2.recommended/1"),
        ("recommenders", "a-99-1.p2.recommended/2"),
        ("recommender_steps", "a-99-1.p2.recommended/1"),
        ("recommendation_addressees", "a-99-1.p2.recommended/1"),
        ("recommendation_addressees", "a-99-1.p2.recommended/2"),
        ("recommendation_topics", "a-99-1.p2.recommended/environment"),
        ("same_as", "a-99-1.p2.recommended"),
        ("mentions", "a-99-1.p2.m1"),
        ("mentions", "a-99-1.p2.m2"),
        ("mentions", "a-99-1.p2.m3"),
    }
    assert {row["rule"] for row in judged.set_aside} == {"paragraphs.text_one_line"}
    emptied = {(row["row_id"], row["column"]) for row in judged.set_aside if row["column"]}
    assert emptied == {("a-99-1.n1", "paragraph_id"), ("a-99-1.b109", "paragraph_id")}
    assert [issue["kind"] for issue in judged.issues] == ["row_set_aside"]
    assert [row["position"] for row in judged.rows["paragraphs"]] == [1]


def test_a_report_that_is_set_aside_leaves_its_rows_and_what_was_known_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = (Issue("error", "sidecar_unknown_key", "r.yaml: unknown key `titel`"),)
    made = worked(lambda rows: rows["blocks"].pop(0), monkeypatch, known)
    assert made.report_id is None
    assert errors(made) == [("report_set_aside", None), ("sidecar_unknown_key", None)]
    assert {table for table, rows in made.rows.items() if rows} == {"issues", "set_aside"}
    tables = {row["table"] for row in made.rows["set_aside"]}
    assert {"reports", "paragraphs", "blocks"} <= tables
    assert {row["rule"] for row in made.rows["set_aside"]} == {"blocks.char_start.cover"}


def test_each_issue_names_the_rule_the_row_the_file_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    made = worked(lambda rows: rows["reports"][0].update(title="x" * 401), monkeypatch)
    [message] = [row["message"] for row in made.rows["issues"] if row["severity"] == "error"]
    for part in ("r.txt", "reports a-99-1", "reports.title_length", "correction", "set_aside"):
        assert part in message
    assert made.rows["reports"][0]["title"] is None


def test_half_a_character_is_kept_in_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = worked(lambda rows: rows["reports"][0].update(title="half \ud83d"), monkeypatch)
    [kept] = made.rows["set_aside"]
    assert json.loads(kept["row"])["title"] == "half \ud83d"
    assert kept["row"].encode()


def test_rows_that_never_come_to_keep_the_rules_cost_their_report(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = next(rule for rule in row_rules("reports") if rule.name == "reports.title_length")
    useless = replace(rule, cells=("summary",))
    monkeypatch.setattr(
        "pipeline.s5_check.remedies.broken_rules", lambda table, _: [(useless, [0])] if table == "reports" else []
    )
    assert judge("a-99-1", "a.txt", fresh("a-99-1")).rows is None


def test_ids_of_what_is_set_aside_follow_from_the_rows() -> None:
    rows = fresh("a-99-1")
    rows["notes"][0]["marker"] = "x" * 13
    first, second = judge("a-99-1", "a.txt", rows), judge("a-99-1", "a.txt", dict(reversed(rows.items())))
    assert sorted(each["set_aside_id"] for each in first.set_aside) == sorted(
        each["set_aside_id"] for each in second.set_aside
    )
    assert all(re.fullmatch(r"a-99-1\.z-[0-9a-f]{12}", each["set_aside_id"]) for each in first.set_aside)


@pytest.mark.parametrize("table", ["mentions", "notes", "paragraphs", "recommendations", "citations"])
def test_a_row_whose_words_do_not_stand_in_the_text_costs_itself_alone(
    table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (
        b"A/99/1\n\nGeneral Assembly\n\nReport of the Secretary-General on trees\n\n1. The Council met.1\n\n"
        b"2. The Council requested States to ratify resolution 52/98.\n\nNotes\n\n1 See A/53/1.\n"
    )
    whole = work_document(content, Source("a.txt", "0" * 64, len(content)))

    def tidy_wrongly(*given: Any) -> dict[str, list[dict[str, Any]]]:
        rows = tidy_report(*given)
        rows[table][-1] = rows[table][-1] | {"text": "Words of nobody"}
        return rows

    monkeypatch.setattr("pipeline.engine.document.tidy_report", tidy_wrongly)
    made = work_document(content, Source("a.txt", "0" * 64, len(content)))
    assert made.report_id == whole.report_id
    assert [row["text"] for row in made.rows[table]] == [row["text"] for row in whole.rows[table]][:-1]
    aside = next(row for row in made.rows["set_aside"] if row["table"] == table)
    assert aside["rule"] == f"{table}.text.stands"
    assert "Words of nobody" in aside["row"]
    (told,) = [row for row in made.rows["issues"] if row["kind"] == "row_set_aside"]
    assert "the words do not stand in the text where the row says" in told["message"]
    assert first_breach(made.rows) is None
