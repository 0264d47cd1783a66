"""Words at the head of recommendations govern what stands below them: headings, lines, the opening of a paragraph."""

from __future__ import annotations

import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from tests.recommended import names, rows
from tests.whole_texts import FOOD_REPORT


def told(text: str) -> list[tuple[str, list[str]]]:
    """``(words, addressees)`` of the rows of a report with this text behind its introduction."""
    content = (FOOD_REPORT + text).encode()
    tables = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    return [
        (
            row["text"],
            [
                each["name"]
                for each in tables["recommendation_addressees"]
                if each["recommendation_id"] == row["recommendation_id"]
            ],
        )
        for row in tables["recommendations"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Security Council recommends: To Member States: (a) Adopt laws; (b) Report. To the Secretary-General: (c) Pay them; (d) Meet.",
                     [["Member States"], ["Member States"], ["Secretary-General"], ["Secretary-General"]], id="letters-go-on"),
        pytest.param("To Member States: adopt laws on it.", [["Member States"]], id="opens-a-paragraph"),
        pytest.param("Prices should be lower. To Governments and civil society: Taxes should be paid.",
                     [[], ["Governments", "civil society"]], id="behind-a-sentence"),
        pytest.param("To Member States: (a) The Secretary-General should report; (b) Taxes should be paid.",
                     [["Secretary-General"], ["Member States"]], id="an-item-names-its-own"),
        pytest.param("Governments should act. To end hunger: taxes should be paid.", [["Governments"], []], id="an-aim-is-no-head"),
        pytest.param("It was sent for States: taxes should be paid.", [[]], id="no-head-inside-a-sentence"),
    ],
)  # fmt: skip
def test_heads_inside_a_paragraph(text: str, expected: list[list[str]]) -> None:
    assert [names(row) for row in rows(text)] == expected


def test_who_speaks_the_lead_in_speaks_below_the_heads() -> None:
    (row,) = rows("The Security Council recommends: To Member States: Adopt laws.")
    assert (row.text, row.verb, row.recommenders) == ("Adopt laws.", "Adopt", ("security-council",))


def test_the_heading_of_a_section_addresses_what_names_nobody() -> None:
    assert told(
        "II. Conclusions\n\n3. Prices should fall.\n\nA. Recommendations to States\n\n4. Budgets should be increased.\n\n"
        "5. Ratify the Covenant.\n\n6. The Secretary-General should report.\n\nB. To the Human Rights Council\n\n7. More should be paid.\n"
    ) == [
        ("Prices should fall", []),
        ("Budgets should be increased", ["States"]),
        ("Ratify the Covenant.", ["States"]),
        ("The Secretary-General should report", ["Secretary-General"]),
        ("More should be paid", ["Human Rights Council"]),
    ]


def test_a_line_of_its_own_governs_the_paragraphs_below() -> None:
    assert told(
        "II. Recommendations\n\n3. It is urgent.\n\nTo Member States:\n\n4. Budgets should be increased.\n\nFor civil society:\n\n"
        "5. Rights should be monitored.\n\nIII. Outlook\n\n6. More should be paid.\n"
    ) == [
        ("Budgets should be increased", ["Member States"]),
        ("Rights should be monitored", ["civil society"]),
        ("More should be paid", []),
    ]


def test_bullets_part_the_points_of_a_list() -> None:
    assert told("3. The Special Rapporteur urges States to:\n• Adopt laws\n• Keep them in force\n") == [
        ("The Special Rapporteur urges States to: Adopt laws", ["States"]),
        ("The Special Rapporteur urges States to: Keep them in force", ["States"]),
    ]
