"""Who speaks in what is told of meetings: members, whoever presides, those who met; one case is one usage of United Nations
reports."""

from __future__ import annotations

import pytest

from pipeline.model import Recommendation
from pipeline.s3_extract.extract import extract
from tests.reports import report
from tests.whole_texts import read

COUNCIL, IGAD, EAC, SADC = (
    "security-council",
    "intergovernmental-authority-on-development",
    "east-african-community",
    "southern-african-development-community",
)
ASSEMBLY = "united-nations-environment-assembly"


def rows(*paragraphs: str) -> list[Recommendation]:
    found = extract(report(*paragraphs)).recommendations
    return [row for key in sorted(found) for row in found[key]]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "The members of the Security Council deplored the attack. They urged States to act.",
            [COUNCIL],
            id="they-all-members",
        ),
        pytest.param(
            "Some members of the Security Council deplored the attack. They urged States to act.",
            [],
            id="they-some-members",
        ),
        pytest.param(
            "The Security Council met. At the time, Council members deplored it and urged States to act.",
            [COUNCIL],
            id="council-members",
        ),
        pytest.param(
            "On 8 February, a joint EAC-SADC summit met. The summit also called on States to act.",
            [EAC, SADC],
            id="the-summit-of-two",
        ),
        pytest.param(
            "On 12 March, IGAD held an extraordinary summit. In a communiqué, the leaders noted it and called upon States to act.",
            [IGAD],
            id="the-leaders-of-a-summit",
        ),
        pytest.param(
            "The EAC-SADC ministerial meeting took place in May. Ministers welcomed it. They called upon States to act.",
            [EAC, SADC],
            id="they-the-ministers-of-a-meeting-that-took-place",
        ),
        pytest.param(
            "IGAD received a team. Ministers welcomed it and called upon States to act.",
            [],
            id="ministers-of-no-meeting",
        ),
        pytest.param(
            "IGAD sent an envoy. In a communiqué, the leaders noted it and called upon States to act.",
            [],
            id="no-summit-told-of",
        ),
        pytest.param(
            "During the sixth session of the United Nations Environment Assembly, Member States requested UNEP to act.",
            [ASSEMBLY],
            id="member-states-at-its-session",
        ),
        pytest.param(
            "During the sixth session of the United Nations Environment Assembly, delegations requested UNEP to act.",
            [],
            id="delegations-at-its-session",
        ),
        pytest.param(
            "The Programme Steering Committee met. In the first meeting, the committee emphasized the need for UNDP to act.",
            ["programme-steering-committee.r"],
            id="in-small-letters",
        ),
        pytest.param(
            "On 22 June, the Special Envoy of the Secretary-General for the Great Lakes Region visited. Prior to that, on 11 June, he "
            "met with leaders and, inter alia, agreed on the need for joint action.",
            ["special-envoy-of-the-secretary-general-for-the-great-lakes-region"],
            id="he-behind-what-opens-a-sentence",
        ),
        pytest.param(
            "Parties noted with concern the gaps and that the World Health Organization had earlier indicated that States must act.",
            ["world-health-organization"],
            id="in-a-clause-in-a-clause",
        ),
        pytest.param(
            "Another, speaking on behalf of the African Union, urged donors to pay.",
            ["african-union"],
            id="another-for-a-group",
        ),
        pytest.param(
            "One representative, speaking on behalf of the African Union, said that donors should pay.",
            ["african-union"],
            id="one-representative-for-a-group",
        ),
        pytest.param(
            "One delegation, speaking of the African Union, urged donors to pay.", [], id="another-of-a-group"
        ),
        pytest.param(
            "The spokesman for the African Group (Egypt) said that the secretariat should report.",
            ["african-group"],
            id="the-spokesman-of-a-group",
        ),
        pytest.param(
            "The Security Council met. Members of the Council took note. They called on the parties to talk.",
            [COUNCIL],
            id="members-of-the-council-without-an-article",
        ),
        pytest.param(
            "The Security Council met. Some members of the Council took note. They called on the parties to talk.",
            [],
            id="some-members-of-the-council",
        ),
        pytest.param(
            "The Security Council met. The Secretary-General addressed a letter to it, in which it was recommended that the mandate "
            "should be extended.",
            ["secretary-general"],
            id="whose-letter-it-is",
        ),
        pytest.param(
            "The Security Council considered the report of the Committee, in which it was recommended that the mandate should be "
            "extended.",
            [],
            id="the-report-of-another",
        ),
        pytest.param(
            "Ana Diaz, on behalf of the African Union, urged donors to pay.", ["african-union"], id="a-name-for-a-body"
        ),
        pytest.param(
            "Ana Diaz, Director of the World Health Organization, noted it. She urged donors to pay.",
            ["world-health-organization"],
            id="the-name-before-the-post",
        ),
        pytest.param(
            "Ana Diaz, United Nations High Commissioner for Human Rights, came. Ms. Diaz urged States to act.",
            ["united-nations-high-commissioner-for-human-rights"],
            id="known-by-the-name-before-the-post",
        ),
        pytest.param(
            "Some delegations, while agreeing that the role of the Council should be enhanced, doubted it.",
            [],
            id="what-some-grant",
        ),
        pytest.param("The African Union group urged States to act.", ["african-union"], id="the-group-of-a-body"),
        pytest.param("The regional group urged States to act.", [], id="a-group-of-nobody-named"),
        pytest.param(
            "The Secretary-General Kofi Annan came. Mr. Annan said that the parties must talk.",
            ["secretary-general"],
            id="the-name-right-behind-the-post",
        ),
    ],
)
def test_who_speaks(text: str, bodies: list[str]) -> None:
    assert list(rows(text)[-1].recommenders) == bodies


