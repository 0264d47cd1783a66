"""What stands behind a row of a published package: its passage, its rule, and what was corrected.

In: the folder of a package and an id. Out: an ``Explanation``, of which a command prints what there is. Knows no
terminal.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pipeline.rules.descriptions import describe_rule
from pipeline.s4_tidy.keys import slug
from pipeline.s4_tidy.references import owned_tables, row_id
from pipeline.s5_check.package_rows import PackageError, canonical_text, report_ids, table_rows
from pipeline.schema import Table, load_schema

Row = dict[str, Any]
# Characters of the text on either side of the evidence, and places of an entity that are shown.
CONTEXT: Final = 240
PLACES: Final = 5
# A symbol, or what the tables print as the citation of a row: "A/53/409, para. 10".
_CITED: Final = re.compile(r"(?P<symbol>[A-Z][^,]*/[^,]*)(?:, para\. (?P<number>[\w.]+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a canonical text with the words around it; ``start`` and ``end`` are offsets of ``marked``."""

    report_id: str
    before: str
    marked: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row and what stands behind it.

    ``places`` is one for a row of a report and the first few mentions of an entity; ``rules`` are pairs of rule id and
    description; ``steps`` the chain from the words of the text to the recommending body; ``parts`` the rows of other
    tables that belong to it; ``corrections`` those of the row and of its parts.
    """

    table: str
    row_id: str
    row: Row
    places: tuple[Place, ...] = ()
    rules: tuple[tuple[str, str | None], ...] = ()
    steps: tuple[str, ...] = ()
    parts: Mapping[str, list[Row]] = field(default_factory=dict)
    corrections: tuple[Row, ...] = ()


def explain_row(home: Path, wanted: str) -> list[Explanation]:
    """Explain the rows of a package that bear an id; several where two tables have the same one.

    Args:
        home: the folder that holds ``tables`` and ``texts``.
        wanted: a primary key, its parts joined by ``/``.

    Raises:
        PackageError: no row has the id; the message names the closest ones.
    """
    found = [_explain(home, table, row, wanted) for table, row in _rows_of(home, wanted)]
    if not found:
        near = _closest(home, wanted)
        raise PackageError(f"no row has the id {wanted}" + (f"; closest: {', '.join(near)}" if near else ""))
    return found


def _rows_of(home: Path, wanted: str) -> Iterator[tuple[Table, Row]]:
    parts = wanted.split("/")
    # A part of a key can hold the mark that joins them: a symbol does.
    firsts = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    for table in load_schema():
        if table.kind == "derived" or len(table.primary_key) > len(parts):
            continue
        for row in table_rows(home, table.name, table.primary_key[0], firsts):
            if row_id(table, row) == wanted:
                yield table, row


def _explain(home: Path, table: Table, row: Row, wanted: str) -> Explanation:
    parts = {
        child.name: found
        for child, column in owned_tables(table)
        if (found := table_rows(home, child.name, column, [row[table.primary_key[0]]]))
    }
    mentions = _mentions(home, table, row)
    ruled = [each["rule_id"] for each in (row, *mentions) if each.get("rule_id")]
    steps = [each["step"] for each in parts.pop("recommender_steps", [])]
    return Explanation(
        table.name,
        wanted,
        row,
        tuple(place for each in (mentions or [_placed(home, table, row)]) if (place := _place(home, each))),
        tuple((rule, describe_rule(rule)) for rule in dict.fromkeys(ruled)),
        tuple(steps),
        parts,
        tuple(_corrections(home, table, row, parts)),
    )


def _mentions(home: Path, table: Table, row: Row) -> list[Row]:
    """The first places in which an entity is named."""
    kinds = {"bodies": "body", "meetings": "meeting", "instruments": "instrument", "countries": "country"}
    if table.name not in kinds:
        return []
    found = table_rows(home, "mentions", "entity_id", [row[table.primary_key[0]]])
    return [each for each in found if each["entity_type"] == kinds[table.name]][:PLACES]


def _placed(home: Path, table: Table, row: Row) -> Row:
    """The row, or the row it is a part of, whichever says where it stands."""
    if row.get("char_start") is not None and row.get("report_id") is not None:
        return row
    for key in table.foreign_keys:
        if key.field in table.primary_key and row[key.field] is not None:
            owner = next(iter(table_rows(home, key.table, key.reference, [row[key.field]])), None)
            if owner is not None and owner.get("char_start") is not None:
                return owner if row.get("char_start") is None else {**row, "report_id": owner.get("report_id")}
    return row


def _place(home: Path, row: Row) -> Place | None:
    start, end, report_id = row.get("char_start"), row.get("char_end"), row.get("report_id")
    if start is None or end is None or report_id is None:
        return None
    report = next(iter(table_rows(home, "reports", "report_id", [report_id])), None)
    if report is None:
        return None
    text = canonical_text(home, report)
    return Place(
        report_id, text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT], start, end
    )


def _corrections(home: Path, table: Table, row: Row, parts: Mapping[str, list[Row]]) -> Iterator[Row]:
    schema = load_schema()
    ids = {(table.name, row_id(table, row))}
    ids |= {(name, row_id(schema[name], each)) for name, rows in parts.items() for each in rows}
    for each in table_rows(home, "corrections", "row_id", [known for _, known in ids]):
        if (each["table"], each["row_id"]) in ids:
            yield each


def _closest(home: Path, wanted: str) -> list[str]:
    """Ids that look like one: those of the report it begins with, else those of reports and entities."""
    if cited := _CITED.fullmatch(wanted):
        wanted = slug(cited["symbol"]) + (f".p{cited['number']}" if cited["number"] else "")
    reports = report_ids(home)
    known = [report for report in reports if wanted == report or wanted.startswith(f"{report}.")]
    ids = list(reports)
    for table in load_schema():
        if table.kind == "report" and known and "report_id" in table.columns:
            ids += [row_id(table, row) for row in table_rows(home, table.name, "report_id", [max(known, key=len)])]
        elif table.kind == "entity" and not known and len(table.primary_key) == 1:
            ids += [row_id(table, row) for row in table_rows(home, table.name)]
    return difflib.get_close_matches(wanted, ids, n=3, cutoff=0.5)
