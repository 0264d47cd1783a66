"""Who "they", "both countries" and the head of a State are: those whom the sentence or the one before names together; conferences."""

from __future__ import annotations

import pytest

from tests.recommended import rows
from tests.whole_texts import read, report

CHAD, MALI = "chad", "mali"
TOGETHER = [
    pytest.param("Chad and the Republic of Mali condemn the attack. They call for restraint.", (CHAD, MALI), id="two-states"),
    pytest.param("UNICEF and UNFPA welcomed the plan. They urged States to act.",
                 ("united-nations-children-s-fund", "united-nations-population-fund"), id="two-bodies"),
    pytest.param("On 3 May, ECOWAS and the African Union issued a statement in which they called for restraint.",
                 ("economic-community-of-west-african-states", "african-union"), id="in-their-own-sentence"),
    pytest.param("Authorities in Chad and Mali welcomed the support. They called for more of it.", (CHAD, MALI), id="authorities-in-two-states"),
    pytest.param("On 3 May, the foreign ministers of Chad and Mali met in Rome. They called for talks.", (CHAD, MALI), id="ministers-of-two-states"),
    pytest.param("Chadian authorities welcomed the support. They called for more of it.", (CHAD,), id="the-authorities-of-one"),
    pytest.param("Chad and Mali signed an accord in May. Both countries called for trade to resume.", (CHAD, MALI), id="both-countries"),
    pytest.param("Chad, Mali and Niger signed an accord in May. Both countries called for trade to resume.", (), id="both-of-three"),
    pytest.param("Chadian women welcomed the support. They called for more of it.", (), id="women-are-not-their-state"),
    pytest.param("UNICEF welcomed the plan of the partners. They urged States to act.", (), id="one-body-is-no-they"),
    pytest.param("Violence in Chad and Mali displaced many. They called for support.", (), id="a-place"),
]  # fmt: skip


USA, UNICEF = "united-states-of-america", "united-nations-children-s-fund"
BESIDE = [
    pytest.param("The Government of Chad and the African Union urged States to act.", (CHAD, "african-union"), id="a-state-and-a-body"),
    pytest.param("The African Union and the Government of Chad urged States to act.", ("african-union", CHAD), id="a-body-and-a-state"),
    pytest.param("The Government of Chad and UNICEF called for more funding.", (CHAD, UNICEF), id="both-call-for"),
    pytest.param("At the request of Chad and Mali, UNICEF urged States to act.", (UNICEF,), id="who-asked-it"),
    pytest.param("The President of Chad and the African Union urged States to act.", ("african-union",), id="a-person-and-a-body"),
    pytest.param("The Presidents of Chad and Mali urged States to act.", (CHAD, MALI), id="the-presidents-of-two-states"),
    pytest.param("The joint mission of the African Union and UNICEF recommended that States act.", ("african-union", UNICEF), id="a-joint-mission"),
    pytest.param("Speaking on behalf of the Group of 77, the representative of Chad urged States to act.", ("group-of-77",), id="in-whose-name-he-speaks"),
    pytest.param("Speaking at the opening of the Group of 77, the representative of Chad urged States to act.", (CHAD,), id="where-he-speaks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), BESIDE)
def test_a_state_and_a_body_of_one_subject_speak_together(text: str, bodies: tuple[str, ...]) -> None:
    assert [row.recommenders for row in rows(text)] == [bodies]


OWNED = [
    pytest.param("The United States and Chad called for an inquiry.", (USA, CHAD), id="two-states-that-call-for"),
    pytest.param("Chad and the United States called for an inquiry.", (CHAD, USA), id="the-longer-one-behind"),
    pytest.param("The situation in Chad and the United States called for an inquiry.", (), id="a-thing-that-calls-for"),
    pytest.param("UNICEF’s report recommended that States act.", (UNICEF,), id="the-report-of-a-body"),
    pytest.param("UNICEF’s country office called on States to act.", (UNICEF,), id="its-office"),
    pytest.param("UNICEF’s evaluation recommended that States act.", (), id="its-evaluation-may-be-another-s"),
    pytest.param("The evaluation by UNICEF recommended that States act.", (UNICEF,), id="an-evaluation-by"),
    pytest.param("The evaluation of UNICEF recommended that it act.", (), id="an-evaluation-of"),
    pytest.param("Chad’s Foreign Minister called on States to act.", (CHAD,), id="a-minister"),
    pytest.param("Chad’s opposition called on the Government to resign.", (), id="the-opposition-is-not-the-state"),
    pytest.param("Mali-based activists called on the Government to resign.", (), id="who-only-bears-its-name"),
    pytest.param("The Chairperson urged States to act.", (), id="nobody-presides-over-the-secretary-general"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), OWNED)
def test_what_is_somebody_s_speaks_for_him_only_where_it_tells_his_words(text: str, bodies: tuple[str, ...]) -> None:
    assert [row.recommenders for row in rows(text)] == [bodies]


@pytest.mark.parametrize(("text", "bodies"), TOGETHER)
def test_those_whom_a_sentence_names_together_go_on_together(text: str, bodies: tuple[str, ...]) -> None:
    assert [row.recommenders for row in rows(text)] == [bodies]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("In Mali, on 4 March, the Prime Minister, Ana Diaz, urged all parties to act.", (MALI,), id="named"),
        pytest.param("In Mali, the transitional President called for talks to resume.", (MALI,), id="by-the-post-alone"),
        pytest.param("On 4 March, the Prime Minister, Ana Diaz, urged all parties to act.", (), id="no-state"),
        pytest.param("Violence in Mali grew. On 4 March, the Prime Minister urged all parties to act.", (), id="a-state-that-opens-no-sentence"),
    ],
)  # fmt: skip
def test_the_head_of_a_state_speaks_for_the_state_with_which_the_sentence_opens(
    text: str, bodies: tuple[str, ...]
) -> None:
    assert [row.recommenders for row in rows(text)] == [bodies]


