"""Corrections applied to the rows of one report, each only where it fits.

In: the rows of a report by table, its canonical text and the corrections that name it. Out: the rows as corrected, with
the rows of the table ``corrections`` among them, and an issue for each correction that does not fit: the row is gone,
the value expected before is another one, the value is not allowed, a rule on rows would be broken. Nothing is half
applied. Rows are added first, then overridden and confirmed, then withdrawn, so the order of files and entries does not
matter.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from pipeline.model import Issue
from pipeline.rules.registry import load_registry
from pipeline.s0_sources.corrections import Correction
from pipeline.s4_tidy.addressee_classes import addressee_class
from pipeline.s4_tidy.correction_values import UnfitError, cell, same, written
from pipeline.s4_tidy.entity_rows import body_rows, known_country_rows
from pipeline.s4_tidy.keys import slug, symbol_key
from pipeline.s4_tidy.references import owned_tables, points, references, row_id, targets
from pipeline.s4_tidy.text_status import text_status
from pipeline.schema import SOURCE_COLUMN, Table, load_schema

Row = dict[str, Any]
Rows = dict[str, list[Row]]
# Made by the program from other rows or from measurement: a correction there would be overwritten or be untrue.
REFUSED: Final = {
    "recommendations_wide": "it is made of other tables: correct `recommendations` and its children",
    "blocks": "they must cover the text without a gap",
    "quality": "figures are measured",
    "corrections": "it lists what was corrected",
    "set_aside": "it lists what was set aside: add the right row to its table",
}
# The rule of a row that a person added, and how sure such a row and a confirmed one are.
RULE: Final = "correction"
SURE: Final = 1.0
_ORDER: Final = {"add": 0, "override": 1, "confirm": 2, "withdraw": 3}
# What a row is called where it is withdrawn: the first of these columns it has.
_NAMES: Final = ("text", "message", "name", "title", "symbol", "body_id", "step", "repaired")


def report_of(correction: Correction, report_ids: Iterable[str] | Mapping[str, Any]) -> str | None:
    """The id of the report a correction is for: ``report``, else the longest report id its row's id begins with."""
    known = report_ids if isinstance(report_ids, Mapping | set | frozenset) else set(report_ids)
    if correction.report is not None:
        named = correction.report if correction.report in known else slug(correction.report)
        return named if named in known else None
    parts = correction.row_id.partition("/")[0].split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in known), None)


def apply_corrections(
    report_id: str,
    rows: Mapping[str, list[Row]],
    corrections: Iterable[Correction],
    text: str,
    breach: Callable[[Rows], str | None] = lambda _: None,
) -> tuple[Rows, list[Issue]]:
    """The rows of a report with its corrections applied.

    Args:
        report_id: the report.
        rows: its rows by table, with or without the column of parts that names the source file; not changed.
        corrections: those of this report (see ``report_of``).
        text: the canonical text of the report.
        breach: says which rule rows break, None where they keep all. A correction that breaks one is not applied.

    Returns:
        New rows by table, and an error ``correction_unfit`` for each correction that was not applied, which names the
        file and the entry.
    """
    ordered = sorted(corrections, key=lambda c: (_ORDER[c.action], c.file, c.entry))
    desk = _Desk(report_id, _copied(rows), text)
    issues = _apply(desk, ordered)
    if breach(desk.rows) is None:
        return desk.rows, issues
    # One of them breaks a rule: those of each row are tried together, and where that fails one by one.
    desk, issues = _Desk(report_id, _copied(rows), text), []
    of_rows: dict[tuple[str, str], list[Correction]] = {}
    for each in ordered:
        of_rows.setdefault((each.table, each.row_id), []).append(each)
    for group in sorted(of_rows.values(), key=lambda group: _ORDER[group[-1].action]):
        found, broken = _try(desk, group, breach)
        if broken is None:
            issues += found
            continue
        for each in group:
            found, broken = _try(desk, [each], breach)
            issues += found if broken is None else [_unfit(each, broken)]
    return desk.rows, issues


def _apply(desk: _Desk, corrections: Iterable[Correction]) -> list[Issue]:
    """Apply what fits, and give the issues of the rest."""
    issues = []
    for each in corrections:
        try:
            desk.apply(each)
        except UnfitError as error:
            issues.append(_unfit(each, str(error)))
    return issues


def _try(
    desk: _Desk, corrections: Iterable[Correction], breach: Callable[[Rows], str | None]
) -> tuple[list[Issue], str | None]:
    """Apply corrections, or none of them where the rows then break a rule: their issues, and the rule in words."""
    before = _copied(desk.rows)
    issues = _apply(desk, corrections)
    broken = breach(desk.rows)
    if broken is not None:
        desk.rows = before
    return issues, broken


