"""Declarations of those who met, printed in full or passed on by a letter: in whose name each of their verbs directs."""

from __future__ import annotations

import pytest

from tests.whole_texts import paragraphs, parse, read, said

LETTER = (
    "A/79/999\n\nGeneral Assembly\n\nDistr.: General\n4 May 2025\n\nLetter dated 2 May 2025 from the Permanent Representative of Uganda to the "
    "United Nations addressed to the Secretary-General\n\nI have the honour to transmit the document attached (see annex).\n\n"
    "Annex to the letter dated 2 May 2025 from the Permanent Representative of\nUganda to the United Nations addressed to the Secretary-General\n\n"
)
MINISTERS = "We, the Ministers and heads of delegation of the member States of the Economic Commission for Europe, meeting in Yerevan,"
LEADERS = "We, the leaders of the States members of the League of Arab States, meeting in Baghdad,"
ECE, LEAGUE, GROUP = "economic-commission-for-europe", "league-of-arab-states", "group-of-77"


def rows(text: str) -> list[tuple[str, str | None]]:
    return [(verb, body) for verb, body, _, _ in said(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Declaration on roads\n\n{MINISTERS}\n\nRecalling the Charter,\n\n1. Reaffirm our commitment to safety;\n\n"
            "2. Call upon Governments to accede to the convention;\n\n3. Request the Executive Secretary to report on it.",
            [("Call upon", ECE), ("Request", ECE)],
            id="verbs-without-an-ending",
        ),
        pytest.param(
            f"Declaration on roads\n\n{MINISTERS}\n\nWelcome the progress made and urge Governments to do more;\n\nALSO INVITE the private sector to invest.",
            [("urge", ECE), ("INVITE", ECE)],
            id="without-numbers",
        ),
        pytest.param(
            f"Declaration on roads\n\n{MINISTERS.removesuffix(',')};\n\nRecalling the Charter;\n\n1. Welcome the progress made;\n\n2. Call upon Governments to act.",
            [("Call upon", ECE)],
            id="a-semicolon-behind-those-who-declare",
        ),
        pytest.param(
            f"Declaration on roads\n\n{MINISTERS.removesuffix(',')};\n\nmet in Yerevan in May. We urged States to act.",
            [("urged", None)],
            id="a-semicolon-and-no-act",
        ),
        pytest.param(
            f"Declaration on roads\n\n{MINISTERS}\n\n1. Request the Secretary to convene the Governments and encourage them to meet.",
            [("Request", ECE)],
            id="what-another-is-told-to-ask",
        ),
        pytest.param(
            f"{LETTER}Baghdad Declaration\n\n{LEADERS}\n\n1. We call for an end to the war.\n\n2. We urge all States to help.",
            [("call for", LEAGUE), ("urge", LEAGUE)],
            id="each-paragraph-with-we",
        ),
        pytest.param(
            f"{LETTER}Ministerial Declaration of the Group of 77 and China\n\n1. The Ministers for Foreign Affairs of the Group of 77 and China met in New York.\n\n"
            "2. The Ministers urged developed countries to act.\n\n3. They called for a reform of the architecture.",
            [("urged", GROUP), ("called for", GROUP)],
            id="the-ministers-who-met",
        ),
        pytest.param(
            f"{LETTER}Final document of the nineteenth Summit of Heads of State and Government of the Movement of Non-Aligned Countries\n\n"
            "1. The Heads of State and Government of the Movement of Non-Aligned Countries met in Kampala.\n\n"
            "2. The Heads of State and Government urged the Security Council to act.",
            [("urged", "movement-of-non-aligned-countries")],
            id="a-final-document",
        ),
        pytest.param(
            f"{LETTER}Communiqué of the Extraordinary Summit of Heads of State and Government of the Southern African Development Community\n\n"
            "1. The Summit noted the report. It urged all parties to talk.\n\n2. Summit called for the convening of a joint meeting.",
            [
                ("urged", "southern-african-development-community"),
                ("called for", "southern-african-development-community"),
            ],
            id="the-summit",
        ),
        pytest.param(
            f"{LETTER}Final Document of the eighteenth Midterm Ministerial Meeting of the Movement of Non-Aligned Countries\n\n"
            "244. The Ministers welcomed the programme and urged States to help it.",
            [("urged", "movement-of-non-aligned-countries")],
            id="a-ministerial-meeting-in-the-heading",
        ),
        pytest.param(
            f"{LETTER}Joint statement by the Ministers for Foreign Affairs of Chad and Mali\n\nWe welcome the plan. We urge all parties to talk.",
            [("urge", "chad")],
            id="ministers-of-several-states",
        ),
        pytest.param(
            f"{LETTER}Final communiqué of the thirteenth Islamic Summit Conference\n\n1. The Heads of State and Government of the Member States of the "
            "Organization of Islamic Cooperation held their Summit in Istanbul.\n\n2. The Conference called for an end to it. It urged States to help.",
            [("called for", "organization-of-islamic-cooperation"), ("urged", "organization-of-islamic-cooperation")],
            id="the-conference",
        ),
        pytest.param(
            f"{LETTER}Final communiqué of the annual coordination meeting of the Ministers for Foreign Affairs of the States members of the "
            "Organization of Islamic Cooperation\n\n1. The Ministers met in New York.\n\n2. The Meeting urged all Member States to attend.",
            [("urged", "organization-of-islamic-cooperation")],
            id="ministers-of-the-members-of-a-body",
        ),
        pytest.param(
            f"{LETTER}COMMUNIQUÉ OF THE EXTRAORDINARY SUMMIT OF THE ASSEMBLY OF HEADS OF STATE AND GOVERNMENT OF THE INTERGOVERNMENTAL "
            "AUTHORITY ON DEVELOPMENT\n\n1. The Summit called for the opening of roads.",
            [("called for", "intergovernmental-authority-on-development")],
            id="a-heading-in-capitals",
        ),
        pytest.param(
            f"{LETTER}Communiqué of the Thirty-ninth Pacific Islands Forum\n\n1. The Forum was held in Niue.\n\n2. Leaders called on all States to act. "
            "They also urged donors to pay.",
            [("called on", "pacific-islands-forum"), ("urged", "pacific-islands-forum")],
            id="leaders-of-a-forum",
        ),
        pytest.param(
            f"{LETTER}Statement by the Heads of Government of the Caribbean Community on the lakes\n\nHeads called on all parties to talk.\n\n"
            "Heads of Government also urged donors to pay. The Minister urged them to wait.",
            [("called on", "caribbean-community"), ("urged", "caribbean-community"), ("urged", None)],
            id="heads-of-government",
        ),
        pytest.param(
            f"{LETTER}Dushanbe Declaration of the Heads of the Member States of the Shanghai Cooperation Organization\n\nThe heads state the following:\n\n"
            "1. Member States call on all parties to talk. They stress the need for peace.",
            [
                ("call on", "shanghai-cooperation-organization"),
                ("stress the need for", "shanghai-cooperation-organization"),
            ],
            id="member-states",
        ),
        pytest.param(
            f"{LETTER.replace('the document attached', 'the special communiqué on the islands adopted by the Heads of State and Government of the African Union')}"
            "Special communiqué on the islands\n\n1. The islands are far.\n\n2. The Heads of State and Government urged all States to help.",
            [("urged", "african-union")],
            id="whose-communique-on-what-the-letter-says",
        ),
        pytest.param(
            f"{LETTER}Note on the lakes of the Pacific Islands Forum\n\n1. The lakes are dry.\n\n2. Leaders called on all States to act.",
            [("called on", None)],
            id="leaders-in-a-note",
        ),
        pytest.param(
            f"{LETTER}Report on the Summit of the Southern African Development Community\n\n1. The Summit urged all parties to talk.",
            [("urged", None)],
            id="a-report-on-a-summit",
        ),
        pytest.param(
            f"{LETTER}Note on the lakes\n\n1. The lakes are dry.\n\n2. The Ministers urged Governments to act.",
            [("urged", None)],
            id="ministers-of-whom-nobody-knows",
        ),
    ],
)
def test_those_who_met_say_what_they_declare(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert sorted(rows(text), key=str) == sorted(expected, key=str)


def test_whoever_appeals_hereby_leads_in_the_points_below() -> None:
    text = (
        "A/60/12\n\nDistr.: General\n\nThe lakes\n\nReport of the Secretary-General\n\nIntroduction.\n\nReferring to the goals that serve "
        "justice We hereby appeal to all States to:\n\n1. Protect the lakes;\n\n2. Restore them."
    )
    assert rows(text) == [("appeal to", "secretary-general"), ("appeal to", "secretary-general")]


def test_a_declaration_is_an_act_with_an_own_sequence_of_numbers() -> None:
    found = parse(
        f"Declaration on roads\n\n{MINISTERS}\n\nRecalling the Charter,\n\n1. Reaffirm it;\n\n2. Commit to it."
    )
    assert [d.role for d in found.divisions] == ["report", "declaration"]
    assert paragraphs(found) == [("preambular", None), ("preambular", None), ("operative", "1"), ("operative", "2")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We, the undersigned, have met.\n\nRecalling the Charter,\n\n1. Call upon Governments to accede.", id="a-sentence"),
        pytest.param("We, the people of the lakes,\n\nThe lakes are dry.\n\n1. Call upon Governments to accede.", id="no-paragraph-of-an-act-below"),
    ],
)  # fmt: skip
def test_other_words_of_people_are_no_act(text: str) -> None:
    assert {d.role for d in parse(f"The lakes\n\n{text}").divisions} == {"report"}


