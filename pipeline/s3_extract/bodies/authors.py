"""Who wrote the report: the body that speaks where the report itself says "should".

In go the masthead ("Report of the Secretary-General", "Report of the Special Rapporteur on ...") and the bodies named;
out comes one body. Other authors ("Report of the Economic and Social Council" as an agenda item) stay out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.model import Body, BodyName, Mention, Structure
from pipeline.numbers import ordinal_to_int
from pipeline.rules.registry import load_registry, slugify
from pipeline.s3_extract.bodies.clauses import NAME_LENGTH
from pipeline.s3_extract.bodies.owners import is_generic
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.bodies.rules import load_rules
from pipeline.s3_extract.places.countries import country_hits

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# A name of fewer words ("Special Rapporteur") may be anybody's.
_TELLING_WORDS = 3
# "Report of the High-level Group, which is transmitted in accordance with ...", "of the Administrator for 2024", "of the mission to Chad, 4 to
# 11 November 2005".
_TAIL = re.compile(
    r", (?:which|who) .*$|,? for (?:the (?:year|period|biennium) )?(?:19|20)\d\d.*$"
    # "Report of the High Commissioner and follow-up to the World Conference", an item of the agenda of the Commission on Human Rights
    r"|(?i: and follow-up to the .*$)"
    r"|, (?:from )?\d{1,2}(?: [A-Z][a-z]+)?(?: to |[-–])\d{1,2} [A-Z][a-z]+(?: \d{4})?$",
    re.DOTALL,
)
_OF_A_STATE = ("Permanent Representative of", "Permanent Mission of", "Minister ", "Chargé d’affaires")
_NO_NAME = re.compile(r"[“”\"\[\]:;]|\. [A-Z]|\b(?:that|which)\b")
# "twenty-third regular session of the Committee on Wells"
_MEETING_OF = re.compile(
    r"(?P<ordinal>[\w-]+(?: and [\w-]+)?) (?:(?:regular|annual|special|ordinary|resumed) )?(?:session|meeting) of (?:the )?(?P<body>.+)",
    re.IGNORECASE,
)
_PERSON_TAIL = re.compile(r",\s*(?:Mr|Ms|Mrs|Dr)\..*$|\s*\(.*$")


@cache
def _known_names() -> Mapping[str, str]:
    """Body ids by every name of the authority files but the short ones, in small letters."""
    found: dict[str, str] = {}
    for surface, body_id, kind in load_registry().names_of_bodies():
        if kind != "short":
            found.setdefault(surface.casefold(), body_id)
    return found


@cache
def _known_by_short() -> Mapping[str, set[str]]:
    """The ids of the bodies that have a short name of the authority files, in small letters."""
    found: dict[str, set[str]] = {}
    for surface, body_id, kind in load_registry().names_of_bodies():
        if kind == "short":
            found.setdefault(surface.casefold(), set()).add(body_id)
    return found


def find_author(
    structure: Structure,
    in_title: Sequence[Mention],
    named: Sequence[str],
    bodies: Mapping[str, Body],
    organization: Body | None = None,
) -> Body | None:
    """The authoring body of a report; None where the masthead names none.

    ``in_title`` are the bodies named in the first passage, ``named`` the ids of all that the text names, in order, and
    ``bodies`` these and those above them, by id. A name that neither the report's bodies nor the authority files know
    becomes a body of origin ``report``; where it says too little to tell it from others its id carries the
    ``organization`` the title names, else the report. What is no name (a sentence, words in quotation marks) is nobody.
    """
    fact = structure.masthead.author
    name = _printed_name(fact.value) if fact is not None else None
    if name is None:
        return None
    title = structure.passages[0].text if structure.passages else ""
    found = _of_the_report(name, title, in_title, bodies)
    if found is not None or not name:
        return found
    if (met := _who_met(name)) is not None:
        # "Report of the fifth meeting of the Committee on Wells"; of what no one knows the whole stays the name.
        found = _of_the_report(met, title, in_title, bodies) or _known(met)
    house = organization or _titled(title, in_title, bodies)
    return (
        found
        or _of_its_series(name, structure)
        or _known(name)
        or _meant(name, named, bodies)
        or _of_its_house(made_body(name, structure.report_id, house), house)
    )


def _titled(title: str, in_title: Sequence[Mention], bodies: Mapping[str, Body]) -> Body | None:
    """The body whose name is the whole title of its report: "System-wide Evaluation Office", above "Report of the Executive Director"."""
    whole = next((m for m in in_title if m.end - m.start == len(title)), None)
    return bodies[whole.entity_id] if whole is not None else None


def _of_its_house(author: Body, house: Body | None) -> Body:
    """An author by a post that many have, named with the organization that is his: "Executive Director of the Fund"."""
    rules, last = load_rules(), author.name.rpartition(" ")[2]
    if house is None or author.parent_body_id != house.body_id or last in rules.offices or last in rules.heads:
        return author
    if house.acronym in author.name.split():
        # "UNCTAD secretariat"
        return author
    name = f"{author.name} of the {house.name}"
    return replace(author, name=name, names=(BodyName(name, "official"), BodyName(author.name, "short")))


def _who_met(name: str) -> str | None:
    """Whose session or meeting the words for one name: "Committee on Wells" of "fifth meeting of the Committee on Wells"."""
    met = _MEETING_OF.match(name)
    return met["body"] if met and ordinal_to_int(met["ordinal"]) is not None else None


def _of_its_series(name: str, structure: Structure) -> Body | None:
    """The body whose series the report is of, where the name is a short form of its own: "Conference of the Parties" of a report
    in the series FCCC/CP."""
    symbols = structure.masthead.symbols
    symbol = symbols[0].value if symbols else ""
    owners = [body for body in load_registry().bodies.values() if body.symbol_series]
    mine = [body for body in owners if symbol.startswith(f"{body.symbol_series}/") and stands_for(body.name, name)]
    return max(mine, key=lambda body: len(body.symbol_series or ""), default=None)


def _printed_name(value: str) -> str | None:
    """The name of an author as the masthead has it, without article, person and relative clause; None where it is none."""
    name = " ".join(_ARTICLE.sub("", _TAIL.sub("", _PERSON_TAIL.sub("", value))).split())
    is_none = len(name) > NAME_LENGTH or _NO_NAME.search(name)
    return None if is_none or load_rules().clause["verbs"].intersection(name.split()) else name


def _of_the_report(name: str, title: str, in_title: Sequence[Mention], bodies: Mapping[str, Body]) -> Body | None:
    """The body of that name among those of the report."""
    wanted = name.casefold()
    for mention in in_title:
        # "Report of the Working Group on the Universal Periodic Review": the title says which working group.
        if title[mention.start : mention.end].casefold().startswith(wanted):
            return bodies[mention.entity_id]
    for body in sorted(bodies.values(), key=lambda b: b.body_id):
        if wanted == body.name.casefold() or any(wanted == n.name.casefold() for n in body.names if n.kind != "short"):
            return body
    return None


def _known(name: str) -> Body | None:
    """The body of that name in the authority files, a State's among them."""
    registry, wanted = load_registry(), name.casefold()
    if (known := _known_names().get(wanted)) is not None:
        return registry.bodies[known]
    for surface, code, _ in registry.names_of_countries():
        if surface.casefold() == wanted:
            # "Working paper submitted by Mexico"
            return registry.bodies[registry.countries[code].body_id]
    # "Note by the Secretariat"
    meant = load_rules().defaults.get(name)
    return registry.bodies[meant] if meant is not None else None


