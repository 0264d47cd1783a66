"""Who writes a letter, whom it calls "you", and whose words stand in its quotation marks; one case is one usage."""

from __future__ import annotations

import pytest

from pipeline.model import Recommendation
from tests.whole_texts import read

LETTER = (
    "S/2025/1\n\nDistr.: General\n\nLetter dated 5 May 2025 from {sender} to the United Nations addressed to the {reader}\n\n"
    "We have the honour to write to you. {said}"
)
ONE = "the Permanent Representative of Chad"
WRITER = "permanent-representative-of-chad-to-the-united-nations"


def rows(said: str, sender: str = ONE, reader: str = "Secretary-General") -> list[Recommendation]:
    found = read(LETTER.format(sender=sender, reader=reader, said=said)).recommendations
    return [row for key in sorted(found) for row in found[key]]


@pytest.mark.parametrize(
    ("sender", "bodies"),
    [
        pytest.param("the representatives of Chad, Mali and the Niger", ("chad", "mali", "niger"), id="several-states"),
        pytest.param(
            "the representatives of Chad and the Permanent Observer of the State of Palestine",
            ("chad", "state-of-palestine"),
            id="a-state-and-an-observer",
        ),
        pytest.param(ONE, (WRITER,), id="one"),
    ],
)
def test_all_who_send_a_letter_speak_in_it(sender: str, bodies: tuple[str, ...]) -> None:
    [row] = rows("We urge the parties to talk.", sender)
    assert row.recommenders == bodies


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("We request you to take steps.", id="object"),
        pytest.param("Chad requests that you take steps.", id="subject-of-a-clause"),
        pytest.param("We would appreciate your personal attention to it.", id="by-what-is-asked-of-him"),
        pytest.param("We would appreciate your support and all instruments to end it.", id="with-an-infinitive"),
        pytest.param("We request that, under the authority of the Charter, you take steps.", id="behind-an-aside"),
        pytest.param("The Security Council requested you, in time, to take steps.", id="of-another-speaker"),
    ],
)
def test_you_are_whom_the_letter_is_written_to(said: str) -> None:
    [row] = rows(said)
    assert [each.name for each in row.addressees] == ["Secretary-General"]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        pytest.param("I have the honour to inform you that Mali urges the parties to talk.", "mali", id="a-state"),
        pytest.param("I regret that the Government of Mali has called on the parties to wait.", "mali", id="a-government"),
        pytest.param("I wish to inform you that the Minister for Foreign Affairs of Mali urges the parties to talk.", "mali", id="a-minister"),
        pytest.param("I note that the opposition urges the parties to talk.", None, id="somebody-unknown"),
        pytest.param("I note that the situation is grave and call upon the parties to talk.", WRITER, id="whoever-writes"),
    ],
)  # fmt: skip
def test_of_whom_a_letter_tells_something_speaks(said: str, body: str | None) -> None:
    [row] = rows(said)
    assert next(iter(row.recommenders), None) == body


def test_i_am_whoever_writes() -> None:
    [row] = rows("The Security Council requested that I submit a report.")
    assert [each.body_id for each in row.addressees] == [WRITER]


def test_the_body_of_a_relative_clause_requests_what_is_told_to_me() -> None:
    [row] = rows(
        "I refer to resolution 2738 (2024), by which the Security Council extended the mandate and requested me to report."
    )
    assert row.recommenders == ("security-council",)
    assert [each.body_id for each in row.addressees] == [WRITER]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        pytest.param("In view of this, we protest the infringement by Mali of the rules, and call for an end to it.", WRITER, id="we-though-a-state-is-named"),
        pytest.param("At the Summit of the Security Council in May, President of Kazakhstan Kassym Tokayev called for an end to it.", "kazakhstan", id="a-president-without-article"),
    ],
)  # fmt: skip
def test_whoever_is_named_before_the_subject_does_not_speak(said: str, body: str) -> None:
    assert [row.recommenders for row in rows(said)] == [(body,)]


def test_what_we_do_besides_is_no_part_of_it() -> None:
    [row] = rows("We call for calm in the region, and we stress its role.")
    assert row.text == "We call for calm in the region"


