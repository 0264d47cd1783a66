"""Hostile files beside good ones: what is theirs is set aside, and of the good ones not a byte changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from benchmarks.processes import tree_memory
from pipeline.paths import PROJECT
from pipeline.schema import load_schema
from tests.gold import SHARED
from tests.hostile_folder import fill, say
from tests.made_files import make_docx, p

HOSTILE = SHARED / "hostile"
GOOD = "A/53/{n}\n\nReport of the Secretary-General on matter {n}\n\n1. The Commission on the Status of Women met.\n\n2. It urged States to ratify.\n"
CODE = "import sys; from pipeline.cli import main; sys.exit(main())"
_MOST_MEMORY = 2_000_000_000
# What one report says of itself; rows of entities speak of all reports.
OF_REPORTS = [table.name for table in load_schema().of_kind("report") if "report_id" in table.columns]


def own_hostile(folder: Path) -> None:
    """A page that never ends, a form that draws itself, lists that count to two thousand million, a bomb of one word."""
    folder.mkdir()
    loop = b"<!--" * 2000 + b"<ol start=2000000000><li>" + b"<ol type=i start=1999999999><li>x" * 200
    (folder / "loop.html").write_bytes(loop)
    (folder / "bomb.docx").write_bytes(make_docx("".join(p("should and " * 20_000) for _ in range(40))))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</F 5 0 R>>>>/Length 41>>stream\n"
        b"/F Do /F Do /F Do /F Do /F Do /F Do /F Do\nendstream",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, 1))
    (folder / "self.pdf").write_bytes(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")
    (folder / "brackets.txt").write_text("A/99/9\n\n1. " + "(a) " * 50_000)
    (folder / "brackets.yaml").write_text("[" * 5000)
    (folder / "outside.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.txt")


def build(home: Path) -> tuple[int, int]:
    """Build a folder in a process of its own: the exit code, and the most memory that it and its children held."""
    command = [sys.executable, "-c", CODE, "build", "--sources", str(home / "sources"), "--output", str(home / "out")]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        most = 0
        while process.poll() is None:
            most = max(most, tree_memory(process.pid))
            time.sleep(0.2)
        return process.returncode, most


def rows(home: Path, table: str, reports: set[str]) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = pq.read_table(home / "out" / "tables" / f"{table}.parquet").to_pylist()
    return [row for row in read if row["report_id"] in reports]


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "hostile",
    [
        "own",
        "folder",
        pytest.param(
            "shared", marks=pytest.mark.skipif(not HOSTILE.is_dir(), reason="no hostile files are beside the project")
        ),
    ],
)
def test_good_reports_are_the_same_beside_hostile_files(hostile: str, tmp_path: Path) -> None:
    for name in ("alone", "beside"):
        (tmp_path / name / "sources").mkdir(parents=True)
        for number in range(1, 5):
            (tmp_path / name / "sources" / f"{number}.txt").write_text(GOOD.format(n=number))
    read: set[str] = set()
    if hostile == "own":
        own_hostile(tmp_path / "beside" / "sources" / "hostile")
    elif hostile == "folder":
        read = fill(tmp_path / "beside" / "sources" / "hostile")
        say(tmp_path / "beside" / "sources")
    else:
        shutil.copytree(HOSTILE, tmp_path / "beside" / "sources" / "hostile")
    assert build(tmp_path / "alone")[0] == 0
    code, most = build(tmp_path / "beside")
    assert code == 3
    assert most < _MOST_MEMORY
    reports = {f"a-53-{number}" for number in range(1, 5)}
    for report in reports:
        texts = [(tmp_path / name / "out" / "texts" / f"{report}.txt").read_bytes() for name in ("alone", "beside")]
        assert texts[0] == texts[1]
    for table in OF_REPORTS:
        assert rows(tmp_path / "alone", table, reports) == rows(tmp_path / "beside", table, reports), table
    published = pq.read_table(tmp_path / "beside" / "out" / "tables" / "reports.parquet").to_pylist()
    assert {f"hostile/{name}" for name in read} <= {row["source_path"] for row in published}
    told = pq.read_table(tmp_path / "beside" / "out" / "tables" / "issues.parquet").to_pylist()
    assert [row for row in told if row["severity"] == "error"]
    assert not [row for row in told if "passwd" in (row["message"] or "") and "root:" in row["message"]]
