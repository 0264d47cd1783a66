"""Points that say what the subject of their lead-in did: "The Commission: (a) Took note of it; (b) Requested a report"."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows
from tests.whole_texts import read, report, said

NOTED = (
    "(a) Took note of the report; (b) Requested the Secretariat to report; (c) Recommended that FAO continue its work."
)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param(f"The Committee: {NOTED}", ["Requested", "Recommended"], id="past-verbs"),
        pytest.param(f"At its 3rd meeting, on 4 May, the Commission: {NOTED}", ["Requested", "Recommended"], id="behind-a-day"),
        pytest.param("The Committee: a) requests the Secretariat to report; b) recommends that FAO continue its work.", ["requests", "recommends"], id="present-verbs"),
        pytest.param("The Council decided: (a) To invite the Board to meet; (b) To request the Secretary-General to report; (c) To hold a session.", ["invite", "request"], id="infinitives-of-what-is-decided"),
        pytest.param("The Conference: (a) Considered the contribution of foods, and recommended an intensification of the work; (b) Suggested that care should be exercised.", ["recommended", "Suggested that should"], id="a-further-verb-of-a-point"),
        # What somebody is there for, and what a text is about, nobody asks.
        pytest.param("The tasks of the Group: (a) To recommend areas to the Board; (b) To urge States to pay.", [], id="tasks"),
        pytest.param("The report: (a) Recommended areas were few; (b) Requested funds were not paid.", [], id="a-paper"),
    ],
)  # fmt: skip
def test_points_have_the_subject_of_their_lead_in(text: str, verbs: list[str]) -> None:
    assert [row.verb for row in rows(text)] == verbs


def test_whoever_heads_the_lead_in_speaks() -> None:
    found = said(read(report(f"The Commission on the Status of Women: {NOTED}")))
    assert [body for _, body, _, _ in found] == ["commission-on-the-status-of-women"] * 2


def test_a_conference_that_heads_the_lead_in_is_its_reports() -> None:
    text = (
        "C 2013/REP\n\nReport of the Conference of FAO\n\nThirty-eighth Session\n\nRome, 15-22 June 2013\n\n"
        "1. The Conference: a) requested the Secretariat to report; b) requested FAO to continue its work.\n"
    )
    assert {body for _, body, _, _ in said(read(text))} == {
        "conference-of-the-food-and-agriculture-organization-of-the-united-nations"
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("The General Assembly requests the Regional Director: (a) to ensure it; (b) to report on it.", ["Regional Director"], id="a-post-that-is-not-listed"),
        pytest.param("The General Assembly urges Member States: (1) to ensure it; (2) to report on it.", ["Member States"], id="states"),
        pytest.param("The Committee recommends the General Assembly: (a) to decide it; (b) to note it.", ["General Assembly"], id="whom-somebody-recommends-to"),
        pytest.param("The General Assembly requests further details: (a) to see it; (b) to judge it.", [], id="a-thing"),
    ],
)  # fmt: skip
def test_a_lead_in_tells_those_it_ends_with(text: str, told: list[str]) -> None:
    assert {name for row in rows(text) for name in names(row)} == set(told)


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        ("The law provides that", 0),
        ("The Committee is concerned that", 0),
        ("It depends on the commitments described in that letter, namely that", 0),
        ("The Board of Auditors stressed that", 2),
        ("The Board of Auditors noted that", 2),
    ],
)
def test_what_a_lead_in_only_tells_is_no_advice_in_its_points(lead: str, asked: int) -> None:
    assert len(rows(f"{lead}: (a) Employers must pay a fee; and (b) workers must register.")) == asked
