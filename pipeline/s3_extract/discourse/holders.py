"""Whose words each division of a report is, and with what frame its text begins.

The report is its author's; where the front page names none, the kind of the document says who else's: the organ that
met, or nobody's. An act is its organ's. An annex is that of whoever its heading names ("Report of the Panel of
Experts"); else, where the kind says that annexes are passed on, nobody's: the sender of a letter has not written them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Body, Division, Holder, Mention, Structure
from pipeline.rules.kinds import UNTOLD, Kind, kind_of
from pipeline.s3_extract.discourse.acts import Act
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.voices import answered_bodies, considered_by, voice, words

# Kinds that are one act without being printed like one ("We, the Ministers, ...").
_DECLARATIONS = frozenset({"declaration", "agreed_conclusions", "presidential_statement"})
# The summary of a report on a meeting says in its first sentence of which.
_EARLY = 250
_BY_THE_ORGAN = frozenset({"organ", "adopting_body"})


@dataclass(frozen=True, slots=True)
class WordsOf:
    """``holders`` are keyed by division id, ``frames`` are those with which the divisions begin, ``whole`` that of the
    report."""

    holders: Mapping[str, Holder]
    frames: Mapping[str, Frame]
    whole: Frame

    def frame(self, division_id: str | None) -> Frame:
        """The frame with which the text of a division begins; that of the report where it is unknown."""
        return self.frames.get(division_id or "", self.whole)


def find_holders(
    structure: Structure,
    acts: Mapping[str, Act],
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    author: str | None,
    organs: Sequence[str],
) -> WordsOf:
    """Whose words the divisions of a report are. ``organs`` are the bodies that the front page submits it to."""
    kind = kind_of(structure.masthead.kind)
    writer = author or _by_kind(structure, kind, bodies, mentions, organs)
    if kind.holders["body"] == "nobody":
        writer = None
    meeting = _meeting(structure, bodies, mentions)
    quoted = _answered(structure, mentions)
    holders: dict[str, Holder] = {}
    frames: dict[str, Frame] = {}
    for division in structure.divisions:
        act = acts.get(division.division_id)
        if act is not None:
            made = act.instrument.instrument_id
            holders[division.division_id] = Holder(act.organ_id, made)
            chain = ("resolution of", act.words)
            frames[division.division_id] = Frame("organ", None, act.organ_id, made, chain=chain)
            continue
        body_id = writer if division.role == "report" else _of_annex(division, structure, kind, mentions, writer)
        holders[division.division_id] = Holder(body_id)
        frames[division.division_id] = _frame(kind, body_id, meeting, quoted, whole=division.role == "report")
    return WordsOf(holders, frames, _frame(kind, writer, meeting, quoted, whole=True))


def _by_kind(
    structure: Structure,
    kind: Kind,
    bodies: Mapping[str, Body],
    mentions: Mapping[str, tuple[Mention, ...]],
    organs: Sequence[str],
) -> str | None:
    """Who wrote a report whose front page names nobody: the body that met, or the one whose report its title says it is."""
    if kind.holders["body"] in _BY_THE_ORGAN:
        return organs[-1] if organs else None
    title = next((p for p in structure.passages if p.kind == "title"), None)
    for mention in mentions.get(title.key, ()) if title is not None else ():
        if title is not None and mention.entity_type == "body" and mention.start == 0:
            behind = title.text[mention.end :].split()[:3]
            if words("paper") & {word.lower() for word in behind}:
                # "UNICEF report on the recommendations of the Joint Inspection Unit"
                return mention.entity_id if mention.entity_id in bodies else None
    return None


def _frame(
    kind: Kind, body_id: str | None, meeting: str | None, quoted: str | None = None, *, whole: bool = False
) -> Frame:
    if whole and kind.id in _DECLARATIONS and body_id is not None:
        return Frame("organ", None, body_id, chain=("declaration of its organ",))
    if whole and kind.holders["body"] == "speakers":
        return Frame("debate", debates=True, record=True)
    if whole and quoted is not None:
        return Frame("quoted", body_id, quoted, chain=("its recommendations are answered",))
    met = meeting is not None or kind.holders["body"] == "organ" or kind.id == UNTOLD
    return Frame(
        "own",
        body_id,
        meeting=meeting,
        considered=considered_by(body_id),
        debates=met,
        quotes=kind.holders.get("advice") == "quoted",
    )


def _of_annex(
    division: Division,
    structure: Structure,
    kind: Kind,
    mentions: Mapping[str, tuple[Mention, ...]],
    writer: str | None,
) -> str | None:
    """Whose an annex is: of the body that its heading names behind the word for a paper, else as the kind says."""
    section = next((s for s in structure.sections if s.section_id == division.section_id), None)
    if section is not None:
        for mention in mentions.get(section.section_id, ()):
            before = [word.strip(",*").lower() for word in section.title[: mention.start].split() if word != "the"]
            # "Report of the Panel", "Letter dated 5 May 2025 from the Chair"
            behind_paper = before[-1:] in (["by"], ["from"]) or (
                before[-1:] == ["of"] and bool(words("paper") & set(before[-2:-1]))
            )
            if mention.entity_type == "body" and behind_paper:
                return mention.entity_id
    if kind.holders.get("annexes") != "transmitted":
        return writer
    signed = _signed_by(division, structure, mentions)
    return signed or _passed_on(structure, mentions)


def _signed_by(division: Division, structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The body for which an annexed letter is signed: the first named behind "(Signed)"."""
    for paragraph in structure.paragraphs:
        at = paragraph.passage.text.find("(Signed)") if paragraph.division_id == division.division_id else -1
        named = [m for m in mentions.get(paragraph.passage.key, ()) if m.entity_type == "body" and m.start > at >= 0]
        if named:
            return named[0].entity_id
    return None


def _passed_on(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """Whose text a letter passes on, as the letter says: "I have the honour to transmit the report of the Panel"."""
    for paragraph in structure.paragraphs:
        if paragraph.role != "body":
            return None
        text = paragraph.passage.text
        for mention in mentions.get(paragraph.passage.key, ()):
            if mention.entity_type == "body" and voice("transmits").search(text, 0, mention.start):
                return mention.entity_id
    return None


def _meeting(
    structure: Structure, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]
) -> str | None:
    """The forum or conference that the report is on: the first that its title or its summary names."""
    for passage in structure.passages:
        if passage.kind not in ("title", "summary"):
            continue
        for mention in mentions.get(passage.key, ()):
            if mention.entity_type != "body" or mention.rule_id == "body.short_form" or mention.start > _EARLY:
                continue
            body = bodies.get(mention.entity_id)
            if body is not None and words("meeting") & set(body.name.lower().split()[:1]):
                return body.body_id
    return None


def _answered(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The inspectors or auditors whose recommendations a report answers, as its title says: what should be done is theirs."""
    title = next((p for p in structure.passages if p.kind == "title"), None)
    for mention in mentions.get(title.key, ()) if title is not None else ():
        before = title.text[: mention.start].lower().split() if title is not None else []
        if mention.entity_id in answered_bodies() and "recommendations" in before:
            return mention.entity_id
    return None
