"""Whether the published values are the corrected ones.

In: merged tables. Out: failures. A correction of a body, meeting or instrument is made in one report; where several
reports name it, their values are put together, and another report's value can win. That must not go unseen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.s4_tidy.correction_values import same
from pipeline.s4_tidy.references import row_id
from pipeline.s5_check.result import Failure
from pipeline.schema import Table, load_schema


def overruled_corrections(tables: Mapping[str, Path]) -> list[Failure]:
    """Overridden values that the merged tables do not hold; ``tables`` has the Parquet file of every table by name."""
    made = pq.read_table(tables["corrections"], filters=pc.field("action") == "override").to_pylist()
    by_table: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for correction in made:
        by_table[correction["table"]].append(correction)
    failures = []
    for name, corrections in by_table.items():
        rows = _rows_by_id(load_schema()[name], tables[name], {each["row_id"] for each in corrections})
        for each in corrections:
            row = rows.get(each["row_id"])
            if row is not None and not same(row[each["column"]], each["value_after"]):
                message = (
                    f"{each['file']} makes {name} {each['row_id']} {each['value_after']!r} in {each['report_id']}, but "
                    f"with other reports it is {row[each['column']]!r}: correct it in these too"
                )
                failures.append(Failure(name, "correction_overruled", (each["column"],), message, 1, (each["row_id"],)))
    return failures


def _rows_by_id(table: Table, path: Path, wanted: set[str]) -> dict[str, Mapping[str, Any]]:
    first = {each.partition("/")[0] for each in wanted}
    rows = pq.read_table(path, filters=pc.field(table.primary_key[0]).isin(sorted(first))).to_pylist()
    return {key: row for row in rows if (key := row_id(table, row)) in wanted}
