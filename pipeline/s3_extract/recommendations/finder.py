"""Puts the parts together: from the structure and entities of a report to its recommendations.

In go a ``Structure``, the ``Entities`` and whose words each division is; out come the recommendations by passage key. Headings
and notes are read for whose words follow but make no rows of their own. Confidences are measured, not felt: see
``confidence``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.model import Addressee, Mention, Paragraph, Recommendation, Structure
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.crowds import opens_relative, somebody_heads
from pipeline.s3_extract.attribution.passing import OPENING, frame_of_paragraph, frame_of_section, pass_frame
from pipeline.s3_extract.attribution.persons import Persons, learn_persons
from pipeline.s3_extract.attribution.records import conducts, floor_of_record
from pipeline.s3_extract.attribution.speaker import Speaker
from pipeline.s3_extract.attribution.speakers import find_speaker
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.directives.clauses import Clause, cut_clauses
from pipeline.s3_extract.directives.finding import find_hits, find_preambular_hits
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.usages import before, every, first, stands
from pipeline.s3_extract.discourse.boxes import find_boxes
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.discourse.holders import WordsOf
from pipeline.s3_extract.recommendations.addressees import find_addressees
from pipeline.s3_extract.recommendations.carried import Carried, carry
from pipeline.s3_extract.recommendations.confidence import confidence_of
from pipeline.s3_extract.recommendations.formal import formal_recommendations, moved
from pipeline.s3_extract.recommendations.heads import (
    addressed,
    below_head,
    is_bare_lead,
    parts_below_heads,
    told_by_heading,
)
from pipeline.s3_extract.recommendations.items import awaits_needs, item_rows, led_items, opens_list
from pipeline.s3_extract.recommendations.lists import Item, ItemList, find_items
from pipeline.s3_extract.recommendations.measures import places_of_measures, with_headed, with_measures
from pipeline.s3_extract.recommendations.numbered import Numbered
from pipeline.s3_extract.recommendations.reviews import review_recommendations
from pipeline.s3_extract.scene import Earlier, Entities, Scene, cut_scene, earlier_in
from pipeline.s3_extract.sentences import split_sentences

# A subject does not stand farther before its verb.
_SUBJECT_REACH = 1000
# What is left of the clause before at the beginning of one.
_LOOSE = " \n,;:"
_LOOSE_END = " \n.;"
_BARE_END = " \n.,;:"


@dataclass(frozen=True, slots=True)
class _Reader:
    """What stays the same while one report is read."""

    entities: Entities
    persons: Persons


def find_recommendations(
    structure: Structure, entities: Entities, words_of: WordsOf
) -> Mapping[str, tuple[Recommendation, ...]]:
    """The recommendations of every paragraph of ``structure``, keyed by passage key, in order.

    ``words_of`` says whose words each division is: its author speaks where the text itself says "should"; in a
    resolution or decision printed in full nobody speaks but its organ.
    """
    texts = [(p.passage.key, p.passage.text) for p in structure.paragraphs]
    reader = _Reader(entities, learn_persons(entities, texts))
    sections = {s.section_id: s for s in structure.sections}
    numbered = Numbered(entities.instruments, sections)
    heading_mentions = {s.section_id: entities.mentions.get(s.section_id, ()) for s in structure.sections}
    found: dict[str, tuple[Recommendation, ...]] = {}
    frame = Frame()
    told: tuple[Addressee, ...] = ()
    led: Carried | None = None
    place: tuple[str | None, str | None] = ("", "")
    measured = places_of_measures(structure.paragraphs)
    begun = frame
    for paragraph in structure.paragraphs:
        if (paragraph.division_id, paragraph.section_id) != place:
            place = paragraph.division_id, paragraph.section_id
            frame = words_of.frame(paragraph.division_id)
            told = ()
            if not frame.printed:
                frame = frame_of_section(frame, paragraph.section_id, sections, heading_mentions)
                told = told_by_heading(paragraph.section_id, sections, entities)
            begun = frame
        elif paragraph.role == "annexed" and (begins := words_of.frame(paragraph.division_id)).role == "quoted":
            # Each row of a table of recommendations begins with the recommendation; its answer stands behind.
            frame = begins
        if frame.printed:
            rows = _read_act(paragraph, frame, reader)
        else:
            measure = place in measured
            # Each point begins anew: who is named in one does not speak in the next.
            rows, frame, told = _read_paragraph(paragraph, begun if measure else frame, told, reader, structure)
            rows = (
                with_measures(paragraph, rows, begun)
                if measure
                else with_headed(paragraph.passage.text, paragraph.points, rows, begun)
            )
            rows, led = carry(paragraph, rows, led)
            rows = numbered.said_in(paragraph.section_id, rows)
        if rows:
            found[paragraph.passage.key] = tuple(rows)
    return found


def _read_paragraph(
    paragraph: Paragraph, frame: Frame, told: tuple[Addressee, ...], reader: _Reader, structure: Structure
) -> tuple[list[Recommendation], Frame, tuple[Addressee, ...]]:
    """The rows of a paragraph, the frame of the next one, and whom a head above tells what stands in that.

    ``told`` is whom a head above tells what stands in this one.
    """
    passage = paragraph.passage
    text = passage.text
    mentions = reader.entities.mentions.get(passage.key, ())
    frame = frame_of_paragraph(frame, cut_scene(text, 0, OPENING, mentions))
    boxes = find_boxes(text)
    if not boxes:
        reviewed = review_recommendations(passage, mentions, structure, reader.entities)
        if reviewed:
            return reviewed, frame, told
        return _read_below_heads(text, mentions, paragraph.points, frame, told, reader)

    def read(part: str, inside: tuple[Mention, ...], begins: Frame) -> list[Recommendation]:
        return _read_text(part, inside, begins, reader)[0]

    return addressed(formal_recommendations(text, mentions, boxes, frame, read), told), frame, told


def _read_below_heads(
    text: str,
    mentions: tuple[Mention, ...],
    points: tuple[int, ...],
    frame: Frame,
    told: tuple[Addressee, ...],
    reader: _Reader,
) -> tuple[list[Recommendation], Frame, tuple[Addressee, ...]]:
    """The rows of a passage in which words at the head of points may say whom these are addressed to.

    A head that ends the passage governs the next ones, too.
    """
    parts = parts_below_heads(text, mentions, reader.entities)
    if len(parts) == 1 and parts[0].told is None and not told:
        rows, frame = _read_text(text, mentions, frame, reader, points, leads=text.endswith(":"))
        return rows, frame, told
    rows = []
    led: Recommendation | None = None
    for part in parts:
        scene = cut_scene(text, part.start, part.end, mentions)
        inside = tuple(at - part.start for at in points if part.start < at < part.end)
        leads = len(parts) > 1 and part.told is None
        found, frame = _read_text(scene.text, scene.mentions, frame, reader, inside, leads=leads)
        whom = told if part.told is None else part.told
        if leads and found and is_bare_lead(found[-1], scene.text):
            led = moved(found.pop(), part.start)
        if whom:
            found = below_head(scene.text, inside, found, led, frame)
        rows += addressed((moved(row, part.start) for row in found), whom)
        if part.told is not None and not scene.text.strip(_LOOSE):
            told = part.told
    return [replace(row, position=position) for position, row in enumerate(rows, 1)], frame, told


def _read_act(paragraph: Paragraph, frame: Frame, reader: _Reader) -> list[Recommendation]:
    """The rows of a paragraph of a resolution printed in full: in all of them its organ speaks. A past tense retells."""
    passage = paragraph.passage
    mentions = reader.entities.mentions.get(passage.key, ())
    if paragraph.role in ("operative", "body"):
        return _read_text(passage.text, mentions, frame, reader, paragraph.points)[0]
    if paragraph.role != "preambular":
        return []
    scene = cut_scene(passage.text, 0, len(passage.text), mentions)
    hits = find_preambular_hits(scene.text)
    if not hits:
        return []
    return _read_sentence(scene, hits, frame, reader, earlier_in(passage.text, 0, mentions), (), 0, 0).rows


def _read_text(
    text: str,
    mentions: tuple[Mention, ...],
    frame: Frame,
    reader: _Reader,
    points: tuple[int, ...] = (),
    *,
    leads: bool = False,
) -> tuple[list[Recommendation], Frame]:
    """The rows of a text and the frame behind it; ``leads`` says that it leads in what stands below heads."""
    items = find_items(text, points)
    if items is not None and frame.printed and not _is_action(text, items.items[0]):
        # "to provide information on: (a) ...; (b) ...": of a resolution's lists only actions are requests each.
        items = None
    rows: list[Recommendation] = []
    last: tuple[Addressee, ...] = ()
    retelling = False
    units = _units(text, items)
    lead_start = max((a for a, _ in units if a < items.lead_end), default=-1) if items is not None else -1
    read_to = 0
    points_at = {item.start for item in items.items} if items is not None else set()
    leading: Frame | None = None
    for start, end in units:
        if start < read_to:
            continue
        if start in points_at:
            # Each point hangs on the lead-in, whoever is named in the point before.
            leading = leading or frame
            frame = leading
        scene = cut_scene(text, start, end, mentions)
        if frame.record:
            frame = floor_of_record(frame, scene, start == 0)
        hits = find_hits(scene.text, retelling)
        if frame.printed:
            hits = [h for h in hits if not h.past]
        if hits and conducts(frame, scene):
            continue
        if not hits:
            if (scene.mentions or frame.debates) and not frame.printed:
                frame = pass_frame(scene, frame, [], [], reader.entities)
            continue
        earlier = earlier_in(text, start, mentions)
        read = _read_sentence(scene, hits, frame, reader, earlier, last, start, len(rows))
        retelling = retelling or any(c.hit.past for c in read.clauses)
        if not frame.printed:
            frame = pass_frame(scene, frame, read.clauses, read.speakers, reader.entities)
        if items is not None and start == lead_start and read.rows and opens_list(scene, read.clauses[-1]):
            rows += read.rows[:-1]
            led = read.rows[-1], scene, read.clauses[-1], start
            rows += item_rows(*led, led_items(led[2].hit, text, items), text, mentions, reader.entities)
            last = read.rows[-1].addressees
            read_to = items.end
            continue
        rows += [
            row
            for clause, row in zip(read.clauses, read.rows, strict=True)
            if not awaits_needs(clause.hit) and (leads or not _is_bare(row))
        ]
        if read.rows and read.rows[-1].addressees:
            last = read.rows[-1].addressees
    return rows, frame


def _is_bare(row: Recommendation) -> bool:
    """Whether a verb has nothing that it asks for: what it introduces stands in other paragraphs ("The Team recommends:"),
    or hangs on a further verb ("urged and called upon the Council to")."""
    return row.rule_id.startswith("active.") and row.text.rstrip(_BARE_END).split()[-1:] == row.verb.split()[-1:]


def _is_action(text: str, item: Item) -> bool:
    return stands("action", text[item.start : item.end], 0) is not None


def _units(text: str, items: ItemList | None) -> list[tuple[int, int]]:
    """The sentences of a passage; a lead-in and each item of a list are units of their own."""
    if items is None:
        return split_sentences(text)
    units = split_sentences(text[: items.lead_end])
    for item in items.items:
        units += [(item.start + a, item.start + b) for a, b in split_sentences(text[item.start : item.end])]
    behind = len(text) - len(text[items.end :].lstrip(_LOOSE_END))
    return [*units, *((behind + a, behind + b) for a, b in split_sentences(text[behind:]))]


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence read: its clauses, who speaks each, and the rows kept."""

    clauses: list[Clause]
    speakers: list[Speaker]
    rows: list[Recommendation]


