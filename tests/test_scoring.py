"""Measuring: quotations and pairs, figures that count as they say, confidence by rings, and nothing lost unseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.engine.build import Build, plan_build, read_parts, work_shards
from pipeline.engine.parts import document_rows
from pipeline.model import AttributionHow, FrameRole
from pipeline.paths import PACKAGE, PROJECT, layout
from pipeline.s3_extract.recommendations.confidence import cells_of, confidence_of
from pipeline.s5_check.annotation import AnnotationError, read_annotation
from pipeline.s5_check.calibration import (
    FEWEST,
    SUREST,
    UNSURE,
    WEIGHT,
    calibrate,
    calibration_text,
    predict,
    reliability,
)
from pipeline.s5_check.figures import Figure
from pipeline.s5_check.quality_page import page_part, replace_part
from pipeline.s5_check.scoring import Judged, judge, measure, quality_figures
from pipeline.s5_check.words import find_stretch, folded, likeness, pair_up
from tests.annotated import own_annotation, own_rows
from tests.golden_rows import NAMES, gains_and_losses, golden_file

TEXT = "1. The Committee urged States to plant oaks. It also asked them to water these.\n\n2. The oaks grow."


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        pytest.param("urged States ... oaks", "urged states to plant oaks", id="first-and-last-words"),
        pytest.param("It also asked them", "it also asked them", id="whole"),
        pytest.param("IT  also\nasked", "it also asked", id="case-and-line-breaks-do-not-count"),
        pytest.param("The oaks ... gro", "the oaks gro", id="breaks-off-inside-a-word"),
        pytest.param("states to plants", None, id="nowhere"),
        pytest.param("water these ... urged", None, id="last-words-before-the-first"),
        pytest.param("...", None, id="no-words"),
    ],
)
def test_a_quotation_is_found_by_its_words(quotation: str, found: str | None) -> None:
    text = folded(TEXT)
    place = find_stretch(text, quotation)
    assert (text[place[0] : place[1]] if place else None) == found


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == (1 if folded(one) else 0)


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_nothing_is_paired_twice(wanted: list[int], found: list[int]) -> None:
    pairs = pair_up(wanted, found, lambda a, b: 1 - abs(a - b) / 5, 0.8)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(abs(wanted[i] - found[j]) <= 1 for i, j in pairs)


# --- annotations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"report: {title: x}", "`symbol:`", id="no-symbol"),
        pytest.param(b"- a", "must begin with `report:`", id="a-list"),
        pytest.param(b"report: {symbol: A/1\n", "not valid YAML", id="broken"),
        pytest.param(b"\xff\xfe", "is not UTF-8 (byte", id="no-utf-8"),
        pytest.param(b"report: {symbol: A/1/1}\nbodys: []", "unknown key `bodys`", id="misspelt-part"),
        pytest.param(b"report: {symbol: A/1/1}\nbodies: [{name: x}]", "docs/quality.md", id="misshapen-part"),
    ],
)
def test_an_annotation_that_cannot_be_used_says_why(content: bytes, said: str) -> None:
    with pytest.raises(AnnotationError, match=r"x\.yaml") as error:
        read_annotation(content, "x.yaml")
    assert said in str(error.value)


def annotation(part: str) -> bytes:
    return f"report: {{symbol: A/1/1}}\nparagraphs: {{1: [I, The Committee urged, water these]}}\n{part}".encode()


def rows(*said: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """A report of one paragraph and these recommendations."""
    paragraph = {"paragraph_id": "a-1-1.p1", "number": "1", "section_id": None, "text": TEXT[3:80]}
    body = {"body_id": "committee", "name": "Committee", "acronym": None, "parent_body_id": None}
    base = {
        "paragraph_id": "a-1-1.p1",
        "recommending_body_id": "committee",
        "instrument_id": None,
        "verb": "urged",
        "rule_id": "active.urge",
    }
    made = [base | {"recommendation_id": f"a-1-1.p1.r{n}"} | each for n, each in enumerate(said, 1)]
    return {"paragraphs": [paragraph], "bodies": [body], "recommendations": made}


URGED = "recommendations:\n  - {p: 1, q: The Committee urged ... oaks, by: Committee, verb: urged, to: [States]}\n"
ASKED = "  - {p: 1, q: It also asked them ... these, by: Committee, verb: asked, to: [States], opt: true}\n"
ONE = {"text": "The Committee urged States to plant oaks"}
TWO = {"text": "It also asked them to water these", "verb": "asked"}
OTHER = {"text": "The oaks grow to the sky", "verb": "grow"}


@pytest.mark.parametrize(
    ("part", "said", "counts"),
    [
        pytest.param(URGED, [ONE], (1, 1, 1), id="found"),
        pytest.param(URGED, [], (0, 1, 0), id="missed"),
        pytest.param(URGED, [ONE, OTHER], (2, 1, 1), id="one-too-many"),
        pytest.param(URGED + ASKED, [ONE, TWO], (1, 1, 1), id="an-optional-one-found-counts-not"),
        pytest.param(URGED + ASKED, [ONE], (1, 1, 1), id="an-optional-one-missed-counts-not"),
        pytest.param(URGED, [ONE, ONE], (2, 1, 1), id="the-same-twice-is-one-too-many"),
    ],
)
def test_clauses_are_counted(part: str, said: list[dict[str, Any]], counts: tuple[int, int, int]) -> None:
    figures = measure(rows(*said), TEXT, read_annotation(annotation(part), "x"))
    (clauses,) = [each for each in figures if each.measure == "clauses"]
    assert (clauses.found, clauses.expected, clauses.right_found) == counts


def test_what_is_not_annotated_is_not_measured() -> None:
    figures = measure(rows(ONE), TEXT, read_annotation(b"report: {symbol: A/1/1}\ncitations: []", "x"))
    assert {each.table for each in figures} == {"reports", "citations"}


def test_shares_without_rows_are_empty() -> None:
    figure = Figure("bodies", "named", 0, 0, 0, 0)
    assert (figure.precision, figure.recall, figure.f1) == (None, None, None)
    assert Figure("bodies", "named", 1, 1, 0, 0).f1 == 0


@pytest.mark.parametrize(
    ("said", "right"),
    [
        pytest.param(ONE, True, id="right"),
        pytest.param(ONE | {"recommending_body_id": None}, True, id="a-row-that-names-nobody-says-nothing-wrong"),
        pytest.param(ONE | {"recommending_body_id": "unknown"}, False, id="another-body"),
        pytest.param(OTHER, False, id="no-recommendation"),
        pytest.param(TWO, True, id="optional"),
    ],
)
def test_a_row_is_judged(said: dict[str, Any], right: bool) -> None:
    (judged,) = judge(rows(said), TEXT, read_annotation(annotation(URGED + ASKED), "x"))
    assert judged.right is right


# --- confidence ------------------------------------------------------------------------------------------------------


def judged(rule: str, right: bool, body: str | None = "committee") -> Judged:
    how = {"frame": "retold", "attribution": "named" if body else "none"}
    return Judged({"rule_id": rule, "recommending_body_id": body, **how}, right, True)


def test_rows_of_a_report_whose_recommendations_nobody_annotated_are_neither_right_nor_wrong() -> None:
    assert judge(rows(ONE), TEXT, read_annotation(annotation(""), "x")) == []
    assert [
        each.right for each in judge(rows(ONE), TEXT, read_annotation(annotation("recommendations: []\n"), "x"))
    ] == [False]


def test_a_rule_is_drawn_towards_its_frame() -> None:
    often = [judged("active.urge", True)] * 50
    cells = calibrate([*often, judged("active.ask", False), *[judged("need.stress", False)] * 20])
    seen_once = predict(cells, judged("active.ask", True))
    assert predict(cells, judged("need.stress", True)) < seen_once < predict(cells, judged("active.urge", True))
    assert predict(cells, judged("active.unknown", True)) > 0.8, "an unknown rule is as sure as its frame"


def test_only_a_predicate_that_was_measured_in_its_voice_is_sure() -> None:
    cells = calibrate([*[judged("active.urge", True)] * 50, *[judged("need.stress", True)] * (FEWEST - 1)])
    assert predict(cells, judged("active.ask", True)) == SUREST
    assert predict(cells, judged("need.stress", True)) == UNSURE, "too few rows of this predicate"
    assert predict(cells, judged("modal.should", True)) == UNSURE, "no row of this predicate"
    assert predict(cells, judged("item.active.urge", True)) == UNSURE, "items of lists are apart"


def test_every_row_counts_once() -> None:
    """One right row: the prior of two rows, half of them right, and the row."""
    assert predict(calibrate([judged("active.urge", True)]), judged("active.urge", True)) == round(
        (1 + WEIGHT / 2) / (1 + WEIGHT), 2
    )


@given(st.lists(st.tuples(st.sampled_from(["active.urge", "active.ask", "need.stress"]), st.booleans()), min_size=1))
def test_confidence_is_never_certain(found: list[tuple[str, bool]]) -> None:
    cells = calibrate(judged(*each) for each in found)
    assert all(0 < each.confidence <= SUREST for each in cells.values())


def test_a_kind_is_foretold_from_the_others() -> None:
    by_kind = {"a": [judged("active.urge", True)] * 40, "b": [judged("active.urge", False)] * 2}
    bins = reliability(by_kind)
    assert sum(each.rows for each in bins) == 42
    assert bins[-1].right == 0, "two wrong rows were foretold as right"


def test_the_text_of_a_calibration_gives_the_same_confidences() -> None:
    by_kind = {
        "a": [judged("active.urge", True), judged("item.modal.should", False), judged("need.stress", True, None)]
    }
    cells = calibrate(by_kind["a"])
    written = yaml.safe_load(calibration_text(by_kind))["cells"]
    assert [each["confidence"] for each in written] == [each.confidence for each in cells.values()]
    assert len(written) == len(cells)


@pytest.mark.parametrize("rule", ["active.urge", "modal.should", "review.line", "item.passive.encourage", "of.nobody"])
@pytest.mark.parametrize("how", ["named", "pronoun", "frame", "none"])
@pytest.mark.parametrize("addressee", [True, False])
def test_every_row_has_a_confidence(rule: str, how: AttributionHow, addressee: bool) -> None:
    assert 0 < confidence_of(rule, "retold", how, addressee) <= SUREST
    assert len(cells_of(rule, f"retold.{how}", addressee)) == 5


def test_a_row_by_nobody_is_never_among_the_sure_ones() -> None:
    assert all(confidence_of("active.urge", frame, "none", True) < 0.9 for frame in get_args(FrameRole))


def test_a_confidence_keeps_its_word() -> None:
    """Of rows foretold at some confidence, not many fewer are right: within two standard errors."""
    data = yaml.safe_load((PACKAGE / "rules" / "confidence.yaml").read_text("utf-8"))
    assert sum(each["rows"] for each in data["reliability"]) == sum(each["rows"] for each in data["kinds"])
    for each in data["reliability"]:
        error = (each["confidence"] * (1 - each["confidence"]) / each["rows"]) ** 0.5
        assert each["right"] >= each["confidence"] - 2 * error, each


# --- the project's own sources ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_no_recommendation_is_lost_or_made_up_unseen(name: str) -> None:
    changed = gains_and_losses(name)
    says = f"found now (+), lost (-) against {golden_file(name).name}; accept with: python -m tests.golden_rows"
    assert not changed, "\n".join([says, *changed])


def test_the_figures_on_the_page_are_those_of_the_code() -> None:
    made, text = own_rows()
    data = yaml.safe_load((PACKAGE / "rules" / "confidence.yaml").read_text("utf-8"))
    part = page_part({own_annotation().report_id: measure(made, text, own_annotation())}, data)
    page = (PROJECT / "docs" / "quality.md").read_text("utf-8")
    assert replace_part(page, part) == page, "build, then run: un-reports score --page docs/quality.md"


def test_a_page_without_the_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="begin of what"):
        replace_part("# Quality", "x")


def test_every_quotation_stands_in_its_paragraph() -> None:
    _, text = own_rows()
    whole, at = folded(text), 0
    paragraphs = {}
    for number, (_, first, last) in (own_annotation().paragraphs or {}).items():
        place = find_stretch(whole, f"{first} ... {last}", at)
        assert place, f"paragraph {number}"
        at = place[1]
        paragraphs[number] = whole[place[0] : place[1]]
    for clause in own_annotation().recommendations or ():
        assert find_stretch(paragraphs[clause.paragraph], clause.quotation), clause


def test_the_figures_of_the_source_are_rows_of_quality() -> None:
    made, text = own_rows()
    found = {(row["table"], row["measure"]): row["f1"] for row in quality_figures(made, text, own_annotation())}
    assert min(value for value in found.values() if value is not None) >= 0.9, found
    ours = {(row["table"], row["measure"]) for row in made["quality"]}
    assert not ours & set(found), "a figure counted by the program has the name of a measured one"


REPORT = "A/99/1\n\nReport of the Secretary-General\n\n1. The Commission on Human Rights met.\n\n2. It urged States to ratify the Convention.\n"
ANNOTATED = """report: {symbol: A/99/1}
paragraphs: {2: [I, It urged States, the Convention.]}
recommendations:
  - {p: 2, q: It urged States ... the Convention, by: Commission on Human Rights, verb: urged, to: [States]}
