"""Who speaks where a debate is told: briefers and whoever presides in verbatim records, panellists in the summary of a panel, experts
in the report of their meeting, persons by their house; one case is one usage."""

from __future__ import annotations

import pytest

from tests.recommended import rows
from tests.whole_texts import read, said

COUNCIL = (
    "S/PV.9850\n\nUnited Nations\n\nSecurity Council\n\nEightieth year\n\n9850th meeting\n\nTuesday, 11 February 2025, 10 a.m.\n\n"
    "President: Mr. Fu Cong (China)\n\nThe President (spoke in Chinese): I invite the following briefers to participate in this "
    "meeting: Ms. Ana Diaz, Special Envoy of the Secretary-General for Syria; and Ms. Keller.\n\n"
)
PANEL = (
    "United Nations\n\nA/HRC/58/41\n\nGeneral Assembly\n\nDistr.: General\n10 January 2025\n\nHuman Rights Council\n\nFifty-eighth "
    "session\n\nAgenda items 2 and 3\n\n{title}\n\nReport of the Office of the United Nations High Commissioner for Human Rights\n\n"
    "I. Introduction\n\n1. The Council held a panel discussion. The panellists were the Special Rapporteur on the right to food, Ana "
    "Diaz; and a farmer, Eva Keller.\n\nII. Discussion\n\n{said}"
)
EXPERTS = (
    "United Nations\n\nTD/B/C.II/EM.5/12\n\nUnited Nations Conference on Trade and Development\n\nDistr.: General\n15 November 2024\n\n"
    "Trade and Development Board\n\nMulti-year Expert Meeting on Investment\n\nTenth session\n\nGeneva, 14–15 October 2024\n\n"
    "Report of the Multi-year Expert Meeting on Investment on its tenth session\n\nI. Summary\n\n1. {said}"
)
STATEMENT = (
    "E/CN.6/2025/NGO/45\n\nUnited Nations\n\nEconomic and Social Council\n\nDistr.: General\n27 November 2024\n\nCommission on the Status of "
    "Women\n\nSixty-ninth session\n\nStatement submitted by Lake Centre, a non-governmental organization in consultative status with the "
    "Economic and Social Council\n\nStatement\n\n{}"
)
DECLARED = (
    "A/79/951\n\nUnited Nations\n\nGeneral Assembly\n\nDistr.: General\n20 June 2025\n\nSeventy-ninth session\n\nLetter dated 18 June 2025 "
    "from the Permanent Representative of Azerbaijan to the United Nations addressed to the Secretary-General\n\nI have the honour to "
    "transmit herewith the Baku Declaration adopted at the Ministerial Meeting of the Movement of Non-Aligned Countries (see annex).\n\n"
    "(Signed) T. Musayev\nPermanent Representative\n\nAnnex to the letter dated 18 June 2025 from the Permanent Representative of "
    "Azerbaijan to the United Nations addressed to the Secretary-General\n\nBaku Declaration\n\n"
)
LETTER = (
    "A/79/1010\n\nUnited Nations\n\nGeneral Assembly\n\nDistr.: General\n20 August 2025\n\nSeventy-ninth session\n\nLetter dated 18 August "
    "2025 from the Permanent Representatives of Austria and Tunisia to the United Nations addressed to the President of the General "
    "Assembly\n\nWe have the honour to transmit herewith the Co-Chairs’ summary of the informal consultations (see annex).\n\nAnnex\n\n"
    "Co-Chairs’ summary\n\n1. {}"
)
FOOD = "special-rapporteur-on-the-right-to-food"
MEETING = "multi-year-expert-meeting"


