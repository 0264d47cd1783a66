"""A recommendation as a page shows it: who, to whom, by which instrument, by when, how sure, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.s5_check.package_rows import Row
from pipeline.s8_site.addresses import anchored, page, web_address
from pipeline.s8_site.package import Package
from pipeline.s8_site.words import day, meaning, plain, sureness


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the page it leads to; no address where it has none."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """One recommendation, ready to be shown. Addresses are from the root of the site."""

    key: str
    text: str
    verb: str
    verb_class: str
    address: str
    citation: str
    year: str
    who: tuple[Named, ...]
    whom: tuple[Named, ...]
    topics: tuple[Named, ...]
    instrument: Named | None
    meeting: Named | None
    due: str
    recurrence: str
    asks_for_report: bool
    sure: str
    confidence: str
    frame: str
    attribution: str
    frame_meaning: str
    attribution_meaning: str
    steps: tuple[str, ...]
    rule: str
    source: str
    text_status: str
    text_meaning: str


def directive(package: Package, row: Row) -> Directive:
    """A row of ``recommendations`` with names for its ids."""
    key = row["recommendation_id"]
    report = package.reports[row["report_id"]]
    wide = package.wide[key]
    due = row["due_text"] or ""
    if row["due_date"] is not None:
        due += f" ({day(row, 'due_date', 'due_precision')})" if due else day(row, "due_date", "due_precision")
    return Directive(
        key=key,
        text=row["text"],
        verb=row["verb"],
        verb_class=plain(row["verb_class"]),
        address=anchored(page("reports", row["report_id"]), key),
        citation=wide["citation"],
        year=str(report["publication_date"] or "")[:4],
        who=tuple(_body(package, each["body_id"]) for each in package.parts("recommenders", key)),
        whom=tuple(_addressee(each) for each in package.parts("recommendation_addressees", key)),
        topics=tuple(
            Named(package.name("topics", each["topic_id"]), page("topics", each["topic_id"]))
            for each in package.parts("recommendation_topics", key)
        ),
        instrument=_entity(package, "instruments", row["instrument_id"]),
        meeting=_entity(package, "meetings", row["meeting_id"]),
        due=due,
        recurrence=plain(row["recurrence"]),
        asks_for_report=bool(row["asks_for_report"]),
        sure=sureness(row["confidence"]),
        confidence=f"{row['confidence']:.2f}",
        frame=plain(row["frame"]),
        attribution=plain(row["attribution"]),
        frame_meaning=meaning("recommendations", "frame").get(row["frame"], ""),
        attribution_meaning=meaning("recommendations", "attribution").get(row["attribution"], ""),
        steps=tuple(each["step"] for each in package.parts("recommender_steps", key)),
        rule=row["rule_id"],
        source=web_address(wide["link"]) or "",
        text_status=plain(row["text_status"]),
        text_meaning=meaning("recommendations", "text_status").get(row["text_status"], ""),
    )


def directives(package: Package, rows: Sequence[Row]) -> tuple[Directive, ...]:
    """Several, in the order of ``rows``."""
    return tuple(directive(package, row) for row in rows)


def _body(package: Package, key: str) -> Named:
    return Named(package.name("bodies", key), page("bodies", key))


def _entity(package: Package, table: str, key: str | None) -> Named | None:
    return Named(package.name(table, key), page(table, key)) if key else None


def _addressee(row: Row) -> Named:
    if row["body_id"]:
        return Named(row["name"], page("bodies", row["body_id"]))
    return Named(row["name"], page("countries", row["country_code"]) if row["country_code"] else "")