def test_both_verbs_of_the_first_person_are_rows() -> None:
    found = rows("We encourage countries to join the effort, and call upon donors to pay.")
    assert [row.verb for row in found] == ["encourage", "call upon"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("The Group of Friends of the Lakes met. The Group of Friends in Defense of the Charter urges States to act.", id="a-name-that-goes-on"),
        pytest.param(
            "The Conference of the Parties to the Convention on Biological Diversity met. The Conference of the Parties to the United "
            "Nations Framework Convention on Climate Change met. The Conference of the Parties urges States to act.",
            id="two-names-that-begin-alike",
        ),
        pytest.param("A network of women calls for action.", id="a-crowd-nobody-knows"),
    ],
)  # fmt: skip
def test_a_short_form_of_several_is_nobody(said: str) -> None:
    assert [row.recommenders for row in rows(said)] == [()]


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        pytest.param("The Security Council met. The party wrote a book. It urges States to wait.", [()], id="further-off"),
        pytest.param("The Security Council met. In a statement, it urged States to act. It urged Mali to wait.",
                     [("security-council",)] * 2, id="still-the-same"),
    ],
)  # fmt: skip
def test_it_is_whoever_the_sentence_before_is_on(said: str, bodies: list[tuple[str, ...]]) -> None:
    assert [row.recommenders for row in rows(said)] == bodies


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("The Programme, whose establishment was recommended in a review, has become critical.", id="once-recommended"),
        pytest.param("Mali looked at the notifications and requests submitted by States to it.", id="requests-as-things"),
        pytest.param("Mali will continue to encourage States to act.", id="an-announcement"),
        pytest.param("Mali has never called for an end to it.", id="what-nobody-did"),
        pytest.param("Mali advocates that all are born free.", id="a-conviction"),
        pytest.param("Observers were invited to attend two meetings.", id="guests"),
    ],
)  # fmt: skip
def test_an_account_is_no_advice(said: str) -> None:
    assert rows(said) == []


def test_an_impersonal_it_speaks_for_nobody() -> None:
    assert [
        row.recommenders for row in rows("Mali met. It is odd to suggest that it acts by demanding that States wait.")
    ] == []


def test_my_government_is_the_state_of_whoever_writes() -> None:
    [row] = rows("This is why my Government calls on States to act.")
    assert (row.recommenders, row.frame) == (("chad",), "own")


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        pytest.param("Mali wrote “We are ready. The parties should talk”.", "mali", id="opened-in-another-sentence"),
        pytest.param("Mali spoke of “peace”. The parties should talk.", WRITER, id="closed-in-another-sentence"),
        pytest.param("I spoke of “a deal”. The parties should “talk”.", WRITER, id="single-words"),
    ],
)
def test_what_is_quoted_is_not_the_writers(said: str, speaker: str) -> None:
    [row] = rows(said)
    assert (row.frame == "own") is (speaker == WRITER)
    assert row.recommenders == (speaker,)


def test_a_body_that_writes_of_itself_by_the_last_word_of_its_name_speaks() -> None:
    text = (
        "S/2011/805\n\nDistr.: General\n\nLetter dated 27 December 2011 from the Permanent Representative of South Africa to the "
        "United Nations addressed to the President of the Security Council\n\nI have the honour to forward herewith the press statement of "
        "the 305th meeting of the Peace and Security Council of the African Union (see annex).\n\nAnnex\n\nPress statement\n\n"
        "Council welcomed the efforts. Council also requested the Commission to act. Parties requested the Commission to act.\n"
    )
    found = read(text).recommendations
    rows = [row for key in sorted(found) for row in found[key]]
    council = ("african-union-peace-and-security-council",)
    assert [row.recommenders for row in rows] == [council, ()]


@pytest.mark.parametrize(
    ("heading", "said_in"),
    [
        pytest.param("Declaration of Chad on the Wells", "declaration-of-chad-on-the-wells", id="a-declaration"),
        pytest.param("Statement by the Government of Chad", None, id="a-statement"),
    ],
)
def test_a_declaration_that_a_letter_passes_on_is_what_its_advice_is_said_in(heading: str, said_in: str | None) -> None:
    annex = f"I have the honour to transmit a paper (see annex).\n\nAnnex\n\n{heading}\n\n1. The parties should talk."
    (row,) = [row for row in rows(annex) if row.verb == "should"]
    assert (row.instrument_id or "").rpartition(".")[2] == (said_in or "")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            "The Security Council supports the Lusaka Agreement and demands that Chad act.", id="what-it-supports"
        ),
        pytest.param(
            "Pursuant to the Secretary-General's bulletin on wells, the Security Council requests Chad to act.",
            id="pursuant-to",
        ),
    ],
)
def test_nobody_speaks_in_an_agreement_that_is_only_named(said: str) -> None:
    (row,) = rows(said)
    assert row.instrument_id is None
