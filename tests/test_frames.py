"""Whose words a passage is: the author's own, a body's that is retold, a debate's, those of an annex or a record."""

from __future__ import annotations

import pytest

from tests.whole_texts import FORUM, read, report, said

ON_A_FORUM = {"title": "Report on the Forum on Business and Human Rights", "author": "Board of Auditors"}
CASES = [
    pytest.param(report("Member States should act."), [("should", "secretary-general", "own", "frame")], id="own-voice"),
    pytest.param(report("The Security Council urged States to act. It requested the Government to report."),
                 [("urged", "security-council", "retold", "named"), ("requested", "security-council", "retold", "pronoun")],
                 id="a-pronoun-in-a-retelling"),
    pytest.param(report("Some delegations called upon States to act."), [("called upon", None, "debate", "none")],
                 id="delegations-are-nobody"),
    pytest.param(report("Speakers called upon States to act. Businesses were urged to respect rights.", **ON_A_FORUM),
                 [("called upon", FORUM, "debate", "frame"), ("were urged", FORUM, "debate", "frame")], id="speakers-of-a-forum"),
    pytest.param(report("The Executive Director of the United Nations Children’s Fund noted progress. The speaker urged States to act."),
                 [("urged", "united-nations-children-s-fund", "debate", "short_form")], id="who-speaks-for-a-body"),
    pytest.param(report("A session was on energy, with speakers from Africa advocating for a fair transition. The speakers responded by "
                        "emphasizing the need for laws.", **ON_A_FORUM),
                 [("advocating for", FORUM, "debate", "frame"), ("emphasizing the need for", FORUM, "debate", "frame")], id="gerunds-of-speakers"),
    pytest.param(report("The Chair of the Board of Auditors noted progress. The speaker praised the role of business in the world, advocating for "
                        "respect for rights."), [("advocating for", "board-of-auditors", "debate", "short_form")], id="gerund-of-the-speaker"),
    pytest.param(report("The Director of the Board of Auditors noted progress. The Chair of the Committee on Contributions said that it was late. It was "
                        "necessary to act. Several delegations noted that it was late. It was necessary to act.", **ON_A_FORUM),
                 [("necessary", "committee-on-contributions", "debate", "frame"), ("necessary", FORUM, "debate", "frame")],
                 id="who-said-the-sentence-before"),
    pytest.param(report("The Permanent Representative of Israel stated that “the threat remains. To end it, it is imperative that Lebanon act. All is well”."),
                 [("imperative", "israel", "retold", "named")], id="a-quotation-of-several-sentences"),
    pytest.param(report("In the declaration, the member States of the Economic Commission for Europe called for peace."),
                 [("called for", "economic-commission-for-europe", "retold", "named")], id="all-member-States"),
    pytest.param(report("At a summit, the SADC Heads of State and Government agreed on it. They reiterated the need for peace."),
                 [("reiterated the need for", "southern-african-development-community", "retold", "pronoun")], id="all-heads-of-State"),
    pytest.param(report("The Deputy Secretary-General said that it was late. It was necessary to act. Several speakers said that "
                        "it was late. Urgent action was needed.", **ON_A_FORUM),
                 [("necessary", "deputy-secretary-general", "debate", "frame"), ("was needed", FORUM, "debate", "frame")],
                 id="whom-a-body-heads-goes-on"),
    pytest.param(report("The Government of Chad affirmed it. The Government stated its will. It called for a strategy."),
                 [("called for", "chad", "retold", "short_form")], id="it-the-Government"),
    pytest.param(report("These are areas in which Israeli authorities have requested the United Nations to notify movements."),
                 [("requested", "israel", "retold", "named")], id="authorities-in-a-relative-clause"),
    pytest.param(report("I note that Israel “stands ready to cooperate and reiterates that needs should be met”."),
                 [("reiterates that should", "israel", "retold", "named")], id="who-stands-right-before-a-quotation"),
    pytest.param(report("Some delegations emphasized the importance of the Court to the rule of law."), [], id="a-vague-wish-of-nobody-in-particular"),
    pytest.param(report("Some delegations emphasized the importance of Member States upholding the law."),
                 [("emphasized the importance of", None, "debate", "none")], id="a-wish-that-names-a-deed"),
    pytest.param(report("The Security Council emphasized the importance of the Court to the rule of law."), [], id="a-vague-wish-of-a-body"),
    pytest.param(report("The Security Council emphasized the importance of cooperation with the Court."),
                 [("emphasized the importance of", "security-council", "retold", "named")], id="a-deed-that-a-body-wishes"),
    pytest.param(report("The UNICEF Executive Director noted progress. She stressed the importance of access to water."),
                 [("stressed the importance of", "united-nations-children-s-fund", "debate", "pronoun")], id="the-post-behind-the-body"),
    pytest.param(report("The Chair of the Board of Auditors noted progress. Calling for urgent action, the speaker urged States to act. "
                        "The speaker criticized the measures and called for a fund."),
                 [("urged", "board-of-auditors", "debate", "short_form"), ("called for", "board-of-auditors", "debate", "short_form")],
                 id="the-speaker-behind-a-phrase-and-before-a-further-verb"),
    pytest.param(report("One of the advices of the review was that “the office should define it”."),
                 [("should", None, "retold", "none")], id="in-quotation-marks"),
    pytest.param(report("In its resolution 70/248, Member States requested the Secretary-General to report. In the Pact for the Future, "
                        "Member States requested the Secretary-General to report."),
                 [("requested", "general-assembly", "retold", "named")] * 2, id="what-an-instrument-says"),
    pytest.param(report("The Board of Auditors met. The review emphasizes the need for water."),
                 [("emphasizes the need for", None, "retold", "none")], id="named-last-is-not-the-subject"),
    pytest.param(report("The Board of Auditors met. It was agreed that the Secretariat would act."),
                 [], id="what-was-agreed-by-nobody-nameable-is-an-account"),
    pytest.param(report("The Constitutional Court of Chad met. The court even asked the Government to act. The de facto Ministry of Justice met. "
                        "In a letter, the de facto Ministry urged the Government to act."),
                 [("asked", "constitutional-court.tcd", "retold", "short_form"), ("urged", "de-facto-ministry-of-justice.a-60-99", "retold", "short_form")],
                 id="courts-and-ministries-in-small-letters"),
    pytest.param(report("The Board of Auditors met. The view was expressed that States should act. It was felt that the Fund should grow. "
                        "One expert pointed out that States should help."),
                 [("should", None, "retold", "none")] * 2 + [("pointed out that should", None, "debate", "none")], id="a-view-that-was-expressed-is-not-the-author's"),
    pytest.param(report("Concern was expressed that the Fund should grow. Several delegations noted with concern that States should act. "
                        "In the view of some delegations, the topic should be dropped. According to another view, States should wait."),
                 [("should", None, "retold", "none"), ("should", None, "debate", "none")] + [("should", None, "debate", "none")] * 2,
                 id="concerns-and-views-of-those-who-are-not-named"),
    pytest.param(report("According to the review plan, States should act."), [("should", "secretary-general", "own", "frame")],
                 id="according-to-a-paper"),
    pytest.param(report("The view is that States should act."), [("should", "secretary-general", "own", "frame")], id="a-view-that-nobody-expressed"),
    pytest.param(report("Mr. Diaz, in his capacity as President of the Security Council, urged States to wait."),
                 [("urged", "security-council", "retold", "named")], id="in-his-capacity-as-president"),
    pytest.param(report("The Board of Auditors met. I continue to urge States to act."), [("urge", "secretary-general", "own", "pronoun")],
                 id="the-author-before-a-further-verb"),
    pytest.param(report("The Board of Auditors met. The Inspector encourages States to act.", author="Joint Inspection Unit"),
                 [("encourages", "joint-inspection-unit", "own", "short_form")], id="the-inspector"),
    pytest.param(report("The Board of Auditors met. Responding to delegations, the Minister of Power of Nigeria called upon States to act. "
                        "Ms. Diaz, as Co-Chair of the Security Council, urged States to wait."),
                 [("called upon", "nigeria", "retold", "named"), ("urged", "security-council", "retold", "named")],
                 id="an-officer-named-in-the-middle-of-a-sentence"),
    pytest.param(report("The Board of Auditors met. In June, the Minister of Power of Nigeria called upon States to act. He also called for support."),
                 [("called upon", "nigeria", "retold", "named"), ("called for", "nigeria", "retold", "pronoun")], id="the-officer-goes-on"),
    pytest.param(report("The President of Chad, Ana Diaz, spoke. In April, Ms. Diaz urged States to act. In a letter to Ms. Diaz, FDLR called "
                        "for talks."),
                 [("urged", "chad", "retold", "short_form"), ("called for", "forces-democratiques-de-liberation-du-rwanda", "retold", "named")],
                 id="a-head-of-state-and-not-whoever-writes-to-her"),
    pytest.param(report("The President of Chad, Ana Diaz, spoke. In April, Ms. Diaz urged States to act. In a letter to Ms. Diaz, ZQLR called "
                        "for talks."),
                 [("urged", "chad", "retold", "short_form")], id="nor-a-group-that-nobody-knows"),
    pytest.param(report("The Security Council met. A group of delegations urged the Board of Auditors to act. The group also called for a fund. "
                        "Another observer and some regional groups stressed the need for water."),
                 [("urged", None, "debate", "none"), ("called for", None, "debate", "none"), ("stressed the need for", None, "debate", "none")],
                 id="groups-and-single-speakers-are-nobody"),
    pytest.param(report("The Security Council met. At the fifth meeting of the Board of Auditors, it was agreed that States would act."),
                 [("agreed", "board-of-auditors", "retold", "named")], id="what-is-agreed-at-the-meeting-of-a-body"),
    pytest.param(report("The Committee of Experts on Public Administration met. One member asked for time. There was a need for water. "
                        "Governments were encouraged to act.", author="Committee of Experts on Public Administration"),
                 [("need", "committee-of-experts-on-public-administration", "own", "frame"),
                  ("were encouraged", "committee-of-experts-on-public-administration", "own", "frame")], id="experts-conclude-together"),
    pytest.param(report("Upon enquiry, the Advisory Committee was informed that the wall should be taken down. The roof must follow.",
                        author="Advisory Committee on Administrative and Budgetary Questions"),
                 [("should", "united-nations-secretariat", "retold", "frame"), ("must", "united-nations-secretariat", "retold", "frame")],
                 id="what-an-advisory-committee-is-told"),
    pytest.param(report("Moreover, the Security Council: a) called upon States to act; and b) urged the Board of Auditors to report."),
                 [("called upon", "security-council", "retold", "frame"), ("urged", "security-council", "retold", "frame")],
                 id="lettered-verbs-have-the-subject-before-the-colon"),
    pytest.param(report("The Security Council met. On 4 March, the Government asked the Board of Auditors to act.", title="The lakes of Chad"),
                 [("asked", "chad", "retold", "short_form")], id="the-government-of-the-state-that-the-report-is-on"),
    pytest.param(report("The Security Council met. On 4 March, the Government called upon the Board of Auditors to act."),
                 [("called upon", None, "retold", "none")], id="the-government-of-nobody-knows-which-state"),
    pytest.param(report("Some delegations asked for time. The Executive Director emphasized the need for water.",
                        author="Executive Board of the United Nations Children’s Fund"),
                 [("emphasized the need for", "united-nations-children-s-fund", "debate", "short_form")], id="the-head-of-the-fund-whose-board-meets"),
    pytest.param(report("The members of the Security Council met. Member States should act."),
                 [("should", "secretary-general", "own", "frame")], id="members-of-a-body-are-no-crowd"),
    pytest.param(report("The General Assembly, in its resolution 70/248, emphasized the need for funds, urged States to act and requested the Board to report."),
                 [("emphasized the need for", "general-assembly", "retold", "named"), ("urged", "general-assembly", "retold", "named"),
                  ("requested", "general-assembly", "retold", "named")], id="verbs-in-a-series-have-one-subject"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_words(text: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    assert said(read(text)) == expected


def test_the_sender_of_a_letter_does_not_speak_in_what_he_passes_on() -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Secretary-General addressed to the President of the "
        "Security Council\n\nI have the honour to transmit a study. States should read it.\n\nAnnex\n\nA study of the lakes\n\n"
        "States should protect the lakes."
    )
    assert (None, "own", "none") in [row[1:] for row in said(read(text))]


def test_a_speaker_of_a_record_has_the_floor_until_the_next() -> None:
    text = (
        "A/79/PV.64\n\nUnited Nations\n\nGeneral Assembly\n\nOfficial Records\n\n64th plenary meeting\n\n"
        "The President: The meeting is called to order.\n\nMr. Tanner (Finland): We urge all States to act.\n\nStates must act soon.\n\n"
        "Ms. Joyini (South Africa): We call upon States to wait."
    )
    assert {body for _, body, _, _ in said(read(text))} <= {"finland", "south-africa"}
    assert {frame for _, _, frame, _ in said(read(text))} == {"debate"}


def test_whoever_presides_lets_the_meeting_go_on_and_a_speaker_speaks_for_the_body_he_names() -> None:
    text = (
        "A/79/PV.64\n\nUnited Nations\n\nGeneral Assembly\n\nOfficial Records\n\n64th plenary meeting\n\n"
        "The President: The meeting is called to order. May I remind delegations that explanations are limited to 10 minutes and "
        "should be made from their seats.\n\nMrs. Benson (Poland): I have the honour to introduce draft amendment A/79/L.77 on behalf of "
        "the European Union. We call on States to support it.\n\nMr. Frey (Switzerland): We urge States to act."
    )
    assert {(verb, body) for verb, body, _, _ in said(read(text))} == {
        ("call on", "european-union"),
        ("urge", "switzerland"),
    }


def test_a_verb_that_asks_for_nothing_is_no_row() -> None:
    text = report("The Security Council recommends:", "The Security Council recommends that States act.")
    assert [verb for verb, _, _, _ in said(read(text))] == ["recommends"]


def test_who_is_named_in_an_answer_does_not_take_over_what_it_quotes() -> None:
    text = (
        "E/ICEF/2025/14\n\nDistr.: General\n\nUNICEF report on the recommendations of the Joint Inspection Unit\n\nI. Overview\n\n"
        "1. UNICEF welcomes the review. Organizations should adopt a common nomenclature.\n\nAnnex\n\nList of recommendations\n\n"
        "The executive heads should conduct reviews of their modalities."
    )
    assert [body for verb, body, _, _ in said(read(text)) if verb == "should"] == ["joint-inspection-unit"] * 2


def test_the_board_that_recommends_is_the_one_whose_recommendations_are_answered() -> None:
    text = (
        "DP/FPA/2025/2\n\nDistr.: General\n\nReport on the recommendations of the United Nations Board of Auditors\n\n"
        "Report of the Executive Director\n\nI. Overview\n\n"
        "1. UNFPA briefed the Executive Board.\n\n2. In paragraph 39, the Board recommends that UNFPA fill its posts.\n\n"
        "3. UNFPA briefed the Executive Board. The Board requested UNFPA to report."
    )
    assert [body for verb, body, _, _ in said(read(text)) if verb == "recommends"] == ["board-of-auditors"]
    assert "board-of-auditors" not in [body for verb, body, _, _ in said(read(text)) if verb == "requested"]


def test_what_should_be_in_an_answer_is_not_the_auditors() -> None:
    text = (
        "DP/FPA/2025/2\n\nDistr.: General\n\nReport on the recommendations of the United Nations Board of Auditors\n\n"
        "Report of the Executive Director\n\nI. Overview\n\n"
        "In paragraph 39, the Board recommends that UNFPA fill its posts.\n\n"
        "1. The unit has consulted the offices. The strategy should be finalized soon.\n\n"
        "In paragraph 40, the Board recommends that UNFPA train its staff."
    )
    rows = [(verb, body, frame) for verb, body, frame, _ in said(read(text))]
    assert [(body, frame) for verb, body, frame in rows if verb == "recommends"] == [
        ("board-of-auditors", "quoted")
    ] * 2
    assert [(body != "board-of-auditors", frame) for verb, body, frame in rows if verb == "should"] == [
        (True, "replies")
    ]


@pytest.mark.parametrize(
    ("tells", "expected"),
    [
        pytest.param("I wish to draw your attention to a report from the Ministry of Health of Chad.", "ministry-of-health.tcd", id="it-draws-attention-to"),
        pytest.param("I have the honour to transmit the report of the Board of Auditors.", "board-of-auditors", id="it-passes-on"),
        pytest.param("I refer to the report of the Board of Auditors.", None, id="it-only-refers-to"),
    ],
)  # fmt: skip
def test_the_report_in_a_letter_is_that_of_the_body_to_whose_it_draws_attention(
    tells: str, expected: str | None
) -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Chad to the United Nations "
        f"addressed to the President of the Security Council\n\n{tells}\n\nThe report shows the damage and underlines the need for aid."
    )
    assert [body for verb, body, _, _ in said(read(text)) if verb.startswith("underlines")] == [expected]


VIEWS = "CCPR/C/139/D/35/2019\n\nHuman Rights Committee\n\nViews adopted by the Committee\n\n1. The author is a national of Chad.\n\n"
REPLIES = "A/80/150\n\nThe embargo\n\nReport of the Secretary-General\n\nI. Introduction\n\n1. The Secretary-General wrote to all.\n\n"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param("Chad\n\n[Original: French]\n[15 May 2025]\n\nStates should lift it.", "States should lift it", id="behind-language-and-day"),
        pytest.param("Chad\n\n[Original: French]\n\nChad urges States to lift it.", "Chad urges States to lift it", id="behind-the-language"),
        pytest.param("Chad [in its reply] urges States to lift it.", "Chad [in its reply] urges States to lift it", id="other-brackets-end-nothing"),
    ],
)  # fmt: skip
def test_the_words_of_a_reply_begin_below_its_language_and_day(lines: str, text: str) -> None:
    found = read(REPLIES + "II. Replies received from Governments\n\n" + lines)
    (row,) = (row for rows in found.recommendations.values() for row in rows)
    assert (row.text, row.recommenders) == (text, ("chad",))