def _meant(name: str, named: Sequence[str], bodies: Mapping[str, Body]) -> Body | None:
    """The body for which a name that says too little stands in this report."""
    meant_by = Counter(key for key in named if stands_for(bodies[key].name, name))
    if meant_by:
        # "Report of the Special Rapporteur, Sir Nigel Rodley": the text says on what.
        return bodies[meant_by.most_common(1)[0][0]]
    registry = load_registry()
    officers = {
        body_id
        for body_id in _known_by_short().get(name.casefold(), ())
        if registry.bodies[body_id].parent_body_id in bodies
    }
    # "Report of the Administrator" to the board of the one organization here that has an Administrator.
    return registry.bodies[officers.pop()] if len(officers) == 1 else None


def made_body(name: str, report_id: str, organization: Body | None) -> Body:
    """A body of origin ``report``."""
    if len(name.split()) >= _TELLING_WORDS and not is_generic(name, name.split()[-1]):
        scope, parent = "", None
    else:
        # A title that many have is the organization's the report is about, else of this report alone.
        parent = organization.body_id if organization else None
        scope = f".{parent or report_id}"
    is_un = bool(organization and parent and organization.is_un_system)
    names = (BodyName(name, "official"),)
    lands = {hit.entity_id for hit in country_hits(name)} if name.startswith(_OF_A_STATE) else set()
    if len(lands) == 1:
        # "Letter from the Permanent Representative of Chad": he is the State's.
        code = lands.pop()
        return Body(slugify(name) + scope, name, None, "national_body", None, False, code, origin="report", names=names)
    return Body(slugify(name) + scope, name, None, "other", parent, is_un, origin="report", names=names)
