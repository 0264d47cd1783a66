"""The suites, run by Great Expectations over every row in bounded memory.

A suite holds what a schema cannot say: the rules on single rows of ``rules/rows.yaml``, which the workers keep as well,
and what ``expectations/<table>.json`` says of a whole table: bounds of counts, shares. Expectations on rows are run on batches and their counts added up, so that what was counted in a file holds as long as the file is
the same; expectations on the whole table are run once. Uniqueness and other things that need all rows at a time belong
to the schema, and a suite that asks for them is refused. Great
Expectations drops an expectation it does not know and keeps an exception to itself: both are failures here.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.imports import lazily
from pipeline.rules.rows import row_rules
from pipeline.s5_check.result import ROWS_SHOWN, CheckSummary, Failure, summary
from pipeline.schema import Table, load_schema, parquet_files, parquet_rows

if TYPE_CHECKING:
    import pandas as pd

# With so few reports or rows a share says nothing: one of three is a third.
FEW = 3
# Rows of a batch: paragraphs of so many rows are some tens of megabytes in pandas.
BATCH = 50_000
# Expectations that look at rows by their type but need all rows of the table at once.
_WHOLE_COLUMN = frozenset(
    {
        "expect_column_values_to_be_unique",
        "expect_compound_columns_to_be_unique",
        "expect_column_values_to_be_increasing",
        "expect_column_values_to_be_decreasing",
    }
)
_WHOLE_TABLE = "expect_table_row_count_to_be_between"
_KEYS = {"type", "kwargs", "severity", "meta"}
_IMPORTING = Lock()


class SuiteError(ValueError):
    """A suite cannot be run as it is written; the message names the file and what to change."""


@dataclass
class Tally:
    """What one expectation found in all batches so far: rows it judged, rows that break it, the first of these."""

    judged: int = 0
    broken: int = 0
    rows: list[str] = field(default_factory=list)
    error: str | None = None
    failed: bool = False
    results: int = 0

    def add(self, other: Tally) -> None:
        """Count what was found in another file too."""
        self.judged += other.judged
        self.broken += other.broken
        self.rows = (self.rows + other.rows)[:ROWS_SHOWN]
        self.error = self.error or other.error
        self.failed |= other.failed
        self.results += other.results


# What the expectations on rows of one table found in one file, in the order of the suite.
Tallies = list[Tally]


def run_suites(
    tables: Mapping[str, Path], suites_dir: Path, counted: Callable[[str], Iterable[Tallies]] | None = None
) -> CheckSummary:
    """Run the suite of every table of the schema.

    Args:
        tables: the Parquet file of every table by name, or the folder of its parts.
        suites_dir: the folder of suites, one a table.
        counted: called with the name of a table; what ``count_rows`` found in files that together hold its rows, and
            what ``count_table`` found. By default both are counted here.

    Raises:
        SuiteError: there is a table without suite, a suite without table, or one that cannot be run.
    """
    suites = load_suites(suites_dir)
    failures: list[Failure] = []
    rows = {name: parquet_rows(tables[name]) for name in suites}
    few_reports = rows["reports"] <= FEW
    for name, suite in suites.items():
        table, total = load_schema()[name], [Tally() for _ in suite]
        for found in counted(name) if counted else _counted(name, suite, tables[name]):
            for tally, other in zip(total, found, strict=True):
                tally.add(other)
        failures += [
            failure
            for item, tally in zip(suite, total, strict=True)
            if (failure := _failure(table, item, tally, few_reports=few_reports))
        ]
    return summary({name: len(suite) for name, suite in suites.items()}, rows, failures)


def _counted(name: str, suite: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Tallies]:
    yield count_rows(name, suite, parquet_files(path))
    yield count_table(name, suite, parquet_rows(path))


def count_rows(name: str, suite: Sequence[Mapping[str, Any]], paths: Sequence[Path]) -> Tallies:
    """What the expectations of a table on rows find in some of its files; those on the whole table stay empty."""
    tallies = [Tally() for _ in suite]
    _runner().count_rows(load_schema()[name], suite, paths, tallies)
    return tallies


def count_table(name: str, suite: Sequence[Mapping[str, Any]], rows: int) -> Tallies:
    """What the expectations on a whole table find, which has so many rows; those on rows stay empty."""
    tallies = [Tally() for _ in suite]
    _runner().count_table(load_schema()[name], suite, rows, tallies)
    return tallies


def begin_import() -> None:
    """Import Great Expectations beside other work, in a thread that ends with the process; whoever needs it waits for the rest."""
    Thread(target=_begin, name="expectations", daemon=True).start()


def _begin() -> None:
    # Whoever needs it tries again and is told the error.
    with suppress(Exception):
        _runner()


def _runner() -> _Runner:
    with _IMPORTING:
        return _made()


@cache
def _made() -> _Runner:
    return _Runner()


def load_suites(suites_dir: Path) -> dict[str, list[dict[str, Any]]]:
    """The expectations of every table, in the order of the tables: those on single rows, whose one source is
    ``rules/rows.yaml``, and those of its suite; see ``run_suites`` for the errors."""
    wanted, found = set(load_schema().tables), {path.stem for path in suites_dir.glob("*.json")}
    if wanted != found:
        raise SuiteError(f"{suites_dir}: tables and suites differ in {', '.join(sorted(wanted ^ found))}")
    return {name: load_suite(suites_dir, name) for name in load_schema().tables}


def load_suite(suites_dir: Path, name: str) -> list[dict[str, Any]]:
    """The expectations of one table; see ``load_suites``."""
    of_rows = [rule.expectation() for rule in row_rules(name) if rule.is_expectation]
    return of_rows + _load_suite(suites_dir / f"{name}.json")


def _load_suite(path: Path) -> list[dict[str, Any]]:
    suite = json.loads(path.read_text("utf-8"))
    if suite.get("name") != path.stem:
        raise SuiteError(f"{path}: its name must be {path.stem}")
    expectations: list[dict[str, Any]] = suite["expectations"]
    for item in expectations:
        if set(item) - _KEYS or not item.get("meta", {}).get("notes"):
            raise SuiteError(f"{path}: {item.get('type')} must have type, kwargs and meta.notes, and may have severity")
        if item["type"] in _WHOLE_COLUMN:
            raise SuiteError(f"{path}: {item['type']} needs all rows at once; make it a key of the schema")
    return expectations


class _Runner:
    """Great Expectations without its files, its telemetry and its progress bars; imported when first needed (6 s)."""

    def __init__(self) -> None:
        os.environ["GX_ANALYTICS_ENABLED"] = "false"
        # For expectations on distributions and their pictures, which no suite has: a third of the import.
        with lazily("scipy.stats", "altair"):
            import great_expectations as gx
            from great_expectations.data_context.types.base import ProgressBarsConfig
            from great_expectations.expectations import expectation as kinds

        # Its log repeats with a traceback what is reported here in a sentence.
        logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
        self._gx = gx
        self._row_kinds = (kinds.ColumnMapExpectation, kinds.ColumnPairMapExpectation, kinds.MulticolumnMapExpectation)
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        source = context.data_sources.add_pandas("tables")
        self._batches = source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("batch")

    def count_rows(
        self, table: Table, expectations: Sequence[Mapping[str, Any]], paths: Sequence[Path], tallies: Tallies
    ) -> None:
        """Run the expectations on rows."""
        by_row = [i for i, item in enumerate(expectations) if item["type"] != _WHOLE_TABLE]
        suite = self._suite(table, expectations, by_row, tallies)
        for frame in _frames(paths, {*table.primary_key, *chain.from_iterable(map(_asked, expectations))}):
            # Which rows break an expectation is asked only of those that some rows break: it costs as much as counting.
            results = self._validate(suite, frame, {"result_format": "BASIC"})
            broken = [i for i, result in results.items() if (result.result or {}).get("unexpected_count")]
            results |= self._validate(self._suite(table, expectations, broken, tallies), frame, _naming(table))
            for i, result in results.items():
                _count(tallies[i], result, table)

    def count_table(self, table: Table, expectations: Sequence[Mapping[str, Any]], rows: int, tallies: Tallies) -> None:
        """Run the expectations on a table of so many rows."""
        import pandas as pd

        whole = [i for i, item in enumerate(expectations) if item["type"] == _WHOLE_TABLE]
        # Counting rows needs no columns.
        suite, frame = self._suite(table, expectations, whole, tallies), pd.DataFrame(index=range(rows))
        for i, result in self._validate(suite, frame, {"result_format": "BASIC"}).items():
            _count(tallies[i], result, table)

    def _suite(
        self, table: Table, expectations: Sequence[Mapping[str, Any]], numbers: Sequence[int], tallies: Tallies
    ) -> Any:
        """The suite of these expectations; one that Great Expectations drops or cannot run by rows is noted."""
        # The results come in another order: the number says which expectation one belongs to.
        written = [
            {**expectations[i], "meta": {**expectations[i]["meta"], "number": i}} for i in numbers
        ]  # fmt: skip
        suite = self._gx.ExpectationSuite(name=table.name, expectations=written)
        loaded = {made.meta["number"]: made for made in suite.expectations}
        for i in numbers:
            if i not in loaded:
                tallies[
                    i
                ].error = f"Great Expectations knows no expectation {expectations[i]['type']} with these arguments"
            elif expectations[i]["type"] != _WHOLE_TABLE and not isinstance(loaded[i], self._row_kinds):
                tallies[i].error = f"{expectations[i]['type']} is no expectation on rows and cannot be run by batches"
        return suite

    def _validate(self, suite: Any, frame: pd.DataFrame, result_format: Mapping[str, Any]) -> dict[int, Any]:
        """What each expectation of a suite finds in some rows, by its number."""
        if not suite.expectations:
            return {}
        batch = self._batches.get_batch({"dataframe": frame})
        found = batch.validate(suite, result_format=dict(result_format)).results
        return {result.expectation_config.meta["number"]: result for result in found}


def _naming(table: Table) -> dict[str, Any]:
    """The form of results that names rows by their primary key."""
    return {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": list(table.primary_key),
        "return_unexpected_index_query": False,
    }


def _asked(expectation: Mapping[str, Any]) -> Iterator[str]:
    """The columns that an expectation looks at."""
    kwargs = expectation["kwargs"]
    yield from (kwargs[key] for key in ("column", "column_A", "column_B") if key in kwargs)
    yield from kwargs.get("column_list", ())
    if "row_condition" in kwargs:
        yield kwargs["row_condition"]["column"]["name"]


def _frames(paths: Sequence[Path], columns: Container[str]) -> Iterator[pd.DataFrame]:
    """The rows of files in batches, those of their ``columns`` that are wanted; one without rows where they have none, so
    that a wrong column name shows all the same.

    Dates become ISO text, which compares with the bounds of a JSON file, and dictionaries the text they stand for.
    """
    read = pq.read_schema(paths[0])
    schema = pa.schema(
        [pa.field(f.name, pa.string() if _as_text(f.type) else f.type) for f in read if f.name in columns]
    )
    if not sum(map(parquet_rows, paths)):
        yield schema.empty_table().to_pandas()
    for batches in _batches(paths, schema.names):
        yield pa.Table.from_batches(batches).cast(schema).to_pandas()


def _as_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_date(kind) or pa.types.is_dictionary(kind))


def _batches(paths: Sequence[Path], columns: Sequence[str]) -> Iterator[list[pa.RecordBatch]]:
    """All rows of files, ``BATCH`` at a time or fewer; those of small files together."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for path in paths:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=BATCH, columns=list(columns)):
                if held and rows + batch.num_rows > BATCH:
                    yield held
                    held, rows = [], 0
                held.append(batch)
                rows += batch.num_rows
    if held:
        yield held


