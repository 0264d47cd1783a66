"""What is found in the tables of a report: what it names and cites, and nothing made of the words of labels."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.extract import extract
from pipeline.s4_tidy.finding_rows import citation_rows, mention_rows
from tests.reports import report

TEXT = ("The Committee on the Use of Waters met. It said that the Board of Auditors (BOA) was right.",)
NAMED = [
    pytest.param("164 Office of Internal Oversight Services recommendations closed", "office-of-internal-oversight-services", id="known-name-in-a-label"),
    pytest.param("BOA recommendations", "board-of-auditors", id="acronym-that-the-text-explains"),
    pytest.param("Committee on the Use of Waters", "committee-on-the-use-of-waters", id="named-in-the-text"),
    pytest.param("In addition, the Transformation and Learning Division is conducting a review of it.", "transformation-and-learning-division.r", id="new-name-in-a-sentence"),
    pytest.param("pursuant to General Assembly resolution 77/123", "a-res-77-123", id="resolution"),
    pytest.param("as told in the Convention on the Rights of the Child", "convention-on-the-rights-of-the-child", id="treaty"),
    pytest.param("Utopia Office of Peru", "PER", id="country"),
]  # fmt: skip
NOT_NAMED = [
    pytest.param("Regional Economic Office Staff Commission", id="debris-of-labels"),
    pytest.param("National Human Rights Institution (NHRI)", id="theme"),
    pytest.param("Project on Water Act Plan of Action on Housing Total", id="labels-with-words-of-instruments"),
    pytest.param("Workshop on Water Management, Lima, May 2024", id="row-of-a-work-programme"),
]


@pytest.mark.parametrize(("cell", "wanted"), NAMED)
def test_tables_name(cell: str, wanted: str) -> None:
    found = extract(report(*TEXT, table=("Planned outputs", cell, "Yes")))
    assert wanted in {m.entity_id for m in found.mentions["r.t-1"]}


@pytest.mark.parametrize("cell", NOT_NAMED)
def test_labels_make_no_entity(cell: str) -> None:
    plain, found = (extract(report(*TEXT, table=cells)) for cells in ((), ("Planned outputs", cell, "Yes")))
    assert (found.bodies, found.meetings, found.instruments) == (plain.bodies, plain.meetings, plain.instruments)


def test_a_cell_gives_no_recommendation() -> None:
    found = extract(
        report(*TEXT, table=("The Committee recommended that States should report.", "States should report."))
    )
    assert not found.recommendations


def test_what_a_table_names_is_no_antecedent_of_the_text() -> None:
    texts = ("The Committee on Trees met.", "The Committee noted it.")
    found = extract(report(*texts, table=("The Committee on the Use of Waters has considered the matter at length.",)))
    assert [m.entity_id for m in found.mentions["r.p2"]] == ["committee-on-trees"]


def test_rows_of_a_table_have_no_paragraph() -> None:
    made = report(*TEXT, table=("Proposed budget", "(A/78/744/Add.11)", "Board of Auditors"))
    found = extract(made)
    (cited,) = citation_rows(made, found)["citations"]
    assert (cited["symbol"], cited["paragraph_id"], cited["note_id"]) == ("A/78/744/Add.11", None, None)
    rows = [row for row in mention_rows(made, found, "") if row["mention_id"].startswith("r.t-1")]
    assert [(row["entity_id"], row["paragraph_id"]) for row in rows] == [("board-of-auditors", None)]


def test_a_name_on_two_lines_of_a_table_reads_as_one() -> None:
    made = report(*TEXT, table=("Board", "of Auditors"))
    rows = [row for row in mention_rows(made, extract(made), "") if row["mention_id"].startswith("r.t-1")]
    assert [(row["entity_id"], row["text"]) for row in rows] == [("board-of-auditors", "Board of Auditors")]
