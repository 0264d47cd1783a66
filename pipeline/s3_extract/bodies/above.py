"""What stands above a passage: its headings, the bodies that they name, and the organ of the act that it is a paragraph of.

In go the structure and the mentions of its bodies. Who is meant by "its session", "the Programme" or a number without a
body is for those who ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import ACT_ROLES, Mention, Section, Structure

# Behind this, at the most, an act names its organ.
_OPENS = len("“The ")


def sections_above(section_id: str | None, sections: Mapping[str, Section]) -> Iterator[Section]:
    """A section and those above it, the nearest first; ``sections`` are keyed by their ids."""
    while (section := sections.get(section_id or "")) is not None:
        yield section
        section_id = section.parent_section_id


def bodies_above(
    structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[str | None, tuple[str, ...]]:
    """Section id -> the ids of the bodies named in its heading and in those above it, the nearest first."""
    named = {
        passage.section_id: tuple(mention.entity_id for mention in mentions.get(passage.key, ()))
        for passage in structure.passages
        if passage.kind == "heading"
    }
    above: dict[str | None, tuple[str, ...]] = {}
    for section in structure.sections:
        above[section.section_id] = named.get(section.section_id, ()) + above.get(section.parent_section_id, ())
    return above


def organs_of_acts(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, str]:
    """Key of a passage -> the organ of the resolution or decision that it is part of, which the opening of that names."""
    roles = {division.division_id: division.role for division in structure.divisions}
    opened: dict[str, str | None] = {}
    found: dict[str, str] = {}
    for paragraph in structure.paragraphs:
        division = paragraph.division_id
        if division is None or roles.get(division) not in ACT_ROLES:
            continue
        key = paragraph.passage.key
        if division not in opened:
            named = next((m for m in mentions.get(key, ()) if m.start <= _OPENS), None)
            opened[division] = named.entity_id if named else None
        if (organ := opened[division]) is not None:
            found[key] = organ
    return found
