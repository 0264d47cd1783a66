"""Which instruments a text names, where their names end, and what short forms mean."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import Instrument
from pipeline.rules.loader import read_rules
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.citations.finder import find_citations
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.instruments.finder import find_instruments
from pipeline.s3_extract.instruments.names import find_names
from pipeline.s3_extract.instruments.reference import Memory, find_short_forms
from pipeline.s3_extract.instruments.rules import load_rules
from tests.found_instruments import found, only
from tests.gold import gold_structure, load_gold, needs_gold

DATA: dict[str, Any] = read_rules("instruments.yaml")
RULE_ROWS = [*DATA["heads"], *DATA["small_names"]]


def titles(text: str) -> list[str]:
    return [one.instrument.title for one in find_names(text, "a-1")]


@pytest.mark.parametrize("row", RULE_ROWS, ids=[row["id"] for row in RULE_ROWS])
def test_rules_match_their_examples_and_not_their_counter_examples(row: dict[str, Any]) -> None:
    rule = f"instrument.{row['id']}"
    for example in row["examples"]:
        assert rule in {one.rule_id for one in find_names(example, "a-1")}, example
    for example in row["counter_examples"]:
        assert not find_names(example, "a-1"), example


@pytest.mark.parametrize("row", DATA["short_forms"], ids=[row["id"] for row in DATA["short_forms"]])
def test_short_forms_match_their_examples_and_not_their_counter_examples(row: dict[str, Any]) -> None:
    kind, word = row["types"][0], row.get("word", "")
    symbol = "S/PRST/1997/55" if row.get("symbol") else None
    known = Instrument("known", f"Known {word}", kind, symbol, status="draft")
    for text, meant in ((row["examples"][0], 1), (row["counter_examples"][0], 0)):
        memory = Memory()
        memory.note(known)
        assert len(list(find_short_forms(text, [], [], memory))) == meant, text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "parties to the Convention on Road Traffic and the Convention on Biological Diversity",
            ["Convention on Road Traffic", "Convention on Biological Diversity"],
            id="and-another-name",
        ),
        pytest.param(
            "the Optional Protocol to the Convention on Road Signals",
            ["Optional Protocol to the Convention on Road Signals"],
            id="name-in-a-name",
        ),
        pytest.param(
            "the Optional Protocol to the Convention on the Rights of the Child on a communications procedure",
            ["Optional Protocol to the Convention on the Rights of the Child on a communications procedure"],
            id="longest-known-name",
        ),
        pytest.param(
            "the Beijing Declaration and Platform for Action",
            ["Beijing Declaration and Platform for Action"],
            id="other-name",
        ),
        pytest.param("the Dakar Platform for Action", ["Dakar Platform for Action"], id="not-the-known-one"),
        pytest.param(
            "the Declaration and Agenda for Action of the 1996 World Congress against Commercial Exploitation, which",
            ["Declaration and Agenda for Action of the 1996 World Congress against Commercial Exploitation"],
            id="year-inside",
        ),
        pytest.param(
            "the Convention on Access to Information, Public Participation and Access to Justice in Environmental Matters was",
            [
                "Convention on Access to Information, Public Participation and Access to Justice in Environmental Matters"
            ],
            id="list-inside",
        ),
        pytest.param(
            "the Protocol on the rights of women in Africa, adopted",
            ["Protocol on the rights of women in Africa"],
            id="small-title",
        ),
        pytest.param(
            "the Plan of Action, the Charter flight, the Protocol Department and Conventions", [], id="no-names"
        ),
        pytest.param(
            "the Penal Code and the Computer Crimes Act (2007)", ["Penal Code", "Computer Crimes Act"], id="laws"
        ),
        pytest.param(
            "the 2007 Protection of Victims of Domestic Violence Act",
            ["Protection of Victims of Domestic Violence Act"],
            id="long-act",
        ),
        pytest.param(
            "the Convention against torture",
            ["Convention against Torture"],
            id="case-of-a-known-name",
        ),
        pytest.param(
            "the Emergency Decree and the Martial Law Act", ["Emergency Decree", "Martial Law Act"], id="two-laws"
        ),
        pytest.param(
            "the Immigration and Refugee Protection Act", ["Immigration and Refugee Protection Act"], id="and-in-an-act"
        ),
        pytest.param("parties to Children and Education Act", ["Education Act"], id="and-without-article"),
        pytest.param("In the Moscow Agreement", ["Moscow Agreement"], id="place-before"),
        pytest.param("Thailand’s Second National Plan of Action", [], id="generic-words-only"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, names: list[str]) -> None:
    assert titles(text) == names


def test_ilo_conventions_by_number() -> None:
    ids = [
        one.instrument.instrument_id
        for one in find_names("ILO Conventions Nos. 87 and 98, and Convention No. 182", "a-1")
    ]
    assert ids == ["ilo-convention-87", "ilo-convention-98", "ilo-convention-182"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "General Assembly resolution 52/98 of 12 December 1997",
            (
                "a-res-52-98",
                "General Assembly resolution 52/98",
                "resolution",
                "A/RES/52/98",
                "general-assembly",
                "1997-12-12",
                "adopted",
            ),
        ),
        (
            "Security Council resolution 1325 (2000)",
            (
                "s-res-1325-2000",
                "Security Council resolution 1325 (2000)",
                "resolution",
                "S/RES/1325 (2000)",
                "security-council",
                None,
                "adopted",
            ),
        ),
        (
            "Economic and Social Council decision 1998/208",
            (
                "e-dec-1998-208",
                "Economic and Social Council decision 1998/208",
                "decision",
                "E/DEC/1998/208",
                "economic-and-social-council",
                None,
                "adopted",
            ),
        ),
        (
            "In its presidential statement of 16 December 1997 (S/PRST/1997/55), it",
            (
                "s-prst-1997-55",
                "Statement by the President of the Security Council S/PRST/1997/55",
                "other",
                "S/PRST/1997/55",
                "security-council",
                "1997-12-16",
                "adopted",
            ),
        ),
        (
            "On 19 May 1998, the European Commission adopted communication 335/5 on it",
            (
                "european-commission.communication-335-5",
                "Communication 335/5",
                "communication",
                None,
                "european-commission",
                "1998-05-19",
                "adopted",
            ),
        ),
        (
            "The Commission on the Status of Women, in its agreed conclusions relating to the girl child, urged",
            (
                "commission-on-the-status-of-women.agreed-conclusions-on-the-girl-child",
                "Agreed conclusions on the girl child",
                "agreed_conclusions",
                None,
                "commission-on-the-status-of-women",
                None,
                "adopted",
            ),
        ),
        (
            "draft resolution A/C.4/53/L.6",
            ("a-c-4-53-l-6", "Draft resolution A/C.4/53/L.6", "draft_resolution", "A/C.4/53/L.6", None, None, "draft"),
        ),
        (
            "the Programme of Action for Youth (A/50/728) and",
            (
                "programme-of-action-for-youth",
                "Programme of Action for Youth",
                "programme_of_action",
                "A/50/728",
                None,
                None,
                "unknown",
            ),
        ),
    ],
)
def test_rows(text: str, expected: tuple[str | None, ...]) -> None:
    one = only(text)
    assert (
        one.instrument_id,
        one.title,
        one.instrument_type,
        one.symbol,
        one.adopting_body_id,
        one.adoption_date,
        one.status,
    ) == expected


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        pytest.param("the Utopia Agreement, signed on 3 May 1999, holds", "1999-05-03", "day", id="signed on"),
        pytest.param("the 1996 Utopia Agreement holds", "1996-01-01", "year", id="year before the name"),
        pytest.param("the Utopia Agreement, adopted in 1996, holds", "1996-01-01", "year", id="adopted in a year"),
        pytest.param(
            "the promulgation, on 16 March 2001, of the regulation on the election of judges",
            "2001-03-16",
            "day",
            id="by the noun before",
        ),
        pytest.param("the Utopia Agreement has held since 1996", None, None, id="year of something else"),
        pytest.param("the Utopia Accords of 1989 hold", "1989-01-01", "year", id="of a year"),
        pytest.param(
            "Since 27 November 2024 it held. In a statement issued on 16 January (S/PRST/2025/1) it was welcomed.",
            "2025-01-16",
            "day",
            id="a day without its year before a symbol with it",
        ),
        pytest.param(
            "the report on resolution 1701 (2006), dated 30 October 2007,", None, None, id="a year the number rules out"
        ),
        pytest.param(
            "its decision 2025/210 of 16 December 2024 of the Economic and Social Council",
            "2024-12-16",
            "day",
            id="a session that opened in the year before",
        ),
        pytest.param("the Utopia Declaration (2023) holds", "2023-01-01", "year", id="year in brackets"),
        pytest.param(
            "Directive (EU) 2024/1760 of the European Parliament and of the Council of 13 June 2024",
            "2024-06-13",
            "day",
            id="behind those who adopted it",
        ),
    ],
)
def test_dates_beside_a_name(text: str, day: str | None, precision: str | None) -> None:
    one = only(text)
    assert (one.adoption_date, one.date_precision) == (day, precision)


def test_a_part_of_a_body_s_name_is_no_instrument() -> None:
    assert not found("the Department of Management Strategy, Policy and Compliance replied").instruments


def test_what_was_adopted_after_the_report_is_not_meant_by_its_name() -> None:
    rows = found("the signing of the Paris Agreement", published="1992-05-01").instruments
    assert [(row.title, row.adoption_date) for row in rows.values()] == [("Paris Agreement", None)]
    rows = found("the signing of the Paris Agreement", published="2016-05-01").instruments
    assert [row.adoption_date for row in rows.values()] == ["2015-12-12"]


def test_a_name_of_one_place_is_that_of_the_longer_name_in_the_report() -> None:
    rows = found("the New York Declaration on the Question of Utopia. The New York Declaration holds").instruments
    assert [row.title for row in rows.values()] == ["New York Declaration on the Question of Utopia"]


def test_plans_of_two_periods_are_two_and_the_plan_alone_is_neither() -> None:
    one = "The UNDP Strategic Plan, 2022–2025, ended. "
    assert [row.title for row in found(f"{one}The UNDP Strategic Plan was good.").instruments.values()] == [
        "UNDP Strategic Plan, 2022–2025"
    ]
    two = found(f"{one}The UNDP Strategic Plan, 2026–2029, begins. The UNDP Strategic Plan is good.").instruments
    assert sorted(row.title for row in two.values()) == [
        "UNDP Strategic Plan",
        "UNDP Strategic Plan, 2022–2025",
        "UNDP Strategic Plan, 2026–2029",
    ]


def test_a_plan_named_by_its_years_alone_is_that_of_whoever_the_report_names_with_it() -> None:
    text = "The Strategic Plan, 2018–2021, begins. The UNDP Strategic Plan, 2018-2021, ends."
    assert only(text).title == "UNDP Strategic Plan, 2018-2021"
    assert len(found(f"{text} The UNICEF Strategic Plan, 2018-2021, is another.").instruments) == 3


def test_a_name_without_the_organization_is_the_one_with_it() -> None:
    assert (
        only("the United Nations Model Convention. The Model Convention is old.").title
        == "United Nations Model Convention"
    )
    assert len(found("the SADC Model Convention. The Model Convention is old.").instruments) == 2


def test_a_document_is_no_instrument() -> None:
    result = found("the report of the Secretary-General (A/52/355)")
    assert not result.instruments
    assert [one.instrument_id for cited in result.citations.values() for one in cited] == [None]


def test_citations_get_their_instrument() -> None:
    result = found("In its resolution 52/98, the General Assembly noted the report (A/52/355).")
    assert [(one.symbol, one.instrument_id) for one in result.citations["a-1.p1"]] == [
        ("A/RES/52/98", "a-res-52-98"),
        ("A/52/355", None),
    ]


def test_the_authority_list_is_sound() -> None:
    types = {
        "resolution",
        "draft_resolution",
        "decision",
        "convention",
        "protocol",
        "declaration",
        "platform_for_action",
        "programme_of_action",
        "plan_of_action",
        "agreed_conclusions",
        "communication",
        "guidelines",
        "statute",
        "law",
        "other",
    }
    rules, bodies = load_rules(), load_registry().bodies
    names = [name.lower() for row in DATA["authority"] for name in (row["title"], *row.get("names", ()))]
    assert len(set(names)) == len(names)
    assert len({one.instrument_id for one in rules.authority}) == len(rules.authority)
    for one in rules.authority:
        assert one.instrument_type in types
        assert one.adopting_body_id is None or one.adopting_body_id in {*bodies, *rules.conferences}, one.title
    assert not rules.conferences.keys() & bodies.keys()
    assert load_adopters().keys() <= bodies.keys()


def test_ids_do_not_depend_on_other_reports() -> None:
    assert only("General Assembly resolution 52/98") == only("resolution 52/98 of the General Assembly")


@needs_gold
@pytest.mark.parametrize("name", ["a-53-409", "a-52-826", "a-80-179"])
def test_annotated_citations_and_instruments_are_found(name: str) -> None:
    gold, made = load_gold(name), gold_structure(name)
    bodies = find_bodies(made)
    citations = find_citations(made, bodies).citations
    result = find_instruments(made, bodies, citations)
    paragraphs = {paragraph.number for paragraph in made.paragraphs}
    wanted = {one["symbol"] for one in gold["citations"] if str(one["in"]) in paragraphs and not one.get("opt")}
    assert wanted <= {one.symbol for cited in result.citations.values() for one in cited}
    symbols = {one.symbol: one for one in result.instruments.values()}
    for one in gold["instruments"]:
        if one.get("symbol") in wanted and one.get("date"):
            assert symbols[one["symbol"]].adoption_date == str(one["date"])


def test_an_acronym_in_brackets_parts_no_organ_from_its_decision() -> None:
    assert only("the Economic and Social Council (ECOSOC) decision 2011/217").symbol == "E/DEC/2011/217"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It follows the programme’s 2022–2025 Strategic Framework.",
            ["Strategic Framework, 2022–2025"],
            id="years-before",
        ),
        pytest.param(
            "the 2022-2025 Human Resource Strategy was", ["Human Resource Strategy, 2022–2025"], id="a-hyphen"
        ),
        pytest.param("the Strategic Framework was adopted", [], id="no-years"),
        pytest.param(
            "the review of the Strategic Plan, 2018-2021, showed", ["Strategic Plan, 2018–2021"], id="years-behind"
        ),
        pytest.param("the Strategic Plan, adopted in 2018-2019 talks", [], id="years-of-talks"),
        pytest.param("in 2024–2025 It met, and the Strategic Plan was adopted", [], id="years-of-something-else"),
    ],
)
def test_years_before_its_name_tell_a_plan(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "General Assembly resolutions 56/103 (assistance), 56/119 (congresses) and 56/123", id="in-brackets"
        ),
        pytest.param(
            "General Assembly resolutions 56/103 on assistance, 56/119 on congresses and 56/123", id="on-what"
        ),
        pytest.param("General Assembly resolutions 56/103, entitled “Wells”, 56/119 and 56/123", id="entitled"),
    ],
)
def test_what_an_act_is_about_ends_no_list(text: str) -> None:
    assert {row.symbol for row in found(text).instruments.values()} == {f"A/RES/56/{n}" for n in (103, 119, 123)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(
            "Since the adoption of Security Council resolution 2107 (2013) on 27 June 2013, it met",
            "2013-06-27",
            id="day",
        ),
        pytest.param("after the signing of the Revitalized Peace Agreement in 2018", "2018-01-01", id="year"),
        pytest.param("the adoption of Security Council resolution 2107 (2013) in New York", None, id="a-place"),
        pytest.param(
            "the application of Security Council resolution 2107 (2013) on 27 June 2013", None, id="no-adoption"
        ),
    ],
)
def test_the_adoption_of_an_act_has_its_day_behind_the_name(text: str, date: str | None) -> None:
    assert only(text).adoption_date == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Forestry Commission,\nRecalling its decisions 22/1 of 7 February 2003 on early warning, 23/6 of 25 February 2005 "
            "on the state of woods, SS.X/5 of 22 February 2008 and 25/2 of 20 February 2009,",
            {"22/1": "2003-02-07", "23/6": "2005-02-25", "SS.X/5": "2008-02-22", "25/2": "2009-02-20"},
            id="days-and-topics-between",
        ),
        pytest.param(
            "The Forestry Commission, noting the report, recalling its decision 24/3 on chemicals, in particular section IV, and its "
            "decision 24/5 on waste, met.",
            {"24/3": None, "24/5": None},
            id="whose-sentence-it-opens",
        ),
        pytest.param("The Forestry Commission met. Utopia in its decision 24/3 said so.", {}, id="of-a-state"),
    ],
)
def test_decisions_of_a_body_that_numbers_by_its_sessions(text: str, expected: dict[str, str | None]) -> None:
    made = found(text).instruments.values()
    assert {row.title.rpartition(" ")[2]: row.adoption_date for row in made} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the ASEAN Convention Against Trafficking in Persons",
            ["ASEAN Convention Against Trafficking in Persons"],
            id="capital",
        ),
        pytest.param("the ASEAN Convention. Against it spoke Utopia", ["ASEAN Convention"], id="the-next-sentence"),
        pytest.param(
            "the Strategy for Older Persons in the Arab region was",
            ["Strategy for Older Persons in the Arab region"],
            id="region",
        ),
        pytest.param(
            "the Strategy for Older Persons region by region", ["Strategy for Older Persons"], id="no-region-of-it"
        ),
        pytest.param("articles of the ILO Constitution", ["ILO Constitution"], id="constitution-of-an-organization"),
        pytest.param("the European Council of 26 June 2025 met", [], id="a-meeting-is-no-conclusion"),
    ],
)
def test_how_names_are_printed(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_conclusions_have_their_day() -> None:
    made = only("The conclusions of the European Council of 26 June 2025 reaffirmed it.")
    assert (made.instrument_type, made.adoption_date) == ("other", "2025-06-26")
