"""Corrections: what a file may say, what is done to the rows, and that nothing that does not fit goes unsaid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.engine.amend import original_of
from pipeline.engine.build import Build, plan_build, prune, read_parts, work_shards
from pipeline.engine.parts import document_rows
from pipeline.paths import layout
from pipeline.s0_sources.corrections import ACTIONS, Correction, read_corrections
from pipeline.s4_tidy.correction_values import UnfitError, cell, same, written
from pipeline.s4_tidy.corrections import apply_corrections, report_of
from pipeline.s5_check.corrections import overruled_corrections
from pipeline.schema import load_schema
from tests.package_parts import merged, rows_of
from tests.sample_report import TEXT, sample

ROWS = rows_of(sample())
SAID = "a-99-1.p2.recommended"


def correction(action: str, table: str = "recommendations", row_id: str = SAID, **more: Any) -> Correction:
    return Correction("corrections/a.yaml", 1, table, row_id, action, "because", **more)  # type: ignore[arg-type]


def override(
    column: str, expected: str | None, value: str | None, table: str = "recommendations", row_id: str = SAID
) -> Correction:
    return correction("override", table, row_id, column=column, expected=expected, value=value)


def add(table: str, row_id: str, **values: str | None) -> Correction:
    return correction("add", table, row_id, values=tuple(values.items()))


def applied(*corrections: Correction) -> dict[str, list[dict[str, Any]]]:
    rows, issues = apply_corrections("a-99-1", ROWS, corrections, TEXT)
    assert [each.message for each in issues] == []
    return rows


def said(rows: dict[str, list[dict[str, Any]]], table: str, *columns: str) -> list[Any]:
    return [row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns) for row in rows[table]]


# --- the files -------------------------------------------------------------------------------------------------------

GOOD = "- {table: recommendations, id: a-99-1.p2.recommended, action: withdraw, reason: no advice}\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("- {tabel: x}", "unknown key `tabel`, did you mean `table`?", id="misspelt-key"),
        pytest.param("- {table: t, id: i, action: remove, reason: r}", "`action` is `remove`, it must be one of", id="unknown-action"),
        pytest.param("- {table: t, id: i, action: withdraw}", "`reason` is missing: say why", id="no-reason"),
        pytest.param("- {table: t, id: i, action: withdraw, reason: ' '}", "`reason` is missing", id="blank-reason"),
        pytest.param("- {table: t, id: i, action: override, reason: r, column: c, value: v}", "`expected` is missing", id="no-expected"),
        pytest.param("- {table: t, id: i, action: withdraw, reason: r, value: v}", "`value` has no meaning with withdraw", id="stray-key"),
        pytest.param("- {table: t, id: i, action: add, reason: r, values: x}", "`values` must be `column: value` lines", id="values-no-map"),
        pytest.param("- {table: [t], id: i, action: withdraw, reason: r}", "`table` must be one text", id="a-list-for-a-text"),
        pytest.param("- x", "an entry must be `key: value` lines", id="no-entry"),
        pytest.param("table: x", "must hold a list", id="no-list"),
        pytest.param("- {a: [", "is not valid YAML at line 1", id="broken"),
        pytest.param("- " + "[" * 5000, "more than 16 levels", id="brackets-without-end"),
        pytest.param("- &a [*a]", "anchors and aliases are not read", id="a-list-in-itself"),
        pytest.param("- {? [a] : b}", "is not valid YAML", id="a-list-for-a-key"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_used_is_named_and_costs_no_other(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.yaml").write_text(content)
    (tmp_path / "corrections" / "b.yaml").write_text(GOOD)
    good, bad = read_corrections(tmp_path)
    assert [each.file for each in good] == ["corrections/b.yaml"]
    assert [path for path, _ in bad] == ["corrections/a.yaml"]
    assert message in bad[0][1].message
    assert bad[0][1].message.startswith("corrections/a.yaml")
    assert bad[0][1].severity == "error"


def test_values_stay_text_and_empty_is_empty(tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.yaml").write_text(
        "- table: citations\n  id: x\n  action: override\n  column: symbol\n  expected:\n  value: 1998/30\n  reason: |\n    two\n    lines\n"
    )
    ((found,), _) = read_corrections(tmp_path)
    assert (found.expected, found.value, found.reason) == (None, "1998/30", "two lines")


def test_a_folder_without_corrections_has_none(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == ((), ())


@pytest.mark.parametrize(
    ("row_id", "report", "found"),
    [
        pytest.param("a-99-1.p2.recommended", None, "a-99-1", id="by-the-row"),
        pytest.param("a-99-1.p2.recommended/1", None, "a-99-1", id="by-a-compound-key"),
        pytest.param("a-99-1", None, "a-99-1", id="the-report-itself"),
        pytest.param("a-conf.177-20.p1", None, "a-conf.177-20", id="a-point-in-the-report"),
        pytest.param("a-99-10.p1", None, None, id="no-report-of-that-name"),
        pytest.param("committee-on-trees", "a-99-1", "a-99-1", id="a-body-names-its-report"),
        pytest.param("committee-on-trees", "A/99/1", "a-99-1", id="or-its-symbol"),
        pytest.param("committee-on-trees", None, None, id="a-body-alone"),
    ],
)
def test_a_correction_belongs_to_a_report(row_id: str, report: str | None, found: str | None) -> None:
    known = {"a-99-1", "a-conf.177-20", "a-conf"}
    assert report_of(correction("withdraw", row_id=row_id, report=report), known) == found


# --- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "column", "text", "message"),
    [
        pytest.param("recommendations", "verb_class", "shout", "it is one of decide", id="closed-list"),
        pytest.param("recommendations", "confidence", "2", "at most 1", id="too-high"),
        pytest.param("recommendations", "char_start", "here", "write 12", id="no-figure"),
        pytest.param("recommendations", "verb", None, "must not be empty", id="required"),
        pytest.param("meetings", "start_date", "2 March", "write 1998-03-02", id="no-day"),
        pytest.param("bodies", "country_code", "chl", "must match", id="pattern"),
        pytest.param("bodies", "is_un_system", "yes", "write true or false", id="no-truth"),
    ],
)
def test_a_value_the_schema_does_not_allow_is_refused(table: str, column: str, text: str | None, message: str) -> None:
    with pytest.raises(UnfitError, match=message):
        cell(load_schema()[table].field(column), text)


@given(st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.dates(), st.text(min_size=1).filter(str.strip)))
def test_a_cell_is_the_same_as_it_is_written(value: Any) -> None:
    assert same(value, written(value))


# --- what is done ----------------------------------------------------------------------------------------------------


def test_nothing_said_changes_nothing() -> None:
    assert applied() == ROWS


def test_rows_are_not_changed_in_place() -> None:
    before = json.dumps(ROWS, default=str)
    applied(override("verb", "recommended", "recommends"), correction("withdraw", "citations", "a-99-1.n1.c1"))
    assert json.dumps(ROWS, default=str) == before


def test_a_value_is_overridden_and_listed() -> None:
    rows = applied(override("verb", "recommended", "recommends"))
    assert said(rows, "recommendations", "verb") == ["recommends"]
    (row,) = rows["corrections"]
    assert (row["table"], row["row_id"], row["column"], row["action"]) == ("recommendations", SAID, "verb", "override")
    assert (row["value_before"], row["value_after"], row["reason"]) == ("recommended", "recommends", "because")
    assert row["file"] == "corrections/a.yaml"
    assert row["correction_id"].startswith("a-99-1.k-")


@pytest.mark.parametrize("body_id", ["assembly-of-gardens", None])
def test_the_recommending_body_is_the_first_recommender(body_id: str | None) -> None:
    rows = applied(override("recommending_body_id", "committee-on-trees", body_id))
    assert said(rows, "recommendations", "recommending_body_id") == [body_id]
    assert [row["body_id"] for row in rows["recommenders"] if row["position"] == 1] == ([body_id] if body_id else [])
    assert said(rows, "recommender_steps", "step") == ["correction"], "the chain led to another body"


def test_withdrawing_the_first_recommender_makes_the_second_the_recommending_body() -> None:
    rows = applied(correction("withdraw", "recommenders", f"{SAID}/1"))
    assert said(rows, "recommendations", "recommending_body_id") == ["assembly-of-gardens"]


def test_a_body_of_the_authority_files_is_fetched_with_those_above_it() -> None:
    rows = applied(override("recommending_body_id", "committee-on-trees", "commission-on-the-status-of-women"))
    assert {"commission-on-the-status-of-women", "economic-and-social-council"} <= set(said(rows, "bodies", "body_id"))


def test_a_withdrawn_recommendation_takes_its_parts_along() -> None:
    rows = applied(correction("withdraw"))
    for table in ("recommendations", "recommenders", "recommender_steps", "recommendation_addressees"):
        assert rows[table] == [], table
    assert rows["corrections"][0]["value_before"] == "recommended that States, Chile among them, plant oaks"


def test_an_ambiguous_citation_is_settled() -> None:
    rows = applied(override("symbol", None, "A/RES/98/7", "citations", "a-99-1.n1.c1"))
    (row,) = [each for each in rows["citations"] if each["citation_id"] == "a-99-1.n1.c1"]
    assert (row["symbol_key"], row["status"], row["instrument_id"]) == ("A/RES/98/7", "resolved", "a-res-98-7")


def test_a_row_is_added_with_what_its_id_says() -> None:
    words = {"text": "States, Chile among them,", "voice": "own", "verb": "should", "verb_class": "should"}
    rows = applied(
        add("recommendations", "a-99-1.p2.r9", **words, recommending_body_id="assembly-of-gardens"),
        add("recommendation_addressees", "a-99-1.p2.r9/1", name="States", actor_type="state"),
    )
    row = rows["recommendations"][-1]
    assert TEXT[row["char_start"] : row["char_end"]] == words["text"]
    assert (row["report_id"], row["paragraph_id"], row["position"]) == ("a-99-1", "a-99-1.p2", 2)
    assert (row["confidence"], row["rule_id"]) == (1.0, "correction")
    assert rows["recommenders"][-1]["body_id"] == "assembly-of-gardens"
    assert rows["recommendation_addressees"][-1]["recommendation_id"] == "a-99-1.p2.r9"


def test_a_confirmed_row_is_certain() -> None:
    rows = applied(correction("confirm", expected="recommended that States, Chile among them,\n plant oaks"))
    assert said(rows, "recommendations", "confidence") == [1.0]


def test_the_order_of_entries_does_not_matter() -> None:
    body = add("bodies", "league-of-oaks", name="League of Oaks", classification="other", is_un_system="false")
    to_it = override("recommending_body_id", "committee-on-trees", "league-of-oaks")
    assert applied(to_it, body) == applied(body, to_it)


# --- what does not fit -----------------------------------------------------------------------------------------------

UNFIT = [
    pytest.param(override("verb", "urged", "urges"), "is expected to be `urged` but is `recommended`", id="another-value-before"),
    pytest.param(override("verb", None, "urges"), "expected to be empty", id="expected-empty"),
    pytest.param(override("verbs", "x", "y"), "no column `verbs` (closest: verb", id="no-such-column"),
    pytest.param(override("recommendation_id", SAID, "x"), "withdraw the row and add", id="the-id-itself"),
    pytest.param(override("verb_class", "recommend", "shout"), "it is one of", id="not-in-the-closed-list"),
    pytest.param(override("recommending_body_id", "committee-on-trees", "comittee-on-trees"), "closest: committee-on-trees", id="no-such-body"),
    pytest.param(override("verb", "x", "y", row_id="a-99-1.p2.r2"), "closest: a-99-1.p2.recommended", id="row-gone"),
    pytest.param(override("verb", "x", "y", table="recomendations"), "closest: recommendations", id="no-such-table"),
    pytest.param(override("verb", "x", "y", table="recommendations_wide"), "correct `recommendations`", id="a-derived-table"),
    pytest.param(correction("confirm", expected="other words"), "look at it again", id="confirmed-row-changed"),
    pytest.param(correction("confirm", "sections", "a-99-1.s-i", expected="x"), "have no confidence", id="nothing-to-confirm"),
    pytest.param(correction("withdraw", expected="other words"), "is expected to read", id="withdrawn-row-changed"),
    pytest.param(correction("withdraw", "paragraphs", "a-99-1.p2"), "refer to it", id="others-refer-to-it"),
    pytest.param(correction("withdraw", "bodies", "committee-on-trees"), "refer to it", id="a-body-in-use"),
    pytest.param(add("recommendations", SAID), "such a row already", id="added-twice"),
    pytest.param(add("recommendations", "a-99-1.p2.r9", verb="should"), "needs `text`", id="added-row-lacks-columns"),
    pytest.param(add("recommendations", "a-99-1.p2.r9", text="no such words"), "stand nowhere", id="words-not-there"),
    pytest.param(add("recommenders", "a-99-1.p2.recommended", body_id="committee-on-trees"), "joined by `/`", id="half-a-key"),
    pytest.param(add("recommenders", f"{SAID}/x", body_id="committee-on-trees"), "write 12", id="a-key-of-another-type"),
    pytest.param(add("recommenders", "a-99-1.p2.r7/1", body_id="committee-on-trees"), "no row of `recommendations`", id="part-of-nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("unfit", "message"), [pytest.param(*each.values, id=each.id) for each in UNFIT])
def test_what_does_not_fit_is_an_error_that_names_it(unfit: Correction, message: str) -> None:
    rows, issues = apply_corrections("a-99-1", ROWS, [unfit], TEXT)
    assert rows == ROWS, "nothing is half applied"
    (issue,) = issues
    assert (issue.severity, issue.kind) == ("error", "correction_unfit")
    assert issue.message.startswith(f"corrections/a.yaml: entry 1 ({unfit.action} {unfit.table} {unfit.row_id})")
    assert message in issue.message


def test_two_corrections_of_one_value_do_not_both_fit() -> None:
    rows, issues = apply_corrections("a-99-1", ROWS, [override("verb", "recommended", "urges"), override("verb", "recommended", "asks")], TEXT)  # fmt: skip
    assert said(rows, "recommendations", "verb") == ["urges"]
    assert "but is `urges`" in issues[0].message


@given(st.lists(st.sampled_from([each.values[0] for each in UNFIT]), max_size=4))
def test_every_correction_is_applied_or_named(corrections: list[Correction]) -> None:
    good = override("voice", "reported", "own")
    rows, issues = apply_corrections("a-99-1", ROWS, [*corrections, good], TEXT)
    assert len(rows["corrections"]) + len(issues) == len(corrections) + 1
    assert set(ACTIONS) == {"override", "add", "withdraw", "confirm"}


def test_a_value_that_another_report_overrules_is_a_failure(tmp_path: Path) -> None:
    """The two reports name the meeting; its name is corrected in one of them only."""
    corrected, issues = apply_corrections(
        "a-99-1",
        ROWS,
        [override("name", "Committee on Trees, third session", "Third session", "meetings", "committee-on-trees.3")],
        TEXT,
    )
    assert not issues
    alone = overruled_corrections(merged([corrected], tmp_path / "one"))
    beside = overruled_corrections(merged([corrected, sample("a-99-2"), sample("a-99-3")], tmp_path / "three"))
    assert alone == []
    assert [(each.check, each.severity, each.rows) for each in beside] == [
        ("correction_overruled", "error", ("committee-on-trees.3",))
    ]


# --- in a build ------------------------------------------------------------------------------------------------------

REPORT = "A/99/{n}\n\nReport of the Secretary-General\n\n1. The Commission on Human Rights met.\n\n2. It urged States to ratify the Convention.\n"  # fmt: skip
VERB = """- table: recommendations
  id: a-99-1.p2.urged
  action: override
  column: verb
  expected: urged
  value: urges
  reason: to try it
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "sources" / "corrections").mkdir(parents=True)
    for n in (1, 2):
        (tmp_path / "sources" / f"{n}.txt").write_text(REPORT.format(n=n))
    return tmp_path