NOTE = (
    "United Nations\tA/CONF.999/2025/1\n\nGeneral Assembly\tDistr.: General\n\n4 August 2025\n\nOriginal: English\n\n"
    "High-level International Conference on the Wells\n\n{title}\n\nNote by the Co-Chairs\n\nThe Co-Chairs of the High-level "
    "International Conference on the Wells have the honour to transmit the text in the annex.\n\nAnnex\n\n{title}\n\n"
    "1. We, the leaders, gathered in New York.\n\n2. We call on all States to act.{end}\n"
)


@pytest.mark.parametrize(
    ("title", "end", "expected"),
    [
        pytest.param(
            "New York Declaration on the Wells", "", [("declaration", None)], id="under-the-title-of-the-note"
        ),
        pytest.param(
            "New York Declaration on the Wells",
            "\n\nDone at New York on 30 July 2025",
            [("declaration", "2025-07-30")],
            id="with-the-day-on-which-it-was-done",
        ),
        pytest.param("Report on the wells", "", [], id="a-report"),
    ],
)
def test_what_a_note_passes_on_under_its_own_title_is_an_act(
    title: str, end: str, expected: list[tuple[str, str | None]]
) -> None:
    found = read(NOTE.format(title=title, end=end))
    acts = {one.instrument_id: one for one in found.instruments}
    said_in = {row.instrument_id for rows in found.recommendations.values() for row in rows if row.instrument_id}
    assert [(acts[key].instrument_type, acts[key].adoption_date) for key in said_in] == expected


