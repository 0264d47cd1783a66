"""What a report tells of people, papers and views that are not its author's is not the author's, whatever its verb."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, report, said

SG = "secretary-general"
UNION = "european-union"


def bodies(text: str, author: str = "Secretary-General") -> list[str | None]:
    return [body for _, body, _, _ in said(read(report(text, author=author)))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("Residents complained that the authorities should protect them.", None, id="people-in-the-past"),
        pytest.param("Critics say that the law must be repealed.", None, id="people-in-the-present"),
        pytest.param(
            "Most of those interviewed thought that the police should be reformed.", None, id="whoever-was-asked"
        ),
        pytest.param("The private sector takes the position that taxes should be lowered.", None, id="a-position"),
        pytest.param("Employees were instructed that women should not come to work.", None, id="who-was-told"),
        pytest.param("This chapter argues that Governments should invest in schools.", SG, id="a-part-of-the-report"),
        pytest.param("One could argue that Governments should invest in schools.", SG, id="anybody-could"),
        pytest.param("The findings indicate that the authorities should act.", SG, id="a-finding"),
    ],
)
def test_what_only_persons_say_is_not_the_authors(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The communities’ main demand was that the road should be rebuilt.", None, id="whose-demand"),
        pytest.param("The opposition's insistence that the Constitution must be changed delayed the talks.", None, id="whose-insistence"),
        pytest.param("Their recommendation was that the two missions should be merged.", None, id="theirs"),
        pytest.param("The European Union's view is that the sanctions should be lifted.", UNION, id="a-body's"),
        pytest.param("There is agreement among stakeholders that the law should be changed.", None, id="agreed-among"),
        pytest.param("The demand by students that the university should be reopened was rejected.", None, id="by-people"),
        pytest.param("My recommendation is that the mandate should be extended.", SG, id="the-author's"),
        pytest.param("The report's central recommendation is that Governments should invest in prevention.", SG, id="the-report's"),
    ],
)  # fmt: skip
def test_a_view_is_that_of_whose_it_is(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("Staff have been asked by managers to work from home.", None, id="people"),
        pytest.param("The Government was encouraged by its neighbours to hold elections.", None, id="neighbours"),
        pytest.param("States were urged by the European Union to act.", UNION, id="a-body"),
        pytest.param("The need for a new law was stressed by all political parties.", None, id="whose-need"),
        pytest.param("Member States are requested by 30 June to submit their reports.", SG, id="a-day"),
        pytest.param("Member States are invited by letter to nominate candidates.", SG, id="a-letter"),
        pytest.param("Member States are encouraged by means of this report to act.", SG, id="a-means"),
    ],
)
def test_by_whom_a_passive_was_said_is_never_the_author(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("In the view of some experts, the Government should act.", None, id="in-the-view-of"),
        pytest.param("In the words of one survivor, impunity must end.", None, id="in-the-words-of"),
        pytest.param("According to aid workers, access must be improved.", None, id="people"),
        pytest.param("According to the report of the European Union, States should act.", UNION, id="a-body's-report"),
        pytest.param("As one elder put it, the Government must listen.", None, id="as-he-put-it"),
        pytest.param("As the European Union has stressed, States should act.", UNION, id="as-a-body-stressed"),
        pytest.param("As I stated in my previous report, the sanctions should be lifted.", SG, id="as-the-author-stated"),
        pytest.param("According to its mandate, the Mission should protect civilians.", SG, id="its-mandate"),
        pytest.param("States, according to their capacities, should contribute.", SG, id="capacities"),
    ],
)  # fmt: skip
def test_by_whose_word_something_should_be_is_whose_words_they_are(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The European Union issued a statement. The statement called on the parties to talk.", UNION, id="a-statement"),
        pytest.param("In May, the European Union adopted a joint resolution. The resolution also urges States to act.", UNION, id="a-resolution"),
        pytest.param("The leaders signed a declaration. The declaration called on the parties to talk.", None, id="of-nobody-named"),
        pytest.param("The European Union welcomed a statement. The statement called on the parties to talk.", None, id="another's"),
    ],
)  # fmt: skip
def test_a_paper_is_that_of_whoever_issued_it_in_the_sentence_before(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The European Union issued a statement urging the authorities to act.", UNION, id="whoever-issues-it"),
        pytest.param("UNAMA published its report, and the European Union issued a statement urging the authorities to act.", UNION, id="a-further-clause"),
        pytest.param("UNAMA published its report while opposition leaders sent a letter urging the authorities to act.", None, id="a-clause-of-people"),
        pytest.param("The European Union issued a note on parties urging the authorities to act.", "no row", id="what-others-do"),
    ],
)  # fmt: skip
def test_what_a_statement_urges_is_urged_by_whoever_issues_it(text: str, body: str | None) -> None:
    assert bodies(text) == ([] if body == "no row" else [body])


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The Security Council issued a press statement in which its members called on the parties to talk.", "security-council", id="in-which"),
        pytest.param("The Security Council met, and some of its members called on the parties to talk.", None, id="some"),
    ],
)  # fmt: skip
def test_its_members_are_the_body_that_heads_the_sentence(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


def test_what_an_agreement_calls_for_in_a_relative_clause_is_not_whoevers_act_was_told() -> None:
    text = (
        "The Commission on Human Rights adopted a resolution on Cambodia. The resolution requests the Secretary-General to appoint a "
        "representative. No reference was made to article 17 of the Agreements, which calls on States to act."
    )
    assert bodies(text)[0] == "commission-on-human-rights"
    assert "commission-on-human-rights" not in bodies(text)[1:]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("While some argue that trade is slow, States should act.", SG, id="while"),
        pytest.param("Although residents complained that the road was closed, the mission should stay.", SG, id="although"),
        pytest.param("Given the opposition's claim that the list was false, an audit should be made.", SG, id="given"),
        pytest.param("While trade is slow, residents complained that the road should be open.", None, id="the-main-clause"),
    ],
)  # fmt: skip
def test_what_somebody_says_by_the_way_leaves_the_rest_to_the_author(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("Women leaders put forward several proposals: States should act.", None, id="people"),
        pytest.param("The European Union made two proposals: States should act.", UNION, id="a-body"),
        pytest.param("The following views were expressed: schools should open.", None, id="views"),
        pytest.param("The message of the elders was clear: aid must continue.", None, id="a-message"),
        pytest.param("In my last report I made two proposals: States should act.", SG, id="the-author"),
        pytest.param("The review made two recommendations: States should act.", SG, id="a-review"),
    ],
)
def test_views_behind_a_colon_are_those_of_whoever_leads_them_in(text: str, body: str | None) -> None:
    assert bodies(text) == [body]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("The Human Rights Council, in its resolution 51/20, called on States to act, and the Government of Chad was requested to report.", "human-rights-council", id="the-same-act"),
        pytest.param("The Human Rights Council, in its resolution 51/20, called on States to act, and Chad was urged by residents to report.", None, id="by-others"),
        pytest.param("In 2002, the General Assembly endorsed a scale by which each Member State is encouraged to contribute.", "general-assembly", id="a-rule"),
        pytest.param("In 2002, the parties signed an accord by which each Member State is encouraged to contribute.", None, id="a-rule-of-others"),
    ],
)  # fmt: skip
def test_what_was_asked_by_an_act_or_a_rule_is_not_the_authors(text: str, last: str | None) -> None:
    assert bodies(text)[-1] == last
