"""Whom "it", "he", "the report" or a short form means: one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, report, said

ASSEMBLY, COUNCIL, BOARD = "general-assembly", "security-council", "board-of-auditors"
WOMEN, ENVOY = (
    "commission-on-the-status-of-women",
    "special-representative-of-the-secretary-general-for-west-africa-and-the-sahel",
)
SECRETARY, COMMODITIES = "secretary-general", "standing-committee-on-commodities"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "The Commission on the Status of Women recalled that the General Assembly had urged States to act. It requested States to report.",
            [ASSEMBLY, WOMEN],
            id="it-heads-the-sentence-before",
        ),
        pytest.param(
            "The Commission on the Status of Women met; the General Assembly urged States to act. It requested States to report.",
            [ASSEMBLY, ASSEMBLY],
            id="it-of-the-second-clause",
        ),
        pytest.param(
            "The Administration accepted the advice of the Board of Auditors. It explained that States should be consulted.",
            [None],
            id="it-explained-that",
        ),
        pytest.param(
            "The Security Council met in May. It explained that States should be consulted.",
            [COUNCIL],
            id="it-explained-that-told",
        ),
        pytest.param(
            "The 2030 Agenda was adopted by Heads of State in 2015. The Security Council met. It contains targets. "
            "The 2030 Agenda for Sustainable Development was adopted by the General Assembly. It calls upon States to act.",
            [ASSEMBLY],
            id="it-was-adopted",
        ),
        pytest.param(
            "General Assembly resolution 60/251, which set up a body, provided that States should review it.",
            [ASSEMBLY],
            id="a-resolution-provides",
        ),
        pytest.param(
            "Security Council resolution 1701 (2006) was recalled. XYZR 1325 (2000) also calls on States to act.",
            [],
            id="a-short-form-nobody-explains",
        ),
        pytest.param(
            "The Security Council urged States to report. The present report shows the work of youth. In addition, the report underlines the "
            "need for States to act.",
            [COUNCIL, SECRETARY],
            id="the-report-is-the-present-one",
        ),
        pytest.param(
            "The present report shows much. A report of the Board of Auditors urged States to act. In addition, the report underlines the "
            "need for action by States.",
            [BOARD, BOARD],
            id="the-report-is-another",
        ),
        pytest.param(
            "The Programme Steering Committee met. In May, the committee noted UNDP progress and recommended that States act.",
            ["programme-steering-committee.a-60-99"],
            id="who-notes-goes-on-and-not-who-is-noted",
        ),
        pytest.param(
            "The Standing Committee on Commodities, at its second session, adopted its programme. At the same session, it was decided "
            "that States should report.",
            [COMMODITIES],
            id="decided-at-the-same-session",
        ),
        pytest.param(
            "The Standing Committee on Commodities adopted its programme. At the same time, it was decided that States should report.",
            [],
            id="decided-at-the-same-time",
        ),
        pytest.param(
            "The Special Representative of the Secretary-General for West Africa and the Sahel visited Ghana. Meeting with leaders in "
            "May, he praised them and urged States to act.",
            [ENVOY],
            id="he-behind-what-he-does",
        ),
        pytest.param(
            "The Resident Coordinator for Barbados spoke. The Undersecretary of Agriculture of Chile, Ana Diaz, told of her country. She "
            "urged States to act.",
            ["chile"],
            id="she-is-who-opens-the-sentence-before",
        ),
        pytest.param(
            "In resolution 52/98 of the General Assembly, States were urged to act. The Forum met and the goals of resolution 52/98 were "
            "emphasized.",
            [ASSEMBLY],
            id="what-is-emphasized-does-not-speak",
        ),
        pytest.param(
            "The Special Representative of the Secretary-General for West Africa and the Sahel visited Ghana. The Public Defender asked "
            "for a law. She also called for support.",
            [None],
            id="she-is-somebody-nobody-knows",
        ),
        pytest.param(
            "The Peacebuilding Commission met. The Chair of the Commission briefed the Security Council and stressed the need for action.",
            ["peacebuilding-commission"],
            id="who-is-briefed-does-not-go-on",
        ),
        pytest.param(
            "The Ambassador of Egypt to the United Nations, as Chair of the Peacebuilding Commission, urged States to act.",
            ["peacebuilding-commission"],
            id="as-chair-of",
        ),
        pytest.param(
            "The representative of Cuba, on behalf of the Group of 77, introduced the draft and urged States to act.",
            ["group-of-77"],
            id="on-behalf-of-a-group",
        ),
        pytest.param(
            "The representative of Cuba thanked the Chair on behalf of the Group of 77. Cuba urged States to act.",
            ["cuba"],
            id="thanks-on-behalf-of-a-group",
        ),
        pytest.param(
            "Chad met. It is odd to suggest that the Security Council is at fault by demanding that States act.",
            [COUNCIL],
            id="who-heads-the-clause-with-that",
        ),
        pytest.param("The High Representative urged States to act.", [None], id="no-high-representative-named"),
        pytest.param(
            "The Office of the High Representative for Bosnia and Herzegovina met. The High Representative urged States to act.",
            ["office-of-the-high-representative"],
            id="the-high-representative-named",
        ),
        pytest.param(
            "The Ambassador of Egypt to the United Nations met the Chair of the Peacebuilding Commission. He urged States to act.",
            ["egypt"],
            id="not-as-chair-of",
        ),
    ],
)
def test_whom_a_word_means(text: str, bodies: list[str | None]) -> None:
    assert [row[1] for row in said(read(report(text)))] == bodies


@pytest.mark.parametrize(("letters", "bodies"), [("SHG", ["sikh-help-group"]), ("ABC", [None])])
def test_an_organization_goes_by_its_first_letters(letters: str, bodies: list[str | None]) -> None:
    text = (
        "E/CN.6/2024/NGO/12\n\nDistr.: General\n\nStatement submitted by Sikh Help Group, a non-governmental organization in consultative "
        f"status with the Economic and Social Council\n\n{letters} urges Governments to act.\n"
    )
    assert [row[1] for row in said(read(text))] == bodies


LETTER = (
    "S/2023/171\n\nDistr.: General\n\nLetter dated 3 March 2023 from the %s addressed to the President of the Security Council\n\n%s\n\n"
    "Annex\n\nOn the lakes\n\n%s States should act.\n"
)
PANEL = "panel-of-experts-established-pursuant-to-resolution-1874-2009"


@pytest.mark.parametrize(
    ("sender", "passes", "opens", "body"),
    [
        pytest.param(
            "Permanent Representative of Cambodia to the United Nations",
            "With reference to the letter submitted by Sokhonn Prak, Minister for Foreign Affairs of the Kingdom of Cambodia, I have the "
            "honour to transmit a letter from Mr. Prak.",
            "",
            "cambodia",
            id="a-letter-of-the-minister-named-before",
        ),
        pytest.param(
            "Permanent Representative of Cambodia to the United Nations",
            "With reference to the letter submitted by Sokhonn Prak, Minister for Foreign Affairs of the Kingdom of Cambodia, I have the "
            "honour to transmit a letter from Mr. Diaz.",
            "",
            None,
            id="a-letter-of-another",
        ),
        pytest.param(
            "Permanent Representative of Cuba to the United Nations",
            "I have the honour to transmit the declaration of the summit.",
            "We, the Heads of State and Government of the Group of 77, met.",
            "group-of-77",
            id="we-the-heads-of-state-of",
        ),
        pytest.param(
            "Panel of Experts established pursuant to resolution 1874 (2009)",
            "On behalf of the Panel, I have the honour to transmit herewith the final report on its work.",
            "",
            PANEL,
            id="a-report-on-its-work",
        ),
        pytest.param(
            "Panel of Experts established pursuant to resolution 1874 (2009)",
            "On behalf of the Panel, I have the honour to transmit herewith a paper.",
            "",
            None,
            id="a-paper-of-somebody",
        ),
    ],
)
def test_whose_an_annex_is(sender: str, passes: str, opens: str, body: str | None) -> None:
    (row,) = [row for row in said(read(LETTER % (sender, passes, opens))) if row[0] == "should"]
    assert row[1] == body


SUMMARY = (
    "A/HRC/55/28\n\nDistr.: General\n\nHuman Rights Council\n\nPanel discussion on wells\n\n%s of the Office of the United Nations High "
    "Commissioner for Human Rights\n\nI. Introduction\n\n1. The Minister of Agriculture of Brazil, Ana Diaz, praised the wells. She urged "
    "States to act. Markets should be open.\n"
)


@pytest.mark.parametrize(
    ("kind", "body"),
    [("Summary report", "brazil"), ("Report", "office-of-the-united-nations-high-commissioner-for-human-rights")],
)
def test_a_summary_goes_on_with_whoever_has_the_floor(kind: str, body: str) -> None:
    assert [row[1] for row in said(read(SUMMARY % kind))] == ["brazil", body]


def test_the_high_commissioner_is_not_the_head_of_a_visiting_mission() -> None:
    text = (
        "T/1620\n\nDistr.: General\n\nTrusteeship Council\n\nReport of the United Nations Visiting Mission to the Trust Territory of the "
        "Pacific Islands\n\nI. Introduction\n\n1. The Mission met. The High Commissioner stated that roads must be built.\n"
    )
    assert [row[1] for row in said(read(text))] == [None]


ACT = "%s\n\nDistr.: General\n\n%s\n\n%s\n\nDecision 3/7\n\nFinance\n\n%s,\n\nRecalling its decisions,\n\n1. Requests States to act;\n\n2. Urges States to pay.\n"
COP = "conference-of-the-parties"


@pytest.mark.parametrize(
    ("symbol", "front", "title", "opening", "body"),
    [
        pytest.param(
            "FCCC/CP/2022/10/Add.1",
            "Conference of the Parties",
            "Report of the Conference of the Parties on its session",
            "The Conference of the Parties",
            f"{COP}-to-the-united-nations-framework-convention-on-climate-change",
            id="of-the-treaty-whose-series-it-is",
        ),
        pytest.param(
            "XYZ/2022/10",
            "Conference of the Parties",
            "Report of the Conference of the Parties on its session",
            "The Conference of the Parties",
            COP,
            id="of-no-treaty-that-is-known",
        ),
        pytest.param(
            "A76/VR/9",
            "World Health Assembly",
            "Resolutions of the World Health Assembly",
            "The Seventy-sixth World Health Assembly",
            "world-health-assembly",
            id="by-the-number-of-its-session",
        ),
    ],
)
def test_whose_an_act_is(symbol: str, front: str, title: str, opening: str, body: str) -> None:
    assert {row[1] for row in said(read(ACT % (symbol, front, title, opening)))} == {body}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("Germany urged Armenia to act. States were encouraged to pay.", ["germany", None], id="another-may-have-asked"),
        pytest.param("The Secretary-General was requested to report. States were encouraged to pay.", [None, SECRETARY], id="who-is-asked-asks-not"),
        pytest.param("Germany urged Armenia to act. States were also encouraged to pay.", ["germany", "germany"], id="also"),
        pytest.param("Germany urged Armenia to act. It was recommended that States pay.", ["germany", None], id="it-was-recommended"),
        pytest.param("The Security Council urged Chad to act. States were encouraged to pay.", [COUNCIL, COUNCIL], id="an-organ-goes-on"),
    ],
)  # fmt: skip
def test_whose_is_what_nobody_is_said_to_have_asked(text: str, bodies: list[str | None]) -> None:
    assert [row[1] for row in said(read(report(text)))] == bodies


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("DP/DCP/TCD/4", "united-nations-development-programme"),
        ("DP/FPA/CPD/TCD/8", "united-nations-population-fund"),
        ("E/ICEF/2025/P/L.3", "united-nations-children-s-fund"),
    ],
)
def test_a_country_programme_is_by_the_fund_whose_series_it_is_in(symbol: str, body: str) -> None:
    text = (
        f"{symbol}\n\nDistr.: General\n\nExecutive Board\n\nCountry programme document for Chad (2026-2030)\n\nI. Programme\n\n"
        "1. The evaluation of the programme asked for more. Partners should share their data.\n"
    )
    assert [row[1] for row in said(read(text))] == [body]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("The situation calls for action by States", [SECRETARY]),
        ("The strategy calls for action by States", [None]),
        ("The implementation of the strategy calls for action by States", [SECRETARY]),
        ("The agreement calls for the withdrawal of all forces", []),
    ],
)
def test_a_paper_of_somebody_else_does_not_speak_for_the_report(words: str, bodies: list[str | None]) -> None:
    assert [row[1] for row in said(read(report(f"{words}.")))] == bodies


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("The Emir of Qatar urged the parties to sign", ["qatar"]),
        ("The Crown Prince of Saudi Arabia urged Chad to act", ["saudi-arabia"]),
    ],
)
def test_kings_and_emirs_speak_for_their_states(words: str, bodies: list[str | None]) -> None:
    assert [row[1] for row in said(read(report(f"{words}.")))] == bodies


@pytest.mark.parametrize(
    ("house", "body"),
    [
        ("The House of Representatives of Libya", "house-of-representatives.lby"),
        ("The Libyan House of Representatives", "house-of-representatives.lby"),
        ("Libya’s House of Representatives", "house-of-representatives.lby"),
        ("The Chamber of Deputies of the Czech Republic", "chamber-of-deputies.cze"),
        ("The House of Representatives", "house-of-representatives.tcd"),
    ],
)
def test_a_chamber_is_of_the_state_beside_it_or_of_the_report(house: str, body: str) -> None:
    text = (
        "S/2025/99\n\nDistr.: General\n\nSecurity Council\n\nThe situation in Chad\n\nReport of the Secretary-General\n\nI. Introduction\n\n"
        f"1. {house} urged States to act.\n"
    )
    assert [row[1] for row in said(read(text))] == [body]
