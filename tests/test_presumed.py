"""Texts of which no word says who of those who met speaks: given to these or to their organ, and never among the sure rows."""

from __future__ import annotations

import pytest

from tests.whole_texts import read

ECOSOC, HLPF = "economic-and-social-council", "high-level-political-forum-on-sustainable-development"
FORUM = "forum-on-business-and-human-rights"
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
        pytest.param("We, Heads of State and Government, have gathered in New York.", False, id="without-an-article"),
        pytest.param("We, the Ministers and Heads of Delegations participating in the segment, agree.", False, id="participating"),
        pytest.param("We, the Economic and Social Council, agree on it.", True, id="the-organ-itself"),
        pytest.param("We, the Ministers of the African Union, meeting in Accra, agree on it.", True, id="of-a-body"),
        pytest.param("The theme was chosen in time.", True, id="no-persons"),
    ],
)  # fmt: skip
def test_a_declaration_of_persons_who_met_is_its_organ_s_and_never_sure(opening: str, sure: bool) -> None:
    assert only(DECLARATION.format(opening=opening)) == (ECOSOC, "organ", "frame", sure)


@pytest.mark.parametrize(
    ("by", "says", "known"),
    [
        pytest.param("Co-Chairs", "provides a summary of the range of proposals and recommendations received from States", "states.a-conf-9-2025-1-add-1", id="chairs"),
        pytest.param("Co-Chairs", "sets out what the Co-Chairs recommend", "co-chairs.a-conf-9-2025-1-add-1", id="their-own"),
        pytest.param("Secretary-General", "provides a summary of the recommendations received from States", "secretary-general", id="no-chairs"),
    ],
)  # fmt: skip
def test_what_chairs_sum_up_of_others_proposals_is_theirs_who_proposed_it(by: str, says: str, known: str) -> None:
    assert only(NOTE.format(by=by, says=says))[0] == known


@pytest.mark.parametrize(
    ("front", "parent"),
    [
        pytest.param("World Conference on Human Rights", "world-conference-on-human-rights", id="a-conference"),
        pytest.param("Committee on the Peaceful Uses of Outer Space", None, id="another-body-that-met"),
    ],
)
def test_whose_proposals_chairs_sum_up_belong_to_the_conference_whose_paper_it_is(
    front: str, parent: str | None
) -> None:
    says = "provides a summary of the proposals received from States on the Vienna Declaration and Programme of Action"
    text = NOTE.format(by="Co-Chairs", says=says).replace("General\n\n", f"General\n\n{front}\n\n", 1)
    known = f"states.{parent or 'a-conf-9-2025-1-add-1'}"
    assert only(text) == (known, "own", "frame", False)
    assert [(body.name, body.parent_body_id) for body in read(text).bodies if body.body_id == known] == [
        ("States", parent)
    ]


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
            (f"participants.{FORUM}", "debate", "frame", False),
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


@pytest.mark.parametrize(
    ("told", "body"),
    [
        pytest.param("Participants urged States to act.", f"participants.{FORUM}", id="all-who-took-part"),
        pytest.param(
            "In closing, the speakers urged States to act.", f"speakers.{FORUM}", id="by-the-word-of-the-text"
        ),
        pytest.param("All panellists agreed. They urged States to act.", f"panellists.{FORUM}", id="they"),
        pytest.param("Some participants urged States to act.", None, id="some-of-them"),
        pytest.param("One speaker agreed. He urged States to act.", None, id="one-of-them"),
        pytest.param("States were urged to act.", f"participants.{FORUM}", id="nobody-is-told"),
        pytest.param("The Human Rights Council urged States to act.", "human-rights-council", id="a-body-by-name"),
        pytest.param(
            "The Minister of Labour of Chad summarized efforts and put forward recommendations. The recommendations included focusing on growth.",
            "chad",
            id="the-recommendations-of-whoever-put-them-forward",
        ),
        pytest.param(
            "The Minister of Labour of Chad summarized efforts. Key recommendations included focusing on growth.",
            f"participants.{FORUM}",
            id="other-recommendations",
        ),
    ],
)
def test_those_who_took_part_speak_in_the_summary_of_their_meeting(told: str, body: str | None) -> None:
    passes = "The President of the Council has the honour to transmit the Co-Chairs’ summary of the Forum on Business and Human Rights."
    found = read(SUMMARY.format(passes=passes).replace("Investment must grow.", told))
    [row] = [row for rows in found.recommendations.values() for row in rows]
    assert next(iter(row.recommenders), None) == body
    took_part = {each.body_id: each.parent_body_id for each in found.bodies if each.body_id.endswith(f".{FORUM}")}
    assert took_part == ({body: FORUM} if body is not None and body.endswith(FORUM) else {})
