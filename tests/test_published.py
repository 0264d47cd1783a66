"""The published package of this repository is what its sources give, byte for byte, and no body's id leaves it unsaid."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.paths import PROJECT
from tests.golden_body_ids import LIST, body_ids, living_ids, read_map


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


@pytest.mark.skipif(not (PROJECT / "outputs").is_dir(), reason="the package is not there yet: make dataset")
def test_an_id_of_a_body_that_is_gone_has_a_line_that_says_what_became_of_it() -> None:
    published, living = set(LIST.read_text("utf-8").split()), living_ids()
    assert body_ids(PROJECT / "outputs") <= published, "run `python -m tests.golden_rows`"
    unsaid = sorted(published - living - {line.old_id for line in read_map()})
    assert not unsaid, f"{', '.join(unsaid)}: see `Ids that change` in docs/authority-files.md"
    back = sorted({line.old_id for line in read_map() if not line.report_id} & living)
    assert not back, f"{', '.join(back)}: there again, so the line in docs/decisions/body-ids.csv is not true"
