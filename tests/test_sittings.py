"""Sittings of organs ("its 5th meeting"), which are meetings where they are dated."""

from __future__ import annotations

import pytest

from tests.meeting_reports import find

SITTINGS = [
    pytest.param(
        "its 2nd and 5th meetings, on 12 and 28 October 1994", {2: "12 to 12", 5: "28 to 28"}, id="a-day-each"
    ),
    pytest.param("its 5th and 6th meetings, on 12 October 1994", {5: "12 to 12", 6: "12 to 12"}, id="one-day-for-all"),
    pytest.param(
        "its 1st to 3rd meetings, on 12 and 13 October 1994",
        {1: "01 to 31", 2: "01 to 31", 3: "01 to 31"},
        id="fewer-days-than-meetings",
    ),
    pytest.param("its 1st to 3rd meetings", {}, id="no-day-no-meeting"),
]


@pytest.mark.parametrize(("words", "days"), SITTINGS)
def test_the_days_of_sittings_are_told_together(words: str, days: dict[int, str]) -> None:
    found = find(f"The Commission on Human Rights met. It was considered by the Commission on Human Rights at {words}.")
    told = {
        int(m.session_number or 0): f"{(m.start_date or '')[8:]} to {(m.end_date or '')[8:]}"
        for m in found.meetings.values()
    }
    assert told == days
    assert all(key.endswith(".1994-10") for key in found.meetings)
