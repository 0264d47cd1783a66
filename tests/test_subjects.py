"""Who is the subject of a verb that has none beside it: of a participle, a further verb, a pronoun, a list, "the Government"."""

from __future__ import annotations

import pytest

from tests.whole_texts import FORUM, read, report, said

LIBYA = "united-nations-support-mission-in-libya"
UNICEF = "united-nations-children-s-fund"
BOARD = (
    "executive-board-of-the-united-nations-development-programme-the-united-nations-population-fund-and-"
    "the-united-nations-office-for-project-services"
)
CASES = [
    pytest.param("UNICEF briefed the members of the Security Council on its work, urging States to act.",
                 [("urging", UNICEF, "retold", "named")], id="a-participle-has-the-subject-of-the-sentence"),
    pytest.param("The President of the Security Council opened the session of the Board of Auditors, urging States to act.",
                 [("urging", "security-council", "retold", "named")], id="a-participle-of-an-officer"),
    pytest.param("Costs are high in the countries of UNICEF, highlighting the need for care.", [], id="a-participle-of-a-fact-is-no-advice"),
    pytest.param("In Chad, talks went on, with opposition leaders demanding safeguards and urging States to act.",
                 [("demanding", None, "retold", "none"), ("urging", None, "retold", "none")], id="a-participle-of-leaders-is-nobodys"),
    pytest.param("UNICEF was informed by a paper, which underlined the need for care. The report was read to the Council of States and urged care.",
                 [], id="a-paper-that-is-described"),
    pytest.param("The Security Council met. The secretariat was invited to attend. It was agreed that the teams would meet each month.",
                 [], id="what-was-done-is-an-account"),
    pytest.param("UNICEF notes that the Security Council requested States to act, and recommends that they wait.",
                 [("requested", "security-council", "retold", "named"), ("recommends", UNICEF, "retold", "named")], id="a-present-behind-a-past-has-the-first-subject"),
    pytest.param("UNICEF noted that the Security Council requested States to act, and recommended that they wait.",
                 [("requested", "security-council", "retold", "named"), ("recommended", "security-council", "retold", "named")], id="two-in-the-past"),
    pytest.param("Chad is committed to peace, supports the Dayton Agreement and, indeed, demands that States act.",
                 [("demands", "chad", "retold", "named")], id="an-agreement-that-is-supported-does-not-demand"),
    pytest.param("The Statistical Commission: (a) Welcomed the report; (b) Endorsed the Copenhagen Framework on Data; requested States to act.",
                 [("requested", "statistical-commission", "retold", "frame")], id="what-an-item-endorsed-does-not-request"),
    pytest.param("The member States of the African Union highlight that States must act.",
                 [("highlight that must", "african-union", "retold", "named")], id="what-members-highlight"),
    pytest.param("In letters dated 9 May 2025, the Chargé d’affaires a.i. of the Permanent Mission of Chad to the United Nations called for restraint.",
                 [("called for", "chad", "retold", "named")], id="who-is-sent-to-an-organization-speaks-for-his-state"),
    pytest.param("On 3 May, the Deputy Special Representative addressed the opening of the session of the Board of Auditors, urging States to act.",
                 [("urging", None, "retold", "none")], id="what-the-holder-of-a-post-addressed-speaks-not"),
    pytest.param("In conclusion, a representative of the UNICEF secretariat welcomed the plan. He emphasized the need for care.",
                 [("emphasized the need for", UNICEF, "debate", "pronoun")], id="he-is-the-representative-behind-an-adverbial"),
    pytest.param("In conclusion, representatives of the UNICEF secretariat emphasized the need for care.",
                 [("emphasized the need for", UNICEF, "retold", "named")], id="representatives-behind-an-adverbial"),
    pytest.param("At the celebrations in May, the Special Representative of the Secretary-General for Libya called for calm.",
                 [("called for", "special-representative-of-the-secretary-general-for-libya", "retold", "named")], id="a-post-behind-a-comma-calls-for"),
    pytest.param("The President noted that each entity is requested to provide information.",
                 [("is requested", None, "retold", "none")], id="a-passive-that-somebody-noted-is-not-the-authors"),
    pytest.param("The Chair of the Board of Auditors announced that the sponsor delegation had requested that States wait.",
                 [("requested", None, "retold", "none")], id="who-only-tells-what-another-asked"),
    pytest.param("The two Governments co-sponsored the OIC resolution on Afghanistan, calling for an end to arms shipments.",
                 [("calling for", "organization-of-islamic-cooperation", "retold", "named")], id="a-resolution-that-somebody-sponsored-calls-for"),
    pytest.param("Several delegations welcomed the engagement of UNICEF and encouraged the organization to continue.",
                 [("encouraged", None, "debate", "none")], id="a-further-verb-is-the-crowds"),
    pytest.param("The Security Council noted crises in regions such as Chad, Mali and Niger and urged States to act.",
                 [("urged", "security-council", "retold", "named")], id="a-state-of-a-list-behind-a-preposition-speaks-not"),
    pytest.param("The Security Council met. On 19 December, UNSMIL issued a statement in which it called for restraint.",
                 [("called for", LIBYA, "retold", "pronoun")], id="it-is-the-subject-of-its-own-sentence"),
    pytest.param("The Security Council met. While UNICEF took note of the plan, it requested the Secretary-General to report.",
                 [("requested", UNICEF, "retold", "pronoun")], id="it-behind-a-clause-with-while"),
    pytest.param("The Minister of Power of Chad, Ana Diaz, expressed hope, and she called for support to farmers.",
                 [("called for", "chad", "retold", "pronoun")], id="she-is-the-officer-of-her-own-sentence"),
    pytest.param("The Security Council met. In Bangladesh, the interim Government invited States to act. In the Gambia, judges were sworn into "
                 "office. The Government reiterated the need for support.",
                 [("invited", "bangladesh", "retold", "short_form"), ("reiterated the need for", "gambia", "retold", "short_form")],
                 id="the-government-of-the-state-with-which-the-sentence-opens"),
    pytest.param("The members of the Security Council have taken note of your letter. They call upon States to act. All members of the Board "
                 "of Auditors urge States to wait.",
                 [("call upon", "security-council", "retold", "pronoun"), ("urge", "board-of-auditors", "retold", "named")],
                 id="all-members-of-an-organ-are-the-organ"),
    pytest.param("The members of the Security Council met. They thanked the Board of Auditors. They called on States to act.",
                 [("called on", "security-council", "retold", "pronoun")], id="they-are-so-behind-whom-they-thank"),
    pytest.param("A member of the Board of Auditors stated that costs were high and urged States to act.", [("urged", None, "retold", "none")],
                 id="one-member-is-not"),
    pytest.param("The Board of Auditors welcomed the work, and endorsed the revised Paris Agreement and its road map; and requested UNICEF to report.",
                 [("requested", "board-of-auditors", "retold", "named")], id="who-endorses-an-instrument-and-requests"),
    pytest.param("The Board of Auditors endorsed the revised Paris Agreement; requested that UNICEF report.",
                 [("requested", "board-of-auditors", "retold", "named")], id="a-further-verb-behind-a-semicolon"),
    pytest.param("During the session the Security Council stressed the need for care.",
                 [("stressed the need for", "security-council", "retold", "named")], id="a-session-before-the-subject-is-no-crowd"),
    pytest.param("The Executive Board of UNDP, UNFPA and UNOPS, in its decision 2023/1, asked UNICEF to report.",
                 [("asked", BOARD, "retold", "named")], id="the-board-of-several-funds"),
    pytest.param("Chad announced on 4 March that “the airport must be maintained”. The committee regretted that “words should not be used”.",
                 [("must", "chad", "retold", "named"), ("should", None, "retold", "none")], id="who-is-quoted-behind-a-verb-of-saying"),
    pytest.param("Target 6 of the Lakes Framework calls for action by States. The situation calls for action by States.",
                 [("calls for", "secretary-general", "own", "frame")], id="an-instrument-calls-by-itself"),
    pytest.param("In 2023, the Presidents of the Executive Boards of UNDP/UNFPA/UNOPS, UNICEF and UN-Women (the Boards) requested the "
                 "Inspectors to report.", [("requested", None, "retold", "none")], id="the-presidents-of-several-boards-speak-for-none"),
    pytest.param("Talks were held with UNICEF and UN-Women, and UNDP urged States to act.",
                 [("urged", "united-nations-development-programme", "retold", "named")], id="behind-a-comma-and-and-another-clause-begins"),
    pytest.param("The United Nations Special Envoy continues to call for calm. The United Nations Special Coordinator urged States to act.",
                 [("call for", None, "retold", "none"), ("urged", None, "debate", "none")], id="an-envoy-is-not-the-organization"),
    pytest.param("On 18 December, 32 members of the House met in Bouznika, Morocco, where they agreed that it is imperative to end the strife.",
                 [("imperative", None, "retold", "none")], id="the-state-of-a-town-is-no-subject"),
    pytest.param("Council resolution 2004/69, which gave the Committee a mandate, provided not only that States should act.",
                 [("should", "economic-and-social-council", "retold", "named")], id="what-a-resolution-provides-its-organ-says"),
    # What hangs on a verb of saying is its subject's.
    pytest.param("UNICEF has confirmed that schools must be open.",
                 [("must", UNICEF, "retold", "named")], id="a-body-that-confirms"),
    pytest.param("Chad has consistently maintained that any exploration should be agreed.",
                 [("should", "chad", "retold", "named")], id="a-state-that-maintains"),
    pytest.param("Several delegations recalled that States should settle disputes.",
                 [("should", None, "debate", "none")], id="delegations-that-recall"),
    pytest.param("A former minister, Miroslav Lajcak, has advised that States should wait.",
                 [("should", None, "debate", "none")], id="a-person-who-advises"),
    pytest.param("I have confirmed that States must act. The findings indicate that States should wait.",
                 [("must", "secretary-general", "own", "frame"), ("should", "secretary-general", "own", "frame")], id="the-author-himself"),
    pytest.param("Any member state that has concerns should act.",
                 [("should", "secretary-general", "own", "frame")], id="a-relative-clause"),
    # What is said impersonally is nobody's.
    pytest.param("The view was also expressed that a group should be set up. Another view was that States should wait.",
                 [("should", None, "retold", "none"), ("should", None, "retold", "none")], id="a-view-that-was-expressed"),
    pytest.param("It was pointed out that States should wait. Support was expressed for the suggestion that States must act.",
                 [("should", None, "retold", "none"), ("must", None, "retold", "none")], id="what-was-pointed-out"),
    pytest.param("UNICEF met. Its view was that States should wait. The view of the public is that States should act.",
                 [("should", UNICEF, "retold", "pronoun"), ("should", None, "retold", "none")], id="views-of-somebody"),
    # An adverbial between commas parts no verb from its subject.
    pytest.param("UNICEF thanked the Board of Auditors and, in this regard, urged States to act.",
                 [("urged", UNICEF, "retold", "named")], id="and-in-this-regard-urged"),
    pytest.param("UNICEF thanked the Board of Auditors and, in this regard, the Board of Auditors urged States to act.",
                 [("urged", "board-of-auditors", "retold", "named")], id="and-in-this-regard-another-urged"),
    pytest.param("The Committee informed UNICEF that it had agreed and, in that connection, requested States to act.",
                 [("requested", None, "retold", "none")], id="who-is-informed-does-not-request"),
    pytest.param("A Committee recalls that the Security Council, in its resolution, noted the costs, and requested States to act.",
                 [("requested", "security-council", "retold", "named")], id="who-is-recalled-to-have-noted-does"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_subject_is(text: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    assert said(read(report(text))) == expected


def test_the_inspector_speaks_though_another_is_named_before() -> None:
    text = "While acknowledging the UNEP management response, the Inspector underscores the need for a plan."
    assert said(read(report(text, author="Joint Inspection Unit"))) == [
        ("underscores the need for", "joint-inspection-unit", "own", "short_form")
    ]


def test_what_follows_an_unnamed_speaker_in_the_report_of_a_meeting_is_not_the_authors() -> None:
    text = "He emphasized the need for care. The international community should act."
    found = said(
        read(report(text, title="Report on the Forum on Business and Human Rights", author="Board of Auditors"))
    )
    assert found == [("emphasized the need for", None, "debate", "none"), ("should", FORUM, "debate", "frame")]


def test_my_government_is_the_senders() -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Chad to the United Nations addressed "
        "to the President of the Security Council\n\nThis is why my Government calls on States to act. My Government repeats its wish, made "
        "in two meetings, and urges States to wait."
    )
    assert {(body, frame) for _, body, frame, _ in said(read(text))} == {("chad", "own")}


NOTE = (
    "E/HLPF/2025/3\n\nDistr.: General\n\nThe lakes\n\nNote by the Secretariat\n\nThe Secretariat hereby transmits the input from a meeting. "
    "{summary}\n\nI. Introduction\n\n1. Fishers should have a seat at the table.\n"
)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        pytest.param(
            "The present report is based on the summary of the Chair of the meeting.",
            "participants.e-hlpf-2025-3",
            id="a-summary",
        ),
        pytest.param(
            "The present report contains a summary of activities.", "united-nations-secretariat", id="no-summary"
        ),
    ],
)
def test_the_summary_of_a_meeting_is_not_of_whoever_passes_it_on(summary: str, expected: str | None) -> None:
    assert [body for _, body, _, _ in said(read(NOTE.format(summary=summary)))] == [expected]


