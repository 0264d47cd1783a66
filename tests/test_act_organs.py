"""In whose name an act speaks whose organ the report does not name in full, and what an act decides in infinitives."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

ASKS = (
    "Noting the report of its working group;\n\n1. THANKS the working group;\n\n2. {verb} the Director to report to it."
)


def heads(text: str) -> list[str | None]:
    return [body for _, body, _, _ in said(read(text))]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        pytest.param(
            f"Thirty-first session\n\nThe lakes of the region\n\nThe Regional Committee,\n\n{ASKS.format(verb='REQUESTS')}",
            "regional-committee",
            id="a-regional-committee-of-who-without-a-front-page",
        ),
        pytest.param(
            f"Resolution on the lakes\n\n4th Meeting\n\nRECALLING its mandate;\n\nTHE CONFERENCE OF THE CONTRACTING PARTIES\n\n{ASKS.format(verb='DIRECTS')}",
            "conference-of-the-contracting-parties",
            id="the-contracting-parties-in-capitals",
        ),
        pytest.param(
            "Decisions adopted by the Conference of the Parties to the Basel Convention\n\nDecision II/1\n\nThe Conference,\n\n"
            "Recalling its decision I/5,\n\n1. Requests States to reply.",
            "conference-of-the-parties-to-the-basel-convention",
            id="the-one-conference-that-the-text-names",
        ),
        pytest.param(
            "COMMUNIQUÉ OF THE 7TH MEETING OF THE PEACE AND SECURITY COUNCIL\n\nCouncil,\n\n1. Takes note of the briefing by ECOWAS;\n\n"
            "2. Requests the Chairperson of the Commission to report to it.",
            "african-union-peace-and-security-council",
            id="the-council-without-an-article",
        ),
        pytest.param(
            "The lakes\n\nThe 88th Inter-Parliamentary Conference,\n\nCognizant that the United Nations should act,\n\n1. Calls on all parliaments to help.",
            "inter-parliamentary-conference",
            id="the-number-of-its-session-in-figures",
        ),
        pytest.param(
            "The lakes\n\nThe twentieth extraordinary session of the Council of Foreign Ministers of the Organization of Islamic Cooperation, held in "
            "Jeddah on 7 March 2025,\n\nRecalling its resolutions,\n\n1. Adopts the plan of Egypt;\n\n2. Urges the Security Council to act.",
            "council-of-foreign-ministers-of-the-organization-of-islamic-cooperation",
            id="a-session-with-its-place-and-day",
        ),
        pytest.param(
            "The lakes\n\nThe Peace and Security Council of the African Union, at its 1261st meeting, held on 14 February 2025,\n\nRecalling its "
            "decisions,\n\n1. Strongly condemns the M23;\n\n2. Requests the Chairperson of the Commission to report to it.",
            "african-union-peace-and-security-council",
            id="a-meeting-with-its-day",
        ),
        pytest.param(
            "Draft decision\n\nThe Meeting of States Parties decides: (a) To establish a working group; (b) To request the group to report to it.",
            "meeting-of-states-parties",
            id="a-decision-of-one-sentence",
        ),
    ],
)
def test_the_organ_that_opens_an_act_speaks_in_it(text: str, organ: str) -> None:
    assert [(head or "").split(".")[0] for head in heads(text)] == [organ]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param(
            "Decides:\n\n1. To approve the budget;\n\n2. To urge those parties that have not paid their contributions to do so in full.",
            ["urge"],
            id="each-infinitive-a-paragraph",
        ),
        pytest.param(
            "Decides:\n\n1. To note the amendment; to urge the parties to ratify it; and, to urge all other countries to accede.",
            ["urge", "urge"],
            id="several-in-one-paragraph",
        ),
        pytest.param("Decides:\n\n1. To affirm its choice, and to call upon States to support it.", ["call upon"], id="and-another"),
        pytest.param("1. Orders the Governments concerned to desist from further action.", ["Orders"], id="orders"),
        pytest.param("1. Reminds the Secretary-General of the need to report on it.", ["Reminds"], id="reminds-of-the-need"),
        pytest.param("1. Reminds the Secretary-General of the report.", [], id="reminds-of-a-thing"),
        pytest.param("To encourage States to pay, the Fund wrote to them.", [], id="what-is-done-for"),
        pytest.param("1. Notes that the Office acted on their orders and with speed to help.", [], id="orders-are-a-noun"),
    ],
)  # fmt: skip
def test_what_an_act_decides_to_ask_for_is_asked(text: str, verbs: list[str]) -> None:
    act = f"A/C.3/60/L.2\n\nThe General Assembly,\n\nRecalling its resolution 52/98,\n\n{text}"
    assert [verb for verb, *_ in said(read(act))] == verbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The Board decided in Dec. III/4 to welcome the work, and to request the Secretariat to distribute the book.", ["request"]),
        ("The Board decided to endorse the plan, to invite Governments to help and to request the Secretariat to report.", ["invite", "request"]),
        ("By draft resolution II, the Board would urge the Council to adopt it, urge States to help, and request the Secretariat to report.",
         ["urge", "urge", "request"]),
        ("The Board decided to include an item to which the request was to be added.", []),
    ],
)  # fmt: skip
def test_further_deeds_that_are_decided_are_asked_for(text: str, verbs: list[str]) -> None:
    report = f"A/60/9\n\nDistr.: General\n\nThe lakes\n\nReport of the Executive Board\n\n1. {text}"
    assert [verb for verb, *_ in said(read(report))] == verbs


def test_a_decision_of_one_sentence_asks_in_infinitives_behind_a_colon() -> None:
    text = (
        "Decision III/11: The working group\n\nThe Conference of the Parties, in decision III/11 of its third meeting, decided: to request "
        "the Secretariat to report on it; to urge States to pay."
    )
    found = read(text)
    assert [verb for verb, *_ in said(found)] == ["request", "urge"]
    assert {(head or "").split(".")[0] for head in heads(text)} == {"conference-of-the-parties"}


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("It is recommended to establish a working group.", ["recommended"]),
        ("It was suggested to the Commission in 2004.", []),
    ],
)  # fmt: skip
def test_what_is_recommended_in_infinitives(text: str, verbs: list[str]) -> None:
    report = f"A/60/9\n\nDistr.: General\n\nThe lakes\n\nReport of the Conference on Disarmament\n\n1. {text}"
    assert [verb for verb, *_ in said(read(report))] == verbs
