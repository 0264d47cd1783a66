"""Two and three columns that print sets row by row, and tables that look like them."""

from __future__ import annotations

import pytest

from pipeline.s1_read import read_document
from tests.made_files import Print, make_pdf, source


def texts(prints: list[Print]) -> list[str]:
    content = make_pdf([prints])
    document = read_document(content, source(content))
    return [document.text[line.start : line.end] for line in document.lines]


LEFT = [
    "1. In its resolution 59/166 of 20 Decem-", "ber 2004, the General Assembly urged Gov-",
    "ernments to ratify the Protocol and invited the", "Human Rights Council to consider the question.",
    "2. Governments should adopt laws that punish", "all who take part in the trade, and should train",
]  # fmt: skip
RIGHT = [
    "judges and police to apply them.", "3. States should report to the Secretary-General",
    "before the end of the sixty-first session, as set", "out in document A/59/185.",
    "4. The Committee should meet twice a year and", "should publish what it finds.",
]  # fmt: skip
THIRD = [
    "5. The Council should meet on",
    "what the States have done",
    "so far, and again on what is",
    "still to be done.",
    "6. It should say so.",
    "7. It should say when.",
]


def rows(*columns: list[str], at: tuple[float, ...] = (60, 312), y: float = 560, size: float = 10) -> list[Print]:
    """Columns printed row by row."""
    return [
        (x, y - 13 * row, size, column[row])
        for row in range(max(map(len, columns)))
        for x, column in zip(at, columns, strict=True)
        if row < len(column)
    ]


FRONT: list[Print] = [
    (60, 740, 10, "United Nations"), (497, 740, 10, "A/60/411"), (60, 700, 16, "General Assembly", "bold"),
    (400, 680, 10, "Distr.: General"), (90, 600, 14, "Measures for the protection of migrants in all of the States", "bold"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("prints", "expected"),
    [
        pytest.param(rows(LEFT, RIGHT), [*LEFT, *RIGHT], id="two"),
        pytest.param(rows(LEFT, RIGHT[1:]), [*LEFT, *RIGHT[1:]], id="told-by-the-numbers"),
        pytest.param(rows(LEFT, RIGHT[:-1]), [*LEFT, *RIGHT[:-1]], id="the-right-one-is-shorter"),
        pytest.param(
            rows([line[:30] for line in LEFT], RIGHT, at=(60, 212)), [*[line[:30].strip() for line in LEFT], *RIGHT], id="unequal"
        ),
        pytest.param(
            rows([line[:32] for line in LEFT], [line[:32] for line in RIGHT], THIRD, at=(60, 230, 400)),
            [*[line[:32].strip() for line in LEFT], *[line[:32].strip() for line in RIGHT], *THIRD],
            id="three",
        ),
        pytest.param(
            [
                (60, 580, 10, "I. Introduction"),
                *rows(
                    ["1. Governments should", "adopt laws on trade", "in persons and pay."],
                    ["2. States should tell", "the Council of what", "they did in the year."],
                    ["3. The Board should", "send its plan to the", "Council in time."],
                    at=(60, 240, 410),
                ),
            ],
            [
                "I. Introduction",
                "1. Governments should", "adopt laws on trade", "in persons and pay.",
                "2. States should tell", "the Council of what", "they did in the year.",
                "3. The Board should", "send its plan to the", "Council in time.",
            ],
            id="three-narrow-ones-below-a-heading",
        ),
        pytest.param(
            [*rows(LEFT, RIGHT), (60, 110, 8, "__________"), (60, 98, 8, "1 See A/59/38 for what was said of it.")],
            [*LEFT, *RIGHT, "__________", "1 See A/59/38 for what was said of it."],
            id="notes-below-both",
        ),
        pytest.param(
            rows([line[:39] for line in LEFT], [line[:39] for line in RIGHT], at=(60, 300)),
            [*[line[:39].strip() for line in LEFT], *[line[:39].strip() for line in RIGHT]],
            id="all-lines-of-the-page-are-halves",
        ),
        pytest.param(
            [
                *rows(LEFT, RIGHT),
                (60, 470, 12, "II. A heading that runs across both of the columns and ends them all", "bold"),
                *rows(RIGHT[1:], ["5. The Council noted that", *THIRD[1:4], "and to be said"], y=440),
            ],
            [
                *LEFT, *RIGHT, "II. A heading that runs across both of the columns and ends them all",
                *RIGHT[1:], "5. The Council noted that", *THIRD[1:4], "and to be said",
            ],
            id="a-heading-between",
        ),
        pytest.param(
            [*rows(LEFT, RIGHT), (60, 470, 12, "II. Short heading", "bold"), *rows(LEFT, RIGHT, y=440)],
            [*LEFT, *RIGHT, "II. Short heading", *LEFT, *RIGHT],
            id="a-short-heading-between",
        ),
    ],
)  # fmt: skip
def test_columns_printed_row_by_row_are_read_one_after_the_other(prints: list[Print], expected: list[str]) -> None:
    found = texts([*FRONT, *prints])
    assert found[4:] == expected


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param(
            (["Troops of the mission", "Observers of the mission", "Police of the mission", "Civilian staff of it"], ["860", "811", "90", "1,200"]),
            id="figures",
        ),
        pytest.param(
            (
                ["Adopt a law on this.", "Train the judges who try", "such cases.", "Report to the Council soon."],
                ["Accepted. A law was adopted.", "Accepted in part. Training of", "judges goes on this year.", "Noted. A report was sent then."],
            ),
            id="recommendations-and-answers",
        ),
        pytest.param(
            (["Country of the State", "Second country of it", "Third country named", "Fourth country there"], ["Party", "Party", "None", "Party"]),
            id="short-cells",
        ),
    ],
)  # fmt: skip
def test_tables_are_read_row_by_row(columns: tuple[list[str], list[str]]) -> None:
    found = texts([*FRONT, *rows(*columns, at=(60, 350))])
    assert found[4:] == [f"{left}\t{right}" for left, right in zip(*columns, strict=True)]
