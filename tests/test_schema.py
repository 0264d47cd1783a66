"""The schema: the names of the contract are there, files agree with each other, and what is generated is current."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pyarrow as pa
import pytest

from pipeline import model
from pipeline.rules.loader import read_rules
from pipeline.rules.registry import CLASSIFICATIONS, STATUSES
from pipeline.rules.rows import REMEDIES
from pipeline.schema import Schema, SchemaError, arrow_schema, load_schema, part_schema, table_schema
from pipeline.schema import model as schema_model
from pipeline.schema.dictionary import PATH, data_dictionary

# The names other tools read; columns may be added, none may go.
CONTRACT = {
    "reports": "report_id symbol symbol_status title kind report_type author_body_id organ_body_id session_number"
    " agenda_item agenda_title publication_date distribution original_language mandate_instrument_id summary"
    " source_path source_sha256 source_media_type text_path text_sha256 text_length reader source_url",
    "report_symbols": "report_id position symbol symbol_key",
    "sections": "section_id report_id parent_section_id label title level position char_start char_end",
    "paragraphs": "paragraph_id report_id section_id number number_status position text char_start char_end page_start"
    " page_end",
    "notes": "note_id report_id paragraph_id marker text char_start char_end",
    "blocks": "block_id report_id kind section_id paragraph_id note_id char_start char_end",
    "bodies": "body_id name acronym classification parent_body_id is_un_system country_code symbol_series founding_date"
    " dissolution_date origin",
    "body_names": "body_id name kind",
    "countries": "country_code name",
    "meetings": "meeting_id name classification body_id session_number start_date end_date date_precision place"
    " country_code",
    "instruments": "instrument_id title instrument_type symbol adopting_body_id adoption_date date_precision meeting_id"
    " status",
    "recommendations": "recommendation_id report_id paragraph_id position number text char_start char_end voice"
    " recommending_body_id instrument_id meeting_id verb verb_class confidence rule_id",
    "recommenders": "recommendation_id position body_id",
    "same_as": "recommendation_id group_id",
    "report_links": "report_id relation other_symbol other_report_id adopted_as",
    "recommendation_addressees": "recommendation_id position name actor_type body_id country_code",
    "recommendation_topics": "recommendation_id topic_id char_start char_end",
    "topics": "topic_id name sdg definition",
    "citations": "citation_id report_id paragraph_id note_id symbol symbol_key citation_type text char_start char_end"
    " instrument_id status",
    "citation_candidates": "citation_id position symbol",
    "mentions": "mention_id report_id paragraph_id note_id entity_type entity_id text char_start char_end rule_id",
    "repairs": "repair_id report_id char_start char_end original repaired rule_id",
    "set_aside": "set_aside_id report_id source_path table row_id rule remedy column row",
    "issues": "issue_id report_id severity kind message char_start char_end",
    "quality": "table measure report_id found expected precision recall f1",
    "recommendations_wide": "report_symbol report_title publication_date paragraph_number voice verb text addressees"
    " instrument meeting link",
}
SCHEMA = load_schema()


@pytest.mark.parametrize("table", CONTRACT)
def test_tables_keep_the_names_of_the_contract(table: str) -> None:
    assert set(CONTRACT[table].split()) <= set(SCHEMA[table].columns)


def test_the_data_dictionary_is_current() -> None:
    assert PATH.read_text("utf-8") == data_dictionary(SCHEMA), "run: python -m pipeline.schema.dictionary"


@pytest.mark.parametrize("table", list(SCHEMA), ids=lambda table: table.name)
def test_every_column_is_described_in_a_sentence(table: object) -> None:
    for field in SCHEMA[getattr(table, "name", "")].fields:
        assert field.description.endswith("."), field.name
        assert all(value.definition.endswith(".") for value in field.enum), field.name
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", value.name) for value in field.enum), field.name
        assert set(field.weak) <= {value.name for value in field.enum}, field.name
        if field.pattern:
            assert all(re.fullmatch(field.pattern, example) for example in field.examples), field.name


def values(table: str, column: str) -> set[str]:
    return {value.name for value in SCHEMA[table].field(column).enum}


def test_the_rules_know_the_closed_lists() -> None:
    assert values("bodies", "classification") == CLASSIFICATIONS
    assert values("countries", "status") == STATUSES
    assert values("set_aside", "remedy") == set(REMEDIES)
    kinds = read_rules("symbols.yaml")["kinds"]
    assert set(kinds.values()) < values("citations", "citation_type")


@pytest.mark.parametrize(
    ("table", "column", "type_"),
    [
        ("blocks", "kind", model.BlockKind),
        ("paragraphs", "number_status", model.NumberStatus),
        ("issues", "severity", model.Severity),
        ("mentions", "entity_type", model.EntityType),
    ],
)
def test_the_records_know_the_closed_lists(table: str, column: str, type_: Any) -> None:
    assert values(table, column) == set(get_args(type_))


def test_arrow_types_follow_the_field_types() -> None:
    schema = arrow_schema(SCHEMA["meetings"])
    assert schema.field("start_date").type == pa.date32()
    assert part_schema(SCHEMA["meetings"]).names == [*schema.names, "_source"]


@pytest.mark.parametrize("table", list(SCHEMA), ids=lambda table: table.name)
def test_table_schemas_name_keys_that_are_columns(table: object) -> None:
    described = table_schema(SCHEMA[getattr(table, "name", "")])
    names = {field["name"] for field in described["fields"]}
    assert set(described["primaryKey"]) <= names
    jsonschema.Draft7Validator({"type": "object", "required": ["fields", "primaryKey"]}).validate(described)


def test_a_table_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(SchemaError, match="no table reprots; the tables are reports"):
        SCHEMA["reprots"]
    assert isinstance(SCHEMA, Schema)


def test_an_example_is_text_whatever_its_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "schema"
    shutil.copytree(schema_model.FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    fields = folder / "fields.yaml"
    fields.write_text(fields.read_text("utf-8").replace("page_count:\n", "page_count:\n  examples: [12]\n"), "utf-8")
    monkeypatch.setattr(schema_model, "FOLDER", folder)
    with pytest.raises(SchemaError, match="page_count: the example 12 is no text; write it in quotation marks"):
        load_schema.__wrapped__()
