"""What people say of single reports, put into the parts of the shards: corrections of rows, and figures of annotations.

In: finished parts and an inventory. Out: parts in which the few reports that are corrected or annotated have other rows;
all others are copied. The work on a document does not depend on what people say of its rows, so a correction never
costs the reading of a report, and its result is kept under a name made of the parts and of what was said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from pipeline.engine.memo import digest, files_digest
from pipeline.engine.parts import Parts, PartWriter, document_rows, open_parts
from pipeline.engine.results import TEXTS, failed
from pipeline.limits import SAYINGS_BYTES
from pipeline.model import Document, Issue, Source
from pipeline.paths import PACKAGE, Layout
from pipeline.s0_sources import Inventory
from pipeline.s0_sources.annotations import AnnotationFile
from pipeline.s0_sources.corrections import Correction
from pipeline.s4_tidy.corrections import apply_corrections, report_of
from pipeline.s4_tidy.tidy import issue_rows
from pipeline.s5_check.annotation import AnnotationError, read_annotation
from pipeline.s5_check.evidence import verify_evidence
from pipeline.s5_check.remedies import first_breach
from pipeline.s5_check.scoring import quality_figures
from pipeline.schema import SOURCE_COLUMN
from pipeline.storage import read_file

Row = dict[str, Any]
_PREFIX: Final = "amended-"
_STRAY: Final = "unplaced"
# What makes amended rows beside the code that made the rows before, which is in the names of their parts.
_CODE: Final = ("engine/amend.py", "s0_sources", "s5_check")


@dataclass
class Said:
    """What is said of one report; ``content`` is the annotation as its file holds it."""

    corrections: list[Correction] = field(default_factory=list)
    annotations: list[AnnotationFile] = field(default_factory=list)
    content: list[bytes] = field(default_factory=list)

    def key(self) -> str:
        """Names what is said."""
        return digest([asdict(each) for each in self.corrections], [asdict(each) for each in self.annotations])


def original_of(name: str) -> str:
    """The folder of parts from which an amended one was made; the name itself where it is not amended."""
    return name.removeprefix(_PREFIX).rpartition("-")[0] if name.startswith(_PREFIX) else name


def amend_parts(
    layout: Layout, folders: Sequence[Path], stock: Inventory, schemas: Mapping[str, pa.Schema]
) -> list[Path]:
    """Apply corrections and measure annotated reports.

    Args:
        layout: where the sources and the shards lie.
        folders: the parts of all reports.
        stock: the inventory with the corrections and annotations.
        schemas: the Arrow schema of every table of the parts.

    Returns:
        The folders to merge in place of ``folders``: those with a report of which something is said are replaced, and
        one more holds the errors of corrections and annotations for a report that is not among the sources.
    """
    if not (stock.corrections or stock.annotations):
        return list(folders)
    parts = [found for folder in folders if (found := open_parts(folder))]
    known = {entry.report_id for part in parts for entry in part.entries if entry.report_id}
    said, strays = sort_by_report(layout.sources, stock, known)
    amended = [_amend(layout, part, said, schemas) for part in parts]
    return amended + _write_strays(layout, strays, schemas)


def sort_by_report(sources: Path, stock: Inventory, known: set[str]) -> tuple[dict[str, Said], list[tuple[str, Issue]]]:
    """What is said of each of the known reports, by id, and the errors of what is said of others, by file."""
    said: dict[str, Said] = {}
    strays: list[tuple[str, Issue]] = []
    for correction in stock.corrections:
        report_id = report_of(correction, known)
        if report_id is None:
            named = correction.report or correction.row_id
            words = (
                f"no report of the sources is {named}; a row whose id does not begin with its report needs `report:`"
            )
            strays.append(
                (correction.file, Issue("error", "correction_unfit", f"{correction.place} is not applied: {words}"))
            )
        else:
            said.setdefault(report_id, Said()).corrections.append(correction)
    for annotation in stock.annotations:
        try:
            content = read_file(sources / annotation.path, SAYINGS_BYTES)
            report_id = read_annotation(content, annotation.path).report_id
        except (OSError, AnnotationError) as error:
            strays.append((annotation.path, Issue("error", "annotation_invalid", str(error))))
            continue
        if report_id not in known:
            words = f"{annotation.path}: no report of the sources is {report_id}; nothing is measured by it"
            strays.append((annotation.path, Issue("error", "annotation_invalid", words)))
        else:
            about = said.setdefault(report_id, Said())
            about.annotations.append(annotation)
            about.content.append(content)
    return said, strays


def _amend(layout: Layout, parts: Parts, said: Mapping[str, Said], schemas: Mapping[str, pa.Schema]) -> Path:
    """The folder to merge in place of these parts."""
    touched = {entry.path: about for entry in parts.entries if (about := said.get(entry.report_id or ""))}
    if not touched:
        return parts.folder
    keys = {path: about.key() for path, about in touched.items()}
    folder = layout.shards / f"{_PREFIX}{parts.folder.name}-{digest(keys, _code())[:16]}"
    if open_parts(folder) is not None:
        return folder
    with PartWriter(folder, schemas) as writer:
        writer.copy(parts, [entry.path for entry in parts.entries if entry.path not in touched])
        for entry in parts.entries:
            if entry.path in touched and entry.report_id is not None:
                about = touched[entry.path]
                rows = _rewrite(entry.report_id, entry.path, document_rows(parts, entry.path), about)
                key = digest(entry.key, keys[entry.path]) if entry.key else ""
                writer.add(entry.path, key, entry.report_id, rows)
    return folder


@cache
def _code() -> str:
    return files_digest(PACKAGE, _CODE)


def _rewrite(report_id: str, path: str, rows: Mapping[str, list[Row]], about: Said) -> dict[str, list[Row]]:
    """The rows of a document after what is said of it."""
    text = rows[TEXTS][0]["text"]
    tables = {table: found for table, found in rows.items() if table != TEXTS}
    made, issues = apply_corrections(report_id, tables, about.corrections, text, first_breach)
    if about.corrections:
        before = set(_evidence(text, tables))
        issues += [each for each in _evidence(text, made) if each not in before]
    figures = [
        figure
        for annotation, content in zip(about.annotations, about.content, strict=True)
        for figure in quality_figures(made, text, read_annotation(content, annotation.path))
    ]
    made["quality"] = made.get("quality", []) + [row | {SOURCE_COLUMN: path} for row in figures]
    made["issues"] = made.get("issues", []) + list(_new_issues(report_id, issues, made.get("issues", []), path))
    return made | {TEXTS: rows[TEXTS]}


def _evidence(text: str, rows: Mapping[str, list[Row]]) -> list[Issue]:
    return verify_evidence(Document(text, (), (), "", ""), rows)


def _new_issues(report_id: str, issues: list[Issue], there: Sequence[Row], path: str) -> Iterator[Row]:
    taken = {row["issue_id"] for row in there}
    for row in issue_rows(report_id, issues):
        wanted, number = row["issue_id"], 1
        while row["issue_id"] in taken:
            number += 1
            row["issue_id"] = f"{wanted}-{number}"
        yield row | {SOURCE_COLUMN: path}


def _write_strays(layout: Layout, strays: Sequence[tuple[str, Issue]], schemas: Mapping[str, pa.Schema]) -> list[Path]:
    """The parts that hold the errors of what is said of no report of the sources."""
    if not strays:
        return []
    folder = layout.shards / f"{_STRAY}-{digest([[path, asdict(issue)] for path, issue in strays])[:16]}"
    with PartWriter(folder, schemas) as writer:
        for path in dict.fromkeys(path for path, _ in strays):
            made = failed(Source(path, "", 0), tuple(issue for named, issue in strays if named == path))
            writer.add(path, _STRAY, None, made.rows)
    return [folder]
