"""The formats people open: every one is read back with the program people read it with, and says what the package says."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.s6_publish.formats import export_package
from pipeline.s6_publish.formats.datasette import datasette_metadata
from pipeline.s6_publish.formats.queries import load_queries
from pipeline.s6_publish.formats.sqlite import write_sqlite
from pipeline.s6_publish.formats.xlsx import CUT, LONGEST_CELL, SHEETS, fitting, write_xlsx
from pipeline.schema import load_schema
from tests.package_parts import merged
from tests.sample_report import sample

OUTPUTS = PROJECT / "outputs"
pytestmark = pytest.mark.skipif(not OUTPUTS.exists(), reason="the package is not there yet: make dataset")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("formats")
    result = CliRunner().invoke(main, ["export", "--package", str(PROJECT), "--into", str(into)])
    assert result.exit_code == 0, result.output
    return into


@pytest.fixture
def database(made: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(made / "un-reports.sqlite")) as opened:
        yield opened


def rows_of(table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(OUTPUTS / "tables" / f"{table}.parquet").to_pylist()
    return rows


# --- the wide table in whatever reads CSV ----------------------------------------------------------------------------

WIDE_CSV = OUTPUTS / "tables" / "recommendations_wide.csv"


def read_by_duckdb() -> list[dict[str, Any]]:
    return duckdb.sql(f"FROM '{WIDE_CSV}'").to_arrow_table().to_pylist()  # type: ignore[no-any-return]


def read_by_pandas() -> list[dict[str, Any]]:
    frame = pd.read_csv(WIDE_CSV)
    return [{k: None if pd.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")]  # type: ignore[misc]


def read_by_polars() -> list[dict[str, Any]]:
    return pl.read_csv(WIDE_CSV).to_dicts()


@pytest.mark.parametrize("read", [read_by_duckdb, read_by_pandas, read_by_polars])
def test_labels_of_the_wide_table_survive_readers_that_guess(read: Any) -> None:
    wanted = rows_of("recommendations_wide")
    found = read()
    for column in ("text", "paragraph_number", "number", "citation", "recommending_bodies", "instrument_symbol"):
        assert [row[column] for row in found] == [row[column] for row in wanted], column


def test_people_find_what_they_ask_first() -> None:
    with WIDE_CSV.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    assert head[:3] == ["text", "recommending_bodies", "addressees"]
    row = next(row for row in rows_of("recommendations_wide") if row["recommendation_id"] == "a-53-409.p10.encouraged")
    assert row["citation"] == "A/53/409, para. 10"
    assert row["link"] == "https://docs.un.org/en/A/53/409"


def test_parquet_gives_categories_where_lists_are_closed() -> None:
    path = OUTPUTS / "tables" / "recommendations.parquet"
    assert isinstance(pd.read_parquet(path)["verb_class"].dtype, pd.CategoricalDtype)
    assert pl.read_parquet(path).schema["verb_class"] in (pl.Categorical, pl.Enum)
    (kind,) = duckdb.sql(f"SELECT DISTINCT typeof(verb_class) FROM '{path}'").fetchall()
    assert kind[0] in ("VARCHAR", "ENUM")


# --- SQLite ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", list(load_schema()), ids=lambda table: table.name)
def test_sqlite_holds_the_rows_of_the_package(table: Any, database: sqlite3.Connection) -> None:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    found = database.execute(f'SELECT {columns} FROM "{table.name}" ORDER BY rowid').fetchall()
    wanted = [tuple(map(as_sqlite, row.values())) for row in rows_of(table.name)]
    assert found == wanted


def as_sqlite(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else int(value) if isinstance(value, bool) else value


def test_sqlite_is_whole_and_its_references_hold(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    wide, said = (
        database.execute(f"SELECT rowid, recommendation_id FROM {name} ORDER BY rowid").fetchall()
        for name in ("recommendations_wide", "recommendations")
    )
    assert wide == said, "one full-text index serves both"


def test_sqlite_describes_every_column(database: sqlite3.Connection) -> None:
    found = set(database.execute('SELECT "table", "column" FROM data_dictionary').fetchall())
    assert found == {(table.name, name) for table in load_schema() for name in table.columns}


def test_words_and_acronyms_are_found(database: sqlite3.Connection) -> None:
    search = "SELECT count(*) FROM recommendations_fts WHERE recommendations_fts MATCH ?"
    named = [row for row in rows_of("recommendations_wide") if "(OHCHR)" in f"{row['addressees']}"]
    (count,) = database.execute(search, ["OHCHR"]).fetchone()
    assert count >= len(named) > 0
    assert database.execute(search, ["traffick"]).fetchone() == database.execute(search, ["trafficking"]).fetchone()
    paragraphs = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'trafficking'"
    assert database.execute(paragraphs).fetchone()[0] > 5


def test_every_view_and_question_answers(database: sqlite3.Connection) -> None:
    for view in load_queries().views:
        assert database.execute(f'SELECT count(*) FROM "{view.name}"').fetchone()[0] > 0, view.name
    given = dict.fromkeys(("body", "year", "class", "symbol", "words", "from", "meeting", "topic", "state"), "")
    for question in load_queries().questions:
        database.execute(question.sql, given).fetchall()


def test_an_answer_of_recommendations_leads_back_to_each(database: sqlite3.Connection) -> None:
    known = {row["recommendation_id"]: row["text"] for row in rows_of("recommendations_wide")}
    given = dict.fromkeys(("body", "year", "class", "symbol", "words", "from", "meeting", "topic", "state"), "")
    quoted = [each for each in load_queries().questions if "link" in each.sql]
    assert len(quoted) > 5
    for question in quoted:
        answer = database.execute(question.sql, given)
        names = [each[0] for each in answer.description]
        for row in (dict(zip(names, cells, strict=True)) for cells in answer):
            assert known[row["recommendation_id"]] == row["text"], question.name


def test_a_topic_and_a_state_are_found_by_name_in_any_letters(database: sqlite3.Connection) -> None:
    ask = {each.name: each.sql for each in load_queries().questions}
    by_id, by_name = (
        database.execute(ask["on_a_topic"], {"topic": each}).fetchall() for each in ("", "trafficking and Slavery")
    )
    assert by_id == by_name != []
    told = database.execute("SELECT text FROM asked_of WHERE country_code IS NOT NULL").fetchall()
    states = [row[0] for row in database.execute("SELECT lower(name) FROM countries")]
    asked = [row for state in states for row in database.execute(ask["asked_of_a_state"], {"state": state})]
    assert len(asked) == len(told)


def test_five_questions_have_the_answers_that_duckdb_finds_in_the_tables(database: sqlite3.Connection) -> None:
    wide = rows_of("recommendations_wide")
    ask = {each.name: each.sql for each in load_queries().questions}
    given = {"body": "", "year": "", "class": "", "symbol": "", "words": ""}
    csw = [row for row in wide if "Commission on the Status of Women" in f"{row['addressees']}"]
    assert len(database.execute(ask["asked_of_a_body"], given).fetchall()) == len(csw)
    said = [row["text"] for row in wide if row["instrument_symbol"] == "A/RES/52/98"]
    assert len(said) > 3
    assert sorted(row[0] for row in database.execute(ask["asked_by_an_instrument"], given)) == sorted(said)
    member = [row for row in wide if "member_states" in f"{row['addressee_classes']}".split("; ")]
    most = database.execute(ask["who_recommends_most"], given).fetchall()
    assert most[0][2] == max(
        sum(name in f"{row['recommending_bodies']}" for row in member) for name in {each[0] for each in most}
    )
    about = database.execute(ask["about"], given).fetchall()
    assert {row["text"] for row in wide if "trafficking" in row["text"]} <= {row[0] for row in about}
    ohchr = database.execute(ask["asked_of_a_body_in_a_year"], given | {"body": "ohchr", "year": "1998"}).fetchall()
    assert len(ohchr) == sum("(OHCHR)" in f"{row['addressees']}" for row in wide)


def test_made_twice_the_content_is_the_same(made: Path, tmp_path: Path) -> None:
    left = tmp_path / ".un-reports-draft" / "tmp1234"
    left.parent.mkdir()
    left.write_text("what an export that was ended laid aside")
    again = export_package(OUTPUTS, tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "un-reports.metadata.json",
        "un-reports.sqlite",
        "un-reports.xlsx",
    ]
    with closing(sqlite3.connect(made / "un-reports.sqlite")) as one, closing(sqlite3.connect(again.database)) as other:
        assert list(one.iterdump()) == list(other.iterdump())
    assert sheets(made / "un-reports.xlsx") == sheets(again.workbook)
    assert not list(tmp_path.glob(".draft-*"))


# --- the workbook ----------------------------------------------------------------------------------------------------


def sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_the_workbook_holds_the_rows_of_the_package(made: Path) -> None:
    found = sheets(made / "un-reports.xlsx")
    assert list(found) == ["about", *SHEETS]
    for name, table in SHEETS.items():
        head, *rows = found[name]
        assert list(head) == list(load_schema()[table].columns)
        wanted = [tuple(as_cell(value) for value in row.values()) for row in rows_of(table)]
        assert [tuple(as_cell(value) for value in row) for row in rows] == wanted, name


def as_cell(value: Any) -> Any:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def test_sheets_are_made_for_people(made: Path) -> None:
    book = openpyxl.load_workbook(made / "un-reports.xlsx")
    for name, table in SHEETS.items():
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        for cell, field in zip(sheet[1], load_schema()[table].fields, strict=True):
            assert cell.comment.text.startswith(field.description[:60])
            assert sheet.column_dimensions[cell.column_letter].width > 8
    assert book.active.title == "recommendations_wide"


HOSTILE = ['=HYPERLINK("http://x","y")', "+1", "@SUM(1)", "129.10", "{=1+1}", "http://example.org", "\x01_x0041_", "-5"]


def test_cells_are_text_that_nothing_runs_or_recounts(tmp_path: Path) -> None:
    tables = merged((sample(),), tmp_path / "merged")
    read = pq.read_table(tables["bodies"])
    count = len(HOSTILE)
    ids = [f"b{n}" for n in range(count)]
    rows = pa.Table.from_pylist(
        [read.to_pylist()[0] | {"body_id": each, "name": name} for each, name in zip(ids, HOSTILE, strict=True)],
        schema=read.schema,
    )
    pq.write_table(rows, tmp_path / "bodies.parquet")
    files = {name: [path] for name, path in tables.items()} | {"bodies": [tmp_path / "bodies.parquet"]}
    write_xlsx(files, tmp_path / "a.xlsx")
    cells = [row[1] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["bodies"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    assert [cell.value.replace("_x0001_", "\x01").replace("_x005F_", "_") for cell in cells] == HOSTILE


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param("x" * LONGEST_CELL, False, id="just-fits"),
        pytest.param("x" * (LONGEST_CELL + 1), True, id="one-too-long"),
        pytest.param("\U0001f333" * 17_000, True, id="letters-that-count-twice"),
    ],
)
def test_what_does_not_fit_a_cell_is_cut_with_a_mark(text: str, cut: bool) -> None:
    found = fitting(text)
    assert len(found.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert found.endswith(CUT) == cut
    assert text.startswith(found.removesuffix(CUT))


# --- packages of others ----------------------------------------------------------------------------------------------


def test_an_empty_package_makes_formats_too(tmp_path: Path) -> None:
    files = {name: [path] for name, path in merged((), tmp_path / "merged").items()}
    write_sqlite(files, tmp_path / "a.sqlite")
    write_xlsx(files, tmp_path / "a.xlsx")
    assert [len(rows) for rows in sheets(tmp_path / "a.xlsx").values()][1:] == [1] * len(SHEETS)


def test_rows_that_break_a_reference_are_refused_in_words(tmp_path: Path) -> None:
    tables = merged((sample(),), tmp_path / "merged")
    paragraphs = pq.read_table(tables["paragraphs"])
    pq.write_table(paragraphs.slice(0, 0), tmp_path / "paragraphs.parquet")
    files = {name: [path] for name, path in tables.items()} | {"paragraphs": [tmp_path / "paragraphs.parquet"]}
    with pytest.raises(ValueError, match="refers to a row of paragraphs that is not there"):
        write_sqlite(files, tmp_path / "a.sqlite")


def test_a_folder_without_a_package_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", "--package", str(tmp_path), "--into", str(tmp_path / "dist")])
    assert result.exit_code == 1
    assert "there is no package" in result.output


# --- programs of others ----------------------------------------------------------------------------------------------


def test_datasette_metadata_names_what_is_there(database: sqlite3.Connection) -> None:
    described = datasette_metadata()["databases"]["un-reports"]
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert set(described["tables"]) <= names
    for table, said in described["tables"].items():
        columns = {row[1] for row in database.execute(f'PRAGMA table_info("{table}")')}
        named = {*said.get("columns", ()), *said.get("facets", ()), *said.get("units", ()), said.get("label_column")}
        assert named - {None} <= columns, table


@pytest.mark.exhaustive
def test_datasette_answers_on_a_port(made: Path) -> None:
    pytest.importorskip("datasette", reason="Datasette is not installed: pip install 'un-reports[explore]'")
    metadata, port = made / "un-reports.metadata.json", 8765 + hash(made.name) % 200
    command = [sys.executable, "-m", "datasette", "serve", str(made / "un-reports.sqlite"), "-m", str(metadata)]
    with subprocess.Popen([*command, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            home = f"http://127.0.0.1:{port}/un-reports"
            assert "Recommendations in United Nations reports" in asked(f"http://127.0.0.1:{port}/")
            for table in load_schema():
                assert asked(f"{home}/{table.name}")
            for question in load_queries().questions:
                assert "<table" in asked(f"{home}/{question.name}") or "0 results" in asked(f"{home}/{question.name}")
            found = json.loads(asked(f"{home}/recommendations.json?_search={quote('OHCHR')}&_shape=objects"))
            assert found["filtered_table_rows_count"] > 0
            assert "Committee" in asked(f"{home}/recommenders?_labels=on")
        finally:
            server.terminate()


def asked(address: str) -> str:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                text: str = answer.read().decode()
                return text
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.mark.exhaustive
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: apt install libreoffice-calc"
)
def test_libreoffice_shows_what_the_package_says(made: Path, tmp_path: Path) -> None:
    command = [
        *("soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to"),
        *("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir"),
        *(str(tmp_path), str(made / "un-reports.xlsx")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with (tmp_path / "un-reports-recommendations_wide.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    wanted = rows_of("recommendations_wide")
    for column in ("text", "recommending_bodies", "addressees", "paragraph_number", "citation", "link", "due_date"):
        assert [row[column] for row in found] == [as_shown(row[column]) for row in wanted], column


def as_shown(value: Any) -> str:
    return "" if value is None else str(value)
