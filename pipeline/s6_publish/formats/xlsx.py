"""The tables that people open in a spreadsheet, as one workbook.

A sheet a table: a frozen head with a note on each column, filters, widths by what stands in the column. Text is written as
text, so nothing runs as a formula and no label becomes a figure; numbers and days are what they are. A cell that is longer
than a cell may be is cut with a mark. The first sheet says what the others are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq
import xlsxwriter

from pipeline.s6_publish.formats.rows import table_tuples
from pipeline.schema import Field, Table, load_schema

WORKBOOK: Final = "un-reports.xlsx"
# Sheets in their order: the table of each.
SHEETS: Final = {
    "recommendations_wide": "recommendations_wide",
    "recommendations": "recommendations",
    "reports": "reports",
    "bodies": "bodies",
    "meetings": "meetings",
    "instruments": "instruments",
    "addressees": "recommendation_addressees",
}
ABOUT: Final = "about"
# Limits of Excel 2007 and later (Microsoft, "Excel specifications and limits"); characters are UTF-16 code units.
LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 1_048_576
MOST_LINKS: Final = 65_530
CUT: Final = " … (cut: the whole text stands in the CSV and Parquet files)"
_HEAD_ROW: Final = 0
_WIDE_COLUMN, _COLUMN, _NARROW_COLUMN = 80, 24, 12
_LONG_TEXTS: Final = ("text", "summary")
_FIRST_YEAR: Final = 1900
# No clock: a workbook made twice says the same.
_MADE: Final = datetime.datetime(2000, 1, 1)

Writer = Callable[[Any, int, int, Any], object]


def write_xlsx(files: Mapping[str, Sequence[Path]], path: Path) -> None:
    """Write the workbook.

    Args:
        files: the Parquet files of every table by name.
        path: where it goes.
    """
    schema = load_schema()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        package = schema.package
        book.set_properties({"title": package["title"], "comments": package["description"].strip(), "created": _MADE})
        formats = _formats(book)
        _write_about(book.add_worksheet(ABOUT), formats, files)
        for name, table in SHEETS.items():
            _write_sheet(book.add_worksheet(name), formats, schema[table], files[table])
        book.get_worksheet_by_name(next(iter(SHEETS))).activate()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "valign": "top"}),
        # A label that is edited stays text.
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        "wrapped": book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }


def _write_about(sheet: Any, formats: Mapping[str, Any], files: Mapping[str, Sequence[Path]]) -> None:
    schema = load_schema()
    sheet.set_column(0, 0, _COLUMN)
    sheet.set_column(1, 1, 2 * _WIDE_COLUMN)
    lines = [
        (schema.package["title"], ""),
        ("", " ".join(schema.package["description"].split())),
        ("licence", schema.package["licenses"][0]["title"]),
        ("empty cells", "The reports do not tell."),
        *((sheet_name, _told(schema[table], files[table])) for sheet_name, table in SHEETS.items()),
    ]
    for row, (name, words) in enumerate(lines):
        sheet.write_string(row, 0, name, formats["title" if row == 0 else "text"])
        sheet.write_string(row, 1, words, formats["wrapped"])


def _told(table: Table, files: Sequence[Path]) -> str:
    rows = sum(pq.read_metadata(file).num_rows for file in files)
    words = f"{rows:,} rows. {table.grain} {table.description}"
    shown = MOST_ROWS - 1
    return (
        words
        if rows <= shown
        else f"{words} Only the first {shown:,} rows fit a sheet: the others stand in the CSV and Parquet files."
    )


def _write_sheet(sheet: Any, formats: Mapping[str, Any], table: Table, files: Sequence[Path]) -> None:
    sheet.freeze_panes(1, 0)
    # Labels such as 129.10 are text on purpose: no green corners.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "formula_differs": "A1:XFD1048576"})
    for column, field in enumerate(table.fields):
        sheet.set_column(column, column, _width(field))
        sheet.write_string(_HEAD_ROW, column, field.name, formats["head"])
        sheet.write_comment(_HEAD_ROW, column, _note(field), {"x_scale": 2, "y_scale": 1.5})
    writers = [_writer(field, formats) for field in table.fields]
    last = _HEAD_ROW
    for last, row in enumerate(_first(table_tuples(files, table.columns), MOST_ROWS - 1), _HEAD_ROW + 1):
        for column, (value, write) in enumerate(zip(row, writers, strict=True)):
            if value is not None:
                write(sheet, last, column, value)
    sheet.autofilter(_HEAD_ROW, 0, last, len(table.fields) - 1)


def _first(rows: Iterator[tuple[Any, ...]], most: int) -> Iterator[tuple[Any, ...]]:
    return (row for _, row in zip(range(most), rows, strict=False))


def _note(field: Field) -> str:
    values = "".join(f"\n{value.name}: {value.definition}" for value in field.enum)
    # Notes of thirty kinds of documents would fill the screen.
    return field.description + (values if len(field.enum) <= 20 else "\nThe values are listed in docs/tables.md.")


def _width(field: Field) -> int:
    if field.name in _LONG_TEXTS:
        return _WIDE_COLUMN
    return _COLUMN if field.type == "string" else _NARROW_COLUMN


def _writer(field: Field, formats: Mapping[str, Any]) -> Writer:
    match field.type:
        case "integer" | "number":
            return lambda sheet, row, column, value: sheet.write_number(row, column, value, formats["number"])
        case "boolean":
            return lambda sheet, row, column, value: sheet.write_boolean(row, column, value, formats["number"])
        case "date":
            return lambda sheet, row, column, value: _write_date(sheet, row, column, value, formats)
        case _:
            pass
    words = formats["wrapped" if field.name in _LONG_TEXTS else "text"]
    if field.name == "link":
        return lambda sheet, row, column, value: _write_link(sheet, row, column, value, words)
    return lambda sheet, row, column, value: sheet.write_string(row, column, fitting(value), words)


def _write_date(sheet: Any, row: int, column: int, value: datetime.date, formats: Mapping[str, Any]) -> None:
    """A day; the calendar of spreadsheets begins in 1900, earlier days are text."""
    if value.year > _FIRST_YEAR:
        sheet.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), formats["date"])
    else:
        sheet.write_string(row, column, value.isoformat(), formats["text"])


def _write_link(sheet: Any, row: int, column: int, value: str, words: Any) -> None:
    """An address of the web that can be followed, as many as a sheet may have; anything else is text."""
    followed = value.startswith(("https://", "http://")) and row < MOST_LINKS
    if not followed or sheet.write_url(row, column, value, words) != 0:
        sheet.write_string(row, column, fitting(value), words)


def fitting(text: str) -> str:
    """The text, cut with a mark where it is longer than a cell may be."""
    if len(text) <= LONGEST_CELL // 2 or _units(text) <= LONGEST_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - _units(CUT))].decode("utf-16-le", errors="ignore")
    return kept + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