"""


SESSION = {
    "meeting_id": "c.54",
    "name": "Commission on Human Rights, fifty-fourth session",
    "session_number": 54,
    "body_id": None,
}


@pytest.mark.parametrize(
    ("at", "said", "counts"),
    [
        pytest.param('"Commission on Human Rights, fifty-fourth session"', "c.54", (1, 1, 1), id="right"),
        pytest.param('"Commission on Human Rights, fifty-fourth session"', None, (0, 1, 0), id="missing"),
        pytest.param('"World Food Summit"', "c.54", (1, 1, 0), id="another"),
        pytest.param('""', "c.54", (1, 0, 0), id="said-at-none"),
        pytest.param('""', None, (0, 0, 0), id="none-and-none"),
        pytest.param(None, "c.54", None, id="not-annotated"),
    ],
)
def test_the_meeting_of_a_recommendation_is_measured_where_it_is_annotated(
    at: str | None, said: str | None, counts: tuple[int, int, int] | None
) -> None:
    annotated = ANNOTATED.replace("to: [States]", f"to: [States], at: {at}") if at is not None else ANNOTATED
    row = {"recommendation_id": "r", "paragraph_id": "p2", "text": "It urged States to ratify the Convention", "meeting_id": said,
           "recommending_body_id": None, "instrument_id": None, "verb": "urged"}  # fmt: skip
    paragraph = {
        "paragraph_id": "p2",
        "number": "2",
        "text": "It urged States to ratify the Convention.",
        "section_id": None,
    }
    rows: dict[str, Any] = {"recommendations": [row], "paragraphs": [paragraph], "meetings": [SESSION]}
    figures = measure(rows, REPORT, read_annotation(annotated.encode(), "1.yaml"))
    found = [
        (f.found, f.expected, f.right_found) for f in figures if (f.table, f.measure) == ("recommendations", "meeting")
    ]
    assert found == ([counts] if counts else [])


def test_a_build_measures_what_is_annotated(tmp_path: Path) -> None:
    (tmp_path / "sources" / "annotations").mkdir(parents=True)
    (tmp_path / "sources" / "1.txt").write_text(REPORT)
    (tmp_path / "sources" / "annotations" / "1.yaml").write_text(ANNOTATED)
    (tmp_path / "sources" / "annotations" / "2.yaml").write_text(ANNOTATED.replace("A/99/1", "A/99/2"))
    (tmp_path / "sources" / "annotations" / "3.yaml").write_text("report: none")
    build = Build(layout(tmp_path / "sources", tmp_path / "outputs"))
    work_shards(build, plan_build(build))
    rows: dict[str, list[dict[str, Any]]] = {}
    for part in read_parts(build):
        for entry in part.entries:
            for table, found in document_rows(part, entry.path).items():
                rows.setdefault(table, []).extend(found)
    measured = {(row["table"], row["measure"]): row["f1"] for row in rows["quality"]}
    assert measured["recommendations", "clauses"] == 1
    messages = [row["message"] for row in rows["issues"] if row["kind"] == "annotation_invalid"]
    assert any("annotations/2.yaml" in each and "no report of the sources is a-99-2" in each for each in messages)
    assert any("annotations/3.yaml" in each and "`symbol:`" in each for each in messages)


# --- the command -----------------------------------------------------------------------------------------------------


def test_score_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("report: {symbol: A/1/1}")
    result = CliRunner().invoke(main, ["score", str(tmp_path / "a.yaml"), "--package", str(tmp_path)])
    assert result.exit_code == 1
    assert "un-reports build" in result.output


def test_score_measures_a_package(own_package: Path) -> None:
    file = PROJECT / "sources" / "annotations" / "a-53-409.yaml"
    result = CliRunner().invoke(main, ["score", str(file), "--package", str(own_package), "--json"])
    assert result.exit_code == 0, result.output
    found = {(each["table"], each["measure"]): each["f1"] for each in json.loads(result.output)["a-53-409"]}
    assert found["recommendations", "clauses"] > 0.9


def test_score_names_the_closest_report(own_package: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("report: {symbol: A/53/408}")
    result = CliRunner().invoke(main, ["score", str(tmp_path / "a.yaml"), "--package", str(own_package)])
    assert result.exit_code == 1
    assert "closest: a-53-409" in result.output
