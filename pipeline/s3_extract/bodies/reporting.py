"""Organizations that report themselves: the headings of a collection of reports by non-governmental organizations.

In: a ``Structure``. Out: the organization of each numbered section, and the places where a passage of it names the
organization in full. Their names are in many languages, so no pattern of ours knows them; the layout does.

Source: quadrennial reports to the Committee on Non-Governmental Organizations (series E/C.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model import Passage, Structure
from pipeline.s3_extract.bodies.clauses import NAME_LENGTH
from pipeline.s3_extract.bodies.rules import Named

# "Women against Mutilations (WAM)": the acronym is no part of the name.
_ACRONYM = re.compile(r"\s*\([^()]{2,20}\)\s*$")


def reporting_organizations(structure: Structure) -> dict[str, str]:
    """Section id -> the name of the organization whose report it holds; empty in documents of another kind."""
    if structure.masthead.kind != "organization_reports":
        return {}
    names = {
        section.section_id: _ACRONYM.sub("", section.title)
        for section in structure.sections
        if section.parent_section_id is None and section.label.isdigit()
    }
    return {key: name for key, name in names.items() if 2 < len(name) <= NAME_LENGTH}


def named_by_layout(passage: Passage, organizations: Mapping[str, str]) -> list[Named]:
    """The places of ``passage`` that name the organization of its section."""
    section = passage.section_id or ""
    name = next((n for key, n in organizations.items() if section == key or section.startswith(f"{key}-")), None)
    if name is None:
        return []
    return [
        Named(*match.span(), name, name, "Organization", "body.reporting", "non_governmental", False)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", passage.text)
    ]
