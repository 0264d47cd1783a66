"""Clauses that look like recommendations and are none; one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.recommendations.confidence import bounded
from tests.recommended import rows

NOT_FOUND = [
    pytest.param("It should be noted that the figures are provisional.", id="remark-to-the-reader"),
    pytest.param("The programme should improve by May.", id="prediction"),
    pytest.param("Therefore, should the Council extend the mandate, the cost would rise.", id="condition"),
    pytest.param("The Committee discussed how States should report.", id="embedded-question"),
    pytest.param("China asked if it would be ready to extend an invitation.", id="question"),
    pytest.param("It is intended that the plan should assist the Mission.", id="intention"),
    pytest.param("The measures requested by the General Assembly were taken.", id="participle"),
    pytest.param("As requested by the Council, the Secretariat prepared a paper.", id="as-requested"),
    pytest.param(
        "The programme seeks to prevent children from being trafficked and encourages learning.",
        id="aim-of-a-programme",
    ),
    pytest.param(
        "The Security Council agreed that the matter would be considered later.", id="future-is-no-subjunctive"
    ),
    pytest.param(
        "The Secretary-General proposes that one post of Driver be abolished.", id="post-of-a-budget-is-an-account"
    ),
    pytest.param("He subsequently invited Mr. Rabbani to visit Islamabad.", id="private-invitation"),
    pytest.param("The Committee considered the recommendations contained in the report.", id="noun"),
    pytest.param("I should like to express my gratitude to the staff.", id="courtesy"),
    pytest.param("This fracture must be viewed in the light of history.", id="how-to-read"),
    pytest.param("It is important to note that prices rose.", id="important-to-note"),
    pytest.param("Member States in the region have adopted laws.", id="states-is-no-verb"),
    pytest.param("The actions to be taken by the General Assembly are set out in section VI.", id="pointer"),
    pytest.param("The Security Council reaffirmed the importance of the Revitalized Agreement.", id="text-that-exists"),
    pytest.param(
        "The General Assembly underscored the importance of tax systems in financing schools.", id="what-serves"
    ),
    pytest.param(
        "The Security Council stressed the importance of its convening role in fostering dialogue.", id="role"
    ),
    pytest.param("It is also critical for enhancing the understanding of the ocean.", id="what-it-is-critical-for"),
    pytest.param("Estonia underlined the importance of a multilateral world order.", id="importance-of-a-thing"),
    pytest.param("The Security Council stressed the importance of artisanal fishing.", id="importance-of-a-trade"),
    pytest.param(
        "The Executive Board looks forward to the ongoing development of the strategy.", id="what-is-under-way-already"
    ),
    pytest.param(
        "The Secretary-General will reinforce it through a local approach, engaging civil society, promoting respect for "
        "human rights and advocating for the participation of women.",
        id="deeds-of-a-plan-in-gerunds",
    ),
    pytest.param("The law is superseded and should be considered null and void.", id="what-a-law-is-held-to-be"),
    pytest.param(
        "The Forum discussed how the mixes that are emerging in many places should better integrate access to remedy.",
        id="indirect-question-over-a-relative-clause",
    ),
    pytest.param(
        "The Conference will meet elsewhere should conditions not be ripe.", id="condition-without-an-article"
    ),
    pytest.param(
        "Project requests received from the Government during the year to build schools were met.",
        id="requests-received",
    ),
    pytest.param("The Committee agreed that its programme of work should be as follows.", id="plan-printed-below"),
    pytest.param(
        "The secretariat listed the item which the Council has been requested to consider.", id="which-thing-is-meant"
    ),
    pytest.param("If the tower was kept, it would need to be closed.", id="consequence"),
    pytest.param("These include obligations that all Member States must uphold.", id="relative-clause-with-a-subject"),
    pytest.param(
        "The team identified documents where protection should be mainstreamed.", id="relative-clause-of-place"
    ),
    pytest.param("While needless risks should not be taken, risk is a part of aid.", id="concession"),
    pytest.param("We must underline that the Compact is not binding.", id="what-one-has-to-say"),
    pytest.param("The strategy should be finalized very soon.", id="what-will-soon-be"),
    pytest.param("The Fund answers any Executive Board requests related to implementation.", id="requests-as-a-noun"),
    pytest.param("Rule 103 provides that each committee should elect a Chair.", id="what-a-rule-prescribes"),
    pytest.param("Annex 10 of the Agreement provides that the Parties request a mission.", id="what-an-annex-provides"),
    pytest.param(
        "In line with the evaluation policy, all subprogrammes must be evaluated every six years.",
        id="what-a-policy-prescribes",
    ),
    pytest.param("It grew, so that those involved in it should include banks.", id="consequence-in-a-clause"),
    pytest.param("UNDP directed 73 per cent of expenditures to projects.", id="a-share-of-means"),
    pytest.param("I trust that the training will prove effective.", id="what-will-prove-itself"),
    pytest.param("The road map envisages that elections should be held in 2026.", id="what-a-road-map-envisages"),
    pytest.param(
        "The Constitutional Court has confirmed that the appointment must be approved.", id="what-a-court-held"
    ),
    pytest.param(
        "In accordance with the Financial Regulations and Rules of the United Nations, both papers should be reviewed.",
        id="what-regulations-lay-down",
    ),
    pytest.param("Pursuant to staff regulation 1.2, staff members must disclose their assets.", id="numbered-rule"),
    pytest.param("The Ministry stipulated that aid must not be used for other ends.", id="what-was-stipulated"),
    pytest.param("The Covenant provides that everybody must be heard.", id="what-a-covenant-provides"),
    pytest.param("A core principle of the design has been that projects should be small.", id="clause-of-a-principle"),
    pytest.param("It upholds its principled position that borders must not be changed.", id="position-upheld"),
    pytest.param(
        "The Fund reflects the growing recognition that States should pay for losses.", id="growing-recognition"
    ),
    pytest.param("It became clear that the system should be improved rather than replaced.", id="what-became-clear"),
    pytest.param("He said that UNDP would advocate for the inclusion of women.", id="plan-of-an-organization"),
    pytest.param("The mission should be commended for its work.", id="praise"),
    pytest.param("The Office would have recommended a trial had they stayed.", id="what-would-have-been"),
    pytest.param("This is costly since donors see no results and must accept delays.", id="reason"),
    pytest.param("Without more funding, the agencies will need to be closed.", id="what-will-be-without"),
    pytest.param("Under Swiss law, employers must insure their staff.", id="what-a-law-prescribes"),
    pytest.param("According to article 9, a quorum must be present.", id="what-an-article-prescribes"),
    pytest.param("Over 2 million children need to be vaccinated every year.", id="a-figure"),
    pytest.param("If the trend continues, the fund will need to be replenished.", id="what-a-case-will-need"),
    pytest.param("Detainees were told that they must confess.", id="what-somebody-was-told"),
    pytest.param("A court ruled that the law should be annulled.", id="what-a-court-ruled"),
    pytest.param("The strategy seeks to ensure that no child should be left behind.", id="aim-of-a-strategy"),
    pytest.param("The project document foresees that trainers should be recruited.", id="what-a-project-foresees"),
    pytest.param("It is critical to the success of the programme.", id="what-something-is-critical-to"),
    pytest.param("These measures should go a long way towards meeting the needs.", id="prediction-of-an-effect"),
    pytest.param("The President invited the Rapporteur to introduce the report.", id="conduct-of-a-meeting"),
    pytest.param("UNMIBH will continue, through advising, to monitor it.", id="a-gerund-with-nobody-told"),
]

# The nearest neighbours of those above that do ask for something.
FOUND = [
    pytest.param("The Security Council reaffirmed the importance of the implementation of the Revitalized Agreement."),
    pytest.param("The Committee underscored the importance of investing in tax systems for development."),
    pytest.param("It is also critical for States to enhance the understanding of the ocean."),
    pytest.param("The Committee stressed that the tower would need to be closed."),
    pytest.param("The Committee stressed that all Member States must uphold them."),
    pytest.param("Where protection is weak, it should be mainstreamed."),
    pytest.param("While the risk is real, aid should go on."),
    pytest.param("We must redouble our efforts."),
    pytest.param("The strategy should be finalized."),
    pytest.param("The Executive Board requests UNICEF to report on implementation."),
    pytest.param("The Security Council said that each committee should elect a Chair."),
    pytest.param("In line with the evaluation policy, all subprogrammes should be evaluated."),
    pytest.param("I trust that the Government will provide training."),
    pytest.param("Under international law, States must protect children."),
    pytest.param("In accordance with the resolution, all parties must withdraw."),
    pytest.param("If the goals are to be met, States will need to act."),
    pytest.param("The decision should fall to the General Assembly."),
    pytest.param("The President invited the Rapporteur to report to the Council."),
    pytest.param("Countries where the rate is high should introduce screening."),
    pytest.param("The General Assembly reaffirmed the importance of strengthening the role of women."),
    pytest.param("The Executive Board looks forward to the timely implementation of the strategy."),
    pytest.param("The Security Council issued a statement welcoming it, rejecting violence and calling for restraint."),
    pytest.param("Such laws should be considered without delay."),
    pytest.param("The programme should be as ambitious as the goals."),
    pytest.param("It was noted that the mixes that are emerging should better integrate access to remedy."),
    pytest.param("The Conference should fund it elsewhere."),
    pytest.param("The General Assembly adopted the resolution in which the Council has been requested to consider it."),
    pytest.param("It is critical to protect the programme."),
    pytest.param("The Committee held that the appointment must be approved."),
    pytest.param("In accordance with the Guiding Principles, both papers should be reviewed."),
    pytest.param("As stipulated in the resolution, aid must not be used for other ends."),
    pytest.param("He explained the principle and said that projects should be small."),
    pytest.param("The Committee reiterates its position that the rule should be changed."),
    pytest.param("It is clear that the system should be improved."),
    pytest.param("The Committee would advocate for the inclusion of women."),
    pytest.param("The work of the mission should be supported."),
    pytest.param("The Office has recommended a review of the cases."),
    pytest.param("Since donors see no results, they must be told."),
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_recommendation(text: str) -> None:
    assert [r.text for r in rows(text)] == []


@pytest.mark.parametrize("text", FOUND)
def test_what_is_one_beside_it(text: str) -> None:
    assert len(rows(text)) == 1


def test_the_importance_of_what_is_no_deed_is_measured_apart() -> None:
    [plans] = rows("The General Assembly stressed the importance of clear national plans.")
    [deed] = rows("The General Assembly stressed the importance of funding schools.")
    assert (plans.rule_id, deed.rule_id) == ("importance.stress", "need.stress")


def test_what_an_author_has_to_do_himself_is_his_plan() -> None:
    assert rows("The Secretary-General must rely on support.") == []
    assert len(rows("The Secretary-General should rely on support.")) == 1
    assert len(rows("The Security Council must rely on support.")) == 1


def test_the_importance_of_a_deed_or_of_what_is_to_be_otherwise_is_no_thing() -> None:
    for what in ("regional cooperation", "continued support for schools", "States' full respect for it"):
        [row] = rows(f"The General Assembly stressed the importance of {what}.")
        assert (row.rule_id, row.confidence < 0.9) == ("importance.stress", True)


def test_how_much_a_deed_weighs_and_what_may_be_needed_is_never_sure() -> None:
    weighed, hedged = (rows(text) for text in ("Strengthening laws is essential.", "The rules may need to be changed."))
    assert [row.rule_id for row in (*weighed, *hedged)] == ["weight.doing", "hedge.need"]
    for rule in ("weight.doing", "hedge.need", "item.hedge.need", "importance.stress"):
        assert bounded(0.95, rule, "frame") < 0.9
    assert bounded(0.95, "modal.need", "frame") == 0.95
