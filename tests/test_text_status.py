"""Whether the words of a row are those at its offsets: verbatim, composed or interrupted, never in silence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.document import work_document
from pipeline.engine.results import TEXTS
from pipeline.model import Source
from pipeline.s4_tidy.text_status import text_status


@pytest.mark.parametrize(
    ("words", "evidence", "composed", "status"),
    [
        pytest.param("plant oaks", "plant\n  oaks", False, "verbatim", id="line-break"),
        pytest.param("plant oaks", "plant\n2/4\n\x0c\nA/99/1\noaks", False, "interrupted", id="page-foot"),
        pytest.param("plant oaks", "plant oaks\u00b9", False, "interrupted", id="mark-of-a-note"),
        pytest.param("plantation", "plant-\nation", False, "interrupted", id="hyphen-at-a-line-end"),
        pytest.param("States should: plant oaks", "plant oaks", True, "composed", id="lead-in"),
    ],
)
def test_status_of_words(words: str, evidence: str, composed: bool, status: str) -> None:
    assert text_status(words, evidence, composed) == status


@given(
    st.lists(st.text("abc", min_size=1), min_size=1), st.lists(st.sampled_from([" ", "\n", "\t ", "\n\n"]), min_size=1)
)
def test_white_space_never_counts(words: list[str], gaps: list[str]) -> None:
    evidence = "".join(word + gaps[n % len(gaps)] for n, word in enumerate(words))
    assert text_status(" ".join(words), evidence, False) == "verbatim"


LISTS = [
    pytest.param(
        "1. The Committee on Trees recommends that Governments:\n\n(a) Plant oaks;\n\n(b) Count the leaves.\n",
        id="list",
    ),
    pytest.param(
        "1. It is long ago.\n\n2. It met twice. The Committee on Trees recommends that States:\n\n(a) To plant oaks;\n\n(b) To report.\n",
        id="behind-a-sentence",
    ),
    pytest.param(
        "1. Recommendation 1\nGovernments should:\n(a) plant oaks;\n(b) count the leaves of all oaks in the country.\n",
        id="in-a-box",
    ),
]


@pytest.mark.parametrize("text", LISTS)
def test_both_spans_of_a_composed_row_stand_in_the_text(text: str) -> None:
    content = text.encode()
    rows = work_document(content, Source("a.txt", "0" * 64, len(content))).rows
    canonical = rows[TEXTS][0]["text"]
    composed = [row for row in rows["recommendations"] if row["text_status"] == "composed"]
    assert len(composed) == 2
    for row in composed:
        lead, item = canonical[row["lead_start"] : row["lead_end"]], canonical[row["char_start"] : row["char_end"]]
        assert row["text"].startswith(_folded(lead))
        assert row["text"].endswith(_folded(item))
        assert row["lead_end"] <= row["char_start"]


def test_rows_without_a_lead_in_have_no_second_span() -> None:
    content = b"1. Governments should adopt laws.\n"
    (row,) = work_document(content, Source("a.txt", "0" * 64, len(content))).rows["recommendations"]
    assert (row["text_status"], row["lead_start"], row["lead_end"]) == ("verbatim", None, None)


def _folded(text: Any) -> str:
    return " ".join(text.split())
