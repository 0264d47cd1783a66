"""Files read in the tests, and what the tests ask of the documents: their lines, their issues and the pages these name."""

from __future__ import annotations

import re
from typing import Any

from pipeline.model import Document
from pipeline.s1_read import read_document
from tests.made_files import source


def read(content: bytes, **options: Any) -> Document:
    return read_document(content, source(content), **options)


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def kinds(document: Document) -> list[str]:
    return [issue.kind for issue in document.issues]


def pages_named(document: Document) -> list[str]:
    return [found.group() for issue in document.issues if (found := re.search(r"pages? [\d, to]*\d", issue.message))]
