"""When and where a meeting met that a list, brackets or a house in the city tell."""

from __future__ import annotations

import pytest

from tests.meeting_reports import when_and_where


@pytest.mark.parametrize(
    ("text", "days", "precision", "place"),
    [
        pytest.param(
            "The 1998 Caribbean Regional Workshop took it up.",
            ("1998-01-01", "1998-12-31"),
            "year",
            (None, None),
            id="year and region",
        ),
        pytest.param(
            "The outcome of the 1998 Durban Review Conference was welcome.",
            ("1998-01-01", "1998-12-31"),
            "year",
            (None, None),
            id="a city whose conference is reviewed elsewhere",
        ),
        pytest.param(
            "The World Wells Conference (7 December 1998 and 22–26 April 1999) was long.",
            ("1998-12-07", "1999-04-26"),
            "day",
            (None, None),
            id="in two parts",
        ),
        pytest.param(
            "The Second Meeting of the Parties to the Wells Convention (Lima Convention) and its Protocols was held in Lima, on 3 and 4 May 1998.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="behind all the words of the name",
        ),
        pytest.param(
            "The Second Meeting of the Parties to the Wells Convention and its related Protocols (Lima, 3–4 May 1998) agreed.",
            ("1998-05-03", "1998-05-04"),
            "day",
            ("Lima", "PER"),
            id="in brackets behind all the words of the name",
        ),
        pytest.param(
            "They reaffirmed their commitment to the convening of a World Wells Conference in October in New York.",
            ("2006-10-01", "2006-10-31"),
            "month",
            ("New York", "USA"),
            id="what is to be convened lies ahead",
        ),
        pytest.param(
            "It fed into the World Wells Forum (Dakar, Senegal, 1998), which adopted it.",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Dakar", "SEN"),
            id="a forum with place and year in brackets",
        ),
        pytest.param(
            "It held the 16th United Nations–OIC Coordination Meeting, in Lima in July 1998.",
            ("1998-07-01", "1998-07-31"),
            "month",
            ("Lima", "PER"),
            id="two organizations before the noun",
        ),
        pytest.param(
            "It was said during the World Wells Conference in Wellsbad in August 1998.",
            ("1998-08-01", "1998-08-31"),
            "month",
            ("Wellsbad", None),
            id="a place that no list knows",
        ),
        pytest.param(
            "It recalls the convening of the summit on science, technology and innovation in Havana on 15 and 16 May 1998 as an "
            "effort.",
            ("1998-05-15", "1998-05-16"),
            "day",
            ("Havana", "CUB"),
            id="a topic that is a list",
        ),
        pytest.param(
            "In 1998, the Wells Council held a virtual workshop on the theme “Wells in marine planning”.",
            ("1998-01-01", "1998-12-31"),
            "year",
            (None, None),
            id="a year in which somebody held it",
        ),
        pytest.param(
            "In 1998, the Wells Council attended the World Wells Conference on Pumps.",
            (None, None),
            None,
            (None, None),
            id="a year in which somebody attended what may be older",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was held at the National Stadium in Warsaw, Poland, from 11 to 16 "
            "and on 18 May 1998.",
            ("1998-05-11", "1998-05-18"),
            "day",
            ("Warsaw", "POL"),
            id="a house that no list knows, and a day apart",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was held at the Conrad Resort and Casino, Punta del Este, Uruguay, "
            "from 2 to 6 May 1998.",
            ("1998-05-02", "1998-05-06"),
            "day",
            ("Punta del Este", "URY"),
            id="a house before a city that no list knows",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights will be held at the Geneva International Conference Centre, 17 rue "
            "de Varembé, Geneva, from 2 to 6 May 1998.",
            ("1998-05-02", "1998-05-06"),
            "day",
            ("Geneva", "CHE"),
            id="a house with its street",
        ),
        pytest.param(
            "The tenth session of the Commission on Human Rights was held at the Geneva International Conference Centre from 2 to 6 "
            "May 1998.",
            ("1998-05-02", "1998-05-06"),
            "day",
            ("Geneva", "CHE"),
            id="a house by the name of its city",
        ),
        pytest.param(
            "A workshop on wells was held at the Ministry of Commerce, Industry and Tourism in Lima from 3 to 5 May 1998.",
            ("1998-05-03", "1998-05-05"),
            "day",
            ("Lima", "PER"),
            id="the house of a body",
        ),
        pytest.param(
            "the tenth session of the Commission on Human Rights (CHR 10, Lima, 1998)",
            ("1998-01-01", "1998-12-31"),
            "year",
            ("Lima", "PER"),
            id="behind its short name in brackets",
        ),
        pytest.param(
            "The organizational meeting of the tenth session of the Commission on Human Rights was held on 3 May 1998.",
            (None, None),
            None,
            (None, None),
            id="the day of a meeting that prepared it",
        ),
    ],
)
def test_time_and_place_that_lists_and_houses_tell(
    text: str, days: tuple[str | None, str | None], precision: str | None, place: tuple[str | None, str | None]
) -> None:
    assert when_and_where(text) == (days, precision, place)
