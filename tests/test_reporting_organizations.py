"""Organizations that report themselves, known by the headings of the collection."""

from __future__ import annotations

from pipeline.model import Masthead, Passage, Section, Structure
from pipeline.s3_extract.bodies.finder import find_bodies


def names(kind: str) -> set[str]:
    """The bodies named in two sections of a document of a ``kind``, the second with its acronym in the heading."""
    sections = (
        Section("r.s-1", None, "1", "Tourner la page", 1, 1, 0, 0),
        Section("r.s-1-s1", "r.s-1", "1.S1", "Aims of the organization", 2, 2, 0, 0),
        Section("r.s-2", None, "2", "Amis des puits (ADP)", 1, 3, 0, 0),
    )
    texts = (
        ("r.s-1", "r.s-1", "Tourner la page"),
        ("r.s-1-s1", "r.s-1-s1", "Aims of the organization"),
        ("r.p1", "r.s-1-s1", "Tourner la page works on rights."),
        ("r.s-2", "r.s-2", "Amis des puits (ADP)"),
        ("r.p2", "r.s-2", "ADP met."),
    )
    passages = tuple(
        Passage(key, "heading" if ".s-" in key else "paragraph", text, range(len(text)), section)
        for key, section, text in texts
    )
    found = find_bodies(Structure("r", Masthead(kind=kind), sections, (), (), (), passages))
    return {found.bodies[mention.entity_id].name for mentions in found.mentions.values() for mention in mentions}


def test_the_headings_of_a_collection_are_organizations() -> None:
    assert names("organization_reports") == {"Tourner la page", "Amis des puits"}


def test_the_headings_of_another_report_are_none() -> None:
    assert names("report") == set()
