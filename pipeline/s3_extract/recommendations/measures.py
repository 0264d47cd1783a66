"""Points under no lead-in: measures behind labels ("Border security: Enhance ...") and what a word heads ("Policy recommendations:").

Annexes of declarations and programmes set out what shall be done point by point, each under a label, with no verb that leads
them in; reports on development close a section with recommendations as a list. In go a paragraph and its rows, out come its
rows with one for each point. Only the author's own words are taken so: what another lists under such a head he may only report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from pipeline.model import Paragraph, Recommendation
from pipeline.s3_extract.directives.usages import stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.marks import mark_of
from pipeline.s3_extract.recommendations.formal import meet, spoken
from pipeline.s3_extract.recommendations.lists import ItemList, find_items
from pipeline.s3_extract.recommendations.review_lines import opens_with_verb
from pipeline.s3_extract.sentences import split_sentences

Place: TypeAlias = tuple[str | None, str | None]
# So many labelled points make a section a list of measures; one or two may stand in any.
_FEWEST = 3
_LABELLED, _HEADED = "label.measure", "heading.recommended"
_END = " \n.;,"
# The verb by which an action is known stands within so many code points behind a label.
_VERB_REACH = 80


def places_of_measures(paragraphs: Iterable[Paragraph]) -> frozenset[Place]:
    """The divisions and sections whose unnumbered paragraphs are measures behind labels, most of them."""
    labelled: Counter[Place] = Counter()
    all_of_them: Counter[Place] = Counter()
    for paragraph in paragraphs:
        if paragraph.number is None:
            place = paragraph.division_id, paragraph.section_id
            all_of_them[place] += 1
            labelled[place] += _behind_label(paragraph.passage.text) > 0
    return frozenset(p for p, n in labelled.items() if n >= _FEWEST and 2 * n >= all_of_them[p])


def with_points(
    paragraph: Paragraph, rows: list[Recommendation], frame: Frame, *, measured: bool
) -> list[Recommendation]:
    """The rows of a paragraph with one for each point; ``measured`` says that it stands among measures behind labels.

    ``frame`` is the one in which its section began.
    """
    if frame.role != "own" or frame.author is None:
        return rows
    if measured:
        return _with_measures(paragraph, rows, frame)
    return _with_headed(paragraph.passage.text, paragraph.points, rows, frame)


def _with_measures(paragraph: Paragraph, rows: list[Recommendation], frame: Frame) -> list[Recommendation]:
    """The rows of a paragraph that is a measure: one for each of its sentences that opens with an imperative or a gerund."""
    text = paragraph.passage.text
    begin = _behind_label(text)
    if paragraph.number is not None or (not begin and mark_of("label").match(text)):
        # "Report on policies: A report was issued": the label is no imperative.
        return rows
    spans = [(begin + a, begin + b) for a, b in split_sentences(text[begin:])]
    told = [
        span
        for n, span in enumerate(spans)
        if opens_with_verb(text, span[0]) or (not n and begin and _acts(text, begin))
    ]
    return _merged(rows, spoken(text, [(a, a + len(text[a:b].rstrip(_END))) for a, b in told], frame, _LABELLED))


def _with_headed(text: str, points: tuple[int, ...], rows: list[Recommendation], frame: Frame) -> list[Recommendation]:
    """The rows of a text with one for each point that the word "recommendations" heads.

    ``points`` are the offsets in ``text``, in code points, at which its points begin.
    """
    if "ecommend" not in text and "uggested " not in text:
        # A head has one of these.
        return rows
    items = find_items(text, points)
    head = _head(text, items) if items is not None else None
    if items is None or head is None:
        return rows
    start, end = head
    verb = text[start:end].split()[-1].lower()
    found = spoken(text, [(item.start, item.end) for item in items.items], frame, _HEADED)
    return _merged(
        rows,
        [replace(row, text=f"{text[start:end]}: {row.text}", verb=verb, lead=(start, end)) for row in found],
    )


def _head(text: str, items: ItemList) -> tuple[int, int] | None:
    """Where the words stand that head a list, if they are a head and no sentence."""
    start, _ = split_sentences(text[: items.lead_end])[-1]
    head = text[start : items.lead_end].rstrip()
    return (start, start + len(head) - 1) if stands("recommended_head", head, 0) else None


def _behind_label(text: str) -> int:
    """Where a measure begins behind its label ("Border security: Enhance ..."); 0 where there is none."""
    label = mark_of("label").match(text)
    return label.end() if label is not None and _acts(text, label.end()) else 0


def _acts(text: str, at: int) -> bool:
    return opens_with_verb(text, at) or stands("action", text[at : at + _VERB_REACH], 0) is not None


def _merged(rows: list[Recommendation], found: list[Recommendation]) -> list[Recommendation]:
    """The rows of points and, of those read before, the ones that no point holds."""
    ends = [point.end for point in found]
    others = [row for row in rows if not _held(row, found, ends)]
    every = sorted([*found, *others], key=lambda row: row.start)
    return [replace(row, position=position) for position, row in enumerate(every, 1)]


def _held(row: Recommendation, points: Sequence[Recommendation], ends: Sequence[int]) -> bool:
    """Whether a row shares a place with one of the ``points``, which stand in order and apart; ``ends`` are theirs."""
    at = bisect_right(ends, row.start)
    return at < len(points) and meet(row, points[at])
