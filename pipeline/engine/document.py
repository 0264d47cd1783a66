"""The work on one document: bytes in, the rows of every table out.

Strings the stages together and knows nothing of other documents, of files or of workers. Whatever goes wrong with a
document becomes a row of ``issues``, so that it never costs another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pipeline.engine.results import TEXTS, DocumentResult, failed, internal_error
from pipeline.model import Document, Issue, Source, Structure
from pipeline.rules.rows import proof_rule
from pipeline.s1_read import read_document
from pipeline.s1_read.errors import ReadError
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract
from pipeline.s4_tidy import Rows, tidy_report
from pipeline.s4_tidy.tidy import issue_rows
from pipeline.s5_check.evidence import unproven_rows, verify_evidence
from pipeline.s5_check.remedies import TABLE as SET_ASIDE
from pipeline.s5_check.remedies import Breach, judge
from pipeline.schema import SOURCE_COLUMN

Row = dict[str, Any]


def work_document(
    content: bytes, source: Source, *, known_issues: tuple[Issue, ...] = (), ocr: bool = False
) -> DocumentResult:
    """Read, structure, extract and tidy one report.

    Args:
        content: the bytes of the file.
        source: what the inventory knows of it.
        known_issues: what the inventory found wrong with it; they become issues of the report.
        ocr: recognize characters where a PDF has no text of its own.

    Returns:
        Its rows, as far as they keep the rules on rows; see ``remedies``. A document that cannot be read, or in which
        the code fails, gives issues alone: ``ReadError.kind``, or ``internal_error`` with the exception and its place;
        one that is set aside gives issues and what was set aside.

    Raises:
        MemoryError: there is not enough; whoever called decides what becomes of the process.
    """
    try:
        document = read_document(content, source, ocr=ocr)
        return _rows(source, replace(document, issues=(*known_issues, *document.issues)), known_issues)
    except ReadError as error:
        return failed(source, (Issue("error", error.kind, error.message), *known_issues))
    except MemoryError:
        raise
    except RecursionError:
        return failed(source, (_too_deep(source), *known_issues))
    except Exception as error:
        return failed(source, (internal_error(source, error), *known_issues))


def _too_deep(source: Source) -> Issue:
    return Issue("error", "too_deep", f"{source.path} nests deeper than the limit of what is read")


def _rows(source: Source, document: Document, known_issues: tuple[Issue, ...]) -> DocumentResult:
    """The rows as they keep to the rules on rows, before anything else looks at them."""
    parts = structure(document, source)
    made = tidy_report(source, document, parts, extract(parts))
    judged = judge(parts.report_id, source.path, made, partial(_not_there, document.text))
    if judged.rows is None:
        known = failed(source, known_issues)
        told = [*judged.issues, *known.rows.get("issues", ())]
        return DocumentResult(None, known.rows | {"issues": told, SET_ASIDE: judged.set_aside})
    rows = judged.rows | {SET_ASIDE: judged.set_aside}
    rows["issues"] += judged.issues + _unproven(source, document, parts, rows)
    text = {"report_id": parts.report_id, "text": document.text, SOURCE_COLUMN: source.path}
    return DocumentResult(parts.report_id, rows | {TEXTS: [text]})


def _not_there(text: str, rows: Mapping[str, Sequence[Row]]) -> list[Breach]:
    """The rows whose words do not stand in the text: one of them costs itself, and no other report."""
    quoted = {"repairs": "original"}
    return [Breach(proof_rule(table, quoted.get(table, "text")), number) for table, number in unproven_rows(text, rows)]


def _unproven(source: Source, document: Document, parts: Structure, rows: Rows) -> list[Row]:
    """Rows of ``issues`` for what does not stand in the text where the rows say it does."""
    # A gap in the numbers is known to the stage that looked for the missing one; it need not be said again.
    said = {issue.kind for issue in parts.issues}
    known = {"missing_paragraph_number"} if said & {"number_gap", "empty_paragraph"} else set()
    found = [issue for issue in verify_evidence(document, rows) if issue.kind not in known]
    return [row | {SOURCE_COLUMN: source.path} for row in issue_rows(parts.report_id, found)]