def test_what_organizations_report_of_their_work_is_not_the_secretary_generals() -> None:
    text = (
        "E/C.2/2025/2/Add.4\n\nDistr.: General\n\nQuadrennial reports for the period 2020–2023 submitted by non-governmental organizations\n\n"
        "Note by the Secretary-General\n\n1. We invite States to act."
    )
    assert [body for _, body, _, _ in said(read(text))] == [None]


def test_an_annex_is_not_of_the_body_with_whose_name_a_longer_name_begins() -> None:
    text = (
        "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from the Permanent Representative of Germany to the United Nations addressed "
        "to the Secretary-General\n\nI have the honour to transmit a report of the United Nations Peacekeeping Ministerial.\n\nAnnex\n\n"
        "Outcome\n\nThe need for care was highlighted."
    )
    assert "united-nations" not in [body for _, body, _, _ in said(read(text))]


PAPERS = [
    pytest.param(
        "CEDAW/C/MRT/CO/4\n\nDistr.: General\n\nCommittee on the Elimination of Discrimination against Women\n\nConcluding observations "
        "on the fourth periodic report of Mauritania\n\n1. The State party should adopt a law.\n",
        "committee-on-the-elimination-of-discrimination-against-women",
        id="concluding-observations",
    ),
    pytest.param(
        "CCPR/C/134/D/2750/2016\n\nDistr.: General\n\nHuman Rights Committee\n\nViews adopted by the Committee under article 5 (4) of the "
        "Optional Protocol, concerning communication No. 2750/2016\n\n1. The State party is under an obligation to provide a remedy.\n",
        "human-rights-committee",
        id="views",
    ),
    pytest.param(
        "S/PRST/2024/5\n\nSecurity Council\n\nDistr.: General\n\nStatement by the President of the Security Council\n\n“The Security "
        "Council stresses that perpetrators must be held accountable.”",
        "security-council",
        id="presidential-statement",
    ),
]


