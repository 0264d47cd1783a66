"""Formal recommendations in the text of a paragraph: where each begins and ends, and where it is answered.

"Recommendation 3. ...", or "Recommendation: ..." where the paragraph has the number, in inspection, audit and evaluation reports; what stands behind "Management response:" is another's
words, and what stands in the table of actions is nobody's advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.s3_extract.voices import voice

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Box:
    """A formal recommendation that opens at ``start``: its parts as ``(number, start, end)``, without a number None, and the answer ``text[answer_start:answer_end]``.

    ``who`` is the span of the words that say who answers; spans are empty where there is none.
    """

    start: int
    parts: tuple[tuple[str | None, int, int], ...]
    answer_start: int
    answer_end: int
    who: tuple[int, int]


def find_boxes(text: str) -> list[Box]:
    """The formal recommendations of a passage, in order; empty for most."""
    if "Recommendation" not in text:
        return []
    openings = list(voice("box_opening").finditer(text))
    if not openings:
        return []
    ends = [m.start() for m in openings[1:]] + [len(text)]
    return [_box(text, m, end) for m, end in zip(openings, ends, strict=True)]


def _box(text: str, opening: re.Match[str], end: int) -> Box:
    start = opening.end()
    table = voice("box_end").search(text, start, end)
    stop = table.start() if table else end
    answer = voice("box_answer").search(text, start, stop)
    advice_end = answer.start() if answer else stop
    marks = list(voice("box_item").finditer(text, start, advice_end))
    below = [m for m in marks if m["number"].partition(".")[0] == opening["number"]]
    parts: list[tuple[str | None, int, int]] = []
    if not marks or marks[0].start() != start:
        # "Recommendation 1: Be prepared. 1.1 The Office should": what the number itself recommends, and its parts.
        marks = below
        parts = [(opening["number"], start, marks[0].start() if marks else advice_end)]
    bounds = [m.start() for m in marks[1:]] + [advice_end]
    parts += [(m["number"], m.end(), bound) for m, bound in zip(marks, bounds if marks else (), strict=True)]
    if answer is None:
        return Box(opening.start(), tuple(parts), stop, stop, (stop, stop))
    who = answer.span("who") if answer["who"] else (answer.start(), answer.start())
    return Box(opening.start(), tuple(parts), answer.end(), stop, who)
