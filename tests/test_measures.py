"""Points under no lead-in: measures behind labels, and what the word "recommendations" heads, are rows of the author."""

from __future__ import annotations

import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from tests.whole_texts import FOOD_REPORT

SECTION = "II. {title}\n\n"


def said(text: str) -> list[tuple[str, str]]:
    """``(words, verb)`` of the rows of a report with this text behind its introduction."""
    content = (FOOD_REPORT + text).encode()
    tables = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    assert {row["recommending_body_id"] for row in tables["recommendations"]} <= {
        "special-rapporteur-on-the-right-to-food"
    }
    return [(row["text"], row["verb"]) for row in tables["recommendations"]]


def measures(*points: str) -> str:
    return "II. Security\n\n" + "\n\n".join(f"• {point}" for point in points) + "\n"


def test_measures_behind_labels_are_rows() -> None:
    assert said(
        measures(
            "Border security: Enhance the security of borders. Train the guards.",
            "Lessons learned: Adapt the lessons of earlier missions.",
            "Funding: Providing funds to the mission.",
            "Lasting peace: A mission is needed by all.",
        )
    )[:4] == [
        ("Enhance the security of borders", "Enhance"),
        ("Train the guards", "Train"),
        ("Adapt the lessons of earlier missions", "Adapt"),
        ("Providing funds to the mission", "Providing"),
    ]


@pytest.mark.parametrize(
    "points",
    [
        pytest.param(("Borders: Enhance them.", "Lessons: Adapt them."), id="two-are-no-list"),
        pytest.param(("Borders: enhance them.", "Lessons: adapt them.", "Funds: provide them."), id="aims-go-on-in-lower-case"),
        pytest.param(("Borders: They were closed.", "Lessons: Missions ended.", "Funds: Money came."), id="accounts"),
        pytest.param(("Report on borders: They closed.", "Work on laws: They passed.", "Support to all: It came."), id="the-label-is-no-imperative"),
    ],
)  # fmt: skip
def test_other_points_with_labels_are_none(points: tuple[str, ...]) -> None:
    assert said(measures(*points)) == []


@pytest.mark.parametrize(
    ("head", "verb"),
    [
        pytest.param("Policy recommendations:", "recommendations", id="policy-recommendations"),
        pytest.param("Key recommendation:", "recommendation", id="key-recommendation"),
        pytest.param("Recommended actions:", "actions", id="recommended-actions"),
    ],
)
def test_what_a_word_heads_is_a_row_a_point(head: str, verb: str) -> None:
    assert said(f"II. Aid\n\n3. {head} (a) Increased funding for all; (b) Developing new measures; (c) Use of its systems.\n") == [
        (f"{head} Increased funding for all", verb),
        (f"{head} Developing new measures", verb),
        (f"{head} Use of its systems", verb),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["It made these recommendations:", "Status of recommendations:", "Closed recommendations:"]
)
def test_a_sentence_heads_nothing(head: str) -> None:
    assert said(f"II. Aid\n\n3. {head} (a) Increased funding for all; (b) Developing new measures.\n") == []


def test_of_what_is_stressed_in_points_the_needs_are_rows() -> None:
    found = said(
        "II. Aid\n\n3. I stress: (a) the need for reform; (b) that prices rose; (c) the importance of funding schools.\n"
    )
    assert [words.rpartition(": ")[2] for words, _ in found] == ["the need for reform", "the importance of funding schools"]  # fmt: skip
