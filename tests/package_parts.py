"""Parts and merged tables of hand-made reports, for tests of what comes after tidying."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.s4_tidy import Rows, tidy_report
from pipeline.s4_tidy.merge import merge_parts
from pipeline.schema import load_schema, write_part
from tests.sample_report import Sample


def rows_of(made: Sample) -> Rows:
    """All rows of a sample."""
    return tidy_report(made.source, made.document, made.structure, made.extraction)


def write_parts(shards: Sequence[Sequence[Rows]], folder: Path) -> dict[str, list[Path]]:
    """One part a shard and table."""
    folder.mkdir(parents=True, exist_ok=True)
    parts: dict[str, list[Path]] = {}
    for i, shard in enumerate(shards):
        for table in load_schema():
            if table.kind != "derived":
                path = folder / f"{table.name}-{i}.parquet"
                write_part([row for rows in shard for row in rows[table.name]], table, path)
                parts.setdefault(table.name, []).append(path)
    return parts


def merged(reports: Sequence[Sample | Rows], folder: Path) -> dict[str, Path]:
    """The merged tables of the reports, made of one part."""
    rows = [report if isinstance(report, dict) else rows_of(report) for report in reports]
    merge_parts(write_parts([rows], folder / "parts"), folder / "tables")
    return {table.name: folder / "tables" / f"{table.name}.parquet" for table in load_schema()}
