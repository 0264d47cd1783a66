"""From a text to its rows: its sentences and the points of its list, each read in the frame that the one before it leaves.

In go a text with its mentions and the frame it begins in; out come its rows and the frame behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from pipeline.model import Addressee, Mention, Recommendation
from pipeline.s3_extract.attribution.led import leader_of, teller_of
from pipeline.s3_extract.attribution.passing import pass_frame
from pipeline.s3_extract.attribution.records import conducts, floor_of_record
from pipeline.s3_extract.attribution.speaker import Speaker
from pipeline.s3_extract.directives.clauses import lacks_subject
from pipeline.s3_extract.directives.finding import find_preambular_hits, hits_of
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.rules import directives
from pipeline.s3_extract.directives.usages import before, stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.items import awaits_needs, item_rows, led_items, opens_list
from pipeline.s3_extract.recommendations.lists import Item, ItemList, find_items
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.recommendations.sentence_rows import Before, Known, Read, is_told_alone, read_sentence
from pipeline.s3_extract.scene import Scene, cut_scene, sentence_in
from pipeline.s3_extract.sentences import split_sentences
from pipeline.s3_extract.voices import voice, voice_before

# Where a unit begins.
_START = itemgetter(0)
_LOOSE_END = " \n.;"
_BARE_END = " \n.,;:"
# What stands before the colon of a lead-in whose first point is what somebody is to do, as all are then.
_TO = " to"
# What stands before the colon of a lead-in whose points are sentences that somebody says, holds or lays down.
_THAT = " that"


def read_text(
    text: str,
    mentions: tuple[Mention, ...],
    frame: Frame,
    known: Known,
    points: tuple[int, ...] = (),
    *,
    leads: bool = False,
) -> tuple[list[Recommendation], Frame]:
    """The rows of a text and the frame behind it.

    ``points`` are the offsets in ``text`` at which the points of its list begin, where print tells; ``leads`` says that it
    leads in what stands below heads.
    """
    signals = directives().signals_in(text)
    heard = _is_heard(frame, mentions)
    if not signals:
        return [], _behind_text(text, mentions, known, points, frame) if heard else frame
    items = _directing_list(text, points, frame)
    units = _units(text, items)
    reading = _Reading(Scene(text, mentions), known, items, (units, signals), frame, leads=leads)
    for start, end in units:
        if start < reading.read_to and start not in reading.apart:
            continue
        reading.begin(start)
        directs = _holds_any(signals, start, end)
        hits = hits_of(text[start:end], reading.retelling, declared=frame.declares) if directs else []
        if hits:
            reading.read(start, end, hits)
        elif heard:
            reading.frame = _behind_sentence(text, start, end, mentions, known, reading.frame)
    return reading.rows, reading.frame


class _Reading:
    """A text while its units, of ``parts`` with the places of its signals, are read in order: its ``rows`` so far and the ``frame`` in which the next unit is read.

    What stands before ``read_to`` was read with the lead-in of its list, but for the sentences that begin at ``apart``;
    ``retelling``: a clause in the past tense was read.
    """

    def __init__(
        self,
        whole: Scene,
        known: Known,
        items: ItemList | None,
        parts: tuple[Sequence[tuple[int, int]], Sequence[int]],
        frame: Frame,
        *,
        leads: bool,
    ) -> None:
        self._whole, self._known, self._leads, self.frame = whole, known, leads, frame
        self._items, (units, self._signals) = items, parts
        self._units = units
        self._points = {item.start for item in items.items} if items is not None else set()
        lead_end = items.lead_end if items is not None else 0
        self._lead_in = max(((a, lead_end) for a, _ in units if a < lead_end), default=None)
        # The frame in which each point begins, and who heads the lead-in or tells in it, which is looked for when the first of them directs.
        self._leading: Frame | None = None
        self._leader: Speaker | None = None
        self._teller: Speaker | None = None
        self._sought = False
        self._last: tuple[Addressee, ...] = ()
        self.rows: list[Recommendation] = []
        self.read_to = 0
        self.apart: frozenset[int] = frozenset()
        self.retelling = False

    def begin(self, start: int) -> None:
        """Takes up the unit at ``start``: each point hangs on the lead-in, whoever is named in the point before."""
        if start in self._points:
            self.frame = self._leading = self._leading or self.frame

    def read(self, start: int, end: int, hits: list[Hit]) -> None:
        """Adds the rows of the unit ``text[start:end]``, in which the predicates ``hits`` may direct."""
        text, mentions = self._whole
        sentence = sentence_in(text, start, end, mentions)
        scene = sentence.scene
        point = start in self._points
        if self.frame.record:
            self.frame = floor_of_record(self.frame, scene, start == 0, self._known.persons)
        self.frame, hits = _directed(scene, self.frame, hits, opens=start == 0, point=point)
        hits = self._advised(scene.text, hits) if point else hits
        if not hits:
            return
        leader, teller = self._leads_in(scene.text) if point and not self.frame.printed else (None, None)
        behind = Before(len(self.rows), self._last, leader, teller)
        read = read_sentence(sentence, hits, self.frame, self._known, behind)
        self.retelling = self.retelling or any(c.hit.past for c in read.clauses)
        self.frame = _behind_rows(scene, read, self._known, self.frame)
        leads_list = self._lead_in is not None and start == self._lead_in[0]
        if self._items is not None and leads_list and read.rows and opens_list(scene, read.clauses[-1]):
            clause, led = read.clauses[-1], read.rows[-1]
            items = self._first_sentences(led_items(clause.hit, text, self._items))
            for each, row in zip(read.clauses, read.rows, strict=True):
                # "Urges Parties, and invites others, to:" asks the same of both.
                leads = each is clause or is_told_alone(scene.text, each, row)
                row = replace(row, position=len(self.rows) + 1)
                self.rows += (
                    item_rows(row, sentence, each, items, self._whole, self._known.entities) if leads else [row]
                )
            self._last = led.addressees
            self.read_to = self._items.end
            return
        self.rows += _standing(read, leads=self._leads)
        self._last = (read.rows[-1].addressees if read.rows else ()) or self._last

    def _first_sentences(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """The items up to their first further sentence that directs by itself, which is read ``apart``: "recommends that States: (a)
        Ensure access. Harassment must be punished"; what goes on about the item ("This should include") stays in it. The points of
        an act are one sentence each."""
        if self.frame.printed:
            return items
        text, kept = self._whole.text, []
        apart: set[int] = set()
        for item in items:
            behind = bisect_right(self._units, item.start, key=_START)
            further = self._units[behind : bisect_left(self._units, item.end, behind, key=_START)]
            own = [
                unit
                for unit in further
                if _holds_any(self._signals, *unit)
                and not stands("more_of_it", text[slice(*unit)], 0)
                and hits_of(text[slice(*unit)], self.retelling)
            ]
            apart.update(start for start, _ in own)
            kept.append(replace(item, end=len(text[: own[0][0]].rstrip(_LOOSE_END))) if own else item)
        self.apart = frozenset(apart)
        return tuple(kept)

    def _advised(self, point: str, hits: list[Hit]) -> list[Hit]:
        """The predicates of a point without what is no advice behind its lead-in: "The law provides that: (a) Employers must pay"."""
        start, end = self._lead_in or (0, 0)
        lead = self._whole.text[start:end].rstrip(_BARE_END)
        if not lead.endswith(_THAT) or all(hit.frame != "modal" for hit in hits):
            return hits
        at = len(lead) + 1
        whole = hits_of(f"{lead} {point}", self.retelling)
        if any(hit.start < at for hit in whole):
            return hits
        stand = {hit.start - at for hit in whole}
        return [hit for hit in hits if hit.frame != "modal" or hit.start in stand]

    def _leads_in(self, point: str) -> tuple[Speaker | None, Speaker | None]:
        """Who heads the lead-in to the list, whose first point that directs opens with the sentence ``point``, and who tells in it what the
        points say."""
        if self._lead_in is None:
            return None, None
        if not self._sought:
            start, end = self._lead_in
            scene, _, earlier = sentence_in(self._whole.text, start, end, self._whole.mentions)
            known = (self.frame, self._known.entities, self._known.persons, earlier)
            self._leader = leader_of(scene, point, *known)
            self._teller = teller_of(scene, *known)
            self._sought = True
        return self._leader, self._teller


def _holds_any(signals: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the ``signals``, which are in order, lies in ``[start, end)``."""
    nearest = bisect_left(signals, start)
    return nearest < len(signals) and signals[nearest] < end


