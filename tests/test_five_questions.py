"""Five questions that people bring, asked of the published edition in DuckDB, of Datasette on a port, and of the workbook."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import duckdb
import openpyxl
import pytest

from pipeline.paths import PROJECT
from pipeline.s6_publish.formats import export_package

OUTPUTS = PROJECT / "outputs"
SQL = PROJECT / "docs" / "queries" / "duckdb.sql"
# In the file of queries, and in Datasette.
QUESTIONS = {
    "asked_of_a_body": "asked_of_a_body",
    "who_recommends_most": "who_recommends_most",
    "asked_by_a_resolution": "asked_by_an_instrument",
    "asked_in_a_year": "asked_of_a_body_in_a_year",
    "on_a_topic": "about",
}
pytestmark = pytest.mark.skipif(not OUTPUTS.exists(), reason="the package is not there yet: make dataset")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    export_package(OUTPUTS, folder)
    return folder


@pytest.fixture(scope="module")
def datasette(made: Path) -> Iterator[str]:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "un-reports.sqlite", "--metadata", "un-reports.metadata.json"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--setting", "max_returned_rows", "5000"]
    with subprocess.Popen(command, cwd=made, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        try:
            for _ in range(150):
                with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{port}", timeout=5):
                    break
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}/un-reports"
        finally:
            served.terminate()


def by_duckdb(name: str) -> list[dict[str, Any]]:
    asked = re.search(rf"^-- {name}: .*?(?=^-- \w+: |\Z)", SQL.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert asked is not None, name
    text = asked[0].replace("'outputs/", f"'{OUTPUTS}/")
    found: list[dict[str, Any]] = duckdb.sql(text.rstrip().rstrip(";")).to_arrow_table().to_pylist()
    return found


def by_datasette(address: str, name: str) -> list[dict[str, Any]]:
    with urlopen(f"{address}/{QUESTIONS[name]}.json?_shape=array", timeout=60) as answer:
        found: list[dict[str, Any]] = json.loads(answer.read())
    return found


@pytest.fixture(scope="module")
def sheet(made: Path) -> list[dict[str, Any]]:
    """The rows of the wide table as the workbook holds them."""
    book = openpyxl.load_workbook(made / "un-reports.xlsx", read_only=True)
    rows = book["recommendations_wide"].iter_rows(values_only=True)
    head = [str(name) for name in next(rows)]
    return [dict(zip(head, row, strict=True)) for row in rows]


def words(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(" ".join(str(row["text"]).split()) for row in rows)


def names(cell: Any) -> set[str]:
    return {each.strip() for each in str(cell or "").split(";")}


def test_what_was_asked_of_the_commission(datasette: str, sheet: list[dict[str, Any]]) -> None:
    asked = by_duckdb("asked_of_a_body")
    assert asked
    assert words(asked) == words(by_datasette(datasette, "asked_of_a_body"))
    filtered = [row for row in sheet if "Commission on the Status of Women" in str(row["addressees"])]
    assert set(words(asked)) <= set(words(filtered))


def test_who_recommends_most_to_member_states(datasette: str, sheet: list[dict[str, Any]]) -> None:
    most = {row["name"]: row["recommendations"] for row in by_duckdb("who_recommends_most")}
    assert most == {row["body"]: row["recommendations"] for row in by_datasette(datasette, "who_recommends_most")}
    first = next(iter(most))
    counted = [row for row in sheet if "member_states" in names(row["addressee_classes"]) and first in str(row["recommending_bodies"])]  # fmt: skip
    assert len(counted) == most[first]


def test_what_resolution_52_98_asked(datasette: str, sheet: list[dict[str, Any]]) -> None:
    asked = by_duckdb("asked_by_a_resolution")
    assert words(asked) == words(by_datasette(datasette, "asked_by_a_resolution"))
    assert words(asked) == words([row for row in sheet if row["instrument_symbol"] == "A/RES/52/98"])
    # As a reader of A/53/409 finds it in paragraph 2.
    assert [row for row in asked if row["text"].startswith("Governments were encouraged to develop systematic data")]


def test_what_unicef_was_asked_in_2025(datasette: str, sheet: list[dict[str, Any]]) -> None:
    asked = by_duckdb("asked_in_a_year")
    assert len(asked) >= 10
    assert words(asked) == words(by_datasette(datasette, "asked_in_a_year"))
    filtered = [row for row in sheet if "UNICEF" in str(row["addressees"]) and str(row["publication_date"])[:4] == "2025"]  # fmt: skip
    assert set(words(asked)) <= set(words(filtered))


def test_all_recommendations_on_trafficking(datasette: str, sheet: list[dict[str, Any]]) -> None:
    topic = by_duckdb("on_a_topic")
    assert topic
    searched = by_datasette(datasette, "on_a_topic")
    filtered = [row for row in sheet if re.search(r"\btrafficking\b", str(row["text"]), re.IGNORECASE)]
    assert set(words(filtered)) <= set(words(searched))
    named = [row for row in topic if "trafficking" in row["words"].lower()]
    assert {" ".join(row["text"].split()) for row in named} <= set(words(searched))