OTHERS = [
    pytest.param(VIEWS, "The facts as submitted by the author\n\n2.1 He was arrested.\n\nThe complaint\n\n3.1 He claims a violation. He should be "
                 "released.\n\nState party’s observations on the merits\n\n4.1 The State party replied. The claim should be rejected.\n\n4.2 Appeals are "
                 "open.\n\nConsideration of the merits\n\n5.1 The author disagrees.\n\n6.1 The Committee met. States should pay.\n\n9. It adopted the Views.", [None, None, "human-rights-committee"], id="parties-to-a-case"),
    pytest.param(REPLIES, "II. Replies received from Governments\n\nChad\n\n[Original: French]\n\n[15 May 2025]\n\nStates should lift it.", ["chad"], id="a-reply-below-a-name"),
    pytest.param(REPLIES, "II. Replies received from Governments\n\n2. Many replied. States should lift it.", [None], id="replies-of-many"),
    pytest.param(REPLIES, "II. Replies received from Governments\n\n2. Chad disagrees, as States should lift it.", ["chad"], id="who-heads-the-reply"),
    pytest.param(REPLIES, "II. Comments received from UNICEF\n\n2. We thank the team. States should lift it.", ["united-nations-children-s-fund"], id="comments-from-a-body"),
    pytest.param(REPLIES, "II. Observations\n\n2. Costs are high. States should lift it.", ["secretary-general"], id="the-authors-own-observations"),
    pytest.param("CEDAW/C/TCD/Q/5/Add.1\n\nCommittee on the Elimination of Discrimination against Women\n\nReplies of Chad to the list of issues\n\nI. Quotas\n\n",
                 "1. A law was passed. States should use quotas.", ["chad"], id="the-replies-of-a-state-to-a-treaty-body"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "text", "expected"), OTHERS)
