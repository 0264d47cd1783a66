"""The tables of the package: one description of every column, and what is generated from it.

In: the YAML files of this folder. Out: ``load_schema()`` and, generated from it, Arrow schemas (``arrow``), Table
Schema descriptors (``tableschema``) and the data dictionary (``dictionary``). ``profile`` holds the official Data
Package v2 profile (public domain, https://datapackage.org/profiles/2.0/datapackage.json). No data is read here.
"""

from pipeline.schema.arrow import (
    SOURCE_COLUMN,
    WHOLE_ROWS,
    arrow_schema,
    parquet_files,
    parquet_rows,
    part_schema,
    plain_schema,
    write_parquet,
    write_part,
)
from pipeline.schema.model import (
    Field,
    ForeignKey,
    Schema,
    SchemaError,
    Table,
    TypedReference,
    Value,
    load_schema,
)
from pipeline.schema.tableschema import parquet_table_schema, table_schema

__all__ = [
    "SOURCE_COLUMN",
    "WHOLE_ROWS",
    "Field",
    "ForeignKey",
    "Schema",
    "SchemaError",
    "Table",
    "TypedReference",
    "Value",
    "arrow_schema",
    "load_schema",
    "parquet_files",
    "parquet_rows",
    "parquet_table_schema",
    "part_schema",
    "plain_schema",
    "table_schema",
    "write_parquet",
    "write_part",
]
