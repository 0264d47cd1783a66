"""What was measured and checked, as the pages show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from pipeline.s8_site.addresses import page
from pipeline.s8_site.package import Package
from pipeline.s8_site.words import plain

_MOST_NAMED: Final = 200


@dataclass(frozen=True, slots=True)
class OfKind:
    """The figures of the reports of one kind."""

    kind: str
    reports: int
    recommendations: int
    with_body: int
    sure: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure summed over the reports for which it is known."""

    table: str
    measure: str
    reports: int
    found: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue and the place it speaks of."""

    severity: str
    kind: str
    message: str
    address: str
    report: str


def by_kind(package: Package) -> tuple[OfKind, ...]:
    """How sure the rows are, by kind of report; kinds with most recommendations first."""
    reports = Counter(row["kind"] for row in package.rows["reports"])
    rows: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    for row in package.rows["recommendations"]:
        kind = package.reports[row["report_id"]]["kind"]
        rows[kind] += 1
        bodies[kind] += row["recommending_body_id"] is not None
        sure[kind] += row["confidence"] >= 0.9
    made = (OfKind(plain(kind), count, rows[kind], bodies[kind], sure[kind]) for kind, count in reports.items())
    return tuple(sorted(made, key=lambda each: (-each.recommendations, each.kind)))


def measures(package: Package) -> tuple[Measure, ...]:
    """The table ``quality``, summed over reports."""
    found: dict[tuple[str, str], list[tuple[int, int | None]]] = defaultdict(list)
    for row in package.rows["quality"]:
        found[row["table"], row["measure"]].append((row["found"], row["expected"]))
    made = []
    for (table, measure), counts in sorted(found.items()):
        known = [expected for _, expected in counts if expected is not None]
        expected = sum(known) if len(known) == len(counts) else None
        made.append(Measure(table, plain(measure), len(counts), sum(count for count, _ in counts), expected))
    return tuple(made)


def issue_counts(package: Package) -> tuple[tuple[str, str, int], ...]:
    """How many issues there are of each severity and kind."""
    order = {"error": 0, "warning": 1, "info": 2}
    counts = Counter((row["severity"], row["kind"]) for row in package.rows["issues"])
    found = sorted(counts.items(), key=lambda each: (order.get(each[0][0], 3), -each[1], each[0][1]))
    return tuple((severity, plain(kind), count) for (severity, kind), count in found)


def issues(package: Package) -> tuple[Issue, ...]:
    """The errors, and the first of the warnings."""
    rows = [row for row in package.rows["issues"] if row["severity"] == "error"]
    rows += [row for row in package.rows["issues"] if row["severity"] == "warning"]
    return tuple(
        Issue(
            row["severity"],
            plain(row["kind"]),
            row["message"],
            page("reports", row["report_id"]) if row["report_id"] in package.reports else "",
            row["report_id"] or "",
        )
        for row in rows[:_MOST_NAMED]
    )