def read_preamble(text: str, mentions: tuple[Mention, ...], frame: Frame, known: Known) -> list[Recommendation]:
    """The rows of a preambular paragraph, which directs only where it stresses a need, says what should be, or asks itself."""
    hits = find_preambular_hits(text)
    return read_sentence(sentence_in(text, 0, len(text), mentions), hits, frame, known).rows if hits else []


def _directing_list(text: str, points: tuple[int, ...], frame: Frame) -> ItemList | None:
    """The list of a text; of a resolution's lists only actions and what is decided in points ("The Council: (a) Requests") are
    one request each, and not the matters of "to provide information on: (a) ...; (b) ..."."""
    items = find_items(text, points)
    if items is not None and before("examples", text, len(text[: items.lead_end].rstrip(" :\n"))) is not None:
        # "should address gaps, such as: (a) economic rights": examples of one thing that is to be done.
        return None
    if items is None or not frame.printed:
        return items
    openings = [text[item.start : item.end] for item in items.items]
    asks = stands("action", openings[0], 0) or any(stands("operative_opening", opening, 0) for opening in openings)
    # "Urges States to: (a) Develop plans; (b) Recalling decision IX/17, continue to act": whatever a point opens with.
    # "attention to: (i) Progress in it" is a matter.
    leads_to = text[: items.lead_end].rstrip(" :\n").endswith(_TO)
    asks = asks or (
        leads_to and (opens_with_verb(openings[0], 0) or stands("verb_of_point", openings[0], 0) is not None)
    )
    # "shall carry out the following tasks: (a) Assist the Committee; (b) Gather information".
    return items if asks or all(opens_with_verb(opening, 0) for opening in openings) else None


