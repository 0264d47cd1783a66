"""The recommendations in tables: a column of recommendations, beside it to whom each is addressed and by when.

In go the rows of a report's tables that hold one (``Advice``), out come their recommendations by passage key. What stands in such
a column is recommended, whatever words it opens with; the answer, the status and the indicator beside it are read no further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.model import Addressee, Advice, Due, Mention, Passage, Recommendation, Structure
from pipeline.s3_extract.bodies.above import sections_above
from pipeline.s3_extract.deadlines import find_due
from pipeline.s3_extract.directives.usages import stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.confidence import bounded
from pipeline.s3_extract.recommendations.formal import Rows, advised, moved, spoken
from pipeline.s3_extract.recommendations.noun_phrases import actors_in
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.recommendations.reviews import recommended_beside, review_recommendations
from pipeline.s3_extract.recommendations.sentence_rows import Known
from pipeline.s3_extract.scene import Scene, cut_scene, title_of
from pipeline.s3_extract.voices import voice

# Fewer words recommend nothing ("None", "See above").
_FEWEST = 4
# Fewer without a verb that asks for it say how much of what another cell names ("Reduction of 10 per cent").
_FEWEST_NOUNS = 6
_RULE = "table.recommended"
_END = " .;,"
_SHORT_FORM = "body.short_form"
_HEADED = ("heading",)
# The cell of a column of deadlines as words that say until when.
_UNTIL = "by "

# The frame in which a section of a division begins.
Begins = Callable[[tuple[str, str | None]], Frame]


def recommendations_in_tables(
    structure: Structure, known: Known, begins: Begins
) -> dict[str, tuple[Recommendation, ...]]:
    """The recommendations in the tables of a report, by the key of the row's passage."""
    if not structure.advice:
        return {}
    mentions = known.entities.mentions
    passages = {passage.key: passage for passage in structure.passages}
    sections = {section.section_id: section for section in structure.sections}
    title = title_of(structure, mentions)
    found: dict[str, tuple[Recommendation, ...]] = {}
    for advice in structure.advice:
        frame = begins((advice.division_id, advice.section_id))
        if advice.key not in passages or frame.printed or not frame.advises:
            continue
        above = [Scene(s.title, mentions.get(s.section_id, ())) for s in sections_above(advice.section_id, sections)]
        frame = _whose(advice, frame, [*above, title], mentions.get(advice.head_key, ()))
        if rows := _rows(advice, passages[advice.key], frame, known, structure):
            found[advice.key] = tuple(rows)
    return found


def _whose(advice: Advice, frame: Frame, titles: Iterable[Scene], heads: Iterable[Mention]) -> Frame:
    """The frame of what is recommended: theirs whom a heading, the title or the column's head names ("Recommendations of the Board of
    Auditors"), of those whose recommendations the report answers, else nobody's where a column answers them, else the author's.

    ``titles`` are the headings above, the nearest first, and the title; ``heads`` what the heads of the columns name.
    """
    held = _named_above(titles, frame if advice.answered else None) or _named_in_head(advice, heads) or frame.answered
    if held is not None:
        return frame._replace(role="quoted", author=None, body_id=held, answered=held)
    return frame._replace(role="quoted", author=None) if frame.quotes or advice.answered else frame


def _named_above(titles: Iterable[Scene], answering: Frame | None) -> str | None:
    """The body of whose recommendations the nearest title says that they stand below; of recommendations that are answered it may be no
    more than the body's name ("B. Advisory Committee", which gave the frame ``answering``)."""
    headed = answering.chain[1] if answering is not None and answering.chain[:1] == _HEADED else None
    for title in titles:
        told = (m.entity_id for m in title.of("body") if voice("advice_of").search(title.text[: m.start]))
        if held := next(told, answering.body_id if answering and title.text == headed else None):
            return held
    return None


def _named_in_head(advice: Advice, heads: Iterable[Mention]) -> str | None:
    """The body that the head of the column names in full: a short form in a table means what nobody says there."""
    start, end = advice.head
    named = (m for m in heads if m.entity_type == "body" and m.rule_id != _SHORT_FORM)
    return next((m.entity_id for m in named if start <= m.start < end), None)


