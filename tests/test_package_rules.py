"""What is asked of a package as a whole: not too much set aside, and no rows lost in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.commands.exit_codes import MEANINGS, exit_code_help
from pipeline.engine import document, package, shard, whole
from pipeline.paths import PROJECT
from pipeline.s4_tidy import Rows, tidy_report
from pipeline.s5_check.package_rules import comparable_rows, lost_rows, too_many_set_aside
from pipeline.s5_check.result import summary
from pipeline.sealed import read_sealed, write_sealed
from tests.package_parts import merged, rows_of
from tests.sample_report import sample

REPORT = """United Nations

A/99/{}

Report of the Secretary-General on a matter

I. Introduction

1. The present report is submitted pursuant to General Assembly resolution 98/7.

2. The Commission on the Status of Women urged Governments to ratify the Convention.

3. Member States should take further measures.
"""


@pytest.mark.parametrize(
    ("set_aside", "published", "fails"),
    [
        pytest.param(3, 1, False, id="three-of-four"),
        pytest.param(4, 1, True, id="four-of-five"),
        pytest.param(4, 75, True, id="four-of-79"),
        pytest.param(4, 76, False, id="four-of-80-are-five-in-a-hundred"),
        pytest.param(51, 949, True, id="51-of-1000"),
        pytest.param(0, 0, False, id="nothing"),
    ],
)
def test_too_many_reports_set_aside_stop_the_package(set_aside: int, published: int, fails: bool) -> None:
    found = too_many_set_aside([f"{number}.pdf" for number in range(set_aside)], published)
    assert [(each.count, each.severity) for each in found] == ([(set_aside, "error")] if fails else [])


@pytest.mark.parametrize(
    ("before", "now", "accepted", "same_code", "found"),
    [
        pytest.param(100, 95, (), True, [], id="five-in-a-hundred"),
        pytest.param(100, 94, (), True, ["error"], id="six-in-a-hundred"),
        pytest.param(100, 94, (), False, ["warning"], id="by-other-code"),
        pytest.param(100, 0, ("notes",), True, [], id="accepted"),
        pytest.param(100, 0, ("mentions",), True, ["error"], id="another-table-accepted"),
        pytest.param(100, 120, (), True, [], id="more"),
        pytest.param(0, 0, (), True, [], id="none"),
    ],
)
def test_lost_rows(before: int, now: int, accepted: tuple[str, ...], same_code: bool, found: list[str]) -> None:
    made = lost_rows({"notes": before}, {"notes": now}, accepted, same_code=same_code)
    assert [each.severity for each in made] == found
    assert all("--accept-loss notes" in each.message for each in made)


def test_fewer_issues_are_no_loss() -> None:
    assert lost_rows({"issues": 9, "quality": 9, "set_aside": 9, "corrections": 9}, {}, (), same_code=True) == []


def test_rows_of_reports_that_are_gone_are_not_missed(tmp_path: Path) -> None:
    old = merged([sample("a-99-1"), sample("a-99-2")], tmp_path / "old")
    new = merged([sample("a-99-2")], tmp_path / "new")
    now = {name: pq.read_metadata(path).num_rows for name, path in new.items()}
    expected = comparable_rows(old, new)
    assert {name: now[name] for name in expected} == expected
    assert {"recommender_steps", "citation_candidates", "mentions", "reports"} <= set(expected)
    assert "bodies" not in expected
    assert "bodies" in comparable_rows(old, old)


def test_rows_that_corrections_withdraw_are_not_missed(tmp_path: Path) -> None:
    rows = rows_of(sample())
    old = merged([rows], tmp_path / "old")
    rows["recommendations"], rows["recommenders"] = [], []
    about = {"report_id": "a-99-1", "table": "recommendations", "row_id": "a-99-1.p2.r1", "action": "withdraw"}
    rows["corrections"] = [
        {"correction_id": "a-99-1.k-1", "reason": "r", "file": "f", "_source": "a-99-1.txt", **about}
    ]
    expected = comparable_rows(old, merged([rows], tmp_path / "new"))
    assert expected["recommendations"] == 0
    assert "recommenders" not in expected


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process, where a test can change what is made of them. Great Expectations is left out:
    what it says is tried elsewhere, and it takes two thirds of a small build."""
    monkeypatch.setattr(shard, "_read", shard.read_task)
    monkeypatch.setitem(package.CHECKS, "expectations", lambda _: summary({}, {}, []))


