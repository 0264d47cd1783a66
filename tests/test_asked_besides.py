"""What is asked besides: by whoever asked before, by speakers who have a number and no name, by nobody who is named; a case is a usage."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # S/2025/495: nobody is told to call on others, so calling is the writer's own.
        pytest.param(
            "I encourage regional leaders to cooperate and call on partners to strengthen their efforts.",
            [("encourage", ["regional leaders"]), ("call on", ["partners"])],
            id="what-the-writer-calls-for-besides",
        ),
        pytest.param(
            "I urge the Government to review its law and invite the Board to visit.",
            [("urge", ["Government"])],
            id="inviting-may-be-told",
        ),
        pytest.param(
            "The Forum recommends that the principle guide them, and further recommends that Governments ratify it.",
            [("recommends", []), ("recommends", ["Governments"])],
            id="by-a-subject-without-a-name",
        ),
        pytest.param("Let me urge all Member States to pay.", [("urge", ["Member States"])], id="let-me"),
        pytest.param("Some urged Governments to act.", [("urged", ["Governments"])], id="by-their-number-alone"),
        pytest.param("Some requested changes were made by States.", [], id="what-was-requested"),
        pytest.param("The Subcommittee urged States to register.", [("urged", ["States"])], id="a-subcommittee"),
        pytest.param(
            "Messrs. Diaz and Roe called on the Government to act.", [("called on", ["Government"])], id="two-men"
        ),
        pytest.param(
            "Calls were made for the Assembly to adopt it.", [("Calls were made", ["General Assembly"])], id="calls"
        ),
        pytest.param(
            "It was also proposed that the secretariat prepare a paper.", [("proposed", ["secretariat"])], id="proposed"
        ),
        pytest.param(
            "A suggestion was made that States be invited to comment.",
            [("suggestion was made", ["States"])],
            id="a-suggestion",
        ),
        pytest.param(
            "He said that States had to ensure it.", [("had to", ["States"])], id="must-as-it-is-told-in-the-past"
        ),
        pytest.param("He said that they often had to use interpreters.", [], id="what-they-were-compelled-to"),
        pytest.param(
            "We would like to see the Council act.",
            [("would like to see", ["Council"])],
            id="what-we-would-like-to-see",
        ),
        pytest.param(
            "The Council stressed the need urgently to address it.",
            [("stressed the need urgently to", [])],
            id="an-adverb-before-the-infinitive",
        ),
        # UNCITRAL: what a guide should say is one directive, whatever it says should be.
        pytest.param(
            "The Guide should indicate that States might wish to exclude it.",
            [("should", [])],
            id="what-should-be-said",
        ),
        pytest.param("It tells the year in which a Party should report it.", [], id="the-year-in-which"),
        pytest.param("An amount of $100,000 is requested to hire staff.", [], id="money"),
        pytest.param("It should be possible to finish by May.", [], id="what-is-possible"),
        # Statements in the Security Council and in working groups of the General Assembly.
        pytest.param(
            "We must now encourage the parties to implement it.", [("encourage", ["parties"])], id="must-encourage"
        ),
        pytest.param("We need to engage civil society.", [("need to", [])], id="we-need-to"),
        pytest.param("It has the impact that we need to see.", [], id="what-we-need-to-see"),
        pytest.param(
            "Consideration could be given to creating a chamber.",
            [("Consideration could be given", [])],
            id="what-could-be-considered",
        ),
        pytest.param("The delegation was asked to provide further information.", [], id="a-question-to-a-delegation"),
        pytest.param(
            "He has flexibility on how that happens and we should encourage him to use it.",
            [("should", [])],
            id="behind-an-indirect-question",
        ),
        pytest.param(
            "All countries, however, needed to exert greater efforts.",
            [("needed to", ["countries"])],
            id="an-aside-before-the-modal",
        ),
        pytest.param(
            "The Board recommends therefore that the Council continue its study.",
            [("recommends", ["Council"])],
            id="an-adverb-before-that",
        ),
    ],
)
def test_who_is_asked_besides(text: str, asked: list[tuple[str, list[str]]]) -> None:
    assert [(row.verb, names(row)) for row in rows(text)] == asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Internet service providers should remove it.", ["Internet service providers"], id="providers"),
        pytest.param(
            "Central banks and regulators should act.", ["Central banks", "regulators"], id="banks-and-regulators"
        ),
        pytest.param(
            "All parties to the conflict, not least the Syrian Government, must ensure it.",
            ["parties to the conflict", "Syrian Government"],
            id="not-least",
        ),
        pytest.param("This mechanism should involve it.", [], id="a-thing-that-is-pointed-to"),
        pytest.param("Judges should be independent.", [], id="who-is-to-be-something"),
        pytest.param("Refugees should choose freely.", [], id="people"),
        pytest.param("Heads of department should certify it.", ["Heads of department"], id="heads-of-departments"),
        pytest.param("Managers and staff should use it.", ["Managers", "staff"], id="managers-and-staff"),
        pytest.param("The new leadership should reach out.", ["new leadership"], id="leadership"),
        pytest.param("The offices should be moved.", [], id="what-is-moved"),
        pytest.param(
            "It is important that regional directors review it.", ["regional directors"], id="in-a-that-clause"
        ),
        pytest.param("Troop contributors should vet them.", ["Troop contributors"], id="contributors"),
        pytest.param(
            "The five permanent members of the Security Council should act.",
            ["five permanent members of the Security Council"],
            id="which-members-of-a-body",
        ),
    ],
)
def test_who_acts_by_himself_is_told(text: str, told: list[str]) -> None:
    [row] = rows(text)
    assert names(row) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "I also underscore the need for police and intend to report on it.",
            "I also underscore the need for police",
            id="what-the-writer-intends",
        ),
        pytest.param(
            "The Council encourages the use of it and in addition notes the importance of it.",
            "The Council encourages the use of it",
            id="what-is-noted-in-addition",
        ),
        pytest.param(
            "The Security Council invited stakeholders to meet in Paris, underlining that progress was slow.",
            "The Security Council invited stakeholders to meet in Paris",
            id="what-is-said-with-it",
        ),
        pytest.param(
            "The General Assembly is requested to authorize it, acknowledging that prices rose.",
            "The General Assembly is requested to authorize it, acknowledging that prices rose",
            id="what-who-is-asked-is-to-say-with-it-is-asked",
        ),
        pytest.param(
            "The Security Council urged donors to contribute, while expressing deep concern about the violence.",
            "The Security Council urged donors to contribute",
            id="what-is-felt-with-it",
        ),
        pytest.param(
            "I urge the parties to return to talks and I stand ready to assist them.",
            "I urge the parties to return to talks",
            id="what-the-writer-is-ready-for",
        ),
        pytest.param(
            "I urge the parties to return to talks; the Mission stands ready to assist them.",
            "I urge the parties to return to talks",
            id="what-another-is-ready-for",
        ),
        pytest.param(
            "The Board of Auditors recommends that UNOPS review it, and the Fund has accepted it.",
            "The Board of Auditors recommends that UNOPS review it",
            id="who-accepted-it",
        ),
        pytest.param(
            "States should ensure that the laws are applied, and the victims are heard.",
            "States should ensure that the laws are applied, and the victims are heard",
            id="what-is-to-be-ensured-besides-is-asked",
        ),
        pytest.param(
            "The Security Council reiterates that needs should be “put above all”.",
            "The Security Council reiterates that needs should be “put above all”",
            id="marks-of-a-quotation-inside",
        ),
        pytest.param(
            "“The Security Council is clear. It reiterates that needs should be put above all”.",
            "It reiterates that needs should be put above all",
            id="the-end-of-a-quotation-that-opens-before",
        ),
    ],
)
def test_words_end_where_the_speaker_does_something_else(text: str, words: str) -> None:
    [row] = rows(text)
    assert row.text == words


def test_a_further_verb_of_a_point_is_that_of_its_lead_in() -> None:
    """The name in what it was informed of asks nobody (E/2025/24)."""
    text = (
        "The Statistical Commission: (a) Was informed of the forthcoming United Nations Conference on Trade and Development "
        "guidelines, and in that context invited the Bureau to consider them; (b) Requested the Group of Experts to report."
    )
    assert [row.recommenders for row in rows(text)] == [("statistical-commission",)] * 2