@pytest.mark.parametrize(("text", "organ"), PAPERS)
def test_the_organ_speaks_in_what_it_adopts(text: str, organ: str) -> None:
    assert [body for _, body, _, _ in said(read(text))] == [organ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("A joint EAC-SADC summit mandated the ministers to appoint facilitators.",
                     ("east-african-community", "southern-african-development-community"), id="joined-by-a-hyphen"),
        pytest.param("The African Union-United Nations joint report outlined the design and recommended the renewal of the plan.",
                     ("african-union", "united-nations"), id="names-joined-by-a-hyphen"),
        pytest.param("UNICEF and the Board of Auditors urged States to act.", (UNICEF, "board-of-auditors"), id="joined-by-and"),
        pytest.param("UNICEF urged States to act, and the Board of Auditors met.", (UNICEF,), id="another-clause"),
    ],
)  # fmt: skip
def test_those_named_together_recommend_together(text: str, bodies: tuple[str, ...]) -> None:
    [rows] = read(report(text)).recommendations.values()
    assert [row.recommenders for row in rows] == [bodies]


def test_a_further_verb_of_the_inspector_is_his() -> None:
    text = "The Inspector notes the requests by two UNEP management committees, and encourages UNEP management to act."
    assert said(read(report(text, author="Joint Inspection Unit"))) == [
        ("encourages", "joint-inspection-unit", "own", "short_form")
    ]


