"""What others submitted, below headings that name them: their words, and not those of whoever passes it on."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

AGENCIES = (
    "E/2025/56\n\nDistr.: General\n\nInformation submitted by the specialized agencies and other organizations\n\nReport of the "
    "President of the Council\n\nI. Introduction\n\n1. %s\n\nII. Support\n\nA. Economic Commission for Latin America and the Caribbean\n\n2. %s\n"
)


@pytest.mark.parametrize(
    "text", ["We urge Governments to act.", "It is necessary that Governments act.", "Wells should be protected."]
)
def test_an_agency_speaks_below_its_name_without_being_named(text: str) -> None:
    found = said(read(AGENCIES % ("This is a report.", text)))
    assert [row[1] for row in found] == ["economic-commission-for-latin-america-and-the-caribbean"]


def test_an_agency_speaks_below_its_name_and_whoever_reports_before() -> None:
    found = said(read(AGENCIES % ("States should act.", "All associate members should take part.")))
    assert [row[1] for row in found] == [
        "president-of-the-council",
        "economic-commission-for-latin-america-and-the-caribbean",
    ]


def test_a_heading_in_another_report_is_its_matter() -> None:
    text = AGENCIES.replace("Information submitted by", "Work with") % (
        "States should act.",
        "All members should take part.",
    )
    assert {row[1] for row in said(read(text))} == {"president-of-the-council"}


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param("At the workshop, we encouraged Governments to act.", [], id="what-it-did"),
        pytest.param("We encourage Governments to act.", ["encourage"], id="what-it-asks"),
        pytest.param("The General Assembly encouraged States to act.", ["encouraged"], id="what-another-asked"),
    ],
)
def test_what_an_agency_reports_that_it_did_itself_is_an_account(text: str, verbs: list[str]) -> None:
    """As organizations tell of their workshops (E/C.2/2025/2/Add.1)."""
    assert [row[0] for row in said(read(AGENCIES % ("This is a report.", text)))] == verbs