def test_a_person_named_with_an_office_speaks_for_it_later() -> None:
    found = rows(
        "The Director of the World Health Organization, Ana Diaz, delivered remarks.",
        "Ms. Diaz stressed that taxes were fair.",
        "She underlined the need for States to act.",
    )
    assert [row.recommenders for row in found] == [("world-health-organization",)]


UNICEF = "united-nations-children-s-fund"
BOARD = "executive-board-of-the-united-nations-children-s-fund"
PRESIDENT = f"president.{BOARD}"
OF_THE_BOARD = (
    "E/2025/34\n\nDistr.: General\n\nReport of the Executive Board of the United Nations Children’s Fund on the work of its annual "
    "session of 2025\n\nI. Opening\n\n{said}"
)


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        pytest.param("1. The President encouraged delegations to act.", (PRESIDENT,), id="the-president"),
        pytest.param("1. The President thanked all. He urged delegations to act.", (PRESIDENT,), id="he"),
        pytest.param("1. The President concluded by urging delegations to act.", (PRESIDENT,), id="concluded-by"),
        pytest.param(
            "1. The President of the Chamber said that it was time. Delegations urged UNICEF to act.",
            (),
            id="of-another",
        ),
        pytest.param(
            "1. The President of the Executive Board urged delegations to act.", (PRESIDENT,), id="whole-title"
        ),
        pytest.param(
            "1. The President of the Executive Board thanked all. He urged delegations to act.",
            (PRESIDENT,),
            id="he-of-the-whole-title",
        ),
        pytest.param(
            "1. The President of the Executive Board said that delegations should act.",
            (PRESIDENT,),
            id="the-whole-title-in-a-that-clause",
        ),
        pytest.param(
            "1. The delegation of Chad asked about it. The President urged delegations to act.",
            (PRESIDENT,),
            id="behind-a-state",
        ),
        pytest.param(
            "1. The delegation of Chad asked about it. The President noted the question. He urged delegations to act.",
            (PRESIDENT,),
            id="he-behind-a-state",
        ),
        pytest.param(
            "1. The Chair of the Committee on Contributions spoke. The Chair urged delegations to act.",
            ("committee-on-contributions",),
            id="behind-another-who-chairs",
        ),
        pytest.param("1. A delegate thanked all. She urged delegations to act.", (), id="a-delegate"),
        pytest.param(
            "1. Furthermore, the President noted that each entity is requested to act.",
            (PRESIDENT,),
            id="in-a-that-clause",
        ),
        pytest.param(
            "1. The Director of Evaluation emphasized that it was important to act.",
            (UNICEF,),
            id="the-house-in-a-that-clause",
        ),
        pytest.param(
            "1. The President of the Chamber noted that each entity is requested to act.",
            (),
            id="another-in-a-that-clause",
        ),
    ],
)
def test_whoever_presides_is_a_body_of_his_own_by_his_post(said: str, bodies: tuple[str, ...]) -> None:
    found = read(OF_THE_BOARD.format(said=said))
    [row] = [row for key in sorted(found.recommendations) for row in found.recommendations[key]]
    assert row.recommenders == bodies
    presiding = [(body.name, body.parent_body_id) for body in found.bodies if body.body_id == PRESIDENT]
    expected = ("President of the Executive Board of the United Nations Children's Fund", BOARD)
    assert presiding == ([expected] if PRESIDENT in bodies else [])


