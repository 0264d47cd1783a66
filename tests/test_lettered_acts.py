"""Acts whose paragraphs have letters, whose numbers go on behind the preamble, or which stand below no sign of a front page."""

from __future__ import annotations

import pytest

from pipeline.model import Source
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from tests.whole_texts import read, said

AGENCY = (
    "GC(63)/RES/8\n\nGeneral Conference\n\nNuclear security\n\nThe General Conference,\n\n(a) Recalling its resolutions on nuclear security,\n\n"
    "(b) Stressing the need for States to act,\n\n1. Urges Member States to act;\n\n2. Requests the Director General:\n\n(a) to report;\n\n(b) to pay."
)
COMMITTEE = (
    "A/AC.96/1\n\nExecutive Committee of the High Commissioner's Programme\n\nConclusion on asylum\n\nThe Executive Committee,\n\n"
    "(a) Recalls its conclusion;\n\n(b) Urges States to act;\n\n(c) Encourages UNHCR to report; and calls on States to pay."
)
WETLANDS = (
    "Resolution VI.13: Submission of information on sites\n\n6th Meeting of the Conference of the Contracting Parties\n\n19-27 March 1996\n\n"
    "1. RECALLING Article 3.2 of the Convention;\n\n2. CONCERNED at reports submitted to the present meeting; and\n\n"
    "3. FURTHER NOTING that data do not allow conclusions;\n\n4. CONVINCED of it;\n\nTHE CONFERENCE OF THE CONTRACTING PARTIES\n\n"
    "5. URGES Contracting Parties to give priority to it;\n\n6. REQUESTS the Bureau to report."
)
BOARD = (
    "Financing of experts\n\nAction taken by the Trade and Development Board 2000\n\nAgreed Conclusions 465 (XLVII)\n\nThe Trade and Development Board,\n\n"
    "• Emphasizes the positive impact of the increased participation of experts;\n\n• Invites the Secretary-General of UNCTAD to seek resources;\n\n"
    "• Urges States to pay.\n\n20 October 2000"
)
COMMUNIQUE = (
    "COMMUNIQUE\n\nAdopted by the Peace and Security Council (PSC) of the African Union (AU) at its 1042nd meeting held on 28 October 2021,\n\n"
    "The Peace and Security Council,\n\nRecalling its decisions;\n\nActing under Article 7 of its Protocol, the Peace and Security Council,\n\n"
    "1. Requests the Commission to report;\n\n2. Decides to remain seized of the matter."
)
RETOLD = (
    "A/40/12/Add.1\n\nExecutive Committee of the High Commissioner's Programme\n\nConclusion on asylum\n\nThe Executive Committee,\n\n"
    "(a) Recognized the importance of it;\n\n(b) Called upon States to act;\n\n(c) Welcomed it and requested UNHCR to report;\n\n"
    "(d) Recalled that the General Assembly had urged States to pay."
)
# "(a)" below an organ without comma or colon (E/2025/45/Add.1) opens no paragraph of its own: a decision of one sentence, with an agenda in it.
SENTENCE = (
    "E/2025/45\n\nDistr.: General\n\nReport of the Committee of Experts\n\nI. Matters\n\n1. The Committee recommends the following draft decision:\n\nDraft decision\n\n"
    "The Economic and Social Council\n\n(a) Decides that the session of the Committee will be held in Geneva;\n\n(b) Approves the provisional agenda as set out below:\n\n"
    "1. Opening of the session.\n\n2. Adoption of the agenda.\n\nII. Organization\n\n2. The Committee met.\n\n3. It rested."
)
# The draft decision in each report of a functional commission (E/2025/24, E/2025/44): one paragraph, an agenda between its points.
POINTS = (
    "E/2025/24\n\nDistr.: General\n\nReport of the Statistical Commission\n\nI. Matters\n\n1. The Statistical Commission recommends to the Economic and Social Council the adoption of the following draft decision:\n\n"
    "Dates of the session\n\nThe Economic and Social Council:\n\n(a) Decides that the session of the Commission shall be held in New York;\n\n(b) Approves the provisional agenda as set out below:\n\n"
    "1. Election of officers.\n\n2. Adoption of the agenda.\n\n(c) Requests the Secretary-General to report.\n\nII. Organization\n\n2. The Commission encouraged States to act.\n\n3. It rested."
)
METEOROLOGICAL = (
    "Resolution 40 (Cg-XII)\n\nWMO policy and practice for the exchange of data\n\nTHE WORLD METEOROLOGICAL CONGRESS,\n\nNoting:\n\n"
    "(1) Resolution 23 on guidelines,\n\n(2) The need for data,\n\nUrges Members to strengthen their commitment to it;\n\n"
    "Requests the Executive Council to monitor its implementation."
)
MARITIME = (
    "RESOLUTION MEPC.207(62)\n\nAdopted on 15 July 2011\n\nGuidelines for the control of ships' biofouling\n\n"
    "THE MARINE ENVIRONMENT PROTECTION COMMITTEE,\n\nRECALLING Article 38(a) of the Convention,\n\nHAVING CONSIDERED the Guidelines,\n\n"
    "1 ADOPTS the Guidelines;\n\n2 REQUESTS Member States to take urgent action in applying them;\n\n3 AGREES to keep them under review."
)


