"""The queries of the documentation give the right answers to five questions, in each language; the notebook runs."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.engine.document import work_document
from pipeline.engine.results import TEXTS
from pipeline.model import Source
from pipeline.paths import PROJECT
from pipeline.s4_tidy.merge import merge_parts
from tests.annotated import NAME, own_rows
from tests.package_parts import write_parts

QUERIES = PROJECT / "docs" / "queries"
BOARD = """E/ICEF/2025/97

United Nations Children's Fund

Report of the Executive Board on its annual session

3 June 2025

1. The Executive Board requested UNICEF to submit a report on its funds at the first regular session of 2026.

2. The Executive Board urged Member States to pay their contributions.

3. The Commission on the Status of Women should meet every year.
"""
# By their ids, in any order; who recommends most in order, with how often.
ANSWERS = {
    "asked_of_a_body": {"a-53-409.p3.invited-2", "e-icef-2025-97.p3.should"},
    "asked_by_a_resolution": {
        "a-53-409.p1.emphasized", "a-53-409.p2.encouraged", "a-53-409.p2.invited", "a-53-409.p2.invited-2",
        "a-53-409.p3.called", "a-53-409.p3.invited", "a-53-409.p3.invited-2",
    },
    "asked_in_a_year": {"e-icef-2025-97.p1.requested"},
}  # fmt: skip
MOST = [
    ("Secretary-General", 4),
    ("European Commission", 2),
    ("Executive Board of the United Nations Children's Fund", 1),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``outputs``: the project's own source, and a report of 2025."""
    folder = tmp_path_factory.mktemp("questions")
    content = BOARD.encode()
    made = [own_rows()[0], work_document(content, Source("board.txt", "0" * 64, len(content))).rows]
    tables = [{name: found for name, found in rows.items() if name != TEXTS} for rows in made]
    merge_parts(write_parts([tables], folder / "parts"), folder / "outputs" / "tables")
    (folder / "outputs" / "texts").mkdir()
    for rows in made:
        text = rows[TEXTS][0]
        (folder / "outputs" / "texts" / f"{rows['reports'][0]['report_id']}.txt").write_bytes(text["text"].encode())
    return folder


def by_duckdb() -> dict[str, list[dict[str, Any]]]:
    """The answers of each statement under the name in the comment before it."""
    answers = {}
    with duckdb.connect() as database:
        for statement in (QUERIES / "duckdb.sql").read_text("utf-8").split(";\n"):
            if named := re.search(r"^-- (\w+):", statement, re.MULTILINE):
                found = database.execute(statement)
                columns = [column[0] for column in found.description]
                answers[named[1]] = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    return answers


def by_pandas() -> dict[str, list[dict[str, Any]]]:
    made = runpy.run_path(str(QUERIES / "pandas_queries.py"))
    return {name: made[name].to_dict("records") for name in (*ANSWERS, "who_recommends_most", "on_a_topic")}


def by_polars() -> dict[str, list[dict[str, Any]]]:
    made = runpy.run_path(str(QUERIES / "polars_queries.py"))
    return {name: made[name].to_dicts() for name in (*ANSWERS, "who_recommends_most", "on_a_topic")}


@pytest.mark.parametrize("ask", [by_duckdb, by_pandas, by_polars])
def test_five_questions_have_right_answers(
    ask: Callable[[], dict[str, list[dict[str, Any]]]], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    found = ask()
    for name, expected in ANSWERS.items():
        assert {row["recommendation_id"] for row in found[name]} == expected, name
        assert len(found[name]) == len(expected), name
    assert [(row["name"], row["recommendations"]) for row in found["who_recommends_most"]] == MOST
    topical = {row["recommendation_id"] for row in found["on_a_topic"]}
    rows = {row["recommendation_id"]: row["text"] for row in own_rows()[0]["recommendations"]}
    speaks = {
        key
        for key, text in rows.items()
        if re.search(r"\btraffick\w+ (?:in|of) (?:women|persons|human|children)", text)
    }
    assert speaks
    assert speaks <= topical <= rows.keys()


def test_what_was_reworded_is_found_in_the_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft on public administration and the report that recommends it say a paragraph in other words."""
    monkeypatch.chdir(PROJECT)
    found = {(row["recommendation_id"], row["other_id"]) for row in by_duckdb()["said_again_in_other_words"]}
    assert ("e-2025-44.i-a-s1.p15.encourages", "e-2025-l-23.p15.encourages") in found
    assert not any(one.partition(".")[0] == other.partition(".")[0] for one, other in found)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed: https://cran.r-project.org")
def test_r_answers_the_same_of_the_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """R reads CSV, which only a published package has; DuckDB reads the Parquet files beside it."""
    has = ["Rscript", "-e", 'quit(status = !"dplyr" %in% rownames(installed.packages()))']
    if subprocess.run(has, check=False).returncode:
        pytest.skip('R lacks dplyr: install.packages("dplyr")')
    monkeypatch.chdir(PROJECT)
    answers = by_duckdb()
    said = subprocess.run(
        ["Rscript", str(QUERIES / "queries.R")], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for line, name in zip(said[:-1], (*ANSWERS, "on_a_topic"), strict=True):
        expected = {row["recommendation_id"] for row in answers[name]}
        assert expected, name
        assert set(line.split()) == expected, name
    most = [f"{row['name']} {row['recommendations']}" for row in answers["who_recommends_most"]]
    assert set(said[-1].split("; ")) == set(most)


def test_the_notebook_runs_from_its_first_cell_to_its_last(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its cells are run one after the other, as a kernel would; no kernel is needed for that."""
    notebook = json.loads((QUERIES / "first-look.ipynb").read_text("utf-8"))
    assert (notebook["nbformat"], len({cell["id"] for cell in notebook["cells"]})) == (4, len(notebook["cells"]))
    monkeypatch.chdir(home)
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None), "saved without what it printed"
            exec(compile("".join(cell["source"]), f"{cell['id']}", "exec"), names)
    citation, _, evidence = capsys.readouterr().out.partition(" | ")
    assert citation.startswith("A/53/409, para. ")
    assert evidence.strip()
    assert NAME in names["rows"].report_id.tolist()
    assert len(names["trafficking"]) > 0