def test_a_name_that_many_organizations_use_means_none_before_it_is_named() -> None:
    found = read(report("The Group of Friends urged States to act.", "The Working Party met."))
    assert [body for _, body, _, _ in said(found)] == [None]
    assert not {
        "group-of-friends-of-the-secretary-general-on-georgia",
        "working-party-on-the-medium-term-plan-and-the-programme-budget",
    } & {body.body_id for body in found.bodies}


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Finally, APFNet suggested that forums be organized periodically.", ["suggested"]),
        ("APFNet recommended also the ratification of the Convention.", ["recommended"]),
        ("WaterAid also urged States to act.", ["urged"]),
        ("JS2 and XY-ABCD urged States to act.", ["urged"]),
        ("OHR/JS3 recommended that Chad act.", ["recommended"]),
        ("COVID-19 urged States to act.", []),
        ("JS2 and slides urged States to act.", []),
        ("FRA highlighted a need to ensure that victims are heard.", ["highlighted a need to"]),
        ("Slides highlighted a need to ensure that victims are heard.", []),
        ("Slides urged States to act.", []),
    ],
)
def test_an_organization_nobody_knows_recommends_without_a_body(text: str, verbs: list[str]) -> None:
    assert [(verb, body) for verb, body, _, _ in said(read(report(text)))] == [(verb, None) for verb in verbs]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Committee requests Chad to report. It also urges Chad to act.", "committee-on-enforced-disappearances"),
        ("The Committee met in May. It urges Chad to act.", "committee-on-enforced-disappearances"),
        ("The Zebra Working Group met in May. It urges Chad to act.", "zebra-working-group"),
        ("CoE-GRETA urged Chad to act.", "group-of-experts-on-action-against-trafficking-in-human-beings"),
        ("UNDP-ZEBRA urged Chad to act.", None),
    ],
)
def test_it_is_the_author_who_heads_the_sentence_before_and_half_a_name_is_nobody(text: str, body: str | None) -> None:
    *_, last = said(read(report(text, author="Committee on Enforced Disappearances")))
    assert last[1] == body


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("I therefore write to request that States act.", ["request"]),
        ("I wrote to the Secretary-General of NATO to ask that NATO prepare plans.", ["ask"]),
        ("The Board recommended that the Committee write to States to urge them to act.", ["recommended"]),
        ("Peace cannot be imposed, nor indeed is UNTAC mandated or equipped to use force.", []),
        ("The Council mandated UNTAC to use force.", ["mandated"]),
    ],
)
def test_a_letter_asks_what_it_is_written_for_and_what_nobody_is_told_is_not(text: str, verbs: list[str]) -> None:
    assert [verb.removeprefix("is ") for verb, *_ in said(read(report(text)))] == verbs


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("UNICEF noted that schools should open, and that prices rose.", 1),
        ("UNICEF noted that schools should open, and that States should pay.", 2),
        ("UNICEF recommended that Chad act, and that Mali pay.", 2),
    ],
)
def test_a_fact_behind_what_should_be_is_no_row(text: str, rows: int) -> None:
    assert len(said(read(report(text)))) == rows