def test_what_others_say_is_not_the_authors(front: str, text: str, expected: list[str | None]) -> None:
    assert [body for verb, body, _, _ in said(read(front + text)) if verb == "should"] == expected


REVIEW = [
    pytest.param("Independent review of the policy on lakes", "Recommendation 1. Extend the term of the Director.",
                 "independent-team-of-evaluators", id="the-team-that-reviewed"),
    pytest.param("Management response to the independent review of the policy on lakes", "Recommendation 1. Extend the term of the Director. "
                 "Management response: Accepted.", "independent-team-of-evaluators", id="the-team-whose-advice-is-answered"),
    pytest.param("Management response to the independent review of the policy on lakes", "The independent review suggests changing the policy.",
                 "independent-team-of-evaluators", id="the-review-that-is-answered-suggests"),
    pytest.param("Management response to the independent review of the policy on lakes", "The present report suggests changing the policy.",
                 "", id="the-answer-itself-suggests"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "box", "expected"), REVIEW)
def test_the_advice_of_a_review_is_its_teams(title: str, box: str, expected: str) -> None:
    text = f"DP/2025/6\n\nDistr.: General\n\n{title}\n\n1. An independent team of evaluators carried out the review.\n\n2. {box}"
    assert [(body or "").split(".")[0] for _, body, _, _ in said(read(text))] == [expected]


