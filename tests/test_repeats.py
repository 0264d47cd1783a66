"""What a report prints twice is linked, and counted once."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model import Section
from pipeline.s4_tidy.repeats import repeating_sections, with_repeats

TEXT = "The Director-General should adopt, by the end of 2026, a policy on the management of risk in field offices"
SHORT = "The Director-General should adopt, by the end of 2026, a policy on the management of risk"
OTHER = "The Director-General should adopt, by the end of 2026, rules for the recruitment of interns and volunteers"


def row(name: str, paragraph: str, text: str = TEXT, number: str | None = "3", **cells: Any) -> dict[str, Any]:
    return {
        "recommendation_id": name,
        "paragraph_id": paragraph,
        "text": text,
        "number": number,
        "frame": "own",
        "recommending_body_id": "joint-inspection-unit",
        "char_start": len(name),
        **cells,
    }


def same(*rows: dict[str, Any]) -> list[str | None]:
    return [each["same_as_id"] for each in with_repeats(list(rows), (), ())]


@pytest.mark.parametrize(
    ("second", "link"),
    [
        pytest.param(row("bb", "r.p2"), "a", id="the-same-number-and-words"),
        pytest.param(row("bb", "r.p2", SHORT), "a", id="shortened"),
        pytest.param(row("bb", "r.p2", number="4"), None, id="another-number"),
        pytest.param(row("bb", "r.p2", OTHER), None, id="other-words"),
        pytest.param(row("bb", "r.p1"), None, id="the-same-paragraph"),
        pytest.param(row("bb", "r.p2", number=None), None, id="no-number-and-no-summary"),
        pytest.param(row("bb", "r.p2", frame="organ"), None, id="an-act-says-it-each-time"),
        pytest.param(row("bb", "r.p2", recommending_body_id="board-of-auditors"), None, id="another-body"),
    ],
)
def test_a_row_repeats_another(second: dict[str, Any], link: str | None) -> None:
    assert same(row("a", "r.p1"), second) == [None, link]


def test_all_repetitions_name_the_same_row() -> None:
    assert same(row("a", "r.p1"), row("bb", "r.p2"), row("ccc", "r.p3")) == [None, "a", "a"]


def test_summaries_and_annexes_of_recommendations_repeat() -> None:
    titles = [("s1", None, "I", "Executive summary"), ("s2", "s1", "I.A", "Scope"), ("s3", None, "II", "Findings"),
              ("s4", None, "Annex I", "Overview of recommendations"), ("s5", None, "III", "Recommendations")]  # fmt: skip
    made = [Section(key, parent, label, title, 1, at, at, at) for at, (key, parent, label, title) in enumerate(titles)]
    assert repeating_sections(made) == {"s1", "s2", "s4"}
