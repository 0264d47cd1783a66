"""What stands above a passage: its headings, the bodies that they name, and the organ of the act that it is a paragraph of.

In go the structure and the mentions of its bodies. Who is meant by "its session", "the Programme" or a number without a
body is for those who ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model import ACT_ROLES, Mention, Passage, Section, Structure

# Behind this, at the most, an act names its organ.
_OPENS = len("“The ")


def sections_above(section_id: str | None, sections: Mapping[str, Section]) -> Iterator[Section]:
    """A section and those above it, the nearest first; ``sections`` are keyed by their ids."""
    while (section := sections.get(section_id or "")) is not None:
        yield section
        section_id = section.parent_section_id


@dataclass(frozen=True, slots=True)
class BodiesAbove:
    """The ids of the bodies that stand above the passages of a report: those that ``headings`` name, by section, and the ``organs``
    of resolutions and decisions, by the key of each of their passages."""

    headings: Mapping[str | None, tuple[str, ...]]
    organs: Mapping[str, str]

    def named(self, passage: Passage) -> tuple[str, ...]:
        """The bodies named in the heading of a passage and in those above it, the nearest first."""
        return self.headings.get(passage.section_id, ())

    def organ(self, passage: Passage) -> str | None:
        """The organ of the resolution or decision that a passage is part of."""
        return self.organs.get(passage.key)


def bodies_above(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> BodiesAbove:
    """What stands above the passages of a report, by the ``mentions`` of its bodies."""
    return BodiesAbove(_in_headings(structure, mentions), _organs_of_acts(structure, mentions))


def _in_headings(
    structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[str | None, tuple[str, ...]]:
    named = {
        passage.section_id: tuple(mention.entity_id for mention in mentions.get(passage.key, ()))
        for passage in structure.passages
        if passage.kind == "heading"
    }
    above: dict[str | None, tuple[str, ...]] = {}
    for section in structure.sections:
        above[section.section_id] = named.get(section.section_id, ()) + above.get(section.parent_section_id, ())
    return above


def _organs_of_acts(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, str]:
    """The organ of an act is the one that its opening names."""
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
