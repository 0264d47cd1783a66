"""Whose a body is by what the front page prints beside it, and parts of courts, commissions and treaties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Masthead, Passage
from pipeline.s3_extract.bodies.finder import find_bodies
from tests.found_bodies import parents, report


@pytest.mark.parametrize(
    ("title", "text", "name", "parent"),
    [
        pytest.param(
            "Report of the International Residual Mechanism for Criminal Tribunals",
            "The Appeals Chamber rendered two judgements.",
            "Appeals Chamber",
            "international-residual-mechanism-for-criminal-tribunals",
            id="the chamber of a court",
        ),
        pytest.param("", "The Appeals Chamber rendered two judgements.", "Appeals Chamber", None, id="of no court"),
        pytest.param(
            "Report of the Economic Commission for Europe",
            "The Pump Division served as the secretariat.",
            "Pump Division",
            "economic-commission-for-europe",
            id="the division of a regional commission",
        ),
        pytest.param(
            "Report of the Commission on the Status of Women",
            "The Pump Division served as the secretariat.",
            "Pump Division",
            None,
            id="a commission without a secretariat",
        ),
        pytest.param(
            "",
            "The Open-ended Working Group of the Minamata Convention met.",
            "Open-ended Working Group of the Minamata Convention",
            "conference-of-the-parties-to-the-minamata-convention",
            id="the group of a treaty",
        ),
        pytest.param(
            "",
            "The Open-ended Working Group of the Utopia Convention met.",
            "Open-ended Working Group of the Utopia Convention",
            None,
            id="of a treaty nobody knows",
        ),
    ],
)
def test_parts_of_courts_commissions_and_treaties(title: str, text: str, name: str, parent: str | None) -> None:
    assert parents(text, title)[name] == parent


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Report of the Green Climate Fund", [], id="another organization's"),
        pytest.param("Report of UNICEF", ["United Nations Secretariat"], id="one of the system"),
    ],
)
def test_the_secretariat_in_a_report_on_another_organization(title: str, expected: list[str]) -> None:
    made = report("The work was done. The Secretariat reported.")
    made = replace(made, passages=(Passage("r.title", "title", title, range(len(title))), *made.passages))
    found = find_bodies(made)
    named = {found.bodies[m.entity_id].name for m in found.mentions.get(made.passages[1].key, ())}
    assert sorted(named) == expected


@pytest.mark.parametrize(
    ("organs", "author", "parent"),
    [
        pytest.param(
            ("Working Group on Wells", "Economic Commission for Europe", "Economic and Social Council"),
            "Working Group on Wells",
            "economic-commission-for-europe",
            id="a group below a commission and its organ",
        ),
        pytest.param(
            ("Utopia Human Rights Group", "Commission on the Status of Women", "Economic and Social Council"),
            "Utopia Human Rights Group",
            None,
            id="an organization that makes a statement",
        ),
    ],
)
def test_a_group_that_reports_is_of_the_organ_printed_next_to_it(
    organs: tuple[str, ...], author: str, parent: str | None
) -> None:
    made = report(f"The {author} met.")
    made = replace(made, masthead=Masthead(organs=tuple(map(Fact, organs)), author=Fact(author)))
    assert {body.name: body.parent_body_id for body in find_bodies(made).bodies.values()}[author] == parent


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        pytest.param("Working Group of the Whole", "special-committee-on-peacekeeping-operations", id="of the whole"),
        pytest.param("Working Group on Deep Wells", None, id="on a matter, which may be another's"),
    ],
)
def test_the_committee_of_the_front_page_has_a_working_group_of_the_whole(name: str, parent: str | None) -> None:
    made = report(f"The {name} met.")
    organs = (Fact("Special Committee on Peacekeeping Operations"), Fact("General Assembly"))
    made = replace(made, masthead=Masthead(organs=organs))
    assert {body.name: body.parent_body_id for body in find_bodies(made).bodies.values()}[name] == parent


def test_a_council_of_ministers_of_an_organization_is_no_state_s() -> None:
    text = "The governing organs of the African Union are the Council of Ministers of Wells and the Youth Council."
    (council,) = (
        body for body in find_bodies(report(text)).bodies.values() if body.name == "Council of Ministers of Wells"
    )
    assert (council.classification, council.country_code, council.parent_body_id) == ("other", None, "african-union")


def test_a_mission_of_the_council_is_the_council_s_and_writes_its_report() -> None:
    made = report("The Security Council mission to Central Africa left New York.")
    made = replace(
        made, masthead=Masthead(author=Fact("Security Council mission to Central Africa, 4 to 11 November 2005"))
    )
    found = find_bodies(made)
    assert found.author is not None
    assert (found.author.name, found.author.parent_body_id) == (
        "Security Council mission to Central Africa",
        "security-council",
    )
    assert "Security Council mission" not in parents("The Security Council mission left New York.")
