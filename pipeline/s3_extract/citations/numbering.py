"""How bodies number their resolutions and decisions: ``52/98``, ``1998/30``, ``1325 (2000)``, ``217 A (III)``.

In goes a printed number; out come its shape, what it says of session, year and number, and whether a body numbers so. The
bodies and the bounds of their numbers are data: ``rules/symbols.yaml``. Which body is meant is for ``resolutions``.

Source of the shapes: Dag Hammarskjöld Library, guide to resolutions; Editorial Manual of the United Nations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from pipeline.numbers import figure, roman_to_int
from pipeline.s3_extract.citations.lists import LETTERS, between, expand_letters
from pipeline.s3_extract.citations.symbols import SESSION_TAIL, load_rules
from pipeline.s3_extract.dates import DateSpan

Kind = Literal["resolution", "decision"]

NUMBER: Final = (
    rf"(?:(?P<special>E?S-\d{{1,2}})/(?P<of_special>\d{{1,3}})"
    r"|(?P<first>\d{1,4})\s?/\s?(?P<second>\d{1,3})"
    rf"|(?P<plain>\d{{1,4}}))(?![\d/]|\.\d|,\d{{3}}|-[A-Z]{{1,4}}\b)(?P<letters>\s?{LETTERS})?(?P<paren>{SESSION_TAIL})?"
)
ITEM: Final = re.compile(NUMBER)


_OPENS_BEFORE: Final = "economic-and-social-council"


@dataclass(frozen=True, slots=True)
class Adopter:
    """A body whose resolutions are cited by number. ``shapes[kind][shape]`` are bounds by name, both ends included."""

    body_id: str
    title: str
    series: str
    names: frozenset[str]
    first_year: int | None
    sessions_a_year: int
    shapes: Mapping[str, Mapping[str, Mapping[str, tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Shape:
    """The way one number is written and what it says."""

    name: str
    values: Mapping[str, int]
    number: str
    year: int | None = None

    def up_to(self, number: int) -> Shape:
        """The same way of writing with another number."""
        old = str(self.values["number"])
        head, _, tail = self.number.rpartition(old) if self.name != "number_year" else self.number.partition(old)
        return replace(self, values={**self.values, "number": number}, number=f"{head}{number}{tail}")


@cache
def load_adopters() -> Mapping[str, Adopter]:
    """The bodies of ``symbols.yaml`` that number their resolutions, by body_id."""
    return {row["body_id"]: _adopter(row) for row in load_rules()["adopters"]}


def _adopter(row: Mapping[str, Any]) -> Adopter:
    shapes = {
        kind: {shape: {name: (low, high) for name, (low, high) in bounds.items()} for shape, bounds in by_shape.items()}
        for kind, by_shape in row["shapes"].items()
    }
    return Adopter(
        body_id=row["body_id"],
        title=row["title"],
        series=row["series"],
        names=frozenset(row["names"]),
        first_year=row.get("first_year"),
        sessions_a_year=row.get("sessions_a_year", 1),
        shapes=shapes,
    )


def shapes_of(item: re.Match[str]) -> list[Shape]:
    """The number of ``item`` once for each of its letters."""
    return [_shape(item, letter) for letter in expand_letters(item["letters"] or "")]


def _shape(item: re.Match[str], letter: str) -> Shape:
    tail = f" {letter}" if letter else ""
    paren = (item["paren"] or "").strip()
    if item["special"]:
        values = {"session": figure(item["special"].rpartition("-")[2]), "number": figure(item["of_special"])}
        name = "emergency" if item["special"].startswith("E") else "special"
        return Shape(name, values, f"{item['special']}/{item['of_special']}{tail}")
    if item["first"]:
        first, second = figure(item["first"]), figure(item["second"])
        if first >= 1946:
            return Shape("year_number", {"year": first, "number": second}, f"{first}/{second}{tail}", first)
        return Shape("session_number", {"session": first, "number": second}, f"{first}/{second}{tail}")
    number, inner = figure(item["plain"]), paren.strip("()")
    if inner.isdigit():
        return Shape("number_year", {"number": number, "year": figure(inner)}, f"{number}{tail} {paren}", figure(inner))
    if inner:
        prefix, _, roman = inner.rpartition("-")
        session = roman_to_int(roman) or 0
        values = {"session": session, "number": number, "per_session": number // max(session, 1)}
        name = {"S": "special_roman", "ES": "emergency_roman", "EX": "executive_roman"}.get(prefix, "number_roman")
        return Shape(name, values, f"{number}{tail} {paren}")
    return Shape("plain", {"number": number}, f"{number}{tail}")


def numbers_between(first: Shape, last: Shape) -> list[Shape] | None:
    """The numbers of a range between its ends; None where it crosses sessions, runs backwards or is too long."""
    fixed = {name: value for name, value in first.values.items() if name not in ("number", "per_session")}
    if first.name != last.name or any(last.values[name] != value for name, value in fixed.items()):
        return None
    numbers = between(first.values["number"], last.values["number"])
    return None if numbers is None else [first.up_to(number) for number in numbers]


def accepts(adopter: Adopter, kind: Kind, shape: Shape, date: DateSpan | None) -> bool:
    """Can this number be of this body? A date beside it has to fall into the session or year the number gives."""
    bounds = adopter.shapes.get(kind, {}).get(shape.name)
    if bounds is None or any(not low <= shape.values[name] <= high for name, (low, high) in bounds.items()):
        return False
    if date is None:
        return True
    year = figure(date.first_day[:4])
    if shape.year is not None:
        # A session of the Economic and Social Council opens in the July before its year.
        return shape.year - (adopter.body_id == _OPENS_BEFORE) <= year <= shape.year + 1 or shape.name == "number_year"
    if adopter.first_year and shape.name == "session_number":
        # A session of the Assembly opens in September and is resumed in the next year.
        opened = adopter.first_year + (shape.values["session"] - 1) // adopter.sessions_a_year
        return 0 <= year - opened <= 1
    return True


@cache
def called(name: str) -> tuple[str, ...]:
    """The bodies called ``name``, by name."""
    return tuple(body for body, adopter in load_adopters().items() if name in adopter.names)
