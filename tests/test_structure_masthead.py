"""Front pages of every kind of report: what is its title, and who wrote it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.model import Masthead, Sidecar, Source
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s2_structure.authorship import read_authorship

BODY = "\n\nI. Introduction\n\n1. The first paragraph.\n\n2. The second paragraph.\n"


def masthead(text: str) -> Masthead:
    source = Source("report.txt", "0" * 64, len(text), Sidecar())
    return structure(read_text((text + BODY).encode(), source), source).masthead


@pytest.mark.parametrize(
    ("below", "told"),
    [
        pytest.param("Geneva, 7 October 1996", "Geneva, 7 October 1996", id="place-and-opening"),
        pytest.param("27 February–31 March 2023", "27 February–31 March 2023", id="days-alone"),
        pytest.param("27 to 31 March 2023, New York", "27 to 31 March 2023, New York", id="days-then-place"),
        pytest.param(
            "New York, 19–23, 28 and 29 May and 5 June 2023",
            "New York, 19–23, 28 and 29 May and 5 June 2023",
            id="parts",
        ),
        pytest.param("24 January 2023", None, id="one-day-alone-is-that-of-the-report"),
        pytest.param("27 to 31 March 2023, as decided by the Council", None, id="a-sentence"),
        pytest.param("Agenda item 5", None, id="item"),
    ],
)
def test_time_of_the_session(below: str, told: str | None) -> None:
    front = masthead(f"Human Rights Council\nFifty-second session\n{below}\nItem 5 of the agenda\n\nReport on it")
    assert (front.session_time.value if front.session_time else None) == told


@pytest.mark.parametrize("joint", [" ", "\n"], ids=["on-its-line", "on-the-next"])
def test_sessions_of_a_cover_have_their_days_in_brackets(joint: str) -> None:
    front = masthead(
        f"Report of the Human Rights Council\nSecond session{joint}(18 September-6 October 2006)\n"
        f"Third special session{joint}(15 November 2006)\nGeneral Assembly\nOfficial Records\nSixty-first session\n\n"
    )
    assert [(name.value, days.value) for name, days in front.sessions] == [
        ("Second session", "18 September-6 October 2006"),
        ("Third special session", "15 November 2006"),
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(
            "Report of the Trade and Development Board on its\nseventy-seventh executive session\nGeneva, 3 to 5 February 2025",
            [("seventy-seventh executive session", "Geneva, 3 to 5 February 2025")],
            id="below-the-session-that-the-report-is-on",
        ),
        pytest.param(
            "Committee of Experts on Tax Matters\nReport on the thirtieth session\n(New York, 24–27 March 2025)",
            [("thirtieth session", "New York, 24–27 March 2025")],
            id="place-and-days-in-brackets",
        ),
        pytest.param("Report of the Secretary-General\nNinth session\n3 February 2025", [], id="the-day-of-the-report"),
    ],
)
def test_a_cover_says_where_and_when_the_session_met_that_the_report_is_on(
    lines: str, found: list[tuple[str, str]]
) -> None:
    front = masthead(f"General Assembly\nEightieth session\n\n{lines}\n\n")
    assert [(name.value, time.value) for name, time in front.sessions] == found


@pytest.mark.parametrize(
    ("between", "told"),
    [
        pytest.param(
            "Convened under the auspices of the Economic and Social Council\n", True, id="under-whom-it-meets"
        ),
        pytest.param("Adoption of the agenda\n", False, id="other-words"),
    ],
)
def test_a_forum_meets_when_the_lines_below_it_say(between: str, told: bool) -> None:
    front = masthead(
        "United Nations     E/HLPF/2025/1\nEconomic and Social Council     Distr.: General\n28 April 2025\n\nOriginal: English\n\n"
        "High-level political forum on sustainable development\n"
        f"{between}New York, 14–18 and 21–23 July 2025\nItem 1 of the provisional agenda\n\n"
    )
    assert (front.session_time is not None) == told


@dataclass(frozen=True)
class Front:
    """A front page and what it says."""

    text: str
    title: str
    author: str | None
    agenda_title: str | None = None
    kind: str | None = None


ASSEMBLY = "United Nations     A/57/1\nGeneral Assembly     Distr.: General\n2 July 2002\n\nOriginal: English\n\nFifty-seventh session\n"
COMMISSION = "Distr.\nGENERAL\n\nE/CN.4/1999/61\n12 January 1999\n\nOriginal: ENGLISH\n\nCOMMISSION ON HUMAN RIGHTS\nFifty-fifth session\n"
COUNCIL = "United Nations     A/HRC/52/1\nGeneral Assembly Distr.: General\n24 January 2023\n\nOriginal: English\n\nHuman Rights Council\nFifty-second session\n27 February–31 March 2023\n"
SECURITY = "United Nations     S/1998/300\nSecurity Council     Distr.: General\n3 April 1998\n\nOriginal: English\n\n"

FRONTS = {
    "report-of-a-special-rapporteur-by-the-assembly": Front(
        ASSEMBLY + "Item 109 (b) of the preliminary list*\nHuman rights questions\n\nTorture and other cruel treatment\n\n"
        "Note by the Secretary-General\n\n"
        "The Secretary-General has the honour to transmit to the General Assembly the interim report of the\n"
        "Special Rapporteur on torture, Theo van Boven, submitted pursuant to Assembly resolution 56/143.\n",
        "Torture and other cruel treatment", "Special Rapporteur on torture", "Human rights questions",
        "Note by the Secretary-General",
    ),
    "note-above-the-report-it-passes-on": Front(
        ASSEMBLY + "Agenda item 12\n\nRight to food\n\nNote by the Secretary-General\n\n"
        "Report of the Special Rapporteur on the right to food, Michael Fakhri\n",
        "Right to food", "Special Rapporteur on the right to food", None, "Note by the Secretary-General",
    ),
    "note-that-passes-on-nothing": Front(
        ASSEMBLY + "Agenda item 12\n\nProgramme of work\n\nNote by the Secretariat\n",
        "Programme of work", "Secretariat", None, "Note by the Secretariat",
    ),
    "special-rapporteur-with-a-name-and-a-mandate": Front(
        COMMISSION + "Item 11 (a) of the provisional agenda\n\nQUESTION OF TORTURE\n\n"
        "Report of the Special Rapporteur, Sir Nigel Rodley, submitted\npursuant to Commission on Human Rights resolution 1998/38\n",
        "QUESTION OF TORTURE", "Special Rapporteur", None,
    ),
    "report-on-a-country-submitted-by-a-special-rapporteur": Front(
        COMMISSION + "Item 9 of the provisional agenda\n\nReport on the situation of human rights in Afghanistan, submitted by\n"
        "Mr. Choong-Hyun Paik, Special Rapporteur, in accordance with\nCommission resolution 1998/70\n",
        "Report on the situation of human rights in Afghanistan, submitted by Mr. Choong-Hyun Paik, Special Rapporteur, "
        "in accordance with Commission resolution 1998/70", "Special Rapporteur",
    ),
    "title-that-is-a-report-of-a-mandate-holder": Front(
        COUNCIL + "Agenda item 3\nPromotion and protection of all human rights\n\n"
        "Report of the Special Rapporteur on the situation of human\nrights defenders, Mary Lawlor*\n",
        "Report of the Special Rapporteur on the situation of human rights defenders, Mary Lawlor",
        "Special Rapporteur on the situation of human rights defenders", "Promotion and protection of all human rights",
    ),
    "working-group-with-the-country-below": Front(
        COUNCIL + "Agenda item 6\nUniversal periodic review\n\nReport of the Working Group on the Universal\nPeriodic Review*\nChad\n",
        "Report of the Working Group on the Universal Periodic Review Chad",
        "Working Group on the Universal Periodic Review", "Universal periodic review",
        "Report of the Working Group on the Universal Periodic Review",
    ),
    "report-of-a-high-commissioner-on-a-matter": Front(
        COUNCIL + "Agenda item 2\n\nReport of the United Nations High Commissioner for Human\nRights on the rights of the child\n",
        "Report of the United Nations High Commissioner for Human Rights on the rights of the child",
        "United Nations High Commissioner for Human Rights",
    ),
    "joint-inspection-unit": Front(
        "JIU/REP/2001/2\n\nReview of management and administration\n\nReport of the Joint Inspection Unit\n\n"
        "Prepared by Wolfgang Münch\n",
        "Review of management and administration", "Joint Inspection Unit", None, "Report of the Joint Inspection Unit",
    ),
    "committee-of-a-treaty-without-an-agenda": Front(
        "United Nations     CEDAW/C/KEN/CO/6\nConvention on the Elimination     Distr.: General\n"
        "of All Forms of Discrimination     10 August 2007\nagainst Women     Original: English\n\n"
        "Committee on the Elimination of Discrimination\nagainst Women\nThirty-ninth session\n23 July-10 August 2007\n\n"
        "Concluding comments of the Committee on the Elimination of\nDiscrimination against Women: Kenya\n",
        "Concluding comments of the Committee on the Elimination of Discrimination against Women: Kenya",
        "Committee on the Elimination of Discrimination against Women", None,
        "Concluding comments of the Committee on the Elimination of Discrimination against Women",
    ),
    "commission-on-its-own-session": Front(
        "E/CN.6/1998/12 - E/1998/27\n\nCommission on the Status of Women\n\nReport on the forty-second session\n(2-13 March 1998)\n",
        "Report on the forty-second session (2-13 March 1998)", "Commission on the Status of Women",
    ),
    "committee-on-its-session": Front(
        ASSEMBLY + "\nReport of the Committee on the Rights of the Child on its\nfifty-second session\n",
        "Report of the Committee on the Rights of the Child on its fifty-second session",
        "Committee on the Rights of the Child",
    ),
    "letter": Front(
        SECURITY + "Letter dated 2 April 1998 from the Permanent Representative of\nIraq to the United Nations addressed to the\n"
        "President of the Security Council\n",
        "Letter dated 2 April 1998 from the Permanent Representative of Iraq to the United Nations addressed to the "
        "President of the Security Council", "Permanent Representative of Iraq to the United Nations", None, "Letter",
    ),
    "two-agenda-items-with-a-title-each": Front(
        ASSEMBLY + "Agenda items 89 and 12\n\nTerritories under Article 73\n\nReport of the Economic and Social Council\n\n"
        "Report of the Fourth Committee\n",
        "Territories under Article 73", "Fourth Committee", "Report of the Economic and Social Council",
        "Report of the Fourth Committee",
    ),
    "secretary-general-of-a-programme": Front(
        "TD/B/43/6\nDistr.: General\n15 August 1996\n\nTRADE AND DEVELOPMENT BOARD\nForty-third session\n\nUNCTAD'S CONTRIBUTION\n\n"
        "Progress report by the Secretary-General of UNCTAD\n",
        "UNCTAD'S CONTRIBUTION", "Secretary-General of UNCTAD", None, "Progress report by the Secretary-General of UNCTAD",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FRONTS)
def test_title_and_author(name: str) -> None:
    front = FRONTS[name]
    head = masthead(front.text)
    assert head.title is not None
    assert head.title.value == front.title
    assert (head.author.value if head.author else None) == front.author
    if front.agenda_title is not None:
        assert head.agenda_title is not None
        assert head.agenda_title.value == front.agenda_title
    if front.kind is not None:
        assert head.report_type is not None
        assert head.report_type.value == front.kind


def test_an_organ_beside_the_distribution_is_one_though_no_column_parts_them() -> None:
    assert [fact.value for fact in masthead(COUNCIL + "Agenda item 2\n\nReport of the Secretary-General\n").organs] == [
        "Human Rights Council",
        "General Assembly",
    ]


AUTHORS = [
    pytest.param("Report of the Secretary-General on the work of the Organization", "Secretary-General", id="work-of-the-organization"),
    pytest.param("Report of the Representative of the Secretary-General on internally displaced persons, Mr. Francis Deng",
                 "Representative of the Secretary-General on internally displaced persons", id="representative-on"),
    pytest.param("Report of the Committee on Economic, Social and Cultural Rights", "Committee on Economic, Social and Cultural Rights", id="commas-of-a-name"),
    pytest.param("Report of the Special Rapporteur on trafficking in persons, especially women and children, Siobhán Mullally",
                 "Special Rapporteur on trafficking in persons, especially women and children", id="person-after-commas"),
    pytest.param("Report of the Independent Expert, Alfred de Zayas", "Independent Expert", id="particle-in-a-name"),
    pytest.param("Identical letters dated 5 March 1998 from the Secretary-General addressed to the President of the General Assembly",
                 "Secretary-General", id="identical-letters"),
    pytest.param("Note verbale dated 1 May 2001 from the Permanent Mission of Chad to the United Nations addressed to the Secretary-General",
                 "Permanent Mission of Chad to the United Nations", id="note-verbale"),
    pytest.param("REPORT OF THE SECRETARY-GENERAL ON THE SITUATION", "SECRETARY-GENERAL", id="capitals"),
    pytest.param("Report on the forty-second session", None, id="nobody-named"),
    pytest.param("Reporting by States", None, id="no-report"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "author"), AUTHORS)
def test_author_of_a_statement(statement: str, author: str | None) -> None:
    found = read_authorship(statement)
    assert (found.author if found else None) == author


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        (
            "Committee on the Elimination of Discrimination\nagainst Women",
            "Committee on the Elimination of Discrimination against Women",
        ),
        ("COMMISSION ON CRIME PREVENTION AND\nCRIMINAL JUSTICE", "COMMISSION ON CRIME PREVENTION AND CRIMINAL JUSTICE"),
        ("Commission on Human Rights", "Commission on Human Rights"),
    ],
    ids=["small letter below", "link word at the end", "one line"],
)
def test_an_organ_may_take_two_lines(lines: str, organ: str) -> None:
    front = masthead(
        f"United Nations     E/CN.4/1999/61\n12 January 1999\n\n{lines}\nFifty-fifth session\n\nReport on it"
    )
    assert [fact.value for fact in front.organs] == [organ]


SUPPLIED = [
    pytest.param("A/79/684–S/2024/892", ("A/79/684",), ["A/79/684", "S/2024/892"], "printed", id="double-symbol"),
    pytest.param(
        "A/79/684–S/2024/892", ("S/2024/892",), ["S/2024/892", "A/79/684"], "printed", id="the-supplied-first"
    ),
    pytest.param("A/62/17 (Part I)", ("A/62/17(Part I)",), ["A/62/17 (Part I)"], "printed", id="spaced-otherwise"),
    pytest.param("A/79/6O4", ("A/79/604",), ["A/79/604"], "printed", id="misread"),
    pytest.param("A/79/1", ("A/53/409",), ["A/53/409"], "supplied", id="another-symbol-is-printed"),
    pytest.param("", ("A/53/409",), ["A/53/409"], "supplied", id="none-is-printed"),
]


@pytest.mark.parametrize(("printed", "supplied", "symbols", "status"), SUPPLIED)
def test_a_supplied_symbol_that_is_printed_too(
    printed: str, supplied: tuple[str, ...], symbols: list[str], status: str
) -> None:
    text = f"United Nations\n\n{printed}\n\nGeneral Assembly\n\nDistr.: General\n5 September 2005\n\n1. It met.\n"
    source = Source("r.txt", "0" * 64, 0, Sidecar(symbols=supplied))
    head = structure(read_text(text.encode(), source), source).masthead
    assert [fact.value for fact in head.symbols] == symbols
    assert head.symbol_status == status
    assert all((fact.start is not None) is (status == "printed") for fact in head.symbols)


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        pytest.param("S/23402", "Security Council", id="security-council"),
        pytest.param("A/60/L.5", "General Assembly", id="assembly"),
        pytest.param("E/2004/5", "Economic and Social Council", id="economic-and-social-council"),
        pytest.param("E/CN.4/2004/5", None, id="subsidiary-body"),
        pytest.param("JIU/REP/2004/5", None, id="other-series"),
    ],
)
def test_where_no_organ_is_read_the_series_of_the_symbol_tells_it(symbol: str, organ: str | None) -> None:
    text = f"{symbol}\n\nOn trees\n\nI. Introduction\n\n1. States should plant oaks.\n"
    source = Source("a.txt", "", 0)
    organs = structure(read_text(text.encode(), source), source).masthead.organs
    assert [fact.value for fact in organs] == ([organ] if organ else [])
    assert all(text[fact.start : fact.end] == symbol for fact in organs)
