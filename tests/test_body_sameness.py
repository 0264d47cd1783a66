"""One body under one name: what authors take down otherwise, organs by whose they are, and whose meeting a report is of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Masthead
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.bodies.usage import topic_follows
from tests.found_bodies import find, report

CBD = "Conference of the Parties to the Convention on Biological Diversity"
UNFCCC = "Conference of the Parties to the United Nations Framework Convention on Climate Change"
IFAD = "Governing Council of the International Fund for Agricultural Development"
IAEA = "Board of Governors of the International Atomic Energy Agency"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        pytest.param("Pacific Island Forum", "Pacific Islands Forum", id="the singular"),
        pytest.param("Alliance of Small Islands States", "Alliance of Small Island States", id="the plural"),
        pytest.param(
            "Organization for Eastern Caribbean States", "Organisation of Eastern Caribbean States", id="a small word"
        ),
        pytest.param(
            "Advisory Committee of Administrative and Budgetary Questions",
            "Advisory Committee on Administrative and Budgetary Questions",
            id="of and on",
        ),
        pytest.param("Pacific Wells Forum", "Pacific Wells Forum", id="another word is another body"),
        pytest.param("Committee for Conferences", "Committee for Conferences", id="too few words to tell"),
        pytest.param("Utopian Pacific Island Forum", "Utopian Pacific Island Forum", id="a longer name"),
    ],
)
def test_a_name_taken_down_by_ear_is_that_of_the_known_body(printed: str, name: str) -> None:
    assert (printed, name) in find(f"Members of the {printed} met.")


def test_a_states_body_is_not_the_known_one_that_is_nearly_called_so() -> None:
    findings = find_bodies(
        report("The National Commissions for Human Right of Chad and the National Pacific Island Forum.")
    )
    assert "pacific-islands-forum" not in findings.bodies
    assert "commission-on-human-rights" not in findings.bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The Subsidiary Body on Scientific, Technical and Technological Advice recalls the decision of the Conference of "
            "the Parties and notes the United Nations Framework Convention on Climate Change.",
            CBD,
            id="whose organ speaks, though another treaty is named",
        ),
        pytest.param(
            "Under the United Nations Framework Convention on Climate Change the Conference of the Parties met.",
            UNFCCC,
            id="the one treaty named",
        ),
    ],
)
def test_the_conference_of_the_parties_is_that_of_its_organs(text: str, name: str) -> None:
    assert ("Conference of the Parties", name) in find(text)


def test_a_conference_is_nobody_known_where_organs_of_two_and_two_treaties_are_named() -> None:
    text = (
        "The Adaptation Committee and the Chemical Review Committee met on the United Nations Framework Convention on Climate "
        "Change and the Rotterdam Convention."
    )
    found = find(text, "The Conference of the Parties agreed.")
    assert all(words != "Conference of the Parties" for words, _ in found)


@pytest.mark.parametrize(
    ("texts", "short", "name"),
    [
        pytest.param(
            [f"The {IFAD} met with the United Nations Environment Programme. The Governing Council decided."],
            "Governing Council",
            IFAD,
            id="the fund's, where both are named",
        ),
        pytest.param(
            ["IAEA reported. The Board of Governors took note."],
            "Board of Governors",
            IAEA,
            id="an agency that is no other kind",
        ),
    ],
)
def test_organs_that_several_have(texts: list[str], short: str, name: str) -> None:
    assert (short, name) in find(*texts)


def test_a_mission_behind_the_brackets_of_an_organization_is_not_the_united_nations_own() -> None:
    words, name = "Mission in Ethiopia and Eritrea", "United Nations Mission in Ethiopia and Eritrea"
    assert (words, name) in find(f"The {words} left.")
    assert all(
        found != name for _, found in find(f"The Economic Community of West African States (ECOWAS) {words} left.")
    )


@pytest.mark.parametrize(
    ("author", "name"),
    [
        pytest.param("Twentieth Meeting of the Human Rights Committee", "Human Rights Committee", id="words"),
        pytest.param("77th session of the Human Rights Committee", "Human Rights Committee", id="a figure"),
        pytest.param("forty-second regular session of the Commission on Population", None, id="nobody known"),
        pytest.param("Meeting of Experts on Wells", None, id="no ordinal"),
    ],
)
def test_a_report_of_a_meeting_is_by_the_body_that_met(author: str, name: str | None) -> None:
    found = find_bodies(replace(report("Wells."), masthead=Masthead(author=Fact(author)))).author
    assert found is not None
    assert found.name == (name or author)


def test_a_name_in_a_headline_ends_before_its_verb() -> None:
    assert ("IAEA Board of Governors", IAEA) in find("IAEA Board of Governors Convenes in Vienna")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Working Group on the Use of Wells in Outer Space met.",
            "Working Group on the Use of Wells in Outer Space",
        ),
        ("The Coordinating Committee for Wells in East and Southeast Asia met.", None),
        (
            "The Regional Committee for Deep Wells in West Africa met.",
            "Regional Committee for Deep Wells in West Africa",
        ),
        (
            "The Centre for Wells and Energy in Central Africa in Angola met.",
            "Centre for Wells and Energy in Central Africa",
        ),
        ("The Regional Committee for Deep Wells in North Kivu met.", "Regional Committee for Deep Wells"),
        ("The Working Group on the Use of Wells in Geneva met.", "Working Group on the Use of Wells"),
    ],
)
def test_a_name_goes_on_with_its_field_or_region_and_not_with_where_it_met(text: str, name: str | None) -> None:
    expected = name or text.removeprefix("The ").removesuffix(" met.")
    assert [found for _, found in find(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The World Health Assembly met. The Executive Board agreed.",
            "Executive Board of the World Health Organization",
            id="of whose part it speaks",
        ),
        pytest.param(
            "The World Health Assembly and the World Heritage Centre met. The Executive Board agreed.",
            None,
            id="of two",
        ),
        pytest.param(
            "The Department of Peace Operations met. The Executive Board agreed.", None, id="of the Secretariat"
        ),
    ],
)
def test_an_organ_is_that_of_the_organization_whose_other_parts_are_named(text: str, name: str | None) -> None:
    boards = [found for words, found in find(text) if words == "Executive Board"]
    assert boards == [name or "Executive Board"]


@pytest.mark.parametrize(
    ("key", "name", "follows"),
    [
        ("adaptationfund", "Adaptation Fund for Wells", True),
        ("waterfacility", "Water Facility Forum", False),
        ("waterboard", "Water Board Toledo", False),
        ("waterboard", "Water Board Office", False),
        ("subcommission", "Sub-Commission on Wells", True),
        ("sub", "Sub-Commission on Wells", False),
    ],
)
def test_a_topic_opens_with_a_word_of_its_own(key: str, name: str, follows: bool) -> None:
    assert topic_follows(key, name) is follows


@pytest.mark.parametrize(
    ("text", "author", "expected"),
    [
        pytest.param(
            "The Working Group of the Whole met.",
            "Committee on Conferences",
            {"working-group-of-the-whole.committee-on-conferences"},
            id="the author's",
        ),
        pytest.param(
            "The Programme Division, UNICEF, met. The Division agreed.",
            None,
            {"programme-division.united-nations-children-s-fund"},
            id="whose it is said to be beside it",
        ),
        pytest.param("The Programme Division met.", None, {"programme-division.r"}, id="nobody's"),
    ],
)
def test_a_generic_name_carries_an_owner_that_is_told_late(text: str, author: str | None, expected: set[str]) -> None:
    structure = replace(report(text), masthead=Masthead(author=Fact(author) if author else None))
    findings = find_bodies(structure)
    named = {m.entity_id for mentions in findings.mentions.values() for m in mentions}
    assert expected <= named
    assert not any(body_id.endswith(".r") for body_id in named - expected)
    assert named <= findings.bodies.keys()


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        pytest.param(
            "The Eurasian Economic Commission (EEC) of the Eurasian Economic Union (EAEU) met.",
            "Eurasian Economic Commission",
            "eurasian-economic-union",
            id="behind its acronym",
        ),
        pytest.param(
            "The Ministry of Wells (MOW) at UNDP met.", "Ministry of Wells", None, id="no State's body is of the system"
        ),
    ],
)
def test_whose_a_body_is_stands_behind_its_acronym(text: str, name: str, parent: str | None) -> None:
    bodies = find_bodies(report(text)).bodies.values()
    assert next(body for body in bodies if body.name == name).parent_body_id == parent


@pytest.mark.parametrize(
    ("author", "organs", "parent"),
    [
        pytest.param("Committee on Conferences", ("General Assembly",), "committee-on-conferences", id="the author's"),
        pytest.param(
            None, ("Committee on Conferences",), "committee-on-conferences", id="the committee's whose paper it is"
        ),
        pytest.param(None, ("General Assembly",), None, id="the Assembly has none"),
        pytest.param(None, ("Committee on Conferences", "Commission on Human Rights"), None, id="of one of two"),
    ],
)
def test_the_working_group_of_the_whole_is_the_committees(
    author: str | None, organs: tuple[str, ...], parent: str | None
) -> None:
    front = Masthead(author=Fact(author) if author else None, organs=tuple(map(Fact, organs)))
    bodies = find_bodies(replace(report("The Working Group of the Whole met."), masthead=front)).bodies.values()
    assert next(body for body in bodies if body.name == "Working Group of the Whole").parent_body_id == parent


@pytest.mark.parametrize(
    ("text", "name", "classification"),
    [
        ("The Syrian Army withdrew.", "Syrian Army", "national_body"),
        ("The Syrian Wells Army withdrew.", "Syrian Wells Army", "other"),
        ("The Board of Trustees of the Wells Fund met.", "Board of Trustees of the Wells Fund", "other"),
        ("The Division for Wells met.", "Division for Wells", "secretariat"),
    ],
)
def test_what_kind_of_body_it_is(text: str, name: str, classification: str) -> None:
    bodies = find_bodies(report(text)).bodies.values()
    assert next(body for body in bodies if body.name == name).classification == classification


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Defence Ministry of Chile and the Ministry of Defense of Chile met.",
            {"ministry-of-defence.chl"},
            id="turned round",
        ),
        pytest.param("The Foreign Ministry of Chile met.", {"ministry-of-foreign-affairs.chl"}, id="the foreign one"),
        pytest.param(
            "The Ministry of Interior of Chile and the Ministry of the Interior of Chile met.",
            {"ministry-of-interior.chl"},
            id="an article",
        ),
        pytest.param(
            "The UNFPA Division for Human Resources and the UNFPA Division of Human Resources met.",
            {"division-of-human-resources.united-nations-population-fund", "united-nations-population-fund"},
            id="for and of",
        ),
        pytest.param(
            "The UNFPA Division for Human Resources and the UNICEF Division of Human Resources met.",
            {
                "division-of-human-resources.united-nations-population-fund",
                "division-of-human-resources.united-nations-children-s-fund",
                "united-nations-population-fund",
                "united-nations-children-s-fund",
            },
            id="two organizations have two",
        ),
        pytest.param(
            "The National Audit Bureau of Chile met. The Audit Bureau met.",
            {"national-audit-bureau.chl"},
            id="without national",
        ),
        pytest.param(
            "The National Audit Bureau of Chile met. The National Audit Bureau of Peru met. The Audit Bureau met.",
            {"national-audit-bureau.chl", "national-audit-bureau.per", "audit-bureau.r"},
            id="national in two States",
        ),
        pytest.param(
            "The ECOWAS Wells Council on Pumps met. The Wells Council on Pumps met.",
            {"ecowas-wells-council-on-pumps", "economic-community-of-west-african-states"},
            id="without its owner",
        ),
        pytest.param(
            "The ECOWAS Wells Council on Pumps and the SADC Wells Council on Pumps met. The Wells Council on Pumps met.",
            {
                "ecowas-wells-council-on-pumps",
                "sadc-wells-council-on-pumps",
                "wells-council-on-pumps",
                "economic-community-of-west-african-states",
                "southern-african-development-community",
            },
            id="of two owners",
        ),
    ],
)
def test_wordings_of_one_report_are_one_body(text: str, expected: set[str]) -> None:
    found = find_bodies(report(text)).bodies
    assert {key for key in found if key not in ("general-assembly", "united-nations")} == expected
