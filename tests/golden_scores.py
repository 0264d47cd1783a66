"""The scores of the annotated documents that stand beside the project, a line each, as they were accepted last.

``python -m tests.golden_scores`` accepts those of now; gains and losses then show in the commit. A line is
``document | table | right of found, right of gold, F1``.
"""

from __future__ import annotations

import difflib
import shutil
import tempfile
from functools import cache
from pathlib import Path

import yaml
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.paths import PROJECT
from tests.gold import GOLD, SHARED, scorer

FILE = Path(__file__).parent / "golden" / "scores.txt"


def annotated_documents() -> list[tuple[str, Path, Path]]:
    """Name, file that the pipeline reads and text that was annotated, of every annotated document."""
    lines = (GOLD / "index.txt").read_text("utf-8").splitlines()
    cells = [line.split(None, 3) for line in lines if line and not line.startswith("#")]
    return [(name, SHARED / file, SHARED / text) for name, file, text, _ in cells]


def build_annotated(folder: Path) -> Path:
    """A package of all annotated documents, built as a user would; returns where it lies."""
    sources = folder / "sources"
    sources.mkdir()
    for _, file, _ in annotated_documents():
        # A sidecar says what the file itself does not.
        for path in (file, PROJECT / "sources" / f"{file.stem}.yaml"):
            if path.is_file():
                shutil.copyfile(path, sources / path.name)
    output = folder / "package"
    result = CliRunner().invoke(main, ["build", "--sources", str(sources), "--output", str(output)])
    assert (output / "datapackage.json").is_file(), result.output
    return output


@cache
def found_lines() -> tuple[str, ...]:
    """The scores of now, document by document in the order of the index."""
    score = scorer()
    with tempfile.TemporaryDirectory() as folder:
        package = build_annotated(Path(folder))
        lines = []
        for name, _, text in annotated_documents():
            gold = yaml.safe_load((GOLD / f"{name}.yaml").read_text("utf-8"))
            rows = score.score(package, gold, text.read_text("utf-8")).rows
            lines += [
                f"{name} | {table} | {row['right_found']} of {row['found']}, {row['right_gold']} of {row['gold']},"
                f" {row['f1']:.3f}"
                for table, row in rows.items()
            ]
    return tuple(lines)


def gains_and_losses() -> list[str]:
    """``+ line`` for what is measured now, ``- line`` for what was accepted, where they differ."""
    accepted = FILE.read_text("utf-8").splitlines()
    return [line for line in difflib.ndiff(accepted, found_lines()) if line[:2] in ("+ ", "- ")]


if __name__ == "__main__":
    FILE.write_text("\n".join(found_lines()) + "\n", "utf-8")
