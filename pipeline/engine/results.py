"""What comes of the work on one document: rows by table, or the issues by which it is left out.

Apart from the work itself, so that who only hands documents out and takes rows back need not load every rule.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from pipeline.engine.memo import digest
from pipeline.model import Issue, Source
from pipeline.paths import PACKAGE
from pipeline.s4_tidy import failed_report

Row = dict[str, Any]
# Not a table of the package: the canonical texts, which are published as files of their own.
TEXTS: Final = "texts"


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The rows a document gives, by table; ``report_id`` is None where no report came out of it."""

    report_id: str | None
    rows: dict[str, list[Row]]


def failed(source: Source, issues: tuple[Issue, ...]) -> DocumentResult:
    """The result of a document, or of any other file of the sources folder, of which nothing but issues remains."""
    rows: dict[str, list[Row]] = {}
    for issue in dict.fromkeys(issues):
        # The row names the file by itself.
        words = issue.message.removeprefix(source.path).lstrip(": ")
        made = failed_report(source, replace(issue, message=words))
        # A file can have two issues of one kind, and two paths one slug.
        for row in made["issues"]:
            row["issue_id"] += f"-{digest(source.path, words)[:8]}"
        for table, more in made.items():
            rows.setdefault(table, []).extend(more)
    return DocumentResult(None, rows)


def internal_error(source: Source, error: Exception) -> Issue:
    """The issue of an exception no stage foresaw: its class, its words and the last place of ours it passed."""
    place = "an unknown place"
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(PACKAGE):
            place = f"pipeline/{path.relative_to(PACKAGE).as_posix()}:{frame.lineno} ({frame.name})"
    words = " ".join(str(error).split())[:300]
    message = (
        f"{source.path} is left out: {type(error).__name__}: {words} at {place}. "
        "This is a mistake in the program, not in the file: please report it with the file"
    )
    return Issue("error", "internal_error", message)