def test_a_note_that_passes_on_the_outcomes_of_a_committee_is_the_committees() -> None:
    text = (
        "A/80/73\n\nDistr.: General\n\nThe lakes\n\nNote by the Secretary-General\n\nThe Secretary-General has the honour to transmit "
        "to the General Assembly the outcomes and recommendations of the Committee on World Food Security.\n\n1. States should act."
    )
    assert [body for _, body, _, _ in said(read(text))] == ["committee-on-world-food-security"]


def test_the_state_that_submits_a_paper_is_the_state() -> None:
    text = "TPNW/MSP/2025/WP.4\n\nThe lakes\n\nWorking paper submitted by Mexico\n\n1. States should act."
    assert [body for _, body, _, _ in said(read(text))] == ["mexico"]


def test_corrections_and_agendas_are_nobodys_advice() -> None:
    text = "DP/2025/14/Corr.1\n\nDistr.: General\n\nThe lakes\n\nCorrigendum\n\nThe title of the table should read “The rivers”."
    assert said(read(text)) == []


def test_corrections_are_no_advice_of_the_author_named_on_the_front_page() -> None:
    front = "A/81/516{}\n\nDistr.: General\n\nReport of the Secretary-General on rivers\n\n"
    corrections = "Corrigendum\n\nParagraph 5\n\nThe third sentence should read:\n\nThe river is long.\n\nFor should be closed read should be kept open"
    assert said(read(front.format("/Corr.1") + corrections)) == []
    assert [body for _, body, _, _ in said(read(front.format("") + "1. The river should be kept open."))] == [
        "secretary-general"
    ]


