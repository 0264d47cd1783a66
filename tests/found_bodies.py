"""The bodies found in small reports that are made in the tests."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Fact, Masthead, Passage, Section, Structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.bodies.findings import BodyFindings


def report(*texts: str, headings: tuple[str, ...] = (), organs: tuple[str, ...] = ()) -> Structure:
    """A report of these paragraphs under these headings, each heading below the one before it."""
    sections, passages = [], []
    above = None
    for number, title in enumerate(headings):
        sections.append(Section(f"r.s-{number}", above, str(number), title, number + 1, number + 1, 0, 0))
        above = f"r.s-{number}"
        passages.append(Passage(above, "heading", title, range(len(title)), above))
    for number, text in enumerate(texts):
        passages.append(Passage(f"r.p{number}", "paragraph", text, range(len(text)), above))
    masthead = Masthead(organs=tuple(Fact(organ) for organ in organs))
    return Structure("r", masthead, tuple(sections), (), (), (), tuple(passages))


def named(findings: BodyFindings, structure: Structure) -> list[tuple[str, str]]:
    """(words, name of the body) of every mention in a paragraph, in order."""
    return [
        (passage.text[m.start : m.end], findings.bodies[m.entity_id].name)
        for passage in structure.passages
        if passage.kind == "paragraph"
        for m in findings.mentions.get(passage.key, ())
    ]


def find(*texts: str, headings: tuple[str, ...] = (), organs: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    structure = report(*texts, headings=headings, organs=organs)
    return named(find_bodies(structure), structure)


def parents(text: str, title: str = "") -> dict[str, str | None]:
    """Name -> the parent of each body named in a report of that title."""
    structure = report(text)
    if title:
        passages = (Passage("r.title", "title", title, range(len(title))), *structure.passages)
        structure = replace(structure, passages=passages)
    return {body.name: body.parent_body_id for body in find_bodies(structure).bodies.values()}


CSW = "Commission on the Status of Women"
CHR = "Commission on Human Rights"
