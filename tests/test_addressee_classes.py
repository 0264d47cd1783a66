"""Classes of addressees: the words of the rules fit their examples and no other's, and every row of a report has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from pipeline.rules.addressee_classes import CLASSES_PATH, load_addressee_classes
from pipeline.rules.loader import RuleError
from pipeline.s4_tidy.addressee_classes import addressee_class
from pipeline.schema import load_schema

CLASSES = {each.id: each for each in load_addressee_classes()}
EXAMPLES = [pytest.param(each.id, name, id=f"{each.id}-{name}") for each in CLASSES.values() for name in each.examples]
COUNTERS = [
    pytest.param(each.id, name, id=f"{each.id}-{name}") for each in CLASSES.values() for name in each.counter_examples
]


@pytest.mark.parametrize(("wanted", "name"), EXAMPLES)
def test_the_first_class_whose_words_fit_is_that_of_the_example(wanted: str, name: str) -> None:
    assert next(each.id for each in CLASSES.values() if each.words.fullmatch(name)) == wanted


@pytest.mark.parametrize(("other", "name"), COUNTERS)
def test_counter_examples_have_another_class(other: str, name: str) -> None:
    assert next((each.id for each in CLASSES.values() if each.words.fullmatch(name)), None) != other


def test_every_type_of_actor_has_a_class_or_words_that_tell() -> None:
    types = {value.name for value in load_schema()["recommendation_addressees"].field("actor_type").enum}
    assert {each for found in CLASSES.values() for each in found.actor_types} == types


@pytest.mark.parametrize(
    ("name", "actor_type", "body", "country", "wanted"),
    [
        pytest.param("Chile", "state", None, "CHL", "a_state", id="a-country"),
        pytest.param("Governments of Chile", "state", None, "CHL", "a_state", id="country-before-words"),
        pytest.param("Development partners", "unspecified", None, None, "donors_and_partners", id="opens-a-sentence"),
        pytest.param("Secretary-General", "un_body", ("secretary-general", True), None, "un_body", id="a-body"),
        pytest.param("United Nations Office for Project Services", "un_body", ("unops", True), None, "un_body", id="name-begins-like-the-system"),
        pytest.param("United Nations system", "un_body", ("united-nations-system", True), None, "un_system", id="the-system-has-an-id"),
        pytest.param("Security Council Committee", "intergovernmental", ("scc", True), None, "un_body", id="the-list-of-bodies-knows-better"),
        pytest.param("African Union", "intergovernmental", ("african-union", False), None, "intergovernmental_organization", id="outside-the-system"),
        pytest.param("stakeholders", "unspecified", None, None, "other", id="nobody-in-particular"),
        pytest.param("United Nations", "un_body", None, None, "un_system", id="nations-is-no-state-here"),
    ],
)  # fmt: skip
def test_class_of_an_addressee(
    name: str, actor_type: str, body: tuple[str, bool] | None, country: str | None, wanted: str
) -> None:
    body_id, is_un = body or (None, False)
    assert addressee_class(name, actor_type, body_id, is_un, country) == wanted


def test_rows_of_a_report_have_their_class() -> None:
    content = b"1. Governments should adopt laws.\n\n2. States parties and the private sector should report.\n"
    rows = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    found = {row["name"]: row["addressee_class"] for row in rows["recommendation_addressees"]}
    assert found == {
        "Governments": "governments", "States parties": "states_parties", "private sector": "private_sector",
    }  # fmt: skip


def test_an_actor_type_of_two_classes_is_an_error(tmp_path: Path) -> None:
    text = CLASSES_PATH.read_text("utf-8").replace("actor_types: [media]", "actor_types: [media, state]")
    path = tmp_path / "addressee_classes.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match="actor types of two classes: state"):
        load_addressee_classes(path)


@pytest.mark.parametrize(
    ("asked", "actor_type"),
    [
        pytest.param("UNICEF Evaluation Office", "un_body", id="an-office-of-a-fund"),
        pytest.param("Bureau of the Statistical Commission", "un_body", id="a-bureau-of-an-organ"),
        pytest.param("African Union Commission", "intergovernmental", id="a-part-of-a-regional-organization"),
        pytest.param("Green Climate Fund", "intergovernmental", id="a-fund-of-States"),
        pytest.param("Committee of Experts on Oak Statistics", "unspecified", id="a-committee-that-may-be-anybodys"),
        pytest.param("Taliban", "unspecified", id="an-armed-group"),
    ],
)
def test_a_body_is_of_the_kind_of_what_it_is_a_part_of(asked: str, actor_type: str) -> None:
    content = f"1. The {asked} should adopt a plan of work.\n".encode()
    rows = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    assert [row["actor_type"] for row in rows["recommendation_addressees"]] == [actor_type]
