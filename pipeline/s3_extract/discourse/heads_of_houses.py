"""Heads of organizations whose report a letter or note passes on: "transmits the report of the Director General of the United Nations
Industrial Development Organization", or prints below a heading that says so. The report is his as a report of the Secretary-General is the
Secretary-General's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.model import Body, BodyName, Mention, Structure
from pipeline.rules.registry import slugify
from pipeline.s3_extract.bodies.above import bodies_above
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.voices import voice

_RULE = "body.head_of_house"
_REPORT, _SIGNED = " report", "(Signed)"
# Kinds that pass on what another wrote.
_PASS_ON = frozenset({"letter", "note", "note_transmitting", "note_verbale"})


def with_heads(structure: Structure, found: BodyFindings) -> BodyFindings:
    """The bodies of a report and, where its letter or note passes on the report of the head of one of them, a heading says that it is
    his or he signs, him: a body below that one, mentioned from his post on. Nothing changes where he is listed as a body himself."""
    if structure.masthead.kind not in _PASS_ON:
        return found
    listed = found
    for key, text, usage in _places(structure):
        for house in found.mentions.get(key, ()):
            post = voice(usage).search(text, 0, house.start) if house.entity_type == "body" else None
            if post is not None:
                head = _head(post["post"], found.bodies[house.entity_id])
                found = _mentioned(found, key, house, head, post.start("post"))
                break
    return found if found is listed else replace(found, above=bodies_above(structure, found.mentions))


def _places(structure: Structure) -> Iterator[tuple[str, str, str]]:
    """Where a head may be named: the key of a passage, its text, and the usage that names him in it."""
    for section in structure.sections:
        yield section.section_id, section.title, "headed_by_head"
    in_letter = True
    for paragraph in structure.paragraphs:
        in_letter = in_letter and paragraph.role == "body"
        text = paragraph.passage.text
        if in_letter and _REPORT in text:
            yield paragraph.passage.key, text, "head_passed_on"
        if _SIGNED in text:
            yield paragraph.passage.key, text, "signed_by_head"


def _head(post: str, house: Body) -> Body:
    """The head of a house by his post."""
    name = f"{post} of the {house.name}"
    names = (BodyName(name, "official"),)
    return Body(
        slugify(name), name, None, "secretariat", house.body_id, house.is_un_system, origin="report", names=names
    )


def _mentioned(found: BodyFindings, key: str, house: Mention, head: Body, start: int) -> BodyFindings:
    """The findings with ``head`` mentioned from ``start`` on, in the passage of this key, instead of his house."""
    mentions: Mapping[str, tuple[Mention, ...]] = {
        **found.mentions,
        key: tuple(
            Mention("body", head.body_id, start, each.end, _RULE) if each == house else each
            for each in found.mentions[key]
        ),
    }
    return replace(found, bodies={**found.bodies, head.body_id: head}, mentions=mentions)
