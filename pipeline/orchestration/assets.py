"""The assets: one a stage, one a table, and the package.

Stages hand their outcome on through the files of the layout, not through Dagster, so each asset can be made again by
itself. The four stages of a document (text, structure, entities, recommendations) are made in one pass by the workers
and are therefore outputs of one step. Anything that is more than calling a function and describing what came out of it
belongs in the other folders.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
import pyarrow.parquet as pq

from pipeline.engine.build import Build, count_rows, keep_inventory, kept_inventory, plan_build, read_parts, work_shards
from pipeline.engine.package import merge_tables, publish_package
from pipeline.engine.state import last_summary
from pipeline.s0_sources import inventory
from pipeline.schema import Field, Table, load_schema, parquet_files

PREVIEW_ROWS = 5
PREVIEW_WIDTH = 80
STAGE_TABLES: Mapping[str, tuple[str, ...]] = {
    "documents": ("reports", "report_symbols", "report_links", "repairs"),
    "structure": ("sections", "divisions", "paragraphs", "notes", "blocks"),
    "entities": (
        "bodies",
        "body_names",
        "countries",
        "meetings",
        "instruments",
        "citations",
        "citation_candidates",
        "mentions",
    ),
    "recommendations": (
        "recommendations",
        "recommenders",
        "recommender_steps",
        "recommendation_addressees",
        "same_as",
        "recommendation_topics",
        "topics",
        "recommendations_wide",
    ),
}
# Every stage can find something unsettled, rows of every stage can be corrected or set aside, and every stage is counted.
OF_ALL_STAGES = ("issues", "corrections", "set_aside", "quality")
STAGES = {
    "documents": ("sources", "The canonical text of every report, to which all offsets refer."),
    "structure": ("documents", "Masthead, sections, paragraphs and notes of every report."),
    "entities": (
        "structure",
        "Bodies, meetings, instruments and countries that are named, and symbols that are cited.",
    ),
    "recommendations": ("entities", "Who recommended what to whom, in which instrument, at which meeting."),
}


def table_key(name: str) -> dg.AssetKey:
    """The asset of a table; stages and tables share names (``recommendations``), so tables have a prefix."""
    return dg.AssetKey(["tables", name])


@dg.asset(
    group_name="sources",
    description="The report files of the sources folder and the sidecars beside them.",
    kinds={"file"},
)
def sources(build: dg.ResourceParam[Build]) -> dg.MaterializeResult[Any]:
    """Take stock of the sources folder."""
    stock = inventory(build.layout.sources, build.layout.own)
    keep_inventory(build, stock)
    files = [
        {"path": each.path, "bytes": each.size, "symbols": ", ".join(each.sidecar.symbols), "sha256": each.sha256[:12]}
        for each in stock.sources
    ]
    issues = [{"file": each.path, "severity": each.issue.severity, "what": each.issue.message} for each in stock.issues]
    return dg.MaterializeResult(
        metadata={
            "folder": str(build.layout.sources),
            "reports": len(stock.sources),
            "bytes": sum(each.size for each in stock.sources),
            "issues": len(stock.issues),
            "corrections": len(stock.corrections),
            "annotations": len(stock.annotations),
            "preview": dg.MetadataValue.md(markdown(files)),
            "what is wrong": dg.MetadataValue.md(markdown(issues)),
        }
    )


@dg.multi_asset(
    specs=[
        dg.AssetSpec(name, deps=[upstream], group_name="reports", description=description, kinds={"parquet"})
        for name, (upstream, description) in STAGES.items()
    ]
)
def work_reports(build: dg.ResourceParam[Build]) -> Iterator[dg.MaterializeResult[Any]]:
    """Read, structure and extract the reports, in shards, over workers; unchanged ones are taken over as they are."""
    worked = work_shards(build, plan_build(build, kept_inventory(build)))
    rows = count_rows(read_parts(build))
    for stage in STAGES:
        counts = {f"rows of {table}": rows[table] for table in STAGE_TABLES[stage] if rows[table]}
        documents = {"documents": worked.total, "made anew": worked.worked, "taken over": worked.copied}
        yield dg.MaterializeResult(stage, metadata={**documents, "left out": worked.failed, **counts})


def _upstream(table: Table) -> list[dg.AssetKey]:
    if table.kind == "derived":
        names = ("reports", "paragraphs", "recommendations", "recommendation_addressees", "bodies", "meetings")
        return [table_key(name) for name in (*names, "instruments")]
    if table.name in OF_ALL_STAGES:
        return [dg.AssetKey(stage) for stage in STAGES]
    return [dg.AssetKey(next(stage for stage, tables in STAGE_TABLES.items() if table.name in tables))]


def _column(field: Field) -> dg.TableColumn:
    constraints = dg.TableColumnConstraints(nullable=not field.required)
    return dg.TableColumn(field.name, field.type, field.description, constraints)


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            table_key(table.name),
            deps=_upstream(table),
            group_name="tables",
            description=f"{table.grain} {table.description}",
            kinds={"table"},
            metadata={"dagster/column_schema": dg.TableSchema([_column(field) for field in table.fields])},
        )
        for table in load_schema()
    ]
)
def tidy_tables(build: dg.ResourceParam[Build]) -> Iterator[dg.MaterializeResult[Any]]:
    """Merge the rows of all reports into whole tables; entities of several reports meet by their ids."""
    before = last_summary(build.layout)
    for name, count in merge_tables(build).items():
        known = before.rows.get(name) if before else None
        yield dg.MaterializeResult(
            table_key(name),
            metadata={
                "dagster/row_count": count,
                "since the last package": "new" if known is None else f"{count - known:+d} rows (was {known})",
                "preview": dg.MetadataValue.md(markdown(_head(build, name))),
            },
        )


@dg.asset(
    deps=[table_key(table.name) for table in load_schema()],
    group_name="package",
    description="The data package: tables as CSV and Parquet, the texts and datapackage.json, swapped in at once.",
    kinds={"csv", "parquet"},
)
def package(build: dg.ResourceParam[Build]) -> dg.MaterializeResult[Any]:
    """Publish the checked tables."""
    files = publish_package(build)
    listed = [{"file": path.name, "bytes": path.stat().st_size} for path in files]
    return dg.MaterializeResult(
        metadata={
            "folder": str(build.layout.output),
            "files": len(files),
            "bytes": sum(path.stat().st_size for path in files),
            "preview": dg.MetadataValue.md(markdown(listed)),
        }
    )


def _head(build: Build, table: str) -> list[dict[str, Any]]:
    with pq.ParquetFile(parquet_files(build.layout.tables / f"{table}.parquet")[0]) as file:
        batches = file.iter_batches(batch_size=PREVIEW_ROWS)
        first = next(batches, None)
    rows: list[dict[str, Any]] = first.to_pylist() if first is not None else []
    return rows[:PREVIEW_ROWS]


def markdown(rows: list[dict[str, Any]], limit: int = 20) -> str:
    """Rows as a Markdown table, long cells and long tables shortened."""
    if not rows:
        return "*none*"
    head = "| " + " | ".join(rows[0]) + " |"
    lines = ["| " + " | ".join(_cell(value) for value in row.values()) + " |" for row in rows[:limit]]
    more = [f"\n*and {len(rows) - limit} more*"] if len(rows) > limit else []
    return "\n".join([head, "|" + " --- |" * len(rows[0]), *lines, *more])


def _cell(value: Any) -> str:
    text = "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= PREVIEW_WIDTH else f"{text[: PREVIEW_WIDTH - 1]}…"
