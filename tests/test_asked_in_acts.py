"""What acts ask for in places where no numbered paragraph opens with the verb: preambles, points, parts, and their retelling."""

from __future__ import annotations

import pytest

from tests.recommended import rows
from tests.whole_texts import read, said

FRONT = "E/2025/L.99\n\nDistr.: Limited\n\nEconomic and Social Council\n\nTitle of it\n\n"
COUNCIL = "economic-and-social-council"
DRAFT = f"{FRONT}The Economic and Social Council,\n\n"
DECISION = f"{FRONT}Draft decision submitted by the President of the Council\n\n"


def asked(text: str) -> list[tuple[str, str | None]]:
    return [(verb, body) for verb, body, _, _ in said(read(text))]


@pytest.mark.parametrize(
    ("preamble", "verbs"),
    [
        pytest.param("Encouraging Member States to pursue it,", ["Encouraging"], id="participle-that-opens"),
        pytest.param("Recalling its resolution 2020/1, and stressing the need to act,", ["stressing the need to"], id="participle-behind-and"),
        pytest.param("Renewing its request that all Member States support it,", ["Renewing its request"], id="request-that-is-repeated"),
        pytest.param("emphasising the need to act,\n\nRecalling it,", ["emphasising the need to"], id="other-spelling"),
        pytest.param("Condemning all attacks, calling on all parties to talk,", ["calling on"], id="participle-behind-a-comma"),
        pytest.param("Recalling its role, and stressing that States should act,", ["stressing that should"], id="what-should-be-in-its-middle"),
        pytest.param("Reaffirming that it is of use, and recognizing it, stressing that it should grow,", ["stressing that should"], id="another-participle-has-the-modal"),
        pytest.param("Emphasizing that it is a right, and noting that it should grow,", [], id="grounds-alone"),
        pytest.param("Encouraged by the progress made,", [], id="who-is-encouraged"),
        pytest.param("Recalling its resolution 2020/1 calling on States to act,", [], id="what-another-act-called-for"),
    ],
)  # fmt: skip
def test_a_preamble_asks_by_its_participles(preamble: str, verbs: list[str]) -> None:
    text = f"{DRAFT}{preamble}\n\n1. Decides to remain seized of the matter."
    assert asked(text) == [(verb, COUNCIL) for verb in verbs]


@pytest.mark.parametrize(
    ("preamble", "asks"),
    [
        pytest.param("Reiterating the need to act, reaffirming its concern at it, and welcoming progress,", "Reiterating the need to act", id="behind-a-comma"),
        pytest.param("Noting it, and urging States to act, and in this regard recalling its resolution,", "urging States to act", id="behind-and"),
        pytest.param("Recalling its endorsement of the plan, and reiterating its call on States to act,", "reiterating its call on States to act", id="a-call"),
        pytest.param("Stressing the need for taking note of it,", "Stressing the need for taking note of it", id="no-ground"),
    ],
)  # fmt: skip
def test_a_preamble_asks_in_its_own_words_alone(preamble: str, asks: str) -> None:
    found = read(f"{DRAFT}{preamble}\n\n1. Decides to remain seized of the matter.")
    assert [row.text for key in sorted(found.recommendations) for row in found.recommendations[key]] == [asks]


def test_each_point_of_a_decision_asks_by_its_own_verb() -> None:
    text = f"{DECISION}The Economic and Social Council, recalling its decision 2024/1:\n\n(a) Takes note of the report;\n\n(b) Requests the Secretary-General to report to it.\n"
    assert asked(text) == [("Requests", COUNCIL)]


def test_a_decision_to_ask_asks_in_its_points() -> None:
    text = f"{DRAFT}Recalling its resolution 2020/1,\n\n1. Decides:\n\n(a) To call upon the parties to pay;\n\n(b) To renew the mandate of the Force;\n\n2. Takes note of it.\n"
    assert asked(text) == [("call upon", COUNCIL)]


@pytest.mark.parametrize(
    "title", [pytest.param("", id="letter-alone"), pytest.param("Work of the Committee\n\n", id="letter-and-title")]
)
def test_parts_of_a_resolution_number_anew(title: str) -> None:
    part = "Noting the report,\n\n1. Requests the Secretary-General to report;\n\n2. Takes note of it"
    text = f"{FRONT}The Economic and Social Council,\n\nRecalling its resolution 2020/1,\n\nA\n\n{title}{part};\n\nB\n\n{title}{part}.\n"
    found = read(text)
    asked = [row.text for key in sorted(found.recommendations) for row in found.recommendations[key]]
    assert asked == ["Requests the Secretary-General to report"] * 2


