"""Whose a body with a generic name is: "Ministry of Health", "Evaluation Office", "Executive Committee".

In: a name, and what the report is about. Out: whether the name alone tells which body it is, and the State or the
organization it belongs to. What the text says beside the name counts first; a report on one State speaks of that
one's ministries, a report on one organization of its offices. Nothing is guessed beyond that: where nobody owns the
body, its id carries the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.model import Body
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.rules import Named, load_rules
from pipeline.s3_extract.name_index import squeeze
from pipeline.s3_extract.places.countries import adjective_at_begin, adjectives, country_hits

_WORD = re.compile(r"[\w’'-]+")
_ROMAN = re.compile(r"[IVX]+")
_ACRONYM = re.compile(r"[A-Z]{2,}")
# Organs that every report names; what they have is told by its own name.
_ORGANS = frozenset({"united-nations", "general-assembly", "economic-and-social-council", "security-council"})
# Named in the titles of reports on others.
_SPEAK_FOR_ALL = frozenset({"secretary-general", "united-nations-secretariat", "united-nations"})
# What a report on one of these says of "the Office" is said of its own.
HAVE_PARTS = frozenset(
    {"fund_or_programme", "specialized_agency", "mission", "secretariat", "research_institute", "regional_organization"}
)
# The governing organs of organizations, but for those that several have together.
_ORGAN = re.compile(
    r"(?!.*, the .* and )(?:.*\b(?:Board|Council|Assembly|Body)\b|Executive Committee\b|General Conference\b)"
)
# Courts have chambers besides their offices.
_CHAMBER = "Chamber"
_COURT = re.compile(r"\b(?:Court|Tribunal|Residual Mechanism)\b")
# No part of a body of the United Nations system is one of these.
_NEVER_PARTS = frozenset({"non_governmental", "national_body"})


@dataclass(frozen=True, slots=True)
class Owners:
    """What a report is about: the country its title names, where it names one alone; the organization likewise, and whether
    it is named by its organ alone; the organs of its front page."""

    report_id: str
    country: str | None = None
    organization: Body | None = None
    organs: tuple[str, ...] = ()
    by_organ: bool = False

    def with_owner(self, named: Named) -> Named:
        """The name with the State or the organization it belongs to, and ``core`` without these."""
        if named.classification == "national_body":
            country = self.country if named.country is None else named.country or None
            return replace(named, country=country, core=_without_adjective(named.core, country))
        if named.own and is_generic(named.own, named.head):
            return replace(named, core=named.own)
        if named.parent is None and self.organization and _is_part_of(named, self.organization, self.by_organ):
            return replace(named, parent=self.organization.body_id, is_un_system=self.organization.is_un_system)
        return named

    def scope_of(self, named: Named, parent: Body | None) -> str | None:
        """What keeps the body apart from those of the same name: a country, a body's id, ``""`` where nobody owns it.

        None where the name alone tells which body it is.
        """
        if named.classification == "national_body":
            return (named.country or "").lower()
        if not is_generic(named.core, named.head) or (parent and squeeze(parent.name) in squeeze(named.core)):
            return None
        return parent.body_id if parent else ""

    def may_have(self, above: Sequence[str]) -> bool:
        """Whether the report may speak of an office with ``above`` it: not where it is on another organization with its own."""
        about = self.organization
        return about is None or about.classification in ("mission", "secretariat") or about.body_id in above

    def organ_of_one(self, name: str, named: Mapping[str, int]) -> str | None:
        """The organ of that short name ("Executive Board") of the organization that the title names or the report names most,
        where it names no second one with an organ of the name; else of the one of which it names another part ("the World Health
        Assembly"). ``named``: how often it names the known bodies."""
        organs = organs_by_name().get(name, ())
        own = [pair for pair in organs if pair[1] in named or pair[1] == self._about]
        if organs and not own:
            own = [pair for pair in organs if not _parts_of().get(pair[1], frozenset()).isdisjoint(named)]
            return own[0][0] if len(own) == 1 else None
        if len(own) != 1:
            return None
        return own[0][0] if own[0][1] in (self._about, _named_most(named)) else None

    @property
    def _about(self) -> str | None:
        return self.organization.body_id if self.organization else None


@cache
def _parts_of() -> Mapping[str, frozenset[str]]:
    """Organization -> its parts in the authority files, but for those that speak for all."""
    parts: dict[str, set[str]] = {}
    for body in load_registry().bodies.values():
        if body.parent_body_id and body.parent_body_id not in _SPEAK_FOR_ALL:
            parts.setdefault(body.parent_body_id, set()).add(body.body_id)
    return {organization: frozenset(bodies) for organization, bodies in parts.items()}


def _named_most(named: Mapping[str, int]) -> str | None:
    """The organization that a report names most."""
    bodies = load_registry().bodies
    kinds, others = HAVE_PARTS - {"secretariat"}, _with_organs()
    parts = [key for key in named if key in bodies and (bodies[key].classification in kinds or key in others)]
    return max((key for key in parts if key not in _SPEAK_FOR_ALL), key=lambda key: (named[key], key), default=None)


@cache
def organs_by_name() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Short name of two words or more -> the bodies of that name with the organizations that have them."""
    registry = load_registry()
    organs: dict[str, list[tuple[str, str]]] = {}
    for surface, body_id, kind in registry.names_of_bodies():
        parent = registry.bodies[body_id].parent_body_id
        if kind == "short" and " " in surface and parent and parent not in _ORGANS:
            organs.setdefault(surface, []).append((body_id, parent))
    return {surface: tuple(found) for surface, found in organs.items()}


@cache
def _with_organs() -> frozenset[str]:
    """The organizations whose organs the authority files know, whatever their kind (the International Atomic Energy Agency)."""
    registry = load_registry()
    owners = {owner for organs in organs_by_name().values() for _, owner in organs}
    return frozenset(owner for owner in owners if registry.bodies[owner].parent_body_id is None)


@cache
def offices_of_many() -> frozenset[str]:
    """The bodies of the authority files with the name of an office that many organizations have."""
    named = load_rules().of_many
    return frozenset(body_id for surface, body_id, _ in load_registry().names_of_bodies() if surface in named)


def organization_of(bodies: Iterable[Body]) -> Body | None:
    """The one organization among the bodies that a title names; an organ of one stands for it ("report of the Trade and
    Development Board"), but not one of several ("the Executive Board of X, of Y and of Z")."""
    found: dict[str, Body] = {}
    for named in bodies:
        body = _whose_organ(named) or named
        has_parts = body.classification in HAVE_PARTS or body.body_id in _with_organs()
        has_parts = has_parts or _is_court(body) or _is_regional_commission(body)
        if has_parts and body.body_id not in _SPEAK_FOR_ALL:
            found[body.body_id] = body
    return next(iter(found.values())) if len(found) == 1 else None


def _is_regional_commission(body: Body) -> bool:
    """Whether a commission has a secretariat of its own: the regional ones of the Economic and Social Council."""
    return body.classification == "commission" and body.name.startswith("Economic ")


def _is_court(body: Body) -> bool:
    return body.is_un_system and body.classification == "other" and _COURT.search(body.name) is not None


def _whose_organ(body: Body) -> Body | None:
    """The organization whose governing organ a body is by the authority files."""
    if body.classification not in ("other", "committee") or body.parent_body_id is None or not _ORGAN.match(body.name):
        return None
    owner = load_registry().bodies.get(body.parent_body_id)
    kinds = HAVE_PARTS - {"mission", "secretariat"}
    return owner if owner and (owner.classification in kinds or owner.body_id in _with_organs()) else None


def as_part(named: Named, owner: Body | None) -> Named:
    """The name as that of a part of ``owner``: what is a part of a body of the United Nations system is of the system, and a
    network or an assembly there is neither a society nor a State's."""
    if owner is None or not owner.is_un_system or named.country:
        return named
    kind = "other" if named.classification in _NEVER_PARTS else named.classification
    return replace(named, is_un_system=True, classification=kind)


def _is_part_of(named: Named, organization: Body, by_organ: bool) -> bool:
    """Whether a name is that of a part of an organization, in a report on that organization or ``by_organ`` of it."""
    rules = load_rules()
    parts = rules.units if organization.classification == "mission" else rules.offices | rules.committees
    if by_organ:
        # The groups and boards named in an organ's report may be the organ's or another's ("the Board of the Wells Agreement").
        parts = rules.offices - {"Board"}
    if _is_court(organization):
        parts = parts | {_CHAMBER}
    words = named.name.split()
    return (
        named.head in parts
        and is_generic(named.name, named.head)
        and (
            _is_regional(words, named.head)
            or not (rules.of_states.intersection(words) or named.country is not None or country_hits(named.name))
        )
    )


def _is_regional(words: Sequence[str], head: str) -> bool:
    """Whether a name is that of an office for a part of the world, as organizations have ("Regional Bureau for Africa")."""
    rules = load_rules()
    return words[0] == "Regional" and head in rules.offices and not rules.wide.isdisjoint(words)


def _without_adjective(core: str, country: str | None) -> str:
    """ "Ministry of Health" of "Iraqi Ministry of Health"."""
    first = core.partition(" ")[0]
    adjective, land = adjective_at_begin(core) or (first, load_rules().lands.get(first))
    rest = core[len(adjective) + 1 :]
    return rest if country and " " in rest and land == country else core


@lru_cache(maxsize=1 << 14)
def is_generic(name: str, head: str) -> bool:
    """Whether many organizations or States have a body of this name.

    Parts of organizations are, and what is called by one more word than its head, but not where a word of the name
    belongs to one body alone: a place, an acronym, a name.

    >>> is_generic("Evaluation Office", "Office"), is_generic("Lavazza Foundation", "Foundation")
    (True, False)
    """
    rules = load_rules()
    words = _WORD.findall(name)
    telling = [word for word in words if word[0].isupper() and word not in rules.generic and word not in rules.heads]
    telling = [word for word in telling if word not in head.split() and not _ROMAN.fullmatch(word)]
    words = [word for word in words if not _ROMAN.fullmatch(word)]
    if _is_regional(words, head):
        return True
    if words[-1].isdigit():
        # "Panel of Experts established pursuant to resolution 2713 (2023)"
        return False
    foreign = (word for word in words if word not in rules.plain)
    if any(_ACRONYM.search(word) or word in adjectives() or word in rules.wide for word in foreign) or country_hits(
        name
    ):
        return not telling
    if head in rules.offices:
        return True
    return all(word in rules.plain for word in telling) and (len(telling) < 2 or head in rules.committees)
