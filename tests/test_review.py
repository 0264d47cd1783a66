"""Doubtful rows first, as a table and as a list to fill in; decisions come back as corrections that fit."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.s0_sources.corrections import read_corrections
from pipeline.s4_tidy.corrections import apply_corrections
from pipeline.s5_check.doubts import COLUMNS, DecisionError, decided, find_doubts
from pipeline.s5_check.filled_list import inert, read_list
from tests.package_parts import merged, rows_of
from tests.sample_report import TEXT, sample

SAID = "a-99-1.p2.recommended"


def package(folder: Path, **changes: Any) -> Path:
    """A package of the sample report, its recommendation changed."""
    rows = rows_of(sample())
    rows["recommendations"][0] |= changes
    merged([rows], folder)
    (folder / "texts").mkdir()
    (folder / "texts" / "a-99-1.txt").write_bytes(TEXT.encode())
    return folder


def review(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["review", *map(str, arguments)])


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        pytest.param({"confidence": 0.99}, ["a-99-1.n1.c1"], id="a-sure-one-is-not-listed"),
        pytest.param({"confidence": 0.6}, ["a-99-1.n1.c1", SAID], id="ambiguous-before-nearly-sure"),
        pytest.param({"confidence": 0.3}, [SAID, "a-99-1.n1.c1"], id="the-least-sure-first"),
        pytest.param({"recommending_body_id": None}, [SAID, "a-99-1.n1.c1"], id="nobody-recommends"),
    ],
)
def test_rows_are_listed_by_doubt(changes: dict[str, Any], listed: list[str], tmp_path: Path) -> None:
    assert [each.row_id for each in find_doubts(package(tmp_path, **changes))] == listed


def test_what_a_person_confirmed_is_not_listed_again(tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.yaml").write_text(
        f"- {{table: recommendations, id: {SAID}, action: confirm, reason: read, "
        "expected: 'recommended that States, Chile among them, plant oaks'}"
    )
    rows, issues = apply_corrections("a-99-1", rows_of(sample()), read_corrections(tmp_path)[0], TEXT)
    merged([rows], tmp_path / "package")
    (tmp_path / "package" / "texts").mkdir()
    (tmp_path / "package" / "texts" / "a-99-1.txt").write_bytes(TEXT.encode())
    assert not issues
    assert [each.row_id for each in find_doubts(tmp_path / "package")] == ["a-99-1.n1.c1"]


def test_an_ambiguous_citation_shows_its_words_and_what_it_can_be(tmp_path: Path) -> None:
    (found,) = [each for each in find_doubts(package(tmp_path)) if each.table == "citations"]
    assert found.why == "can be A/RES/98/8, E/RES/98/8"
    assert "See 98/8" in found.text
    assert found.column == "symbol"


def test_the_table_names_rows_and_reasons(tmp_path: Path) -> None:
    result = review("--package", package(tmp_path, recommending_body_id=None), "--limit", 1)
    assert result.exit_code == 0
    assert SAID in result.output
    assert "nobody is known to recommend it" in result.output
    assert "1 of 2 doubtful rows" in result.output


def test_a_folder_without_a_package_is_said_so(tmp_path: Path) -> None:
    result = review("--package", tmp_path)
    assert result.exit_code == 1
    assert "un-reports build" in result.output


# --- the way back ----------------------------------------------------------------------------------------------------


def fill(path: Path, **decisions: dict[str, str]) -> None:
    """Write decisions into a list, by the table of the row."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(row | decisions.get(row["table"], {}) for row in rows)


def test_decisions_come_back_as_corrections_that_fit(tmp_path: Path) -> None:
    made, filled = package(tmp_path / "package", recommending_body_id=None), tmp_path / "doubts.csv"
    (tmp_path / "sources").mkdir()
    assert review("--package", made, "--out", filled).exit_code == 0
    fill(
        filled,
        recommendations={"decision": "override", "value": "assembly-of-gardens", "reason": "the Assembly speaks"},
        citations={"decision": "override", "value": "A/RES/98/8", "reason": "the Assembly's"},
    )
    first = review("--apply", filled, "--sources", tmp_path / "sources", "--by", "Jane Doe")
    assert "2 corrections are in" in first.output, first.output
    corrections, wrong = read_corrections(tmp_path / "sources")
    assert not wrong
    rows = rows_of(sample())
    rows["recommendations"][0]["recommending_body_id"] = None
    rows["recommenders"] = []
    fixed, issues = apply_corrections("a-99-1", rows, corrections, TEXT)
    assert not issues
    assert fixed["recommendations"][0]["recommending_body_id"] == "assembly-of-gardens"
    assert {row["corrected_by"] for row in fixed["corrections"]} == {"Jane Doe"}
    again = review("--apply", filled, "--sources", tmp_path / "sources")
    assert "no decision" in again.output or again.exit_code == 0


