"""The pages of bodies, meetings, instruments, countries and topics: where each is named, what it recommended, what was asked
of it, year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pipeline.s5_check.package_rows import Row
from pipeline.s8_site.addresses import ENTITY_TABLES, anchored, page
from pipeline.s8_site.directives import Directive, directive
from pipeline.s8_site.package import KEYS, Package
from pipeline.s8_site.words import day, meaning, plain, span_of_days

# A page shows so many recommendations of a kind and names the table for the others.
MOST_SHOWN: Final = 100
_SINGULAR: Final = {table: kind for kind, table in ENTITY_TABLES.items()}


@dataclass(frozen=True, slots=True)
class Group:
    """Recommendations that concern the thing in one way: the first of them, how many there are, and how many a year."""

    title: str
    shown: tuple[Directive, ...]
    count: int
    years: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A report in which the thing is named: how often, and where first."""

    report: Row
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What the page of a body, meeting, instrument, country or topic shows."""

    table: str
    key: str
    title: str
    also: tuple[str, ...]
    facts: tuple[tuple[str, str, str], ...]
    groups: tuple[Group, ...]
    named_in: tuple[NamedIn, ...]


class Entities:
    """What the rows of a package say of each entity, looked up once for all pages."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def pages(self, table: str) -> Iterator[EntityPage]:
        """The pages of a table, in its order."""
        for row in self._package.rows[table]:
            yield self._page(table, row)

    def _page(self, table: str, row: Row) -> EntityPage:
        key = row[KEYS[table]]
        title = self._package.name(table, key)
        names = self._package.body_names.get(key, ()) if table == "bodies" else ()
        also = tuple(dict.fromkeys(each for each in names if each != title))
        facts = tuple(each for each in _facts(self._package, table, row) if each[1])
        return EntityPage(table, key, title, also, facts, self._groups(table, key), self._named_in(table, key))

    def _groups(self, table: str, key: str) -> tuple[Group, ...]:
        of = self._concerned
        titles = {
            "bodies": (("recommended", "What it recommended"), ("asked", "What was asked of it")),
            "countries": (("asked", "What was asked of it"),),
            "instruments": (("instrument", "What it says"),),
            "topics": (("topic", "What is recommended on it"),),
            "meetings": (("meeting", "What was recommended there"), ("due", "What is due there")),
        }[table]
        groups = ((title, of[way].get(key, ())) for way, title in titles)
        return tuple(_group(self._package, title, rows) for title, rows in groups if rows)

    def _named_in(self, table: str, key: str) -> tuple[NamedIn, ...]:
        found = self._mentions.get((_SINGULAR.get(table, ""), key), {})
        reports = self._package.reports
        return tuple(
            NamedIn(reports[report], count, anchored(page("reports", report), first))
            for report, (count, first) in sorted(found.items(), key=lambda each: (-each[1][0], each[0]))
        )

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, str], Mapping[str, tuple[int, str]]]:
        """How often each thing is named in each report, and the first of these mentions."""
        found: dict[tuple[str, str], dict[str, tuple[int, str]]] = defaultdict(dict)
        for row in self._package.rows["mentions"]:
            of = found[row["entity_type"], row["entity_id"]]
            count, first = of.get(row["report_id"], (0, row["mention_id"]))
            of[row["report_id"]] = (count + 1, first)
        return found

    @cached_property
    def _concerned(self) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """The recommendations that concern each thing, by the way in which they do."""
        found: dict[str, dict[str, list[Row]]] = {
            way: defaultdict(list) for way in ("recommended", "asked", "topic", "instrument", "meeting", "due")
        }
        package = self._package
        for row in package.rows["recommendations"]:
            key = row["recommendation_id"]
            for body in dict.fromkeys(each["body_id"] for each in package.parts("recommenders", key)):
                found["recommended"][body].append(row)
            asked = package.parts("recommendation_addressees", key)
            for one in dict.fromkeys(each["body_id"] or each["country_code"] for each in asked):
                if one:
                    found["asked"][one].append(row)
            for topic in dict.fromkeys(each["topic_id"] for each in package.parts("recommendation_topics", key)):
                found["topic"][topic].append(row)
            for way, column in (("instrument", "instrument_id"), ("meeting", "meeting_id"), ("due", "due_meeting_id")):
                if row[column]:
                    found[way][row[column]].append(row)
        return found


def _group(package: Package, title: str, rows: Sequence[Row]) -> Group:
    newest = sorted(
        rows, key=lambda row: str(package.reports[row["report_id"]]["publication_date"] or ""), reverse=True
    )
    shown = tuple(directive(package, row) for row in newest[:MOST_SHOWN])
    return Group(title, shown, len(rows), years(package, rows))


def years(package: Package, rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """How many rows each year has; of undated reports none."""
    dates = (package.reports[row["report_id"]]["publication_date"] for row in rows)
    return tuple(sorted(Counter(str(date)[:4] for date in dates if date is not None).items()))


def _facts(package: Package, table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What the row of an entity says of it: label, value, address."""

    def link(label: str, target: str, key: str | None) -> tuple[str, str, str]:
        return (label, package.name(target, key), page(target, key) if key else "")

    if table == "bodies":
        yield ("Acronym", row["acronym"] or "", "")
        yield ("What it is", meaning("bodies", "classification").get(row["classification"], ""), "")
        yield link("Part of", "bodies", row["parent_body_id"])
        yield link("Country", "countries", row["country_code"])
        yield ("Symbol series", row["symbol_series"] or "", "")
        yield ("Since", str(row["founding_date"] or ""), "")
        yield ("Until", str(row["dissolution_date"] or ""), "")
    elif table == "meetings":
        yield ("What it is", plain(row["classification"]), "")
        yield link("Held by", "bodies", row["body_id"])
        yield ("When", span_of_days(row), "")
        yield ("Where", row["place"] or "", "")
        yield link("Country", "countries", row["country_code"])
    elif table == "instruments":
        yield ("What it is", plain(row["instrument_type"]), "")
        yield ("Symbol", row["symbol"] or "", "")
        yield link("Adopted by", "bodies", row["adopting_body_id"])
        yield ("Adopted on", day(row, "adoption_date", "date_precision"), "")
        yield link("Adopted at", "meetings", row["meeting_id"])
        yield ("Status", plain(row["status"]), "")
    elif table == "topics":
        yield ("What it is", row["definition"], "")
        yield ("Goal of the 2030 Agenda", str(row["sdg"] or ""), "")
    else:
        yield ("Formal name", row["formal_name"] or "", "")
        yield ("To the United Nations", meaning("countries", "status").get(row["status"], ""), "")
