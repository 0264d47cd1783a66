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
