"""What the registry adds to the bodies of a report: the bodies above them, and ids of names on the front page.

Extraction gives the bodies a text names; the tables need every body they refer to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from pipeline.model import Body, Extraction
from pipeline.rules.registry import Registry, load_registry
from pipeline.s4_tidy.keys import name_key


def bodies_by_name(extraction: Extraction) -> Callable[[str], str | None]:
    """Gives the id of the one body that bears a name, among those of the report first, then in the registry."""
    own, known = _ids_by_name(extraction.bodies), _registry_names()

    def body(name: str) -> str | None:
        key = name_key(name)
        return own[key] if key in own else known.get(key)

    return body


def referred_bodies(extraction: Extraction, front: Iterable[str | None]) -> tuple[Body, ...]:
    """The bodies of the report, then those of the registry to which its rows and these refer, by id.

    ``front`` are ids that the front page gave. An id that neither knows stays out; the check of foreign keys names it.
    """
    registry: Registry = load_registry()
    found = {body.body_id: body for body in extraction.bodies}
    waiting = {*front, *_referred(extraction)} - found.keys()
    added: dict[str, Body] = {}
    while waiting:
        body = registry.bodies.get(waiting.pop() or "")
        if body is not None:
            added[body.body_id] = body
            if body.parent_body_id not in found and body.parent_body_id not in added:
                waiting.add(body.parent_body_id)
    return (*extraction.bodies, *(added[body_id] for body_id in sorted(added)))


def _referred(extraction: Extraction) -> Iterable[str | None]:
    yield from (body.parent_body_id for body in extraction.bodies)
    yield from (meeting.body_id for meeting in extraction.meetings)
    yield from (item.adopting_body_id for item in extraction.instruments)
    for mentions in extraction.mentions.values():
        yield from (mention.entity_id for mention in mentions if mention.entity_type == "body")
    for recommendations in extraction.recommendations.values():
        for item in recommendations:
            yield from item.recommenders
            yield from (addressee.body_id for addressee in item.addressees)


@cache
def _registry_names() -> Mapping[str, str]:
    return _ids_by_name(load_registry().bodies.values())


def _ids_by_name(bodies: Iterable[Body]) -> dict[str, str]:
    """Ids by every name; an official name stands above the others, another name of two bodies says nothing."""
    official: dict[str, str] = {}
    other: dict[str, set[str]] = {}
    for body in bodies:
        official[name_key(body.name)] = body.body_id
        for name in (body.acronym, *(item.name for item in body.names)):
            if name:
                other.setdefault(name_key(name), set()).add(body.body_id)
    return {name: next(iter(ids)) for name, ids in other.items() if len(ids) == 1} | official
