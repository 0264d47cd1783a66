"""Cuts a sentence with directive predicates into one clause a predicate.

In go the sentence and its hits, out come ``Clause`` records: where the clause of each hit begins and ends, and where
its subject stands. The cut lies at the last conjunction that joins two clauses; a conjunction that joins two nouns
("Governments, organizations and civil society should") has no finite verb on its left and is none. The words and shapes
are those of ``rules/clauses.yaml``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.records import dataclass
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.usages import Place, before, every, first, stands

_LOOSE = " \t\n\u00a0,;:.–—"
# No name is longer, so one that begins farther before a place does not hold it.
_LONGEST_NAME = 1000
_FINITE = frozenset({"active", "need"})
# Frames whose subject is who speaks.
_SPEAKING = _FINITE | {"gerund", "elliptic_need", "call"}
# Frames whose clause ends where the speaker does something else; in an act all do, for one subject has all its verbs.
_ENDING = _FINITE | {"gerund", "elliptic_need", "call", "passive_np"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a hit, ``sentence[start:end]``; its subject noun phrase is ``sentence[subject_start:hit.start]``.

    ``shared`` says that the clause has no subject of its own and takes that of the clause before it.
    """

    hit: Hit
    start: int
    end: int
    subject_start: int
    shared: bool


def cut_clauses(sentence: str, hits: list[Hit], names: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """One clause a hit, in order and disjoint; inside one of the ``names`` (spans of
    entities in order) none begins."""
    starts = []
    floor = 0
    for i, hit in enumerate(hits):
        starts.append(_left_boundary(sentence, floor, hit, names, first_hit=i == 0))
        floor = hit.end
    clauses = []
    halves = ";" in sentence
    for i, hit in enumerate(hits):
        end = starts[i + 1] if i + 1 < len(hits) else len(sentence)
        if hit.frame in _ENDING or (hit.frame == "modal" and _is_operative(sentence)):
            end = _next_act(sentence, hit, end)
        goes_on = first("we_go_on", sentence, hit.end, end)
        end = goes_on.start if goes_on else end
        end = _told_besides(sentence, hit, end)
        if hit.frame == "active" and first("in_which", sentence, starts[i], hit.start):
            # "your letter with reference to the resolution in which the Council requested you to report, has been read".
            main = first("main_verb", sentence, hit.end, end)
            end = main.start if main else end
        half = first("next_half", sentence, hit.end, end) if halves else None
        end = half.start if half else end
        opens = ("granted", "fronted") if i == 0 and hit.frame in _FINITE else ()
        if any(stands(usage, sentence, starts[i], hit.start) for usage in opens):
            # "Although the Governor called for calm, the clashes went on"; "In its report, in which it asked for a law, the Board noted".
            main = first("main_clause", sentence, hit.end, end)
            end = main.start if main else end
        end = max(hit.end, _trim_tail(sentence, hit.end, end))
        start = starts[i]
        subject = skip_adverbials(sentence, start, hit.start)
        shared = i > 0 and hit.frame in {"active", "need", "gerund"} and lacks_subject(sentence, start, hit.start)
        clauses.append(Clause(hit, start, end, subject, shared))
    return clauses


def lacks_subject(text: str, start: int, end: int) -> bool:
    """Whether nothing but adverbs stands in ``text[start:end]``: "..., but also emphasized"."""
    return stands("no_subject", text, start, end) is not None


def leans(text: str, clause: Clause) -> bool:
    """Whether a clause has no verb or no subject of its own: "and that B develop it", "as well as the need for it", "and should not"."""
    if clause.hit.frame in {"elliptic_need", "elliptic_that"}:
        return True
    return clause.hit.frame == "modal" and lacks_subject(text, clause.start, clause.hit.start)


def _left_boundary(sentence: str, floor: int, hit: Hit, names: Sequence[tuple[int, int]], *, first_hit: bool) -> int:
    """Where the clause of ``hit`` begins, not before ``floor`` (the end of the predicate before it)."""
    if hit.frame in {"elliptic_need", "actions", "elliptic_that"}:
        return hit.start
    if hit.frame == "call" and (is_preamble(sentence) or stands("while_participle", sentence, hit.start)):
        joint = stands("bare_joint", sentence, hit.start) or stands("while", sentence, hit.start)
        return joint.behind if joint else hit.start
    finite = hit.frame in _FINITE
    serial = before("serial_verb", sentence, hit.start) if finite else None
    if serial and serial.start >= floor and not hit.past and _is_operative(sentence):
        # One more verb of an operative paragraph: "Notes that ..., urges the Government to".
        return serial.mark
    start = _joined(sentence, floor, hit, names, first_hit=first_hit)
    if (
        serial
        and hit.past
        and not first_hit
        and start < serial.start
        and stands("tail_before", sentence, start, serial.start)
    ):
        # "Encouraged it to put them in programmes and projects, suggested exploring where": no subject ends in a comma.
        return serial.mark
    return start


def _joined(sentence: str, floor: int, hit: Hit, names: Sequence[tuple[int, int]], *, first_hit: bool) -> int:
    """Where the last conjunction before ``hit`` that joins two clauses ends."""
    joints = _Joints(sentence, floor, hit, names, first_hit)
    strong = joints.strong()
    if strong is not None:
        return strong
    if hit.frame == "gerund":
        subject = before("gerund_subject", sentence, hit.start)
        if subject and subject.start >= floor > 0:
            return subject.mark
        opener = before("gerund_joint", sentence, hit.start)
        return opener.start if opener and opener.start >= floor else hit.start
    bare = joints.bare()
    if bare is not None:
        # "Building it must go beyond policies and programmes – it must use them": the joint is one of nouns.
        tail = None if first_hit else stands("list_tail", sentence, bare, hit.start)
        return tail.behind if tail else bare
    if first_hit:
        return 0
    own = before("serial_verb", sentence, hit.start) if hit.frame == "impersonal" else None
    if own and own.start >= floor:
        # "While it is right to bring them, if possible, to an end, it is also crucial that".
        return own.mark
    main = first("main_clause", sentence, floor, hit.start) if stands("fronted", sentence, 0, floor) else None
    lead = first("clause_lead", sentence, floor, hit.start)
    if main is not None:
        # "With reference to its report, in which it had recommended that Chad amend the law, the Committee reiterates".
        return main.start + len(", ")
    return lead.behind if lead else hit.start - len(sentence[floor : hit.start].lstrip())


class _Joints(NamedTuple):
    """The conjunctions of a sentence between ``floor``, the end of the predicate before it, and ``hit``. ``names`` are the spans of what
    is named in the sentence; ``first_hit``: no other predicate stands before."""

    sentence: str
    floor: int
    hit: Hit
    names: Sequence[tuple[int, int]]
    first_hit: bool

    def strong(self) -> int | None:
        """Where the last of those ends that part clauses by themselves; None where there is none."""
        found = None
        for joint in every("strong_joint", self.sentence, self.floor, self.hit.start):
            mark = self.sentence[joint.start]
            if mark == "," and before("figure", self.sentence, joint.start):
                continue
            if self._joins(joint, clauses=True) or (mark in ";:" and not self._inside(joint)):
                found = joint.behind
        return found

    def bare(self) -> int | None:
        """Where the last "and" or "but" ends that joins two clauses; None where there is none."""
        sentence, end = self.sentence, self.hit.start
        found = None
        for joint in every("bare_joint", sentence, self.floor, end):
            if self._joins(joint, clauses=stands("clause_opening", sentence, joint.behind, end) is not None):
                found = joint.behind
        return found

    def _inside(self, joint: Place) -> bool:
        """Whether a joint stands inside a name."""
        low, high = (bisect_left(self.names, (at, 0)) for at in (joint.start - _LONGEST_NAME, joint.start))
        return any(joint.end < end for _, end in self.names[low:high])

    def _joins(self, joint: Place, *, clauses: bool) -> bool:
        """Whether a joint joins clauses; ``clauses``: what stands behind it opens one."""
        sentence, end, finite = self.sentence, self.hit.start, self.hit.frame in _FINITE
        tail = stands("fronted_tail", sentence, joint.behind)
        if (tail and tail.behind <= end) or self._inside(joint):
            return False
        alone = stands("adverb_alone", sentence, joint.behind, end)
        if alone and sentence[joint.behind : end].strip() and before("adverb_before", sentence, joint.start):
            # "has consistently and unequivocally advocated".
            return False
        if self.first_hit and self.hit.frame == "modal" and lacks_subject(sentence, joint.behind, end):
            # "Starting it would undo years of work, and must be handled with caution": one subject for both.
            return False
        if not self.first_hit or (finite and alone):
            return True
        return clauses and first("finite_verb", sentence, self.floor, joint.start) is not None


def _is_operative(sentence: str) -> bool:
    return any(stands(opening, sentence, 0) is not None for opening in ("operative_opening", "participle_opening"))


def _next_act(sentence: str, hit: Hit, end: int) -> int:
    """Where what the speaker did besides, or somebody else did, begins in ``sentence[hit.end:end]``; ``end`` if nowhere."""
    usages = ["next_act"]
    if hit.past or _is_operative(sentence):
        usages += ["next_serial", "next_sure"]
    if hit.past:
        usages += ["next_past", "next_passive"]
    if is_preamble(sentence):
        usages.append("next_ground")
    places = [first(usage, sentence, hit.end, end) for usage in usages]
    return min((place.start for place in places if place), default=end)


def _told_besides(sentence: str, hit: Hit, end: int) -> int:
    """Where in ``sentence[hit.end:end]`` something is said or told that asks for nothing: "to contribute, noting that the appeal was
    late", "to return to talks; the Mission stands ready to assist"; ``end`` if nowhere."""
    words = sentence[hit.end : end]
    if hit.frame in _SPEAKING and ("ing that" in words or "expressing" in words):
        # Of "the Assembly is requested to act, acknowledging that", it is the Assembly that acknowledges.
        said = first("said_with", sentence, hit.end, end)
        end = said.start if said else end
    if not (";" in words or ", and" in words or ", but" in words):
        return end
    at = max(hit.end, hit.complement)
    told = first("next_told", sentence, at, end)
    return told.start if told and not first("under_that", sentence, at, told.start) else end


def is_preamble(sentence: str) -> bool:
    """Whether a sentence opens as preambular paragraphs do, and ends as they do."""
    return stands("preamble_opening", sentence, 0) is not None and sentence.rstrip()[-1:] != "."


def skip_adverbials(sentence: str, at: int, end: int) -> int:
    """Where the adverbials before a subject end ("In this regard, ", "At its fiftieth session, in August 1998, ")."""
    while (adverbial := stands("adverbial", sentence, at, end)) is not None:
        at = adverbial.behind
    return at


def _trim_tail(sentence: str, floor: int, end: int) -> int:
    """``end`` less the punctuation and conjunctions that stand before it, not below ``floor``."""
    while True:
        end = floor + len(sentence[floor:end].rstrip(_LOOSE))
        joint = before("loose_joint", sentence, end)
        if joint is None or joint.start < floor:
            return end
        end = joint.start
