"""What Pandoc writes in Markdown beyond CommonMark, put into words that CommonMark has: it is what Word files are turned into.

Attributes behind words (``[words]{.underline}``), divisions (``:::``), raised and lowered letters (``15^th^``, ``CO~2~``), tracked
changes and comments (``[gone]{.deletion}``), tables drawn as grids or set in columns. Each is a section of Pandoc's manual
(pandoc.org/MANUAL.html). In and out goes the text of a file; each line is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

# Words in brackets with attributes: over the lines of a paragraph, with links in them, and an anchor without words.
_SPAN: Final = re.compile(
    r"(?<!\\)\[(?P<words>(?:[^\[\]\n\\]|\\.|\n(?!\s*\n)|\[[^\[\]\n]{0,300}\](?:\([^()\s]{0,300}\))?){0,2000}?)\]"
    r"\{(?P<marks>[.#][\w.:-]{1,100}(?:[ \n][^{}]{0,300})?|[\w-]{1,40}=[^{}]{1,300})\}"
)
_GONE: Final = (".deletion", ".comment-start", ".comment-end", ".paragraph-deletion")
_DIVISION: Final = re.compile(r" {0,3}:{3,}(?:\s*(?:\{[^{}\n]{0,300}\}|[\w-]{1,60}))?\s*:*\s*")
# A raised part is no longer than an ordinal or some marks of notes; "[^1]" is a note and none.
_RAISED: Final = re.compile(r"(?<![\[\\^])\^([^\s^\[\]]{1,8})\^")
_LOWERED: Final = re.compile(r"(?<![~\\])~([^\s~]{1,8})~(?!~)")
_GRID: Final = re.compile(r"\+(?:[-=:]{2,}\+)+")
_GRID_ROW: Final = re.compile(r"[|+].*[|+]\s*")
_PART: Final = re.compile(r"\+[-=:]{2,}")
# The line that says where the columns of a table are, and the one that opens and closes a table of several lines a row.
_COLUMNS: Final = re.compile(r" *-{2,}(?: +-{2,})+ *")
_BAR: Final = re.compile(r" *-{10,} *")
_RUN: Final = re.compile(r"-+")
# Rows of a head above the line of columns.
_LONGEST_HEAD: Final = 30


def as_commonmark(body: str) -> str:
    """``body`` with Pandoc's own marks as CommonMark writes them, or left out."""
    if "}" in body:
        body = _SPAN.sub(_words_of, _SPAN.sub(_words_of, body))
    body = _LOWERED.sub(r"\1", _RAISED.sub(r"<sup>\1</sup>", body))
    return "\n".join(_lines(body.split("\n")))


def _words_of(span: re.Match[str]) -> str:
    return "" if span["marks"].startswith(_GONE) else span["words"]


def _lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines, without those of divisions and with tables in the one form that CommonMark's readers share."""
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at
        if _GRID.fullmatch(line.strip()):
            end = next((k for k in range(at, len(lines)) if not _GRID_ROW.fullmatch(lines[k].strip())), len(lines))
            yield from _piped(_grid_rows([each.strip() for each in lines[at:end]]))
        elif (table := _column_table(lines, at)) is not None:
            end, rows = table
            yield from _piped(rows)
        elif not _DIVISION.fullmatch(line):
            yield line
        else:
            yield ""
        at = max(end, at + 1)


def _piped(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as a table of pipes below an empty head, as wide as its widest row."""
    kept = [row for row in rows if any(row)]
    wide = max(map(len, kept), default=0)
    yield ""
    if wide:
        yield "|" + " |" * wide
        yield "|" + "---|" * wide
    for row in kept:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"
    yield ""


def _grid_rows(lines: Sequence[str]) -> Iterator[list[str]]:
    cells: list[list[str]] = []
    for line in lines:
        if _PART.search(line):
            yield [" ".join(filter(None, cell)) for cell in cells]
            cells = []
            continue
        for number, cell in enumerate(re.split(r"(?<!\\)\|", line)[1:-1]):
            cells += [[] for _ in range(number + 1 - len(cells))]
            cells[number].append(cell.strip())
    yield [" ".join(filter(None, cell)) for cell in cells]


def _bounds(lines: Sequence[str], at: int) -> tuple[int, int, int, int] | None:
    """Where the head of a table in columns begins that opens at a line, the line that says its columns, the end of its rows, and
    the line behind it: between bars, or below one line of head up to an empty line."""
    if not lines[at].strip() or (at and lines[at - 1].strip()):
        return None
    if not _BAR.fullmatch(lines[at]) and not _COLUMNS.fullmatch(lines[at]):
        if at + 1 == len(lines) or not _COLUMNS.fullmatch(lines[at + 1]):
            return None
        end = next((k for k in range(at + 2, len(lines)) if not lines[k].strip()), len(lines))
        return (at, at + 1, end, end) if end > at + 2 else None
    marked = next((k for k in range(at, min(at + _LONGEST_HEAD, len(lines))) if _COLUMNS.fullmatch(lines[k])), None)
    if marked is None:
        return None
    closing = _BAR if marked > at else _COLUMNS
    end = next((k for k in range(marked + 1, len(lines)) if closing.fullmatch(lines[k])), len(lines))
    return (at + 1, marked, end, end + 1) if end < len(lines) else None


def _column_table(lines: Sequence[str], at: int) -> tuple[int, list[list[str]]] | None:
    """The rows of a table in columns that opens at a line, and the line behind it; an empty line parts rows of several lines."""
    if (bounds := _bounds(lines, at)) is None:
        return None
    head, marked, end, behind = bounds
    runs = [found.span() for found in _RUN.finditer(lines[marked])]
    # What is set to the right begins before the line of its column, and the last column has no end.
    columns = list(zip([0, *(start for start, _ in runs[1:])], [*(start for start, _ in runs[1:]), None], strict=True))
    rows = [_cells(lines[head:marked], columns)]
    single = all(line.strip() for line in lines[marked + 1 : end])
    block: list[str] = []
    for line in lines[marked + 1 : end]:
        if line.strip():
            block.append(line)
        if block and (single or not line.strip()):
            rows.append(_cells(block, columns))
            block = []
    return behind, [*rows, _cells(block, columns)]


def _cells(lines: Sequence[str], columns: Sequence[tuple[int, int | None]]) -> list[str]:
    """The words of a row's lines, column by column."""
    return [" ".join(filter(None, (line[start:end].strip() for line in lines))) for start, end in columns]
