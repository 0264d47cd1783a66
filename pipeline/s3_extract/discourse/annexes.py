"""Whose an annex is: whoever its heading, its signature or the letter that passes it on names; else nobody's.

A letter or note passes on what another wrote, so its sender is not the author, but for three usages: a representative
of a State passes on a paper of his State, whoever was asked for a report attaches it, and the chairs of a meeting
attach what they say in their own name.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Body, Division, Mention, Paragraph, Section, Structure
from pipeline.rules.kinds import Kind
from pipeline.s3_extract.places.states import state_of
from pipeline.s3_extract.voices import voice, words

Mentions = Mapping[str, tuple[Mention, ...]]
# What an annex says of its author it says before its text begins.
_OPENING = 400


def author_of_annex(
    division: Division,
    structure: Structure,
    kind: Kind,
    bodies: Mapping[str, Body],
    mentions: Mentions,
    writer: str | None,
) -> str | None:
    """The body whose words an annex holds, None where nothing tells. ``writer`` is the author of the report."""
    section = next((s for s in structure.sections if s.section_id == division.section_id), None)
    headed = in_heading(section, mentions) if section is not None else None
    if headed is not None:
        return headed
    if kind.holders.get("annexes") != "transmitted":
        return writer
    own = [p for p in structure.paragraphs if p.division_id == division.division_id]
    signed = _signed_by(own, mentions)
    if signed is not None:
        return signed
    if _names_its_sender(own, bodies.get(writer or "")):
        return writer
    passed_on = _passed_on(structure, mentions)
    if passed_on is not None:
        return passed_on
    # Of several annexes the letter may mean another.
    annexes = [
        d for d in structure.divisions if d.role == "annex" and d.parent_division_id == division.parent_division_id
    ]
    return _of_the_sender(structure, mentions, writer) if len(annexes) == 1 else None


def in_heading(section: Section, mentions: Mentions) -> str | None:
    """The body that a heading names behind the word for a paper: "Report of the Panel", "Letter from the Chair of the
    Board"."""
    for mention in mentions.get(section.section_id, ()):
        before = [word.strip(",*").lower() for word in section.title[: mention.start].split() if word != "the"]
        if before[-1:] == ["of"] and set(before[-2:-1]) & words("post"):
            while set(before[-1:]) & (words("post") | {"of"}):
                before.pop()
        behind_paper = before[-1:] in (["by"], ["from"]) or (
            before[-1:] == ["of"] and bool(words("paper") & set(before[-2:-1]))
        )
        if mention.entity_type == "body" and behind_paper:
            return mention.entity_id
    return None


def _signed_by(own: list[Paragraph], mentions: Mentions) -> str | None:
    """The body for which an annexed letter is signed: the first named behind "(Signed)"."""
    for paragraph in own:
        at = paragraph.passage.text.find("(Signed)")
        named = [m for m in mentions.get(paragraph.passage.key, ()) if m.entity_type == "body" and m.start > at >= 0]
        if named:
            return named[0].entity_id
    return None


def _names_its_sender(own: list[Paragraph], sender: Body | None) -> bool:
    """Whether an annex says at its beginning that whoever passes it on wrote it ("Statement by the Co-Chairs")."""
    if sender is None or not own:
        return False
    opening = own[0].passage.text[:_OPENING]
    at = opening.find(sender.name)
    return at >= 0 and voice("paper_by").search(opening[:at]) is not None


def _passed_on(structure: Structure, mentions: Mentions) -> str | None:
    """Whose text a letter passes on, as the letter says: "I have the honour to transmit the report of the Panel"."""
    for paragraph in structure.paragraphs:
        if paragraph.role != "body":
            return None
        text = paragraph.passage.text
        for mention in mentions.get(paragraph.passage.key, ()):
            if mention.entity_type == "body" and voice("transmits").search(text, 0, mention.start):
                return mention.entity_id
    return None


def _of_the_sender(structure: Structure, mentions: Mentions, writer: str | None) -> str | None:
    """The State of the representative who sends a letter, where the letter says that the annex is a paper of that
    State; else the sender, where he says that he was asked for a report."""
    title = next((p for p in structure.passages if p.kind == "title"), None)
    states = {m.entity_id for m in mentions.get(title.key, ()) if m.entity_type == "country"} if title else set()
    for paragraph in structure.paragraphs:
        if paragraph.role != "body":
            break
        text = paragraph.passage.text
        if writer is not None and not states and voice("asked_of_sender").search(text):
            return writer
        for mention in mentions.get(paragraph.passage.key, ()):
            if mention.entity_type == "country" and states == {mention.entity_id} and _is_its_paper(text, mention):
                return state_of(mention)
    return None


def _is_its_paper(text: str, state: Mention) -> bool:
    """Whether a letter passes on what the State named at ``state`` wrote: "a letter from the Minister for Foreign Affairs
    of Chad", "Chad's proposal", "the Government of Chad has developed a plan (see annex)"."""
    if voice("paper_of_state").search(text, 0, state.start):
        return True
    if voice("passes_on").search(text[: state.start]) and text.startswith(("’s ", "'s "), state.end):
        return True
    return bool(voice("wrote_annex").match(text, state.end))