def _rows(advice: Advice, passage: Passage, frame: Frame, known: Known, structure: Structure) -> Rows:
    """The rows of one cell: those of its directives and imperatives, else all of it where the column holds nothing but advice."""
    text, mentions = passage.text, known.entities.mentions.get(passage.key, ())
    start, end = advice.said
    words = len(text[start:end].split())
    if words < _FEWEST:
        return []
    cell = cut_scene(text, start, end, mentions)
    if advice.answered and frame.body_id is not None and stands("operative_opening", cell.text, 0):
        # "Notes it, and requests": the words of a resolution, in which nobody but its organ speaks.
        frame = frame._replace(role="organ")
    row, number = Scene(text, mentions), text[slice(*advice.number)].strip(_END) if advice.number else None
    if advice.by is not None:
        ended = (start, start + len(text[start:end].rstrip(_END)))
        if wished := recommended_beside(row, ended, advice.by, structure, known.entities):
            return [replace(each, number=number) for each in wished]
        frame = _beside(row, advice.by, frame)
    whole = (0, len(cell.text.rstrip(_END)))
    # "140.7 Ratify the Covenant (Portugal)": the lines of a periodic review, theirs whom the brackets name.
    reviewed = review_recommendations(cell.text, cell.mentions, structure, known.entities, apart=True)
    rows = reviewed or [_of_nobody(each, frame) for each in advised(cell, frame, known)]
    if not rows and words >= _FEWEST_NOUNS and not advice.answered:
        # What is answered may be taken note of, too ("Decision/request").
        rows = [
            replace(each, verb=_verb_behind_limit(each.text) or each.verb)
            for each in spoken(cell.text, [whole], frame, _RULE)
        ]
    told = _told(row, *advice.told, known) if advice.told is not None else ()
    due = _due(text[slice(*advice.due)]) if advice.due else Due()
    return [
        replace(
            moved(each, start),
            position=position,
            number=each.number or number,
            addressees=each.addressees or told,
            due=due,
        )
        for position, each in enumerate(rows, 1)
    ]


def _beside(row: Scene, by: tuple[int, int], frame: Frame) -> Frame:
    """The frame of what the body recommends that the cell ``by`` names."""
    held = next((m.entity_id for m in row.mentions if m.entity_type == "body" and by[0] <= m.start < by[1]), None)
    return frame if held is None else frame._replace(role="quoted", author=None, body_id=held, answered=held)


def _told(row: Scene, start: int, end: int, known: Known) -> tuple[Addressee, ...]:
    """Whom the cell ``row.text[start:end]`` names; of one in each organization ("Executive head", "Legislative body") the plural tells
    that it is an actor."""
    found = actors_in(row, start, end, known.entities, told=True)
    name = row.text[start:end].strip(_END)
    if found or not name:
        return tuple(found)
    several = f"{name[:-1]}ies" if name[-1] == "y" else f"{name}s"
    return tuple(
        replace(each, name=name)
        for each in actors_in(Scene(several, ()), 0, len(several), known.entities, told=True)
        if each.name == several
    )


def _verb_behind_limit(text: str) -> str | None:
    """The verb of an imperative behind until when it is to be done ("By 2025, define"); None where no such words open it."""
    limit, *rest = text.split(", ")
    if find_due(limit).text != limit:
        return None
    return next((part.split()[0] for part in rest if opens_with_verb(part, 0)), None)


def _due(cell: str) -> Due:
    """What is due by the cell of a column of deadlines; nothing where it names no time ("Ongoing")."""
    due = find_due(_UNTIL + cell)
    return replace(due, text=due.text.removeprefix(_UNTIL)) if due.text is not None else Due()


def _of_nobody(row: Recommendation, frame: Frame) -> Recommendation:
    """A row without its body where only a short form names it, which in a table means nobody whom the text named before."""
    if frame.role != "quoted" or frame.body_id is not None or row.attribution != "short_form":
        return row
    return replace(row, recommenders=(), attribution="none", confidence=bounded(row.confidence, row.rule_id, "none"))
