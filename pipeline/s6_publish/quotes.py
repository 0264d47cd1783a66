"""Quotations held against the texts, in the files that are about to be published.

The rows were held against their text when they were made (``s5_check.evidence``); since then they were kept, merged,
corrected and sorted. Here the words of each row are looked up once more at its offsets, in the Parquet and the text files
of the staging folder. What was written by people (a correction) is left aside. Where
a row of a report does not stand in its text, the worker sets the row aside: what is found here is a fault of the program.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow.parquet as pq

from pipeline.s5_check.evidence import Mended, words_there

# The column that quotes, by table.
QUOTES: Final[Mapping[str, str]] = {
    "paragraphs": "text",
    "notes": "text",
    "recommendations": "text",
    "citations": "text",
    "mentions": "text",
    "repairs": "original",
}
_ROWS: Final = 10_000
_SHOWN: Final = 5


class Quote(NamedTuple):
    """A row that quotes: its key, its report, and the words that are to stand at ``[start, end)`` of the text (code points)."""

    row_id: str
    report_id: str
    start: int
    end: int
    words: str


def wrong_quotes(
    files: Mapping[str, Sequence[Path]], texts: Path, old: Collection[Path], new: Collection[str]
) -> list[str]:
    """Rows whose words do not stand at their offsets, the first few, each in words.

    Args:
        files: the Parquet files of every table by name.
        texts: the folder of the texts, ``<report_id>.txt``.
        old: files that were published before, and held against the texts then.
        new: reports whose text is another since.
    """
    problems: list[str] = []
    asides = _Asides(files)
    text_of = lru_cache(maxsize=4)(lambda report_id: (texts / f"{report_id}.txt").read_bytes().decode())
    for table, column in QUOTES.items():
        for file in files[table]:
            if file in old and not new:
                continue
            only = new if file in old else None
            for quote in _quotes(file, table, column, only):
                row_id, report_id, start, end, words = quote
                text = text_of(report_id)
                if text[start:end] == words and 0 <= start < end:
                    continue
                if not asides.stands(table, quote, text):
                    problems.append(f"{table} {row_id}: its words do not stand at {start} to {end} of the text")
                    if len(problems) == _SHOWN:
                        return problems
    return problems


def _quotes(file: Path, table: str, column: str, only: Collection[str] | None) -> Iterator[Quote]:
    """The rows that quote what stands at their offsets."""
    key = {"mentions": "mention_id", "citations": "citation_id", "repairs": "repair_id"}.get(table, f"{table[:-1]}_id")
    names = [key, "report_id", "char_start", "char_end", column]
    more = {"recommendations": ["text_status"], "repairs": ["rule_id", "repaired"]}.get(table, [])
    with pq.ParquetFile(file) as parquet:
        for batch in parquet.iter_batches(_ROWS, columns=[*names, *more], use_threads=False):
            for row in batch.to_pylist():
                row_id, report_id, start, end, words = (row[name] for name in names)
                if table == "repairs":
                    words = words_there(row)
                is_quoted = row.get("text_status", "verbatim") == "verbatim" and words is not None and start is not None
                if is_quoted and report_id is not None and (only is None or report_id in only):
                    yield Quote(row_id, report_id, start, end, words)


class _Asides:
    """What the few rows need that are no plain copy of the text: read when the first one asks."""

    def __init__(self, files: Mapping[str, Sequence[Path]]) -> None:
        self._files = files
        self._repairs: dict[str, list[Mapping[str, Any]]] | None = None
        self._corrected: set[tuple[str, str]] = set()
        # Rows come report by report.
        self._mended = lru_cache(maxsize=1)(
            lambda report_id, text: Mended(text, (self._repairs or {}).get(report_id, ()))
        )

    def stands(self, table: str, quote: Quote, text: str) -> bool:
        """Whether the words stand there but for white space, page furniture and mended places, or need not."""
        row_id, report_id, start, end, words = quote
        if 0 <= start < end <= len(text) and words.split() == text[start:end].split():
            return True
        if self._repairs is None:
            self._repairs = {}
            for row in self._rows("repairs", ["report_id", "char_start", "char_end", "repaired"]):
                self._repairs.setdefault(row["report_id"], []).append(row)
            for row in self._rows("corrections", ["table", "row_id"]):
                self._corrected.add((row["table"], row["row_id"]))
        if (table, row_id) in self._corrected:
            return True
        return 0 <= start < end <= len(text) and self._mended(report_id, text).holds(words, start, end, False)

    def _rows(self, table: str, columns: list[str]) -> Iterator[Mapping[str, Any]]:
        for file in self._files[table]:
            yield from pq.read_table(file, columns=columns).to_pylist()
