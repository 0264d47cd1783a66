"""Puts the parts together: from the structure and entities of a report to its recommendations.

In go a ``Structure``, the ``Entities`` and the author's body id; out come the recommendations by passage key. Headings
and notes are read for who holds the floor but make no rows of their own. Confidences are measured, not felt: see
``confidence``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from pipeline.model import Addressee, Mention, Paragraph, Recommendation, Section, Structure
from pipeline.s3_extract.directives.finding import find_hits, find_preambular_hits
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.discourse.acts import Act
from pipeline.s3_extract.recommendations.addressees import find_addressees
from pipeline.s3_extract.recommendations.clauses import Clause, cut_clauses
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.context import Earlier, Entities, Floor, Scene, cut_scene
from pipeline.s3_extract.recommendations.lexicon import actors
from pipeline.s3_extract.recommendations.lists import Item, ItemList, find_items
from pipeline.s3_extract.recommendations.persons import Persons, learn_persons
from pipeline.s3_extract.recommendations.reviews import review_recommendations
from pipeline.s3_extract.recommendations.speakers import Speaker, find_speaker, pass_floor
from pipeline.s3_extract.sentences import split_sentences

# Words between predicate and colon that are kept ("should consider:"); more is the matter of the list, not its verb.
_LEAD_IN_REST = 8
# The chapter in which a report recommends in its own voice, by the headings United Nations reports give it.
_OWN_CHAPTER = re.compile(
    r"\b(?:recommendations?|conclusions?|observations?|way forward|the way ahead)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:in which|by which|that|which|who|whereby)\s+|,\s+(?=(?:the|it|she|he|I)\b)")

_ACTS = re.compile(r"[Tt]o [a-z]|[A-Z][a-z]+ing\b|(?:[A-Z][a-z]+ly )[a-z]+ing\b")
# "requested information on the steps taken to end violence" asks for a paper, not for action.
_ASKED_FOR = re.compile(
    r"\s+(?:\w+ ){0,2}(?:information|updates?|clarifications?|details|views|comments|data|explanations?)\b"
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What stays the same while one report is read."""

    entities: Entities
    persons: Persons
    author: str | None


def find_recommendations(
    structure: Structure, entities: Entities, author: str | None, acts: Mapping[str, Act]
) -> Mapping[str, tuple[Recommendation, ...]]:
    """The recommendations of every paragraph of ``structure``, keyed by passage key, in order.

    ``author`` is the body id of the report's author, who speaks where the report itself says "should"; ``acts`` are the
    resolutions and decisions printed in full, by division, in which nobody but their organ speaks.
    """
    texts = [(p.passage.key, p.passage.text) for p in structure.paragraphs]
    reader = _Reader(entities, learn_persons(entities, texts), author)
    sections = {s.section_id: s for s in structure.sections}
    heading_mentions = {s.section_id: entities.mentions.get(s.section_id, ()) for s in structure.sections}
    found: dict[str, tuple[Recommendation, ...]] = {}
    floor = Floor()
    section_id: str | None = ""
    for paragraph in structure.paragraphs:
        act = acts.get(paragraph.division_id or "")
        if act is not None:
            rows = _read_act(paragraph, act, reader)
            section_id = ""
        else:
            if paragraph.section_id != section_id:
                section_id = paragraph.section_id
                floor = _floor_of_heading(section_id, sections, heading_mentions)
            rows, floor = _read_paragraph(paragraph, floor, reader, structure)
        if rows:
            found[paragraph.passage.key] = tuple(rows)
    return found


def _floor_of_heading(
    section_id: str | None, sections: Mapping[str, Section], mentions: Mapping[str, tuple[Mention, ...]]
) -> Floor:
    """A heading that names a body gives it the floor ("B. Commission on Human Rights"); an own chapter gives none."""
    seen: set[str] = set()
    while section_id and section_id in sections and section_id not in seen:
        seen.add(section_id)
        section = sections[section_id]
        if _OWN_CHAPTER.search(section.title):
            return Floor()
        bodies = [m for m in mentions.get(section_id, ()) if m.entity_type == "body"]
        if bodies and bodies[0].start <= 4:
            return Floor(bodies[0].entity_id, None, None, ("heading", section.title))
        section_id = section.parent_section_id
    return Floor()


