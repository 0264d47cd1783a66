"""The rules on rows: the interpreter of the workers agrees with Great Expectations and DuckDB, and every rule has a remedy."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.memo import DOCUMENT_CODE
from pipeline.engine.parts import to_arrow
from pipeline.rules import rows as row_rules_module
from pipeline.rules.rows import PATH, RowRule, RowRuleError, row_rules
from pipeline.s5_check import structural, suites
from pipeline.s5_check.remedies import breaches
from pipeline.s5_check.report_rows import ReportRows, misfits
from pipeline.s5_check.row_tests import finder
from pipeline.schema import Field, Table, load_schema, part_schema, plain_schema, write_parquet

Row = dict[str, Any]
TABLES = [table for table in load_schema() if table.kind != "derived"]
RULES = [rule for table in TABLES for rule in row_rules(table.name)]
ROWS = 400
TEXT_LENGTH = 40
WORDS = [
    "", "x", "A name", "a\nb", "a\u2028b", " a", "a ", "\xa0a", "A/99/1", "1/9/98", "A/99\t1", "12", "88.1", "S-7", "k0",
    "https://example.org/x", "texts/a.txt", "texts/a/b.txt", "CHL", "Chile", "f" * 64, "characters_covered", "resolved",
]  # fmt: skip
DATES = [datetime.date(year, 5, 6) for year in (1700, 1844, 1946, 1998, 2043, 2150)]


def pool(table: Table, field: Field) -> list[Any]:
    """Values of a column on both sides of each of its rules; a missing one more often."""
    rules = [rule for rule in row_rules(table.name) if rule.columns[0] == field.name]
    bounds = [rule.kwargs[key] for rule in rules for key in ("min_value", "max_value", "bound") if key in rule.kwargs]
    match field.type:
        case "integer":
            found: list[Any] = [0, 1, 2, TEXT_LENGTH, TEXT_LENGTH + 1, *(n + d for n in bounds for d in (-1, 0, 1))]
        case "number":
            found = [0.0, 0.5, *(n + d for n in bounds for d in (-0.1, 0.0, 0.1))]
        case "boolean":
            found = [True, False]
        case "date":
            found = list(DATES)
        case _:
            listed = [*(value.name for value in field.enum), *field.examples, *(f"k{n}" for n in range(9))]
            found = [
                *(WORDS if not field.enum else ()),
                *listed,
                *("x" * (n + d) for n in bounds for d in (-1, 0, 1) if n + d >= 0),
            ]
    return [None] * (1 + len(found) // 3) + found


def made_rows(table: Table, seed: int, **fixed: Any) -> list[Row]:
    """Rows of any values whose first key is ``k0``, ``k1``, ..."""
    chance = random.Random(f"{table.name} {seed}")
    pools = {field.name: pool(table, field) for field in table.fields}
    rows = [
        {name: chance.choice(values) for name, values in pools.items()} | fixed | {table.primary_key[0]: f"k{number}"}
        for number in range(ROWS)
    ]
    for above in (key.field for key in table.foreign_keys if key.table == table.name):
        for row in chance.sample(rows, 9):
            row[above] = row[table.primary_key[0]]
    return rows


def written(table: Table, rows: list[Row], folder: Path) -> Path:
    path = folder / f"{table.name}.parquet"
    made = pa.Table.from_pylist(rows, schema=plain_schema(table))
    write_parquet(made.to_batches(), made.schema, path)
    return path


def found_by_interpreter(rule: RowRule, rows: dict[str, list[Row]]) -> set[str]:
    key = load_schema()[rule.table].primary_key[0]
    return {rows[rule.table][number][key] for number in finder(rule)(ReportRows(rows))}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_great_expectations_finds_the_same_rows(table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suites, "ROWS_SHOWN", ROWS)
    rules = [rule for rule in row_rules(table.name) if rule.is_expectation]
    if not rules:
        pytest.skip("the schema says it all")
    rows = made_rows(table, 1)
    found = suites.count_rows(table.name, [rule.expectation() for rule in rules], [written(table, rows, tmp_path)])
    for rule, tally in zip(rules, found, strict=True):
        mine = found_by_interpreter(rule, {table.name: rows})
        assert tally.error is None, rule.name
        assert {each.partition("/")[0] for each in tally.rows} == mine, rule.name
        assert 0 < len(mine) < ROWS, f"{rule.name} is not tried from both sides"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_checks_of_the_merged_tables_find_the_same_rows(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structural, "ROWS_SHOWN", ROWS)
    rows = {each.name: made_rows(each, 3) for each in TABLES}
    if table.name != "reports":
        rows["reports"] = made_rows(load_schema()["reports"], 3, text_length=TEXT_LENGTH)
    rows["recommendations_wide"] = []
    paths = {name: written(load_schema()[name], found, tmp_path) for name, found in rows.items()}
    checked = structural.check_structure(paths, only={table.name}).failures
    others: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for each in checked:
        others.setdefault((each.check, each.columns), set()).update(name.partition("/")[0] for name in each.rows)
    known = {row["report_id"] for row in rows["reports"]}
    for rule in row_rules(table.name):
        if rule.is_expectation or rule.kind in ("type", "cover", "primary_key"):
            continue
        if rule.kind == "offsets_inside":
            mine = found_by_interpreter(
                rule, rows | {table.name: [r for r in rows[table.name] if r["report_id"] in known]}
            )
        else:
            mine = found_by_interpreter(rule, rows)
        theirs = others.get((rule.kind, rule.columns), set())
        assert mine == theirs, rule.name


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.kind in ("primary_key", "cover")], ids=lambda rule: rule.name
)
def test_rules_on_several_rows_are_interpreted(rule: RowRule) -> None:
    key = load_schema()[rule.table].primary_key
    rows: list[Row] = [
        dict.fromkeys(key, "a") | {"char_start": 0, "char_end": 5},
        dict.fromkeys(key, "b") | {"char_start": 5, "char_end": 9},
    ]
    whole = {"reports": [{"report_id": "a", "text_length": 9}]}
    assert list(finder(rule)(ReportRows({**whole, rule.table: rows}))) == []
    wrong = [rows[0], rows[1] | (dict.fromkeys(key, "a") if rule.kind == "primary_key" else {"char_start": 6})]
    assert list(finder(rule)(ReportRows({**whole, rule.table: wrong}))) == [1]


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(codec=None), max_size=3),
    st.sampled_from(["\ud800", b"x", [1], {"a": 1}, datetime.datetime(1998, 5, 6, 7)]),
    st.dates(),
)


@given(st.lists(st.dictionaries(st.sampled_from([field.name for field in load_schema()["meetings"].fields]), VALUES)))
def test_what_is_no_misfit_can_be_written(rows: list[Row]) -> None:
    table = load_schema()["meetings"]
    wrong = misfits(ReportRows({"meetings": rows}), table)
    mended = [
        {name: value for name, value in row.items() if name not in wrong.get(number, ())}
        for number, row in enumerate(rows)
    ]
    assert misfits(ReportRows({"meetings": mended}), table) == {}
    assert to_arrow("meetings", mended, part_schema(table)).num_rows == len(rows)


@given(st.text(st.sampled_from("ab \n\r\f\u2028\xa0\x1c"), max_size=5))
def test_the_fast_way_to_know_one_line_is_the_slow_one(text: str) -> None:
    rule = next(rule for rule in RULES if rule.kwargs.get("regex") == row_rules_module.ONE_LINE)
    slow = re.search(row_rules_module.ONE_LINE, text)
    row = {load_schema()[rule.table].primary_key[0]: "k", rule.columns[0]: text}
    assert bool(list(finder(rule)(ReportRows({rule.table: [row]})))) == (slow is not None)


def test_the_rules_are_in_the_key_of_every_document() -> None:
    assert {"rules", "s5_check/remedies.py", "s5_check/row_tests.py"} <= set(DOCUMENT_CODE)


def test_rules_across_columns_of_entities_hold_when_reports_are_put_together() -> None:
    """The value of each column, or group of columns, is chosen by itself: see ``entity_sql``."""
    for table in load_schema().of_kind("entity"):
        for rule in (rule for rule in row_rules(table.name) if rule.is_expectation):
            columns = {*rule.columns, *([rule.where.column] if rule.where else [])} - set(table.primary_key)
            chosen_together = any(columns <= set(group) for group in table.together)
            # A missing value gives way to one that is there, so what is missing in none of the claims stays there.
            never_lost = rule.kind == "expect_column_values_to_not_be_null"
            assert len(columns) < 2 or chosen_together or never_lost, rule.name


@pytest.fixture
def rewritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    def rewrite(old: str, new: str) -> None:
        text = PATH.read_text("utf-8")
        assert old in text
        path = tmp_path / "rows.yaml"
        path.write_text(text.replace(old, new, 1))
        monkeypatch.setattr(row_rules_module, "PATH", path)
        clear()

    def clear() -> None:
        for cached in (row_rules, row_rules_module._data, row_rules_module._written_rules):
            cached.cache_clear()

    yield rewrite
    monkeypatch.undo()
    clear()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("one_line:", "one_lien:", "unknown key one_lien", id="section"),
        pytest.param("optional: empty_cell", "optional: empty", "empty is no remedy", id="remedy-of-the-schema"),
        pytest.param("remedy: drop_row", "remedy: drop", "drop is no remedy", id="remedy"),
        pytest.param("      why:", "      because:", "unknown key because", id="key-of-a-rule"),
        pytest.param("is: none", "equals: none", "unknown key equals", id="condition"),
        pytest.param("bodies.name: drop_row", "bodies.nam: drop_row", "no column nam", id="column"),
        pytest.param("  body_names:\n    - rule", "  bodynames:\n    - rule", "no table bodynames", id="table"),
        pytest.param("cells: [symbol]", "cells: [report_id]", "columns that may be empty", id="key-as-empty-cell"),
        pytest.param("rule: level_range", "rule: place_order", "two rules sections.place_order", id="name-twice"),
        pytest.param("      why: A report has a text.\n", "", "why is missing", id="reason"),
    ],
)
def test_a_rule_that_says_something_unknown_is_refused(
    old: str, new: str, problem: str, rewritten: Callable[[str, str], None]
) -> None:
    rewritten(old, new)
    with pytest.raises((RowRuleError, ValueError), match=problem):
        row_rules("bodies")


def test_rows_without_a_breach_give_none() -> None:
    assert breaches({}) == []