def _count(tally: Tally, result: Any, table: Table) -> None:
    """Add the result of one batch."""
    tally.results += 1
    errors = _exceptions(result.exception_info or {})
    if errors:
        tally.error = tally.error or errors[0]
        return
    found = result.result
    if "observed_value" in found:
        tally.failed, tally.judged = not result.success, found["observed_value"]
        return
    tally.judged += found["element_count"] - found.get("missing_count", 0)
    tally.broken += found["unexpected_count"]
    for index in found.get("unexpected_index_list") or ():
        if len(tally.rows) < ROWS_SHOWN:
            tally.rows.append("/".join(str(index[key]) for key in table.primary_key))


def _exceptions(info: Mapping[str, Any]) -> list[str]:
    """The messages of ``exception_info``, which is one record or one a metric."""
    records = [info] if "raised_exception" in info else list(info.values())
    return [
        str(record.get("exception_message"))
        for record in records
        if isinstance(record, Mapping) and record.get("raised_exception")
    ]


def _failure(table: Table, expectation: Mapping[str, Any], tally: Tally, *, few_reports: bool) -> Failure | None:
    kwargs = expectation["kwargs"]
    columns = tuple(kwargs[k] for k in ("column", "column_A", "column_B") if k in kwargs) + tuple(
        kwargs.get("column_list", ())
    )
    name, notes = expectation["type"], expectation["meta"]["notes"]
    if not tally.results and not tally.error:
        tally.error = "Great Expectations gave no result"
    if tally.error:
        return Failure(table.name, name, columns, f"the check cannot be made: {tally.error}", 0)
    severity = "warning" if expectation.get("severity") == "warning" else "error"
    if tally.failed:
        return Failure(table.name, name, columns, notes, tally.judged, severity=severity)  # type: ignore[arg-type]
    share = kwargs.get("mostly", 1)
    if share < 1 and (few_reports or tally.broken <= FEW):
        return None
    if tally.broken and 1 - tally.broken / tally.judged < share:
        rows = tuple(tally.rows)
        return Failure(table.name, name, columns, notes, tally.broken, rows, severity)  # type: ignore[arg-type]
    return None
