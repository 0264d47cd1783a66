"""The data dictionary ``docs/tables.md``, generated from the schema.

Run ``python -m pipeline.schema.dictionary`` after a change of the schema; a test fails while the file is behind.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.schema.model import FOLDER, Field, Schema, Table, load_schema

PATH = FOLDER.parents[1] / "docs" / "tables.md"
_HEAD = """# Tables

Generated from `pipeline/schema` by `python -m pipeline.schema.dictionary`; do not edit by hand.

Every table is published as CSV and as Parquet with the same rows. Offsets are code points, half-open, into the
canonical text of the report (`reports.text_path`). Empty cells say that the reports do not tell.
"""


def data_dictionary(schema: Schema) -> str:
    """The whole document as Markdown."""
    overview = ["| table | one row | columns |", "|---|---|---|"]
    overview += [f"| [{t.name}](#{t.name}) | {t.grain.removeprefix('One row is ')} | {len(t.fields)} |" for t in schema]
    parts = [_HEAD, "\n".join(overview) + "\n", *(_table(table) for table in schema)]
    return "\n".join(parts)


def _table(table: Table) -> str:
    references = {key.field: f"{key.table}.{key.reference}" for key in table.foreign_keys}
    references |= {
        typed.field: " or ".join(f"{key.table}.{key.reference}" for _, key in typed.targets)
        for typed in table.typed_references
    }
    lines = [
        f"## {table.name}",
        "",
        f"{table.title}. {table.grain}",
        "",
        table.description,
        "",
        f"Primary key: {', '.join(f'`{name}`' for name in table.primary_key)}. "
        f"Order: {', '.join(f'`{name}`' for name in table.sort)}.",
        "",
        "| column | type | description |",
        "|---|---|---|",
    ]
    lines += [_row(field, field.name in table.primary_key, references.get(field.name)) for field in table.fields]
    closed = [field for field in table.fields if field.enum]
    for field in closed:
        lines += ["", f"`{field.name}` is one of:", ""]
        lines += [f"- `{value.name}`: {value.definition}" for value in field.enum]
    return "\n".join(lines) + "\n"


def _row(field: Field, key: bool, reference: str | None) -> str:
    words = [field.description]
    if reference:
        words.append(f"Refers to `{reference}`.")
    if field.examples:
        words.append("Example: " + ", ".join(f"`{example}`" for example in field.examples) + ".")
    needed = ", never empty" if field.required or key else ""
    return f"| `{field.name}` | {field.type}{needed} | {' '.join(words).replace('|', chr(92) + '|')} |"


def write_dictionary(path: Path = PATH) -> None:
    """Write the data dictionary of the current schema."""
    path.write_text(data_dictionary(load_schema()), encoding="utf-8")


if __name__ == "__main__":
    from pipeline.rules.pages import write_pages

    write_dictionary()
    write_pages()
