"""Recommendations that a report prints twice: which row repeats which.

A report prints its formal recommendations where they are argued, and again in its summary, in an annex or in the table of what is
done about them. In go the rows of one report and the sections that repeat; out comes ``same_as_id`` of each row that
repeats another. Two alike directives elsewhere are two: a resolution may say the same of two offices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.model import Paragraph, Section

Row = dict[str, Any]
_WORD = re.compile(r"[^\W_]+")
# Whose words can be printed twice: those of an act are law each time, those of a debate are said each time.
_FRAMES = frozenset({"own", "quoted"})
# Words that open the title of a section that repeats; in an annex it is enough that recommendations are named.
_OPENINGS = ("summary", "executive summary", "abstract", "list of recommendations", "recommendations at a glance")
_NAMED = "recommendation"
# Fewer words are a formula ("may wish to adopt a decision on this item").
_FEWEST = 8
# So many of the words of both are the same: a summary shortens.
_ALIKE = 0.8
# Words by which a repetition is looked for: it begins as what it repeats.
_BEGINNING = 4
# Rows of one beginning that are compared; more are a formula.
_MOST = 40


def with_repeats(rows: list[Row], sections: Iterable[Section], paragraphs: Sequence[Paragraph]) -> list[Row]:
    """The rows with ``same_as_id`` set where one repeats another; that one is never a repetition itself."""
    repeating = repeating_sections(sections)
    places: dict[str | None, bool] = {p.passage.key: p.section_id in repeating for p in paragraphs}
    numbered = {p.passage.key for p in paragraphs if p.number}
    groups: dict[tuple[str, ...], list[tuple[Row, list[str]]]] = {}
    for row in rows:
        words = _words(row["text"]) if row["frame"] in _FRAMES else []
        if len(words) >= _FEWEST:
            groups.setdefault(tuple(words[:_BEGINNING]), []).append((row, words))
    same: dict[str, str] = {}
    for group in groups.values():
        if len(group) == 1:
            continue
        # What is argued in a numbered paragraph stands first, what a summary repeats last.
        order = sorted(
            ((row, Counter(words)) for row, words in group[:_MOST]),
            key=lambda each: (
                bool(places.get(each[0]["paragraph_id"])),
                each[0]["paragraph_id"] not in numbered,
                each[0]["char_start"],
            ),
        )
        for at, (row, counts) in enumerate(order):
            alike = (r for r, each in order[:at] if _repeats(row, r, places) and _alike(counts, each))
            first: str | None = next((r["recommendation_id"] for r in alike), None)
            if first is not None:
                same[row["recommendation_id"]] = same.get(first, first)
    return [{**row, "same_as_id": same.get(row["recommendation_id"])} for row in rows]


def repeating_sections(sections: Iterable[Section]) -> frozenset[str]:
    """The ids of the sections that repeat what stands elsewhere, with all below them."""
    found: set[str] = set()
    for section in sections:
        title = section.title.casefold()
        annexed = section.label.casefold().startswith("annex") and _NAMED in title
        if section.parent_section_id in found or title.startswith(_OPENINGS) or annexed:
            found.add(section.section_id)
    return frozenset(found)


def _repeats(row: Row, first: Row, places: Mapping[str | None, bool]) -> bool:
    """Whether ``row`` can repeat ``first``: both have the same number, or it stands in a summary and the other does not."""
    if row["paragraph_id"] == first["paragraph_id"] or _differ(row["number"], first["number"]):
        return False
    if row["recommending_body_id"] and _differ(row["recommending_body_id"], first["recommending_body_id"]):
        return False
    numbers = row["number"] is not None and row["number"] == first["number"]
    return numbers or (places.get(row["paragraph_id"], False) and not places.get(first["paragraph_id"], False))


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    return 2 * (one & other).total() >= _ALIKE * (one.total() + other.total())
