"""Any part of a folder of odd documents becomes a package."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.subsets import reports_in, try_subsets
from pipeline.engine import package
from pipeline.s5_check.result import summary
from tests.made_files import make_docx, make_pdf, p, prose

LETTER = (
    "A/99/{n}\n\nLetter dated 3 May 2044 from the Permanent Representative of Chile\n\nI have the honour to {words}.\n"
)
REPORT = (
    "A/99/{n}\n\nReport of the Secretary-General on trees\n\n1. {words}\n\n2. Member States should plant {words}.\n"
)
ODD = {
    "empty.txt": b"",
    "blank.txt": b" \n\x0c\n",
    "binary.txt": bytes(range(256)) * 9,
    "broken.pdf": b"%PDF-1.4\nbroken off",
    "broken.docx": b"PK\x03\x04",
    "no-words.html": b"<html><body><h1></h1><p></p><ol><li></li></ol></body></html>",
    "error.html": b"<html><body><h1>404 Not Found</h1></body></html>",
    "one-word.txt": b"Trees",
    "long-line.txt": b"A/99/80\n\n1. " + b"It recommended that States should ratify. " * 900,
    "long-name.txt": b"A/99/81\n\n1. The Committee on "
    + b"Trees and " * 60
    + b"Shrubs recommended that States plant oaks.\n",
    "long-title.txt": b"A/99/82\n\nReport of the Secretary-General on "
    + b"trees and shrubs and " * 60
    + b"\n\n1. It met.\n",
    "headings.txt": b"A/99/83\n\nI.\n\nII.\n\n1.\n\n2.\n\nIII. Forests\n\n3. Member States should plant oaks.\n",
    "twice.txt": b"A/99/1\n\n1. It closed.\n",
    "dates.txt": b"A/99/84\n\n1 January 1650\n\n1. The Committee met from 9 to 3 May 2044. It met in 1650.\n",
    "surrogates.txt": "A/99/85\n\n1. Half \ufffd of it, \u202e turned, \u2028 broken.\n".encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("odd")
    for name, content in ODD.items():
        (found / name).write_bytes(content)
    for number in range(1, 9):
        text = (LETTER, REPORT)[number % 2].format(n=number, words="oaks and elms " * number)
        (found / f"{number}.txt").write_text(text)
    (found / "below").mkdir()
    (found / "below" / "1.docx").write_bytes(
        make_docx(p("A/99/90") + p("1. The Committee urged States to plant oaks."))
    )
    (found / "below" / "1.pdf").write_bytes(
        make_pdf([prose(700, ["A/99/91", "", "1. It urged States to plant oaks."])])
    )
    return found


@pytest.fixture(autouse=True)
def without_great_expectations(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes most of a small build; one subset is built with it."""
    if "exhaustive" in request.keywords:
        monkeypatch.setitem(package.CHECKS, "expectations", lambda _: summary({}, {}, []))


def test_the_whole_folder_and_a_few_of_its_files_are_published(folder: Path) -> None:
    everything = len(reports_in(folder))
    assert everything == len(ODD) + 10
    assert try_subsets(folder, times=1, files=everything, seed=0) == 0


@pytest.mark.exhaustive
def test_twenty_random_parts_of_the_folder_are_published(folder: Path) -> None:
    assert try_subsets(folder, times=20, files=10, seed=1) == 0