def _read_paragraph(
    paragraph: Paragraph, floor: Floor, reader: _Reader, structure: Structure
) -> tuple[list[Recommendation], Floor]:
    passage = paragraph.passage
    text = passage.text
    mentions = reader.entities.mentions.get(passage.key, ())
    reviewed = review_recommendations(passage, mentions, structure, reader.entities)
    if reviewed:
        return reviewed, floor
    return _read_text(text, mentions, floor, reader)


def _read_act(paragraph: Paragraph, act: Act, reader: _Reader) -> list[Recommendation]:
    """The rows of a paragraph of a resolution printed in full: in all of them its organ speaks. A past tense retells."""
    passage = paragraph.passage
    mentions = reader.entities.mentions.get(passage.key, ())
    floor = Floor(act.organ_id, act.instrument.instrument_id, None, ("resolution of", act.words), printed=True)
    if paragraph.role == "operative":
        return _read_text(passage.text, mentions, floor, reader)[0]
    if paragraph.role != "preambular":
        return []
    scene = cut_scene(passage.text, 0, len(passage.text), mentions)
    hits = find_preambular_hits(scene.text)
    if not hits:
        return []
    return _read_sentence(scene, hits, floor, reader, partial(cut_scene, passage.text, 0, 0, mentions), (), 0, 0).rows


def _read_text(
    text: str, mentions: tuple[Mention, ...], floor: Floor, reader: _Reader
) -> tuple[list[Recommendation], Floor]:
    items = find_items(text)
    if items is not None and floor.printed and not _ACTS.match(text, items.items[0].start):
        # "to provide information on: (a) ...; (b) ...": of a resolution's lists only actions are requests each.
        items = None
    rows: list[Recommendation] = []
    last: tuple[Addressee, ...] = ()
    retelling = False
    units = _units(text, items)
    lead_start = max((a for a, _ in units if a < items.lead_end), default=-1) if items is not None else -1
    for start, end in units:
        scene = cut_scene(text, start, end, mentions)
        hits = find_hits(scene.text, retelling)
        if floor.printed:
            hits = [h for h in hits if not h.past]
        if not hits:
            if scene.mentions and not floor.printed:
                floor = pass_floor(scene, floor, [], [], reader.entities)
            continue
        earlier = partial(cut_scene, text, 0, start, mentions)
        read = _read_sentence(scene, hits, floor, reader, earlier, last, start, len(rows))
        retelling = retelling or any(c.hit.past for c in read.clauses)
        if not floor.printed:
            floor = pass_floor(scene, floor, read.clauses, read.speakers, reader.entities)
        if items is not None and start == lead_start and read.rows and _opens(scene, read.clauses[-1]):
            rows += read.rows[:-1]
            opener = _opener_words(scene, read.clauses[-1])
            rows += [
                _item_row(read.rows[-1], n, opener, item, text) for n, item in enumerate(items.items, len(rows) + 1)
            ]
            return rows, floor
        rows += read.rows
        if read.rows and read.rows[-1].addressees:
            last = read.rows[-1].addressees
    return rows, floor


def _units(text: str, items: ItemList | None) -> list[tuple[int, int]]:
    """The sentences of a passage; a lead-in and each item of a list are units of their own."""
    if items is None:
        return split_sentences(text)
    units = split_sentences(text[: items.lead_end])
    for item in items.items:
        units += [(item.start + a, item.start + b) for a, b in split_sentences(text[item.start : item.end])]
    return units


def _opens(scene: Scene, clause: Clause) -> bool:
    """Whether the clause runs into the list: nothing but the words of its own predicate stands before the colon."""
    tail = scene.text[clause.hit.end :]
    return tail.rstrip().endswith(":") and "." not in tail and ";" not in tail


def _opener_words(scene: Scene, clause: Clause) -> str:
    """The lead-in in short: subject and predicate, and what little stands between them and the colon."""
    core = scene.text[clause.subject_start : clause.hit.end]
    rest = scene.text[clause.hit.end : clause.end].rstrip(" :")
    return core + rest if len(rest.split()) <= _LEAD_IN_REST else core


