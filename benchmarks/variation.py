"""Slots in a text and what they are filled with: names of the registry, symbols, resolutions, dates and figures.

In: a text with ``{body}``-like slots, or a real report whose names and figures become slots. Out: ``Template`` objects
that a random generator fills. Only ``Random.random`` is used, whose sequence is the same in every version of Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final, TypeVar

from pipeline.numbers import int_to_ordinal
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.months import MONTHS

_T = TypeVar("_T")
Pools = Mapping[str, Sequence[str]]
# How many values a slot made of figures can have; names have as many as the registry knows.
_VALUES: Final = 4096
# Bodies whose names stand behind "the" and that adopt, request and recommend.
_DELIBERATING: Final = ("commission", "committee", "subcommission", "treaty_body", "working_group")
_LONGEST_NAME: Final = 110
_SLOT: Final = re.compile(r"\{(\w+)\}")
_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_YEAR: Final = r"(?:19|20)\d\d"
# What varies in a real report beside its names; the first that matches at a place counts.
_FIGURES: Final = {
    "symbol": r"\b(?:A|E|S)/(?:[A-Z]+\.\d+/)?\d+/\d+\b",
    "days": rf"\b\d{{1,2}} to \d{{1,2}} {_MONTH} {_YEAR}\b",
    "date": rf"\b\d{{1,2}} {_MONTH} {_YEAR}\b",
    "month": rf"\b{_MONTH} {_YEAR}\b",
    "number_of_resolution": r"(?<=resolution )\d{1,4}/\d{1,3}\b",
    "ordinal": r"\b(?:twent|thirt|fort|fift|sixt|sevent)(?:ieth|y-[a-z]+)(?= session)",
    "year": rf"\b{_YEAR}\b",
}


@dataclass(frozen=True, slots=True)
class Template:
    """A text with slots: ``text`` for the operator ``%``, and for each slot the index of its value.

    ``kinds`` names the pool of each value; slots of one index always hold the same.
    """

    text: str
    kinds: tuple[str, ...]
    slots: tuple[int, ...]

    def fill(self, random: Callable[[], float], pools: Pools) -> str:
        """The text with a value for each slot; ``random`` gives numbers from 0 to 1."""
        values = [(pool := pools[kind])[int(random() * len(pool))] for kind in self.kinds]
        return self.text % tuple([values[slot] for slot in self.slots])


def pick(random: Callable[[], float], values: Sequence[_T]) -> _T:
    """One of the values."""
    return values[int(random() * len(values))]


def parse_template(text: str) -> Template:
    """A template of a text with slots such as ``{body}``; each is filled by itself."""
    kinds = tuple(_SLOT.findall(text))
    return Template(_SLOT.sub("%s", text.replace("%", "%%")), kinds, tuple(range(len(kinds))))


def template_of(report: str) -> Template:
    """A template of a real report: its names, symbols, dates and figures become slots, each the same throughout.

    Principal organs keep their names, because only their resolutions are numbered as theirs are.
    """
    bodies = {name: kind for name, kind in _classes().items() if kind != "body.principal_organ"}
    countries = dict.fromkeys(_countries(), "country")
    names = {name: kind for name, kind in (countries | bodies).items() if name in report}
    patterns = [f"(?P<{kind}>{pattern})" for kind, pattern in _FIGURES.items()]
    longest = sorted(names, key=lambda name: (-len(name), name))
    if longest:
        patterns.append(rf"(?P<name>\b(?:{'|'.join(map(re.escape, longest))})\b)")
    found = re.compile("|".join(patterns))
    values: dict[str, int] = {}
    kinds: list[str] = []
    slots: list[int] = []
    pieces: list[str] = []
    end = 0
    for match in found.finditer(report):
        printed = match.group()
        if printed not in values:
            values[printed] = len(kinds)
            kinds.append(names[printed] if match.lastgroup == "name" else str(match.lastgroup))
        slots.append(values[printed])
        pieces += (report[end : match.start()].replace("%", "%%"), "%s")
        end = match.end()
    return Template("".join([*pieces, report[end:].replace("%", "%%")]), tuple(kinds), tuple(slots))


@cache
def pools(seed: int) -> Pools:
    """What slots can be filled with; the figures are chosen by the seed."""
    rng = Random(f"pools {seed}").random
    by_class: dict[str, list[str]] = {}
    for name, kind in _classes().items():
        by_class.setdefault(kind, []).append(name)
    made = {kind: tuple(make(rng) for _ in range(_VALUES)) for kind, make in _MAKERS.items()}
    deliberating = tuple(name for kind in _DELIBERATING for name in by_class[f"body.{kind}"])
    bodies = load_registry().bodies.values()
    acronyms = tuple(sorted({body.acronym for body in bodies if body.acronym and body.is_un_system}))
    return {
        **made,
        **by_class,
        "body": deliberating,
        "held_session": tuple(_held_session(pick(rng, deliberating), rng) for _ in range(_VALUES)),
        "acronym": acronyms,
        "country": _countries(),
        "city": tuple(sorted(load_registry().cities)),
    }


@cache
def _classes() -> dict[str, str]:
    """The official names of bodies but States, each of two words at least, and the pool each belongs to; without the United Nations."""
    bodies = sorted(load_registry().bodies.values(), key=lambda body: body.body_id)
    return {
        each.name: f"body.{each.classification}"
        for each in bodies
        if each.classification != "state" and " " in each.name and each.name != "United Nations"
        # A name longer than a line would be no heading.
        if len(each.name) < _LONGEST_NAME
    }


@cache
def _countries() -> tuple[str, ...]:
    countries = load_registry().countries.values()
    return tuple(sorted(each.name for each in countries if each.status == "member" and each.to_year is None))


def _held_session(body: str, random: Callable[[], float]) -> str:
    """``Commission on X, at its fifth session, held from 3 to 14 May 1998,``; a session has the same days in all reports."""
    number = _integer(random, 1, 78)
    days = _days(Random(f"{body} {number}").random)
    return f"{body}, at its {int_to_ordinal(number)} session, held from {days},"


def _integer(random: Callable[[], float], low: int, high: int) -> int:
    return low + int(random() * (high - low + 1))


def _year(random: Callable[[], float]) -> str:
    return str(_integer(random, 1976, 2024))


def _month(random: Callable[[], float]) -> str:
    return f"{pick(random, MONTHS)} {_year(random)}"


def _date(random: Callable[[], float]) -> str:
    return f"{_integer(random, 1, 28)} {_month(random)}"


def _days(random: Callable[[], float]) -> str:
    first = _integer(random, 1, 14)
    return f"{first} to {first + _integer(random, 1, 14)} {_month(random)}"


def _resolution(random: Callable[[], float]) -> str:
    session, number = _integer(random, 31, 78), _integer(random, 1, 250)
    return f"General Assembly resolution {session}/{number} of {_integer(random, 1, 23)} December {session + 1945}"


def _number_of_resolution(random: Callable[[], float]) -> str:
    first = _integer(random, 31, 78) if random() < 0.5 else _integer(random, 1976, 2024)
    return f"{first}/{_integer(random, 1, 120)}"


def _symbol(random: Callable[[], float]) -> str:
    number = _integer(random, 1, 600)
    series = int(random() * 4)
    if series == 0:
        return f"A/{_integer(random, 31, 78)}/{number}"
    if series == 1:
        return f"E/CN.{_integer(random, 1, 18)}/{_year(random)}/{number}"
    return f"{'ES'[series - 2]}/{_year(random)}/{number}"


_MAKERS: Final[Mapping[str, Callable[[Callable[[], float]], str]]] = {
    "resolution": _resolution,
    "number_of_resolution": _number_of_resolution,
    "symbol": _symbol,
    "date": _date,
    "month": _month,
    "days": _days,
    "year": _year,
    "ordinal": lambda random: int_to_ordinal(_integer(random, 1, 78)),
    "count": lambda random: str(_integer(random, 2, 180)),
}
