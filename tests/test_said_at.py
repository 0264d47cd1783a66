"""At which meeting something was said or adopted; one case is one usage of United Nations documents."""

from __future__ import annotations

import pytest

from tests.whole_texts import read

RESOLUTION = (
    "United Nations\tS/RES/2783 (2025)\n\nSecurity Council\tDistr.: General\n\n30 June 2025\n\nResolution 2783 (2025)\n\n"
    "Adopted by the Security Council at its 9951st meeting, on 30 June 2025\n\nThe Security Council,\n\n"
    "Recalling its previous resolutions,\n\n1. Requests the Secretary-General to report by 1 May 2026;\n\n"
    "2. Decides to remain seized of the matter.\n"
)
OF_SESSION = (
    "United Nations\tA/HRC/RES/59/25\n\nGeneral Assembly\tDistr.: General\n\n10 July 2025\n\nHuman Rights Council\n\n"
    "Fifty-ninth session\n\n16 June–8 July 2025\n\nAgenda item 3\n\nResolution adopted by the Human Rights Council\non 8 July 2025\n\n"
    "59/25. Human rights and climate change\n\nThe Human Rights Council,\n\nRecalling the Charter,\n\n"
    "1. Decides to convene, at its sixty-second session, a panel discussion, and also decides that the panel should be accessible;\n"
)
DRAFT = (
    "United Nations\tE/2025/L.14\n\nEconomic and Social Council\tDistr.: Limited\n\n30 May 2025\n\n2025 session\n\n"
    "Draft resolution\n\nMainstreaming a gender perspective\n\nThe Economic and Social Council,\n\nRecalling the Charter,\n\n"
    "1. Requests the Secretary-General to report at its 2026 session;\n"
)


def report(title: str, *paragraphs: str) -> str:
    body = "\n\n".join(f"{n}. {text}" for n, text in enumerate(paragraphs, 1))
    return (
        "E/2025/24-E/CN.3/2025/37\n\nUnited Nations\n\nStatistical Commission\n\n"
        f"{title}\n\nEconomic and Social Council\n\nOfficial Records, 2025\n\nSupplement No. 4\n\nI. Introduction\n\n{body}\n"
    )


def met(text: str) -> list[tuple[str | None, str | None]]:
    """Recommending body and meeting of each row, in order."""
    found = read(text)
    rows = [row for key in sorted(found.recommendations) for row in found.recommendations[key]]
    return [(row.recommenders[0] if row.recommenders else None, row.meeting_id) for row in rows]


@pytest.mark.parametrize(
    ("text", "body", "meeting"),
    [
        pytest.param(RESOLUTION, "security-council", "security-council.meeting-9951.2025-06", id="of-the-council"),
        pytest.param(OF_SESSION, "human-rights-council", "human-rights-council.59", id="of-a-session"),
        pytest.param(DRAFT, "economic-and-social-council", None, id="a-draft-was-said-at-no-meeting-yet"),
    ],
)
def test_an_act_is_said_at_the_meeting_that_adopted_it(text: str, body: str, meeting: str | None) -> None:
    assert set(met(text)) == {(body, meeting)}


def test_the_day_of_the_meeting_is_that_of_the_adoption_line() -> None:
    [meeting] = [one for one in read(RESOLUTION).meetings if one.meeting_id.startswith("security-council.")]
    assert (meeting.name, meeting.start_date) == ("Security Council, 9951st meeting", "2025-06-30")


def test_an_act_has_the_meeting_that_adopted_it_and_a_draft_has_none() -> None:
    acts = {one.instrument_id: one.meeting_id for text in (RESOLUTION, DRAFT) for one in read(text).instruments}
    assert acts["s-res-2783-2025"] == "security-council.meeting-9951.2025-06"
    assert acts["e-2025-l-14"] is None


