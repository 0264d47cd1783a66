"""The authority files of bodies and countries, checked and indexed.

What goes in: ``bodies/*.yaml`` and ``countries.yaml``, hand-made lists of facts with their sources. What comes out:
one frozen ``Registry`` a process. What stays out: finding names in a text, and any body a report names first.
An unknown key or classification, a missing parent, an id or a name given twice raise ``RuleError``, which names the file
and the entry: a wrong authority file must never reach a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.model import Body, BodyName
from pipeline.rules.loader import RULES, RuleError, read_file
from pipeline.rules.shapes import BODIES, SHAPES
from pipeline.rules.variants import fold_accents, spell, vary

# The closed list of the column bodies.classification.
CLASSIFICATIONS = frozenset(
    [
        "principal_organ",
        "commission",
        "committee",
        "subcommission",
        "working_group",
        "special_procedure",
        "treaty_body",
        "specialized_agency",
        "fund_or_programme",
        "secretariat",
        "research_institute",
        "trust_fund",
        "mission",
        "regional_organization",
        "national_body",
        "non_governmental",
        "state",
        "other",
    ]
)
NAME_KEYS = {"variants": "variant", "former": "former", "short": "short"}
STATUSES = frozenset({"member", "observer", "other"})
ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
ALPHA_3 = re.compile(r"[A-Z]{3}")


class RegistryError(RuleError):
    """An authority file holds something it must not; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name a State bore until ``until`` (a year)."""

    name: str
    until: int


@dataclass(frozen=True, slots=True)
class Country:
    """A State, past or present, as the United Nations names it.

    ``code`` is ISO 3166-1 or -3 alpha-3, or of the user-assigned range (``XAA`` to ``XZZ``) where ISO gave none.
    ``names`` holds every name but the adjectives, the United Nations short name (``official``) first. ``from_year`` is
    the year of admission (``status`` member) or of observer status, ``to_year`` the year the State ceased to exist.
    """

    code: str
    name: str
    formal_name: str | None
    names: tuple[BodyName, ...]
    former: tuple[FormerName, ...]
    adjectives: tuple[str, ...]
    shared_adjectives: tuple[str, ...]
    capital: str | None
    status: str
    from_year: int | None
    to_year: int | None

    @property
    def body_id(self) -> str:
        """The id of the State in ``Registry.bodies``."""
        return slugify(self.name)


@dataclass(frozen=True)
class Registry:
    """All authority files. The mappings are read-only.

    ``bodies`` holds the bodies of the files and one of classification ``state`` for every country. ``by_series`` maps
    a symbol prefix (``E/CN.6``) to a body id. ``cities`` maps a city to a country code.
    ``traps`` are phrases that hold a country's name, or its adjective, and are not that country. ``sources`` maps a
    body id to the source of its entry.
    """

    bodies: Mapping[str, Body]
    by_series: Mapping[str, str]
    countries: Mapping[str, Country]
    cities: Mapping[str, str]
    traps: tuple[str, ...]
    sources: Mapping[str, str]

    @cached_property
    def _body_names(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(_all_names(self.bodies.values()))

    def names_of_bodies(self) -> list[tuple[str, str, str]]:
        """(surface, body id, kind) of every body but the States, the names made by rule after the printed ones.

        Only ``short`` names may belong to several bodies; a name made by rule that would is left out.
        """
        return list(self._body_names)

    def names_of_countries(self) -> list[tuple[str, str, str]]:
        """(surface, country code, kind) of every country, spellings made by rule included; no adjectives."""
        return list(self._country_names)

    @cached_property
    def _country_names(self) -> tuple[tuple[str, str, str], ...]:
        listed = [(n.name, c.code, n.kind) for c in self.countries.values() for n in c.names]
        taken = {surface for surface, _, _ in listed}
        for surface, code, kind in tuple(listed):
            for made in spell(surface):
                if made not in taken:
                    taken.add(made)
                    listed.append((made, code, "former" if kind == "former" else "variant"))
        return tuple(listed)

    def adjectives_of_countries(self) -> list[tuple[str, str]]:
        """(adjective, country code), for phrases such as ``the Italian Government``."""
        return [(adjective, c.code) for c in self.countries.values() for adjective in c.adjectives]

    def shared_adjectives(self) -> dict[str, frozenset[str]]:
        """Adjective -> the codes of the several countries to which it points ("the Congolese authorities")."""
        owners: dict[str, set[str]] = {}
        for country in self.countries.values():
            for adjective in country.shared_adjectives:
                owners.setdefault(adjective, set()).add(country.code)
        return {adjective: frozenset(codes) for adjective, codes in owners.items()}


def slugify(name: str) -> str:
    """The id of a name: lower case, ASCII, hyphens; ``Côte d'Ivoire`` gives ``cote-d-ivoire``."""
    return re.sub(r"[^a-z0-9]+", "-", fold_accents(name).lower()).strip("-")


