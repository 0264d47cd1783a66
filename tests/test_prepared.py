"""Recommendations that, as a note says, another body than the author of the report prepared."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

TEXT = (
    "A/60/99\n\nDistr.: General\n\nThe lakes\n\nReport of the Secretary-General\n\nI. Introduction\n\n1. States should wait.\n\n"
    "II. Recommendations\n\n2. States should act.1\n\n3. States should pay.\n\nIII. Conclusion\n\n4. States should rest.\n\n"
    "Notes\n\n1 {note}\n"
)
UNICEF, AUTHOR = "united-nations-children-s-fund", "secretary-general"


@pytest.mark.parametrize(
    ("note", "second"),
    [
        pytest.param("These recommendations have been prepared by UNICEF, in consultation with others.", UNICEF, id="a-body"),
        pytest.param("These recommendations have been prepared by experts of UNICEF.", AUTHOR, id="others-of-it"),
        pytest.param("These recommendations have been accepted by UNICEF.", AUTHOR, id="accepted"),
    ],
)  # fmt: skip
def test_a_note_says_who_prepared_the_recommendations_of_its_section(note: str, second: str) -> None:
    found = [body for _, body, _, _ in said(read(TEXT.format(note=note)))]
    assert found == [AUTHOR, second, second, AUTHOR]
