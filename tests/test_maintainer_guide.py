"""The maintainer's guide, followed line by line from a fresh clone, with a document server of this machine."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.paths import PROJECT
from tests.document_server import document_server
from tests.made_files import make_docx, p

GUIDE = (PROJECT / "docs" / "guides" / "maintainer.md").read_text("utf-8")
SECOND = ["A/99/21", "General Assembly", "Distr.: General", "1 October 2044", "Original: English", "On oaks",
          "Report of the Secretary-General", "1. Member States should plant oaks.", "2. The Board should meet."]  # fmt: skip
THIRD = "A/99/22\n\nGeneral Assembly\n\nOn elms\n\nReport of the Secretary-General\n\n1. States should plant elms.\n"

pytestmark = pytest.mark.exhaustive


def lines_of_the_guide() -> Iterator[str]:
    """What the guide says to type, in order."""
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL):
        yield from (line for line in block.splitlines() if line.strip())


class Maintainer:
    """Somebody with a clone, a folder of downloads and the guide."""

    def __init__(self, home: Path, server: str) -> None:
        self.server, self.clone = server, home / "un-reports"
        subprocess.run(["git", "clone", "-q", str(PROJECT), str(self.clone)], check=True)
        downloads = home / "Downloads"
        downloads.mkdir()
        (downloads / "second.docx").write_bytes(make_docx("".join(map(p, SECOND))))
        (downloads / "third.txt").write_text(THIRD, "utf-8")
        self._environment()
        who = {"NAME": "Jane Doe", "EMAIL": "jane@example.org"}
        named = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in who.items()}
        self.surroundings = {**os.environ, **named, "HOME": str(home), "PYTHONPATH": str(self.clone)}

    def _environment(self) -> None:
        """The environment that `make dataset` would set up, of the packages that are installed here."""
        folder = self.clone / ".venv" / "bin"
        folder.mkdir(parents=True)
        start = "import sys; from pipeline.cli import main; sys.exit(main())"
        command = folder / "un-reports"
        command.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{start}' \"$@\"\n")
        command.chmod(0o755)
        (self.clone / ".venv" / ".installed-from-requirements.lock").touch()

    def types(self, line: str) -> str:
        """Run a line as it stands, but for where the document server is."""
        line = line.replace("add A/55/322", f"add A/99/1 --server {self.server}")
        done = subprocess.run(
            line, shell=True, cwd=self.clone, env=self.surroundings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def decides(self, name: str) -> str:
        """Fill in a decision for the first row of a list; the id of the row."""
        path = self.clone / name
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        row = next(row for row in rows if row["table"] == "recommendations")
        row |= {"decision": "withdraw", "reason": "it tells what was done"}
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(row))
            writer.writeheader()
            writer.writerows(rows)
        return row["id"]

    def table(self, name: str, column: str) -> list[str]:
        with (self.clone / "outputs" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return [row[column] for row in csv.DictReader(stream)]


def test_the_guide_adds_three_reports_leaves_one_out_corrects_a_row_and_releases(tmp_path: Path) -> None:
    with document_server() as (server, _):
        maintainer = Maintainer(tmp_path, server)
        decided = ""
        for line in lines_of_the_guide():
            if "--apply" in line:
                decided = maintainer.decides("doubts.csv")
            said = maintainer.types(line)
            if "third.txt" in line:
                assert {"A/99/1", "A/99/21", "A/99/22"} <= set(maintainer.table("reports", "symbol")), said
    assert "A/99/22" not in maintainer.table("reports", "symbol")
    assert any("withdrawn" in message for message in maintainer.table("issues", "message"))
    assert decided in maintainer.table("corrections", "row_id")
    assert decided not in maintainer.table("recommendations", "recommendation_id")
    assert (maintainer.clone / "releases" / "1.0.0" / "datapackage.json").exists()
    assert maintainer.types("git tag").split() == ["dataset-1.0.0"]
    assert not maintainer.types("git status --short -- sources outputs releases datapackage.json")
