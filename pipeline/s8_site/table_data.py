"""The tables that are searched, filtered and sorted in the page, in files of some thousand rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.s5_check.package_rows import Row
from pipeline.s8_site.addresses import page
from pipeline.s8_site.directives import Directive
from pipeline.s8_site.package import Package
from pipeline.s8_site.words import day, plain, span_of_days
from pipeline.unseen import shown

ROWS_A_FILE: Final = 2000
# What leads from a copied row to its words: in the package, in the document, and on the way there.
_TRACED: Final = (
    "recommendation_id", "report_symbol", "paragraph_number", "number", "link", "text_status", "group_id",
    "char_start", "char_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the address and in the download, its head, and whether one chooses among its values."""

    name: str
    head: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as a page shows it. A row is its address, from the root of the site, the cells of its columns, and those
    that only the download has, by the names of the package (``kept``): by them a row is found again, and cited."""

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    kept: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def files(listed: Listed) -> Iterator[tuple[str, str]]:
    """The files of the rows: path below the folder of the data, and what is in it."""
    for number in range(parts(listed)):
        rows = listed.rows[number * ROWS_A_FILE : (number + 1) * ROWS_A_FILE]
        name = f"{listed.name}-{number}"
        inert = [[shown(cell) for cell in row] for row in rows]
        written = json.dumps(inert, ensure_ascii=False, separators=(",", ":"))
        yield f"{name}.js", f"site.loaded({json.dumps(name)},{written});\n"


def parts(listed: Listed) -> int:
    """How many files the rows take."""
    return -(-len(listed.rows) // ROWS_A_FILE)


def recommendations(package: Package, found: Sequence[Directive]) -> Listed:
    """The recommendations with names for ids."""
    columns = (
        Column("text", "Recommendation"),
        Column("who", "Who"),
        Column("whom", "To whom"),
        Column("verb_class", "Verb", chosen=True),
        Column("year", "Year", chosen=True),
        Column("topics", "On what"),
        Column("citation", "Where"),
        Column("instrument", "Instrument"),
        Column("due", "By when"),
        Column("frame", "Whose words", chosen=True),
        Column("sure", "How sure", chosen=True),
        Column("confidence", "Confidence"),
    )
    rows = tuple(
        (
            each.address, each.text, _joined(package, each.who), _joined(package, each.whom), each.verb_class, each.year,
            "; ".join(one.name for one in each.topics), each.citation, each.instrument.name if each.instrument else "", each.due, each.frame, each.sure, each.confidence,
            *_kept(package.wide[each.key], _TRACED),
        )
        for each in found
    )  # fmt: skip
    says = (
        "One directive clause a row, with who says it to whom. The words lead to their place in the report. Of rows that are "
        "called sure some nineteen in twenty are recommendations by the body they name; read each beside its source before you quote it."
    )
    return Listed("recommendations", "Recommendations", says, columns, _TRACED, rows)


def _kept(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if row[name] is None else str(row[name]) for name in names)


def _joined(package: Package, named: Sequence[object]) -> str:
    names = (str(getattr(one, "name", one)) for one in named)
    return "; ".join(f"{name} ({short})" if (short := package.acronyms.get(name)) else name for name in names)


def reports(package: Package) -> Listed:
    """The reports."""
    columns = (
        Column("symbol", "Symbol"), Column("title", "Title"), Column("kind", "Kind", chosen=True), Column("date", "Date"),
        Column("author", "Author"), Column("language", "Language", chosen=True), Column("recommendations", "Recommendations"),
    )  # fmt: skip
    rows = tuple(
        (
            page("reports", row["report_id"]), row["symbol"] or "", row["title"] or "", plain(row["kind"]),
            str(row["publication_date"] or ""), package.name("bodies", row["author_body_id"]), row["language"] or "",
            str(len(package.of("recommendations", row["report_id"]))), row["report_id"],
        )
        for row in package.rows["reports"]
    )  # fmt: skip
    says = "The documents that were read, each in full with what was found marked."
    return Listed("reports", "Reports", says, columns, ("report_id",), rows)


def bodies(package: Package) -> Listed:
    """The bodies."""
    columns = (
        Column("name", "Name"), Column("acronym", "Acronym"), Column("classification", "Kind", chosen=True),
        Column("parent", "Part of"), Column("un_system", "UN system", chosen=True), Column("country", "Country"),
    )  # fmt: skip
    rows = tuple(
        (
            page("bodies", row["body_id"]), row["name"], row["acronym"] or "", plain(row["classification"]),
            package.name("bodies", row["parent_body_id"]), "yes" if row["is_un_system"] else "no",
            package.name("countries", row["country_code"]), row["body_id"],
        )
        for row in package.rows["bodies"]
    )  # fmt: skip
    says = "Organizations, organs and offices that the reports name."
    return Listed("bodies", "Bodies", says, columns, ("body_id",), rows)


def meetings(package: Package) -> Listed:
    """The meetings."""
    columns = (
        Column("name", "Name"), Column("classification", "Kind", chosen=True), Column("body", "Held by"),
        Column("dates", "When"), Column("place", "Where"),
    )  # fmt: skip
    rows = tuple(
        (
            page("meetings", row["meeting_id"]), row["name"], plain(row["classification"]),
            package.name("bodies", row["body_id"]), span_of_days(row), row["place"] or "",
            row["meeting_id"],
        )
        for row in package.rows["meetings"]
    )  # fmt: skip
    says = "Sessions, conferences and other meetings that the reports name."
    return Listed("meetings", "Meetings", says, columns, ("meeting_id",), rows)


def instruments(package: Package) -> Listed:
    """The instruments."""
    columns = (
        Column("title", "Title"), Column("symbol", "Symbol"), Column("type", "Kind", chosen=True),
        Column("body", "Adopted by"), Column("date", "Date"), Column("status", "Status", chosen=True),
    )  # fmt: skip
    rows = tuple(
        (
            page("instruments", row["instrument_id"]), row["title"], row["symbol"] or "", plain(row["instrument_type"]),
            package.name("bodies", row["adopting_body_id"]), day(row, "adoption_date", "date_precision"),
            plain(row["status"]), row["instrument_id"],
        )
        for row in package.rows["instruments"]
    )  # fmt: skip
    says = "Resolutions, treaties, programmes and other instruments."
    return Listed("instruments", "Instruments", says, columns, ("instrument_id",), rows)


def listed(package: Package, found: Sequence[Directive]) -> tuple[Listed, ...]:
    """All tables with a page."""
    return (recommendations(package, found), reports(package), bodies(package), meetings(package), instruments(package))


def dictionary(package: Package) -> Sequence[Row]:
    """The tables of the package as its descriptor describes them."""
    return [
        each for each in package.descriptor["resources"] if "schema" in each and not each["name"].endswith("-parquet")
    ]
