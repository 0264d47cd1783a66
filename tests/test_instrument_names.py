"""Which names mean one instrument, and what stands beside a name and is not its own."""

from __future__ import annotations

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
