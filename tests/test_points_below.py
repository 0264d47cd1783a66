"""Points that are paragraphs have the speaker, the verb and the addressees of the lead-in above them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.s3_extract.extract import extract
from tests.recommended import names
from tests.reports import report

LEAD = "The Security Council calls upon all States to: "


def below(*texts: str, points: tuple[int, ...] = ()) -> list[tuple[str, str, list[str]]]:
    """``(verb, words, addressees)`` of the rows of a report of unnumbered paragraphs; the first has bullets at ``points``."""
    made = report(*texts)
    paragraphs = tuple(
        replace(paragraph, number=None, number_status="none", points=() if at else points)
        for at, paragraph in enumerate(made.paragraphs)
    )
    found = extract(replace(made, paragraphs=paragraphs)).recommendations
    return [(row.verb, row.text, names(row)) for key in sorted(found) for row in found[key]]


@pytest.mark.parametrize(
    ("texts", "points", "words"),
    [
        pytest.param([f"{LEAD}Adopt laws.", "Pay their dues.", "Demand a ceasefire. It rained."], (len(LEAD),),
                     ["The Security Council calls upon all States to: Adopt laws", "Pay their dues", "Demand a ceasefire"], id="the-first-point-behind-the-colon"),
        pytest.param([LEAD.strip(), "Adopt laws.", "Pay their dues."], (), ["Adopt laws", "Pay their dues"], id="nothing-behind-the-colon"),
    ],
)  # fmt: skip
def test_points_are_told_as_their_lead_in_tells(texts: list[str], points: tuple[int, ...], words: list[str]) -> None:
    assert below(*texts, points=points) == [("calls upon", said, ["States"]) for said in words]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The plan of the Government is as follows: ", id="lead-in-that-tells-nobody"),
        pytest.param("The Council called upon States. The aims are: ", id="directive-before-the-lead-in"),
    ],
)
def test_other_lists_tell_nobody(text: str) -> None:
    assert not any("laws" in words for _, words, _ in below(f"{text}Adopt laws.", "Pay laws.", points=(len(text),)))


def test_a_list_is_over_where_a_paragraph_opens_with_no_imperative() -> None:
    found = below(f"{LEAD}Adopt laws.", "The session was closed.", "Support for it grew.", points=(len(LEAD),))
    assert [words for _, words, _ in found] == [f"{LEAD}Adopt laws"]


def test_the_points_of_a_lead_in_may_be_numbered_paragraphs() -> None:
    """So print appeals and outcome documents in annexes (A/79/826); a numbered paragraph with a subject ends the list."""
    found = extract(report(LEAD.strip(), "Adopt laws.", "Pay their dues.", "The session was closed.")).recommendations
    assert [row.text for key in sorted(found) for row in found[key]] == ["Adopt laws", "Pay their dues"]
