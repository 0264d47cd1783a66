"""Who is told as the subject of what should be done: by a pronoun, by a deed that is his, by the clause before."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows


def told(text: str) -> list[str]:
    """Whom the last row of a text tells."""
    return names(rows(text)[-1])


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("Member States have paid late. They must pay on time.", ["Member States"], id="several"),
        pytest.param("The secretariat has issued a guide. It should disseminate it.", ["secretariat"], id="one"),
        pytest.param("The parties have signed an accord, and they must implement it.", ["parties"], id="in-one-sentence"),
        pytest.param("UNDP and UNICEF have a plan. They should share it.", ["United Nations Development Programme", "United Nations Children's Fund"], id="two-bodies"),
        pytest.param("The Executive Director has approved a policy. She should publish it.", ["Executive Director"], id="a-person"),
        pytest.param("I urge States to act. They must pay on time.", ["States"], id="who-was-told-before"),
        pytest.param("The Government has adopted a plan. It should address crime.", [], id="of-a-plan-as-well"),
        pytest.param("The Government has adopted a plan. It should implement it.", ["Government"], id="not-of-what-is-implemented"),
        pytest.param("Member States have passed laws. They should be revised.", [], id="what-is-acted-on"),
        pytest.param("Refugees have been returned by States. They should speak.", [], id="no-agent"),
        pytest.param("Government policies are outdated. They should protect all.", [], id="policies-of-theirs"),
    ],
)  # fmt: skip
def test_a_pronoun_is_who_heads_the_clause_before(text: str, whom: list[str]) -> None:
    assert told(text) == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("Implementation of the Agreement by the parties must be accelerated.", ["parties"], id="by"),
        pytest.param("Cooperation between States and regional organizations should be strengthened.", ["States", "regional organizations"], id="between"),
        pytest.param("Support from donors should be increased.", ["donors"], id="from"),
        pytest.param("The implementation by all parties of the Agreement must be ensured.", ["parties"], id="by-whom-of-what"),
        pytest.param("Greater attention must be paid by Member States to the needs of all.", ["Member States"], id="a-participle-that-no-ending-shows"),
        pytest.param("Humanitarian action by United Nations agencies should be funded.", [], id="what-others-fund"),
        pytest.param("The plan adopted by the Council must be strengthened.", [], id="what-they-did-before"),
    ],
)  # fmt: skip
def test_who_does_a_deed_that_is_to_go_on_is_told(text: str, whom: list[str]) -> None:
    assert told(text) == whom


def test_a_deed_by_somebody_of_something_is_not_by_whoever_is_of_it() -> None:
    text = "The Security Council stresses the need for the full implementation by all Member States of the Programme of Action."
    assert told(text) == ["Member States"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("The Government must be held to account, and must allow access.", ["Government"], id="who-is-acted-on-first"),
        pytest.param("States should act. Women must be protected and must seek justice.", [], id="and-not-who-was-told-before"),
        pytest.param("States must respect rights and must allow access.", ["States"], id="who-acts-in-both"),
    ],
)  # fmt: skip
def test_a_modal_without_a_subject_has_that_of_the_clause_before(text: str, whom: list[str]) -> None:
    assert told(text) == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("(a) Member States should act on it;", ["Member States"], id="the-letter-of-a-point"),
        pytest.param("“All States must comply with it”, he said.", ["States"], id="the-mark-of-a-quotation"),
    ],
)
def test_signs_before_an_actor_are_no_part_of_his_name(text: str, whom: list[str]) -> None:
    assert told(text) == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("Action by Governments is crucial in curtailing it.", ["Governments"], id="a-deed-that-weighs"),
        pytest.param("Closer coordination between Governments and donors is required.", ["Governments", "donors"], id="a-deed-that-is-needed"),
        pytest.param("More funding from donors is needed to close the gap.", ["donors"], id="means-that-are-needed"),
        pytest.param("It is now up to the parties to act.", ["parties"], id="up-to"),
        pytest.param("It is high time that the Security Council acted.", ["Security Council"], id="high-time-that"),
        pytest.param("It would be useful for the secretariat to prepare it.", ["secretariat"], id="useful-for"),
        pytest.param("The Security Council stresses the importance of the parties continuing to talk.", ["parties"], id="the-importance-of-them-doing-it"),
        pytest.param("The Security Council draws the attention of States to the need for training.", ["States"], id="whose-attention-is-drawn"),
        pytest.param("The Security Council draws the parties’ attention to the need to act.", ["parties"], id="the-attention-of-several"),
        pytest.param("The Security Council draws the Secretariat’s attention to the need to act.", ["Secretariat"], id="his-attention"),
        pytest.param("The Security Council draws attention to the need for States to act.", ["States"], id="attention-to-who-is-to-act"),
        pytest.param("I call for maximum restraint from the parties.", ["parties"], id="restraint-from"),
    ],
)  # fmt: skip
def test_whose_deed_is_needed_is_told(text: str, whom: list[str]) -> None:
    assert told(text) == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("I reminded the de facto authorities of it and urge them to act.", ["de facto authorities"], id="which-authorities"),
        pytest.param("I thank troop contributors and urge them to act.", ["contributors"], id="where-nothing-tells-where-the-name-begins"),
        pytest.param("The Governments of the region have a duty to protect them and should do so.", ["Governments of the region"], id="a-name-ends-before-a-verb"),
        pytest.param("The Resident Coordinator and the Police Commissioner should act.", ["Resident Coordinator", "Police Commissioner"], id="posts"),
        pytest.param("States of origin and destination should act.", ["States of origin and destination"], id="of-origin-and-destination"),
        pytest.param("UNICEF’s partners should act.", ["UNICEF’s partners"], id="and-not-whose-they-are"),
        pytest.param("Chad’s neighbours should act.", [], id="nor-whose-nobody-they-are"),
        pytest.param("All stakeholders (Governments and civil society) should act.", ["stakeholders"], id="who-stands-in-brackets"),
        pytest.param("The Security Council urges President Kiir to act.", ["President Kiir"], id="a-post-with-its-holder"),
        pytest.param("The Minister for Foreign Affairs of Japan is invited to act.", ["Minister for Foreign Affairs of Japan"], id="a-minister-of-something"),
        pytest.param("Either the Security Council or the General Assembly should act.", ["Security Council", "General Assembly"], id="either"),
        pytest.param("The heads of UNDP and UNICEF should act.", ["heads of UNDP", "United Nations Children's Fund"], id="heads-of-two"),
        pytest.param("Researchers and funders should act.", ["Researchers", "funders"], id="who-acts-by-his-work-and-who-does-so-anyway"),
        pytest.param("The Section should act.", ["Section"], id="a-unit-by-its-word-alone"),
        pytest.param("The Chief of the Legal Unit and the Chief Financial Officer should act.", ["Chief of the Legal Unit", "Chief Financial Officer"], id="chiefs"),
        pytest.param("Headquarters and country units should act.", ["Headquarters", "country units"], id="headquarters"),
        pytest.param("I call on States to act, and on the secretariat to report.", ["States", "secretariat"], id="and-on-another"),
        pytest.param("I call on States to act on crime, and on that basis to report.", ["States"], id="and-on-that-basis"),
        pytest.param("The Security Council urges the Conference Services to act.", ["Conference Services"], id="a-name-that-goes-on"),
        pytest.param("The Security Council urges all parties concerned, including the administering Power, to act.", ["parties concerned", "administering Power"], id="who-is-among-them"),
        pytest.param("The Security Council urges Chad, the administering Power, to act.", ["Chad"], id="who-is-the-same"),
        pytest.param("This section should be deleted.", [], id="a-part-of-a-text"),
        pytest.param("The Governments of Chad and the Niger are urged to act.", ["Government of Chad", "Government of the Niger"], id="an-article-as-printed"),
        pytest.param("The minutes of the coordinator should be kept.", [], id="a-post-in-small-letters"),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_no_more(text: str, whom: list[str]) -> None:
    assert told(text) == whom


def test_a_state_that_is_called_by_a_common_noun_has_its_article() -> None:
    text = "In Central African Republic, it is calm. I urge the Government to act."
    assert told(text) == ["Government of the Central African Republic"]