def _is_heard(begins: Frame, mentions: tuple[Mention, ...]) -> bool:
    """Whether a sentence without directives can pass the frame on to another body or person."""
    return not begins.printed and (bool(mentions) or begins.debates or begins.record)


def _behind_text(
    text: str, mentions: tuple[Mention, ...], known: Known, points: tuple[int, ...], frame: Frame
) -> Frame:
    """The frame behind a text that directs nobody."""
    items = _directing_list(text, points, frame)
    points_at = {item.start for item in items.items} if items is not None else set()
    leading: Frame | None = None
    for start, end in _units(text, items):
        if start in points_at:
            frame = leading = leading or frame
        frame = _behind_sentence(text, start, end, mentions, known, frame)
    return frame


def _behind_sentence(
    text: str, start: int, end: int, mentions: tuple[Mention, ...], known: Known, frame: Frame
) -> Frame:
    """The frame behind a sentence that directs nobody."""
    scene = cut_scene(text, start, end, mentions)
    if frame.record:
        frame = floor_of_record(frame, scene, start == 0, known.persons)
    return pass_frame(scene, frame, [], [], known.entities) if scene.mentions or frame.debates else frame


def _behind_rows(scene: Scene, read: Read, known: Known, frame: Frame) -> Frame:
    """The frame behind a sentence that was read in ``frame``."""
    return frame if frame.printed else pass_frame(scene, frame, read.clauses, read.speakers, known.entities)


def _directed(scene: Scene, frame: Frame, hits: list[Hit], *, opens: bool, point: bool) -> tuple[Frame, list[Hit]]:
    """The frame in which a sentence is read, and those of its predicates that direct; ``opens``: it opens its text, ``point``:
    it is one of a list."""
    if not point and not (opens and frame.printed):
        # "To encourage States to pay, the Fund wrote to them": what is done for; what an act decides its paragraphs say so, too.
        hits = [hit for hit in hits if before("purpose", scene.text, hit.start) is None]
    # "Encourages States to widen it by inviting civil society": by what means, in the same act.
    hits = [
        hit for hit in hits if hit.frame != "gerund" or hit is hits[0] or before("means", scene.text, hit.start) is None
    ]
    if frame.printed:
        return frame, [hit for hit in hits if not hit.past or _acts_in_past(scene.text, hit)]
    return frame, [] if conducts(frame, scene) else hits


def _acts_in_past(text: str, hit: Hit) -> bool:
    """Whether a past verb is what an act says itself: "(c) Requested UNHCR to report", "The members of the Council requested";
    not what it says another did."""
    opening = voice("act_in_past").match(text)
    if opening is None:
        return False
    alone = lacks_subject(text, opening.end() if opening["who"] else 0, hit.start)
    further = voice_before("coordinated").search(text, hit.start) or voice_before("serial").search(text, hit.start)
    return alone or further is not None


def _standing(read: Read, *, leads: bool) -> list[Recommendation]:
    """The rows of a sentence that stand alone; without what only leads in other paragraphs, unless it is said to."""
    return [
        row
        for clause, row in zip(read.clauses, read.rows, strict=True)
        if not awaits_needs(clause.hit) and (leads or not _is_bare(row))
    ]


def _is_bare(row: Recommendation) -> bool:
    """Whether a verb has nothing that it asks for: what it introduces stands in other paragraphs ("The Team recommends:"),
    or hangs on a further verb ("urged and called upon the Council to")."""
    return row.rule_id.startswith("active.") and row.text.rstrip(_BARE_END).split()[-1:] == row.verb.split()[-1:]


def _units(text: str, items: ItemList | None) -> list[tuple[int, int]]:
    """The sentences of a passage; a lead-in and each item of a list are units of their own."""
    if items is None:
        return split_sentences(text)
    units = split_sentences(text[: items.lead_end])
    for item in items.items:
        units += [(item.start + a, item.start + b) for a, b in split_sentences(text[item.start : item.end])]
    behind = len(text) - len(text[items.end :].lstrip(_LOOSE_END))
    return [*units, *((behind + a, behind + b) for a, b in split_sentences(text[behind:]))]