def work(home: Path) -> tuple[int, int]:
    """How many documents were read and how many taken over."""
    build = Build(layout(home / "sources", home / "outputs"))
    done = work_shards(build, plan_build(build))
    return done.worked, done.copied


def verbs(home: Path) -> dict[str, str]:
    build = Build(layout(home / "sources", home / "outputs"))
    return {
        row["recommendation_id"]: row["verb"]
        for part in read_parts(build)
        for entry in part.entries
        for row in document_rows(part, entry.path).get("recommendations", [])
    }


def test_a_correction_costs_no_reading(home: Path) -> None:
    assert work(home) == (2, 0)
    (home / "sources" / "corrections" / "a.yaml").write_text(VERB)
    assert work(home) == (0, 2)
    assert verbs(home) == {"a-99-1.p2.urged": "urges", "a-99-2.p2.urged": "urged"}
    prune(Build(layout(home / "sources", home / "outputs")))
    (home / "sources" / "corrections" / "a.yaml").unlink()
    assert work(home) == (0, 2), "what was corrected is still there as it was read"
    assert verbs(home)["a-99-1.p2.urged"] == "urged"


def test_a_correction_changes_the_key_of_the_build(home: Path) -> None:
    build = Build(layout(home / "sources", home / "outputs"))
    before = plan_build(build).key
    (home / "sources" / "corrections" / "a.yaml").write_text(VERB)
    assert plan_build(build).key != before


