"""Acts that are not printed as resolutions are: agreed conclusions in sentences, elements of a decision, decisions told or numbered on."""

from __future__ import annotations

import pytest

from tests.whole_texts import paragraphs, parse, read, said

WOMEN = "commission-on-the-status-of-women"
CONCLUSIONS = (
    "E/2019/99\n\nDistr.: General\n\nCommission on the Status of Women\n\nReport of the Commission on the Status of Women\n\nI. Introduction\n\n"
    "1. The following agreed conclusions adopted by the Commission are submitted to the Economic and Social Council:\n\nAgreed conclusions on wells\n\n"
    "1. The Commission on the Status of Women reaffirms the Charter.\n\n2. The Commission recognizes its importance.\n\n"
    "3. The Commission urges Governments to act.\n\n"
)


@pytest.mark.parametrize(
    ("below", "numbers"),
    [
        pytest.param("2. The meeting was closed.\n", [("body", "2")], id="the-next-number-of-the-report"),
        pytest.param("4. The Commission calls on Governments to report.\n", [("operative", "4")], id="the-next-conclusion"),
    ],
)  # fmt: skip
def test_conclusions_in_sentences_go_on_beside_the_numbers_of_their_report(
    below: str, numbers: list[tuple[str, str | None]]
) -> None:
    """Agreed conclusions of the Commission on the Status of Women, whose paragraph 2 is not paragraph 2 of the report that prints them."""
    found = paragraphs(parse(CONCLUSIONS + below))
    assert found == [("body", "1"), ("operative", "1"), ("operative", "2"), ("operative", "3"), *numbers]


def test_what_agreed_conclusions_ask_they_ask_as_an_instrument() -> None:
    found = read(f"{CONCLUSIONS}2. The meeting was closed.\n")
    [row] = [row for rows in found.recommendations.values() for row in rows]
    made = {one.instrument_id: one for one in found.instruments}[row.instrument_id or ""]
    assert (row.recommenders, made.instrument_type, made.adopting_body_id) == ((WOMEN,), "agreed_conclusions", WOMEN)


def test_what_an_organ_says_of_things_is_told_to_nobody() -> None:
    """ "The Commission recognizes that investments should" holds no relative clause that tells what the Commission should."""
    found = read(f"{CONCLUSIONS}4. The Commission recognizes that investments in wells should be lasting.\n")
    assert [row.addressees for rows in found.recommendations.values() for row in rows if row.verb == "should"] == [()]


def test_a_sentence_that_presents_the_next_act_is_no_conclusion() -> None:
    below = (
        "4. The Commission recommends to the Council the adoption of the following draft resolution:\n\nWells\n\n"
        "The Economic and Social Council,\n\nRecalling it,\n\n1. Takes note of it;\n\n2. Decides so.\n"
    )
    one = CONCLUSIONS.replace("\n\n1. The following", "\n\n1. One.\n\n2. Two.\n\n3. The following")
    assert ("body", "4") in paragraphs(parse(one + below))


def test_what_an_organ_may_wish_to_do_begins_the_text() -> None:
    text = (
        "DP/2025/99\n\nExecutive Board\n\nDistr.: General\n11 April 2025\n\nAnnual session 2025\n2–5 June 2025, New York\nItem 3 of the provisional agenda\n"
        "Funding\n\nReport on funding\n\nElements of a decision\n\n"
        "The Executive Board may wish to:\n\n(a) Take note of the report on the dialogue with Member States on funding (DP/2025/17);\n\n(b) Encourage Member States to contribute.\n"
    )
    assert [verb for verb, *_ in said(read(text))] == ["may wish to", "may wish to"]


def test_the_first_decision_that_is_told_has_its_number_too() -> None:
    head = "E/INF/2019/9\n\nEconomic and Social Council\n\nDistr.: General\n\n5 December 2019\n\nResolutions and decisions adopted by the Economic and Social Council at its 2019 session\n\n"
    first = "2019/210. Wells\n\nAt its 23rd meeting, on 22 May 2019, the Economic and Social Council requested the Secretary-General to report.\n\n"
    second = "2019/211. Pumps\n\nAt its 24th meeting, on 6 June 2019, the Economic and Social Council requested the Committee to act.\n"
    found = read(head + first + second)
    assert [row.instrument_id for rows in found.recommendations.values() for row in rows] == ["e-dec-2019-210", "e-dec-2019-211"]  # fmt: skip


@pytest.mark.parametrize(
    ("below", "numbers"),
    [
        pytest.param("13.24 The Secretariat is requested to prepare a review of the species.\n\n13.25 Parties are encouraged to provide support to the Secretariat.\n", ["13.24", "13.25"], id="numbered-on"),
        pytest.param("13.24 The Secretariat is requested to prepare a review of the species.\n", [None], id="one-alone"),
    ],
)  # fmt: skip
def test_decisions_number_on_from_those_of_others(below: str, numbers: list[str | None]) -> None:
    """Decisions of the Conference of the Parties to the Convention on Migratory Species and to CITES are numbered by meeting."""
    head = "UNEP/CMS/Decisions\n\nDistribution: General\n\nOriginal: English\n\nSPECIES\n\nAdopted by the Conference of the Parties at its 13th Meeting (Gandhinagar, February 2020)\n\n"
    assert [number for _, number in paragraphs(parse(head + below))] == numbers


