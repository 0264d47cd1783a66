"""Names that many bodies have: whose body it is stands in its id. And where a name ends, so that none is a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Fact, Masthead, Passage
from pipeline.s3_extract.bodies.clauses import NAME_LENGTH
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.bodies.owners import is_generic
from tests.found_bodies import find, report

UNEP = "united-nations-environment-programme"


def ids(*texts: str, title: str = "", headings: tuple[str, ...] = (), organs: tuple[str, ...] = ()) -> set[str]:
    """The bodies the paragraphs name, by id; ``r`` is the report's."""
    structure = report(*texts, headings=headings, organs=organs)
    if title:
        structure = replace(
            structure, passages=(Passage("r.title", "title", title, range(len(title))), *structure.passages)
        )
    return {m.entity_id for key, found in find_bodies(structure).mentions.items() if key != "r.title" for m in found}


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        pytest.param("The Ministry of Environment agreed.", "", {"ministry-of-environment.r"}, id="nobody said"),
        pytest.param("The Ministry of Wells of Jordan met.", "", {"ministry-of-wells.jor"}, id="the name says it"),
        pytest.param("The Jordanian Ministry of Wells met.", "", {"ministry-of-wells.jor"}, id="an adjective"),
        pytest.param("The Jordanian Border Guard met.", "", {"border-guard.jor"}, id="its forces"),
        pytest.param("The Jordanian Wells Guard met.", "", {"jordanian-wells-guard"}, id="people of that State"),
        pytest.param(
            "The Office of the Attorney General met.",
            "The situation in Haiti",
            {"office-of-the-attorney-general.hti"},
            id="an office of States alone",
        ),
        pytest.param("Jordan’s Ministry of Wells met.", "", {"ministry-of-wells.jor"}, id="a possessive"),
        pytest.param("In Haiti, the Supreme Court ruled.", "", {"supreme-court.hti"}, id="the sentence begins with it"),
        pytest.param("In Chile, wells dried. The Supreme Court ruled.", "", {"supreme-court.r"}, id="another sentence"),
        pytest.param("The Supreme Court ruled.", "The situation in Haiti", {"supreme-court.hti"}, id="the title"),
        pytest.param("The Supreme Court ruled.", "Haiti and Chile", {"supreme-court.r"}, id="a title of two"),
        pytest.param("The UNEP Evaluation Office met.", "", {f"evaluation-office.{UNEP}", UNEP}, id="an organization"),
        pytest.param(
            "The Evaluation Office met.", "Management of UNEP", {f"evaluation-office.{UNEP}"}, id="its report"
        ),
        pytest.param("The Bailiff’s Office of Chile met.", "", set(), id="a part of a name is none"),
        pytest.param("The Evaluation Office met.", "", {"evaluation-office.r"}, id="an office of nobody"),
        pytest.param(
            "The Prosecutor’s Office of Chile met.", "UNEP", {"prosecutor-s-office.chl"}, id="a State's office"
        ),
    ],
)
def test_a_generic_name_carries_its_owner(text: str, title: str, expected: set[str]) -> None:
    assert ids(text, title=title) - {UNEP} == expected - {UNEP}


def test_ministries_of_two_states_in_one_report_are_two() -> None:
    found = ids(
        "The Ministry of Wells of Jordan and the Ministry of Wells of Peru met.", "Then the Ministry of Wells met."
    )
    assert found == {"ministry-of-wells.jor", "ministry-of-wells.per", "ministry-of-wells.r"}


def test_the_only_state_whose_ministry_is_named_is_meant() -> None:
    assert ids("The Ministry of Wells of Jordan met.", "Then the Ministry of Wells met.") == {"ministry-of-wells.jor"}


def test_a_section_on_one_state_speaks_of_its_bodies() -> None:
    assert ids("The Supreme Court ruled.", headings=("B. Haiti",)) == {"supreme-court.hti"}


def test_the_organ_of_the_front_page_is_meant_by_its_name_cut_short() -> None:
    board = "Executive Board of the United Nations Development Programme, the United Nations Population Fund and the United Nations Office for Project Services"
    for organ in (board, "Executive Board of the United Nations Development"):
        assert [name for _, name in find("The Executive Board decided.", organs=(organ,))] == [board]


@pytest.mark.parametrize(
    ("name", "head", "generic"),
    [
        ("Policy Committee", "Committee", True),
        ("Working Group of the Whole", "Working Group", True),
        ("Staff Council", "Council", True),
        ("Committee on the Peaceful Uses of Wells", "Committee", False),
        ("Lavazza Foundation", "Foundation", False),
        ("African Energy Commission", "Commission", False),
    ],
)
def test_what_names_alone_tell(name: str, head: str, generic: bool) -> None:
    assert is_generic(name, head) is generic


