"""Texts of which no word says whose they are: given to their organ or to nobody, and never among the sure rows."""

from __future__ import annotations

import pytest

from tests.whole_texts import read

ECOSOC, HLPF = "economic-and-social-council", "high-level-political-forum-on-sustainable-development"
DECLARATION = (
    "E/HLS/2024/1\n\nDistr.: General\n\nEconomic and Social Council\n2024 session\n\nMinisterial declaration of the high-level segment\n\n"
    "1. {opening}\n\n2. We urge Member States to act.\n"
)
NOTE = "A/CONF.9/2025/1/Add.1\n\nDistr.: General\n\nThe lakes\n\nNote by the {by}\n\nThe present note {says}.\n\n1. States should act at once.\n"
SUMMARY = (
    "E/HLPF/2024/6\n\nUnited Nations\nEconomic and Social Council\nDistr.: General\n2 June 2024\nOriginal: English\n"
    "Forum on Business and Human Rights\nNote by the Secretariat\n"
    "{passes}\n\nE/HLPF/2024/6\n\nI. Introduction\n\n1. Ideas were shared.\n\n2. Investment must grow.\n"
)


def only(text: str) -> tuple[str | None, str, str, bool]:
    """Body, frame and attribution of the one row of a text, and whether it is sure."""
    [row] = [row for rows in read(text).recommendations.values() for row in rows]
    return next(iter(row.recommenders), None), row.frame, row.attribution, row.confidence >= 0.9


@pytest.mark.parametrize(
    ("opening", "sure"),
    [
        pytest.param("We, the Ministers and high representatives, met in New York in July.", False, id="ministers"),
        pytest.param("We, the representatives of Governments, having met in Geneva, agree on it.", False, id="representatives"),
        pytest.param("We, the Economic and Social Council, agree on it.", True, id="the-organ-itself"),
        pytest.param("The theme was chosen in time.", True, id="no-persons"),
    ],
)  # fmt: skip
def test_a_declaration_of_persons_who_met_is_its_organ_s_and_never_sure(opening: str, sure: bool) -> None:
    assert only(DECLARATION.format(opening=opening)) == (ECOSOC, "organ", "frame", sure)


@pytest.mark.parametrize(
    ("by", "says", "known"),
    [
        pytest.param("Co-Chairs", "provides a summary of the range of proposals and recommendations received from States", None, id="chairs"),
        pytest.param("Co-Chairs", "sets out what the Co-Chairs recommend", "co-chairs.a-conf-9-2025-1-add-1", id="their-own"),
        pytest.param("Secretary-General", "provides a summary of the recommendations received from States", "secretary-general", id="no-chairs"),
    ],
)  # fmt: skip
def test_what_chairs_sum_up_of_others_proposals_is_not_theirs(by: str, says: str, known: str | None) -> None:
    assert only(NOTE.format(by=by, says=says))[0] == known


@pytest.mark.parametrize(
    ("front", "known"),
    [
        pytest.param("World Conference on Human Rights", "world-conference-on-human-rights", id="a-conference"),
        pytest.param("Committee on the Peaceful Uses of Outer Space", None, id="another-body-that-met"),
    ],
)
def test_what_chairs_sum_up_is_that_of_the_conference_whose_paper_it_is(front: str, known: str | None) -> None:
    says = "provides a summary of the proposals received from States on the Vienna Declaration and Programme of Action"
    text = NOTE.format(by="Co-Chairs", says=says).replace("General\n\n", f"General\n\n{front}\n\n", 1)
    assert only(text) == (known, "own", "frame" if known else "none", False)


@pytest.mark.parametrize(
    ("beside", "bodies"),
    [
        pytest.param(" and the 2024 high-level political forum on sustainable development", (ECOSOC, HLPF), id="and-the-forum"),
        pytest.param(" on the high-level political forum on sustainable development", (ECOSOC,), id="on-the-forum"),
    ],
)  # fmt: skip
def test_a_declaration_is_also_that_of_the_body_its_title_names_beside_the_organ(
    beside: str, bodies: tuple[str, ...]
) -> None:
    title = "the high-level segment of the 2024 session of the Economic and Social Council"
    text = DECLARATION.format(opening="We, the Ministers, met in Rome.").replace(
        "the high-level segment", title + beside
    )
    [row] = [row for rows in read(text).recommendations.values() for row in rows]
    assert row.recommenders == bodies


@pytest.mark.parametrize(
    ("passes", "told"),
    [
        pytest.param(
            "The President of the Council has the honour to transmit the Co-Chairs’ summary of the Forum on Business and Human Rights.",
            (None, "debate", "none", False),
            id="a-summary",
        ),
        pytest.param(
            "The President of the Council has the honour to transmit the report of the Working Group on Business and Human Rights.",
            None,
            id="a-report",
        ),
    ],
)  # fmt: skip
def test_the_summary_of_a_meeting_tells_what_was_said_in_it(
    passes: str, told: tuple[None, str, str, bool] | None
) -> None:
    row = only(SUMMARY.format(passes=passes))
    assert row == told if told is not None else row[1] != "debate"
