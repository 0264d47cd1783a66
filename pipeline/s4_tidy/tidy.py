"""The rows of one report for every table.

``tidy_report`` puts together what the modules beside it make; ``failed_report`` gives the row of a file that could
not be read. Rows are dictionaries with the columns of the schema and Python values (dates as ``datetime.date``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from pipeline.model import Document, Extraction, Issue, Source, Structure
from pipeline.s4_tidy.entity_rows import body_rows, country_rows, instrument_rows, meeting_rows, topic_rows
from pipeline.s4_tidy.finding_rows import citation_rows, mention_rows, recommendation_rows
from pipeline.s4_tidy.front import report_row, symbol_rows
from pipeline.s4_tidy.keys import numbered, slug
from pipeline.s4_tidy.known_bodies import referred_bodies
from pipeline.s4_tidy.layout_rows import block_rows, division_rows, note_rows, paragraph_rows, repair_rows, section_rows
from pipeline.s4_tidy.quality_rows import quality_rows
from pipeline.s4_tidy.repeats import with_repeats
from pipeline.s4_tidy.report_links import link_rows
from pipeline.s4_tidy.same_as import with_repeats_grouped
from pipeline.s4_tidy.told_links import told_links
from pipeline.schema import load_schema
from pipeline.schema.arrow import SOURCE_COLUMN
from pipeline.unseen import without_unseen

# Tables of names and titles, which stand for themselves; the words of the others are evidence and stay as they stand.
_NAMES: Final = ("reports", "sections", "bodies", "body_names", "meetings", "instruments")

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = dict[str, list[Row]]
# The longest clauses of real reports, mandates of the Security Council with all their items, have 15,000 characters.
_LONG_CLAUSE = 16_000
# A message can quote a hostile file; a rule on rows refuses longer ones.
_MESSAGE: Final = 2000


def tidy_report(source: Source, document: Document, structure: Structure, extraction: Extraction) -> Rows:
    """All rows of one report by table; every table that is not derived has a list, if an empty one."""
    report, unsettled = report_row(source, document, structure, extraction)
    bodies = referred_bodies(extraction, (report["author_body_id"], report["organ_body_id"]))
    recommended = recommendation_rows(structure, extraction, document)
    recommended["recommendations"] = with_repeats(
        recommended["recommendations"], structure.sections, structure.paragraphs
    )
    recommended["same_as"] = with_repeats_grouped(recommended["same_as"], recommended["recommendations"])
    long = _long_clauses(recommended["recommendations"])
    found = [*document.issues, *structure.issues, *extraction.issues, *unsettled, *long]
    rows: Rows = {
        "reports": [report],
        "report_symbols": symbol_rows(structure),
        "report_links": _links(report, structure, extraction, document.text),
        "sections": section_rows(structure),
        "divisions": division_rows(structure, extraction),
        "paragraphs": paragraph_rows(structure),
        "notes": note_rows(structure),
        "blocks": block_rows(structure),
        **body_rows(bodies),
        "countries": country_rows(extraction, bodies),
        "meetings": meeting_rows(extraction),
        "instruments": instrument_rows(extraction),
        **recommended,
        "topics": topic_rows(row["topic_id"] for row in recommended["recommendation_topics"]),
        **citation_rows(structure, extraction),
        "mentions": mention_rows(structure, extraction, document.text),
        "repairs": repair_rows(structure),
        "issues": issue_rows(structure.report_id, found),
        "corrections": [],
        "set_aside": [],
        "quality": quality_rows(document, structure, extraction),
    }
    return _with_source(rows, source)


def _links(report: Row, structure: Structure, extraction: Extraction, text: str) -> list[Row]:
    asked = (item.symbol for item in extraction.instruments if item.instrument_id == report["mandate_instrument_id"])
    symbols = (fact.value for fact in structure.masthead.symbols)
    told = told_links(structure, extraction, text)
    return link_rows(structure.report_id, symbols, next(asked, None), told)


def _long_clauses(recommendations: list[Row]) -> Iterator[Issue]:
    """A clause as long as a chapter is a list, or several clauses that nothing parts."""
    for row in recommendations:
        if len(row["text"]) > _LONG_CLAUSE:
            message = (
                f"the clause of {row['recommendation_id']} has {len(row['text']):,} characters: "
                "see whether it is one; a cell of Excel holds 32,767"
            )
            yield Issue("warning", "long_clause", message, row["char_start"], row["char_end"])


def failed_report(source: Source, issue: Issue) -> Rows:
    """The rows of a file that could not be read: an issue that names the file, and nothing else."""
    rows: Rows = {table.name: [] for table in load_schema() if table.kind != "derived"}
    rows["issues"] = [
        {
            "issue_id": f"{slug(source.path)}.i-{issue.kind}",
            "report_id": None,
            "severity": issue.severity,
            "kind": issue.kind,
            "message": f"{source.path}: {issue.message}"[:_MESSAGE],
            "char_start": None,
            "char_end": None,
        }
    ]
    return _with_source(rows, source)


def issue_rows(report_id: str, issues: list[Issue]) -> list[Row]:
    """Rows of ``issues``; what two stages say in the same words is one row."""
    known = sorted(set(issues), key=lambda i: (i.kind, -1 if i.start is None else i.start, i.message, i.severity))
    wanted = (f"{report_id}.i-{i.kind}" + (f"-{i.start}" if i.start is not None else "") for i in known)
    return [
        {
            "issue_id": issue_id,
            "report_id": report_id,
            "severity": issue.severity,
            "kind": issue.kind,
            "message": issue.message[:_MESSAGE],
            "char_start": issue.start,
            "char_end": issue.end,
        }
        for issue_id, issue in zip(numbered(wanted), known, strict=True)
    ]


def _with_source(rows: Rows, source: Source) -> Rows:
    """The rows with the column by which parts tell two files of one report apart."""
    for name, table in rows.items():
        for row in table:
            if name in _NAMES and not "".join([value for value in row.values() if type(value) is str]).isprintable():
                unseen = [key for key, value in row.items() if isinstance(value, str) and not value.isprintable()]
                row.update({key: without_unseen(row[key]) for key in unseen})
            row[SOURCE_COLUMN] = source.path
    return rows
