"""Who is taken to speak and who to be told where the sentence hides it; one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from pipeline.model import Extraction, Recommendation
from pipeline.s3_extract.extract import extract
from tests.reports import report

SG = "secretary-general"
CSW = "commission-on-the-status-of-women"


def read(*paragraphs: str) -> Extraction:
    return extract(report(*paragraphs))


def rows(*paragraphs: str) -> list[Recommendation]:
    found = read(*paragraphs).recommendations
    return [row for key in sorted(found) for row in found[key]]


def told(row: Recommendation) -> list[str]:
    return [each.name for each in row.addressees]


def test_what_the_report_of_a_body_says_the_body_says() -> None:
    found = read("The report of the Panel of Experts on Liberia (S/2005/745) recommended the renewal of the embargo.")
    [row] = next(iter(found.recommendations.values()))
    names = {body.body_id: body.name for body in found.bodies}
    assert [names[each] for each in row.recommenders] == ["Panel of Experts on Liberia"]


@pytest.mark.parametrize(
    ("name", "speaks"),
    [
        pytest.param("UNICEF", True, id="a-body"),
        pytest.param("UNICEF Executive Director", True, id="its-head"),
        pytest.param("UNICEF Children Survey 2024", False, id="a-publication"),
        pytest.param("UNICEF Standard 1110", False, id="a-standard"),
    ],
)
def test_what_bears_the_name_of_a_body_is_not_the_body(name: str, speaks: bool) -> None:
    found = rows(f"In parallel, the {name} highlighted the need to adopt laws.")
    assert any(row.recommenders == ("united-nations-children-s-fund",) for row in found) is speaks


def test_a_meeting_of_two_organizations_is_of_both() -> None:
    [row] = rows("On 8 February, a joint EAC-SADC summit directed the Governments to merge the two processes.")
    assert row.recommenders == ("east-african-community", "southern-african-development-community")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "The report is submitted pursuant to Security Council resolution 2727 (2024), in which the Secretary-General was "
            "requested to report.",
            ["security-council"],
            id="the-organ-of-the-resolution",
        ),
        pytest.param(
            "The report is submitted pursuant to Security Council resolution 2727 (2024). The Fund was requested to report.",
            [],
            id="no-longer-in-the-resolution",
        ),
        pytest.param(
            "The Minister of Power of Chad wrote to me on General Assembly resolution 37/30 of 23 November 1982, which requested the "
            "Fund to act.",
            ["general-assembly"],
            id="a-resolution-with-its-day",
        ),
        pytest.param(
            "The Minister of Power of Chad wrote to me on the resolution and requested the Fund to act.",
            ["chad"],
            id="who-wrote",
        ),
    ],
)
def test_what_is_asked_in_a_resolution_its_organ_asks(text: str, bodies: list[str]) -> None:
    assert [body for row in rows(text) for body in row.recommenders if body != SG] == bodies


@pytest.mark.parametrize("part", ["Paragraph 7", "Paragraphs 7 and 8", "Article 3 (a)", "Section II"])
def test_what_a_part_of_an_instrument_says_the_instrument_says(part: str) -> None:
    [row] = rows(f"{part} of the Durban Declaration urges States to combat impunity.")
    assert row.instrument_id == "durban-declaration-and-programme-of-action"
    assert len(row.recommenders) == 1


SPOKE_BEFORE = "The Commission on the Status of Women urged Governments to adopt laws."


@pytest.mark.parametrize(
    ("after", "verb"),
    [
        pytest.param("The Board recommends that the Administration improve its controls.", "recommends", id="board"),
        pytest.param("The Independent Expert encourages donors to consider debt relief.", "encourages", id="expert"),
        pytest.param(
            "Delegations welcomed the report and requested UNDP to provide an update.", "requested", id="delegations"
        ),
        pytest.param("Another urged States to act.", "urged", id="another"),
        pytest.param("Several also called for action by States.", "called for", id="several"),
    ],
)
def test_a_speaker_nobody_knows_is_not_the_one_before(after: str, verb: str) -> None:
    before, row = rows(f"{SPOKE_BEFORE} {after}")
    assert before.recommenders == (CSW,)
    assert (row.recommenders, row.verb) == ((), verb)


def test_a_team_may_be_that_of_the_body_before() -> None:
    _, row = rows(f"{SPOKE_BEFORE} The team also urged States to act.")
    assert row.recommenders == (CSW,)


@pytest.mark.parametrize("said", ["said", "indicated", "pointed out"])
def test_what_a_delegation_is_retold_to_have_said_is_not_the_report_s(said: str) -> None:
    [row] = rows(f"The representative of Japan {said} that Governments should adopt laws.")
    assert (row.recommenders, row.voice, told(row)) == (("japan",), "reported", ["Governments"])


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param(
            "I commend the Mission for its work and strongly encourage all parties to cooperate.", ["encourage"]
        ),
        pytest.param("I ask the Council to support and encourage partnerships to end violence.", ["ask"]),
        pytest.param("We will continue to watch and urge parties to talk.", []),
    ],
    ids=["a second verb of the first person", "that of an infinitive", "that of a modal"],
)
def test_the_first_person_may_stand_verbs_before(text: str, verbs: list[str]) -> None:
    found = rows(text)
    assert [row.verb for row in found] == verbs
    assert {row.recommenders for row in found} <= {(SG,)}


def test_what_is_recommended_among_other_things() -> None:
    [row] = rows("The seminar recommended, inter alia, the ratification of the Protocol.")
    assert row.verb == "recommended"


def test_it_is_who_was_told_before() -> None:
    _, row = rows("The Secretary-General urges the State party to ratify it and encourages it to adopt a law.")
    assert told(row) == ["State party"]


def test_a_clause_does_not_begin_inside_a_name() -> None:
    [row] = rows(
        "The Quito Consensus, adopted at the tenth session of the Regional Conference on Women in Latin America and the"
        " Caribbean, calls for parity."
    )
    assert row.text.startswith("The Quito Consensus")
    assert row.instrument_id == "quito-consensus"


def test_the_verbs_of_what_is_recommended_are_no_rows_of_their_own() -> None:
    [row] = rows("The Joint Inspection Unit recommended that the organizations direct their executive heads to report.")
    assert row.verb == "recommended"


def test_a_proposal_can_run_into_a_list() -> None:
    found = rows(
        "The Secretary-General proposes that the General Assembly: (a) Take note of it; (b) Approve the budget."
    )
    assert [(row.verb, told(row)) for row in found] == [("proposes", ["General Assembly"])] * 2


MET = "At the 134th meeting of the Technical Subcommittee, Iraq presented its findings. "
UNICEF = "united-nations-children-s-fund"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            f"{MET}It was agreed that Iraq would visit the site.", ["technical-subcommittee"], id="sentence-on"
        ),
        pytest.param(
            "At the request of the Technical Subcommittee, Iraq presented it. It was agreed that Iraq would go.",
            [],
            id="no-meeting",
        ),
        pytest.param(
            "The Security Council, which, in resolution 1325 (2000), requested Iraq to act, met.",
            ["security-council"],
            id="relative-clause-interrupted",
        ),
        pytest.param(
            "It was upheld by the Security Council resolution 478 which called upon States to act.",
            ["security-council"],
            id="what-a-resolution-of-a-body-calls-for",
        ),
        pytest.param(
            "The Southern African Development Community (SADC) met. During an extraordinary summit on 31 January, SADC"
            " called for calm. The summit further mandated the Troika to act.",
            ["southern-african-development-community"],
            id="the-summit-named-before",
        ),
        pytest.param(
            "The African Union called for calm. The summit further mandated the Troika to act.",
            [],
            id="no-summit-named",
        ),
        pytest.param("The present report analyses trends. It highlights the need for aid.", [SG], id="it-the-paper"),
        pytest.param("The present report shows the work and underlines the need for aid.", [SG], id="the-paper-and"),
        pytest.param(
            "In the area of the lakes, we helped to protect rare birds, underscoring the importance of sharing knowledge.",
            [SG],
            id="we-behind-an-occasion",
        ),
        pytest.param(
            "The Security Council stressed that it was important to act.",
            ["security-council"],
            id="what-is-said-to-be-so",
        ),
        pytest.param("Several delegations stressed that it was important to act.", [], id="said-by-delegations"),
        pytest.param("It is important to act.", [SG], id="said-by-the-report"),
        pytest.param(
            "In the Gambia, a commission met. The Government reiterated the need for support.",
            ["gambia"],
            id="in-a-State",
        ),
        pytest.param(
            "The representative of the Department of Peace Operations explained that it was slow and stressed the need"
            " for speed.",
            ["department-of-peace-operations"],
            id="second-verb-of-a-representative",
        ),
        pytest.param(
            "One delegation spoke of the Security Council. It recommended further support for States.",
            [],
            id="it-a-crowd",
        ),
        pytest.param(
            "As well as relying on the Charter of the United Nations, the Security Council calls for peace.",
            ["security-council"],
            id="behind-an-adverbial",
        ),
        pytest.param(
            "The African Union held the first session of the Committee on Contributions. The session underscored the need for"
            " reform.",
            ["committee-on-contributions"],
            id="the-session-named-before",
        ),
        pytest.param(
            "The Conference of the Parties to the Convention on Biological Diversity met. The Conference also invited"
            " States to act.",
            ["conference-of-the-parties-to-the-convention-on-biological-diversity"],
            id="the-conference-named-before",
        ),
        pytest.param(
            "Following the opening, the Government of the Sudan met and demanded that aid not be used.",
            ["sudan"],
            id="a-Government-that-demands",
        ),
        pytest.param(
            "This is in line with General Assembly resolutions stressing that consultants should be attracted.",
            ["general-assembly"],
            id="resolutions-of-a-body-stressing",
        ),
        pytest.param(
            "The growing complexity of the needs of countries calls for reforms.", [SG], id="what-a-thing-calls-for"
        ),
        pytest.param("The needs of all countries met, and States call for reforms.", [], id="what-States-call-for"),
        pytest.param(
            "In 1997, the Security Council adopted the Guidelines for Peace, recommending the use of radio.",
            ["security-council"],
            id="who-issued-a-paper",
        ),
        pytest.param(
            "The Security Council decided, however, in its resolution 2767 (2024), that the model should be kept.",
            ["security-council"],
            id="decided-behind-two-asides",
        ),
        pytest.param(
            "The Security Council observed that aid, which was late, was of use, but that it should not end.",
            ["security-council"],
            id="what-is-said-besides",
        ),
        pytest.param(
            "The Security Council met. It may be recalled that resolution II: (1) requests States to act; (2) requests"
            " donors to pay.",
            [],
            id="an-act-that-is-told",
        ),
        pytest.param(
            "The members of the Security Council observed that States must act.",
            ["security-council"],
            id="what-members-observe",
        ),
        pytest.param(
            "They wish to stabilize the Security Council’s work, with a call for more donors to pay.",
            [],
            id="what-a-body-owns",
        ),
        pytest.param(
            "Chad and the Republic of Malta advocate for a fair share of seats.", ["chad", "malta"], id="two-states"
        ),
        pytest.param("At the talks, Malta called for a fair share of seats.", ["malta"], id="one-state"),
    ],
)
def test_who_recommends(text: str, bodies: list[str]) -> None:
    [*_, row] = rows(text)
    assert [body.partition(".")[0] for body in row.recommenders] == bodies


@pytest.mark.parametrize(
    "said",
    [
        "The Deputy Executive Director, Humanitarian Action and Supply Operations, said that it was grave. He called for"
        " an end to it.",
        "In response to delegations, the Executive Director welcomed it. She called for an end to it.",
    ],
)
def test_an_officer_goes_on_for_the_fund(said: str) -> None:
    [row] = next(iter(extract(report(said, heading="UNICEF segment")).recommendations.values()))
    assert row.recommenders == (UNICEF,)


def test_who_is_commended_does_not_go_on() -> None:
    [row] = rows(
        "The Chair of the Commission on the Status of Women praised the Board of Auditors for it and urged States to act."
    )
    assert row.recommenders == (CSW,)


def test_by_what_means_is_no_row_of_its_own() -> None:
    [row] = rows("The Security Council encourages States to widen the review by inviting civil society to take part.")
    assert (row.verb, row.text.endswith("to take part")) == ("encourages", True)


@pytest.mark.parametrize("somebody", ["One member welcomed the work.", "Another delegate was grateful."])
def test_he_is_the_unnamed_member_who_spoke_last_and_no_post_before(somebody: str) -> None:
    opened = "The Executive Secretary of the Economic Commission for Africa opened the floor."
    found = rows(f"{opened} {somebody} He urged States to act. He also called for support.")
    assert [(row.recommenders, row.voice) for row in found] == [((), "reported")] * 2


@pytest.mark.parametrize(
    ("heading", "body"),
    [("Statement by the UNICEF Executive Director", UNICEF), ("Report of the UNICEF Executive Director", None)],
)
def test_a_heading_says_whose_officer_speaks(heading: str, body: str | None) -> None:
    said = "The Executive Director welcomed the plan. She called for an end to it."
    [row] = next(iter(extract(report(said, heading=heading)).recommendations.values()))
    assert row.recommenders == (() if body is None else (body,))


def test_a_question_tells_nobody_to_act() -> None:
    asked = ("The Board asked what the Fund was doing.", "The Board asked a number of questions on it.")
    assert not rows(*asked, "The Board surveyed it, asking them whether it should act.")


@pytest.mark.parametrize("lead", ["whereby", ", in which", "by which"])
def test_what_is_requested_in_an_instrument_named_right_before_it_its_organ_requests(lead: str) -> None:
    words = f"The report is submitted in accordance with General Assembly resolution 74/9 {lead} the Ethics Office is requested to report."
    [row] = rows(words.replace(" ,", ","))
    assert (row.recommenders, row.instrument_id) == (("general-assembly",), "a-res-74-9")


def test_what_is_requested_behind_another_word_the_report_requests() -> None:
    [row] = rows("In view of resolution 74/9 and of the plan by which States act, the Office is requested to report.")
    assert row.recommenders == (SG,)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        pytest.param("The Ministry urged non-governmental organizations to comply with it.", True, id="a-ministry"),
        pytest.param("The Ombudsman called upon the Government to adopt a law.", True, id="an-ombudsman"),
        pytest.param("The Public Defender recommended that the Government adopt a law.", True, id="a-defender"),
        pytest.param("The Bureau requested the Secretariat to prepare a paper.", True, id="a-bureau"),
        pytest.param("The Governor called for disarmament of the youth.", True, id="a-governor"),
        pytest.param("The Force Commander of the Mission urged the parties to respect it.", True, id="a-commander"),
        pytest.param("The Crown Prince encouraged Iraq to take further steps.", True, id="a-prince"),
        pytest.param("The court asked States to issue a warrant.", True, id="a-court"),
        pytest.param("Local farmers urged the Government to act.", False, id="nobody-in-particular"),
        pytest.param("The data urged caution on Governments.", False, id="a-thing"),
        pytest.param("The food bank requested by States was built.", False, id="what-was-requested"),
    ],
)
def test_an_office_without_a_name_asks_and_is_no_body(text: str, asks: bool) -> None:
    assert [row.recommenders for row in rows(text)] == [()] * asks