def paragraphs(text: str) -> list[tuple[str, str | None]]:
    source = Source("some report.txt", "0" * 64, len(text))
    return [(p.role, p.number) for p in structure(read_text(text.encode(), source), source).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(AGENCY, [*[("preambular", None)] * 3, ("operative", "1"), ("operative", "2")], id="a-lettered-preamble"),
        pytest.param(COMMITTEE, [("preambular", None), *[("operative", None)] * 3], id="letters-for-numbers"),
        pytest.param(WETLANDS, [*[("body", str(n)) for n in range(1, 5)], ("preambular", None), ("operative", "5"), ("operative", "6")], id="numbers-go-on-behind-the-preamble"),
        pytest.param(BOARD, [("preambular", None), *[("operative", None)] * 3], id="bullets-below-no-sign-of-a-front-page"),
    ],
)  # fmt: skip
def test_the_paragraphs_of_an_act(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = paragraphs(text)
    assert [p for p in found if p[0] != "body" or p[1]] == expected


def test_the_sentence_over_a_communique_is_a_paragraph_and_no_front_page() -> None:
    source = Source("r.txt", "", 0)
    first = structure(read_text(COMMUNIQUE.encode(), source), source).paragraphs[0]
    assert first.role == "body"
    assert "1042nd meeting" in first.passage.text


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param(AGENCY, ["Urges", "Requests", "Requests", "Stressing the need for"], id="a-lettered-preamble"),
        pytest.param(COMMITTEE, ["Urges", "Encourages", "calls on"], id="letters-for-numbers"),
        pytest.param(RETOLD, ["Called upon", "requested"], id="in-the-past-tense"),
        pytest.param(WETLANDS, ["URGES", "REQUESTS"], id="numbers-go-on-behind-the-preamble"),
        pytest.param(BOARD, ["Invites", "Urges"], id="bullets-below-no-sign-of-a-front-page"),
        pytest.param(METEOROLOGICAL, ["Urges", "Requests"], id="a-congress-in-capitals"),
        pytest.param(MARITIME, ["REQUESTS"], id="numbers-without-a-point"),
    ],
)
def test_each_paragraph_directs(text: str, verbs: list[str]) -> None:
    assert sorted(verb for verb, _, _, _ in said(read(text))) == sorted(verbs)


def test_letters_below_an_organ_without_a_comma_open_no_paragraphs_of_their_own() -> None:
    assert [p for p in paragraphs(SENTENCE) if p[0] == "operative"] == [("operative", None)]
    assert ("economic-and-social-council", "e-2025-45.draft-decision") in {
        (h.body_id, h.instrument_id) for h in read(SENTENCE).holders.values()
    }


def test_the_points_of_a_draft_decision_are_said_in_it_behind_the_agenda_it_approves_too() -> None:
    assert sorted((body, verb) for verb, body, _, _ in said(read(POINTS))) == [
        ("economic-and-social-council", "Decides"),
        ("economic-and-social-council", "Requests"),
        ("statistical-commission", "encouraged"),
        ("statistical-commission", "recommends"),
    ]
    assert [p for p in paragraphs(POINTS) if p[0] == "operative"] == [("operative", None)]


def test_points_that_no_sentence_presents_as_a_decision_are_no_act() -> None:
    retold = POINTS.replace("the adoption of the following draft decision:", "what follows:")
    assert "operative" not in {role for role, _ in paragraphs(retold)}


def test_all_members_say_in_the_past_tense_what_their_president_states() -> None:
    text = (
        "S/23330\n\nSecurity Council\n\nStatement by the President of the Security Council\n\nThe President made the following statement:\n\n"
        '"The members of the Security Council have considered the report of the Secretary-General of 19 December 1991.\n\n'
        '"The members of the Council noted the progress that was made with appreciation. They called on the parties to meet.\n\n"The members of the Council requested the Secretary-General to report. They recalled that the General Assembly had urged States to pay."'
    )
    assert [(verb, body) for verb, body, _, _ in said(read(text))] == [
        ("called on", "security-council"),
        ("requested", "security-council"),
    ]


def test_what_the_council_did_before_its_resolution_does_not_ask() -> None:
    text = "S/RES/9 (2025)\n\nSecurity Council\n\nThe Security Council,\n\nRecalling it,\n\n1. Recalls that the Council requested States to act;\n\n2. Decides to meet."
    assert said(read(text)) == []


def test_tasks_below_a_ruling_are_one_request_each() -> None:
    text = (
        "S/RES/9 (2025)\n\nSecurity Council\n\nThe Security Council,\n\nRecalling it,\n\n1. Decides that the Panel of Experts shall carry out the following tasks:\n\n"
        "(a) Assist the Committee;\n\n(b) Gather information;\n\n2. Requests the Secretary-General to provide information on:\n\n(a) Support by States;\n\n(b) The violence."
    )
    assert [verb for verb, _, _, _ in said(read(text))] == ["Decides", "Decides", "Requests"]


@pytest.mark.parametrize(
    ("below", "verbs"),
    [
        pytest.param("(a) requested the Director-General to report;\n\n(b) invited the Office to organize campaigns; and\n\n(c) took note of it.", ["requested", "invited"], id="what-it-did"),
        pytest.param("(a) Requested the Director-General to report;\n\n(b) Took note of it.", ["Requested"], id="in-capitals"),
        # The title of an item of an agenda is no text.
        pytest.param("(a) Follow-up to the review;\n\n(b) Requests for assistance.", [], id="an-item-of-an-agenda"),
    ],
)  # fmt: skip
def test_a_decision_without_a_number_begins_with_its_lead_in(below: str, verbs: list[str]) -> None:
    text = (
        "Decisions concerning the Report of the Working Party\n\nRecord of decisions | 22 March 2018\n\nStatus of ratification of the Instrument\n\n"
        f"The Governing Body:\n\n{below}\n\n(GB.332/INS/12, paragraph 7.)\n\nThe Governing Body took note of the report on the review of the Standing Orders of the Conference.\n"
    )
    assert [verb for verb, _, _, _ in said(read(text))] == verbs
