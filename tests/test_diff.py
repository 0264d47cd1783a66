"""What changed between two packages: rows by key with reasons, schemas with the step they ask for, as text and JSON."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.s7_release.compare import CHANGES, Cell, RowChange, compare
from pipeline.s7_release.package import PublishedTable, ReleaseError, open_package
from pipeline.s7_release.reasons import PROGRAM
from pipeline.s7_release.schema_changes import package_changes, schema_changes
from pipeline.s7_release.telling import cell_words
from tests.released import published, tiny
from tests.sample_report import SESSION, sample

FIRST, SECOND = sample("a-99-1"), sample("a-99-2", meeting=replace(SESSION, place="Oakham", start_date="2044-05-02"))


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published([FIRST], tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published([FIRST, SECOND], tmp_path_factory.mktemp("two"))


def rows(old: Path, new: Path) -> list[RowChange]:
    with compare(open_package(old), open_package(new)) as compared:
        return [row for table in compared.tables for way in CHANGES for row in compared.rows(table.table, way)]


def lines(*words: str) -> list[dict[str, Any]]:
    said = CliRunner().invoke(main, ["diff", *words, "--json"])
    assert said.exit_code == 0, said.output
    return [json.loads(line) for line in said.stdout.splitlines()]


# --- the package as a whole ------------------------------------------------------------------------------------------

SAID: dict[str, Any] = {
    "name": "trees", "title": "Trees", "description": "All trees.", "version": "1.0.0", "created": "2044-06-01T00:00:00Z",
    "licenses": [{"name": "CC0-1.0"}], "sources": [{"title": "Gardens"}], "contributors": [{"title": "gardeners"}],
    "keywords": ["oaks"],
    "resources": [
        {"name": "oaks", "title": "Oaks", "description": "One row is an oak.", "bytes": 9, "hash": "sha256:0"},
        {"name": "oaks-parquet", "title": "Oaks (Parquet)", "description": "One row is an oak.", "hash": "sha256:1"},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"licenses": [{"name": "ODbL-1.0"}]}, [("datapackage", "licenses", "major")]),
        ({"name": "shrubs"}, [("datapackage", "name", "major")]),
        ({"title": "All the trees"}, [("datapackage", "title", "patch")]),
        ({"description": "Each tree."}, [("datapackage", "description", "patch")]),
        ({"sources": [{"title": "Parks"}]}, [("datapackage", "sources", "patch")]),
        ({"contributors": []}, [("datapackage", "contributors", "patch")]),
        ({"keywords": ["elms"]}, [("datapackage", "keywords", "patch")]),
        ({"version": "1.0.1", "created": "2045-06-01T00:00:00Z"}, []),
        ({"resources": [{**SAID["resources"][0], "title": "Our oaks", "bytes": 10}, SAID["resources"][1]]}, [("oaks", None, "patch")]),
        ({"resources": [SAID["resources"][0] | {"bytes": 10}, SAID["resources"][1] | {"hash": "sha256:2"}]}, []),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)  # fmt: skip
def test_what_is_said_of_the_package_asks_for_a_step(
    change: dict[str, Any], found: list[tuple[str, str | None, str]]
) -> None:
    made = [(each.table, each.column, each.step) for each in package_changes(SAID, SAID | change)]
    assert made == found


def test_another_licence_is_in_the_diff_of_two_packages(one: Path, tmp_path: Path) -> None:
    shutil.copytree(one, tmp_path / "one")
    path = tmp_path / "one" / "datapackage.json"
    described = json.loads(path.read_text())
    path.write_text(json.dumps(described | {"licenses": [{"name": "ODbL-1.0"}], "title": "Other"}))
    package, *changes = lines(str(one), str(tmp_path / "one"))
    assert package["least_step"] == "major"
    assert [(each["kind"], each["table"], each["column"]) for each in changes] == [
        ("schema", "datapackage", "licenses"),
        ("schema", "datapackage", "title"),
    ]


# --- rows ------------------------------------------------------------------------------------------------------------


def test_a_package_does_not_differ_from_itself(one: Path) -> None:
    assert rows(one, one) == []
    said = CliRunner().invoke(main, ["diff", str(one), str(one)])
    assert "The tables and all their rows are the same." in said.output


def test_a_report_more_is_rows_more_and_each_says_so(one: Path, two: Path) -> None:
    added = [row for row in rows(one, two) if row.change == "added"]
    assert ("reports", "a-99-2") in {(row.table, row.row_id) for row in added}
    assert {row.reasons for row in added if row.table == "recommendations"} == {("report a-99-2 added",)}
    parts = [row for row in added if row.table == "recommendation_addressees"]
    assert parts, "parts of rows are there too"
    assert {row.reasons for row in parts} == {("report a-99-2 added",)}


def test_what_another_report_says_of_an_entity_is_told_with_that_report(one: Path, two: Path) -> None:
    (changed,) = (row for row in rows(one, two) if row.table == "meetings")
    assert changed.row_id == "committee-on-trees.3"
    assert Cell("place", None, "Oakham") in changed.cells
    assert changed.reasons == ("report a-99-2 added",)


def test_the_other_way_round_the_same_rows_are_gone(one: Path, two: Path) -> None:
    there = {(row.table, row.key) for row in rows(one, two) if row.change == "added"}
    back = {(row.table, row.key) for row in rows(two, one) if row.change == "removed"}
    assert there == back
    assert {row.reasons for row in rows(two, one) if row.table == "paragraphs"} == {("report a-99-2 removed",)}


def test_the_parts_of_a_corrected_row_are_told_with_its_correction(tmp_path: Path) -> None:
    sources, out = tmp_path / "sources", tmp_path / "out"
    (sources / "corrections").mkdir(parents=True)
    (sources / "a.txt").write_text("A/99/1\n\n1. The Security Council urged States to act.\n\n2. Chad should act.\n")
    build = ["build", "--sources", str(sources), "--output", str(out), "--workers", "1"]
    assert CliRunner().invoke(main, build).exit_code == 0
    shutil.copytree(out, tmp_path / "old")
    (sources / "corrections" / "a.yaml").write_text(
        "- table: recommendations\n  id: a-99-1.p1.urged\n  action: withdraw\n  reason: It is told.\n"
    )
    assert CliRunner().invoke(main, build).exit_code == 0
    found = rows(tmp_path / "old", out)
    (key,) = (row.key[0] for row in found if row.table == "corrections")
    assert {"recommenders", "recommendation_addressees", "corrections"} <= {row.table for row in found}
    withdrawn = [row for row in found if row.key[0] in ("a-99-1.p1.urged", key)]
    assert {row.reasons for row in withdrawn} == {(f"correction {key} added",)}
    assert {row.reasons for row in found if row not in withdrawn} <= {(PROGRAM,)}


KEYED = {
    "fields": [{"name": name, "type": "string"} for name in ("a_id", "part", "words")],
    "primaryKey": ["a_id", "part"],
}
TABLES = st.dictionaries(
    st.tuples(st.sampled_from(["x", "y", "z"]), st.sampled_from(["", "1", "2"])), st.sampled_from([None, "", "a", "b"])
)


def keyed(made: dict[tuple[str, str], str | None]) -> list[dict[str, Any]]:
    return [{"a_id": key[0], "part": key[1], "words": words} for key, words in made.items()]


@settings(max_examples=40)
@given(TABLES, TABLES)
def test_the_difference_is_that_of_plain_dictionaries(
    tmp_path_factory: pytest.TempPathFactory,
    old: dict[tuple[str, str], str | None],
    new: dict[tuple[str, str], str | None],
) -> None:
    folder = tmp_path_factory.mktemp("tiny")
    found = rows(tiny(folder / "old", "things", keyed(old), KEYED), tiny(folder / "new", "things", keyed(new), KEYED))
    expected: set[tuple[tuple[str, ...], str, tuple[Cell, ...]]] = {
        (key, "added", ()) for key in new.keys() - old.keys()
    }
    expected |= {(key, "removed", ()) for key in old.keys() - new.keys()}
    for key in old.keys() & new.keys():
        if old[key] != new[key]:
            expected.add((key, "changed", (Cell("words", old[key], new[key]),)))
    assert {(row.key, row.change, row.cells) for row in found} == expected
    assert len(found) == len(expected)
    assert {row.reasons for row in found} <= {(PROGRAM,)}


# --- schemas ---------------------------------------------------------------------------------------------------------


def field(name: str = "words", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "string", "description": "Words.", **more}


def limits(**said: Any) -> dict[str, Any]:
    return field(constraints=said)


@pytest.mark.parametrize(
    ("before", "after", "step", "words"),
    [
        pytest.param([field()], [], "major", "column removed", id="removed"),
        pytest.param([field()], [field("text")], "major", "renamed to text", id="renamed"),
        pytest.param([], [field()], "minor", "column added", id="added"),
        pytest.param([field("x"), field("y")], [field("y"), field("x")], "major", "order", id="reordered"),
        pytest.param([field()], [field(type="integer")], "major", "type changed from string", id="type"),
        pytest.param([limits(enum=["a", "b"])], [limits(enum=["a"])], "major", "values removed: b", id="value-gone"),
        pytest.param([limits(enum=["a"])], [limits(enum=["a", "b"])], "minor", "values added: b", id="value-come"),
        pytest.param([field()], [limits(enum=["a"])], "major", "closed list now", id="list-closed"),
        pytest.param([field()], [limits(required=True)], "major", "no longer be empty", id="required"),
        pytest.param([limits(required=True)], [field()], "minor", "may be empty now", id="optional"),
        pytest.param([limits(minimum=1)], [limits(minimum=0)], "minor", "minimum", id="lower-minimum"),
        pytest.param([limits(minimum=0)], [limits(minimum=1)], "major", "minimum", id="higher-minimum"),
        pytest.param([limits(maximum=1)], [limits(maximum=2)], "minor", "maximum", id="higher-maximum"),
        pytest.param([field()], [limits(maximum=2)], "major", "maximum", id="new-maximum"),
        pytest.param([limits(pattern="a")], [limits(pattern="b")], "major", "pattern", id="other-pattern"),
        pytest.param([field()], [field(description="Other.")], "patch", "other words", id="description"),
    ],
)
def test_a_change_of_a_column_asks_for_a_step(
    before: list[dict[str, Any]], after: list[dict[str, Any]], step: str, words: str
) -> None:
    key = field("id")
    old = PublishedTable("t", "T", (), {"fields": [key, *before], "primaryKey": ["id"]})
    new = PublishedTable("t", "T", (), {"fields": [key, *after], "primaryKey": ["id"]})
    found = schema_changes({"t": old}, {"t": new})
    assert max(found, key=lambda each: ("patch", "minor", "major").index(each.step)).step == step
    assert any(words in each.what for each in found)
    assert schema_changes({"t": old}, {"t": old}) == []


def test_a_table_more_is_minor_and_one_less_is_major() -> None:
    table = PublishedTable("t", "T", (), KEYED)
    assert [each.step for each in schema_changes({}, {"t": table})] == ["minor"]
    assert [each.step for each in schema_changes({"t": table}, {})] == ["major"]


def test_rows_of_another_key_are_other_rows(tmp_path: Path) -> None:
    old = tiny(tmp_path / "old", "things", keyed({("x", "1"): "a"}), KEYED)
    new = tiny(tmp_path / "new", "things", keyed({("x", "1"): "a"}), KEYED | {"primaryKey": ["a_id"]})
    with compare(open_package(old), open_package(new)) as compared:
        assert compared.step == "major"
    assert {(row.key, row.change) for row in rows(old, new)} == {(("x",), "added"), (("x", "1"), "removed")}


# --- what is said ----------------------------------------------------------------------------------------------------


def test_json_says_the_same_as_the_text(one: Path, two: Path) -> None:
    said = lines(str(one), str(two / "datapackage.json"))
    assert said[0]["least_step"] == "minor"
    counted = {each["table"]: each for each in said if each["kind"] == "table"}
    listed = [each for each in said if each["kind"] == "row"]
    for table, each in counted.items():
        for change in CHANGES:
            assert each[change] == sum(row["table"] == table and row["change"] == change for row in listed)
    text = CliRunner().invoke(main, ["diff", str(one), str(two), "--limit", "0"]).output
    for row in listed:
        assert "/".join(row["key"]) in text


def test_no_bar_of_a_long_query_is_drawn_between_the_lines(one: Path, two: Path) -> None:
    with compare(open_package(one), open_package(two)) as compared:
        assert compared.query("SELECT current_setting('enable_progress_bar')") == [(False,)]


def test_only_so_many_rows_are_shown_and_the_rest_is_counted(one: Path, two: Path) -> None:
    text = CliRunner().invoke(main, ["diff", str(one), str(two), "--limit", "1"]).output
    section = text.partition("\nparagraphs\n")[2].partition("\n\n")[0]
    assert "more added" in section
    assert section.count("  + ") == 1


def test_a_long_value_is_shown_where_it_differs() -> None:
    before, after = "word " * 40 + "oak", "word " * 40 + "elm"
    assert cell_words(Cell("text", before, after)) == "...word word word word oak -> ...word word word word elm"
    assert cell_words(Cell("text", None, "x\x1b[31m")) == "(empty) -> x\\x1b[31m"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("{", "is no description of a package", id="no-json"),
        pytest.param('{"resources": []}', "names no tables", id="no-tables"),
    ],
)
def test_what_is_no_package_is_said(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(content)
    with pytest.raises(ReleaseError, match=words):
        open_package(tmp_path)


def test_a_lost_file_is_named(tmp_path: Path) -> None:
    place = tiny(tmp_path / "old", "things", [], KEYED)
    (place / "tables" / "things.parquet").unlink()
    said = CliRunner().invoke(main, ["diff", str(place), str(place)])
    assert said.exit_code == 1
    assert "things.parquet is missing" in said.output


def test_a_name_that_is_none_never_reaches_a_query(tmp_path: Path) -> None:
    schema = {"fields": [{"name": 'x" AS y; DROP', "type": "string"}], "primaryKey": ['x" AS y; DROP']}
    with pytest.raises(ReleaseError, match="no name of a table or column"):
        open_package(tiny(tmp_path / "old", "things", [], schema))
