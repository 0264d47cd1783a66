"""Those who met, as bodies of a report: who declares something together in an annex, whose proposals chairs sum up, who took part in a
meeting and who presided.

They are called as the text calls them ("States", "participants"); the organ or meeting that the
report names for them is what they are of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Body, BodyName, Meeting, Paragraph, Structure
from pipeline.rules.registry import slugify
from pipeline.s3_extract.discourse.papers import FIRST, OPENING
from pipeline.s3_extract.voices import voice, words


def who_met_declares(annex: Sequence[Paragraph], scope: str) -> Body | None:
    """The persons who met and say the declaration together that an annex is, whose paragraphs these are ("We, the participants, gathered
    at the Conference")."""
    return _said_by(annex, "we_who_met", None, scope)


def who_proposed(structure: Structure, chairs: Body | None, of: Body | None) -> Body | None:
    """Whose proposals chairs only sum up ("a summary of the proposals received from States"); None where they speak themselves."""
    presides = chairs is not None and words("presiding").intersection(chairs.name.lower().split())
    return _said_by(structure.paragraphs, "sums_up_others", of, structure.report_id) if presides else None


def who_spoke(spoke: Iterable[str], known: Mapping[str, Body]) -> Iterator[Body]:
    """The bodies of those ids (``gathered_id``) that stand for all who took part in a meeting ("participants", of it where it is a body), for those
    who chaired it together ("co-chairs") or for whoever presided over a body ("President of the Board"). ``known`` are the bodies of the report."""
    for body_id in spoke:
        word, _, scope = body_id.partition(".")
        of = known.get(scope)
        if word in words("gathered"):
            yield _gathered(word, of, scope)
        elif word.startswith("co-") and word in words("presiding"):
            yield _gathered(word.title(), of, scope)
        elif of is not None and word in words("chair"):
            yield replace(_gathered(f"{word.title()} of the {of.name}", of, scope), body_id=body_id)


def as_body(conference: Meeting) -> Body:
    """The body that a conference is which recommends ("The Fourth World Conference on Women recommended that"), by the conference's id and name."""
    names = (BodyName(conference.name, "official"),)
    return Body(conference.meeting_id, conference.name, None, "other", None, False, origin="report", names=names)


def gathered_id(word: str, scope: str) -> str:
    """The id of those whom a word stands for; ``scope`` is the body or report that they are of."""
    return f"{slugify(word)}.{scope}"


def _said_by(paragraphs: Sequence[Paragraph], usage: str, of: Body | None, scope: str) -> Body | None:
    for paragraph in paragraphs[:FIRST]:
        told = voice(usage).search(paragraph.passage.text[:OPENING])
        if told is not None:
            return _gathered(told["who"], of, scope)
    return None


def _gathered(name: str, of: Body | None, scope: str) -> Body:
    parent = of.body_id if of is not None else None
    names = (BodyName(name, "official"),)
    return Body(gathered_id(name, parent or scope), name, None, "other", parent, False, origin="report", names=names)