def test_whoever_speaks_in_the_middle_of_a_paragraph_of_a_record_has_the_floor() -> None:
    text = (
        "A/79/PV.64\n\nUnited Nations\n\nGeneral Assembly\n\nOfficial Records\n\n64th plenary meeting\n\n"
        "The President: The meeting is called to order.\n\nThe Acting President: Statements should be short. I give the floor "
        "to the representative of South Africa. Ms. Joyini (South Africa): We call upon States to wait.\n\nStates must act soon."
    )
    assert sorted(body or "" for _, body, _, _ in said(read(text))) == [
        "general-assembly",
        "south-africa",
        "south-africa",
    ]


def test_a_row_by_nobody_says_why_and_is_never_sure() -> None:
    found = read(report("Some delegations called upon States to act."))
    [row] = next(iter(found.recommendations.values()))
    assert row.attribution == "none"
    assert row.confidence < 0.9


HOUSES = [
    pytest.param("DP/FPA/2025/4", "UNFPA resource mobilization", "united-nations-population-fund", id="the-house-named"),
    pytest.param("DP/FPA/2025/4", "Resource mobilization", None, id="nobody-named"),
    pytest.param("DP/FPA/2025/4", "UNFPA internal audit and investigation", None, id="whoever-looks-into-its-work"),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "title", "expected"), HOUSES)
def test_a_report_in_the_series_of_a_fund_is_the_funds(symbol: str, title: str, expected: str | None) -> None:
    text = f"{symbol}\n\nDistr.: General\n\nReport on {title}\n\n1. States should act."
    assert [body for _, body, _, _ in said(read(text))] == [expected]


def test_what_was_recommended_in_a_report_that_is_nobodys_is_told_of_others() -> None:
    text = (
        "A/HRC/WG.6/48/TCD/3\n\nDistr.: General\n\nHuman Rights Council\n\nSummary of stakeholders’ submissions on Chad\n\nReport of the "
        "Office of the United Nations High Commissioner for Human Rights\n\n1. It was recommended that Chad ensure access to water.\n"
    )
    assert [(verb, body) for verb, body, _, _ in said(read(text))] == [("recommended", None)]
