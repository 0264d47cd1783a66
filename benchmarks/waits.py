"""What people wait for: a page that is recognized beside a page of text, the web interface, the end after Ctrl-C.

Run by hand: ``python -m benchmarks.waits SCAN TEXT`` with a PDF file of scanned pages and one with a text layer. Recognition is timed
in processor time, children included, so that what else runs counts little; the interface and Ctrl-C by the clock, as people do.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium

from benchmarks.record import Table, write_section
from pipeline.model import Source
from pipeline.paths import PROJECT
from pipeline.s1_read import read_document

_CODE: Final = "import sys; from pipeline.cli import main; sys.exit(main())"
_ABOUT: Final = """
A page through OCR (`--ocr`, Tesseract by ocrmypdf) beside a page with a text layer: processor time of reading a file, divided by its pages. The
interface is `un-reports ui` on one small report, timed until its page answers and until the process has ended after an interrupt; a build is
interrupted while it reads. Tests assert none of it but that both end.
"""


def processor() -> float:
    """Seconds of processor time of this process and of the children that have ended."""
    return sum(
        use.ru_utime + use.ru_stime for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def page_seconds(path: Path, ocr: bool) -> tuple[float, int]:
    """Seconds of processor time a page, and the pages."""
    content = path.read_bytes()
    with pdfium.PdfDocument(content) as document:
        pages = len(document)
    start = processor()
    read_document(content, Source(path.name, "0" * 64, len(content)), ocr=ocr)
    return (processor() - start) / pages, pages


def started(*words: str) -> subprocess.Popen[str]:
    """The program, with what it says to be read."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "NO_COLOR": "1"}
    command = [sys.executable, "-c", _CODE, *words]
    return subprocess.Popen(
        command, cwd=PROJECT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def until(process: subprocess.Popen[str], said: Callable[[str], bool]) -> float:
    """Seconds until the program says a line."""
    start = time.monotonic()
    assert process.stdout is not None
    for line in process.stdout:
        if said(line):
            return time.monotonic() - start
    raise SystemExit("the program ended before it said what was waited for")


def ended(process: subprocess.Popen[str]) -> float:
    """Seconds from the interrupt to the end."""
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    return time.monotonic() - start


def interface(folder: Path) -> tuple[float, float]:
    """Seconds until the interface answers, and until it has ended."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    process = started("ui", "--port", str(port), "--workers", "1", *_folders(folder))
    return until(process, lambda line: line.startswith("The asset graph")), ended(process)


def build(folder: Path) -> float:
    """Seconds until a build has ended that was interrupted while it reads."""
    process = started("build", "--workers", "1", *_folders(folder))
    until(process, lambda line: line.startswith("documents:"))
    time.sleep(0.5)
    return ended(process)


def _folders(folder: Path) -> list[str]:
    return ["--sources", str(folder / "sources"), "--output", str(folder / "outputs")]


def measure(scan: Path, text: Path, folder: Path) -> str:
    """Time all of it and write the section."""
    plain, plain_pages = page_seconds(text, ocr=False)
    recognized, scanned_pages = page_seconds(scan, ocr=True)
    (folder / "sources").mkdir()
    (folder / "sources" / "r.txt").write_text("A/99/1\n\nReport\n\n1. The Commission urged States to act.\n", "utf-8")
    answers, stops = interface(folder)
    for number in range(200):
        (folder / "sources" / f"{number}.pdf").write_bytes(text.read_bytes() + b"%" + str(number).encode())
    rows: list[Any] = [
        ("a page with a text layer", f"{plain:.3f}", "1", f"{plain_pages} pages"),
        ("a page through OCR", f"{recognized:.2f}", f"{recognized / plain:,.0f}", f"{scanned_pages} pages"),
        ("`ui` until its page answers", f"{answers:.1f}", "", "by the clock"),
        ("`ui` from interrupt to end", f"{stops:.1f}", "", "by the clock"),
        ("`build` from interrupt to end", f"{build(folder):.1f}", "", "by the clock"),
    ]
    table = Table(("", "s", "to a page of text", ""), rows)
    return write_section("waits", "What people wait for", _ABOUT, [table], ("pypdfium2", "ocrmypdf", "dagster"))


def main() -> None:
    """Measure and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scan", type=Path)
    parser.add_argument("text", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(measure(options.scan.resolve(), options.text.resolve(), Path(folder)))


if __name__ == "__main__":
    main()
