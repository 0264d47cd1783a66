"""What kind of body a name tells of, by its head word and by the State or body that it is of."""

from __future__ import annotations

import re

from pipeline.s3_extract.bodies.rules import Head, load_rules
from pipeline.s3_extract.places.countries import adjective_at_begin

_CENTRE = re.compile(r"\bCent(?:re|er)\b")
_STATISTICS = frozenset({"Statistics", "Statistical"})


def classify(head: Head, name: str, owner: str | None, land: str | None, *, land_opens: bool, land_ends: bool) -> str:
    """What kind of body a name is of; ``land`` is the country in or beside it, with whose name it begins where ``land_opens`` and
    ends ("of Utopia") where ``land_ends``."""
    kind = _kind(head, name)
    if name.startswith(("Sub", "sub")):
        return "subcommission"
    if name.startswith("Parliamentary Assembly of ") and land is None:
        # Of no State: "Parliamentary Assembly of the Ocean".
        return "regional_organization"
    opens_a_states = f"{name} ".startswith(load_rules().opens_a_states)
    if kind in ("other", "commission", "committee") and opens_a_states:
        return "national_body"
    if kind == "research_institute" and _STATISTICS.intersection(name.split()) and (land or opens_a_states):
        # A State's statistical office: "Institute of Statistics of Albania".
        return "national_body"
    if kind == "other" and owner is None and _is_of_its_state(name):
        return "national_body"
    if kind in ("commission", "committee") and owner is None and land_ends and not _names_another(name):
        # "Election Commission of Utopia"
        return "national_body"
    of_one_state = land_opens and "-" not in name.split()[0]
    if kind == "commission" and owner is None and (of_one_state or adjective_at_begin(name)):
        # "Malawi Human Rights Commission", "Philippine Commission on Women"; the "Cameroon-Nigeria Mixed Commission" is of two.
        return "national_body"
    of_the_secretariat = name.startswith("United Nations") or owner == "united-nations-secretariat"
    if kind == "other" and of_the_secretariat and not name.endswith(" Forum"):
        return "secretariat"
    return kind


def _kind(head: Head, name: str) -> str:
    """What a body is by its head word: a centre that serves (a control centre, a mine action centre) does no research."""
    if head.classification == "research_institute" and (centre := _CENTRE.search(name)):
        before = name[: centre.start()].split()
        if load_rules().of_service.intersection(before) and "Research" not in before:
            return "other"
    return head.classification


def _names_another(name: str) -> bool:
    """Whether a State at the end of a name may be another's than the body's: "Committee of the Confederation of Pumps of Utopia",
    "Popular Committee for the Defence of Utopia"."""
    return " for the " in name or len(load_rules().gate.findall(name)) > 1


def may_be_a_states(head: Head, name: str) -> bool:
    """Whether what a State is named beside is its own: no group, community or union of people ("Utopian Women's Budget Group"),
    and no office that others have in it ("Utopia Country Office")."""
    return head.classification == "other" and not load_rules().of_people.intersection(name.split())


def _is_of_its_state(name: str) -> bool:
    """Whether a name opens with a State's adjective and a word of what States have: "Libyan Border Guard"."""
    adjective = adjective_at_begin(name)
    behind = name[len(adjective[0]) :].split() if adjective else []
    return bool(behind) and behind[0] in load_rules().behind_an_adjective
