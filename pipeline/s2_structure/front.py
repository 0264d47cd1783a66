"""Where the front page ends: the rows of the masthead, of the summary, and the row at which the report begins."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.s2_structure.contents import Contents, title_key
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# No front page, even with a summary of two pages, is longer; beyond it a heading `I.` begins a chapter, not the report.
_LONGEST_FRONT = 160
_FIRST_LABELS = ("I", "A", "1")


@dataclass(frozen=True, slots=True)
class Front:
    """Rows ``[0, masthead)`` are the masthead but for contents; the summary is rows ``summary`` (heading first)."""

    masthead: int
    summary: tuple[int, int] | None
    body: int


def find_front(rows: list[Row], furniture: set[int], contents: Contents) -> Front:
    """Split the front matter. Without any sign of a masthead the report begins at row 0."""
    window = rows[:_LONGEST_FRONT]
    summary = next(
        (i for i, r in enumerate(window) if len(r.text) < 30 and rule("summary_heading").match(r.text)), None
    )
    if summary is not None and contents.end and summary > contents.end:
        summary = None
    after = max(contents.end, (summary or 0) + 1 if summary is not None else 0)
    body = contents.end if contents.end and contents.end >= after else _first_of_body(rows, furniture, after)
    starts = [x for x in (summary, contents.start if contents.end else None, body) if x is not None]
    masthead = min(starts)
    if summary is None:
        return Front(masthead, None, body)
    end = contents.start if contents.end and contents.start > summary else body
    return Front(masthead, (summary, end), body)


def _first_of_body(rows: list[Row], furniture: set[int], after: int) -> int:
    signs = 0
    for i in range(min(len(rows), after + _LONGEST_FRONT)):
        row = rows[i]
        signs += _is_sign(row)
        if i < after or i in furniture:
            continue
        found = rule("number").match(row.bare)
        if found and int(found[1]) == 1:
            return i if signs else after
        label = rule("heading_label").match(row.bare)
        if label and label["label"] in _FIRST_LABELS and len(row.text) < 120:
            return i if signs else after
        if title_key(row.bare) == "introduction" or rule("annex_heading").match(row.bare):
            return i if signs else after
    if after or not signs:
        return after
    last = max((i for i, row in enumerate(rows[:60]) if _is_sign(row)), default=-1)
    return next((i for i in range(last + 1, len(rows)) if len(rows[i].text) > 60 and rows[i].ends_sentence), last + 1)


def _is_sign(row: Row) -> bool:
    if len(row.text) > 200:
        return False
    return any(
        rule(name).search(row.text) for name in ("distribution", "original_language", "session", "report_type")
    ) or (rule("symbol").match(row.text) is not None)
