"""What the start page counts: rows for charts, from the tables alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.s5_check.package_rows import Row
from pipeline.s8_site.package import Package
from pipeline.s8_site.words import plain

_FIRST: Final = 12
_ASKERS: Final = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """The rows of one chart. ``columns`` name what stands in a row; the last one is the count, or the end of a time."""

    name: str
    title: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def figures(package: Package) -> tuple[Figure, ...]:
    """The figures of the start page; those that a package has nothing for are left out."""
    made = (
        _by_body(package),
        _by_class(package),
        _by_verb(package),
        _by_topic(package),
        _due(package),
        _meetings(package),
        _who_asks_whom(package),
    )
    return tuple(each for each in made if each.rows)


def _most(counts: Counter[str], number: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:number])


def _by_body(package: Package) -> Figure:
    counts = Counter(package.name("bodies", row["body_id"]) for row in package.rows["recommenders"])
    says = "Recommendations by the body that makes them; the twelve with most."
    return Figure("bodies", "Who recommends", says, ("body", "recommendations"), _most(counts, _FIRST))


def _by_class(package: Package) -> Figure:
    counts = Counter(plain(row["addressee_class"]) for row in package.rows["recommendation_addressees"])
    says = "Addressees of recommendations by what they are."
    return Figure("addressees", "Who is asked", says, ("addressee", "recommendations"), _most(counts, _FIRST))


def _year(package: Package, row: Row) -> str:
    return str(package.reports[row["report_id"]]["publication_date"] or "")[:4]


def _by_verb(package: Package) -> Figure:
    counts = Counter(
        (year, plain(row["verb_class"])) for row in package.rows["recommendations"] if (year := _year(package, row))
    )
    rows = tuple((year, verb, count) for (year, verb), count in sorted(counts.items()))
    says = "Recommendations by the kind of their verb, over the years in which the reports were published."
    return Figure("verbs", "In which words", says, ("year", "verb", "recommendations"), rows)


def _by_topic(package: Package) -> Figure:
    counts = Counter(package.name("topics", row["topic_id"]) for row in package.rows["recommendation_topics"])
    says = "Recommendations by topic; a recommendation can have several."
    return Figure("topics", "On what", says, ("topic", "recommendations"), _most(counts, 15))


def _due(package: Package) -> Figure:
    counts = Counter(str(row["due_date"])[:4] for row in package.rows["recommendations"] if row["due_date"])
    says = "Recommendations that name a day, month or year by which they are to be carried out, by that year."
    return Figure("due", "By when", says, ("year", "recommendations"), tuple(sorted(counts.items())))


def _meetings(package: Package) -> Figure:
    named = Counter(row["entity_id"] for row in package.rows["mentions"] if row["entity_type"] == "meeting")
    dated = [row for row in package.rows["meetings"] if row["start_date"] is not None]
    most = sorted(dated, key=lambda row: (-named[row["meeting_id"]], row["meeting_id"]))[:25]
    rows = sorted((str(row["start_date"]), str(row["end_date"] or row["start_date"]), row["name"]) for row in most)
    says = "Meetings whose dates the reports tell; the 25 that are named most often."
    return Figure("meetings", "At which meetings", says, ("from", "to", "meeting"), tuple(rows))


def _who_asks_whom(package: Package) -> Figure:
    pairs: Counter[tuple[str, str]] = Counter()
    for row in package.rows["recommendations"]:
        who = [
            package.name("bodies", each["body_id"]) for each in package.parts("recommenders", row["recommendation_id"])
        ]
        whom = [each["name"] for each in package.parts("recommendation_addressees", row["recommendation_id"])]
        pairs.update({(one, other) for one in who for other in whom})
    first = _first(pairs, 0)
    second = _first(pairs, 1)
    rows = tuple(
        (one, other, count) for (one, other), count in sorted(pairs.items()) if one in first and other in second
    )
    says = "How often the bodies that recommend most address those who are addressed most."
    return Figure("pairs", "Who asks whom", says, ("body", "addressee", "recommendations"), rows)


def _first(pairs: Counter[tuple[str, str]], side: int) -> Sequence[str]:
    counts: Counter[str] = Counter()
    for pair, count in pairs.items():
        counts[pair[side]] += count
    return [name for name, _ in _most(counts, _ASKERS)]
