"""Where a sentence ends: at its full stop, behind the mark of a note in plain text, and not at an abbreviation."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("States met. They agreed.", ["States met.", "They agreed."], id="full-stop"),
        pytest.param("States met.14 They agreed.15", ["States met.14", "They agreed.15"], id="mark-of-a-note"),
        pytest.param("See para.3 The rest is in Add.1 The annex", ["See para.3 The rest is in Add.1 The annex"], id="abbreviation"),
        pytest.param("Under A.2 The Board met. It paid $2.5 Million.", ["Under A.2 The Board met.", "It paid $2.5 Million."], id="figures"),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected
