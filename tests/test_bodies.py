"""The bodies of a report: one case is a text and what it names."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Passage
from pipeline.s3_extract.bodies.finder import find_bodies, masthead_bodies
from pipeline.s3_extract.bodies.usage import key_of
from pipeline.s3_extract.name_index import squeeze
from tests.found_bodies import CHR, CSW, find, named, report
from tests.gold import gold_structure, load_gold, needs_gold

CEDAW = "Committee on the Elimination of Discrimination against Women"
CRC = "Committee on the Rights of the Child"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("the Commission on the Status of Women met", {CSW}, id="known name"),
        pytest.param("the SecretaryGeneral reported", {"Secretary-General"}, id="hyphen lost in the scan"),
        pytest.param(
            "the Office of the United Nations High Commis-sioner for Human Rights",
            {"Office of the United Nations High Commissioner for Human Rights"},
            id="word split at a line end",
        ),
        pytest.param("UNICEF said", {"United Nations Children's Fund"}, id="acronym"),
        pytest.param(
            "the United Nations Children’s Fund said", {"United Nations Children's Fund"}, id="typographic apostrophe"
        ),
        pytest.param("U.N. agencies", {"United Nations"}, id="acronym with full stops"),
        pytest.param("women who are victims", set(), id="who is a pronoun"),
        pytest.param("WOMEN WHO ARE VICTIMS", set(), id="WHO is a pronoun among capitals"),
        pytest.param("the Human Rights Committee Act 2015", set(), id="a law called like a body"),
        pytest.param("the Compact of Free Association", set(), id="an association that is none"),
        pytest.param("see CRC/C/7, PBC.41/6 and CEDAW/C/1997/L.1", set(), id="acronyms inside symbols"),
        pytest.param(
            "joint UNICEF/WHO guidelines",
            {"United Nations Children's Fund", "World Health Organization"},
            id="acronyms joined by a slash",
        ),
        pytest.param("the general assembly of the club", set(), id="small letters are no name"),
        pytest.param(
            "Ms. Poe, Director, Policy and Mediation Division, spoke",
            {"Policy and Mediation Division"},
            id="row behind an officer's title",
        ),
        pytest.param("Kenya, Policy and Mediation Division, spoke", {"Mediation Division"}, id="row behind a State"),
        pytest.param(
            "the Wells Convention Group of Ministers or Their Representatives on Deep Wells met",
            {"Wells Convention Group of Ministers or Their Representatives on Deep Wells"},
            id="or their representatives",
        ),
        pytest.param(
            "the Wells Convention Group and Their Excellencies met", {"Wells Convention Group"}, id="and persons"
        ),
        pytest.param(
            "the Organization for International Carriage by Rail noted it",
            {"Organization for International Carriage by Rail"},
            id="by a means of transport",
        ),
        pytest.param("the Organization for Carriage by Mr. Poe", {"Organization for Carriage"}, id="by somebody"),
        pytest.param(
            "the Council on Reintegration of Returnees from Conflict Zones met",
            {"Council on Reintegration of Returnees from Conflict Zones"},
            id="from what they flee",
        ),
        pytest.param("the Council on Returnees from Utopia met", {"Council on Returnees"}, id="from a place"),
        pytest.param(
            "the Resident Coordinator for Barbados and the Eastern Caribbean spoke",
            {"Resident Coordinator for Barbados and the Eastern Caribbean"},
            id="a State and a region",
        ),
        pytest.param(
            "the Regional Centre for Wells for Central Asia and Afghanistan opened",
            {"Regional Centre for Wells for Central Asia and Afghanistan"},
            id="a region and a State",
        ),
        pytest.param(
            "the Resident Coordinator for Barbados and the Ministry of Wells spoke",
            {"Resident Coordinator for Barbados", "Ministry of Wells"},
            id="a State and a body",
        ),
        pytest.param("the Ad hoc Committee on Wells met", {"Ad hoc Committee on Wells"}, id="hoc in small letters"),
        pytest.param(
            "the Wells Cooperation Branch of the Office met", {"Wells Cooperation Branch"}, id="of an owner cut short"
        ),
        pytest.param("the Bureau of the Committee met", {"Bureau of the Committee"}, id="named by its owner alone"),
        pytest.param(
            "the Bureau for Pumps of the United States Agency for International Development met",
            {"Bureau for Pumps", "United States Agency for International Development"},
            id="of an agency whose name opens with its State",
        ),
        pytest.param(
            "the Personal Representative of the Secretary-General to the Palestine Liberation Organization met",
            {"Personal Representative of the Secretary-General to the Palestine Liberation Organization"},
            id="to an organization whose name opens with a land",
        ),
        pytest.param("the Convention on the Rights of the Child applies", set(), id="topic of a convention"),
        pytest.param(
            "the United Nations Convention against Transnational Organized Crime", set(), id="name of a convention"
        ),
        pytest.param("the Charter of the United Nations", set(), id="charter"),
        pytest.param(
            "In line with the Charter of the United Nations, the Security Council urges all to act",
            {"Security Council"},
            id="title before a body",
        ),
        pytest.param(
            "under the Convention on Biological Diversity, the International Maritime Organization and the Agreement",
            {"International Maritime Organization"},
            id="title before a body in a list",
        ),
        pytest.param("the Rome Statute of the International Criminal Court", set(), id="statute of a court"),
        pytest.param("General Assembly resolution 52/98", {"General Assembly"}, id="resolution names its body"),
        pytest.param("the Secretary-General of the Commonwealth", set(), id="secretary-general of another"),
        pytest.param("Governments, States parties and civil society", set(), id="generic actors"),
        pytest.param("the Government of Italy", set(), id="a government is a country"),
        pytest.param("the Russian Federation and the Republic of Korea", set(), id="State with a head word"),
        pytest.param("the Federation of Bosnia and Herzegovina agreed", set(), id="entity of a State"),
        pytest.param("the Permanent Mission of Peru wrote", set(), id="permanent mission"),
        pytest.param("Dublin University Press, 2024", set(), id="publisher"),
        pytest.param("the West Bank and Gaza", set(), id="bank of a river"),
        pytest.param(
            "The Committees on the Elimination of Discrimination against Women and the Rights of the Child met",
            {CEDAW, CRC},
            id="plural: topics that hold an and",
        ),
        pytest.param(
            "the Departments of Political Affairs and of Peacekeeping Operations",
            {"Department of Political Affairs", "Department of Peacekeeping Operations"},
            id="plural: preposition repeated",
        ),
        pytest.param(
            "The Human Rights and Economic and Social Councils met",
            {"Human Rights Council", "Economic and Social Council"},
            id="plural: head at the end",
        ),
        pytest.param("the Second and Third Committees", {"Second Committee", "Third Committee"}, id="plural: ordinals"),
        pytest.param(
            "the Third Committee of the General Assembly",
            {"Third Committee", "General Assembly"},
            id="owner in the name",
        ),
        pytest.param(
            "the Cambodian Human Rights Committee met",
            {"Cambodian Human Rights Committee"},
            id="adjective of a country",
        ),
        pytest.param(
            "the CARICOM General Assembly met",
            {"CARICOM General Assembly", "Caribbean Community"},
            id="organ of another organization",
        ),
        pytest.param(
            "the OAS General Assembly met",
            {"General Assembly of the Organization of American States", "Organization of American States"},
            id="organ of another organization by the authority files",
        ),
        pytest.param(
            "the Governing Council of UNEP met",
            {"Governing Council of the United Nations Environment Programme", "United Nations Environment Programme"},
            id="owner by its acronym",
        ),
        pytest.param(
            "the National Commission on Human Rights and the Interministerial Commission on Human Rights",
            {"National Commission on Human Rights", "Interministerial Commission on Human Rights"},
            id="known name of a State's body",
        ),
        pytest.param("several Ministries of Education replied", set(), id="plural that names nobody"),
        pytest.param(
            "the Ministry of Health and the Kenya Medical Research Institute",
            {"Ministry of Health", "Kenya Medical Research Institute"},
            id="and the: another body",
        ),
        pytest.param(
            "the Department of Fisheries, UNDP and Peru",
            {"Department of Fisheries", "United Nations Development Programme"},
            id="list of bodies is no name",
        ),
        pytest.param(
            "mostly Uzbek, Tajik and Hazara Northern Alliance. The Northern Alliance left",
            {"Northern Alliance"},
            id="list of peoples before a name",
        ),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert {name for _, name in find(text)} == names


def test_a_national_section_is_a_body_of_its_own_and_a_mission_its_organization_s() -> None:
    structure = report("Caritas Norway and Caritas met the African Union Mission in South Sudan and UNMISS.")
    names = [name for _, name in named(find_bodies(structure), structure)]
    assert {"Caritas Norway", "Caritas Internationalis", "African Union Mission in South Sudan"} <= {*names}
    assert names.count("United Nations Mission in South Sudan") == 1


def test_the_working_group_is_the_numbered_one() -> None:
    structure = report("Working Group II met. At its meeting, the Working Group took note.")
    assert named(find_bodies(structure), structure) == [
        ("Working Group II", "Working Group II"),
        ("Working Group", "Working Group II"),
    ]


def test_short_form_of_the_heading_goes_before_one_named_elsewhere() -> None:
    text = "The Commission agreed."
    assert find(f"The {CHR} met.", text)[-1] == ("Commission", CHR)
    structure = report(text, headings=(CSW, "Outcome"))
    assert named(find_bodies(structure), structure) == [("Commission", CSW)]


def test_short_form_of_the_organ_on_the_front_page() -> None:
    assert find("The Council met.", organs=("Security Council",)) == [("Council", "Security Council")]


def test_my_special_representative_is_an_officer_though_no_mandate_is_named() -> None:
    found = find("My Special Representative, Mr. Wells, left.", "The Special Representative came back.")
    assert [name for _, name in found] == ["Special Representative of the Secretary-General"] * 2


def test_officer_of_the_secretary_general_without_a_mandate_and_his_deputy_are_two() -> None:
    found = find(
        "The Special Representative of the Secretary-General left.",
        "The Deputy Special Representative of the Secretary-General for Liberia stayed.",
    )
    assert [name for _, name in found if name != "Secretary-General"] == [
        "Special Representative of the Secretary-General",
        "Deputy Special Representative of the Secretary-General for Liberia",
    ]


def test_the_force_is_no_task_force() -> None:
    found = find("An integrated mission task force has been set up.", "The strength of the Force is 8,162.")
    assert [name for _, name in found] == ["integrated mission task force"]


def test_sanctions_committee_is_known_by_its_resolution() -> None:
    found = find("The Committee established pursuant to resolution 1540 (2004) met.")
    assert [name for _, name in found] == ["Security Council Committee established pursuant to resolution 1540 (2004)"]


def test_office_of_the_high_commissioner_is_the_one_named_most() -> None:
    refugees = "Office of the United Nations High Commissioner for Refugees"
    text = f"The {refugees} met the Office of the United Nations High Commissioner for Human Rights. UNHCR left."
    assert find(text, "The Office of the High Commissioner came.")[-1] == ("Office of the High Commissioner", refugees)


def test_bureau_of_the_commission_has_the_name_of_the_commission() -> None:
    found = find(f"The {CSW} met.", "The Bureau of the Commission agreed.")
    assert found[-1] == ("Bureau of the Commission", f"Bureau of the {CSW}")


def test_state_body_with_the_name_of_a_known_one() -> None:
    found = find("The Centre for Human Rights of Moldova met.", "The Centre for Human Rights agreed.")
    assert {name for _, name in found} == {"Centre for Human Rights of Moldova"}
    assert find("The Centre for Human Rights agreed.")[0][1] != "Centre for Human Rights of Moldova"


def test_former_name_stays_where_the_report_knows_no_other() -> None:
    was, became = (
        "Administrative Committee on Coordination",
        "United Nations System Chief Executives Board for Coordination",
    )
    assert {name for _, name in find(f"The {was} met.")} == {was}
    assert {name for _, name in find(f"The {was}, now the {became}, met.")} == {became}


def test_national_bodies_of_two_reports_have_two_ids() -> None:
    text = "The Ministry of Justice agreed."
    title = Passage("r.title", "title", "The situation in Peru", range(21))
    on_peru = replace(report(text), passages=(title, *report(text).passages))
    on_all = report(text)
    assert {*find_bodies(on_peru).bodies} == {"ministry-of-justice.per"}
    assert {*find_bodies(on_all).bodies} == {"ministry-of-justice.r"}


def test_short_form_that_means_nobody_is_an_issue() -> None:
    findings = find_bodies(report("The Tribunal ruled."))
    assert [issue.kind for issue in findings.issues] == ["unresolved_short_form"]
    assert findings.mentions == {}


def test_working_group_of_a_body_is_the_one_the_report_names() -> None:
    found = find(
        "The Working Group on Contemporary Forms of Slavery met.",
        "The Working Group of the Subcommission on Prevention of Discrimination and Protection of Minorities was invited.",
    )
    assert ("Working Group", "Working Group on Contemporary Forms of Slavery") in found


@pytest.mark.parametrize(
    "wordings",
    [
        pytest.param(
            (
                "Special Rapporteur on violence against women",
                "Special Rapporteur on violence against women, its causes and consequences",
            ),
            id="mandate cut short",
        ),
        pytest.param(
            ("Trust Fund for Utopian Wells", "United Nations Trust Fund for Utopian Wells"), id="United Nations"
        ),
        pytest.param(
            ("Special Envoy for Utopia", "Special Envoy of the Secretary-General for Utopia"),
            id="of the Secretary-General",
        ),
        pytest.param(("Ministry of Wells", "Ministry of Wells of Peru"), id="country after the name"),
        pytest.param(("Wells Committee", "Wells Committee on Rivers"), id="topic left out"),
        pytest.param(("Commission on Human Rights", "United Nations Commission on Human Rights"), id="known body"),
    ],
)
def test_wordings_are_one_body(wordings: tuple[str, str]) -> None:
    findings = find_bodies(report(*(f"Then the {wording} agreed." for wording in wordings)))
    assert len({m.entity_id for mentions in findings.mentions.values() for m in mentions}) == 1


def test_parent_is_named_inside_the_name() -> None:
    structure = report("The Special Rapporteur of the Commission on Human Rights for Utopia came.")
    findings = find_bodies(structure)
    outer, inner = findings.mentions["r.p0"]
    assert findings.bodies[outer.entity_id].parent_body_id == inner.entity_id == "commission-on-human-rights"
    assert outer.start < inner.start
    assert inner.end < outer.end


@pytest.mark.parametrize("name", ["WMO Assembly", "Wells Network of the High-level Committee on Management"])
def test_a_part_of_a_body_of_the_system_is_of_the_system_and_nobody_elses(name: str) -> None:
    bodies = find_bodies(report(f"The {name} met.")).bodies.values()
    part = next(body for body in bodies if body.name == name)
    assert (part.is_un_system, part.classification, part.country_code) == (True, "other", None)


def test_parents_are_among_the_bodies() -> None:
    findings = find_bodies(report(f"The {CSW} met."))
    assert "economic-and-social-council" in findings.bodies


def test_masthead_organs_are_bodies() -> None:
    structure = report("Nothing.", organs=("Security Council", "GENERAL ASSEMBLY", "Utopian Board"))
    assert [body_id for _, body_id in masthead_bodies(structure.masthead)] == ["security-council", "general-assembly"]
    assert "security-council" in find_bodies(structure).bodies


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text_and_overlap_only_by_nesting(text: str) -> None:
    mentions = find_bodies(report(f"The {CSW} and {text}", text)).mentions
    for key, found in mentions.items():
        length = len(text) + (len(CSW) + 9 if key == "r.p0" else 0)
        assert list(found) == sorted(found, key=lambda m: (m.start, -m.end))
        for first, second in pairwise(found):
            assert second.start >= first.end or second.end <= first.end
        assert all(0 <= m.start < m.end <= length for m in found)


@given(st.text(max_size=80))
def test_keys_are_stable(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
    assert key_of(text) == key_of(text)


@needs_gold
@pytest.mark.parametrize("name", ["a-53-409", "a-52-826", "a-80-179"])
def test_annotated_bodies_are_found(name: str) -> None:
    """Nine of ten annotated bodies whose name stands in the paragraphs are found, and none of the reports' own is noise."""
    structure = gold_structure(name)
    findings = find_bodies(structure)
    mentioned = {m.entity_id for mentions in findings.mentions.values() for m in mentions}
    have = {
        squeeze(n) for b in mentioned for n in (findings.bodies[b].name, *(x.name for x in findings.bodies[b].names))
    }
    text = squeeze(" ".join(passage.text for passage in structure.passages))
    wanted = [g["names"] for g in load_gold(name)["bodies"] if not g.get("opt")]
    wanted = [names for names in wanted if any(squeeze(str(n)) in text for n in names if re.search("[a-z]", str(n)))]
    missed = [names[0] for names in wanted if not any(squeeze(str(n)) in have for n in names)]
    assert len(missed) <= len(wanted) // 10, missed


def test_what_a_resolution_of_the_council_is_on_is_no_part_of_its_name() -> None:
    found = find(
        "The Economic and Social Council met. All resolutions of the Council on the Joint Programme were read."
    )
    assert {name for _, name in found} == {"Economic and Social Council"}
