"""What stands behind a row: its passage, rule, chain and corrections; and that every rule is described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.rules.descriptions import describe_rule
from pipeline.s0_sources.corrections import Correction
from pipeline.s4_tidy.corrections import apply_corrections
from pipeline.s4_tidy.references import row_id
from pipeline.s5_check.explanation import explain_row
from pipeline.schema import load_schema
from tests.annotated import own_rows
from tests.own_package import write_package


def explain(package: Path, wanted: str) -> Result:
    return CliRunner().invoke(main, ["explain", wanted, "--package", str(package)])


def test_a_recommendation_is_explained(own_package: Path) -> None:
    rows, text = own_rows()
    said = rows["recommendations"][1]
    result = explain(own_package, said["recommendation_id"])
    assert result.exit_code == 0, result.output
    shown = " ".join(result.output.split())
    assert ">>>" + " ".join(text[said["char_start"] : said["char_end"]].split()) + "<<<" in shown
    assert f"rule {said['rule_id']}: " in shown
    assert "not described" not in shown
    steps = [row["step"] for row in rows["recommender_steps"] if row["recommendation_id"] == said["recommendation_id"]]
    assert " -> ".join(steps) in shown
    assert f"body_id {said['recommending_body_id']}" in shown


def test_corrections_are_shown_with_their_reason(tmp_path: Path) -> None:
    rows, text = own_rows()
    said = rows["recommendations"][0]
    fix = Correction(
        "corrections/a.yaml", 1, "recommendations", said["recommendation_id"], "override", "the verb is cut",
        column="verb", expected=said["verb"], value="emphasized",
    )  # fmt: skip
    tables = {name: made for name, made in rows.items() if name != "texts"}
    fixed, issues = apply_corrections("a-53-409", tables, [fix], text)
    assert not issues
    shown = " ".join(explain(write_package(tmp_path, fixed), said["recommendation_id"]).output.split())
    assert (
        f"corrected (corrections/a.yaml): recommendations {said['recommendation_id']}, verb: {said['verb']} -> emphasized"
        in shown
    )
    assert "because the verb is cut" in shown


@pytest.mark.parametrize(
    "table", [table.name for table in load_schema() if table.kind != "derived" and table.name != "quality"]
)
def test_a_row_of_any_table_can_be_explained(table: str, own_package: Path) -> None:
    rows, _ = own_rows()
    if not rows[table]:
        pytest.skip(f"the report has no {table}")
    wanted = row_id(load_schema()[table], rows[table][0])
    found = [each for each in explain_row(own_package, wanted) if each.table == table]
    assert [each.row_id for each in found] == [wanted]
    placed = {"char_start", "paragraph_id", "recommendation_id", "citation_id"} & set(load_schema()[table].columns)
    if placed and table not in ("issues", "reports"):
        assert found[0].places, "the row has a place in the text"


def test_a_body_shows_where_it_is_named(own_package: Path) -> None:
    (found,) = explain_row(own_package, "commission-on-the-status-of-women")
    assert len(found.places) > 1
    assert "Commission on the Status of Women" in {" ".join(place.marked.split()) for place in found.places}
    assert all(description for _, description in found.rules)


@pytest.mark.parametrize(
    ("wanted", "closest"),
    [
        pytest.param("a-53-409.p10.encouragd", "a-53-409.p10.encouraged", id="of-the-same-report"),
        pytest.param("commission-on-the-status-of-woman", "commission-on-the-status-of-women", id="of-an-entity"),
        pytest.param("a-53-408", "a-53-409", id="of-a-report"),
        pytest.param("A/53/409, para. 10", "a-53-409.p10", id="of-a-citation"),
        pytest.param("A/53/409", "a-53-409", id="of-a-symbol"),
    ],
)
def test_an_unknown_id_names_the_closest(wanted: str, closest: str, own_package: Path) -> None:
    result = explain(own_package, wanted)
    assert result.exit_code == 1
    assert f"no row has the id {wanted}" in result.output
    assert closest in result.output


# --- rules in words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        pytest.param("active.urge", "Here: urge", id="a-frame-and-its-verb"),
        pytest.param("item.modal.should", "An item of a list", id="an-item-of-a-list"),
        pytest.param("body.pattern.committee", "pipeline/rules/body_patterns.yaml", id="a-pattern-and-its-file"),
        pytest.param("numbered_session", "pipeline/rules/meetings.yaml", id="a-meeting"),
        pytest.param("review.line", "periodic review", id="a-rule-of-its-own"),
    ],
)
def test_a_rule_is_described(rule: str, said: str) -> None:
    assert said in (describe_rule(rule) or "")


def test_an_unknown_rule_is_not_described() -> None:
    assert describe_rule("no.such_rule") is None


def test_every_rule_of_the_source_is_described() -> None:
    rows, _ = own_rows()
    used = {row["rule_id"] for made in rows.values() for row in made if row.get("rule_id")}
    assert [rule for rule in sorted(used) if describe_rule(rule) is None] == []


# --- the commands and their pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_docs_and_gives_an_example(name: str) -> None:
    pages = [PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")]
    assert any(f"un-reports {name}" in page.read_text("utf-8") for page in pages), f"no page tells of un-reports {name}"
    command: Any = main.commands[name]
    assert f"un-reports {name}" in (command.epilog or ""), "the help of a command shows an example"
