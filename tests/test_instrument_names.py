"""Which names mean one instrument, and what stands beside a name and is not its own."""

from __future__ import annotations

import pytest

from tests.found_instruments import found


def test_a_second_name_in_brackets_is_the_same_instrument() -> None:
    rows = found(
        "the Convention on the Protection and Use of Transboundary Wells (Well Convention) was signed",
        "The Well Convention holds.",
    ).instruments
    assert [row.title for row in rows.values()] == ["Convention on the Protection and Use of Transboundary Wells"]


def test_accords_and_the_agreement_of_one_place_are_one() -> None:
    assert len(found("the Utopia Accords of 1989", "as stated in the Utopia Agreement").instruments) == 1


def test_whoever_adopted_it_stands_before_its_name() -> None:
    (row,) = found(
        "The Commission on Human Rights adopted the Statute of the International Tribunal for Utopia."
    ).instruments.values()
    assert row.adopting_body_id == "commission-on-human-rights"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "the Lima Declaration on Wells, Criminal Justice and the Rule of Law was",
            ["Lima Declaration on Wells, Criminal Justice and the Rule of Law"],
            id="list-inside-with-an-article",
        ),
        pytest.param(
            "the Convention on Deep Wells, Lima Convention and the Moscow Agreement hold",
            ["Convention on Deep Wells", "Lima Convention", "Moscow Agreement"],
            id="a-row-of-names",
        ),
        pytest.param(
            "the Kigali Amendment to the Montreal Protocol on Substances that Deplete the Ozone Layer was",
            ["Kigali Amendment to the Montreal Protocol on Substances that Deplete the Ozone Layer"],
            id="up-to-the-end-of-a-known-name",
        ),
        pytest.param("the Baku to Belém Roadmap to 1.3T", [], id="a-name-of-two-places"),
        pytest.param("The Trafficking in Persons Act holds.", ["Trafficking in Persons Act"], id="in"),
        pytest.param(
            "The Rights of Persons with Disabilities Act holds.", ["Rights of Persons with Disabilities Act"], id="with"
        ),
        pytest.param("The Access to Information Act holds.", ["Access to Information Act"], id="to"),
        pytest.param("Amendments to the Employment Act are pending.", ["Employment Act"], id="to-the"),
        pytest.param(
            "The Constitution (Amendment) Act No. 36 holds.",
            ["Constitution (Amendment) Act No. 36"],
            id="a-number-behind",
        ),
        pytest.param(
            "The Inter-American Convention against Corruption holds.",
            ["Inter-American Convention against Corruption"],
            id="of-a-region-and-not-the-known-one",
        ),
        pytest.param(
            "the Prevention of Torture (Amendment) Act was",
            ["Prevention of Torture (Amendment) Act"],
            id="an-amendment-in-brackets",
        ),
    ],
)
def test_a_name_ends_where_its_title_does(text: str, names: list[str]) -> None:
    assert [row.title for row in found(text).instruments.values()] == names


def test_an_outcome_is_called_by_its_title_in_quotation_marks() -> None:
    (row,) = found("It recalls the political declaration entitled “Our wells for all”, and met.").instruments.values()
    assert (row.title, row.instrument_type) == ("Political declaration entitled “Our wells for all”", "declaration")


def test_a_charter_of_somebody_spoken_of_is_not_that_of_the_united_nations() -> None:
    assert not found("The Organization of Islamic Cooperation acts by article 22 of its Charter.").instruments
    assert found("They act by article 22 of the Charter.").instruments


def test_a_symbol_in_a_list_behind_a_name_is_not_its_own() -> None:
    (row,) = found("Review of support to implement the Vienna Programme of Action JIU/REP/2021/1").instruments.values()
    assert row.symbol is None


def test_a_number_with_letters_behind_a_hyphen_is_of_another_organization() -> None:
    assert not found("Following Council resolution No. 3/39-E, adopted by the Human Rights Council").instruments


def test_a_subtitle_is_no_instrument_of_its_own() -> None:
    rows = found(
        "the Antigua and Barbuda Agenda for Small Island States: A Renewed Declaration for Resilient Wells was adopted",
        "The Renewed Declaration for Resilient Wells holds.",
    ).instruments
    assert [row.title for row in rows.values()] == ["Antigua and Barbuda Agenda for Small Island States"]


def test_a_year_to_come_dates_no_strategy() -> None:
    (row,) = found("the 2050 Strategy for the Blue Wells", published="2025-01-01").instruments.values()
    assert row.adoption_date is None


def test_a_committee_numbers_a_row_of_resolutions() -> None:
    rows = found(
        "The Wells and Cooperation Committee met. Wells and Cooperation Committee resolutions 85 (XXV) and 111 (XXIX) inform it, "
        "as did the adoption by the Wells and Cooperation Committee of resolution 116 (XXX)."
    ).instruments
    assert [(row.title.rpartition(" resolution ")[2], row.adopting_body_id) for row in rows.values()] == [
        (number, "wells-and-cooperation-committee") for number in ("85 (XXV)", "111 (XXIX)", "116 (XXX)")
    ]