@cache
def load_registry() -> Registry:
    """The registry of the files that come with the package, read once a process."""
    return read_registry(RULES / "bodies", RULES / "countries.yaml")


def read_registry(bodies_folder: Path, countries_path: Path) -> Registry:
    """Read and check all files. Raises ``RuleError`` on the first wrong entry."""
    countries, cities, traps = _read_countries(countries_path)
    bodies: dict[str, Body] = {}
    series: dict[str, str] = {}
    sources: dict[str, str] = {}
    where: dict[str, str] = {}
    for path in sorted(bodies_folder.glob("*.yaml")):
        for place, entry in _entries(path):
            body = _body(place, entry)
            if body.body_id in bodies:
                raise RegistryError(f"{place}: the id is also in {where[body.body_id]}; keep one of the entries")
            bodies[body.body_id], where[body.body_id] = body, place
            sources[body.body_id] = entry["source"]
            for prefix in entry.get("series", []):
                if prefix in series:
                    raise RegistryError(f"{place}: series {prefix} is also that of {series[prefix]!r}")
                series[prefix] = body.body_id
    for body in bodies.values():
        if body.parent_body_id and body.parent_body_id not in bodies:
            raise RegistryError(f"{where[body.body_id]}: there is no parent {body.parent_body_id!r}; add its entry")
        if body.country_code and body.country_code not in countries:
            raise RegistryError(f"{where[body.body_id]}: unknown country code {body.country_code!r}")
    for country in countries.values():
        if country.body_id in bodies:
            raise RegistryError(f"{where[country.body_id]}: States are made from {countries_path.name}; drop the entry")
        bodies[country.body_id] = _state(country)
    _check_names(bodies.values())
    return Registry(
        bodies=MappingProxyType(bodies),
        by_series=MappingProxyType(series),
        countries=MappingProxyType(countries),
        cities=MappingProxyType(cities),
        traps=traps,
        sources=MappingProxyType(sources),
    )