def _read_sentence(
    scene: Scene,
    hits: list[Hit],
    frame: Frame,
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
        speaker = find_speaker(Utterance(scene, clause, frame, previous, reader.entities, reader.persons, earlier))
        previous = speaker
        if not _is_directive(clause, speaker, scene) or not (speaker.bodies or frame.advises):
            continue
        addressees = find_addressees(scene, clause, reader.entities, frame, last, earlier)
        last = addressees or last
        clauses.append(clause)
        speakers.append(speaker)
        position = rows_before + len(rows) + 1
        rows.append(_row(scene, clause, speaker, addressees, frame, reader, offset, position))
    return _Read(clauses, speakers, rows)


def _is_directive(clause: Clause, speaker: Speaker, scene: Scene) -> bool:
    """Turns away what only looks like a directive: private requests of persons, verbs nobody speaks."""
    hit = clause.hit
    if actors().tell_followers.intersection(speaker.bodies):
        return False
    if speaker.accounts and hit.past:
        # "The secretariat was invited to attend", "It was agreed that they would meet".
        return False
    vague = before("of_importance", scene.text, hit.complement) and not stands("names_deed", scene.text, hit.complement)
    if vague and not speaker.bodies:
        # "Some delegations stressed the importance of the Court": the wish of nobody in particular, too vague to act on.
        return False
    if hit.frame == "gerund" and speaker.role == "organ" and before("means", scene.text, hit.start):
        return False
    if hit.of_things and speaker.role == "organ" and first("that", scene.text, clause.start, hit.start):
        # "Recognizes that the delivery of the Agenda calls for solutions": what a thing asks for, the organ does not.
        return False
    if speaker.individual and hit.verb_class in {"invite", "request", "demand", "suggest"}:
        return False
    asks = hit.frame == "active" and hit.verb_class == "request" and not scene.text.endswith("that", 0, hit.complement)
    # "requested information on the steps taken to end violence" asks for a paper, not for action.
    if asks and stands("asks_for_paper", scene.text, hit.complement):
        return False
    if hit.frame in {"active", "gerund", "need"} and not speaker.bodies and speaker.chain[:1] == ("unresolved",):
        subject = scene.text[clause.subject_start : hit.start].strip()
        if not subject:
            return somebody_heads(_before(scene, clause))
        return actors().speak(subject) and not opens_relative(subject)
    return True


def _before(scene: Scene, clause: Clause) -> str:
    """What stands before a clause, as far back as a subject can stand."""
    return scene.text[max(0, clause.start - _SUBJECT_REACH) : clause.start]


def _row(
    scene: Scene,
    clause: Clause,
    speaker: Speaker,
    addressees: tuple[Addressee, ...],
    frame: Frame,
    reader: _Reader,
    offset: int,
    position: int,
) -> Recommendation:
    hit = clause.hit
    start = _subject_start(scene, clause)
    start += len(scene.text[start : clause.end]) - len(scene.text[start : clause.end].lstrip(_LOOSE))
    meeting = frame.meeting_id if speaker.bodies and speaker.bodies[0] == frame.body_id and not speaker.own else None
    for mention in scene.of("meeting", 0, hit.start):
        held = reader.entities.meetings.get(mention.entity_id)
        if held is not None and speaker.bodies and held.body_id == speaker.bodies[0]:
            meeting = mention.entity_id
    return Recommendation(
        position=position,
        number=None,
        text=scene.text[start : clause.end],
        start=offset + start,
        end=offset + clause.end,
        voice="own" if speaker.own else "reported",
        recommenders=speaker.bodies,
        verb=hit.verb,
        verb_class=hit.verb_class,
        rule_id=hit.rule_id,
        confidence=confidence_of(hit.rule_id, speaker.role, speaker.how, bool(addressees)),
        instrument_id=speaker.instrument_id,
        meeting_id=meeting,
        addressees=addressees,
        via=speaker.chain,
        frame=speaker.role,
        attribution=speaker.how,
    )


def _subject_start(scene: Scene, clause: Clause) -> int:
    """Where the words of a row begin: at the subject for an active verb, at the clause otherwise."""
    if clause.hit.frame not in {"active", "need", "call"}:
        return clause.start
    serial = before("serial_verb", scene.text, clause.hit.start) if clause.hit.past else None
    opens = serial and stands("past_opening", scene.text, clause.subject_start, serial.start)
    if serial and (opens or first("past_act", scene.text, clause.subject_start, serial.start)):
        # "Noted the progress made, encouraged members to act": what was noted is no part of it.
        return serial.mark
    places = every("relative", scene.text, clause.subject_start, clause.hit.start)
    # "That is why we have called": a capital opens the sentence.
    ends = [place.behind for place in places if not scene.text[place.start].isupper()]
    return ends[-1] if ends else clause.subject_start
