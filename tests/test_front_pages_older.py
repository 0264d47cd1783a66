"""Front pages of older print: typescript, damaged scans, pages in two languages."""

from __future__ import annotations

import pytest

from tests.front_page_makers import P, Page, reads_as_it_says


def typed(words: str, x0: float = 180.0) -> P:
    """A line of typescript: one size, no bold; titles are centred."""
    return P(words, x0, 12.0)


def left(words: str) -> P:
    return typed(words, 64.0)


def right(words: str) -> P:
    return typed(words, 398.0)


TYPED = {
    "letter-in-capitals": Page(
        (left("UNITED NATIONS"), left("SECURITY COUNCIL"), right("Distr."), right("GENERAL"), right("S/6225"), right("9 March 1965"),
         typed("LETTER DATED 8 MARCH 1965 FROM THE PERMANENT REPRESENTATIVE OF"), typed("BOLIVIA ADDRESSED TO THE PRESIDENT OF THE SECURITY COUNCIL", 150.0),
         left("On instructions from my Government, I wish to bring to your attention the"), left("following statement of the Minister.")),
        "LETTER DATED 8 MARCH 1965 FROM THE PERMANENT REPRESENTATIVE OF BOLIVIA ADDRESSED TO THE PRESIDENT OF THE SECURITY COUNCIL",
        "letter", "PERMANENT REPRESENTATIVE OF BOLIVIA", day="1965-03-09",
    ),
    "resolution-with-its-committee-in-brackets": Page(
        (left("UNITED NATIONS"), left("General Assembly"), right("GENERAL"), right("A/RES/45/158"), right("25 February 1991"), left("Forty-fifth session"),
         left("Agenda item 12"), typed("RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY"), typed("[on the report of the Third Committee (A/45/838)]", 190.0),
         typed("45/158. International Convention on the Protection of the", 170.0), typed("Rights of All Migrant Workers", 200.0), left("The General Assembly,"),
         left("Reaffirming once more the permanent validity of the principles,"), left("1. Adopts and opens for signature the Convention;")),
        "45/158. International Convention on the Protection of the Rights of All Migrant Workers", "resolution", "General Assembly",
        "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY",
    ),
    "draft-with-its-title-in-the-print-of-its-sponsors": Page(
        (right("LIMITED"), right("A/C.3/52/L.5"), right("20 October 1997"), left("Fifty-second session"), left("THIRD COMMITTEE"), left("Agenda item 105"),
         left("ADVANCEMENT OF WOMEN"), typed("Australia,* Bangladesh, Belgium and Chad: draft resolution"), typed("Traffic in women and girls", 220.0),
         left("The General Assembly,"), left("Reaffirming the principles set forth in the Declaration on the matter,"), left("1. Welcomes the report;")),
        "Traffic in women and girls", "draft_resolution", None, "Draft resolution", "ADVANCEMENT OF WOMEN",
    ),
    "verbatim-record-with-its-number-in-words": Page(
        (left("UNITED NATIONS"), left("Security Council"), right("PROVISIONAL"), right("S/PV.2933"), right("6 August 1990"),
         typed("PROVISIONAL VERBATIM RECORD OF THE TWO THOUSAND NINE HUNDRED"), typed("AND THIRTY-THIRD MEETING", 210.0), typed("Held at Headquarters, New York,", 190.0),
         typed("on Monday, 6 August 1990, at 3 p.m.", 200.0), left("President: Mr. MUNTEANU"), left("The meeting was called to order at 4.20 p.m.")),
        "PROVISIONAL VERBATIM RECORD OF THE TWO THOUSAND NINE HUNDRED AND THIRTY-THIRD MEETING", "meeting_record", day="1990-08-06",
    ),
    "concluding-observations-with-the-state-below": Page(
        (left("UNITED NATIONS"), right("CCPR/CO/79/LKA"), right("1 December 2003"), left("HUMAN RIGHTS COMMITTEE"), left("Seventy-ninth session"),
         typed("CONSIDERATION OF REPORTS SUBMITTED BY STATES PARTIES"), typed("UNDER ARTICLE 40 OF THE COVENANT", 200.0),
         typed("Concluding observations of the Human Rights Committee"), typed("SRI LANKA", 250.0), left("1. The Committee considered the fourth report of Sri Lanka.")),
        "Concluding observations of the Human Rights Committee SRI LANKA", "concluding_observations", "Human Rights Committee",
    ),
    "page-in-two-languages": Page(
        (left("United Nations\tNations Unies"), left("ECONOMIC\tCONSEIL"), left("AND\tECONOMIQUE"), left("SOCIAL COUNCIL\tET SOCIAL"), right("E/CN.4/95"),
         right("21 May 1948"), left("COMMISSION ON HUMAN RIGHTS"), left("Second session"), typed("REPORT OF THE DRAFTING COMMITTEE"),
         typed("TO THE COMMISSION ON HUMAN RIGHTS", 170.0), left("1. The Drafting Committee met at Lake Success on Monday.")),
        "REPORT OF THE DRAFTING COMMITTEE TO THE COMMISSION ON HUMAN RIGHTS", "report_of_committee", "DRAFTING COMMITTEE",
    ),
    "scan-in-which-the-imprint-is-damaged": Page(
        (right("Diotr."), right("GENERAL"), right("S/23402"), right("10 January ):Q92"), right("rDLIIGI#ALt RMGLXSH"), typed("CENTRAL AMERICA\tEFFORTS TOWARDS PEACE", 158.0),
         left("1. The present report is submitted in pursuance of Security Council"), left("resolution 693 (1991) of 20 May 1991.")),
        "CENTRAL AMERICA EFFORTS TOWARDS PEACE", "report",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_front_page_of_typescript(name: str) -> None:
    reads_as_it_says(TYPED[name])
