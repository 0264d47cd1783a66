"""The class of an addressee: who is asked, in few kinds.

In: what a row of ``recommendation_addressees`` says. Out: a class of ``rules/addressee_classes.yaml``. Nothing is
looked up: the same name has the same class in every report.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.rules.addressee_classes import load_addressee_classes

A_STATE: Final = "a_state"
UN_BODY: Final = "un_body"
_OTHER: Final = "other"
# Bodies of the list that stand for all others.
_WHOLE_SYSTEM: Final = frozenset({"united-nations", "united-nations-system"})


@cache
def addressee_class(name: str, actor_type: str, body_id: str | None, is_un: bool, country_code: str | None) -> str:
    """The class: a State where a country is known, else by the name, else by the type of the actor.

    A body that is known by its id is no group of bodies, whatever its name (``United Nations Office for Project
    Services``), except those that stand for the whole system; ``is_un`` says that it is of the United Nations system.
    """
    if country_code is not None and actor_type in ("state", "state_group", "unspecified"):
        return A_STATE
    classes = load_addressee_classes()
    by_type = next((each.id for each in classes if actor_type in each.actor_types), _OTHER)
    if body_id is not None and body_id not in _WHOLE_SYSTEM:
        return UN_BODY if is_un else by_type
    # A word that opens a sentence has a capital that is not its own.
    names = {name, name[:1].lower() + name[1:] if name[1:].islower() else name}
    return next((each.id for each in classes if any(map(each.words.fullmatch, names))), by_type)