def test_each_day_of_a_list_is_that_of_a_statement_of_its_own() -> None:
    rows = found(
        "It recalls its presidential statements of 3 August 2011, 2 October 2013 and 24 April 2015."
    ).instruments
    assert {row.adoption_date for row in rows.values()} == {"2011-08-03", "2013-10-02", "2015-04-24"}


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        pytest.param(
            "They signed, on 20 September 2002, the Protocol on Wells.",
            "Protocol on Wells",
            "2002-09-20",
            id="signed-on",
        ),
        pytest.param(
            "In 1997, the Wells Board published the Guidelines for the Regulation of Wells.",
            "Guidelines for the Regulation of Wells",
            "1997-01-01",
            id="published-in",
        ),
        pytest.param("the Geneva Communiqué of 30 June 2012", "Geneva Communiqué", "2012-06-30", id="of-a-place"),
        pytest.param(
            "On 15 October 2024, Utopia published decree No. 2709.", "Decree No. 2709", "2024-10-15", id="decree"
        ),
        pytest.param(
            "the Labour Inspection Convention, 1947 (No. 81)", "Labour Inspection Convention", "1947-01-01", id="labour"
        ),
    ],
)
def test_an_instrument_with_its_day(text: str, title: str, day: str) -> None:
    (row,) = found(text).instruments.values()
    assert (row.title, row.adoption_date) == (title, day)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            "The Conference of the Parties to the Convention on Biological Diversity met. See decisions VIII/10 and X/2.",
            {
                f"Conference of the Parties to the Convention on Biological Diversity decision {n}"
                for n in ("VIII/10", "X/2")
            },
            id="the-only-meeting-of-parties",
        ),
        pytest.param(
            "The Conference of the Parties to the Convention on Biological Diversity met. See decision X/2 of the Meeting of Utopia.",
            set(),
            id="of-another",
        ),
        pytest.param("See decision VIII/10.", set(), id="of-nobody-known"),
        pytest.param(
            "See decisions IG.23/1 and BC-10/3.", {"Decision IG.23/1", "Decision BC-10/3"}, id="its-letters-tell"
        ),
        pytest.param("See decision 14/COP.8.", {"decision 14/COP.8"}, id="of-the-parties"),
    ],
)
def test_meetings_of_parties_number_their_decisions_by_session(text: str, titles: set[str]) -> None:
    rows = found(text).instruments.values()
    assert {row.title for row in rows if row.instrument_type == "decision"} == titles


def test_a_city_with_a_small_word_in_it_is_in_the_name() -> None:
    (row,) = found("Thirty States endorsed the Dar es Salaam Energy Declaration.").instruments.values()
    assert row.title == "Dar es Salaam Energy Declaration"


def test_a_name_ends_before_from_whom_the_means_come() -> None:
    rows = found(
        "meetings under the Convention on the Protection of Wells from the United Nations regular budget"
    ).instruments
    assert [row.title for row in rows.values()] == ["Convention on the Protection of Wells"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Declaration on Relations among the Wells States", "the Declaration on Relations among Wells States"),
        (
            "the International Convention on Utopian Wells and Mortgages",
            "the Convention on Utopian Wells and Mortgages",
        ),
        ("the UNDP Gender Equality Strategy, 2022–2025", "the Gender Equality Strategy 2022–2025"),
        ("the United Nations Model Convention", "article 6 of the Model Convention"),
        (
            "the Revitalized Agreement on the Resolution of the Conflict in South Sudan",
            "parties to the Revitalized Agreement",
        ),
    ],
)
def test_articles_commas_and_whose_it_is_make_no_other_instrument(one: str, other: str) -> None:
    assert len(found(f"Recalling {one},", f"Guided by {other},").instruments) == 1


def test_other_words_make_another_instrument() -> None:
    texts = ("the Declaration on Relations among Wells States", "the Declaration on Relations among Well Owners")
    assert len(found(*texts).instruments) == 2


def test_a_fund_has_rules_of_its_own() -> None:
    rows = found(
        "By rule 12 of UNDP Financial Regulations and Rules and the Financial Regulations and Rules of the United Nations,"
    )
    assert set(rows.instruments) == {
        "undp-financial-regulations-and-rules",
        "financial-regulations-and-rules-of-the-united-nations",
    }


def test_a_convention_has_no_title_of_what_is_somebodys() -> None:
    assert not found(
        "the Conference of the Parties to the Convention on the Platform’s purpose and functions"
    ).instruments


def test_a_plan_of_years_has_the_words_before_its_kind() -> None:
    (row,) = found("the National Strategic Development Plan 2023–2030 of the Government").instruments.values()
    assert row.title == "National Strategic Development Plan, 2023–2030"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            "the Agreement on the Carriage of Pumps by Road and the Agreement on the Carriage of Pumps by Inland Waterways",
            ["Agreement on the Carriage of Pumps by Inland Waterways", "Agreement on the Carriage of Pumps by Road"],
            id="by a means of transport",
        ),
        pytest.param(
            "the Agreement on the Carriage of Pumps by Utopia in May", ["Agreement on the Carriage of Pumps"], id="by a State"
        ),
    ],
)  # fmt: skip
def test_a_title_goes_on_with_a_means_of_transport(text: str, titles: list[str]) -> None:
    assert sorted(row.title for row in found(text).instruments.values()) == titles


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("In the 2024 quadrennial review, the Assembly asked", "2024 quadrennial review", "general-assembly"),
        ("The Sevilla Commitment calls", "Sevilla Commitment", "fourth-international-conference-on-financing-for-development"),
        ("The quadrennial review of the pension fund", None, None),
    ],
)  # fmt: skip
def test_an_outcome_that_is_called_by_its_year_or_place_has_its_adopter(
    text: str, title: str | None, body: str | None
) -> None:
    rows = found(text).instruments.values()
    assert [(row.title, row.adopting_body_id) for row in rows] == ([(title, body)] if title else [])
