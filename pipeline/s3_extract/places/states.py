"""States as bodies: the recommending and addressed States of a report that no other finder names as bodies.

A State is a country in a text and a body where it recommends or shall act; the authority files hold both.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Body, Holder, Mention, Recommendation
from pipeline.rules.registry import load_registry


def state_of(mention: Mention) -> str:
    """The body id of a country that acts."""
    country = load_registry().countries.get(mention.entity_id)
    return country.body_id if country is not None else mention.entity_id.lower()


def actor_of(mention: Mention) -> str:
    """The body id of whoever a mention of a body or country names, where it acts: a country is its State."""
    return state_of(mention) if mention.entity_type == "country" else mention.entity_id


def states_of(recommendations: Mapping[str, tuple[Recommendation, ...]], holders: Mapping[str, Holder]) -> list[Body]:
    """The bodies of the authority files that recommendations and divisions refer to, by id and without repetition."""
    wanted = {holder.body_id for holder in holders.values() if holder.body_id is not None}
    for rows in recommendations.values():
        for row in rows:
            wanted.update(row.recommenders)
            wanted.update(a.body_id for a in row.addressees if a.body_id)
    registry = load_registry().bodies
    return [registry[body_id] for body_id in sorted(wanted) if body_id in registry]
