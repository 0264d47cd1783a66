"""Points that are paragraphs: the lead-in of a list carried to the paragraphs below it.

"The Council should:", and below it a paragraph a bullet or a number. In goes what a paragraph gave and the lead-in that holds above it; out
come its rows and the lead-in that holds below. A list is over where a paragraph opens with no imperative, or elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Paragraph, Recommendation
from pipeline.s3_extract.recommendations.formal import meet
from pipeline.s3_extract.recommendations.heads import is_bare_lead
from pipeline.s3_extract.recommendations.lists import find_items
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.sentences import split_sentences

_END = " \n.;,"


@dataclass(frozen=True, slots=True)
class Carried:
    """The row of a lead-in, and the division and section in which it leads."""

    row: Recommendation
    division_id: str | None
    section_id: str | None

    def leads(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a point of the list."""
        same = (paragraph.division_id, paragraph.section_id) == (self.division_id, self.section_id)
        text = paragraph.passage.text
        return same and text[:1].isupper() and opens_with_verb(text, 0)


def carry(
    paragraph: Paragraph, rows: list[Recommendation], above: Carried | None
) -> tuple[list[Recommendation], Carried | None]:
    """The rows of a paragraph, of which a lead-in with nothing behind it is none, and the lead-in that holds below."""
    if above is not None and above.leads(paragraph):
        return _with_point(paragraph.passage.text, rows, above.row), above
    text = paragraph.passage.text
    if not rows:
        return rows, None
    last = rows[-1]
    if is_bare_lead(last, text) or (text.endswith(":") and last.text.endswith(" to")):
        return rows[:-1], Carried(last, paragraph.division_id, paragraph.section_id)
    items = find_items(text, paragraph.points)
    if items is not None and len(items.items) == 1 and last.start == items.items[0].start and last.lead:
        return rows, Carried(last, paragraph.division_id, paragraph.section_id)
    return rows, None


def _with_point(text: str, rows: list[Recommendation], led: Recommendation) -> list[Recommendation]:
    """``rows`` and the first sentence of ``text`` as a point, said by whoever says the lead-in ``led``."""
    start, end = split_sentences(text)[0]
    words = text[start:end].rstrip(_END)
    point = replace(led, position=1, text=words, start=start, end=start + len(words), lead=None)
    behind = [row for row in rows if not meet(row, point)]
    return [replace(row, position=position) for position, row in enumerate([point, *behind], 1)]
