"""Cities and countries as the place of a meeting: the name at an offset, and the country it lies in.

In: a text and where a name may begin. Out: the city as printed and the country's code. Countries as actors, and places
where nothing meets, are not found here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.rules.registry import load_registry

_NAME: Final = re.compile(
    # A full stop ends the place ("in Geneva. The experts"), but for those of "St. John’s".
    r"(?:The\s)?(?:(?:St|Ste|Mt|Ft)\.|[A-ZÀ-Ý][\w’'-]*)"
    r"(?:[\s-](?:(?:de|da|do|del|la|el|es|al|au|of|and|the|am|upon|d’|d')[\s-])*[A-ZÀ-Ý][\w’'-]*){0,6}"
)
_COUNTRY_AFTER: Final = re.compile(r"(?:,\s|\s\()(?:the\s)?(?=[A-ZÀ-Ý])")
# Of "Belém do Pará" the first word is known.
_OF_STATE: Final = re.compile(r"\s(?:do|da|de|del)\s[A-ZÀ-Ý][\w’-]+")
_OF_COLUMBIA: Final = re.compile(r",?\sD\.?\s?C\.?")
_PARTING: Final = re.compile(r"[\s-]")
_SPACES: Final = re.compile(r"\s+")
_MONTH: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# Where people meet in a city: "held at Headquarters", "in Boardroom D".
_HOUSE: Final = re.compile(
    r"\b(?:Headquarters|(?:Board)?[Rr]oom|Hall|Chamber|Building|Palais|Palace|Cent(?:re|er)|Hotel|Office)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place at ``text[start:end]``; ``name`` is the city as printed, or the country where it ``is_wide``."""

    start: int
    end: int
    name: str
    country_code: str | None
    is_wide: bool = False


@cache
def _gazetteer() -> tuple[dict[str, str], dict[str, str]]:
    """(cities, countries) with their country codes; capitals are cities."""
    registry = load_registry()
    cities = {country.capital: code for code, country in registry.countries.items() if country.capital}
    cities |= dict(registry.cities)
    # Of two countries with one capital's name the later would win: none such is left in the lists.
    countries = {name: code for name, code, _ in registry.names_of_countries()}
    return cities, countries


def place_at(text: str, at: int, open_ended: bool = False) -> Place | None:
    """The place whose name begins at ``at``: a known city or country; any capital words where ``open_ended``.

    The country behind a city ("Lusaka, Zambia", "Moscow (Russian Federation)") belongs to the place's span.
    """
    if _MONTH.match(text, at) or not (match := _NAME.match(text, at)):
        return None
    cities, countries = _gazetteer()
    words = _prefixes(match[0])
    for name in words:
        if code := cities.get(_plain(name)):
            end = at + len(name)
            suffix = (_OF_COLUMBIA if _plain(name) == "Washington" else _OF_STATE).match(text, end)
            if suffix:
                end = suffix.end()
            country = _country_after(text, end, countries)
            # "Georgetown, Guyana" and "San José, California": what is printed after it decides.
            return Place(at, country[1] if country else end, text[at:end], country[0] if country else code)
    for name in words:
        if code := countries.get(_plain(name)):
            # "Zanzibar, United Republic of Tanzania": a country's former name in another country.
            if (country := _country_after(text, at + len(name), countries)) and country[0] != code:
                return Place(at, country[1], name, country[0])
            return Place(at, at + len(name), name, code, True)
    if not open_ended or _HOUSE.search(words[0]):
        return None
    name = words[0]
    country = _country_after(text, at + len(name), countries)
    return Place(at, country[1] if country else at + len(name), name, country[0] if country else None)


def place_in_country(text: str, at: int) -> Place | None:
    """A place that no list knows, where its country stands behind it: "Bula, Guinea-Bissau"."""
    place = place_at(text, at, open_ended=True)
    # "Jane Wells (Utopia)" is a person.
    return place if place and place.country_code and text[place.end - 1] != ")" else None


def _prefixes(name: str) -> list[str]:
    """The name and what is left of it word by word, longest first."""
    name = name.rstrip(".'’-")
    cuts = [m.start() for m in _PARTING.finditer(name)]
    return [name, *(name[:cut] for cut in reversed(cuts))]


def _plain(name: str) -> str:
    return _SPACES.sub(" ", name).replace("’", "'")


def _country_after(text: str, at: int, countries: dict[str, str]) -> tuple[str, int] | None:
    """(code, end) of the country printed behind a city."""
    opening = _COUNTRY_AFTER.match(text, at)
    if not opening or not (match := _NAME.match(text, opening.end())):
        return None
    for name in _prefixes(match[0]):
        if code := countries.get(_plain(name)):
            end = opening.end() + len(name)
            return code, end + (text[end : end + 1] == ")")
    return None
