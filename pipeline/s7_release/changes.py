"""``CHANGES.md``: what each release changed, for people, the newest first.

In: a comparison. Out: the section of one release, and the page with it. What is too long for a page is counted; all of it is in
the release's ``diff.jsonl``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from pipeline.s7_release.compare import CHANGES, Comparison, RowChange
from pipeline.s7_release.schema_changes import Step
from pipeline.s7_release.telling import cell_words, row_reason
from pipeline.schema import load_schema
from pipeline.unseen import shown

HEAD: Final = (
    "# Changes of the data\n\nOne section a release, the newest first. A renamed or removed column or a narrower limit is a"
    " major step, new rows are\na minor one, corrected values a patch.\n"
)
_LISTED: Final = 50
_STEPS: Final[dict[Step, str]] = {
    "major": "Programs that read the data may have to be changed.",
    "minor": "Rows, columns or tables are new, or rows are gone; programs need no change.",
    "patch": "Values were corrected; the rows are the same.",
    "none": "Nothing changed.",
}


def section(compared: Comparison, version: str, date: str, step: Step, *, first: bool) -> str:
    """The section of a release in Markdown."""
    lines = [f"## {version} ({date})", ""]
    if first:
        lines += ["First release.", "", "| table | rows |", "|---|---|"]
        lines += [f"| {table.table} | {table.after:,} |" for table in compared.tables]
        return "\n".join(lines) + "\n"
    lines += [f"{step.capitalize()}. {_STEPS[step]}", ""]
    if compared.schema:
        lines += ["### Tables and columns", ""]
        for change in compared.schema:
            place = change.table if change.column is None else f"{change.table}.{change.column}"
            lines.append(f"- `{place}`: {change.what} ({change.step})")
        lines.append("")
    lines += ["### Rows", "", "| table | before | after | added | changed | removed |", "|---|---|---|---|---|---|"]
    for table in compared.tables:
        counts = (table.before, table.after, table.added, table.changed, table.removed)
        lines.append(f"| {table.table} | {' | '.join(f'{count:,}' for count in counts)} |")
    lines += [*_reports(compared), *_entities(compared)]
    return "\n".join(lines) + "\n"


def with_section(page: str | None, made: str) -> str:
    """The page with a section on top of the others."""
    older = page[len(HEAD) :] if page and page.startswith(HEAD) else ""
    return f"{HEAD}\n{made}{older}"


def _reports(compared: Comparison) -> Iterator[str]:
    if "reports" not in {table.table for table in compared.tables}:
        return
    yield from ("", "### Reports", "")
    for change in CHANGES:
        rows = list(islice(compared.rows("reports", change), _LISTED + 1))
        if rows:
            more = " and more" if len(rows) > _LISTED else ""
            yield f"- {change}: {', '.join(f'`{row.row_id}`' for row in rows[:_LISTED])}{more}"


def _entities(compared: Comparison) -> Iterator[str]:
    """Bodies, meetings, instruments and other things named in several reports, of which other things are said now."""
    rows = list(islice(_entity_changes(compared), _LISTED + 1))
    if not rows:
        return
    yield from ("", "### What is said of bodies, meetings and instruments", "")
    for row in rows[:_LISTED]:
        cells = "; ".join(f"{cell.column} {cell_words(cell)}" for cell in row.cells)
        yield f"- `{shown(row.row_id)}`: {cells} ({row_reason(row)})"
    if len(rows) > _LISTED:
        yield "- and more, in `diff.jsonl`"


def _entity_changes(compared: Comparison) -> Iterator[RowChange]:
    entities = {table.name for table in load_schema().of_kind("entity")}
    for table in compared.tables:
        if table.table in entities:
            yield from compared.rows(table.table, "changed")