def bodies(text: str) -> list[str | None]:
    return [body for _, body, _, _ in said(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ms. Diaz: I urge all parties to act.",
            ["special-envoy-of-the-secretary-general-for-syria"],
            id="a-briefer-by-her-post",
        ),
        pytest.param("Ms. Keller: I urge all parties to act.", [None], id="a-briefer-without-post"),
        pytest.param(
            "The President (spoke in Chinese): I shall now make a statement in my capacity as the representative of China. We urge "
            "all parties to act.",
            ["china"],
            id="whoever-presides-for-his-state",
        ),
        pytest.param(
            "The President: I shall now make a statement in my national capacity as representative of China. I now resume my "
            "functions as President of the Council. I urge all parties to act.",
            ["security-council"],
            id="whoever-presides-again",
        ),
        pytest.param(
            "Mr. Hayashi (Japan): The representative of Chad said earlier that Mali must withdraw.", ["chad"], id="said-earlier"
        ),
    ],
)  # fmt: skip
def test_a_verbatim_record_of_the_council_tells_for_whom_its_speakers_speak(
    text: str, expected: list[str | None]
) -> None:
    assert bodies(COUNCIL + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2. Ms. Diaz stated that States should act.", [FOOD], id="a-panellist-by-her-post"),
        pytest.param(
            "2. Ms. Diaz called for action. In her view, States should act.", [FOOD, FOOD], id="in-her-view"
        ),
        pytest.param("2. Ms. Keller called on States to act.", [None], id="a-farmer"),
        pytest.param("2. States should act.", ["participants.a-hrc-58-41"], id="nobody-told"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "title", ["Summary of the panel discussion on food", "Outcome of the panel discussion on food"]
)
def test_the_summary_of_a_panel_is_not_the_office_s_that_wrote_it(
    text: str, expected: list[str | None], title: str
) -> None:
    assert bodies(PANEL.format(title=title, said=text)) == expected


def test_a_report_on_its_own_panel_of_experts_stays_the_office_s() -> None:
    text = PANEL.format(title="The right to food", said="2. States should act.")
    assert bodies(text) == ["office-of-the-united-nations-high-commissioner-for-human-rights"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Experts agreed that States should act.", f"experts.{MEETING}", id="experts"),
        pytest.param("Participants urged States to act.", f"participants.{MEETING}", id="participants"),
        pytest.param("Some experts recommended that States act.", None, id="some-of-them"),
        pytest.param("The expert from Brazil called for action.", "brazil", id="the-expert-of-a-state"),
        pytest.param("An expert from Brazil called for action.", None, id="an-expert"),
        pytest.param("The meeting recommended that States act.", MEETING, id="the-meeting"),
        pytest.param("The expert meeting recommended that States act.", MEETING, id="the-expert-meeting"),
    ],
)  # fmt: skip
def test_experts_who_met_speak_together(text: str, expected: str | None) -> None:
    assert bodies(EXPERTS.format(said=text)) == [expected]


def test_it_is_the_meeting_of_the_sentence_before() -> None:
    text = "The expert meeting recommended that UNCTAD act. It also requested the secretariat to report."
    assert bodies(EXPERTS.format(said=text)) == [MEETING, MEETING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ms. Diaz (World Bank) urged States to act.", ["world-bank"], id="in-brackets"),
        pytest.param("Ms. Diaz (Chad) urged States to act.", ["chad"], id="her-state-in-brackets"),
        pytest.param("Mr. Frey of the World Bank urged States to act.", ["world-bank"], id="of-a-house"),
        pytest.param("Ms. Diaz of Chad urged States to act.", [], id="from-a-place"),
        pytest.param("The Executive Director, UNICEF, urged States to act. She called on Chad to pay.", ["united-nations-children-s-fund"], id="post-and-comma"),
        pytest.param("Representatives of UNICEF and WFP urged States to act.", ["united-nations-children-s-fund", "world-food-programme"], id="representatives-of-two"),
        pytest.param("The observer for Chad urged States to act.", ["chad"], id="an-observer-is-for-his-state"),
        pytest.param("Ms. Diaz, a civil society representative from Chad, urged States to act.", [], id="only-comes-from-it"),
        pytest.param("Ms. Diaz, Professor at Columbia University, urged States to act.", [], id="a-professor-is-not-her-university"),
        pytest.param("One of the panellists, a director at the World Bank, said that States should act.", [], id="one-of-the-panellists"),
        pytest.param("Speaking on behalf of the African Group, the representative of Chad urged States to act.", ["african-group"], id="speaking-on-behalf"),
        pytest.param("In the opinion of the representative of Chad, States should act.", ["chad"], id="in-his-opinion"),
        pytest.param("The Deputy Secretary-General of UNCTAD urged States to act.", ["united-nations-conference-on-trade-and-development"], id="the-deputy-of-another-house"),
        pytest.param("Ms. Diaz, Special Envoy on Financing the 2030 Agenda, invited States to act.", ["special-envoy-on-financing"], id="an-instrument-in-what-she-is"),
    ],
)  # fmt: skip
def test_persons_speak_for_the_house_that_stands_beside_their_name(text: str, expected: list[str]) -> None:
    assert all(list(row.recommenders) == expected for row in rows(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("As the World Bank has noted, States should act.", ["world-bank"], id="as-somebody-noted"),
        pytest.param("As Chad has repeatedly stressed, States must act.", ["chad"], id="as-a-state-stressed"),
        pytest.param("As several delegations noted, States should act.", [], id="as-some-noted"),
        pytest.param("As we have said, States should act.", ["secretary-general"], id="as-the-author-said"),
        pytest.param("In the words of the World Bank, States must act.", ["world-bank"], id="in-the-words-of"),
        pytest.param("He recalled the words of the World Bank that States must act.", ["world-bank"], id="the-words-that"),
        pytest.param("He quoted the Pope as saying that States must act.", [], id="as-saying"),
        pytest.param("There was broad agreement that States should act.", [], id="broad-agreement"),
        pytest.param("A consensus emerged that States should act.", [], id="a-consensus"),
        pytest.param("There is a view that States should act.", ["secretary-general"], id="what-the-author-finds"),
    ],
)  # fmt: skip
def test_whose_words_are_taken_up_says_them(text: str, expected: list[str]) -> None:
    assert all(list(row.recommenders) == expected for row in rows(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Chad joins others in calling for restraint.", "chad", id="a-state"),
        pytest.param("We join the World Bank in calling on States to act.", "secretary-general", id="the-author"),
    ],
)
def test_who_joins_others_in_calling_calls(text: str, expected: str) -> None:
    [row] = rows(text)
    assert row.recommenders == (expected,)


