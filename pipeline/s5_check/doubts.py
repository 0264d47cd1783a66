"""Rows a person should look at, the most doubtful first, and what becomes of their decisions.

In: the folder of a package; later the same list with decisions. Out: ``Doubt`` records, and entries for a file of
corrections. How they are shown and where files lie is the matter of the command.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.s5_check.package_rows import canonical_text, table_rows
from pipeline.schema import load_schema

Row = dict[str, Any]
# How doubtful a row is that bears no confidence, from 0 to 1; the order of the list, nothing measured.
ERROR: Final = 0.9
NOBODY: Final = 0.6
AMBIGUOUS: Final = 0.5
WARNING: Final = 0.4
# Of recommendations, those are listed that are less sure than this.
SURE: Final = 0.95
_CONTEXT: Final = 160
COLUMNS: Final = (
    "table", "id", "why", "confidence", "report_id", "paragraph_id", "text", "column", "current", "decision", "value", "reason",
)  # fmt: skip
DECISIONS: Final = ("keep", "override", "withdraw")


class DecisionError(ValueError):
    """A list with decisions cannot be used; the message names the line and what to change."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row to look at. ``doubt`` orders the list; ``column`` is the doubtful column and ``current`` its value."""

    doubt: float
    table: str
    row_id: str
    why: str
    text: str
    report_id: str | None = None
    paragraph_id: str | None = None
    confidence: float | None = None
    column: str = ""
    current: str = ""

    def cells(self) -> dict[str, str]:
        """The row of the list, its last three cells empty for the decision."""
        values = (
            self.table, self.row_id, self.why, "" if self.confidence is None else f"{self.confidence:g}",
            self.report_id or "", self.paragraph_id or "", self.text, self.column, self.current, "", "", "",
        )  # fmt: skip
        return dict(zip(COLUMNS, values, strict=True))


def find_doubts(home: Path) -> list[Doubt]:
    """The doubtful rows of a package, the most doubtful first.

    Issues of severity error and warning, citations that are not settled, recommendations without recommending body and
    those of low confidence. What a person confirmed or corrected is not listed again.
    """
    seen = {(row["table"], row["row_id"]) for row in table_rows(home, "corrections")}
    found = [*_recommendations(home), *_citations(home), *_issues(home)]
    ordered = sorted(found, key=lambda each: (-each.doubt, each.table, each.row_id))
    return [each for each in ordered if (each.table, each.row_id) not in seen]


def _recommendations(home: Path) -> Iterator[Doubt]:
    unsure = (pc.field("confidence") < SURE) | pc.field("recommending_body_id").is_null()
    for row in pq.read_table(home / "tables" / "recommendations.parquet", filters=unsure).to_pylist():
        nobody = row["recommending_body_id"] is None
        why = (
            "nobody is known to recommend it"
            if nobody
            else f"rule {row['rule_id']} is right in {row['confidence']:.0%} of cases"
        )
        doubt = max(1 - row["confidence"], NOBODY if nobody else 0.0)
        column = "recommending_body_id" if nobody else ""
        yield Doubt(doubt, "recommendations", row["recommendation_id"], why, row["text"], row["report_id"],
                    row["paragraph_id"], row["confidence"], column)  # fmt: skip


def _citations(home: Path) -> Iterator[Doubt]:
    unsettled = table_rows(home, "citations", "status", ["ambiguous", "unresolved"])
    candidates: dict[str, list[str]] = {}
    for row in table_rows(home, "citation_candidates", "citation_id", [each["citation_id"] for each in unsettled]):
        candidates.setdefault(row["citation_id"], []).append(row["symbol"])
    texts = _Texts(home)
    for row in unsettled:
        can_be = ", ".join(candidates.get(row["citation_id"], ()))
        why = f"can be {can_be}" if can_be else "nothing tells what it cites"
        yield Doubt(AMBIGUOUS, "citations", row["citation_id"], why, texts.around(row), row["report_id"],
                    row["paragraph_id"], None, "symbol", row["symbol"] or "")  # fmt: skip


def _issues(home: Path) -> Iterator[Doubt]:
    texts = _Texts(home)
    for row in table_rows(home, "issues", "severity", ["error", "warning"]):
        doubt = ERROR if row["severity"] == "error" else WARNING
        words = texts.around(row)
        yield Doubt(
            doubt,
            "issues",
            row["issue_id"],
            row["kind"],
            f"{row['message']}{f': {words}' if words else ''}",
            row["report_id"],
        )


class _Texts:
    """The canonical texts of a package, each read once and only the last one kept."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._last: tuple[str, str] = ("", "")

    def around(self, row: Mapping[str, Any]) -> str:
        """The words around a row's evidence, in one line; empty where it has no place."""
        report_id, start, end = row["report_id"], row["char_start"], row["char_end"]
        if report_id is None or start is None or end is None:
            return ""
        if self._last[0] != report_id:
            report = next(iter(table_rows(self._home, "reports", "report_id", [report_id])), None)
            self._last = (report_id, canonical_text(self._home, report) if report else "")
        return " ".join(self._last[1][max(0, start - _CONTEXT) : end + _CONTEXT].split())


def decided(rows: Iterable[Mapping[str, str]], by: str | None) -> list[dict[str, str]]:
    """The corrections that a list with decisions stands for, as entries of a file of corrections.

    Args:
        rows: the rows of the list; those without a decision are passed over.
        by: who decided.

    Raises:
        DecisionError: a decision is unknown, or lacks its column, value or reason.
    """
    return [entry for line, row in enumerate(rows, 2) if (entry := _entry(row, line, by))]


def _entry(row: Mapping[str, str], line: int, by: str | None) -> dict[str, str] | None:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    decision = cells["decision"].lower()
    if not decision:
        return None
    if decision not in DECISIONS:
        raise DecisionError(
            f"line {line}: the decision is `{decision}`, it must be one of {', '.join(DECISIONS)}, or empty"
        )
    if cells["table"] not in load_schema().tables or not cells["id"]:
        raise DecisionError(f"line {line}: the columns table and id must be as the list was written")
    if decision == "keep" and cells["table"] != "recommendations":
        return None
    if decision != "keep" and not cells["reason"]:
        raise DecisionError(f"line {line}: {decision} needs a reason")
    entry = {"table": cells["table"], "id": cells["id"]}
    if cells["report_id"] and not cells["id"].startswith(cells["report_id"]):
        entry["report"] = cells["report_id"]
    if decision == "override":
        if not cells["column"]:
            raise DecisionError(f"line {line}: override needs the name of a column in `column`")
        entry |= {"action": decision, "column": cells["column"], "expected": cells["current"], "value": cells["value"]}
    elif decision == "keep":
        entry |= {"action": "confirm", "expected": cells["text"]}
    else:
        entry |= {"action": decision} | ({"expected": cells["text"]} if cells["table"] == "recommendations" else {})
    return entry | {"reason": cells["reason"] or "read and found right"} | ({"by": by} if by else {})