def _unfit(correction: Correction, why: str) -> Issue:
    return Issue("error", "correction_unfit", f"{correction.place} is not applied: {why}")


def _copied(rows: Mapping[str, list[Row]]) -> Rows:
    return {table: [dict(row) for row in found] for table, found in rows.items()}


class _Desk:
    """The rows of one report while corrections are applied to them."""

    def __init__(self, report_id: str, rows: Rows, text: str) -> None:
        self.report_id = report_id
        self.rows = rows
        self._text = text
        self._source = next((row.get(SOURCE_COLUMN) for found in rows.values() for row in found), None)

    def apply(self, correction: Correction) -> None:
        """Apply one correction; ``UnfitError`` where it does not fit, and then nothing is changed."""
        schema = load_schema()
        if correction.table not in schema.tables:
            raise UnfitError(f"there is no table `{correction.table}`{_closest(correction.table, schema.tables)}")
        if correction.table in REFUSED:
            raise UnfitError(f"`{correction.table}` cannot be corrected, {REFUSED[correction.table]}")
        table = schema[correction.table]
        steps: Mapping[str, Callable[[Table, Correction], tuple[Any, Any]]] = {
            "add": self._add, "override": self._override, "confirm": self._confirm, "withdraw": self._withdraw,
        }  # fmt: skip
        before, after = steps[correction.action](table, correction)
        self._note(correction, before, after)

    def _find(self, table: Table, wanted: str) -> Row:
        by_id = {row_id(table, row): row for row in self.rows.get(table.name, ())}
        if wanted not in by_id:
            raise UnfitError(f"{self.report_id} has no row {wanted} in `{table.name}`{_closest(wanted, by_id)}")
        return by_id[wanted]

    def _override(self, table: Table, correction: Correction) -> tuple[Any, Any]:
        row, name = self._find(table, correction.row_id), correction.column or ""
        if name not in table.columns:
            raise UnfitError(f"`{table.name}` has no column `{name}`{_closest(name, table.columns)}")
        if name in (*table.primary_key, "report_id"):
            raise UnfitError(f"`{name}` is the row's id: withdraw the row and add another one")
        if not same(row[name], correction.expected):
            found = written(row[name])
            raise UnfitError(f"`{name}` is expected to be {_quoted(correction.expected)} but is {_quoted(found)}")
        value = cell(table.field(name), correction.value)
        self._refer(table, row | {name: value}, [name])
        before, row[name] = row[name], value
        self._follow(table, row, name)
        return before, value

    def _confirm(self, table: Table, correction: Correction) -> tuple[Any, Any]:
        row = self._find(table, correction.row_id)
        if "confidence" not in row:
            raise UnfitError(f"rows of `{table.name}` have no confidence to confirm")
        if not same(row["text"], correction.expected):
            raise UnfitError(f"the row now reads {_quoted(written(row['text']))}: look at it again")
        before, row["confidence"] = row["confidence"], SURE
        return before, SURE

    def _withdraw(self, table: Table, correction: Correction) -> tuple[Any, Any]:
        row = self._find(table, correction.row_id)
        name = next((row[column] for column in _NAMES if row.get(column) is not None), None)
        if correction.expected is not None and not same(name, correction.expected):
            raise UnfitError(f"the row is expected to read {_quoted(correction.expected)} but reads {_quoted(name)}")
        owned = {child.name: column for child, column in owned_tables(table)}
        key = row[table.primary_key[0]]
        if len(table.primary_key) == 1:
            self._refuse_referred(table, row, owned)
            for child, column in owned.items():
                self.rows[child] = [each for each in self.rows.get(child, ()) if each[column] != key]
        self.rows[table.name] = [each for each in self.rows[table.name] if each is not row]
        self._follow(table, row, None)
        return name, None

    def _refuse_referred(self, table: Table, row: Row, owned: Mapping[str, str]) -> None:
        """A row to which others point cannot go before them."""
        for other, column, target, _ in references():
            if target != table.name or other in owned:
                continue
            users = [
                each for each in self.rows.get(other, ()) if each is not row and points(each, other, column, row, table)
            ]
            if users:
                first = row_id(load_schema()[other], users[0])
                raise UnfitError(f"{len(users)} rows of `{other}` refer to it ({first}, ...): correct these first")

    def _add(self, table: Table, correction: Correction) -> tuple[Any, Any]:
        if any(row_id(table, row) == correction.row_id for row in self.rows.get(table.name, ())):
            raise UnfitError("there is such a row already: override it, or give the new one another id")
        given = dict(correction.values)
        if strange := [name for name in given if name not in table.columns]:
            raise UnfitError(f"`{table.name}` has no column `{strange[0]}`{_closest(strange[0], table.columns)}")
        row = self._blank(table, correction.row_id)
        row |= {name: cell(table.field(name), text) for name, text in given.items()}
        if row_id(table, row) != correction.row_id:
            raise UnfitError(f"its values make the id {row_id(table, row)}")
        self._place(row)
        self._derive(table, row)
        if missing := [field.name for field in table.fields if field.required and row[field.name] is None]:
            raise UnfitError(f"the new row needs {', '.join(f'`{name}`' for name in missing)}")
        self._refer(table, row, list(table.columns))
        if self._source is not None:
            row[SOURCE_COLUMN] = self._source
        self.rows.setdefault(table.name, []).append(row)
        for name in table.columns:
            if row[name] is not None:
                self._follow(table, row, name)
        return None, None

    def _blank(self, table: Table, wanted: str) -> Row:
        """A row with what its id and its kind already say."""
        row: Row = dict.fromkeys(table.columns)
        parts = wanted.split("/")
        if len(parts) != len(table.primary_key):
            raise UnfitError(f"an id of `{table.name}` is {' / '.join(table.primary_key)}, joined by `/`")
        for name, part in zip(table.primary_key, parts, strict=True):
            row[name] = cell(table.field(name), part)
        # What a person who adds a recommendation need not say: it follows from what was said, or is the usual.
        known = {
            "report_id": self.report_id,
            "confidence": SURE,
            "rule_id": RULE,
            "origin": "report",
            "frame": "retold" if row.get("voice") == "reported" else "own",
            "attribution": "named" if row.get("recommending_body_id") else "none",
            "asks_for_report": False,
        }
        row |= {name: value for name, value in known.items() if name in row and row[name] is None}
        passage = wanted.rpartition(".")[0]
        for owner in ("paragraph", "note"):
            if f"{owner}_id" in row and any(each[f"{owner}_id"] == passage for each in self.rows.get(f"{owner}s", ())):
                row[f"{owner}_id"] = row[f"{owner}_id"] or passage
        if "position" in row and row["position"] is None:
            row["position"] = self._next_position(table, row, passage)
        return row

    def _next_position(self, table: Table, row: Row, passage: str) -> int:
        """The place behind the rows of the same recommendation or, of a recommendation, of the same passage."""
        owner = "recommendation_id" if table.name != "recommendations" else "paragraph_id"
        beside = passage if owner == "paragraph_id" else row.get(owner)
        there = [each["position"] for each in self.rows.get(table.name, ()) if each.get(owner) == beside]
        return max(there, default=0) + 1

    def _place(self, row: Row) -> None:
        """Offsets of a row that has words and none: the one place in its passage where the words stand."""
        if "char_start" not in row or row["char_start"] is not None or not row.get("text"):
            return
        passage = next((each for table in ("paragraphs", "notes") for each in self.rows.get(table, ())
                        if each[f"{table[:-1]}_id"] == row.get(f"{table[:-1]}_id")), None)  # fmt: skip
        start, end = (passage["char_start"], passage["char_end"]) if passage else (0, len(self._text))
        pattern = r"\s+".join(re.escape(word) for word in row["text"].split())
        found = list(re.compile(pattern).finditer(self._text, start, end))
        if len(found) != 1:
            where = "twice or more" if found else "nowhere"
            raise UnfitError(f"its words stand {where} in the passage: say `char_start` and `char_end`")
        row["char_start"], row["char_end"] = found[0].span()

    def _refer(self, table: Table, row: Row, names: list[str]) -> None:
        """See that what a row points at is there; bodies and countries of the authority files are fetched."""
        for column, key in targets(table, row):
            value = row[column]
            if (
                column not in names
                or value is None
                or any(each[key.reference] == value for each in self.rows.get(key.table, ()))
            ):
                continue
            if not (key.table in ("bodies", "countries") and self._fetch(value)):
                ids = [each[key.reference] for each in self.rows.get(key.table, ())]
                raise UnfitError(f"`{column}` is {value}, which no row of `{key.table}` is{_closest(str(value), ids)}; add it first")  # fmt: skip

    def _fetch(self, wanted: str) -> bool:
        """Take a body, with those above it, or a country from the authority files; False where they do not know it."""
        registry = load_registry()
        if wanted in registry.countries:
            self._extend({"countries": known_country_rows([wanted])})
            return True
        chain = []
        body = registry.bodies.get(wanted)
        while body is not None:
            chain.append(body)
            body = registry.bodies.get(body.parent_body_id) if body.parent_body_id else None
        codes = [each.country_code for each in chain if each.country_code]
        self._extend({**body_rows(chain), "countries": known_country_rows(codes)})
        return bool(chain)

    def _extend(self, found: Mapping[str, list[Row]]) -> None:
        for name, more in found.items():
            table = load_schema()[name]
            known = {row_id(table, row) for row in self.rows.get(name, ())}
            source = {} if self._source is None else {SOURCE_COLUMN: self._source}
            self.rows.setdefault(name, []).extend(row | source for row in more if row_id(table, row) not in known)

    def _follow(self, table: Table, row: Row, column: str | None) -> None:
        """Keep in step what says the same thing elsewhere; ``column`` is None where the row was withdrawn."""
        if column is not None:
            self._derive(table, row)
        if table.name in ("recommendations", "recommenders"):
            self._follow_recommender(table, row, column)
        elif column == "symbol" and "symbol_key" in row:
            row["symbol_key"] = symbol_key(row["symbol"]) if row["symbol"] else None
            if table.name == "citations":
                instruments = {each["instrument_id"] for each in self.rows.get("instruments", ())}
                cited = slug(row["symbol"] or "")
                row["status"] = "resolved" if row["symbol"] else "unresolved"
                row["instrument_id"] = cited if cited in instruments else None

    def _derive(self, table: Table, row: Row) -> None:
        """The columns that follow from others of the same row, where these are there."""
        if table.name == "recommendation_addressees" and row["name"] and row["actor_type"]:
            un_bodies = {each["body_id"] for each in self.rows.get("bodies", ()) if each["is_un_system"]}
            about = row["name"], row["actor_type"], row["body_id"], row["body_id"] in un_bodies, row["country_code"]
            row["addressee_class"] = addressee_class(*about)
        elif table.name == "recommendations" and row["text"] and row["char_start"] is not None:
            evidence = self._text[row["char_start"] : row["char_end"]]
            row["text_status"] = text_status(row["text"], evidence, row["lead_start"] is not None)

    def _follow_recommender(self, table: Table, row: Row, column: str | None) -> None:
        """The recommending body is the first of the recommenders; the chain that led to another one is void."""
        said = row["recommendation_id"]
        mine = [each for each in self.rows.get("recommenders", ()) if each["recommendation_id"] == said]
        if table.name == "recommendations":
            if column != "recommending_body_id":
                return
            others = [each for each in self.rows.get("recommenders", ()) if each not in mine]
            rest = [each for each in mine if each["position"] != 1 and row[column] is not None]
            first = [{"recommendation_id": said, "position": 1, "body_id": row[column]}] if row[column] else []
            self.rows["recommenders"] = others
            self._extend({"recommenders": first + rest})
        else:
            owner = next((each for each in self.rows["recommendations"] if each["recommendation_id"] == said), None)
            if owner is None:
                return
            named = min(mine, key=lambda each: int(each["position"]), default=None)
            body_id = named["body_id"] if named else None
            if body_id == owner["recommending_body_id"]:
                return
            owner["recommending_body_id"] = body_id
        steps = [each for each in self.rows.get("recommender_steps", ()) if each["recommendation_id"] != said]
        self.rows["recommender_steps"] = steps
        self._extend({"recommender_steps": [{"recommendation_id": said, "position": 1, "step": RULE}]})

    def _note(self, correction: Correction, before: Any, after: Any) -> None:
        key = f"{correction.table}/{correction.row_id}/{correction.action}/{correction.column or ''}/{correction.expected or ''}"
        row: Row = {
            "correction_id": f"{self.report_id}.k-{hashlib.sha256(key.encode()).hexdigest()[:10]}",
            "report_id": self.report_id,
            "table": correction.table,
            "row_id": correction.row_id,
            "column": correction.column,
            "action": correction.action,
            "value_before": written(before),
            "value_after": written(after),
            "reason": correction.reason,
            "source": correction.source,
            "corrected_by": correction.by,
            "file": correction.file,
        }
        self._extend({"corrections": [row]})


def _quoted(value: str | None) -> str:
    if value is None:
        return "empty"
    return f"`{value}`" if len(value) <= 80 else f"`{value[:80]}…`"


def _closest(wanted: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(wanted, list(known), n=3, cutoff=0.6)
    return f" (closest: {', '.join(near)})" if near else ""
