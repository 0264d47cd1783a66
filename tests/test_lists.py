"""Lists under a lead-in: where the items begin and end."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.recommendations.lists import find_items
from tests.recommended import names, rows


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("States should: (a) Ratify it; and (b) Report.", ["Ratify it", "Report"], id="letters"),
        pytest.param("States should:(a)Ratify it;(b)Report;(c)Pay.", ["Ratify it", "Report", "Pay"], id="letters-without-a-space"),
        pytest.param("We urge States to: Ratify it; Report on it; and Pay.", ["Ratify it", "Report on it", "Pay"], id="imperatives-without-marks"),
        pytest.param("It recommends: To ratify it; To report. More was said.", ["To ratify it", "To report"], id="infinitives-without-marks"),
        pytest.param("They should act by: Adopting laws; Training judges.", ["Adopting laws", "Training judges"], id="gerunds-without-marks"),
        pytest.param("States should: a. ratify it; b. report.", ["ratify it", "report"], id="letters-with-a-point"),
        pytest.param("States should: i) ratify it; and ii) report.", ["ratify it", "report"], id="figures-with-a-bracket"),
        pytest.param("URGES Member States: 2.1 to transmit data; 2.2 to allocate resources.", ["to transmit data", "to allocate resources"], id="numbers-below-that-of-the-paragraph"),
        pytest.param("Growth was: 2.1 per cent in Chad; 3.2 per cent in Mali.", [], id="figures-are-no-items"),
        pytest.param("He said: a. ratify it, i.e. soon.", [], id="one-letter-with-a-point"),
        pytest.param("The sponsors are: Albania; Norway; Chad.", [], id="names-are-no-items"),
        pytest.param("We urge States to: Ratify it.", [], id="one-is-no-list"),
        pytest.param("It approves: (a) the post of Architect; and (b) the change of a post. The Committee recommends both.", ["the post of Architect", "the change of a post"], id="text-follows-the-list"),
        pytest.param("They wish: (a) Peace. It is due. (b) Bread. It is due.", ["Peace. It is due", "Bread. It is due"], id="items-of-several-sentences"),
    ],
)  # fmt: skip
def test_items(text: str, items: list[str]) -> None:
    found = find_items(text)
    assert [text[item.start : item.end] for item in (found.items if found else ())] == items


@pytest.mark.parametrize(
    ("parts", "items"),
    [
        pytest.param(["Chad calls on States to: ", "Keep “Peace” ", "End it."], ["Keep “Peace”", "End it"], id="no-sign-between-them"),
        pytest.param(["States should: ", "Pay. It is due. ", "Report."], ["Pay. It is due", "Report"], id="several-sentences"),
        pytest.param(["States should: ", "Pay ", "Report. Chad did."], ["Pay", "Report"], id="text-follows-the-list"),
        pytest.param(["They met. ", "States paid. ", "Chad did."], [], id="no-colon-before-them"),
        pytest.param(["States should: ", "Pay."], ["Pay"], id="one-whose-like-are-paragraphs"),
    ],
)  # fmt: skip
def test_items_whose_bullets_are_no_part_of_the_text(parts: list[str], items: list[str]) -> None:
    text = "".join(parts)
    points = tuple(len("".join(parts[:n])) for n in range(1, len(parts)))
    found = find_items(text, points)
    assert [text[item.start : item.end] for item in (found.items if found else ())] == items


def test_continued_letters_are_items() -> None:
    text = "To the Board: (c) Ratify it; (d) Report."
    found = find_items(text)
    assert found is not None
    assert [(item.marker, text[item.start : item.end]) for item in found.items] == [("c", "Ratify it"), ("d", "Report")]


def test_two_verbs_that_lead_in_a_list_ask_the_same_of_both() -> None:
    """Decisions of conferences of the parties: "Urges Parties, and invites others, to:"."""
    found = rows("The General Assembly urges States, and invites Governments, to: (a) adopt a law; (b) train judges.")
    assert [(row.verb, *names(row), row.text.rpartition(": ")[2]) for row in found] == [
        ("urges", "States", "adopt a law"),
        ("urges", "States", "train judges"),
        ("invites", "Governments", "adopt a law"),
        ("invites", "Governments", "train judges"),
    ]


def test_a_verb_with_a_deed_of_its_own_leads_in_no_list() -> None:
    found = rows(
        "The General Assembly urges States to pay, and invites Governments to: (a) adopt a law; (b) train judges."
    )
    assert [row.verb for row in found] == ["urges", "invites", "invites"]


def test_what_is_proposed_may_stand_in_the_points() -> None:
    found = rows("It is late. The General Assembly proposed that the Council: (a) adopt the plan; (b) close the fund.")
    assert [row.verb for row in found] == ["proposed", "proposed"]
    assert rows("The General Assembly suggested that the causes were: (a) poverty; (b) hunger.") == []