def _entries(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(place, entry) of a file of bodies: the defaults of its group filled in."""
    for group in read_file(path, BODIES, as_text=True)["groups"]:
        defaults = group.get("defaults", {})
        for entry in group["bodies"]:
            place = f"{path.name}: {entry['id']}"
            whole = {**defaults, **entry}
            if missing := {"classification", "un_system", "source"} - set(whole):
                raise RegistryError(f"{place}: no {sorted(missing)[0]!r}, neither in the entry nor in its group")
            yield place, whole


def _body(place: str, entry: Mapping[str, Any]) -> Body:
    """One entry as a ``Body``; every value checked but those that point to other entries."""
    if entry["id"] != slugify(entry["name"]):
        raise RegistryError(f"{place}: the id of {entry['name']!r} is {slugify(entry['name'])!r}")
    if entry["classification"] not in CLASSIFICATIONS - {"state"}:
        raise RegistryError(f"{place}: unknown classification {entry['classification']!r}")
    if entry["un_system"] not in ("true", "false"):
        raise RegistryError(f"{place}: un_system is true or false, not {entry['un_system']!r}")
    for key in ("founded", "dissolved"):
        if key in entry and not ISO_DATE.fullmatch(entry[key]):
            raise RegistryError(f"{place}: {key} is a year, month or day of ISO 8601, not {entry[key]!r}")
    names = [BodyName(entry["name"], "official")]
    # An acronym listed under `short` too has other meanings (CRC is the Committee and the Convention): it counts as short.
    if entry.get("acronym") and entry["acronym"] not in entry.get("short", []):
        names.append(BodyName(entry["acronym"], "acronym"))
    for key, kind in NAME_KEYS.items():
        names += [BodyName(name, kind) for name in entry.get(key, [])]
    series = entry.get("series", [])
    return Body(
        body_id=entry["id"],
        name=entry["name"],
        acronym=entry.get("acronym"),
        classification=entry["classification"],
        parent_body_id=entry.get("parent") or None,
        is_un_system=entry["un_system"] == "true",
        country_code=entry.get("country"),
        symbol_series=series[0] if series else None,
        founding_date=entry.get("founded"),
        dissolution_date=entry.get("dissolved"),
        names=tuple(names),
    )


def _read_countries(path: Path) -> tuple[dict[str, Country], dict[str, str], tuple[str, ...]]:
    """Countries by code, city -> code, traps."""
    data = read_file(path, SHAPES["countries.yaml"], as_text=True)
    countries: dict[str, Country] = {}
    for entry in data["countries"]:
        country = _country(f"{path.name}: {entry['code']}", entry)
        if country.code in countries:
            raise RegistryError(f"{path.name}: {country.code} is there twice")
        countries[country.code] = country
    # A capital is a place of meetings too; that of a State of the past is listed with the State it is in now.
    cities = {c.capital: c.code for c in countries.values() if c.capital and c.to_year is None}
    for code, names in data["cities"].items():
        if code not in countries:
            raise RegistryError(f"{path.name}: cities of the unknown code {code}")
        for name in names:
            if name in cities:
                raise RegistryError(f"{path.name}: the city {name} is there for {cities[name]} and for {code}")
            cities[name] = code
    return countries, cities, tuple(trap["text"] for trap in data["traps"])


def _country(place: str, entry: Mapping[str, Any]) -> Country:
    """One entry as a ``Country``."""
    if not ALPHA_3.fullmatch(entry["code"]) or entry["status"] not in STATUSES:
        raise RegistryError(f"{place}: a code is three capitals, a status one of {sorted(STATUSES)}")
    former = tuple(FormerName(f["name"], int(f["until"])) for f in entry.get("former", []))
    formal = entry.get("formal_name")
    variants = ([formal] if formal and formal != entry["name"] else []) + entry.get("variants", [])
    return Country(
        code=entry["code"],
        name=entry["name"],
        formal_name=formal,
        names=(
            BodyName(entry["name"], "official"),
            *(BodyName(name, "variant") for name in variants),
            *(BodyName(f.name, "former") for f in former),
        ),
        former=former,
        adjectives=tuple(entry.get("adjectives", [])),
        shared_adjectives=tuple(entry.get("shared_adjectives", [])),
        capital=entry.get("capital"),
        status=entry["status"],
        from_year=int(entry["from_year"]) if "from_year" in entry else None,
        to_year=int(entry["to_year"]) if "to_year" in entry else None,
    )


def _state(country: Country) -> Body:
    """A country as a body of classification ``state``."""
    return Body(
        body_id=country.body_id,
        name=country.name,
        acronym=None,
        classification="state",
        parent_body_id=None,
        is_un_system=False,
        country_code=country.code,
        names=country.names,
    )


def _check_names(bodies: Iterable[Body]) -> None:
    """No name but a short one belongs to two bodies, or to one body twice."""
    owner: dict[str, str] = {}
    for body in bodies:
        own: set[str] = set()
        for named in body.names:
            if named.name in own:
                raise RegistryError(f"{body.body_id}: the name {named.name!r} is there twice")
            own.add(named.name)
            if named.kind == "short":
                continue
            if named.name in owner:
                raise RegistryError(
                    f"{body.body_id}: {named.name!r} is also a name of {owner[named.name]!r};"
                    " drop it from one of them, or list it under `short` of both"
                )
            owner[named.name] = body.body_id


def _all_names(bodies: Iterable[Body]) -> list[tuple[str, str, str]]:
    """Printed names of all bodies but States, then the names made by rule that belong to one body only."""
    organizations = [body for body in bodies if body.classification != "state"]
    printed = [(n.name, b.body_id, n.kind) for b in organizations for n in b.names]
    taken = {name for name, _, _ in printed}
    made: dict[str, tuple[str, str] | None] = {}
    for body in organizations:
        for named in body.names:
            if named.kind not in ("official", "variant", "former"):
                continue
            kind = "former" if named.kind == "former" else "variant"
            for name in vary(named.name, body.classification, body.is_un_system):
                if name not in taken:
                    known = made.setdefault(name, (body.body_id, kind))
                    # Two bodies give the same name: it says too little, so neither gets it.
                    if known and known[0] != body.body_id:
                        made[name] = None
    return printed + [(name, *owner) for name, owner in made.items() if owner]
