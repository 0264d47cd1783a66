"""Whose recommendations a section holds where a note says who prepared them (S/2025/197 and the other summaries of its group)."""

from __future__ import annotations

from pipeline.model import Structure
from pipeline.s3_extract.scene import Entities
from pipeline.s3_extract.voices import voice


def preparers(structure: Structure, entities: Entities) -> dict[str | None, str]:
    """The bodies that prepared the recommendations of a section, by its id: "These recommendations have been prepared by the
    Office", in a note of the section."""
    told = {}
    for note in structure.notes:
        said = voice("prepared_by").match(note.passage.text) if note.paragraph_id is not None else None
        named = [m for m in entities.mentions.get(note.passage.key, ()) if said and m.start == said.end()]
        bodies = [m.entity_id for m in named if m.entity_type == "body"]
        if bodies and note.paragraph_id is not None:
            told[note.paragraph_id] = bodies[0]
    return {p.section_id: told[p.paragraph_id] for p in structure.paragraphs if p.paragraph_id in told} if told else {}