@pytest.mark.parametrize(
    ("symbol", "kind", "status"),
    [
        pytest.param("TD/B/EX(68)/L.2", "agreed_conclusions", "draft", id="of-a-limited-document"),
        pytest.param("TD/B/EX(68)/4", "agreed_conclusions", "adopted", id="of-another"),
    ],
)
def test_what_a_limited_document_is_has_yet_to_be_adopted(symbol: str, kind: str, status: str) -> None:
    text = (
        f"United Nations\t{symbol}\n\nDistr.: Limited\n\n2 October 2019\n\nTrade and Development Board\n\n"
        "Agreed conclusions submitted by the Chair\n\nThe Trade and Development Board\n\n1. Takes note of it;\n\n2. Invites States to act.\n"
    )
    assert [(one.instrument_type, one.status) for one in read(text).instruments] == [(kind, status)]


@pytest.mark.parametrize(
    ("line", "meeting"),
    [
        pytest.param("The Seventy-sixth World Health Assembly,", "world-health-assembly.76", id="its-number"),
        pytest.param("The World Health Assembly,", None, id="no-number"),
    ],
)
def test_the_line_of_an_organ_names_the_session_that_adopted(line: str, meeting: str | None) -> None:
    text = f"WHA76.5\n\nAgenda item 13.1\n\n30 May 2023\n\nWells\n\n{line}\n\nNoting it,\n\n1. URGES Member States to act.\n"
    assert [row.meeting_id for rows in read(text).recommendations.values() for row in rows] == [meeting]


def test_the_session_a_resolution_is_on_did_not_adopt_it() -> None:
    """As in A/RES/3172 (XXVIII), by which a special session was to be held."""
    text = (
        "A/RES/3172(XXVIII)\n\nResolution adopted by the General Assembly\n\n3172 (XXVIII). Sixth special session of the General Assembly\n\n"
        "The General Assembly,\n\nRecalling its resolution 75/1,\n\n1. Invites States to act;\n\n2. Decides so.\n"
    )
    assert [row.meeting_id for rows in read(text).recommendations.values() for row in rows] == [None]


PRESENTED = (
    "E/CN.5/2025/L.6\n\nEconomic and Social Council\n\nDistr.: Limited\n\n10 February 2025\n\nCommission for Social Development\n\nSixty-third session\n\n"
    "New York, 10–14 February 2025\n\nAgenda item 3\n\nChile and Mali: draft resolution\n\n"
    "The Commission for Social Development recommends to the Economic and Social Council the adoption of the following draft resolution:\n\n"
    "Review of the Plan of Action\n\nThe Economic and Social Council,\n\nRecalling its resolution 2020/1,\n\n1. Invites Member States to act;\n\n2. Decides so.\n"
)


def test_a_draft_that_a_commission_recommends_is_the_document_and_the_sentence_is_none() -> None:
    """As in E/CN.5/2025/L.6 and drafts of the Commission on Crime Prevention and Criminal Justice."""
    found = read(PRESENTED)
    rows = [(row.verb, row.recommenders, row.instrument_id) for rows in found.recommendations.values() for row in rows]
    assert rows == [
        ("recommends", ("commission-for-social-development",), None),
        ("Invites", ("economic-and-social-council",), "e-cn-5-2025-l-6"),
    ]
    [made] = [one for one in found.instruments if one.instrument_id == "e-cn-5-2025-l-6"]
    assert (made.title, made.instrument_type, made.status) == (
        "Review of the Plan of Action",
        "draft_resolution",
        "draft",
    )


def test_the_first_decision_of_a_sentence_has_its_number_too() -> None:
    head = "CEDAW/SP/2024/3\n\nMeeting of the States Parties to the Convention on Wells\n\nDistr.: General\n\n10 June 2024\n\nTwenty-third meeting\n\nDecisions\n\n"
    first = (
        "Decision 23/1\n\nThe Meeting of the States Parties requests the Secretary-General to invite nominations.\n\n"
    )
    second = "Decision 23/2\n\nThe Meeting of the States Parties urges States parties to pay.\n"
    found = read(head + first + second)
    made = {one.instrument_id: one for one in found.instruments}
    acts = [made[row.instrument_id or ""] for rows in found.recommendations.values() for row in rows]
    assert [(one.title, one.instrument_type) for one in acts] == [("Decision 23/1", "decision"), ("Decision 23/2", "decision")]  # fmt: skip


