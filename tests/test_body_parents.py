"""Whose a body is, by what the report is on, by its name, and in resolutions of the Security Council."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Masthead, Passage
from pipeline.s3_extract.bodies.finder import find_bodies
from tests.found_bodies import find, parents, report

UNDP, UNFPA = "united-nations-development-programme", "united-nations-population-fund"
UNICEF, UNEP = "united-nations-children-s-fund", "united-nations-environment-programme"
LIBYA = "Security Council Committee established pursuant to resolution 1970 (2011) concerning Libya"


@pytest.mark.parametrize(
    ("title", "text", "name", "parent"),
    [
        pytest.param(
            "Report of the Trade and Development Board",
            "The Pump Division spoke.",
            "Pump Division",
            "united-nations-conference-on-trade-and-development",
            id="the organ of one organization",
        ),
        pytest.param(
            "Report of the Trade and Development Board",
            "The Advisory Group met.",
            "Advisory Group",
            None,
            id="a group may be the organ's own",
        ),
        pytest.param(
            "Executive Board of the United Nations Development Programme, the United Nations Population Fund and the United "
            "Nations Office for Project Services",
            "The Pump Division spoke.",
            "Pump Division",
            None,
            id="the organ of three",
        ),
    ],
)
def test_the_report_of_an_organ_speaks_of_its_organizations_offices(
    title: str, text: str, name: str, parent: str | None
) -> None:
    assert parents(text, title).get(name) == parent


@pytest.mark.parametrize(
    ("title", "text", "parent"),
    [
        pytest.param("Audit of UNICEF", "The Ethics Office met.", UNICEF, id="in a report on another organization"),
        pytest.param("", "The Ethics Office of UNICEF met.", UNICEF, id="of another"),
        pytest.param("", "The UNICEF Ethics Office met.", UNICEF, id="behind another"),
        pytest.param("", "The Ethics Office met.", "united-nations-secretariat", id="of nobody else"),
        pytest.param(
            "Audit of UNICEF", "The United Nations Ethics Office met.", "united-nations-secretariat", id="told apart"
        ),
    ],
)
def test_an_office_that_many_have_is_the_organizations_own(title: str, text: str, parent: str) -> None:
    assert next(above for name, above in parents(text, title).items() if "Ethics Office" in name) == parent


@pytest.mark.parametrize(
    ("kind", "parent"), [("report_of_secretary_general", UNICEF), ("letter", None)], ids=["a report", "a letter"]
)
def test_the_agenda_item_of_a_letter_says_nothing_of_whose_a_board_is(kind: str, parent: str | None) -> None:
    item = "Report of the United Nations Children's Fund"
    structure = report("The Chair of the Supervisory Board signed.")
    passages = (Passage("r.item", "agenda_title", item, range(len(item))), *structure.passages)
    structure = replace(structure, passages=passages, masthead=Masthead(kind=kind))
    board = next(body for body in find_bodies(structure).bodies.values() if body.name == "Supervisory Board")
    assert board.parent_body_id == parent


@pytest.mark.parametrize(
    ("text", "body_id"),
    [
        ("The Regional Bureau for Africa met.", f"regional-bureau-for-africa.{UNDP}"),
        ("The Enterprise Risk Management Committee met.", f"enterprise-risk-management-committee.{UNDP}"),
        ("The ICT Board met.", f"ict-board.{UNDP}"),
        ("The African Wells Bureau met.", "african-wells-bureau"),
        ("The Lavazza Risk Committee met.", "lavazza-risk-committee"),
    ],
)
def test_what_every_organization_has_is_that_of_the_one_reported_on(text: str, body_id: str) -> None:
    title = "Review of management in the United Nations Development Programme"
    structure = report(text)
    passages = (Passage("r.title", "title", title, range(len(title))), *structure.passages)
    assert body_id in find_bodies(replace(structure, passages=passages)).bodies


def test_a_division_of_an_office_named_in_the_report_is_that_offices() -> None:
    text = (
        "The Office of Internal Oversight Services reports; its staff of the Internal Audit Division audited the fund."
    )
    assert parents(text, "Audit of UNICEF")["Internal Audit Division"] == "office-of-internal-oversight-services"
    assert parents("The Internal Audit Division met.", "Audit of UNICEF")["Internal Audit Division"] == UNICEF


def test_an_office_has_one_id_however_its_organization_is_named_beside_it() -> None:
    structure = report("The Wells Office of UNICEF met.", "The UNICEF Wells Office agreed.")
    found = find_bodies(structure)
    assert {m.entity_id for ms in found.mentions.values() for m in ms} - {UNICEF} == {f"wells-office.{UNICEF}"}


@pytest.mark.parametrize(
    ("symbol", "text", "meant"),
    [
        pytest.param(
            "S/RES/4321 (2030)",
            "Recalling resolutions 1970 (2011) and 2146 (2014), requests States to tell the Committee",
            [LIBYA],
            id="the resolution that set it up is named",
        ),
        pytest.param(
            "S/RES/4321 (2030)",
            "Recalling resolution 1970 (2011), to report violations to the United Nations Sanctions Committee",
            [LIBYA],
            id="it is called a sanctions committee",
        ),
        pytest.param(
            "S/RES/4321 (2030)",
            "Recalling resolutions 1970 (2011) and 1533 (2004), requests States to tell the Committee",
            [],
            id="two are named",
        ),
        pytest.param(
            "A/RES/80/1",
            "Recalling resolution 1970 (2011), requests States to tell the Committee",
            [],
            id="an Assembly's",
        ),
    ],
)
def test_the_committee_in_a_resolution_of_the_security_council(symbol: str, text: str, meant: list[str]) -> None:
    structure = replace(report(text), masthead=Masthead(symbols=(Fact(symbol),)))
    names = {body.body_id: body.name for body in find_bodies(structure).bodies.values()}
    found = [names[m.entity_id] for ms in find_bodies(structure).mentions.values() for m in ms]
    assert [name for name in found if "Committee" in name] == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the Guidelines of the Committee for the Conduct of its Work", [], id="no topic"),
        pytest.param(
            "the Committee for the Study of Wells", ["Committee for the Study of Wells"], id="a topic"
        ),
        pytest.param(
            "the Utopia Commission for the Entry into Force of the Wells Treaty met",
            ["Utopia Commission for the Entry into Force of the Wells Treaty"],
            id="entry into force",
        ),
        pytest.param("the Commission on Wells into which water ran", ["Commission on Wells"], id="into something"),
    ],
)  # fmt: skip
def test_where_a_topic_ends(text: str, expected: list[str]) -> None:
    assert [name for _, name in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        pytest.param(
            "the National Wells Commission in the Office of the President", "office-of-the-president.r", id="in it"
        ),
        pytest.param("the National Wells Commission in the Wells Office", None, id="in some place"),
    ],
)
def test_a_commission_in_the_office_of_a_head_of_state_is_a_part_of_it(text: str, parent: str | None) -> None:
    assert parents(text)["National Wells Commission"] == parent


def test_a_name_with_its_owner_tells_the_parent_of_the_bare_one() -> None:
    text = (
        "The Directorate for Wells met. The Directorate for Wells agreed. The Directorate for Wells of the Utopia People’s "
        "Defence Forces left. The Utopia People’s Defence Forces met."
    )
    assert "utopia-people-s-defence-forces" in set(parents(text).values())


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        pytest.param(
            "the Office of Legal Affairs of FAO met",
            "Office of Legal Affairs",
            "food-and-agriculture-organization-of-the-united-nations",
            id="an agency's",
        ),
        pytest.param(
            "the Office of Legal Affairs of the United Nations met",
            "Office of Legal Affairs",
            "united-nations-secretariat",
            id="that of the United Nations",
        ),
        pytest.param(
            "the Office of Legal Affairs of the Security Council",
            "Office of Legal Affairs",
            "united-nations-secretariat",
            id="an organ has none",
        ),
    ],
)
def test_an_agency_has_an_office_of_its_own_by_the_name_of_one_of_the_secretariat(
    text: str, name: str, parent: str
) -> None:
    assert next(above for words, above in parents(text).items() if words.startswith(name)) == parent


def test_a_forum_of_a_facility_is_not_the_facility_for_something() -> None:
    names = {name for _, name in find("The Utopia Pump Facility agreed. The Utopia Pump Facility Forum met.")}
    assert names == {"Utopia Pump Facility", "Utopia Pump Facility Forum"}
    both = {name for _, name in find("The Utopia Pump Facility agreed. The Utopia Pump Facility for Wells met.")}
    assert len(both) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The UNEP Water Division comprises the Pump Section, the Hose Section and the Well Unit.",
            {"Pump Section", "Hose Section", "Well Unit"},
            id="what a body comprises",
        ),
        pytest.param(
            "The UNEP Water Division (UWD) consists of the Pump Section (PS) and the Well Unit. The Hose Section met.",
            {"Pump Section", "Well Unit"},
            id="with acronyms, to the end of the row",
        ),
        pytest.param(
            "The governing bodies of UNEP are the Pump Assembly (Summit), the Well Council and the Hose Committee (HC).",
            {"Pump Assembly", "Well Council", "Hose Committee"},
            id="whose organs they are",
        ),
        pytest.param("The partners of UNEP are the Pump Assembly and the Well Council.", set(), id="no organs"),
        pytest.param("UNEP, the Pump Section and the Hose Section met.", set(), id="a list"),
    ],
)
def test_a_row_of_parts_is_the_whole_s(text: str, expected: set[str]) -> None:
    parts = ("Section", "Unit", "Assembly", "Council", "Committee")
    told = {name for name, parent in parents(text).items() if name.startswith(("Pump", "Hose", "Well")) and parent}
    assert {name for name in told if name.endswith(parts)} == expected


@pytest.mark.parametrize(
    ("organ", "parent"),
    [
        pytest.param(
            "Executive Committee of the High Commissioner's Programme",
            "office-of-the-united-nations-high-commissioner-for-refugees",
            id="of one organization",
        ),
        pytest.param("General Assembly", None, id="of all"),
    ],
)
def test_the_organ_of_the_front_page_tells_whose_the_offices_are(organ: str, parent: str | None) -> None:
    bodies = find_bodies(report("The Pump Division spoke.", organs=(organ,))).bodies.values()
    assert next(body for body in bodies if body.name == "Pump Division").parent_body_id == parent


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Chad promotes wells. The Ministry of Wells agreed.", "TCD", id="its own"),
        pytest.param(
            "Mali sold wells. Mali and Chad know it. All of Mali was open. The Ministry of Wells agreed.",
            None,
            id="another's",
        ),
    ],
)
def test_a_letter_may_be_on_another_state_than_the_one_that_sends_it(text: str, country: str | None) -> None:
    title = "Letter from the Permanent Representative of Chad to the United Nations"
    structure = report(text)
    passages = (Passage("r.title", "title", title, range(len(title))), *structure.passages)
    structure = replace(structure, passages=passages, masthead=Masthead(kind="letter"))
    ministry = next(body for body in find_bodies(structure).bodies.values() if body.name == "Ministry of Wells")
    assert ministry.country_code == country


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        pytest.param("The Pump Unit is trained.", UNEP, id="of the one reported on"),
        pytest.param("The Federation’s Pump Unit is trained.", None, id="of another"),
    ],
)
def test_what_somebody_else_has_is_not_of_the_organization_reported_on(text: str, parent: str | None) -> None:
    assert parents(text, "Audit of UNEP")["Pump Unit"] == parent


def test_a_part_of_a_state_s_body_is_that_state_s() -> None:
    bodies = find_bodies(report("the Pump Office within the Ministry of Wells of Chad")).bodies.values()
    office = next(body for body in bodies if body.name == "Pump Office")
    assert (office.classification, office.country_code) == ("national_body", "TCD")


def test_what_is_of_a_part_of_the_united_nations_is_not_the_united_nations_own() -> None:
    name = "United Nations Pump Centre of the United Nations Institute for Training and Research"
    assert parents(f"the {name} met")[name] == "united-nations-institute-for-training-and-research"
    assert parents("the United Nations Pump Network met")["United Nations Pump Network"] == "united-nations"
