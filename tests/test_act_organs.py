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
            "The lakes\n\nGenocide is a denial of a right.\n\nThe General Assembly, therefore,\n\nAffirms that it is a crime;\n\n"
            "Invites the Member States to enact laws.",
            "general-assembly",
            id="behind-therefore",
        ),
        pytest.param(
            "The lakes\n\nThe Council has been told of it.\n\nTherefore the Security Council,\n\nKeeping in mind the views expressed,\n\n"
            "Requests the parties to inform it.",
            "security-council",
            id="below-therefore",
        ),
        pytest.param(
            "The lakes\n\nThe General Assembly,\n\nWith a view to the creation of stability,\n\nCalls upon all Member States to act.",
            "general-assembly",
            id="with-a-view-to",
        ),
        pytest.param(
            "The lakes\n\nThe Heads of State met.\n\nThe Summit:\n\n1. Recalls its communiqués;\n\n2. Urges the parties to talk.",
            "summit",
            id="a-summit-with-a-colon",
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


LETTER = (
    "S/2017/5\n\nDistr.: General\n\nLetter dated 16 June 2017 from the Permanent Observer of the African Union to the United Nations addressed "
    "to the President of the Security Council\n\nI have the honour to transmit herewith the {passed} (see annex).\n\n(Signed) Ana Diaz\n\n"
    "Annex to the letter dated 16 June 2017 from the Permanent Observer of the African Union to the United Nations addressed to the President "
    "of the Security Council\n\n{annex}"
)


@pytest.mark.parametrize(
    ("passed", "annex", "organ", "said_in"),
    [
        (
            "communiqué of the 547th meeting of the Peace and Security Council of the African Union",
            "Council,\n\n1. Takes note of the briefing;\n\n2. Encourages the Chairperson of the Commission to act.",
            "african-union-peace-and-security-council",
            None,
        ),
        (
            "decision adopted by the Assembly of the African Union",
            "Assembly/AU/Dec.296(XV)\n\nThe Assembly,\n\n1. TAKES NOTE of the report;\n\n2. REQUESTS Member States to act.",
            "assembly-of-heads-of-state-and-government-of-the-african-union",
            "assembly-au-dec-296-xv",
        ),
        (
            "resolution",
            "The Security Council,\n\n1. Takes note of the report;\n\n2. Requests Member States to act.",
            "security-council",
            None,
        ),
    ],
)  # fmt: skip
def test_the_act_that_a_letter_passes_on_is_not_its_addressees(
    passed: str, annex: str, organ: str, said_in: str | None
) -> None:
    found = read(LETTER.format(passed=passed, annex=annex))
    (row,) = [row for rows in found.recommendations.values() for row in rows]
    assert row.recommenders == (organ,)
    assert row.instrument_id is not None
    assert "letter" not in row.instrument_id
    assert said_in in (None, row.instrument_id)


@pytest.mark.parametrize(
    ("passed", "annex", "body", "said_in"),
    [
        pytest.param(
            "conclusions adopted by the Council of the European Union",
            "Council conclusions on the lakes\n\n1. The Council welcomes it.\n\n2. The Council encourages States to act.",
            "council-of-the-european-union",
            "council-conclusions-on-the-lakes",
            id="a-short-form-in-an-annex-is-whoever-adopted-it",
        ),
        pytest.param(
            "report on the lakes",
            "Conclusions on the lakes\n\n1. The Council welcomes it.\n\n2. The Council encourages States to act.",
            "security-council",
            "",
            id="else-the-organ-to-which-the-letter-is-sent",
        ),
        pytest.param(
            "final communiqué of the Extraordinary Summit of the Authority of Heads of State and Government of the Economic Community of West "
            "African States",
            "EXTRAORDINARY SUMMIT ON THE LAKES\n\nFINAL COMMUNIQUÉ\n\n1. The Authority noted the work of the Transition Authority.\n\n"
            "2. The Authority directs the Commission to act.",
            "authority-of-heads-of-state-and-government-of-the-economic-community-of-west-african-states",
            "final-communique-of-the-extraordinary-summit-of-the-authority-of-heads-of-state-and-government-of-the-economic-community-of-west-african-states",
            id="what-the-letter-calls-it-is-its-title",
        ),
        pytest.param(
            "statement adopted by the Ministers for Foreign Affairs of the Group of 77 and China",
            "Statement adopted by the Ministers for Foreign Affairs of the Group of 77 and China\n\n1. The Ministers welcomed it and called upon "
            "donors to act.",
            "group-of-77",
            "statement-adopted-by-the-ministers-for-foreign-affairs-of-the-group-of-77-and-china",
            id="ministers-in-a-statement-that-they-adopted",
        ),
        pytest.param(
            "communiqué of the Conference of Heads of Government of the Caribbean Community",
            "COMMUNIQUÉ OF THE CONFERENCE\n\nHeads of Government met in May. Heads of Government urged States to act.",
            "conference-of-heads-of-government-of-the-caribbean-community",
            "communique-of-the-conference",
            id="heads-of-government",
        ),
        pytest.param(
            "communiqué issued by the Council of Ministers of IGAD",
            "Communiqué of the 68th session of the IGAD Council of Ministers\n\nThe session was held in May.\n\n"
            "The Council of Ministers:\n\n1. Commends the parties;\n\n2. Directs the Special Envoy to act.",
            "igad-council-of-ministers",
            "communique-of-the-68th-session-of-the-igad-council-of-ministers",
            id="the-organ-of-the-heading-and-not-of-a-state",
        ),
        pytest.param(
            "communiqué of the Summit of the Heads of State of the East African Community",
            "Communiqué of the Summit\n\n1. The Summit, concerned at the impasse, strongly calls for a long postponement of elections.",
            "east-african-community",
            "communique-of-the-summit",
            id="words-between-commas-behind-the-summit",
        ),
        pytest.param(
            "communiqué of the Summit of the Heads of State of the East African Community",
            "Communiqué of the Summit\n\n1. The Summit noted the report.\n\n2. It urged States to act.",
            "east-african-community",
            "communique-of-the-summit",
            id="it-at-the-head-of-a-paragraph",
        ),
        pytest.param(
            "text of the declaration by the Presidency on behalf of the European Union on Angola, issued on 30 April 1999",
            "Declaration by the Presidency on behalf of the European Union on Angola\n\nThe European Union calls upon UNITA to comply.",
            "european-union",
            "declaration-by-the-presidency-on-behalf-of-the-european-union-on-angola",
            id="in-whose-name-it-is-declared",
        ),
        pytest.param(
            "resolution No. 6726 adopted by the Council of the League of Arab States at the ministerial level",
            "The lakes\n\nThe Council of the League of Arab States, meeting on 12 November 2006,\n\nAfter reviewing:\n\n- The note of the "
            "Secretary-General,\n\nDecides:\n\n1. To condemn the attack;\n\n2. To urge Arab States to act.",
            "council-of-the-league-of-arab-states",
            "the-lakes",
            id="a-preamble-that-opens-after-reviewing",
        ),
    ],
)  # fmt: skip
def test_a_communique_is_said_by_whoever_the_letter_says_and_in_itself(
    passed: str, annex: str, body: str, said_in: str
) -> None:
    (row,) = [row for rows in read(LETTER.format(passed=passed, annex=annex)).recommendations.values() for row in rows]
    assert row.recommenders == (body,)
    assert (row.instrument_id or "").rpartition(".")[2] == said_in


@pytest.mark.parametrize(
    ("passed", "body"),
    [
        ("final communiqué of the Supreme Council of the Cooperation Council for the Arab States of the Gulf", "supreme-council-of-the-cooperation-council-for-the-arab-states-of-the-gulf.s-2017-5"),
        ("report of the Ministry of Justice of Chad", "supreme-council.tcd"),
    ],
)  # fmt: skip
def test_the_organ_of_an_organization_is_not_that_of_the_state_that_sends_its_paper(passed: str, body: str) -> None:
    annex = "The lakes of Chad\n\n1. The Supreme Council urged all parties to act."
    letter = LETTER.format(passed=passed, annex=annex).replace(
        "Observer of the African Union", "Representative of Chad"
    )
    assert heads(letter) == [body]


def test_the_secretariat_in_the_paper_of_another_organization_is_not_the_united_nations() -> None:
    passed = "communiqué of the Conference of Heads of Government of the Caribbean Community"
    annex = "Communiqué of the Conference\n\n1. The Conference requested the Secretariat to report to it."
    (row,) = [row for rows in read(LETTER.format(passed=passed, annex=annex)).recommendations.values() for row in rows]
    assert [(told.name, told.body_id) for told in row.addressees] == [("Secretariat", None)]


def test_each_quoted_paragraph_of_a_presidential_statement_is_the_councils() -> None:
    text = (
        "S/PRST/1999/3\n\nDistr.: General\n\nStatement by the President of the Security Council\n\nThe President made the following statement on behalf "
        'of the Council:\n\n"The Security Council urges the parties to talk.\n\n"The Council demands that the parties comply."'
    )
    rows = [row for found in read(text).recommendations.values() for row in found]
    assert {(row.recommenders, row.instrument_id) for row in rows} == {(("security-council",), "s-prst-1999-3")}


def test_a_summit_speaks_in_the_communique_of_its_body() -> None:
    annex = (
        "Communiqué of the 2007 Extra-Ordinary SADC Summit\n\n1. The Extra-Ordinary Summit was held in Maseru.\n\n"
        "2. The Extra-Ordinary Summit mandated Mr. Diaz to facilitate dialogue. The Minister appealed for help."
    )
    passed = "communiqué of the Extraordinary Summit of Heads of State and Government of the Southern African Development Community"
    assert heads(LETTER.format(passed=passed, annex=annex)) == ["southern-african-development-community", None]


def test_a_summit_that_opens_an_act_in_a_communique_is_the_body_whose_it_was() -> None:
    passed = "communiqué of the 26th Extraordinary Summit of the Heads of State and Government of the Intergovernmental Authority on Development"
    annex = "Communiqué of the 26th extraordinary summit\n\nAfter consideration of the report,\n\nThe Summit:\n\n1. Recalls it;\n\n2. Urges the parties to talk."
    (row,) = [row for rows in read(LETTER.format(passed=passed, annex=annex)).recommendations.values() for row in rows]
    assert row.recommenders == ("intergovernmental-authority-on-development",)
    assert "communique-of-the-26th" in (row.instrument_id or "")
    other = LETTER.format(passed="report on trade", annex=annex)
    assert heads(other) == ["summit.african-union"]


@pytest.mark.parametrize(
    ("front", "words", "organ"),
    [
        ("ORGANIZATION OF AMERICAN STATES\n\nGENERAL ASSEMBLY", "THE GENERAL ASSEMBLY,", "general-assembly-of-the-organization-of-american-states"),
        ("AFRICAN UNION\n\nASSEMBLY OF THE UNION", "The Assembly,", "assembly-of-heads-of-state-and-government-of-the-african-union"),
        ("UNITED NATIONS\n\nGENERAL ASSEMBLY", "The General Assembly,", "general-assembly"),
        ("ASSEMBLY", "THE ASSEMBLY,\n\nRECALLING the work of the General Assembly,", "assembly.some-report-301f0d13"),
    ],
)  # fmt: skip
def test_an_assembly_is_that_of_the_organization_on_the_front_page(front: str, words: str, organ: str) -> None:
    text = f"{front}\n\nTwenty-Eighth Ordinary Session\n30 - 31 January 2017\n\nDECISION ON THE LAKES\n\n{words}\n\n1. TAKES NOTE of it;\n\n2. REQUESTS States to act."
    assert heads(text) == [organ]


@pytest.mark.parametrize(
    ("label", "organ", "instrument"),
    [
        ("1503 (XLVIII). Procedure for communications", "The Economic and Social Council", "e-res-1503-xlviii"),
        ("2105 (XX). The declaration", "The General Assembly", "a-res-2105-xx"),
        ("Resolution No. 7360", "The Council of the League of Arab States", "a-60-9.resolution-no-7360"),
    ],
)
def test_how_acts_of_the_first_years_and_of_others_are_called(label: str, organ: str, instrument: str) -> None:
    text = f"A/60/9\n\nDistr.: General\n\nThe lakes\n\nReport of the Committee\n\n1. It recalls an act.\n\n{label}\n\n{organ},\n\nRecalling it,\n\n1. Requests States to report."
    (row,) = [row for rows in read(text).recommendations.values() for row in rows]
    assert row.instrument_id == instrument


def test_what_an_amendment_would_put_into_a_draft_is_said_by_nobody_yet() -> None:
    text = (
        "A/C.3/54/L.9\n\nDistr.: Limited\n\nThird Committee\n\nCuba: amendments to draft resolution A/C.3/54/L.2\n\n1. After paragraph 2, insert a "
        'new paragraph reading:\n\n"2 bis. Requests the Secretary-General to report;"\n\n2. Paragraph 4 should read:\n\n"4. Urges all States to act;"'
    )
    assert [(verb, body) for verb, body, *_ in said(read(text))] == [("Requests", None), ("Urges", None)]


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
        ("The Board decided, without a vote, to request Mr. Diaz to prepare a paper.", ["request"]),
        ("The Board decided, on the 3rd day, its budget, and asked to be told of the request.", []),
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
