"""Front pages of all kinds: symbol, title, kind, author, organ and day, each usage on a page made for it."""

from __future__ import annotations

import pytest

from pipeline.model import Sidecar, Source
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from tests.front_page_makers import BODY, HEAD, P, Page, _value, agenda, kind, printed, reads_as_it_says, title, written
from tests.made_files import make_docx

COUNCIL = (P("United Nations\tS/2025/13", 123.0, 14.0), P("Security Council\tDistr.: General", 123.0, 20.0, True),
           P("7 January 2025", 397.0), P("Original: English", 397.0))  # fmt: skip
LETTER = (P("I have the honour to refer to Security Council resolution 1646 (2005), adopted", 147.0),
          P("on 20 December 2005, in which the Council decided that the permanent members", 123.0),
          P("should be members of the Organizational Committee.", 123.0), P("(Signed) Amar Bendjama", 376.0))  # fmt: skip
# -- symbols --------------------------------------------------------------------------------------------------------


# -- titles, kinds, authors ------------------------------------------------------------------------------------------


PAGES = {
    "letter": Page(
        (*COUNCIL, kind("Letter dated 7 January 2025 from the President of the"), kind("Security Council addressed to the Secretary-General"), *LETTER),
        "Letter dated 7 January 2025 from the President of the Security Council addressed to the Secretary-General", "letter",
        "President of the Security Council", "Letter", day="2025-01-07",
    ),
    "letter-under-several-items": Page(
        (*HEAD, P("Agenda items 34 and 49", 60.0), agenda("The situation in the Middle East"), agenda("Question of Palestine"),
         kind("Identical letters dated 8 January 2025 from the Permanent"), kind("Representative of Chad to the United Nations addressed to"),
         kind("the Secretary-General"), *LETTER),
        "Identical letters dated 8 January 2025 from the Permanent Representative of Chad to the United Nations addressed to the Secretary-General",
        "letter", "Permanent Representative of Chad to the United Nations", "Identical letters",
        "The situation in the Middle East; Question of Palestine",
    ),
    "letter-of-several": Page(
        (*COUNCIL, kind("Letter dated 6 May 2025 from the representatives of Belarus and"), kind("Chad to the United Nations addressed to the Secretary-General"), *LETTER),
        "Letter dated 6 May 2025 from the representatives of Belarus and Chad to the United Nations addressed to the Secretary-General",
        "letter", None, "Letter",
    ),
    "resolution-of-the-council": Page(
        (P("United Nations\tS/RES/2769 (2025)", 123.0, 14.0), *COUNCIL[1:3], title("Resolution 2769 (2025)"),
         kind("Adopted by the Security Council at its 9838th meeting, on"), kind("16 January 2025"), P("The Security Council,", 147.0),
         P("Recalling its resolutions 1970 (2011) and 2146 (2014) on the matter,", 147.0), P("1. Decides to extend the mandate.", 147.0)),
        "Resolution 2769 (2025)", "resolution", "Security Council", "Adopted by the Security Council at its 9838th meeting, on 16 January 2025",
        day="2025-01-07",
    ),
    "resolution-with-a-heading": Page(
        (P("United Nations\tA/RES/78/323", 123.0, 14.0), *HEAD[1:3], agenda("Seventy-eighth session"), P("Agenda item 69", 60.0),
         agenda("Elimination of racism"), title("Resolution adopted by the General Assembly"), title("on 13 August 2024"),
         P("[without reference to a Main Committee (A/78/L.96)]"), P("78/323. International Day of Women of African Descent", 72.0, 12.0, True),
         P("The General Assembly,", 147.0), P("Reaffirming the purposes of the Charter,", 147.0), P("1. Decides to proclaim a day.", 147.0)),
        "78/323. International Day of Women of African Descent", "resolution", "General Assembly",
        "Resolution adopted by the General Assembly on 13 August 2024", "Elimination of racism",
    ),
    "draft-with-a-sponsor": Page(
        (P("United Nations\tE/2025/L.7", 123.0, 14.0), P("Economic and Social Council Distr.: Limited", 123.0, 20.0, True), *HEAD[2:4], agenda("2025 session"),
         P("Agenda item 21", 60.0), agenda("Training institutes"), P("Draft resolution submitted by the Vice-President of the Council", bold=True),
         P("on the basis of informal consultations", bold=True), kind("Crime and Justice Research"), P("The Economic and Social Council,", 147.0),
         P("Recognizing that nearly six decades have passed since it was established,", 147.0), P("1. Takes note of the report.", 147.0)),
        "Crime and Justice Research", "draft_resolution", None, "Draft resolution", "Training institutes",
    ),
    "draft-of-many-states": Page(
        (*COUNCIL, P("Antigua and Barbuda, Argentina,* Barbados,*"), P("Chile,* Colombia and Uruguay:", bold=True), P("draft resolution", bold=True),
         kind("Advisory Group on Haiti"), P("The Security Council,", 147.0), P("Recalling its resolution 2024/20 and all previous ones,", 147.0),
         P("1. Decides to remain seized of the matter.", 147.0)),
        "Advisory Group on Haiti", "draft_resolution", None, "Draft resolution",
    ),
    "draft-without-a-title": Page(
        (*COUNCIL, kind("United States of America: draft resolution"), P("The Security Council,", 147.0), P("Recalling its previous resolutions,", 147.0),
         P("1. Decides to extend the mandate.", 147.0)),
        "United States of America: draft resolution", "draft_resolution", None, "Draft resolution",
    ),
    "amendment": Page(
        (*COUNCIL, kind("Russian Federation: amendment to the draft resolution contained"), kind("in document S/2025/112"),
         P("In the operative paragraph, after “swift end of the conflict” insert “including", 147.0), P("addressing its root causes, which were named”.")),
        "Russian Federation: amendment to the draft resolution contained in document S/2025/112", "amendment", None, "Amendment",
    ),
    "decision-on-a-communication": Page(
        (P("United Nations\tCCPR/C/121/D/2025/2011", 123.0, 14.0), P("International Covenant on", 123.0, 17.0, True), P("Civil and Political Rights", 123.0, 17.0, True),
         P("Distr.: General", 397.0), *HEAD[2:4], P("Human Rights Committee", 60.0, 12.0, True),
         title("Decision adopted by the Committee under the Optional"), P("Protocol, concerning communication No. 2025/2011*, **", 123.0, 14.0),
         P("Alleged victim:\tThe author"), P("At its meeting on 8 November 2017, the Committee, in the light of the fact that,", 147.0),
         P("there had been no response to any letters, decided to discontinue the consideration.")),
        "Decision adopted by the Committee under the Optional Protocol, concerning communication No. 2025/2011", "views_on_communication",
        "Human Rights Committee",
    ),
    "statement-of-an-organization": Page(
        (P("United Nations\tE/CN.5/2025/NGO/12", 123.0, 14.0), P("Economic and Social Council Distr.: General", 123.0, 20.0, True), *HEAD[2:3],
         P("Commission for Social Development", 60.0, 12.0, True), agenda("Sixty-third session"), P("10–14 February 2025", 60.0),
         agenda("Follow-up to the World Summit for Social"), agenda("Development"), kind("Statement submitted by Sikh Human Rights Group, a"),
         kind("non-governmental organization in consultative status*"), P("The Secretary-General has received the following statement, which is being", 147.0),
         P("circulated in accordance with resolution 1996/31.")),
        "Statement submitted by Sikh Human Rights Group, a non-governmental organization in consultative status", "organization_statement",
        "Sikh Human Rights Group", None, "Follow-up to the World Summit for Social Development",
    ),
    "record-of-a-meeting": Page(
        (P("United Nations\tA/79/PV.64", 123.0, 14.0), P("General Assembly", 123.0, 20.0, True), P("Seventy-ninth session"), P("64th plenary meeting", 123.0, 20.0, True),
         P("Wednesday, 16 April 2025, 10 a.m."), P("New York"), P("Official Records", 479.0), P("The meeting was called to order at 10.05 a.m.", 141.0),
         P("Agenda item 13 (continued)"), P("Integrated implementation of the outcomes", bold=True), P("The Acting President: I now give the floor to the representative of the", 141.0),
         P("Congo to introduce draft resolution A/79/L.64.")),
        "64th plenary meeting", "meeting_record", None, day="2025-04-16",
    ),
    "supplement": Page(
        (P("A/79/19", 519.0), P("United Nations", 123.0, 20.0, True), P("Report of the Special", 123.0, 28.6, True), P("Committee on", 123.0, 28.6, True),
         P("Peacekeeping Operations", 123.0, 28.6, True), P("2025 substantive session", 123.0, 20.0, True), P("General Assembly", 123.0, 20.0, True),
         P("Official Records", 123.0, 14.0, True), P("Seventy-ninth Session", 123.0, 14.0, True), P("Supplement No. 19", 123.0, 14.0, True),
         P("[14 March 2025]", page=2), P("I. Introduction", 101.0, 14.0, True, 2), P("1. The Committee met at Headquarters in New York.", page=2)),
        "Report of the Special Committee on Peacekeeping Operations", "report_of_committee", "Special Committee on Peacekeeping Operations",
        "Report of the Special Committee on Peacekeeping Operations", day="2025-03-14",
    ),
    "supplement-with-the-organ-for-a-title": Page(
        (P("E/2025/24-E/CN.3/2025/37", 441.0), P("United Nations", 123.0, 20.0, True), P("Statistical Commission", 123.0, 28.6, True),
         P("Report on the fifty-sixth session", 123.0, 20.0, True), P("(4–7 March 2025)", 123.0, 20.0, True), P("Economic and Social Council", 123.0, 20.0, True),
         P("Official Records, 2025", 123.0, 14.0, True), P("Supplement No. 4", 123.0, 14.0, True), P("I. Introduction", 101.0, 14.0, True, 2),
         P("1. The Commission met at Headquarters in New York.", page=2)),
        "Report on the fifty-sixth session (4–7 March 2025)", "report_of_committee", "Statistical Commission",
    ),
    "two-columns-of-organs": Page(
        (P("United Nations\tA/80/73-E/2025/51", 123.0, 14.0), P("General Assembly", 123.0, 20.0, True), P("Economic and Social Council", 123.0, 20.0, True),
         P("Distr.: General", 397.0), *HEAD[2:4], agenda("General Assembly\tEconomic and Social Council"), agenda("Eightieth session\t2025 session"),
         P("Item 24 of the preliminary list*\t25 July 2024–30 July 2025", 60.0), agenda("Agriculture development\tAgenda item 12"),
         P("Follow-up to major", 348.0, 10.0, True), P("United Nations summits", 348.0, 10.0, True), title("Main decisions of the Committee on"), title("World Food Security"),
         kind("Note by the Secretary-General"), P("The Secretary-General has the honour to transmit herewith a report on the main", 147.0), P("decisions of the Committee.")),
        "Main decisions of the Committee on World Food Security", "note_transmitting", "Secretary-General", "Note by the Secretary-General",
        "Agriculture development",
    ),
    "draft-report-with-a-rapporteur": Page(
        (P("United Nations\tA/AC.182/2025/L.2", 123.0, 14.0), P("General Assembly\tDistr.: Limited", 123.0, 20.0, True), *HEAD[2:4],
         P("Special Committee on the Charter of the", 60.0, 12.0, True), P("United Nations and on the Strengthening of", 60.0, 12.0, True),
         P("the Role of the Organization", 60.0, 12.0, True), P("New York, 18–26 February 2025", 60.0), title("Draft report"),
         P("Rapporteur: Ms. Eliza Grisle (Latvia)"), P("II. Maintenance of international peace", 96.0, 14.0, True), P("1. The Committee considered the question.")),
        "Draft report", "report_of_committee",
        "Special Committee on the Charter of the United Nations and on the Strengthening of the Role of the Organization",
    ),
    "title-that-holds-a-forum": Page(
        (*HEAD, P("Agenda item 5", 60.0), agenda("Human rights bodies"), title("Thirteenth session of the Forum on Business and"), title("Human Rights"),
         kind("Report of the Secretary-General"), *BODY),
        "Thirteenth session of the Forum on Business and Human Rights", "report_of_secretary_general", "Secretary-General",
        "Report of the Secretary-General", "Human rights bodies",
    ),
    "title-with-its-period-below": Page(
        (*COUNCIL, title("Report of the Secretary-General on the United Nations"), title("Administration in East Timor"),
         P("(for the period 27 January-26 July 2000)", 123.0, 10.0, True), *BODY),
        "Report of the Secretary-General on the United Nations Administration in East Timor (for the period 27 January-26 July 2000)",
        "report_of_secretary_general", "Secretary-General",
    ),
    "fund-over-the-title": Page(
        (*HEAD, P("Item 4 of the provisional agenda", 60.0), agenda("Ethics"), title("United Nations Population Fund"), kind("Report of the Ethics Office 2024"), *BODY),
        "Report of the Ethics Office 2024", "report_of_oversight_office", "Ethics Office",
    ),
    "working-paper-of-a-state": Page(
        (P("TPNW/MSP/2025/WP.4", 418.0, 20.0), P("Third Meeting of States Parties to the", 60.0, 20.0, True), P("Treaty on the Prohibition of", 60.0, 20.0, True),
         P("Nuclear Weapons", 60.0, 20.0, True), P("15 February 2025", 397.0), P("English only", 397.0), P("New York, 3–7 March 2025", 60.0),
         title("Review process of the mandate"), kind("Working paper submitted by Mexico"), *BODY),
        "Review process of the mandate", "working_paper", "Mexico", "Working paper submitted by Mexico", day="2025-02-15",
    ),
    "title-that-is-too-long": Page(
        (*COUNCIL, *(title(f"Ministerial declaration of the segment of the session number {n:02} of the") for n in range(8)), *BODY),
        None, "declaration", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [n for n in PAGES if n != "title-that-is-too-long"])
def test_front_page(name: str) -> None:
    reads_as_it_says(PAGES[name])


def test_a_title_that_is_too_long_is_none_and_an_issue() -> None:
    found = printed(*PAGES["title-that-is-too-long"].lines)
    assert found.masthead.title is None
    assert any("title" in issue.message for issue in found.issues if issue.kind == "masthead_gap")


def test_several_authors_are_no_author_but_an_issue() -> None:
    found = printed(*PAGES["letter-of-several"].lines)
    assert [issue.kind for issue in found.issues if issue.kind == "several_authors"] == ["several_authors"]


# -- organs ---------------------------------------------------------------------------------------------------------


def test_an_organ_of_several_lines_comes_before_that_of_the_letterhead() -> None:
    organs = printed(*PAGES["draft-report-with-a-rapporteur"].lines).masthead.organs
    assert [fact.value for fact in organs] == [
        "Special Committee on the Charter of the United Nations and on the Strengthening of the Role of the Organization",
        "General Assembly",
    ]


def test_an_executive_board_is_that_of_the_fund_above_it() -> None:
    found = printed(*HEAD[:4], P("United Nations Children’s Fund", 59.0, 12.0, True), P("Executive Board", 59.0), agenda("Annual session 2025"),
                    P("Item 3 of the provisional agenda*", 60.0), title("Report on the Joint Inspection Unit"), *BODY)  # fmt: skip
    assert found.masthead.organs[0].value == "Executive Board of the United Nations Children’s Fund"


# -- where running text begins --------------------------------------------------------------------------------------


def test_the_text_of_a_letter_is_paragraphs_and_no_masthead() -> None:
    found = printed(*PAGES["letter"].lines)
    assert found.paragraphs[0].passage.text.startswith("I have the honour to refer to Security Council resolution")


def test_notes_to_the_front_page_and_its_title_printed_again_are_no_text() -> None:
    found = printed(*HEAD, P("Agenda item 5", 60.0), agenda("Statistics"), title("Report of the Group on Statistics"), kind("Note by the Secretary-General"),
                    P("The Secretary-General has the honour to transmit the report of the Group on", 147.0), P("Statistics, which is submitted for decision."),
                    P("Report of the Group on Statistics", 123.0, 14.0, True, 2), P("I. Introduction", 101.0, 14.0, True, 2), P("1. The Group met.", page=2))  # fmt: skip
    assert [section.title for section in found.sections] == ["Introduction"]
    assert found.paragraphs[0].passage.text.startswith("The Secretary-General has the honour")


@pytest.mark.parametrize(
    "words",
    [
        "ADVANCE UNEDITED VERSION",
        "Advance copy",
        "DRAFT",
        "EMBARGOED",
        "Advance edited version",
        "Advance edited version\tA/60/601",
    ],
)
def test_words_over_or_across_the_pages_are_furniture(words: str) -> None:
    over = P(words, 191.9, 14.0, True)
    found = printed(over, *HEAD, P("Agenda item 64", 60.0), agenda("Advancement of women"), title("Protection of migrants"),
                    kind("Report of the Secretary-General"), *BODY, P(words, 191.9, 14.0, True, 2), P("2. States should report.", page=2))  # fmt: skip
    assert _value(found.masthead, "title") == "Protection of migrants"
    assert [section.title for section in found.sections] == ["Introduction"]
    assert {p.section_id for p in found.paragraphs} == {found.sections[0].section_id}


def test_paragraphs_of_a_page_without_style_stand_in_the_order_of_a_front_page() -> None:
    found = written(
        "A/60/601\n\nGeneral Assembly\n\nDistr.: General\n\n5 September 2005\n\nSixtieth session\n\nAgenda item 64\n\n"
        "Advancement of women\n\nMeasures for the protection of migrants\n\nReport of the Secretary-General\n\n1. Text of it.\n"
    )
    assert _value(found.masthead, "agenda_title") == "Advancement of women"
    assert _value(found.masthead, "title") == "Measures for the protection of migrants"


def test_the_title_of_a_mandate_holder_stands_below_that_of_the_agenda() -> None:
    found = written(
        "A/HRC/60/31\n\nHuman Rights Council\n\nDistr.: General\n\n5 September 2005\n\nEnglish only\n\nSixtieth session\n\nAgenda item 3\n\n"
        "Promotion of all human rights\n\nReport of the Special Rapporteur on the right to food, Michael Fakhri\n\n1. Text of it.\n"
    )
    assert _value(found.masthead, "agenda_title") == "Promotion of all human rights"
    assert _value(found.masthead, "title") == "Report of the Special Rapporteur on the right to food, Michael Fakhri"
    assert _value(found.masthead, "original_language") == "English"


def test_organizations_together_are_no_author() -> None:
    found = written(
        "E/CN.6/2025/NGO/1\n\nDistr.: General\n\n5 September 2005\n\nJoint written statement submitted by Front A and League B, "
        "non-governmental organizations in consultative status\n\nThe Secretary-General has received the following statement.\n"
    )
    assert found.masthead.author is None
    assert found.masthead.kind == "organization_statement"
    assert [issue.kind for issue in found.issues if issue.kind == "several_authors"] == ["several_authors"]


def test_symbol_in_the_header_of_all_pages_of_a_word_file() -> None:
    def paragraph(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    words = [
        "General Assembly",
        "Distr.: General",
        "5 September 2005",
        "Report of the Secretary-General",
        "1. Text of it.",
    ]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    content = make_docx("".join(map(paragraph, words)) + section, {"header1.xml": paragraph("A/HRC/60/31")})
    source = Source("report.docx", "0" * 64, 1, Sidecar())
    found = structure(read_document(content, source), source)
    assert [fact.value for fact in found.masthead.symbols] == ["A/HRC/60/31"]