SESSION = "statistical-commission.56"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "The Commission requested the Bureau to report to it.",
            SESSION,
            id="in-its-title",
        ),
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "At its fifty-fifth session, the Commission requested the Bureau to report to it.",
            "statistical-commission.55",
            id="the-sentence-names-another",
        ),
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "The Commission, at its fifty-fifth session, requested the Bureau to report to it.",
            "statistical-commission.55",
            id="behind-the-name-of-the-body",
        ),
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "In 2019, the Commission requested the Bureau to report to it.",
            None,
            id="the-sentence-tells-an-earlier-year",
        ),
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "In 2025, the Commission requested the Bureau to report to it.",
            SESSION,
            id="the-sentence-tells-its-year",
        ),
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "Mr. Diaz recalled that the Commission had requested the Bureau to report to it.",
            None,
            id="what-it-had-said-before",
        ),
        pytest.param(
            "Report on the fifty-sixth session (4–7 March 2025)",
            "The Commission agreed to discuss it at its fifty-seventh session and requested the Bureau to report to it.",
            SESSION,
            id="not-the-one-at-which-something-is-to-be-done",
        ),
    ],
)
def test_what_a_body_reports_it_said_at_its_session(title: str, text: str, expected: str | None) -> None:
    assert met(report(title, text)) == [("statistical-commission", expected)]


def test_what_another_body_said_is_not_said_at_the_session_that_is_reported() -> None:
    text = "In its resolution 78/4, the General Assembly requested the Secretary-General to report to it."
    assert met(report("Report on the fifty-sixth session (4–7 March 2025)", text)) == [("general-assembly", None)]


def test_a_resolution_that_is_cited_was_adopted_at_the_session_in_its_number_if_that_is_named() -> None:
    text = (
        "At the seventy-seventh session of the General Assembly, the matter was discussed. In its resolution 77/280, the "
        "General Assembly requested the Secretary-General to report to it."
    )
    [row] = met(report("Report on the fifty-sixth session (4–7 March 2025)", text))
    assert row == ("general-assembly", "general-assembly.77")


def test_a_report_is_not_said_at_the_session_to_which_it_is_submitted() -> None:
    text = (
        "United Nations\tA/80/176\n\nGeneral Assembly\tDistr.: General\n\n18 July 2025\n\nEightieth session\n\nItem 26\n\nThe lakes\n\n"
        "Report of the Secretary-General\n\nI. Introduction\n\n1. The General Assembly should adopt the plan.\n"
    )
    assert met(text) == [("secretary-general", None)]


def test_states_recommend_at_the_session_that_the_review_was_held_at() -> None:
    text = (
        "United Nations\tA/HRC/24/12\n\nGeneral Assembly\tDistr.: General\n\n8 July 2013\n\nHuman Rights Council\n\nTwenty-fourth session\n\n"
        "Agenda item 6\n\nUniversal Periodic Review\n\nReport of the Working Group on the Universal Periodic Review\n\nBangladesh\n\n"
        "Introduction\n\n1. The Working Group on the Universal Periodic Review, established in accordance with Human Rights Council "
        "resolution 5/1, held its sixteenth session from 22 April to 3 May 2013.\n\nII. Conclusions and/or recommendations\n\n"
        "2. The following recommendations enjoy the support of Bangladesh:\n\n2.1. Ratify the Convention (Chile);\n\n2.2. Sign the Protocol (Mali).\n"
    )
    session = "working-group-on-the-universal-periodic-review.16"
    assert met(text) == [("chile", session), ("mali", session)]


def test_what_a_conference_asks_it_asks_at_itself() -> None:
    text = "The Beijing Platform for Action, adopted at the Fourth World Conference on Women, urged Governments to act."
    assert met(report("Report on the fifty-sixth session (4–7 March 2025)", text)) == [
        ("fourth-world-conference-on-women", "fourth-world-conference-on-women")
    ]


def test_whatever_a_draft_prints_in_full_is_a_draft() -> None:
    text = DRAFT.replace(
        "The Economic and Social Council,",
        "The Commission for Social Development recommends to the Economic and Social Council the adoption of the following draft "
        "resolution:\n\nThe lakes\n\nThe Economic and Social Council,",
    ).replace("Economic and Social Council\tDistr.", "Economic and Social Council Distr.")
    assert {one.status for one in read(text).instruments if one.instrument_id.startswith("e-2025-l-14")} == {"draft"}


