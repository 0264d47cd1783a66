"""What a check found: failures that name rows, and a summary without times, so that the same data give the same text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

# Rows named in one failure; the count says how many there are.
ROWS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that does not hold in a table. ``rows`` are ids (the primary key, joined by ``/``) of the first rows
    concerned; ``count`` is the number of all, 0 where the check itself could not be made."""

    table: str
    check: str
    columns: tuple[str, ...]
    message: str
    count: int
    rows: tuple[str, ...] = ()
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """One line for people."""
        where = f"{self.table}.{'+'.join(self.columns)}" if self.columns else self.table
        more = ", ..." if self.count > len(self.rows) else ""
        rows = f" in {', '.join(self.rows)}{more}" if self.rows else ""
        return f"{self.severity}: {where}: {self.message} ({self.check}, {self.count} rows{rows})"


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """All that was checked. ``checks`` and ``rows`` count by table; the failures are sorted."""

    checks: Mapping[str, int]
    rows: Mapping[str, int]
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing of severity ``error`` failed."""
        return not any(failure.severity == "error" for failure in self.failures)

    def to_dict(self) -> dict[str, Any]:
        """The summary as built-in types, the same for the same data."""
        return {
            "ok": self.ok,
            "checks": dict(sorted(self.checks.items())),
            "rows": dict(sorted(self.rows.items())),
            "failures": [asdict(failure) | {"columns": list(failure.columns), "rows": list(failure.rows)} for failure in self.failures],
        }  # fmt: skip


def summary(checks: Mapping[str, int], rows: Mapping[str, int], failures: Iterable[Failure]) -> CheckSummary:
    """A summary with its failures in order."""
    ordered = sorted(failures, key=lambda f: (f.severity, f.table, f.check, f.columns, f.message))
    return CheckSummary(dict(checks), dict(rows), tuple(ordered))


def joined(summaries: Iterable[CheckSummary]) -> CheckSummary:
    """Several summaries of the same tables as one."""
    checks: Counter[str] = Counter()
    rows: dict[str, int] = {}
    failures: list[Failure] = []
    for each in summaries:
        checks.update(each.checks)
        rows |= each.rows
        failures += each.failures
    return summary(checks, rows, failures)
