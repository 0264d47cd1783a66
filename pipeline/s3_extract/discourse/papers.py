"""What a paper says of itself where it begins: that it sums up a meeting, prints what others submitted, or answers their advice."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Mention, Structure
from pipeline.rules.kinds import Kind
from pipeline.s3_extract.scene import title_of
from pipeline.s3_extract.voices import answered_bodies, voice

# Kinds that are one act without being printed like one ("We, the Ministers, ...").
DECLARATIONS = frozenset({"declaration", "agreed_conclusions", "presidential_statement"})
# What a paper says of itself it says in its first paragraphs, in so many code points of each.
OPENING, FIRST = 800, 8
# The begin of each word for one.
_SUMMARY = "summar"
# A note says in its first sentence what it passes on.
_EARLY = 250


def is_summary(structure: Structure) -> bool:
    """Whether a paper says at its beginning that it is the summary of what was said at a meeting."""
    fronts = [p.text for p in structure.passages if p.kind == "summary"]
    first = [p.passage.text[:OPENING] for p in structure.paragraphs[:FIRST]]
    return any(voice("is_summary").search(text) for text in (*fronts, *first) if _SUMMARY in text.lower())


def sums_up_meeting(structure: Structure) -> bool:
    """Whether a report says, by its title or of itself, that it tells what was said at a panel or discussion ("Summary of the panel
    discussion on", "The present report contains a summary of the workshop")."""
    fronts = [p.text for p in structure.passages if p.kind in ("title", "summary")]
    first = [p.passage.text[:OPENING] for p in structure.paragraphs[:FIRST]]
    texts = (text for text in (*fronts, *first) if _SUMMARY in text.lower() or "utcome" in text or "roceedings" in text)
    return any(voice("sums_up_meeting").search(text) for text in texts)


def passes_on_summary(structure: Structure) -> bool:
    """Whether a note says in its first sentence that it passes on the summary of a meeting ("to transmit the Co-Chairs' summary of")."""
    note = structure.paragraphs[0].passage.text if structure.paragraphs else ""
    return voice("is_summary").search(note[:_EARLY]) is not None


def is_of_persons(structure: Structure, kind: Kind) -> bool:
    """Whether a declaration is that of persons who met, which the front page gives to an organ ("We, the Ministers, met in Geneva")."""
    first = (p.passage.text[:OPENING] for p in structure.paragraphs[:FIRST])
    return kind.id in DECLARATIONS and any(voice("we_who_met").search(text) for text in first)


def is_compiled(structure: Structure) -> bool:
    """Whether the title says that the report prints what others submitted ("Information submitted by the specialized agencies")."""
    title = next((p for p in structure.passages if p.kind == "title"), None)
    return title is not None and voice("submitted_by_others").search(title.text) is not None


def answered_in_title(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The inspectors or auditors whose recommendations a report answers, as its title says: what should be done is theirs."""
    title = title_of(structure, mentions)
    for mention in title.mentions:
        if mention.entity_id in answered_bodies() and "recommendations" in title.text[: mention.start].lower().split():
            return mention.entity_id
    return None


def cites_advice(structure: Structure) -> bool:
    """Whether a report tells the recommendations that it answers one by one, by paragraph and name, before each answer."""
    return any(voice("cites_advice").match(p.passage.text[:OPENING]) for p in structure.paragraphs)
