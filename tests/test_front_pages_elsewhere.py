"""Front pages of text alone and of agencies: other symbols, covers, records, no print to go by."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.model import Fact, Masthead, Source
from pipeline.s1_read.html_page import read_html
from pipeline.s2_structure.build import structure
from tests.front_page_makers import written


@dataclass(frozen=True)
class Told:
    """What a front page says; None says that it is not looked at, an empty string that it has to be empty."""

    symbol: str | None = None
    title: str | None = None
    organ: str | None = None
    session: str | None = None
    item: str | None = None
    agenda_title: str | None = None
    day: str | None = None
    author: str | None = None
    kind: str | None = None


HEALTH = "EXECUTIVE BOARD\n136th session\nProvisional agenda item 13.4\nEB136/42\n16 January 2015\n"
TEXT = "\n\n1. The Secretariat should report to the Board at its next session.\n\n2. States should act.\n"
PAGES = {
    "world-health-board-without-blank-lines": (
        f"{HEALTH}Date and place of the 137th session\nof the Executive Board\nReport of the Director-General{TEXT}",
        Told(
            "EB136/42", "Date and place of the 137th session of the Executive Board", "EXECUTIVE BOARD", "136", "13.4", "", "2015-01-16",
            "Director-General",
        ),
    ),
    "symbol-behind-the-name-of-the-organ": (
        "ECONOMIC AND SOCIAL COUNCIL E/2020/45\n\nDistr. GENERAL\n24 August 2020\n\nSeventy-first session\n\nProgress made\n\nNote by the Secretariat"
        + TEXT,
        Told("E/2020/45", "Progress made", "ECONOMIC AND SOCIAL COUNCIL", "71"),
    ),
    "cover-with-the-title-above-the-session": (
        f"CL 151/REP\n\nREPORT\nOF THE COUNCIL OF FAO\n\nHundred-and-fifty-first Session\n\nRome, 23-27 March 2015{TEXT}",
        Told("CL 151/REP", "REPORT OF THE COUNCIL OF FAO", session="151"),
    ),
    "supplement-to-the-official-records": (
        "A/67/40 (Vol. II)\n\nUnited Nations\n\nReport of the Human Rights Committee\n\n103rd session\n\nGeneral Assembly\n\nOfficial Records\n\n"
        f"Sixty-seventh session\n\nSupplement No. 40 (A/67/40){TEXT}",
        Told("A/67/40 (Vol. II)", "Report of the Human Rights Committee", session="67", author="Human Rights Committee"),
    ),
    "minutes-of-a-governing-body": (
        "INTERNATIONAL LABOUR OFFICE\nGoverning Body\n331st Session, Geneva, 2017\n\nGB.331/PV\n\nMinutes of the 331st Session\nof the Governing Body"
        + TEXT,
        Told("GB.331/PV", "Minutes of the 331st Session of the Governing Body", session="331", kind="meeting_record"),
    ),
    "decisions-of-an-executive-board-with-day-behind-the-place": (
        f"Executive Board\n\nHundred-and-twenty-fourth Session\n\n124 EX/Decisions\nPARIS, 12 June 1986\n\nDECISIONS ADOPTED BY THE EXECUTIVE BOARD{TEXT}",
        Told(
            "124 EX/Decisions", "DECISIONS ADOPTED BY THE EXECUTIVE BOARD", "Executive Board", "124", day="1986-06-12",
            author="Executive Board", kind="compendium_of_decisions",
        ),
    ),
    "information-circular-of-an-agency": (
        "International Atomic Energy Agency\nInformation Circular\nINFCIRC/254/Rev.2/Part 2/Mod.1\n7 June 1996\nOriginal: ENGLISH\n\nGuidelines for the Export"
        f" of Nuclear Material{TEXT}",
        Told("INFCIRC/254/Rev.2/Part 2/Mod.1", organ="International Atomic Energy Agency", day="1996-06-07"),
    ),
    "title-above-the-imprint": (
        f"UNITED NATIONS PALESTINE COMMISSION\n\nWORKING DRAFT OF FIRST MONTHLY PROGRESS REPORT\nTO THE SECURITY COUNCIL\n\n26 January 1948{TEXT}",
        Told(title="WORKING DRAFT OF FIRST MONTHLY PROGRESS REPORT TO THE SECURITY COUNCIL", day="1948-01-26"),
    ),
    "draft-report-right-below-the-item": (
        "TD/B/53/L.2\n3 October 2006\nTRADE AND DEVELOPMENT BOARD\nFifty-third session\nAgenda item 12\nDRAFT REPORT OF THE TRADE AND DEVELOPMENT BOARD\n"
        f"ON ITS FIFTY-THIRD SESSION{TEXT}",
        Told("TD/B/53/L.2", "DRAFT REPORT OF THE TRADE AND DEVELOPMENT BOARD ON ITS FIFTY-THIRD SESSION", item="12", agenda_title=""),
    ),
    "titles-of-an-item-and-its-sub-item": (
        "FCCC/SBSTA/2013/4\n30 August 2013\n\nSubsidiary Body for Implementation\nThirty-ninth session\n\nItem 2 (a) of the provisional agenda\n"
        f"Organizational matters\n\nAdoption of the agenda\n\nProvisional agenda and annotations\n\nNote by the Executive Secretary{TEXT}",
        Told(title="Provisional agenda and annotations", item="2 (a)", agenda_title="Organizational matters Adoption of the agenda"),
    ),
    "organization-printed-again-over-the-title": (
        "TD/B/61/1\nDistr.: General\n14 July 2014\n\nTrade and Development Board\nSixty-first session\n\nTRADE AND DEVELOPMENT BOARD\n\nEvolution of trade\n\n"
        f"Note by the UNCTAD secretariat{TEXT}",
        Told(title="Evolution of trade", organ="Trade and Development Board"),
    ),
    "letter-below-the-year-of-the-council": (
        "S/15225\n17 June 1982\n\nSecurity Council\n\nItem 34 of the preliminary list*\nThirty-seventh year\n\n"
        "Letter dated 16 June 1982 from the Permanent Representative of Oman addressed to the Secretary-General\n\nI have the honour to enclose a letter.\n",
        Told(item="34", agenda_title="", kind="letter"),
    ),
    "views-with-the-number-of-the-communication-above": (
        "CCPR/C/111/D/1974/2010\nDistr.: General\n27 August 2014\n\nHuman Rights Committee\n\nCommunication No. 1974/2010\n\n"
        f"Views adopted by the Committee at its 111th session (7–25 July 2014){TEXT}",
        Told(
            title="Communication No. 1974/2010 Views adopted by the Committee at its 111th session (7–25 July 2014)",
            author="Human Rights Committee", kind="views_on_communication",
        ),
    ),
    "record-with-its-symbol-at-the-foot-of-the-cover": (
        "UNITED NATIONS\n\nSECURITY COUNCIL\nOFFICIAL RECORDS\n\nTHIRTY-SEVENTH YEAR\n\n2331st MEETING: 23 FEBRUARY 1982\n\nCONTENTS\n\nAdoption of the agenda"
        f"\n\nS/PV.2331\n\n2331st MEETING{TEXT}",
        Told("S/PV.2331", "2331st MEETING", day="1982-02-23", kind="meeting_record"),
    ),
    "title-over-a-blank-line": (
        "14/04/2004\nPress Release\nHR/CN/1085\n\nINSPECTION UNIT PRESENTS REVIEW OF DISTRIBUTION\n\nOF OFFICE OF HIGH COMMISSIONER\n\nHears of Activities"
        + TEXT,
        Told("HR/CN/1085", "INSPECTION UNIT PRESENTS REVIEW OF DISTRIBUTION OF OFFICE OF HIGH COMMISSIONER", day="2004-04-14"),
    ),
    "judgment-between-parties-on-lines-of-their-own": (
        "UNITED NATIONS DISPUTE TRIBUNAL\n\nCase Nos.: UNDT/NY/2013/018\n\nUNDT/NY/2013/019\n\nJudgment No.: UNDT/2016/027\n\nDate: 1 April 2016\n\n"
        f"Original: English\n\nBefore: Judge A\n\nKALLON\n\nv.\n\nSECRETARY-GENERAL\n\nOF THE UNITED NATIONS\n\nJUDGMENT\n\nON RELIEF{TEXT}",
        Told(
            "UNDT/2016/027", "KALLON v. SECRETARY-GENERAL OF THE UNITED NATIONS", "UNITED NATIONS DISPUTE TRIBUNAL", day="2016-04-01",
            author="UNITED NATIONS DISPUTE TRIBUNAL", kind="judgment",
        ),
    ),
    "session-in-parentheses": (
        "INLAND TRANSPORT COMMITTEE\n(Sixty-eighth session, 7-9 February 2006\n agenda item 2)\n\nECE/TRANS/2006/2\n27 November 2005\n\nRESULTS OF MEETINGS"
        + TEXT,
        Told("ECE/TRANS/2006/2", "RESULTS OF MEETINGS", "INLAND TRANSPORT COMMITTEE", "68", "2"),
    ),
    "cover-on-one-line": (
        "General Assembly Official Records Seventieth Session Supplement No. 38\n\nA/70/38\n\nUnited Nations · New York, 2015\n\n"
        f"Report of the Human Rights Committee\n\nFifty-eighth session\n\n(30 June-18 July 2014){TEXT}",
        Told("A/70/38", "Report of the Human Rights Committee", session="70", author="Human Rights Committee"),
    ),
    "extraordinary-session-of-a-council": (
        f"COUNCIL\n23rd extraordinary session\nAgenda item 10\nC/ES.23/10\n20 September 2005\nWORK OF THE COMMITTEE\nNote by the Secretary-General{TEXT}",
        Told("C/ES.23/10", "WORK OF THE COMMITTEE", "COUNCIL", "23", "10", ""),
    ),
    "working-party-named-in-short": (
        "ECE/TRANS/WP.15/239\n23 November 2017\n\nInland Transport Committee\nWorking Party on the Transport of Dangerous Goods\n103rd session\n\n"
        f"Report of the Working Party on its work{TEXT}",
        Told("ECE/TRANS/WP.15/239", session="103", author="Working Party on the Transport of Dangerous Goods"),
    ),
    "organ-of-three-lines": (
        "UNEP/CBD/COP/1/Inf.2\n26 October 1994\nCONFERENCE OF THE PARTIES\nTO THE CONVENTION\nON BIOLOGICAL DIVERSITY\nFirst meeting\n\nWORK OF THE YEAR"
        f"\n\nReport by the Executive Director{TEXT}",
        Told("UNEP/CBD/COP/1/Inf.2", organ="CONFERENCE OF THE PARTIES TO THE CONVENTION ON BIOLOGICAL DIVERSITY"),
    ),
    "two-stars-behind-a-title": (
        "A/76/100\nDistr.: General\n5 August 2020\n\nSeventy-sixth session\n\nAnnotated provisional agenda*, **\n\nTo be held at Geneva on 14 October 2020"
        + TEXT,
        Told(title="Annotated provisional agenda", day="2020-08-05"),
    ),
    "release-headed-by-what-an-organ-does": (
        f"17 March 2000\n\nPress Release\nHR/CN/979\n\nCOMMISSION ON HUMAN RIGHTS TO HOLD ITS FIFTY-SIXTH SESSION\n\n20000317{TEXT}",
        Told("HR/CN/979", "COMMISSION ON HUMAN RIGHTS TO HOLD ITS FIFTY-SIXTH SESSION", day="2000-03-17"),
    ),
    "symbol-and-day-of-a-page-in-french": (
        f"Conseil exécutif                         206 EX/47.I\n\n                 PARIS, le 15 avril 2019\n                 Original anglais{TEXT}",
        Told("206 EX/47.I", day="2019-04-15"),
    ),
    "title-far-behind-its-number": (
        "A/RES/51/224\n\nGeneral Assembly\n\nDistr. GENERAL\n\n11 April 1997\n\nFifty-first session\n\n           RESOLUTIONS ADOPTED BY THE GENERAL ASSEMBLY\n\n"
        "            51/224.     Questions of American Samoa, Anguilla,\n                        Bermuda and Guam\n\n      The General Assembly,\n\n"
        "      Recalling its resolution 1514 (XV),\n\n      1.   Approves the chapter;\n",
        Told("A/RES/51/224", "51/224. Questions of American Samoa, Anguilla, Bermuda and Guam", kind="resolution"),
    ),
    "annual-report-under-the-name-of-its-commission": (
        "E/2009/39\n\nECONOMIC AND SOCIAL COMMISSION FOR\nASIA AND THE PACIFIC\n\nANNUAL REPORT\n\nECONOMIC AND SOCIAL COUNCIL\nOFFICIAL RECORDS, 2009\n\n"
        f"SUPPLEMENT No. 19\n\nUNITED NATIONS\n\nCONTENTS [6 May 2009]\n\nIntroduction .......... 1{TEXT}",
        Told("E/2009/39", "ANNUAL REPORT", author="ECONOMIC AND SOCIAL COMMISSION FOR ASIA AND THE PACIFIC", day="2009-05-06"),
    ),
    "document-prepared-by-a-secretariat": (
        "HRI/ICM/2002/2\n25 April 2002\nOriginal: ENGLISH\n\nGeneva, 26-28 June 2002\n\nMETHODS OF WORK\n\nBackground document prepared by the secretariat"
        + TEXT,
        Told("HRI/ICM/2002/2", "METHODS OF WORK", author="secretariat", day="2002-04-25"),
    ),
    "sub-committee-of-an-agency": (
        "E\n\nSUB-COMMITTEE ON POLLUTION PREVENTION AND\nRESPONSE\n3rd session\nAgenda item 22\n\nPPR 3/22\n14 March 2016\n"
        "Original: ENGLISH\n\nREPORT TO THE MARINE ENVIRONMENT PROTECTION COMMITTEE\n\nSection Page\n\n1 GENERAL 4\n\n"
        "2 DECISIONS OF OTHER IMO BODIES 4"
        + TEXT,
        Told(symbol="PPR 3/22", title="REPORT TO THE MARINE ENVIRONMENT PROTECTION COMMITTEE", organ="SUB-COMMITTEE ON POLLUTION PREVENTION AND RESPONSE", session="3", item="22", day="2016-03-14"),
    ),
    "forum-of-a-regional-commission": (
        "United Nations\n\nECE/TRANS/WP.1/163\n\nEconomic and Social Council\n\nDistr.: General\n11 April 2018\n\n"
        "Original: English\n\nEconomic Commission for Europe\n\nInland Transport Committee\n\n"
        "Global Forum for Road Traffic Safety\n\nSeventy-sixth session\n\nGeneva, 19-23 March 2018\n\n"
        "Report of the Global Forum for Road Traffic Safety on its seventy-sixth session\n\nContents\n\n"
        "Paragraphs Page\n\nI. Attendance 1-4 2"
        + TEXT,
        Told(symbol="ECE/TRANS/WP.1/163", title="Report of the Global Forum for Road Traffic Safety on its seventy-sixth session", organ="Global Forum for Road Traffic Safety", session="76", day="2018-04-11", author="Global Forum for Road Traffic Safety", kind="report_of_meeting"),
    ),
    "agenda-without-blank-lines": (
        "United Nations ECE/TRANS/SC.1/413\nEconomic and Social Council\nDistr.: General\n5 August 2020\n"
        "Original: English\nEconomic Commission for Europe\nInland Transport Committee\n"
        "Working Party on Road Transport\n115th session\nGeneva, 14-16 October 2020\n"
        "Item 1 of the provisional agenda\nAdoption of the agenda\n"
        "Annotated provisional agenda for the 115th session*, **\n"
        "To be held at the Palais des Nations, Room XXIV Geneva, starting at 9:30am on Tuesday, 14 October 2020.\n"
        "I. Provisional Agenda"
        + TEXT,
        Told(symbol="ECE/TRANS/SC.1/413", title="Annotated provisional agenda for the 115th session", organ="Working Party on Road Transport", session="115", item="1", agenda_title="Adoption of the agenda", day="2020-08-05", kind="provisional_agenda"),
    ),
    "committee-without-a-symbol": (
        "UNITED\nNATIONS\n\nE\n\nEconomic and Social Council\n\nDistr.\nGENERAL\n\n28 March 2000\n\nOriginal: ENGLISH\n\n"
        "ECONOMIC COMMISSION FOR EUROPE\n\nINLAND TRANSPORT COMMITTEE\n\nREPORT OF THE INLAND TRANSPORT COMMITTEE\n"
        "ON ITS SIXTY-SECOND SESSION\n(15-17 February 2000)\n\nCONTENTS\n\nChairmanship... 1"
        + TEXT,
        Told(symbol="", title="REPORT OF THE INLAND TRANSPORT COMMITTEE ON ITS SIXTY-SECOND SESSION", organ="INLAND TRANSPORT COMMITTEE", session="", day="2000-03-28", author="INLAND TRANSPORT COMMITTEE", kind="report_of_committee"),
    ),
    "session-behind-its-organ": (
        "Doc 10093-C/1187\nC-Min. 210/1-10\n\nICAO\n\nInternational Civil Aviation Organization\n\n"
        "COUNCIL — 210TH SESSION\n\nMontréal, 20 February — 8 March 2017\n\nSUMMARY MINUTES\nWITH SUBJECT INDEX\n\n2017\n\n"
        "Montréal\n\nTABLE OF CONTENTS"
        + TEXT,
        Told(symbol="Doc 10093", title="SUMMARY MINUTES WITH SUBJECT INDEX", organ="International Civil Aviation Organization", session="210", kind="meeting_record", day=""),
    ),
    "committee-of-a-conference-of-ministers": (
        "UNITED NATIONS\n\nECONOMIC AND SOCIAL COUNCIL\n\nDistr.: GENERAL\n\nE/ECA/CM.37/9\n21 May 2004\n\n"
        "Original: ENGLISH/FRENCH\n\nECONOMIC COMMISSION FOR AFRICA\n\n"
        "Thirty-seventh Session of the Commission/Conference\n"
        "of African Ministers of Finance, Planning and Economic\nDevelopment\n\nKampala, Uganda\n21-22 May 2004\n\n"
        "REPORT OF THE TWENTY-THIRD MEETING OF THE COMMITTEE OF EXPERTS\n"
        "OF THE CONFERENCE OF AFRICAN MINISTERS OF FINANCE,\nPLANNING AND ECONOMIC DEVELOPMENT\n\nKampala, Uganda\n"
        "18-20 May 2004"
        + TEXT,
        Told(symbol="E/ECA/CM.37/9", title="REPORT OF THE TWENTY-THIRD MEETING OF THE COMMITTEE OF EXPERTS OF THE CONFERENCE OF AFRICAN MINISTERS OF FINANCE, PLANNING AND ECONOMIC DEVELOPMENT", organ="ECONOMIC COMMISSION FOR AFRICA", session="37", day="2004-05-21", kind="report_of_committee"),
    ),
    "conference-of-those-responsible": (
        "Distr.: GENERAL\n\nUNITED NATIONS\n\nE/ECA/TRADE/96/1\n15 February 1996\n\nECONOMIC AND SOCIAL COUNCIL\n\n"
        "Original: ENGLISH\n\nECONOMIC COMMISSION FOR AFRICA\n\nConference of African Ministers\n"
        "Responsible for Trade, Regional Cooperation,\nIntegration and Tourism\n\nFirst Session\n"
        "Addis Ababa, Ethiopia\n14-16 February 1996\n\nREPORT OF THE CONFERENCE OF AFRICAN MINISTERS RESPONSIBLE\n"
        "FOR TRADE, REGIONAL COOPERATION, INTEGRATION AND TOURISM\n\n(ADDIS ABABA, ETHIOPIA, 14-16 FEBRUARY 1996)"
        + TEXT,
        Told(symbol="E/ECA/TRADE/96/1", title="REPORT OF THE CONFERENCE OF AFRICAN MINISTERS RESPONSIBLE FOR TRADE, REGIONAL COOPERATION, INTEGRATION AND TOURISM", organ="Conference of African Ministers Responsible for Trade, Regional Cooperation, Integration and Tourism", session="1", day="1996-02-15", kind="report_of_committee"),
    ),
    "meeting-named-before-its-committee": (
        "UNITED NATIONS\n\nECONOMIC\nAND\nSOCIAL COUNCIL\n\nDistr.\nLIMITED\n\nE/ECA/TPCW.7/L.1\n13 April 1986\nENGLISH\n\n"
        "Original: ENGLISH/FRENCH\n\nECONOMIC COMMISSION FOR AFRICA\n\nSeventh meeting of the Technical\n"
        "Preparatory Committee of the Whole\n\n7-14 April 1986, Yaounde, Republic of Cameroon\n\nDRAFT REPORT"
        + TEXT,
        Told(symbol="E/ECA/TPCW.7/L.1", title="DRAFT REPORT", organ="ECONOMIC COMMISSION FOR AFRICA", day="1986-04-13", session="7"),
    ),
    "session-and-meeting-held-together": (
        "UNITED NATIONS\n\nECONOMIC AND SOCIAL COUNCIL\n\nE/ECA/CM.23/L\n7 May 1997\nENGLISH\n\nOriginal: ENGLISH/FRENCH\n\n"
        "ECONOMIC COMMISSION FOR AFRICA\n\nThirty-second session of the Commission/\n"
        "twenty-third meeting of the Conference of Ministers\n\nAddis Ababa, Ethiopia\n5-8 May 1997\n\nDRAFT REPORT"
        + TEXT,
        Told(symbol="E/ECA/CM.23/L", title="DRAFT REPORT", organ="ECONOMIC COMMISSION FOR AFRICA", session="32", day="1997-05-07"),
    ),
    "agenda-of-an-agency": (
        "IDB.51/1/Add.1/Rev.1*\n\nUnited Nations Industrial\nDevelopment Organization\n\nDistr.: General\n8 May 2023\n\n"
        "Original: English\n\nIndustrial Development Board\n\nFifty-first session\nVienna, 3–6 July 2023\n"
        "Item 2 of the provisional agenda\nAdoption of the agenda\n\nAnnotated provisional agenda\n\n"
        "Opening of the session"
        + TEXT,
        Told(symbol="IDB.51/1/Add.1/Rev.1", title="Annotated provisional agenda", organ="Industrial Development Board", session="51", item="2", agenda_title="Adoption of the agenda", day="2023-05-08", kind="provisional_agenda"),
    ),
    "report-of-a-session-in-the-official-records": (
        "UNITED NATIONS\n\nCOMMISSION\non\nHUMAN RIGHTS\n\nREPORT\nof the\nSIXTH SESSION\n\n(27 MARCH - 19 MAY 1950)\n\n"
        "ECONOMIC AND SOCIAL COUNCIL\n\nOFFICIAL RECORDS\n\nFIFTH YEAR: ELEVENTH SESSION\n\nSUPPLEMENT No. 5\n\n"
        "LAKE SUCCESS, NEW YORK\n\nE/1681\nE/CN.4/507"
        + TEXT,
        Told(symbol="E/1681", title="REPORT of the SIXTH SESSION", organ="ECONOMIC AND SOCIAL COUNCIL", session="11", author="COMMISSION on HUMAN RIGHTS", kind="report_of_committee"),
    ),
    "report-on-a-session-in-the-official-records": (
        "COMMISSION ON HUMAN RIGHTS\n\nREPORT ON THE FORTY-EIGHTH SESSION\n\n(27 January-6 March 1992)\n\n"
        "ECONOMIC AND SOCIAL COUNCIL\n\nOFFICIAL RECORDS, 1992\n\nSUPPLEMENT No. 2\n\nUNITED NATIONS\n\nNew York, 1992\n\n"
        "E/1992/22\nE/CN.4/1992/84\n\nISSN 0251-9623\n\nCONTENTS\n\nChapter Page"
        + TEXT,
        Told(symbol="E/1992/22", title="REPORT ON THE FORTY-EIGHTH SESSION", organ="ECONOMIC AND SOCIAL COUNCIL", author="COMMISSION ON HUMAN RIGHTS", kind="report_of_committee", day=""),
    ),
    "title-in-spaced-letters": (
        f"A/80/118\n\n5 May 2025\n\nEightieth session\n\nAgenda item 12\n\nR E P O R T   O F   T H E   C O M M I T T E E{TEXT}",
        Told("A/80/118", title="", session="80", item="12"),
    ),
    "month-before-the-day-as-wipo-prints-it": (
        "WO/GA/58/7\nORIGINAL: ENGLISH\nDATE: MARCH 3, 2025\n\nWIPO General Assembly\n\nFifty-Eighth (31st Ordinary) Session\n"
        f"Geneva, July 8 to 17, 2025\n\nREPORT ON PATENTS\n\nDocument prepared by the Secretariat{TEXT}",
        Told("WO/GA/58/7", "REPORT ON PATENTS", session="58", day="2025-03-03"),
    ),
    "month-before-the-day-without-its-comma": (f"WO/GA/58/7\n\nMARCH 3 2025\n\nREPORT ON PATENTS{TEXT}", Told(day="")),
    "item-by-its-ordinal-as-the-ilo-prints-it": (
        "Governing Body\n355th Session, Geneva, 2025\n\nGB.355/INS/7\n\nDate: 23 October 2025\n\nSeventh item on the agenda\n\n"
        f"Decent work in supply chains{TEXT}",
        Told("GB.355/INS/7", "Decent work in supply chains", session="355", item="7", day="2025-10-23"),
    ),
    "item-with-its-title-on-the-line": (
        "International Labour Conference – 113th Session, 2025\n\nILC.113/Record No. 4A\n\nDate: 12 June 2025\n\n"
        f"Fifth item on the agenda: Biological hazards\n\nOutcome of the work of the Committee{TEXT}",
        Told("ILC.113/Record No. 4A", "Outcome of the work of the Committee", session="113", item="5", agenda_title="Biological hazards", day="2025-06-12"),
    ),
    "title-that-speaks-of-an-item": (
        f"E/2020/45\n\n24 August 2020\n\nConclusions on the seventh item on the agenda{TEXT}",
        Told("E/2020/45", "Conclusions on the seventh item on the agenda", item=""),
    ),
    "bulletin": (
        f"United Nations    ST/SGB/2017/3\n\nSecretariat\n    29 December 2017\n\nSecretary-General’s bulletin\n\nAbolishment of bulletins{TEXT}",
        Told("ST/SGB/2017/3", "Abolishment of bulletins", day="2017-12-29", author="Secretary-General", kind="administrative_instruction"),
    ),
    "administrative-instruction": (
        f"United Nations    ST/AI/2013/3\n\nSecretariat\n    1 May 2013\n\nAdministrative instruction\n\nOfficial travel{TEXT}",
        Told("ST/AI/2013/3", "Official travel", author="", kind="administrative_instruction"),
    ),
    "day-in-figures-that-may-be-a-month": (f"04/05/2004\nPress Release\nHR/CN/1085\n\nTITLE OF THE RELEASE{TEXT}", Told(day="")),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_front_page(name: str) -> None:
    text, told = PAGES[name]
    says(written(text).masthead, told)


def test_a_table_at_the_head_of_a_web_page_sets_a_masthead_side_by_side() -> None:
    page = (
        "<table><tr><td><p>FIFTY-SIXTH WORLD HEALTH ASSEMBLY</p><p>Agenda item 19</p></td><td><p>WHA56.5<br>23 May 2003</p></td></tr></table>"
        "<p>Health conditions of the Arab</p><p>population in the territories</p><p>The Fifty-sixth World Health Assembly,</p>"
        "<p>Mindful of the principle that health is fundamental;</p><p>1. REQUESTS the Director-General to report.</p>"
    )
    source = Source("r.html", "", 0)
    head = structure(read_html(page.encode(), source), source).masthead
    organ = "WORLD HEALTH ASSEMBLY"
    says(
        head,
        Told(
            "WHA56.5",
            "Health conditions of the Arab population in the territories",
            organ,
            "56",
            "19",
            "",
            "2003-05-23",
            organ,
            "resolution",
        ),
    )


def test_the_original_language_may_stand_on_a_line_of_its_own() -> None:
    head = written("A/BUR/52/1\n\n11 September 1997\n\nORIGINAL:\nENGLISH\n\nON TREES\n\n1. Text of it.\n").masthead
    assert head.original_language is not None
    assert head.original_language.value == "English"


def says(head: Masthead, told: Told) -> None:
    found = {
        "symbol": _value(head.symbols[0] if head.symbols else None),
        "title": _value(head.title),
        "organ": _value(head.organs[0] if head.organs else None),
        "session": _value(head.session_number),
        "item": _value(head.agenda_item),
        "agenda_title": _value(head.agenda_title),
        "day": _value(head.publication_date),
        "author": _value(head.author),
        "kind": head.kind,
    }
    wanted = {name: value for name, value in vars(told).items() if value is not None}
    assert {name: found[name] for name in wanted} == wanted


def _value(fact: Fact | None) -> str:
    return fact.value if fact else ""
