"""The stages of real documents one after the other, in processor seconds; what ``corpus`` runs in each state of the project.

``python corpus_stages.py FOLDER EVERY`` with the state to be measured in PYTHONPATH: reads every so-manieth PDF file of the
folder and prints a JSON object. It asks of the project only what all its states have had; one
whose readers are made ready by ``shard.prepare`` is made ready in the same way, by another one a first document is worked.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium

from pipeline.engine import shard
from pipeline.model import Source
from pipeline.s1_read import ReadError, read_document
from pipeline.s2_structure.build import structure
from pipeline.s3_extract.extract import extract
from pipeline.s4_tidy import tidy_report

_FIRST: Final = b"A/1/1\n\n1. The Committee recommends that States should ratify it.\n"


def bare_text(content: bytes) -> int:
    """Take the text of every page, as PDFium gives it; the number of pages."""
    with pdfium.PdfDocument(content) as document:
        for page in document:
            page.get_textpage().get_text_bounded()
        return len(document)


def main() -> None:
    """Measure and print."""
    folder, every = Path(sys.argv[1]), int(sys.argv[2])
    seconds: dict[str, float] = {}
    counts = {"files": 0, "pages": 0, "bytes": 0}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        begun = time.process_time()
        try:
            return work()
        finally:
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - begun

    def rows(content: bytes, path: str) -> None:
        source = Source(path, hashlib.sha256(content).hexdigest(), len(content))
        try:
            document = timed("read", lambda: read_document(content, source))
        except ReadError:
            return
        parts = timed("structure", lambda: structure(document, source))
        found = timed("extract", lambda: extract(parts))
        timed("rows", lambda: tidy_report(source, document, parts, found))
        counts["pages"] += timed("bare text", lambda: bare_text(content)) if path.endswith(".pdf") else 0
        counts["files"] += 1
        counts["bytes"] += len(document.text.encode())

    timed("rules", getattr(shard, "prepare", lambda: rows(_FIRST, "first.txt")))
    rules = seconds["rules"]
    seconds.clear()
    counts = dict.fromkeys(counts, 0)
    for file in sorted(folder.glob("*.pdf"))[::every]:
        rows(file.read_bytes(), file.name)
    print(json.dumps({"seconds": {"rules": rules} | seconds, "counts": counts}))


if __name__ == "__main__":
    main()
