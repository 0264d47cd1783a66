"""Puts the parts together: from the structure and entities of a report to its recommendations.

In go a ``Structure``, the ``Entities`` and whose words each division is; out come the recommendations by passage key. Headings
and notes are read for whose words follow but make no rows of their own. Confidences are measured, not felt: see
``confidence``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import Addressee, Mention, Paragraph, Recommendation, Section, Structure
from pipeline.records import dataclass
from pipeline.s3_extract.attribution.passing import OPENING, frame_in_line, frame_of_paragraph, frame_of_section
from pipeline.s3_extract.attribution.persons import learn_persons
from pipeline.s3_extract.attribution.prepared import preparers
from pipeline.s3_extract.discourse.boxes import find_boxes
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.discourse.holders import WordsOf
from pipeline.s3_extract.recommendations.carried import Carried, carry
from pipeline.s3_extract.recommendations.confidence import presumed
from pipeline.s3_extract.recommendations.formal import formal_recommendations, moved
from pipeline.s3_extract.recommendations.heads import (
    addressed,
    below_head,
    is_bare_lead,
    parts_below_heads,
    told_by_heading,
)
from pipeline.s3_extract.recommendations.measures import Place, places_of_measures, with_points
from pipeline.s3_extract.recommendations.numbered import Numbered
from pipeline.s3_extract.recommendations.reviews import review_recommendations
from pipeline.s3_extract.recommendations.sentence_rows import Known
from pipeline.s3_extract.recommendations.tables import recommendations_in_tables
from pipeline.s3_extract.recommendations.text_rows import read_preamble, read_text
from pipeline.s3_extract.scene import Entities, cut_scene

_LOOSE = " \n,;:"


@dataclass(frozen=True, slots=True)
class _State:
    """What a paragraph leaves to the next.

    ``frame`` is the frame behind it, ``begun`` the one in which its section began; ``told`` are those whom a head above
    addresses, ``led`` is the lead-in that a list of paragraphs hangs on.
    """

    frame: Frame
    begun: Frame
    told: tuple[Addressee, ...] = ()
    led: Carried | None = None


def find_recommendations(
    structure: Structure, entities: Entities, words_of: WordsOf
) -> Mapping[str, tuple[Recommendation, ...]]:
    """The recommendations of every paragraph of ``structure``, keyed by passage key, in order.

    ``words_of`` says whose words each division is: its author speaks where the text itself says "should"; in a
    resolution or decision printed in full nobody speaks but its organ.
    """
    report = _Report(structure, entities, words_of)
    found: dict[str, tuple[Recommendation, ...]] = {}
    place: Place = ("", "")
    state = _State(Frame(), Frame())
    for paragraph in structure.paragraphs:
        if (paragraph.division_id, paragraph.section_id) != place:
            place = paragraph.division_id, paragraph.section_id
            state = report.begin(place, state.led)
        rows, state = report.read(paragraph, state)
        if rows:
            found[paragraph.passage.key] = tuple(rows)
    return found | recommendations_in_tables(structure, report.known, lambda place: report.begin(place, None).frame)


class _Report:
    """A report while its paragraphs are read in order: what is known of all of it."""

    def __init__(self, structure: Structure, entities: Entities, words_of: WordsOf) -> None:
        self._structure, self._words_of = structure, words_of
        texts = [(p.passage.key, p.passage.text) for p in structure.paragraphs]
        self.known = Known(entities, learn_persons(entities, texts))
        self._sections: dict[str, Section] = {s.section_id: s for s in structure.sections}
        self._headings = {key: entities.mentions.get(key, ()) for key in self._sections}
        self._numbered = Numbered(entities.instruments, self._sections)
        self._measured = places_of_measures(structure.paragraphs)
        self._prepared = preparers(structure, entities)

    def begin(self, place: Place, led: Carried | None) -> _State:
        """What holds at the beginning of a section; ``led`` is the lead-in above it."""
        division_id, section_id = place
        frame = self._words_of.frame(division_id)
        if frame.printed or frame.tells_act:
            return _State(frame, frame, led=led)
        frame = frame_of_section(frame, section_id, self._sections, self._headings)
        if section_id in self._prepared:
            frame = frame._replace(author=self._prepared[section_id], coauthors=())
        return _State(frame, frame, told_by_heading(section_id, self._sections, self.known.entities), led)

    def read(self, paragraph: Paragraph, state: _State) -> tuple[list[Recommendation], _State]:
        """The rows of a paragraph, and what it leaves to the next."""
        place = paragraph.division_id, paragraph.section_id
        frame = state.frame
        if paragraph.role == "annexed" and (begins := self._words_of.frame(paragraph.division_id)).role == "quoted":
            # Each row of a table of recommendations begins with the recommendation; its answer stands behind.
            frame = begins
        if frame.printed:
            rows = _read_act(paragraph, frame, self.known)
            return (presumed(rows) if frame.presumed else rows), replace(state, frame=frame)
        if (headed := frame_in_line(state.begun, paragraph.passage.text)) is not None:
            frame = headed
        if place in self._measured:
            # Each point begins anew: who is named in one does not speak in the next.
            frame = state.begun
        rows, frame, told = _read_paragraph(paragraph, frame, state.told, self.known, self._structure)
        rows = with_points(paragraph, rows, state.begun, measured=place in self._measured)
        rows, led = carry(paragraph, rows, state.led)
        rows = self._numbered.said_in(paragraph.section_id, rows)
        if state.begun.tells_act:
            rows = [_decided(row, state.begun) for row in rows]
        return (presumed(rows) if state.begun.presumed else rows), _State(frame, state.begun, told, led)


def _decided(row: Recommendation, act: Frame) -> Recommendation:
    """A row of a decision that is told: what its organ says there, it says in it."""
    # What it recalls in it ("recalling its resolution 78/68: (a) Requested") is no instrument of its points.
    own = row.recommenders[:1] == (act.body_id,)
    return replace(row, instrument_id=act.instrument_id) if own else row


def _read_paragraph(
    paragraph: Paragraph, frame: Frame, told: tuple[Addressee, ...], known: Known, structure: Structure
) -> tuple[list[Recommendation], Frame, tuple[Addressee, ...]]:
    """The rows of a paragraph, the frame of the next one, and whom a head above tells what stands in that.

    ``told`` is whom a head above tells what stands in this one.
    """
    passage = paragraph.passage
    text = passage.text
    mentions = known.entities.mentions.get(passage.key, ())
    frame = frame_of_paragraph(frame, cut_scene(text, 0, OPENING, mentions))
    boxes = find_boxes(text)
    if not boxes:
        reviewed = review_recommendations(text, mentions, structure, known.entities)
        if reviewed:
            return reviewed, frame, told
        return _read_below_heads(text, mentions, paragraph.points, frame, told, known)
    return addressed(formal_recommendations(text, mentions, boxes, frame, known), told), frame, told


def _read_below_heads(
    text: str,
    mentions: tuple[Mention, ...],
    points: tuple[int, ...],
    frame: Frame,
    told: tuple[Addressee, ...],
    known: Known,
) -> tuple[list[Recommendation], Frame, tuple[Addressee, ...]]:
    """The rows of a passage in which words at the head of points may say whom these are addressed to.

    A head that ends the passage governs the next ones, too.
    """
    parts = parts_below_heads(text, mentions, known.entities)
    if len(parts) == 1 and parts[0].told is None and not told:
        rows, frame = read_text(text, mentions, frame, known, points, leads=text.endswith(":"))
        return rows, frame, told
    rows = []
    led: Recommendation | None = None
    for part in parts:
        scene = cut_scene(text, part.start, part.end, mentions)
        inside = tuple(at - part.start for at in points if part.start < at < part.end)
        leads = len(parts) > 1 and part.told is None
        found, frame = read_text(scene.text, scene.mentions, frame, known, inside, leads=leads)
        whom = told if part.told is None else part.told
        if leads and found and is_bare_lead(found[-1], scene.text):
            led = moved(found.pop(), part.start)
        if whom:
            found = below_head(scene.text, inside, found, led, frame)
        rows += addressed((moved(row, part.start) for row in found), whom)
        if part.told is not None and not scene.text.strip(_LOOSE):
            told = part.told
    return [replace(row, position=position) for position, row in enumerate(rows, 1)], frame, told


def _read_act(paragraph: Paragraph, frame: Frame, known: Known) -> list[Recommendation]:
    """The rows of a paragraph of a resolution printed in full: in all of them its organ speaks. A past tense retells."""
    passage = paragraph.passage
    mentions = known.entities.mentions.get(passage.key, ())
    if paragraph.role in ("operative", "body"):
        return read_text(passage.text, mentions, frame, known, paragraph.points)[0]
    return read_preamble(passage.text, mentions, frame, known) if paragraph.role == "preambular" else []
