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


def test_a_bulletin_is_one_however_its_title_is_led_in() -> None:
    title = "United Nations system-wide application of ethics: separately administered organs and programmes (ST/SGB/2007/11"
    made = only(
        f"See the Secretary-General’s bulletin, {title}, as amended).",
        f"See the Secretary-General’s bulletin entitled {title}).",
        f"See the Secretary-General’s bulletin on {title}).",
    )
    assert made.title == f"Secretary-General’s bulletin on {title.partition(' (')[0]}"
    assert made.symbol == "ST/SGB/2007/11"


def test_a_title_in_small_letters_ends_before_the_verb() -> None:
    assert (
        only("The administrative instruction on the Performance Management System provides clarity on areas.").title
        == "Administrative instruction on the Performance Management System"
    )


def test_a_press_statement_has_its_number_and_day() -> None:
    one = only("Recalling Press Statement SC/15982 agreed on 26 January 2025, and press release SC/11019,")
    assert (one.symbol, one.adopting_body_id, one.adoption_date) == ("SC/15982", "security-council", "2025-01-26")


def test_an_acronym_in_brackets_parts_no_organ_from_its_decision() -> None:
    assert only("the Economic and Social Council (ECOSOC) decision 2011/217").symbol == "E/DEC/2011/217"


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