def test_the_first_part_of_a_resolution_may_open_it_by_its_figure() -> None:
    text = (
        f"{FRONT}The Economic and Social Council,\n\nI\n\nSeismic works\n\nRecalling its resolution 2020/1,\n\n1. Takes note of the report;\n\n"
        "2. Requests the Secretary-General to report;\n\nII\n\nGifts\n\n3. Requests the Board of Auditors to audit it.\n"
    )
    assert asked(text) == [("Requests", COUNCIL)] * 2


def test_the_unnumbered_paragraphs_of_parts_ask_each() -> None:
    text = (
        f"{FRONT}The Economic and Social Council,\n\nRecalling its resolution 2020/1,\n\nDetermines that it is a breach; and\n\nI\n\n"
        "Calls for the immediate cessation of hostilities;\n\nII\n\nRequests the Commission:\n\n(a) To observe the withdrawal;\n\n(b) To keep the Council informed.\n"
    )
    assert sorted(verb for verb, _ in asked(text)) == ["Calls for", "Requests", "Requests"]


def test_a_figure_above_no_paragraph_of_an_act_is_no_part() -> None:
    text = f"{FRONT}The Economic and Social Council,\n\nI\n\nThe Council met in May.\n\n1. It was told of it.\n"
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Security Council, in its resolution 2742 (2024), requested that I present a review of it.", id="that"),
        pytest.param("The Security Council, in its resolutions 2722 (2024) and 2768 (2025), requested me to report to it.", id="to"),
    ],
)  # fmt: skip
def test_a_letter_that_opens_on_what_was_requested_is_no_act(text: str) -> None:
    letter = f"S/2025/99\n\nDistr.: General\n\nLetter dated 1 May 2025 from the Secretary-General addressed to the President of the Security Council\n\n{text}\n"
    found = read(letter)
    assert [(verb, body) for verb, body, _, _ in said(found)] == [("requested", "security-council")]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param(
            "The Commission decided to recommend to the Council that it meet.", ["recommend"], id="decided-to-ask"
        ),
        pytest.param("The Commission on Wells agreed to request the Board to dig.", ["request"], id="agreed-to-ask"),
        pytest.param(
            "The General Assembly decided that the Secretary-General shall report.", ["decided that shall"], id="ruling"
        ),
        pytest.param(
            "The General Assembly calls in that regard for contributions.",
            ["calls in that regard for"],
            id="words-before-the-particle",
        ),
        pytest.param("To encourage Member States to pay, the Fund wrote to them.", [], id="purpose"),
    ],
)
def test_who_decides_to_ask_asks(text: str, verbs: list[str]) -> None:
    assert [row.verb for row in rows(text)] == verbs


@pytest.mark.parametrize(
    "who", ["Ministers", "Young people", "Civil society", "Donors", "The co-facilitators", "Indigenous Peoples"]
)
def test_a_crowd_asks_though_it_is_no_body(who: str) -> None:
    [row] = rows(f"{who} called on Governments to act.")
    assert (row.recommenders, row.verb) == ((), "called on")


def test_a_point_that_decides_to_ask_is_of_whoever_leads_in_the_list() -> None:
    """So do committees report: "(a) called on ...; (b) decided to request the Assembly to ..." (A/80/73)."""
    text = "The Security Council met. The Council:\n(a) called on all States to support it;\n(b) decided to request the General Assembly to act."
    found = [(row.verb, row.recommenders) for row in rows(text)]
    assert found == [("called on", ("security-council",)), ("request", ("security-council",))]


@pytest.mark.parametrize(
    ("points", "rows_of_it"),
    [
        pytest.param("to:\n\n(a) Develop plans;\n\n(b) Recalling decision IX/17, continue to act", 2, id="a-point-that-opens-otherwise"),
        pytest.param("to:\n\n(a) Develop plans;\n\n(b) As appropriate, co-operate with it", 2, id="another-spelling-of-a-verb"),
        pytest.param("to provide information on:\n\n(a) Plans;\n\n(b) Deeds", 1, id="matters-are-no-deeds"),
        pytest.param("to include attention to:\n\n(a) Progress in it;\n\n(b) Analysis of it", 1, id="matters-of-attention"),
    ],
)  # fmt: skip
def test_each_point_behind_to_is_a_deed(points: str, rows_of_it: int) -> None:
    assert len(asked(f"{DRAFT}Recalling its resolution 2020/1,\n\n1. Urges States {points}.")) == rows_of_it
