"""Rows that a person drew at random and judged one by one, held against a package built since.

In: a CSV file with the columns of ``COLUMNS`` and the folder of a package. Out: judged rows by the kind of their document. A
judgement stays true when the rules change: what is kept is whether the words are a recommendation and who recommends,
not what the row said when it was read.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.s5_check.package_rows import table_rows
from pipeline.s5_check.scoring import Judged

# `recommendation` is yes or no; an empty body stands for a speaker who is nobody nameable.
COLUMNS: Final = ("recommendation_id", "reading", "recommendation", "recommending_body_id")


class ReadingError(ValueError):
    """A file of judgements cannot be used; the message says why."""


def judged_by_eye(path: Path, home: Path, without: frozenset[str] = frozenset()) -> dict[str, list[Judged]]:
    """The judged rows of ``path`` that the package in ``home`` still has, by kind; those of reports ``without`` are left out.

    A row is right if it is a recommendation and, where it names a recommending body, that is the right one.

    Raises:
        ReadingError: the file lacks a column.
        PackageError: the package lacks a table.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ReadingError(f"{path} must have the columns {', '.join(COLUMNS)}")
        read: Mapping[str, dict[str, str]] = {row["recommendation_id"]: row for row in reader}
    kinds = {row["report_id"]: row["kind"] for row in table_rows(home, "reports")}
    told = {row["recommendation_id"] for row in table_rows(home, "recommendation_addressees")}
    found: dict[str, list[Judged]] = {}
    for row in table_rows(home, "recommendations", "recommendation_id", read):
        if row["report_id"] in without:
            continue
        judgement = read[row["recommendation_id"]]
        named = row["recommending_body_id"] in (None, judgement["recommending_body_id"])
        judged = Judged(row, judgement["recommendation"] == "yes" and named, row["recommendation_id"] in told)
        found.setdefault(kinds[row["report_id"]], []).append(judged)
    return found
