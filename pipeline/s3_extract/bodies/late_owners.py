"""Ids of bodies that nobody owned when their names were settled and somebody does now.

A generic name carries its owner in its id. Whose a body is may be told only by what is read later: by the author ("the
Working Group of the Whole" of a committee that writes), or by what stands beside the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from pipeline.model import Body


def moved_ids(own: Mapping[str, Body], unowned: Iterable[str], report_id: str) -> dict[str, str]:
    """Old id -> new one; ``unowned`` are the bodies of the report whose id ends with the report's."""
    late = {body_id: parent for body_id in sorted(unowned) if (parent := own[body_id].parent_body_id) is not None}

    def new_id(body_id: str) -> str:
        parent = late[body_id]
        # An owner whose own owner was told late, too, has its new id.
        return f"{body_id.removesuffix(report_id)}{new_id(parent) if parent in late else parent}"

    return {body_id: new_id(body_id) for body_id in late}


def with_ids(own: Mapping[str, Body], moved: Mapping[str, str], known: Collection[str]) -> dict[str, Body]:
    """The bodies of a report under their new ids; what has the new id already, as the ``known`` bodies do, stays as it is."""
    found = {body_id: body for body_id, body in own.items() if body_id not in moved}
    for old, new in moved.items():
        if new not in known:
            found.setdefault(new, replace(own[old], body_id=new))
    for body_id, body in found.items():
        parent = moved.get(body.parent_body_id or "")
        if parent is not None:
            found[body_id] = replace(body, parent_body_id=parent)
    return found