@pytest.mark.parametrize(
    "author",
    [
        "Permanent Representative to the effect that “the legislation enacted by the Parliament is not in force”",
        "Chair: the report [A/1/2] is of another",
        "Special Group that was set up and is working on " + "wells and " * 30,
    ],
)
def test_a_sentence_is_no_author(author: str) -> None:
    structure = replace(report("The Committee met."), masthead=Masthead(author=Fact(author)))
    author_body = find_bodies(structure).author
    assert author_body is None or author_body.name == "Special Group"


def test_what_an_author_did_is_no_part_of_the_name() -> None:
    structure = replace(report("Wells."), masthead=Masthead(author=Fact("Administrator for 2024")))
    author = find_bodies(structure).author
    assert author is not None
    assert (author.body_id, author.name) == ("administrator.r", "Administrator")


def test_an_item_of_the_agenda_that_goes_on_behind_an_author_is_no_part_of_the_name() -> None:
    item = "UNITED NATIONS HIGH COMMISSIONER FOR HUMAN RIGHTS AND FOLLOW-UP TO THE WORLD CONFERENCE ON HUMAN RIGHTS"
    author = find_bodies(replace(report("Wells."), masthead=Masthead(author=Fact(item)))).author
    assert author is not None
    assert author.body_id == "united-nations-high-commissioner-for-human-rights"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the Working Group on Rural Wells, Jane Maria Doe and John Roe, presented",
            ["Working Group on Rural Wells"],
            id="its chairs",
        ),
        pytest.param(
            "the Working Group on Rural Wells, Jane Doe and Ms. Roe,", ["Working Group on Rural Wells"], id="Ms"
        ),
        pytest.param(
            "the Agency for Wells of Peru Maria Roe, Chile", ["Agency for Wells of Peru"], id="the next speaker"
        ),
        pytest.param(
            "the Ministry of Education, Science and Culture met",
            ["Ministry of Education, Science and Culture"],
            id="a list",
        ),
        pytest.param("Gaza Medical Complex and Qalat Medical Centre", ["Qalat Medical Centre"], id="two that match"),
        pytest.param(
            "the Peru Mines, Petroleum and Gas Board met", ["Peru Mines, Petroleum and Gas Board"], id="a row"
        ),
        pytest.param("Chapter II Organization of the session", [], id="a heading"),
        pytest.param("the Wells Brigades of Peace Wells Education Wells Foundation met", [], id="run together"),
        pytest.param(
            "Peace Brigades International Peace Education Foundation Peace Now",
            ["Peace Brigades International"],
            id="run together, one of them known",
        ),
        pytest.param("the Fourth World Wells Forum met in Lima", [], id="a numbered one is a meeting"),
        pytest.param("the Commission for Wells, Springs and Rivers Act", [], id="a law"),
        pytest.param(
            "the Fund for Responding to Loss and Damage met", ["Fund for Responding to Loss and Damage"], id="to"
        ),
        pytest.param(
            "the Regional Bureau for Asia and the Pacific met",
            ["Regional Bureau for Asia and the Pacific"],
            id="region",
        ),
        pytest.param(
            "the Institute of Internal Auditors’ standards",
            ["Institute of Internal Auditors"],
            id="a possessive ends it",
        ),
        pytest.param(
            "the Asia and the Pacific Wells Office", ["Asia and the Pacific Wells Office"], id="region before"
        ),
        pytest.param(
            "the Expert Group on Wells for the 2030 Agenda for Sustainable Development met",
            ["Expert Group on Wells for the 2030 Agenda for Sustainable Development"],
            id="the agenda it serves",
        ),
        pytest.param(
            "the Kenyan Centre of Wells and AI Skilling, with the Centre of Wells and ITU",
            ["Kenyan Centre of Wells and AI Skilling", "Centre of Wells", "ITU"],
            id="letters that are no body",
        ),
        pytest.param(
            "the School of Wells and Rivers of Lavazza University taught",
            ["School of Wells and Rivers", "Lavazza University"],
            id="its university",
        ),
        pytest.param("the New York Institute of Wells", ["New York Institute of Wells"], id="New opens a name"),
        pytest.param(
            "the Gender in Humanitarian Wells Working Group met",
            ["Gender in Humanitarian Wells Working Group"],
            id="a matter in another behind the article",
        ),
        pytest.param("the Wells for Life Foundation met", ["Wells for Life Foundation"], id="a matter for another"),
        pytest.param(
            "the Minister for Rural Wells Committee met", ["Rural Wells Committee"], id="no post opens a name"
        ),
        pytest.param(
            "wells in Rural Wells Committee met", ["Rural Wells Committee"], id="nor what no article stands before"
        ),
        pytest.param(
            "the Programme and Wells Committee met", ["Programme and Wells Committee"], id="a head that is a matter"
        ),
        pytest.param(
            "Chair of the Working Group on Rural Wells and Chair of the Pump Group met",
            ["Working Group on Rural Wells", "Pump Group"],
            id="another post behind and",
        ),
    ],
)
def test_where_a_name_ends(text: str, expected: list[str]) -> None:
    assert [words for words, _ in find(f"Now {text}.")] == expected


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["Committee", "on", "the", "Rights", "of", "and", "Ministry", "for", "working group on", "wells", "in", "to", "a",
             "Special Rapporteur", "Peru", ",", "United Nations", "Forum", "Women’s", "responding", "including", "Ms.", "New"]
        ),
        max_size=120,
    )
)  # fmt: skip
def test_no_name_is_longer_than_a_name(words: list[str]) -> None:
    findings = find_bodies(report(" ".join(words).replace(" ,", ",")))
    assert all(len(body.name) <= NAME_LENGTH for body in findings.bodies.values() if body.origin == "report")