@pytest.mark.parametrize(
    ("what", "counts"),
    [
        pytest.param("partnerships with civil society", False, id="a-thing"),
        pytest.param("inclusive access", False, id="a-quality"),
        pytest.param("implementing the plan", True, id="a-deed"),
        pytest.param("the prevention of disputes", True, id="a-deed-by-its-noun"),
    ],
)
def test_an_importance_underlined_by_nobody_counts_where_it_is_of_a_deed(what: str, counts: bool) -> None:
    found = read(
        OF_THE_BOARD.format(said=f"1. Delegations met. The importance of {what} was underlined.")
    ).recommendations
    assert bool(found) is counts


@pytest.mark.parametrize(
    "title",
    [
        "Report of the forty-seventh session of the Executive Committee of the High Commissioner’s Programme",
        "Report of the Executive Committee of the High Commissioner’s Programme on its forty-seventh session",
    ],
)
def test_the_report_on_a_session_is_the_organs_whose_session_it_is(title: str) -> None:
    head = f"United Nations  A/AC.96/878\n\nGeneral Assembly  Distr.: General\n\n{title}\n\nI. Opening\n\n"
    found = read(f"{head}1. States should act.").recommendations
    organ = "executive-committee-of-the-programme-of-the-united-nations-high-commissioner-for-refugees"
    assert [row.recommenders for key in found for row in found[key]] == [(organ,)]


@pytest.mark.parametrize(
    ("said", "speaks"),
    [
        pytest.param("Mr. de Vries urged delegations to act.", True, id="by-his-name"),
        pytest.param("Mr. de Vries thanked all delegations. He urged States to act.", True, id="he"),
        pytest.param("Mr. de Vries said that States should act.", True, id="in-a-that-clause"),
        pytest.param(
            "Mr. de Vries urged States to act.\n\n3. On aid, he stressed the need for funds.", True, id="he-later"
        ),
        pytest.param("Mr. Bongo said that States should act.", False, id="another"),
    ],
)
def test_whoever_chairs_speaks_by_his_name(said: str, speaks: bool) -> None:
    head = "1. The session was opened by the outgoing Chairman, His Excellency Mr. Jan de Vries (Chad).\n\n2. "
    found = read(OF_THE_BOARD.format(said=head + said)).recommendations
    assert any(row.recommenders == (BOARD,) for key in found for row in found[key]) is speaks


def test_whoever_has_the_floor_goes_on_and_not_the_board_that_met() -> None:
    said = "1. The Director of the World Health Organization, Ana Diaz, highlighted the need for care. Members should have a seat."
    found = read(OF_THE_BOARD.format(said=said)).recommendations
    assert [row.recommenders for key in sorted(found) for row in found[key]] == [("world-health-organization",)] * 2


