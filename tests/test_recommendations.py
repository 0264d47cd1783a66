"""Which clauses are recommendations, who makes them, and who shall act; one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows

SG = "secretary-general"
GA = "general-assembly"
SC = "security-council"
CSW = "commission-on-the-status-of-women"


FOUND = [
    pytest.param(
        "The General Assembly urged Member States to ratify the Convention.",
        GA,
        "urged",
        ["Member States"],
        id="active-past",
    ),
    pytest.param(
        "The Commission on the Status of Women calls upon Governments to adopt laws.",
        CSW,
        "calls upon",
        ["Governments"],
        id="active-present",
    ),
    pytest.param(
        "I urge all parties to cooperate with the Mission.", SG, "urge", ["parties"], id="first-person-is-the-author"
    ),
    pytest.param("I would encourage both sides to resume talks.", SG, "encourage", ["sides"], id="softened-by-would"),
    pytest.param(
        "I therefore recommend that the Security Council extend the mandate.",
        SG,
        "recommend",
        ["Security Council"],
        id="that-clause-subjunctive",
    ),
    pytest.param(
        "The Commission on the Status of Women recommends that Governments encourage the parties to act.",
        CSW,
        "recommends",
        ["Governments"],
        id="a-deed-that-is-to-ask-is-no-further-row",
    ),
    pytest.param(
        "I appeal to Member States to contribute generously.", SG, "appeal to", ["Member States"], id="appeal-to"
    ),
    pytest.param("Member States should share information.", SG, "should", ["Member States"], id="own-voice-modal"),
    pytest.param(
        "The Security Council demands full compliance by all Member States with the arms embargo.",
        SC,
        "demands",
        ["Member States"],
        id="compliance-and-by-whom",
    ),
    pytest.param(
        "As in my letter dated April 7, 2023, I urge all parties to cooperate.",
        SG,
        "urge",
        ["parties"],
        id="year-behind-a-comma",
    ),
    pytest.param(
        "The General Assembly invites Governments and the regional commissions to transmit their views, with any comments that they may wish to make on it.",
        GA,
        "invites",
        ["Governments", "regional commissions"],
        id="comments-they-may-wish-to-make",
    ),
    pytest.param(
        "We invite the International Monetary Fund Executive Board to consider it.",
        SG,
        "invite",
        ["International Monetary Fund Executive Board"],
        id="organ-named-with-its-owner",
    ),
    pytest.param(
        "I welcome the decision, in which the Executive Director was requested to submit a report.",
        SG,
        "was requested",
        ["Executive Director"],
        id="told-in-a-clause-with-in-which",
    ),
    pytest.param("Missions must retain sufficient capacity.", SG, "must", ["Missions"], id="must"),
    pytest.param("States need to ratify the Protocol.", SG, "need to", ["States"], id="need-to-of-an-actor"),
    pytest.param(
        "Measures should be adopted by Governments and non-governmental organizations.",
        SG,
        "should",
        ["Governments", "non-governmental organizations"],
        id="agent-of-a-passive",
    ),
    pytest.param("Victims should have access to assistance.", SG, "should", [], id="a-beneficiary-is-no-addressee"),
    pytest.param(
        "It is imperative for the Security Council to act.",
        SG,
        "imperative",
        ["Security Council"],
        id="impersonal-adjective",
    ),
    pytest.param(
        "The Security Council stressed the need for States to comply with resolution 1267 (1999).",
        SC,
        "stressed the need for",
        ["States"],
        id="need-for",
    ),
    pytest.param(
        "The Security Council decided that the liquidation should begin on 1 January.",
        SC,
        "decided that should",
        [],
        id="decided-that-should",
    ),
    pytest.param(
        "Governments are encouraged to invest in education.",
        SG,
        "are encouraged",
        ["Governments"],
        id="present-passive-is-own",
    ),
    pytest.param(
        "The General Assembly requested me to submit a report.",
        GA,
        "requested",
        ["Secretary-General"],
        id="me-is-the-author",
    ),
    pytest.param(
        "I stressed that any peace process must begin with a ceasefire.",
        SG,
        "stressed that must",
        [],
        id="reporting-verb-with-modal",
    ),
    pytest.param(
        "The Security Council decided that the liquidation be completed by June.",
        SC,
        "decided",
        [],
        id="subjunctive-without-a-modal",
    ),
    pytest.param(
        "The Security Council proposed to the General Assembly that the Special Committee be invited to the session.",
        SC,
        "proposed",
        ["General Assembly"],
        id="proposed-to-somebody-that",
    ),
    pytest.param(
        "The fifth session of the Commission on the Status of Women requested Governments to adopt laws.",
        CSW,
        "requested",
        ["Governments"],
        id="session-of-a-body-is-the-body",
    ),
    pytest.param("There is an urgent need to strengthen the police.", SG, "need", [], id="there-is-a-need"),
    pytest.param(
        "I reiterate my call on the parties to lay down their arms.",
        SG,
        "reiterate my call",
        ["parties"],
        id="call-repeated",
    ),
    pytest.param(
        "I recommend that the Security Council be enlarged.", SG, "recommend", [], id="what-is-acted-on-is-no-addressee"
    ),
    pytest.param(
        "I recommend that the report be considered by the Security Council.",
        SG,
        "recommend",
        ["Security Council"],
        id="agent-of-a-subjunctive",
    ),
    pytest.param(
        "The Security Council urged those concerned to release the hostages.",
        SC,
        "urged",
        ["those concerned"],
        id="those-concerned",
    ),
    pytest.param(
        "The Security Council has been actively encouraging Governments to contribute police.",
        SC,
        "encouraging",
        ["Governments"],
        id="progressive",
    ),
    pytest.param(
        "The Security Council noted the calm, but also emphasized the right of the displaced to return and, in this context, "
        "the need for security.",
        SC,
        "emphasized the need for",
        [],
        id="need-far-from-its-verb",
    ),
    pytest.param(
        "I urge that the arrangements be designed so as to ensure that experience is not lost and that it is used.",
        SG,
        "urge",
        [],
        id="a-that-inside-a-that",
    ),
    pytest.param(
        "The Abkhaz side, for its part, undertook to open an office, but stressed its concerns, and urged that rhetoric be "
        "avoided.",
        "abkhaz-side",
        "urged",
        [],
        id="a-side-speaks",
    ),
    pytest.param(
        "This answers the statement made by the President of the Security Council, in which he, inter alia, urged the parties "
        "to disarm.",
        SC,
        "urged",
        ["parties"],
        id="who-speaks-in-a-statement",
    ),
    pytest.param(
        "The Under-Secretary-General for Peacekeeping Operations visited Ruritania. The Under-Secretary-General encouraged the "
        "sides to meet.",
        "under-secretary-general-for-peacekeeping-operations",
        "encouraged",
        ["sides"],
        id="a-post-by-its-title-alone",
    ),
]


@pytest.mark.parametrize(("text", "by", "verb", "to"), FOUND)
def test_a_directive_clause_is_a_row(text: str, by: str, verb: str, to: list[str]) -> None:
    found = rows(text)
    assert [(r.recommenders[:1], r.verb, names(r)) for r in found] == [((by,), verb, to)]


def test_it_is_the_body_that_spoke_last() -> None:
    first, second = rows(
        "The Security Council urged all States to act. It also requested the Secretary-General to report."
    )
    assert (first.recommenders, second.recommenders) == ((SC,), (SC,))
    assert names(second) == ["Secretary-General"]


def test_a_past_passive_belongs_to_the_body_on_the_floor() -> None:
    adopted, passive = rows(
        "The Commission on the Status of Women called upon Governments to act.",
        "Governments were encouraged to adopt laws.",
    )
    assert adopted.recommenders == passive.recommenders == (CSW,)
    assert passive.voice == "reported"


def test_a_heading_gives_the_floor() -> None:
    (row,) = rows("Governments were invited to provide resources.", heading="Commission on the Status of Women")
    assert row.recommenders == (CSW,)


def test_they_are_the_addressees_before() -> None:
    _, row = rows("Member States should accord priority to the issue. They should ensure that laws exist.")
    assert names(row) == ["Member States"]


def test_two_predicates_are_two_rows_with_their_own_words() -> None:
    texts = [
        r.text for r in rows("Efforts to train officials should be enhanced, and Governments should inform the public.")
    ]
    assert texts == ["Efforts to train officials should be enhanced", "Governments should inform the public"]


def test_coordinated_verbs_share_their_subject() -> None:
    urged, encouraged = rows("The Security Council urged States to act, and encouraged new levels of cooperation.")
    assert urged.recommenders == encouraged.recommenders == (SC,)


def test_a_verb_right_behind_and_begins_its_clause() -> None:
    """ "considered ... and requested": the words of the verb before are no part of the row, its subject speaks."""
    (row,) = rows("The General Assembly considered the report of the Board and requested States to report.")
    assert (row.recommenders, row.text) == ((GA,), "requested States to report")


def test_the_pronoun_that_opens_a_sentence_is_the_subject_of_all_its_verbs() -> None:
    found = rows(
        "The Commission on the Status of Women met in March. It welcomed the report of the Secretary-General; encouraged "
        "Governments to report; called upon States to act, and requested the Secretary-General to assist them."
    )
    assert [(r.recommenders, r.text.split()[0]) for r in found] == [
        ((CSW,), "encouraged"),
        ((CSW,), "called"),
        ((CSW,), "requested"),
    ]


def test_what_a_situation_calls_for_is_said_by_the_author() -> None:
    _, row = rows(
        "The Security Council urged States to act. The severity of the situation calls for additional efforts."
    )
    assert (row.recommenders, row.voice) == ((SG,), "own")


def test_who_is_no_body_still_urges_by_a_second_verb() -> None:
    (row,) = rows("The opposition side undertook to open an office, and urged that militant rhetoric be avoided.")
    assert (row.recommenders, row.text) == ((), "urged that militant rhetoric be avoided")


def test_a_subject_of_two_nouns_is_not_cut_at_and() -> None:
    (row,) = rows("Member States and the Secretariat should share information that has been gathered.")
    assert row.text.startswith("Member States and the Secretariat should")


def test_the_meeting_is_that_of_the_body_on_the_floor() -> None:
    first, second, passive = rows(
        "The Extraordinary Meeting of the Commission on the Status of Women, attended by Ministers from Chile, Peru and "
        "Mexico, considered the plan and agreed that States should act. The meeting also agreed that Governments should "
        "report. Governments were also requested to adopt laws."
    )
    assert {r.recommenders for r in (first, second, passive)} == {(CSW,)}
    assert names(first) == ["States"]


def test_a_meeting_of_nobody_on_the_floor_is_not_that_of_the_body_named_last() -> None:
    found = rows("The Security Council urged States to act.", "The meeting urged Governments to adopt laws.")
    assert found[1].recommenders == ()


def test_rather_they_are_the_addressees_before() -> None:
    _, row = rows("Governments should not close the border; rather they should open it.")
    assert names(row) == ["Governments"]


def test_a_second_that_clause_hangs_on_the_same_verb() -> None:
    found = rows(
        "The Security Council recommended that Governments review laws, and that non-governmental organizations promote them."
    )
    assert [names(r) for r in found] == [["Governments"], ["non-governmental organizations"]]
    assert {r.verb for r in found} == {"recommended"}


def test_each_need_is_a_row() -> None:
    found = rows("The Security Council stressed the need to combat crime, as well as the need for a ceasefire.")
    assert [r.text for r in found] == [
        "the Security Council stressed the need to combat crime".replace("the S", "The S", 1),
        "The Security Council stressed the need for a ceasefire",
    ]


def test_a_shared_head_is_given_to_each_adjective() -> None:
    (row,) = rows(
        "The Security Council invited relevant intergovernmental and non-governmental organizations to assist."
    )
    assert names(row) == ["intergovernmental organizations", "non-governmental organizations"]


@pytest.mark.parametrize(
    "text",
    [
        "1. ISIL (Da’esh) called on supporters outside the Sudan to contribute through financial support.",
        "1. Al-Qaida instructed its fighters to attack.",
    ],
)
def test_what_a_group_under_sanctions_tells_its_followers_is_no_recommendation(text: str) -> None:
    assert not rows(text)


TOLD = [
    pytest.param("Trade should be eased through instruments, used by Chad and others.", [], id="who-uses-what-it-takes"),
    pytest.param("It should be built on, as a step towards solutions to the problems faced by Governments.", [], id="who-faces-what"),
    pytest.param("The draft should be reviewed and endorsed by Governments.", ["Governments"], id="two-participles"),
    pytest.param("The Committee drew attention to the need for the proper management of funds and to limit their use.", [], id="management-of-things"),
    pytest.param("The Committee encouraged the management of UNICEF to act.", ["management of UNICEF"], id="management-of-a-body"),
    pytest.param("The Council invited the Governments of Iraq and Kuwait to act.", ["Government of Iraq", "Government of Kuwait"], id="the-government-of-each"),
    pytest.param("The Council invited the Government of Iraq and Kuwait to act.", ["Government of Iraq", "Kuwait"], id="one-government"),
    pytest.param("The Commission adopted it and recommended it to the Economic and Social Council for adoption.", ["Economic and Social Council"], id="put-before-an-organ"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_is_told_is_whose_deed_it_is(text: str, told: list[str]) -> None:
    assert [names(row) for row in rows(text)] == [told]
