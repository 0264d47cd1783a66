"""Items of lists and of reviews, and what leads them in."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.sentence_rows import skip_joint
from tests.recommended import names, rows


def test_lettered_items_are_rows_that_read_whole() -> None:
    first, second = rows(
        "African Governments should consider: (a) Recalibrating strategies; (b) Strengthening domestic resources."
    )
    assert first.text == "African Governments should consider: Recalibrating strategies"
    assert second.text == "African Governments should consider: Strengthening domestic resources"
    assert names(first) == names(second) == ["African Governments"]


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        pytest.param("The Board calls upon the United Nations system, including its agencies, funds and programmes, within their respective mandates, to "
                     "continue to work together to mainstream a gender perspective in all that it does, including by: ",
                     "The Board calls upon the United Nations system", id="of-a-long-one-whom-it-tells"),
        pytest.param("The Board requests the regional commissions to continue to facilitate the review and appraisal exercise at the regional level, including "
                     "through consultation with relevant regional bodies, as appropriate, by, inter alia: ",
                     "The Board requests the regional commissions", id="up-to-its-infinitive"),
        pytest.param("The Government of Cambodia therefore demands that the Government of Thailand and the Thai armed forces: ",
                     "The Government of Cambodia therefore demands that the Government of Thailand and the Thai armed forces", id="whole"),
        pytest.param("In the light of the above, and in accordance with paragraph 6 (b) of resolution 2732 (2024), in which I am requested to make "
                     "recommendations, and paragraph 5 of resolution 2107 (2013), in which the Security Council expresses its intention to review "
                     "it, I recommend the following two options: ",
                     "in accordance with paragraph 6 (b) of resolution 2732 (2024), in which I am requested to make recommendations, and paragraph 5 "
                     "of resolution 2107 (2013), in which the Security Council expresses its intention to review it, I recommend the following two "
                     "options", id="an-adverbial-whole"),
        pytest.param("In view of the drought, and in the same spirit, the Board recommends to the Council the following measures: ",
                     "the Board recommends to the Council the following measures", id="without-what-stands-before-its-subject"),
    ],
)  # fmt: skip
def test_the_words_that_lead_in_an_item_say_whom_they_tell(lead: str, kept: str) -> None:
    found = rows(f"{lead}(a) Ensuring that plans are kept; (b) Providing help to those in need.")
    assert [row.text for row in found] == [
        f"{kept}: Ensuring that plans are kept",
        f"{kept}: Providing help to those in need",
    ]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("and in this regard invites the Office to support efforts", "in this regard invites"),
        ("And States should pay", "And States"),
        ("android devices should be sold", "android"),
        ("invites States and organizations to act", "invites"),
    ],
)
def test_words_do_not_begin_with_what_joins_them_to_others(words: str, begins: str) -> None:
    assert words[skip_joint(words, 0) :].startswith(begins)


@pytest.mark.parametrize("marks", [("1. ", "2. ", "3. "), ("1) ", "2) ", "3) "), ("a) ", "b) ", "c) ")])
def test_items_with_figures_are_rows(marks: tuple[str, str, str]) -> None:
    deeds = ("Immediately cease all attacks. ", "Withdraw all troops. ", "Comply fully with the agreement.")
    said = "".join(mark + deed for mark, deed in zip(marks, deeds, strict=True))
    found = rows(f"The Security Council therefore demands that the armed groups: {said}")
    assert [row.text.partition(": ")[2] for row in found] == [deed.strip(" .") for deed in deeds]


def test_a_list_ends_where_another_begins() -> None:
    found = rows(
        "The Group should: (a) Consider all replies; (b) Prepare a report. It noted these categories: (a) Abuse of power; "
        "(b) Death threats; (c) Legislation."
    )
    assert [row.text for row in found] == [
        "The Group should: Consider all replies",
        "The Group should: Prepare a report",
    ]


def test_items_inside_a_sentence_without_colon_stay_one_row() -> None:
    assert (
        len(
            rows("The Security Council invited States to study such issues as (a) demand; (b) supply; and (c) transit.")
        )
        == 1
    )


REVIEW = (
    "The recommendations listed below enjoy the support of Thailand: 88.1. Ratify the Convention against Torture (Chile; Nepal); "
    "88.2. Intensify efforts to combat trafficking (Niger, Nigeria); 88.3. Consider abolishing the death penalty (Holy See)."
)


def test_review_lines_have_number_states_and_no_brackets() -> None:
    found = rows(REVIEW, title="Report of the Working Group on the Universal Periodic Review Thailand")
    assert [(r.number, r.text, r.recommenders) for r in found] == [
        ("88.1", "Ratify the Convention against Torture", ("chile", "nepal")),
        ("88.2", "Intensify efforts to combat trafficking", ("niger", "nigeria")),
        ("88.3", "Consider abolishing the death penalty", ("holy-see",)),
    ]
    assert {a.country_code for r in found for a in r.addressees} == {"THA"}


def test_spans_are_the_evidence() -> None:
    text = "The Security Council met. Member States should act, and Governments must report."
    for row in rows(text):
        assert text[row.start : row.end] == row.text


@pytest.mark.parametrize(
    ("text", "to", "items"),
    [
        pytest.param("The Security Council calls upon all States to: (a) Ratify the Statute; (b) Report.", ["States"], 2, id="to-and-a-colon"),
        pytest.param("The Security Council recommends that Governments: (i) Adopt laws; and (ii) Enforce them.", ["Governments"], 2, id="roman-items"),
        pytest.param("The following recommendations are addressed to Member States: (a) To ratify it; (b) To report.", ["Member States"], 2, id="following-recommendations"),
    ],
)  # fmt: skip
def test_a_lead_in_addresses_all_its_items(text: str, to: list[str], items: int) -> None:
    assert [names(r) for r in rows(text)] == [to] * items


def test_an_organ_may_wish_to_do_something() -> None:
    (row,) = rows("The General Assembly may wish to request the Secretary-General to report on the matter.")
    assert (row.verb, row.verb_class, names(row)) == ("may wish to", "suggest", ["General Assembly"])


def test_what_an_advisory_committee_trusts_is_a_request() -> None:
    (row,) = rows(
        "The Advisory Committee on Administrative and Budgetary Questions trusts that all efforts will be made by the Secretariat."
    )
    assert (row.verb, names(row)) == ("trusts", ["United Nations Secretariat"])


def test_a_parenthesis_after_a_modal_is_no_end() -> None:
    (row,) = rows("Governments should, with the assistance of the international community, adopt plans.")
    assert names(row) == ["Governments"]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param("The Security Council calls upon States: (a) To ratify it; (b) To pay; and (c) The Secretary-General to report on it.",
                     [["States"], ["States"], ["Secretary-General"]], id="an-infinitive-with-its-subject"),
        pytest.param("The Security Council requests the Secretary-General: (a) To report on it; (b) Member States to assist him.",
                     [["Secretary-General"], ["Member States"]], id="a-lead-in-that-ends-in-whom-it-tells"),
        pytest.param("The Security Council recommends that: (a) Governments adopt laws; (b) Taxes be raised by the Secretary-General; (c) The measures be kept.",
                     [["Governments"], ["Secretary-General"], []], id="the-subject-of-a-that-clause"),
        pytest.param("The Security Council recommends: (a) That Governments adopt laws; (b) That the Secretary-General report.",
                     [["Governments"], ["Secretary-General"]], id="a-that-clause-an-item"),
        pytest.param("The Security Council urges Governments to: (a) Adopt laws; (b) Urge the media to report on them.",
                     [["Governments"], ["Governments"]], id="whom-an-item-urges-is-not-told"),
    ],
)  # fmt: skip
def test_an_item_may_name_its_own_actor(text: str, to: list[list[str]]) -> None:
    assert [names(r) for r in rows(text)] == to


@pytest.mark.parametrize(
    ("behind", "to"),
    [
        pytest.param("(Chad and Mali)", ["Chad", "Mali"], id="states"),
        pytest.param("(Netherlands (Kingdom of the))", ["Netherlands (Kingdom of the)"], id="a-bracket-in-the-name"),
        pytest.param("(see annex)", ["States Parties"], id="something-else"),
        pytest.param("of Chad", ["States Parties"], id="no-bracket"),
    ],
)
def test_of_states_those_in_brackets_are_told(behind: str, to: list[str]) -> None:
    text = f"The Committee on Food recommended that States Parties: (a) Repeal laws {behind}; (b) Adopt laws (Peru)."
    assert [names(row) for row in rows(text)] == [to, ["Peru"]]
    assert rows(text)[1].text.startswith("The Committee on Food recommended that States Parties: Adopt")


def test_an_item_of_another_actor_does_not_say_the_one_of_its_lead_in() -> None:
    *_, last = rows(
        "The Security Council calls upon States: (a) To ratify it; and (b) The Secretary-General to report."
    )
    assert last.text == "The Security Council calls upon: The Secretary-General to report"


@pytest.mark.parametrize(
    ("text", "words", "to"),
    [
        pytest.param("The report follows resolution 70/293, in which Governments were requested to report.",
                     "The report follows resolution 70/293, in which Governments were requested to report", ["Governments"], id="a-relative-clause-with-its-subject"),
        pytest.param("The Security Council called for a fund and announced the launch of a centre.",
                     "The Security Council called for a fund", [], id="what-was-announced-besides"),
        pytest.param("This is precisely why the Security Council must stand behind its resolutions.",
                     "This is precisely why the Security Council must stand behind its resolutions", ["Security Council"], id="what-points-to-a-reason"),
        pytest.param("The Security Council decided that, within its mandate, the Secretary-General should coordinate it.",
                     "The Security Council decided that, within its mandate, the Secretary-General should coordinate it", ["Secretary-General"], id="an-aside-of-a-that-clause"),
        pytest.param("They recall that, in paragraph 75 of the document, Governments are requested to report.",
                     "They recall that, in paragraph 75 of the document, Governments are requested to report", ["Governments"], id="an-aside-before-a-passive"),
        pytest.param("The Security Council noted the progress made on the note, encouraged Governments to report, acknowledged other initiatives.",
                     "encouraged Governments to report", ["Governments"], id="a-series-of-acts"),
    ],
)  # fmt: skip
def test_where_the_words_of_a_directive_begin_and_end(text: str, words: str, to: list[str]) -> None:
    (row,) = rows(text)
    assert (row.text, names(row)) == (words, to)


def test_what_is_important_to_remind_of_directs_nobody() -> None:
    assert rows("It is important to remind States of their obligations.") == []


def test_an_item_is_as_sure_as_items_were() -> None:
    first, *_ = rows(
        "African Governments should consider: (a) Recalibrating strategies; (b) Strengthening domestic resources."
    )
    assert first.rule_id.startswith("item.")
    assert first.confidence == confidence_of(first.rule_id, first.frame, first.attribution, bool(first.addressees))
