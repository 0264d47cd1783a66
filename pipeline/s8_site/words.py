"""What a value means to a reader: the words of the data dictionary for codes, numbers and dates as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.schema import load_schema


@cache
def meaning(table: str, column: str) -> Mapping[str, str]:
    """The description of each value of a column with a closed list; empty where it has none."""
    fields = {each.name: each for each in load_schema()[table].fields}
    field = fields.get(column)
    return {} if field is None else {each.name: each.definition for each in field.enum}


def plain(code: str | None) -> str:
    """A code as words: ``call_upon`` is "call upon"."""
    return (code or "").replace("_", " ")


def span_of_days(row: Mapping[str, Any]) -> str:
    """The dates of a meeting as far as they are known: "1998", "1998-03", "1998-03-02 to 1998-03-13"."""
    start, end = row.get("start_date"), row.get("end_date")
    if start is None:
        return ""
    length = {"year": 4, "month": 7}.get(row.get("date_precision") or "", 10)
    first, last = str(start)[:length], str(end or start)[:length]
    return first if first == last else f"{first} to {last}"


def day(row: Mapping[str, Any], column: str, precision: str) -> str:
    """A date as exactly as it is known."""
    value = row.get(column)
    return "" if value is None else str(value)[: {"year": 4, "month": 7}.get(row.get(precision) or "", 10)]


def sureness(confidence: float) -> str:
    """A word for a confidence, so that nobody has to know what 0.83 means."""
    if confidence >= 0.9:
        return "sure"
    return "likely" if confidence >= 0.7 else "doubtful"
