"""A CSV list as people's spreadsheets save it: read whatever marks and letters they chose.

European Excel writes semicolons between cells and the Windows letters of the country (*CSV*), UTF-8 with a byte order mark
(*CSV UTF-8*), or UTF-16 with tabs (*Unicode Text*); LibreOffice asks. A cell that a program would take for a formula was
written with an apostrophe before it, which is taken away again.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from typing import Final

_SEPARATORS: Final = ",;\t|"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
# The letters of Western European Windows; the fallback of a file that is no UTF.
_WINDOWS: Final = "cp1252"


class ListError(ValueError):
    """A file is no list with the columns that are needed; the message says what is wrong with it."""


def read_list(content: bytes, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file, cells by the names of ``columns``; rows without any cell are left out.

    Raises:
        ListError: it has no such columns, or is no text.
    """
    text = _decode(content)
    first = text.partition("\n")[0]
    # Excel's own way of saying it: `sep=;` in a line before the names.
    said = first.strip().strip('"')
    separator = said[4:5] if said.lower().startswith("sep=") and len(said) == 5 else ""
    if separator:
        text = text.partition("\n")[2]
        first = text.partition("\n")[0]
    separator = separator or max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ListError(f"is no CSV file: {error}") from error
    names = [name.strip() for name in rows[0] if isinstance(name, str)] if rows else first.strip().split(separator)
    if missing := [name for name in columns if name not in {each.strip('"') for each in names}]:
        raise ListError(f"has no column {missing[0]}: it must be a list that review wrote")
    return [
        {name.strip(): _bare(cell or "") for name, cell in row.items() if isinstance(name, str)}
        for row in rows
        if any(isinstance(cell, str) and cell.strip() for cell in row.values())
    ]


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before what begins like one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", _WINDOWS)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ListError(f"is no text in {' or '.join(encodings)}: save it as CSV UTF-8")