JOINT = (
    "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Chad to the United Nations addressed to "
    "the President of the Security Council\n\nI have the honour to transmit a text (see annex).\n\nAnnex\n\n"
    "{head}\n\n{met}\n\n{said}"
)
TOGETHER = (
    "The Ministers for Foreign Affairs of Chad and Mali met today with the High Representative of the European Union."
)


@pytest.mark.parametrize(
    ("head", "said", "states"),
    [
        pytest.param(
            "Joint statement", "The Parties further called for a ceasefire.", ("chad", "mali"), id="the-parties"
        ),
        pytest.param("Joint statement", "They called for a ceasefire.", ("chad", "mali"), id="they"),
        pytest.param(
            "Joint communiqué", "The two sides met and urged all to act.", ("chad", "mali"), id="a-second-verb"
        ),
        pytest.param("Joint statement", "The parties to the conflict called for a ceasefire.", (), id="other-parties"),
    ],
)
def test_those_who_met_say_together_what_a_joint_statement_says(head: str, said: str, states: tuple[str, ...]) -> None:
    found = read(JOINT.format(head=head, met=TOGETHER, said=said)).recommendations
    [row] = [row for key in sorted(found) for row in found[key]]
    assert row.recommenders[: len(states)] == states
    assert bool(states) == bool(row.recommenders)


SUMMARY = (
    "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Chad to the United Nations addressed to "
    "the President of the Security Council\n\nI have the honour to transmit herewith a summary report produced by Chad of the event "
    "(see annex).\n\nAnnex\n\nChair’s summary of the debate\n\n{said}"
)


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        pytest.param("Our response must evolve.", ("chad",), id="its-own-words"),
        pytest.param(
            "Participants emphasized the value of it. Such efforts should include training.",
            ("participants.s-2025-1",),
            id="behind-others",
        ),
    ],
)
def test_a_chair_s_summary_is_the_state_s_that_made_it_but_for_what_others_said(
    said: str, bodies: tuple[str, ...]
) -> None:
    found = read(SUMMARY.format(said=said)).recommendations
    [row] = [row for key in sorted(found) for row in found[key]]
    assert row.recommenders == bodies


WHO, WFP, UNDP = "world-health-organization", "world-food-programme", "united-nations-development-programme"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("The World Health Organization (WHO) and UNICEF urged States to act.", (WHO, UNICEF), id="short-form-in-brackets"),
        pytest.param("UNDP, the World Food Programme (WFP) and UNICEF urged States to act.", (UNDP, WFP, UNICEF), id="in-the-middle"),
        pytest.param("UNDP briefed the World Food Programme (WFP). UNICEF urged States to act.", (UNICEF,), id="another-sentence"),
        pytest.param("On behalf of the World Food Programme (WFP), UNICEF urged States to act.", (UNICEF,), id="no-list"),
    ],
)  # fmt: skip
def test_bodies_of_one_subject_recommend_together_with_short_forms_in_brackets(
    text: str, bodies: tuple[str, ...]
) -> None:
    [row] = rows(text)
    assert row.recommenders == bodies


@pytest.mark.parametrize(
    ("organ", "body"),
    [
        pytest.param(
            "Economic and Social Commission for Asia and the Pacific",
            ("economic-and-social-commission-for-asia-and-the-pacific",),
            id="a-regional-commission",
        ),
        pytest.param("Commission on Narcotic Drugs", (), id="another-commission"),
    ],
)
def test_the_executive_secretary_speaks_for_the_regional_commission_that_met(organ: str, body: tuple[str, ...]) -> None:
    text = (
        f"E/2025/39\n\nDistr.: General\n\nReport of the {organ} on its eighty-first session\n\nI. Opening\n\n"
        "1. The Executive Secretary stated that progress was slow. She urged members to act.\n"
    )
    [row] = [row for rows in read(text).recommendations.values() for row in rows]
    assert row.recommenders == body