def test_whoever_is_not_named_in_a_report_on_a_session_spoke_at_it() -> None:
    text = "Several delegations noted the report. Mr. Diaz outlined the toolkit. He concluded by recommending that States consider a subcommittee."
    assert {row[1] for row in met(report("Report on the fifty-sixth session (4–7 March 2025)", text))} == {SESSION}


SUMMARY = (
    "United Nations\tE/HLPF/2025/6\n\nEconomic and Social Council\tDistr.: General\n\n2 June 2025\n\n"
    "High-level political forum on sustainable development\n\nNew York, 14–18 July 2025\n\nRegional contribution\n\nNote by the Secretariat\n\n"
    "The Secretariat hereby transmits {what} the eighth meeting of the Forum of the Countries of Latin America and the Caribbean on "
    "Sustainable Development, held in Santiago from 31 March to 4 April 2025.\n\nI. Introduction\n\n"
    "1. {says}\n\n2. Some speakers urged States to ratify the Convention.\n"
)


@pytest.mark.parametrize(
    ("what", "says", "expected"),
    [
        pytest.param(
            "the input from",
            "The present report is based on the summary of the Chair of the meeting.",
            "forum-of-the-countries-of-latin-america-and-the-caribbean-on-sustainable-development.meeting-8",
            id="the-paper-says-it-sums-up",
        ),
        pytest.param("the data asked for at", "The present report is on water.", None, id="a-paper-for-a-meeting"),
    ],
)
def test_a_summary_is_of_the_meeting_that_it_says_it_sums_up(what: str, says: str, expected: str | None) -> None:
    assert {meeting for _, meeting in met(SUMMARY.format(what=what, says=says))} == {expected}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("10 March 2025", "commission-on-the-status-of-women.69", id="within-its-days"),
        pytest.param("10 June 2024", None, id="before-it"),
    ],
)
def test_a_dialogue_was_held_at_the_session_within_whose_days_it_was(day: str, expected: str | None) -> None:
    text = (
        "United Nations\tE/CN.6/2025/9\n\nEconomic and Social Council\tDistr.: General\n\n24 March 2025\n\nCommission on the Status of Women\n\n"
        "Sixty-ninth session\n\nNew York, 10–21 March 2025\n\nAgenda item 3\n\nHigh-level interactive dialogue with regional commissions\n\n"
        f"Chair’s summary\n\n1. On {day}, the Commission on the Status of Women held a high-level interactive dialogue.\n\n"
        "2. Participants urged States to ratify the Convention.\n"
    )
    assert {meeting for _, meeting in met(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "At its fifty-seventh session, held in Lima on 17 and 18 March 2025, the Economic Commission for Africa adopted decision 2025/100, on "
            "the basis of which a draft is submitted.",
            "economic-commission-for-africa.57",
            id="a-session-and-what-it-adopted",
        ),
        pytest.param(
            "States were asked to act by decision 2025/100 of the Economic Commission for Africa, adopted at its fifty-seventh session.",
            "economic-commission-for-africa.57",
            id="behind-its-name",
        ),
        pytest.param(
            "At its fifty-seventh session, the Economic Commission for Africa recalled decision 2025/100 of the Economic Commission for Africa.",
            None,
            id="recalled-at-a-session",
        ),
        pytest.param(
            "At its fifty-seventh session, the Economic Commission for Africa adopted a plan, following decision 2025/100 of the Economic Commission for Africa.",
            None,
            id="what-it-followed",
        ),
    ],
)
def test_an_act_was_adopted_at_the_session_that_the_sentence_says(text: str, expected: str | None) -> None:
    acts = {one.instrument_id: one.meeting_id for one in read(report("Report on roads", text)).instruments}
    assert acts["decision-2025-100.economic-commission-for-africa"] == expected


def test_whoever_heads_a_sentence_goes_on_and_not_the_instrument_that_it_names() -> None:
    texts = (
        "At its forty-second session, the Commission on the Status of Women adopted agreed conclusions on wells. The Commission addressed "
        "the issue, refining the strategies outlined in the Beijing Platform for Action.",
        "In its agreed conclusions on water, the Commission on the Status of Women called on Governments to act.",
    )
    assert met(report("Report on water", *texts)) == [
        ("commission-on-the-status-of-women", "commission-on-the-status-of-women.42")
    ]
