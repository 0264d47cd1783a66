"""Who made a review, evaluation, audit or visit, where the front page names nobody as author but the text says it.

What they recommend is theirs, in their own report and in what the management of the reviewed answers. In go the structure of a
report, its bodies and their mentions; out comes a body's id or None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import Body, Mention, Passage, Structure
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice, words

# A report says in one of its first passages who made it.
_FIRST = 4


def team(structure: Structure, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]) -> str | None:
    """The team by which the text says that a review or evaluation was made: the first that it names as such."""
    for paragraph in structure.paragraphs:
        for mention in _bodies_in(paragraph.passage, bodies, mentions):
            if _is_team(bodies[mention.entity_id].name):
                return mention.entity_id
    return None


def reviewers(
    structure: Structure, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]
) -> str | None:
    """Whose evaluation, audit or review a management response answers: the team's, else the office's that made it."""
    found = team(structure, bodies, mentions)
    for paragraph in structure.paragraphs if found is None else ():
        for mention in _bodies_in(paragraph.passage, bodies, mentions):
            if voice("evaluated_by").search(paragraph.passage.text[: mention.start]):
                return mention.entity_id
    return found or who_made(structure, bodies, mentions)


def who_looked(
    structure: Structure, title: Scene, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]
) -> str | None:
    """Who reports on a visit or an audit: the body whose visit the title says it was ("Report on the visit to Mauritius made by the
    Subcommittee"), else the office of which the text says at its beginning that it audited ("The Office of Internal Oversight
    Services (OIOS) conducted an audit of")."""
    for mention in title.of("body"):
        if mention.entity_id in bodies and voice("visit_by").search(title.text[: mention.start]):
            return mention.entity_id
    return who_made(structure, bodies, mentions)


def who_made(
    structure: Structure, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]
) -> str | None:
    """The office of which the text says at its beginning that it audited or evaluated, or that it had the evaluation made: "The Independent
    Evaluation Office conducted the evaluation", "The evaluation was commissioned by the Evaluation Office"."""
    early = [passage for passage in structure.passages if passage.kind in ("summary", "paragraph")]
    for passage in early[:_FIRST]:
        for mention in _bodies_in(passage, bodies, mentions):
            name = set(bodies[mention.entity_id].name.lower().replace(",", " ").split())
            if not words("overseers") & name:
                continue
            if voice("audits").match(passage.text, mention.end) or voice("had_it_evaluated").search(
                passage.text[: mention.start]
            ):
                return mention.entity_id
    return None


def made_by_nobody_told(title: str) -> bool:
    """Whether a title says that the document is an evaluation or audit of somebody's work, which is not his own where nothing says who
    made it."""
    return voice("evaluation_of").match(title) is not None


def _bodies_in(
    passage: Passage, bodies: Mapping[str, Body], mentions: Mapping[str, tuple[Mention, ...]]
) -> Iterator[Mention]:
    return (m for m in mentions.get(passage.key, ()) if m.entity_type == "body" and m.entity_id in bodies)


def _is_team(name: str) -> bool:
    own = set(name.lower().split())
    return "team" in own and bool(words("reviewers") & own)
