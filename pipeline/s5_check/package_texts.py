"""The rows of a published package held against its texts: do the words stand where the rows say?

In: the folder of a package. Out: what does not fit, in words. Needs neither sources nor cache. What a
person corrected (``corrections``) is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pipeline.s5_check.evidence import QUOTING, Mended, unproven, words_there
from pipeline.schema import load_schema, parquet_files

_MOVED: Final = frozenset({"text", "char_start", "char_end", "lead_start", "lead_end", "report_id", None})
Row = dict[str, Any]


def text_problems(home: Path) -> list[str]:
    """What is wrong with the places of rows, a line each, in the order of tables and rows.

    Args:
        home: the folder that holds ``tables`` and ``texts``.
    """
    repairs: dict[str, list[Row]] = {}
    for row in _rows(home, "repairs"):
        repairs.setdefault(row["report_id"], []).append(row)
    corrected = {(row["table"], row["row_id"]) for row in _rows(home, "corrections") if row["column"] in _MOVED}
    problems = []
    for table in QUOTING:
        key = load_schema()[table].primary_key[0]
        for report_id, rows in groupby(_rows(home, table), itemgetter("report_id")):
            text = _text(home, report_id)
            mended = Mended(text, repairs.get(report_id, ()))
            problems += [
                f"{table}: {row[key]}: {problem}"
                for row in rows
                if (table, row[key]) not in corrected and (problem := unproven(table, row, text, mended))
            ]
    for report_id, found in sorted(repairs.items()):
        text = _text(home, report_id)
        problems += [
            f"repairs: {row['repair_id']}: the text there is not what was mended"
            for row in found
            if text[row["char_start"] : row["char_end"]] != words_there(row)
        ]
    return problems


def _rows(home: Path, table: str) -> Iterator[Row]:
    columns: Sequence[str] = [
        name
        for name in load_schema()[table].columns
        if name not in ("message", "reason", "value_before", "value_after")
    ]
    for file in parquet_files(home / "tables" / f"{table}.parquet"):
        with pq.ParquetFile(file) as read:
            for batch in read.iter_batches(batch_size=10_000, columns=list(columns)):
                yield from batch.to_pylist()


def _text(home: Path, report_id: str) -> str:
    return (home / "texts" / f"{report_id}.txt").read_bytes().decode("utf-8")