SECRETARY_GENERAL = "secretary-general"
AGENTS = [
    pytest.param("by the Board of Auditors to act", "board-of-auditors", id="a-body"),
    pytest.param("by the Government of Chad to act", "chad", id="a-government"),
    pytest.param("by Chad to act", "chad", id="a-state"),
    pytest.param("by the 2005 World Summit to act", "2005-world-summit", id="a-conference"),
    pytest.param("by General Assembly resolution 52/98 to act", "general-assembly", id="an-instrument"),
    pytest.param("by the Board of Auditors’s resolve to act", None, id="what-is-a-body-s"),
    pytest.param("by many delegations to act", None, id="who-is-not-named"),
    pytest.param("by the Governor of the Southern Province to act", None, id="whom-the-report-does-not-know"),
    pytest.param("by June 2025 to act", SECRETARY_GENERAL, id="a-day"),
    pytest.param("to act", SECRETARY_GENERAL, id="nobody"),
]


@pytest.mark.parametrize(("asked", "body"), AGENTS)
def test_a_passive_is_said_by_its_agent_and_by_the_author_where_it_has_none(asked: str, body: str | None) -> None:
    assert [who for _, who, _, _ in said(read(report(f"States were urged {asked}.")))] == [body]


VIEWS = [
    pytest.param("The recommendation of the Board of Auditors was that States should act.", "board-of-auditors", id="of-a-body"),
    pytest.param("A proposal by Chad that States should act was discussed.", "chad", id="by-a-state"),
    pytest.param("One suggestion made by participants was that States should act.", None, id="of-those-who-are-not-named"),
    pytest.param("The view of the evaluators was that States should act.", None, id="whom-the-report-does-not-know"),
    pytest.param("The recommendation of the present report is that States should act.", SECRETARY_GENERAL, id="of-the-report"),
    pytest.param("In view of the report of the Board of Auditors that is annexed, States should act.", SECRETARY_GENERAL, id="no-view"),
    pytest.param("The proposal by Chad that trade resume is noted; States should act.", SECRETARY_GENERAL, id="behind-the-clause"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body"), VIEWS)
def test_what_is_told_as_the_view_of_somebody_is_not_the_author_s(text: str, body: str | None) -> None:
    assert [who for verb, who, _, _ in said(read(report(text))) if verb == "should"] == [body]


@pytest.mark.parametrize("verb", ["announced", "repeated", "said", "assessed"])
def test_what_somebody_announces_is_not_the_author_s(verb: str) -> None:
    assert [who for _, who, _, _ in said(read(report(f"On 3 May, UNICEF {verb} that States should act.")))] == [UNICEF]


def test_what_an_instrument_asks_in_the_present_is_said_by_whoever_adopted_it() -> None:
    told = said(read(report("States are requested by General Assembly resolution 52/98 to act.")))
    assert [who for _, who, _, _ in told] == ["general-assembly"]