def test_sections_of_a_decision_are_headings_above_paragraphs_that_number_on() -> None:
    text = (
        "UNEP/CBD/COP/DEC/V/20\n\nCONVENTION ON BIOLOGICAL DIVERSITY\n\nV/20. Operations of the Convention\n\nThe Conference of the Parties,\n\n"
        "I. THE CONFERENCE\n\n1. Requests the Executive Secretary to report;\n\nII. Other bodies\n\n2. Urges Parties to act.\n"
    )
    found = read(text)
    rows = [row for rows in found.recommendations.values() for row in rows]
    assert [row.text for row in rows] == ["Requests the Executive Secretary to report", "Urges Parties to act"]
    assert {row.recommenders for row in rows} == {("conference-of-the-parties-to-the-convention-on-biological-diversity",)}  # fmt: skip
    assert [section.title for section in parse(text).sections] == ["I. THE CONFERENCE", "II. Other bodies"]


def test_a_symbol_with_a_hyphen_is_one() -> None:
    """Resolutions of the Assembly of States Parties to the Rome Statute."""
    text = "ICC-ASP/20/Res.3\n\nReview of the Court\n\nThe Assembly of States Parties,\n\nRecalling it,\n\n1. Requests the Bureau to act.\n"
    assert [symbol.value for symbol in parse(text).masthead.symbols] == ["ICC-ASP/20/Res.3"]


def test_the_code_of_a_decision_is_no_word_of_another_language() -> None:
    """Decisions of the committees of UNESCO on heritage, whose COM and GA would be Portuguese."""
    text = (
        "Decision of the Intergovernmental Committee: 14.COM 16\n\nThe Committee,\n\n1. Having examined document LHE/19/14.COM/16,\n\n"
        "2. Recalling Decision 11.COM 10, Decision 12.COM 13 and Decision 13.COM 16 as well as Resolution 7.GA 6,\n\n"
        "3. Commends the work of the group;\n\n4. Requests that the Secretariat implement the recommendations of the group.\n"
    )
    found = read(text)
    [row] = [row for rows in found.recommendations.values() for row in rows]
    made = {one.instrument_id: one for one in found.instruments}[row.instrument_id or ""]
    assert (row.recommenders, made.instrument_type) == (("intergovernmental-committee",), "decision")


def test_where_an_organ_sits_is_no_limit() -> None:
    text = (
        "United Nations\tA/HRC/56/L.12\n\nGeneral Assembly\tDistr.: Limited\n\n4 July 2024\n\nHuman Rights Council\n\nFifty-sixth session\n\n"
        "Agenda item 10\n\nChad: draft decision\n\nAssistance\n\nThe Human Rights Council, at its 35th meeting, on 10 July 2024, decides to request "
        "the High Commissioner to provide assistance, and requests the Independent Expert to report to it at its sixtieth session.\n"
    )
    due = [row.due.text for rows in read(text).recommendations.values() for row in rows]
    assert due == [None, "at its sixtieth session"]


def test_a_compendium_is_of_the_session_in_its_title() -> None:
    text = (
        "E/ICEF/2025/9\n\nUnited Nations Children's Fund\n\nExecutive Board\n\nDistr.: Limited\n\n5 March 2025\n\n"
        "Compendium of decisions adopted by the Executive Board at its first regular session of 2025\n\n"
        "2025/1\nUpdate\n\nThe Executive Board\n\n1. Requests UNICEF to act.\n\n2025/2\nBudget\n\nThe Executive Board\n\n1. Encourages UNICEF to act.\n"
    )
    met = {row.meeting_id for rows in read(text).recommendations.values() for row in rows}
    assert met == {"executive-board-of-the-united-nations-children-s-fund.first-regular-session-of-2025"}


def test_the_next_draft_ends_a_decision_of_one_sentence_with_a_list() -> None:
    """Reports of the Committee on Non-Governmental Organizations, whose first decision grants status to those it lists."""
    text = (
        "E/2024/32\n\nDistr.: General\n\nReport of the Committee on Non-Governmental Organizations\n\nI. Matters\n\n"
        "1. The Committee recommends to the Economic and Social Council the adoption of the following draft decisions:\n\nDraft decision I\nStatus\n\n"
        "The Economic and Social Council decides to grant consultative status to the following:\n\nAction for Chad\nWells International\n\n"
        "Draft decision II\nWithdrawal\n\nThe Economic and Social Council requests the Secretariat to inform the organization.\n"
    )
    found = read(text)
    [row] = [row for rows in found.recommendations.values() for row in rows if row.verb == "requests"]
    made = {one.instrument_id: one for one in found.instruments}[row.instrument_id or ""]
    assert (made.title, made.instrument_type) == ("Draft decision II: Withdrawal", "decision")


def test_the_mark_that_closes_a_statement_is_none_of_its_words() -> None:
    text = (
        "United Nations\tA/HRC/PRST/OS/18/1\n\nGeneral Assembly\tDistr.: General\n\n9 December 2024\n\nHuman Rights Council\n\nStatement by the President\n\n"
        'The President of the Human Rights Council made the following statement:\n\n"The Human Rights Council,\n\n1. Takes note of it;\n\n'
        '2. Requests the secretariat to provide updates."\n'
    )
    rows = [row.text for rows in read(text).recommendations.values() for row in rows]
    assert rows == ["Requests the secretariat to provide updates"]