def test_the_statement_of_a_state_is_its_own_where_it_is_told_what_he_called_for_in_it() -> None:
    [row] = rows(
        "The Committee noted the statement by the representative of Chad, in which he called for the release of all."
    )
    assert row.recommenders == ("chad",)


def test_it_is_the_author_who_heads_the_sentence_before_and_not_who_was_told_of_earlier() -> None:
    text = STATEMENT.format(
        "According to the World Bank, fuel should be taxed. The Lake Centre urges the Council to act. It also calls on Chad to pay."
    )
    assert bodies(text) == ["world-bank", "lake-centre", "lake-centre"]


def test_a_declaration_told_in_the_past_is_theirs_who_met_in_each_paragraph() -> None:
    text = (
        "The Ministers for Foreign Affairs of the Movement of Non-Aligned Countries, having met in Baku,\n\n1. Reaffirmed it;\n\n"
        "2. Urged States to act;\n\n3. Called upon the Secretary-General to report;\n\n4. Stressed the need to reform the Council."
    )
    assert bodies(DECLARED + text) == ["movement-of-non-aligned-countries"] * 3


def test_what_one_delegation_noted_is_not_the_author_s() -> None:
    [row] = rows("It was also noted by one delegation that the secretariat should act.")
    assert row.recommenders == ()


def test_somebody_else_in_the_paragraph_is_not_who_spoke_in_the_one_before() -> None:
    found = rows(
        "The representative of Chad said that States should act.",
        "The Premier of the Northern Isles said that the lake was low. He urged the Committee to send a mission.",
    )
    assert [row.recommenders for row in found] == [("chad",), ()]


RECORD = (
    "A/79/PV.13\n\nUnited Nations\n\nGeneral Assembly\n\nSeventy-ninth session\n\nOfficial Records\n\n13th plenary meeting\n\nFriday, 27 "
    "September 2024, 9 a.m.\n\nPresident: Mr. Yang (Cameroon)\n\nThe meeting was called to order at 9.05 a.m.\n\nAgenda item 8\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("General debate\n\nMs. Joyini (South Africa): We urge all to act.", ["south-africa"], id="below-a-heading"),
        pytest.param("Ms. Joyini (South Africa): I thank you, Mr. President. Chad reiterates its call for peace.", ["chad"], id="behind-mr-president"),
        pytest.param("Ms. Joyini (South Africa): That is why Chad has called for a reform.", ["chad"], id="that-is-why"),
        pytest.param("Ms. Joyini (South Africa): I thank all. Let me also urge States to pay. Allow me to reiterate our call for peace.", ["south-africa"] * 2, id="let-me"),
        pytest.param("Ms. Joyini (South Africa): Chad joins others in calling for restraint.", ["chad"], id="joins-others"),
        pytest.param("The Acting President: I request Protocol to escort the King.", [], id="protocol"),
    ],
)  # fmt: skip
def test_a_verbatim_record_of_the_assembly_tells_whose_words_are_read(text: str, expected: list[str]) -> None:
    assert bodies(RECORD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The representative of Chad, also on behalf of Mali and the Niger, urged States to act.", ("chad", "mali", "niger"), id="also-on-behalf-of"),
        pytest.param("Chad, on behalf of the landlocked countries, urged States to act.", (), id="on-behalf-of-some"),
        pytest.param("The representatives of Chad and Mali reported on it and invited States to act.", ("chad", "mali"), id="two-and-a-further-verb"),
        pytest.param("The delegate from Chad noted that States needed to act.", ("chad",), id="the-delegate-from"),
        pytest.param("The Chair, speaking in her capacity as a member of the Committee on Contributions, urged States to act.", (), id="as-a-member"),
    ],
)  # fmt: skip
def test_for_how_many_somebody_speaks(text: str, expected: tuple[str, ...]) -> None:
    [row] = rows(text)
    assert row.recommenders == expected


def test_a_panellist_is_known_by_the_house_in_brackets_behind_her_name() -> None:
    found = rows(
        "The panellists were Mr. Frey (Chad) and Ms. Eva Keller (World Bank).",
        "Ms. Keller urged States to act. Mr. Frey urged Mali to pay.",
    )
    assert [row.recommenders for row in found] == [("world-bank",), ()]


def test_those_who_chaired_a_meeting_together_speak_in_its_summary() -> None:
    text = LETTER.format("The Co-Chairs encouraged delegations to submit models. They also urged States to act.")
    assert bodies(text) == ["co-chairs.a-79-1010"] * 2
    assert bodies(LETTER.format("Delegations thanked the Co-Chairs. They urged States to act.")) == [None]
