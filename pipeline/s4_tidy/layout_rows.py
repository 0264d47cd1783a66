"""Rows of how a report is built: ``sections``, ``divisions``, ``paragraphs``, ``notes``, ``blocks``, ``repairs``."""

from __future__ import annotations

from typing import Any

from pipeline.model import Extraction, Holder, Structure
from pipeline.s4_tidy.keys import numbered

Row = dict[str, Any]


def section_rows(structure: Structure) -> list[Row]:
    """Rows of ``sections``."""
    return [
        {
            "section_id": section.section_id,
            "report_id": structure.report_id,
            "parent_section_id": section.parent_section_id,
            "label": section.label,
            "title": section.title,
            "level": section.level,
            "position": section.position,
            "char_start": section.start,
            "char_end": section.end,
        }
        for section in structure.sections
    ]


def paragraph_rows(structure: Structure) -> list[Row]:
    """Rows of ``paragraphs``."""
    return [
        {
            "paragraph_id": paragraph.paragraph_id,
            "report_id": structure.report_id,
            "section_id": paragraph.section_id,
            "number": paragraph.number,
            "number_status": paragraph.number_status,
            "position": paragraph.position,
            "text": paragraph.passage.text,
            "char_start": paragraph.start,
            "char_end": paragraph.end,
            "page_start": paragraph.page_start,
            "page_end": paragraph.page_end,
            "role": paragraph.role,
            "division_id": paragraph.division_id,
        }
        for paragraph in structure.paragraphs
    ]


def division_rows(structure: Structure, extraction: Extraction) -> list[Row]:
    """Rows of ``divisions``."""
    rows = []
    for division in structure.divisions:
        holder = extraction.holders.get(division.division_id, Holder(None))
        rows.append(
            {
                "division_id": division.division_id,
                "report_id": structure.report_id,
                "parent_division_id": division.parent_division_id,
                "role": division.role,
                "kind": structure.masthead.kind if division.role == "report" else None,
                "author_body_id": holder.body_id,
                "instrument_id": holder.instrument_id,
                "label": division.label,
                "section_id": division.section_id,
                "char_start": division.start,
                "char_end": division.end,
            }
        )
    return rows


def note_rows(structure: Structure) -> list[Row]:
    """Rows of ``notes``."""
    return [
        {
            "note_id": note.note_id,
            "report_id": structure.report_id,
            "paragraph_id": note.paragraph_id,
            "marker": note.marker,
            "text": note.passage.text,
            "char_start": note.start,
            "char_end": note.end,
        }
        for note in structure.notes
    ]


def block_rows(structure: Structure) -> list[Row]:
    """Rows of ``blocks``; ids follow from where a block starts."""
    sections = {section.section_id for section in structure.sections}
    paragraphs = {paragraph.paragraph_id for paragraph in structure.paragraphs}
    notes = {note.note_id for note in structure.notes}
    return [
        {
            "block_id": f"{structure.report_id}.b{block.start}",
            "report_id": structure.report_id,
            "kind": block.kind,
            "section_id": block.owner_id if block.owner_id in sections else None,
            "paragraph_id": block.owner_id if block.owner_id in paragraphs else None,
            "note_id": block.owner_id if block.owner_id in notes else None,
            "char_start": block.start,
            "char_end": block.end,
        }
        for block in structure.blocks
    ]


def repair_rows(structure: Structure) -> list[Row]:
    """Rows of ``repairs``."""
    repairs = sorted(structure.repairs, key=lambda r: (r.start, r.end, r.original, r.repaired, r.rule_id))
    ids = numbered(f"{structure.report_id}.x{repair.start}" for repair in repairs)
    return [
        {
            "repair_id": repair_id,
            "report_id": structure.report_id,
            "char_start": repair.start,
            "char_end": repair.end,
            "original": repair.original,
            "repaired": repair.repaired or None,
            "rule_id": repair.rule_id,
        }
        for repair_id, repair in zip(ids, repairs, strict=True)
    ]
