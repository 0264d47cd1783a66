"""What is claimed before those who review, audit or decide is not their finding; what is theirs is, by whatever they call themselves."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, report, said

COMMITTEE = "committee-on-the-elimination-of-discrimination-against-women"
OBSERVATIONS = (
    "CEDAW/C/TCD/CO/5\n\nDistr.: General\n\nCommittee on the Elimination of Discrimination against Women\n\n"
    "Concluding observations on the fifth periodic report of Chad\n\n1. {}\n"
)
INSPECTION = (
    "JIU/REP/2024/2\n\nReview of contracts\n\nPrepared by Ana Diaz\n\nJoint Inspection Unit\n\nGeneva, 2024\n\n1. {}\n"
)
AUDIT = {"author": "Board of Auditors", "title": "Audit of the United Nations Environment Programme"}
MANDATE = {"author": "Special Rapporteur on the right to education", "title": "The right to education"}


def bodies(text: str) -> list[str | None]:
    return [body for _, body, _, _ in said(read(text))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("The author contends that the courts must hear her.", [None], id="who-complains"),
        pytest.param("The State party submits that complainants should first apply to a court.", [None], id="the-State-that-is-complained-of"),
        pytest.param("The Committee notes the explanation of the delegation that customary courts should be heard.", [None], id="an-explanation"),
        pytest.param("The Committee takes note of the delegation’s view that customary courts should be heard.", [None], id="a-view"),
        pytest.param("The Committee notes the State party’s position that customary courts should be heard.", [None], id="a-position"),
        pytest.param("The State party should act.", [COMMITTEE], id="what-the-Committee-finds"),
    ],
)  # fmt: skip
def test_what_is_claimed_before_a_treaty_body_is_not_its_finding(words: str, expected: list[str | None]) -> None:
    assert bodies(OBSERVATIONS.format(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("UNEP did not agree and explained that donors should report earlier.", ["united-nations-environment-programme"], id="did-not-agree"),
        pytest.param("The Department commented that missions should be given time.", [None], id="commented"),
        pytest.param("UNEP clarified that donors should report.", ["united-nations-environment-programme"], id="clarified"),
        pytest.param("Donors should report.", ["board-of-auditors"], id="the-auditors"),
    ],
)  # fmt: skip
def test_what_an_audited_house_replies_is_not_the_auditors(words: str, expected: list[str | None]) -> None:
    assert bodies(report(words, **AUDIT)) == expected


def test_the_inspectors_go_on_as_they() -> None:
    words = "The Inspectors are of the view that gaps should be avoided. They encourage executive heads to introduce breaks."
    assert bodies(INSPECTION.format(words)) == ["joint-inspection-unit"] * 2


def test_a_mandate_holder_is_whoever_writes_the_report() -> None:
    words = "During the visit to Chad, the Government replied to it. The mandate holder believes it essential that teachers be trained."
    assert bodies(report(words, **MANDATE)) == ["special-rapporteur-on-the-right-to-education"]


def test_he_who_opens_the_sentence_says_what_hangs_on_its_further_verb() -> None:
    words = "The High Commissioner visited Chad. He deplored it and reminded the authorities that the law should be respected."
    assert bodies(report(words, author="United Nations High Commissioner for Human Rights")) == [
        "united-nations-high-commissioner-for-human-rights"
    ]


@pytest.mark.parametrize(
    ("told", "rows"), [("recommended that UNEP align its work", 1), ("agreed that UNEP would align its work", 0)]
)
def test_what_was_recommended_by_nobody_nameable_is_recommended_still(told: str, rows: int) -> None:
    assert bodies(report(f"It was {told}.")) == [None] * rows


def test_the_state_party_of_concluding_observations_is_the_state_they_are_on() -> None:
    found = read(OBSERVATIONS.format("The State party should act. States parties should act."))
    told = [
        (each.name, each.country_code)
        for rows in found.recommendations.values()
        for row in rows
        for each in row.addressees
    ]
    assert told == [("State party", "TCD"), ("States parties", None)]


def test_a_view_without_a_modal_is_no_directive_though_the_next_is_one() -> None:
    words = "The Board is of the view that delay exposes UNEP to risks and that the workflow needs to be streamlined."
    found = read(report(words, **AUDIT))
    assert [row.text for rows in found.recommendations.values() for row in rows] == [
        "The Board is of the view that the workflow needs to be streamlined"
    ]


EARLIER = "With reference to its previous concluding observations (CEDAW/C/TCD/CO/4, para. 12), in which it had recommended that the State party amend the Act, the Committee reiterates its call upon the State party to do so."


def test_what_a_committee_said_before_in_a_paper_of_its_own_is_its_own_and_ends_before_its_name() -> None:
    found = read(OBSERVATIONS.format(EARLIER))
    rows = [row for rows in found.recommendations.values() for row in rows]
    assert [(row.text, row.recommenders) for row in rows] == [
        ("it had recommended that the State party amend the Act", (COMMITTEE,)),
        ("the Committee reiterates its call upon the State party to do so", (COMMITTEE,)),
    ]


@pytest.mark.parametrize(
    "asks",
    [
        pytest.param("reminds the State party of the Convention and requests it to act", id="reminded"),
        pytest.param("draws the attention of the State party to its guidelines and recommends that it close them", id="whose-attention-is-drawn"),
    ],
)  # fmt: skip
def test_it_is_who_was_reminded_in_the_same_sentence(asks: str) -> None:
    found = read(OBSERVATIONS.format(f"The Committee {asks}."))
    assert [each.name for rows in found.recommendations.values() for row in rows for each in row.addressees] == [
        "State party"
    ]


def test_a_verb_may_have_the_subject_of_one_before_it_in_the_perfect() -> None:
    words = "The Security Council has urged States to act and has requested UNDP to report."
    assert bodies(report(words)) == ["security-council", "security-council"]


def test_a_symbol_in_brackets_may_stand_before_what_was_recommended() -> None:
    assert bodies(
        report("The Board of Auditors recommended (A/77/5, para. 88) that UNHCR improve its counts.", **AUDIT)
    ) == ["board-of-auditors"]


def test_what_is_noted_of_others_has_another_speaker_than_what_is_urged_behind_it() -> None:
    words = "The Board of Auditors notes the observation of UNICEF that travel requests should be submitted early and urges UNDP to comply."
    assert bodies(report(words, **AUDIT)) == ["united-nations-children-s-fund", "board-of-auditors"]


def test_a_memorandum_in_an_annex_is_not_the_authors() -> None:
    words = (
        report("It met.", author="Internal Justice Council")
        + "\nAnnex\n\nMemorandum from the judges\n\n1. The work must be supported.\n"
    )
    assert bodies(words) == [None]


def test_the_experts_of_a_treaty_body_go_on_in_its_report_behind_what_others_told_them() -> None:
    front = "CAT/OP/TCD/1\n\nDistr.: General\n\nSubcommittee on Prevention of Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment\n\nVisit to Chad\n\nReport of the Subcommittee\n\n"
    text = (
        front
        + "1. Detainees complained. Several speakers said that staff must wear cameras.\n\n2. Prison staff should be trained.\n"
    )
    assert bodies(text)[-1:] == [
        "subcommittee-on-prevention-of-torture-and-other-cruel-inhuman-or-degrading-treatment-or-punishment"
    ]


COMMENTED = (
    "A/78/619/Add.1\n\nDistr.: General\n\nFlexible working\n\nNote by the Secretary-General\n\nThe Secretary-General has the honour to "
    "transmit to the members of the General Assembly his comments{} on the report of the Joint Inspection Unit entitled “Flexible working”.\n\n"
    "I. Comments\n\n1. Duty of care should be the guide.\n\nRecommendation 1\nThe General Assembly should adopt guidelines.\n\n2. Thanks.\n"
)


@pytest.mark.parametrize(
    ("besides", "commenting"),
    [
        pytest.param("", "secretary-general", id="his-own"),
        pytest.param(
            " and those of the United Nations System Chief Executives Board for Coordination",
            "united-nations-system-chief-executives-board-for-coordination",
            id="those-of-a-board",
        ),
    ],
)
def test_comments_on_a_report_are_not_of_those_whose_report_it_is(besides: str, commenting: str) -> None:
    assert bodies(COMMENTED.format(besides)) == [commenting, "joint-inspection-unit"]


def test_what_the_audited_needed_to_do_before_a_list_is_recommended() -> None:
    words = "To address these issues, UNMISS needed to: (a) fill the post; and (b) visit the helipads."
    assert (
        bodies(report(words, author="Office of Internal Oversight Services"))
        == ["office-of-internal-oversight-services"] * 2
    )


def test_what_should_be_in_the_view_of_a_state_is_the_states() -> None:
    assert bodies(report("In the view of Chad, the debt should be cancelled.", **MANDATE)) == ["chad"]


def test_she_who_calls_at_the_head_of_a_paragraph_in_the_report_of_a_mandate_holder_is_its_author() -> None:
    words = (
        "The Special Rapporteur recommends that: (a) The Human Rights Council encourage States to act; (b) States act."
    )
    found = bodies(report(words, "She also calls on States to report.", **MANDATE))
    assert found[-1] == "special-rapporteur-on-the-right-to-education"


def test_the_state_whose_report_is_observed_on_has_not_written_the_observations() -> None:
    text = (
        "CED/C/CZE/CO/1\n\nDistr.: General\n\nCommittee on Enforced Disappearances\n\nConcluding observations on the report submitted by Czechia "
        "under article 29 (1) of the Convention\n\n1. The State party should act.\n"
    )
    assert bodies(text) == ["committee-on-enforced-disappearances"]


@pytest.mark.parametrize(
    "recommends",
    ["recommends to Member States not to register it", "reiterates its earlier advice that Member States act"],
)
def test_advice_may_be_given_to_somebody_and_repeated(recommends: str) -> None:
    found = read(report(f"The Board of Auditors {recommends}.", **AUDIT))
    assert [each.name for rows in found.recommendations.values() for row in rows for each in row.addressees] == [
        "Member States"
    ]
