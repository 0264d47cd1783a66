"""The published package of this repository is what its sources give, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.paths import PROJECT


def files(root: Path) -> dict[str, bytes]:
    paths = [root / "datapackage.json", *sorted((root / "outputs").rglob("*"))]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


@pytest.mark.slow
@pytest.mark.skipif(not (PROJECT / "datapackage.json").exists(), reason="the package is not there yet: make dataset")
def test_building_the_sources_again_gives_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "sources", tmp_path / "sources")
    folders = ["--sources", tmp_path / "sources", "--output", tmp_path / "outputs"]
    arguments = ["build", *folders, "--descriptor", tmp_path / "datapackage.json", "--workers", 1]
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    made, kept = files(tmp_path), files(PROJECT)
    assert sorted(made) == sorted(kept)
    differ = [name for name in made if made[name] != kept[name]]
    assert not differ, f"{', '.join(differ)}: run `make dataset` and commit what it makes"
