"""Builds under measure: what counts as one that ended well."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.processes import BuildFailedError, build

REPORT = "A/80/1\n\nDistr.: General\n\nReport of the Secretary-General\n\n1. States should act.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "empty.pdf").write_bytes(b"")
    return folder


@pytest.mark.exhaustive
def test_a_build_that_sets_a_file_aside_is_measured(sources: Path, tmp_path: Path) -> None:
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    run = build(sources, tmp_path / "outputs", "--workers", "1")
    assert (tmp_path / "outputs" / "tables" / "recommendations.csv").is_file()
    assert run.processor > 0
    assert "package" in run.stages


@pytest.mark.exhaustive
def test_a_build_that_publishes_nothing_is_not(sources: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildFailedError, match="exit code"):
        build(sources, tmp_path / "outputs", "--workers", "1")
