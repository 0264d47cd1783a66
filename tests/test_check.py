"""The checks: right rows pass, and of wrong ones each is found once and named."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.paths import EXPECTATIONS
from pipeline.s4_tidy import Rows
from pipeline.s5_check.evidence import Mended, stands, unproven_rows, verify_evidence
from pipeline.s5_check.result import CheckSummary, Failure, joined, summary
from pipeline.s5_check.structural import check_structure
from pipeline.s5_check.suites import SuiteError, load_suites, run_suites
from pipeline.schema import load_schema, plain_schema, write_parquet
from tests.package_parts import merged, rows_of
from tests.sample_report import sample

Change = dict[str, Any]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return merged([sample("a-99-1"), sample("a-99-2")], tmp_path_factory.mktemp("merged"))


@pytest.fixture(scope="module")
def no_rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return merged([], tmp_path_factory.mktemp("empty"))


def changed(tables: dict[str, Path], table: str, key: str, change: Change, folder: Path) -> dict[str, Path]:
    """The tables with other values in the row of one table whose primary key, joined by ``/``, is ``key``."""
    described = load_schema()[table]
    rows = pq.read_table(tables[table]).to_pylist()
    found = [row for row in rows if "/".join(str(row[name]) for name in described.primary_key) == key]
    assert len(found) == 1, f"{table} has no row {key}"
    found[0].update(change)
    path = folder / f"{table}.parquet"
    made = pa.Table.from_pylist(rows, schema=plain_schema(described))
    write_parquet(made.to_batches(), made.schema, path)
    return tables | {table: path}


def test_right_rows_pass(tables: dict[str, Path], no_rows: dict[str, Path]) -> None:
    assert check_structure(tables).failures == ()
    assert check_structure(no_rows).failures == ()


@pytest.mark.parametrize(
    ("table", "key", "change", "check", "rows"),
    [
        pytest.param("reports", "a-99-1", {"reader": None}, "required", ["a-99-1"], id="required-value-missing"),
        pytest.param("reports", "a-99-1", {"title": ""}, "empty", ["a-99-1"], id="empty-text-for-null"),
        pytest.param(
            "paragraphs", "a-99-1.p1", {"number_status": "guessed"}, "enum", ["a-99-1.p1"], id="not-in-closed-list"
        ),
        pytest.param("reports", "a-99-2", {"source_sha256": "F" * 64}, "pattern", ["a-99-2"], id="capital-hexadecimal"),
        pytest.param("sections", "a-99-1.s-i", {"level": 0}, "minimum", ["a-99-1.s-i"], id="below-minimum"),
        pytest.param(
            "recommendations",
            "a-99-1.p2.recommended",
            {"confidence": 1.5},
            "maximum",
            ["a-99-1.p2.recommended"],
            id="above-maximum",
        ),
        pytest.param(
            "paragraphs", "a-99-1.p2", {"paragraph_id": "a-99-2.p2"}, "primary_key", ["a-99-2.p2"], id="key-twice"
        ),
        pytest.param(
            "meetings",
            "committee-on-trees.3",
            {"body_id": "committee-on-shrubs"},
            "foreign_key",
            ["committee-on-trees.3"],
            id="no-such-body",
        ),
        pytest.param(
            "bodies", "chile", {"parent_body_id": "nobody"}, "foreign_key", ["chile"], id="no-such-parent-in-own-table"
        ),
        pytest.param(
            "recommendation_addressees",
            "a-99-2.p2.recommended/2",
            {"country_code": "XXX"},
            "foreign_key",
            ["a-99-2.p2.recommended/2"],
            id="key-of-two-columns-is-named",
        ),
        pytest.param(
            "mentions",
            "a-99-1.p2.m1",
            {"entity_id": "nobody"},
            "typed_reference",
            ["a-99-1.p2.m1"],
            id="mention-of-no-body",
        ),
        pytest.param(
            "mentions",
            "a-99-1.p2.m2",
            {"entity_type": "body"},
            "typed_reference",
            ["a-99-1.p2.m2"],
            id="meeting-called-a-body",
        ),
        pytest.param("notes", "a-99-1.n1", {"char_end": 9999}, "offsets_inside", ["a-99-1.n1"], id="behind-the-end"),
        pytest.param("notes", "a-99-1.n1", {"char_end": 5}, "offsets_order", ["a-99-1.n1"], id="ends-before-start"),
        pytest.param(
            "issues", "a-99-1.i-gap-3", {"char_end": None}, "offsets_order", ["a-99-1.i-gap-3"], id="half-a-place"
        ),
        pytest.param("blocks", "a-99-1.b40", {"char_start": 42}, "cover", ["a-99-1.b40"], id="gap-between-blocks"),
    ],
)
def test_one_wrong_value_is_found_and_named(
    table: str, key: str, change: Change, check: str, rows: list[str], tables: dict[str, Path], tmp_path: Path
) -> None:
    found = check_structure(changed(tables, table, key, change, tmp_path))
    assert not found.ok
    failure = next(failure for failure in found.failures if failure.check == check)
    assert (failure.table, list(failure.rows)) == (table, rows)
    assert failure.columns


def test_text_behind_the_last_block_is_found_at_the_report(tables: dict[str, Path], tmp_path: Path) -> None:
    (failure,) = check_structure(changed(tables, "reports", "a-99-2", {"text_length": 999}, tmp_path)).failures
    assert (failure.table, failure.check, failure.rows) == ("reports", "cover", ("a-99-2",))


@pytest.mark.parametrize(
    ("change", "check"),
    [
        pytest.param(lambda made: made.drop_columns(["reader"]), "columns", id="column-missing"),
        pytest.param(
            lambda made: made.set_column(
                made.schema.get_field_index("text_length"), "text_length", made["text_length"].cast(pa.string())
            ),
            "type",
            id="figure-as-text",
        ),
    ],
)
def test_wrong_columns_are_found_before_anything_else(
    change: Callable[[pa.Table], pa.Table], check: str, tables: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "reports.parquet"
    pq.write_table(change(pq.read_table(tables["reports"])), path)
    (failure,) = check_structure(tables | {"reports": path}).failures
    assert (failure.table, failure.check) == ("reports", check)


def altered(table: str, number: int, change: Change) -> Rows:
    """The rows of the sample with other values in one."""
    rows = rows_of(sample())
    rows[table][number] = rows[table][number] | change
    return rows


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        pytest.param(rows_of(sample()), [], id="right"),
        pytest.param(altered("mentions", 1, {"char_end": 9999}), ["wrong_offsets"], id="behind-the-end"),
        pytest.param(altered("mentions", 1, {"char_end": 3}), ["wrong_offsets"], id="ends-before-start"),
        pytest.param(altered("blocks", 1, {"char_start": 42}), ["uncovered_text"], id="gap"),
        pytest.param(altered("blocks", 1, {"char_end": 60}), ["uncovered_text"], id="overlap"),
        pytest.param(altered("paragraphs", 1, {"number": "4"}), ["missing_paragraph_number"], id="number-missing"),
        pytest.param(altered("paragraphs", 1, {"number": "1"}), ["repeated_paragraph_number"], id="number-twice"),
        pytest.param(altered("paragraphs", 1, {"number": None}), [], id="unnumbered"),
    ],
)
def test_rows_that_do_not_fit_their_text_give_issues(rows: Rows, kinds: list[str]) -> None:
    assert [issue.kind for issue in verify_evidence(sample().document, rows)] == kinds


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(rows_of(sample()), [], id="right"),
        pytest.param(altered("mentions", 1, {"text": "Committee of Trees"}), [("mentions", 1)], id="other-words"),
        pytest.param(altered("mentions", 1, {"text": "Committee  on\nTrees"}), [], id="white-space-does-not-count"),
        pytest.param(altered("mentions", 1, {"text": "ommittee on Trees"}), [("mentions", 1)], id="begins-elsewhere"),
        pytest.param(altered("paragraphs", 1, {"text": "It plants oaks."}), [("paragraphs", 1)], id="paraphrase"),
        pytest.param(altered("repairs", 0, {"original": "Page 3"}), [("repairs", 0)], id="repair-of-something-else"),
        pytest.param(
            altered("recommendations", 0, {"text": "oaks"}), [("recommendations", 0)], id="composed-elsewhere"
        ),
        pytest.param(
            altered("recommendations", 0, {"text_status": "composed"}), [("recommendations", 0)], id="no-such-status"
        ),
    ],
)
def test_rows_whose_words_do_not_stand_in_the_text_are_found(rows: Rows, found: list[tuple[str, int]]) -> None:
    assert list(unproven_rows(sample().document.text, rows)) == found


@given(words=st.text("ab \n", max_size=12), stretch=st.text("ab -\n", max_size=16), exact=st.booleans())
def test_looking_for_whole_words_first_changes_nothing(words: str, stretch: str, exact: bool) -> None:
    wanted, found = (re.sub(r"\s", "", text) for text in (words, stretch))
    rest = iter(found)
    plain = all(character in rest for character in wanted)
    if exact and words != stretch:
        plain = plain and wanted != "" and (wanted[0], wanted[-1]) == (found[0], found[-1])
    assert stands(words, stretch, exact) == plain


def test_a_name_that_is_a_part_of_a_mended_word_stands_there() -> None:
    text = "the SecretaryGeneral’s formal application"
    mended = Mended(text, [{"char_start": 4, "char_end": 22, "repaired": "Secretary-General’s"}])
    assert mended.holds("Secretary-General", 4, 20, exact=True)
    assert mended.holds("Secretary-General’s formal", 4, 29, exact=True)
    assert not mended.holds("Secretary-Generals", 4, 20, exact=True)


@pytest.mark.parametrize(
    ("words", "there"),
    [
        pytest.param("It urges: plant elms", True, id="lead-in-and-item"),
        pytest.param("It urges plant elms", True, id="without-a-colon"),
        pytest.param("It urges: oaks; plant elms", False, id="with-the-item-between"),
        pytest.param("It urges: cut elms", False, id="other-words"),
    ],
)
def test_words_of_two_places_stand_in_those_alone(words: str, there: bool) -> None:
    text = "It urges:\nplant oaks;\nplant elms"
    lead, item = (0, 8), (22, 32)
    mended = Mended(text, ())
    assert mended.composes(words, lead, item) is there
    assert mended.composes(words, item, lead) is there


def test_words_may_read_as_mended() -> None:
    made = sample()
    rows = rows_of(made)
    place = made.document.text.index("Trees, at")
    repair = rows["repairs"][0] | {
        "char_start": place,
        "char_end": place + 5,
        "original": "Trees",
        "repaired": "Shrubs",
    }
    rows["repairs"].append(repair)
    rows["mentions"][1] = rows["mentions"][1] | {"text": "Committee on Shrubs"}
    assert verify_evidence(made.document, rows) == []


WRONG: list[tuple[str, str, Change, str]] = [
    ("reports", "a-99-1", {"publication_date": datetime.date(1844, 5, 6)}, "expect_column_values_to_match_regex"),
    (
        "sections",
        "a-99-1.s-i",
        {"parent_section_id": "a-99-1.s-i"},
        "expect_select_column_values_to_be_unique_within_record",
    ),
    ("paragraphs", "a-99-1.p2", {"number": None}, "expect_column_values_to_not_be_null"),
    ("notes", "a-99-1.n1", {"text": "See\n98/8."}, "expect_column_values_to_not_match_regex"),
    ("blocks", "a-99-1.b0", {"note_id": "a-99-1.n1"}, "expect_column_values_to_be_null"),
    ("bodies", "chile", {"country_code": None}, "expect_column_values_to_not_be_null"),
    ("countries", "CHL", {"to_year": 1900}, "expect_column_pair_values_a_to_be_greater_than_b"),
    (
        "meetings",
        "committee-on-trees.3",
        {
            "start_date": datetime.date(2043, 2, 9),
            "end_date": datetime.date(2043, 2, 3),
            "date_precision": "day",
        },
        "expect_column_pair_values_a_to_be_greater_than_b",
    ),
    ("instruments", "a-res-98-7", {"date_precision": None}, "expect_column_values_to_not_be_null"),
    ("recommendations", "a-99-2.p2.recommended", {"verb": "x"}, "expect_column_value_lengths_to_be_between"),
    ("recommender_steps", "a-99-1.p2.recommended/1", {"step": "it" * 200}, "expect_column_value_lengths_to_be_between"),
    ("citations", "a-99-1.p1.c1", {"status": "ambiguous"}, "expect_column_values_to_be_null"),
    ("mentions", "a-99-1.p2.m3", {"entity_id": "Chile"}, "expect_column_values_to_match_regex"),
    ("repairs", "a-99-1.x102", {"repaired": "Page 2"}, "expect_select_column_values_to_be_unique_within_record"),
    ("issues", "a-99-1.i-gap-3", {"message": "?"}, "expect_column_value_lengths_to_be_between"),
    ("quality", "blocks/characters_covered/a-99-1", {"found": 1}, "expect_column_pair_values_to_be_equal"),
]


@pytest.fixture(scope="module")
def wrong(tables: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> CheckSummary:
    folder, changed_tables = tmp_path_factory.mktemp("wrong"), tables
    for table, key, change, _ in WRONG:
        changed_tables = changed(changed_tables, table, key, change, folder)
    return run_suites(changed_tables, EXPECTATIONS)


@pytest.mark.parametrize(
    ("table", "key", "check"),
    [pytest.param(table, key, check, id=f"{table}-{'-'.join(change)}") for table, key, change, check in WRONG],
)
def test_what_no_schema_says_is_found_and_named(table: str, key: str, check: str, wrong: CheckSummary) -> None:
    (failure,) = (failure for failure in wrong.failures if failure.table == table)
    assert (failure.check, failure.rows, failure.count) == (check, (key,), 1)


def test_the_suites_pass_on_right_rows_whole_and_by_batches(
    tables: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = run_suites(tables, EXPECTATIONS)
    assert found.failures == ()
    assert set(found.checks) == set(load_schema().tables)
    monkeypatch.setattr("pipeline.s5_check.suites.BATCH", 7)
    assert run_suites(tables, EXPECTATIONS) == found


def test_a_package_without_reports_fails_by_that_alone(no_rows: dict[str, Path]) -> None:
    (failure,) = run_suites(no_rows, EXPECTATIONS).failures
    assert (failure.table, failure.check, failure.count) == ("reports", "expect_table_row_count_to_be_between", 0)


def rewritten(folder: Path, table: str, *expectations: dict[str, Any]) -> Path:
    """The suites with other expectations for one table."""
    suites = folder / "suites"
    shutil.copytree(EXPECTATIONS, suites)
    (suites / f"{table}.json").write_text(json.dumps({"name": table, "expectations": list(expectations)}))
    return suites


def expectation(kind: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": kind, "kwargs": kwargs, "meta": {"notes": "As it should be."}}


def test_an_expectation_that_cannot_be_run_is_a_failure(
    tables: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suites = rewritten(
        tmp_path,
        "bodies",
        expectation("expect_column_values_to_not_be_nul", column="name"),
        expectation("expect_column_values_to_not_be_null", column="nmae"),
        expectation("expect_column_values_to_be_between", column="name", min_value=1, max_value=2),
        expectation("expect_column_mean_to_be_between", column="name", min_value=1, max_value=2),
        expectation("expect_column_values_to_not_be_null", column="acronym", mostly=0.3),
        expectation("expect_column_values_to_not_be_null", column="acronym", mostly=0.4),
    )
    monkeypatch.setattr("pipeline.s5_check.suites.FEW", 0)
    found = run_suites(tables, suites)
    assert [(failure.check, failure.columns, failure.count) for failure in found.failures] == [
        ("expect_column_mean_to_be_between", ("name",), 0),
        ("expect_column_values_to_be_between", ("name",), 0),
        ("expect_column_values_to_not_be_nul", ("name",), 0),
        ("expect_column_values_to_not_be_null", ("acronym",), 2),
        ("expect_column_values_to_not_be_null", ("nmae",), 0),
    ]
    assert not found.ok


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        pytest.param(
            expectation("expect_column_values_to_be_unique", column="name"), "needs all rows", id="uniqueness"
        ),
        pytest.param({"type": "x", "kwargs": {}}, "must have type, kwargs and meta.notes", id="no-notes"),
        pytest.param(expectation("x") | {"id": "1"}, "must have type, kwargs and meta.notes", id="id"),
    ],
)
def test_a_suite_that_says_too_much_or_too_little_is_refused(
    item: dict[str, Any], problem: str, tmp_path: Path
) -> None:
    with pytest.raises(SuiteError, match=problem):
        load_suites(rewritten(tmp_path, "bodies", item))


def test_every_table_has_its_suite(tmp_path: Path) -> None:
    suites = rewritten(tmp_path, "bodies")
    (suites / "bodies.json").unlink()
    with pytest.raises(SuiteError, match="differ in bodies"):
        load_suites(suites)


def test_summaries_join_and_speak_in_lines() -> None:
    failure = Failure("bodies", "enum", ("origin",), "the value is none of a, b", 2, ("x", "y"))
    whole = joined([summary({"bodies": 2}, {"bodies": 9}, [failure]), summary({"bodies": 3}, {"bodies": 9}, ())])
    assert (whole.checks, whole.ok) == ({"bodies": 5}, False)
    assert str(failure) == "error: bodies.origin: the value is none of a, b (enum, 2 rows in x, y)"
    assert summary({}, {}, [replace(failure, severity="warning")]).ok
