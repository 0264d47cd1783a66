"""The countries a text names, and those that only look like one."""

from __future__ import annotations

import pytest

from pipeline.model import Masthead, Passage, Structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.places.countries import country_hits, find_countries


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("the Niger and Nigeria", ["NER", "NGA"], id="Niger, Nigeria"),
        pytest.param("Guinea-Bissau", ["GNB"], id="Guinea-Bissau is not Guinea"),
        pytest.param("the Dominican Republic", ["DOM"], id="Dominican Republic is not Dominica"),
        pytest.param("the Indian Ocean", [], id="ocean"),
        pytest.param("near Lake Chad", [], id="lake"),
        pytest.param(
            "the United Kingdom of Great Britain and Northern Ireland", ["GBR"], id="Northern Ireland is not Ireland"
        ),
        pytest.param("Chad Smith spoke for Chad", ["TCD"], id="first name"),
        pytest.param("Ms. Angela Jordan", [], id="family name"),
        pytest.param("the Italian Government", ["ITA"], id="adjective before Government"),
        pytest.param("Pakistani authorities", ["PAK"], id="adjective before authorities"),
        pytest.param("Italian cooking", [], id="adjective of anything else"),
        pytest.param("the Islamic Republic of Iran", ["IRN"], id="formal name"),
        pytest.param("Côte d’Ivoire", ["CIV"], id="typographic apostrophe"),
    ],
)
def test_countries(text: str, codes: list[str]) -> None:
    assert [hit.entity_id for hit in country_hits(text)] == codes


def test_country_inside_a_body_counts_where_the_body_is_of_it() -> None:
    text = "the Ministry of Health of Peru and the United Nations Special Mission to Afghanistan"
    structure = Structure("r", Masthead(), (), (), (), (), (Passage("r.p0", "paragraph", text, range(len(text))),))
    bodies = find_bodies(structure)
    mentions = find_countries(structure, bodies.bodies, bodies.mentions)
    assert [m.entity_id for m in mentions["r.p0"]] == ["PER"]


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        pytest.param(
            "The situation in the Democratic Republic of the Congo",
            "The Congo met. Congolese authorities urged it.",
            ["COD"],
            id="of-the-title",
        ),
        pytest.param("The region", "Zaire met. The Congolese Government urged it.", ["COD"], id="the-only-one-named"),
        pytest.param("The region", "The Congo and Zaire met. The Congolese Government urged it.", [], id="of-either"),
        pytest.param(
            "The situation in the Democratic Republic of the Congo",
            "Congolese music is liked.",
            [],
            id="of-anything-else",
        ),
    ],
)
def test_an_adjective_of_several_countries_is_of_the_one_the_report_tells(
    title: str, text: str, codes: list[str]
) -> None:
    passages = []
    for key, kind, words in (("r.title", "title", title), ("r.p0", "paragraph", text)):
        passages.append(Passage(key, kind, words, range(len(words))))  # type: ignore[arg-type]
    structure = Structure("r", Masthead(), (), (), (), (), tuple(passages))
    bodies = find_bodies(structure)
    mentions = find_countries(structure, bodies.bodies, bodies.mentions)
    assert [m.entity_id for m in mentions.get("r.p0", ()) if m.rule_id == "country.adjective"] == codes