@pytest.mark.parametrize(
    ("heading", "opening", "body"),
    [
        pytest.param("Appeal adopted at the online conference organized by the Women’s Council of Chad", "We, the participants gathered on this day, solemnly adopt it.", "participants.a-79-999", id="the-participants"),
        pytest.param("Appeal adopted by the Women’s Council of Chad", "We, the participants gathered on this day, solemnly adopt it.", "women-s-council.tcd", id="adopted-by-the-body"),
        pytest.param("Appeal", "We, the Heads of State and Government of the Group of 77, gathered on this day, adopt it.", GROUP, id="of-a-body"),
    ],
)  # fmt: skip
def test_what_a_letter_passes_on_is_theirs_who_met_and_not_the_hosts(heading: str, opening: str, body: str) -> None:
    assert rows(f"{LETTER}{heading}\n\n{opening}\n\nWe appeal to all States to act.") == [("appeal to", body)]


def test_the_title_of_a_communique_may_be_the_first_line_of_its_annex() -> None:
    whose = "Conference of Heads of Government of the Caribbean Community"
    title = f"Communiqué issued at the conclusion of the fifteenth inter-sessional meeting of the {whose}, held in Basseterre on 25 and 26 March 2004"
    passed = LETTER.replace(
        "the document attached",
        f"the communiqué issued at the conclusion of the fifteenth inter-sessional meeting of the {whose}",
    )
    text = f"{passed}{title}\n\n1. The meeting was held.\n\n2. Heads of Government urged donors to pay."
    (row,) = [row for found in read(text).recommendations.values() for row in found]
    assert row.recommenders == ("conference-of-heads-of-government-of-the-caribbean-community",)
    assert "communique-issued-at-the-conclusion" in (row.instrument_id or "")