@pytest.mark.parametrize("name", ["s01-0123456789abcdef", "amended-s01-0123456789abcdef-fedcba9876543210"])
def test_an_amended_folder_names_the_one_it_was_made_of(name: str) -> None:
    assert original_of(name) == "s01-0123456789abcdef"


def run(home: Path) -> Result:
    return CliRunner().invoke(
        main, ["build", "--sources", str(home / "sources"), "--output", str(home / "outputs"), "--workers", "1"]
    )


def test_a_build_says_which_corrections_do_not_fit_and_publishes_the_rest(home: Path) -> None:
    (home / "sources" / "corrections" / "a.yaml").write_text(VERB)
    (home / "sources" / "corrections" / "b.yaml").write_text(
        "- {table: recommendations, id: a-99-2.p2.urged, action: override, column: verb, expected: asked, value: x, reason: r}\n"
        "- {table: recommendations, id: a-98-2.p2.urged, action: withdraw, reason: of no report}\n"
        "- {table: recommendations, id: a-99-2.p2.urged, action: remove, reason: r}\n"
    )
    first = run(home)
    assert first.exit_code == 3
    rows = {
        name: pq.read_table(home / "outputs" / "tables" / f"{name}.parquet").to_pylist()
        for name in ("corrections", "issues")
    }
    assert [row["row_id"] for row in rows["corrections"]] == ["a-99-1.p2.urged"]
    messages = [row["message"] for row in rows["issues"] if row["severity"] == "error"]
    for entry in (1, 2, 3):
        assert sum(f"corrections/b.yaml: entry {entry}" in message for message in messages) == 1, messages
        assert f"corrections/b.yaml: entry {entry}" in first.output
    again = run(home)
    assert "Nothing changed" in again.output
    assert again.exit_code == 3
    (home / "sources" / "corrections" / "b.yaml").unlink()
    assert run(home).exit_code == 0