def _item_row(lead: Recommendation, position: int, opener: str, item: Item, text: str) -> Recommendation:
    return replace(
        lead,
        position=position,
        text=f"{opener}: {text[item.start : item.end]}",
        start=item.start,
        end=item.end,
        rule_id=f"item.{lead.rule_id}",
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence read: its clauses, who speaks each, and the rows kept."""

    clauses: list[Clause]
    speakers: list[Speaker]
    rows: list[Recommendation]


def _read_sentence(
    scene: Scene,
    hits: list[Hit],
    floor: Floor,
    reader: _Reader,
    earlier: Earlier,
    last: tuple[Addressee, ...],
    offset: int,
    rows_before: int,
) -> _Read:
    """``scene`` begins at ``offset`` of its passage, which has ``rows_before`` rows already."""
    clauses: list[Clause] = []
    speakers: list[Speaker] = []
    rows: list[Recommendation] = []
    previous: Speaker | None = None
    for clause in cut_clauses(scene.text, hits, [(mention.start, mention.end) for mention in scene.mentions]):
        speaker = find_speaker(scene, clause, floor, previous, reader.entities, reader.persons, earlier, reader.author)
        previous = speaker
        if not _is_directive(clause, speaker, scene):
            continue
        addressees = find_addressees(scene, clause, reader.entities, reader.author, last, earlier)
        last = addressees or last
        clauses.append(clause)
        speakers.append(speaker)
        position = rows_before + len(rows) + 1
        rows.append(_row(scene, clause, speaker, addressees, floor, reader, offset, position))
    return _Read(clauses, speakers, rows)


def _is_directive(clause: Clause, speaker: Speaker, scene: Scene) -> bool:
    """Turns away what only looks like a directive: private requests of persons, verbs nobody speaks."""
    hit = clause.hit
    if speaker.individual and hit.verb_class in {"invite", "request", "demand", "suggest"}:
        return False
    asks = hit.frame == "active" and hit.verb_class == "request" and not scene.text.endswith("that", 0, hit.complement)
    if asks and _ASKED_FOR.match(scene.text, hit.complement):
        return False
    if hit.frame in {"active", "gerund", "need"} and not speaker.bodies and speaker.chain[:1] == ("unresolved",):
        subject = scene.text[clause.subject_start : hit.start].strip() or scene.text[: clause.start].strip()
        strong = hit.verb_class in {"recommend", "urge", "call_upon"}
        return bool(subject) and ((strong and hit.frame == "active") or actors().speaks.search(subject) is not None)
    return True


def _row(
    scene: Scene,
    clause: Clause,
    speaker: Speaker,
    addressees: tuple[Addressee, ...],
    floor: Floor,
    reader: _Reader,
    offset: int,
    position: int,
) -> Recommendation:
    hit = clause.hit
    start = _subject_start(scene, clause)
    meeting = floor.meeting_id if speaker.bodies and speaker.bodies[0] == floor.body_id and not speaker.own else None
    for mention in scene.of("meeting", 0, hit.start):
        held = reader.entities.meetings.get(mention.entity_id)
        if held is not None and speaker.bodies and held.body_id == speaker.bodies[0]:
            meeting = mention.entity_id
    voice = "own" if speaker.own else "reported"
    return Recommendation(
        position=position,
        number=None,
        text=scene.text[start : clause.end],
        start=offset + start,
        end=offset + clause.end,
        voice=voice,  # type: ignore[arg-type]
        recommenders=speaker.bodies,
        verb=hit.verb,
        verb_class=hit.verb_class,
        rule_id=hit.rule_id,
        confidence=confidence_of(hit.rule_id, bool(speaker.bodies), bool(addressees)),
        instrument_id=speaker.instrument_id,
        meeting_id=meeting,
        addressees=addressees,
        via=speaker.chain,
    )


def _subject_start(scene: Scene, clause: Clause) -> int:
    """Where the words of a row begin: at the subject for an active verb, at the clause otherwise."""
    if clause.hit.frame not in {"active", "need", "call"}:
        return clause.start
    ends = [m.end() for m in _RELATIVE.finditer(scene.text, clause.subject_start, clause.hit.start)]
    return ends[-1] if ends else clause.subject_start