def run(home: Path, *more: str) -> Result:
    folders = ["--sources", str(home / "sources"), "--output", str(home / "outputs"), "--workers", "1"]
    return CliRunner().invoke(main, ["build", *folders, *more])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for number in range(1, 7):
        (tmp_path / "sources" / f"{number}.txt").write_text(REPORT.format(number))
    return tmp_path


@pytest.fixture
def break_report(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Rows], Any]], None]:
    """Change the rows of reports as a mistake of the program would, before they are judged."""

    def change(how: Callable[[Rows], Any]) -> None:
        def changed(*arguments: Any) -> Rows:
            rows = tidy_report(*arguments)
            how(rows)
            return rows

        monkeypatch.setattr(document, "tidy_report", changed)

    return change


def of_report(report_id: str, how: Callable[[Rows], Any]) -> Callable[[Rows], Any]:
    return lambda rows: how(rows) if rows["reports"][0]["report_id"] == report_id else None


def lose_blocks(rows: Rows) -> None:
    rows["blocks"].pop()


def table(home: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(home / "outputs" / "tables" / f"{name}.parquet").to_pylist()
    return rows


def test_a_bad_row_costs_itself_and_is_named_with_its_file(
    home: Path, break_report: Callable[[Callable[[Rows], Any]], None]
) -> None:
    break_report(of_report("a-99-2", lambda rows: rows["recommendations"][0].update(verb="x")))
    result = run(home)
    assert result.exit_code == 3, result.output
    assert "2.txt: recommendations.verb_length (" in result.output
    assert len(table(home, "reports")) == 6
    assert {row["source_path"] for row in table(home, "set_aside")} == {"2.txt"}
    again = run(home)
    assert "Nothing changed" in again.output
    assert "2.txt: recommendations.verb_length (" in again.output
    assert again.exit_code == 3


def test_all_rows_of_other_reports_are_the_same_bytes(
    home: Path, break_report: Callable[[Callable[[Rows], Any]], None]
) -> None:
    assert run(home).exit_code == 0
    others = {
        name: [row for row in table(home, name) if row["report_id"] != "a-99-2"]
        for name in ("reports", "sections", "paragraphs", "blocks", "recommendations", "mentions", "citations")
    }
    break_report(of_report("a-99-2", lose_blocks))
    (home / "sources" / "2.txt").write_text(REPORT.format(2) + "\n")
    assert run(home).exit_code == 3
    assert {name: table(home, name) for name in others} == others
    assert {row["table"] for row in table(home, "set_aside")} >= {"reports", "blocks", "paragraphs"}


def test_strict_publishes_nothing_of_which_something_is_set_aside(
    home: Path, break_report: Callable[[Callable[[Rows], Any]], None]
) -> None:
    assert run(home, "--strict").exit_code == 0
    break_report(of_report("a-99-2", lambda rows: rows["recommendations"][0].update(verb="x")))
    (home / "sources" / "2.txt").write_text(REPORT.format(2) + "\n")
    before = (home / "outputs" / "datapackage.json").read_bytes()
    strict = run(home, "--strict")
    assert strict.exit_code == 1
    assert "recommendations.verb_length" in strict.output
    assert (home / "outputs" / "datapackage.json").read_bytes() == before
    assert run(home).exit_code == 3
    # What was published in part is not up to date for who wants all.
    assert run(home, "--strict").exit_code == 1


def test_too_many_reports_set_aside_are_said_to_be_a_mistake_of_the_program(
    home: Path, break_report: Callable[[Callable[[Rows], Any]], None]
) -> None:
    break_report(lambda rows: lose_blocks(rows) if rows["reports"][0]["report_id"] < "a-99-5" else None)
    result = run(home)
    assert result.exit_code == 1
    assert "4 of 6 reports are set aside" in result.output


@pytest.mark.exhaustive
def test_refused_files_do_not_count(home: Path) -> None:
    for number in range(9):
        (home / "sources" / f"empty-{number}.txt").write_text("")
    result = run(home)
    assert result.exit_code == 3, result.output
    assert len(table(home, "reports")) == 6


@pytest.fixture
def shortened(home: Path) -> Path:
    """A package whose sources then lose two of three paragraphs each."""
    assert run(home).exit_code == 0
    for number in range(1, 7):
        text = REPORT.format(number)
        (home / "sources" / f"{number}.txt").write_text(text[: text.index("2. ")])
    return home


def test_a_table_that_lost_rows_is_not_published_unless_that_was_meant(shortened: Path) -> None:
    result = run(shortened)
    assert result.exit_code == 1
    assert "paragraphs: 12 of 18 rows are gone since the last package" in result.output
    assert len(table(shortened, "paragraphs")) == 18
    named = {
        line.split("--accept-loss ")[1].split()[0] for line in result.output.splitlines() if "--accept-loss" in line
    }
    assert "paragraphs" in named
    accepted = run(shortened, *(part for each in named for part in ("--accept-loss", each)))
    assert accepted.exit_code == 0, accepted.output
    assert len(table(shortened, "paragraphs")) == 6


@pytest.mark.exhaustive
def test_by_other_code_it_is_a_warning(shortened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "package_code", lambda: "another")
    result = run(shortened)
    assert result.exit_code == 0, result.output
    assert "warning: paragraphs: 12 of 18 rows are gone" in result.output


@pytest.mark.exhaustive
def test_rows_of_a_report_that_is_gone_may_go(home: Path) -> None:
    assert run(home).exit_code == 0
    for number in (1, 2, 3):
        (home / "sources" / f"{number}.txt").unlink()
    assert run(home).exit_code == 0
    assert len(table(home, "reports")) == 3


def test_a_table_that_there_is_not_cannot_be_accepted(home: Path) -> None:
    result = run(home, "--accept-loss", "paragrahs")
    assert result.exit_code == 2
    assert "there is no table paragrahs" in result.output


@pytest.mark.exhaustive
def test_neither_strict_nor_accepted_losses_are_in_a_key_of_documents(home: Path) -> None:
    run(home)
    names = sorted(path.name for path in (home / ".un-reports" / "outputs" / "shards").iterdir())
    run(home, "--strict", "--accept-loss", "notes")
    assert sorted(path.name for path in (home / ".un-reports" / "outputs" / "shards").iterdir()) == names


def test_a_build_that_is_stopped_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.engine.build.plan_build", stopped)
    assert run(home).exit_code == 130


def test_the_exit_codes_stand_in_one_table() -> None:
    for command in ("build", "add"):
        shown = CliRunner().invoke(main, [command, "--help"]).output
        assert all(line in shown for line in exit_code_help().splitlines()[1:])
    described = (PROJECT / "docs" / "running.md").read_text("utf-8")
    for code, meaning in MEANINGS.items():
        assert f"| {code} | {meaning} |" in described


@pytest.mark.exhaustive
def test_the_maker_of_another_package_is_not_known(home: Path) -> None:
    assert run(home).exit_code == 0
    note = home / ".un-reports" / "outputs" / "maker.json"
    assert read_sealed(note)["code"]
    write_sealed(note, {"descriptor": "0", "code": read_sealed(note)["code"]})
    for number in range(1, 7):
        text = REPORT.format(number)
        (home / "sources" / f"{number}.txt").write_text(text[: text.index("2. ")])
    assert run(home).exit_code == 0