CONFERENCES = [
    pytest.param("The Fourth World Conference on Women recommended that States act.", ("fourth-world-conference-on-women",), id="by-its-name"),
    pytest.param("The second United Nations Ocean Conference, held in Lisbon in 2022, called for more funding.",
                 ("second-united-nations-ocean-conference",), id="behind-where-it-met"),
    pytest.param("The World Summit for Social Development also called upon States to act.", ("world-summit-for-social-development",), id="a-summit"),
    pytest.param("The 2005 World Summit called upon States to act.", ("2005-world-summit",), id="behind-its-year"),
    pytest.param("The Third United Nations World Conference on Disaster Risk Reduction urged States to act.",
                 ("world-conference-on-disaster-risk-reduction",), id="behind-its-number"),
    pytest.param("Participants of the Fourth World Conference on Women recommended that States act.", (), id="who-took-part-in-it"),
    pytest.param("The tenth session of the Commission on Human Rights recommended that States act.", ("commission-on-human-rights",), id="a-session-is-its-body-s"),
    pytest.param("At the Fourth World Conference on Women, Chad recommended that States act.", (CHAD,), id="who-spoke-at-it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), CONFERENCES)
def test_a_conference_that_is_the_subject_recommends_by_itself(text: str, bodies: tuple[str, ...]) -> None:
    found = read(report(text))
    assert [row.recommenders for key in sorted(found.recommendations) for row in found.recommendations[key]] == [bodies]
    assert set(bodies) <= {body.body_id for body in found.bodies}


HEADS = [
    pytest.param("On 4 March, the Prime Minister, Ana Diaz, urged all parties to act.", (MALI,), id="named"),
    pytest.param("The Deputy Prime Minister also urged all parties to act.", (MALI,), id="by-the-post-alone"),
    pytest.param("On 4 March, the de facto Deputy Minister for Foreign Affairs, Ana Diaz, urged States to act.", (), id="de-facto-speaks-for-no-state"),
    pytest.param("The President, Ana Diaz, urged all parties to act.", (MALI,), id="a-president-with-a-name"),
    pytest.param("The President urged all parties to act.", (), id="a-president-may-be-anybody-s"),
    pytest.param("Mali welcomed the plan. The Prime Minister urged all parties to act.", (MALI,), id="its-state-named-before"),
    pytest.param("The Envoy visited Chad. The Prime Minister urged all parties to act.", (), id="another-state-named-before"),
    pytest.param("The Prime Minister of Chad urged all parties to act.", (CHAD,), id="another-state-s"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), HEADS)
def test_the_head_of_a_state_speaks_for_the_one_that_the_report_is_on(text: str, bodies: tuple[str, ...]) -> None:
    found = read(report(text, title="The situation in Mali")).recommendations
    assert [row.recommenders for key in sorted(found) for row in found[key]] == [bodies]


@pytest.mark.parametrize(
    ("post", "bodies"),
    [
        pytest.param("Minister for Foreign Affairs of Chad", (CHAD,), id="its-minister"),
        pytest.param("Humanitarian Coordinator for Chad", (), id="who-is-sent-to-it"),
    ],
)
def test_whoever_is_sent_to_a_state_does_not_speak_for_it(post: str, bodies: tuple[str, ...]) -> None:
    assert [row.recommenders for row in rows(f"The {post} issued a statement. He called for access.")] == [bodies]


def test_a_clause_on_what_another_body_indicated_is_that_body_s() -> None:
    said = "The General Assembly noted the gaps and that the Security Council had earlier indicated that States should act."
    assert [row.recommenders for row in rows(said)] == [("security-council",)]
