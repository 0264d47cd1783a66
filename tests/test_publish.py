"""Publishing: the same bytes twice, the old package safe whatever fails, and a package that strangers' tools accept."""

from __future__ import annotations

import csv
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.s6_publish import PublishError, publish, verify_package
from pipeline.s6_publish.descriptor import profile_errors
from pipeline.s6_publish.publish import Texts
from pipeline.s6_publish.quotes import QUOTES
from pipeline.schema import arrow_schema, load_schema
from tests.package_parts import merged
from tests.sample_report import Sample, sample

REPORTS = (sample("a-99-1"), sample("a-99-2"))


Pairs = list[tuple[str, str]]


def pairs(reports: tuple[Sample, ...] = REPORTS) -> Pairs:
    return [(made.structure.report_id, made.document.text) for made in reports]


def giving(found: Pairs) -> Texts:
    return lambda _: found


def texts(reports: tuple[Sample, ...] = REPORTS) -> Texts:
    return giving(pairs(reports))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return merged(REPORTS, tmp_path_factory.mktemp("merged"))


@pytest.fixture(scope="module")
def one_report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return merged(REPORTS[:1], tmp_path_factory.mktemp("merged-one"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_publishing_twice_gives_the_same_bytes(tables: dict[str, Path], tmp_path: Path) -> None:
    first = publish(tables, texts(), tmp_path / "a")
    before = contents(tmp_path / "a")
    again = publish(tables, giving(pairs()[::-1]), tmp_path / "a")
    elsewhere = publish(tables, texts(), tmp_path / "b")
    assert contents(tmp_path / "a") == before == contents(tmp_path / "b")
    assert first.sha256 == again.sha256 == elsewhere.sha256
    assert first.rows["reports"] == 2
    assert not list((tmp_path / "a").glob(".*")), "nothing is left behind"


@pytest.mark.parametrize(("descriptor", "prefix"), [("pack/datapackage.json", ""), ("datapackage.json", "pack/")])
def test_strangers_tools_accept_the_package(
    descriptor: str, prefix: str, tables: dict[str, Path], tmp_path: Path
) -> None:
    path = publish(tables, texts(), tmp_path / "pack", tmp_path / descriptor).descriptor
    described = json.loads(path.read_text("utf-8"))
    names = [resource["name"] for resource in described["resources"]]
    assert names == [name for table in load_schema() for name in (table.name, f"{table.name}-parquet")]
    assert described["resources"][0]["path"] == f"{prefix}tables/reports.csv"
    assert verify_package(path) == []
    report = frictionless.validate(path)
    assert report.flatten(["name", "rowNumber", "message"]) == []


def test_empty_tables_make_a_package_too(tmp_path: Path) -> None:
    path = publish(merged((), tmp_path / "merged"), giving([]), tmp_path / "pack").descriptor
    assert verify_package(path) == []
    assert frictionless.validate(path).valid


def test_csv_and_parquet_hold_the_same_rows(tables: dict[str, Path], tmp_path: Path) -> None:
    publish(tables, texts(), tmp_path)
    for table in load_schema():
        content = (tmp_path / "tables" / f"{table.name}.csv").read_bytes()
        assert b"\r" not in content
        with (tmp_path / "tables" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.reader(file))
        parquet = pq.read_table(tmp_path / "tables" / f"{table.name}.parquet")
        assert parquet.schema.equals(arrow_schema(table))
        assert read[0] == list(table.columns)
        assert [[_cell(value) for value in row.values()] for row in parquet.to_pylist()] == read[1:], table.name


@pytest.mark.parametrize(
    "text",
    [
        'say "oaks", please',
        "one\ntwo",
        "one\r\ntwo",
        " blanks ",
        "NULL",
        "# not a comment",
        "\\N",
        "'",
        "\u2028",
        "=1+1",
    ],
)
def test_any_text_survives_as_csv(text: str, tables: dict[str, Path], tmp_path: Path) -> None:
    rows = pq.read_table(tables["reports"])
    odd = rows.set_column(rows.schema.get_field_index("title"), "title", [[text] * rows.num_rows])
    pq.write_table(odd, tmp_path / "reports.parquet")
    publish(tables | {"reports": tmp_path / "reports.parquet"}, texts(), tmp_path / "pack")
    with (tmp_path / "pack" / "tables" / "reports.csv").open(encoding="utf-8", newline="") as file:
        assert {row["title"] for row in csv.DictReader(file)} == {text}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_parquet_declares_what_the_schema_knows_and_says_nothing_of_pandas(
    tables: dict[str, Path], tmp_path: Path
) -> None:
    publish(tables, texts(), tmp_path)
    for table in load_schema():
        read = pq.read_metadata(tmp_path / "tables" / f"{table.name}.parquet")
        said = read.metadata or {}
        assert said[b"title"].decode() == table.title
        assert said[b"primary_key"].decode().split() == list(table.primary_key)
        assert said[b"schema_version"].decode() == version("un-reports")
        assert b"pandas" not in said
        schema = read.schema.to_arrow_schema()
        closed = {field.name for field in table.fields if field.enum}
        assert {field.name for field in schema if pa.types.is_dictionary(field.type)} == closed
        needed = {field.name for field in table.fields if field.required} | set(table.primary_key)
        assert {field.name for field in schema if not field.nullable} == needed
        if read.num_rows:
            sorting = read.row_group(0).sorting_columns
            assert [table.columns[each.column_index] for each in sorting] == list(table.sort)
            assert not any(each.descending or each.nulls_first for each in sorting)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param(pairs()[:1], "no text fits reports.text_sha256 of a-99-2", id="text-missing"),
        pytest.param([*pairs()[:1], ("a-99-2", "other")], "no text fits", id="text-of-another-file"),
    ],
)
def test_a_failed_publication_leaves_the_old_one(
    given: Pairs, problem: str, tables: dict[str, Path], tmp_path: Path
) -> None:
    publish(tables, texts(), tmp_path)
    before = contents(tmp_path)
    with pytest.raises(PublishError, match=problem):
        publish(tables, giving(given), tmp_path)
    assert contents(tmp_path) == before


