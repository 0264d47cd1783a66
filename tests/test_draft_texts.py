"""Resolutions printed in full: their clauses, who speaks in them, and what is no directive; an id names the usage."""

from __future__ import annotations

import pytest

from pipeline.model import Recommendation
from pipeline.s3_extract.extract import extract
from pipeline.s3_extract.instruments.draft_texts import find_draft_texts, presented_drafts
from tests.reports import report

LEAD = "The Third Committee recommends to the General Assembly the adoption of the following draft resolution: "
TITLE = "Crime prevention in Africa "
OPENING = "The General Assembly, Recalling its resolution 53/113 of 9 December 1998, "


def rows(*paragraphs: str) -> list[Recommendation]:
    found = extract(report(*paragraphs)).recommendations
    return [row for key in sorted(found) for row in found[key]]


CLAUSES = [
    pytest.param("1. Takes note of the report; 2. Urges Member States to contribute.", [("Urges", ["Member States"])], id="operative"),
    pytest.param("1. Also requests the Secretary-General to report.", [("requests", ["Secretary-General"])], id="also"),
    pytest.param("Noting that States should act, 1. Takes note of it.", [], id="a-preambular-participle"),
    pytest.param("Stressing the need to strengthen the Institute, 1. Takes note of it.", [("Stressing the need to", [])], id="stressing-the-need"),
    pytest.param("Emphasizing also the importance of aid and the need to give it, 1. Takes note of it.",
                 [("Emphasizing the importance of", []), ("Emphasizing the need", [])], id="emphasizing-two-needs"),
    pytest.param("Stressing that Member States should cooperate, 1. Takes note of it.", [("Stressing that should", ["Member States"])], id="stressing-that-should"),
    pytest.param("Recalling its decision, in which it requested the Secretary-General to report, 1. Takes note of it.", [], id="a-past-request"),
    pytest.param("Recalling the role of Governments, States, Nations and others, Decides to go on, and urges States to act.", [("urges", ["States"])], id="a-list-in-the-preamble"),
    pytest.param("1. Renews its appeal to Member States to contribute to the Fund.", [("Renews its appeal", ["Member States"])], id="an-appeal-renewed"),
    pytest.param("1. Decides that all States shall prevent it.", [("Decides that shall", ["States"])], id="the-shall-of-a-ruling"),
    pytest.param("1. Expresses its thanks to the Security Council, and requests Governments to cooperate.", [("requests", ["Governments"])], id="a-body-thanked-does-not-request"),
    pytest.param("1. Commends the Economic and Social Council for its debate and requests it to go on considering the matter.",
                 [("requests", ["Economic and Social Council"])], id="it-is-the-body-commended"),
    pytest.param("1. Urges States: (a) To ratify the Convention; (b) To provide resources.", [("Urges", ["States"])] * 2, id="list-of-infinitives"),
    pytest.param("1. Requests States to report on: (a) Laws; (b) Measures.", [("Requests", ["States"])], id="list-of-topics"),
    pytest.param("Decides to go on, and requests the Secretary-General to report.", [("requests", ["Secretary-General"])], id="one-clause-without-a-number"),
]  # fmt: skip


@pytest.mark.parametrize(("clauses", "expected"), CLAUSES)
def test_clauses(clauses: str, expected: list[tuple[str, list[str]]]) -> None:
    first, *found = rows(LEAD + TITLE + OPENING + clauses)
    assert (first.verb, [a.name for a in first.addressees]) == ("recommends", ["General Assembly"])
    assert first.text.endswith("the following draft resolution")
    assert [(r.verb, [a.name for a in r.addressees]) for r in found] == expected
    assert {r.recommenders for r in found} <= {("general-assembly",)}
    assert all(r.instrument_id and r.instrument_id.endswith("crime-prevention-in-africa") for r in found)


def test_rows_stand_where_their_offsets_say() -> None:
    text = LEAD + TITLE + OPENING + "1. Urges States to act; 2. Requests the Secretary-General to report."
    assert [text[r.start : r.end] for r in rows(text)][1:] == [
        "Urges States to act",
        "Requests the Secretary-General to report",
    ]


def test_each_of_several_drafts_is_the_instrument_of_its_clauses() -> None:
    lead = "The Third Committee recommends to the General Assembly the adoption of the following draft resolutions: "
    one = "Draft resolution I Crime " + OPENING + "1. Urges States to act. "
    two = "Draft resolution II Drugs " + OPENING + "1. Requests the Secretary-General to report."
    assert [(r.instrument_id or "").rpartition(".")[2] for r in rows(lead + one + two)][1:] == [
        "draft-resolution-i",
        "draft-resolution-ii",
    ]


def test_the_operative_paragraphs_of_an_annex_are_its_organs() -> None:
    found = rows(OPENING.strip(), "Requests the Secretary-General to report;", "The Secretary-General was heard.")
    assert [(r.recommenders, r.verb) for r in found] == [(("general-assembly",), "Requests")]


PROSE = [
    pytest.param("The General Assembly, in its resolution 53/1, urged States to act.", id="retold"),
    pytest.param(
        "The General Assembly Building was closed; The Conference, Beijing, 1995, was recalled.", id="names-in-ing"
    ),
    pytest.param("The Committee, Mr. Smith said, was pleased.", id="a-person"),
    pytest.param(
        "The Economic and Social Council, recalling its resolution, requested a report.", id="small-participle"
    ),
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_draft(text: str) -> None:
    assert find_draft_texts(text) == []


def test_a_decision_is_a_sentence_behind_the_words_that_present_it() -> None:
    text = "It recommends the following draft decision: Documents The General Assembly takes note of the report."
    assert [text[a:b] for draft in find_draft_texts(text) for a, b in draft.operative] == ["takes note of the report."]
    assert [m["title"] for m in presented_drafts(text)] == ["Documents"]
    assert find_draft_texts("The General Assembly takes note of the report.") == []
