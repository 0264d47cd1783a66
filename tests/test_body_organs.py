"""Organs that only their organization tells, halves of names, names in brackets, and parents told by a short form."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.bodies.finder import find_bodies
from tests.found_bodies import find, named, report

AU, PSC = "African Union", "African Union Peace and Security Council"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The African Union (AU) Peace and Security Council (PSC) met.",
            [("African Union", AU), ("AU", AU), ("Peace and Security Council", PSC), ("PSC", PSC)],
            id="its owner with an acronym before it",
        ),
        pytest.param(
            "The Utopian Union's Defence and Security Council met.",
            [("Utopian Union", "Utopian Union"), ("Defence and Security Council", "Defence and Security Council")],
            id="a possessive before it",
        ),
        pytest.param(
            "briefed the General Assembly and Security Council",
            [("General Assembly", "General Assembly"), ("Security Council", "Security Council")],
            id="two organs",
        ),
        pytest.param(
            "The Utopia NGO Committee on Wells and the NGO Committee met.",
            [
                ("Utopia NGO Committee on Wells", "Utopia NGO Committee on Wells"),
                ("NGO Committee", "Committee on Non-Governmental Organizations"),
            ],
            id="words on both sides",
        ),
        pytest.param(
            "on matters of Peace and Security Council members differed",
            [("Security Council", "Security Council")],
            id="no article before the first word",
        ),
        pytest.param("PEACE AND SECURITY COUNCIL", [], id="in capitals"),
        pytest.param(
            "COMMITTEE AND SECURITY COUNCIL", [("SECURITY COUNCIL", "Security Council")], id="no half in capitals"
        ),
    ],
)
def test_the_second_half_of_a_name_is_no_body(text: str, expected: list[tuple[str, str]]) -> None:
    assert find(text) == expected


def test_an_organ_is_that_of_the_organization_the_report_names_most() -> None:
    board = "Executive Board of the World Health Organization"
    assert ("Executive Board", board) in find(
        "The World Health Organization and WHO staff met.", "The Executive Board agreed."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The World Health Organization and UNESCO met.", id="two that have one"),
        pytest.param("The International Labour Organization met.", id="one that has none"),
    ],
)
def test_an_organ_of_nobody_named_stays_the_reports_own(text: str) -> None:
    structure = report(text, "The Executive Board agreed.")
    assert "executive-board.r" in find_bodies(structure).bodies


def test_the_conference_of_the_only_treaty_named_is_meant() -> None:
    text = "Meetings of the Convention on Biological Diversity are long. The Conference of the Parties took note."
    conference = "Conference of the Parties to the Convention on Biological Diversity"
    assert ("Conference of the Parties", conference) in find(text)
    two = f"The Convention to Combat Desertification is near. {text}"
    assert ("Conference of the Parties", conference) not in find(two)


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        pytest.param("Commission for Wells, Rivers and Springs", "Wells Commission", id="a word of the name"),
        pytest.param("Trust Fund Office for Wells", "TFW Office", id="an acronym"),
    ],
)
def test_a_name_in_brackets_means_the_one_before_it(whole: str, short: str) -> None:
    structure = report(f"The {whole} ({short}) met. Later the {short} agreed.")
    findings = find_bodies(structure)
    assert {name for _, name in named(findings, structure)} == {whole}
    assert short in {name.name for body in findings.bodies.values() for name in body.names}


def test_a_name_in_brackets_with_a_word_of_its_own_is_another_body() -> None:
    assert {name for _, name in find("The Commission for Wells and Rivers (Springs Commission) met.")} == {
        "Commission for Wells and Rivers",
        "Springs Commission",
    }


def test_a_body_of_the_commission_is_the_one_the_commission_stands_for() -> None:
    structure = report(
        "The Economic Commission for Europe met.", "It heard the Steering Group on Wells and Dykes of the Commission."
    )
    bodies = find_bodies(structure).bodies
    assert bodies["steering-group-on-wells-and-dykes"].parent_body_id == "economic-commission-for-europe"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Wells Authority, through its Directorate of Locks, wrote.", id="through its"),
        pytest.param("The Wells Authority met the Directorate of Locks of the Wells Authority.", id="of it, by name"),
    ],
)
def test_a_part_is_its_body_s(text: str) -> None:
    bodies = find_bodies(report(text)).bodies.values()
    part = next(body for body in bodies if body.name.startswith("Directorate"))
    assert part.parent_body_id == "wells-authority"


def test_a_state_in_brackets_is_not_that_of_the_heading() -> None:
    bodies = find_bodies(
        report("The [Northern] National Guard and the National Police met.", headings=("Peru",))
    ).bodies
    assert {body.country_code for body in bodies.values()} == {None, "PER"}


def test_a_body_within_the_name_of_its_part_is_named_too() -> None:
    assert find("The Peace Office of the Ministry of Wells met.") == [
        ("Peace Office of the Ministry of Wells", "Peace Office of the Ministry of Wells"),
        ("Ministry of Wells", "Ministry of Wells"),
    ]


def test_what_its_is_not_beside_has_no_parent() -> None:
    bodies = find_bodies(
        report("The Wells Authority met and later its friends and the Directorate of Locks left.")
    ).bodies
    assert {body.parent_body_id for body in bodies.values()} == {None}


@pytest.mark.parametrize(
    ("text", "body_id"),
    [
        pytest.param("The BiH Constitutional Court ruled.", "constitutional-court.bih", id="Bosnia and Herzegovina"),
        pytest.param("He sued the US Department of Wells.", "department-of-wells.usa", id="United States"),
    ],
)
def test_a_state_is_told_by_its_abbreviation(text: str, body_id: str) -> None:
    assert body_id in find_bodies(report(text)).bodies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Utopian Commission for UNESCO met.", ["Utopian Commission for UNESCO"], id="an agency behind for"
        ),
        pytest.param(
            "The Centre for Applied Research in Health met.",
            ["Centre for Applied Research in Health"],
            id="a field behind in",
        ),
        pytest.param(
            "The UN Development Programme paid.", ["United Nations Development Programme"], id="UN for United Nations"
        ),
        pytest.param(
            "The National Human Rights Committee met.", ["National Human Rights Committee"], id="of one State"
        ),
    ],
)
def test_where_names_end(text: str, expected: list[str]) -> None:
    assert [name for _, name in find(text)] == expected


def test_an_assembly_of_parliaments_is_of_no_state() -> None:
    bodies = find_bodies(report("The Parliamentary Assembly of the Southern Ocean met.")).bodies
    assert bodies["parliamentary-assembly-of-the-southern-ocean"].classification == "regional_organization"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The venue will be the Nice Congress Centre.", [], id="a-venue"),
        pytest.param("It is shown in the Media Centre.", [], id="where-the-press-works"),
        pytest.param(
            "A Director (D1), an Adviser (P4) and an Associate (G7) work there.", [], id="the-grade-of-a-post"
        ),
        pytest.param("The G7 and the G20 met.", ["Group of Seven", "Group of 20"], id="groups-of-states"),
        pytest.param("They led a joint mission to Kufrah.", [], id="a-journey"),
        pytest.param(
            "• Empower Wells Security Forces: provide support", ["Wells Security Forces"], id="an-imperative-before"
        ),
    ],
)
def test_what_is_called_like_a_body_and_is_none(text: str, expected: list[str]) -> None:
    assert [name for _, name in find(text)] == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Malawi Human Rights Commission", "national_body"),
        ("Philippine Commission on Women", "national_body"),
        ("Cameroon-Nigeria Mixed Commission", "commission"),
        ("Southern Ocean Commission", "commission"),
    ],
)
def test_a_commission_that_a_state_s_name_opens_is_the_state_s(name: str, kind: str) -> None:
    bodies = find_bodies(report(f"The {name} met.")).bodies
    assert {body.classification for body in bodies.values()} == {kind}
