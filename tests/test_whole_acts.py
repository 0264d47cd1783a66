"""Where the words of a row begin and end: its own act whole, and nothing of what the same subject did before or does next."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.directives.clauses import cut_clauses
from pipeline.s3_extract.directives.finding import hits_of
from tests.recommended import rows

ENDS = [
    pytest.param(
        "The Security Council decided that the liquidation should begin in May and authorized, for its duration, the retention of a unit.",
        "The Security Council decided that the liquidation should begin in May",
        id="another-act-with-an-insertion",
    ),
    pytest.param(
        "The General Assembly requested Member States to report and noted with satisfaction the progress made.",
        "The General Assembly requested Member States to report",
        id="another-act-with-its-object",
    ),
    pytest.param(
        "The General Assembly recommended that the plan be reviewed and endorsed, with its annex, by States.",
        "The General Assembly recommended that the plan be reviewed and endorsed, with its annex, by States",
        id="participle-of-the-complement",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clause"), ENDS)
def test_a_clause_ends_before_what_the_body_did_besides(text: str, clause: str) -> None:
    assert [row.text for row in rows(text)] == [clause]


PARTED = [
    pytest.param(
        "Delegations encouraged UNDP to reflect them in programme and project proposals, suggested exploring new sources of "
        "funding.",
        [
            "Delegations encouraged UNDP to reflect them in programme and project proposals",
            "suggested exploring new sources of funding",
        ],
        id="a-further-verb-behind-a-comma",
    ),
    pytest.param(
        "The Human Rights Committee, in its comment on the Covenant, to which Chad is a Party, recommended that States ratify it.",
        ["The Human Rights Committee, in its comment on the Covenant, to which Chad is a Party, recommended that States ratify it"],
        id="a-relative-clause-that-is-over",
    ),
    pytest.param(
        "The Commission highlighted that the Guidelines remain of use, encouraged States to apply them.",
        ["encouraged States to apply them"],
        id="behind-a-that-clause",
    ),
    pytest.param(
        "The General Assembly has, in its resolution 70/1, urged States to act.",
        ["The General Assembly has, in its resolution 70/1, urged States to act"],
        id="an-auxiliary-is-no-clause",
    ),
    pytest.param(
        "The Commission adopted its report and emphasized the role of youth, advocating for the protection of their rights.",
        ["advocating for the protection of their rights"],
        id="its-own-participle",
    ),
    pytest.param(
        "However, given the lack of engagement, the continued closure of the headquarters, and its reduced ability to act, it is "
        "necessary to reassess the needs of the parties.",
        [
            "However, given the lack of engagement, the continued closure of the headquarters, and its reduced ability to act, it "
            "is necessary to reassess the needs of the parties"
        ],
        id="the-last-part-of-what-stands-in-front",
    ),
    pytest.param(
        "The Council urged States to protect defenders and decried the rise of repression.",
        ["The Council urged States to protect defenders"],
        id="an-act-with-any-object",
    ),
    pytest.param(
        "The Council urged States to apply the plan adopted and welcomed by their leaders.",
        ["The Council urged States to apply the plan adopted and welcomed by their leaders"],
        id="a-participle-is-no-act",
    ),
    pytest.param(
        "I joined other leaders in mobilizing help for Haiti, called on States to respond to it.",
        ["called on States to respond to it"],
        id="what-was-done-before-a-comma",
    ),
    pytest.param(
        "The Chair, a judge appointed for life, called on States to respond to it.",
        ["The Chair, a judge appointed for life, called on States to respond to it"],
        id="an-apposition-is-no-act",
    ),
    pytest.param(
        "Stressing that all serve with pride, dignity and respect, participants also urged States to act.",
        ["participants also urged States to act"],
        id="a-crowd-before-its-verb",
    ),
    pytest.param(
        "States, participants and experts urged the Board to act.",
        ["States, participants and experts urged the Board to act"],
        id="a-crowd-in-a-list",
    ),
    pytest.param(
        "Delegations noted the efforts to update the Repertory and the Repertoire, while reiterating their calls on the Board to act.",
        ["reiterating their calls on the Board to act"],
        id="while-they-call",
    ),
    pytest.param(
        "The need to prevent disputes was emphasized, and the relevance of early warning was highlighted.",
        ["The need to prevent disputes was emphasized"],
        id="what-else-was-said",
    ),
    pytest.param(
        "The need to prevent disputes, and the harm that they do, was emphasized.",
        ["The need to prevent disputes, and the harm that they do, was emphasized"],
        id="two-subjects",
    ),
    pytest.param(
        "Cohesion must go beyond policies and programmes – it must use the power of communities.",
        ["Cohesion must go beyond policies and programmes", "it must use the power of communities"],
        id="the-last-noun-before-a-pronoun",
    ),
    pytest.param(
        "At the High-level Meeting, held in Abuja, Member States underscored the need for African-led solutions.",
        ["Member States underscored the need for African-led solutions"],
        id="where-a-meeting-was-held",
    ),
    pytest.param(
        "At the meeting, States, held back by debt, underscored the need for relief.",
        ["States, held back by debt, underscored the need for relief"],
        id="what-is-said-of-a-subject",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clauses"), PARTED)
def test_a_row_begins_and_ends_with_its_own_act(text: str, clauses: list[str]) -> None:
    assert [row.text for row in rows(text)] == clauses


@pytest.mark.parametrize("adverb", ["Strongly urges", "Urges"])
def test_an_operative_paragraph_may_open_with_an_adverb(adverb: str) -> None:
    first = f"{adverb} parties to implement The Conclusions on Children and Armed Conflict adopted by the Group in 2023"
    text = f"{first}, urges all parties to act;"
    assert [text[clause.start : clause.end] for clause in cut_clauses(text, hits_of(text, retelling=False))] == [
        first,
        "urges all parties to act",
    ]