@pytest.mark.parametrize(
    ("author", "text", "name", "parent"),
    [
        pytest.param(
            "UNCTAD secretariat",
            "Wells.",
            "UNCTAD secretariat",
            "united-nations-conference-on-trade-and-development",
            id="a-secretariat-is-of-the-organization-in-its-name",
        ),
        pytest.param(
            "Committee of Experts on International Cooperation in Tax Matters",
            "The Subcommittee on Well Taxes met.",
            "Subcommittee on Well Taxes",
            "committee-of-experts-on-international-cooperation-in-tax-matters",
            id="a-subcommittee-in-a-committees-report",
        ),
        pytest.param(
            "Second Committee",
            "The Subcommittee on Well Taxes met.",
            "Subcommittee on Well Taxes",
            None,
            id="a-main-committee-has-none",
        ),
        pytest.param(
            "Secretary-General",
            "The Subcommittee on Well Taxes met.",
            "Subcommittee on Well Taxes",
            None,
            id="of-nobody",
        ),
    ],
)
def test_the_part_of_a_body_has_it_as_parent(author: str, text: str, name: str, parent: str | None) -> None:
    found = find_bodies(replace(report(text), masthead=Masthead(author=Fact(author))))
    bodies = [*found.bodies.values(), *([found.author] if found.author else [])]
    assert {body.parent_body_id for body in bodies if body.name == name} == {parent}


def test_an_officer_is_that_of_the_organization_whose_board_gets_the_report() -> None:
    board = "Executive Board of the United Nations Development Programme, the United Nations Population Fund and the United Nations Office for Project Services"
    front = Masthead(author=Fact("Administrator"), organs=(Fact(board),))
    author = find_bodies(
        replace(report("Volunteers served the United Nations Volunteers programme."), masthead=front)
    ).author
    assert author is not None
    assert author.body_id == "administrator-of-the-united-nations-development-programme"


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        pytest.param(
            "the Office for Wells of the Ministry of Health of Chile",
            "Office for Wells",
            "ministry-of-health.chl",
            id="of-a-body-of-the-report",
        ),
        pytest.param(
            "the Pump Center for Wells at the Lavazza Institute",
            "Pump Center for Wells",
            "lavazza-institute",
            id="at-another",
        ),
        pytest.param(
            "the General Directorate for Wells under the Ministry of Health of Chile",
            "General Directorate for Wells",
            "ministry-of-health.chl",
            id="under-a-ministry",
        ),
        pytest.param(
            "the Pump Division within the Lavazza Institute", "Pump Division", "lavazza-institute", id="within-another"
        ),
        pytest.param(
            "the Office for Wells, a special unit of the Lavazza Institute",
            "Office for Wells",
            "lavazza-institute",
            id="a-unit-of-another",
        ),
        pytest.param(
            "the Sahel Salvation Front under the Lavazza Movement",
            "Sahel Salvation Front",
            None,
            id="under-those-it-fights-beside",
        ),
        pytest.param(
            "the Association for Wells of the Ministry of Health of Chile",
            "Association for Wells",
            None,
            id="people-found-it",
        ),
        pytest.param(
            "the Pump Center for Wells at the Lavazza Institute and the Pump Center for Wells at the Water Institute of Cairo",
            "Pump Center for Wells",
            None,
            id="of-two",
        ),
    ],
)
def test_what_a_body_is_said_to_be_of_is_its_parent(text: str, name: str, parent: str | None) -> None:
    found = {body.name: body.parent_body_id for body in find_bodies(report(text)).bodies.values()}
    assert found[name] == parent


def test_an_envoy_of_another_organization_is_not_the_secretary_generals() -> None:
    found = find(
        "The African Union Special Representative for South Sudan met the Special Representative for South Sudan."
    )
    assert {name for _, name in found} == {
        "African Union",
        "African Union Special Representative for South Sudan",
        "Special Representative of the Secretary-General for South Sudan",
    }
