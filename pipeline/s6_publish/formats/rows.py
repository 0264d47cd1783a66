"""The rows of a published table, out of its Parquet files, some thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

_BATCH: Final = 10_000


def table_tuples(files: Sequence[Path], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in the order of its files: a tuple each, the values as Python has them."""
    for path in files:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_BATCH, columns=list(columns)):
                yield from zip(*(batch[name].to_pylist() for name in columns), strict=True)