def test_a_missing_table_is_named(tables: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no file for the tables mentions"):
        publish({name: path for name, path in tables.items() if name != "mentions"}, texts(), tmp_path)


def test_folders_of_others_are_not_replaced(tables: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "mine.csv").write_text("a\n")
    with pytest.raises(PublishError, match=r"holds tables, but .* choose another folder"):
        publish(tables, texts(), tmp_path)
    assert (tmp_path / "tables" / "mine.csv").exists()


def test_a_descriptor_must_lie_above_its_files(tables: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="must lie in"):
        publish(tables, texts(), tmp_path / "a", tmp_path / "b" / "datapackage.json")


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("tables/reports.csv", "tables/reports.csv: its SHA-256 is not that of the descriptor"),
        ("tables/bodies.parquet", "tables/bodies.parquet: its SHA-256 is not that of the descriptor"),
        ("texts/a-99-1.txt", "texts/a-99-1.txt: its SHA-256 is not that of reports.text_sha256"),
    ],
)
def test_a_changed_byte_is_found(file: str, problem: str, tables: dict[str, Path], tmp_path: Path) -> None:
    path = publish(tables, texts(), tmp_path).descriptor
    content = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(content[:-2] + b"~" + content[-1:])
    assert verify_package(path) == [problem]


def test_the_profile_finds_a_broken_descriptor() -> None:
    assert profile_errors({"name": "x"}) == ["/: 'resources' is a required property"]


def with_words(tables: dict[str, Path], table: str, column: str, to: str | int, folder: Path) -> dict[str, Path]:
    """The same tables, in one of which the first row quotes other words."""
    read = pq.read_table(tables[table])
    rows = read.to_pylist()
    rows[0][column] = to
    path = folder / f"{table}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=read.schema), path)
    return {**tables, table: path}


@pytest.mark.parametrize("table", QUOTES)
def test_words_that_do_not_stand_in_the_text_are_not_published(
    table: str, tables: dict[str, Path], tmp_path: Path
) -> None:
    publish(tables, texts(), tmp_path / "out", record=tmp_path / "record")
    before = contents(tmp_path / "out")
    changed = with_words(tables, table, QUOTES[table], "Words of nobody", tmp_path)
    with pytest.raises(PublishError, match=f"{table} a-99-1.* do not stand"):
        publish(changed, texts(), tmp_path / "out", record=tmp_path / "record")
    assert contents(tmp_path / "out") == before


def test_words_in_another_report_s_text_are_not_published(tables: dict[str, Path], tmp_path: Path) -> None:
    read = pq.read_table(tables["mentions"]).to_pylist()
    moved = with_words(tables, "mentions", "char_start", read[0]["char_start"] + 1, tmp_path)
    with pytest.raises(PublishError, match="do not stand"):
        publish(moved, texts(), tmp_path / "out")


def test_words_with_characters_that_nobody_sees_are_published_and_verified(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    text = "A/99/1\n\nReport of the Secretary-General on trees\n\n1. The Council \u202erequested\u202c States to ratify the reso\u00adlution.\n"
    (tmp_path / "sources" / "a.txt").write_text(text, "utf-8")
    folders = ["--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "out")]
    built = CliRunner().invoke(main, ["build", *folders, "--workers", "1"])
    assert built.exit_code == 0, built.output
    repairs = pq.read_table(tmp_path / "out" / "tables" / "repairs.parquet").to_pylist()
    assert "unseen_characters" in {row["rule_id"] for row in repairs}
    verified = CliRunner().invoke(main, ["verify", str(tmp_path / "out")])
    assert verified.exit_code == 0, verified.output
