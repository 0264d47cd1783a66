"""What Datasette shows around the database: titles, descriptions of columns, labels, facets, units and questions.

Generated from the schema and ``queries.yaml``; the format is that of ``metadata.json`` of Datasette 0.65
(https://docs.datasette.io/en/stable/metadata.html).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pipeline.s6_publish.formats.queries import load_queries
from pipeline.s6_publish.formats.sqlite import DATABASE, SEARCHED, WIDE
from pipeline.schema import Table, load_schema

METADATA: Final = "un-reports.metadata.json"
# The column by which a row is called where another table refers to it.
_LABELS: Final = {
    "reports": "symbol",
    "sections": "title",
    "paragraphs": "number",
    "bodies": "name",
    "countries": "name",
    "meetings": "name",
    "instruments": "title",
    "recommendations": "text",
}
_FACETS: Final = {
    "reports": ["kind", "author_body_id"],
    "bodies": ["classification", "origin"],
    "meetings": ["classification", "body_id"],
    "instruments": ["instrument_type", "status", "adopting_body_id"],
    "recommendations": ["verb_class", "voice", "recommending_body_id"],
    "recommendation_addressees": ["addressee_class", "body_id"],
    WIDE: ["addressee_classes", "verb_class", "recommending_bodies", "report_kind", "voice"],
    "issues": ["severity", "kind"],
}
_SORTS: Final = {"reports": "publication_date", WIDE: "publication_date"}
_UNITS: Final = {"reports": {"text_length": "character", "page_count": "page"}}


def datasette_metadata() -> dict[str, Any]:
    """The whole of ``metadata.json`` for the database."""
    schema, queries = load_schema(), load_queries()
    tables = {table.name: _table(table) for table in schema}
    tables |= {view.name: {"description": view.description} for view in queries.views}
    tables |= {name: {"hidden": True} for name, _ in SEARCHED.values()}
    package: Mapping[str, Any] = schema.package
    licence = package["licenses"][0]
    return {
        "title": package["title"],
        "description": package["description"].strip(),
        "license": licence["title"],
        "license_url": licence["path"],
        "source": package["sources"][0]["title"],
        "source_url": package["sources"][0]["path"],
        # Units that the library of units does not know.
        "custom_units": ["character = [text_length] = char", "page = [page_count] = p"],
        "databases": {
            DATABASE.partition(".")[0]: {
                "tables": tables,
                "queries": {
                    each.name: {"title": each.title, "description": each.description, "sql": each.sql}
                    for each in queries.questions
                },
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": table.title,
        "description": f"{table.grain} {table.description}",
        "columns": {field.name: field.description for field in table.fields},
    }
    if table.name in _LABELS:
        made["label_column"] = _LABELS[table.name]
    if table.name in _FACETS:
        made["facets"] = _FACETS[table.name]
    if table.name in _SORTS:
        made["sort_desc"] = _SORTS[table.name]
    if table.name in _UNITS:
        made["units"] = _UNITS[table.name]
    # The index of the wide table serves the other one too: their rows have the same numbers.
    searched = WIDE if table.name == "recommendations" else table.name
    if searched in SEARCHED:
        made |= {"fts_table": SEARCHED[searched][0], "fts_pk": "rowid"}
    return made
