"""How fast PDF files become Documents, and what that costs beside the bare text of the same library.

Run by hand: ``python benchmarks/read_pdf.py FOLDER_OR_FILES... [--structure]``. One process, one core; each figure is
the best of three rounds. The bare text is ``get_text_bounded`` of pypdfium2, page by page.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from pipeline.model import Source
from pipeline.s1_read import ReadError, read_document
from pipeline.s2_structure.build import structure

_ROUNDS = 3


def bare_text(content: bytes) -> int:
    """Extract the text of every page; the number of pages."""
    with pdfium.PdfDocument(content) as document:
        for page in document:
            page.get_textpage().get_text_bounded()
        return len(document)


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print one line a file and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--structure", action="store_true", help="time the second stage too")
    options = parser.parse_args()
    files = sorted(file for path in options.paths for file in (path.glob("*.pdf") if path.is_dir() else [path]))
    print(f"{'file':32} {'pages':>5} {'bare ms/p':>9} {'read ms/p':>9} {'ratio':>6}")
    pages = bare = read = 0.0
    for file in files:
        content = file.read_bytes()
        source = Source(file.name, hashlib.sha256(content).hexdigest(), len(content))

        def work(content: bytes = content, source: Source = source) -> None:
            document = read_document(content, source)
            if options.structure:
                structure(document, source)

        try:
            work()
        except ReadError as error:
            print(f"{file.name[:32]:32} refused: {error.kind}")
            continue
        count = bare_text(content)
        first, second = best(functools.partial(bare_text, content)), best(work)
        pages, bare, read = pages + count, bare + first, read + second
        print(
            f"{file.name[:32]:32} {count:5} {first / count * 1e3:9.2f} {second / count * 1e3:9.2f} {second / first:6.2f}"
        )
    if pages:
        print(
            f"{pages:.0f} pages: {pages / read:.0f} pages/s, {read / bare:.2f} times the bare text ({pages / bare:.0f} pages/s)"
        )


if __name__ == "__main__":
    main()
