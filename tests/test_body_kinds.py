"""What a body is: its kind and its State, by its words and by who wrote; and acronyms that name none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Masthead
from pipeline.s3_extract.bodies.finder import find_bodies
from tests.found_bodies import find, report


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("the South African Department of Wells met", "ZAF", id="an adjective of two words"),
        pytest.param("the Moroccan General Directorate for Wells met", "MAR", id="of one"),
        pytest.param("the African Department of Wells met", None, id="of no State"),
    ],
)
def test_a_state_is_told_by_its_adjective(text: str, code: str | None) -> None:
    assert [body.country_code for body in find_bodies(report(text)).bodies.values()] == [code]


def test_an_acronym_of_a_former_name_alone_is_nobody() -> None:
    assert find("Aircraft did not contact the Nicosia ACC.") == []
    both = find("The Administrative Committee on Coordination (ACC) met. ACC agreed.")
    assert {name for _, name in both} == {"Administrative Committee on Coordination"}


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        pytest.param("the Utopia Area Control Centre", "other", None, id="a centre that serves"),
        pytest.param("the Utopia Centre for Control Research", "research_institute", None, id="one that studies"),
        pytest.param(
            "the Utopia Research Coordination Centre", "research_institute", None, id="or coordinates research"
        ),
        pytest.param("the Institute of Statistics of Chile", "national_body", "CHL", id="a statistical office"),
        pytest.param("the Institute of Statistics", "research_institute", None, id="of no State"),
        pytest.param("the World Wells Forum", "other", None, id="a forum is mostly of States"),
        pytest.param("the de facto Office of Wells Administration", "national_body", None, id="of those who rule"),
        pytest.param("the Office of Wells Administration", "other", None, id="of whom nobody says"),
        pytest.param("the Wells Commission of Chile", "national_body", "CHL", id="a State's commission"),
        pytest.param(
            "the Wells Committee of the Confederation of Pumps of Chile", "committee", None, id="of others there"
        ),
        pytest.param("the Wells Committee for the Defence of Chile", "committee", None, id="what it is for"),
        pytest.param("the Chile Wells Service", "national_body", "CHL", id="a State's service"),
        pytest.param("the Chile Wells Group", "other", None, id="a group of people there"),
        pytest.param("the Chile Country Office", "other", None, id="the office of others there"),
        pytest.param("the Directorate for Combating Leaks", "other", None, id="a directorate of anybody"),
    ],
)
def test_what_a_body_is(text: str, kind: str, code: str | None) -> None:
    assert {(b.classification, b.country_code) for b in find_bodies(report(text)).bodies.values()} == {(kind, code)}


def test_a_letter_is_by_a_body_of_the_state_whose_representative_wrote_it() -> None:
    front = Masthead(author=Fact("Permanent Representative of Chad to the United Nations"))
    author = find_bodies(replace(report("Wells."), masthead=front)).author
    assert author is not None
    assert (author.classification, author.country_code) == ("national_body", "TCD")
    other = find_bodies(replace(report("Wells."), masthead=Masthead(author=Fact("Friends of Wells in Chad")))).author
    assert other is not None
    assert other.country_code is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("see UNEP/OzL.Pro.28/12", [], id="a symbol"),
        pytest.param("see JIU/REP/2023/7", [], id="a symbol with a year"),
        pytest.param("UNDP/UNFPA staff", ["UNDP", "UNFPA"], id="two organizations"),
        pytest.param("UNEP/the Fund 2", ["UNEP"], id="no figure in the word"),
    ],
)
def test_an_acronym_that_opens_a_symbol_is_no_mention(text: str, expected: list[str]) -> None:
    assert [words for words, _ in find(text)] == expected
