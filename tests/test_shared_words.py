"""A clause that leans on the one before it carries the words that it shares with it."""

from __future__ import annotations

import pytest

from tests.recommended import rows

LEANING = [
    pytest.param(
        "The Security Council urged that talks resume and that aid be let in.",
        "The Security Council urged that aid be let in",
        id="a-further-that-clause-has-the-verb",
    ),
    pytest.param(
        "The Executive Board stressed the need to report, as well as the need for reform.",
        "The Executive Board stressed the need for reform",
        id="a-further-need-has-the-verb",
    ),
    pytest.param(
        "The Security Council emphasized two issues: the need for an end to it; the need for States to act.",
        "emphasized the need for States to act",
        id="needs-that-are-counted-up-have-the-verb",
    ),
    pytest.param(
        "All means of settlement should be used in good faith and should not be abused.",
        "All means of settlement should not be abused",
        id="a-further-modal-has-the-subject",
    ),
    pytest.param(
        "The General Assembly is of the view that it should learn and that lessons should inform others.",
        "The General Assembly is of the view that lessons should inform others",
        id="a-phrase-is-a-verb",
    ),
]


@pytest.mark.parametrize(("text", "words"), LEANING)
def test_a_leaning_clause_reads_whole(text: str, words: str) -> None:
    row = rows(text)[-1]
    assert row.text == words
    assert row.lead is not None
    start, end = row.lead
    assert row.text == f"{text[start:end]} {text[row.start : row.end]}"


def test_a_clause_with_a_subject_of_its_own_shares_nothing() -> None:
    first, second = rows("States should report, and the Office should review it.")
    assert (first.lead, second.lead) == (None, None)
    assert second.text == "the Office should review it"


def test_a_modal_that_shares_its_subject_with_no_directive_begins_with_it() -> None:
    [row] = rows("Starting the mechanism would undo years of work, and must be handled with caution.")
    assert row.text.startswith("Starting the mechanism would undo")
    assert row.lead is None


def test_what_should_be_is_a_sentence_without_its_that() -> None:
    [row] = rows("It was observed that civil society was useful and that its involvement should be strengthened.")
    assert row.text == "its involvement should be strengthened"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Several delegates raised concern about the debt burden, and another delegate requested a review of it.",
            "another delegate requested a review of it",
            id="who-raised-and-who-requested-are-two",
        ),
        pytest.param(
            "One group drew attention to the debt burden, and another group urged States to reduce it.",
            "another group urged States to reduce it",
            id="who-drew-attention-and-who-urged-are-two",
        ),
        pytest.param(
            "The Secretariat, and the offices away from it, should review it.",
            "The Secretariat, and the offices away from it, should review it",
            id="two-subjects-of-one-verb-are-one",
        ),
    ],
)
def test_what_somebody_else_did_before_is_no_part_of_a_row(text: str, words: str) -> None:
    assert rows(text)[-1].text == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Work was done, with leaders demanding safeguards and the Government calling on all parties to act.",
            ["leaders demanding safeguards", "the Government calling on all parties to act"],
            id="a-government",
        ),
        pytest.param(
            "It was discussed, with some delegations stressing the need for funds and others calling for reform of tax.",
            ["some delegations stressing the need for funds", "others calling for reform of tax"],
            id="others",
        ),
        pytest.param(
            "It was discussed, with delegations stressing the need for funds and programmes calling forth reform.",
            ["delegations stressing the need for funds and programmes calling forth reform"],
            id="no-second-call",
        ),
    ],
)
def test_each_of_two_that_are_told_of_behind_with_has_his_own_row(text: str, words: list[str]) -> None:
    assert [row.text for row in rows(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The Security Council has consistently and firmly called for an end to it.", "The Security Council has consistently and firmly called for an end to it", id="two-adverbs"),
        pytest.param("The Security Council noted what was done locally and called for an end to it.", "called for an end to it", id="one-adverb"),
        pytest.param("The Security Council emphasized the need for reform, and pledged to maintain unity.", "The Security Council emphasized the need for reform", id="what-was-promised-besides"),
        pytest.param("The Security Council emphasized that States should act and said that they were late.", "The Security Council emphasized that States should act", id="what-was-said-besides"),
        pytest.param("The Security Council emphasized that States should act and asked how they would do so.", "The Security Council emphasized that States should act", id="what-was-asked-besides"),
        pytest.param("The Security Council called for the release of funds, and committed to the revision of it.", "The Security Council called for the release of funds", id="to-what-somebody-committed-besides"),
        pytest.param("The Security Council called for the release of funds allocated and committed to education.", "The Security Council called for the release of funds allocated and committed to education", id="what-funds-are-committed-to"),
        pytest.param("Chad invites States to join the initiative and is ready to contribute to it.", "Chad invites States to join the initiative", id="what-somebody-is-ready-to-do-besides"),
        pytest.param("Although the Security Council called for calm, peace and unity, the clashes went on.", "Although the Security Council called for calm, peace and unity", id="what-happened-all-the-same"),
        pytest.param("Despite the Security Council having requested the appointment of an envoy, who would mediate, the clashes went on.", "Despite the Security Council having requested the appointment of an envoy, who would mediate", id="what-happened-in-spite-of-it"),
        pytest.param("While it is late, the Security Council called for calm, peace and unity.", "the Security Council called for calm, peace and unity", id="what-is-granted-before-the-call"),
        pytest.param("The Security Council emphasized the need to update it; however, the review was delayed.", "The Security Council emphasized the need to update it", id="what-is-told-behind-a-semicolon"),
        pytest.param("The Security Council emphasized the need to update it; and report.", "The Security Council emphasized the need to update it; and report", id="what-goes-on-behind-a-semicolon"),
        pytest.param("The Security Council urged Chad to act;\nInternational Support for Peace:", "The Security Council urged Chad to act", id="the-heading-of-what-follows"),
        pytest.param("I note the cost of building E. In order to meet it, UNICEF should report.", "In order to meet it, UNICEF should report", id="a-thing-called-by-a-letter-ends-a-sentence"),
        pytest.param("UNICEF should hear James C. Diaz on it.", "UNICEF should hear James C. Diaz on it", id="an-initial-ends-none"),
        pytest.param("The Security Council concurred with the report and stressed that support was needed.", "stressed that support was needed", id="what-was-agreed-with-before"),
        pytest.param("In the maps and notes that are kept, it is necessary to look for it.", "In the maps and notes that are kept, it is necessary to look for it", id="no-second-act"),
        pytest.param("The Security Council stressed that peace is vital, and that it must be kept.", "The Security Council stressed that it must be kept", id="a-that-clause-that-asks-nothing"),
        pytest.param("The Security Council called for the release of funds given and pledged to the Office.", "The Security Council called for the release of funds given and pledged to the Office", id="what-was-pledged-to-somebody"),
    ],
)  # fmt: skip
def test_a_row_ends_with_its_call_and_begins_with_its_subject(text: str, words: str) -> None:
    assert [row.text for row in rows(text)] == [words]
