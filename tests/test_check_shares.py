"""Shares of a package that tell of broken reading: they say nothing of a few reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.paths import EXPECTATIONS
from pipeline.s5_check.suites import run_suites
from tests.package_parts import merged, rows_of
from tests.sample_report import sample


@pytest.mark.parametrize(
    ("reports", "untitled", "fires"),
    [
        pytest.param(3, 3, False, id="all-of-three"),
        pytest.param(12, 3, False, id="three-of-twelve"),
        pytest.param(12, 4, True, id="four-of-twelve"),
    ],
)
def test_a_share_says_nothing_of_a_few(reports: int, untitled: int, fires: bool, tmp_path: Path) -> None:
    rows = [rows_of(sample(f"a-99-{number}")) for number in range(reports)]
    for each in rows[:untitled]:
        each["reports"][0]["title"] = None
    found = run_suites(merged(rows, tmp_path), EXPECTATIONS)
    assert [failure.columns for failure in found.failures] == ([("title",)] if fires else [])