def test_a_list_that_nobody_filled_in_yet_is_said_to_be_so(tmp_path: Path) -> None:
    made, filled = package(tmp_path / "package", confidence=0.5), tmp_path / "doubts.csv"
    (tmp_path / "sources").mkdir()
    review("--package", made, "--out", filled)
    said = review("--apply", filled, "--sources", tmp_path / "sources").output
    assert "holds no decision yet: write keep, override or withdraw in the column decision" in said
    assert not (tmp_path / "sources" / "corrections").exists()


def test_applied_twice_nothing_is_repeated(tmp_path: Path) -> None:
    made, filled = package(tmp_path / "package", confidence=0.5), tmp_path / "doubts.csv"
    (tmp_path / "sources").mkdir()
    review("--package", made, "--out", filled)
    fill(filled, recommendations={"decision": "keep"})
    review("--apply", filled, "--sources", tmp_path / "sources")
    target = tmp_path / "sources" / "corrections" / "doubts.yaml"
    before = target.read_text()
    assert "holds no decision that is not in" in review("--apply", filled, "--sources", tmp_path / "sources").output
    assert target.read_text() == before
    (entry,) = yaml.safe_load(before)
    assert (entry["action"], entry["id"]) == ("confirm", SAID)


ROW = dict.fromkeys(COLUMNS, "") | {"table": "recommendations", "id": SAID, "text": "words", "report_id": "a-99-1"}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param({"decision": "drop"}, "must be one of keep, override, withdraw", id="unknown-decision"),
        pytest.param({"decision": "withdraw"}, "withdraw needs a reason", id="no-reason"),
        pytest.param({"decision": "override", "reason": "r"}, "needs the name of a column", id="no-column"),
        pytest.param({"decision": "keep", "table": "reco"}, "must be as the list was written", id="table-changed"),
    ],
)
def test_a_decision_that_cannot_be_used_names_its_line(cells: dict[str, str], said: str) -> None:
    with pytest.raises(DecisionError, match="line 3") as error:
        decided([ROW, ROW | cells], None)
    assert said in str(error.value)


def test_rows_without_a_decision_are_passed_over() -> None:
    assert decided([ROW, ROW | {"decision": "keep", "table": "issues"}], None) == []


def test_a_row_whose_id_does_not_name_its_report_says_which() -> None:
    cells = {"table": "meetings", "id": "committee.3", "decision": "withdraw", "reason": "none"}
    assert decided([ROW | cells], None)[0]["report"] == "a-99-1"


@pytest.mark.parametrize(
    ("encoding", "separator", "first"),
    [
        pytest.param("utf-8-sig", ",", "", id="as it was written"),
        pytest.param("cp1252", ";", "", id="Excel in Europe, CSV"),
        pytest.param("utf-8-sig", ";", "", id="Excel in Europe, CSV UTF-8"),
        pytest.param("utf-16", "\t", "", id="Excel, Unicode text"),
        pytest.param("utf-8", ";", "sep=;\r\n", id="Excel's own first line"),
    ],
)
def test_a_list_is_read_however_a_spreadsheet_saved_it(encoding: str, separator: str, first: str) -> None:
    cells = ROW | {"decision": "keep", "reason": "prüfte, “ja”; gut", "text": "one\ntwo"}
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows([cells, dict.fromkeys(COLUMNS, "")])
    assert read_list((first + stream.getvalue()).encode(encoding), COLUMNS) == [cells]


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(1)", "\tx", "plain", "'quoted'", ""])
def test_no_cell_of_a_list_is_a_formula_and_each_comes_back(cell: str) -> None:
    assert not inert(cell).startswith(("=", "+", "-", "@", "\t"))
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, ["a", "b"])
    writer.writeheader()
    writer.writerow({"a": inert(cell), "b": "x"})
    assert read_list(stream.getvalue().encode(), ["a"])[0]["a"] == cell


def test_a_package_alone_is_reviewed_too(tmp_path: Path) -> None:
    made, filled = package(tmp_path / "package", confidence=0.5), tmp_path / "doubts.csv"
    assert review("--package", made, "--out", filled, "--sources", tmp_path / "none").exit_code == 0
    fill(filled, recommendations={"decision": "keep"})
    refused = review("--apply", filled, "--sources", tmp_path / "none")
    assert (refused.exit_code, "--corrections" in refused.output) == (2, True)
    target = tmp_path / "mine.yaml"
    assert review("--apply", filled, "--corrections", target).exit_code == 0
    assert [entry["id"] for entry in yaml.safe_load(target.read_text("utf-8"))] == [SAID]


def test_a_file_that_is_no_list_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    result = review("--apply", tmp_path / "x.csv", "--sources", tmp_path)
    assert result.exit_code == 1
    assert "must be a list that review wrote" in result.output
